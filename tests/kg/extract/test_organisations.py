"""Which outside organisations a text names, known ones and others by the form of their names."""

import pytest

from kg.extract.names import Names
from kg.extract.organisations import OrganisationReader
from kg.record import DecisionRecord, Part, PartKind
from kg.registries import Body, Organisation, Registries

ORGANISATIONS = [
    Organisation("stm", "ympäristöministeriö", "ministry", {}, ("YM",)),
    Organisation("malli", "Malliyhtiö Oy", "company", {}, ("Malliyhtiö",)),
    Organisation("espoo", "Espoon kaupunki", "municipality", {}, (), ("Espoo",)),
    Organisation("vantaa", "Vantaan kaupunki", "municipality", {}),
    Organisation("kaverit", "Kaverit", "association", {}, ("Mallilan Kaverit ry",)),
    Organisation("helsinki", "Helsingin kaupunki", "municipality", {}),
    Organisation("hao", "Helsingin hallinto-oikeus", "court", {}),
    Organisation("amk", "Esimerkki-ammattikorkeakoulu", "university", {}),
    Organisation("ely", "Uudenmaan elinkeino-, liikenne- ja ympäristökeskus", "agency", {}, ("Uudenmaan ELY-keskus",)),
]
REGISTRIES = Registries(
    bodies={"C": Body("C", {"fi": "Helsingin kaupunki"}, type_id="13")},
    organisations={organisation.key: organisation for organisation in ORGANISATIONS},
)
NAMES, READER = Names(REGISTRIES), OrganisationReader(REGISTRIES)


def read(text: str, kind: PartKind = PartKind.REASONS) -> list[tuple[str | None, str, str]]:
    record = DecisionRecord("record", True, None, "Otsikko", "fi", (Part(kind, "decision", "", text),))
    mentions, _ = READER.read(record, NAMES.hits(record))
    return [(mention.key, mention.name, mention.kind) for mention in mentions]


def names(text: str) -> list[str]:
    return [name for _, name, _ in read(text)]


def test_known_organisations_by_name_and_alias() -> None:
    assert read("Ympäristöministeriöltä ja YM:n sekä Malliyhtiö Oy:lle") == [
        ("stm", "ympäristöministeriö", "ministry"),
        ("stm", "ympäristöministeriö", "ministry"),
        ("malli", "Malliyhtiö Oy", "company"),
    ]


UNKNOWN = [
    ("Tilataan Rakennus Esimerkki Oy:ltä työ.", "Rakennus Esimerkki Oy", "company"),
    ("Tarjouksen jätti Kivi & Sora Group Oyj.", "Kivi & Sora Group Oyj", "company"),
    ("Osakkeet omistaa Oy Kuvitelma Ab:n", "Oy Kuvitelma Ab", "company"),
    ("Vuokrataan Kauppa Lahtinen Ky:lle", "Kauppa Lahtinen Ky", "company"),
    ("Avustus Mallilan nuorten kuoro ry:lle", "Mallilan nuorten kuoro ry", "association"),
    ("Avustus myönnetään Föreningen Modell rf:lle", "Föreningen Modell rf", "association"),
    ("Tontin omistaa Asunto Oy Mallilanpolku 3 ja", "Asunto Oy Mallilanpolku 3", "company"),
    ("Yhtiö on Kiinteistö Oy Mallilan Parkki.", "Kiinteistö Oy Mallilan Parkki", "company"),
    ("Valitus tehdään Mallilan hallinto-oikeuteen.", "Mallilan hallinto-oikeus", "court"),
    ("Tutkimus on Esimerkkilän yliopistosta.", "Esimerkkilän yliopisto", "university"),
    ("Lausunto Länsi-Mallin AVIlta saatiin.", "Länsi-Mallin aluehallintovirasto", "agency"),
    ("Lausunto saatiin Savon ELY-keskukselta.", "Savon elinkeino-, liikenne- ja ympäristökeskus", "agency"),
    ("Aloitteen teki Rantapuolueen valtuustoryhmä.", "Rantapuolueen valtuustoryhmä", "party_group"),
    ("Tilat vuokraa Mallilan seurakunta.", "Mallilan seurakunta", "church"),
    ("Hakijana on Esimerkkisäätiö.", "Esimerkkisäätiö", "foundation"),
    ("Lupa myönnetään 1234 Maija Malli Oy:lle.", "1234 Maija Malli Oy", "company"),
    ("Nimi\nTaide ja Tori KTN Mallila ry", "Taide ja Tori KTN Mallila ry", "association"),
    ("Taide ja tori KTN Mallila ry haki", "Taide ja tori KTN Mallila ry", "association"),
    ("Mallilan nuorten kerho r.y. lausui", "Mallilan nuorten kerho ry", "association"),
    ("Avustus Olavi Malli -säätiölle.", "Olavi Malli -säätiö", "foundation"),
    ("Tutkinto on Esimerkkilän Yliopistosta.", "Esimerkkilän yliopisto", "university"),
    ("Opinnot Mallilan teknillisessä yliopistossa", "Mallilan teknillinen yliopisto", "university"),
    ("Tuottajaksi hyväksyttiin Mallilan Siivouspalvelut Tmi.", "Mallilan Siivouspalvelut Tmi", "company"),
    ("Lausuivat Suomen Malliliitto ja muut.", "Suomen Malliliitto", "association"),
    ("Asia on sivistysvaliokunnassa.", "eduskunnan sivistysvaliokunta", "other"),
]


@pytest.mark.parametrize(("text", "name", "kind"), UNKNOWN)
def test_an_unknown_organisation_by_its_form(text: str, name: str, kind: str) -> None:
    assert read(text) == [(None, name, kind)]


def test_the_registry_knows_another_form_of_the_name() -> None:
    assert read("Uudenmaan ELY-keskuksen lausunto")[0][0] == "ely"
    assert read("Esimerkin ammattikorkeakoulusta") == [(None, "Esimerkin ammattikorkeakoulu", "university")]
    assert read("Esimerkkin ammattikorkeakoulusta")[0][0] == "amk"


def test_a_word_that_opens_the_sentence_is_no_part_of_the_name() -> None:
    assert names("Hakija Kivi Oy esittää.") == ["Kivi Oy"]
    assert names("2. Kivi Oy\n3. Sora Oy") == ["Kivi Oy", "Sora Oy"]
    assert names("Hankinnasta Kivi Oy sai tiedon.") == ["Kivi Oy"]
    assert names("Vaan Kivi Oy voitti. Kilpailun voitti siis Kivi Oy.") == ["Kivi Oy", "Kivi Oy"]
    assert names("Päätettiin 1.2.2020 Kivi Oy:n asia") == ["Kivi Oy"]
    assert names("Liite 2 PERUSTAMISKIRJA Kivi Oy") == ["Kivi Oy"]
    assert names("Varataan kiinteistön vuokraaminen Mallilan Pursi ry:lle") == ["Mallilan Pursi ry"]


@pytest.mark.parametrize("before", ["Vuonna 2021", "Tontti 1234", "Sopimus nro 4600"])
def test_a_number_of_something_else_is_no_part_of_the_name(before: str) -> None:
    assert names(f"{before} Maija Malli Oy teki") == ["Maija Malli Oy"]


@pytest.mark.parametrize("text", ["Lupa Tmi Maija Malli.", "Lupa Maija Malli Tmi:lle"])
def test_a_sole_trader_by_a_private_name_is_not_named(text: str) -> None:
    assert names(text) == []


def test_a_university_in_its_students_unions_name_is_not_mentioned() -> None:
    assert names("Avustusta haki Esimerkki-ammattikorkeakoulun ylioppilaskunta.") == []


def test_a_local_branch_is_not_the_association() -> None:
    assert names("Avustusta haki Kaverit.") == ["Kaverit"]
    assert names("Helsingin Kaverit haki avustusta") == []


def test_places_in_the_plural_share_their_head() -> None:
    assert [key for key, _, _ in read("Espoon ja Vantaan kaupungit")] == ["espoo", "vantaa"]
    assert names("Espoon, Vantaan ja Helsingin kaupungeille") == ["Espoon kaupunki", "Vantaan kaupunki"]
    assert [key for key, _, _ in read("Päätös tehtiin Espoon kaupunginhallituksessa")] == ["espoo"]


NOTHING = [
    "PL 10, 00099 HELSINGIN KAUPUNKI",
    "Helsingin kaupungin päätös",
    "Keskustan terveysasema on auki",
    "ympäristöministeriön asetus rakennuksista",
    "ympäristöministeriön rakennusten korjaamisesta annetun asetuksen mukaan",
    "Hallinta on Matti Mallisen kaupungille",
    "Tämän kunnan alueella",
    "Vetovoimainen kaupunki houkuttelee",
    "Espoon kaupungin rajalla",
    "yhtiömuoto on Oy tai Ky",
    "Kiinteistö Oy on yhtiö",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_organisation(text: str) -> None:
    assert read(text) == []


def test_contact_lines_name_no_organisations() -> None:
    assert read("Maija Malli, Malliyhtiö Oy", PartKind.CONTACTS) == []


def test_the_longer_name_stands() -> None:
    assert read("Malliyhtiö Palvelut Oy:n tarjous") == [(None, "Malliyhtiö Palvelut Oy", "company")]
    assert read("Malliyhtiö-konsernin") == [("malli", "Malliyhtiö Oy", "company")]


def test_a_long_text_takes_linear_time() -> None:
    line = "Tarjouksen jättivät Kivi Oy, Sora Oy ja Savi Group Oy. Mallilan kaupunki ja Esilän kyläyhdistys kysyivät. "
    assert len(names(line * 3000)) == 12000

"""Which outside organisations a text names, known ones and others by the form of their names."""

import time
from datetime import date

import pytest

from kg.extract.names.hits import Names
from kg.extract.organisations.reader import OrganisationReader
from kg.record import DecisionRecord, Language, Part, PartKind
from kg.registries import Body, Organisation, Registries

ORGANISATIONS = [
    Organisation("stm", "ympäristöministeriö", "ministry", {}, ("YM",)),
    Organisation("malli", "Malliyhtiö Oy", "company", {}, ("Malliyhtiö",)),
    Organisation("espoo", "Espoon kaupunki", "municipality", {}, (), ("Espoo",)),
    Organisation("vantaa", "Vantaan kaupunki", "municipality", {}, (), ("Vantaa",)),
    Organisation("kaverit", "Kaverit", "association", {}, ("Mallilan Kaverit ry",)),
    Organisation("helsinki", "Helsingin kaupunki", "municipality", {}),
    Organisation("hao", "Helsingin hallinto-oikeus", "court", {}),
    Organisation("amk", "Esimerkki-ammattikorkeakoulu", "university", {}),
    Organisation("lapin-aluehallintovirasto", "Lapin aluehallintovirasto", "agency", {}, (), ("AVI",)),
    Organisation("kunta", "Kuntaliitto", "association", {}),
    Organisation("aluehallintovirasto", "aluehallintovirasto", "agency", {"sv": "regionförvaltningsverket"}),
    Organisation("te-toimisto", "TE-toimisto", "agency", {}),
    Organisation("hallinto-oikeus", "hallinto-oikeus", "court", {"sv": "förvaltningsdomstolen"}),
    Organisation("keta", "Keta ry", "association", {}, ("Keta",)),
    Organisation("nakevat", "Mallin Näkevät ry", "association", {}, ("Mallin Näkevät", "De Seende rf", "De Seende")),
    Organisation("malliliitto", "Suomen koeliitto", "association", {}),
    Organisation("museo", "MUS Mallimuseo", "foundation", {}, ("Mallimuseosäätiö",), founded=date(2023, 1, 1)),
    Organisation("satama", "Mallilan Satama Oy", "company", {"sv": "Modellby Hamn Ab"}),
    Organisation("syke", "Suomen malliympäristökeskus", "agency", {}),
    Organisation("kok", "Kokoomuksen valtuustoryhmä", "party_group", {}, ("kokoomuksen valtuustoryhmä",)),
    Organisation("sdp", "SDP:n valtuustoryhmä", "party_group", {}),
    Organisation("tuomioistuin", "Euroopan unionin tuomioistuin", "court", {}),
    Organisation(
        "uudenmaan-ely-keskus",
        "Uudenmaan elinkeino-, liikenne- ja ympäristökeskus",
        "agency",
        {},
        ("Uudenmaan ELY-keskus",),
    ),
]
REGISTRIES = Registries(
    bodies={"C": Body("C", {"fi": "Helsingin kaupunki"}, type_id="13")},
    organisations={organisation.key: organisation for organisation in ORGANISATIONS},
)
NAMES, READER = Names(REGISTRIES), OrganisationReader(REGISTRIES)


def read(
    text: str, kind: PartKind = PartKind.REASONS, language: Language = "fi", day: date | None = None
) -> list[tuple[str | None, str, str]]:
    part = Part(kind, "decision", "", text)
    record = DecisionRecord("record", True, None, "Otsikko", language, (part,), date=day)
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
    ("Tontti vuokrataan Asunto Oy Mallilan Majakalle.", "Asunto Oy Mallilan Majakka", "company"),
    ("Päätetään Asunto Oy Mallilan Kuriirin urakasta.", "Asunto Oy Mallilan Kuriiri", "company"),
    ("Asunto-osakeyhtiö Mallilan Helmen urakka", "Asunto-osakeyhtiö Mallilan Helmi", "company"),
    ("Tontti luovutetaan Kiinteistö Oy Malli-Kodeille (Malmi)", "Kiinteistö Oy Malli-Kodit", "company"),
    ("Laina Kiinteistö Oy Mallilan Uintikeskuksen hankkeelle", "Kiinteistö Oy Mallilan Uintikeskus", "company"),
    ("Vuokrasopimus, Kiinteistö Oy Mallilan Joutsen, Vuosaari", "Kiinteistö Oy Mallilan Joutsen", "company"),
    ("Kustannukset:\nAs Oy Mallitie 18-20: 4 500 euroa", "As Oy Mallitie 18-20", "company"),
    ("Siirretään As Oy Mallilan Piha 1:n vuokraoikeus", "As Oy Mallilan Piha 1", "company"),
    ("Toiminta yhteistyössä Oy Mallilan Luisteluareenan kanssa", "Oy Mallilan Luisteluareena", "company"),
    ("Työn teki osuuskunta Kuvitelma, jonka", "Osuuskunta Kuvitelma", "company"),
    ("Myyjänä toimi Toholan kehitys Oy.", "Toholan kehitys Oy", "company"),
    ("Vuokrataan Mallilan kaupungin tilat Oy:lle", "Mallilan kaupungin tilat Oy", "company"),
    ("Suunnitelman laati arkkitehtitoimisto ABC arkkitehdit Oy.", "ABC arkkitehdit Oy", "company"),
    ("Viitesuunnitelma, Arkkitehdit Kivi ja Sora Oy, 2.6.2021", "Arkkitehdit Kivi ja Sora Oy", "company"),
    ("Omistaja\tKivi ja Sora Oy\t12", "Kivi ja Sora Oy", "company"),
    ("Kaupunki ja Kivi Oy sopivat asiasta.", "Kivi Oy", "company"),
    ("Tilat vuokraa T. Virta Ky.", "T. Virta Ky", "company"),
    ("Sopimus tehdään Kivi oy:n kanssa.", "Kivi Oy", "company"),
    ("Tarjouksen antoi Sand Inc. ajoissa.", "Sand Inc.", "company"),
    ("Tarjouksen antoi Tallin Grupp AS ajoissa.", "Tallin Grupp AS", "company"),
    ("Projektipäällikkö Maija Malli Kivi Oy:stä kertoi", "Kivi Oy", "company"),
    ("Lupa myönnetään Camilla Malli Oy:lle", "Camilla Malli Oy", "company"),
    ("Fastighets Ab Modellgatan 3 hyr tomten", "Fastighets Ab Modellgatan 3", "company"),
    ("Bidrag till Föreningen Brage i Modellby rf i år", "Föreningen Brage i Modellby rf", "association"),
    ("Avustus Mallilan nuorten ja lasten kuoro ry:lle", "Mallilan nuorten ja lasten kuoro ry", "association"),
    ("Avustus Tule mukaan ry:lle", "Tule mukaan ry", "association"),
    ('Hakijana "Kulttuuriyhdistys Valo" ry', "Kulttuuriyhdistys Valo ry", "association"),
    ("Kaupunki avustaa Kivi ry:tä.", "Kivi ry", "association"),
    ("Edustaja Mallin arkkitehtuurimuseon säätiön hallitukseen", "Mallin arkkitehtuurimuseon säätiö", "foundation"),
    ("Saajat\nEsimerkkisäätiö\tavustus", "Esimerkkisäätiö", "foundation"),
    ("Jane ja Aatos Mallin säätiö tukee", "Jane ja Aatos Mallin säätiö", "foundation"),
    ("Apurahan antoi Lars Modellin muistosäätiö.", "Lars Modellin muistosäätiö", "foundation"),
    ("Hanke sai Suomen Mallirahaston tukea", "Suomen Mallirahasto", "foundation"),
    ("Stiftelsen för Modell och Exempel sr söker", "Stiftelsen för Modell och Exempel sr", "foundation"),
    ("Avustus Mallikatu 3:n talotoimikunnalle", "Mallikatu 3 talotoimikunta", "other"),
    ("Esityksen teki talotoimikunta Mallikatu 5 B.", "Talotoimikunta Mallikatu 5", "other"),
    ("Työn sai Mallilan Kuljetus Osuuskunta.", "Mallilan Kuljetus Osuuskunta", "company"),
    ("Sopimus Malli Osuuskunnan kanssa", "Malli Osuuskunta", "company"),
    ("Vettä toimittaa Vesiosuuskunta Mallilähde.", "Vesiosuuskunta Mallilähde", "company"),
    ("Vuokralaisena Rakennusosakeyhtiö Kuvitelma (12)", "Rakennusosakeyhtiö Kuvitelma", "company"),
    ("Lupa on, saaja Tmi Kukkatalo.", "Tmi Kukkatalo", "company"),
    ("Tontti Bostads Ab Modell i Helsingfors -nimiselle", "Bostads Ab Modell i Helsingfors", "company"),
    ("Anbud av Byggnads Ab Modell, ett bolag", "Byggnads Ab Modell", "company"),
    ("Asunto Oy Kampin-Malli-nimisen yhtiön", "Asunto Oy Kampin-Malli", "company"),
    ("Laatija Yrjö Malli/Kuvitelma Finland Oy", "Kuvitelma Finland Oy", "company"),
    ("Sopimus Kivi Oy-nimisen yhtiön kanssa", "Kivi Oy", "company"),
    ("Perustettavan Mallilan Lämpö Oy:n osakkeet", "Mallilan Lämpö Oy", "company"),
    ("Ryhmittymä Malli Oy jätti tarjouksen", "Malli Oy", "company"),
    ("Bidrag till Samfundet Modell i svenska Finland rf", "Samfundet Modell i svenska Finland rf", "association"),
    ("Avustus FC Esimerkki/Juniorit ry:lle", "FC Esimerkki/Juniorit ry", "association"),
    ("Yhdistys on Mallilan ja Esilän Martat ry, joka", "Mallilan ja Esilän Martat ry", "association"),
    ("Sopimus Esimerkkialojen liitto EAL ry:n kanssa", "Esimerkkialojen liitto EAL ry", "association"),
    ("Lausunto Suomen koeliiton Uudenmaan piiriltä", "Suomen koeliiton Uudenmaan piiri", "association"),
    ("Tontti Mallin Näkevät - De Seende sr:lle", "Mallin Näkevät – De Seende sr", "foundation"),
    ("Hon arbetar vid Stiftelsen Modell och", "Stiftelsen Modell", "foundation"),
    ("Sopimus Itä-Mallin pelastuslaitoksen kanssa", "Itä-Mallin pelastuslaitos", "other"),
    ("Omistajana Keski-Mallin sote -kuntayhtymä.", "Keski-Mallin sote -kuntayhtymä", "other"),
    ("Opettaja on Mallilan ortodoksisesta seurakunnasta.", "Mallilan ortodoksinen seurakunta", "church"),
    ("Lokalen hyrs av Modellby församling.", "Modellby församling", "church"),
    ("Modellby förvaltningsdomstols beslut", "Modellby förvaltningsdomstol", "court"),
    ("Ett utlåtande av NTM-centralen i Modelland", "NTM-centralen i Modelland", "agency"),
    ("Tutkija (University of Modelland) pyytää", "University of Modelland", "university"),
]


@pytest.mark.parametrize(("text", "name", "kind"), UNKNOWN)
def test_an_unknown_organisation_by_its_form(text: str, name: str, kind: str) -> None:
    assert read(text) == [(None, name, kind)]


def test_the_registry_knows_another_form_of_the_name() -> None:
    assert read("Uudenmaan ELY-keskuksen lausunto")[0][0] == "uudenmaan-ely-keskus"
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


def test_other_capitals_than_the_registry_has() -> None:
    assert [key for key, _, _ in read("Suomen Malliympäristökeskus ja Mallilan satama Oy")] == ["syke", "satama"]


def test_a_name_with_and_without_its_form_is_one() -> None:
    found = read(
        "Hakija on Mallisäätiö sr.\nMallisäätiö\nSiis Mallisäätiölle ja As Oy Mallitie 3:lle. Asunto Oy Mallitie 3"
    )
    assert {name for _, name, _ in found} == {"Mallisäätiö sr", "Asunto Oy Mallitie 3"}


@pytest.mark.parametrize("between", [" – ", " - ", " / "])
def test_the_swedish_name_after_the_finnish_one_is_no_other_organisation(between: str) -> None:
    assert names(f"Avustus: Mallin säätiö sr{between}Modellstiftelsen sr saa.") == ["Mallin säätiö sr"]


def test_what_the_form_leaves_open_the_record_tells_or_nobody() -> None:
    text = "Asunto Oy Mallilan Marsalarin urakka"
    assert names(text) == []
    assert names(f"{text}. Marsalari on talo.") == ["Asunto Oy Mallilan Marsalari"]
    assert names(f"{text}. Marsalar on talo.") == ["Asunto Oy Mallilan Marsalar"]


def test_an_office_without_its_region_is_the_one_that_the_record_names() -> None:
    assert {key for key, _, _ in read("Lapin AVI päätti. Aluehallintoviraston mukaan AVI:n")} == {
        "lapin-aluehallintovirasto"
    }


def test_an_authority_that_the_registry_lacks_is_a_doubt_without_its_region() -> None:
    lacking = {key: one for key, one in REGISTRIES.organisations.items() if key != "aluehallintovirasto"}
    part = Part(PartKind.REASONS, "decision", "", "Aluehallintovirasto päätti.")
    record = DecisionRecord("record", True, None, "Otsikko", "fi", (part,))
    mentions, doubts = OrganisationReader(Registries(organisations=lacking)).read(record, ())
    assert mentions == ()
    assert [doubt.words for doubt in doubts] == ["Aluehallintovirasto"]
    assert read("Lapin AVI ja Itä-Mallin AVI. ELY-keskus.")[-1][1] == "Itä-Mallin aluehallintovirasto"


def test_municipalities_that_act_by_their_bare_names() -> None:
    assert [key for key, _, _ in read("Sopimuksen Espoo ja Vantaa hyväksyivät.")] == ["espoo", "vantaa"]
    assert [key for key, _, _ in read("Yhteistyössä Espoon, Vantaan ja Helsingin kanssa")] == ["espoo", "vantaa"]
    assert read("Espoo on kasvanut. Vantaan rajalla. Espoossa asuvat.") == []


def test_party_groups_that_share_their_head() -> None:
    assert [key for key, _, _ in read("Kokoomuksen ja SDP:n valtuustoryhmät esittivät")] == ["kok", "sdp"]
    assert [key for key, _, _ in read("Niin esitti kokoomuksen valtuustoryhmä")] == ["kok"]


def test_a_court_in_all_its_forms() -> None:
    assert [key for key, _, _ in read("unionin asia Euroopan unionin tuomioistuimessa")] == ["tuomioistuin"]


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
    "Alueellisen pelastuslaitoksen tehtävä",
    "Avoimen yliopiston kurssit",
    "Suomen yliopistot ovat",
    "Suurimman valtuustoryhmän edustaja",
    "Luokka AS on",
    "Näin ollen yhdistys toimii. Myös tytärsäätiö.",
    "Kuntaliitosta voidaan pitää onnistuneena",
    "Ett universitet är. Varje församling.",
    "Lapsi-järjestö. EU-järjestöt.",
    "Urheiluseuran toiminta ja Malmin seura",
    "Lupa T:mi Matti Malli. Toiminimi Malli Matti Tmi",
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


@pytest.mark.parametrize(
    "line", ["Espoo, Vantaa, ", "Oy Ab ", "Asunto Oy Mallin ", "Mallin mallin kiven säätiön ", "Kivi "]
)
def test_what_repeats_itself_takes_linear_time(line: str) -> None:
    started = time.process_time()
    read(line * (100_000 // len(line)))
    assert time.process_time() - started < 3


def test_a_legal_form_of_another_kind_than_the_registrys_is_another_organisation() -> None:
    assert read("Avustus Mallin Näkevät ry:lle") == [("nakevat", "Mallin Näkevät ry", "association")]
    assert read("Avustus Mallin Näkevät sr:lle") == [(None, "Mallin Näkevät sr", "foundation")]


def test_a_half_of_a_name_is_the_whole_where_the_record_has_it() -> None:
    assert set(names("Tontti Mallin Näkevät - De Seende sr:lle.\nVarataan De Seende sr:lle")) == {
        "Mallin Näkevät – De Seende sr"
    }


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Sedan bidraget Ketan godkändes av nämnden", "sv", []),
        ("Ketan", "sv", []),
        ("Päätös on Ketan ja muiden tekemä", "sv", ["Keta ry"]),
        ("Päätös on Ketan ja muiden tekemä", "fi", ["Keta ry"]),
        ("Det är Ketan som har fått stöd", "fi", []),
    ],
)
def test_finnish_forms_are_not_looked_for_in_swedish(text: str, language: Language, found: list[str]) -> None:
    assert [name for _, name, _ in read(text, language=language)] == found


def test_a_name_that_something_else_had_before_the_founding_does_not_mean_it_then() -> None:
    text = "MUS Mallimuseo järjestää. Mallimuseosäätiön säännöt."
    assert read(text, day=date(2021, 5, 1)) == []
    assert len(read(text, day=date(2024, 5, 1))) == 2
    assert read("Mallimuseosäätiö sr perustetaan", day=date(2021, 5, 1)) == [("museo", "MUS Mallimuseo", "foundation")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aluehallintovirasto on antanut luvan.", ["aluehallintovirasto"]),
        ("Aluehallintovirasto ja Lapin aluehallintovirasto", ["Lapin aluehallintovirasto"] * 2),
        ("Paikka oli haettavana TE-toimistossa.", ["TE-toimisto"]),
        ("Toimivaltainen aluehallintovirasto päättää.", []),
        ("Hallinto-oikeus hylkäsi valituksen.", ["hallinto-oikeus"]),
        ("Hallinto-oikeuden 3.4.2020 antama päätös", ["hallinto-oikeus"]),
        ("Hallinto-oikeus kumosi. Helsingin hallinto-oikeus.", ["Helsingin hallinto-oikeus"] * 2),
        ("Päätöksestä voi valittaa hallinto-oikeuteen.", []),
        ("Regionförvaltningsverket har beslutat.", ["aluehallintovirasto"]),
        ("Förvaltningsdomstolen har upphävt beslutet.", ["hallinto-oikeus"]),
    ],
)
def test_an_authority_without_its_region_is_the_only_one_named_or_the_authority_as_such(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Avustus on Finland rf:lle",
        "Nano, lasten ja nuorten Kerhotoiminta Oy:lle",
        "Espoon kaupunginosayhdistyksen edustajat",
        "Liite Oy",
        "Hakijana on Tmi Maija Kotilainen",
        "Kukin talotoimikunta ja talon talotoimikunta",
    ],
)
def test_what_is_cut_off_or_common_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_known_name_before_another_is_no_part_of_it() -> None:
    assert names("Lausunto Uudenmaan ELY-keskukselle Kivi Oy:n ilmoituksesta") == [
        "Uudenmaan elinkeino-, liikenne- ja ympäristökeskus",
        "Kivi Oy",
    ]
    assert names("Lausunto Savon ELY-keskukselle Kivi Oy:n asiasta")[-1] == "Kivi Oy"


def test_short_names_take_their_endings_after_a_colon_too() -> None:
    assert names("Keta:n kanssa ja Keta:lle") == ["Keta ry", "Keta ry"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kehotetaan Asunto Oy Mallinlinnaa poistamaan", ["Asunto Oy Mallinlinna"]),
        ("Kiinteistö Oy Esilän Tammea kuultiin", ["Kiinteistö Oy Esilän Tammi"]),
        ("Asunto Oy Mallilaa kuultiin", ["Asunto Oy Mallila"]),
        ("Asunto Oy Mallivapaa haki", ["Asunto Oy Mallivapaa"]),
        ("Asunto Oy Mallista kuultiin ja Asunto Oy Malli", ["Asunto Oy Malli"]),
        ("Asunto Oy Marttia kuultiin. Asunto Oy Martti", ["Asunto Oy Martti"]),
    ],
)
def test_a_company_in_the_partitive_is_the_one_of_the_base_form(text: str, found: list[str]) -> None:
    assert list(dict.fromkeys(names(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("asianajaja Maija Malli Asianajotoimisto Kivi & Co Oy:stä", ["Asianajotoimisto Kivi & Co Oy"]),
        ("arkkitehti Jan Malli Arkkitehtitoimisto Sora Oy", ["Arkkitehtitoimisto Sora Oy"]),
        ("pääsuunnittelija Arkkitehtitoimisto Malli Kivi Oy", ["Arkkitehtitoimisto Malli Kivi Oy"]),
        ("asianajaja Asianajotoimisto Malli Kivi Oy", ["Asianajotoimisto Malli Kivi Oy"]),
        ("johtaja Suomen Malli Kivi Oy", ["Suomen Malli Kivi Oy"]),
        ("(Isännöinti Malli & Kumpp. Oy)", ["Isännöinti Malli & Kumpp. Oy"]),
        ("Lausuivat OAK:n Mallilan yhdistys ry ja KALA ry.", ["OAK:n Mallilan yhdistys ry", "KALA ry"]),
        ("Hakivat Mallilan alueyhdistys ry ja KALA ry", ["Mallilan alueyhdistys ry", "KALA ry"]),
        ("Avustus: Mallilan yhdistys ry ja Esilän seura ry", ["Mallilan yhdistys ry", "Esilän seura ry"]),
        ("Avustus myönnetään Mallbyn yksityistien tiekunnalle", ["Mallbyn yksityistien tiekunta"]),
        ("sekä Mallilan osakaskunta ja Mallitietoinstituutti", ["Mallilan osakaskunta", "Mallitietoinstituutti"]),
        ("Tiekunta kokoontui. Osakaskunta ja instituutti eivät.", []),
        ("Espoo ja Vantaa valmistelevat korotuksia", ["Espoon kaupunki", "Vantaan kaupunki"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, found: list[str]) -> None:
    assert names(text) == found

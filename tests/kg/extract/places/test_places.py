"""Which places a text names, and which words only look like a place. The matters are invented."""

from __future__ import annotations

import pytest

from kg.extract.names.hits import Names
from kg.extract.organisations.reader import OrganisationReader
from kg.extract.places.forms import finnish_place_forms, swedish_place_forms
from kg.extract.places.reader import PlaceReader
from kg.record import DecisionRecord, Language, Part, PartKind
from kg.registries import Body, Organisation, Person, Place, Registries, load
from kg.vocab import DEFAULT_BASE

ORGANISATIONS = [
    Organisation("espoo", "Espoon kaupunki", "municipality", {}, (), ("Espoo",)),
    Organisation("hao", "Helsingin hallinto-oikeus", "court", {}),
    Organisation("nokia", "Nokia Malliverkot", "company", {}, (), ("Nokia",)),
    Organisation("seura", "Suomen Majakkaseura ry", "association", {}, ("Suomen Majakkaseura",)),
]
REGISTRIES = Registries(
    bodies={"x": Body("x", {"fi": "Malmin majakkayksikkö"}, type_id="9")},
    people={"1": Person("1", "Tyyni Salo", "tyyni-salo")},
    organisations={organisation.key: organisation for organisation in ORGANISATIONS},
    places=load(DEFAULT_BASE).places,
)
NAMES, ORGS, READER = Names(REGISTRIES), OrganisationReader(REGISTRIES), PlaceReader(REGISTRIES)


def record(*parts: Part, language: Language = "fi") -> DecisionRecord:
    return DecisionRecord("record", True, None, "Otsikko", language, parts)


def places(text: str, kind: PartKind = PartKind.REASONS, language: Language = "fi") -> list[str]:
    one = record(Part(kind, "decision", "", text), language=language)
    hits = NAMES.hits(one)
    mentions, _ = READER.read(one, hits, ORGS.read(one, hits)[0])
    return [mention.key for mention in mentions]


NAMED = [
    ("Tutustuttiin majakoihin, esimerkiksi Tukholman, ja palattiin.", ["tukholma"]),
    ("Majakka rakennetaan Kalasatamaan ja Länsisatamasta siirretään laituri.", ["kalasatama", "lansisatama"]),
    ("Laivat kulkevat Tallinnasta, Pietarista ja Kööpenhaminasta.", ["tallinna", "pietari", "koopenhamina"]),
    ("Kokous pidettiin Brysselissä, ei Yhdysvalloissa.", ["bryssel", "yhdysvallat"]),
    ("Vaellus Uudellamaalla ja Varsinais-Suomessa", ["uusimaa", "varsinais-suomi"]),
    ("Hakija asuu Sörnäisissä ja käy Kauniaisissa.", ["sornainen", "kauniainen"]),
    ("Valo näkyy Itämerelle ja Suomenlahdelle.", ["itameri", "suomenlahti"]),
    ("Itä-Pasilan portaat ja Pasilan silta korjataan.", ["ita-pasila", "pasila"]),
    ("Laituri rakennetaan Meri-Rastilaan.", ["meri-rastila"]),
    ("Vuosaaren satamaan ja Kontulan metroasemalle haetaan valoja.", ["vuosaari", "kontula"]),
    ("Alueet ovat Vallila, Kallio ja Alppiharju.", ["vallila", "kallio", "alppiharju"]),
    ("Tontti (Malmi, tontti 99999/9) varataan.", ["malmi"]),
    ("Voimaan tulee asemakaava: Pakila, Majakkatie 7", ["pakila"]),
    ("Espoolta ja Kirkkonummelta saatiin lausunto.", ["espoo", "kirkkonummi"]),
    ("Espoon kaupungin rajalla on kivi.", ["espoo"]),
    ("Lauttasaaressa Suomen Majakkaseura ry kunnostaa tornin.", ["lauttasaari"]),
    ("Hoito järjestetään pääkaupunkiseudulla. Pääkaupunkiseudun kunnat sopivat siitä.", ["paakaupunkiseutu"] * 2),
    ("Laajasalon Jollaksen ranta", ["laajasalo", "jollas"]),
    ("Malmin Majakkaojalla on silta.", ["malmi"]),
    ("Saksan Baijerissa on vuoria.", ["saksa", "baijeri"]),
    ("Kalasatama–Pasila-yhteys", ["kalasatama"]),
    ("Euroopassa ja Aasiassa", ["eurooppa", "aasia"]),
    ("Nastolassa ja Tammisaaressa toimi kerran kunta.", ["nastola", "tammisaari"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), NAMED)
def test_a_place_is_named(text: str, keys: list[str]) -> None:
    assert places(text) == keys


LONGER = [
    "Espoon kaupunki ja Vantaan kaupunki sopivat.",
    "Tampereen ja Turun kaupungit lausuivat.",
    "Siuntion kunnalle annetaan avustus.",
    "Porvoon kaupungin ympäristöterveys ja Espoon kaupungin puolesta",
    "Vantaan kaupunginhallitus kokoontui.",
    "Malmin terveysasemalla ja Kallion kirjastossa on sali.",
    "Laakson ja Malmin sairaaloissa jonotetaan.",
    "Kontulan ala-asteen koulu, Munkkiniemen ja Munkkivuoren ala-asteet",
    "Vuosaaren terveys- ja hyvinvointikeskus avataan.",
    "Kallion päiväkoti ja Pihlajamäen neuvola",
    "Tampereen teknillisessä yliopistossa",
    "Uudenmaan elinkeino- liikenne- ja ympäristökeskukselta",
    "Uudenmaan maakuntavaltuuston jäsen",
    "Hermannin rantatiellä ja Sörnäisten rantatien yli, Hämeenlinnan väylällä",
    "Kustaa Vaasan tien liittymä ja Kyösti Kallion tie 2",
    "Pariisin ilmastosopimuksen ja Istanbulin sopimuksen mukaan",
    "Ahvenanmaan itsehallintolaki ja Ruotsin kieli",
    "Vantaan Majakkavoima ja Tampere Valot voittivat.",
    "Kuvitelma Helsinki Oy:n ja Lahti Oy:n tarjoukset",
    "Hiilineutraali Helsinki 2035 ja Helsinki-lisä sekä Helsinki -viikko",
    "Helsinki-Vantaan lentoasema ja Lahti-Vesivehmaan kenttä",
    "osoite www.helsinki.fi ja posti.espoo@esimerkki.fi ja Helsinki.fi",
    "Ruotsin hallituksen ja Viron suurlähetystön kanta",
    "Tampereen pormestari vieraili.",
    "Helsingin hallinto-oikeus hylkäsi valituksen.",
    "Suomen Majakkaseura haki avustusta.",
    "Malmin majakkayksikkö vastaa tornista.",
    "Eteläsatamantie 5 ja Kalliolantalo",
]


@pytest.mark.parametrize("text", LONGER)
def test_a_place_in_a_longer_name_is_not_named_by_itself(text: str) -> None:
    assert places(text) == []


HOME = [
    ("Helsingin strategia ja Suomen koronamalli sekä Euroopan unioni", []),
    ("Helsingin kaupungin päätös", []),
    ("Helsingin rajoitukset, Helsingin edustajat ja Helsingin keskustelu", []),
    ("Helsingin kaupungin alueella on majakoita.", ["helsinki"]),
    ("Helsingin keskustassa ja Helsingin edustalla", ["helsinki", "helsinki"]),
    ("Torni on Suomen vanhin ja Euroopan korkeimpia.", ["suomi", "eurooppa"]),
    ("Helsingin, Espoon ja Vantaan rannat", ["helsinki", "espoo", "vantaa"]),
    ("Helsinki selvittää asiaa ja raportoi Helsingissä.", ["helsinki", "helsinki"]),
    ("Suomessa ja muualla Euroopassa", ["suomi", "eurooppa"]),
    ("Tukholman strategia", ["tukholma"]),
]


@pytest.mark.parametrize(("text", "keys"), HOME)
def test_the_genitive_of_the_own_city_and_country_counts_where_the_ground_is_meant(text: str, keys: list[str]) -> None:
    assert places(text) == keys


AMBIGUOUS = [
    ("Salo esitti asian palauttamista.", []),
    ("Kallio on kova. Malmi on arvokasta.", []),
    ("Kalliossa louhitaan.", ["kallio"]),
    ("Kokous oli Salossa.", ["salo"]),
    ("Asiaa esitteli Eeva Salo ja sitten Olavi Kallion ehdotus.", []),
    ("Läsnä oli isännöitsijä Kaarina von Majakka.", []),
    ("Läsnä oli isännöitsijä Kaarina Lahti.", []),
    ("Valtuutettu Koskela kannatti, samoin valtuutettu Laakson ryhmätoveri.", []),
    ("Siirretään Salolle tehtävä.", ["salo"]),
    ("Paikalla oli Tyyni Salo. Myöhemmin kuultiin, että Salo poistui.", []),
    ("Kannattajana oli Olavi Malmi. Sitten kuultiin, että Malmi poistui ja Malmin ehdotus raukesi.", []),
    ("Malmilla torni on vanha. Paikalla oli Olavi Malmi, joka kertoi, että Malmi kasvaa.", ["malmi", "malmi"]),
    ("Kallion kaupunginosan puisto", ["kallio"]),
    ("Saksan ja ruotsin opettaja", []),
    ("Oman toiminnan ohessa. Perua voi myöhemmin. Maksamaan velvoitetaan.", []),
    ("Torni rakennetaan Malmin laitaan.", ["malmi"]),
    ("Vallila, Kallio", ["vallila", "kallio"]),
]


@pytest.mark.parametrize(("text", "keys"), AMBIGUOUS)
def test_a_name_that_is_also_a_surname_or_a_word_counts_where_the_words_around_say_so(
    text: str, keys: list[str]
) -> None:
    assert places(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "Majakkakatu 7, 00999 Helsinki",
        "PL 1, Helsinki",
        "Majakkakatu 7-9 B 12, Espoo",
        "Helsingissä 2.3.2021\nVoimaan tullut",
    ],
)
def test_an_address_and_a_dateline_name_no_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    "kind",
    [
        PartKind.APPEAL,
        PartKind.CONTACTS,
        PartKind.SIGNATURE,
        PartKind.PRESENTER,
        PartKind.EXTRACTS,
        PartKind.INFORMATION,
    ],
)
def test_addresses_people_and_recipients_are_not_read(kind: PartKind) -> None:
    assert places("Kirjaamo sijaitsee Tukholmassa.", kind) == []


SWEDISH = [
    ("Fyren byggs i Esbo och på Drumsö.", ["espoo", "lauttasaari"]),
    ("Esbos och Vandas stränder", ["espoo", "vantaa"]),
    ("Botby grundskola och Helsingfors stad samt Esbo stads fullmäktige", []),
    ("barn i Helsingfors", ["helsinki"]),
    ("Helsingfors fyrar lyser.", []),
    ("En resa till Stockholm och Köpenhamn", ["tukholma", "koopenhamina"]),
    ("Kampen går vidare. Fyren i Kampen lyser.", ["kamppi"]),
    ("skolan på Brändö", ["kulosaari"]),
    ("i huvudstadsregionen", ["paakaupunkiseutu"]),
]


@pytest.mark.parametrize(("text", "keys"), SWEDISH)
def test_places_in_swedish(text: str, keys: list[str]) -> None:
    assert places(text, language="sv") == keys


def test_an_organisation_known_by_the_bare_name_leaves_it_to_the_place() -> None:
    assert places("Espoon kaupunki rakensi majakan Espooseen.") == ["espoo"]


def test_a_company_known_by_the_bare_name_keeps_it() -> None:
    assert places("Torniin laitteet toimitti yhtiö Nokia Malliverkot, ja Nokia huoltaa ne.") == []


def test_a_name_of_two_places_is_the_part_of_the_city() -> None:
    assert places("Lapinlahden alueella on sairaala.") == ["lapinlahti"]


def test_a_name_of_two_places_of_one_kind_is_a_doubt() -> None:
    two = {key: Place(key, {"fi": "Majakkala"}, "city") for key in ("majakkala-a", "majakkala-b")}
    one = record(Part(PartKind.REASONS, "decision", "", "Matka Majakkalaan ja takaisin Majakkalasta"))
    mentions, doubts = PlaceReader(Registries(places=two)).read(one, (), ())
    assert mentions == ()
    assert [doubt.words for doubt in doubts] == ["Majakkalaan", "Majakkalasta"]
    assert "majakkala-a, majakkala-b" in doubts[0].message


def test_a_mention_points_at_its_words() -> None:
    text = "Vene vietiin\nVanhassakaupungissa talteen."
    one = record(Part(PartKind.TITLE, "decision", "", "Vene"), Part(PartKind.REASONS, "decision", "", text))
    (mention,), _ = READER.read(one, (), ())
    span = mention.span
    assert (span.part, text[span.start : span.end]) == (1, "Vanhassakaupungissa")


FORMS = """
    Espoo: Espoon Espoossa Espooseen
    Vantaa: Vantaan Vantaalla Vantaalle
    Turku: Turun Turussa Turkuun
    Kauniainen: Kauniaisten Kauniaisissa
    Uusikaupunki: Uudenkaupungin Uudessakaupungissa Uuteenkaupunkiin
    Uusimaa: Uudenmaan Uudellamaalla Uudellemaalle
    Uusi-Seelanti: Uuden-Seelannin Uudessa-Seelannissa
    Isokyrö: Isonkyrön Isossakyrössä
    Varkaus: Varkauden Varkaudessa
    Haukipudas: Haukiputaan Haukiputaalla
    Loppi: Lopen Lopella
    Toholampi: Toholammin Toholammilla
    Raahe: Raahen Raahessa
    Kitee: Kiteen Kiteellä
    Ii: Iin Iissä Iihin
    Kruunupyy: Kruunupyyn Kruunupyyhyn
    Chile: Chilen Chilessä
    Århus: Århusin Århusissa
    Riika: Riian Riiassa Riikaan
    Lontoo: Lontoon Lontooseen
    Islanti: Islannin Islannissa
    Alankomaat: Alankomaiden Alankomaissa Alankomaihin
    Yhdysvallat: Yhdysvaltojen Yhdysvaltain Yhdysvalloissa Yhdysvaltoihin
    Färsaaret: Färsaarten Färsaarilla
    Virrat: Virtain Virroilla
    Pikku Huopalahti: Pikku Huopalahden Pikku Huopalahteen
    Vanha Munkkiniemi: Vanhan Munkkiniemen Vanhassa Munkkiniemessä
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines())
def test_the_forms_of_a_name(line: str) -> None:
    name, _, forms = line.strip().partition(": ")
    phrases = forms.split() if " " not in name else _pairs(forms)
    assert set(phrases) - finnish_place_forms(name).keys() == set()


def _pairs(forms: str) -> list[str]:
    words = forms.split()
    return [" ".join(words[i : i + 2]) for i in range(0, len(words), 2)]


def test_a_swedish_name_has_a_genitive() -> None:
    assert swedish_place_forms("Esbo") == {"Esbo": "nom", "Esbos": "gen"}
    assert swedish_place_forms("Helsingfors") == {"Helsingfors": "nom"}


def test_no_form_of_the_registry_means_two_places_that_nothing_tells_apart() -> None:
    """Save in the inflection of one and the nominative of the other, where the nominative is meant."""
    keys: dict[str, set[tuple[str, str]]] = {}
    for place in REGISTRIES.places.values():
        for name in (place.names["fi"], *place.aliases):
            for form, case in finnish_place_forms(name).items():
                keys.setdefault(form, set()).add((place.key, "district" if place.kind == "district" else case))
    shared = {form: found for form, found in keys.items() if len({key for key, _ in found}) > 1}
    assert all(sum(kind in {"district", "nom"} for _, kind in found) <= 2 for found in shared.values())
    assert {form for form in shared if form in {"Lapinlahti", "Marttila", "Tunisia"}} == {
        "Lapinlahti",
        "Marttila",
        "Tunisia",
    }

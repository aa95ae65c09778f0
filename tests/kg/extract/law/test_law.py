"""Legal citations: which provision, of which act, how used, with which words."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.finding import Citation, Doubt
from kg.extract.law.reader import LawReader
from kg.iri import Iris
from kg.record import DecisionRecord, Part, PartKind
from kg.registries import Organisation, Registries, Statute


def statute(key: str, short: str, full: str = "", **more: object) -> Statute:
    number = None if ":" in key else key
    return Statute(key=key, iri=f"urn:{key}", short=short, full=full or short, number=number, **more)  # type: ignore[arg-type]


STATUTES = (
    statute("410/2015", "kuntalaki", swedish="kommunallag", aliases=("KuntaL",), start=date(2015, 5, 1)),
    statute("365/1995", "kuntalaki", swedish="kommunallag", start=date(1995, 7, 1), end=date(2015, 4, 30)),
    statute("434/2003", "hallintolaki", ambiguous=("HL",)),
    statute("1227/2016", "tartuntatautilaki", aliases=("TTL",)),
    statute("146/2017", "tartuntatautiasetus", "Valtioneuvoston asetus tartuntataudeista"),
    statute("132/1999", "maankäyttö- ja rakennuslaki", aliases=("MRL",)),
    statute("370/1958", "rakennuslaki"),
    statute("646/2011", "jätelaki"),
    statute("587/2011", "vesilaki"),
    statute("609/1986", "tasa-arvolaki", "Laki naisten ja miesten välisestä tasa-arvosta"),
    statute("621/1999", "julkisuuslaki", "Laki viranomaisten toiminnan julkisuudesta", aliases=("JulkL",)),
    statute("628/1998", "perusopetuslaki", swedish="lag om grundläggande utbildning"),
    statute("714/2018", "lukiolaki"),
    statute("1397/2016", "hankintalaki", "Laki julkisista hankinnoista ja käyttöoikeussopimuksista"),
    statute("1398/2016", "erityisalojen hankintalaki"),
    statute("412/1974", "vahingonkorvauslaki", by_chapter=True),
    statute("916/2012", "työvoimapalvelulaki", "Laki julkisesta työvoima- ja yrityspalvelusta"),
    statute("601/2016", "tupakointitila-asetus", "Valtioneuvoston asetus tupakointitiloista"),
    statute("817/2015", "sosiaalihuollon ammattihenkilölaki", ambiguous=("ammattihenkilölaki",)),
    statute("559/1994", "terveydenhuollon ammattihenkilölaki", ambiguous=("ammattihenkilölaki",)),
    statute("751/2023", "rakentamislaki"),
    statute(
        "rule:hallintosaanto",
        "hallintosääntö",
        "Helsingin kaupungin hallintosääntö",
        swedish="förvaltningsstadga för Helsingfors stad",
        by_chapter=True,
    ),
    statute("rule:konserniohje", "konserniohje"),
    statute("act:seut", "SEUT", "Sopimus Euroopan unionin toiminnasta", aliases=("SEUT-sopimus",)),
    Statute(
        key="eu:reg/2016/679",
        iri="urn:eu",
        short="asetus (EU) 2016/679",
        full="Euroopan parlamentin ja neuvoston asetus (EU) 2016/679",
        number="(EU) 2016/679",
        aliases=("yleinen tietosuoja-asetus", "tietosuoja-asetus", "GDPR"),
    ),
)
REGISTRIES = Registries(
    statutes={act.key: act for act in STATUTES},
    organisations={"ttl": Organisation("ttl", "Työterveyslaitos", "agency", aliases=("TTL",))},
)
READER = LawReader(REGISTRIES)


def record(*parts: Part, day: date | None = None, case: str | None = None) -> DecisionRecord:
    return DecisionRecord("record", True, "X", "", "fi", parts, date=day, case=case)


def part(text: str, kind: PartKind = PartKind.REASONS, heading: str = "") -> Part:
    return Part(kind, "decision", heading, text)


def cited(text: str, reader: LawReader = READER) -> tuple[Citation, ...]:
    return reader.read(record(part(text)))[0]


def places(text: str) -> list[str]:
    """Act and place, written shortly: "410/2015 luku § mom kohta alakohta", what is not cited left out."""
    return [short(citation) for citation in cited(text)]


def short(c: Citation) -> str:
    marks = zip(("l", "§", "m", "k", "a"), (c.chapter, c.section, c.subsection, c.point, c.subpoint), strict=True)
    return " ".join([c.act, *(f"{mark}{number}" for mark, number in marks if number)])


def doubts(text: str) -> tuple[Doubt, ...]:
    return READER.read(record(part(text)))[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuntalain 92 §:n mukaan otto-oikeus on", ["410/2015 §92"]),
        ("siten kuin kuntalaissa (410/2015) säädetään", ["410/2015"]),
        ("maankäyttö- ja rakennuslakiin perustuva", ["132/1999"]),
        ("MRL:n 63 §:ssä ja MRL 57 a §", ["132/1999 §63", "132/1999 §57 a"]),
        ("erityisalojen hankintalain 13 §", ["1398/2016 §13"]),
        ("EU:n yleisessä tietosuoja-asetuksessa", ["eu:reg/2016/679"]),
        ("GDPR 6 artikla", ["eu:reg/2016/679 §6"]),
        ("tartuntatauti- lain 58 i §:n mukaisesti", ["1227/2016 §58 i"]),
        ("Naisten ja miesten välisestä tasa-arvosta annetun lain 4 a §:n 1 momentti", ["609/1986 §4 a m1"]),
        ("laissa naisten ja miesten\nvälisestä tasa-arvosta säädetty kiintiö", ["609/1986"]),
        ("Tartuntataudeista annetun valtioneuvoston asetuksen 1 §:n 14 kohta", ["146/2017 §1 k14"]),
        ("valtioneuvoston tupakointitiloista antaman asetuksen 4 a §:ssä", ["601/2016 §4 a"]),
        ("julkisesta työvoima- ja yrityspalvelusta (916/2012) annetussa laissa", ["916/2012"]),
        ("jäte- ja vesilain 3 §", ["646/2011", "587/2011 §3"]),
        ("hallintoa ja lakia koskeva asia", []),
        ("koulussa on 300 lukiolaista", []),
    ],
)
def test_names_are_found_in_every_form(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuntalaki (410/2015) 39 §", ["410/2015 §39"]),
        ("Kuntalaki (2015/410) 39 §", ["410/2015 §39"]),
        ("Vahingonkorvauslaki (31.5.1974/412) 2 luku 1 §", ["412/1974 l2 §1"]),
        ("vahingonkorvauslain (412/74) 2 luku 1 §", ["412/1974 l2 §1"]),
        ("Laki viranomaisten toiminnan julkisuudesta\n(621/1999) 24 §", ["621/1999 §24"]),
        ("maankäyttö- ja rakennuslain (MRL, 1999/132) 201 §:n", ["132/1999 §201"]),
        ("lain (1397/2016) 41 §:n mukaan", ["1397/2016 §41"]),
        ("OffL (621/1999) 24.1 § 25 p", ["621/1999 §24 m1 k25"]),
        ("asetuksen 986/1998 mukainen kelpoisuus", ["986/1998"]),
        ("Tilintarkastuslain (1141/2015) 4 luvun 6 §", ["1141/2015 l4 §6"]),
        ("Laki eräistä naapuruussuhteista (26/1920) 17 §", ["26/1920 §17"]),
        ("Kotikuntalain 2 §:n mukaan", ["act:kotikuntalaki §2"]),
        ("Kotikuntalain mukaan", []),
        ("laki asumisoikeusasunnoista 5 §", ["act:laki asumisoikeusasunnoista §5"]),
    ],
)
def test_numbers_go_with_their_name_or_stand_for_it(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_an_act_no_registry_knows_keeps_its_base_form() -> None:
    names = [c.name for c in cited("Laissa eräistä naapuruussuhteista (26/1920) ja tilintarkastuslaissa (1141/2015)")]
    assert names == ["laki eräistä naapuruussuhteista", "tilintarkastuslaki"]


def test_a_title_whose_beginning_is_uncertain_is_logged_and_not_published() -> None:
    text = "Lautakunnan eräistä naapuruussuhteista annetun lain 5 §:n mukainen päätös"
    assert places(text) == []
    assert "no registry" in doubts(text)[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kuntalain 10, 11 ja 12 §:ssä", ["§10", "§11", "§12"]),
        ("kuntalain 134–136 §:ssä", ["§134", "§135", "§136"]),
        ("kuntalain 58 a–58 d §", ["§58 a", "§58 b", "§58 c", "§58 d"]),
        ("kuntalain 58 a-c §:n", ["§58 a", "§58 b", "§58 c"]),
        ("kuntalain 3 §, 5 § ja 34 §", ["§3", "§5", "§34"]),
        ("kuntalain 58 ja 58 d §:n", ["§58", "§58 d"]),
        ("kuntalain 24.1 § 20 k, 24.1 § 17 k", ["§24 m1 k20", "§24 m1 k17"]),
        ("kuntalaki 28.1 § 5 kohta", ["§28 m1 k5"]),
        ("kuntalain 24 § 1 mom 6, 17 ja 20 kohdat", ["§24 m1 k6", "§24 m1 k17", "§24 m1 k20"]),
        ("kuntalain 40 §:n 2 momentin kohdan 2 mukaan", ["§40 m2 k2"]),
        ("kuntalain 16 §:n 1 ja 3 momentti sekä 17 §", ["§16 m1", "§16 m3", "§17"]),
        ("kuntalain 134 § 1 mom, 163 §", ["§134 m1", "§163"]),
        ("kuntalaki (410/2015): 30 §, 58 - 60 §:t ja 93 §", ["§30", "§58", "§59", "§60", "§93"]),
        ("kuntalain 58 g -pykälän mukaisia", ["§58 g"]),
        ("kuntalain 8 luvun 3 pykälän 1 momentin", ["l8 §3 m1"]),
        ("kuntalain 33 § d §:n 2 momentissa", ["§33 d m2"]),
        ("kuntalain 1 momentin", []),
    ],
)
def test_lists_ranges_and_levels_are_spelled_out(text: str, expected: list[str]) -> None:
    found = [one.removeprefix("410/2015").strip() for one in places(text)]
    assert [one for one in found if one] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hallintosäännön 13. luvun 1 §:n 2. momentin\n3-kohdan", "l13 §1 m2 k3"),
        ("Hallintosäännön 5. luku 2§ 1.mom. 3-kohta", "l5 §2 m1 k3"),
        ("hallintosäännön luvun 16 pykälän 1 mukaan", "l16 §1"),
        ("Helsingin kaupungin hallintosäännön 8 luvun 1 §:n 8b kohdan", "l8 §1 k8b"),
        ("hallintosääntö (luku 17, § 4 kohta 3)", "l17 §4 k3"),
        ("hallintosäännön 16 luvun 1 § 2 mom. kohdan 11 mukaan", "l16 §1 m2 k11"),
        ("hallintosäännön luku 5.1.6.10", "l5.1.6.10"),
    ],
)
def test_city_rules_are_cited_by_chapter(text: str, expected: str) -> None:
    assert places(text) == [f"rule:hallintosaanto {expected}"]


def test_a_point_without_a_section_is_cited_only_of_city_rules() -> None:
    assert places("konserniohjeen (Kv 1.2.2016, § 9) kohdan 12.3 mukaan") == ["rule:konserniohje k12.3"]
    assert places("hankintalain kohdan 2 mukaan") == ["1397/2016"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("asetus (EU) 2016/679 6 artikla 1 kohta c alakohta", "eu:reg/2016/679 §6 m1 kc"),
        ("tietosuoja-asetuksen 6 artiklan 1 e kohdan", "eu:reg/2016/679 §6 m1 ke"),
        ("tietosuoja-asetuksen artikla 6 kohta 1 c", "eu:reg/2016/679 §6 m1 kc"),
        ("komission asetuksen (EU) N:o 1407/2013 3 artiklan 2 kohta", "eu:reg/2013/1407 §3 m2"),
        ("direktiivin 2014/24/EU 12 artikla", "eu:dir/2014/24 §12"),
        ("direktiivi 92/43/ETY", "eu:dir/1992/43"),
        ("SEUT 107(1) mukaan", "act:seut §107 m1"),
        ("Euroopan unionin toiminnasta tehdyn sopimuksen (SEUT) 107 artiklan", "act:seut §107"),
        ("peruskirjan (SopS 66/1991) 3 artikla", "sops:66/1991 §3"),
        ("hallituksen esityksen (HE 93/2021 vp) mukaan", "he:93/2021"),
    ],
)
def test_eu_acts_treaties_and_bills_have_keys_of_their_own(text: str, expected: str) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("136 § i kommunallagen", ["410/2015 §136"]),
        ("enligt 86 § 3 mom. i kommunallagen", ["410/2015 §86 m3"]),
        ("kapitel 15, § 2, moment 1, punkt 4 i förvaltningsstadgan", ["rule:hallintosaanto l15 §2 m1 k4"]),
        ("Helsingfors stads förvaltningsstadga, 16 kap. 3 § 2 mom.", ["rule:hallintosaanto l16 §3 m2"]),
        ("(lagen om grundläggande utbildning, § 23)", ["628/1998 §23"]),
        ("kommunallagens 8 § och 13 § i byarna", ["410/2015 §8", "410/2015 §13"]),
        ("kommunallagens 8 § och 13 §, 6 § i lagen om grundläggande utbildning",
         ["410/2015 §8", "410/2015 §13", "628/1998 §6"]),
        ("lagen om småbåtshamnar, § 7", ["act:lag om småbåtshamnar §7"]),
    ],
)  # fmt: skip
def test_swedish_text_cites_the_same_acts(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kuntalain mukaan. Metsäpäällikkö päätti 4.10.2020 § 77",
        "Kuntalain mukaan. Metsälautakunnan 2.5.2018, 6 § hyväksymien ehtojen",
        "Kuntalain mukaan. Lautakunta 3.6.2017 (281 §) ja metsänhoitajan päätös 8 § / 26.3.2019",
        "Kuntalain mukaan. Metsänhoitaja 65 §, 20.6.2015: 50 puuta",
        "Kuntalain mukaan.\n342 §, Metsien hoito",
        "Kuntalain mukaan. Lupa on myönnetty (§ 386, tunnus 4)",
        "Kuntalain mukaan. Säätiön sääntöjen 5 §:n ja yhtiön perussopimuksen 12 §:n mukaan",
        "Kuntalain mukaan. Sopimuksen 5 luvun 2 §:n mukaan",
        "Kuntalain mukaan. Postiosoite PL 1 ja talousarvion momentin 2 momentille",
        "Kuntalain mukaan. Asia HEL 2019-000321 ja piirustus nro 4711/2",
    ],
)
def test_sections_of_decisions_and_private_rules_are_no_law(text: str) -> None:
    assert places(text) == ["410/2015"]


def test_a_section_after_the_name_of_a_body_is_its_decision() -> None:
    from kg.extract.finding import Span
    from kg.extract.names.hits import NameHit

    text = "Kuntalain mukaan näin on. Metsälautakunnan 12 §:n ehdot pätevät."
    start = text.index("Metsä")
    hit = NameHit(Span(0, start, start + len("Metsälautakunnan")), "body", ("1",), "gen", "Metsälautakunnan")
    assert [short(c) for c in READER.read(record(part(text)))[0]] == ["410/2015 §12"]
    assert [short(c) for c in READER.read(record(part(text)), (hit,))[0]] == ["410/2015"]


POINTING_BACK = [
    ("Kuntalain 137 §. Lain 140 §:n mukaan", ["410/2015 §137", "410/2015 §140"]),
    ("Kuntalain 137 §. Saman lain 140 §", ["410/2015 §137", "410/2015 §140"]),
    ("Kuntalaki ja tartuntatautiasetus 2 §. Asetuksen 3 § ja lain 5 §",
     ["146/2017 §2", "146/2017 §3", "410/2015 §5"]),
    ("Kuntalain 134 §:n 1 momentin mukaan. Tehdään 2 momentin mukaan.", ["410/2015 §134 m1", "410/2015 §134 m2"]),
    ("Kuntalain mukaan oikaisun saa 137 §:n mukaan", ["410/2015 §137"]),
    ("Hallintosäännön mukaan johtaja päättää (11 luku 2 § 3 momentti 4 kohta)", ["rule:hallintosaanto l11 §2 m3 k4"]),
    ("Kuntalain 20 §. Hallintolain 34 §. Vaikka 20 § ei sovellu", ["410/2015 §20", "434/2003 §34", "410/2015 §20"]),
    ("Aravalaista. Kuntalain 3 §. Aravalaki on vanha. Lain 6 §", ["410/2015 §3", "act:aravalaki §6"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POINTING_BACK)
def test_point_back_forms_resolve_in_their_part(text: str, expected: list[str]) -> None:
    found = cited(text)
    assert [short(c) for c in found] == expected
    assert found[0].explicit or len(found) == 1
    assert not found[-1].explicit


def test_a_subsection_means_the_section_the_text_speaks_of_and_not_one_it_names_in_passing() -> None:
    text = "Lain 140 §:n mukaan elimen, jota 58 §:n 1 momentissa tarkoitetaan, ja 2 momentissa mainitun"
    found = places("Kuntalaki on voimassa. " + text)
    assert found == ["410/2015 §140", "410/2015 §58 m1", "410/2015 §140 m2"]


def test_context_ends_with_the_part() -> None:
    parts = part("Kuntalain 137 §:n mukaan"), part("Lain 140 §:n ja 5 §:n 2 momentin mukaan")
    citations, found = READER.read(record(*parts))
    assert [short(c) for c in citations] == ["410/2015 §137"]
    assert {doubt.span.part for doubt in found if doubt.span} == {1}


def test_a_misprinted_number_yields_to_the_name_and_is_logged() -> None:
    assert places("Perusopetuslain (682/1998) 29 §") == ["628/1998 §29"]
    assert "628/1998" in doubts("Perusopetuslain (682/1998) 29 §")[0].message


def test_a_quite_different_number_is_another_act_of_that_name() -> None:
    assert places("Jätelain (1072/1993) 3 §") == ["1072/1993 §3"]
    assert doubts("Jätelain (1072/1993) 3 §")


@pytest.mark.parametrize(
    "name", ["tartuntatautatilain", "Tarttuntatautilain", "tartuntatautilan", "maakäyttö- ja rakennuslain"]
)
def test_a_misprinted_name_is_taken_for_the_one_it_is_close_to(name: str) -> None:
    act = "132/1999" if "rakennus" in name else "1227/2016"
    assert places(f"{name} 58 §:n mukaan") == [f"{act} §58"]
    assert "misprint" in doubts(f"{name} 58 §:n mukaan")[0].message


def test_the_date_tells_which_act_of_a_name() -> None:
    def act(day: date | None, case: str | None = None) -> str:
        return READER.read(record(part("Kuntalain 23 §:n"), day=day, case=case))[0][0].act

    assert act(date(2010, 2, 1)) == "365/1995"
    assert act(date(2021, 2, 1)) == "410/2015"
    assert act(None) == "410/2015"
    assert act(None, "HEL 2012-000001") == "365/1995"
    assert cited("Kuntalain (365/1995) 23 §")[0].act == "365/1995"


def test_an_act_given_after_the_decision_is_not_meant() -> None:
    day = date(2021, 11, 1)
    assert READER.read(record(part("rakentamislain valmistelu"), day=day))[0] == ()
    assert READER.read(record(part("rakentamislain 42 §"), day=day))[0][0].act == "act:rakentamislaki"
    assert READER.read(record(part("rakentamislain 42 §"), day=date(2024, 5, 1)))[0][0].act == "751/2023"


def test_an_ambiguous_name_needs_its_number_or_the_records_own_use() -> None:
    assert places("ammattihenkilölain 7 §") == []
    assert "may mean" in doubts("ammattihenkilölain 7 §")[0].message
    assert places("ammattihenkilölain (817/2015) 7 §") == ["817/2015 §7"]
    text = "sosiaalihuollon ammattihenkilölain 1 §:ssä ja ammattihenkilölain 7 §:ssä"
    assert places(text) == ["817/2015 §1", "817/2015 §7"]
    assert places("HL 34 §") == []
    assert places("Hallintolain (434/2003, HL) mukaan. HL 34 §") == ["434/2003 §34"]


def test_the_record_may_introduce_short_forms_of_its_own() -> None:
    text = "Laki julkisista hankinnoista ja käyttöoikeussopimuksista (1397/2016), jäljempänä ostolaki, on. Ostolain 3 §"
    assert places(text) == ["1397/2016 §3"]


def test_an_abbreviation_shared_with_an_organisation_means_the_act_only_with_a_place() -> None:
    assert places("TTL antoi lausunnon") == []
    assert places("TTL 58 §") == ["1227/2016 §58"]


def test_an_act_alone_stands_once_and_only_where_no_place_in_it_is_cited() -> None:
    parts = part("Kuntalaki ja hallintolaki. Hallintolain mukaan."), part("Kuntalain 3 §", PartKind.APPEAL)
    assert [short(c) for c in READER.read(record(*parts))[0]] == ["434/2003", "410/2015 §3"]


def test_an_amendment_cites_the_places_of_the_amended_act() -> None:
    assert places("esitys laiksi tartuntatautilain väliaikaisesta muuttamisesta (48 a §)") == ["1227/2016 §48 a"]


def test_an_act_named_in_a_bracket_stands_for_the_name_before_it() -> None:
    text = "Kiintiölain (laki naisten ja miesten välisestä tasa-arvosta) 4 a §:n mukaan"
    assert places(text) == ["609/1986 §4 a"]


def test_use_tells_grounds_from_mentions_and_appeals() -> None:
    def uses(text: str, kind: PartKind, heading: str = "") -> list[str]:
        return [c.use for c in READER.read(record(part(text, kind, heading)))[0]]

    assert uses("Johtaja päätti kuntalain 3 §:n nojalla ja kuntalain 4 §:ssä", PartKind.DECISION) == ["ground", "cites"]
    assert uses("Johtaja päätti kuntalain 3 §:n nojalla", PartKind.REASONS) == ["cites"]
    assert uses("Kuntalaki 136 §", PartKind.APPEAL) == ["appeal"]
    assert uses("JulkL (621/1999) 24.1 § 25 k", PartKind.CONFIDENTIAL) == ["ground"]
    assert uses("Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)", PartKind.TITLE) == ["ground"]
    assert uses("Hallintosäännön 8 luvun 1 §", PartKind.OTHER, "Toimivalta") == ["ground"]
    text = "Kuntalain 3 §.\nSovelletut säännökset\nHallintolaki 34 §\nVesilaki\nTiedoksianto\nJätelaki 5 §"
    assert uses(text, PartKind.REASONS) == ["cites", "ground", "ground", "cites"]


def test_the_span_holds_the_words_of_act_and_place() -> None:
    text = "Tästä säädetään kuntalain (410/2015) 3 §:ssä, 5 §:ssä ja muualla."
    words = [text[c.span.start : c.span.end] for c in cited(text)]
    assert words == ["kuntalain (410/2015) 3 §:ssä", "kuntalain (410/2015) 3 §:ssä, 5 §:ssä"]


def test_names_come_from_the_registry_in_base_form() -> None:
    assert [c.name for c in cited("Naisten ja miesten välisestä tasa-arvosta annetun lain 1 §, MRL 2 §")] == [
        "tasa-arvolaki",
        "maankäyttö- ja rakennuslaki",
    ]


WORDS = st.sampled_from(
    ["kuntalain", "laki", "lain", "asetus", "hallintosäännön", "§", "§:n", "1", "58", "a", "k", "momentin", "kohta",
     "luku", ",", ";", "(", ")", "-", "–", "\n", "24.1", "410/2015", "1/2", "0/0", "2014/24/EU", "(EU)", "12.1.2020",
     "annetun", "tasa-arvosta", "muuttamisesta", "jäljempänä", "i", "kap.", "lagen", "HE", "SopS", "MRL", "II", "²"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14))
@settings(max_examples=300, deadline=None)
def test_whatever_the_text_spans_lie_in_it_and_every_act_has_an_iri(words: list[str]) -> None:
    text = " ".join(words)
    iris = Iris("https://example.org/")
    for citation in cited(text):
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        assert iris.act(citation.act)
        assert citation.act not in {"act:laki", "act:asetus", "act:lag"}


def test_cost_grows_with_the_length_of_the_text_alone() -> None:
    sentence = (
        "Kuntalain (410/2015) 134 §:n 1 momentin mukaan oikaisua haetaan 2.2.2022 § 4 päätökseen, ja 137 §:n nojalla. "
    )

    def seconds(times: int) -> float:
        started = time.process_time()
        assert cited(sentence * times)
        return time.process_time() - started

    seconds(10)
    assert seconds(4000) < 12 * seconds(1000) + 0.5


def test_many_statutes_do_not_slow_the_reading_of_a_text() -> None:
    many = {f"{n}/2001": statute(f"{n}/2001", f"Laki {'x' * (n % 40)}asian {n} hoitamisesta") for n in range(1, 5000)}
    reader = LawReader(Registries(statutes={**REGISTRIES.statutes, **many}))
    text = "Kuntalain 3 §:n ja xxasian 42 hoitamisesta annetun lain 5 §:n mukaan tehtävä hoidetaan. " * 200
    assert [short(c) for c in cited(text, reader)[:2]] == ["410/2015 §3", "42/2001 §5"]

    def seconds(one: LawReader) -> float:
        started = time.process_time()
        cited(text, one)
        return time.process_time() - started

    assert seconds(reader) < 4 * seconds(READER) + 0.2

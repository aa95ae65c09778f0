"""Euros of the operative part, and what is no amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.money import AmountReader
from kg.record import DecisionRecord, Part, PartKind, Side
from kg.registries import Registries

READER = AmountReader(Registries())


def _amounts(text: str, kind: PartKind = PartKind.DECISION, side: Side = "decision") -> list[tuple[str, str]]:
    record = DecisionRecord("record", True, "X", "Majakka", "fi", (Part(kind, side, "Päätös", text),))
    found, doubts = READER.read(record, ())
    assert doubts == ()
    return [(str(amount.eur), text[amount.span.start : amount.span.end]) for amount in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Majakka maksaa 1 234 567,89 euroa.", "1234567.89"),
        ("Majakka ostetaan 67.387,00 euron hintaan.", "67387"),
        ("Hankkeeseen varataan 12,5 miljoonaa euroa.", "12500000"),
        ("Hankkeeseen varataan 1,2 milj. euroa.", "1200000"),
        ("Takaus on 3 M€.", "3000000"),
        ("Takaus on 0,5 mrd. euroa.", "500000000"),
        ("Avustus on 500 000 euron suuruinen.", "500000"),
        ("Avustus on 1.500 euroa.", "1500"),
        ("Vuokra on 95 €/kk.", "95"),
        ("Vuokra on 4 000 euroa / vuosi.", "4000"),
        ("Hinta on € 500.", "500"),
        ("Vuosina 2022–2023 500 000 euroa.", "500000"),
        ("Bidraget är 20 000 euro.", "20000"),
        ("Ramen är 1,5 miljoner euro.", "1500000"),
        ("Määräraha nousee 2 miljoonalla eurolla.", "2000000"),
        ("Takaus on korotettu 9 miljoonaan euroon.", "9000000"),
        ("Hankkeen arvo on viisi miljoonaa euroa.", "5000000"),
        ("Hankkeen arvo on puolen miljoonan euron luokkaa.", "500000"),
        ("Majakka myydään yhden euron hinnalla.", "1"),
        ("Majakka myydään sadan euron hinnalla.", "100"),
        ("Korvaus on 500 (viisisataa) euroa.", "500"),
        ("Korvaus on kymmenentuhatta (10 000) euroa.", "10000"),
        ("Määräraha on 1,5 MEUR.", "1500000"),
        ("Määräraha on 450 t€.", "450000"),
        ("Määräraha on 450 tuhatta euroa.", "450000"),
        ("Määräraha on 45 keur.", "45000"),
        ("Hinta on 12 500,- €.", "12500"),
        ("Hinta on 26 000,00 Eur.", "26000"),
        ("Hinta on 5 000 EUR.", "5000"),
        ("Vuokra on 750 e/kk.", "750"),
        ("Hinta on 12\u00a0500\u202f000 €.", "12500000"),
        ("Hinta on enintään 30.000,00 € (alv 0 %).", "30000"),
    ],
)
def test_an_amount_in_its_spellings(text: str, value: str) -> None:
    assert [amount for amount, _ in _amounts(text)] == [value]


def test_a_range_gives_both_ends() -> None:
    assert _amounts("Arvio on 10–20 miljoonaa euroa.") == [
        ("10000000", "10–20 miljoonaa euroa"),
        ("20000000", "10–20 miljoonaa euroa"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hinta on 12,63 euroa/m2.", "12,63 euroa/m2"),
        ("Hinta on 0,5 €/m²/kk.", "0,5 €/m²/kk"),
        ("Hinta on 18,28 e/m².", "18,28 e/m²"),
        ("Hinta on 30 euroa / asukas.", "30 euroa / asukas"),
        ("Korvaus on 8 euroa tunnilta.", "8 euroa tunnilta"),
        ("Korvaus on 20 euroa asukasta kohti.", "20 euroa asukasta kohti"),
        ("Hyran är 600 euro per månad.", "600 euro per månad"),
    ],
)
def test_a_rate_is_seen_to_be_one_by_its_words(text: str, words: str) -> None:
    assert [quote for _, quote in _amounts(text)] == [words]


def test_a_tables_head_names_the_currency_of_its_cells() -> None:
    text = (
        "Saaja\tVuosi\tAvustus, euroa\nMajakkaseura ry\t2022\t5 000\nPorrasseura ry\t2022\t12 500,50\nMuut hakemukset"
    )
    assert [amount for amount, _ in _amounts(text)] == ["5000", "12500.50"]
    assert [amount for amount, _ in _amounts("Vuosi\tMenot (1 000 €)\n2022\t500")] == ["500000"]
    assert _amounts("Tila\tVuokra €/m²\nTorni\t12") == []


@pytest.mark.parametrize(
    "text",
    [
        "Useiden miljoonien eurojen hanke.",
        "Tila (varasto 5) euroissa.",
        "Pisteluku (ind. 2026) euroa.",
        "Euromäärä 500 on sidottu eurooppalaiseen indeksiin.",
        "Majakassa on 500 porrasta.",
    ],
)
def test_bare_numbers_are_no_amounts(text: str) -> None:
    assert _amounts(text) == []


def test_only_the_decision_counts() -> None:
    text = "Majakka maksaa 500 euroa."
    assert _amounts(text, PartKind.REASONS) == []
    assert _amounts(text, PartKind.PROPOSAL, "proposal") == []


def test_decimals_are_kept_exactly() -> None:
    record = DecisionRecord("record", True, "X", "", "fi", (Part(PartKind.DECISION, "decision", "", "0,10 euroa"),))
    assert READER.read(record, ())[0][0].eur == Decimal("0.10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kohde\t2022 €\t2023 €\nMajakka\t10 000\t12 000", [("10000", "10 000"), ("12000", "12 000")]),
        ("Yhteensä 2022 € 5 000 €", [("5000", "5 000 €")]),
        ("Avustus on 2000 €.", [("2000", "2000 €")]),
        (
            "Kulut ovat 10 miljoonaa euroa vuonna 2022 ja 24 miljoonaa vuonna 2023. Asukkaita on 2 miljoonaa.",
            [("10000000", "10 miljoonaa euroa"), ("24000000", "24 miljoonaa")],
        ),
        ("Hinta on 3 milj. euroa, ja kävijöitä on 2 miljoonaa ihmistä.", [("3000000", "3 milj. euroa")]),
        ("Hinta on 5 000 euroa, ja kävijöitä on 2 miljoonaa.", [("5000", "5 000 euroa")]),
    ],
)
def test_years_are_no_amounts_and_millions_go_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert _amounts(text) == expected

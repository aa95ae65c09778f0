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
    "text",
    [
        "Hinta on 12,63 euroa/m2 ja 0,5 €/m²/kk.",
        "Vuokra on 5 euroa/kk/m2.",
        "Korvaus on 8 euroa tunnilta ja 20 euroa asukasta kohti.",
        "Euromäärä 500 on sidottu eurooppalaiseen indeksiin.",
        "Majakassa on 500 porrasta.",
    ],
)
def test_rates_and_bare_numbers_are_no_amounts(text: str) -> None:
    assert _amounts(text) == []


def test_only_the_decision_counts() -> None:
    text = "Majakka maksaa 500 euroa."
    assert _amounts(text, PartKind.REASONS) == []
    assert _amounts(text, PartKind.PROPOSAL, "proposal") == []


def test_decimals_are_kept_exactly() -> None:
    record = DecisionRecord("record", True, "X", "", "fi", (Part(PartKind.DECISION, "decision", "", "0,10 euroa"),))
    assert READER.read(record, ())[0][0].eur == Decimal("0.10")

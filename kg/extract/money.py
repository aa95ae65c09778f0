"""Euros in the operative part of a decision.

An amount is a number with its currency ("1 234 567,89 euroa", "12,5 milj. euroa", "€ 500"); a range gives both ends.
Prices per unit ("12,63 euroa/m2", "8 euroa tunnilta") are rates and no amounts; sums per month or year are amounts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.finding import Amount, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_SPACE = "[ \u00a0\u202f]"
# thousands in groups of three, parted by spaces or points, or not parted; then decimals
_NUMBER = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d{{1,4}}|\.\d{{1,2}}|,-)?(?!\d)"
_SCALES = {
    r"miljardi(?:a|n)?|mrd\.?": Decimal(10**9),
    r"miljoon(?:aa|an|a)|miljoner|milj\.?|mn|M": Decimal(10**6),
    r"tuhat(?:ta)?|tuhannen|tusen|t": Decimal(1000),
}
_SCALE = rf"(?P<scale>(?:{'|'.join(_SCALES)})(?:(?<=\.)|(?!\w)))"
_EURO = r"(?:euro(?:a|n|lla|lta|sta|ssa|on|ksi|t|ina|jen|ja|s)?(?![\w-])|€|EUR(?!\w))"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:(?P<low>{_NUMBER}){_SPACE}?[-–—−]{_SPACE}?)?(?P<amount>{_NUMBER})"
    rf"{_SPACE}?{_SCALE}?{_SPACE}?{_EURO}|(?:€|\bEUR){_SPACE}?(?P<after>{_NUMBER})"
)
_PER_TIME = r"(?:kk|kuu\w*|v|vuo\w+|a|år|månad|mån)"
_RATE = re.compile(
    rf"[ ]?/[ ]?(?!{_PER_TIME}\b(?![ ]?/))\w"
    r"|[ ](?:per|neliöltä|neliömetriltä|kerrosneliömetriltä|tunnilta|kappaleelta|kilolta|tonnilta|litralta|kilometriltä"
    r"|kerralta|hengeltä|henkilöltä|päivältä|vuorokaudelta)\b|[ ]\w+[ ](?:kohti|kohden)\b"
)


class AmountReader:
    """Finds the amounts of money in the decision part, each where it stands."""

    def __init__(self, registries: Registries) -> None:
        """All readers are made alike; money needs no registry."""

    def read(
        self,
        record: DecisionRecord,
        hits: tuple[NameHit, ...],  # noqa: ARG002 - all readers are called alike
    ) -> tuple[tuple[Amount, ...], tuple[Doubt, ...]]:
        found = (
            amount
            for index, part in enumerate(record.parts)
            if part.kind is PartKind.DECISION and part.side == "decision"
            for amount in _amounts(index, part.text)
        )
        return tuple(found), ()


def _amounts(index: int, text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        if _RATE.match(text, match.end()):
            continue
        scale = _scale(match["scale"])
        amount = _number(match["amount"] or match["after"]) * scale
        low = _number(match["low"]) * scale if match["low"] else None
        if low is not None and low < amount:
            yield Amount(Span(index, match.start("low"), match.end()), _plain(low))
        start = match.start() if match["after"] or (low is not None and low < amount) else match.start("amount")
        yield Amount(Span(index, start, match.end()), _plain(amount))


def _scale(word: str | None) -> Decimal:
    return next((scale for words, scale in _SCALES.items() if word and re.fullmatch(words, word)), Decimal(1))


def _number(words: str) -> Decimal:
    """The value of "1 234 567,89", "67.387,00", "10,-" or "1.5"; a point before three digits parts thousands."""
    plain = re.sub(rf"{_SPACE}|\.(?=\d{{3}}(?:\D|$))|,-$", "", words)
    return Decimal(plain.replace(",", "."))


def _plain(amount: Decimal) -> Decimal:
    """Without decimals that say nothing."""
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount

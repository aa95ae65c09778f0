"""Euros in the operative part of a decision.

An amount is a number with its currency ("1 234 567,89 euroa", "12,5 milj. euroa", "€ 500", "viisi miljoonaa euroa"), or
a cell below a table's head that names the currency; a range gives both ends. What it is paid by ("12,63 euroa/m2",
"8 euroa tunnilta") belongs to the words of an amount, so that a rate is seen to be one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.finding import Amount, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_SPACE = "[ \u00a0\u2009\u202f]"
# thousands in groups of three, parted by spaces or points, or not parted; then decimals
_NUMBER = (
    rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d{{1,4}}|\.\d{{1,2}}|,[-–]{{1,2}})?(?!\d)"
)
# how a word for a large number ends: "miljoonaa", "miljoonan", "miljoonalla", "miljoonaksi", "miljoonaan"
_CASE = "(?:n|a|lla|lle|lta|ssa|sta|ksi|an|na)?"
_SCALES = {
    rf"miljardi{_CASE}|miljardiin|miljarder|mrd\.?": Decimal(10**9),
    rf"miljoona{_CASE}|miljoner|miljon|milj\.?|mn|M": Decimal(10**6),
    r"tuhat(?:ta)?|tuhannen|tuhannella|tuhanteen|tusen|t|k": Decimal(1000),
}
_SCALE = rf"(?P<scale>(?:{'|'.join(_SCALES)})(?:(?<=\.)|(?!\w)|(?=EUR|eur\b)))"
_FULL_SCALE = r"(?:miljar|miljoo|miljon|tuha|tusen)\w{0,6}"
_NUMERALS = {
    r"yksi|yhden|yhdellä|en": "1",
    r"kaksi|kahden|kahdella|kahdeksi|två": "2",
    r"kolme|kolmen|kolmella|kolmeksi|tre": "3",
    r"neljä|neljän|neljällä|fyra": "4",
    r"viisi|viiden|viidellä|fem": "5",
    r"kuusi|kuuden|kuudella|sex": "6",
    r"seitsemän|seitsemällä|sju": "7",
    r"kahdeksan|kahdeksalla|åtta": "8",
    r"yhdeksän|yhdeksällä|nio": "9",
    r"kymmenen|kymmenellä|tio": "10",
    r"sata|sadan|sadalla|hundra": "100",
    r"puolen?|puoli|puolella": "0.5",
    r"puolitoista|puolentoista": "1.5",
}
_NUMERAL = rf"(?P<numeral>\b(?:{'|'.join(_NUMERALS)})\b)"
_EURO = (
    r"(?:(?:[Ee]uro(?:a|n|lla|lle|lta|sta|ssa|on|ksi|t|ina|jen|ja|illa|s)?|EURO[AN]?)(?![\w-])|€|(?:EUR|Eur|eur)\b"
    r"|e(?=[ ]?/[ ]?(?:k?-?m|h\b|kk|kpl|v\b|kuukau|vuo|tun|pv)))"
)
_SPELLED = rf"(?:{_SPACE}\([a-zåäö ]{{3,60}}\))?"  # "500 (viisisataa) euroa"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:(?P<low>{_NUMBER}){_SPACE}?[-–—−]{_SPACE}?)?(?P<amount>{_NUMBER})"
    rf"(?:{_SPACE}?{_SCALE}|{_SPELLED}|\))?{_SPACE}?{_EURO}|(?:€|\bEUR){_SPACE}?(?P<after>{_NUMBER})"
    rf"|{_NUMERAL}(?:{_SPACE}(?P<spelled>{_FULL_SCALE}))?{_SPACE}{_EURO}",
)
_UNIT = re.compile(
    r"(?:[ ]?/[ ]?(?!ind)(?:k-|kem|h-)?[^\W\d_]+[²³\d]?){1,3}"
    r"|[ ]per[ ][^\W\d_]+|[ ](?:neliöltä|\w*neliömetriltä|tunnilta|kappaleelta|kilolta|tonnilta|litralta|kilometriltä"
    r"|kerralta|hengeltä|henkilöltä|päivältä|vuorokaudelta|kuukaudessa|vuodessa|kuukaudelta|vuodelta)\b"
    r"|[ ]\w+[ ](?:kohti|kohden)\b|[ ](?:i[ ]månaden|om[ ]året)\b"
)
# "10 miljoonaa euroa vuonna 2022 ja 24 miljoonaa vuonna 2023": a scale alone goes on counting euros in its sentence.
_GOES_ON = re.compile(
    rf"(?<![\w.,/])(?P<amount>{_NUMBER}){_SPACE}?{_SCALE}"
    r"(?=[ ]?[,;.)](?:\s|\Z)|\s*\Z|\n"
    r"|[ ](?:ja|sekä|vuonna|vuodelle|vuosina|vuosille|vuoteen|kohdistuu|och|samt|år|för[ ]år)\b)",
)
_SENTENCE_END = re.compile(r"(?<!milj)(?<!mrd)\.\s+(?=[A-ZÅÄÖ])|\n")
_LONG_HEAD = 400
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT_AMOUNT = re.compile(rf"{_SPACE}?[:=]?{_SPACE}{_NUMBER}{_SPACE}?{_EURO}")
_HEAD = re.compile(rf"(?:^|[\s(,/])(?:{_EURO})(?![ ]?/)", re.IGNORECASE)
_HEAD_SCALE = re.compile(r"(?:^|[\s(])(?P<scale>milj\.?|M|1[ ]?000|tuhatta|t)[ ]?(?:€|eur\w*)", re.IGNORECASE)
_YEAR_OF_HEAD = re.compile(r"^\s*(?:19|20)\d\d,?(?=\s)")
_IN_BRACKETS = re.compile(r"\([^()]*(?:alv|moms)[^()]*\)", re.IGNORECASE)
_CELL = re.compile(rf"[-–−]?(?P<amount>{_NUMBER})")


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
            for amount in _in_part(index, part.text)
        )
        return tuple(found), ()


def _in_part(index: int, text: str) -> list[Amount]:
    """All amounts of a part in their order."""
    found = sorted([*_amounts(index, text), *_cells(index, text)], key=lambda one: one.span)
    return sorted([*found, *_going_on(index, text, [one.span for one in found])], key=lambda one: one.span)


def _going_on(index: int, text: str, known: list[Span]) -> Iterator[Amount]:
    """Millions without a currency after an amount in millions of euros, in the same sentence."""
    taken = -1
    for span in known:
        words = text[span.start : span.end]
        if span.start < taken or re.search(r"\b(?:miljo|milj\b|miljard|mrd|mn\b)", words) is None:
            continue
        end = _SENTENCE_END.search(text, span.end)
        taken = end.start() if end is not None else len(text)
        for match in _GOES_ON.finditer(text, span.end, taken + 1):
            if re.match("milj|mrd|mn", match["scale"]) and not any(s.start <= match.start() < s.end for s in known):
                value = _plain(_number(match["amount"]) * _scale(match["scale"]))
                yield Amount(Span(index, match.start(), match.end()), value)


def _amounts(index: int, text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        if match["numeral"]:
            value = _numeral(match["numeral"]) * _scale(match["spelled"])
            yield Amount(Span(index, match.start(), match.end()), _plain(value))
            continue
        if not _is_one(match, text):
            continue
        scale = _scale(match["scale"])
        amount = _number(match["amount"] or match["after"]) * scale
        low = _number(match["low"]) * scale if match["low"] else None
        unit = _UNIT.match(text, match.end())
        end = unit.end() if unit is not None else match.end()
        if low is not None and low < amount:
            yield Amount(Span(index, match.start("low"), end), _plain(low))
        start = match.start() if match["after"] or (low is not None and low < amount) else match.start("amount")
        yield Amount(Span(index, start, end), _plain(amount))


def _cells(index: int, text: str) -> Iterator[Amount]:
    """The amounts without a currency of their own, in columns of a table whose heads name it ("Avustus, €")."""
    heads: dict[int, Decimal] = {}
    width = position = 0
    for line in text.split("\n") if "\t" in text else ():
        cells = line.split("\t")
        found = {place: _of_head(cell) for place, cell in enumerate(cells) if len(cells) > 1 and _is_head(cell)}
        if found:
            heads, width = found, len(cells)
        elif len(cells) != width:
            heads = {}
        start = position
        for place, cell in enumerate(cells if not found else ()):
            amount = _CELL.fullmatch(cell.strip()) if place in heads else None
            if amount is not None:
                low = start + cell.index(amount["amount"])
                value = _plain(_number(amount["amount"]) * heads[place])
                yield Amount(Span(index, low, low + len(amount["amount"])), value)
            start += len(cell) + 1
        position += len(line) + 1


def _is_one(match: re.Match[str], text: str) -> bool:
    """Whether the words are an amount of their own: not the end of a bracket, nor the scale of a table's column."""
    if _is_year(match, text):
        return False
    start, after = match.start("amount"), text[max(match.end("amount"), 0) : match.end()]
    if after.startswith(")"):
        return text[start - 1 : start] == "("
    return _HEAD_SCALE.fullmatch(text, match.start() - 1, match.end()) is None or "\t" not in text


def _is_year(match: re.Match[str], text: str) -> bool:
    """Whether a year stands before the currency: `2022 €` as the head of a column, or right before an amount."""
    if not match["amount"] or match["scale"] or match["low"] or _YEAR.fullmatch(match["amount"]) is None:
        return False
    if _NEXT_AMOUNT.match(text, match.end()) is not None:
        return True
    low, high = max(0, match.start() - _LONG_HEAD), min(len(text), match.end() + _LONG_HEAD)
    line_start, line_end = max(low, text.rfind("\n", low, match.start()) + 1), text.find("\n", match.end(), high)
    line = text[line_start : line_end if line_end >= 0 else high]
    own = re.search(rf"(?:^|\t)\s*{re.escape(match.group())}\s*(?:\t|$)", line)
    figures = re.findall(r"\d[\d .,]*\d|\d", line)
    return own is not None and "\t" in line and all(_YEAR.fullmatch(figure.strip()) for figure in figures)


def _is_head(cell: str) -> bool:
    bare = _HEAD_SCALE.sub(" €", _IN_BRACKETS.sub("", _YEAR_OF_HEAD.sub("", cell)))
    return not any(character.isdigit() for character in bare) and _HEAD.search(bare) is not None


def _of_head(cell: str) -> Decimal:
    """How much one is of what the head says: "1 000 €", "milj. euroa"."""
    match = _HEAD_SCALE.search(cell)
    return _scale("tuhatta" if match["scale"][0] == "1" else match["scale"]) if match is not None else Decimal(1)


def _scale(word: str | None) -> Decimal:
    return next((scale for words, scale in _SCALES.items() if word and re.fullmatch(words, word)), Decimal(1))


def _numeral(word: str) -> Decimal:
    return next(Decimal(value) for words, value in _NUMERALS.items() if re.fullmatch(words, word))


def _number(words: str) -> Decimal:
    """The value of "1 234 567,89", "67.387,00", "10,-" or "1.5"; a point before three digits parts thousands."""
    plain = re.sub(rf"{_SPACE}|\.(?=\d{{3}}(?:\D|$))|,[-–]+$", "", words)
    return Decimal(plain.replace(",", "."))


def _plain(amount: Decimal) -> Decimal:
    """Without decimals that say nothing."""
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount

"""Lists of decisions under a line that gives their maker and day: "Kaupunginhallitus 8.11.2021", below it "§ 826 …".

The line is a body or post and a date and nothing else, or it ends in a colon and speaks of decisions made on one day
("… kaupunginvaltuuston 10.11.2021 tekemät päätökset pannaan täytäntöön seuraavasti:"). It holds until the next such
line, or until another list begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.language.dates import DATE, read_date
from kg.extract.references.dated_sections import DatedSections, section_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.extract.names.hits import NameHit
    from kg.extract.references.deciders import Decider, Deciders

_ITEM = re.compile(
    r"(?P<sections>§[ ]?\d{1,4}|\d{1,4}[ ]?§)(?P<title>,?[ ]+[A-ZÅÄÖ0-9\"”][^\n]*)"
    r"(?:\n(?P<case>HEL[ -]\d{4}-\d{6})(?![^\n]{20}))?"
)
_ANY_ITEM = re.compile(r"\n(?:§[ ]?\d|\d{1,4}[ ]?§)")
_DATED = re.compile(rf"(?P<who>[^\n\d]{{3,100}}?),?[ ](?:kokous[ ])?(?P<day>{DATE})[ ]?:?")
_SPOKEN = re.compile(
    rf"[^\n]*?(?<![\d.–-])(?P<day>{DATE})[ ](?:[\w-]+[ ]){{0,2}}?(?:päätök\w+|päätetyt|beslut\w*|fattade)[^\n]*:"
)
_ANY_DAY = re.compile(r"\d\.(?:[ ](?:ja|sekä)[ ]\d|\d{1,2}\.)")
_OF_RULES = re.compile(r"sään[tn]|\blaki\b|\blain\b|pykäl|määräy|asetu[sk]|sopimu|stadga|\blag", re.IGNORECASE)


def listed_sections(text: str, deciders: Deciders, hits: Sequence[NameHit]) -> Iterator[tuple[DatedSections, Decider]]:
    """The § of each list with its day, and who decided."""
    if not _ANY_ITEM.search(text):
        return
    head: tuple[date, Decider] | None = None
    low = 0
    while low < len(text):
        high = text.find("\n", low)
        high = len(text) if high < 0 else high
        item = _ITEM.match(text, low)
        if not item:
            head = _head(text, low, high, deciders, hits) or (None if text.endswith(":", low, high) else head)
        elif head:
            end = item.start("title")
            sections = section_numbers(item["sections"])
            case = item["case"].replace("HEL-", "HEL ") if item["case"] else None
            yield DatedSections(low, end, head[0], sections, case, sign_first=True), head[1]
        low = high + 1


def _head(text: str, low: int, high: int, deciders: Deciders, hits: Sequence[NameHit]) -> tuple[date, Decider] | None:
    """The day and maker that a line gives for the list below it."""
    match = _DATED.fullmatch(text, low, high)
    decider = deciders.heading(text, low, match.end("who"), hits) if match else None
    if match is None:
        match = _SPOKEN.fullmatch(text, low, high)
        if not match or len(_ANY_DAY.findall(text, low, high)) != 1 or _OF_RULES.search(text, low, high):
            return None
        decider = deciders.before(text, low, match.start("day"), hits)
    day = read_date(match["day"])
    return (day, decider) if day and decider and not decider.outside else None

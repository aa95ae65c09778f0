"""What a sentence says of the people it names: the words after them, without what stands between them and their verb.

In "Maija Malli (Vihr.) oli Matti Mallin kannattamana ehdottanut …" the verb of Maija Malli is "ehdottanut".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.people.titles import title_before

if TYPE_CHECKING:
    from kg.extract.people.names import Place

_FLAGS = re.IGNORECASE
_GROUP = re.compile(r"\s*\([^()\n]{1,30}\)")
_PARTICIPLE = re.compile(r"\s+\w+(?:nut|nyt|neet|git)\b")
_HAS = re.compile(r"\s+(?:oli|olivat|on|ovat|hade|har)(?=\s)")
_SECONDING = re.compile(r"\s+(?:ym\.\s+)?kannattam(?:ana|ina|an|aan|a)\b", _FLAGS)
_SECONDED_BY = re.compile(r",?\s+(?:understödda?|med\s+understöd)\s+av\s+(?:[\w\-]+\s+){0,2}\Z", _FLAGS)
_MEMBERS = re.compile(r"\s+(?:(?:vara)?(?:valtuute\w+|jäsen\w*|puheenjohtaja\w*)\s+)?\Z", _FLAGS)
_GAP, _REACH = 160, 500


def what_follows(text: str, chains: list[list[Place]], place: int, end: int) -> str:
    """What follows the names, without a group's name, an auxiliary, and those who second."""
    at = _past(text, chains[place][-1][1], end)
    auxiliary = _HAS.match(text, at, end)
    begin = auxiliary.end() if auxiliary is not None else at
    if place + 1 < len(chains):
        low, high = chains[place + 1][0][0], _past(text, chains[place + 1][-1][1], end)
        gap = text[begin:low] if low - begin < _GAP else ""
        seconding = _SECONDING.match(text, high, end)
        if seconding is not None and (_MEMBERS.match(gap) is not None or gap.strip() == title_before(text, begin, low)):
            return text[seconding.end() : min(end, seconding.end() + _REACH)]
        if _SECONDED_BY.match(gap) is not None:
            return text[high : min(end, high + _REACH)].removeprefix(",")
    if auxiliary is None or _PARTICIPLE.match(text, begin, end) is None:
        begin = at
    return text[begin : min(end, begin + _REACH)]


def _past(text: str, at: int, end: int) -> int:
    """The place after a name's parenthesis: `Maija Malli (Vihr.)`."""
    group = _GROUP.match(text, at, end)
    return group.end() if group is not None else at


def until_next(text: str, chains: list[list[Place]], place: int, end: int) -> str:
    """What follows the names as far as the next name."""
    at = _past(text, chains[place][-1][1], end)
    until = chains[place + 1][0][0] if place + 1 < len(chains) else end
    return text[at : min(until, at + _REACH)]

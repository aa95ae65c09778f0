"""Bodies named in one breath: several divisions, committees or sections that share the word for what they are.

"kulttuurin ja vapaa-ajan sekä kaupunkiympäristön toimialojen", "sosiaali- ja terveys- sekä
kaupunkiympäristölautakunnat", "kaupunginhallituksen ja -valtuuston". A member of such a list is known by what is left
of its name without the shared word. "rakennus- ja ympäristölautakunta" in the singular is one committee and no list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import BodyMention, Span
from kg.extract.names.forms import DIVISION_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.registries import Body

_BETWEEN = r"(?:,? (?:ja|sekä|tai|että) |, )"
_REACH = 250
_LONGEST_ENDING = 20
_COMMITTEE_TYPES = frozenset({"4", "5"})
_TOP_LISTED = re.compile(
    r"\bkaupungin(?:hallitu[ks]\w*|valtuusto\w*)(?: ja| sekä| tai| eikä|,) -(?P<second>hallitu|valtuusto)\w*",
    re.IGNORECASE,
)
_TOP_BODIES = {"hallitu": "kaupunginhallitus", "valtuusto": "kaupunginvaltuusto"}


class BodyLists:
    """Finds the members of such lists. Made once a process."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        divisions = [body for body in bodies.values() if body.type_id == DIVISION_TYPE]
        committees = [b for b in bodies.values() if b.type_id in _COMMITTEE_TYPES and b.dissolved is None]
        self._shared = [
            _SharedWord("toimial", r"toimial(?P<plural>at|oj|oi|la\b|ta\b)?\w*", _fronts(divisions, "toimiala")),
            _SharedWord(
                "lautakun", r"lautakun(?P<plural>nat|ni|tia|tien)?\w*", _fronts(committees, "lautakunta"), compound=True
            ),
            _SharedWord("jaosto", r"jaosto(?P<plural>t|j|i)?\w*", _fronts(committees, "jaosto"), compound=True),
        ]
        names = {body.names.get("fi", "").lower(): key for key, body in bodies.items() if not body.post}
        self._top = {word: names[name] for word, name in _TOP_BODIES.items() if name in names}

    def find(self, index: int, text: str) -> Iterator[BodyMention]:
        """The members in one part's text; index: the part's place in the record."""
        for shared in self._shared:
            yield from shared.find(index, text)
        if " -" in text:
            for match in _TOP_LISTED.finditer(text):
                key = self._top.get(match["second"].lower())
                if key:
                    yield BodyMention(Span(index, match.start("second") - 1, match.end()), key)


def _fronts(bodies: Iterable[Body], word: str) -> dict[str, str]:
    """What stands before the shared word in the bodies' Finnish names, with the body; but what two have in common."""
    fronts: dict[str, str] = {}
    several: set[str] = set()
    for body in bodies:
        for name in (body.names.get("fi", ""), *body.aliases):
            front = name.removesuffix(word).rstrip(" -").lower()
            if not name.endswith(word) or not front or "lautakunnan " in front or front.startswith("helsingin "):
                continue
            if fronts.setdefault(front, body.id) != body.id:
                several.add(front)
    return {front: key for front, key in fronts.items() if front not in several}


class _SharedWord:
    """Lists whose members share one word.

    compound: the word is the end of a compound, so that the members before the last end in a hyphen; then the list
    must be in the plural or joined by "sekä", or it is one long name.
    """

    def __init__(self, mark: str, word: str, fronts: dict[str, str], *, compound: bool = False) -> None:
        self._keys, self._compound = fronts, compound
        either = "|".join(re.escape(front) for front in sorted(fronts, key=len, reverse=True))
        hyphen, times = ("-", "{1,7}") if compound else ("-?", "{0,7}")
        self._mark = re.compile(mark)
        self._front = re.compile(rf"\b(?:{either})", re.IGNORECASE)
        self._list = re.compile(
            rf"(?<![\w-])(?P<first>(?:(?:{either}){hyphen}{_BETWEEN}){times})(?P<last>{either})(?: |-)?{word}",
            re.IGNORECASE,
        )

    def find(self, index: int, text: str) -> Iterator[BodyMention]:
        """The members of the lists in one part's text: what leads up to each of the shared words is read."""
        low = 0
        for mark in self._mark.finditer(text) if self._keys else ():
            match = self._list.search(text, max(low, mark.start() - _REACH), mark.end() + _LONGEST_ENDING)
            low = mark.end()
            if match and match.end() > mark.start():
                yield from self._members(index, match)

    def _members(self, index: int, match: re.Match[str]) -> Iterator[BodyMention]:
        if self._compound and not match["plural"] and " sekä " not in match["first"]:
            return
        for member in self._front.finditer(match.string, match.start("first"), match.end("first")):
            yield self._mention(index, member.start(), member.end(), member.group())
        # In the singular the last one stands with its whole name, which is found as any other; but "toimialla" is
        # often written for "toimialalla".
        if match["plural"]:
            yield self._mention(index, match.start("last"), match.end("last"), match["last"])

    def _mention(self, index: int, start: int, end: int, front: str) -> BodyMention:
        return BodyMention(Span(index, start, end), self._keys[front.lower()])

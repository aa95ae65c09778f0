"""Registered units that the text makes known by what they do, though it writes them as everyday words.

"maankäytön yleissuunnittelu puolsi", "Stara (kaupunkitekniikan ylläpito)", and by the first half of a name of two
things: "Pysäköinninvalvonta" for "Pysäköinninvalvonta ja pysäköintipalvelut".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.bodies.nearness import Nearness
    from kg.registries import Body

_UNIT_TYPES = frozenset({"8", "9", "14", "17", "20", "21"})
# only somebody can do this: a field of work may "give possibilities", but it does not ask for a statement
_DEED = re.compile(
    r"(?<=\w) (?:(?:on|ovat|oli|olivat) )?(?:puoltaa|puoltavat|puolsi(?:vat)?|puolta(?:nut|neet)"
    r"|lausui(?:vat)?|lausu(?:nut|neet)|pyysi(?:vät)?|pyytä(?:nyt|neet)"
    r"|(?:antoi|antoivat|antanut|antaneet) (?:asiasta )?(?:lausun|selvity|kannanot)\w+)(?!\w)"
)
_WORDS = re.compile(r"[\w-]+(?: [\w-]+){0,5}\Z")
_REACH = 80
# a genitive or a cut compound before the words makes them the end of a longer name, perhaps another's
_GOES_BEFORE = re.compile(r"(?:n|-,? (?:ja|sekä)|[:-])\Z")
_WORK = re.compile(r"\w{5,}(?:valvonta|seuranta|suojelu|suunnittelu|neuvonta|tarkastus|ylläpito)\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \((?P<words>[\w -]{6,80}?)(?:\)|, (?=§|\d+ ?§))")


class ActingUnits:
    """Finds such units. Made once a process."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        named: defaultdict[str, list[str]] = defaultdict(list)
        halves: defaultdict[str, list[str]] = defaultdict(list)
        for key, body in bodies.items():
            name = body.names.get("fi", "").lower()
            if body.post or body.type_id not in _UNIT_TYPES or not name:
                continue
            named[name].append(key)
            half, _, other = name.partition(" ja ")
            if other and _WORK.match(half):
                halves[half].append(key)
        self._halves = {half: keys for half, keys in halves.items() if half not in named}
        self._named = {name: keys for name, keys in named.items() if " " in name} | self._halves

    def half(self, words: str, owner: str | None, nearness: Nearness) -> str | None:
        """The unit of the record's own or the owner's division that an entry of a list calls by half its name."""
        return _near(self._halves.get(words.lower(), []), owner, nearness)

    def acting(self, text: str, nearness: Nearness) -> Iterator[tuple[int, int, str]]:
        """Where a unit does what only somebody can do: places in the text and keys."""
        for deed in _DEED.finditer(text):
            before = _WORDS.search(text, max(0, deed.start() - _REACH), deed.start())
            start = before.start() if before else deed.start()
            while start < deed.start():
                key = _near(self._named.get(text[start : deed.start()].lower(), []), None, nearness)
                if key is not None:
                    if not _GOES_BEFORE.search(text[max(0, start - _REACH) : start].rstrip(" ")):
                        yield start, deed.start(), key
                    break
                blank = text.find(" ", start, deed.start())
                start = blank + 1 if blank != -1 else deed.start()

    @staticmethod
    def bracket(text: str, owner_end: int) -> tuple[int, int] | None:
        """Where the words in brackets right after a body's name stand. owner_end: where that name ends."""
        match = _IN_BRACKETS.match(text, owner_end)
        return match.span("words") if match else None


def _near(keys: list[str], owner: str | None, nearness: Nearness) -> str | None:
    """The only one of the owner's division or, without one, of the record's own."""
    near = [
        key
        for key in keys
        if nearness.is_of(key, owner) and (nearness.belongs((key,), (owner,)) if owner else nearness.near_own((key,)))
    ]
    return near[0] if len(near) == 1 else None

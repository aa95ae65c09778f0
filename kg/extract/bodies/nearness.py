"""Which of several bodies of one name a record means: by its day, the words before and its own body."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.extract.language.finnish import inflect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.record import DecisionRecord
    from kg.registries import Body

_TOP_TYPES = frozenset({"1", "2", "13"})
_CENTRAL = "Keskushallinto"
# services of administration, which each division has for itself
EACH_DIVISIONS = re.compile(
    r"(?:hallinto|talous|tieto|tietohallinto|henkilöstö|hankinta|viestintä|tuki|laki|kehittämis|suunnittelu"
    r"|tilasto)(?:- ja [a-zåäö]+)?palvelu|talous(?:-)? ja suunnittelu|päätöksenteon tu[ek]"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=-)")
_SHORTEST_UNIT = 4
_SERVICE_TYPE = "9"
_SWEDISH_BRANCH = "Ruotsinkieli"
_WHOLE = " palvelukokonaisuus"


def own_body(bodies: dict[str, Body], record: DecisionRecord) -> str | None:
    """The record's own body; for one that no registry knows, the unit that it belongs to."""
    own = record.body.id if record.body else None
    return own if own is None or own in bodies else unit_by_id(bodies, own) or own


def unit_by_id(bodies: dict[str, Body], key: str) -> str | None:
    """The unit a post or unit is in by its id: in the decision system it begins with the id of the unit above."""
    above = (key[:length] for length in range(len(key) - 1, _SHORTEST_UNIT - 1, -1))
    return next((unit for unit in above if unit in bodies and not bodies[unit].post), None)


class Nearness:
    """Which of several bodies of one name a record means: by its day and by what stands near its own body."""

    def __init__(self, bodies: dict[str, Body], record: DecisionRecord) -> None:
        self._bodies = bodies
        self._own = own_body(bodies, record)
        self._swedish = record.language == "sv" or self._is_swedish(self._own)
        self._stated = record.date or record.published
        self._day = self._stated or _year_of(record.case)

    def near_own(self, keys: Iterable[str]) -> bool:
        """Whether one of the bodies is in the same division as the record's own body."""
        own = self._own
        return own is not None and any(self._kinship(key, own) is not None for key in keys)

    def elsewhere(self, keys: tuple[str, ...]) -> bool:
        """Whether the one body is another division's: each has services of that name, though not all are registered."""
        own = self._own
        return len(keys) == 1 and own is not None and bool(self._line(own)) and not self.near_own(keys)

    def outlived(self, keys: tuple[str, ...]) -> bool:
        """Whether the one body was no more on the record's day."""
        return len(keys) == 1 and not self._existed(keys[0])

    def unborn(self, keys: tuple[str, ...]) -> bool:
        """Whether the one body was not formed yet on the record's day."""
        formed = self._bodies[keys[0]].formed if len(keys) == 1 else None
        return formed is not None and self._day is not None and self._day < formed

    def belongs(self, keys: Iterable[str], before: Iterable[str]) -> bool:
        """Whether one of the bodies is in the same division as the body named right before it."""
        return any(self._kinship(key, above) is not None for key in keys for above in before)

    def is_of(self, key: str, owner: str | None) -> bool:
        """Whether a body lives and is in the division of the one before it or, without one, of the record's own."""
        if not self._existed(key) or self._of_language(key, owner) != (key,):
            return False
        other = owner or self._own
        return other is None or not self._line(other) or self._kinship(key, other) is not None

    def resolved(self, keys: tuple[str, ...], before: tuple[str, ...] | None) -> tuple[str, ...]:
        """Those of the keys that are left where the day, the body before or the record's own body tell them apart."""
        keys = tuple(dict.fromkeys(k for key in keys for k in self._of_language(key, before[0] if before else None)))
        if len(keys) == 1:
            return keys
        if self._own in keys:
            keys = tuple(key for key in keys if key == self._own)
        if self._stated is None and self._own is not None and before is None:
            # The year of a case may lie years before the decision: what was formed since may be meant.
            nearest = self._closest(tuple(key for key in keys if not self._was_gone(key)), self._own)
            keys = nearest if len(nearest) == 1 else keys
        living = tuple(key for key in keys if self._existed(key))
        keys = living or keys
        if before is not None and len(keys) > 1:
            keys = self._closest(keys, before[0])
        if self._own is not None and len(keys) > 1:
            nearest = self._closest(keys, self._own)
            keys = nearest if len(nearest) == 1 else keys
        return keys

    def _is_swedish(self, key: str | None) -> bool:
        """Whether a unit is, by its id, in the branch that serves in Swedish, or is that branch."""
        while key is not None:
            body = self._bodies.get(key)
            if body is not None and body.names.get("fi", "").startswith(_SWEDISH_BRANCH):
                return True
            key = unit_by_id(self._bodies, key)
        return False

    def _of_language(self, key: str, before: str | None) -> tuple[str, ...]:
        """What may be meant by the name of a service of the Swedish branch, outside that branch and Swedish text.

        "Perusopetus" is there a service, while the Finnish schools are in "Perusopetuksen palvelukokonaisuus"; where
        the Finnish branch only begins alike ("Varhaiskasvatuksen ja …"), either may be meant.
        """
        body = self._bodies[key]
        if body.type_id != _SERVICE_TYPE or self._swedish or not self._is_swedish(key) or self._is_swedish(before):
            return (key,)
        name = body.names.get("fi", "")
        genitives = tuple(f"{form} " for form, case in inflect(name).items() if case == "gen")
        others = {
            other.id: other.names.get("fi", "")
            for other in self._bodies.values()
            if other.parent == body.parent and not other.post and other.id != key and not self._is_swedish(other.id)
        }
        same = tuple(
            other
            for other, called in others.items()
            if called == name or any(called == genitive.rstrip() + _WHOLE for genitive in genitives)
        )
        alike = tuple(o for o, called in others.items() if called.endswith(_WHOLE) and called.startswith(genitives))
        return same or (key, *alike)

    def _closest(self, keys: tuple[str, ...], to: str) -> tuple[str, ...]:
        near = {key: kinship for key in keys if (kinship := self._kinship(key, to)) is not None}
        return tuple(key for key, kinship in near.items() if kinship == min(near.values())) or keys

    def _existed(self, key: str) -> bool:
        formed = self._bodies[key].formed
        return not self._was_gone(key) and (formed is None or self._day is None or formed <= self._day)

    def _was_gone(self, key: str) -> bool:
        dissolved = self._bodies[key].dissolved
        return dissolved is not None and (self._day is None or dissolved < self._day)

    def _line(self, key: str) -> list[str]:
        """A body and those above it, up to its division."""
        line: list[str] = []
        body = self._bodies.get(key)
        while body is not None and body.id not in line and body.type_id not in _TOP_TYPES:
            line.append(body.id)
            body = self._bodies.get(body.parent or "")
        return line

    def _kinship(self, key: str, other: str) -> int | None:
        """How many steps above the other body the first one stands that both belong to; None where there is none."""
        line = self._line(key)
        return next((steps for steps, above in enumerate(self._line(other)) if above in line), None)


def _year_of(case: str | None) -> date | None:
    year = _YEAR.search(case or "")
    return date(int(year.group()), 12, 31) if year else None


def office(bodies: dict[str, Body], key: str | None) -> list[str]:
    """A body and those above it up to its division, office or enterprise; the central administration is many."""
    line: list[str] = []
    body = bodies.get(key or "")
    while body is not None and body.id not in line and body.type_id not in _TOP_TYPES:
        if body.names.get("fi") == _CENTRAL:
            break
        line.append(body.id)
        body = bodies.get(body.parent or "")
    return line

"""Which post of the registry a title means: many offices have a "toimitusjohtaja" or a "yksikön päällikkö"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.bodies.nearness import office, own_body, unit_by_id
from kg.iri import slug
from kg.record import DecisionRecord
from kg.registries import Body

_ACTING = re.compile(r"^(?:vs|va|vt|v\.\s?a|vik|tf|t\.\s?f|sijainen)\b\.?\s*", re.IGNORECASE)
_SWEDISH_ENDING = re.compile(r"(?<=direktör)en\b|(?<=chef)en\b|(?<=borgmästare)n\b|(?<=\wsk)t(?= chef)")
_TOP = frozenset({"1", "2"})
_SECTIONS = frozenset({"4", "5"})
_CENTRAL = "Keskushallinto"
_OFFICE_OF_TOP = "Kaupunginkanslia"
"""The office that prepares what the council, the board and its sections decide."""


class Posts:
    """The posts of the registry by their titles. Made once a process."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        self._bodies = bodies
        self._by_title: dict[str, tuple[str, ...]] = {}
        for body in bodies.values():
            for title in {_key(name) for name in body.names.values()} if body.post else ():
                self._by_title[title] = (*self._by_title.get(title, ()), body.id)
        self._secretariat = next((k for k, b in bodies.items() if b.names.get("fi") == _OFFICE_OF_TOP), None)

    def of(self, title: str, record: DecisionRecord | None) -> str | None:
        """The one post that a title names, its acting prefix aside; of several the one nearest the record's own body.

        The record's own post, else the only one of its unit, of the unit above it, and so on up to its division; beyond
        that only one that has its like nowhere else in the city ("kansliapäällikkö").
        """
        key = _key(_ACTING.sub("", title))
        own = record.body if record else None
        if own is not None and own.id in self._bodies and self._bodies[own.id].post and _key(own.name) == key:
            return own.id
        named = self._by_title.get(key, ())
        for level in self._levels(record) if record else ():
            near = [post for post in named if level in self._above(post)]
            if near:
                return near[0] if len(near) == 1 else None
        return named[0] if len(named) == 1 and (record is None or self._may_be_far(named[0], record)) else None

    def _levels(self, record: DecisionRecord) -> Iterable[str]:
        """The record's own body and those above it, up to its division, office or enterprise."""
        line = office(self._bodies, own_body(self._bodies, record))
        return (*line, self._secretariat) if self._secretariat and self._is_central(record) else line

    def _is_central(self, record: DecisionRecord) -> bool:
        """Whether the council, the board, a section of it or no known body of a division decides."""
        body = self._bodies.get(own_body(self._bodies, record) or "")
        if body is None or body.type_id in _TOP:
            return True
        parent = self._bodies.get(body.parent or "")
        return body.type_id in _SECTIONS and parent is not None and parent.names.get("fi") == _CENTRAL

    def _may_be_far(self, post: str, record: DecisionRecord) -> bool:
        """Whether a title outside the record's own office means its only holder: each office has its own heads."""
        if self._is_central(record):
            return True
        above = self._bodies.get(self._bodies[post].parent or "")
        citys = above is not None and (above.id == self._secretariat or above.names.get("fi") == _CENTRAL)
        return citys or self._bodies[post].names.get("fi", "").startswith("Kaupungin")

    def _above(self, post: str) -> set[str]:
        """All that a post belongs to, by what the registry says and by its id."""
        by_id = unit_by_id(self._bodies, post)
        return {*office(self._bodies, self._bodies[post].parent), *office(self._bodies, by_id)}


def _key(title: str) -> str:
    """A title as it is looked up: "direktören för den svenska …" is "direktör för svenska …"."""
    return slug(_SWEDISH_ENDING.sub("", title.lower()).replace(" för den ", " för "))

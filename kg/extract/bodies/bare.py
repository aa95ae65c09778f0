"""Registered names that by themselves are too little: everyday words, and units that another office has too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.bodies.nearness import office
from kg.extract.names.forms import DIVISION_TYPE

if TYPE_CHECKING:
    from kg.extract.bodies.nearness import Nearness
    from kg.extract.names.hits import NameHit
    from kg.registries import Body

# "kaupunkiympäristön viihtyisyys" in lower case is no division, "kaupunkiympäristötoimi" and "keskushallinto" are
_DIVISION_WORD = re.compile(r"toim(?!isto)|sektor|hallin|förvalt", re.IGNORECASE)
_WORK_AND_UNIT = re.compile(r"[a-zåäö]+(?:yksik[kö]\w*|tiimi\w*)\Z", re.IGNORECASE)


def says_too_little(hit: NameHit, bodies: dict[str, Body], nearness: Nearness, *, follows: bool) -> bool:
    """Whether a hit of one body is only a word for its work.

    That is a division's name in lower case without "toimiala", and one word for a team or unit ("kunnossapitoyksikkö")
    of another division than the record's own, unless a body's name stands right before it (follows).
    """
    if len(hit.keys) != 1:
        return False
    body = bodies[hit.keys[0]]
    if body.type_id == DIVISION_TYPE:
        return hit.form[0].islower() and _DIVISION_WORD.search(hit.form) is None
    if follows or not _WORK_AND_UNIT.match(hit.form):
        return False
    return len(office(bodies, body.id)) > 1 and nearness.elsewhere(hit.keys)

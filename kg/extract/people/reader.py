"""People in roles: presenters, contacts, signers, proposers and movers, experts, the elected and the released.

Only roles that are public make a person: whoever applies, claims, is a client or holds a permit is never read. A
person has one entry a role and side, at the first words that say it. Who voted stands on the votes
(`kg.extract.votes.reader`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, PersonRole, Span
from kg.extract.people.experts import heard
from kg.extract.people.handling import handling_roles
from kg.extract.people.motions import motion_proposers
from kg.extract.people.names import Candidate
from kg.extract.people.offices import office_roles
from kg.extract.people.officials import contacts, decider, presenters, signers
from kg.extract.people.releases import releases
from kg.extract.people.repeats import REPEATED, repeated
from kg.extract.people.resolver import PeopleIndex, Resolver
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import BodyRef, DecisionRecord
    from kg.registries import Registries

_POST_TYPES = frozenset({"12", "19"})  # the source system's office-holder and elected officer
_ORGAN_TYPES = frozenset({"1", "2", "4", "5", "15"})


class PeopleReader:
    """Reads the people of one record."""

    def __init__(self, registries: Registries) -> None:
        self._index = PeopleIndex(registries)
        self._posts = frozenset(body.id for body in registries.bodies.values() if body.post)

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[PersonRole, ...], tuple[Doubt, ...]]:
        resolver = Resolver(self._index, record, hits)
        known = frozenset(hit.form for hit in hits if hit.kind == "person")
        found: dict[tuple[str, str, str], PersonRole] = {}
        doubts: dict[str, Doubt] = {}
        for candidate in self._candidates(record, known):
            resolved = resolver.resolve(candidate)
            if isinstance(resolved, PersonRole):
                role = (resolved.side, resolved.role, resolved.name)
                known_role = found.setdefault(role, resolved)
                if known_role.title is None and resolved.title is not None:  # the words that tell most
                    found[role] = resolved
            elif resolved is not None:
                doubts.setdefault(resolved.words, resolved)
        self._repeat(record, resolver, found)
        people = sorted(found.values(), key=lambda role: (role.span is None, role.span or Span(0, 0, 0)))
        return tuple(people), tuple(doubts.values())

    def _repeat(
        self, record: DecisionRecord, resolver: Resolver, found: dict[tuple[str, str, str], PersonRole]
    ) -> None:
        """Add the roles of the decision that the proposal's side tells of the same people."""
        decided = {(role, name) for side, role, name in found if side == "decision" and role in REPEATED}
        for candidate in repeated(record, {role for role, _ in decided}) if decided else ():
            resolved = resolver.resolve(candidate)
            if isinstance(resolved, PersonRole) and (resolved.role, resolved.name) in decided:
                found.setdefault((resolved.side, resolved.role, resolved.name), resolved)

    def _candidates(self, record: DecisionRecord, known: frozenset[str]) -> Iterator[Candidate]:
        for index, part in enumerate(record.parts):
            if part.kind is PartKind.PRESENTER:
                yield from presenters(index, part.text)
            elif part.kind is PartKind.CONTACTS:
                yield from contacts(index, part.text)
            elif part.kind is PartKind.SIGNATURE:
                yield from signers(index, part.text, self._is_post(record.body))
            elif part.kind is PartKind.DECISION and part.side == "decision" and self._is_post(record.body):
                yield from decider(index, part.text)
        yield from motion_proposers(record, known)
        by_post = self._is_post(record.body) is True
        yield from handling_roles(record, by_post=by_post)
        yield from heard(record, by_post=by_post)
        yield from office_roles(record)
        yield from releases(record)

    def _is_post(self, body: BodyRef | None) -> bool | None:
        """Whether an office-holder decides; None where nothing says."""
        if body is None:
            return None
        if body.id in self._posts or body.type_id in _POST_TYPES:
            return True
        return False if body.type_id in _ORGAN_TYPES else None

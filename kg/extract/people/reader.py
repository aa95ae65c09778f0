"""People in roles: presenters, contacts, signers, voters, proposers and movers, experts, the elected and the released.

Only roles that are public make a person: whoever applies, claims, is a client or holds a permit is never read. A
person has one entry a role and side, at the first words that say it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, PersonRole, Span
from kg.extract.people.handling import handling_roles, heard
from kg.extract.people.motions import motion_proposers
from kg.extract.people.names import Candidate, PeopleIndex, Resolver, names_in, whole_name
from kg.extract.people.offices import office_roles
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import BodyRef, DecisionRecord
    from kg.registries import Registries

_FLAGS = re.IGNORECASE
_PHONE = re.compile(
    r"[,;:]?\s*(?:puhelin|puh|telefon|tel|tfn|phone)\b.*|[:,]?\s*\+?\d[\d \-]{4,}.*|\s*\S+(?:@|\(a\)|\(at\))\S+", _FLAGS
)
_CHAIR = re.compile(r"\w*puheenjohtaja\b|\w*ordförande\b", _FLAGS)
_SECRETARY = re.compile(r"pöytäkirjanpitäjä|sihteeri\b|protokollförare|sekreterare\b", _FLAGS)
_CHECKER = re.compile(r"\w*tarkastaj|protokolljuster", _FLAGS)
_POST_TYPES = frozenset({"12", "19"})  # the source system's office-holder and elected officer
_ORGAN_TYPES = frozenset({"1", "2", "4", "5", "15"})
_DECIDES = re.compile(r"\s+(?:päätti|päättää|beslutade|beslutar|beslöt)\b", _FLAGS)


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
                found.setdefault((resolved.side, resolved.role, resolved.name), resolved)
            elif resolved is not None:
                doubts.setdefault(resolved.words, resolved)
        for role in self._voters(record):
            found.setdefault((role.side, role.role, role.name), role)
        people = sorted(found.values(), key=lambda role: (role.span is None, role.span or Span(0, 0, 0)))
        return tuple(people), tuple(doubts.values())

    def _candidates(self, record: DecisionRecord, known: frozenset[str]) -> Iterator[Candidate]:
        for index, part in enumerate(record.parts):
            if part.kind is PartKind.PRESENTER:
                yield from _presenters(index, part.text)
            elif part.kind is PartKind.CONTACTS:
                yield from _contacts(index, part.text)
            elif part.kind is PartKind.SIGNATURE:
                yield from _signers(index, part.text, self._is_post(record.body))
            elif part.kind is PartKind.DECISION and part.side == "decision" and self._is_post(record.body):
                yield from _decider(index, part.text)
        yield from motion_proposers(record, known)
        yield from handling_roles(record)
        yield from heard(record)
        yield from office_roles(record)

    def _is_post(self, body: BodyRef | None) -> bool | None:
        """Whether an office-holder decides; None where nothing says."""
        if body is None:
            return None
        if body.id in self._posts or body.type_id in _POST_TYPES:
            return True
        return False if body.type_id in _ORGAN_TYPES else None

    def _voters(self, record: DecisionRecord) -> Iterator[PersonRole]:
        for vote in record.votes:
            for voter in vote.voters:
                known = self._index.name_of(voter.id) if voter.id else None
                yield PersonRole(
                    span=None,
                    side="decision",
                    name=known or voter.name,
                    role="voter",
                    person_id=voter.id if known else self._index.id_of(voter.name),
                )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield position + line.index(stripped), stripped
        position += len(line) + 1


def _presenters(index: int, text: str) -> Iterator[Candidate]:
    """A line with the title, a line with the name; a body presents without a name."""
    title: str | None = None
    for start, line in _lines(text):
        if whole_name(line):
            yield Candidate(Span(index, start, start + len(line)), "presenter", "nom", title)
            title = None
        else:
            person = _person_line(index, start, line, "presenter")
            if person is not None:
                yield person
            title = line


def _contacts(index: int, text: str) -> Iterator[Candidate]:
    """A line a person: "Name, title"; a line of a mailbox or a unit is no person."""
    for start, line in _lines(text):
        person = _person_line(index, start, line, "contact")
        if person is not None:
            yield person


def _person_line(index: int, start: int, line: str, role: str) -> Candidate | None:
    """`Name, title` or `title Name`, with what is left of phone numbers and addresses cut off."""
    line = _PHONE.sub("", line).rstrip(" ,:;.")
    name = next(names_in(line), None)
    if name is None:
        return None
    low, high = name
    if low == 0:
        after = line[high:]
        if after and after[0] not in ", (":
            return None
        title = after.lstrip(", ") or None
    elif high == len(line):
        title = line[:low].strip(" ,:") or None
    else:
        return None
    return Candidate(Span(index, start + low, start + high), role, "nom", title)


def _signers(index: int, text: str, by_post: bool | None) -> Iterator[Candidate]:
    """Role or title and name in turns, whichever comes first."""
    lines = list(_lines(text))
    if not lines:
        return
    name_first = whole_name(lines[0][1])
    for place, (start, line) in enumerate(lines):
        if not whole_name(line):
            person = _person_line(index, start, line, "")
            role = _signer_role(person.title, by_post) if person is not None else None
            if person is not None and role is not None:
                yield Candidate(person.span, role, "nom", person.title)
            continue
        beside = place + 1 if name_first else place - 1
        title = lines[beside][1] if 0 <= beside < len(lines) and not whole_name(lines[beside][1]) else None
        role = _signer_role(title, by_post)
        if role is not None:
            yield Candidate(Span(index, start, start + len(line)), role, "nom", title)


def _signer_role(title: str | None, by_post: bool | None) -> str | None:
    if title is None:
        return "decision_maker" if by_post else None
    if _CHECKER.match(title) is not None and not by_post:
        return None
    if by_post and _SECRETARY.match(title) is None:
        return "decision_maker"
    if _CHAIR.match(title) is not None:
        return "chair"
    if _SECRETARY.match(title) is not None:
        return "secretary"
    return "decision_maker" if by_post else None


def _decider(index: int, text: str) -> Iterator[Candidate]:
    """`Yksikön päällikkö Maija Malli päätti …` at the head of an office-holder's decision."""
    name = next(names_in(text, 0, min(len(text), 200)), None)
    if name is not None and _DECIDES.match(text, name[1]) is not None and text[: name[0]].count("\n") == 0:
        title = text[: name[0]].strip()
        yield Candidate(Span(index, *name), "decision_maker", "nom", title[:1].lower() + title[1:] or None)

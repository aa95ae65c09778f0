"""Takes private people out of records: the names that no public role gives, and what tells of them.

What is public stays: bodies, organisations, places, statutes, and whoever is named in a public role of the record. All
texts of a record are redacted together, so that a name in one of them is known in the others. It is done before
anything is said, so that text, offsets, quotes and hash belong to what is published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import ahocorasick_rs

from kg.extract.extractor import Extractor
from kg.extract.finding import PersonRole
from kg.extract.names.forms import named_person_forms
from kg.extract.places.forms import PlaceMatcher
from kg.privacy.redaction import details, names, words
from kg.privacy.redaction.rows import Text, names_person
from kg.privacy.screen import REDACTED
from kg.record import DecisionRecord, EarlierDecision, Language, Part, PartKind, StatedAttachment
from kg.registries import Registries

Span = tuple[int, int]
T = TypeVar("T", StatedAttachment, EarlierDecision)

_ENTRIES = frozenset(
    {PartKind.EXTRACTS, PartKind.INFORMATION, PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE}
)
_OFFICE_LINE = re.compile(
    r"(?:käynti|posti|sähköposti|puhelin|faksi|besöks|post|e-post|telefon|telefax)\w*\s?:?\s", re.IGNORECASE
)
_HOUSING = re.compile(
    r"(?<!\w)(?:Asunto|As\.?|Kiinteistö) Oy(?: [A-ZÅÄÖ][\w-]+n)?(?: [A-ZÅÄÖ][\w-]+){1,2}"
    r"|(?<!\w)(?:Bostads|Fastighets) Ab(?: [A-ZÅÄÖ][\w-]+){1,3}"
)
"""Housing companies, whose names inflect and bear no legal form at the end."""
_SHORT = 6
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=-)")


@dataclass(frozen=True, slots=True)
class Redacted:
    """counts: what was taken out, by kind: name, address, birth, contact, account, plate."""

    record: DecisionRecord
    counts: Counter[str]


@dataclass(slots=True)
class _Texts:
    """The texts of a record beside its parts, gathered to be redacted with them and put back in the same order."""

    parts: list[Part]
    turned: list[str] = field(default_factory=list)

    def add(self, texts: Sequence[str], kind: PartKind = PartKind.OTHER) -> slice:
        start = len(self.parts)
        self.parts += [Part(kind, "decision", "", text) for text in texts]
        return slice(start, len(self.parts))


class Redactor:
    """Made once a process that meets a record to be redacted. Reads with the readers of extraction."""

    def __init__(self, extractor: Extractor, registries: Registries) -> None:
        self._extractor = extractor
        self._registries = registries

    @cached_property
    def _places(self) -> tuple[PlaceMatcher, ...]:
        languages: tuple[Language, ...] = ("fi", "sv")
        return tuple(PlaceMatcher(self._registries.places.values(), language) for language in languages)

    @cached_property
    def _short_names(self) -> re.Pattern[str]:
        """Abbreviations and short names of bodies and organisations, as they are written, a given name's form aside."""
        known = self._registries
        names_of = [(*one.aliases, *one.ambiguous) for one in known.bodies.values()]
        names_of += [(*one.aliases, *one.ambiguous) for one in known.organisations.values()]
        short = {name for listed in names_of for name in listed if len(name) <= _SHORT}
        kept = sorted(re.escape(name) for name in short if name.isalpha() and not words.is_given(name))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(kept) or '(?!)'})(?![\w-])")

    def redact(self, record: DecisionRecord, is_public: Callable[[PersonRole], bool]) -> Redacted:
        """The record without private people. is_public: of whom in a role the name stays."""
        people, _ = self._extractor.people.read(record, self._extractor.names.hits(record))
        texts = _Texts(list(record.parts))
        headings = texts.add([part.heading for part in record.parts])
        title = texts.add([record.title])
        listed = texts.add([one.title for one in record.attachments], PartKind.ATTACHMENTS)
        earlier = texts.add([one.title for one in record.earlier])
        yes, no = texts.add([v.yes_text for v in record.votes]), texts.add([v.no_text for v in record.votes])
        counts = self._turn(texts, record, [role for role in people if is_public(role)])
        done = texts.turned
        parts = zip(record.parts, done, done[headings], strict=False)
        votes = zip(record.votes, done[yes], done[no], strict=True)
        changed = replace(
            record,
            parts=tuple(replace(part, text=text, heading=heading) for part, text, heading in parts),
            title=done[title][0],
            attachments=_titled(record.attachments, done[listed]),
            earlier=_titled(record.earlier, done[earlier]),
            votes=tuple(replace(vote, yes_text=aye, no_text=nay) for vote, aye, nay in votes),
        )
        return Redacted(changed, counts)

    def titles(
        self,
        titles: Sequence[str],
        language: Language,
        is_public: Callable[[PersonRole], bool],
        author: str | None = None,
    ) -> tuple[list[str], Counter[str]]:
        """Titles outside a decision: of a case, its files, an agenda. Whom one of them names in a public role stays,
        and so does the author, given name first.
        """
        texts = _Texts([])
        texts.add(titles, PartKind.TITLE)
        record = DecisionRecord("record", True, None, "", language, tuple(texts.parts))
        people, _ = self._extractor.people.read(record, self._extractor.names.hits(record))
        public = [role for role in people if is_public(role)]
        if author:
            public.append(PersonRole(None, "decision", author, "motion_proposer"))
        counts = self._turn(texts, record, public)
        return texts.turned, counts

    def _turn(self, texts: _Texts, record: DecisionRecord, people: Sequence[PersonRole]) -> Counter[str]:
        """Redact the texts; counts by kind."""
        whole = replace(record, parts=tuple(texts.parts))
        officials = _People({role.name for role in people})
        public = self._public(whole, people, officials)
        families = frozenset(form for role in people for form in words.forms_of_name(role.name.rpartition(" ")[2]))
        found = names.find(
            [
                Text(part.text, tuple(public[place]), entries=part.kind in _ENTRIES)
                for place, part in enumerate(texts.parts)
            ],
            families,
        )
        counts: Counter[str] = Counter()
        year = _year(record)
        for part, named in zip(texts.parts, found, strict=True):
            more = details.find(part.text, named, officials.find(part.text), year)
            kinds = [("name", span) for span in named]
            kinds += [(kind, span) for kind, span in more if not _is_office(part, span)]
            counts.update(_kinds(kinds))
            texts.turned.append(_replaced(part.text, [span for _, span in kinds]))
        return counts

    def _public(self, record: DecisionRecord, people: Sequence[PersonRole], named: _People) -> list[list[Span]]:
        """By part, the stretches that names of public things hold, and of people in public roles."""
        reading = self._extractor
        hits = reading.names.hits(record)
        spans = [hit.span for hit in hits if hit.kind != "person"]
        spans += [mention.span for mention in reading.organisations.read(record, hits)[0]]
        spans += [citation.span for citation in reading.law.read(record, hits)[0]]
        spans += [role.span for role in people if role.span is not None]
        public: list[list[Span]] = [[] for _ in record.parts]
        for span in spans:
            public[span.part].append((span.start, span.end))
        for place, part in enumerate(record.parts):
            public[place] += named.find(part.text)
            for pattern in (_HOUSING, self._short_names):
                public[place] += [match.span() for match in pattern.finditer(part.text)]
            public[place] += self._places_in(part.text)
        return public

    def _places_in(self, text: str) -> Iterator[Span]:
        for one in (one for matcher in self._places for one in matcher.find(text)):
            ambiguous = all(form.ambiguous for form in one.forms)
            if not names_person(text, one.start, one.end, ambiguous=ambiguous):
                yield one.start, one.end


class _People:
    """Finds full names in any of their forms."""

    def __init__(self, people: set[str]) -> None:
        forms = sorted({form.form for name in people for form in named_person_forms(name, name)})
        self._automaton = ahocorasick_rs.AhoCorasick(forms) if forms else None

    def find(self, text: str) -> Iterator[Span]:
        if self._automaton is not None:
            for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
                    yield start, end


def _titled(things: Sequence[T], titles: Sequence[str]) -> tuple[T, ...]:
    return tuple(replace(one, title=title) for one, title in zip(things, titles, strict=True))


def _year(record: DecisionRecord) -> int | None:
    """The year the record is of, by its day or its diary number."""
    if record.date is not None:
        return record.date.year
    filed = _YEAR.search(record.case or "")
    return int(filed[0]) if filed else None


def _is_office(part: Part, span: Span) -> bool:
    """Whether it is the address of the authority that instructions for appeal name on a line of its own."""
    line = part.text[part.text.rfind("\n", 0, span[0]) + 1 : span[0] + 1]
    return part.kind is PartKind.APPEAL and _OFFICE_LINE.match(line) is not None


def _kinds(found: Sequence[tuple[str, Span]]) -> Iterator[str]:
    """The kind of each stretch that is taken out: of those that overlap, the first's."""
    end = 0
    for kind, span in sorted(found, key=lambda one: one[1]):
        if span[0] >= end:
            yield kind
        end = max(end, span[1])


def _replaced(text: str, spans: Sequence[Span]) -> str:
    """The text with the source's own sign in place of each stretch; those that touch are one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip(" "):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in reversed(merged):
        text = text[:start] + REDACTED + text[end:]
    return text

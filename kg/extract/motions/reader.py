"""The motions that a decision treats: councillors' aloitteet and toivomusponnet, and residents' initiatives.

The title says it first; where it names none, the operative part does. A toivomusponsi moved in the council's own
handling is a motion of that decision too, with the decision's day as its own where it was adopted. Motions that the
reasons only tell of are not treated. Residents who make an initiative are not named; a group motion is its groups'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, MotionFinding, Span
from kg.extract.motions.answers import is_answer
from kg.extract.motions.dates import adoption, submission
from kg.extract.motions.groups import MotionGroups
from kg.extract.motions.moved import moved_motions
from kg.extract.motions.words import ANY, COUNCILLORS, GROUPS, MOTION, TOIVOMUSPONSI, is_explicit, is_plural, is_swedish
from kg.extract.motions.words import kind_of as kind_at
from kg.extract.people.motions import MOTIONS_CLASS, motion_proposers
from kg.extract.people.names import Candidate, Case, chains_in, sentences
from kg.extract.people.resolver import PeopleIndex, Resolver
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

Chain = list[tuple[int, int]]

_NAMELESS = {"kuntalaisaloite", "other", GROUPS}
_OTHERS = (
    r"(?:[ ]+ym\.?|[ ]+m\.[ ]?fl\.|[ ](?:ja|sekä)[ ](?:\S+[ ]){1,2}?mu(?:un|ta|iden)[ ]\w+"
    r"|[ ]och[ ](?:\S+[ ]){1,2}?\w*ledamöters?)?"
)
_OF_PROPOSER = re.compile(rf"{_OTHERS}[ ]+(?:[a-zåäö0-9.,]+[ ]+){{0,4}}?$")
_BY_PROPOSER = re.compile(r"[ ](?:av|från)[ ](?:\w+[ ]){0,2}?$")
_AFTER_TITLE = re.compile(r"[^\n]*[,(][ ]?(?:valtuutet\w+|ledamot\w*)[ ]$")
_COUNCILLOR = re.compile(r"valtuute\w+|ledam\w+|ryhmän[ ](?:vara)?puheenjohtaja\w*", re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:vara)?valtuutet(?:tujen|un)|\w*ledamöternas?|\w*ledamotens?)[ ]", re.IGNORECASE)
_NEAR = 1000
"""Characters between a motion and its proposers, at most; a sentence seldom has as many."""
_LISTED = re.compile(r"(?:§[ ]?\d+|\d+[ ]?§)[ ,]|V[ ]\d")
_TREATS = re.compile(r"loppuun[ ]käsitel|johdosta|lausun|vastau|slutbehandla|utlåtande|svar", re.IGNORECASE)
_TREATED = (PartKind.DECISION, PartKind.PROPOSAL)
_NAMED_IN = {PartKind.TITLE, *_TREATED, PartKind.HANDLING}


@dataclass(frozen=True, slots=True)
class _Named:
    """A motion as a phrase of the text names it. groups: keys of the organisations that made it."""

    kind: str
    span: Span
    proposers: tuple[Candidate, ...]
    groups: tuple[str, ...] = ()


class MotionReader:
    """Finds the motions that a record treats."""

    def __init__(self, registries: Registries) -> None:
        self._index = PeopleIndex(registries)
        self._groups = MotionGroups(registries)
        council = [key for key, body in registries.bodies.items() if body.names.get("fi") == "Kaupunginvaltuusto"]
        self._council = council[0] if len(council) == 1 else None

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[MotionFinding, ...], tuple[Doubt, ...]]:
        told = record.classification == MOTIONS_CLASS
        if not told and not any(part.kind in _NAMED_IN and ANY.search(part.text) for part in record.parts):
            return (), ()
        resolver = Resolver(self._index, record, hits)
        doubts: dict[Span | None, Doubt] = {}
        motions: dict[tuple[str, tuple[str, ...]], MotionFinding] = {}
        for named in self._treated(record, hits):
            proposers = _names(named.proposers, resolver, doubts)
            key = (named.kind, proposers)
            if key not in motions and (proposers or not named.proposers):
                motions[key] = self._described(record, named, proposers)
        handled = moved_motions(record, lambda candidates: _names(candidates, resolver, doubts))
        return (*motions.values(), *handled), tuple(doubts.values())

    def _described(self, record: DecisionRecord, named: _Named, proposers: tuple[str, ...]) -> MotionFinding:
        families = [name.rpartition(" ")[2] for name in proposers]
        dated = adoption(record, families) if named.kind == TOIVOMUSPONSI else submission(record, families)
        return MotionFinding(
            span=named.span,
            kind=named.kind,
            proposers=proposers,
            date=dated.day if dated else None,
            adopted_by=self._council if dated and dated.adopted else None,
            answered=is_answer(record),
            groups=named.groups,
        )

    def _treated(self, record: DecisionRecord, hits: Sequence[NameHit]) -> Iterator[_Named]:
        """The motions of the title; where it names none, those that the operative part answers or comments on."""
        known = frozenset(hit.form for hit in hits if hit.kind == "person")
        found = False
        for index, part in enumerate(record.parts):
            if part.kind is PartKind.TITLE:
                for named in self._in_title(record, index, known, hits):
                    found = True
                    yield named
        for index, part in enumerate(record.parts):
            if not found and part.kind in _TREATED and ANY.search(part.text):
                for named in _in_operative(index, part.text, known):
                    found = True
                    yield named
        if not found and record.classification == MOTIONS_CLASS:
            yield from _in_reasons(record, known)

    def _in_title(
        self, record: DecisionRecord, index: int, known: frozenset[str], hits: Sequence[NameHit]
    ) -> Iterator[_Named]:
        """The first motion that a title names, and those it names in the same form beside it."""
        text = record.parts[index].text
        groups = [hit for hit in hits if hit.kind == "organisation" and hit.span.part == index]
        chains = [chain for start, end in sentences(text) for chain in chains_in(text, start, end)]
        form = None
        for word in MOTION.finditer(text):
            if form and word.group().lower() != form:
                continue
            of = self._groups.before(text, word.start(), groups)
            kind = GROUPS if of and kind_at(text, word) == COUNCILLORS else kind_at(text, word)
            proposers = () if kind in _NAMELESS else _proposers(index, text, word, chains, known)
            if not proposers and kind not in _NAMELESS and not form:
                proposers = _told(record, known)
            nameless = not form and not is_plural(word) and (kind in _NAMELESS or is_explicit(text, word))
            if proposers or nameless:
                first = min((c.span.start for c in proposers if c.span.part == index), default=word.start())
                span = Span(index, min(first, word.start()), word.end())
                yield _Named(kind, span, proposers, of if kind == GROUPS else ())
                form = word.group().lower()


def _names(candidates: Sequence[Candidate], resolver: Resolver, doubts: dict[Span | None, Doubt]) -> tuple[str, ...]:
    names = []
    for candidate in candidates:
        found = resolver.resolve(candidate)
        if isinstance(found, Doubt):
            doubts[found.span] = found
        elif found:
            names.append(found.name)
    return tuple(dict.fromkeys(names))


def _told(record: DecisionRecord, known: frozenset[str]) -> tuple[Candidate, ...]:
    """The proposers that the rest of the text gives for the motion of the title."""
    return tuple(
        candidate
        for candidate in motion_proposers(record, known)
        if record.parts[candidate.span.part].kind is not PartKind.HANDLING
    )


def _in_operative(index: int, text: str, known: frozenset[str]) -> Iterator[_Named]:
    for start, end in sentences(text):
        if _LISTED.match(text, start) or not (ANY.search(text, start, end) and _TREATS.search(text, start, end)):
            continue
        chains = chains_in(text, start, end)
        for word in MOTION.finditer(text, start, end):
            proposers = _proposers(index, text, word, chains, known)
            kind = kind_at(text, word)
            if proposers and kind not in _NAMELESS:
                yield _Named(kind, Span(index, min(proposers[0].span.start, word.start()), word.end()), proposers)


def _in_reasons(record: DecisionRecord, known: frozenset[str]) -> Iterator[_Named]:
    """The motion of a matter that is classed as one, where only the reasons tell whose it is."""
    proposers = _told(record, known)
    if not proposers:
        return
    part, start = proposers[0].span.part, proposers[0].span.start
    text = record.parts[part].text
    word = MOTION.search(text, start)
    if word is not None and kind_at(text, word) not in _NAMELESS:
        yield _Named(kind_at(text, word), Span(part, start, word.end()), proposers)


def _proposers(
    index: int, text: str, word: re.Match[str], chains: list[Chain], known: frozenset[str]
) -> tuple[Candidate, ...]:
    """The councillors that stand right before the motion's word, or after it with "av"; known: names that hits give."""
    explicit = is_explicit(text, word)
    case: Case = "swedish genitive" if is_swedish(word) else "inflected"
    first = bisect_left(chains, word.start() - _NEAR, key=lambda chain: chain[-1][1])
    for chain in (_untitled(text, chain) for chain in islice(chains, first, None)):
        (low, _), (_, high) = chain[0], chain[-1]
        if low > word.end() + _NEAR:
            break
        councillors = explicit or _COUNCILLOR.search(text, max(0, low - 60), low) or text[low:high] in known
        if high < word.start() and councillors and _OF_PROPOSER.match(text[high : word.start()]):
            return tuple(Candidate(Span(index, *name), "motion_proposer", case) for name in chain)
        between = text[word.end() : low] if low > word.end() else ""
        if (councillors and _BY_PROPOSER.match(between)) or _AFTER_TITLE.match(between):
            return tuple(Candidate(Span(index, *name), "motion_proposer", "nom") for name in chain)
    return ()


def _untitled(text: str, chain: Chain) -> Chain:
    """Names without the inflected title that stands before the first of them and looks like a name's beginning."""
    title = _TITLE.match(text, *chain[0])
    return [(title.end(), chain[0][1]), *chain[1:]] if title else chain

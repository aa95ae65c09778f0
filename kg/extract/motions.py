"""The motions that a decision treats: councillors' aloitteet and toivomusponnet, and residents' initiatives.

The title says it first; where it names none, the operative part does. A toivomusponsi moved in the council's own
handling is a motion of that decision too, with the decision's day as its own where it was adopted. Motions that the
reasons only tell of are not treated. Residents who make an initiative are not named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, MotionFinding, Span
from kg.extract.motion_facts import adoption, is_answer, names_family, submission
from kg.extract.people.motions import motion_proposers
from kg.extract.people.names import Candidate, Case, PeopleIndex, Resolver, chains_in, sentences
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

Chain = list[tuple[int, int]]

TOIVOMUSPONSI = "toivomusponsi"
COUNCILLORS = "valtuustoaloite"
_KLAM_WORD = (
    r"(?:\w*toivomus)?pon(?:si|nen|nesta|netta|net|nella|nelle|nessa|tta|teen|sien|sia)\b|\w*kläm(?:men|mar|marna)?\b"
)
_MOTION = r"aloit(?:e|teen|etta|teesta|teessa|teeseen|teelle|teet|teiden|teita|teista|teisiin)\b"
_KINDS = {
    TOIVOMUSPONSI: _KLAM_WORD,
    "talousarvioaloite": rf"talousarvio{_MOTION}|budgetmotion(?:en|er|erna)?\b",
    "ryhmäaloite": rf"ryhmä{_MOTION}|gruppmotion(?:en|er|erna)?\b",
    "kuntalaisaloite": (
        rf"(?:kuntalais|asukas){_MOTION}|(?:kunnan[ ]|kaupungin[ ])?asukka\w+[ ]{_MOTION}|\w*invånarinitiativ\w*"
    ),
    "other": rf"kansanäänestys{_MOTION}|nuorten[ ]{_MOTION}|initiativ\w*[ ]till[ ]folkomröstning",
    COUNCILLORS: rf"(?:valtuusto)?{_MOTION}|(?:fullmäktige)?motion(?:en|er|erna)?\b",
}
_WORD = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words}))" for number, words in enumerate(_KINDS.values())), re.IGNORECASE
)
_NAMELESS = {"kuntalaisaloite", "other", "ryhmäaloite"}
_PLURAL = re.compile(r"(?:teet|teiden|teita|teista|teisiin|er|erna)$", re.IGNORECASE)
_KLAM = re.compile(rf"\b{_KLAM_WORD}", re.IGNORECASE)
_OTHERS = (
    r"(?:[ ]+ym\.?|[ ]+m\.[ ]?fl\.|[ ]ja[ ](?:\S+[ ]){1,2}?mu(?:un|ta|iden)[ ]\w+"
    r"|[ ]och[ ](?:\S+[ ]){1,2}?\w*ledamöters?)?"
)
_OF_PROPOSER = re.compile(rf"{_OTHERS}[ ]+(?:[a-zåäö0-9.,]+[ ]+){{0,4}}?$")
_BY_PROPOSER = re.compile(r"[ ](?:av|från)[ ](?:\w+[ ]){0,2}?$")
_COUNCILLOR = re.compile(r"valtuute\w+|ledam\w+|ryhmän[ ](?:vara)?puheenjohtaja\w*", re.IGNORECASE)
_PLURAL_TITLE = re.compile(r"(?:valtuutettujen|\w*ledamöternas)[ ]", re.IGNORECASE)
_GROUP = re.compile(r"(?:\w*ryhmän|puolueen|ryhmien|gruppens?|partiets?)[ ]$", re.IGNORECASE)
_SWEDISH = re.compile(r"motion|kläm", re.IGNORECASE)
_LISTED = re.compile(r"(?:§[ ]?\d+|\d+[ ]?§)[ ,]|V[ ]\d")
_TREATS = re.compile(r"loppuun[ ]käsitel|johdosta|lausun|vastau|slutbehandla|utlåtande|svar", re.IGNORECASE)
_MOVES = re.compile(r"[ ](?:ehdotti|esitti|teki|föreslog)\b", re.IGNORECASE)
_ADOPTS = re.compile(
    rf"hyväksyi[ ](?:[^.\n]{{0,160}}[ ])?(?:{_KLAM_WORD})|godkände[ ](?:[^.\n]{{0,160}}[ ])?\w*kläm", re.IGNORECASE
)
_REJECTS = re.compile(r"\bei[ ]hyväksynyt|hylkäsi|\binte\b|förkastade", re.IGNORECASE)
_TREATED = (PartKind.DECISION, PartKind.PROPOSAL)


@dataclass(frozen=True, slots=True)
class _Named:
    """A motion as a phrase of the text names it."""

    kind: str
    span: Span
    proposers: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Adopted:
    """A sentence that says a moved motion was adopted."""

    words: str
    names_someone: bool


class MotionReader:
    """Finds the motions that a record treats."""

    def __init__(self, registries: Registries) -> None:
        self._index = PeopleIndex(registries)
        council = [key for key, body in registries.bodies.items() if body.names.get("fi") == "Kaupunginvaltuusto"]
        self._council = council[0] if len(council) == 1 else None

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[MotionFinding, ...], tuple[Doubt, ...]]:
        resolver = Resolver(self._index, record, hits)
        doubts: dict[Span | None, Doubt] = {}
        known = frozenset(hit.form for hit in hits if hit.kind == "person")
        motions: dict[tuple[str, tuple[str, ...]], MotionFinding] = {}
        for named in _treated(record, known):
            proposers = _names(named, resolver, doubts)
            if proposers or not named.proposers:
                motions.setdefault((named.kind, proposers), self._described(record, named, proposers))
        moved = [(named, _names(named, resolver, doubts)) for named in _moved(record)]
        adopted = _adopted(record) if moved else ()
        handled = (_moved_motion(record, named, names, adopted, len(moved)) for named, names in moved if names)
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
        )


def _names(named: _Named, resolver: Resolver, doubts: dict[Span | None, Doubt]) -> tuple[str, ...]:
    names = []
    for candidate in named.proposers:
        found = resolver.resolve(candidate)
        if isinstance(found, Doubt):
            doubts[found.span] = found
        elif found:
            names.append(found.name)
    return tuple(dict.fromkeys(names))


def _treated(record: DecisionRecord, known: frozenset[str]) -> Iterator[_Named]:
    """The motions of the title; where it names none, those that the operative part answers or comments on."""
    if not any(part.kind in {PartKind.TITLE, *_TREATED} and _WORD.search(part.text) for part in record.parts):
        return
    found = False
    for index, part in enumerate(record.parts):
        if part.kind is PartKind.TITLE:
            for named in _in_title(record, index, known):
                found = True
                yield named
    for index, part in enumerate(record.parts):
        if not found and part.kind in _TREATED:
            yield from _in_operative(index, part.text, known)


def _in_title(record: DecisionRecord, index: int, known: frozenset[str]) -> Iterator[_Named]:
    """The first motion that a title names, and those it names in the same form beside it."""
    text = record.parts[index].text
    chains = [chain for start, end in sentences(text) for chain in chains_in(text, start, end)]
    form = None
    for word in _WORD.finditer(text):
        if form and word.group().lower() != form:
            continue
        kind, proposers = _kind(text, word), _proposers(index, text, word, chains, known)
        if kind in _NAMELESS or (form and not proposers):
            proposers = ()
        elif not proposers:
            proposers = _told(record, known)
        if proposers or (kind in _NAMELESS and not form and not _PLURAL.search(word.group())):
            first = min((c.span.start for c in proposers if c.span.part == index), default=word.start())
            yield _Named(kind, Span(index, min(first, word.start()), word.end()), proposers)
            form = word.group().lower()


def _told(record: DecisionRecord, known: frozenset[str]) -> tuple[Candidate, ...]:
    """The proposers that the rest of the text gives for the motion of the title."""
    return tuple(
        candidate
        for candidate in motion_proposers(record, known)
        if record.parts[candidate.span.part].kind is not PartKind.HANDLING
    )


def _in_operative(index: int, text: str, known: frozenset[str]) -> Iterator[_Named]:
    for start, end in sentences(text):
        if _LISTED.match(text, start) or not _TREATS.search(text, start, end):
            continue
        chains = chains_in(text, start, end)
        for word in _WORD.finditer(text, start, end):
            proposers = _proposers(index, text, word, chains, known)
            kind = _kind(text, word)
            if proposers and kind not in _NAMELESS:
                yield _Named(kind, Span(index, min(proposers[0].span.start, word.start()), word.end()), proposers)


def _kind(text: str, word: re.Match[str]) -> str:
    kind = next(kind for kind, words in zip(_KINDS, word.groups(), strict=True) if words)
    if kind == COUNCILLORS and _GROUP.search(text, max(0, word.start() - 40), word.start()):
        return "ryhmäaloite"
    return kind


def _proposers(
    index: int, text: str, word: re.Match[str], chains: list[Chain], known: frozenset[str]
) -> tuple[Candidate, ...]:
    """The councillors that stand right before the motion's word, or after it with "av"; known: names that hits give."""
    explicit = _kind(text, word) != COUNCILLORS or word.group().lower().startswith(("valtuusto", "fullmäktige"))
    for chain in (_untitled(text, chain) for chain in chains):
        (low, _), (_, high) = chain[0], chain[-1]
        councillors = explicit or _COUNCILLOR.search(text, max(0, low - 60), low) or text[low:high] in known
        case: Case = "swedish genitive" if _SWEDISH.search(word.group()) else "inflected"
        if high < word.start() and councillors and _OF_PROPOSER.match(text[high : word.start()]):
            return tuple(Candidate(Span(index, *name), "motion_proposer", case) for name in chain)
        if low > word.end() and councillors and _BY_PROPOSER.match(text[word.end() : low]):
            return tuple(Candidate(Span(index, *name), "motion_proposer", "nom") for name in chain)
    return ()


def _untitled(text: str, chain: Chain) -> Chain:
    """Names without the title in the plural that stands before the first of them."""
    title = _PLURAL_TITLE.match(text, *chain[0])
    return [(title.end(), chain[0][1]), *chain[1:]] if title else chain


def _moved(record: DecisionRecord) -> Iterator[_Named]:
    """The toivomusponnet that councillors move while the decision is made."""
    for index, part in enumerate(record.parts):
        if part.kind is not PartKind.HANDLING or not _KLAM.search(part.text):
            continue
        for start, end in sentences(part.text):
            if not _KLAM.search(part.text, start, end):
                continue
            for chain in chains_in(part.text, start, end):
                if _MOVES.match(part.text, chain[-1][1], end):
                    movers = tuple(Candidate(Span(index, *name), "motion_proposer", "nom") for name in chain)
                    yield _Named(TOIVOMUSPONSI, Span(index, chain[0][0], end), movers)


def _adopted(record: DecisionRecord) -> tuple[_Adopted, ...]:
    return tuple(
        _Adopted(part.text[start:end], bool(chains_in(part.text, start, end)))
        for part in record.parts
        if part.kind is PartKind.HANDLING
        for start, end in sentences(part.text)
        if _ADOPTS.search(part.text, start, end) and not _REJECTS.search(part.text, start, end)
    )


def _moved_motion(
    record: DecisionRecord, named: _Named, proposers: tuple[str, ...], adopted: tuple[_Adopted, ...], moved: int
) -> MotionFinding:
    """A motion moved in the handling; adopted where a sentence says so of its mover, or of the only one moved."""
    families = [name.rpartition(" ")[2] for name in proposers]
    is_adopted = any(names_family(a.words, families) or (moved == 1 and not a.names_someone) for a in adopted)
    return MotionFinding(
        span=named.span,
        kind=named.kind,
        proposers=proposers,
        date=record.date if is_adopted else None,
        adopted_by=record.body.id if is_adopted and record.body else None,
    )

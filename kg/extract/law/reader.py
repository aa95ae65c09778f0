"""Legal citations: which provisions a decision's text cites, of which act, and how the decision uses them.

    LawReader(registries).read(record) -> (citations, doubts)

The text is read in four steps: tokens (`tokens`), mentions of acts (`acts`, by the names of `names`), the
acts they mean (`resolve`), and the places cited in them, also those that point back (`part`, `places`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from string import ascii_lowercase
from typing import TYPE_CHECKING

from kg.extract.finding import Citation, CitationUse, Doubt, Span
from kg.extract.law.acts import ActFinder
from kg.extract.law.mention import ActMention, amended
from kg.extract.law.names import ActNames
from kg.extract.law.part import Cited, PartReader
from kg.extract.law.places import Place
from kg.extract.law.resolve import Resolver
from kg.extract.law.spoken import Spoken
from kg.extract.law.tokens import Tokens, tokenize
from kg.record import DecisionRecord, Part, PartKind

if TYPE_CHECKING:
    from kg.extract.names.hits import NameHit
    from kg.registries import Registries

_GROUND_HEADING = re.compile(
    r"(?i)(?:\w+ +)?(?:sovelle\w+|tillämp\w*) +"
    r"(?:oikeusohj|säännö|säädö|säädän|lainsäädän|lainkoh|määräy|bestämmels|lagrum|lagstiftning)\w*:?$"
    r"|(?:toimivalta|toimivallan peruste\w*|päätösvalta|säädösperusta|oikeusperuste|oikeusohjeet|lainkohdat?|lagrum"
    r"|behörighet|beslutanderätt)(?: ja .{1,40})?:?$"
)
_GROUND_OPENING = re.compile(r"(?i)(?:sovellettav\w+|sovellet\w+) (?:lainkoh|säännö|oikeusohje)\w*:")
_GROUND_AFTER = frozenset({"nojalla", "perusteella", "mukaisesti"})
_LISTED = re.compile(r"[\s,]*(?:(?:ja|sekä|tai|och|samt)\s+)?(?:(?:Helsingin|kaupungin|kunnan|Helsingfors|stads)\s+)*")
_GROUND_BEFORE = re.compile(r"(?i)(?:med stöd av|i enlighet med|enligt)\s+(?:[\w-]+\s+){0,3}$")
_OPERATIVE = frozenset({PartKind.DECISION, PartKind.PROPOSAL})
_WITHHELD = re.compile(r"(?i)salassa pidettäv|sekretessbelag")
_HEADING_LENGTH = 60


class LawReader:
    """Finds the legal citations of a record. Made once from the registries; holds no state of a record."""

    def __init__(self, registries: Registries) -> None:
        self._names = ActNames(registries)
        self._finder = ActFinder(self._names)
        self._by_chapter = frozenset(key for key, act in registries.statutes.items() if act.by_chapter)

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...] = ()
    ) -> tuple[tuple[Citation, ...], tuple[Doubt, ...]]:
        """The citations in the order of the text, every occurrence of a place.

        An act alone is cited once, and only where no place in it is cited anywhere in the record.
        """
        tokens = [tokenize(part.text) for part in record.parts]
        mentions = self._mentions(tokens)
        resolver = Resolver(self._names, record)
        resolver.learn(mention for found in mentions for mention in found)
        resolver.amend(
            mention for part, found in zip(tokens, mentions, strict=True) for mention in amended(part, found)
        )
        citations: list[Citation] = []
        doubts: list[Doubt] = []
        named: defaultdict[int, set[int]] = defaultdict(set)
        for hit in hits:
            if hit.kind == "body":
                named[hit.span.part].add(hit.span.end)
        for index, part in enumerate(record.parts):
            spoken = Spoken(self._by_chapter)
            reader = PartReader(tokens[index], mentions[index], resolver, index, spoken, frozenset(named[index]))
            reader.read()
            uses = _Uses(part, reader).of_all()
            found = (_citation(cited, use) for cited, use in zip(reader.cited, uses, strict=True))
            of_forms = part.kind in {PartKind.APPEAL, PartKind.EXTRACTS, PartKind.INFORMATION}
            citations += (citation for citation in found if not (of_forms and _is_heading_word(citation)))
            doubts += (_doubt(part, span, message) for span, message in reader.unresolved)
            doubts += (_doubt(part, _span(reader, m), message) for m, message in resolver.doubts)
            resolver.doubts.clear()
        return _settle(citations), _distinct(doubts)

    def _mentions(self, tokens: list[Tokens]) -> list[list[ActMention]]:
        """The mentions of each part; read once more where the record introduces short forms of its own."""
        found = [self._finder.find(part, {}) for part in tokens]
        short: dict[str, list[str]] = {}
        for mention in (mention for part in found for mention in part):
            keys = self._keys(mention)
            for word in mention.short if keys else ():
                if word not in self._names.abbreviations and word not in self._names.names:
                    short[word] = keys
        return [self._finder.find(part, short) for part in tokens] if short else found

    def _keys(self, mention: ActMention) -> list[str]:
        key = self._names.by_number.get(mention.number or "")
        return [key] if key else mention.keys


class _Uses:
    """How the citations of a part are used."""

    def __init__(self, part: Part, reader: PartReader) -> None:
        self._part = part
        self._tokens = reader.tokens
        self._cited = reader.cited
        self._fixed: CitationUse | None = None
        if part.kind is PartKind.APPEAL:
            self._fixed = "appeal"
        elif _gives_basis(part):
            self._fixed = "ground"
        self._starts, self._grounds = ([], []) if self._fixed else _sections(part.text, reader.cited)

    def of_all(self) -> list[CitationUse]:
        """The use of each citation of the part, in their order."""
        cited = self._cited
        if self._fixed:
            return [self._fixed] * len(cited)
        rests = self._resting() if self._part.kind in _OPERATIVE else [False] * len(cited)
        return [
            "ground" if self._may_rest(c) and (r or self._is_listed(c)) else "cites"
            for c, r in zip(cited, rests, strict=True)
        ]

    @staticmethod
    def _may_rest(cited: Cited) -> bool:
        return not cited.act.key.startswith("he:")

    def _is_listed(self, cited: Cited) -> bool:
        """Whether it stands under a heading that says what was applied."""
        at = bisect_right(self._starts, cited.span.start) - 1
        return at >= 0 and self._grounds[at]

    def _resting(self) -> list[bool]:
        """Which citations the text says the decision rests on; said of one of a list, it is said of all."""
        rests = [self._rests_on(cited) for cited in self._cited]
        pairs = [(i, i + 1) for i in range(len(rests) - 1) if self._leads_on(self._cited[i], self._cited[i + 1])]
        for first, second in reversed(pairs):
            rests[first] = rests[first] or rests[second]
        for first, second in pairs:
            rests[second] = rests[first] or rests[second]
        return rests

    def _rests_on(self, cited: Cited) -> bool:
        if any(self._tokens.low(cited.end + i) in _GROUND_AFTER for i in range(2)):
            return True
        before = self._part.text[max(0, cited.span.start - 60) : cited.span.start]
        return _GROUND_BEFORE.search(before) is not None

    def _leads_on(self, cited: Cited, following: Cited) -> bool:
        """Whether two citations stand in one list: "kuntalain 3 §:n ja hallintosäännön 2 luvun nojalla"."""
        if following.span.start <= cited.span.end:
            return True
        return _LISTED.fullmatch(self._part.text, cited.span.end, following.span.start) is not None


def _gives_basis(part: Part) -> bool:
    """The part is there to say what the decision, or its being withheld, rests on."""
    withheld = part.kind is PartKind.TITLE and _WITHHELD.search(part.text)
    return part.kind is PartKind.CONFIDENTIAL or bool(withheld or _GROUND_HEADING.match(part.heading))


def _sections(text: str, cited: list[Cited]) -> tuple[list[int], list[bool]]:
    """Where the headings inside a part stand, and whether what follows each is a list of grounds."""
    starts: list[int] = []
    grounds: list[bool] = []
    if not cited:
        return starts, grounds
    occupied = [c.span.start for c in cited]
    at = 0
    for line in text.split("\n"):
        if _GROUND_OPENING.match(line):
            starts += (at, at + len(line))
            grounds += (True, False)
        elif _is_heading(line):
            after = bisect_right(occupied, at + len(line)) - 1
            if after < 0 or occupied[after] < at:
                starts.append(at)
                grounds.append(_GROUND_HEADING.match(line) is not None)
        at += len(line) + 1
    return starts, grounds


def _is_heading(line: str) -> bool:
    return 2 < len(line) <= _HEADING_LENGTH and line[0].isupper() and line[-1] not in ".,;" and "\t" not in line


def _citation(cited: Cited, use: CitationUse) -> Citation:
    place = cited.place or Place()
    act, name = cited.act
    chapter, section, subsection, point, subpoint = place.numbers
    if (place.article or act.startswith("eu:")) and subsection is None and point:
        # the paragraphs and points of an article are both kohta: "6 artiklan 1 kohdan c alakohta", "1 c kohta"
        paragraph, letter = point.rstrip(ascii_lowercase).strip(), point.strip("0123456789 ")
        subsection, point, subpoint = paragraph or None, letter or subpoint, subpoint if letter else None
    return Citation(cited.span, act, name, chapter, section, subsection, point, subpoint, cited.explicit, use)


def _is_heading_word(citation: Citation) -> bool:
    """The forms of appeal are headed by what they are against ("rakennusjärjestyksen hyväksyminen")."""
    return citation.act.startswith("rule:") and citation.section is None


def _settle(citations: list[Citation]) -> tuple[Citation, ...]:
    """An act alone stays, once, only where no place in it is cited."""
    placed = {c.act for c in citations if c.section or c.chapter or c.point}
    kept: list[Citation] = []
    alone: set[str] = set()
    for citation in citations:
        if citation.section or citation.chapter or citation.point:
            kept.append(citation)
        elif citation.act not in placed and citation.act not in alone:
            alone.add(citation.act)
            kept.append(citation)
    return tuple(kept)


def _span(reader: PartReader, mention: ActMention) -> Span:
    return Span(reader.part, reader.tokens.starts[mention.first], reader.tokens.ends[mention.end - 1])


def _doubt(part: Part, span: Span, message: str) -> Doubt:
    return Doubt(span, part.text[span.start : span.end], message)


def _distinct(doubts: list[Doubt]) -> tuple[Doubt, ...]:
    return tuple({(doubt.words, doubt.message): doubt for doubt in reversed(doubts)}.values())[::-1]

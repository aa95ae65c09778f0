"""Reads one part of a text: ties the cited places to their acts, those that point back through the part's context."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.finding import Span
from kg.extract.law_acts import ActMention
from kg.extract.law_forms import lemma
from kg.extract.law_places import UNITS, Level, Place, Reading, read_article_pair, read_place
from kg.extract.law_resolve import Act, Resolver
from kg.extract.law_tokens import Kind, Tokens

_REACH = 1500  # characters over which "2 momentin" still means the section cited last
_BRACKET = 25
_AMENDING = frozenset({"väliaikaisesta", "väliaikaisen", "muuttamisesta", "muutos", "muutoksen", "muuttamiseksi"})
_SPEAKING = frozenset({"mukaan", "nojalla", "enligt"})
_PRIVATE_RULES = frozenset("sääntöjen säännöissä yhtiöjärjestyksen perussopimuksen pöytäkirjan stadgar stadgarna".split())
_CLASSES = {"lag": "laki", "förordning": "asetus", "kaari": "laki", "balk": "laki"}


@dataclass(slots=True)
class Cited:
    """A place in an act, or an act alone (place None), with its words."""

    act: Act
    span: Span
    first: int  # tokens of the whole citation
    end: int
    place: Place | None
    explicit: bool


@dataclass(slots=True)
class _Frame:
    """The section the text speaks of."""

    act: Act
    place: Place
    at: int


@dataclass(slots=True)
class PartReader:
    """One part. by_chapter: acts whose sections start anew in each chapter."""

    tokens: Tokens
    mentions: list[ActMention]
    resolver: Resolver
    part: int
    by_chapter: frozenset[str]
    cited: list[Cited] = field(default_factory=list)
    unresolved: list[tuple[Span, str]] = field(default_factory=list)
    _acts: list[tuple[Act, str]] = field(default_factory=list)
    _seen: dict[str, list[Act]] = field(default_factory=dict)
    _frame: _Frame | None = None
    _at: dict[int, ActMention] = field(default_factory=dict)

    def read(self) -> None:
        self._at = {mention.first: mention for mention in self.mentions}
        index = 0
        kinds = self.tokens.kinds
        while index < len(kinds):
            mention = self._at.get(index)
            kind = kinds[index]
            if mention:
                index = self._mention(mention)
            elif Kind.DECIMAL <= kind <= Kind.SECTION or (kind == Kind.WORD and self.tokens.lows[index] in UNITS):
                index = self._bare(index)
            else:
                index += 1

    # a named act
    def _mention(self, mention: ActMention) -> int:
        if mention.kind == "bill":
            self._say(Act(mention.keys[0], mention.name), mention.first, mention.end, None)
            return mention.end
        reading, inner = self._following_place(mention)
        if mention.kind == "back":
            return self._back(mention, reading)
        act = self.resolver.act(mention, cited=reading is not None)
        if act is None and inner is not None:
            act = self.resolver.act(inner, cited=reading is not None)
        if act is None:
            return reading.end if reading and mention.kind == "unknown" else mention.end
        self._acts.append((act, _CLASSES.get(mention.head, mention.head)))
        if self._frame and self._frame.act.key != act.key:
            self._frame = None
        if reading and self._fits(act, reading):
            self._say_reading(act, mention.first, reading, explicit=True, frame=True)
            return reading.end
        self._say(act, mention.first, mention.end, None)
        return mention.end

    def _back(self, mention: ActMention, reading: Reading | None) -> int:
        """ "lain 140 §:n", "saman asetuksen 2 §"."""
        if reading is None:
            return mention.end
        kind = _CLASSES.get(mention.head, mention.head)
        act = next((act for act, head in reversed(self._acts) if head == kind), None)
        if act is None:
            self._leave(mention.first, reading, "no act is named before it")
        elif reading.top <= Level.SECTION:
            self._say_reading(act, mention.first, reading, explicit=False, frame=True)
        return reading.end

    def _following_place(self, mention: ActMention) -> tuple[Reading | None, ActMention | None]:
        """The place right after an act, and an act named in a bracket between the two."""
        tokens, index = self.tokens, mention.end
        amended = False
        while tokens.low(index) in _AMENDING:
            index, amended = index + 1, True
        if amended:
            return (read_place(tokens, index + 1) if tokens.low(index) == "(" else None), None
        if tokens.low(index) in {",", ":"} or (
            tokens.kind(index) == Kind.BREAK and (mention.case != "nom" or mention.number) and tokens.texts[index] == "\n"
        ):
            reading = read_place(tokens, index + 1)
            return (reading if reading and reading.top <= Level.SECTION else None), None
        if tokens.low(index) == ")" and not self._opens_within(mention):
            index += 1
        elif tokens.low(index) == "(":
            return self._after_bracket(index)
        reading = read_place(tokens, index)
        if reading is None and any(key.startswith(("eu:", "act:", "sops:")) for key in mention.keys):
            reading = read_article_pair(tokens, index)
        return reading, None

    def _opens_within(self, mention: ActMention) -> bool:
        return "(" in self.tokens.texts[mention.first : mention.end]

    def _after_bracket(self, index: int) -> tuple[Reading | None, ActMention | None]:
        tokens = self.tokens
        last = min(index + _BRACKET, len(tokens))
        close = next((i for i in range(index + 1, last) if tokens.texts[i] in ")\n"), None)
        if close is None or tokens.texts[close] != ")":
            return None, None
        inner = self._at.get(index + 1)
        reading = read_place(tokens, close + 1)
        if reading and reading.prefixed:
            return None, None
        return reading, inner if inner and inner.end >= close else None

    def _fits(self, act: Act, reading: Reading) -> bool:
        if reading.top <= Level.SECTION:
            return True
        return reading.top is Level.POINT and act.key.startswith("rule:")

    # a place without an act
    def _bare(self, index: int) -> int:
        reading = read_place(self.tokens, index)
        if reading is None:
            return index + 1
        mention = self._act_after(reading)
        if mention:
            act = self.resolver.act(mention, cited=True)
            if act and reading.top <= Level.SECTION:
                self._acts.append((act, _CLASSES.get(mention.head, mention.head)))
                self._say_reading(act, index, reading, explicit=True, frame=True, end=mention.end)
                return mention.end
        if reading.top is Level.SUBSECTION:
            self._subsection(reading)
        elif reading.top <= Level.SECTION and self._is_law(reading):
            self._section(reading)
        return reading.end

    def _act_after(self, reading: Reading) -> ActMention | None:
        """ "14 § i kommunallagen"."""
        index = reading.end + (self.tokens.low(reading.end) == ",")
        return self._at.get(index + 1) if self.tokens.low(index) == "i" else None

    def _subsection(self, reading: Reading) -> None:
        frame = self._frame
        if frame is None or self.tokens.starts[reading.first] - frame.at > _REACH:
            return
        if self.tokens.low(reading.first - 1).startswith(("talousarvio", "menomoment", "tulomoment")):
            return
        self._say_reading(frame.act, reading.first, reading, explicit=False, within=frame.place)

    def _section(self, reading: Reading) -> None:
        act = self._context(reading)
        if act is None:
            if reading.inflected or reading.deepest > Level.SECTION:
                self._leave(reading.first, reading, "no act is named before it in this part")
            return
        known = all(self._was_cited(act, place) for place in reading.places)
        if not (known or reading.inflected or reading.deepest > Level.SECTION or reading.top is Level.CHAPTER):
            return
        speaking = self.tokens.low(reading.end) in _SPEAKING
        self._say_reading(act, reading.first, reading, explicit=False, frame=speaking)

    def _is_law(self, reading: Reading) -> bool:
        """Not the § of a decision ("3.11.2021 § 228", "18 § 14.4.2020") or of an association's own rules."""
        if all(place.section is None for place in reading.places):
            return False
        if reading.top is Level.CHAPTER:
            return True
        tokens, before = self.tokens, reading.first - 1
        word = tokens.low(before)
        known = lemma(word)
        if word in _PRIVATE_RULES or (known and known.head != "laki"):
            return False
        if reading.deepest is Level.SECTION:
            starts_line = before < 0 or tokens.kinds[before] == Kind.BREAK
            if reading.prefixed or (starts_line and not reading.inflected):
                return False
        while tokens.low(before) in {"(", ",", "/"}:
            before -= 1
        after = reading.end
        while tokens.low(after) in {")", ",", "/"}:
            after += 1
        return Kind.DATE not in {tokens.kind(before), tokens.kind(after)}

    def _context(self, reading: Reading) -> Act | None:
        """The act a bare place belongs to: the one this section was cited of, else the one named last."""
        place = reading.places[0]
        if reading.top is Level.CHAPTER:
            return next((a for a, _ in reversed(self._acts) if a.key in self.by_chapter or a.key.startswith("rule:")), None)
        seen = self._seen.get(place.section or "", [])
        if len({act.key for act in seen}) == 1:
            return seen[0]
        return self._acts[-1][0] if self._acts else None

    def _was_cited(self, act: Act, place: Place) -> bool:
        return any(seen.key == act.key for seen in self._seen.get(place.section or "", ()))

    # what was found
    def _say_reading(
        self,
        act: Act,
        first: int,
        reading: Reading,
        *,
        explicit: bool,
        frame: bool = False,
        end: int | None = None,
        within: Place | None = None,
    ) -> None:
        for place in reading.places:
            full = place
            if within:
                full = Place(
                    within.chapter, within.section, place.subsection, place.point, place.subpoint, place.end, within.article
                )
            self._say(act, first, end or place.end, full, explicit=explicit)
            if full.section:
                self._seen.setdefault(full.section, []).append(act)
        sections = {(place.chapter, place.section) for place in reading.places}
        if frame:
            single = len(sections) == 1 and reading.places[-1].section is not None
            at = self.tokens.starts[reading.first]
            self._frame = _Frame(act, reading.places[-1], at) if single else None

    def _say(self, act: Act, first: int, end: int, place: Place | None, *, explicit: bool = True) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[end - 1])
        self.cited.append(Cited(act, span, first, end, place, explicit))

    def _leave(self, first: int, reading: Reading, message: str) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[reading.end - 1])
        self.unresolved.append((span, message))

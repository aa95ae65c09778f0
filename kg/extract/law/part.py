"""Reads one part of a text: ties the cited places to their acts, those that point back through the part's context."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.finding import Span
from kg.extract.law.forms import lemma
from kg.extract.law.mention import ActMention
from kg.extract.law.places import UNITS, Level, Place, Reading, read_article_pair, read_place
from kg.extract.law.resolve import Act, Resolver
from kg.extract.law.tokens import Kind, Tokens

_REACH = 1500  # characters over which "2 momentin" still means the section cited last
_BRACKET = 25
_OPENING = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.SECTION})
_AMENDING = frozenset({"väliaikaisesta", "väliaikaisen", "muuttamisesta", "muutos", "muutoksen", "muuttamiseksi"})
_SPEAKING = frozenset({"mukaan", "nojalla", "enligt"})
_PRIVATE_RULES = frozenset({"sääntöjen", "säännöissä", "pöytäkirjan", "stadgar", "stadgarna"})
_BUDGET = ("talousarvio", "menomoment", "tulomoment")
_CLASSES = {"lag": "laki", "förordning": "asetus", "kaari": "laki", "balk": "laki"}
_ARTICLE_ACTS = ("eu:", "act:", "sops:")


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in an act, or an act alone (place None), with its words; end: the token after them."""

    act: Act
    span: Span
    end: int
    place: Place | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The section that the text speaks of, and where it was named."""

    act: Act
    place: Place
    at: int


@dataclass(slots=True)
class PartReader:
    """One part.

    by_chapter: acts whose sections start anew in each chapter; named: where the name of a body or a post ends in the
    text, since a § right after it is one of its decisions.
    """

    tokens: Tokens
    mentions: list[ActMention]
    resolver: Resolver
    part: int
    by_chapter: frozenset[str]
    named: frozenset[int] = frozenset()
    cited: list[Cited] = field(default_factory=list)
    unresolved: list[tuple[Span, str]] = field(default_factory=list)
    _acts: list[tuple[Act | None, str]] = field(default_factory=list)
    _seen: dict[str, list[Act]] = field(default_factory=dict)
    _frame: _Frame | None = None
    _at: dict[int, ActMention] = field(default_factory=dict)

    def read(self) -> None:
        self._at = {mention.first: mention for mention in self.mentions}
        lows = self.tokens.lows
        done = 0
        for index, kind in enumerate(self.tokens.kinds):
            if index < done:
                continue
            if index in self._at:
                done = self._mention(self._at[index])
            elif kind in _OPENING or (kind == Kind.WORD and lows[index] in UNITS):
                done = self._bare(index)

    # a named act
    def _mention(self, mention: ActMention) -> int:
        """Read a named act with the place after it; the token to go on from."""
        if mention.kind == "bill":
            self._say(Act(mention.keys[0], mention.name), mention.first, mention.end, None)
            return mention.end
        reading, inner = self._following_place(mention)
        if mention.kind == "back":
            return self._back(mention, reading)
        if mention.kind == "unknown" and reading is None and mention.number is None and not mention.meant:
            return self._pass_by(mention)
        meant = inner if inner and not mention.keys else mention
        act = self.resolver.act(meant, cited=reading is not None)
        if act is None:
            return reading.end if reading and mention.kind == "unknown" else mention.end
        self._remember(act, mention.head)
        if self._frame and self._frame.act.key != act.key:
            self._frame = None
        if reading and _fits(act, reading):
            self._say_reading(act, mention.first, reading, explicit=True)
            self._speak_of(act, reading)
            return reading.end
        self._say(act, mention.first, mention.end, None)
        return mention.end

    def _pass_by(self, mention: ActMention) -> int:
        """An act that no registry knows, named without a place: not published, but "lain 5 §" after it means it."""
        if mention.head in {"laki", "asetus"} and mention.case != "ela":
            self._remember(Act(f"act:{mention.name}", mention.name) if mention.certain else None, mention.head)
            self._frame = None
        return mention.end

    def _back(self, mention: ActMention, reading: Reading | None) -> int:
        """Point-back forms: "lain 140 §:n", "saman asetuksen 2 §"."""
        if reading is None:
            return mention.end
        act = self._last_of(mention.head)
        if act is None:
            self._leave(mention.first, reading, "no act is named before it")
        elif reading.top <= Level.SECTION:
            self._say_reading(act, mention.first, reading, explicit=False)
            self._speak_of(act, reading)
        return reading.end

    def _following_place(self, mention: ActMention) -> tuple[Reading | None, ActMention | None]:
        """The place right after an act, and an act named in a bracket between the two."""
        tokens, index = self.tokens, mention.end
        while tokens.low(index) in _AMENDING:
            index += 1
        if index > mention.end:  # "tartuntatautilain muuttamisesta (48 a §)"
            return (read_place(tokens, index + 1) if tokens.low(index) == "(" else None), None
        if tokens.low(index) == "(":
            return self._after_bracket(index)
        reading = self._place_at(mention, index)
        if reading and tokens.low(reading.end) == "i" and reading.end + 1 in self._at:
            return None, None  # "kommunallagen, 14 § i språklagen": the act of this place comes after it
        return reading, None

    def _place_at(self, mention: ActMention, index: int) -> Reading | None:
        tokens = self.tokens
        low = tokens.low(index)
        wrapped = low == "\n" and (mention.case != "nom" or mention.number is not None)
        if wrapped or low in {",", ":"}:
            reading = read_place(tokens, index + 1, acts=self._at)
            return reading if reading and reading.top <= Level.SECTION else None
        if low == ")" and "(" not in tokens.texts[mention.first : mention.end]:
            index += 1
        reading = read_place(tokens, index, acts=self._at)
        if reading is None and any(key.startswith(_ARTICLE_ACTS) for key in mention.keys):
            reading = read_article_pair(tokens, index)
        return reading

    def _after_bracket(self, index: int) -> tuple[Reading | None, ActMention | None]:
        tokens = self.tokens
        last = min(index + _BRACKET, len(tokens))
        close = next((i for i in range(index + 1, last) if tokens.texts[i] in {")", "\n"}), None)
        if close is None or tokens.texts[close] != ")":
            return None, None
        reading = read_place(tokens, close + 1, acts=self._at)
        if reading and reading.prefixed:
            return None, None
        inner = self._at.get(index + 1)
        return reading, inner if inner and inner.end >= close else None

    # a place without an act before it
    def _bare(self, index: int) -> int:
        reading = read_place(self.tokens, index)
        if reading is None:
            return index + 1
        following = self._act_after(reading)
        if following and reading.top <= Level.SECTION:
            return self._before_act(reading, following)
        if reading.top is Level.SUBSECTION:
            self._subsection(reading)
        elif reading.top <= Level.SECTION and self._is_law(reading):
            self._section(reading)
        return reading.end

    def _act_after(self, reading: Reading) -> ActMention | None:
        index = reading.end + (self.tokens.low(reading.end) == ",")
        return self._at.get(index + 1) if self.tokens.low(index) == "i" else None

    def _before_act(self, reading: Reading, mention: ActMention) -> int:
        """In Swedish the act may follow its place: "14 § i kommunallagen", "6 § i lagen"."""
        explicit = mention.kind != "back"
        if explicit:
            act = self.resolver.act(mention, cited=True)
        else:
            act = None if self.tokens.low(mention.end) == "om" else self._last_of(mention.head)
        if act is None:
            return reading.end
        self._remember(act, mention.head)
        places = tuple(place.ending(mention.end) for place in reading.places)
        self._say_reading(act, reading.first, replace(reading, places=places), explicit=explicit)
        self._speak_of(act, reading)
        return mention.end

    def _subsection(self, reading: Reading) -> None:
        """Point-back forms inside a section: "2 momentin mukaan"."""
        frame = self._frame
        if frame is None or self.tokens.starts[reading.first] - frame.at > _REACH:
            return
        if self.tokens.low(reading.first - 1).startswith(_BUDGET):
            return
        places = tuple(place.within(frame.place) for place in reading.places)
        self._say_reading(frame.act, reading.first, replace(reading, places=places), explicit=False)

    def _section(self, reading: Reading) -> None:
        """A section whose act only the context tells: "136 §:n 2 momentin"."""
        if self._misprinted_act(reading):
            return
        act = self._context(reading)
        marked = reading.inflected or reading.deepest > Level.SECTION
        if act is None:
            if marked:
                self._leave(reading.first, reading, "no act is named before it in this part")
            return
        known = all(any(seen == act for seen in self._seen.get(place.section or "", ())) for place in reading.places)
        if known or marked or reading.top is Level.CHAPTER:
            self._say_reading(act, reading.first, reading, explicit=False)
            if self.tokens.low(reading.end) in _SPEAKING:
                self._speak_of(act, reading)

    def _misprinted_act(self, reading: Reading) -> bool:
        """The word before is the misprinted name of an act: "tartuntatautilan 58 m §:n"."""
        before = reading.first - 1
        if self.tokens.kind(before) != Kind.WORD or not reading.inflected:
            return False
        key = self.resolver.misprinted(self.tokens.lows[before])
        if key is None:
            return False
        act = self.resolver.taken_for(ActMention(before, before + 1, "unknown", self.tokens.lows[before], ""), key)
        self._remember(act, "laki")
        self._say_reading(act, before, reading, explicit=True)
        self._speak_of(act, reading)
        return True

    def _is_law(self, reading: Reading) -> bool:
        """Not the § of a decision ("3.11.2021 § 228", "18 § 14.4.2020") or of an association's own rules."""
        tokens, before = self.tokens, reading.first - 1
        word, after = lemma(tokens.low(before)), lemma(tokens.low(reading.end))
        if all(place.section is None for place in reading.places) or tokens.low(before) in _PRIVATE_RULES:
            return False
        if (word and word.head != "laki") or (after and after.head == "päätös"):
            return False
        if before >= 0 and tokens.ends[before] in self.named:
            return False
        if reading.top is Level.CHAPTER:
            return True
        if reading.deepest is Level.SECTION:
            starts_line = before < 0 or tokens.kinds[before] == Kind.BREAK
            if reading.prefixed or (starts_line and not reading.inflected):
                return False
        return not self._beside_date(before, reading.end)

    def _beside_date(self, before: int, after: int) -> bool:
        tokens = self.tokens
        while tokens.low(before) in {"(", ",", "/"}:
            before -= 1
        while tokens.low(after) in {")", ",", "/"}:
            after += 1
        return Kind.DATE in {tokens.kind(before), tokens.kind(after)}

    # context
    def _remember(self, act: Act | None, head: str) -> None:
        self._acts.append((act, _CLASSES.get(head, head)))

    def _last_of(self, head: str) -> Act | None:
        kind = _CLASSES.get(head, head)
        return next((act for act, other in reversed(self._acts) if other == kind), None)

    def _context(self, reading: Reading) -> Act | None:
        """The act a bare place belongs to: the one this section was cited of, else the one named last."""
        if reading.top is Level.CHAPTER:
            acts = (act for act, _ in reversed(self._acts) if act)
            return next((act for act in acts if act.key in self.by_chapter or act.key.startswith("rule:")), None)
        seen = self._seen.get(reading.places[0].section or "", [])
        if len({act.key for act in seen}) == 1:
            return seen[0]
        return self._acts[-1][0] if self._acts else None

    def _speak_of(self, act: Act, reading: Reading) -> None:
        """From here on "2 momentin" means this section, where it is one."""
        sections = {place.numbers[: Level.SUBSECTION] for place in reading.places}
        place = reading.places[-1]
        at = self.tokens.starts[reading.first]
        self._frame = _Frame(act, place, at) if len(sections) == 1 and place.section else None

    # what was found
    def _say_reading(self, act: Act, first: int, reading: Reading, *, explicit: bool) -> None:
        for place in reading.places:
            self._say(act, first, place.end, place, explicit=explicit)
            if place.section:
                self._seen.setdefault(place.section, []).append(act)

    def _say(self, act: Act, first: int, end: int, place: Place | None, *, explicit: bool = True) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[end - 1])
        self.cited.append(Cited(act, span, end, place, explicit))

    def _leave(self, first: int, reading: Reading, message: str) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[reading.end - 1])
        self.unresolved.append((span, message))


def _fits(act: Act, reading: Reading) -> bool:
    """Whether an act is cited by such places: a point without a section only in the city's rules."""
    return reading.top <= Level.SECTION or (reading.top is Level.POINT and act.key.startswith("rule:"))

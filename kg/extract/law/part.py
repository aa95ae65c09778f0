"""Reads one part of a text: ties the cited places to their acts, those that point back through the part's context."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.finding import Span
from kg.extract.law.bare import is_law
from kg.extract.law.counts import read_numbers
from kg.extract.law.forms import lemma
from kg.extract.law.mention import ActMention
from kg.extract.law.places import UNITS, Level, Place, Reading, is_owned, read_article_pair, read_place
from kg.extract.law.resolve import Act, Resolver
from kg.extract.law.spoken import Spoken
from kg.extract.law.tokens import Kind, Tokens

_BRACKET = 25
_OPENING = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.SECTION})
_AMENDING = frozenset({"väliaikaisesta", "väliaikaisen", "muuttamisesta", "muutos", "muutoksen", "muuttamiseksi"})
_ADDING = frozenset(
    {
        *("ehdotettu", "ehdotetun", "ehdotettua", "esitetty", "esitetyn", "uusi", "uuden", "uutta", "uudet", "uusia"),
        *("lisätty", "lisättävä", "lisättäväksi", "lisättäisiin", "lisätään", "ehdotetaan", "on", "olisi", "otettu"),
    }
)
_PROPOSED = ("ehdotet", "föreslagn")
_RELATIVE = frozenset({"jonka", "joiden", "vars"})
_OF_IT = frozenset({"sen", "niiden", "dess"})
_SWEDISH_BEFORE = frozenset({"i", "enligt"})
_BESIDE = 3  # tokens between an act and a word that means it: "asetus, ja sen 53 artikla"
_SPEAKING = frozenset({"mukaan", "nojalla", "enligt"})
_RESTING = frozenset({"mukaan", "nojalla", "perusteella", "mukaisesti", "mukainen", "mukaisen", "mukaiset"})
_BUDGET = ("talousarvio", "menomoment", "tulomoment")
_BY_ARTICLE = frozenset({"direktiivi", "direktiv", "sopimus"})
_FIRST_OF_TWO = frozenset({"ensin", "ensiksi", "först", "förstnämnda"})
_BEFORE_NAME = frozenset({"eu:s", "allmänna", "helsingfors", "stads", "stadens", "finlands", "den", "gällande"})
_ARTICLE_ACTS = ("eu:", "act:", "sops:")


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in an act, or an act alone (place None), with its words; end: the token after them."""

    act: Act
    span: Span
    end: int
    place: Place | None
    explicit: bool


@dataclass(slots=True)
class PartReader:
    """One part.

    spoken: what the part has spoken of; named: where the name of a body or a post ends in the
    text, since a § right after it is one of its decisions.
    """

    tokens: Tokens
    mentions: list[ActMention]
    resolver: Resolver
    part: int
    spoken: Spoken
    named: frozenset[int] = frozenset()
    cited: list[Cited] = field(default_factory=list)
    unresolved: list[tuple[Span, str]] = field(default_factory=list)
    _at: dict[int, ActMention] = field(default_factory=dict)
    _ends: frozenset[int] = frozenset()

    def read(self) -> None:
        self._at = {mention.first: mention for mention in self.mentions}
        self._ends = frozenset(mention.end for mention in self.mentions)
        lows, word = self.tokens.lows, int(Kind.WORD)
        done = 0
        for index, kind in enumerate(self.tokens.kinds):
            if index < done:
                continue
            if index in self._at:
                done = self._mention(self._at[index])
            elif kind in _OPENING or (kind == word and lows[index] in UNITS):
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
            return self._unknown(mention, reading)
        self.spoken.name(act, mention.head or _head_of(act))
        self.spoken.leave(act)
        if reading and _fits(act, reading):
            self._say_reading(act, mention.first, reading, explicit=True)
            self._speak_of(act, reading)
            return reading.end
        self._say(act, mention.first, mention.end, None)
        return mention.end

    def _unknown(self, mention: ActMention, reading: Reading | None) -> int:
        """An act that could not be told: neither its place nor "lain 5 §" after it belongs to an act named before."""
        if reading is None:
            return mention.end
        self.spoken.name(None, mention.head or "laki")
        return reading.end

    def _pass_by(self, mention: ActMention) -> int:
        """An act that no registry knows, named without a place: not published, but "lain 5 §" after it means it."""
        if mention.head in {"laki", "asetus"} and mention.case != "ela":
            self.spoken.name(Act(f"act:{mention.name}", mention.name) if mention.certain else None, mention.head)
            self.spoken.frame = None
        return mention.end

    def _back(self, mention: ActMention, reading: Reading | None) -> int:
        """Point-back forms: "lain 140 §:n", "saman asetuksen 2 §"."""
        if reading is None:
            return mention.end
        by_article = mention.head in _BY_ARTICLE
        first_of_two = self.tokens.low(mention.first - 1) in _FIRST_OF_TWO
        act = None if first_of_two else self.spoken.last_of(mention.head)
        if by_article and not reading.places[0].article:
            return mention.end
        if act is None:
            self._leave(mention.first, reading, "no act is named before it")
        elif reading.top <= Level.SECTION:
            self._say_back(act, mention.first, reading)
            self._speak_of(act, reading)
        return reading.end

    def _following_place(self, mention: ActMention) -> tuple[Reading | None, ActMention | None]:
        """The place right after an act, and an act named in a bracket between the two."""
        tokens, index = self.tokens, mention.end
        while tokens.low(index) in _AMENDING:
            index += 1
        if mention.case == "ill" and tokens.low(index) in _ADDING:  # "lakiin ehdotettu uusi 17 a luku"
            while tokens.low(index) in _ADDING:
                index += 1
            return read_place(tokens, index, acts=self._at), None
        if index > mention.end:  # "tartuntatautilain muuttamisesta (48 a §)"
            return (read_place(tokens, index + 1) if tokens.low(index) == "(" else None), None
        if tokens.low(index) == "(":
            return self._after_bracket(index)
        reading = self._place_at(mention, index) or self._place_beside(index)
        if reading and tokens.low(reading.end) == "i" and reading.end + 1 in self._at:
            return None, None  # "kommunallagen, 14 § i språklagen": the act of this place comes after it
        return reading, None

    def _place_beside(self, index: int) -> Reading | None:
        """The place in a bracket after a word on how the act is used: "kuntalain mukaan (92 §)"."""
        tokens = self.tokens
        if tokens.low(index) not in _RESTING or tokens.low(index + 1) != "(":
            return None
        reading = read_place(tokens, index + 2)
        closed = reading is not None and tokens.low(reading.end) == ")"
        return reading if reading and closed and reading.top <= Level.SECTION and not reading.prefixed else None

    def _place_at(self, mention: ActMention, index: int) -> Reading | None:
        tokens = self.tokens
        low = tokens.low(index)
        if tokens.kind(index) == Kind.DASH and tokens.kind(index + 1) in _OPENING:
            reading = read_place(tokens, index + 1, acts=self._at)  # "Kuntalaki – 92 §"
            return reading if reading and reading.top <= Level.SECTION else None
        wrapped = low == "\n" and (mention.case != "nom" or mention.number is not None)
        if wrapped or low in {",", ":"}:
            reading = read_place(tokens, index + 1, acts=self._at)
            return reading if reading and reading.top <= Level.SECTION else None
        if low == ")" and "(" not in tokens.texts[mention.first : mention.end]:
            index += 1
        by_article = any(key.startswith(_ARTICLE_ACTS) for key in mention.keys)
        pair = read_article_pair(tokens, index) if by_article else None
        return pair or read_place(tokens, index, acts=self._at)

    def _after_bracket(self, index: int) -> tuple[Reading | None, ActMention | None]:
        tokens = self.tokens
        last = min(index + _BRACKET, len(tokens))
        close = next((i for i in range(index + 1, last) if tokens.texts[i] in {")", "\n"}), None)
        if close is None or tokens.texts[close] != ")":
            return None, None
        inside = read_place(tokens, index + 1)
        if inside and inside.end == close and inside.top <= Level.SECTION:
            return inside, None  # "kuntalain (92 §) mukaan"
        reading = read_place(tokens, close + 1, acts=self._at)
        if reading and reading.prefixed:
            return None, None
        inner = self._at.get(index + 1)
        return reading, inner if inner and inner.end >= close else None

    # a place without an act before it
    def _bare(self, index: int) -> int:
        reading = self._read_bare(index)
        if reading is None:  # in a list of numbers that is of nothing, no later one is of anything either
            numbers = read_numbers(self.tokens, index, with_point_letter=False)
            return numbers[1] if numbers else index + 1
        following = self._act_after(reading)
        if following and reading.top <= Level.SECTION:
            return self._before_act(reading, following)
        if reading.top is Level.SUBSECTION or self._points_into_subsection(reading):
            self._subsection(reading)
        elif reading.top <= Level.SECTION and is_law(self.tokens, reading, self.named):
            self._section(reading)
        return reading.end

    def _read_bare(self, index: int) -> Reading | None:
        """A place without an act before it; in Swedish the deeper levels may come first: "1 mom. i 86 §"."""
        reading = read_place(self.tokens, index)
        if reading is None or reading.top < Level.SUBSECTION or self.tokens.low(reading.end) != "i":
            return reading
        above = read_place(self.tokens, reading.end + 1)
        if above is None or above.deepest >= reading.top or len(above.places) != 1:
            return reading
        places = tuple(place.within(above.places[0], reading.top).ending(above.end) for place in reading.places)
        return replace(reading, places=places, end=above.end, top=above.top)

    def _act_after(self, reading: Reading) -> ActMention | None:
        index = reading.end + (self.tokens.low(reading.end) == ",")
        if self.tokens.low(index) != "i":
            return None
        while self.tokens.low(index + 1) in _BEFORE_NAME:
            index += 1
        return self._at.get(index + 1)

    def _before_act(self, reading: Reading, mention: ActMention) -> int:
        """In Swedish the act may follow its place: "14 § i kommunallagen", "6 § i lagen"."""
        explicit = mention.kind != "back"
        if explicit:
            act = self.resolver.act(mention, cited=True)
        else:
            act = None if self.tokens.low(mention.end) == "om" else self.spoken.last_of(mention.head)
        if act is None:
            return reading.end
        self.spoken.name(act, mention.head)
        places = tuple(place.ending(mention.end) for place in reading.places)
        self._say_reading(act, reading.first, replace(reading, places=places), explicit=explicit)
        self._speak_of(act, reading)
        return mention.end

    def _subsection(self, reading: Reading) -> None:
        """Point-back forms inside a section: "2 momentin mukaan"."""
        frame = self.spoken.framed(self.tokens.starts[reading.first])
        if frame is None:
            return
        if self.tokens.low(reading.first - 1).startswith(_BUDGET):
            return
        places = tuple(place.within(frame.place, reading.top) for place in reading.places)
        self._say_reading(frame.act, reading.first, replace(reading, places=places), explicit=False)
        self.spoken.frame = replace(frame, place=places[-1])

    def _points_into_subsection(self, reading: Reading) -> bool:
        """Whether it is a point of the subsection cited last: "saman momentin 2 kohdan"."""
        frame = self.spoken.frame
        spoken_of = frame is not None and frame.place.numbers[Level.SUBSECTION] is not None
        return reading.top is Level.POINT and spoken_of and self.tokens.low(reading.first - 1) == "momentin"

    def _section(self, reading: Reading) -> None:
        """A section whose act only the context tells: "136 §:n 2 momentin"."""
        if self._misprinted_act(reading):
            return
        before = self.tokens.low(reading.first - 1)
        if (before in _RELATIVE and not self._beside_act(reading)) or is_owned(self.tokens, reading.end):
            return
        act = self._meant(reading, before)
        marked = reading.inflected or reading.deepest > Level.SECTION or self._is_marked(reading, before)
        if act is None:
            if marked and not reading.places[0].article:
                self._leave(reading.first, reading, "no act is named before it in this part")
            return
        known = self.spoken.has_cited(act, reading)
        if known or marked or reading.top is Level.CHAPTER:
            self._say_back(act, reading.first, reading)
            if self.tokens.low(reading.end) in _SPEAKING:
                self._speak_of(act, reading)

    def _meant(self, reading: Reading, before: str) -> Act | None:
        """The act of a section: one that is proposed belongs to the act which the record says is to be amended."""
        amended = self.resolver.amended
        if amended and (before.startswith(_PROPOSED) or (before.startswith("koskev") and not reading.inflected)):
            return self.spoken.last_among(amended)
        return self.spoken.act_of(reading)

    def _is_marked(self, reading: Reading, before: str) -> bool:
        """Whether words say that a section, which is not inflected, is one of law: "sen 5 §", "som avses i 17 §"."""
        if reading.places[0].article:
            return True
        of_it = before in _OF_IT and self._beside_act(reading)
        amended = bool(self.resolver.amended) and before.startswith((*_PROPOSED, "koskev"))
        return not reading.prefixed and (of_it or amended or before in _SWEDISH_BEFORE)

    def _beside_act(self, reading: Reading) -> bool:
        """Whether an act is named right before the word in front of a place: "asetus, jonka 53 artiklan"."""
        pronoun = reading.first - 1
        last = range(pronoun - _BESIDE + 1, pronoun + 1)
        return any(end in self._ends for end in last) or any(cited.end in last for cited in self.cited[-1:])

    def _misprinted_act(self, reading: Reading) -> bool:
        """The word before is the misprinted name of an act: "tartuntatautilan 58 m §:n"."""
        before = reading.first - 1
        if self.tokens.kind(before) != Kind.WORD or not reading.inflected:
            return False
        key = self.resolver.misprinted(self.tokens.lows[before])
        if key is None:
            return False
        act = self.resolver.taken_for(ActMention(before, before + 1, "unknown", self.tokens.lows[before], ""), key)
        self.spoken.name(act, "laki")
        self._say_reading(act, before, reading, explicit=True)
        self._speak_of(act, reading)
        return True

    # what was found
    def _say_reading(self, act: Act, first: int, reading: Reading, *, explicit: bool) -> None:
        for place in reading.places:
            self._say(act, first, place.end, place, explicit=explicit)
            self.spoken.cite(act, place)

    def _say_back(self, act: Act, first: int, reading: Reading) -> None:
        """Places whose act, and perhaps whose chapter, only the context tells."""
        places = tuple(self.spoken.in_chapter(act, place) for place in reading.places)
        self._say_reading(act, first, replace(reading, places=places), explicit=False)

    def _speak_of(self, act: Act, reading: Reading) -> None:
        places = tuple(self.spoken.in_chapter(act, place) for place in reading.places)
        self.spoken.dwell(act, places, self.tokens.starts[reading.first])

    def _say(self, act: Act, first: int, end: int, place: Place | None, *, explicit: bool = True) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[end - 1])
        self.cited.append(Cited(act, span, end, place, explicit))

    def _leave(self, first: int, reading: Reading, message: str) -> None:
        span = Span(self.part, self.tokens.starts[first], self.tokens.ends[reading.end - 1])
        self.unresolved.append((span, message))


def _head_of(act: Act) -> str:
    """What an act named by an abbreviation is: "lain" after "MRL 63 §" points back to it."""
    words = act.name.split()
    known = lemma(words[-1]) or lemma(words[0])
    return known.head if known else ""


def _fits(act: Act, reading: Reading) -> bool:
    """Whether an act is cited by such places: a point without a section only in the city's rules."""
    return reading.top <= Level.SECTION or (reading.top is Level.POINT and act.key.startswith("rule:"))

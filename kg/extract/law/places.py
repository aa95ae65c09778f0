"""The grammar of places in an act: chapter, section, momentti, kohta, alakohta; articles; lists and ranges.

place = group { [","] group }                 a deeper level goes on, the same or a higher one starts a sibling
group = numbers unit | unit numbers           "58 a–58 d §", "1 ja 2 momentin" | "§ 4", "kohdat 1–9"
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import IntEnum

from kg.extract.law.counts import AND, ORDINALS, POINT_LETTERS, ROMAN, read_numbers
from kg.extract.law.tokens import Kind, Tokens


class Level(IntEnum):
    CHAPTER = 0
    SECTION = 1
    SUBSECTION = 2
    POINT = 3
    SUBPOINT = 4


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its numbers by level, and the token after its last one. article: the act is cited by articles."""

    numbers: tuple[str | None, ...] = (None,) * len(Level)
    end: int = 0
    article: bool = False

    @property
    def section(self) -> str | None:
        return self.numbers[Level.SECTION]

    @property
    def deepest(self) -> Level:
        return max((level for level in Level if self.numbers[level] is not None), default=Level.CHAPTER)

    def above(self, level: Level) -> Place:
        """What a sibling on a level shares with this place."""
        return Place(self.numbers[:level] + (None,) * (len(Level) - level), self.end, self.article)

    def within(self, frame: Place, top: Level) -> Place:
        """This place, whose highest level is top, in the section or subsection that another one names."""
        numbers = frame.numbers[:top] + self.numbers[top:]
        return Place(numbers, self.end, frame.article)

    def ending(self, end: int) -> Place:
        return Place(self.numbers, end, self.article)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from `first` on.

    top, deepest: the highest and the deepest level; inflected: "§:n"; prefixed: the sign came first ("§ 4"), as in
    minutes.
    """

    places: tuple[Place, ...]
    first: int
    end: int
    top: Level
    deepest: Level
    inflected: bool
    prefixed: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """end: the token after it; inflected: "§:n", "momentin"."""

    level: Level
    end: int
    inflected: bool
    article: bool


@dataclass(frozen=True, slots=True)
class _Group:
    unit: _Unit
    numbers: tuple[str, ...]
    end: int
    unit_first: bool = False

    @property
    def level(self) -> Level:
        return self.unit.level


_UNIT_WORDS = {
    Level.CHAPTER: "luku luvun luvussa luvusta lukua lukuun luvulla luvut lukujen luvuissa kap kapitel kapitlet",
    Level.SECTION: "pykälä pykälän pykälässä pykälästä pykälää pykälään pykälät pykälien pykälissä paragraf paragrafen "
    "artikla artiklan artiklassa artiklasta artiklaa artiklaan artiklat artiklojen artikloissa artikel artikeln "
    "artiklarna art",
    Level.SUBSECTION: "momentti momentin momentissa momentista momenttia momenttiin momentit momenttien momenteissa "
    "mom moment momentet",
    Level.POINT: "kohta kohdan kohdassa kohdasta kohtaa kohtaan kohdat kohtien kohdissa kohdista k p punkt punkten "
    "punkterna",
    Level.SUBPOINT: "alakohta alakohdan alakohdassa alakohdasta alakohtaa alakohtaan alakohdat alakohtien alakohdissa "
    "underpunkt underpunkten",
}
_ABBREVIATED = frozenset({"kap", "mom", "art", "k", "p"})
_ENDINGS_OF_ABBREVIATED = ("n", "ssa", "ssä", "sta", "stä", "iin", "aan", "ään", "t")
_OWNERS = (
    *("stadgar", "stadgarna", "avtal", "avtalet", "kontraktet", "villkor", "villkoren", "bolagsordningen"),
    *("beslutet", "protokollet", "planen", "anvisningen", "anvisningarna", "reglerna", "principerna", "instruktionen"),
)
_OWNER_WORDS = 4
_YEAR_DIGITS = 4
UNITS = {word: level for level, words in _UNIT_WORDS.items() for word in words.split()}
UNITS |= {f"{word}:{ending}": UNITS[word] for word in _ABBREVIATED for ending in _ENDINGS_OF_ABBREVIATED}
_UNIT_NAMES = frozenset(UNITS) - POINT_LETTERS
_BASE_FORMS = _ABBREVIATED | {"luku", "pykälä", "momentti", "kohta", "alakohta", "artikla"}


def read_place(tokens: Tokens, first: int, *, acts: Container[int] = ()) -> Reading | None:
    """The place that starts at a token, with all that is listed after it.

    acts: where its act stands before it, the tokens at which further acts start: in "8 §, 6 § i kommunallagen" the
    second section is not its own.
    """
    group = _read_group(tokens, first, after_section=False)
    if group is None:
        return None
    top, prefixed = group.level, group.unit_first and group.level is Level.SECTION
    inflected = group.unit.inflected
    places: list[Place] = []
    opened = _extend(Place(), group)
    deepest = level = opened[-1].deepest
    while True:
        following = _next_group(tokens, group.end, level)
        if following is None or (acts and _is_of_next(tokens, following, acts)):
            break
        if opened[-1].section and following.level is Level.SECTION and following.unit.article != opened[-1].article:
            break  # an act has either sections or articles
        group = following
        if group.level > level:
            places += opened[:-1]
            opened = _extend(opened[-1], group)
        else:
            places += opened
            opened = _extend(opened[-1].above(group.level), group)
        level = opened[-1].deepest
        top, deepest = min(top, group.level), max(deepest, level)
        inflected = inflected or group.unit.inflected
    return Reading((*places, *opened), first, group.end, top, deepest, inflected, prefixed)


def _is_of_next(tokens: Tokens, group: _Group, acts: Container[int]) -> bool:
    return is_owned(tokens, group.end) or (tokens.low(group.end) == "i" and group.end + 1 in acts)


def is_owned(tokens: Tokens, index: int) -> bool:
    """In Swedish the owner may follow its section: "6 § i avtalet", "5 § i föreningens stadgar"."""
    return tokens.low(index) == "i" and any(tokens.low(index + i).endswith(_OWNERS) for i in range(1, _OWNER_WORDS))


def read_article_pair(tokens: Tokens, first: int) -> Reading | None:
    """An article with paragraph and point as treaties are cited: "107(1)", "6(1)(e) artiklan", "artikla 6 (1) c"."""
    at = first + _is_article(tokens, first)
    paragraph = _bracketed(tokens, at + 1)
    if tokens.kind(at) != Kind.NUMBER or paragraph is None or not paragraph.isdigit():
        return None
    if at == first and tokens.starts[at + 1] != tokens.ends[at]:
        return None
    end = at + 4
    point = _bracketed(tokens, end)
    if point and point.isalpha():
        end += 3
    else:
        point = tokens.lows[end] if at > first and _is_single_letter(tokens, end) else None
        end += point is not None
    end += at == first and _is_article(tokens, end)
    place = Place((None, tokens.texts[at], paragraph, point, None), end, article=True)
    return Reading((place,), first, end, Level.SECTION, place.deepest, inflected=False, prefixed=False)


def _is_article(tokens: Tokens, index: int) -> bool:
    low = tokens.low(index)
    return low.startswith("art") and low in UNITS


def _bracketed(tokens: Tokens, index: int) -> str | None:
    """The number or letter that stands alone in brackets from a token on."""
    if tokens.low(index) != "(" or tokens.low(index + 2) != ")":
        return None
    return (
        tokens.texts[index + 1]
        if tokens.kinds[index + 1] == Kind.NUMBER or _is_single_letter(tokens, index + 1)
        else None
    )


def _is_single_letter(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == Kind.WORD and len(tokens.texts[index]) == 1 and tokens.texts[index].islower()


def _next_group(tokens: Tokens, index: int, level: Level) -> _Group | None:
    """A deeper group right after, or after a comma or the end of a line; a sibling after a comma or "ja"."""
    after_section = level >= Level.SECTION
    low = tokens.low(index)
    group = _read_group(tokens, index, after_section=after_section)
    if group:
        return _below(group, level)
    if tokens.kind(index) == Kind.BREAK:
        group = _read_group(tokens, index + 1, after_section=after_section)
        return group if group and group.level > max(level, Level.SECTION) else None
    if low not in AND and low not in {",", ";"}:
        return None
    after = index + 1
    if low == "," and (tokens.low(after) in AND or tokens.kind(after) == Kind.BREAK):
        after += 1
    group = _read_group(tokens, after, after_section=after_section)
    if group is None or (group.level > level and not group.unit_first and low in AND):
        return None
    if group.unit_first and group.level is Level.SECTION and level >= Level.SECTION:
        return None  # "… 3 § ja § 57": the sign first is how minutes cite a decision
    return group


def _below(group: _Group, level: Level) -> _Group | None:
    """A group right after a place on a level: deeper, or the letter of a numbered point ("6 kohdan a-kohta")."""
    if group.level is level is Level.POINT and group.numbers[0].isalpha():
        return replace(group, unit=replace(group.unit, level=Level.SUBPOINT))
    return group if group.level > level else None


def _read_group(tokens: Tokens, index: int, *, after_section: bool) -> _Group | None:
    kind = tokens.kind(index)
    if kind == Kind.WORD:
        text = tokens.texts[index]
        if after_section and text in POINT_LETTERS and tokens.kind(index + 1) == Kind.NUMBER:
            return _unit_numbers(tokens, index)
        if text in ROMAN or (after_section and (len(text) == 1 or tokens.lows[index] in ORDINALS)):
            return _numbers_unit(tokens, index, after_section=after_section)
        return _unit_numbers(tokens, index) if tokens.lows[index] in _UNIT_NAMES else None
    if kind in {Kind.NUMBER, Kind.DECIMAL}:
        return _numbers_unit(tokens, index, after_section=after_section)
    return _unit_numbers(tokens, index) if kind == Kind.SECTION else None


def _numbers_unit(tokens: Tokens, first: int, *, after_section: bool) -> _Group | None:
    """after_section: "20 k" is then point 20 rather than the start of "20 k §"."""
    for with_point_letter in (False, True) if after_section else (True, False):
        read = read_numbers(tokens, first, with_point_letter=with_point_letter)
        if read is None:
            continue
        numbers, at = read
        at += tokens.low(at) == "." or (tokens.low(at) == ")" and UNITS.get(tokens.low(at + 1), 0) >= Level.POINT)
        at += tokens.kind(at) == Kind.DASH and tokens.low(at + 1) in UNITS
        unit = _unit(tokens, at)
        if unit and _may_number(tokens, numbers, at, unit):
            return _letter_after_sign(tokens, _Group(unit, numbers, unit.end), at)
    return None


def _may_number(tokens: Tokens, numbers: tuple[str, ...], at: int, unit: _Unit) -> bool:
    """Whether numbers of this form number a unit of this kind: letters points, Roman numerals chapters."""
    if tokens.lows[at] in POINT_LETTERS and tokens.kind(unit.end) == Kind.SECTION:
        return False
    if any(":" in number for number in numbers):
        return unit.level is Level.SECTION
    if any(len(number) == _YEAR_DIGITS and number.isdigit() for number in numbers):
        return False
    if numbers[0].isupper():
        return unit.level is Level.CHAPTER
    return unit.level >= Level.POINT or not any(number.isalpha() for number in numbers)


def _letter_after_sign(tokens: Tokens, group: _Group, at: int) -> _Group:
    """A slip that occurs: "33 § d §:n", the sign before the letter and after it."""
    letter = tokens.low(group.end)
    if tokens.kinds[at] != Kind.SECTION or len(letter) != 1 or not letter.isalpha():
        return group
    unit = _unit(tokens, group.end + 1)
    if unit is None or tokens.kinds[group.end + 1] != Kind.SECTION:
        return group
    return _Group(unit, (*group.numbers[:-1], f"{group.numbers[-1]} {letter}"), unit.end)


def _unit_numbers(tokens: Tokens, first: int) -> _Group | None:
    unit = _unit(tokens, first)
    if unit is None:
        return None
    if unit.level is Level.SUBPOINT and tokens.kind(unit.end) == Kind.WORD and len(tokens.texts[unit.end]) == 1:
        return _Group(unit, (tokens.lows[unit.end],), unit.end + 1, unit_first=True)
    units = _UNIT_NAMES if tokens.kinds[first] != Kind.SECTION else frozenset()
    read = read_numbers(tokens, unit.end, with_point_letter=False, letters=False, units=units)
    if read is None:
        return None
    numbers, end = read
    if units and not _sign_first(tokens, end):
        return None  # "pykälän 1 momentti": the number belongs to what follows
    point = _point_of_decimal(tokens, end) if unit.article else None
    if point is not None:
        numbers, end = (*numbers[:-1], f"{numbers[-1]}.{tokens.lows[point]}"), point + 1
    return _Group(unit, numbers, end, unit_first=True)


def _point_of_decimal(tokens: Tokens, index: int) -> int | None:
    """The letter after an article's paragraph: "artikel 6.1 c", "art. 6.1.e"."""
    if tokens.kinds[index - 1] != Kind.DECIMAL:
        return None
    index += tokens.low(index) == "." and tokens.kind(index + 1) == Kind.WORD
    return index if _is_single_letter(tokens, index) and tokens.lows[index] != "i" else None


def _sign_first(tokens: Tokens, index: int) -> bool:
    """Whether the units from a token on stand before their numbers to the end: "luku 10 § 1 mom. 2 kohta 5"."""
    while (unit := _unit(tokens, index)) is not None:
        if unit.level is Level.SUBPOINT and _is_single_letter(tokens, unit.end):
            index = unit.end + 1
            continue
        read = read_numbers(tokens, unit.end, with_point_letter=False, letters=False)
        if read is None or tokens.kinds[unit.end] != Kind.NUMBER:
            return False
        index = read[1]
    return True


def _unit(tokens: Tokens, index: int) -> _Unit | None:
    low = tokens.low(index)
    if tokens.kind(index) == Kind.SECTION:
        return _Unit(Level.SECTION, index + 1, ":" in low and not low.endswith(":t"), article=False)
    level = UNITS.get(low)
    if level is None:
        return None
    end = index + 1 + (low in _ABBREVIATED and tokens.low(index + 1) == ".")
    if end > index + 1 and tokens.low(end) == ":" and tokens.low(end + 1) in _ENDINGS_OF_ABBREVIATED:
        end += 2  # "mom.:n"
    return _Unit(level, end, low not in _BASE_FORMS, low.startswith("art"))


def _extend(place: Place, group: _Group) -> list[Place]:
    """The places below a place that a group names."""
    places = []
    for number in group.numbers:
        numbers = list(place.numbers)
        steps = number.replace(":", ".").split(".")
        if group.level is Level.SECTION and ":" in number:
            numbers[: len(steps)] = steps
        elif group.level is Level.SECTION and len(steps) in {2, 3}:
            numbers[Level.SECTION : Level.SECTION + len(steps)] = steps  # "24.1 §"
        else:
            numbers[group.level] = number
        places.append(Place(tuple(numbers), group.end, place.article or group.unit.article))
    return places

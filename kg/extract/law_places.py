"""The grammar of places in an act: chapter, section, momentti, kohta, alakohta; articles; lists and ranges.

    place  = group { [","] group }                 a deeper level goes on, the same or a higher one starts a sibling
    group  = numbers unit | unit numbers           "58 a–58 d §", "1 ja 2 momentin" | "§ 4", "kohdat 1–9"
    numbers = item { ("," | "ja" | "–" …) item }   items: 58, 58 a, 24.1, for alakohta also letters
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from kg.extract.law_tokens import Kind, Tokens


class Level(IntEnum):
    CHAPTER = 0
    SECTION = 1
    SUBSECTION = 2
    POINT = 3
    SUBPOINT = 4


@dataclass(frozen=True, slots=True)
class Place:
    """One place, and the token after its last one. article: the act is cited by articles."""

    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    point: str | None = None
    subpoint: str | None = None
    end: int = 0
    article: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from `first` on. inflected: "§:n"; prefixed: the sign came first ("§ 4"), as in minutes;
    deepest: the deepest level read."""

    places: tuple[Place, ...]
    first: int
    end: int
    top: Level
    deepest: Level
    inflected: bool
    prefixed: bool


@dataclass(frozen=True, slots=True)
class _Group:
    level: Level
    numbers: tuple[str, ...]
    first: int
    end: int
    inflected: bool = False
    unit_first: bool = False
    article: bool = False


_FIELDS = ("chapter", "section", "subsection", "point", "subpoint")


def _units() -> dict[str, Level]:
    stems = {
        Level.CHAPTER: "luku luvun luvussa luvusta lukua lukuun luvulla luvut lukujen luvuissa kap kapitel kapitlet",
        Level.SECTION: "pykälä pykälän pykälässä pykälästä pykälää pykälään pykälät pykälien pykälissä paragraf "
        "paragrafen artikla artiklan artiklassa artiklasta artiklaa artiklaan artiklat artiklojen artikloissa "
        "artikel artikeln artiklarna art",
        Level.SUBSECTION: "momentti momentin momentissa momentista momenttia momenttiin momentit momenttien "
        "momenteissa mom moment momentet",
        Level.POINT: "kohta kohdan kohdassa kohdasta kohtaa kohtaan kohdat kohtien kohdissa kohdista k p punkt punkten "
        "punkterna",
        Level.SUBPOINT: "alakohta alakohdan alakohdassa alakohdasta alakohtaa alakohtaan alakohdat alakohtien "
        "alakohdissa underpunkt underpunkten",
    }
    return {word: level for level, words in stems.items() for word in words.split()}


UNITS = _units()
_ABBREVIATED = frozenset({"kap", "mom", "art", "k", "p"})
_POINT_LETTERS = frozenset({"k", "p"})
_AND = frozenset({"ja", "sekä", "tai", "taikka", "eikä", "och", "samt", "eller"})
_LONGEST_RANGE = 60
_LONGEST_LIST = 80


def read_place(tokens: Tokens, first: int) -> Reading | None:
    """The place that starts at a token, with all that is listed after it."""
    group = _read_group(tokens, first, letters=False)
    if group is None:
        return None
    places: list[Place] = []
    opened = _extend(Place(), group)
    top, deepest, level = group.level, group.level, _deepest(opened[-1])
    inflected, prefixed = group.inflected, group.unit_first and group.level is Level.SECTION
    end = group.end
    while True:
        following = _next_group(tokens, end, level)
        if following is None:
            break
        group = following
        if group.level > level:
            places += opened[:-1]
            opened = _extend(opened[-1], group)
        else:
            places += opened
            opened = _extend(_above(opened[-1], group.level), group)
        end, level = group.end, _deepest(opened[-1])
        top, deepest = min(top, group.level), max(deepest, level)
        inflected = inflected or group.inflected
    places += opened
    return Reading(tuple(places), first, end, top, deepest, inflected, prefixed)


def read_article_pair(tokens: Tokens, first: int) -> Reading | None:
    """ "107(1)": an article and its paragraph, as treaties are cited."""
    kinds = [tokens.kind(first + i) for i in range(4)]
    if kinds != [Kind.NUMBER, Kind.MARK, Kind.NUMBER, Kind.MARK] or tokens.texts[first + 1] != "(":
        return None
    if tokens.texts[first + 3] != ")" or tokens.starts[first + 1] != tokens.ends[first]:
        return None
    place = Place(section=tokens.texts[first], subsection=tokens.texts[first + 2], end=first + 4, article=True)
    return Reading((place,), first, first + 4, Level.SECTION, Level.SUBSECTION, inflected=False, prefixed=False)


def _next_group(tokens: Tokens, index: int, level: Level) -> _Group | None:
    """A deeper group right after, or after a comma or the end of a line; a sibling after a comma or "ja"."""
    letters = level >= Level.POINT
    token = tokens.low(index)
    group = _read_group(tokens, index, letters=letters)
    if group:
        return group if group.level > level else None
    if token == "\n":
        group = _read_group(tokens, index + 1, letters=letters)
        return group if group and group.level > max(level, Level.SECTION) else None
    if token not in _AND and token not in {",", ";"}:
        return None
    after = index + 1
    if token == "," and tokens.low(after) in _AND | {"\n"}:
        after += 1
    group = _read_group(tokens, after, letters=letters)
    if group is None or (group.level > level and not group.unit_first and token in _AND):
        return None
    if group.unit_first and group.level is Level.SECTION and level >= Level.SECTION:
        return None  # "… 3 § ja § 57": the sign first is how minutes cite a decision
    return group


def _read_group(tokens: Tokens, index: int, *, letters: bool) -> _Group | None:
    kind = tokens.kind(index)
    if kind in {Kind.NUMBER, Kind.DECIMAL} or (letters and kind == Kind.WORD and len(tokens.texts[index]) == 1):
        return _numbers_unit(tokens, index)
    if kind == Kind.SECTION or (kind == Kind.WORD and tokens.lows[index] in UNITS):
        return _unit_numbers(tokens, index)
    return None


def _numbers_unit(tokens: Tokens, first: int) -> _Group | None:
    for with_point_letter in (True, False):
        read = _read_numbers(tokens, first, with_point_letter=with_point_letter)
        if read is None:
            continue
        numbers, at = read
        at += tokens.low(at) == "."
        at += tokens.kind(at) == Kind.DASH and tokens.low(at + 1) in UNITS
        unit = _unit(tokens, at)
        if unit is None:
            continue
        level, end, inflected, article = unit
        if level is not Level.SUBPOINT and any(number.isalpha() for number in numbers):
            continue
        if tokens.kinds[at] == Kind.SECTION and len(tokens.low(end)) == 1 and tokens.low(end).isalpha():
            if tokens.kind(end + 1) == Kind.SECTION:  # "33 § d §:n": the sign slipped in before the letter
                numbers = (*numbers[:-1], f"{numbers[-1]} {tokens.low(end)}")
                end, inflected = end + 2, ":" in tokens.texts[end + 1]
        return _Group(level, numbers, first, end, inflected, article=article)
    return None


def _unit_numbers(tokens: Tokens, first: int) -> _Group | None:
    unit = _unit(tokens, first)
    if unit is None or tokens.lows[first] in _POINT_LETTERS:
        return None
    level, at, inflected, article = unit
    if level is Level.SUBPOINT and tokens.kind(at) == Kind.WORD and len(tokens.texts[at]) == 1:
        return _Group(level, (tokens.lows[at],), first, at + 1, inflected, unit_first=True, article=article)
    read = _read_numbers(tokens, at, with_point_letter=False, letters=False)
    if read is None:
        return None
    numbers, end = read
    following = _unit(tokens, end)
    if following and tokens.kinds[first] != Kind.SECTION:
        at = following[1]
        if tokens.kind(at) != Kind.NUMBER or _unit(tokens, at + 1):
            return None  # "pykälän 1 momentti": the number belongs to what follows
    return _Group(level, numbers, first, end, inflected, unit_first=True, article=article)


def _unit(tokens: Tokens, index: int) -> tuple[Level, int, bool, bool] | None:
    """Level, the token after, whether the word is inflected, whether it means an article."""
    low = tokens.low(index)
    if tokens.kind(index) == Kind.SECTION:
        return Level.SECTION, index + 1, ":" in low and low[-2:] != ":t", False
    level = UNITS.get(low)
    if level is None:
        return None
    end = index + 1 + (low in _ABBREVIATED and tokens.low(index + 1) == ".")
    inflected = low not in _ABBREVIATED and low not in {"luku", "pykälä", "momentti", "kohta", "alakohta", "artikla"}
    return level, end, inflected, low.startswith("art")


def _read_numbers(
    tokens: Tokens, first: int, *, with_point_letter: bool, letters: bool = True
) -> tuple[tuple[str, ...], int] | None:
    """The numbers from a token on, ranges spelled out, and the token after them. letters: whether an item of the list
    may be a letter alone."""
    item = _item(tokens, first, with_point_letter=with_point_letter)
    if item is None:
        return None
    numbers, end = [item[0]], item[1]
    while len(numbers) < _LONGEST_LIST:
        token = tokens.low(end)
        if tokens.kind(end) == Kind.DASH:
            item = _item(tokens, end + 1, with_point_letter=with_point_letter)
            span = _range(numbers[-1], item[0]) if item else None
            if item is None or span is None:
                break
            numbers[-1:] = span
        elif token in _AND or token == ",":
            item = _item(tokens, end + 1, with_point_letter=with_point_letter)
            if item is None or (item[0].isalpha() and not letters) or not _leads_to_unit(tokens, item[1]):
                break
            numbers.append(_complete(numbers[-1], item[0]))
        else:
            break
        end = item[1]
    return tuple(numbers), end


def _leads_to_unit(tokens: Tokens, index: int) -> bool:
    """Whether a list may go on here: only its end, a unit, tells; a date or a bracket says it is none."""
    kind = tokens.kind(index)
    return kind in {Kind.SECTION, Kind.DASH, Kind.MARK, Kind.WORD, Kind.BREAK, 0}


def _item(tokens: Tokens, index: int, *, with_point_letter: bool) -> tuple[str, int] | None:
    kind = tokens.kind(index)
    if kind == Kind.DECIMAL:
        return tokens.texts[index], index + 1
    if kind == Kind.WORD and len(tokens.texts[index]) == 1 and tokens.texts[index].isalpha():
        return tokens.lows[index], index + 1
    if kind != Kind.NUMBER or len(tokens.texts[index]) > 4:
        return None
    number = str(int(tokens.texts[index]))
    letter = tokens.texts[index + 1] if tokens.kind(index + 1) == Kind.WORD else ""
    attached = bool(letter) and tokens.starts[index + 1] == tokens.ends[index]
    if len(letter) == 1 and letter.isalpha() and letter.islower():
        if attached:
            return number + letter, index + 2
        if with_point_letter or letter not in _POINT_LETTERS:
            return f"{number} {letter}", index + 2
    return number, index + 1


def _complete(before: str, item: str) -> str:
    """ "58 a ja b §": a letter alone takes the number of the item before it."""
    if item.isalpha() and not before.isalpha():
        return f"{before.rstrip('abcdefghijklmnopqrstuvwxyzåäö ')} {item}"
    return item


def _range(first: str, last: str) -> list[str] | None:
    """All numbers of a range; its ends alone where what lies between is not certain; None where it is no range."""
    last = _complete(first, last)
    base, letter = _split(first)
    other, end = _split(last)
    if first.isalpha() and last.isalpha():
        return [chr(c) for c in range(ord(first), ord(last) + 1)] if first < last else None
    if base is None or other is None:
        return [first, last]
    space = " " if " " in last else ""
    if base == other and end:
        start = ord(letter) + 1 if letter else ord("a")
        return [first, *(f"{base}{space}{chr(c)}" for c in range(start, ord(end) + 1))] if letter < end else None
    if not base < other <= base + _LONGEST_RANGE:
        return None
    return [first, *map(str, range(base + 1, other)), last]


def _split(item: str) -> tuple[int | None, str]:
    digits = item.rstrip("abcdefghijklmnopqrstuvwxyzåäö").rstrip()
    return (int(digits), item[len(digits) :].strip()) if digits.isdigit() else (None, "")


def _extend(place: Place, group: _Group) -> list[Place]:
    places = []
    for number in group.numbers:
        found = replace(place, end=group.end, article=place.article or group.article)
        section, _, rest = number.partition(".")
        if group.level is Level.SECTION and rest.isdigit():
            found = replace(found, section=section, subsection=rest)
        else:
            found = replace(found, **{_FIELDS[group.level]: number})
        places.append(found)
    return places


def _above(place: Place, level: Level) -> Place:
    """What a sibling keeps of the place before it."""
    return replace(place, **dict.fromkeys(_FIELDS[level:]))


def _deepest(place: Place) -> Level:
    return max((level for level in Level if getattr(place, _FIELDS[level]) is not None), default=Level.CHAPTER)

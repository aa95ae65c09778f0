"""The numbers in front of or behind a unit: single, listed, ranges spelled out.

numbers = item { ("," | "ja" | "–" …) item }    items: 58, 58 a, 8b, 24.1, 17:1 (chapter and section), II, toisen; for
points also letters alone
"""

from __future__ import annotations

from kg.extract.law.tokens import Kind, Tokens

AND = frozenset({"ja", "sekä", "tai", "taikka", "eikä", "och", "samt", "eller"})
POINT_LETTERS = frozenset({"k", "p"})  # kohta, punkt: "20 k"
ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})
ORDINALS = {
    stem + ending: str(number)
    for number, (stem, endings) in enumerate(
        (
            ("ensimmäi", ("nen", "sen", "sessä", "sestä", "seen", "stä")),
            ("toi", ("nen", "sen", "sessa", "sesta", "seen", "sta")),
            ("kolma", ("s", "nnen", "nnessa", "nnesta")),
            ("neljä", ("s", "nnen", "nnessä", "nnestä")),
            ("viide", ("s", "nnen", "nnessä", "nnestä")),
        ),
        start=1,
    )
    for ending in endings
}
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_POINT_WORDS = frozenset({"kohta", "kohdan", "kohdassa"})
_AFTER_LETTER = _POINT_WORDS | {",", "ja", "och", "pykälän"}
_LONGEST_RANGE = 60
_LONGEST_LIST = 80
_LAST_DIGITS = 4


def read_numbers(
    tokens: Tokens, first: int, *, with_point_letter: bool, letters: bool = True, units: frozenset[str] = frozenset()
) -> tuple[tuple[str, ...], int] | None:
    """The numbers from a token on, ranges spelled out, and the token after them.

    with_point_letter: whether "20 k" may be number and letter, as in "20 k §"; letters: whether an item of the list
    may be a letter alone; units: words that take the item before them out of the list ("luku 10, 1 §").
    """
    item = _item(tokens, first, with_point_letter=with_point_letter)
    if item is None:
        return None
    numbers, end = [item[0]], item[1]
    while len(numbers) < _LONGEST_LIST:
        end += _is_ordinal_dot(tokens, end)
        low = tokens.low(end)
        is_range = tokens.kind(end) == Kind.DASH
        if not is_range and low != "," and low not in AND:
            break
        item = _item(tokens, end + 1, with_point_letter=with_point_letter)
        if item is None or (units and not is_range and _is_unit(tokens, item[1], units)):
            break
        if is_range:
            span = _range(numbers[-1], item[0])
            if span is None:
                break
            numbers[-1:] = span
        elif (item[0].isalpha() and not letters) or not _leads_to_unit(tokens, item[1]):
            break
        else:
            numbers.append(_complete(numbers[-1], item[0]))
        end = item[1]
    return tuple(numbers), end


def _is_unit(tokens: Tokens, index: int, units: frozenset[str]) -> bool:
    return tokens.kind(index) == Kind.SECTION or tokens.low(index) in units


def _is_ordinal_dot(tokens: Tokens, index: int) -> bool:
    """The full stop of "17. ja 20. kohdan"."""
    joined = tokens.low(index + 1) in AND or tokens.low(index + 1) == ","
    return joined and tokens.low(index) == "." and tokens.kind(index + 2) == Kind.NUMBER


def _leads_to_unit(tokens: Tokens, index: int) -> bool:
    """Whether a list may go on here: a number or a date right after an item says that it is none."""
    return tokens.kind(index) not in {Kind.NUMBER, Kind.DATE, Kind.DECIMAL, Kind.STATUTE_NUMBER}


def _item(tokens: Tokens, index: int, *, with_point_letter: bool) -> tuple[str, int] | None:
    kind = tokens.kind(index)
    if kind == Kind.NUMBER and len(tokens.texts[index]) <= _LAST_DIGITS:
        return _number(tokens, index, with_point_letter=with_point_letter)
    if kind == Kind.DECIMAL:
        return tokens.texts[index], index + 1
    if kind == Kind.WORD and tokens.lows[index] in ORDINALS:
        return ORDINALS[tokens.lows[index]], index + 1
    if kind == Kind.WORD and (tokens.texts[index] in ROMAN or _is_letter(tokens.texts[index])):
        return tokens.texts[index], index + 1
    return None


def _number(tokens: Tokens, index: int, *, with_point_letter: bool) -> tuple[str, int]:
    number = str(int(tokens.texts[index]))
    if (
        tokens.low(index + 1) == ":"
        and (tokens.kind(index + 2) == Kind.NUMBER or tokens.texts[index + 2].count(".") == 1)
        and tokens.kind(index + 3) == Kind.SECTION
    ):
        return f"{number}:{tokens.texts[index + 2]}", index + 3
    letter = tokens.texts[index + 1] if tokens.kind(index + 1) == Kind.WORD else ""
    if not _is_letter(letter):
        return number, index + 1
    if tokens.starts[index + 1] == tokens.ends[index]:
        of_number = with_point_letter or letter not in POINT_LETTERS or tokens.low(index + 2) in _POINT_WORDS
        return (number + letter, index + 2) if of_number else (number, index + 1)
    if (with_point_letter or letter not in POINT_LETTERS) and (letter != "i" or _leads_to_sign(tokens, index + 2)):
        return f"{number} {letter}", index + 2
    return number, index + 1


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and text.islower()


def _leads_to_sign(tokens: Tokens, index: int) -> bool:
    """Whether "i" is a letter ("58 i §") and not the Swedish preposition ("punkt 4 i stadgan")."""
    return tokens.kind(index) in {Kind.SECTION, Kind.DASH} or tokens.low(index) in _AFTER_LETTER


def _complete(before: str, item: str) -> str:
    """In "58 a ja b §" a letter alone takes the number of the item before it."""
    if item.isalpha() and not before.isalpha():
        return f"{before.rstrip(_LETTERS + ' ')} {item}"
    return item


def _range(first: str, last: str) -> list[str] | None:
    """All numbers of a range; its ends alone where what lies between is not certain; None where it is no range."""
    last = _complete(first, last)
    if first.isalpha() and last.isalpha():
        return [chr(code) for code in range(ord(first[0]), ord(last[0]) + 1)] if first < last else None
    base, letter = _split(first)
    other, end = _split(last)
    if base is None or other is None:
        return [first, last]
    if base == other and end:
        space = " " if " " in last else ""
        start = ord(letter) + 1 if letter else ord("a")
        between = [f"{base}{space}{chr(code)}" for code in range(start, ord(end) + 1)]
        return [first, *between] if letter < end else None
    if not base < other <= base + _LONGEST_RANGE:
        return None
    return [first, *map(str, range(base + 1, other)), last]


def _split(item: str) -> tuple[int | None, str]:
    digits = item.rstrip(_LETTERS).rstrip()
    return (int(digits), item[len(digits) :].strip()) if digits.isdigit() else (None, "")

"""Personal identity codes, which reach no published text, whatever a policy says.

A Finnish code is known by its form and its control character, so that a diary number or any other row of digits is
left alone; also where a line break, spaces or unseen characters stand in it. The separators are those of 2023 too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from kg.errors import Issue
from kg.record import Part

REDACTED = "**********"
"""The source's own sign for what was taken out."""

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_GAP = rf"(?:[\s{_UNSEEN}]|\\(?:[nrt]|x[0-9a-f]{{2}}|u[0-9a-f]{{4}})){{1,4}}"  # also as a message of the log quotes it
_GAPS = re.compile(_GAP)
_CODE = re.compile(
    rf"([0-9](?<![0-9A-ZÅÄÖ][0-9])(?:{_GAP})?[0-9](?:(?:{_GAP})?[0-9]){{4}})(?:{_GAP})?([-‐‑‒–—−+A-FU-Ya-fu-y])"
    rf"(?:{_GAP})?([0-9](?:(?:{_GAP})?[0-9]){{2}}(?:{_GAP})?[0-9A-Ya-y])(?:(?![^\W_])|(?=[A-ZÅÄÖ][a-zåäö]))"
)
"""Alone, or with a word that lost the space beside it."""
_CUT_SHORT = re.compile(rf"(?<![^\W_])[0-9]{{6}}(?:{_GAP})?[-‐‑‒–—−+A-FU-Y](?:{_GAP})?[0-9]{{0,3}}(?=['\"])")
_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURY = {"+": 1800} | dict.fromkeys("-‐‑‒–—−UVWXY", 1900) | dict.fromkeys("ABCDEF", 2000)

R = TypeVar("R")


def redact(text: str) -> tuple[str, int]:
    """The text without personal identity codes, and how many were taken out."""
    spans = list(_codes(text))
    for start, end in reversed(spans):
        text = text[:start] + REDACTED + text[end:]
    return text, len(spans)


def strip(record: R) -> tuple[R, int]:
    """The record without codes in any field, and how many were taken out; a heading, its text and the next part are
    read together, since a code may be split over them.
    """
    if not _has_code(record):
        return record, 0
    bare, count = _without(record)
    if parts := getattr(bare, "parts", ()):
        turned, more = _parts_without(parts)
        bare, count = replace(bare, parts=turned), count + more
    return cast("R", bare), count


def issue_without_codes(issue: Issue) -> Issue:
    """A line of the issues log without codes, which a message may quote, cut short too, and a file's name hold."""
    if _CUT_SHORT.search(issue.message):
        issue = replace(issue, message=_CUT_SHORT.sub(REDACTED, issue.message))
    return cast("Issue", _without(issue)[0]) if _has_code(issue) else issue


def _has_code(value: object) -> bool:
    return next(_codes("\n".join(_strings(value))), None) is not None


def _codes(text: str) -> Iterator[tuple[int, int]]:
    """Where identity codes stand. One that only looks like it may hide one that begins inside it."""
    match = _CODE.search(text)
    while match is not None:
        is_code = _is_code(match)
        if is_code:
            yield match.span()
        match = _CODE.search(text, match.end() if is_code else match.start() + 1)


def _is_code(match: re.Match[str]) -> bool:
    """By the day of birth and the control character; spaces stand in at most one place beside the sign."""
    birth, sign, number = match.groups()
    if len(_GAPS.findall(birth)) + len(_GAPS.findall(number)) > 1:
        return False
    birth, number = _GAPS.sub("", birth), _GAPS.sub("", number)
    if _CONTROL[int(birth + number[:3]) % 31] != number[3].upper():
        return False
    try:
        date(_CENTURY[sign.upper()] + int(birth[4:]), int(birth[2:4]), int(birth[:2]))
    except ValueError:
        return False
    return True


def _strings(value: object) -> Iterator[str]:
    """All texts in a record, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        yield from (value.heading, value.text)
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))


def _without(value: Any) -> tuple[Any, int]:  # noqa: ANN401 any field of a record
    """The value without codes, and how many there were."""
    if isinstance(value, str):
        bare, count = redact(value)
        return (bare, count) if count else (value, 0)
    if isinstance(value, tuple):
        done = [_without(item) for item in value]
        return tuple(item for item, _ in done), sum(count for _, count in done)
    if is_dataclass(value) and not isinstance(value, type):
        turned = {name: _without(getattr(value, name)) for name in value.__dataclass_fields__}
        return replace(value, **{name: item for name, (item, _) in turned.items()}), sum(
            count for _, count in turned.values()
        )
    return value, 0


def _parts_without(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], int]:
    """Without codes that begin in one heading or text and end in the next: each loses its share of them."""
    pieces = [piece for part in parts for piece in (part.heading, part.text)]
    spans = list(_codes("\n".join(pieces)))
    position = 0
    for place, piece in enumerate(pieces):
        end = position + len(piece)
        for low, high in reversed(spans):
            if low < end and high > position:
                start, stop = max(low - position, 0), min(high, end) - position
                pieces[place] = pieces[place][:start] + REDACTED + pieces[place][stop:]
        position = end + 1
    turned = zip(parts, pieces[::2], pieces[1::2], strict=True)
    return tuple(replace(part, heading=heading, text=text) for part, heading, text in turned), len(spans)

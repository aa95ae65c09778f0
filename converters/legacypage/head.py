"""The running head above the §: who decided, when, at which meeting and as which item.

"Helsingin kaupunki · Pöytäkirja · 16/2014 · 1 (3) · Kaupunkisuunnittelulautakunta · Kslk/3 · 20.05.2014", a line each
or several on one line. An office-holder's names the units above the post and has no meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from kg.errors import Log, Severity
from kg.reading.notation import day_of, meeting_number

_MARK = re.compile(r"(?<!\S)([A-ZÅÄÖ]\w{0,9})/(\d{1,3})(?: V)?(?!\S)")
_NUMBERS = re.compile(rf"\d{{1,3}}\s*/\s*\d{{4}}|\d+\s*\(\d+\)|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|{_MARK.pattern}")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of converter.yml. running: how a running head begins; nameless: the words in it that name nobody."""

    running: re.Pattern[str]
    nameless: re.Pattern[str]
    item_marks: tuple[str, ...]
    columns: dict[str, str]
    not_here: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a running head says. number: of the meeting in the year that goes with it; mark: "Asia/17", "Kslk/3";
    of_presenter: whether it numbers the items of one presenter and not the meeting's.
    """

    body: str | None = None
    day: date | None = None
    number: tuple[int, int] | None = None
    mark: str | None = None
    item: int | None = None
    of_presenter: bool = False


@cache
def words() -> Words:
    raw = yaml.safe_load((Path(__file__).parent / "converter.yml").read_text(encoding="utf-8"))
    city, paper, rest = ("|".join(map(re.escape, raw[name])) for name in ("city", "paper", "head_ignored"))
    return Words(
        running=re.compile(rf"^(?:{city})\s+(?:{paper})\b", re.IGNORECASE | re.MULTILINE),
        nameless=re.compile(rf"(?<!\S)(?:{city}|{paper}|{rest})(?!\S)", re.IGNORECASE),
        item_marks=tuple(raw["item_marks"]),
        columns=raw["extract_columns"],
        not_here=tuple(raw["not_here"]),
    )


def read_head(title: str, lines: Sequence[str], log: Log) -> Head:
    """Read the lines above the §; where there is no running head, a title that says the day and the item does as well.

    What it does not say is named in the log.
    """
    text = "\n".join(lines)
    begun = words().running.search(text)
    if begun:
        head = _read(text[begun.start() :])
    elif (head := _read(title)).day is None or head.mark is None:
        head = Head()
    if begun and begun.start():
        log.add("head", "What stands above the running head was left out.", Severity.NOTED)
    for what, value in (("body or post", head.body), ("day", head.day)):
        if value is None:
            log.add("head", f"The page has no running head that names a {what}.", Severity.NOTED)
    if head.number and head.day and head.number[1] != head.day.year:
        log.add("head", f"Meeting {head.number[0]}/{head.number[1]} is not of the year of {head.day}; it was left out.")
        head = replace(head, number=None)
    return head


def _read(text: str) -> Head:
    """The body or post is the last name in the head; a line that begins small goes on with the name above it."""
    names: list[str] = []
    for line in text.split("\n"):
        name = " ".join(words().nameless.sub(" ", _NUMBERS.sub(" ", line)).split())
        if name[:1].islower() and names:
            names[-1] += " " + name
        elif any(letter.isalpha() for letter in name):
            names.append(name)
    mark = _MARK.search(text)
    return Head(
        body=names[-1] if names else None,
        day=day_of(text),
        number=meeting_number(text),
        mark=mark[0] if mark else None,
        item=int(mark[2]) if mark else None,
        of_presenter=mark is not None and mark[1].casefold() not in words().item_marks,
    )

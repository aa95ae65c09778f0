"""How decisions write their numbers and days: "HEL 2021-007461 T 00 00 03", "§ 885", "22.11.2021", "45/2021"."""

from __future__ import annotations

import re
from datetime import date

_CASE = r"[A-ZÅÄÖ]{2,}[ -]\d{4}-\d{4,}"
_NUMBER_LINE = re.compile(rf"({_CASE})?\s*(?:T\s+(\d\d(?: \d\d)*))?")
_CASE_AT_START = re.compile(r"([A-ZÅÄÖ]{2,})[ -](\d{4}-\d{4,})")
_SECTION = re.compile(r"§\s*(\d{1,5})(?!\d)|(?<!\d)(\d{1,5})\s*§")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_MEETING_NUMBER = re.compile(r"(?<!\d)(\d{1,3})\s*/\s*(\d{4})(?!\d)")
_EARLIEST_YEAR = 1800


def case_number(text: str) -> str | None:
    """The diary number that a text begins with, as "HEL 2021-007461"; also of "HEL-2021-007461"."""
    match = _CASE_AT_START.match(text.strip())
    return f"{match[1]} {match[2]}" if match else None


def number_line(line: str) -> tuple[str | None, str | None] | None:
    """Diary number and class of the line under a title ("HEL 2021-007461 T 00 00 03"); None where it is none."""
    match = _NUMBER_LINE.fullmatch(" ".join(line.split()))
    if match is None or not (match[1] or match[2]):
        return None
    return (case_number(match[1]) if match[1] else None, match[2])


def section_number(text: str) -> int | None:
    """The § number in a text: "§ 885", "885 §", "17. / 885 §", "Kj/7 § 885"."""
    match = _SECTION.search(text)
    return int(match[1] or match[2]) if match else None


def day_of(text: str) -> date | None:
    """The first day that a text writes as "22.11.2021"; None where there is none or it is no day of the calendar."""
    match = _DAY.search(text)
    if match is None:
        return None
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return day if day.year >= _EARLIEST_YEAR else None


def meeting_number(text: str) -> tuple[int, int] | None:
    """Running number and year of a meeting, "45/2021"."""
    match = _MEETING_NUMBER.search(text)
    return (int(match[1]), int(match[2])) if match else None

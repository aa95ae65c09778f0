"""Days as running text writes them: "6.9.2021", "6. syyskuuta 2021", "6. päivänä syyskuuta 2021", "den 6 maj 2021"."""

from __future__ import annotations

import re
from datetime import date

_FINNISH_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_SWEDISH_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_MONTHS = {f"{name}kuu": month for month, name in enumerate(_FINNISH_MONTHS.split("|"), start=1)}
_MONTHS |= {name: month for month, name in enumerate(_SWEDISH_MONTHS.split("|"), start=1)}

DATE = (
    rf"(?:\d{{1,2}}\.[ ]?(?:\d{{1,2}}\.[ ]?|(?:päivänä[ ])?(?:{_FINNISH_MONTHS})kuuta[ ])\d{{4}}"
    rf"|\d{{1,2}}[ ](?:päivänä[ ](?:{_FINNISH_MONTHS})kuuta|(?:{_SWEDISH_MONTHS}))[ ]\d{{4}}"
    rf"|(?:{_FINNISH_MONTHS})kuun[ ]\d{{1,2}}\.?[ ]päivänä[ ]\d{{4}})(?!\d)"
)
"""Matches a day with its year."""

_NUMBERS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH = re.compile(r"[a-zåäö]+")


def read_date(words: str) -> date | None:
    """The date that words of the form DATE say; None where there is no such day."""
    if not re.fullmatch(DATE, words):
        return None
    named = [name.removesuffix("ta").removesuffix("n") if "kuu" in name else name for name in _MONTH.findall(words)]
    month = next((_MONTHS[name] for name in named if name in _MONTHS), None)
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    try:
        return date(int(words[-4:]), month or numbers[1], numbers[0])
    except ValueError:
        return None

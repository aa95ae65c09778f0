"""Motions that a list gives by their titles alone.

"Valtuustoaloite 22.09.2021 Esimerkki Erkki Uusi puisto" and "Esimerkki Erkki, toivomusponsi 1, Kvsto 25.9.2019 asia 11"
say the kind, the day and, family name first, the proposer. Where the name ends is certain only in the plain form; a
name that cannot be told from the words after it stays unknown.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import partial
from typing import Any, Literal

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.tables import tables
from kg.record import Language, MotionRecord

MotionList = Literal["initiative", "resolution"]
_DATED = re.compile(r"(?P<kind>\S+)\s+(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\s+(?P<rest>.+)")
_DAY = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b")
_BEGINNINGS = frozenset({*tables().motions, "aloite"})  # words a title begins with that are no names
_ITEM = re.compile(r"\b(?:asia|ärende)\s+(\d{1,3})\b", re.IGNORECASE)


def read_motion(data: dict[str, Any], reading: Reading, listed: MotionList) -> MotionRecord:
    return motion_of(Fields(data, "motion", reading), listed)


read_initiative = partial(read_motion, listed="initiative")
read_resolution = partial(read_motion, listed="resolution")


def motion_of(fields: Fields, listed: MotionList, person: tuple[str, str] | None = None) -> MotionRecord:
    """person: name and family name of the one in whose record the motion stands."""
    title = fields.text("Title") or ""
    dated = _DATED.fullmatch(title) if listed == "initiative" else None
    word = dated["kind"].casefold() if dated else ""
    language, kind = tables().motions.get(word, ("fi", None))
    if listed == "resolution":
        kind = "toivomusponsi"
    elif kind is None:
        fields.reading.noted(fields.place("Title"), f"The title {title[:60]!r} names no known kind of motion.")
    words = dated["rest"] if dated else title.partition(",")[0] if listed == "resolution" else ""
    item = _ITEM.search(title) if listed == "resolution" else None
    return MotionRecord(
        title=title,
        kind=kind or "other",
        proposer=_same_person(words, person) or _proposer(words, alone=listed == "resolution"),
        date=fields.day("Date") or _day(title),
        language=_language(language),
        file=fields.text("FileURI"),
        item=int(item[1]) if item else None,
    )


def _language(stated: str) -> Language:
    return "sv" if stated == "sv" else "fi"


def _day(title: str) -> date | None:
    match = _DAY.search(title)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _same_person(words: str, person: tuple[str, str] | None) -> str | None:
    """The person whose record it is, where the words begin with that name, family name first."""
    if person is None:
        return None
    name, family = person
    given = name.removesuffix(family).strip()
    return name if f"{_plain(words)} ".startswith(f"{_plain(family)} {_plain(given)} ") else None


def _proposer(words: str, *, alone: bool) -> str | None:
    """The two words of a name, given name first; None where more words could belong to it.

    alone: nothing but the name stands here. Otherwise the text of the title follows, with a capital or without: one
    capitalised word after the name is its beginning, two may be a further name and the beginning.
    """
    parts = words.replace(". ", " ").replace(", ", " ").split()
    if len(parts) < 2 or not all(_is_name(part) for part in parts[:2]):
        return None
    if alone:
        return f"{parts[1]} {parts[0]}" if len(parts) == 2 else None
    further_name = len(parts) > 3 and _is_name(parts[2]) and _is_name(parts[3])
    if further_name and parts[2].casefold() not in _BEGINNINGS:
        return None
    return f"{parts[1]} {parts[0]}" if len(parts) > 2 else None


def _is_name(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return len(letters) > 1 and letters.isalpha() and letters[0].isupper() and not letters.isupper()


def _plain(words: str) -> str:
    """Small letters without accents, spaces folded."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())

"""The tables of converter.yml, turned the way the code asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Tables:
    """Words of the published layout, in lower case.

    papers: the word for the paper → "minutes" or "agenda"; item_marks: before the number of an agenda item;
    organs: how the name of a body ends; votes: how a line of a vote begins; joining: how a line of a name ends that
    goes on; the rest are for hyphens at a line's end.
    """

    cities: re.Pattern[str]
    papers: dict[str, str]
    item_marks: frozenset[str]
    organs: re.Pattern[str]
    votes: re.Pattern[str]
    joining: tuple[str, ...]
    suspends: frozenset[str]
    ends_like_and: tuple[str, ...]
    hyphenated: frozenset[str]


@cache
def tables() -> Tables:
    raw = yaml.safe_load((Path(__file__).parent / "converter.yml").read_text(encoding="utf-8"))
    return Tables(
        cities=re.compile("|".join(raw["cities"]), re.IGNORECASE),
        papers={word: paper for paper, words in raw["papers"].items() for word in words},
        item_marks=frozenset(raw["item_marks"]),
        organs=re.compile(rf"(?:{'|'.join(raw['organs'])})\Z", re.IGNORECASE),
        votes=re.compile("|".join(raw["votes"])),
        joining=tuple(raw["joining"]),
        suspends=frozenset(raw["suspends"]),
        ends_like_and=tuple(raw["ends_like_and"]),
        hyphenated=frozenset(raw["hyphenated"]),
    )

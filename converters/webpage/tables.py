"""The tables of converter.yml: the words and classes by which a page of the site is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.record import Language, PartKind, VoteSide


@dataclass(frozen=True, slots=True)
class Tables:
    """headings: the site's own, to the kind of part they open; own_headings: the decision's words for those kinds;
    sides: the site's words for the sides of a vote; classes: selectors by what they show.
    """

    address: tuple[str, ...]
    classes: dict[str, str]
    labels: dict[str, frozenset[str]]
    item: tuple[str, ...]
    close: frozenset[str]
    chrome: frozenset[str]
    motion: frozenset[str]
    headings: dict[str, PartKind]
    votes: frozenset[str]
    history: frozenset[str]
    vote: tuple[str, ...]
    sides: dict[str, VoteSide]
    published: tuple[str, ...]
    proposes: frozenset[str]
    own_headings: dict[Language, dict[PartKind, str]]
    withheld: dict[Language, str]
    withheld_attachment: tuple[str, ...]
    city: tuple[str, ...]
    city_bodies: frozenset[str]


@cache
def tables() -> Tables:
    raw = yaml.safe_load((Path(__file__).parent / "converter.yml").read_text(encoding="utf-8"))
    return Tables(
        address=tuple(raw["address"]),
        classes={name: ",".join(selectors) for name, selectors in raw["classes"].items()},
        labels={name: frozenset(words) for name, words in raw["labels"].items()},
        item=tuple(raw["item"]),
        close=frozenset(raw["close"]),
        chrome=frozenset(raw["chrome"]),
        motion=frozenset(raw["motion"]),
        headings={word: PartKind(kind) for word, kind in _inverted(raw["headings"]).items()},
        votes=frozenset(raw["votes"]),
        history=frozenset(raw["history"]),
        vote=tuple(raw["vote"]),
        sides=_inverted(raw["sides"]),
        published=tuple(raw["published"]),
        proposes=frozenset(raw["proposes"]),
        own_headings={
            language: {PartKind(kind): word for kind, word in words.items()}
            for language, words in raw["own_headings"].items()
        },
        withheld=raw["withheld"],
        withheld_attachment=tuple(raw["withheld_attachment"]),
        city=tuple(raw["city"]),
        city_bodies=frozenset(raw["city_bodies"]),
    )


def folded_words(line: str) -> str:
    """A line as the tables write words: spaces folded, lower case, without a closing colon."""
    return " ".join(line.split()).casefold().rstrip(" :")


def _inverted(raw: dict[str, list[str]]) -> dict[str, Any]:
    return {word: key for key, words in raw.items() for word in words}

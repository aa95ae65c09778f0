"""What the parts of a decision's text are, by their headings, and what they tell of the whole.

Every converter asks here, so that a heading means the same on paper, on a page and in a record. The words stand in
parts.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kg.language import language_of
from kg.record import Language, Part, PartKind, Side

_SUBSTANCE = frozenset(
    {
        PartKind.DECISION,
        PartKind.PROPOSAL,
        PartKind.HANDLING,
        PartKind.SUMMARY,
        PartKind.REASONS,
        PartKind.OTHER,
    }
)
_NAMES = frozenset({PartKind.TITLE, PartKind.REFERENCE, PartKind.CONFIDENTIAL})


@dataclass(frozen=True, slots=True)
class _Words:
    headings: dict[str, PartKind]
    withheld: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = yaml.safe_load((Path(__file__).parent / "parts.yml").read_text(encoding="utf-8"))
    return _Words(
        headings={word: PartKind(kind) for kind, words in raw["headings"].items() for word in words},
        withheld=tuple(raw["withheld"]),
    )


def kind_of(heading: str) -> PartKind | None:
    """The kind of the part that a heading opens, or None where its words open none that is known."""
    return _words().headings.get(" ".join(heading.split()).casefold().rstrip(" :."))


def is_withheld(title: str) -> bool:
    """Whether a title is the legal basis on which the decision is withheld."""
    return title.casefold().startswith(_words().withheld)


def withheld(parts: tuple[Part, ...], title: str) -> tuple[tuple[Part, ...], bool]:
    """The parts, and whether the decision is withheld.

    One without substance whose title is the legal basis is; the title then becomes its CONFIDENTIAL part.
    """
    if any(part.kind in _SUBSTANCE for part in parts):
        return parts, False
    if is_withheld(title):
        side: Side = parts[0].side if parts else "decision"
        rest = tuple(part for part in parts if part.kind is not PartKind.TITLE)
        return (Part(PartKind.CONFIDENTIAL, side, "", title), *rest), True
    return parts, any(part.kind is PartKind.CONFIDENTIAL for part in parts)


def language_told(parts: tuple[Part, ...], title: str) -> Language | None:
    """The language of the running text, else of the title, which may be in another; None where nothing tells."""
    running = "\n".join(part.text for part in parts if part.kind not in _NAMES)
    return language_of(running) or language_of(title)

"""Votes told by their figures alone: "äänin 8–5", "med 8 röster mot 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURES = r"\d{1,3}(?:[ ]?[-–—][ ]?|[ ]puolesta,?[ ](?:ja[ ])?)\d{1,3}(?!\d|[.,]\d|[ ]?[§%]|[ ]?[-–]\d)"
_PROPORTION = re.compile(
    r"\b(?:ääni(?:n|luvuin)|äänestysluvuin|äänet[ ]jakautui\w*|äänten[ ](?:mennessä|jakautu\w+|ollessa)|röstetalen"
    rf"|röstsiffrorna|rösterna)(?:[ ][^\W\d]+)?:?[ ]\(?(?P<figures>{_FIGURES})"
    rf"|\b(?:äänestyksen[ ]jälkeen|äänestyksessä|efter[ ]omröstning)[ ]\((?:[^\W\d]+[ ])?(?P<after>{_FIGURES})"
    r"|\b(?P<against>\d{1,3}[ ]äänellä[ ]\d{1,3})(?::\w+|[ ]ääntä)?[ ]vastaan\b"
    r"|\bmed[ ](?P<mot>\d{1,3}[ ]röster[ ]mot[ ]\d{1,3})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_COUNTER = re.compile(
    r"(?:vasta|muutos|palautus|hylkäys|lisäys|poisto|pöydällepano)\w*ehdotu|motförslag|ändringsförslag", re.IGNORECASE
)
_BASE = re.compile(
    r"(?:esittelijän|pohja\w*|hallituksen|lautakunnan|jaoston|päätös)[ -]?(?:ehdotu|esity)|föredragandens|grundförslag"
    r"|styrelsens förslag",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"hylkä|hylätty|hylättiin|hävi|raue|rauke|ei hyväksynyt|ei hyväksytty|förkasta|avslo|föll", re.IGNORECASE
)
_ENDS = re.compile(r"\.(?:\s|$)|\n")
_SENTENCE = 400
"""As much as is read of a sentence on either side of figures, in characters."""
_BLANK = re.compile(r"(?P<count>\d{1,3})[ ](?:äänesti[ ])?(?:tyhj|blank)")
_ABSENT = re.compile(r"(?P<count>\d{1,3})[ ](?:\w+[ ])?(?:poissa|frånvarande)")


@dataclass(frozen=True, slots=True)
class Proportion:
    """A vote told by its figures alone ("äänin 8–5"): the side of the proposal that was voted on, and the other."""

    start: int
    end: int
    yes: int
    no: int
    blank: int | None
    absent: int | None


def proportions(text: str) -> Iterator[Proportion]:
    """Votes told by their figures in a sentence, once each: the greater is of the side that won."""
    told: set[tuple[int, ...]] = set()
    for match in _PROPORTION.finditer(text):
        figures = sorted(int(figure) for figure in _NUMBER.findall(match[match.lastgroup or 0]))
        if tuple(figures) in told:
            continue
        told.add(tuple(figures))
        before = _ENDS.split(text[max(0, match.start() - _SENTENCE) : match.start()])[-1]
        after = _ENDS.split(text[match.end() : match.end() + _SENTENCE], maxsplit=1)[0]
        won = _won(before + match.group() + after)
        blank, absent = _BLANK.search(after), _ABSENT.search(after)
        yield Proportion(
            match.start(),
            match.end(),
            figures[1] if won else figures[0],
            figures[0] if won else figures[1],
            int(blank["count"]) if blank is not None else None,
            int(absent["count"]) if absent is not None else None,
        )


def _won(sentence: str) -> bool:
    """Whether the proposal won that the vote was on, and not one against it."""
    counter, base, lost = _COUNTER.search(sentence), _BASE.search(sentence), _LOST.search(sentence)
    if counter is None:
        return lost is None
    if base is None:
        return lost is not None
    return (base.start() < counter.start()) == (lost is None)

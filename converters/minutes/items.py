"""The decisions of a file of minutes: where each begins and ends, whose head it has, and what of the file is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from converters.minutes.heads import Head
from converters.minutes.lines import Line
from kg.reading.flow import is_section_line
from kg.reading.flow_parts import is_capital_heading
from kg.reading.notation import number_line, section_number
from kg.reading.parts import kind_of
from kg.record import PartKind

_TITLE_LINES = 14
"""A title and what stands around it take no more lines than this."""
_FOR_SECTIONS = re.compile(
    r"(?:pöytäkirjan|(?:i )?protokollets?)\s+(?:§+\s*)?((?:[\d\s,–-]|ja|och|sekä|samt|\([^)]*\))+)\s*(?:§|:t|\.|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)|(\d+)")
_LONGEST_RANGE = 500
_OPENING_KINDS = frozenset(
    {PartKind.DECISION, PartKind.HANDLING, PartKind.PROPOSAL, PartKind.REASONS, PartKind.SUMMARY}
)
_PLACE = 60


@dataclass(slots=True)
class Item:
    """One decision. lines: from its § on; appeal: the instructions for appeal that the closing of the file gives it."""

    section: int
    head: Head | None
    lines: list[Line]
    appeal: list[list[Line]] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """The decisions of a file. left_out: what is none, by its first words."""

    items: list[Item]
    left_out: list[str] = field(default_factory=list)


def split(pages: Sequence[tuple[Head | None, list[Line]]]) -> Items:
    """The decisions in the pages of a file."""
    lines = [line for _, kept in pages for line in kept]
    heads = dict(enumerate(head for head, _ in pages))
    starts = [at for at in range(len(lines)) if _is_start(lines, at)]
    found = Items([])
    if not starts:
        return found
    if starts[0] > 0:
        found.left_out.append(lines[0].text)
    closing = _closing(lines, starts[-1])
    for start, end in zip(starts, [*starts[1:], closing], strict=True):
        section = section_number(lines[start].text) or 0
        found.items.append(Item(section, _head(heads, lines[start:end]), lines[start:end]))
    if closing < len(lines):
        _give_appeals(lines[closing:], found)
    return found


def _is_start(lines: Sequence[Line], at: int) -> bool:
    """Whether a decision begins at a line: its §, a title below, and then its number or its first heading."""
    if not is_section_line(lines[at].text):
        return False
    for place in range(at + 1, min(len(lines), at + _TITLE_LINES)):
        words = lines[place].text
        if is_section_line(words):
            return False
        if number_line(words) is not None or kind_of(words) in _OPENING_KINDS:
            return place > at + 1
    return False


def _head(heads: dict[int, Head | None], lines: Sequence[Line]) -> Head | None:
    """The head of the page on which a decision begins, or else of the next of its pages."""
    return next((head for line in lines if (head := heads.get(line.page)) is not None), None)


def _closing(lines: Sequence[Line], last: int) -> int:
    """Where the closing of complete minutes begins: instructions for appeal that say which decisions they are for."""
    for at in range(last + 1, len(lines)):
        if kind_of(lines[at].text) is PartKind.APPEAL or is_capital_heading(lines[at].text):
            following = lines[at + 1 : at + 6]
            if any(_sections(line.text) for line in following if not line.text[:1].islower()):
                return at
    return len(lines)


def _sections(text: str) -> list[int]:
    """The decisions a line names as those its instructions are for: "Pöytäkirjan 885, 887-889 §:t."."""
    match = _FOR_SECTIONS.match(text)
    if match is None:
        return []
    sections: list[int] = []
    for first, last, alone in _RANGE.findall(re.sub(r"\([^)]*\)", " ", match[1])):
        if alone:
            sections.append(int(alone))
        elif int(first) <= int(last) < int(first) + _LONGEST_RANGE:
            sections.extend(range(int(first), int(last) + 1))
    return sections


def _give_appeals(lines: Sequence[Line], found: Items) -> None:
    """Give each of the closing's instructions to the decisions it names; what is left is named."""
    marks = [at for at in range(len(lines)) if _sections(lines[at].text)]
    heading = [line for line in lines[:1] if kind_of(line.text) is PartKind.APPEAL]
    by_section: dict[int, list[Item]] = {}
    for item in found.items:
        by_section.setdefault(item.section, []).append(item)
    starts = [_title_start(lines, mark) for mark in marks]
    for mark, start, end in zip(marks, starts, [*starts[1:], len(lines)], strict=True):
        text = [*lines[start:mark], *lines[mark + 1 : end]]
        rest: list[Line] = []
        while text and text[-1].text.isdigit():  # the number of the next instructions
            text.pop()
        if mark == marks[-1]:
            text, rest = _without_signatures(text)
        for section in _sections(lines[mark].text):
            for item in by_section.get(section, ()):
                item.appeal.append([*heading, *text])
        if rest:
            found.left_out.append(rest[0].text)


def _title_start(lines: Sequence[Line], mark: int) -> int:
    """Where the heading of the instructions stands that a line says the decisions of."""
    start = mark
    while start > 0 and mark - start < 3 and is_capital_heading(lines[start - 1].text):
        start -= 1
    return start


def _without_signatures(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The instructions, and what follows them when they are the last: the body's name and who signs for it."""
    for at, line in enumerate(lines):
        following = " ".join(one.text for one in lines[at : at + 4]).casefold()
        short = len(line.text) < _PLACE and not line.text.endswith((".", ":", ";", ","))
        signs = re.search(r"\b(?:puheenjohtaja|pöytäkirjanpitäjä|ordförande|protokollförare)\b", following)
        if short and signs is not None and at > 0:
            return list(lines[:at]), list(lines[at:])
    return list(lines), []

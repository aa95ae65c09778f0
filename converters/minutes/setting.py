"""The lines of one decision in a saved text as paragraphs: by empty lines, and by how full the lines are when set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converters.minutes.hyphens import Joiner
from converters.minutes.lines import Line, are_names, is_count, is_vote_line
from kg.reading.flow import Paragraph, is_history, is_section_line
from kg.reading.flow_parts import LIST_KINDS, is_capital_heading, is_enclosure, is_extracts_head, is_name
from kg.reading.notation import number_line
from kg.reading.parts import kind_of
from kg.record import PartKind

_MARK = re.compile(r"[•·▪●◦‣]\s*")
_DASH = re.compile(r"[-–] ?\S")
_NUMBERED = re.compile(r"(\d{1,3})\s")
_ENDS = re.compile(r"[.!?:;]['\"”)]*$")
_ADDRESS = re.compile(r"\d\s*$|@|\(at?\)")
"""What a contact's line ends with: a telephone number or an e-mail address."""
_ITEM = re.compile(r"\(?(\d{1,2})[.)] \S")
_FILES = frozenset({PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS})
_ENTRIES = _FILES | {PartKind.PRESENTER, PartKind.CONTACTS}
# How wide letters are in the typeface of the city's papers (Arial), in thousandths of its height; the rest are 556.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ftI.,:;!/[] ", 278),
    **dict.fromkeys('r-()"*', 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXYÅÄ", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQÖ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%@—", 944),
}
_ROOM = 0.93
"""A line ended early where its end and the next word would have filled less than this of the width."""
_ROOM_AFTER_SENTENCE = 0.985
_WIDER = 1.15


def widest_line(lines: Sequence[Line]) -> float:
    """How wide the running text is, in heights of a letter.

    A line is full that goes on in the next. Some are far wider where the program that saved the text has joined a
    divided word.
    """
    whole = [line for line in lines if "\t" not in line.text]
    full = sorted(
        _width(above.text)
        for above, below in pairwise(whole)
        if not below.apart and (above.text.endswith("-") or (below.text[:1].islower() and " " in below.text))
    )
    widths = full or sorted(_width(line.text) for line in whole) or [0.0]
    return max(width for width in widths if width <= _WIDER * widths[len(widths) // 2])


def _width(text: str) -> float:
    """How wide a text is when it is set, in heights of a letter."""
    return sum(_WIDTHS.get(letter, 556) for letter in text) / 1000


def set_paragraphs(lines: Sequence[Line], joiner: Joiner, widest: float) -> list[Paragraph]:
    """The paragraphs of one decision, from its § on. widest: of a line of running text."""
    made: list[Paragraph] = []
    kind: PartKind | None = None
    opened: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if kind in _ENTRIES:
            line = replace(line, text=" ".join(line.text.split("\t")).strip())
        if opened and (_begins(opened, line, kind, widest) or _ends_names(made, opened, line)):
            made.append(_paragraph(opened, joiner))
            kind = kind_of(made[-1].text) or kind
            opened = []
        if kind is PartKind.EXTRACTS and not opened and (end := _table_end(lines, at)) > at:
            made.extend(Paragraph(row) for row in _extracts(lines[at:end], joiner))
            at = end
        else:
            opened.append(line)
            at += 1
    return [*made, _paragraph(opened, joiner)] if opened else made


def _ends_names(made: Sequence[Paragraph], opened: Sequence[Line], line: Line) -> bool:
    """Whether a line no longer lists those who voted."""
    if not made or not is_count(made[-1].text) or opened[-1].text.endswith("-"):
        return False
    return are_names(opened[-1].text) and not are_names(line.text)


def _paragraph(lines: Sequence[Line], joiner: Joiner) -> Paragraph:
    return Paragraph(_MARK.sub("", _joined(lines, joiner), count=1))


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the table of extracts ends whose columns stand apart; where it begins when they do not."""
    end = start
    while end < len(lines) and kind_of(lines[end].text) in {None, PartKind.EXTRACTS}:
        if lines[end].apart and is_name(lines[end].text):  # who signs
            break
        end += 1
    return end if any("\t" in line.text for line in lines[start:end]) else start


def _extracts(lines: Sequence[Line], joiner: Joiner) -> list[str]:
    """Recipient, tab, enclosures. An entry of a column goes on in a line that begins small."""
    rows: list[tuple[list[str], list[list[str]]]] = []
    for line in lines:
        if is_extracts_head(line.text):
            continue
        recipient, _, enclosed = line.text.partition("\t")
        if recipient and recipient[0].islower() and rows:
            rows[-1][0].append(recipient)
        elif recipient or not rows:
            rows.append(([recipient], []))
        if enclosed:
            goes_on = rows[-1][1] and (enclosed[0].islower() or rows[-1][1][-1][-1].endswith("-"))
            if goes_on:
                rows[-1][1][-1].append(enclosed)
            else:
                rows[-1][1].append([enclosed])
    return [f"{joiner.join(left)}\t{'; '.join(joiner.join(one) for one in right)}".rstrip("\t") for left, right in rows]


def _joined(lines: Sequence[Line], joiner: Joiner) -> str:
    """The lines as one; a line of several cells is a row of its own and keeps its tabs."""
    if len(lines) == 1 and "\t" in lines[0].text:
        return "\t".join(" ".join(cell.split()) for cell in lines[0].text.split("\t"))
    return joiner.join(line.text for line in lines)


def _stands_alone(line: Line) -> bool:
    """Whether a line is no part of running text: a § or number line, a heading, a row of a table."""
    words = line.text
    if is_section_line(words) or number_line(words) is not None or "\t" in words:
        return True
    if is_capital_heading(words) or is_extracts_head(words) or is_history(words):
        return True
    return kind_of(words) is not None and not words.endswith(":")


def _begins(opened: Sequence[Line], line: Line, kind: PartKind | None, widest: float) -> bool:
    """Whether a line begins a paragraph."""
    above = opened[-1]
    if _stands_alone(line) or _stands_alone(above) or _MARK.match(line.text):
        return True
    if above.text.endswith("-"):
        return False
    if is_vote_line(above.text, line.text) or _begins_item(opened, line) or _begins_entry(opened, line, kind):
        return True
    if line.page == above.page and line.apart:
        return True
    if kind is PartKind.PRESENTER or kind is PartKind.CONTACTS:
        return _has_room(above, line, _ROOM * widest)
    return not line.text[:1].islower() and _ended_early(above, line, widest)


def _begins_entry(opened: Sequence[Line], line: Line, kind: PartKind | None) -> bool:
    """Whether a line begins an entry of a list of people, recipients or files."""
    above = opened[-1]
    if kind in LIST_KINDS and (is_name(above.text) or is_name(line.text) or is_enclosure(line.text)):
        return True
    if kind is PartKind.INFORMATION and "/" in line.text.split(" ", 1)[0]:  # a path of units: "Kanslia/Viestintä"
        return True
    if kind is PartKind.CONTACTS:
        return any(_ADDRESS.search(words) for words in (above.text, line.text.split(" ", 1)[0]))
    if kind in _FILES and (number := _NUMBERED.match(line.text)):
        own = _NUMBERED.match(opened[0].text)
        return int(number[1]) == (int(own[1]) + 1 if own else 1)
    return False


def _begins_item(opened: Sequence[Line], line: Line) -> bool:
    """Whether a line begins an item of a list in running text: by a dash, or by the number that comes next."""
    if (item := _ITEM.match(line.text)) and int(item[1]) == _next_item(opened):
        return True
    dash = _DASH.match(line.text) is not None
    return dash and (_DASH.match(opened[0].text) is not None or _ENDS.search(opened[-1].text) is not None)


def _next_item(opened: Sequence[Line]) -> int:
    """The number that the next item of a list has, where the paragraph that is open is one; else that of a first."""
    own = _ITEM.match(opened[0].text)
    return int(own[1]) + 1 if own else 1


def _ended_early(above: Line, line: Line, widest: float) -> bool:
    if _width(above.text) > _WIDER * widest:  # several lines in one: nothing tells where the last of them ended
        return _ENDS.search(above.text) is not None
    room = _ROOM_AFTER_SENTENCE if _ENDS.search(above.text) else _ROOM
    return _has_room(above, line, room * widest)


def _has_room(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above."""
    return _width(f"{above.text} {line.text.split(' ', 1)[0]}") < right

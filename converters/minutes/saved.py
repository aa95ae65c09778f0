"""Minutes as a person saves their text: lines without places, with the running heads in their midst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from converters.minutes.heads import Head, begins, foot_end, is_foot, read_head
from converters.minutes.lines import Line

_BREAK = "\f"
_ONLY_MARK = re.compile(r"[•·▪●◦‣]|\d{1,3}[.)]")
"""The mark of a list item that was drawn apart from its text."""
_DEEP = 25
"""A line so many letters further in than most stands in another column."""
_GAP = re.compile(r" *\t *| {3,}")


def saved_pages(text: str) -> list[tuple[Head | None, list[Line]]]:
    """The pages of a saved text: their head, where it is there, and their lines without head and foot."""
    lines = _lines(text)
    breaks = any(line.text == _BREAK for line in lines)
    last = not breaks and _heads_come_last(lines)
    pages: list[tuple[Head | None, list[Line]]] = [(None, [])]
    at = 0
    while at < len(lines):
        if lines[at].text == _BREAK:
            pages.append((None, []))
            at += 1
        elif is_foot(lines, at):
            at = foot_end(lines, at)
        elif begins(lines, at):
            head, at = read_head(lines, at)
            if not breaks and not last:
                pages.append((None, []))
            pages[-1] = (head, pages[-1][1])
            if last:
                pages.append((None, []))
        else:
            pages[-1][1].append(lines[at])
            at += 1
    filled = ((head, kept) for head, kept in pages if kept or head is not None)
    return [(head, _on_page(kept, number)) for number, (head, kept) in enumerate(filled)]


def _lines(text: str) -> list[Line]:
    """The lines that have words, and a line of its own for each page break. Wide gaps in a line part its cells."""
    lines: list[Line] = []
    apart = True
    all_lines = text.replace("\r\n", "\n").replace("\r", "\n").replace(_BREAK, f"\n{_BREAK}\n").split("\n")
    margin = median(_indent(raw) for raw in all_lines if raw.strip()) if text.strip() else 0
    for raw in all_lines:
        words = raw.strip()
        if raw == _BREAK:
            lines.append(Line(_BREAK, 0))
        elif words and not _ONLY_MARK.fullmatch(words):
            if words.endswith("-") and raw[-1:] == " ":
                words += " "  # a space after it: the hyphen is the word's own
            column = "\t" if _indent(raw) > margin + _DEEP else ""
            lines.append(Line(column + _GAP.sub("\t", words), 0, apart=apart))
            apart = False
            continue
        apart = apart or not words or raw == _BREAK
    return lines


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" "))


def _heads_come_last(lines: Sequence[Line]) -> bool:
    """Whether each head follows the text of its page: text stands before the first and none after the last."""
    heads = [at for at in range(len(lines)) if begins(lines, at)]
    if not heads or heads[0] == 0:
        return False
    _, end = read_head(lines, heads[-1])
    while end < len(lines) and is_foot(lines, end):
        end = foot_end(lines, end)
    return end == len(lines)


def _on_page(lines: Sequence[Line], number: int) -> list[Line]:
    """The lines of a page. What an empty line at its top parts them from is the page before."""
    return [replace(line, page=number, apart=line.apart and place > 0) for place, line in enumerate(lines)]

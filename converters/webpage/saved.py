"""The text of a page as a person saves it: the lines above the decision, and the blocks below them.

Above stand the title of the case, its number, remarks of the site and the § line; the decision's own title stands
before the § line (since 2024) or after it, and then who decided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.webpage.outline import Outline
from converters.webpage.recognition import is_section_line
from converters.webpage.sections import heads_instructions, is_published_line
from converters.webpage.tables import folded_words, tables
from converters.webpage.told import tell
from kg.errors import Rejected
from kg.reading.html_text import folded
from kg.reading.notation import number_line
from kg.reading.parts import kind_of
from kg.record import PartKind

_ABOVE = 200
"""The § line stands within so many lines, menus and all."""
_HEAD = 12
"""Between the § line and the text stand at most so many lines."""
_OPENS = frozenset(
    {PartKind.DECISION, PartKind.PROPOSAL, PartKind.HANDLING, PartKind.REASONS, PartKind.SUMMARY, PartKind.APPEAL}
)
_BULLET = re.compile(r"[•·▪●◦‣]\s+")


def outline_of(text: str) -> Outline:
    """Read a saved text. Raises Rejected where it lacks the § line or the decision below it."""
    lines = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in folded(text)]
    at = next((n for n, line in enumerate(lines[:_ABOVE]) if is_section_line(line)), None)
    if at is None:
        message = (
            'The text has no line with the § ("17. / 885 §"), by which the decision is known: save the page again from '
            "the title of the case on."
        )
        raise Rejected(message)
    outline = Outline(section=lines[at])
    case_at = _case(lines[:at], outline)
    end = _end_of_head(lines, at + 1)
    _head(outline, lines[case_at + 1 : at], lines[at + 1 : end])
    tell(outline, lines[end:])
    return outline


def _case(lines: Sequence[str], outline: Outline) -> int:
    """Read the diary number; on which line it stands, -1 where on none."""
    for at in range(len(lines) - 1, -1, -1):
        words = folded_words(lines[at])
        label = next((one for one in tables().labels["case"] if words.startswith(one)), "")
        numbers = number_line(lines[at][len(label) :].strip(" :"))
        if numbers is not None and numbers[0] is not None:
            outline.case = numbers[0]
            return at
    return -1


def _end_of_head(lines: Sequence[str], start: int) -> int:
    """Where the text begins: at a heading, or at what else can stand first."""
    for at in range(start, min(start + _HEAD, len(lines))):
        line = lines[at]
        if kind_of(line) in _OPENS or heads_instructions(line) or is_published_line(line):
            return at
        if folded_words(line) in tables().close:
            return at
        if at >= start + 2 and folded_words(line) in tables().headings and not _is_body_label(line):
            return at
    return min(start + 2, len(lines))


def _is_body_label(line: str) -> bool:
    return folded_words(line) in tables().labels["body"]


def _head(outline: Outline, above: Sequence[str], below: Sequence[str]) -> None:
    """Tell title and body among the lines above and below the § line."""
    outline.motion = any(folded_words(line) in tables().motion for line in (*above, *below))
    above, below = _own(above), _own(below)
    labelled = next((n for n, line in enumerate(below) if _names_body(line)), None)
    if labelled is not None:
        rest = below[:labelled]
        name = below[labelled].partition(":")[2].strip()
        outline.body = name or next(iter(below[labelled + 1 :]), "")
    elif len(below) > 1 or (below and above):
        rest, outline.body = below[:-1], below[-1]
    else:
        rest = below
    titles = [*above, *rest]
    if titles:
        outline.title = titles[-1]
    for line in rest[:-1]:
        outline.note("head", f"A line above the decision says neither title nor body: {line[:80]!r}.")


def _own(lines: Sequence[str]) -> list[str]:
    known = tables()
    return [line for line in lines if folded_words(line) not in known.chrome | known.motion]


def _names_body(line: str) -> bool:
    """Whether a line is "Päätöksentekijä:", with or without the name."""
    return ":" in line and folded_words(line.partition(":")[0]) in tables().labels["body"]

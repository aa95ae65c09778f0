"""What a page says of its decision, before it is a record: plain values, the same from HTML and from a saved text."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import Severity
from kg.record import PartKind, Side, StatedAttachment, StatedVote


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text. ours: its heading is the site's and not the decision's own."""

    kind: PartKind
    side: Side
    heading: str
    lines: tuple[str, ...]
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line for the issues log."""

    place: str
    message: str
    severity: Severity = Severity.NOTED


@dataclass(slots=True)
class Outline:
    """What stands on a page, as it is written there.

    case: "HEL 2021-007461"; section: the line "17. / 885 §"; published: the line with the day; withheld: the legal
    basis, without parentheses; motion: it is not decided yet; hidden: the site shows no text; notes: each once.
    """

    case: str = ""
    section: str = ""
    title: str = ""
    body: str = ""
    published: str = ""
    withheld: str = ""
    motion: bool = False
    hidden: bool = False
    sections: list[Section] = field(default_factory=list)
    votes: list[StatedVote] = field(default_factory=list)
    attachments: list[StatedAttachment] = field(default_factory=list)
    notes: dict[Note, None] = field(default_factory=dict)

    def note(self, place: str, message: str, severity: Severity = Severity.NOTED) -> None:
        self.notes[Note(place, message, severity)] = None

"""Attachments: the lists under Liitteet and Oheismateriaali, joined with what the source states in fields.

The list in the text leads: it numbers the attachments and names also those that are withheld. The source's fields add
the identifier of the record and that it is public. A title stays as listed, without its number; where the true title
is withheld, the list shows the ground in its place ("Salassa pidettävä (Salassa pidettävä, JulkL …)").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.finding import Attachment, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord, Part, StatedAttachment
    from kg.registries import Registries

_LISTS = frozenset({PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS})
# Unpublished attachments may be left out of a list; a greater leap is a number that a title's next line begins with.
_LARGEST_GAP = 5
_NUMBERED = re.compile(r"(?:(?:liite|bilaga)[ \t]+)?(\d{1,3})(?:[.):]?[ \t]+(?:[-–][ \t]+)?|\t)(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"[-–•*][ \t]+(?=\S)")
_NOTHING = re.compile(r"(?:ei (?:ole )?(?:liitteitä|oheismateriaalia)|inga bilagor|[-–])\.?", re.IGNORECASE)
_GROUND = re.compile(
    r"\((?P<partly>osittain |osaksi |delvis )?(?:salassa pidettävä|salainen|sekretessbelag[dt]|hemlig)"
    r"[,:;]?\s*(?P<reason>.*)\)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_WITHHELD_TITLE = re.compile(r"(?:salassa pidettävä|sekretessbelag[dt])\b", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    number: str | None
    start: int
    end: int


class AttachmentReader:
    """Reads the attachments of one record."""

    def __init__(self, registries: Registries) -> None:
        pass

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[Attachment, ...], tuple[Doubt, ...]]:
        del hits  # the same call for all readers; a title needs no names
        listed = _one_set([_listed(index, part) for index, part in enumerate(record.parts) if part.kind in _LISTS])
        if not listed:
            return tuple(_stated(record, stated) for stated in record.attachments), ()
        return _join(listed, record.attachments)


def fold(title: str) -> str:
    """Only the letters and digits of a title, so that "Liite1_Sopimus" and "Liite1 sopimus" are the same."""
    return _NO_WORD.sub(" ", title.casefold()).strip()


def _listed(index: int, part: Part) -> list[Attachment]:
    """The attachments of one list: a line each, or several where a title runs on."""
    found = []
    for line in _lines(part.text):
        title = " ".join(part.text[line.start : line.end].split())
        ground = _GROUND.search(title)
        public: bool | None = None
        if ground is not None:
            public = None if ground["partly"] else False
        elif _WITHHELD_TITLE.match(title):
            public = False
        reason = ground["reason"].strip() or None if ground is not None else None
        found.append(
            Attachment(
                span=Span(index, line.start, line.end),
                side=part.side,
                number=line.number,
                title=title,
                public=public,
                reason=reason,
            )
        )
    return found


def _lines(text: str) -> list[_Line]:
    """Where each title starts and ends. In a numbered list a line without the next number continues the title."""
    found: list[_Line] = []
    numbered = _NUMBERED.match(text.lstrip()) is not None
    last, position = 0, 0
    for raw in text.split("\n"):
        start, end = position + len(raw) - len(raw.lstrip()), position + len(raw.rstrip())
        position += len(raw) + 1
        if start >= end or _NOTHING.fullmatch(text, start, end):
            continue
        opening = _NUMBERED.match(text, start, end)
        if numbered and opening is not None and last < int(opening[1]) <= last + _LARGEST_GAP:
            last = int(opening[1])
            found.append(_Line(opening[1], opening.end(), end))
        elif numbered and found:
            found[-1] = replace(found[-1], end=end)
        else:
            bullet = _BULLET.match(text, start, end)
            found.append(_Line(None, bullet.end() if bullet is not None else start, end))
    return found


def _one_set(lists: list[list[Attachment]]) -> list[Attachment]:
    """The proposal repeats the decision's list: what one side has listed already is the same attachment.

    Within a side equal titles stay apart, since each withheld attachment is listed under the same words.
    """
    found: list[Attachment] = []
    by_side: dict[str, Counter[str]] = defaultdict(Counter)
    for attachment in (attachment for listed in lists for attachment in listed):
        key = fold(attachment.title)
        seen = by_side[attachment.side]
        seen[key] += 1
        if all(others[key] < seen[key] for side, others in by_side.items() if side != attachment.side):
            found.append(attachment)
    return found


def _join(
    listed: list[Attachment], stated: tuple[StatedAttachment, ...]
) -> tuple[tuple[Attachment, ...], tuple[Doubt, ...]]:
    """Give the listed attachments what the fields say of them; a stated one that fits none is doubtful."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for place, attachment in enumerate(listed):
        waiting[fold(attachment.title)].append(place)
    joined, doubts = list(listed), []
    for field in stated:
        places = waiting.get(fold(field.title))
        if not places:
            doubts.append(Doubt(None, field.title, "The source states an attachment that the text does not list."))
            continue
        place = next((p for p in places if joined[p].number == field.number), places[0])
        places.remove(place)
        joined[place] = _with_field(joined[place], field)
    return tuple(joined), tuple(doubts)


def _with_field(attachment: Attachment, field: StatedAttachment) -> Attachment:
    public = attachment.public if attachment.public is False else _public(field)
    reason = attachment.reason or "; ".join(field.reasons) or None
    return replace(attachment, public=public, reason=reason, native_id=field.native_id)


def _public(field: StatedAttachment) -> bool | None:
    """The source lists an attachment with its file because it is public, unless it says otherwise."""
    if field.public is not None:
        return field.public
    return True if (field.native_id or field.file) and not field.reasons else None


def _stated(record: DecisionRecord, field: StatedAttachment) -> Attachment:
    return Attachment(
        span=None,
        side="decision" if record.decided else "proposal",
        number=field.number,
        title=field.title,
        public=_public(field),
        reason="; ".join(field.reasons) or None,
        native_id=field.native_id,
    )

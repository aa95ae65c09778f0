"""What stands beside the text of a page: the cards of people, and the list of attachments."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from converters.webpage.cards import CARD_KINDS, card_line, card_lines
from converters.webpage.outline import Outline
from converters.webpage.sections import SectionWriter
from converters.webpage.tables import folded_words, tables
from converters.webpage.trees import take_out
from kg.errors import Severity
from kg.reading.html_text import lines_of, text_of
from kg.record import PartKind, StatedAttachment

_NUMBER = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_FILE = re.compile(r"https?://", re.IGNORECASE)


def read_card(node: LexborNode, outline: Outline, writer: SectionWriter) -> None:
    """Read a card: presenter, who decided, who tells more."""
    heading = node.css_first("h2,h3")
    if heading is None:
        return
    words = text_of(heading)
    heading.decompose()
    take_out(node, ".label, .visually-hidden")
    kind = tables().headings.get(folded_words(words))
    if kind not in CARD_KINDS or kind is None:
        lines = lines_of(node)
        outline.note(words, f"The card {words!r} is of no known kind; its text was kept.")
        writer.begin(PartKind.OTHER, "decision", words)
        writer.add(*lines)
        return
    lines = []
    for card in node.css(".contact-card") or [node]:
        lines += _card_lines(card, kind, outline)
    writer.begin(kind, "decision", "" if kind is PartKind.SIGNATURE else words, ours=True)
    writer.add(*lines)


def _card_lines(card: LexborNode, kind: PartKind, outline: Outline) -> list[str]:
    """The lines of one card, by its classes where it has them."""
    name = card.css_first(".contact-card__name, .contact-card__person-name")
    title = card.css_first(".contact-card__title, .contact-card__person-title")
    if name is not None or title is not None:
        return card_line(text_of(name) if name is not None else "", text_of(title) if title is not None else "", kind)
    lines, rest = card_lines(lines_of(card), kind)
    for line in rest:
        outline.note("card", f"A line of a card says neither name nor title: {line[:60]!r}.", Severity.SKIPPED)
    return lines


def read_attachments(root: LexborNode, outline: Outline) -> None:
    """The list beside the text: number and title, a link where the file is public, the ground where it is withheld."""
    for node in root.css(tables().classes["attachment"]):
        take_out(node, tables().classes["attachment_remark"])
        written = text_of(node)
        numbered = _NUMBER.match(written)
        number, title = (numbered[1], written[numbered.end() :]) if numbered is not None else (None, written)
        if title:
            outline.attachments.append(_attachment(node, number, title))


def _attachment(node: LexborNode, number: str | None, title: str) -> StatedAttachment:
    """One attachment; a withheld one has no title but the ground."""
    for word in tables().withheld_attachment:
        if title.casefold().startswith(word):
            ground = title[len(word) :].strip(" :()")
            return StatedAttachment("", number=number, public=False, reasons=(ground,) if ground else ())
    link = node.css_first("a")
    address = (link.attributes.get("href") or "") if link is not None else ""
    file = address if _FILE.match(address) is not None else None
    return StatedAttachment(title, number=number, file=file, public=True if file else None)

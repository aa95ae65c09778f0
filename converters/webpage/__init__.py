"""Pages of the City of Helsinki's public decision site: their HTML, or their text as a person saves it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import cast

from converters.webpage import html, saved
from converters.webpage.assembly import record_of
from converters.webpage.encoding import LARGEST, decoded
from converters.webpage.outline import Outline
from converters.webpage.recognition import is_markup, recognises
from kg.errors import Log, Rejected, Severity
from kg.reading.killable import Killable
from kg.record import DecisionRecord
from kg.source import Container, SourceDocument

__all__ = ["documents", "read", "recognises"]

_LARGE = 128 * 1024
"""Bytes of HTML from which on it is parsed in a process of its own: HTML made for it keeps a parser busy for hours."""
_SECONDS = 20
_parsed_apart = Killable("converters.webpage.html:outline_of", "the page", seconds=_SECONDS)


def documents(container: Container, log: Log) -> Iterator[SourceDocument]:  # noqa: ARG001 - one file is one document
    """The one source document that a file is, known by its bytes."""
    with container.open() as file:
        content = file.read(LARGEST + 1)
    yield SourceDocument("webpage", "page", hashlib.sha256(content).hexdigest(), content, container.name)


def read(document: SourceDocument, log: Log) -> DecisionRecord:
    """Read a page. Raises Rejected where no decision stands on it, or none that can be known."""
    text, note = decoded(document.content)
    if note:
        log.add("encoding", note, Severity.NOTED)
    try:
        return record_of(_outline(text.lstrip("\ufeff")), log)
    except RecursionError:
        message = "The HTML is nested too deeply to be read: save the page again."
        raise Rejected(message) from None


def _outline(text: str) -> Outline:
    if not is_markup(text):
        return saved.outline_of(text)
    content = text.encode("utf-8", "replace")
    return cast("Outline", _parsed_apart(content) if len(content) > _LARGE else html.outline_of(content))

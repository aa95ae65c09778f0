"""The formats that can be read: which converters there are, and which one reads a file, by its content.

A converter is a folder under `converters/` with a converter.yml and the three functions of `Converter`. It is found by
being there; nothing is registered and none is named here.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import yaml

from kg.errors import Log, OwnFault, Rejected
from kg.record import PartKind, Record, Side
from kg.source import Container, SourceDocument


class Converter(Protocol):
    """What the module of a converter offers."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins so is of this format. Its name is not asked for."""

    def documents(self, container: Container, log: Log) -> Iterator[SourceDocument]:
        """The source documents of a file, one at a time."""

    def read(self, document: SourceDocument, log: Log) -> Record:
        """What a source document says. Raises Rejected where it is not what the format promises."""


FIELDS = frozenset(
    {
        *("native_id", "case", "section", "classification", "classification_title", "title", "body", "date"),
        *("published", "meeting", "item", "vote_fields", "voter_groups", "attachment_fields", "earlier"),
    }
)
"""What a format of decisions may state beside the parts of their text."""


@dataclass(frozen=True, slots=True)
class States:
    """What a format of decisions states: of `FIELDS`, and which parts of the text on which side.

    A fact that rests on anything else cannot be asked of a document of this format.
    """

    fields: frozenset[str]
    parts: frozenset[tuple[Side, PartKind]]

    @classmethod
    def of(cls, described: Mapping[str, Any], place: str) -> States:
        """From converter.yml: `fields`, and under `decision` and `proposal` the kinds of parts."""
        fields = frozenset(described["fields"])
        if fields - FIELDS:
            message = f"{place} states {', '.join(sorted(fields - FIELDS))}, which no format states."
            raise OwnFault(message)
        sides: tuple[Side, ...] = ("decision", "proposal")
        return cls(fields, frozenset((side, PartKind(kind)) for side in sides for kind in described.get(side) or ()))


@dataclass(frozen=True, slots=True)
class Format:
    """A format and its converter. name: of the folder; the rest is what converter.yml says of its sources."""

    name: str
    title: str
    publisher: str
    licence: str
    licence_title: str
    states: States
    module: Converter


@cache
def formats() -> tuple[Format, ...]:
    """The formats that can be read, by name."""
    package = importlib.import_module("converters")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__) if module.ispkg)
    return tuple(_format(name) for name in names)


def _format(name: str) -> Format:
    module = importlib.import_module(f"converters.{name}")
    described = yaml.safe_load((Path(str(module.__file__)).parent / "converter.yml").read_text(encoding="utf-8"))
    try:
        return Format(
            name=name,
            title=described["title"],
            publisher=described["publisher"],
            licence=described["licence"],
            licence_title=described["licence_title"],
            states=States.of(described["states"], f"converters/{name}/converter.yml"),
            module=cast("Converter", module),
        )
    except KeyError as error:
        message = f"converters/{name}/converter.yml does not say {error}; add it."
        raise OwnFault(message) from error


def format_of(container: Container) -> Format:
    """The one format that recognises a file."""
    head = container.head()
    found = [one for one in formats() if one.module.recognises(head)]
    if len(found) == 1:
        return found[0]
    if found:
        titles = ", ".join(one.title for one in found)
        message = f"{container.name} is recognised by more than one converter: {titles}."
        raise Rejected(message)
    readable = "; ".join(one.title for one in formats())
    message = f"No converter reads it: the file {look_of(head)}. Readable are: {readable}."
    raise Rejected(message)


def read(document: SourceDocument, log: Log) -> Record:
    """What a source document says, by the converter that found it."""
    for one in formats():
        if one.name == document.converter:
            return one.module.read(document, log)
    message = f"No converter named {document.converter!r} is installed to read {document.identity}."
    raise Rejected(message)


_LOOKS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), look)
    for pattern, look in (
        (rb"\s*\Z", "is empty"),
        (rb"%PDF-", "begins like a PDF"),
        (rb"PK\x03\x04", "begins like a ZIP archive or an office document, whatever its name; unpack it"),
        (rb"\x1f\x8b", "begins like a gzip file"),
        (rb"\xff\xfe|\xfe\xff", "is UTF-16 text, and UTF-8 is expected"),
        (
            rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)",
            "is a web page without a decision: of another site, or of a notice about cookies or signing in; save the "
            "decision's own page",
        ),
        (rb"\s*(?:<\?xml|<[a-z])", "begins like XML"),
        (rb"(?:\xef\xbb\xbf)?\s*[\[{]", "begins like JSON, but has none of the fields of a source known here"),
        (rb"(?s:.*)\x00", "is a binary file"),
    )
)


def look_of(head: bytes) -> str:
    """What the beginning of a file looks like, as the end of a sentence."""
    return next(
        (look for pattern, look in _LOOKS if pattern.match(head)),
        "is text of no known form: it has no line with a § number",
    )

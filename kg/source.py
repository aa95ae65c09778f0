"""Source documents: what is read, and what a fact's provenance points to."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds one or many source documents. It is only where they were found."""

    path: Path

    @property
    def name(self) -> str:
        """The file as it is spoken of: what of its path is no UTF-8 is replaced, for no log could hold it."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    def open(self) -> BinaryIO:
        return self.path.open("rb")

    def head(self) -> bytes:
        """The first bytes, by which a converter knows its format."""
        with self.open() as file:
            return file.read(HEAD_BYTES)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One API record (its canonical JSON), one PDF, one saved page, one text.

    converter: the folder under converters/ that reads it; kind: what the document is ("decision", "agenda", …);
    key: its own identifier there (NativeId without braces, meeting id, …), else the sha256 of its bytes;
    content: its bytes; origin: the file it was found in, for the log alone;
    generated: its own generation time (ISO 8601), "" where it states none: of two with one identity the later is read;
    fragment: which of the decisions of a file that holds several ("3" is the third), "" where it holds one.
    """

    converter: str
    kind: str
    key: str
    content: bytes
    origin: str
    generated: str = ""
    fragment: str = ""
    sha256: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())

    @property
    def identity(self) -> str:
        """A later document of the same identity replaces this one, for instance `ahjo/decision/6A61F2B1-…`."""
        return "/".join(filter(None, (self.converter, self.kind, self.key, self.fragment)))

    @property
    def name(self) -> str:
        """What names its graph: the hash of its bytes and, of a file that holds several decisions, which one."""
        return document_name(self.sha256, self.fragment)

    @property
    def rank(self) -> tuple[str, str]:
        """Of two documents with one identity the greater rank is read, whichever came first."""
        return (self.generated, self.sha256)


def document_name(sha256: str, fragment: str) -> str:
    """The last part of a source document's IRI."""
    return f"{sha256}/{fragment}" if fragment else sha256

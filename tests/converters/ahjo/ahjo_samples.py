"""Samples in the API's own form: hand-written, with invented matters and invented names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from converters import ahjo
from kg.errors import Issue, Log
from kg.source import Container, SourceDocument

SAMPLES = Path(__file__).parent / "samples"


def split(path: Path) -> tuple[list[SourceDocument], list[Issue]]:
    """The source documents of a file, and the issues of the file."""
    log = Log(str(path), "")
    return list(ahjo.documents(Container(path), log)), log.issues


def read_all(name: str) -> list[tuple[Any, list[Issue]]]:
    """The records of a sample, each with its issues."""
    read: list[tuple[Any, list[Issue]]] = []
    for document in split(SAMPLES / name)[0]:
        log = Log(name, document.identity)
        read.append((ahjo.read(document, log), log.issues))
    return read

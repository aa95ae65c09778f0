"""Errors that end a command, and issues that do not.

KgError                 one sentence for the user; carries its exit code
├── UsageError          2  the call is at fault: option, missing file, no such query
├── StoreError          2  the store cannot be read or written
├── OwnFault            2  the program itself said something wrong; nothing is published
└── DataFault           1  the data is at fault
    └── Rejected        1  one source document cannot be read; the run goes on without it

An `Issue` is a line of the issues log, published beside the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KgError(Exception):
    """An error with a sentence that names the file or option and says what to do."""

    exit_code = 2


class UsageError(KgError):
    """The call is at fault."""


class StoreError(KgError):
    """The store cannot be read or written."""


class OwnFault(KgError):
    """The program said something its own rules forbid; the new version is not put up."""


class DataFault(KgError):
    """The data is at fault."""

    exit_code = 1


class Rejected(DataFault):
    """A source document is structurally not what its format promises."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.place = place


class Severity(StrEnum):
    """How much of the source an issue costs."""

    REJECTED = "rejected"  # the whole source document is left out
    SKIPPED = "skipped"  # one value or statement is left out
    NOTED = "noted"  # nothing is left out, but a reader should know


@dataclass(frozen=True, slots=True)
class Issue:
    """One line of the issues log.

    source: the file or list the document was found in; record: the document's identity ("ahjo/decision/6A61…");
    place: field, part or line inside it; message: what is wrong and, where something can be done, what.
    """

    source: str
    record: str
    place: str
    message: str
    severity: Severity = Severity.SKIPPED


class Log:
    """Collects the issues of one source document. `source` and `record` are filled in once, here."""

    def __init__(self, source: str, record: str) -> None:
        self.source = source
        self.record = record
        self.issues: list[Issue] = []

    def add(self, place: str, message: str, severity: Severity = Severity.SKIPPED) -> None:
        self.issues.append(Issue(self.source, self.record, place, message, severity))

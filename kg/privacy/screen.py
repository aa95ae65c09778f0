"""What reaches no published text: personal identity codes and, unless asked for, addresses and telephone numbers.

Addresses and numbers are taken out with the label before them. What was taken out of a document while it was read is
counted, never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.errors import Log, Severity
from kg.privacy import identity_codes
from kg.privacy.identity_codes import REDACTED, redact
from kg.record import DecisionRecord

__all__ = [
    "REDACTED",
    "Withheld",
    "asked_for",
    "cleaned",
    "contact_spans",
    "reading",
    "redact",
    "without_addresses",
    "without_codes",
    "without_contacts",
]

_AT = r"(?:@|[(\[](?:at?|ät)[)\]])"
_EMAIL = re.compile(rf"[\w.+'-]+\s?{_AT}\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NUMBER = r"\+?\(?[0-9][0-9 ()/–-]{3,}[0-9]"
_MORE = rf"(?:\s*(?:,|/|tai|ja|eller|och)\s*{_NUMBER})*"
_LABEL = (
    r"(?:matkapuhelin|puhelin(?:numerot?)?|puhelimitse|puh|gsm|faksi(?:numero)?|telefon(?:nummer)?|tel|tfn|"
    r"fax(?:nummer)?|mobil)"
)
_LABELLED_PHONE = re.compile(rf"(?<!\w){_LABEL}\s?[.:]*\s*{_NUMBER}{_MORE}", re.IGNORECASE)
_FINNISH_PHONE = re.compile(r"\+358[0-9 ()-]{5,}[0-9]")
_ANY_PHONE = re.compile(rf"(?:(?<!\w)(?:{_LABEL}|p)\s?[.:]*\s*)?(?<![\w.]){_NUMBER}(?!\d){_MORE}", re.IGNORECASE)
_BARE_LABEL = re.compile(
    rf"(?<!\w)(?:{_LABEL}|sähköposti(?:osoite)?|e-post(?:adress)?|e-mail)\s*[.:]*\s*$", re.IGNORECASE
)
_ADDRESS_SIGNS = ("@", "(a", "[a", "(ä", "[ä")
_PHONE_SIGNS = ("+358", "puh", "gsm", "fax", "faksi", "telefon", "tel.", "tel:", "tel ", "tfn", "mobil")
_LEFT_BEHIND = (
    (re.compile(r"\(\s*[,;:]?\s*\)"), ""),
    (re.compile(r"[:;,]\s*(?=[,;)])"), ""),
    (re.compile(r" +(?=[,.;:)])"), ""),
    (re.compile(r" {2,}"), " "),
)


@dataclass(slots=True)
class Withheld:
    """How much was taken out of one source document while it was read."""

    codes: int = 0
    emails: int = 0
    phones: int = 0

    @property
    def contacts(self) -> int:
        return self.emails + self.phones


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the policy asks for while a document is read, and what is counted."""

    withheld: Withheld
    email: bool
    phone: bool


_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)
R = TypeVar("R")


@contextmanager
def reading(*, email: bool = False, phone: bool = False) -> Iterator[Withheld]:
    """While one document is read: which contacts stay in its text. Gives the count of what does not."""
    withheld = Withheld()
    token = _reading.set(_Reading(withheld, email, phone))
    try:
        yield withheld
    finally:
        _reading.reset(token)


def cleaned(text: str, place: str, log: Log) -> str:
    """The text as it may be published: without identity codes, which are counted or logged, and without addresses."""
    bare, count = redact(text)
    if count:
        now = _reading.get()
        if now is not None:
            now.withheld.codes += count
        else:
            log.add(place, f"{count} personal identity code(s) in the source were redacted.", Severity.NOTED)
    return without_addresses(bare)


def without_codes(record: R) -> R:
    """The record as it may be published whatever its converter left there: without identity codes in any field, which
    are counted, and without addresses in the headings of its parts.
    """
    bare, count = identity_codes.strip(record)
    now = _reading.get()
    if now is not None:
        now.withheld.codes += count
    if isinstance(bare, DecisionRecord):
        headings = [without_addresses(part.heading) for part in bare.parts]
        if any(heading != part.heading for heading, part in zip(headings, bare.parts, strict=True)):
            parts = zip(bare.parts, headings, strict=True)
            bare = replace(bare, parts=tuple(replace(part, heading=heading) for part, heading in parts))
    return bare


def without_addresses(text: str) -> str:
    """The text without e-mail addresses and labelled telephone numbers; a line that was only those is dropped."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _ADDRESS_SIGNS + _PHONE_SIGNS):
        return text
    return "\n".join(kept for line in text.split("\n") if (kept := _line_without(line, _LABELLED_PHONE)) is not None)


def asked_for(words: str) -> str:
    """A telephone number or an address that stands alone, where the policy asks for it; else "", and it is counted."""
    now = _reading.get()
    is_email = _EMAIL.search(words) is not None
    if now is not None and (now.email if is_email else now.phone):
        return words
    if now is not None:
        now.withheld.emails += is_email
        now.withheld.phones += not is_email and _ANY_PHONE.search(words) is not None
    return ""


def contact_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses and labelled or Finnish international telephone numbers stand, asked for or not."""
    for pattern in (_EMAIL, _FINNISH_PHONE, _LABELLED_PHONE):
        yield from (match.span() for match in pattern.finditer(text))


def without_contacts(text: str) -> str:
    """A block of contacts without any telephone number or address, labelled or not."""
    return "\n".join(kept for line in text.split("\n") if (kept := _line_without(line, _ANY_PHONE)) is not None)


def _line_without(line: str, phone: re.Pattern[str]) -> str | None:
    """The line without what phone and address are; None where nothing but a label is left of it."""
    lowered = line.lower()
    now = _reading.get()
    bare, emails, phones = line, 0, 0
    if any(sign in lowered for sign in _ADDRESS_SIGNS) and not (now and now.email):
        bare, emails = _EMAIL.subn("", bare)
    if (phone is _ANY_PHONE or any(sign in lowered for sign in _PHONE_SIGNS)) and not (now and now.phone):
        bare, finnish = _FINNISH_PHONE.subn("", bare)
        bare, others = phone.subn("", bare)
        phones = finnish + others
    if bare == line and (phone is _LABELLED_PHONE or (now and now.phone)):
        return line
    if now is not None:
        now.withheld.emails += emails
        now.withheld.phones += phones
    for pattern, replacement in _LEFT_BEHIND:
        bare = pattern.sub(replacement, bare)
    bare = _BARE_LABEL.sub("", bare).rstrip(" \t,;:/")
    return bare.strip(" ") if any(character.isalpha() for character in bare) else None

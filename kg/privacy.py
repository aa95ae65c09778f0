"""What never reaches a published text: personal identity codes, e-mail addresses, telephone numbers.

A Finnish personal identity code is known by its form and its control character, so that a diary number or any other
row of digits is left alone. Addresses and numbers are taken out with the label before them.
"""

from __future__ import annotations

import re
from datetime import date

from kg.errors import Log, Severity

REDACTED = "**********"

_CODE = re.compile(r"([0-9]{6})([-‐‑–−+A-FU-Ya-fu-y])([0-9]{3})([0-9A-Ya-y])")
_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURY = {"+": 1800} | dict.fromkeys("-‐‑–−UVWXY", 1900) | dict.fromkeys("ABCDEF", 2000)

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


def redact(text: str) -> tuple[str, int]:
    """The text without personal identity codes, and how many were taken out."""
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        if not _is_code(match):
            return match[0]
        count += 1
        return REDACTED

    return _CODE.sub(replace, text), count


def cleaned(text: str, place: str, log: Log) -> str:
    """The text as it may be published: without identity codes, which are reported, and without addresses."""
    bare, count = redact(text)
    if count:
        log.add(place, f"{count} personal identity code(s) in the source were redacted.", Severity.NOTED)
    return without_addresses(bare)


def _is_code(match: re.Match[str]) -> bool:
    text, (birth, sign, number, control) = match.string, match.groups()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() or after.isalnum() or _CONTROL[int(birth + number) % 31] != control.upper():
        return False
    try:
        date(_CENTURY[sign.upper()] + int(birth[4:]), int(birth[2:4]), int(birth[:2]))
    except ValueError:
        return False
    return True


def without_addresses(text: str) -> str:
    """The text without e-mail addresses and labelled telephone numbers; a line that was only those is dropped."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _ADDRESS_SIGNS + _PHONE_SIGNS):
        return text
    return "\n".join(kept for line in text.split("\n") if (kept := _line_without(line, _LABELLED_PHONE)) is not None)


def without_contacts(text: str) -> str:
    """A block of contacts without any telephone number or address, labelled or not."""
    return "\n".join(kept for line in text.split("\n") if (kept := _line_without(line, _ANY_PHONE)) is not None)


def _line_without(line: str, phone: re.Pattern[str]) -> str | None:
    """The line without what phone and address are; None where nothing but a label is left of it."""
    lowered = line.lower()
    bare = line
    if any(sign in lowered for sign in _ADDRESS_SIGNS):
        bare = _EMAIL.sub("", bare)
    if phone is _ANY_PHONE or any(sign in lowered for sign in _PHONE_SIGNS):
        bare = phone.sub("", _FINNISH_PHONE.sub("", bare))
    if bare == line and phone is _LABELLED_PHONE:
        return line
    for pattern, replacement in _LEFT_BEHIND:
        bare = pattern.sub(replacement, bare)
    bare = _BARE_LABEL.sub("", bare).rstrip(" \t,;:/")
    return bare.strip(" ") if any(character.isalpha() for character in bare) else None

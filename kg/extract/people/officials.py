"""Officials by the form of a document: presenters, contacts, who signs, and the office-holder who decides.

These parts are lines of names and titles: "puistojohtaja" above "Maija Malli", "Maija Malli, valmistelija, puhelin: …".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import Candidate, names_in, names_listed, whole_name

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = tuple[int, str]
"""Where a line starts in its part, and its words."""

_FLAGS = re.IGNORECASE
_PHONE = re.compile(
    r"[,;:]?\s*\b(?:matkapuhelin|puhelin|puh|telefon|tel|tfn|gsm|mobil|phone|p)\b[.:]?(?=\s*[+\d(]|\s*\Z).*"
    r"|[,;:]?\s*\b(?:puhelin|telefon)\b.*|[:,]?\s*\+?\d[\d \-]{4,}.*|(?<!\S)\S{1,80}?(?:@|\(a\)|\(at\))\S+",
    _FLAGS,
)
_NEXT_PERSON = re.compile(r"(?<=\d\d)[,;]?\s+(?:ja\s+|och\s+)?(?=[^\W\d_]{2})|;\s+")
_INTRODUCES = re.compile(
    r"(?:lisätie\w+(?:\s+antaa|\s+antaja\w*)?|esittelijä|yhteyshenkilö\w*|valmistelija(?=:)|föredragande|beredare(?=:)"
    r"|(?:ytterligare|mer)\s+information|upplysningar)\s*:?\s+(?=\S)",
    _FLAGS,
)
_SIGNED = re.compile(r"allekirjoit|undertecknat|underskriven|tarkastettu\Z|justerat\Z|päivämäärä\Z", _FLAGS)
_CELL = re.compile(r"[^\t\s][^\t]*")
_CHAIR = re.compile(r"puheenjohtaja\b|ordförande\b", _FLAGS)
_SECRETARY = re.compile(r"pöytäkirjanpitäjä|sihteeri\b|protokollförare|sekreterare\b", _FLAGS)
_CHECKER = re.compile(r"\w*tarkastaj|protokolljuster", _FLAGS)
_DECIDES = re.compile(r"\s+(?:päätti|päättää|beslutade|beslutar|beslöt)\b", _FLAGS)
_HEAD, _LONG_LINE = 200, 500


def presenters(index: int, text: str) -> Iterator[Candidate]:
    """A line with the title and a line with the name, whichever comes first; a body presents without a name."""
    lines = list(_lines(text))
    for place, (start, line) in enumerate(lines):
        if whole_name(line):
            title = _title_beside(lines, place)
            yield Candidate(Span(index, start, start + len(line)), "presenter", "nom", title)
        else:
            person = _person_line(index, start, line, "presenter")
            if person is not None:
                yield person


def contacts(index: int, text: str) -> Iterator[Candidate]:
    """A line a person: "Name, title"; a line of a mailbox or a unit is no person."""
    for start, line in _lines(text):
        at = 0
        for piece in (*_NEXT_PERSON.finditer(line), None):
            end = piece.start() if piece is not None else len(line)
            person = _person_line(index, start + at, line[at:end], "contact")
            if person is not None:
                yield person
            at = piece.end() if piece is not None else end


def signers(index: int, text: str, by_post: bool | None) -> Iterator[Candidate]:
    """Role or title and name in turns, whichever comes first. by_post: None where nothing says who decides."""
    lines = list(_cells(text))
    decided = False
    for place, (start, line) in enumerate(lines):
        if whole_name(line):
            person = Candidate(Span(index, start, start + len(line)), "", "nom", _title_beside(lines, place))
        else:
            found = _person_line(index, start, line, "")
            if found is None:
                continue
            person = found
        role = _signer_role(person.title, by_post)
        if role == "decision_maker" and decided and person.title is not None and _SECRETARY.search(person.title):
            role = "secretary"
        decided = decided or role == "decision_maker"
        if role is not None:
            yield Candidate(person.span, role, "nom", person.title)


def decider(index: int, text: str) -> Iterator[Candidate]:
    """`Yksikön päällikkö Maija Malli päätti …` at the head of an office-holder's decision."""
    name = next(names_in(text, 0, min(len(text), _HEAD)), None)
    if name is not None and _DECIDES.match(text, name[1]) is not None and text[: name[0]].count("\n") == 0:
        title = text[: name[0]].strip()
        yield Candidate(Span(index, *name), "decision_maker", "nom", title[:1].lower() + title[1:] or None)


def _lines(text: str) -> Iterator[Line]:
    """The lines that are neither empty nor say only that the paper is signed."""
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped and _SIGNED.search(stripped) is None:
            yield position + line.index(stripped), stripped
        position += len(line) + 1


def _cells(text: str) -> Iterator[Line]:
    """The lines; where names stand beside each other and their titles likewise, column by column."""
    rows: list[list[Line]] = []
    for start, line in _lines(text):
        row = [(start + m.start(), m.group()) for m in _CELL.finditer(line)]
        if rows and len(row) != len(rows[-1]):
            yield from _by_column(rows)
            rows = []
        rows.append(row)
    yield from _by_column(rows)


def _by_column(rows: list[list[Line]]) -> Iterator[Line]:
    for column in zip(*rows, strict=True):
        yield from column


def _title_beside(lines: list[Line], place: int) -> str | None:
    """The title of a name that fills its line: above it or, where the part begins with a name, below."""
    beside = place + 1 if whole_name(lines[0][1]) else place - 1
    if not 0 <= beside < len(lines) or whole_name(lines[beside][1]):
        return None
    return lines[beside][1]


def _person_line(index: int, start: int, line: str, role: str) -> Candidate | None:
    """`Name, title` or `title Name`, with what is left of phone numbers and addresses cut off."""
    line = line[:_LONG_LINE]
    introduced = _INTRODUCES.match(line)
    if introduced is not None:
        start, line = start + introduced.end(), line[introduced.end() :]
    line = _PHONE.sub("", line).rstrip(" ,:;.")
    name = next(iter(names_listed(line)), None)
    if name is None:
        return None
    low, high = name
    if low == 0:
        after = line[high:]
        if after and after[0] not in ", (/:\t":
            return None
        title = after.strip(", /:\t") or None
        if title is not None and title.startswith("(") and title.endswith(")"):
            title = title[1:-1]
    elif high == len(line):
        title = line[:low].strip(" ,:\t") or None
    else:
        return None
    return Candidate(Span(index, start + low, start + high), role, "nom", title)


def _signer_role(title: str | None, by_post: bool | None) -> str | None:
    if title is None:
        return "decision_maker" if by_post else None
    if _CHECKER.match(title) is not None and not by_post:
        return None
    if by_post:
        protocol = title.lower().startswith(("pöytäkirjanpitäjä", "protokollförare"))
        return "secretary" if protocol else "decision_maker"
    if _CHAIR.search(title) is not None:
        return "chair"
    return "secretary" if _SECRETARY.search(title) is not None else None

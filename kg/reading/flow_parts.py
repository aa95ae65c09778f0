"""How each kind of part is written in a flow of paragraphs: presenters, contacts, attachments, extracts, signatures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.privacy.screen import without_contacts
from kg.reading.parts import kind_of
from kg.record import PartKind

LIST_KINDS = frozenset(
    {
        PartKind.PRESENTER,
        PartKind.CONTACTS,
        PartKind.ATTACHMENTS,
        PartKind.SUPPLEMENTS,
        PartKind.EXTRACTS,
        PartKind.INFORMATION,
    }
)
"""Parts whose lines are entries, each on its own."""

_CAPITAL = r"[A-ZÅÄÖÉÜØŠŽ]"
_NAME = re.compile(rf"{_CAPITAL}[\w'’.-]+(?: (?:af|von|van|de|der|la))?(?: {_CAPITAL}[\w'’.-]*){{1,3}}")
_SIGNS = re.compile(
    r"(?:\d\. |i+ )?(?:vara|vice |tf )?(?:puheenjohtaja|ordförande)|pöytäkirjanpitäjä|sihteeri"
    r"|protokollförare|sekreterare",
    re.IGNORECASE,
)
_ACTING = re.compile(r"(?:vs|va|vt|tf)\.?\s+", re.IGNORECASE)
_INSTRUCTIONS = re.compile(
    r"MUUTOKSENHAKU|VALITUS|OHJE(?:ET)? |OIKAISUVAATIMUS|HANKINTA|HALLINTOVALITUS|KUNNALLISVALITUS|BESVÄR|FÖRBUD MOT"
    r"|ANVISNING|RÄTTELSE|OMPRÖVNING|SÖKANDE AV ÄNDRING|ÄNDRINGSSÖKANDE|UPPHANDLING|FÖRVALTNINGSBESVÄR|KOMMUNALBESVÄR"
)
_BARE_LABEL = re.compile(
    r"(?:sähköposti(?:osoite)?|puhelin(?:numero)?|faksi(?:numero)?|e-post(?:adress)?|telefon(?:nummer)?|fax(?:nummer)?)\s*:",
    re.IGNORECASE,
)
_ENCLOSED = r"(?:otteen liitteet|bilag(?:or|a) till utdrag(?:et)?)"
_EXTRACTS_HEAD = re.compile(rf"(?:ote|utdrag)(?:\s+{_ENCLOSED})?|{_ENCLOSED}", re.IGNORECASE)
# What is enclosed with an extract: the text of the proposal, an attachment, instructions for appeal.
_ENCLOSURE = re.compile(
    r"(?:Esitysteksti|Päätösteksti|Lausuntoteksti|Liite \d|Muutoksenhakukielto|Valituskielto|Muutoksenhaku\w* hankin"
    r"|Oikaisuvaatimusohje|Oikaisuvaatimus,|Valitusosoitus|Kunnallisvalitus|Hallintovalitus|Hankintaoikaisu"
    r"|Förslagstext|Beslutstext|Framställningstext|Bilaga \d|Besvärsförbud|Förbud mot|Besvärsanvisning|Kommunalbesvär"
    r"|Förvaltningsbesvär|Anvisning\w* |Omprövning|Sökande av ändring)"
)
_BEFORE_ENCLOSURE = re.compile(rf"\s+(?={_ENCLOSURE.pattern})")


def is_capital_heading(text: str) -> bool:
    """Whether a line is the heading of instructions for appeal, which stands in capitals: MUUTOKSENHAKUKIELTO."""
    return text.isupper() and _INSTRUCTIONS.match(text) is not None and kind_of(text) is None


def is_extracts_head(text: str) -> bool:
    """Whether a line heads the table of extracts: "Ote", "Otteen liitteet"."""
    return _EXTRACTS_HEAD.fullmatch(text) is not None


def is_enclosure(text: str) -> bool:
    """Whether a line begins with what may be enclosed with an extract."""
    return _ENCLOSURE.match(text) is not None


def is_name(text: str) -> bool:
    """Whether a line is written as the name of a person, and no more."""
    return _NAME.fullmatch(text) is not None


def lines_of(kind: PartKind, lines: Sequence[str]) -> list[str]:
    """The lines of a part's text as a record has them."""
    write = _WRITERS.get(kind)
    return write(lines) if write is not None else list(lines)


def signature(texts: Sequence[str], body: str | None) -> list[list[str]]:
    """Title and name of each who signs, from a line of names and a line of titles below it; empty where it is none."""
    if len(texts) < 2:
        return []
    names, titles = texts[0].split("\t"), texts[1].split("\t")
    if len(names) != len(titles) or not all(_NAME.fullmatch(name) for name in names):
        return []
    return [[t, n] for t, n in zip(titles, names, strict=True)] if all(_signs(title, body) for title in titles) else []


def _signs(title: str, body: str | None) -> bool:
    """Whether a title is one that signs: chair or secretary of a body, or the office-holder's own."""
    bare = _ACTING.sub("", title.strip(), count=1)
    return _SIGNS.fullmatch(bare) is not None or (body is not None and len(bare) > 3 and _ends_with(body, bare))


def _ends_with(body: str, title: str) -> bool:
    return f" {body}".casefold().endswith(f" {title}".casefold())


def _presenters(lines: Sequence[str]) -> list[str]:
    """A line with the title and a line with the name; a title that runs over two lines is one."""
    written: list[str] = []
    for line in lines:
        if written and line[:1].islower() and written[-1][:1].islower() and not _NAME.fullmatch(written[-1]):
            written[-1] += " " + line
        else:
            written.append(line)
    return written


def _contacts(lines: Sequence[str]) -> list[str]:
    return [line for line in without_contacts("\n".join(lines).replace("\t", " ")).split("\n") if line]


def _instructions(lines: Sequence[str]) -> list[str]:
    """Without the labels of addresses and telephone numbers, which are not published: they may stand on their own."""
    return [line for line in lines if not _BARE_LABEL.fullmatch(line.strip())]


def _files(lines: Sequence[str]) -> list[str]:
    """A line an attachment, its number first."""
    return [line.replace("\t", " ") for line in lines]


def _extracts(lines: Sequence[str]) -> list[str]:
    """A line a recipient; after a tab what is enclosed, joined by semicolons. The table's own heading is left out."""
    rows: list[tuple[str, list[str]]] = []
    for line in lines:
        if is_extracts_head(line):
            continue
        recipient, _, enclosed = line.partition("\t")
        if _ENCLOSURE.match(recipient):
            recipient, enclosed = "", line.replace("\t", " ")
        elif not enclosed and (cut := _BEFORE_ENCLOSURE.search(recipient)):
            recipient, enclosed = recipient[: cut.start()], recipient[cut.end() :]
        if recipient or not rows:
            rows.append((recipient, []))
        if enclosed:
            rows[-1][1].append(enclosed)
    return [f"{recipient}\t{'; '.join(enclosed)}".rstrip("\t") for recipient, enclosed in rows]


_WRITERS: dict[PartKind, Callable[[Sequence[str]], list[str]]] = {
    PartKind.PRESENTER: _presenters,
    PartKind.CONTACTS: _contacts,
    PartKind.ATTACHMENTS: _files,
    PartKind.SUPPLEMENTS: _files,
    PartKind.EXTRACTS: _extracts,
    PartKind.APPEAL: _instructions,
}

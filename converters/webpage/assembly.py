"""The record that an outline gives: names as the registries know them, parts in a record's order, text made clean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from converters.webpage.outline import Outline, Section
from converters.webpage.tables import tables
from kg.errors import Log, Rejected, Severity
from kg.privacy.screen import cleaned, without_contacts
from kg.reading.notation import case_number, day_of, section_number
from kg.reading.parts import language_told, withheld
from kg.record import BodyRef, Day, DecisionRecord, Language, Part, PartKind, Side, StatedAttachment

_ITEM = re.compile(r"(\d{1,3})\.?\s*/")
_SWEDISH_DEFINITE = ((re.compile(r"styrelse$"), "styrelsen"), (re.compile(r"(nämnd|sektion|direktion)$"), r"\1en"))
_ORDER = {
    PartKind.PRESENTER: 1,
    PartKind.CONTACTS: 2,
    PartKind.ATTACHMENTS: 3,
    PartKind.SUPPLEMENTS: 4,
    PartKind.APPEAL: 5,
    PartKind.EXTRACTS: 6,
    PartKind.INFORMATION: 7,
    PartKind.SIGNATURE: 8,
}
"""Where a record has the parts that stand beside or below the text; those of the text come first, as they stand."""


def record_of(outline: Outline, log: Log) -> DecisionRecord:
    """Make the record. Raises Rejected where the page lacks what a decision is known by."""
    for note in outline.notes:
        log.add(note.place, note.message, note.severity)
    title = cleaned(outline.title, "title", log)
    section = section_number(outline.section)
    _check(outline, title, section)
    language = _language(outline, title, log)
    attachments = tuple(_attachments(outline.attachments, language, log))
    _list_attachments(outline, attachments)
    parts = _parts(outline, title, language, log)
    parts, confidential = withheld(parts, title)
    _check_text(outline, parts, log)
    return DecisionRecord(
        kind="page",
        decided=not outline.motion,
        native_id=None,
        title=title,
        language=language,
        parts=parts,
        case=case_number(outline.case) if outline.case else None,
        section=section,
        body=_body(outline, log),
        published=_published(outline, log),
        item=int(match[1]) if (match := _ITEM.search(outline.section)) is not None else None,
        votes=tuple(outline.votes),
        attachments=attachments,
        confidential=confidential,
    )


def _check(outline: Outline, title: str, section: int | None) -> None:
    if not title:
        message = "The page states no title of the decision: save the whole page again."
        raise Rejected(message, "title")
    if section is None and not outline.motion:
        message = (
            'The page states no § ("17. / 885 §"), by which the decision is known: save the whole page again, from the '
            "title of the case on."
        )
        raise Rejected(message, "§")


def _check_text(outline: Outline, parts: Iterable[Part], log: Log) -> None:
    kinds = {part.kind for part in parts}
    if outline.hidden:
        log.add("text", "The site hides the text of this decision; only its heading was read.", Severity.NOTED)
    elif kinds <= {PartKind.TITLE}:
        message = (
            "The page has the heading of a decision and no text below it: wait until it is there, and save it again."
        )
        raise Rejected(message, "text")


def _language(outline: Outline, title: str, log: Log) -> Language:
    """By the running text; the title may be in the other language, and what the site says around it in a third."""
    bare = tuple(Part(one.kind, one.side, "", "\n".join(one.lines)) for one in outline.sections)
    told = language_told(bare, title)
    if told is None:
        log.add("language", "Nothing tells the language of the text; it is taken for Finnish.", Severity.NOTED)
    return told or "fi"


def _parts(outline: Outline, title: str, language: Language, log: Log) -> tuple[Part, ...]:
    """The decision's parts and then the proposal's, each in the order a record has them."""
    side: Side = "proposal" if outline.motion else "decision"
    parts = [Part(PartKind.TITLE, side, "", title)]
    if outline.withheld:
        ground = f"{tables().withheld[language]} ({outline.withheld})"
        parts.append(Part(PartKind.CONFIDENTIAL, side, "", cleaned(ground, "withheld", log)))
    ordered = sorted(outline.sections, key=lambda one: (one.side == "proposal", _ORDER.get(one.kind, 0)))
    for section in ordered:
        heading = (
            tables().own_headings[language].get(section.kind, section.heading) if section.ours else section.heading
        )
        text = cleaned(_text(section), heading or section.kind.value, log)
        if text:
            parts.append(Part(section.kind, section.side, heading, text))
    if outline.motion:
        return tuple(Part(part.kind, "proposal", part.heading, part.text) for part in parts)
    return tuple(parts)


def _text(section: Section) -> str:
    text = "\n".join(section.lines)
    return without_contacts(text) if section.kind is PartKind.CONTACTS else text


def _body(outline: Outline, log: Log) -> BodyRef | None:
    """Who decided, by the name the registries have: without the city's name, in Swedish then in the definite form."""
    name = outline.body
    if not name:
        log.add("body", "The page does not state who decided.", Severity.NOTED)
        return None
    for city in tables().city:
        rest = name[len(city) :]
        if name.casefold().startswith(city) and _is_highest_body(rest):
            for pattern, definite in _SWEDISH_DEFINITE:
                rest = pattern.sub(definite, rest)
            name = rest[:1].upper() + rest[1:]
            break
    return BodyRef(name)


def _is_highest_body(name: str) -> bool:
    """Whether what follows the city's name is the name of a body by itself."""
    first = name.partition(" ")[0].casefold()
    return any(first == word or first.endswith(word) for word in tables().city_bodies)


def _published(outline: Outline, log: Log) -> Day | None:
    if not outline.published:
        return None
    day = day_of(outline.published)
    if day is None:
        log.add(
            "published", f"No day of the calendar stands in {outline.published!r}; it was left out.", Severity.SKIPPED
        )
    return day


def _attachments(attachments: Iterable[StatedAttachment], language: Language, log: Log) -> Iterator[StatedAttachment]:
    """The attachments, a withheld one under the words that a record has in place of its title."""
    for one in attachments:
        ground = "; ".join(one.reasons)
        withheld_title = f"{tables().withheld[language]} ({ground})" if ground else tables().withheld[language]
        title = cleaned(one.title, "attachments", log) if one.title else withheld_title
        if title:
            yield replace(one, title=title)


def _list_attachments(outline: Outline, attachments: Iterable[StatedAttachment]) -> None:
    """Add the part that lists them, as a record writes it: "1 Title"."""
    lines = tuple(f"{one.number} {one.title}" if one.number else one.title for one in attachments)
    if lines:
        outline.sections.append(Section(PartKind.ATTACHMENTS, "decision", "", lines, ours=True))

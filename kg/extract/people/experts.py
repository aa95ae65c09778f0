"""Experts heard: by the handling, and by the reasons where those say that they were called to the meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import Candidate, Case, names_in, sentences
from kg.extract.people.proposed import without_proposed
from kg.extract.people.titles import title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE
_HEARING = re.compile(
    r"kuultav(?:ana|ina|aksi|iksi)|\bkuul(?:tiin|laan|i|ivat|ee)\b|asiantuntij(?:ana|oina)|hördes|\bhörde\b|sakkunnig"
    r"|\bkutsu\w*\s[^\n]{1,500}?\s(?:kertomaan|esittelemään|selostamaan|alustamaan|vastaamaan\s+kysymyksiin)\b",
    _FLAGS,
)
_AS_EXPERT = re.compile(r"asiantuntij|kuultav|kutsu|sakkunnig|kallad", _FLAGS)
_OF_THIS_MATTER = re.compile(
    r"kuultav|\bkuul(?:tiin|laan|i|ivat|ee)\b|kutsut|kokou|käsittely|läsnä|hörde|kallad", _FLAGS
)
_LIST_AFTER = re.compile(
    r"\b(?:kutsutaan|kutsuttiin|kutsuttu|kutsuttuna|kutsuttuina)\s+(?:\w+\s+){0,3}?(?:kuultava(?:ksi|na)|kuultavi(?:ksi|na)"
    r"|asiantuntij(?:ana|oina))\b|\bkuultavi?a?(?:ksi)\s+(?:\w+\s+){0,3}?kutsut\w+"
    r"|(?:kuultav(?:ana|ina)|asiantuntij(?:ana|oina)|sakkunniga?)\b[^.]{0,60}?\b(?:oli|olivat|on|ovat|var|osallistu\w+|kuul\w+)\b"
    r"|\b(?:oli|olivat|on|ovat)\s+(?:\w+\s+){0,3}?(?:kuultav(?:ana|ina)|asiantuntij(?:ana|oina))\b"
    r"|\bkuul(?:tiin|laan|i|ivat|ee)\b|\bhördes?\b",
    _FLAGS,
)
_HEARD = re.compile(r"\bkuul(?:tiin|laan|i|ivat|ee)\b", _FLAGS)
# "Kati Malli edellyttää, että huoltajia kuullaan", "… että asukkaita kuultiin": she is not the one who is heard
_OTHERS_ARE_HEARD = re.compile(r"\bkuul(?:laan|i|ivat|ee)\b|\b(?:että|jotta|ettei|koska|att)\b|:\s", _FLAGS)
# "Kokoukseen on kutsuttu klo 16 johtaja X ja päällikkö Y kansliasta kertomaan asiasta"
_CALLED_TO_TELL = re.compile(
    r"\bkutsu\w*\s(?P<whom>[^\n]{1,500}?)\s(?:kertomaan|esittelemään|selostamaan|alustamaan|vastaamaan\s+kysymyksiin)\b",
    _FLAGS,
)
_NOT_HEARD = re.compile(
    r"ei\s+(?:katsonut|katsottu|pitänyt|kuultu|kuullut)\b[^.]*\b(?:kuul|asiantunti)|utan\s+att\s+höra", _FLAGS
)
_TOLD_IN = frozenset({PartKind.HANDLING, PartKind.REASONS, PartKind.SUMMARY})


def heard(record: DecisionRecord, *, by_post: bool) -> Iterator[Candidate]:
    """Experts heard; none where the body chose not to hear those invited, or where an office-holder decides alone.

    An office-holder hears neighbours and applicants: private people, whom nobody names here.
    """
    handlings = [part.text for part in record.parts if part.kind is PartKind.HANDLING]
    if by_post or any(_NOT_HEARD.search(text) is not None for text in handlings):
        return
    for index, part in enumerate(record.parts):
        if part.kind not in _TOLD_IN or _HEARING.search(part.text) is None:
            continue
        text = without_proposed(part.text) if part.kind is PartKind.HANDLING else part.text
        for start, end in sentences(text):
            if _HEARING.search(text, start, end) is None or _OF_THIS_MATTER.search(text, start, end) is None:
                continue
            if part.kind is PartKind.HANDLING or _AS_EXPERT.search(text, start, end) is not None:
                yield from _experts(index, text, start, end)


def _experts(index: int, text: str, start: int, end: int) -> Iterator[Candidate]:
    """The names of a sentence that speaks of experts: those after its verb, else all that no clause parts from it."""
    told = _CALLED_TO_TELL.search(text, start, end)
    if told is not None:
        start, end = told.span("whom")
    after = _LIST_AFTER.search(text, start, end)
    names = list(names_in(text, after.end(), end)) if after is not None else []
    if after is not None and not names and _OTHERS_ARE_HEARD.search(text, start, after.end()) is not None:
        return
    case: Case = "partitive" if _HEARD.search(text, start, end) is not None else "nom"
    for low, high in names or names_in(text, start, end):
        yield Candidate(Span(index, low, high), "heard", case, title_before(text, start, low))

"""Names under the headings and behind the labels of a committee's minutes.

"Palautusehdotus:" stands above "Maija Malli: Ehdotan …"; "Kannattaja: Matti Malli" and "Esteelliset: …" stand on one
line or with the names on the lines below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import NAME, Candidate, Place, names_in, names_listed
from kg.extract.people.titles import title_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS = re.IGNORECASE

# A line that says what the lines below it are; it may name the mover itself: "Vastaehdotus 2 (Maija Malli)".
_HEADING = re.compile(
    r"(?:(?P<motion_proposer>\w*(?:ponsi|ponsiehdotu\w+|ponnet|kläm\w*))"
    r"|(?P<mover>\w*(?:ehdotu(?:s|kset)|esity(?:s|kset)|förslag))"
    r"|(?P<dissenter>eriäv\w+\s+mielipi\w+|avvikande\s+(?:mening|åsikt)\w*|reservation\w*))"
    r"\s*\d*\s*(?P<named>\([^()\n]{5,80}\))?\s*[:.]?\Z",
    _FLAGS,
)
# A label and its names on one line.
_LABEL = re.compile(
    r"(?P<seconder>kannattaj\w+|kannatus|understödj\w+|understödare|understödd\s+av|understöd)\s*:"
    r"|(?P<recused>esteelli(?:nen|set|senä|sinä|syys|syydet)|jääv(?:i|it|iys|änä)|jävi(?:g|ga)|jäv)\s*:"
    r"|(?P<dissenter>eriäv\w+\s+mielipi\w+|avvikande\s+mening\w*|reservation\w*)\s*:"
    r"|(?P<heard>(?:kuultav(?:a|at|ana|ina)|asiantuntij(?:a|at|ana|oina)|kuullut\s+asiantuntijat|sakkunniga?))\s*:"
    r"|(?P<motion_proposer>\w*(?:ponsi|ponsiehdotus|kläm)\s*\d*)\s*:(?=\s+\S)"
    r"|(?P<mover>(?!jaa|ei|ja|nej)\w*(?:ehdotus|förslag)\s*\d*)\s*:(?=\s+\S)",
    _FLAGS,
)
_SPEECH = re.compile(
    rf"(?:[\w\-]+ ){{0,2}}(?P<name>{NAME.pattern})(?:\s*\([^()\n]{{1,30}}\))?"
    rf"(?P<others>(?:(?:,| ja| sekä| och| samt) {NAME.pattern}(?:\s*\([^()\n]{{1,30}}\))?){{0,8}})\s*:\s*(?P<words>.*)"
)
_SECONDS = re.compile(r"kannata(?:n|mme)\b|jag understöder", _FLAGS)
_MOVES = re.compile(r"ehdot|esit|pyyd|palautetaan|hylätään|lisätään|poistetaan|muutetaan|jag föreslår|föreslår", _FLAGS)
_STOP = re.compile(r"\w:\s|[^\W\d]{3}\.\s")
_REACH = 1000


def labelled(index: int, text: str) -> Iterator[Candidate]:
    """The names of a part by its headings and labels."""
    role: str | None = None
    waiting: str | None = None
    above = False
    position = 0
    for line in text.split("\n"):
        start, end = position, position + min(len(line), _REACH)
        position += len(line) + 1
        heading, label, speech = _HEADING.match(line), _LABEL.match(line), _SPEECH.match(line)
        if heading is not None:
            role, waiting, above = _kind(heading), None, True
            if heading["named"] is not None:
                yield from _candidates(index, text, names_in(text, start, end), role)
            continue
        if label is not None:
            names = _leading_names(text, start + label.end(), end)
            yield from _candidates(index, text, names, _kind(label))
            waiting = None if names or label.end() < len(line.rstrip()) else _kind(label)
        elif waiting is not None and (names := _line_of_names(text, start, end)):
            yield from _candidates(index, text, names, waiting)
        elif speech is not None:
            waiting = None
            said = _speech_role(role, speech["words"])
            if said is not None:
                first = list(names_in(text, start, start + speech.end("name")))[:1]
                others = names_in(text, start + speech.start("others"), start + speech.end("others"))
                yield from _candidates(index, text, [*first, *others], said)
        else:
            waiting = None
            if above and role is not None:
                yield from _candidates(index, text, _line_of_names(text, start, end), role)
        above = False


def _kind(match: re.Match[str]) -> str:
    return next(role for role, words in match.groupdict().items() if words is not None and role != "named")


def _candidates(index: int, text: str, names: Iterator[Place] | list[Place], role: str) -> Iterator[Candidate]:
    for low, high in names:
        line = text.rfind("\n", 0, low) + 1
        yield Candidate(Span(index, low, high), role, "nom", title_before(text, line, low))


def _speech_role(role: str | None, words: str) -> str | None:
    if _SECONDS.match(words) is not None:
        return "seconder"
    return role if role is not None else "mover" if _MOVES.match(words) is not None else None


def _leading_names(text: str, start: int, end: int) -> list[Place]:
    """The names at the head of a stretch: up to the colon that opens what they said, or the first full sentence."""
    stop = _STOP.search(text, start, end)
    return names_listed(text, start, stop.start() + 1 if stop is not None else end)


def _line_of_names(text: str, start: int, end: int) -> list[Place]:
    """The names of a line that holds a name and perhaps its title and group, and no sentence."""
    names = names_listed(text, start, end)
    rest = end - start - sum(high - low for low, high in names)
    return names if names and rest <= 60 and not text[start:end].rstrip().endswith(".") else []

"""Who did what in the handling: moved, seconded, dissented, was heard, left as disqualified.

Committees write a heading and a line for each ("Palautusehdotus:", "Maija Malli: Ehdotan …", "Kannattaja: Matti
Malli"); the council and the board write sentences ("X ehdotti Y:n kannattamana …", "pöydälle X:n ehdotuksesta").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import NAME, Candidate, Case, chains_in, names_in, sentences, title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE
Chain = list[tuple[int, int]]

# A line that says what the lines below it are.
_HEADING = re.compile(
    r"(?P<mover>\w*(?:ehdotu(?:s|kset)|esity(?:s|kset)|förslag))\s*\d*\s*[:.]?\Z"
    r"|(?P<motion_proposer>\w*(?:ponsi|ponsiehdotu\w+|ponnet|kläm\w*))\s*\d*\s*[:.]?\Z"
    r"|(?P<dissenter>eriäv\w+\s+mielipi\w+|avvikande\s+(?:mening|åsikt)\w*|reservation\w*)\s*[:.]?\Z",
    _FLAGS,
)
# A label and its names on one line.
_LABEL = re.compile(
    r"(?P<seconder>kannattaj\w+|understödj\w+|understödare)\s*:"
    r"|(?P<recused>esteelli(?:nen|set|senä|sinä)|jäävi[t]?|jävi(?:g|ga))\s*:"
    r"|(?P<dissenter>eriäv\w+\s+mielipi\w+|avvikande\s+mening\w*|reservation\w*)\s*:"
    r"|(?P<mover>(?!jaa|ei|ja|nej)\w*(?:ehdotus|förslag)\s*\d*)\s*:(?=\s+\S)",
    _FLAGS,
)
_SPEECH = re.compile(rf"(?:[\w\-]+ )?(?P<name>{NAME.pattern})\s*:\s*(?P<words>.*)")
_SECONDS = re.compile(r"kannata(?:n|mme)\b|jag understöder", _FLAGS)
_MOVES = re.compile(r"ehdot|esit|pyyd|palautetaan|hylätään|lisätään|poistetaan|muutetaan|jag föreslår|föreslår", _FLAGS)

_PROPOSAL = r"\w*(?:ehdotu[ks]|esity[ks])\w*"
# What follows the name or names; the first that fits.
_PHRASES_AFTER: tuple[tuple[str, Case, str], ...] = (
    ("seconder", "inflected", r"\s+kannattam(?:ana|ina)\b"),
    ("", "inflected", r"\s+(?:(?:tekem|esittäm|ehdottam)\w+\s+)?(?:\w+\s+)?\w*(?:pon(?:si|ne|tta|teen)|aloit)\w*"),
    ("mover", "inflected", r"\s+(?:ehdotuksesta|esityksestä)\b"),
    ("mover", "inflected", rf"\s+(?:tekem|esittäm|ehdottam)\w+\s+(?:\w+\s+){{0,2}}?{_PROPOSAL}"),
    ("mover", "inflected", r"\s+\w*(?:ehdotu(?:s|ks)|palautusesity|hylkäysesity|muutosesity|vastaesity)\w*"),
    ("mover", "swedish genitive", r"\s+(?:\w+\s+)?\w*(?:förslag)(?:et)?\b"),
    ("dissenter", "inflected", r"\s+(?:jättäm\w+\s+)?eriäv\w+\s+mielipi"),
    (
        "dissenter",
        "nom",
        r"\s+(?:jätti|jättivät|ilmoitti\w*|esitti\w*|liitti\w*)\s+(?:\S+\s+){0,6}?eriäv\w+\s+mielipi",
    ),
    ("dissenter", "nom", r"\s+(?:anmäl\w+|reserver\w+)\s+(?:\S+\s+){0,4}?(?:avvikande|sig)\b"),
    (
        "recused",
        "nom",
        r"\s+(?:ilmoitti\w*|ilmoittautui\w*|totesi\w*|toteamaan|oli|olivat|jääväsi\w*|poistui\w*|ei\s+osallistunut)\b"
        r"(?![^.]*\bei\s+ole\s+(?:esteelli|jääv))[^.]*(?:esteelli|jääv)",
    ),
    ("recused", "nom", r"\s+(?:anmälde\w*|konstaterade\w*|var|avlägsnade)\s+[^.]*\bjäv"),
    ("seconder", "nom", r"\s+kannatti(?:vat)?\b|\s+understödde\b"),
    ("", "nom", r"\s+(?:ehdotti|esitti|teki|föreslog)\b[^.]*(?:\bpon(?:nen|tta)\b|toivomuspon|kläm)"),
    ("mover", "nom", r"\s+(?:ehdotti|ehdottivat|föreslog)\b"),
    ("mover", "nom", rf"\s+(?:teki|tekivät|esitti|esittivät)\s+(?:\S+\s+){{0,6}}?{_PROPOSAL}"),
    ("mover", "nom", r"\s+(?:esitti|esittivät|pyysi|pyysivät)\b[^.]*(?:\bpöydälle\b|palaut|hylät|bordlägg)"),
)
_AFTER = tuple((role, case, re.compile(pattern, _FLAGS)) for role, case, pattern in _PHRASES_AFTER)
_BETWEEN = re.compile(rf"\s+(?:(?:vara)?(?:valtuutettu|jäsen)\s+)?{NAME.pattern}\s+kannattam(?:ana|ina)(?=\s)")
# What stands before the name or names.
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, _FLAGS))
    for role, pattern in (
        ("seconder", r"(?:kannatti|kannattivat|understödd(?:es)?\s+av|understöd\s+av)\s+(?:[\w\-]+\s+){0,2}\Z"),
        ("mover", r"på\s+förslag\s+av\s+(?:[\w\-]+\s+){0,2}\Z"),
        (
            "dissenter",
            r"eriäv\w+\s+mielipi\w+\s+(?:jätti|jättivät|ilmoitti|ilmoittivat|esitti|esittivät)\s+(?:[\w\-]+\s+)?\Z",
        ),
        (
            "recused",
            r"(?:esteellisenä|esteellisinä|jäävinä|jäävänä)\b[^.]{0,60}\b(?:poistui|poistuivat|oli|olivat)\s+(?:[\w\-]+\s+)?\Z",
        ),
    )
)
_CHAIR = re.compile(
    r"(?:\A|(?:[^n\s]|\b(?:lautakunnan|jaoston|johtokunnan|valtuuston|hallituksen))\s+)(puheenjohtaja|ordföranden?)\s+\Z",
    _FLAGS,
)

_SPEAKS = re.compile(r"\s+(?:totesi|avasi|esitti|ehdotti|ilmoitti|määräsi|keskeytti|konstaterade|öppnade|meddelade)\b")

_HEARING = re.compile(r"kuultav(?:ana|ina)|kuultiin|asiantuntij(?:ana|oina)|hördes|sakkunnig", _FLAGS)
_OF_THIS_MATTER = re.compile(r"kuultav|kuultiin|kutsut|kokou|käsittely|läsnä|hördes|kallad", _FLAGS)
_LIST_AFTER = re.compile(
    r"(?:kuultav(?:ana|ina)|asiantuntij(?:ana|oina)|sakkunniga?)\b[^.]{0,60}?\b(?:oli|olivat|on|ovat|var|osallistu\w+|kuultiin)\b"
    r"|\b(?:oli|olivat|on|ovat)\s+(?:\w+\s+){0,3}?(?:kuultav(?:ana|ina)|asiantuntij(?:ana|oina))\b|\bkuultiin\b|\bhördes\b",
    _FLAGS,
)
_HEARD = re.compile(r"\bkuultiin\b", _FLAGS)
_NOT_HEARD = re.compile(
    r"ei\s+(?:katsonut|katsottu|pitänyt|kuultu|kuullut)\b[^.]*\b(?:kuul|asiantunti)|utan\s+att\s+höra", _FLAGS
)


def handling_roles(record: DecisionRecord) -> Iterator[Candidate]:
    """The candidates of every handling and operative part on the decision's side."""
    for index, part in enumerate(record.parts):
        if part.side == "decision" and part.kind in {PartKind.HANDLING, PartKind.DECISION}:
            if part.kind is PartKind.HANDLING:
                yield from _labelled(index, part.text)
            yield from _told(index, part.text)


def heard(record: DecisionRecord) -> Iterator[Candidate]:
    """Experts heard, by the handling and by the reasons; not where the body chose not to hear those invited."""
    handlings = [part.text for part in record.parts if part.kind is PartKind.HANDLING]
    if any(_NOT_HEARD.search(text) is not None for text in handlings):
        return
    for index, part in enumerate(record.parts):
        if part.kind not in {PartKind.HANDLING, PartKind.REASONS, PartKind.SUMMARY} or not _HEARING.search(part.text):
            continue
        for start, end in sentences(part.text):
            sentence = part.text[start:end]
            if _HEARING.search(sentence) is None or _OF_THIS_MATTER.search(sentence) is None:
                continue
            after = _LIST_AFTER.search(part.text, start, end)
            names = list(names_in(part.text, after.end(), end)) if after is not None else []
            case: Case = "partitive" if _HEARD.search(sentence) is not None else "nom"
            for low, high in names or names_in(part.text, start, end):
                yield Candidate(Span(index, low, high), "heard", case, title_before(part.text, start, low))


def _labelled(index: int, text: str) -> Iterator[Candidate]:
    """Names under headings and behind labels."""
    role: str | None = None
    waiting: str | None = None
    position = 0
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        heading, label, speech = _HEADING.match(line), _LABEL.match(line), _SPEECH.match(line)
        if heading is not None:
            role, waiting = heading.lastgroup, None
        elif label is not None:
            waiting = None
            names = list(_leading_names(text, start + label.end(), end))
            yield from (Candidate(Span(index, *name), str(label.lastgroup), "nom") for name in names)
            if not names and label.end() == len(line):
                waiting = label.lastgroup
        elif waiting is not None:
            yield from (Candidate(Span(index, *name), waiting, "nom") for name in _leading_names(text, start, end))
            waiting = None
        elif speech is not None:
            said = _speech_role(role, speech["words"])
            name = next(names_in(text, start, start + speech.end("name")), None)
            if said is not None and name is not None:
                yield Candidate(Span(index, *name), said, "nom", title_before(text, start, name[0]))


def _speech_role(role: str | None, words: str) -> str | None:
    if _SECONDS.match(words) is not None:
        return "seconder"
    return role if role is not None else "mover" if _MOVES.match(words) is not None else None


def _leading_names(text: str, start: int, end: int) -> Chain:
    """The names at the head of a stretch: up to the colon that opens what they said, or the first full sentence."""
    stop = re.compile(r"\w:\s|\.\s").search(text, start, end)
    return list(names_in(text, start, stop.start() + 1 if stop is not None else end))


def _told(index: int, text: str) -> Iterator[Candidate]:
    """Names in sentences, by the words around them."""
    for start, end in sentences(text):
        chains = chains_in(text, start, end)
        for place, chain in enumerate(chains):
            low, high = chain[0][0], chain[-1][1]
            role, case = _role(text[start:low], text[high:end])
            previous = chains[place - 1][-1][1] if place else start
            if role is None and _SPEAKS.match(text, high) is None:
                continue
            if role:
                for name in chain:
                    yield Candidate(Span(index, *name), role, case, title_before(text, start, name[0]))
            if _CHAIR.search(text[previous:low]) is not None:
                yield Candidate(Span(index, *chain[0]), "chair", case, "puheenjohtaja")


def _role(before: str, after: str) -> tuple[str | None, Case]:
    """The role and the case of the names; an empty role where the phrase is known but says none of ours."""
    between = _BETWEEN.match(after)
    rest = after[between.end() :] if between is not None else after
    for role, case, pattern in _AFTER:
        if pattern.match(rest) is not None:
            return role, case
    for role, pattern in _BEFORE:
        if pattern.search(before) is not None:
            return role, "nom"
    return None, "nom"

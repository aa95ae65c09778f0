"""Whom a decision elects or appoints to an office, organ or group, and whom it releases from one.

Only the decision's own operative part and handling are read: whoever a proposal names has not been chosen yet. A role
must stand in the sentence ("jäseneksi", "virkaan"), so that a tender that is chosen elects nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import Candidate, Case, names_in, sentences
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE

_CHOOSES = re.compile(
    r"\b(?:valitsi|valita|valitsee|valittiin|valitaan|nimesi|nimetä|nimeää|nimettiin|nimetään|määräsi|määrätä|määrää"
    r"|määrättiin|määrätään|otti|ottaa|otettiin|otetaan|asetti|asettaa|kutsui|kutsua|siirsi|siirtää|siirretään|vahvisti"
    r"|vahvistaa|toimii|toimivat|toimisi|toimisivat|valde|välja|väljer|valdes|väljs|utsåg|utse|utser|utsågs|utses"
    r"|anställa|anställde|anställer|förordnade|förordna)\b",
    _FLAGS,
)
_ACTS = re.compile(r"toimi\w+\Z", _FLAGS)
# A role of a person: what one is made, or the office, post or organ one is put into.
_MEMBER = (
    r"(?:jäsen|varajäsen|puheenjohtaja|sihteeri|edustaja|edusmie|tarkastaja|päällikö|päällikkö|johtaja|mestari|rehtor|sijai"
    r"|esimie|esihenkilö|pitäjä|asiamie|valtuute|luottamus|valvoja|vastaava|lääkäri|opettaja|suunnittelija|työntekijä"
    r"|insinöör|asiantuntija|lautamie|neuvonantaja|tilintarkastaj|koordinaattor|ohjaaja|hoitaja|arkkiteht|lakimie)"
)
_ROLE = re.compile(
    rf"\w*{_MEMBER}\w*(?:ksi|ksensa|kseen|na|nä)\b|\w*virkaan\b|virkasuhtee\w+|\b(?:\w*toimeen|\w*tehtäv(?:ään|iin))\b"
    r"|\w*(?:jäsen|varajäsen|edustaja)(?:et|iksi)?\b|\w*(?:lautakun|johtokun|jaosto|hallituks|valtuusto|toimikun|neuvosto)\w*"
    r"(?:an|on|een)\b|\btill?\s+(?:\w+\s+){0,3}?(?:ledamot|ledamöter|ersättare|ordförande|sekreterare|representant\w*"
    r"|protokolljusterare|tjänst\w*|chef|direktör|rektor|lärare)\b",
    _FLAGS,
)
_POST = re.compile(r"\w*virkaan\b|virkasuhtee\w+|\w*toimeen\b|\w*tehtäv(?:ään|iin)\b", _FLAGS)
_ESSIVE = re.compile(rf"\w*{_MEMBER}\w*(?:na|nä)\b", _FLAGS)
# Not the one chosen: whose place is filled, whose deputy it is, who is kept in reserve.
_OTHER_AFTER = re.compile(
    r"\s*(?:\([^)\n]*\)\s*)?(?:sijaan|sijasta|tilalle|jälkeen|henkilökohtai\w+|ehdotuksesta|esityksestä|hakemu\w+|eron\b"
    r"|aloit\w+|toivomus\w+|i\s+stället|ersättare\s+för)",
    _FLAGS,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:varalle|varasijalle|i\s+stället\s+för|på\s+reserv\w*|henkilön|hakijan)\s+(?:[\w\-]+\s+)?\Z", _FLAGS
)
_RESERVE = re.compile(r"\bvara(?:lle|sijalle)\b", _FLAGS)
_LIST_ITEM = re.compile(
    r"\s*(?:[-–•*]|\d+[.)]?\s|\w*(?:jäsen|puheenjohtaja|sihteeri|edustaja)\w*|[A-ZÅÄÖ])", re.UNICODE
)
_NEW_CLAUSE = re.compile(
    r"(?:samalla|lisäksi|edelleen|koeaika|selvity|päätös|kaupungin\w+|lautakunta|jaosto|johtokunta|samtidigt|dessutom)\b",
    _FLAGS,
)

_RELEASES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(before, _FLAGS), re.compile(after, _FLAGS))
    for before, after in (
        (
            r"\b(?:myönsi|myöntää|myönnettiin|myönnetään)\s+(?:\S+\s+){0,8}?\Z|\bja\s+\Z|\bsekä\s+\Z|,\s+\Z",
            r"[^.\n]{0,60}?\beron\b",
        ),
        (r"\beron\s+(?:\S+\s+){0,2}?\Z", r""),
        (r"\b(?:vapautti|vapauttaa)\s+(?:\S+\s+){0,3}?\Z", r"[^.\n]{0,120}?\b(?:tehtävä|toime|virast|jäsenyy)"),
        (
            r"\b(?:beviljade?r?|beviljas|befriade?r?|befria|entledigade?)\s+(?:\S+\s+){0,4}?\Z",
            r"[^.\n]{0,80}?\b(?:avsked|befrielse|entledigande|från)\b",
        ),
    )
)
_GRANTS = re.compile(r"\b(?:myön\w+|vapaut\w+|bevilj\w+|befri\w+|entledig\w+)\b", _FLAGS)


def office_roles(record: DecisionRecord) -> Iterator[Candidate]:
    """Candidates for `appointed` and `resigned`."""
    for index, part in enumerate(record.parts):
        if part.side != "decision" or part.kind not in {PartKind.DECISION, PartKind.HANDLING}:
            continue
        if _GRANTS.search(part.text) is not None:
            yield from _released(index, part.text)
        if _CHOOSES.search(part.text) is not None:
            yield from _appointed(index, part.text)


def _released(index: int, text: str) -> Iterator[Candidate]:
    for start, end in sentences(text):
        if _GRANTS.search(text, start, end) is None:
            continue
        for low, high in names_in(text, start, end):
            before, after = text[start:low], text[high:end]
            if any(b.search(before) is not None and a.match(after) is not None for b, a in _RELEASES):
                yield Candidate(Span(index, low, high), "resigned", "inflected")


def _appointed(index: int, text: str) -> Iterator[Candidate]:
    spans = list(sentences(text))
    for place, (start, end) in enumerate(spans):
        verb = _CHOOSES.search(text, start, end)
        if verb is None:
            continue
        acts = _ACTS.match(verb.group()) is not None
        role = (_ESSIVE if acts else _ROLE).search(text, start, end)
        if role is None:
            continue
        plural = acts or _nominative_list(text, verb.end(), end)
        yield from _chosen(Span(index, verb.end(), end), text, "nom" if plural else "inflected")
        if text[start:end].rstrip().endswith(":"):
            for low, high in spans[place + 1 :]:
                if _NEW_CLAUSE.match(text, low) is not None or _CHOOSES.search(text, low, high) is not None:
                    break
                if _LIST_ITEM.match(text, low) is not None:
                    yield from _chosen(Span(index, low, high), text, "nom")


def _nominative_list(text: str, start: int, end: int) -> bool:
    """Whether a nominative plural governs the names: `jäsenet Maija Malli ja Matti Malli`, `asiantuntijat …`."""
    first = next(names_in(text, start, end), None)
    return first is not None and re.search(r"\b\w+(?:et|jat|jät|ut)\s+\Z", text[start : first[0]]) is not None


def _chosen(where: Span, text: str, case: Case) -> Iterator[Candidate]:
    """The names in what follows the verb, or in an item of the list."""
    for start, end in names_in(text, where.start, where.end):
        if _OTHER_AFTER.match(text, end, where.end) is not None:
            continue
        before = text[where.start : start]
        if _OTHER_BEFORE.search(before) is not None or _RESERVE.search(before) is not None:
            continue
        inside = before.rfind("(") > before.rfind(")")
        yield Candidate(Span(where.part, start, end), "appointed", "nom" if inside else case)

"""What came of the matter, by the set phrases of the operative part, and whether it was decided as proposed.

The first operative verb decides, since what follows it ("Samalla …") accompanies the decision; a matter that was put
on the table, sent back or taken off the agenda was not decided whatever else the text says. Text that fits no phrase
has no outcome: nothing is guessed from its subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Outcome, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_FLAGS = re.IGNORECASE

# Procedure comes before substance. The words stand in one sentence.
_PROCEDURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "tabled",
        re.compile(
            r"\b(?:panna|pani|pantiin|jättää|jätti|jätettiin|siirsi|siirtää)\b[^.\n]{0,80}\bpöydälle\b"
            r"|\bpöydälle\b[^.\n]{0,40}\b(?:panna|pani|jättää|jätti)\b"
            r"|\b(?:bordlade|bordlägga|bordlades|bordläggs)\b|\blämna\w* [^.\n]{0,40}på bordet\b",
            _FLAGS,
        ),
    ),
    (
        "returned",
        re.compile(
            r"\b(?:palauttaa|palautti|palautettiin|palautetaan)\b[^.\n]{0,120}\bvalmiste(?:ltava|lu|ltu)\w*"
            r"|\b(?:åter)?remitter(?:ade|a|ades|as)\b|\båterförvis\w+|\båterlämna\w* [^.\n]{0,60}\bberedning",
            _FLAGS,
        ),
    ),
    (
        "removed",
        re.compile(
            r"\b(?:poistaa|poisti|poistettiin|poistetaan)\b[^.\n]{0,80}\b(?:esitys|asia|käsittely)listal\w+"
            r"|\b(?:strök|stryka|ströks|avför\w*|avlägsna\w*)\b[^.\n]{0,80}\bföredragningslista\w*",
            _FLAGS,
        ),
    ),
)

_RESOLVED = re.compile(
    r"(?:pani|pantiin|jätti|jätettiin|siirsi|palautti|palautettiin|poisti|poistettiin|\w*(?:de|des|t|tes)\b)", _FLAGS
)
_NOT_RESOLVED = re.compile(
    r"\behdotti\b|\behdotan\b|\bhylättiin\b|\bhylkäsi\b|\braukesi\b|\bföreslog\b|\bei\s+päättänyt\b|^[^\n]{0,60}:\s",
    _FLAGS,
)

# The verb of the operative part; at one place the first of the list. `päätti` and `beslutade` lead to another.
_OFFICE = r"(?:\S+ ){0,40}?\S*(?:virkaan|virkasuhteeseen|toimeen|tehtävään|johtajaksi|päälliköksi)\b"
_VERBS: tuple[tuple[str, str], ...] = (
    ("noted", r"merki(?:tä|tsi|tsee|tään|ttiin)\s+(?:\S+\s+){0,12}?tiedoksi"),
    ("noted", r"anteckna\w*\s+(?:\S+\s+){0,12}?för\s+kännedom"),
    ("rejected", r"hylät(?:ä|ään)|hylkä(?:si|ä|ää)|hylättiin|ei\s+(?:hyväksynyt|myöntänyt|myönnä|puoltanut|suostunut)"),
    ("rejected", r"olla\s+(?:hyväksymättä|myöntämättä|suostumatta)|avsl(?:og|ogs|å|år|ås)|förkasta\w*"),
    ("other", r"jätt(?:ää|i)\s+(?:\S+\s+){0,12}?(?:tutkimatta|käsittelemättä)"),
    ("other", r"ei\s+ot(?:tanut|a)\s+käsiteltäväkseen"),
    ("release", r"myön(?:tää|si)\s+(?:\S+\s+){1,8}?eron|bevilja\w*\s+(?:\S+\s+){1,8}?(?:avsked|befrielse)"),
    ("election", r"valitsi|valita|valitsee|valittiin|nimesi|nimetä|nimeää|väljer|välja|val[dt]es?|utse|utsåg|utser"),
    ("election", rf"(?:ottaa|otti|määrätä|määräsi|siirtää|siirsi|kutsua|kutsui)\s+{_OFFICE}"),
    ("that", r"päät(?:ti|ää|ettiin)\s*,?\s+(?:\S+\s+){0,3}?(?:että|ettei)|beslu(?:tade|tar|töt)\s*,?\s+att"),
    (
        "approved",
        r"hyväksy(?:ä|i|y|ttiin)|myön(?:tää|si)|vahvist(?:aa|i|ettiin)|oikeut(?:taa|ti)|kehot(?:taa|ti)|valtuut(?:taa|ti)"
        r"|ant(?:aa|oi)|esit(?:tää|ti)|aset(?:taa|ti)|määr(?:ätä|äsi)|vara(?:si|ta)|katso(?:a|i)|jatk(?:aa|oi)|osoit(?:taa|ti)"
        r"|hankkii?|tilasi|vuokrasi|muutti|kumosi|perusti|lunasti|myi|osti|puol(?:taa|si)|suostui|kokoontuu|julisti"
        r"|godkän(?:de|na|ner|des)|bevilja\w*|fastställ\w+|uppmana\w*|gav|ge[rs]?|avg(?:e|er|av)|föreslog|berättiga\w*",
    ),
)
_VERB = re.compile("|".join(rf"(?P<v{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(_VERBS)), _FLAGS)
# Where the deciding begins: `Kaupunginhallitus päätti`, `Lautakunta beslutade`; some say the verb alone.
_LEADING = re.compile(r"\b(?:päätti|päättää|beslutade|beslutar|beslöt)\b", _FLAGS)
_LEAD_IN = re.compile(
    r"(?:[\s:;,•\-–)]|\d+[.)]?(?=\s)|\b[a-z]\)|(?:seuraavasti|seuraavaa|seuraavan|följande)\b)*", _FLAGS
)
_STOP = re.compile(r"(?<!:)\n|\.\s(?=[A-ZÅÄÖ])|;")
_SECOND = re.compile(r"\b(?:ja|sekä|och|samt)\s+$", _FLAGS)  # the verb is the second of two
# Inside `päätti, että …` the verb is passive.
_THAT = re.compile(
    r"(?P<rejected>\bhylätään\b|\bei\s+(?:hyväksytä|myönnetä)\b|\bettei\s+(?:\S+\s+)?(?:hyväksytä|myönnetä)\b|\bavslås\b)"
    r"|(?P<noted>\bmerkitään\s+(?:\S+\s+){0,12}?tiedoksi\b|\bantecknas\s+(?:\S+\s+){0,12}?för\s+kännedom\b)"
    r"|(?P<other>\bettei\s+(?:\S+\s+)?ota\s+käsiteltäväkseen\b|\bjätetään\s+(?:\S+\s+){0,8}?tutkimatta\b)"
    r"|(?P<tabled>\b(?:pannaan|jätetään)\s+pöydälle\b)",
    _FLAGS,
)
# An election chooses persons; choosing a tender or a supplier is a decision like any other.
_NO_PERSON = re.compile(
    r"tarjou|tarjoaj|toimittaj|tuottaj|urakoitsij|hankin|hanke|vaihtoehto|kilpailu|anbud|leverantör|\b(?:oy|oyj|ab|tmi|ky)\b",
    _FLAGS,
)

_AS_PROPOSED = re.compile(
    r"\b(?:päätös|lausunto|esitys|vastaus|ratkaisu|selvitys|kannanotto)\s+(?:on|oli)\s+"
    r"(?:(?:esittelijän|kaupunginhallituksen|lautakunnan|päätös|lausunto|esitys)\s*)?ehdotuksen\s+muka(?:inen|an)\b"
    r"|\b(?:beslutet|utlåtandet|framställningen|framställan|förslaget|svaret)\s+"
    r"(?:stämmer\s+överens|överensstämmer|är\s+i\s+enlighet|är\s+förenlig\w*|följer|är\s+enligt|är\s+likalydande)\s*"
    r"(?:med\s+)?(?:(?:föredragandens|stadsstyrelsens|nämndens)\s+)?(?:besluts)?förslag(?:et)?\b"
    r"|\b(?:kaupungin)?valtuusto\s+hyväksyi\s+(?:yksimielisesti\s+)?kaupunginhallituksen\s+ehdotuksen\s*\.",
    _FLAGS,
)
_OTHERWISE = re.compile(
    r"\b(?:\w*ehdotuksesta|esityksestä)\s+poiketen\b|\bpoiketen\s+(?:\S+\s+)?\w*ehdotuksesta\b"
    r"|\b(?:päätös|lausunto|esitys)\s+poikkea\w+\s+(?:\S+\s+)?\w*ehdotuksesta\b"
    r"|\bmuutetun\s+\w*(?:ehdotu|esity)k(?:sen|sensa|sensä)\b|\bmuutettuna\s+hyväksy\w+|\bhyväksy\w+\s+(?:\S+\s+){0,4}?muutettuna\b"
    r"|\besittelijä\s+(?:muutti|poisti|täydensi|korjasi)\s+\w*(?:ehdotu|esity)[sk]\w*"
    r"|\bavvik\w+\s+från\s+(?:\S+\s+)?(?:besluts)?förslaget\b|\b(?:det|sitt)\s+ändrade\s+(?:besluts)?förslag\w*"
    r"|\bföredraganden\s+ändrade\s+sitt\b",
    _FLAGS,
)
_OPERATIVE = frozenset({PartKind.DECISION, PartKind.HANDLING, PartKind.PROPOSAL})


class OutcomeReader:
    """Reads the outcome of one record."""

    def __init__(self, registries: Registries) -> None:
        pass

    def read(self, record: DecisionRecord, hits: tuple[NameHit, ...]) -> tuple[Outcome, tuple[Doubt, ...]]:
        del hits  # the same call for all readers; outcomes are set phrases
        if not record.decided:
            return Outcome(None, None), ()
        span, outcome = _outcome(record)
        as_proposed, where, doubts = _as_proposed(record, outcome)
        return Outcome(span, outcome, as_proposed, where), doubts


def _texts(record: DecisionRecord, *kinds: PartKind) -> Iterator[tuple[int, str]]:
    for kind in kinds:
        for index, part in enumerate(record.parts):
            if part.kind is kind and part.side == "decision":
                yield index, part.text


def _outcome(record: DecisionRecord) -> tuple[Span | None, str | None]:
    """By the operative part; where that says nothing, by what was resolved in the handling."""
    for read in (_procedure, _substance):
        for index, text in _texts(record, PartKind.DECISION):
            found = read(index, text)
            if found is not None:
                return found
    for index, text in _texts(record, PartKind.HANDLING):
        found = _procedure(index, text)
        if found is not None:
            return found
    return None, None


def _procedure(index: int, text: str) -> tuple[Span, str] | None:
    for outcome, pattern in _PROCEDURE:
        for match in pattern.finditer(text):
            line = _line(text, match.start())
            if _LEADING.search(line) is None and _RESOLVED.match(match.group()) is None:
                continue
            if _NOT_RESOLVED.search(line) is None:
                return Span(index, match.start(), match.end()), outcome
    return None


def _line(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]


def _substance(index: int, text: str) -> tuple[Span, str] | None:
    """The outcome by the first operative verb of the clause after `päätti`, or of a text whose verbs stand alone."""
    leading = _LEADING.search(text)
    start, end = (leading.start(), _clause_end(text, leading.end())) if leading is not None else (0, len(text))
    released: Span | None = None
    for match in _VERB.finditer(text, start):
        outcome = _VERBS[int((match.lastgroup or "v0")[1:])][0]
        span = Span(index, match.start(), match.end())
        if released is not None:
            if outcome == "election":
                return span, outcome
            continue
        if match.start() >= end or (leading is not None and _SECOND.search(text, start, match.start()) is not None):
            break
        if outcome == "release":
            released = span
            continue
        if outcome == "election" and _NO_PERSON.search(_line(text, match.start())) is not None:
            outcome = "approved"
        return _that(span, text) if outcome == "that" else (span, outcome)
    if released is not None:
        return released, "approved"
    return (Span(index, leading.start(), leading.end()), "approved") if leading is not None else None


def _clause_end(text: str, start: int) -> int:
    """The end of the first sentence or item that says something: numbers of a list and lead-ins do not."""
    said = _LEAD_IN.match(text, start)
    stop = _STOP.search(text, said.end() if said is not None else start)
    return stop.start() if stop is not None else len(text)


def _that(span: Span, text: str) -> tuple[Span, str]:
    """What was decided by a clause: approved, unless its first sentence says otherwise."""
    match = _THAT.search(text, span.end - len("ettei"), _clause_end(text, span.end))
    if match is None:
        return span, "approved"
    return Span(span.part, span.start, match.end()), match.lastgroup or "approved"


def _as_proposed(record: DecisionRecord, outcome: str | None) -> tuple[bool | None, Span | None, tuple[Doubt, ...]]:
    """By the statements of either side. A matter not decided was not decided as proposed, nor otherwise."""
    yes = _first(record, _AS_PROPOSED)
    no = _first(record, _OTHERWISE)
    if yes is not None and no is not None:
        words = record.parts[no.part].text[no.start : no.end]
        return (
            None,
            None,
            (Doubt(no, words, "The text says both that the decision is as proposed and that it differs."),),
        )
    if yes is not None:
        return True, yes, ()
    if no is not None and outcome not in {"tabled", "returned", "removed"}:
        return False, no, ()
    return None, None, ()


def _first(record: DecisionRecord, pattern: re.Pattern[str]) -> Span | None:
    for index, part in enumerate(record.parts):
        if part.kind in _OPERATIVE:
            match = pattern.search(part.text)
            if match is not None:
                return Span(index, match.start(), match.end())
    return None

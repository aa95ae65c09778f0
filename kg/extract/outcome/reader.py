"""What came of the matter, by the set phrases of the operative part, and how an approval came about.

The first operative verb decides, since what follows it ("Samalla …") accompanies the decision; a matter that was put
on the table, sent back or taken off the agenda was not decided whatever else the text says. Text that fits no phrase
has no outcome: nothing is guessed from its subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Outcome, Span, VoteFinding
from kg.extract.outcome.as_proposed import as_proposed
from kg.extract.outcome.beside_noting import decided_beside
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_FLAGS = re.IGNORECASE

# Procedure comes before substance. The words stand in one sentence.
_PROCEDURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "tabled",
        re.compile(
            r"\b(?:panna|pani|pantiin|jättää|jätti|jätettiin|siirsi|siirtää)\b[^.\n]{0,80}\bpöydälle\b"
            r"|\bpöydälle\b[^.\n]{0,40}\b(?:panna|pani|jättää|jätti|pantiin|jätettiin)\b|\basia\s+jäi\s+pöydälle\b"
            r"|\b(?:bordlade|bordlägga|bordlades|bordläggs)\b|\b(?:lämna|lade|ligg)\w* [^.\n]{0,40}på bordet\b",
            _FLAGS,
        ),
    ),
    (
        "returned",
        re.compile(
            r"\b(?:palauttaa|palautti|palautettiin|palautetaan)\b[^.\n]{0,120}\b(?:valmiste(?:ltava|lu|ltu)\w*"
            r"|uudelleen\s+käsiteltäv\w+|uuteen\s+käsittelyyn)"
            r"|\b(?:åter)?remitter(?:ade|a|ades|as)\b|\båterförvis\w+|\båterlämna\w* [^.\n]{0,60}\bberedning",
            _FLAGS,
        ),
    ),
    (
        "removed",
        re.compile(
            r"\b(?:poistaa|poisti|poistettiin|poistetaan)\b[^.\n]{0,80}\b(?:esitys|asia|käsittely|työ)listal\w+"
            r"|\b(?:vetää|veti|vedettiin)\b[^.\n]{0,60}\bpois\b[^.\n]{0,30}\b(?:esitys|asia)listal\w+"
            r"|\b(?:strök|stryka|ströks|avför\w*|avlägsna\w*)\b[^.\n]{0,80}\b(?:föredragnings|ärende)lista\w*",
            _FLAGS,
        ),
    ),
)

_RESOLVED = re.compile(
    r"(?:pani|pantiin|jätti|jätettiin|siirsi|palautti|palautettiin|poisti|poistettiin|veti|vedettiin|lades?|ströks?|asia\s+jäi|\w*(?:de|des|t|tes)\b)",
    _FLAGS,
)
_NOT_RESOLVED = re.compile(
    r"\behdotti\b|\behdotan\b|\bhylättiin\b|\bhylkäsi\b|\braukesi\b|\bföreslog\b|\bei\s+päättänyt\b|^[^\n]{0,60}:\s",
    _FLAGS,
)

# The verb of the operative part; at one place the first of the list. `päätti` and `beslutade` lead to another.
_OFFICE = (
    r"(?:\S+ ){0,40}?\S*(?:virkaan|virkasuhteeseen|työsuhteeseen|toimeen|tehtävään|johtajaksi|päälliköksi"
    r"|sijai(?:seksi|siksi)|jäsen(?:eksi|iksi)|edustaj(?:aksi|iksi)|sihteeriksi|esittelijäksi|rehtoriksi)\b"
)
_VERBS: tuple[tuple[str, str], ...] = (
    ("noted", r"merki(?:tä|tsi|tsee|tään|ttiin)\s+(?:\S+\s+){0,20}?tiedoks(?:i|een)"),
    ("noted", r"anteckna\w*\s+(?:\S+\s+){0,20}?(?:för|till)\s+(?:sin\s+)?kännedom"),
    (
        "rejected",
        r"hylät(?:ä|ään)|hylkä(?:si|ä|ää)|hylättiin|evätä|eväsi"
        r"|ei\s+(?:hyväksynyt|hyväksy|myöntänyt|myönnä|puoltanut|puolla|suostunut|suostu|hyväksytty|myönnetty)",
    ),
    ("rejected", r"jätt(?:ää|i)\s+(?:\S+\s+){0,12}?(?:hyväksymättä|myöntämättä|korvaamatta|vahvistamatta)"),
    ("rejected", r"olla\s+(?:hyväksymättä|myöntämättä|suostumatta)|avsl(?:og|ogs|å|år|ås)|förkasta\w*"),
    ("other", r"jätt(?:ää|i)\s+(?:\S+\s+){0,12}?(?:tutkimatta|käsittelemättä)"),
    ("other", r"ei\s+ot(?:tanut|a)\s+käsiteltäväkseen|olla\s+ottamatta\s+(?:\S+\s+){0,8}?käsiteltäväkseen"),
    ("other", r"(?:ei\s+käyt(?:tänyt|ä)|olla\s+käyttämättä)\s+otto-oikeut\w+|\brauenneeksi"),
    ("release", r"vapaut(?:ti|taa)\s+(?:\S+\s+){1,8}?\S*(?:tehtäv|toime|vira|jäsenyy)\w+"),
    ("release", r"myön(?:tää|si)\s+(?:(?:\S+\s+){1,8}?eron|ero)|bevilja\w*\s+(?:\S+\s+){1,8}?(?:avsked|befrielse)"),
    (
        "election",
        r"valitsi|valita|valitsee|valittiin|nimesi|nimetä|nimeää|väljer|välja|val[dt]es?|utse|utsåg|utser"
        r"|nimitt(?:i|ää)|utnämn\w+|anställ(?:a|de|er|des)",
    ),
    ("election", rf"(?:ottaa|otti|määrätä|määräsi|määrää|siirtää|siirsi|kutsua|kutsui)\s+{_OFFICE}"),
    (
        "that",
        r"päät(?:ti|ää|ettiin)\s*,?\s+(?:(?!merki|hyväksy|hylä|hylkä)\S+\s+){0,3}?(?:että|ettei)|beslu(?:tade|tar|töt)\s*,?\s+att",
    ),
    (
        "approved",
        r"hyväksy(?:ä|i|y|ttiin)|myön(?:tää|si)|vahvist(?:aa|i|ettiin)|oikeut(?:taa|ti)|kehot(?:taa|ti)|valtuut(?:taa|ti)"
        r"|ant(?:aa|oi)|esit(?:tää|ti)|aset(?:taa|ti)|määr(?:ätä|äsi|ää)|vara(?:si|ta)|katso(?:a|i)|jatk(?:aa|oi)|osoit(?:taa|ti)"
        r"|hankkii?|tilasi|vuokrasi|muutti|kumosi|perusti|lunasti|myi|osti|puol(?:taa|si)|suostui|kokoontuu|julisti"
        r"|irtisano(?:i|o)|luovutti|luovuttaa|korotti|peruutti|hakee|haki|järjestää|sulkee|siirsi|käynnisti"
        r"|godkän(?:de|na|ner|des)|bevilja\w*|fastställ\w+|uppmana\w*|gav|ge[rs]?|avg(?:e|er|av)|föreslog|berättiga\w*",
    ),
)
_VERB = re.compile("|".join(rf"(?P<v{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(_VERBS)), _FLAGS)
# Where the deciding begins: `Kaupunginhallitus päätti`, `Lautakunta beslutade`; some say the verb alone.
_LEADING = re.compile(r"\b(?:päätti|päättää|päätän|päätettiin|beslutade|beslutades|beslutar|beslöts?)\b", _FLAGS)
_LEAD_IN = re.compile(
    r"(?:[\s:;,•\-–)]|\d+[.)]?(?=\s)|\b[a-z]\)|(?:seuraavasti|seuraavaa|seuraavan|följande)\b)*", _FLAGS
)
_EARLY = frozenset({"rejected", "noted", "other"})
"""What only the first sentence can say, where nothing tells where the deciding begins."""
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
    r"tarjou|tarjoaj|toimittaj|tuottaj|urakoitsij|toteuttaj|hankin|hanke|vaihtoehto|kilpailu|kumppani|vuokralai|ostaj"
    r"|anbud|leverantör|\b(?:oy|oyj|ab|tmi|ky)\b|\w(?:puistoksi|kaduksi|aukioksi|sillaksi|kujaksi|poluksi|toriksi|tieksi)\b",
    _FLAGS,
)

_MADE = re.compile(
    r"(?:jäsen|puheenjohtaj|sihteer|edustaj|johtaj|päällik|rehtor|tarkastaj|lautamieh)\w*(?:ksi|kseen)\b"
    r"|\btill (?:\w+ ){0,2}(?:ledamot|ledamöter|ordförande|ersättare|sekreterare|representant)\w*",
    _FLAGS,
)

_BY_PRESENTER = re.compile(r"esittelijä|föredragand|muutetun|sitt ändrade", _FLAGS)
# A vote on these leaves open how the matter itself passed.
_NOT_THE_MATTER = re.compile(r"ponsi|ponnen|ponnet|pontta|pöydä|palaut|kläm|bordlägg|remi(?:ss|tter)", _FLAGS)
_PASSED = re.compile(r"hyväks|voitt|godkän|segra", _FLAGS)
_AFTER_VOTE = re.compile(
    r"\b(?:päätti|hyväksy\w+)\s+(?:\S+\s+){0,3}?äänestyksen\s+jälkeen\b|\bäänestyksen\s+jälkeen\s+hyväksy\w+"
    r"|\b(?:beslöt|beslutade|godkände)\s+(?:\S+\s+){0,3}?efter\s+omröstning\b",
    _FLAGS,
)
_SENTENCE_END = re.compile(r"\.\s+[A-ZÅÄÖ]")


class OutcomeReader:
    """Reads the outcome of one record."""

    def __init__(self, registries: Registries) -> None:
        pass

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...], votes: tuple[VoteFinding, ...] = ()
    ) -> tuple[Outcome, tuple[Doubt, ...]]:
        del hits  # the same call for all readers; outcomes are set phrases
        if not record.decided:
            return Outcome(None, None), ()
        span, outcome = _outcome(record)
        proposed, where, doubts = as_proposed(record, outcome)
        if outcome == "approved":
            outcome = _narrowed(record, proposed, where, votes)
        return Outcome(span, outcome, proposed, where), doubts


def _narrowed(record: DecisionRecord, proposed: bool | None, where: Span | None, votes: tuple[VoteFinding, ...]) -> str:
    """How an approval came about: after a vote on the matter, else as proposed or as changed."""
    on_the_matter = [_on_the_matter(record, vote) for vote in votes]
    if True in on_the_matter or _after_vote(record):
        return "passed-after-vote"
    if None in on_the_matter or where is None:
        return "approved"
    if proposed:
        return "passed-as-drafted"
    words = record.parts[where.part].text[where.start : where.end]
    return "passed-revised" if _BY_PRESENTER.search(words) is not None else "passed-modified"


def _after_vote(record: DecisionRecord) -> bool:
    """Whether the words say that the matter passed after a vote, without its counts."""
    for index, text in _texts(record, PartKind.DECISION, PartKind.HANDLING):
        for match in _AFTER_VOTE.finditer(text):
            line = _line(text, match.start())
            operative = record.parts[index].kind is PartKind.DECISION or _PASSED.search(line) is not None
            if operative and _NOT_THE_MATTER.search(line) is None:
                return True
    return False


def _on_the_matter(record: DecisionRecord, vote: VoteFinding) -> bool | None:
    """Whether a vote was on the matter itself, and not on tabling it or on a resolution beside it; None: not said."""
    words = f"{vote.yes_text} {vote.no_text}".strip()
    if words:
        return _NOT_THE_MATTER.search(words) is None
    if vote.span is None:
        return None
    line = _line(record.parts[vote.span.part].text, vote.span.start)
    if _NOT_THE_MATTER.search(line) is not None:
        return False
    return True if _PASSED.search(line) is not None else None


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
    leading = _leading(text)
    start, end = (leading.start(), _clause_end(text, leading.end())) if leading is not None else (0, len(text))
    released: Span | None = None
    for match in _VERB.finditer(text, start):
        outcome = _VERBS[int((match.lastgroup or "v0")[1:])][0]
        span = Span(index, match.start(), match.end())
        if released is not None:
            if outcome == "election":
                return span, outcome
            continue
        if leading is None and outcome in _EARLY and _SENTENCE_END.search(text, 0, match.start()) is not None:
            return None
        if match.start() >= end or (leading is not None and _SECOND.search(text, start, match.start()) is not None):
            break
        if outcome == "release":
            released = span
            continue
        line = _line(text, match.start())
        if outcome == "election" and _NO_PERSON.search(line) is not None and _MADE.search(line) is None:
            outcome = "approved"
        if outcome == "noted":
            return decided_beside(span, text) or (span, outcome)
        return _that(span, text) if outcome == "that" else (span, outcome)
    if released is not None:
        return released, "approved"
    return (Span(index, leading.start(), leading.end()), "approved") if leading is not None else None


def _leading(text: str) -> re.Match[str] | None:
    """Where the deciding begins, unless another verb has told it before: then what was decided is somebody else's."""
    leading = _LEADING.search(text)
    if leading is None or (ended := _SENTENCE_END.search(text, 0, leading.start())) is None:
        return leading
    return leading if _VERB.search(text, 0, ended.start()) is None else None


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

"""Who proposed the motion that a decision treats: an elected person's aloite or toivomusponsi.

The title says it first, then the operative part and the handling. The reasons are asked only where those speak of a
motion without naming its proposer, since they also tell of other motions. Residents may make an initiative too: their
names are not read, so a proposer is called a councillor, or the motion is of a kind that only councillors make.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import NAME, Candidate, Case, chains_in, sentences
from kg.extract.people.phrases import what_follows
from kg.extract.people.titles import title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_NAMED_IN = frozenset({PartKind.TITLE, PartKind.DECISION, PartKind.PROPOSAL, PartKind.HANDLING, PartKind.REFERENCE})
_TOLD_IN = frozenset({PartKind.REASONS, PartKind.SUMMARY, PartKind.OTHER})
_FLAGS = re.IGNORECASE

_MOTION = r"\w*(?:aloit(?:e\b|te|et)\w*|pon(?:si|nen|ne[snlt]|tta|teen)\w*|motion(?:en|er|erna)?\b|kläm(?:men|mar)?\b)"
_COUNCILLORS_OWN = re.compile(
    r"toivomusponsi|toivomuspon|\bpon(?:si|nen|nesta|tta|teen)\b|valtuustoaloit|talousarvioaloit|budgetmotion|\w*motion\b"
    r"|kläm",
    _FLAGS,
)
_SPEAKS_OF_MOTION = re.compile(r"aloit(?:e|te)|(?:\b|toivomus)pon(?:si|nen|ne[snlt]|tta|teen)|motion|kläm", _FLAGS)
_OTHERS_MOTION = re.compile(
    r"kuntalaisaloit|kunnan asukk|nuorten aloit|asukasaloit|ryhmäaloit|invånarinitiativ", _FLAGS
)

_WITH_OTHERS = (
    r"(?:\s+ym\.?|\s+y\.m\.|\s+m\.\s?fl\.|\s+(?:ja|sekä)\s+(?:\S+\s+){1,2}?muu?(?:n|ta|t|iden|den)\s+\w+"
    r"|\s+och\s+(?:\S+\s+){1,2}?\w*ledamöters?)?"
)
# "X ehdotti, että aloite hylätään": a verb or a clause between makes no motion of theirs; "ehdotti aloitteessaan" does.
_SAYS_OF = (
    r"(?:että|jotta|ettei)\b|(?:ehdott|esitt|kannatt|vastust|totes|katso|pyys|pyyt|halus|kysy|kommento|tue|tuk)"
    r"(?:i|ti|i?vat|i?vät|aa|ää|ee|taa|tää)\b(?!\s+\w*(?:aloitteessaan|ponnessaan))"
)
_OF_WHICH = re.compile(
    rf"{_WITH_OTHERS}\s+(?:(?!kannattam|ja\b|sekä\b|vasta|{_SAYS_OF})[a-zåäö0-9.,]+\s+){{0,4}}?{_MOTION}", _FLAGS
)
_PROPOSES = re.compile(
    rf"{_WITH_OTHERS}\s+(?:esitt(?:ää|ävät|i|ivät)|ehdott(?:aa|avat|i|ivat)|pyytä\w+|toivo\w+|föreslår)\s+"
    r"(?:\w+\s+){0,2}?(?:\w*aloitteessaan|\w*ponnessaan|i\s+sin\s+\w*motion)"
    rf"|{_WITH_OTHERS}\s+(?:on\s+|ovat\s+)?(?:tehnyt|tehneet|teki|tekivät|jätti|jättivät|jättänyt|jättäneet)\s+"
    r"(?:\S+\s+){0,5}?(?:\w*aloitteen|\w*ponnen|\w*motion)\b",
    _FLAGS,
)
_MADE_BY = re.compile(
    rf"{_MOTION}(?:\s+(?:av|från)\s+(?:\w+\s+){{0,2}}?|[^\n]*[,(]\s?(?:valtuutettu|ledamoten)\s)\Z", _FLAGS
)
# "Valtuutettu X:n aloitteessa ehdotetaan, että …": the reasons tell what the motion asks for.
_IN_MOTION_ASKED = re.compile(
    rf"{_WITH_OTHERS}\s+(?:(?!kannattam|ja\b|sekä\b)[a-zåäö0-9.,]+\s+){{0,4}}?\w*(?:aloitteessa|ponnessa)(?:an)?\s+"
    r"(?:\w+\s+){0,3}?(?:ehdotetaan|esitetään|pyydetään|toivotaan|edellytetään|vaaditaan|kysytään|todetaan|kiinnitetään)\b"
    rf"|{_WITH_OTHERS}\s+\w*motion\s+(?:\w+\s+){{0,2}}?(?:föreslås|föreslår|önskas)\b",
    _FLAGS,
)
MOTIONS_CLASS = "00 00 03"
"""The class of councillors' motions in the city's scheme of matters."""
_ITEM_OF_MINUTES = re.compile(r"\s*(?:[\w.]+\s+){0,2}?(?:\d+\s*§|§\s*\d+)")  # a list of what other bodies decided
# The text of an adopted motion names its proposer at the end: "… edellyttää selvitystä. (Maija Malli)"
_SIGNED = re.compile(rf"\((?:valtuutettu |ledamoten )?(?P<name>{NAME.pattern})\)[.;]?(?=\n|\Z)")
_DEMANDS = re.compile(r"edellyttä|hyväksyessään|förutsätter", _FLAGS)
_MOVES = re.compile(r"\s+(?:ehdotti|esitti|teki|ehdottanut|esittänyt|tehnyt|föreslog)\b", _FLAGS)
_KLAM = re.compile(r"\bpon(?:nen|tta|si)\b|toivomuspon|kläm", _FLAGS)
_ABOUT = re.compile(  # what somebody asks to be done with another's
    r"\b(?:että|jotta|ettei|att)\s+(?:(?!seuraav|följande)[\w\-]+\s+){0,6}?\w*(?:ponsi|ponnen|ponta|ponnet|kläm\w*)\b",
    _FLAGS,
)
_ADOPTED = re.compile(r"hyväksy\w*[^\n]{0,120}\Z", _FLAGS)
_COUNCILLOR = re.compile(r"valtuute\w+|ledam\w+|(?:valtuusto)?ryhmän\s+(?:vara)?puheenjohtaja\w*", _FLAGS)
_SWEDISH = re.compile(r"motion|kläm", _FLAGS)


def motion_proposers(record: DecisionRecord, known: frozenset[str]) -> Iterator[Candidate]:
    """The proposers of the motions that the decision treats. known: names of elected people as hits give them."""
    found = other = False
    about = record.classification == MOTIONS_CLASS
    for index, part in enumerate(record.parts):
        if part.kind in _NAMED_IN:
            about = about or _SPEAKS_OF_MOTION.search(part.text) is not None
            other = other or (part.kind is PartKind.TITLE and _OTHERS_MOTION.search(part.text) is not None)
            for candidate in _named(index, part.text, known, part.kind is PartKind.HANDLING):
                found = True
                yield candidate
    if found or other or not about:
        return
    for index, part in enumerate(record.parts):
        if part.kind in _TOLD_IN and _SPEAKS_OF_MOTION.search(part.text) is not None:
            told = list(_told(index, part.text, known))
            if told:
                yield from told
                return


def _named(index: int, text: str, known: frozenset[str], handling: bool) -> Iterator[Candidate]:
    """`Valtuutettu X:n ja valtuutettu Y:n aloite …`; in the handling also `X ehdotti … toivomusponnen`."""
    if _SPEAKS_OF_MOTION.search(text) is None:
        return
    if _COUNCILLORS_OWN.search(text) is not None:
        for signed in _SIGNED.finditer(text):
            line = text.rfind("\n", 0, signed.start()) + 1
            if _DEMANDS.search(text, line, signed.start()) is not None:
                yield _candidate(index, text, line, signed.span("name"), "nom")
    for start, end in sentences(text):
        if _ITEM_OF_MINUTES.match(text, start, end) is not None:
            continue
        chains = chains_in(text, start, end)
        for place, chain in enumerate(chains):
            after = what_follows(text, chains, place, end)
            motion = _OF_WHICH.match(after)
            if motion is not None and _by_councillor(text, start, chain, motion.group(), known):
                case: Case = "swedish genitive" if _SWEDISH.search(motion.group()) is not None else "inflected"
                yield from (_candidate(index, text, start, name, case) for name in chain)
            elif (not handling and _MADE_BY.search(text, start, chain[0][0]) is not None) or (
                handling and _MOVES.match(after) is not None and _KLAM.search(_ABOUT.sub("", after)) is not None
            ):
                yield from (_candidate(index, text, start, name, "nom") for name in chain)


def _told(index: int, text: str, known: frozenset[str]) -> Iterator[Candidate]:
    """`Valtuutettu X ja 11 muuta valtuutettua esittävät aloitteessaan …`, `hyväksyi valtuutettu X:n toivomusponnen`."""
    for start, end in sentences(text):
        for chain in chains_in(text, start, end):
            after = text[chain[-1][1] : end]
            proposes = _PROPOSES.match(after)
            if proposes is not None and _by_councillor(text, start, chain, proposes.group(), known):
                yield from (_candidate(index, text, start, name, "nom") for name in chain)
                return
            asked = _IN_MOTION_ASKED.match(after)
            if asked is not None and _by_councillor(text, start, chain, asked.group(), known):
                case: Case = "swedish genitive" if _SWEDISH.search(asked.group()) is not None else "inflected"
                yield from (_candidate(index, text, start, name, case) for name in chain)
                return
            motion = _OF_WHICH.match(after)
            if motion is not None and _ADOPTED.search(text, start, chain[0][0]) and _KLAM.search(motion.group()):
                yield from (_candidate(index, text, start, name, "inflected") for name in chain)
                return


def told_proposers(index: int, text: str) -> Iterator[Candidate]:
    """All whom a text tells as proposers of motions, by any of the forms that titles and reasons use."""
    if _SPEAKS_OF_MOTION.search(text) is not None:
        nobody: frozenset[str] = frozenset()
        yield from _named(index, text, nobody, handling=False)
        yield from _told(index, text, nobody)


def _by_councillor(text: str, start: int, chain: list[tuple[int, int]], motion: str, known: frozenset[str]) -> bool:
    low, high = chain[0]
    return (
        _COUNCILLOR.search(text, max(start, low - 60), low) is not None
        or (_COUNCILLORS_OWN.search(motion) is not None and _OTHERS_MOTION.search(motion) is None)
        or text[low:high] in known
    )


def _candidate(index: int, text: str, start: int, name: tuple[int, int], case: Case) -> Candidate:
    low, high = name
    return Candidate(Span(index, low, high), "motion_proposer", case, title_before(text, start, low))

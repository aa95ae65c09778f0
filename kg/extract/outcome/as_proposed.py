"""Whether a matter was decided as proposed, by what the decision, its handling or the proposal's side states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE
_AS_PROPOSED = re.compile(
    r"\b(?:päätös|lausunto|esitys|vastaus|ratkaisu|selvitys|kannanotto)\s+(?:on|oli)\s+"
    r"(?:(?:esittelijän|kaupunginhallituksen|lautakunnan|päätös|lausunto|esitys)\s*)?ehdotuksen\s+muka(?:inen|an)\b"
    r"|\b(?:beslutet|utlåtandet|framställningen|framställan|förslaget|svaret)\s+"
    r"(?:stämmer\s+överens|överensstämmer|är\s+i\s+enlighet|är\s+förenlig\w*|följer|är\s+enligt|är\s+likalydande)\s*"
    r"(?:med\s+)?(?:(?:föredragandens|stadsstyrelsens|nämndens)\s+)?(?:besluts)?förslag(?:et)?\b"
    r"|\bhyväksy(?:i|ttiin)\s+(?:yksimielisesti\s+)?(?:äänin\s+[\d–—-]+\s+)?(?:päätösehdotuksen"
    r"|(?:esittelijän|kaupunginhallituksen|lautakunnan|jaoston|johtokunnan)\s+(?:päätös)?ehdotuksen)\s*"
    r"(?:(?:yksimielisesti|sellaisenaan|äänin\s+[\d–—-]+)\s*)?(?:[.\n]|\Z)"
    r"|\b(?:päätti|päätettiin|hyväksyttiin)\s+(?:yksimielisesti\s+)?(?:esittelijän\s+)?(?:päätös)?ehdotuksen\s+muka(?:isesti|an)\b"
    r"|\b(?:beslöt|beslutade|godkändes)\s+(?:enhälligt\s+)?(?:enligt|i\s+enlighet\s+med)\s+(?:föredragandens\s+)?(?:besluts)?förslag(?:et)?\b"
    r"|\bgodkände\s+(?:enhälligt\s+)?(?:stadsstyrelsens|föredragandens|nämndens)\s+förslag\s*(?:[.\n]|\Z)"
    r"|\b(?:beslutet|utlåtandet)\s+motsvarar\s+(?:besluts)?förslaget\b",
    _FLAGS,
)
_OTHERWISE = re.compile(
    r"\bpäätös\s+ei\s+ole\s+\w*ehdotuksen\s+mukainen\b|\behdotuksesta\s+poikkeava\b"
    r"|\bhyväksyi\s+(?:(?!esittelijän|pohja|päätösehd)\S+\s+){0,8}?\w*(?:vasta|muutos)ehdotuksen\b"
    r"|\besittelijä\s+(?:teki|esitti|lisäsi)\s+(?:\S+\s+){0,4}?(?:muutoksen|muutokset|lisäyksen)\s+\w*ehdotukseensa\b"
    r"|\besittelijän\s+(?:\S+\s+)?(?:muuttaman|korjaaman|täydentämän)\s+\w*ehdotuksen\b"
    r"|\b(?:\w*ehdotuksesta|esityksestä)\s+poiketen\b|\bpoiketen\s+(?:\S+\s+)?\w*ehdotuksesta\b"
    r"|\b(?:päätös|lausunto|esitys)\s+poikkea\w+\s+(?:\S+\s+)?\w*ehdotuksesta\b"
    r"|\bmuutetun\s+\w*(?:ehdotu|esity)k(?:sen|sensa|sensä)\b|\bmuutettuna\s+hyväksy\w+|\bhyväksy\w+\s+(?:\S+\s+){0,4}?muutettuna\b"
    r"|\besittelijä\s+(?:muutti|poisti|täydensi|korjasi)\s+\w*(?:ehdotu|esity)[sk]\w*"
    r"|\bavvik\w+\s+från\s+(?:\S+\s+)?(?:besluts)?förslaget\b|\b(?:det|sitt)\s+ändrade\s+(?:besluts)?förslag\w*"
    r"|\bföredraganden\s+ändrade\s+sitt\b",
    _FLAGS,
)
_OPERATIVE = frozenset({PartKind.DECISION, PartKind.HANDLING, PartKind.PROPOSAL})


def as_proposed(record: DecisionRecord, outcome: str | None) -> tuple[bool | None, Span | None, tuple[Doubt, ...]]:
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
    """The first words of the operative parts that fit."""
    for index, part in enumerate(record.parts):
        if part.kind in _OPERATIVE:
            match = pattern.search(part.text)
            if match is not None:
                return Span(index, match.start(), match.end())
    return None

"""Whether a decision is the answer to the motion it treats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.record import PartKind

if TYPE_CHECKING:
    from kg.record import DecisionRecord

_IN = r"(?:[^.:\n]|(?<=\d)\.)"  # within a sentence: a point may only follow a number
_WHAT = r"\w*(?:aloit(?:e\b|te)|pon(?:nen|tta|teen|nesta|si|net)|motion|kläm)\w*"
_NOTED = r"merki(?:ts\w+|t[äa]\w*)[ ](?:\w+[ ]){0,2}?tiedoksi"
_ANSWERS = re.compile(
    rf"katso\w+{_IN}{{0,200}}?{_WHAT}{_IN}{{0,60}}?loppuun[ ]käsitel"
    rf"|{_WHAT}{_IN}{{0,120}}?loppuun[ ]käsitel"
    rf"|{_NOTED}{_IN}{{0,160}}?(?:selvity|vastau){_IN}{{0,200}}?{_WHAT}"
    rf"|{_NOTED}{_IN}{{0,160}}?{_WHAT}{_IN}{{0,80}}?(?:selvity|vastau)"
    rf"|(?:anta|hyväksy)\w+{_IN}{{0,80}}?vastau{_IN}{{0,120}}?{_WHAT}"
    rf"|(?:anta|anto)\w+{_IN}{{0,120}}?{_WHAT}{_IN}{{0,60}}?vastau"
    rf"|\bvasta(?:ta|si)[ ]{_IN}{{0,120}}?\w*(?:aloitteeseen|aloitteisiin|ponteen|ponsiin)"
    rf"|(?:betrakta|anse|anså)\w*{_IN}{{0,120}}?motion{_IN}{{0,60}}?slutbehandla"
    rf"|(?:motion|initiativ|kläm)\w*{_IN}{{0,120}}?slutbehandla"
    rf"|antecknar?(?:de)?{_IN}{{0,160}}?(?:utredning|redogörelse|svar){_IN}{{0,200}}?(?:kläm|motion)"
    rf"|\b(?:besvara|svara)\w*{_IN}{{0,80}}?(?:kläm|motion|initiativ)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:esitt|ehdott)\w+[ ](?:kaupungin)?valtuustolle|(?:pan[nie]|jät[tä])\w*[ ][^.\n]{0,40}pöydälle"
    r"|palautt\w+[ ][^.\n]{0,60}valmistel|föreslår[ ](?:för[ ])?stadsfullmäktige|bordläg|återremitter",
    re.IGNORECASE,
)
_OPINIONS = {"lausunto", "esitys", "utlåtande", "framställning"}
_AS_PROPOSED = re.compile(r"ehdotuksen mukai|enligt förslaget|överens med förslaget", re.IGNORECASE)


def is_answer(record: DecisionRecord) -> bool:
    """Whether the decision itself answers the motion it treats; a statement, a proposal or tabling does not."""
    if not record.decided:
        return False
    operative = [part for part in record.parts if part.kind is PartKind.DECISION and part.side == "decision"]
    decided = "\n".join(part.text for part in operative)
    if _NOT_YET.search(decided) or any(part.heading.lower() in _OPINIONS for part in operative):
        return False
    if _ANSWERS.search(decided):
        return True
    if not _AS_PROPOSED.search(decided):
        return False
    proposed = "\n".join(part.text for part in record.parts if part.kind is PartKind.PROPOSAL)
    return bool(_ANSWERS.search(proposed)) and not _NOT_YET.search(proposed)

"""Whether a found name of an outside organisation can mean it: by the record's day and the text's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.names.matcher import Found
    from kg.record import DecisionRecord
    from kg.registries import Organisation

_SWEDISH = re.compile(r"\b(?:och|att|för|som|är|den|det|av|på|till|med|har|inte|eller|om|vid|från|ett|kan|ska|efter)\b")
_FINNISH = re.compile(r"\b(?:ja|on|että|ei|oli|ovat|sekä|tai|mukaan|joka|kanssa|myös|kuin|se|ole|tämän|koskee)\b")
_REACH = 200


def outside_time(found: Found, organisations: dict[str, Organisation], record: DecisionRecord) -> bool:
    """Whether the organisation was not founded yet on the record's day, when something else had its name."""
    founded = organisations[found.keys[0]].founded if len(found.keys) == 1 else None
    day = record.date or record.published
    return founded is not None and day is not None and day < founded


def of_other_language(found: Found, text: str, language: str) -> bool:
    """Whether the Finnish inflection of a single word ("Sedan" of Seta) stands in Swedish, where it is another word."""
    if found.case == "nom" or any(c in " :" for c in text[found.start : found.end]) or text[found.end - 1] == "s":
        return False
    low = text.rfind("\n", max(0, found.start - _REACH), found.start) + 1 or max(0, found.start - _REACH)
    high = text.find("\n", found.end, found.end + _REACH)
    around = text[low : high if high != -1 else found.end + _REACH]
    swedish, finnish = len(_SWEDISH.findall(around)), len(_FINNISH.findall(around))
    return swedish > finnish or (swedish == finnish and language == "sv")

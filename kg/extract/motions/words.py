"""The words for motions, Finnish and Swedish, and which kind of motion each means."""

from __future__ import annotations

import re

TOIVOMUSPONSI = "toivomusponsi"
COUNCILLORS = "valtuustoaloite"
GROUPS = "ryhmäaloite"

_KLAM = (
    r"(?:\w*toivomus)?pon(?:si|nen|nesta|netta|net|nella|nelle|nessa|tta|teen|sien|sia)\b|\w*kläm(?:men|mar|marna)?\b"
)
_ALOITE = r"aloit(?:e|teen|etta|teesta|teessa|teeseen|teelle|teet|teiden|teita|teista|teisiin)\b"
_COUNCILS = r"(?:nuorisoneuvosto|nuorten[ ]neuvosto|vanhusneuvosto|vammaisneuvosto|oppilaskunna|lasten[ ]parlamenti)n"
_RESIDENTS = r"(?:kuntalais(?:en|ten)|asukka(?:an|iden)|kuntalain[ ](?:23|28)[ ]§:n[ ]mukai\w+)"
_KINDS = {
    TOIVOMUSPONSI: _KLAM,
    "talousarvioaloite": rf"talousarvio{_ALOITE}|budgetmotion(?:en|er|erna)?\b",
    GROUPS: rf"ryhmä{_ALOITE}|gruppmotion(?:en|er|erna)?\b",
    "kuntalaisaloite": (
        rf"(?:kuntalais|asukas){_ALOITE}|(?:kunnan[ ]|kaupungin[ ])?{_RESIDENTS}[ ](?:tekemä\w*[ ])?{_ALOITE}"
        r"|\w*invånarinitiativ\w*|initiativ\w*[ ](?:av|från)[ ](?:kommun|stads)?invånar\w+"
    ),
    "other": (
        rf"kansanäänestys{_ALOITE}|(?:nuorten|{_COUNCILS})[ ](?:tekemä\w*[ ])?{_ALOITE}"
        r"|initiativ\w*[ ](?:till[ ]folkomröstning|(?:av|från)[ ](?:unga|ungdom)\w*)|ungdomsinitiativ\w*"
    ),
    COUNCILLORS: rf"(?:valtuusto)?{_ALOITE}|(?:fullmäktige)?motion(?:en|er|erna)?\b",
}
_GROUP = re.compile(r"(?:\w*ryhmän|puolueen|ryhmien|gruppens?|partiets?)[ ]$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:teet|teiden|teita|teista|teisiin|net|sien|sia|er|erna|mar|marna)$", re.IGNORECASE)

MOTION = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words}))" for number, words in enumerate(_KINDS.values())), re.IGNORECASE
)
"""A word for a motion of any kind."""

ANY = re.compile("aloit|ponsi|ponn|ponte|pontt|ponsien|motion|kläm|initiativ", re.IGNORECASE)
"""A quick look: no word of MOTION is without one of these."""

KLAM = re.compile(rf"\b(?:{_KLAM})", re.IGNORECASE)
"""A word for a toivomusponsi."""


def kind_of(text: str, word: re.Match[str]) -> str:
    """The kind that a match of MOTION means where it stands."""
    kind = next(kind for kind, words in zip(_KINDS, word.groups(), strict=True) if words)
    if kind == COUNCILLORS and _GROUP.search(text, max(0, word.start() - 40), word.start()):
        return GROUPS
    return kind


def is_explicit(text: str, word: re.Match[str]) -> bool:
    """Whether the word alone says the kind: "valtuustoaloite", not "aloite", which anybody may make."""
    bare = not word.group().lower().startswith(("valtuusto", "fullmäktige"))
    return kind_of(text, word) != COUNCILLORS or not bare


def is_plural(word: re.Match[str]) -> bool:
    """Whether it speaks of several motions."""
    return _PLURAL.search(word.group()) is not None


def is_swedish(word: re.Match[str]) -> bool:
    """Whether it is a Swedish word, before which names stand in the Swedish genitive."""
    return re.search("motion|kläm|initiativ", word.group(), re.IGNORECASE) is not None

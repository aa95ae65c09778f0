"""Titles and names of organs by their form: the last word, and the words before it that belong to the name."""

from __future__ import annotations

import re

# the nominative, and the stem its other cases are formed from
_FINNISH_HEADS = {
    "lautakunta": "lautakunna",
    "johtokunta": "johtokunna",
    "toimikunta": "toimikunna",
    "valtuusto": "valtuusto",
    "hallitus": "hallitukse",
    "jaosto": "jaosto",
    "jaos": "jaokse",
    "johtaja": "johtaja",
    "päällikkö": "päällikö",
    "pormestari": "pormestari",
    "sihteeri": "sihteeri",
    "rehtori": "rehtori",
    "arkkitehti": "arkkitehdi",
    "insinööri": "insinööri",
    "lakimies": "lakimiehe",
    "tarkastaja": "tarkastaja",
    "lääkäri": "lääkäri",
}
_FINNISH_ENDINGS = {"n": "gen", "ssa": "ine", "ssä": "ine", "lta": "abl", "ltä": "abl", "lle": "all"}
_SWEDISH_HEADS = (
    "nämnden",
    "sektionen",
    "stadsstyrelsen",
    "fullmäktige",
    "direktionen",
    "direktören",
    "chefen",
    "borgmästaren",
)


def _forms() -> dict[str, tuple[str, str]]:
    """Each form of a last word: its nominative and its case."""
    forms = {nominative: (nominative, "nom") for nominative in (*_FINNISH_HEADS, *_SWEDISH_HEADS)}
    for nominative, stem in _FINNISH_HEADS.items():
        forms |= {stem + ending: (nominative, case) for ending, case in _FINNISH_ENDINGS.items()}
    return forms | {head + "s": (head, "gen") for head in _SWEDISH_HEADS}


HEAD_FORMS = _forms()
"""Each form of the last word of a title or of an organ's name: its nominative and its case."""

HEAD = re.compile(
    r"(?<![\w-])(?P<front>[\w-]*)(?P<head>" + "|".join(sorted(HEAD_FORMS, key=len, reverse=True)) + r")(?![\w-])",
    re.IGNORECASE,
)
"""A word that ends in one of them."""

_LAST_WORD = re.compile(r"[^\s,;()\"”]+(?=[ ]$)")
_LISTED_WORD = re.compile(r"[^\s,;()\"”]+(?=,[ ]$)")
_AND = {"ja", "och"}
_VOWELS = "aeiouyäö"
_NO_MODIFIER = re.compile(
    r"(?:va|vä|ma|mä|tu|ty|ttu|tty|päätökse|esitykse|lausunno|ehdotukse|vaatimukse|selvitykse|hakemukse|asia)n$"
    r"|^(?:mukaan|kuin|niin|sen|tämän|jonka|on|en|ennen|jälkeen|koskien|lukien|alkaen|samalla|kanssa|siten|näin|edellisen"
    r"|saman|toisen|ensimmäisen|johdosta|lisäksi|kuitenkin|edelleen|kerran|myöhemmin|aiemmin|aikaisemmin|nimen|uuden)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[\w-]{3,}(?<!va)(?<!vä)t$")
_LONGEST = 14


def capital(name: str) -> str:
    """The name as a register writes it."""
    return name[:1].upper() + name[1:]


def name_start(text: str, low: int, start: int) -> int:
    """Where a title begins whose last word is given.

    Genitives and "X- ja" before it belong to it, and a unit's name that hangs on its kind ("yleiset alueet -palvelun").
    """
    at, joined, listed = start, False, False
    hangs = inside = text.startswith("-", start)
    for _ in range(_LONGEST):
        word = _LAST_WORD.search(text, max(low, at - 40), at)
        comma = _LISTED_WORD.search(text, max(low, at - 40), at) if listed and not word else None
        word = word or comma
        if not word:
            break
        at = word.start()
        if word.group().lower() in _AND:
            joined = True
            continue
        other = joined and HEAD.fullmatch(word.group())
        of_unit = inside and (hangs or joined or comma or _PLURAL.match(word.group()))
        if other or not (of_unit or modifies(word.group()) or (joined and word.group().endswith("-"))):
            break
        listed = inside and (joined or listed)
        start, joined, hangs = at, False, word.group().startswith("-")
        inside = hangs or (inside and not word.group()[:1].isupper())
    return start


def modifies(word: str) -> bool:
    """Whether a word looks like a genitive that is part of a name; a doubled vowel before the n is an illative."""
    if word.endswith((":n", "alueen")) or word == "vapaan":
        return True
    genitive = len(word) > 3 and word[-1] == "n" and word[-2] in _VOWELS and word[-3] != word[-2]
    return genitive and not _NO_MODIFIER.search(word)

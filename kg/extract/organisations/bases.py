"""The nominative of a company's name whose last word inflects: "Asunto Oy Mallilan Kuriirin" → "… Kuriiri".

Such names end in any word of the language or in a foreign name. Words for buildings and places are known and their
forms are looked up; of other words the stem tells the nominative or leaves two to choose from.
"""

from __future__ import annotations

import re

from kg.extract.language.finnish_words import decline, decline_plural

_HEADS = tuple(
    re.findall(
        r"\w+",
        """talo koti tori piha puisto portti linna helmi kulma torni parkki keskus halli ranta tie katu kuja polku mäki
        laakso lehto niitty pelto silta satama laituri rinne niemi saari lahti salmi järvi joki koski virta lampi lähde
        metsä kallio kivi vuori harju kumpu notko aukio kenttä raitti kaari kehä rata asema tammi koivu mänty kuusi
        pihlaja haapa leppä saarni vaahtera lehmus omena kirsikka tähti aurinko kuu taivas meri aalto tuuli pilvi onni
        ilo toivo unelma kartano paviljonki tupa pirtti huvila palatsi akseli kortteli korttelitalo pesä kylä
        salibandykeskus uintikeskus jäähalli uimahalli urheilutalo musiikkitalo sotaveteraanitalo""",
    )
)
_PLURAL_HEADS = (
    "kodit",
    "asunnot",
    "tilat",
    "toimitilat",
    "talot",
    "puistot",
    "portit",
    "hallit",
    "kiinteistöt",
    "helmet",
)
# words in -i that take -e, beside those of `kg.extract.language.finnish_words`
_E_STEMS = ("helmi", "onni", "pilvi", "tammi")
_ENDINGS = ("n", "lle", "llä", "ltä", "ssä", "stä", "ä")
_INFLECTED = re.compile(r"(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|aan|ään)\Z")
# the partitive, told by a verb or noun after it ("Asunto Oy Mallilinnaa kuultiin"); a few names end so by themselves
_PARTITIVE = re.compile(r"(?:[aeiouyäö][aä]|t[aä])\Z")
_ADDED_VOWEL = re.compile(
    r"(?!.*(?:maa|pää|sää|vapaa|harmaa|vantaa|hopeaa|samoa)\Z).+(?:aa|ää|[oö][aä]|yä)\Z", re.IGNORECASE
)
_SHORTEST = 6
_LOWER_NEXT = re.compile(r" [a-zåäö]")
_LIST_NEXT = re.compile(r"(?:, | ja | sekä )(?:[Aa]sunto|[Kk]iinteistö|As)")
# a word that may still belong to the name: then nothing is sure ("Kiinteistö Oy Mallilan Tanssin talo")
_GOES_ON = re.compile(r" (?:talo|koti|kodit|asunnot|parkki|tilat|toimitilat|halli|piha|torni|puisto)\b")
_STEM = re.compile(r"(?P<stem>.+[aeiouyäö])(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z")
_ENDS_IN_S = re.compile(r"(?P<root>.+[aeiouyäö])kse(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z")
_ENDS_IN_NEN = re.compile(r"(?P<root>.+[aeiouyäö])se(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z")
_SINGLE_STOP = re.compile(r".*[aeiouyäö][kpt][aeiouyäö]\Z")
_LONG_VOWEL = re.compile(r".*(?:aa|ee|ii|oo|uu|yy|ää|öö)[^aeiouyäö]\Z")
_FINNISH_END = re.compile(r".*(?:[^aeiouyäö]{2}|[kptv])\Z")


def _table() -> dict[str, str]:
    """The forms of the known last words but the nominative, each with its nominative."""
    forms = {form: head for head in _PLURAL_HEADS for case, form in decline_plural(head) if case != "nom"}
    forms |= {form: head for head in _HEADS for case, form in decline(head) if case != "nom"}
    for head in _E_STEMS:
        back = any(c in "aou" for c in head)
        for ending in _ENDINGS:
            forms[head[:-1] + "e" + (ending.replace("ä", "a") if back else ending)] = head
    return forms


_KNOWN = _table()


def nominatives(name: str, after: str) -> tuple[str, ...]:
    """What the name may be in the nominative, the likelier first; none where the text does not tell.

    after: what follows the name: before a noun it stands in the genitive, at the end of a line in the nominative.
    """
    lead, _, last = name.rpartition(" ")
    prefix, hyphen, word = last.rpartition("-")
    opening = (f"{lead} " if lead else "") + prefix + hyphen
    if last.isdigit() or last.isupper() or not word or not _INFLECTED.search(word):
        partitive = word and not last.isdigit() and _PARTITIVE.search(word) and _LOWER_NEXT.match(after)
        return (opening + _of_partitive(word),) if partitive else (name,)
    if _GOES_ON.match(after):
        return ()
    known = _of_known(word)
    if known:
        return (opening + known,)
    if len(word) < _SHORTEST or (word.endswith("n") and not _LOWER_NEXT.match(after)):
        return () if _LIST_NEXT.match(after) else (name,)
    return tuple(opening + base for base in _guessed(word))


def _of_partitive(word: str) -> str:
    """The nominative of a word that may stand in the partitive; the word itself where nothing tells that it does."""
    known = _of_known(word)
    if known:
        return known
    return word[:-1] if len(word) >= _SHORTEST and _ADDED_VOWEL.match(word) else word


def _of_known(word: str) -> str | None:
    """The nominative by the longest known last part of a compound."""
    low = word.lower()
    for start in range(len(word) - 3):
        head = _KNOWN.get(low[start:])
        if head is not None:
            return word[:start] + head if start else head.capitalize()
    return None


def _guessed(word: str) -> tuple[str, ...]:
    for pattern, end in ((_ENDS_IN_S, "s"), (_ENDS_IN_NEN, "nen")):
        match = pattern.match(word)
        if match:
            return (match["root"] + end,)
    match = _STEM.match(word)
    if match is None:
        return ()
    stem = match["stem"]
    if _SINGLE_STOP.match(stem):
        return (stem[:-1] + stem[-2:],)
    if stem[-1] == "e":
        return ()
    if stem[-1] != "i":
        return (stem,)
    root = stem[:-1]
    return (stem,) if _LONG_VOWEL.match(root) or _FINNISH_END.match(root) else (stem, root)

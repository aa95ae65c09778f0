"""The inflected forms of known names, and the base forms an inflected name of a person may have.

Only the end of a name inflects, and what agrees with it: "Vihreä valtuustoryhmä" → "Vihreän valtuustoryhmän",
"Sosiaali- ja terveyslautakunta" → "Sosiaali- ja terveyslautakunnan", "Kartat ja paikkatiedot" → "Karttojen ja
paikkatietojen". Names of people inflect in the family name alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from kg.extract.language.finnish_words import (
    COMPANY_FORMS,
    STRONG_E_CLUSTERS,
    Forms,
    decline,
    decline_plural,
    is_acronym,
)

_ADJECTIVES = ("vihreä", "korkein", "uusi", "vanha", "suuri", "pieni", "johtava", "vapaa", "vastuullinen")
_ADJECTIVE_ENDS = ("inen", "ainen", "iivinen", "eellinen")
_CONJUNCTION = re.compile(r"( ja | sekä |, )")
_PLURAL = re.compile(r".*[aeiouyäö]t\Z")
_FOREIGN_PLURALS = ("biaudet", "market", "net", "point", "oot")
_MAX_CONJUNCTS = 3


def inflect(name: str) -> dict[str, str]:
    """The forms of a Finnish name, each with its case; of a form that two cases share, the first of `CASES`."""
    pieces = _CONJUNCTION.split(name)
    heads = [i for i in range(0, len(pieces), 2) if i == len(pieces) - 1 or _is_head(pieces[i])]
    if pieces[-1].rpartition(" ")[2].startswith("-"):
        heads = heads[-1:]
    if len(heads) > _MAX_CONJUNCTS:
        heads = heads[-1:]
    by_case = [_by_case(_phrase(pieces[i])) for i in heads]
    forms: dict[str, str] = {name: "nom"}
    for case, ends in by_case[-1].items():
        for choice in product(*(piece.get(case, ()) for piece in by_case[:-1]), ends):
            words = list(pieces)
            for place, form in zip(heads, choice, strict=True):
                words[place] = form
            forms.setdefault("".join(words), case)
    return forms


def inflect_swedish(name: str) -> dict[str, str]:
    """A Swedish name has a genitive in -s and no other case; "nämnden för X" has it in either word."""
    head, found, rest = name.partition(" för ")
    inner = {f"{head}s för {rest}": "gen"} if found and head.endswith(("en", "n", "et")) else {}
    return {name: "nom"} | inner | ({} if name.endswith(("s", "x", "z")) else {name + "s": "gen"})


def _is_head(piece: str) -> bool:
    """Whether the part before a conjunction is a nominative of its own and no genitive or cut compound."""
    return not piece.endswith(("-", "n")) and piece[-1:].isalpha()


def _by_case(forms: Forms) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for case, form in forms:
        grouped.setdefault(case, []).append(form)
    return grouped


def _is_plural(word: str) -> bool:
    low = word.lower()
    return bool(_PLURAL.match(low)) and not low.endswith(_FOREIGN_PLURALS)


def _phrase(phrase: str) -> Forms:
    """The forms of a phrase: its last word inflects, adjectives right before it agree, what is left stays."""
    words = phrase.split(" ")
    head = words[-1]
    if words[-2:-1] and is_acronym(head) and head.lower() in COMPANY_FORMS and words[-2].lower() in COMPANY_FORMS:
        return tuple((case, f"{phrase[: -len(head)]}{form}") for case, form in decline(head))
    plural = _is_plural(head)
    first = len(words) - 1
    while first > 0 and _agrees(words[first - 1], plural):
        first -= 1
    parts = [_by_case(decline_plural(w) if plural else decline(w)) for w in words[first:]]
    lead = " ".join(words[:first]) + " " if first else ""
    return tuple(
        (case, lead + " ".join(choice))
        for case in parts[-1]
        for choice in product(*(part.get(case, ()) for part in parts))
    )


def _agrees(word: str, plural: bool) -> bool:
    low = word.lower()
    if plural:
        return low.endswith(("set", "iset"))
    return low in _ADJECTIVES or (low.endswith(_ADJECTIVE_ENDS) and len(low) > 5)


@lru_cache(maxsize=8192)
def _family_forms(family: str) -> Forms:
    """The forms of a family name: those of the word, and those of a name kept as it is (Kari → Karin, Meri → Merin)."""
    last = family.rsplit(" ", maxsplit=1)[-1]
    lead = family[: len(family) - len(last)]
    compound = last.rpartition("-")
    forms = {form: case for case, form in reversed(decline(compound[2] or last))}
    word = compound[2] or last
    if word[-1:].isalpha():
        forms = _unchanged(word) | forms
    if word.lower().endswith("s"):
        forms |= {
            word + "in": "gen",
            word + "ille": "all",
            word + "ia": "par",
            word + "ilta": "abl",
            word + "illa": "ade",
        }
    if word.endswith("t"):
        forms |= {word + "'n": "gen", word + "’n": "gen"}
    prefix = lead + compound[0] + compound[1]
    return tuple((case, prefix + form) for form, case in forms.items())


def _unchanged(word: str) -> dict[str, str]:
    """Endings right after the name, without gradation: many family names take them so."""
    vowel = word[-1].lower()
    if vowel not in "aeiouyäö":
        return {}
    endings = {
        "n": "gen",
        "lla": "ade",
        "llä": "ade",
        "lle": "all",
        "lta": "abl",
        "ltä": "abl",
        "sta": "ela",
        "stä": "ela",
    }
    endings |= {
        "a": "par",
        "ä": "par",
        "ksi": "tra",
        "na": "ess",
        "nä": "ess",
        "ssa": "ine",
        "ssä": "ine",
        vowel + "n": "ill",
    }
    return {word + ending: case for ending, case in endings.items()}


def person_forms(given: str, family: str) -> dict[str, str]:
    """The forms of a full name, given name first; the given name stays as it is."""
    name = f"{given} {family}"
    forms = {name: "nom"}
    if not family.endswith(("s", "x", "z")):
        forms[name + "s"] = "gen"
    for case, form in _family_forms(family):
        forms.setdefault(f"{given} {form}", case)
    return forms


_WEAK_TO_STRONG = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"),
    ("ht", "hd"), ("t", "d"), ("lp", "lv"), ("rp", "rv"),
)  # fmt: skip
_LOST_K = {"äe": "äki", "oe": "oki"}
_ENDINGS = (
    "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "na", "nä", "seen", "n", "a", "ä", "s",
)  # fmt: skip
_CERTAIN_ENDS = (
    "nen", "la", "lä", "mäki", "joki", "niemi", "järvi", "lahti", "koski", "vuori", "saari", "salmi", "ranta",
    "virta", "aalto", "rinta", "kanto", "maa", "suu", "luoma", "vaara", "salo", "sto", "stö",
)  # fmt: skip
_E_NAMES = re.compile(
    r"(?:meri|korpi|lampi|tammi|hirvi|kivi|henki|kärki|lehti|suomi|talvi|vesi|nurmi|nummi|tuuli|sarvi|tähti|hanhi)\Z"
)
_WEAK_E = re.compile(r"(?:nn|ll|rr)e\Z")
_GEMINATE = re.compile(r"(?:[aeiouyäölr](?:kk|pp|tt)|ntt|nkk)[aeiouyäö]\Z")
_FOREIGN_END = re.compile(
    r"""(?:[éáíóúß]\w?|[bcdfgqwxzšž]|nd|rg|ck|lm|ld|dt|hl|rd|ng|nk|st|\w\w(?:son|man|gren|lin|dottir|ström|sten|blom|ov|ev
    |in|én|er|ar|el|et|ell|al|as|is|us|an|on))\Z""",
    re.VERBOSE,
)


def _stems(word: str) -> set[str]:
    low = word.lower()
    stems = {word[: -len(e)] for e in _ENDINGS if low.endswith(e) and len(word) - len(e) >= 2}
    stems |= {word[:-2] for e in ("'n", "’n") if word.endswith(e)}
    if len(low) > 4 and low[-1] == "n" and low[-2] == low[-3]:
        stems.add(word[:-2])
    if low.endswith(("sta", "stä")):
        stems.add(word[:-3] + "se")
    return stems


def _bases(stem: str) -> set[str]:
    """What an inflected stem may have been in the nominative; the forward rules then choose among them."""
    low = stem.lower()
    bases = {stem} | {stem[: -len(k)] + v for k, v in _LOST_K.items() if low.endswith(k)}
    changes = [("se", "nen"), ("kse", "s"), ("e", "i"), ("i", ""), ("aa", "as"), ("ää", "äs"), ("ee", "e")]
    bases |= {stem[: -len(end)] + put for end, put in changes if low.endswith(end) and len(low) > 3}
    bases -= {stem[:-2] + "nen"} if low.endswith("kse") else set()
    for base in tuple(bases):
        if base[-1:].lower() in "aeiouyäö":
            body, vowel = base[:-1], base[-1:]
            bases |= {
                body[: -len(weak)] + strong + vowel for strong, weak in _WEAK_TO_STRONG if body.lower().endswith(weak)
            }
        if base[-1:].lower() == "e":
            bases |= {
                base[:-3] + weak + "e" for strong, weak in STRONG_E_CLUSTERS if base[:-1].lower().endswith(strong)
            }
    return {base for base in bases if len(base) >= 2}


def _rank(base: str, word: str) -> tuple[int, int, str]:
    """How likely a nominative is for an inflected word: the smaller, the likelier."""
    low, given = base.lower(), word.lower()
    if low.endswith("nen"):
        shape = 0
    elif low.endswith(_CERTAIN_ENDS) or ((_E_NAMES.search(low) or _WEAK_E.search(low)) and not given.startswith(low)):
        shape = 1
    elif low[-1] not in "aeiouyäö":
        shape = 2 if _FOREIGN_END.search(low) else 8
    elif _GEMINATE.search(low):
        shape = 3
    elif low[-1] == "e" and not given.startswith(low + "e"):
        shape = 7
    elif low[-2] == "d" or given == low + low[-1] + "n":
        shape = 6
    else:
        shape = 4 if given.startswith(low) else 5
    return shape, len(base), base


@lru_cache(maxsize=4096)
def person_base_forms(name: str) -> tuple[str, ...]:
    """The full names whose inflected form this may be, the likeliest first; the name itself, as a nominative, last.

    Some endings are enough to be sure (Rantasen → Rantanen): then one base form stands before the last.
    """
    lead, _, last = name.rpartition(" ")
    prefix, hyphen, word = last.rpartition("-")
    opening = (f"{lead} " if lead else "") + prefix + hyphen
    found = [] if word.lower().endswith("nen") else sorted(_inflected_from(word), key=lambda base: _rank(base, word))
    if found and _rank(found[0].rpartition("-")[2], word)[0] <= 1:
        found = found[:1]
    return tuple(opening + base for base in [*found, word])


def _inflected_from(word: str) -> set[str]:
    bases = {base for stem in _stems(word) for base in _bases(stem)} - {word}
    return {base for base in bases if any(form == word for _, form in _family_forms(base))}

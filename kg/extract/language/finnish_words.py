"""How one Finnish word inflects in its ten common cases: stems, consonant gradation, vowel harmony, endings.

Rules and short lists of facts of the language, no dictionary: a compound inflects as its last part does, so the lists
hold last parts. Where a rule cannot tell, all forms that could be right are given: a form is only ever looked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

CASES = ("nom", "gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra")

Forms = tuple[tuple[str, str], ...]
"""(case, form) pairs."""

_VOWELS = "aeiouyäöåéèêáóíü"
_BACK = "aouáóå"
_FRONT = "yäöü"
_WEAK_STEM_CASES = {"gen": "n", "ine": "ssA", "ela": "stA", "ade": "llA", "abl": "ltA", "all": "lle", "tra": "ksi"}
_PLURAL_CASES = {"ine": "ssA", "ela": "stA", "ade": "llA", "abl": "ltA", "all": "lle", "tra": "ksi"}
_COLON_ENDINGS = {
    "gen": ("n", "in", "en"),
    "par": ("a", "ä", "ta", "tä"),
    "ine": ("ssa", "ssä"),
    "ela": ("sta", "stä"),
    "ill": ("aan", "ään", "een", "iin", "oon", "öön", "uun", "hin", "seen"),
    "ade": ("lla", "llä"),
    "abl": ("lta", "ltä"),
    "all": ("lle",),
    "ess": ("na", "nä"),
    "tra": ("ksi",),
}
COMPANY_FORMS = frozenset({"oy", "oyj", "ab", "abp", "ky", "tmi", "ry", "rf", "rs", "sr", "ltd", "osk", "oü", "gmbh"})

# last parts that end in -i and inflect with -e
_E_STEM = tuple(
    re.findall(
        r"\w+",
        """toimi mäki joki järvi niemi lahti lehti koski meri kivi suomi saari lampi salmi kieli tuki henki vuori kärki
        nuori suuri pieni uusi vesi käsi lapsi talvi ovi väki tammi lumi hirvi kylki hanki korpi sormi arki jälki nurmi
        nummi tuuli sarvi tähti hanhi""",
    )
)
_LONG_HEADS = ("maa", "työ", "tie", "puu", "suo", "pää", "kuu", "yö", "luu", "syy", "jää", "voi")
_CONTRACTED = (
    "asiakas",
    "oppilas",
    "opas",
    "varas",
    "taivas",
    "rikas",
    "tehdas",
    "sairas",
    "lammas",
    "hammas",
    "potilas",
)
_DEUS = (
    "oikeus",
    "terveys",
    "yhteys",
    "vapaus",
    "rakkaus",
    "korkeus",
    "nuoruus",
    "viisaus",
    "hyvyys",
    "leveys",
    "pituus",
)
_UNGRADED = ("auto", "kela", "data", "euro", "video", "metro", "logo", "foto", "juna")
# single stops and clusters whose weak grade is sure; others keep both grades
_GRADED_HEADS = tuple(
    re.findall(
        r"\w+",
        """kunta ranta virta luku laki haku tuki aika puku suku joki mäki väki lampi lupa tapa pelto silta kulta valta
        hinta pinta hankinta toiminta kohta lahti lehti tieto hoito kanta kenttä into hanki henki kaupunki alku jälki
        arki katu satu neito keto asunto johto neuvonta seuranta valvonta suunta tunti""",
    )
)
_STRONG_TO_WEAK = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"),
    ("ht", "hd"), ("lp", "lv"), ("rp", "rv"), ("lk", "l"), ("rk", "r"),
)  # fmt: skip
_ALWAYS = frozenset({"kk", "pp", "tt"})
# -e words whose consonant is strengthened before the stem's long -ee
_STRONG_E = {
    "hanke": "hankkee", "liike": "liikkee", "osake": "osakkee", "kate": "kattee", "laite": "laittee",
    "luote": "luottee", "kohde": "kohtee", "lähde": "lähtee", "tiede": "tietee", "taide": "taitee", "viihde": "viihtee",
    "sade": "satee", "aate": "aattee", "osoite": "osoittee", "tavoite": "tavoittee", "tuote": "tuottee",
    "suhde": "suhtee", "tarve": "tarpee", "rakenne": "rakentee", "asenne": "asentee", "tilanne": "tilantee",
    "liikenne": "liikentee", "perinne": "perintee", "vaate": "vaattee", "jäte": "jättee", "lääke": "lääkkee",
    "eläke": "eläkkee", "aine": "ainee",
}  # fmt: skip
# the same in every -e word with these: rinne → rinteen, murre → murteen, Vuolle → Vuolteen, Ahde → Ahteen
STRONG_E_CLUSTERS = (("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("ht", "hd"))
# plural heads whose strong grade differs from the weak one of the nominative
_STRONG_PLURAL = {
    "tonti": "tontti", "karta": "kartta", "luva": "lupa", "tiedo": "tieto", "asunno": "asunto", "hankinna": "hankinta",
    "kunna": "kunta", "klinika": "klinikka", "demokraati": "demokraatti", "paika": "paikka", "toiminna": "toiminta",
    "ranna": "ranta", "kadu": "katu", "hinna": "hinta", "johdo": "johto", "hoido": "hoito", "kaupungi": "kaupunki",
    "päällikö": "päällikkö", "yksikö": "yksikkö",
}  # fmt: skip
_O_PLURALS = (
    "kartta",
    "hankinta",
    "toiminta",
    "klinikka",
    "paikka",
    "tila",
    "ranta",
    "hinta",
    "ola",
    "aala",
    "kka",
    "asia",
    "ija",
)


def harmony(word: str) -> str:
    """The vowels that "A" in an ending may stand for: "a", "ä", or both where the word's end has only e and i."""
    low = word.lower()
    tail = [c for c in low if c in _VOWELS]
    for position, vowel in enumerate(reversed(tail)):
        if vowel in _BACK:
            return "aä" if position >= 2 else "a"
        if vowel in _FRONT:
            return "aä" if position >= 3 else "ä"
    return "ä" if tail else "aä"


def _spell(stem: str, ending: str, vowels: str) -> list[str]:
    return [stem + ending.replace("A", vowel) for vowel in (vowels if "A" in ending else vowels[:1])]


def weak_grades(word: str) -> tuple[str, ...]:
    """The stem of closed syllables: "katu" → "kadu", "kaupunki" → "kaupungi". Several where a rule cannot tell."""
    vowel, stem = word[-1], word[:-1]
    low = stem.lower()
    if not low or low[-1] in _VOWELS or word.lower().endswith(_UNGRADED):
        return (word,)
    sure = word.lower().endswith(_GRADED_HEADS)
    for strong, weak in _STRONG_TO_WEAK:
        if low.endswith(strong) and len(low) > len(strong):
            glide = "j" if strong in {"lk", "rk"} and vowel in "ei" else ""
            graded = stem[: -len(strong)] + weak + glide + vowel
            return (graded,) if strong in _ALWAYS or sure else (graded, word)
    single = low[-1]
    if single not in "kpt" or len(low) < 2 or low[-2] not in _VOWELS:
        return (word,)
    if single == "k":
        graded = "v" if vowel in "uy" and low[-2] == vowel and len(low) > 2 and low[-3] not in _VOWELS else ""
        if low.endswith("aik") and vowel == "a":
            stem, graded = stem[:-2], "j"
            return (stem + graded + vowel, word) if not sure else (stem + graded + vowel,)
        graded = stem[:-1] + graded + vowel
    else:
        graded = stem[:-1] + {"p": "v", "t": "d"}[single] + vowel
    return (graded,) if sure else (graded, word)


def _into(strong: str, vowels: str) -> list[str]:
    """The illative of a vowel stem."""
    low = strong.lower()
    if low.endswith(_LONG_HEADS):
        return [strong + "h" + low[-1] + "n"]
    if low.endswith(("ee", "vapaa")):
        return [strong + "seen"]
    return _spell(strong, low[-1] + "n", vowels)


def _vowel_stem(
    weak: tuple[str, ...], strong: tuple[str, ...], partitives: tuple[tuple[str, str], ...], vowels: str
) -> list[tuple[str, str]]:
    forms = [
        (case, form)
        for stem in weak
        for case, ending in _WEAK_STEM_CASES.items()
        for form in _spell(stem, ending, vowels)
    ]
    for stem in strong:
        forms += [("ess", form) for form in _spell(stem, "nA", vowels)]
        forms += [("ill", form) for form in _into(stem, vowels)]
    forms += [("par", form) for stem, ending in partitives for form in _spell(stem, ending, vowels)]
    return forms


def _ends_in_s(word: str, vowels: str) -> list[tuple[str, str]]:
    low, stem = word.lower(), word[:-1]
    forms: list[tuple[str, str]] = []
    if low.endswith("mies"):
        return _vowel_stem((stem[:-2] + "iehe",), (stem[:-2] + "iehe",), ((word, "tA"),), vowels)
    abstract = low.endswith(("uus", "yys")) or low.endswith(_DEUS)
    if abstract:
        forms += _vowel_stem((stem + "de",), (), ((stem, "ttA"),), vowels)
        forms += [("ess", f) for f in _spell(stem, "tenA", vowels)] + [("ill", stem + "teen")]
    elif low.endswith(_CONTRACTED):
        return _contracted(word, vowels)
    if not abstract or low.endswith(("tuus", "lius")):
        forms += _vowel_stem((stem + "kse",), (stem + "kse",), ((stem, "stA"),), vowels)
    return forms


def _contracted(word: str, vowels: str) -> list[tuple[str, str]]:
    """As asiakas → asiakkaan, tehdas → tehtaan."""
    stem, low = word[:-1], word.lower()
    body, vowel = stem[:-1], stem[-1]
    if low.endswith(("kas", "pas", "tas")):
        body += body[-1]
    elif low.endswith("das"):
        body = body[:-1] + "t"
    elif low.endswith("mmas"):
        body = body[:-1] + "p"
    long = body + vowel * 2
    forms = _vowel_stem((long,), (), ((word, "tA"),), vowels)
    return [*forms, ("ill", long + "seen"), *(("ess", f) for f in _spell(long, "nA", vowels))]


def _ends_in_e(word: str, vowels: str) -> list[tuple[str, str]]:
    low = word.lower()
    known = next((word[: len(word) - len(k)] + v for k, v in _STRONG_E.items() if low.endswith(k)), None)
    known = known.capitalize() if known and word.istitle() else known
    graded = next((word[:-3] + strong + "ee" for strong, weak in STRONG_E_CLUSTERS if low.endswith(weak + "e")), None)
    stems = (known,) if known else (graded, word + "e") if graded else (word + "e",)
    return _vowel_stem(stems, stems, ((word, "ttA"),), vowels)


def _ends_in_i(word: str, vowels: str) -> list[tuple[str, str]]:
    """As kaupunki → kaupungin; an old e-stem as meri → meren."""
    low = word.lower()
    if not low.endswith(_E_STEM):
        return _vowel_stem(weak_grades(word), (word,), ((word, "A"),), vowels)
    stem = word[:-1] + "e"
    if low.endswith(("uusi", "vesi", "käsi")):
        root = word[:-2]
        return [*_vowel_stem((root + "de",), (root + "te",), ((root, "ttA"),), vowels)]
    if low.endswith("lapsi"):
        return _vowel_stem((stem,), (stem,), ((word[:-3], "stA"),), vowels)
    partitives = [(stem, "A")]
    if low[-2] in "lnr":
        partitives.append((word[:-1], "tA"))
    elif low[-2] == "m":
        partitives.append((word[:-2], "ntA"))
    return _vowel_stem(weak_grades(stem)[:1], (stem,), tuple(partitives), vowels)


def _ends_in_vowel(word: str, vowels: str) -> list[tuple[str, str]]:
    low = word.lower()
    partitive = "tA" if low.endswith((*_LONG_HEADS, "io", "iö", "eo", "aa", "uu", "oo")) else "A"
    return _vowel_stem(weak_grades(word), (word,), ((word, partitive),), vowels)


def _ends_in_consonant(word: str, vowels: str) -> list[tuple[str, str]]:
    """A foreign word takes -i: Lindén → Lindénin. Of native words only a few end in a consonant other than -s, -nen."""
    low, stem = word.lower(), word + "i"
    if low.endswith("korkein"):
        return _vowel_stem((word[:-1] + "mma",), (word[:-1] + "mpa",), ((word, "tA"),), "a")
    if low.endswith("istuin"):
        return _vowel_stem((word[:-1] + "me",), (word[:-1] + "me",), ((word, "tA"),), vowels)
    if low.endswith(("jäsen", "sisar")):
        return _vowel_stem((word + "e",), (word + "e",), ((word, "tA"),), vowels)
    forms = _vowel_stem((stem,), (stem,), ((stem, "A"),), vowels)
    return [*forms, ("gen", word + "n")] if len(word) <= 5 else forms


def _plural_stems(nominative: str) -> tuple[str, str]:
    """(weak, strong) stems of a plural before its -i-, from the nominative plural without -t."""
    low = nominative.lower()
    head, full = next(((k, v) for k, v in _STRONG_PLURAL.items() if low.endswith(k)), ("", ""))
    lead = nominative[: len(nominative) - len(head)]
    strong = lead + full if lead else nominative[0] + full[1:]
    if low[-1] == "a" and strong.lower().endswith(_O_PLURALS):
        return nominative[:-1] + "o", strong[:-1] + "o"
    if low[-1] in "aäie" or low[-1] == low[-2]:
        return nominative[:-1], strong[:-1]
    return nominative, strong


def decline_plural(word: str) -> Forms:
    """The cases of a word that stands in the plural: palvelut → palvelujen, palveluissa."""
    vowels, low = harmony(word), word[:-1].lower()
    weak, strong = _plural_stems(word[:-1])
    forms = [(case, form) for case, e in _PLURAL_CASES.items() for form in _spell(weak + "i", e, vowels)]
    forms += [("ess", form) for form in _spell(strong + "i", "nA", vowels)]
    genitives: tuple[str, ...]
    illatives: tuple[str, ...]
    partitives: tuple[str, ...]
    if low.endswith("ee"):
        genitives, illatives, partitives = ("iden", "itten"), ("isiin", "ihin"), ("itA",)
    elif strong[-1] in "oöuy":
        genitives, illatives, partitives = ("jen", "iden"), ("ihin",), ("jA", "itA")
    elif low.endswith("i"):
        genitives, illatives, partitives = ("ien", "eiden"), ("eihin",), ("ejA", "eitA")
        forms += [(case, form) for case, e in _PLURAL_CASES.items() for form in _spell(weak + "ei", e, vowels)]
    else:
        genitives, illatives, partitives = ("ien",), ("iin",), ("iA",)
    forms += [("gen", strong + ending) for ending in genitives] + [("ill", strong + ending) for ending in illatives]
    forms += [("par", form) for ending in partitives for form in _spell(strong, ending, vowels)]
    if low.endswith("kse"):
        forms.append(("gen", strong[:-2] + "sten"))
    elif low.endswith("se"):
        forms.append(("gen", strong + "ten"))
    return (("nom", word), *forms)


_ACRONYM = re.compile(r"[A-ZÅÄÖ0-9&+]{2,}\Z|[A-ZÅÄÖ]?[bcdfghjklmnpqrstvwxz]{2,}\Z|.*\d\Z")


def is_acronym(word: str) -> bool:
    """Whether a word takes its endings after a colon: letters, digits, company forms."""
    return word.lower() in COMPANY_FORMS or bool(_ACRONYM.match(word))


def with_colon(word: str) -> Forms:
    """The endings after a colon, as of abbreviations, and of short names by some writers ("Kela:n")."""
    return tuple((case, f"{word}:{ending}") for case, endings in _COLON_ENDINGS.items() for ending in endings)


def _decline_acronym(word: str) -> Forms:
    forms = list(with_colon(word))
    if len(word) > 1 and word.lower() not in COMPANY_FORMS and word.isalpha():
        plain = word if word[-1].lower() in _VOWELS else word + "i"
        forms += [
            (case, plain + ending)
            for case, endings in _COLON_ENDINGS.items()
            for ending in endings
            if case not in {"gen", "par", "ill"}
        ]
        forms += [
            ("gen", plain + "n"),
            ("par", plain + "a"),
            ("par", plain + "ä"),
            ("ill", plain + plain[-1].lower() + "n"),
        ]
    return (("nom", word), *forms)


@lru_cache(maxsize=8192)
def decline(word: str) -> Forms:
    """The forms of one word in the singular, the nominative first."""
    low = word.lower()
    if is_acronym(word):
        return _decline_acronym(word)
    vowels = harmony(word)
    if low.endswith("nen") and len(word) > 4:
        stem = word[:-3] + "se"
        forms = _vowel_stem((stem,), (stem,), ((word[:-3], "stA"),), vowels)
    elif low[-1] == "s" and low[-2:-1] in tuple(_VOWELS):
        forms = _ends_in_s(word, vowels)
        if word[0].isupper() and low[-2] in "aei":
            forms += _ends_in_consonant(word, vowels)
    elif low[-1] == "e":
        forms = _ends_in_e(word, vowels)
    elif low[-1] == "i":
        forms = _ends_in_i(word, vowels)
    elif low[-1] in _VOWELS:
        forms = _ends_in_vowel(word, vowels)
    elif low[-1].isalpha():
        forms = _ends_in_consonant(word, vowels)
    else:
        forms = []
    return (("nom", word), *forms)

"""The words acts are named with, and how they inflect: laki, asetus, sääntö …; lag, förordning, stadga …

A name of an act inflects in its last word, and that word ends in one of few heads ("maankäyttö- ja rakennuslain").
So no dictionary of forms is needed: the ending tells head and case, and what stands before it is the name's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_OBLIQUE = {"gen": "n", "ine": "ssA", "ela": "stA", "ade": "llA", "abl": "ltA", "all": "lle", "tra": "ksi"}


def _paradigm(vowel: str, forms_told: str) -> dict[str, str]:
    """Form to case. forms_told: nominative, the stem of the genitive and local cases, partitive, illative, essive."""
    nom, weak, par, ill, ess = forms_told.split()
    forms = {nom: "nom", par: "par", ill: "ill", ess: "ess"}
    for case, ending in _OBLIQUE.items():
        forms[weak + ending.replace("A", vowel)] = case
    return forms


def _s_stem(vowel: str, stem: str) -> dict[str, str]:
    """Words like asetus, sopimus, päätös, järjestys."""
    many = {
        f"{stem}kset": "nom",
        f"{stem}sten": "gen",
        f"{stem}ksi{vowel}": "par",
        f"{stem}ksiss{vowel}": "ine",
        f"{stem}ksist{vowel}": "ela",
        f"{stem}ksiin": "ill",
    }
    weak = stem + "kse"
    return _paradigm(vowel, f"{stem}s {weak} {stem}st{vowel} {weak}en {weak}n{vowel}") | many


_LAKI_MANY = {
    "lait": "nom",
    "lakien": "gen",
    "lakeja": "par",
    "laeissa": "ine",
    "laeista": "ela",
    "lakeihin": "ill",
}
_OHJE_MANY = {
    "ohjeet": "nom",
    "ohjeiden": "gen",
    "ohjeita": "par",
    "ohjeissa": "ine",
    "ohjeista": "ela",
    "ohjeisiin": "ill",
}
_MAARAYKSET = {
    "määräykset": "nom",
    "määräysten": "gen",
    "määräyksiä": "par",
    "määräyksissä": "ine",
    "määräyksistä": "ela",
    "määräyksiin": "ill",
    "määräyksillä": "ade",
    "määräyksin": "ins",
}
HEADS: dict[str, dict[str, str]] = {
    "laki": _paradigm("a", "laki lai lakia lakiin lakina") | _LAKI_MANY,
    "asetus": _s_stem("a", "asetu"),
    "sääntö": _paradigm("ä", "sääntö säännö sääntöä sääntöön sääntönä"),
    "kaari": _paradigm("a", "kaari kaare kaarta kaareen kaarena"),
    "järjestys": _s_stem("ä", "järjesty"),
    "ohje": _paradigm("a", "ohje ohjee ohjetta ohjeeseen ohjeena") | _OHJE_MANY,
    "taksa": _paradigm("a", "taksa taksa taksaa taksaan taksana"),
    "päätös": _s_stem("ä", "päätö"),
    "sopimus": _s_stem("a", "sopimu"),
    "direktiivi": _paradigm("ä", "direktiivi direktiivi direktiiviä direktiiviin direktiivinä"),
    "kirja": _paradigm("a", "kirja kirja kirjaa kirjaan kirjana"),
    "määräykset": _MAARAYKSET,  # of a kind that is named in the plural: jätehuoltomääräykset
    "lag": {"lag": "nom", "lagen": "nom", "lagens": "gen", "lagar": "nom", "lagarna": "nom"},
    "förordning": {"förordning": "nom", "förordningen": "nom", "förordningens": "gen"},
    "stadga": {"stadga": "nom", "stadgan": "nom", "stadgans": "gen"},
    "balk": {"balk": "nom", "balken": "nom", "balkens": "gen"},
    "beslut": {"beslut": "nom", "beslutet": "nom", "beslutets": "gen"},
    "direktiv": {"direktiv": "nom", "direktivet": "nom", "direktivets": "gen"},
    "ordning": {"ordning": "nom", "ordningen": "nom", "ordningens": "gen"},
    "föreskrifter": {"föreskrifter": "nom", "föreskrifterna": "nom", "föreskrifternas": "gen"},
}
CITED_HEADS = frozenset({"laki", "asetus", "sääntö", "kaari", "lag", "förordning", "stadga", "balk"})
"""Heads that name an act for certain where a section of it is cited, whether or not a registry knows it."""

GENERIC = frozenset(
    {
        *("erillislaki", "erityislaki", "yleislaki", "puitelaki", "muutoslaki", "kumoamislaki", "nykylaki", "emolaki"),
        *("siirtymälaki", "poikkeuslaki", "rajoituslaki", "luonnonlaki", "ohjesääntö", "pääsääntö", "mallisääntö"),
        *("nyrkkisääntö", "poikkeussääntö", "yleissääntö", "erityissääntö", "speciallag", "ramlag"),
    }
)
"""Compounds of a head that are common nouns: they name no act of their own."""

RULE_HEADS = frozenset({"taksa"})
"""Heads that name a city's own rule where a section of it is cited."""

_ENDINGS = {form: (head, case) for head, forms in HEADS.items() for form, case in forms.items()}
_CLITICS = ("kin", "kaan", "kään")
_LONG_FORM = 9  # letters; a shorter word is not worth taking apart
_LENGTHS = sorted({len(form) for form in _ENDINGS}, reverse=True)
_LAST_LETTERS = frozenset(form[-3:] for form in _ENDINGS)

# a genitive or elative modifier in -nen agrees with its head: yleinen, yleisen, yleisessä
_NEN = re.compile(
    r"(.{2,}?)(?:nen|s(?:en|ta|tä|essa|essä|esta|estä|een|ella|ellä|elta|eltä|elle|ena|enä|eksi|et|ia|iä))$"
)
PARTICIPLES = frozenset(
    stem + ending
    for stem, endings in {
        "annet": ("tu", "un", "tua", "ussa", "usta", "tuun", "ulla", "ulta", "ulle", "tuna", "uksi", "tujen", "uissa"),
        "tehdy": ("n", "ssä", "stä", "llä", "ltä", "lle", "ksi"),
        "teht": ("y", "yä", "yyn", "ynä"),
        "antama": ("", "n", "a", "ssa", "sta", "an", "lla", "na", "ksi"),
    }.items()
    for ending in endings
)


class Lemma(NamedTuple):
    """word: the base form; head: the head it ends in; case: of the form."""

    word: str
    head: str
    case: str


@lru_cache(maxsize=65536)
def lemma(low: str) -> Lemma | None:
    """The base form of a word that ends as names of acts do. low: in lower case."""
    low = _without_clitic(low)
    if low[-3:] not in _LAST_LETTERS:
        return None
    for length in _LENGTHS:
        found = _ENDINGS.get(low[-length:]) if length <= len(low) else None
        if found:
            return Lemma(low[:-length] + found[0], *found)
    return None


def _without_clitic(low: str) -> str:
    """The word without what is hung on: "kuntalaissakin", "kuntalakiinkaan"."""
    return next((low[: -len(clitic)] for clitic in _CLITICS if low.endswith(clitic) and len(low) > _LONG_FORM), low)


@lru_cache(maxsize=65536)
def may_name(text: str) -> bool:
    """Whether a word may end the name of an act, introduce its head, or abbreviate it."""
    low = text.lower()
    return lemma(low) is not None or low in PARTICIPLES or not (text == low or text[1:].islower())


def forms_of(base: str) -> list[str]:
    """All forms of a name whose last word ends in a head; nothing for other words."""
    known = lemma(base)
    return [base[: -len(known.head)] + form for form in HEADS[known.head]] if known and known.word == base else []


@lru_cache(maxsize=65536)
def modifier(low: str) -> str:
    """A modifier so that its forms compare equal: yleinen, yleisen and yleisessä; others as they are."""
    if low.startswith("koskeva"):
        return "koskeva*"  # "lapsen oikeuksia koskevan yleissopimuksen"
    match = _NEN.match(low)
    return match[1] + "*" if match else low

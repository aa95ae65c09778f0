"""Whether a capitalised word may be a person's name: by lists of given names and of ordinary words, and by its form.

Nothing here knows a text. An inflected word is asked for by the base forms it may have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.extract.language.finnish import person_base_forms, person_forms

_HERE = Path(__file__).parent
_SURNAME = re.compile(
    r"(?:nen|l[aä]|mäki|lahti|niemi|järvi|joki|koski|saari|salmi|aho|harju|luoto|ranta|virta|vuori|korpi|pelto|oja|kallio"
    r"|lampi|metsä|niitty|kangas|linna|puro|palo|salo|kari|vaara|aalto|laine|laakso|lehto|rinne|seppä|lund|lind|strand"
    r"|sund|gård|stedt|feldt|[qk]vist|quist|holm|ström|blom|berg|borg|gren|grén|rén|lén|lin|dén|son|ssen|man|mann|felt"
    r"|fors|roos|bäck|back|beck|dahl|hjelm|löf|löv|ov|ova|jeva|eff|off|iev|jev|sky|skij|ski|ska|czyk|wicz|vić|ić|enko"
    r"|dottir|oğlu|oglu|shvili|adze)\Z"
)
# Last parts of words for a place, a road, an institution or a paper, which no family name has.
_THING = re.compile(
    r"(?:(?:katu|kadu|tie|kuja|poluo|polu|polku|kaari|kaare|väylä|aukio|tori|puisto|puistiko|asema|satama|portti|porti|tunneli"
    r"|kenttä|kentä|silta|sillat?|kortteli|tontti|tonti|alue|kaupunki|kaupungi|kunta|kunna|kylä|piha|rantatie|raitti|raiti"
    r"|esplanadi|koulu|lukio|opisto|yliopisto|päiväkoti|päiväkodi|sairaala|kirjasto|museo|teatteri|keskus|keskukse|virasto"
    r"|laitos|laitokse|palvelu|yksikkö|yksikö|toimiala|toimisto|lautakunta|lautakunna|jaosto|neuvosto|hallitus|hallitukse"
    r"|valtuusto|oikeus|oikeude|ministeriö|säätiö|yhdistys|yhdistykse|liitto|liito|seura|seurakunta|seurakunna|yhtymä|yhtiö"
    r"|osakeyhtiö|konserni|rekisteri|järjestelmä|laki|lai|asetus|asetukse|sääntö|säännö|direktiivi|sopimus|sopimukse|ohjelma"
    r"|hanke|hankkee|strategia|suunnitelma|kilpailu|pandemia|virus|lehti|gatan|vägen|stigen|torget|parken|skolan|nämnden"
    r"|styrelsen|sektorn|lagen|förordningen|föreningen|stiftelsen|gatans|vägens|skolans|nämndens|styrelsens|lagens)"
    r"(?:t|n|a|ä|ta|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|an|än|on|ön|en|un|in|seen|iin)?)\Z"
)
_ABSTRACT = re.compile(
    r"(?:(?<=\w{4}[aeiouyäö])(?:minen|mis(?:en|ta|tä|essa|essä|esta|estä|een|eksi|ella|ellä)|mise(?:n|ksi))"
    r"|(?<=\w{4})(?:llinen|llis(?:en|ta|tä|essa|essä|et|ia|iä|ten))|iivinen|ttömä\w*|ttoma\w*|uksen|yksen|ukset|ykset|uude[ns]\w*|yyde[ns]\w*|uutta|yyttä"
    r"|ssaan|ssään|staan|stään|llaan|llään|ltaan|ltään|lleen|kseen|nsa|nsä|mme|taan|tään|daan|dään|vat|vät|isi|isivat"
    r"|ningen|ingar|ningar|heten|ligen|liga|ande|arna|erna)\Z"
)
_COMPASS = re.compile(
    r"(?:Länsi|Itä|Etelä|Pohjois|Keski|Koillis|Kaakkois|Lounais|Luoteis|Suur|Väli|Ylä|Ala|Vanha|Uusi)-[A-ZÅÄÖ]"
)
_CAPITAL_INSIDE = re.compile(r"[a-zåäö][A-ZÅÄÖ]")
_PREFIXED = re.compile(r"(?:Ma?c|De|Di|La|Le|Lo|Van|Von|Fitz|[OD]['’])[A-Z]")
_LONG = 13
_LONGEST_NAME = 16
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Given:
    sure: frozenset[str]
    everyday: frozenset[str]


@cache
def _given() -> _Given:
    listed = _entries("given_names.txt")
    everyday = frozenset(name[:-1].casefold() for name in listed if name.endswith("?"))
    return _Given(frozenset(name.casefold() for name in listed) - {f"{name}?" for name in everyday}, everyday)


@dataclass(frozen=True, slots=True)
class _Ordinary:
    """Beginnings of ordinary words, whole ones, and what is written with a capital though it names nobody."""

    beginnings: tuple[str, ...]
    words: frozenset[str]
    capitals: frozenset[str]


@cache
def _ordinary() -> _Ordinary:
    listed = _entries("ordinary_words.txt")
    words, capitals = listed.index("[words]"), listed.index("[capitals]")
    return _Ordinary(tuple(listed[1:words]), frozenset(listed[words + 1 : capitals]), frozenset(listed[capitals + 1 :]))


def _entries(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [entry for line in lines if not line.startswith("#") for entry in line.split()]


@lru_cache(maxsize=8192)
def bases(word: str) -> frozenset[str]:
    """The base forms a word may have as a name, in small letters, the word itself among them."""
    turned = word if not word.isupper() else word[:1] + word[1:].lower()
    found = {base.casefold() for base in person_base_forms(turned)} | {turned.casefold()}
    return frozenset(found | {turned[:-1].casefold()} if turned[-1:] == "s" else found)


def is_given(word: str, *, everyday: bool = True, inflected: bool = True) -> bool:
    """Whether it is a given name. everyday: also one that is an ordinary word; inflected: also another case of one, as
    it has where no family name follows.
    """
    names = _given()
    known = names.sure | names.everyday if everyday else names.sure
    asked = bases(word) if inflected else {word.casefold()}
    return any(base in known or base.partition("-")[0] in known for base in asked)


def is_like_surname(word: str) -> bool:
    """Whether it ends as family names do, in some form."""
    return (
        any(len(base) > 3 and _SURNAME.search(base) for base in bases(word)) and _ABSTRACT.search(word.lower()) is None
    )


def is_listed(word: str) -> bool:
    """Whether it is an ordinary word by the lists."""
    low = word.casefold()
    ordinary = _ordinary()
    head, _, tail = word.partition("-")
    if tail[:1].isupper():  # "Yli-Mallinen"
        return False
    return head.casefold() in ordinary.words or low.startswith(ordinary.beginnings)


def is_ordinary(word: str, small: frozenset[str]) -> bool:
    """Whether it is an ordinary word that opens a sentence. small: the words the document has in small letters."""
    low = word.casefold()
    if is_listed(word) or low in small or _ABSTRACT.search(low):
        return True
    if "-" in word and word.rpartition("-")[2][:1].isupper():
        return False
    return len(low) >= _LONG or (len(low) >= _STEM and low[: max(_STEM, len(low) - 4)] in small)


def is_thing(word: str) -> bool:
    """Whether a capitalised word inside a sentence is a name, but by its form of no person."""
    low = word.casefold()
    head, hyphen, tail = word.rpartition("-")
    if hyphen and tail[:1].islower():  # "Mallila-hanke", "EU-tuki"; not "Virtanen-niminen"
        return not (is_given(head) or is_like_surname(head))
    if _COMPASS.match(word) or (_CAPITAL_INSIDE.search(word) and not _PREFIXED.match(word)):
        return True
    if "-" not in word and len(word) >= _LONGEST_NAME and not any(base.endswith("nen") for base in bases(word)):
        return True
    return bool(_THING.search(low)) or not bases(word).isdisjoint(_ordinary().capitals)


def beginnings_of(text: str) -> frozenset[str]:
    """The words in small letters of a text, each with what it begins with, as `is_ordinary` asks for them."""
    words = {word for word in re.findall(r"[^\W\d_]+", text) if word.islower()}
    return frozenset(words | {word[:length] for word in words for length in range(_STEM, len(word))})


@lru_cache(maxsize=1024)
def forms_of_name(word: str) -> frozenset[str]:
    """Every form, in small letters, of the names that a word may be a form of."""
    forms: set[str] = {word.casefold()}
    for base in bases(word):
        name = base[:1].upper() + base[1:]
        forms |= {form.removeprefix("X ").casefold() for form in person_forms("X", name)}
        stem = base.removesuffix("nen")
        plural = ("set", "sten", "sia", "siä", "sille", "silla", "sillä", "silta", "siltä") if stem != base else ("t",)
        forms |= {stem + end for end in plural}
    return frozenset(forms)

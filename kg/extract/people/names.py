"""Names of people in running text: where they stand and which of them share a role.

A name is two to four capitalised words. Whether it is a person's is for the phrase around it to say; here it is only
kept from being what it surely is not: a company, a body, a title or another word that opens a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract.language.finnish import person_base_forms
from kg.extract.people.given_names import GIVEN_NAMES
from kg.extract.people.titles import is_title_word, title_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.finding import Span

Case = Literal["nom", "inflected", "partitive", "swedish genitive"]
Place = tuple[int, int]

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐŁŃŚŠŞŹŻŽĞİ"
_LOWER = "a-zß-öø-ÿćčđłńśšşźżžğı"
_WORD = rf"(?:[OD]['’])?[{_UPPER}][{_LOWER}]+(?:(?:['’\-][{_UPPER}]?|[{_UPPER}])[{_LOWER}]+)*"
_PARTICLES = ("von", "af", "de", "van", "der", "den", "da", "di", "la", "le", "bin", "el", "al", "zu")
_PARTICLE = rf"(?:{'|'.join(_PARTICLES)})"
NAME = re.compile(rf"(?<![\w\-]){_WORD}(?: (?:{_PARTICLE} )*(?:{_WORD}|[{_UPPER}]\.)){{1,3}}(?![\w\-])")
# Minutes may set the family name in capitals: `MALLI Maija`, `Maija MALLI`.
_CAPITALS = re.compile(rf"(?<![\w\-])[{_UPPER}]{{3,}}(?:-[{_UPPER}]{{2,}})?(?![\w\-])")
_GIVEN_AFTER = re.compile(rf" (?P<given>{_WORD})(?![\w\-]| [{_UPPER}])")
_GIVEN_BEFORE = re.compile(rf"(?:(?<![\w\-])(?P<first>{_WORD}) )?(?<![\w\-])(?P<given>{_WORD}) \Z")
_NO_FAMILY = frozenset(
    (
        "SDP",
        "KOK",
        "VIHR",
        "VAS",
        "KESK",
        "LIIK",
        "RKP",
        "SFP",
        "JAA",
        "NEJ",
        "POISSA",
        "HKL",
        "HSY",
        "HSL",
        "HUS",
        "VTM",
    )
)
_FAMILY_FIRST = re.compile(rf"(?<![\w\-]){_WORD}, (?P<given>{_WORD})(?![\w\-]| [{_UPPER}])")

# A name in front of one of these is a company's, a foundation's or a place's; one of them in it, likewise.
_NOT_A_PERSON = re.compile(
    r"[ :]?(?:Oy|Oyj|Ab|Abp|Ky|Tmi|ry|rf|r\.y|sr|rs|säätiö\w*|yhdistys\w*|seura\w*|Seura|Oyn|Group|Finland|Suomi)\b"
    r"| ?-(?:säätiö|rahasto|yhtiö|konserni|hanke|ohjelma|järjestelmä|verkosto)"
)
_COMPANY = frozenset(
    {"Oy", "Oyj", "Ab", "Abp", "Ky", "Tmi", "Osk", "Ltd", "Group", "Finland", "Helsinki", "Suomi", "Inc"}
)
_PLACE_FIRST = frozenset(
    ("helsingin", "suomen", "espoon", "vantaan", "uudenmaan", "stadin", "pohjois", "etelä", "itä", "länsi", "kaupungin")
)
# Where people work; a capital makes no person of it.
_WORKPLACE = frozenset(
    ("sairaala", "koulu", "keskus", "kirjasto", "terveysasema", "päiväkoti", "asema", "toimisto", "palvelu", "palvelut",
     "virasto", "yksikkö", "neuvonta", "vaihde", "osasto", "lukio", "museo", "talo", "halli", "kanslia", "kirjaamo")
)  # fmt: skip
# A word that opens a sentence in front of a name and is no given name, whatever its capital says.
_OPENING = re.compile(
    r"(?:lisäksi|samalla|samoin|myös|kuitenkin|edelleen|tämän|tällöin|sitten|vielä|sen|lopuksi|aluksi|ensin|seuraavaksi"
    r"|koska|kun|jos|että|mikäli|vaikka|kuten|asian|asiassa|asiaa|käsittelyn|käsittelyssä|keskustelun|keskustelussa"
    r"|kokouksen|kokouksessa|äänestyksen|äänestyksessä|pöydälle|vastaan|poissa|paikalla|läsnä|jaosto|lautakunta"
    r"|(?:ehdo|esi|kanna|ilmoi|pyy|vaa|kieltäy|halu)(?:tti|si|tui)(?:vat)?|ehdottaa|esittää|kannattaa|pyytää|ilmoittaa"
    r"|(?:\w+(?:ssaan|ssään|ttuna|ttynä|[lnrs]tuna|[lnrs]tynä|malla|mällä|matta|mättä|ksessa|ksessä|miseksi|taessa|täessä))"
    r"|merkittiin|merkitään|todettiin|todetaan|valittiin|valitaan|toisena|ensimmäisenä|kolmantena|jäsenenä|varajäsenenä"
    r"|\w{6,}(?:ksi|lle|lla|llä|lta|ltä|sta|stä|ssa|ssä)"
    r"|dessutom|samtidigt|även|också|därefter|vidare|sedan|slutligen|först|enligt|efter|under|när|om|att|då|eftersom"
    r"|diskussionen|behandlingen|ärendet|ärendets|nämnden|sektionen|föreslog|understödde|anmälde|till|som)\Z",
    re.IGNORECASE,
)
_INFLECTED = re.compile(r"[aeiouyäö]n\Z(?<!nen)(?<!son)(?<!man)(?<!gren)(?<!lin)(?<!sten)(?<!ton)(?<!ian)")
_OPENS = re.compile(r"(?:\A|[\n:.!?–•-]\s*)\Z")
_TWO_NAMES = 4
_GIVEN_REACH = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name in a role as the text writes it, before its base form is known."""

    span: Span
    role: str
    case: Case
    title: str | None = None


def is_given_name(word: str) -> bool:
    """Whether a word, or each part of it that a hyphen joins, is a given name in use."""
    return all(part in GIVEN_NAMES for part in word.split("-"))


def base_of_given(word: str) -> str | None:
    """The given name in use that a word is a form of."""
    if is_given_name(word):
        return word
    found = {base for base in person_base_forms(word) if is_given_name(base)}
    return found.pop() if len(found) == 1 else None


def names_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Place]:
    """Where names stand in a stretch of text, titles and openings of a sentence cut off."""
    end = len(text) if end is None else end
    shouted = list(_in_capitals(text, start, end))
    if not shouted:
        yield from _plain_names(text, start, end)
        return
    plain = (
        (low, high) for low, high in _plain_names(text, start, end) if not any(a < high and low < b for a, b in shouted)
    )
    yield from sorted([*shouted, *plain])


def _in_capitals(text: str, start: int, end: int) -> Iterator[Place]:
    """The names whose family name is in capitals, where a given name in use stands beside it."""
    for family in _CAPITALS.finditer(text, start, end):
        if family.group() in _NO_FAMILY:
            continue
        after = _GIVEN_AFTER.match(text, family.end(), end)
        before = _GIVEN_BEFORE.search(text[max(start, family.start() - _GIVEN_REACH) : family.start()])
        if before is not None and is_given_name(before["given"]):
            whole = is_given_name(before["first"] or "-")
            yield family.start() - len(before.group() if whole else before["given"] + " "), family.end()
        elif after is not None and base_of_given(after["given"]) is not None:
            yield family.start(), after.end()


def _plain_names(text: str, start: int, end: int) -> Iterator[Place]:
    for match in NAME.finditer(text, start, end):
        if _NOT_A_PERSON.match(text, match.end()) is not None:
            continue
        low = match.start()
        words = match.group().split(" ")
        while len(words) > 1 and _is_opening(text, low, words):
            low += len(words[0]) + 1
            words = words[1:]
        if len(words) > 2 and (words[-1].lower() in _PLACE_FIRST or _is_whose(words)):
            words = words[:-1]
        if len(words) < 2 or not _COMPANY.isdisjoint(words) or words[-1].lower() in _WORKPLACE:
            continue
        if words[0].lower().split("-")[0] not in _PLACE_FIRST:
            yield from _apart(low, words)


def names_listed(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """The same in a list, where a name may also stand as `Malli, Maija`."""
    end = len(text) if end is None else end
    turned = [m.span() for m in _FAMILY_FIRST.finditer(text, start, end) if is_given_name(m["given"])]
    plain = [
        (low, high) for low, high in names_in(text, start, end) if not any(a < high and low < b for a, b in turned)
    ]
    return sorted(plain + [(low, high) for low, high in turned if not is_given_name(text[low:high].partition(",")[0])])


def whole_name(line: str) -> bool:
    """Whether a line is a name and nothing else."""
    return next((span == (0, len(line)) for span in names_in(line)), False)


def _is_whose(words: list[str]) -> bool:
    """Whether the last word is no more of the name: `Maija Koskisen Mallilan koulun`, the family name inflected."""
    family = words[-2]
    return (
        is_given_name(words[0])
        and not is_given_name(family)
        and family not in _PARTICLES
        and words[-1].endswith("n")
        and _INFLECTED.search(family) is not None
    )


def _is_opening(text: str, low: int, words: list[str]) -> bool:
    """Whether the first word is none of the name: a title, a word that opens a sentence."""
    first = words[0]
    if is_given_name(first):
        return False
    if is_title_word(first) or _OPENING.match(first) is not None:
        return True
    named = len(words) > 2 and is_given_name(words[1])
    return named and _OPENS.search(text, max(0, low - 3), low) is not None


def _apart(low: int, words: list[str]) -> Iterator[Place]:
    """`Maija Malli Matti Mallin kannattamana`: two names side by side."""
    cut = 0
    if len(words) >= _TWO_NAMES:
        inner = range(2, len(words) - 1)
        cut = next((i for i in inner if is_given_name(words[i]) and not _goes_on(words[i - 1])), 0)
        if not cut and len(words) == _TWO_NAMES and not _goes_on(words[1]) and not _goes_on(words[2]):
            cut = 2
    if cut:
        middle = low + len(" ".join(words[:cut]))
        yield low, middle
        low, words = middle + 1, words[cut:]
    yield low, low + len(" ".join(words))


def _goes_on(word: str) -> bool:
    """Whether a name cannot end with a word."""
    return word in _PARTICLES or word.endswith(".") or is_given_name(word)


_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:ym|vs|va|vt|tf|ts|mm|ns|nk|os|em|ko|nro|klo|n|s|kok|vihr|vas|kesk|liik|kd|ps|sd|[A-ZÅÄÖ])\.\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\n|[.!?] (?=[A-ZÅÄÖ])")
_JOINT = re.compile(
    r"(?: ?\([^()\n]{1,30}\))?(?:,| ja| sekä| och| samt|, ja)(?: (?:vara)?(?:valtuute\w+|jäsen\w*|ledam\w+))? \Z",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[Place]:
    """Lines and the sentences in them."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group() != "\n" and _ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1):
            continue
        end = match.start() if match.group() == "\n" else match.start() + 1
        if end > start:
            yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text)


def chains_in(text: str, start: int, end: int) -> list[list[Place]]:
    """The names of a sentence, those that `ja` or a comma joins together: they share a role."""
    chains: list[list[Place]] = []
    for low, high in names_in(text, start, end):
        if chains and _joined(text, chains[-1][-1][1], low):
            chains[-1].append((low, high))
        else:
            chains.append([(low, high)])
    return chains


def _joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but a conjunction and a title stands between two names."""
    if start - end > 120:
        return False
    gap = text[end:start].removesuffix(" ")
    return _JOINT.match(gap.removesuffix(title_before(text, end, start) or "").rstrip() + " ") is not None

"""The written forms of the names of places, Finnish in ten cases and Swedish with its genitive, and where they stand.

What the names of places do beside other words is here: "Kauniainen" and "Sörnäinen" inflect in the plural
("Sörnäisissä"), the adjective of "Uusikaupunki" inflects too ("Uudessakaupungissa"), "Espoo" goes "Espooseen",
"Varkaus" goes "Varkauden", "Chile" goes "Chilen". Where a rule cannot tell, all forms that could be right are given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.extract.language.finnish import inflect, inflect_swedish
from kg.extract.language.finnish_words import decline, decline_plural, harmony

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.record import Language
    from kg.registries import Place

_LONG_VOWELS = ("aa", "ee", "ii", "oo", "uu", "yy", "ää", "öö")
_ADJECTIVES = ("Uusi", "Iso", "Vähä", "Vanha")
_ADJOINED = re.compile(r"-?\w+\Z")
# the stems of names that go otherwise than their last part, before closed and open syllables
_STEMS = {
    "pudas": ("putaa", "putaa"),
    "varkaus": ("varkaude", "varkaute"),
    "alavus": ("alavude", "alavute"),
    "loppi": ("lope", "loppe"),
    "lampi": ("lammi", "lampi"),
}
# the stems of plural names before their endings: in closed and in open syllables, and the genitives
_PLURALS = {
    "maat": ("mai", "mai", ("maiden",)),
    "vallat": ("valloi", "valtoi", ("valtojen", "valtain")),
    "virrat": ("virroi", "virtoi", ("virtojen", "virtain")),
    "saaret": ("saari", "saari", ("saarten",)),
    "vuoret": ("vuori", "vuori", ("vuorten",)),
}


def finnish_place_forms(name: str) -> dict[str, str]:
    """The forms of a place's Finnish name, each with its case."""
    forms = inflect(name)
    lead, _, last = name.rpartition(" ")
    prefix = f"{lead} " if lead else ""
    for form, case in _more(last):
        forms.setdefault(prefix + form, case)
    return forms


def swedish_place_forms(name: str) -> dict[str, str]:
    """The forms of a place's Swedish name, each with its case."""
    return inflect_swedish(name)


def _more(word: str) -> list[tuple[str, str]]:
    """What the general rules for words leave out, as (form, case)."""
    low = word.lower()
    forms: list[tuple[str, str]] = []
    if low.endswith("nen"):
        forms += [(form, case) for case, form in decline_plural(word[:-3] + "set") if case != "nom"]
    if low.endswith(_LONG_VOWELS):
        forms += [*_cases(word, word), (word + "seen", "ill"), (f"{word}h{low[-1]}n", "ill")]
    elif low.endswith("e"):
        forms += _cases(word, word)
    elif low.endswith("s"):
        forms += [(form, case) for case, form in decline(word + "i") if case != "nom"]
    for end, (weak, strong) in _STEMS.items():
        if low.endswith(end):
            forms += _cases(_with_end(word, end, weak), _with_end(word, end, strong))
    return forms + _of_plural(word) + _with_adjective(word)


def _with_end(word: str, end: str, put: str) -> str:
    """The word with another end; a capital at its beginning stays."""
    return word[0] + (word[: -len(end)] + put)[1:]


def _cases(weak: str, strong: str) -> list[tuple[str, str]]:
    """The cases of a vowel stem: `weak` before closed syllables, `strong` before open ones."""
    forms = [(weak + "n", "gen"), (weak + "lle", "all"), (weak + "ksi", "tra")]
    forms.append((strong + strong[-1].lower() + "n", "ill"))
    if strong.lower().endswith(_LONG_VOWELS):
        forms.append((strong + "seen", "ill"))
    for a in harmony(weak):
        forms += [
            (f"{weak}ss{a}", "ine"), (f"{weak}st{a}", "ela"), (f"{weak}ll{a}", "ade"), (f"{weak}lt{a}", "abl"),
            (f"{strong}n{a}", "ess"), (f"{strong}{a}", "par"), (f"{strong}t{a}", "par"),
        ]  # fmt: skip
    return forms


def _of_plural(word: str) -> list[tuple[str, str]]:
    """The cases of a name in the plural: Alankomaat → Alankomaiden, Yhdysvallat → Yhdysvaltoihin."""
    for end, (closed, opened, genitives) in _PLURALS.items():
        if word.lower().endswith(end):
            weak, strong = _with_end(word, end, closed), _with_end(word, end, opened)
            forms = [form for form in _cases(weak, strong) if form[1] not in {"gen", "ill"}]
            forms += [(_with_end(word, end, genitive), "gen") for genitive in genitives]
            return [*forms, (strong + "hin", "ill")]
    return []


def _with_adjective(word: str) -> list[tuple[str, str]]:
    """The cases of a name whose adjective inflects too: Uusikaupunki → Uudenkaupungin, Uudessakaupungissa."""
    adjective = next((each for each in _ADJECTIVES if _ADJOINED.match(word, len(each)) and word.startswith(each)), None)
    if adjective is None:
        return []
    by_case: dict[str, list[str]] = {}
    for case, form in decline(adjective):
        by_case.setdefault(case, []).append(form)
    rest = finnish_place_forms(word[len(adjective) :])
    return [(first + form, case) for form, case in rest.items() if case != "nom" for first in by_case.get(case, ())]


# finding them


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """A written form of a place. ambiguous: the name is a surname, a company's or a common word too."""

    key: str
    kind: str
    case: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words in a text that may name a place, and what they are a form of."""

    start: int
    end: int
    forms: tuple[PlaceForm, ...]


class PlaceMatcher:
    """Finds all forms of all places in one pass, with their capitals and at word boundaries."""

    def __init__(self, places: Iterable[Place], language: Language) -> None:
        by_form: defaultdict[str, dict[PlaceForm, None]] = defaultdict(dict)
        for place in places:
            for written, form in _forms_of(place, language):
                by_form[written][form] = None
        self._named = {written: tuple(forms) for written, forms in by_form.items()}
        self._forms = list(self._named.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._named))

    def named(self, written: str) -> tuple[PlaceForm, ...]:
        """What a word is a form of."""
        return self._named.get(written, ())

    def find(self, text: str) -> list[PlaceWords]:
        """The longest forms, in the order of the text."""
        chosen: list[PlaceWords] = []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not _is_word(text, start, end):
                continue
            while chosen and chosen[-1].start >= start:
                chosen.pop()
            if not chosen or chosen[-1].end <= start:
                chosen.append(PlaceWords(start, end, self._forms[number]))
        return chosen


def _forms_of(place: Place, language: Language) -> Iterator[tuple[str, PlaceForm]]:
    """The forms of the name in the language, else in another, and of the other names."""
    inflected = swedish_place_forms if language == "sv" else finnish_place_forms
    name = place.names.get(language) or next(iter(place.names.values()))
    for each in (name, *place.aliases):
        for written, case in inflected(each).items():
            form = PlaceForm(place.key, place.kind, case, each in place.ambiguous)
            yield written, form
            if written[0].islower():
                yield written[0].upper() + written[1:], form


_BINDS = ("-", "/", ".", "@", ":", "_")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the words stand alone: no letter or digit goes on, and no hyphen, dot or colon binds them to more."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    if before[-1:] in _BINDS and len(before) == 2 and before[0].isalnum():
        return before[-1] == "/"
    return not (after[:1] in _BINDS and after[1:].isalnum()) or after[0] == "/"

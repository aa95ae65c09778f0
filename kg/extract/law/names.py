"""The names of acts in tables that a text is read against: short names, long titles, abbreviations, numbers.

A long title is looked up by what follows its head ("laki|naisten ja miesten välisestä tasa-arvosta"), which is also
what precedes the participle ("naisten ja miesten välisestä tasa-arvosta annetun lain"). Looking up costs the same
whether the registry holds a hundred acts or twenty thousand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.extract.law.forms import PARTICIPLES, forms_of, lemma, modifier
from kg.extract.law.tokens import statute_number
from kg.registries import Organisation, Registries, Statute

_WORD = re.compile(r"[^\s,;:()\"”“]+")
_NUMBER = re.compile(r"\d{1,4}/\d{1,4}")
_LAST_OLD_EU_YEAR = 2014
_PREFIX_LETTERS = 3  # a misprint rarely falls into the first letters


_ISSUED = frozenset({"asetus", "päätös"})  # "valtioneuvoston päätös" is no name, though some acts have it for a title
_SPELLED = {"L": "laki", "A": "asetus"}
_SPELLED_LETTERS = 5


class Title(NamedTuple):
    """head: laki, asetus …; issuer: "valtioneuvoston" or nothing."""

    head: str
    issuer: str
    key: str


class Name(NamedTuple):
    """before: the words before the last one, modifiers made comparable."""

    before: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Longest:
    """Titles by their words, with the lengths worth trying for a first and a last word, longest first."""

    titles: dict[str, list[Title]]
    after_first: dict[str, tuple[int, ...]]
    before_last: dict[str, tuple[int, ...]]


class ActNames:
    """All names of a registry's statutes.

    shared: abbreviations, in lower case, that also name a body or an organisation and mean an act only where a place
    in it is cited.
    """

    def __init__(self, registries: Registries) -> None:
        self.statutes = registries.statutes
        self.by_number: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.names: dict[str, list[Name]] = defaultdict(list)
        self.abbreviations: dict[str, list[str]] = defaultdict(list)
        self._doubtful: set[tuple[str, str]] = set()
        self._titles: dict[str, list[Title]] = defaultdict(list)
        for statute in registries.statutes.values():
            self._add_statute(statute)
        for names in self.names.values():
            names.sort(key=lambda name: -len(name.before))
        self.long = _index(self._titles)
        self._capitals = {name.lower(): keys for name, keys in self.abbreviations.items()}
        self.shared = _other_owners(self.abbreviations, registries)
        self._starts: dict[str, list[str]] | None = None

    def _add_statute(self, statute: Statute) -> None:
        written = _NUMBER.search(statute.number or statute.key)
        number = statute_number(written[0]) if written else None
        if number:
            if _is_in_statute_book(statute.key, number):
                self.by_number.setdefault(number, statute.key)
            self.numbers[statute.key] = number
        for name in dict.fromkeys((statute.short, statute.full, statute.swedish or "", *statute.aliases)):
            self._add_name(name, statute.key)
            own, of, _ = name.partition(" för ")
            if of and not _is_head(own.lower()) and forms_of(own.lower()):
                self._add_name(own, statute.key)  # "förvaltningsstadga för Helsingfors stad"
        for name in statute.ambiguous:
            self._add_name(name, statute.key)
            self._doubtful.add((name.lower(), statute.key))

    def _add_name(self, name: str, key: str) -> None:
        words = _WORD.findall(name)
        if not words:
            return
        if len(words) == 1 and is_abbreviation(words[0]):
            self.abbreviations[words[0]].append(key)
            return
        lows = [word.lower() for word in words]
        at = next((i for i, low in enumerate(lows) if _is_head(low)), None)
        if at is not None and at + 1 < len(lows):
            head = lemma(lows[at])
            titles = self._titles[" ".join(lows[at + 1 :])]
            title = Title(head.head if head else "", " ".join(lows[:at]), key)
            if title not in titles:
                titles.append(title)
        elif len(lows) > 2 and lows[-2] in PARTICIPLES and _is_head(lows[-1]):
            self._titles[" ".join(lows[:-2])].append(Title(lows[-1], "", key))
        elif at is None or (at == len(lows) - 1 > 0 and lows[at] not in _ISSUED):
            before = tuple(modifier(low) for low in lows[:-1])
            if Name(before, key) not in self.names[lows[-1]]:
                self.names[lows[-1]].append(Name(before, key))

    def of_abbreviation(self, stem: str) -> list[str]:
        """The acts of an abbreviation of the registry, or of one that says its name: "JäteL", "TartuntatautiA"."""
        keys = self.abbreviations.get(stem) or self._capitals.get(stem.lower())
        if keys or stem[-1:] not in _SPELLED or not stem[1:-1].islower() or len(stem) < _SPELLED_LETTERS:
            return list(keys or ())
        name = stem[:-1].lower() + _SPELLED[stem[-1]]
        return [entry.key for entry in self.names.get(name, ()) if not entry.before]

    def is_exact(self, stem: str) -> bool:
        """Whether an abbreviation is written as it should be, or says the name it stands for."""
        return stem in self.abbreviations or stem.lower() not in self._capitals

    def alike(self, low: str) -> list[str]:
        """One-word names that start like a word; the table is made when a first misprint asks for it."""
        if self._starts is None:
            self._starts = defaultdict(list)
            for name, entries in self.names.items():
                if any(not entry.before for entry in entries) and forms_of(name):
                    self._starts[name[:_PREFIX_LETTERS]].append(name)
        return self._starts.get(low[:_PREFIX_LETTERS], [])

    def sure(self, name: str, keys: list[str]) -> list[str]:
        """The acts that a name means without their number or the record's own use."""
        low = name.lower()
        return [key for key in keys if (low, key) not in self._doubtful]

    def in_force(self, keys: list[str], day: date | None) -> list[str]:
        """Of acts that have shared a name, the one it meant on a day; without a day, the latest."""
        if len(keys) < 2:
            return keys
        starts = {key: self._start(key) for key in keys}
        past = [key for key in keys if day is None or (starts[key] <= day <= self._end(key))]
        latest = max((starts[key] for key in past), default=None)
        return [key for key in past if starts[key] == latest] or keys

    def _start(self, key: str) -> date:
        statute = self.statutes[key]
        if statute.start:
            return statute.start
        number = self.numbers.get(key)
        return date(int(number[-4:]), 1, 1) if number else date.min

    def _end(self, key: str) -> date:
        return self.statutes[key].end or date.max


def is_abbreviation(word: str) -> bool:
    """MRL, JulkL, KVTES: capitals beyond the first letter, and no base form of its own."""
    return sum(letter.isupper() for letter in word) > 1 and not any(mark in word for mark in "-:") and len(word) < 9


def _is_in_statute_book(key: str, number: str) -> bool:
    """Whether a number alone names the act; a treaty's is another series, and so were those of the Union till 2014."""
    return not key.startswith("sops:") and (not key.startswith("eu:") or int(number[-4:]) > _LAST_OLD_EU_YEAR)


def _is_head(low: str) -> bool:
    known = lemma(low)
    return known is not None and known.head == low


def _index(titles: dict[str, list[Title]]) -> Longest:
    first: dict[str, set[int]] = defaultdict(set)
    last: dict[str, set[int]] = defaultdict(set)
    for words in titles:
        parts = words.split()
        first[parts[0]].add(len(parts))
        last[parts[-1]].add(len(parts))
    return Longest(dict(titles), _descending(first), _descending(last))


def _descending(lengths: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _other_owners(abbreviations: dict[str, list[str]], registries: Registries) -> set[str]:
    """Abbreviations that also name a body or an organisation."""
    others: set[str] = set()
    for organisation in registries.organisations.values():
        others.update(_names_of(organisation))
    for body in registries.bodies.values():
        others.update(body.aliases)
    return {name.lower() for name in others & abbreviations.keys()}


def _names_of(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.name, *organisation.aliases, *organisation.ambiguous, *organisation.names.values())

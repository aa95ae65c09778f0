"""Organisations whose name means them only by what stands around it.

"Aluehallintovirasto" alone is the office of the one region whose office the record names; the bare name of a city is
a place, and the municipality where it decides, agrees or works together with another ("Espoo ja Vantaa hyväksyivät").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.registries import Organisation

_ENDINGS = r"(?:s|ksen|kselta|kselle|ksessa|ksesta|kseen|sta)"
_BARE = {
    "aluehallintovirasto": (
        ("luehallintovirasto", "AVI"),
        re.compile(r"(?<![\w-])(?:[aA]luehallintovirasto(?:n|lta|lle|ssa|sta|on|a)?|AVI(?::\w+)?)(?![\w-])"),
    ),
    "ely": (("ELY-kesku",), re.compile(rf"(?<![\w-])ELY-kesku{_ENDINGS}(?![\w-])")),
    "elinvoimakeskus": (("linvoimakesku",), re.compile(rf"(?<![\w-])[eE]linvoimakesku{_ENDINGS}(?![\w-])")),
}
_OFFICE = re.compile(r"-(?P<office>aluehallintovirasto|ely|elinvoimakeskus)(?:-keskus)?\Z")
_ACTS = (
    r"(?:(?:on|ovat|oli|olivat|ei|eivät|myös|puolestaan|yhdessä) )?(?:päätt|hyväksy|esitt|sopi|haki|hake"
    r"|perust|kilpailut|hankki|hankk|allekirjoit|lausu|vaati|vaat|valitt|järjest|osallistu|rahoit|omista|luovut|irtisano|nimes|nime[äa]"
    r"|edellytt|kannat|vastust|sitoutu|toteut|ilmoit|vastaa|vastaavat|maksa)\w*"
)
_WITH = r"(?:kaupunkien |kuntien )?kanssa"
_MOST_LISTED = 15
_WORD = re.compile(r"[^\W\d_][\w-]+")
_OWN = ("Helsinki", "Helsingin")


def office_of(key: str) -> str | None:
    """Which kind of regional office an organisation is, by its key."""
    match = _OFFICE.search(key)
    return match["office"] if match else None


def bare_offices(text: str) -> Iterator[tuple[str, int, int]]:
    """Regional offices named in the text without a region, and with: (kind of office, start, end)."""
    for office, (marks, pattern) in _BARE.items():
        if not any(mark in text for mark in marks):
            continue
        for match in pattern.finditer(text):
            yield office, match.start(), match.end()


class ActingMunicipalities:
    """Finds municipalities that act, by the bare names of those in the registry."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._nominatives: dict[str, str] = {}
        self._genitives: dict[str, str] = {}
        for one in organisations:
            if one.kind == "municipality" and one.ambiguous:
                self._nominatives |= dict.fromkeys(one.ambiguous, one.key)
                self._genitives[one.name.rpartition(" ")[0]] = one.key
        names = [*self._nominatives, _OWN[0]], [*self._genitives, _OWN[1]]
        self._acting, self._with = _listed(names[0], _ACTS), _listed(names[1], _WITH)
        self._finder = ahocorasick_rs.AhoCorasick([*names[0], *names[1]]) if self._nominatives else None

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(key, start, end) of each one."""
        if self._finder is None:
            return
        done = 0
        for _, at, _ in self._finder.find_matches_as_indexes(text):
            if at < done:
                continue
            for pattern, keys in ((self._acting, self._nominatives), (self._with, self._genitives)):
                match = pattern.match(text, at)
                if match is not None:
                    done = match.end("list")
                    yield from _named(match, keys)


def _named(match: re.Match[str], keys: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    for word in _WORD.finditer(match.string, *match.span("list")):
        key = keys.get(word.group())
        if key is not None:
            yield key, word.start(), word.end()


def _listed(names: Iterable[str], after: str) -> re.Pattern[str]:
    """One of the names, or several in a list, before the words."""
    name = "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
    return re.compile(rf"(?<![\w-])(?P<list>{name}(?:(?:, | ja | sekä ){name}){{0,{_MOST_LISTED}}}) {after}(?!\w)")

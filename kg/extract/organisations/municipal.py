"""Municipalities that act, told by what stands around their bare names.

The bare name of a city is a place, and the municipality where it decides, agrees or works together with another
("Espoo ja Vantaa hyväksyivät").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.registries import Organisation

_ACTS = (
    r"(?:(?:on|ovat|oli|olivat|ei|eivät|myös|puolestaan|yhdessä) )?(?:päätt|hyväksy|esitt|sopi|haki|hake"
    r"|perust|kilpailut|hankki|hankk|allekirjoit|lausu|vaati|vaat|valitt|järjest|osallistu|rahoit|omista|luovut|irtisano|nimes|nime[äa]"
    r"|edellytt|kannat|vastust|sitoutu|toteut|ilmoit|vastaa|vastaavat|maksa|valmistel)\w*"
)
_WITH = r"(?:kaupunkien |kuntien )?kanssa"
_MOST_LISTED = 15
_WORD = re.compile(r"[^\W\d_][\w-]+")
_OWN = ("Helsinki", "Helsingin")


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

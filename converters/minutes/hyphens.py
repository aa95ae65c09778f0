"""Lines joined to a paragraph, and what a hyphen at a line's end is: the typesetter's, or the word's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from converters.minutes.tables import tables
from kg.language import language_of

_TOKEN = re.compile(r"[\w-]+")
_BEFORE = re.compile(r"[\w-]*$")
_DASHES = ("-", "–")
_VOWEL = re.compile(r"[aeiouyåäöé]")
_KNOWN_LETTERS = 4
"""So many letters after the break must agree for another word to be evidence."""


class Joiner:
    """Joins lines. It knows how the document writes its words elsewhere, in the middle of its lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        plain: set[str] = set()
        hyphenated: set[str] = set()
        cut = False
        for line in lines:
            words = _TOKEN.findall(line.lower())
            whole = words[cut : len(words) - line.endswith("-")]
            cut = line.endswith("-")
            for word in whole:
                (hyphenated if "-" in word[1:-1] else plain).add(word.strip("-"))
        self._plain = sorted(plain)
        self._hyphenated = sorted(hyphenated)
        whole_text = "\n".join(lines)
        self._finnish = language_of(whole_text) != "sv"
        self._attached = {
            dash: len(re.findall(rf"\w {dash}[a-zåäö]", whole_text))
            - len(re.findall(rf"\w {dash} [a-zåäö]", whole_text))
            for dash in _DASHES
        }

    def join(self, lines: Iterable[str]) -> str:
        """One paragraph of the lines, spaces folded."""
        joined = ""
        for line in lines:
            joined = self._with(joined, line) if joined else line
        return " ".join(joined.split())

    def _with(self, left: str, right: str) -> str:
        if left.endswith(_DASHES) and left[-2:-1] == " " and right[:1].islower():
            # "2035 -" and "toimenpideohjelma": a hyphen begins a word, a dash stands alone, but not in every text
            attached = self._attached[left[-1]]
            return left + right if attached > 0 or (attached == 0 and left[-1] == "-") else f"{left} {right}"
        if not left.endswith("-"):
            return f"{left} {right}"
        before = _BEFORE.search(left[:-1])
        piece = before.group() if before else ""
        following = _TOKEN.match(right)
        if not piece or following is None:
            return f"{left} {right}"
        word = following.group()
        if word.lower() in tables().suspends and not self._continues(piece, word):
            return f"{left} {right}"
        return left + right if self._is_real(piece, word) else left[:-1] + right

    def _continues(self, piece: str, word: str) -> bool:
        """Whether what looks like "and" is the end of a word: "puheenjohta-" and "ja", "maanan-" and "tai"."""
        whole = (piece + word).lower()
        place = bisect_left(self._plain, whole)
        if self._plain[place : place + 1] == [whole]:
            return True
        return any(whole.endswith(ending) for ending in tables().ends_like_and)

    def _is_real(self, piece: str, word: str) -> bool:
        """Whether the hyphen between two pieces belongs to the word."""
        left, right = piece.lower(), word.lower()
        end = right[:_KNOWN_LETTERS]
        hyphenated, plain = self._known(self._hyphenated, f"{left}-{end}"), self._known(self._plain, left + end)
        if hyphenated != plain:
            return hyphenated
        last = piece.rpartition("-")[2]
        capitals = last.isupper() and word.isupper() and len(last) > 3
        if word[0].isdigit() or last[-1:].isdigit() or (word[0].isupper() and not capitals):
            return True
        if len(last) < 2 or (last.isupper() and not capitals) or _VOWEL.search(last.lower()) is None:
            return True  # an abbreviation: no syllable is one letter or without a vowel
        if last.lower() in tables().hyphenated:
            return True
        # Finnish divides no long vowel: two equal ones at the border of a compound take a hyphen.
        return self._finnish and left[-1] == right[0] and _VOWEL.match(right) is not None

    @staticmethod
    def _known(words: list[str], beginning: str) -> bool:
        place = bisect_left(words, beginning)
        return place < len(words) and words[place].startswith(beginning)

"""Where texts name private people: by capitals, by what is known to be something else, and by the other names around.

Inside a sentence only names have a capital. A capitalised word there that is no part of a known public name (a body,
an organisation, a place, a statute, a person in a public role) is taken for a private person's, and so is one that
opens a sentence where a name follows, where its form is a name's, or where the document names somebody so elsewhere.
When in doubt it is redacted; what the lists and the document show to be ordinary words stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.privacy.redaction import words
from kg.privacy.redaction.rows import Text, Word, rows_of

Span = tuple[int, int]

_PARTICLE_BEFORE = re.compile(r"(?<![\w-])(?:(?:von|af|van|van der|bin|bint|ibn|ter) |(?:al|el|ul)[ -]|d['’])\Z")
_SWEDISH_SURNAME = re.compile(
    r"(?:lund|strand|sund|[qk]vist|quist|holm|ström|blom|berg|borg|gren|grén|stedt|feldt|bäck|löf|son|ssen|jev|nova|enko)\Z"
)
_OF_NEN = re.compile(r"(?:nen|sen|selle|sell[aä]|selt[aä]|sest[aä]|seen)\Z")
_INFLECTED = re.compile(r"(?:n|t|[sl]t[aä]|ss[aä]|ll[aä]|lle|ksi|n[aä]|i[ts][aä]|j[aä]|it[aä])\Z")
_REACH = 24


def find(texts: Sequence[Text], public_families: frozenset[str]) -> list[list[Span]]:
    """Where each text names private people. public_families: forms, in small letters, of the family names of the
    people in public roles, who may go by them alone.
    """
    small = words.beginnings_of("\n".join(text.text for text in texts))
    rows = [list(rows_of(text)) for text in texts]
    things = frozenset(form for row in _each(rows) for word in row if word.is_thing for form in words.bases(word.text))
    for row in _each(rows):
        for word in row:
            word.is_thing = word.is_thing or (
                not things.isdisjoint(words.bases(word.text)) and not words.is_given(word.text)
            )
        _Row(row, small, public_families).judge()
    private = _Private.of(texts, rows)
    for row in _each(rows):
        private.spread(row)
    return [_spans(text.text, of_text, private) for text, of_text in zip(texts, rows, strict=True)]


def _each(rows: Sequence[list[list[Word]]]) -> Iterator[list[Word]]:
    return (row for of_text in rows for row in of_text)


@dataclass(slots=True)
class _Row:
    """Capitalised words side by side, and what of the document tells them apart."""

    row: list[Word]
    small: frozenset[str]
    public_families: frozenset[str]

    def judge(self) -> None:
        """Mark the words that are taken for a private person's."""
        for word in self.row:
            if not word.known and word.text.casefold() in self.public_families:
                word.known = "alone"
        named = [self._names(place) for place in range(len(self.row))]
        for place, word in enumerate(self.row):
            word.private = named[place] or (any(named) and self._goes_with(place, named))
        for place, word in enumerate(self.row):  # "M. Malli", "Matti M."
            if word.is_initial:
                word.private = any(one.private for one in self.row[max(0, place - 1) : place + 2] if one is not word)

    def _names(self, place: int) -> bool:
        """Whether a word names somebody by itself."""
        word = self.row[place]
        if word.is_initial:
            return False
        if words.is_like_surname(word.text) and self._has_initial(place):
            return True
        return not word.known and (self._is_sure(place) or self._is_unknown_name(place))

    def _is_sure(self, place: int) -> bool:
        """Whether a word is a given name here, or one of a name all in capitals."""
        word, in_row, last = self.row[place], len(self.row) > 1, place + 1 == len(self.row)
        if word.is_capitals and self._is_name_in_capitals():
            return True
        is_given = words.is_given(word.text, everyday=in_row, inflected=last)
        return is_given and (in_row or not (words.is_listed(word.text) or word.is_capitals))

    def _is_unknown_name(self, place: int) -> bool:
        """Whether a word that is nothing known, public or ordinary stands where names do."""
        word = self.row[place]
        if word.is_capitals or word.is_thing:
            return False
        if word.opening:
            return not words.is_ordinary(word.text, self.small) and self._opens_name(place)
        return words.is_like_surname(word.text) or not words.is_listed(word.text)

    def _has_initial(self, place: int) -> bool:
        """Whether an initial with its dot stands beside a word: "E. Salo", "Salo E."."""
        return any(one.is_initial and one.dotted for one in self.row[max(0, place - 1) : place + 2])

    def _is_name_in_capitals(self) -> bool:
        """Whether a row all in capitals, inside a line that is not, may be a name and is no row of abbreviations."""
        if len(self.row) < 2 or not self.row[-1].goes_on or not self._all_capitals():
            return False
        texts = [word.text for word in self.row if not word.is_initial]
        is_word = all(len(text) > 2 and not words.is_listed(text) for text in texts)
        return is_word and any(len(text) > 4 for text in texts)

    def _opens_name(self, place: int) -> bool:
        """Whether an unknown word that opens something names somebody there."""
        word = self.row[place]
        following = self.row[place + 1] if place + 1 < len(self.row) else None
        inflected = _INFLECTED.search(word.text) is not None
        if following is not None and following.known and not (inflected or _INFLECTED.search(following.text)):
            return True  # "Xu Salo": two nominatives, the other a place
        if word.opening == "strict" or _is_surely_surname(word.text):
            return True
        return word.goes_on and len(self.row) == 1 and not inflected

    def _goes_with(self, place: int, named: list[bool]) -> bool:
        """Whether a word that names nobody by itself belongs to a name beside it."""
        word = self.row[place]
        before = place > 0 and (named[place - 1] or self.row[place - 1].private)
        after = place + 1 < len(self.row) and named[place + 1]
        given_before = before and words.is_given(self.row[place - 1].text)
        given_after = after and words.is_given(self.row[place + 1].text)
        word.beside_given = given_before or given_after or self._has_initial(place)
        if word.is_capitals:
            return (before or after) and self._all_capitals() and not words.is_listed(word.text)
        if word.known:
            follows = before and _INFLECTED.search(self.row[place - 1].text) is None
            inflected = word.text.endswith(("n", "s"))
            return given_before or follows or words.is_given(word.text) or (given_after and not inflected)
        if word.is_thing or words.is_listed(word.text):
            return given_before or (given_after and words.is_like_surname(word.text))
        if not word.opening:
            return True
        return not words.is_ordinary(word.text, self.small) or (given_after and words.is_like_surname(word.text))

    def _all_capitals(self) -> bool:
        return all(word.is_capitals or word.is_initial for word in self.row)


def _is_surely_surname(word: str) -> bool:
    """Whether its form is that of many family names and of few other words, in the cases that tell."""
    found = words.bases(word)
    is_like_virtanen = _OF_NEN.search(word) is not None and any(len(b) > 4 and b.endswith("nen") for b in found)
    return is_like_virtanen or any(map(_SWEDISH_SURNAME.search, found))


def _is_name_of_people(word: Word) -> bool:
    """Whether a word found private tells of the same word elsewhere: not an initial, nor any place beside a name."""
    is_surname = words.is_like_surname(word.text) and word.beside_given
    return not word.is_initial and (not word.known or is_surname)


@dataclass(slots=True)
class _Private:
    """The names found in a document, by which further words of it are known."""

    forms: frozenset[str]
    whole: re.Pattern[str] | None = field(default=None)

    @classmethod
    def of(cls, texts: Sequence[Text], rows: Sequence[list[list[Word]]]) -> _Private:
        found = [word.text for row in _each(rows) for word in row if word.private and _is_name_of_people(word)]
        forms = frozenset(form for word in set(found) for form in words.forms_of_name(word))
        full = {
            text.text[low:high]
            for text, of_text in zip(texts, rows, strict=True)
            for low, high in _merged(text.text, of_text)
            if " " in text.text[low:high].strip()
        }
        alternatives = "|".join(re.escape(name) for name in sorted(full, key=len, reverse=True))
        return cls(forms, re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE) if full else None)

    def spread(self, row: list[Word]) -> None:
        """Mark what else names the same people: a family name alone, that of a place too, in any form."""
        for word in row:
            low = word.text.casefold()
            parts = (low, low.partition("-")[0]) if "-" in low else (low,)
            if word.private or not self.forms.intersection(parts):
                continue
            sure = words.is_given(word.text) or words.is_like_surname(word.text)
            word.private = sure or not word.opening or not words.is_listed(word.text)


def _spans(text: str, rows: list[list[Word]], private: _Private) -> list[Span]:
    spans = _merged(text, rows)
    return spans if private.whole is None else [*spans, *(match.span() for match in private.whole.finditer(text))]


def _merged(text: str, rows: list[list[Word]]) -> list[Span]:
    """The stretches that names hold, with what stands between their words, a particle before and an initial's dot."""
    spans: list[Span] = []
    for row in rows:
        open_span: Span | None = None
        for word in row:
            if not word.private:
                open_span = None
                continue
            end = word.end + (word.is_initial and text[word.end : word.end + 1] == ".")
            particle = _PARTICLE_BEFORE.search(text, max(0, word.start - _REACH), word.start)
            start = particle.start() if particle and open_span is None else word.start
            if open_span is not None:
                spans.pop()
                start = open_span[0]
            open_span = (start, end)
            spans.append(open_span)
    return spans

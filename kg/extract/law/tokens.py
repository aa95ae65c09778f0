"""The tokens of legal language: words, numbers, dates, statute numbers, section signs.

Statute numbers ("410/2015", "31.5.1974/412"), dates and decimals ("24.1", "11.4") are tokens of their own, so that
the parser of citations never takes a date or a case number apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate


class Kind(IntEnum):
    """What a token is; the values follow the groups of the pattern below."""

    DATE = 1
    EU_NUMBER = 2  # 2014/24/EU
    STATUTE_NUMBER = 3  # 410/2015, 1999/132, 31.5.1974/412
    DECIMAL = 4  # 24.1
    NUMBER = 5
    SECTION = 6  # §, §:n, §§
    WORD = 7
    DASH = 8
    BREAK = 9  # end of a line or table cell
    MARK = 10  # . , ; : ( ) /


_TOKEN = re.compile(
    r"""(\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{4}(?!\d|/\d))
    |(\d{2,4}/\d{1,4}/(?:EU|EY|ETY|EEG|EG|Euratom)\b)
    |((?:\d{1,2}\.\d{1,2}\.\d{4}|\d{1,4})/\d{1,4}(?![\d/]))
    |(\d+(?:\.\d+)+)
    |(\d+)
    |(§+(?::[a-zåäö]+)?)
    |([a-zåäö](?=[-‑](?:(?:ala)?koh[dt]|[a-zåäö]\b))|[^\W\d_]+(?:[-‑:’'][^\W\d_]+)*(?:(?<=[^\W\d_]{2})-(?!\d))?)
    |([-–—‒−‑])
    |([\n\t])
    |([.,;:()/])""",
    re.VERBOSE,
)
_HARD = frozenset(".;:()\n\t")
_WORDS = frozenset({Kind.STATUTE_NUMBER, Kind.DECIMAL, Kind.NUMBER, Kind.WORD})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text as parallel lists; `words` are the indexes of words and numbers, `place` its inverse."""

    kinds: list[int]
    texts: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    words: list[int]
    place: list[int]
    hard: list[int]

    def __len__(self) -> int:
        return len(self.kinds)

    def low(self, index: int) -> str:
        """The token in lower case, or nothing beyond either end."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def kind(self, index: int) -> int:
        return self.kinds[index] if 0 <= index < len(self.kinds) else 0

    def unbroken(self, first: int, last: int) -> bool:
        """No full stop, bracket or end of line stands between two tokens."""
        return self.hard[first] == self.hard[last]


def tokenize(text: str) -> Tokens:
    matches = list(_TOKEN.finditer(text))
    kinds = [match.lastindex or 0 for match in matches]
    texts = [match[0] for match in matches]
    words = [index for index, kind in enumerate(kinds) if kind in _WORDS]
    return Tokens(
        kinds,
        texts,
        [token.lower() for token in texts],
        [match.start() for match in matches],
        [match.end() for match in matches],
        words,
        list(accumulate((kind in _WORDS for kind in kinds), initial=-1))[1:],
        list(accumulate(token in _HARD for token in texts)),
    )


def statute_number(token: str) -> str | None:
    """A number of the statute book as "number/year", whichever way round it was written and however old."""
    date, _, tail = token.rpartition("/")
    if "." in date:
        return f"{tail}/{date[-4:]}"
    first, second = date, tail
    if _is_year(second):
        return f"{int(first)}/{second}"
    if _is_year(first):
        return f"{int(second)}/{first}"
    if len(second) == 2 and int(second) >= 17:
        return f"{int(first)}/19{second}"
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and 1700 <= int(text) <= 2099

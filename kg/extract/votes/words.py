"""How a text tells a vote: the counts of the sides, the names below them, and what the sides stood for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import VoteSide

_SIDE_BY_START: dict[str, VoteSide] = {
    "ja": "yes",
    "ei": "no",
    "ne": "no",
    "ty": "blank",
    "bl": "blank",
    "to": "blank",
    "po": "absent",
    "fr": "absent",
}
_WORD = (
    r"(?P<word>jaa|ja(?=[ -]?röst|[ ]?:|[ ]\d{1,3}[,;]?[ ](?:och[ ])?nej)|ei|nej|tyhj(?:ää|ät|ä|iä)|blank[at]?|tomma?"
    r"|poissa|frånvarande)"
)
_WHAT = (
    r"(?P<what>[- ]?(?:äänet|ääniä|ääntä|röster|olevat|olevia)"
    r"(?:[ ](?:annettiin|avgavs|oli|yhteensä|sammanlagt)){0,2})?"
)
# "Jaa-äänet: 7" and "Jaa-äänet (7)" with the count after the word, "7 jaa-ääntä" with the count before it
_COUNT_LAST = re.compile(
    rf"(?<![\w-]){_WORD}{_WHAT}(?:(?P<colon>[ ]?[:=])[ \t]*|[ ]?\((?=\d)|[ \t])"
    r"(?P<count>\d{1,3})?(?!\d|[.,]\d|%|[ ]?§)",
    re.IGNORECASE,
)
_COUNT_FIRST = re.compile(
    r"(?<![\w.,-])(?P<count>\d{1,3})[ ](?P<word>(?i:jaa)-ään(?:tä|i)|(?i:ja)-röst(?:er)?|(?i:ei)-ään(?:tä|i)"
    r"|(?i:nej)-röst(?:er)?|tyhj(?:ää|ä|iä)|blanka?|poissa|frånvarande)(?!\w)"
)
_SIDE_TEXTS = re.compile(
    r"^(?:JAA|JA)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<yes>[^\n]+(?:\n(?!(?:EI|NEJ)\b)[^\n]+){0,5})"
    r"\n(?:EI|NEJ)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<no>[^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SIDES_IN_LINE = re.compile(
    r"^(?P<yes>[^\n]+?)[ ]JAA?,?[ ](?:ja[ ]|och[ ])?(?P<no>[^\n]+?)[ ](?:EI|NEJ)\b\.?$", re.MULTILINE
)
_SIDES_SAID = re.compile(
    r"\b(?:JAA|JA)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<yes>[^\n]{3,300}?)[,;.]?[ ](?:ja[ ]|och[ ])?"
    r"(?:EI|NEJ)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<no>[^\n.;]{3,300})",
    re.IGNORECASE,
)
_QUOTED = "[\"'”“»]?"
_SIDES_SUPPORTED = re.compile(
    rf"kannatta\w+[ ](?P<yes>[^\n,]{{3,200}}?),?[ ](?:äänestä\w*|vastaa\w*|sano\w*)[ ]{_QUOTED}jaa\b"
    rf"[^\n]{{0,60}}?kannatta\w+[ ](?P<no>[^\n,]{{3,200}}?),?[ ](?:äänestä\w*|vastaa\w*|sano\w*)[ ]{_QUOTED}ei\b"
    rf"|(?:under)?stöder[ ](?P<ja>[^\n,]{{3,200}}?),?[ ]röstar[ ]{_QUOTED}ja\b"
    rf"[^\n]{{0,60}}?(?:under)?stöder[ ](?P<nej>[^\n,]{{3,200}}?),?[ ]röstar[ ]{_QUOTED}nej\b",
    re.IGNORECASE,
)
_TEXTS = (_SIDE_TEXTS, _SIDES_SUPPORTED, _SIDES_IN_LINE, _SIDES_SAID)
_PARTICLE = r"(?:af|von|van|de|der|den|di|da|le|la|al|el)"
_CAPITAL = r"[A-ZÅÄÖÉÜØŠŽ][^\s,:;()\d.!?]*"
_NAME = rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ])?{_CAPITAL}){{1,4}}"
_WHOLE_NAME = re.compile(_NAME)
_BETWEEN_NAMES = re.compile(r"[,;\t]|[ ](?:ja|och)[ ]")
_TITLE = re.compile(
    r"^(?:(?:vara)?puheenjohtajat?|(?:vara)?jäsen(?:et)?|valtuutet(?:tu|ut)|(?:vice[ ])?ordförande|ledamot(?:en)?)[ ]",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[ ]?\((?P<group>[^()]*)\)$")
_ROLL = re.compile(
    rf"^(?P<name>{_NAME}?)(?:[ ]\((?P<group>[^()\n]+)\))?(?:\t(?P<cell>[^\t\n]+))?(?:\t|:[ ]|,[ ]|[ ][-–][ ]|[ ])"
    r"(?P<word>jaa|ei|ja|nej|tyhjää?|blank|poissa|frånvarande)$",
    re.MULTILINE | re.IGNORECASE,
)
_SHORTEST_ROLL = 3
_CLOSE = 40
"""How far apart two counts of one sentence may stand, in characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A voter in a list. group: what stands in brackets after the name."""

    name: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One side of a vote in the text."""

    side: VoteSide
    start: int
    end: int
    count: int | None
    names: tuple[Named, ...] = ()

    @property
    def known(self) -> int | None:
        """How many voted so, by the count or else by the names."""
        return self.count if self.count is not None else len(self.names) or None


@dataclass(frozen=True, slots=True)
class Stood:
    """What the sides stood for, and where that is said."""

    start: int
    yes: str
    no: str


def votes(text: str) -> Iterator[list[Tally]]:
    """The sides that belong to one vote: each once, and neither yes nor no missing."""
    vote: list[Tally] = []
    for side in [*_tallies(text), None]:
        if side is None or any(side.side == other.side for other in vote) or _opens(side, vote):
            known = {one.side: one.known for one in vote}
            if known.get("yes") is not None and known.get("no") is not None:
                yield vote
            vote = []
        if side is not None:
            vote.append(side)


def _opens(side: Tally, vote: list[Tally]) -> bool:
    """Yes comes first, unless no stands right before it."""
    return side.side == "yes" and bool(vote) and not (len(vote) == 1 and side.start - vote[0].end <= _CLOSE)


def _tallies(text: str) -> list[Tally]:
    """Every count of a side, in the order of the text, with the names that follow it."""
    found: list[tuple[re.Match[str], bool]] = [(m, False) for m in _COUNT_FIRST.finditer(text)]
    found += [(m, True) for m in _COUNT_LAST.finditer(text)]
    found.sort(key=lambda one: one[0].start())
    counts: list[tuple[re.Match[str], bool]] = []
    for match, listed in found:
        near = bool(counts) and match.start() - counts[-1][0].end() <= _CLOSE
        if not listed or _is_count(match, near):
            counts.append((match, listed))
    tallies = []
    for number, (match, listed) in enumerate(counts):
        count = int(match["count"]) if match["count"] else None
        until = counts[number + 1][0].start() if number + 1 < len(counts) else len(text)
        names = _names(text, match.end(), until, count) if listed else ()
        tallies.append(Tally(_side(match["word"]), match.start(), match.end(), count, names))
    return tallies


def _side(word: str) -> VoteSide:
    return _SIDE_BY_START[word[:2].lower()]


def _is_count(match: re.Match[str], near: bool) -> bool:
    """A colon or "äänet" makes the number a count; the bare word with a capital ("JAA 7, EI 5") or near another."""
    if match["count"] is None:
        return bool(match["colon"] and match["what"])
    word: str = match["word"]
    if match["what"] or word[0].isupper() or (match["colon"] and word != "ja"):
        return True
    return word in {"jaa", "ja"} or near


def _names(text: str, start: int, until: int, count: int | None) -> tuple[Named, ...]:
    """The names after a count, as far as whole lines hold names alone and no more than the count needs."""
    names: list[Named] = []
    for line in text[start:until].split("\n"):
        if count is not None and len(names) >= count:
            break
        bare = line.strip(" ,;:.\t").removeprefix(")").lstrip(" :")
        if not bare.strip(" ,;:.()"):
            continue
        pieces = [_named(piece) for piece in _BETWEEN_NAMES.split(bare) if piece.strip(" .()")]
        if not all(_WHOLE_NAME.fullmatch(piece.name) for piece in pieces):
            break
        names += pieces
    return tuple(names)


def _named(piece: str) -> Named:
    words = piece.strip(" .")
    words = words.removeprefix("(") if words.count("(") > words.count(")") else words
    words = words.removesuffix(")") if words.count(")") > words.count("(") else words
    group = _GROUP.search(words)
    name = _TITLE.sub("", words[: group.start()] if group is not None else words)
    return Named(name.strip(" .()"), group["group"] if group is not None else None)


def roll_call(text: str) -> list[Tally]:
    """A list of who voted how, a line each: the sides with their names; empty where it is none."""
    by_side: dict[VoteSide, list[re.Match[str]]] = {}
    for match in _ROLL.finditer(text):
        by_side.setdefault(_side(match["word"]), []).append(match)
    if sum(map(len, by_side.values())) < _SHORTEST_ROLL or not {"yes", "no"} <= set(by_side):
        return []
    return [
        Tally(
            side, rows[0].start(), rows[-1].end(), None, tuple(Named(m["name"], m["group"] or m["cell"]) for m in rows)
        )
        for side, rows in by_side.items()
    ]


def stood_for(text: str, start: int, end: int) -> Stood | None:
    """What the sides stood for, as the words before the counts say it; the last such words before them."""
    for pattern in _TEXTS:
        last = None
        for match in pattern.finditer(text, start, end):
            last = match
        if last is not None:
            groups = last.groupdict()
            yes, no = groups["yes"] or groups.get("ja") or "", groups["no"] or groups.get("nej") or ""
            return Stood(last.start(), " ".join(yes.split()), " ".join(no.split()))
    return None

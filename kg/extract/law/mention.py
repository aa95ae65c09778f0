"""A mention of an act in a text, before it is known which act it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract.law.tokens import Tokens

MentionKind = Literal["name", "abbreviation", "number", "unknown", "back", "bill"]


@dataclass(slots=True)
class ActMention:
    """A place where a text names an act.

    first, end: its tokens, number included, end exclusive; kind: "name" and "abbreviation" are in the registry,
    "number" stands beside a head or an abbreviation alone, "unknown" has an act's form only, "back" points back
    ("lain", "saman asetuksen"); keys: the acts it may mean; name: base form; head: laki, asetus …; case: of the head;
    number: in the order of the statute book; short: what the text itself introduces as a short form ("(jäljempänä
    X)"); meant: the acts whose name this may be a misprint of; certain: where the name begins
    and ends is beyond doubt.
    """

    first: int
    end: int
    kind: MentionKind
    name: str
    head: str
    case: str = "nom"
    keys: list[str] = field(default_factory=list)
    number: str | None = None
    short: list[str] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)
    certain: bool = True


_AMENDED = frozenset({"muuttamisesta", "muuttamiseksi", "muuttamista"})
_JOINING = frozenset({"ja", "sekä", ","})


def amended(tokens: Tokens, mentions: list[ActMention]) -> list[ActMention]:
    """The acts that a text says are to be amended: "jätelain ja vesilain muuttamisesta" says it of both."""
    found: list[ActMention] = []
    following: ActMention | None = None  # an amended act that stands right after
    for mention in reversed(mentions):
        listed = following is not None and all(low in _JOINING for low in tokens.lows[mention.end : following.first])
        following = mention if listed or tokens.low(mention.end) in _AMENDED else None
        if following and mention.kind != "back":
            found.append(mention)
    return found


def near(first: str, second: str, allowed: int) -> bool:
    """Edit distance within a bound."""
    if abs(len(first) - len(second)) > allowed:
        return False
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        previous, row = row, [i]
        for j, b in enumerate(second, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
        if min(row) > allowed:
            return False
    return row[-1] <= allowed

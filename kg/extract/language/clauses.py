"""Where the sentence or line around a place in a text begins and ends."""

from __future__ import annotations

import re

REACH = 300
"""How far a sentence is followed, in characters."""

_SENTENCE_END = re.compile(
    r"(?<=[\wåäö)\]\"”%]{2})(?<!\bmm)(?<!\bnk)(?<!\bym)(?<!\bem)(?<!\bns)(?<!\bks)(?<!\bva)(?<!\bvs)(?<!\bvt)"
    r"[.!?][ ]+(?=[A-ZÅÄÖ])"
)


def clause_start(text: str, at: int) -> int:
    """Where the sentence or line begins that a place in the text belongs to."""
    low = max(text.rfind("\n", 0, at) + 1, at - REACH)
    for end in _SENTENCE_END.finditer(text, low, at):
        low = end.end()
    return low


def clause_end(text: str, at: int) -> int:
    """Where it ends."""
    high = text.find("\n", at, at + REACH)
    end = _SENTENCE_END.search(text, at, high if high >= 0 else at + REACH)
    return end.start() if end else high if high >= 0 else min(len(text), at + REACH)

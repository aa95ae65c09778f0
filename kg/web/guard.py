"""What a stranger's query may be, settled before it is run.

A parser goes down a level for every bracket and every operator of a chain, and a stack that ends takes the process
with it. Honest nesting is counted by tokens and refused with a sentence; whatever is hidden from the tokens is bounded
by counting every character that can open a level, wherever it stands, and by giving the work a stack for all of them
(see `STACK`; measured with pyoxigraph 0.5: under 18 KiB a level).
"""

from __future__ import annotations

import re
from typing import Final

from kg import sparql
from kg.web.errors import Refused

LONGEST: Final = 512 * 1024
"""Characters of a query."""
DEEPEST: Final = 100
"""Levels of brackets."""
JOINTS: Final = 25_000
"""Characters that can take a parser down a level."""
STACK: Final = 512 << 20
"""Bytes of stack for one query: address space, of which only what is used becomes memory."""

_JOINT: Final = re.compile(r"[{}(\[<!+\-*/|&=.,;^]")
_TOKEN: Final = re.compile(
    r"""\#[^\n\r]* | <[^<>"{}|^`\x00-\x20]*>
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | \'\'\'(?:\'{0,2}(?:[^'\\]|\\.))*\'\'\'
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | (?P<sign>[^\s])""",
    re.VERBOSE | re.DOTALL,
)
"""Comments, IRIs and literals, whose brackets open nothing; else a sign."""
_OPENING: Final = frozenset("{([")
_CLOSING: Final = frozenset("})]")


def check(query: str) -> str:
    """The form of a query that may be run: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Refused with 413 where it is too long, with 400 where it cannot be read, is an update, asks another server or is
    nested too deeply. To be called with `STACK` bytes of stack.
    """
    if len(query) > LONGEST:
        raise Refused(413, f"the query has {len(query)} characters; at most {LONGEST} are read")
    if not query.strip():
        raise Refused(400, "the query is empty; give a SELECT, ASK, CONSTRUCT or DESCRIBE")
    if len(_JOINT.findall(query)) > JOINTS:
        raise Refused(400, f"the query has more than {JOINTS} brackets and operators; ask in several queries")
    _check_depth(query)
    sparql.check(query)
    # The other forms hold SELECTs, a SELECT holds none of them.
    return next((form for form in ("CONSTRUCT", "DESCRIBE", "ASK") if sparql.has_word(query, form)), "SELECT")


def _check_depth(query: str) -> None:
    depth = negations = 0
    for token in _TOKEN.finditer(query):
        sign = token["sign"]
        negations = negations + 1 if sign == "!" else 0
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if max(depth, negations) > DEEPEST:
            line = query.count("\n", 0, token.start()) + 1
            column = token.start() - query.rfind("\n", 0, token.start())
            message = (
                f"line {line}, column {column}: the query is nested more than {DEEPEST} levels deep; make it flatter"
            )
            raise Refused(400, message)

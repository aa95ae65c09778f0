"""SPARQL text, read by its tokens: what is a keyword, a variable or an IRI, and what only looks like one."""

from __future__ import annotations

import random
import re
import string
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.errors import UsageError
from kg.vocab import DEFAULT_BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|\'\'\'(?:\'{0,2}(?:[^'\\]|\\.))*\'\'\'
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W_][\w.-]*)?:(?:[\w.:%-]|\\.)*|_:[\w.-]+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<space>\s+)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def check(query: str) -> None:
    """Refuses what is no query, with the place, and what asks other servers."""
    try:
        Store().query(query)
    except SyntaxError as error:
        form = next((word for word in _words(query) if word not in {"PREFIX", "BASE"}), "")
        if form in _UPDATES:
            raise UsageError(
                f"the query is an update ({form}); only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"
            ) from error
        raise UsageError(f"the query cannot be read: {explain(error, query)}") from error
    if uses(query, "SERVICE"):
        raise UsageError("the query asks another server with SERVICE, which is not done here; take that part out")


def uses(query: str, keyword: str) -> bool:
    """Whether a query that can be read has this word as a keyword.

    Reading it by tokens can be led astray: in `FILTER(?a<1)SERVICE?x#>` a reader that takes `<1)SERVICE?x#>` for an IRI
    sees no keyword, where the engine does. So the engine itself is asked: with the word written as a random one of the
    same length, a query that used it as a keyword cannot be read any more; one that only has it in a literal, a
    comment, an IRI or a name can.
    """
    found = re.compile(re.escape(keyword), re.IGNORECASE)
    if not found.search(query):
        return False
    letters = "".join(random.choices(string.ascii_lowercase, k=len(keyword)))  # noqa: S311 no secret, a word unforeseen

    def renamed(match: re.Match[str]) -> str:
        return "".join(n.upper() if c.isupper() else n for n, c in zip(letters, match[0], strict=True))

    try:
        Store().query(found.sub(renamed, query))
    except SyntaxError:
        return True
    return False


def explain(error: SyntaxError, query: str) -> str:
    """A parser's error as a sentence: the undeclared prefix, or the place and what may stand there."""
    declared = set()
    tokens = [token for token in _tokens(query) if token.lastgroup not in {"space", "comment"}]
    for before, token in pairwise(tokens):
        if token.lastgroup != "name" or token[0].startswith("_:"):
            continue
        prefix = token[0].partition(":")[0]
        if before[0].upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            line, column = _place(query, token.start())
            declaration = f"PREFIX {prefix}: <{PREFIXES.get(prefix, '…')}>"
            return f"line {line}, column {column}: the prefix {prefix}: is not declared; add {declaration}"
    match = _ERROR.fullmatch(str(error))
    if match is None:
        return str(error)
    expected = match[3].replace("expected one of ", "").replace("expected ", "").replace("[_]", "").strip(", ")
    place = (int(match[1]), int(match[2]))
    near = [token[0] for token in tokens if _place(query, token.start()) <= place][-1:]
    return f"line {place[0]}, column {place[1]}{f', near {near[0]}' if near else ''}: expected {expected or 'a query'}"


def has_word(query: str, keyword: str) -> bool:
    return any(word == keyword for word in _words(query))


def rebase(query: str, base: str) -> str:
    """The query with every IRI under the default base put under another."""
    if base == DEFAULT_BASE:
        return query
    return _rewrite(query, lambda token: token.replace(f"<{DEFAULT_BASE}", f"<{base}", 1), "iri")


def substitute(query: str, values: Mapping[str, str]) -> str:
    """The query with terms, written as in N-Triples, in place of variables."""
    return _rewrite(query, lambda token: values.get(token[1:], token), "variable") if values else query


def columns(query: str) -> tuple[str, ...]:
    """The variables a SELECT names as its columns, in order; none for another form and for `SELECT *`."""
    found: list[str] = []
    depth, selecting, last = 0, False, ""
    for token in _tokens(query):
        kind, text = token.lastgroup, token[0]
        if not selecting:
            if kind == "word" and text.upper() in _FORMS[1:]:
                return ()
            selecting = kind == "word" and text.upper() == "SELECT"
        elif depth == 0 and (text == "{" or (kind == "word" and text.upper() in {"WHERE", "FROM"})):
            break
        elif text in "()":
            depth += 1 if text == "(" else -1
            found += [last] if depth == 0 else []
        elif kind == "variable":
            last = text[1:]  # in `(… AS ?name)` the name comes last
            found += [last] if depth == 0 else []
    return tuple(found)


def keep_rows(query: str, values: Mapping[str, str]) -> str:
    """The rows of a SELECT that have these values in these columns."""
    start = next(t.start() for t in _tokens(query) if t.lastgroup == "word" and t[0].upper() == "SELECT")
    names = " ".join(f"?{name}" for name in columns(query))
    tests = " && ".join(f"?{name} = {value}" for name, value in values.items())
    return f"{query[:start]}SELECT {names} WHERE {{ {{\n{query[start:]}\n}} FILTER({tests}) }}"


def _tokens(query: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(query)


def _words(query: str) -> Iterator[str]:
    return (token[0].upper() for token in _tokens(query) if token.lastgroup == "word")


def _rewrite(query: str, change: Callable[[str], str], kind: str) -> str:
    return "".join(change(token[0]) if token.lastgroup == kind else token[0] for token in _tokens(query))


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

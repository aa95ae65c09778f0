"""Asking: named queries with their parameters, a query file or text, of a store or of an endpoint.

A query's head comments say what it is: the first line its title, `# param NAME (type): meaning[, default VALUE]` a
parameter. A parameter that is a column of the result keeps the rows with that value; any other stands for its variable
wherever that is written. One without a value leaves the query as it is.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg import remote, sparql
from kg.errors import UsageError
from kg.resources import folder
from kg.results import FORMATS, write
from kg.vocab import DEFAULT_BASE, PREFIXES, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["FORMATS", "NamedQuery", "Parameter", "find", "named", "parse", "read", "run", "run_remote", "write"]

Results = QuerySolutions | QueryBoolean | QueryTriples
_PARAMETER = re.compile(r"#\s*param\s+(?P<name>\w+)\s*\((?P<type>\w+)\)\s*:\s*(?P<rest>.*)")
_DEFAULT = re.compile(r",\s*default\s+(?P<value>[^,]+?)\s*$")
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]+')
_INTEGER = re.compile(r"[+-]?[0-9]+")
_TYPES = ("date", "integer", "string", "iri")


@dataclass(frozen=True, slots=True)
class Parameter:
    """default: the text of its value where none is given; "today" of a date is the day of the call."""

    name: str
    type: str
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str


def named() -> tuple[NamedQuery, ...]:
    """Every query of `queries/`, by name."""
    return tuple(read(path) for path in sorted(folder("queries").glob("*.rq")))


def find(name: str) -> NamedQuery:
    path = folder("queries") / f"{name}.rq"
    names = sorted(path.stem for path in folder("queries").glob("*.rq"))
    if name in names:
        return read(path)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "`kg query --list` shows the names"
    raise UsageError(f"there is no query named {name}; {hint}")


def read(path: Path) -> NamedQuery:
    """A query file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as a query; name a UTF-8 text file or a named query") from error
    return parse(path.stem, text)


def parse(name: str, text: str) -> NamedQuery:
    """A query with what its head comments say of it."""
    comments = list(_head(text))
    parameters = tuple(_parameter(name, line) for line in comments if re.match(r"#\s*param\b", line))
    title = comments[0].lstrip("# ").rstrip() if comments else name
    return NamedQuery(name, title, parameters, text)


def run(store: Store, query: str, parameters: Mapping[str, str] | None = None, base: str = DEFAULT_BASE) -> Results:
    """Answers a query from every graph of the store at once, or from those it names with FROM.

    Only reads: updates and SERVICE are refused. Wherever the query says the default base, `base` is meant.
    """
    sparql.check(query)
    text = prepare(query, parameters or {}, base)
    try:
        return store.query(text, use_default_graph_as_union=not sparql.uses(text, "FROM"))
    except SyntaxError as error:
        # The query itself is sound, so a parameter's variable stands where no value may.
        raise UsageError(f"the query cannot take its parameters: {sparql.explain(error, text)}") from error


def run_remote(
    url: str,
    query: str,
    parameters: Mapping[str, str] | None = None,
    base: str = DEFAULT_BASE,
    timeout: float = remote.TIMEOUT,
) -> remote.Results:
    """Asks a SPARQL endpoint. timeout: seconds without a word from it."""
    return remote.ask(url, prepare(query, parameters or {}, base), timeout)


def prepare(query: str, parameters: Mapping[str, str], base: str) -> str:
    """The query with its parameters' values in it, under another base."""
    declared = {parameter.name: parameter for parameter in parse("query", query).parameters}
    for name in parameters:
        if name not in declared:
            known = f"it takes {', '.join(declared)}" if declared else "it takes none"
            raise UsageError(f"the query has no parameter {name}; {known}")
    values = {}
    for name, parameter in declared.items():
        given = parameters.get(name, parameter.default)
        if given is not None:
            values[name] = str(_term(parameter, given))
    text = sparql.rebase(query, base)
    columns = sparql.columns(text)
    text = sparql.substitute(text, {name: value for name, value in values.items() if name not in columns})
    kept = {name: value for name, value in values.items() if name in columns}
    return sparql.keep_rows(text, kept) if kept else text


def _head(text: str) -> Iterator[str]:
    for line in text.lstrip("\ufeff").splitlines():
        if not line.startswith("#"):
            return
        yield line


def _parameter(query: str, line: str) -> Parameter:
    match = _PARAMETER.match(line)
    if match is None or match["type"] not in _TYPES:
        raise UsageError(
            f"query {query}: `{line}` is no parameter; write `# param NAME (TYPE): meaning, default VALUE` "
            f"with one of {', '.join(_TYPES)} as its type"
        )
    default = _DEFAULT.search(match["rest"])
    meaning = match["rest"][: default.start()] if default else match["rest"]
    return Parameter(match["name"], match["type"], meaning.strip(), default["value"] if default else None)


def _term(parameter: Parameter, value: str) -> Literal | NamedNode:
    match parameter.type:
        case "date":
            return Literal(_day(parameter.name, value), datatype=NamedNode(XSD + "date"))
        case "integer":
            if not _INTEGER.fullmatch(value):
                raise UsageError(f"parameter {parameter.name} is {value!r}; give a whole number")
            return Literal(value, datatype=NamedNode(XSD + "integer"))
        case "iri":
            return NamedNode(_iri(parameter.name, value))
    return Literal(value)


def _day(name: str, value: str) -> str:
    if value == "today":
        return datetime.now(UTC).astimezone().date().isoformat()
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise UsageError(f"parameter {name} is {value!r}; give a day as YYYY-MM-DD")


def _iri(name: str, value: str) -> str:
    value = value.removeprefix("<").removesuffix(">")
    prefix, _, rest = value.partition(":")
    if prefix in PREFIXES and not rest.startswith("//"):
        value = PREFIXES[prefix] + rest
    if not _IRI.fullmatch(value):
        raise UsageError(f"parameter {name} is {value!r}; give a whole IRI, for instance {DEFAULT_BASE}id/body/00400")
    return value

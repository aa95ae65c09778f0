"""Judging a graph: SHACL shapes and check queries, on a store or on RDF files.

A check is a query whose every row is a failure. Its head comments: the title first, then `# severity: Violation` (or
Warning, Info) and `# fault: source` (or own). Of its columns ?focus (or ?this, else the first), ?path, ?value and
?message are what they say; others are told in the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pyshacl
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from kg import rdf, sparql
from kg.errors import UsageError
from kg.report import FORMATS, Report, Result, write
from kg.resources import folder
from kg.shacl import Failure, Shapes, Term, to_graph
from kg.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import rdflib

    from kg.shacl import Fault

__all__ = ["FORMATS", "Check", "Report", "Result", "Rules", "validate_files", "validate_store", "write"]

_ENGINE = f"pySHACL {pyshacl.__version__}, Oxigraph {ox.__version__}"
_HEAD = re.compile(r"#\s*(severity|fault)\s*:\s*(\w+)\s*$")
_HEAD_VALUES = {"severity": ("Violation", "Warning", "Info"), "fault": ("source", "own")}
_GRAPHS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    title: str
    severity: str
    fault: Fault
    text: str


class Rules:
    """The shapes and checks to judge by, read once.

    folders: folders of shapes (.ttl) and checks (.rq, in them or in `checks` below), or single such files, in place of
    the program's own. What they say of the default base is meant of `base`.
    """

    def __init__(self, base: str = DEFAULT_BASE, folders: Sequence[Path] = ()) -> None:
        places = tuple(folders) or (folder("shapes"), folder("queries") / "checks")
        files = [path for place in places for path in _files(place)]
        if not files:
            raise UsageError(f"there are no shapes in {', '.join(map(str, places))}; they are .ttl files")
        self.base = base
        shapes = [rdf.parse_turtle(path, _text(path, base)) for path in files if path.suffix == ".ttl"]
        self.shapes = Shapes((quad.triple for quad in chain(*shapes)), base + "def#")
        self.checks = tuple(_check(path, sparql.rebase(_text(path), base)) for path in files if path.suffix == ".rq")

    def judge(
        self, data: Store | rdflib.Graph, store: Store, settled: frozenset[str] = frozenset()
    ) -> Iterable[Failure]:
        """data: what the shapes see, the store or the same as a graph; settled: as in `Shapes.judge`."""
        return chain(self.shapes.judge(data, settled), *(_rows(check, store) for check in self.checks))


def validate_store(
    store: Store, base: str = DEFAULT_BASE, folders: Sequence[Path] = (), settled: Sequence[Quad] = ()
) -> Report:
    """The verdict on every graph of a store as one. Reads only.

    settled: graphs in the store that are known to conform by themselves. What only they speak of is there for the
    others' sake: no shape is applied to it anew. That changes no verdict where the shapes ask of such things only what
    each of them says itself.
    """
    rules = Rules(base, folders) if folders else _own_rules(base)
    return _report(rules, rules.judge(store, store, _settled_nodes(store, settled)), store, {})


@lru_cache(maxsize=2)
def _own_rules(base: str) -> Rules:
    return Rules(base)


def _settled_nodes(store: Store, settled: Sequence[Quad]) -> frozenset[str]:
    """The subjects of these graphs of which no other graph of the store says anything."""
    graphs = ", ".join({str(quad.graph_name) for quad in settled})
    nodes = {quad.subject for quad in settled if isinstance(quad.subject, NamedNode)}
    if not nodes:
        return frozenset()
    spoken_of_elsewhere = store.query(
        f"SELECT DISTINCT ?node WHERE {{ VALUES ?node {{ {' '.join(map(str, nodes))} }} "
        f"GRAPH ?graph {{ ?node ?property ?value }} FILTER(?graph NOT IN ({graphs})) }}"
    )
    if not isinstance(spoken_of_elsewhere, QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    return frozenset(node.value for node in nodes - {solution["node"] for solution in spoken_of_elsewhere})


def validate_files(files: Sequence[Path], base: str = DEFAULT_BASE, folders: Sequence[Path] = ()) -> Report:
    """The verdict on RDF files taken together, with their literals as they are written there."""
    rules = Rules(base, folders)
    store = Store()
    origins: dict[str, str] = {}
    quads: list[Quad] = []
    for path in files:
        quads += _placed(path, origins)
    store.extend(quads)
    return _report(rules, rules.judge(to_graph(quads), store), store, origins)


def _files(place: Path) -> list[Path]:
    if place.is_file():
        if place.suffix not in {".ttl", ".rq"}:
            raise UsageError(
                f"{place} is neither shapes (.ttl) nor a check (.rq); name such a file or a folder of them"
            )
        return [place]
    if not place.is_dir():
        raise UsageError(f"{place} does not exist; name a folder of shapes")
    return sorted([*place.glob("*.ttl"), *place.glob("*.rq"), *place.glob("checks/*.rq")])


def _text(path: Path, base: str = DEFAULT_BASE) -> str:
    try:
        return path.read_text(encoding="utf-8").replace(DEFAULT_BASE, base)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}; name UTF-8 text files") from error


def _check(path: Path, text: str) -> Check:
    head = [line for line in text.splitlines() if line.startswith("#")]
    said = {"severity": "Violation", "fault": "source"}
    for line in head[1:]:
        if match := _HEAD.match(line):
            if match[2] not in _HEAD_VALUES[match[1]]:
                raise UsageError(f"{path}: `{line}` says none of {', '.join(_HEAD_VALUES[match[1]])}; correct it")
            said[match[1]] = match[2]
    try:
        sparql.check(text)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error
    title = head[0].lstrip("# ").rstrip() if head else path.stem
    return Check(path.stem, title, said["severity"], "own" if said["fault"] == "own" else "source", text)


def _rows(check: Check, store: Store) -> Iterable[Failure]:
    solutions = store.query(check.text, use_default_graph_as_union=not sparql.has_word(check.text, "FROM"))
    if not isinstance(solutions, QuerySolutions):
        raise UsageError(f"the check {check.name} is no SELECT; write it so that every row is a failure")
    columns = [variable.value for variable in solutions.variables]
    focus = next((name for name in ("focus", "this") if name in columns), columns[0])
    for solution in solutions:
        row: dict[str, Term] = {name: value for name, value in zip(columns, solution, strict=True) if _is_term(value)}
        path, value, message = (row.pop(name, None) for name in ("path", "value", "message"))
        node = row.pop(focus, ox.Literal(""))
        rest = ", ".join(f"{name} {term.value}" for name, term in row.items())
        yield Failure(
            focus=node,
            path=path.value if path is not None else None,
            value=value,
            component="SPARQLConstraintComponent",
            severity=check.severity,
            shape=check.name,
            message=(message.value if message is not None else check.title) + (f" ({rest})" if rest else ""),
            fault=check.fault,
        )


def _is_term(value: object) -> bool:
    return isinstance(value, NamedNode | ox.BlankNode | ox.Literal)


def _placed(path: Path, origins: dict[str, str]) -> Iterable[Quad]:
    """A file's quads, those of no graph in one named for the file. origins: the file of each graph, filled in."""
    own = NamedNode(path.absolute().as_uri())
    origins[own.value] = path.as_posix()
    for quad in rdf.read(path):
        if isinstance(quad.graph_name, ox.DefaultGraph):
            yield Quad(quad.subject, quad.predicate, quad.object, own)
        else:
            origins.setdefault(quad.graph_name.value, path.as_posix())
            yield quad


def _report(rules: Rules, failures: Iterable[Failure], store: Store, origins: Mapping[str, str]) -> Report:
    results = {_result(failure, store, origins): None for failure in failures}
    return Report(
        results=tuple(sorted(results, key=lambda result: result.order)),
        engine=_ENGINE,
        shapes=rules.shapes.names,
        checks=tuple(check.name for check in rules.checks),
        statements=len(store),
    )


def _result(failure: Failure, store: Store, origins: Mapping[str, str]) -> Result:
    graphs = _graphs(failure, store)
    files = {origins[graph] for graph in graphs if graph in origins}
    names = [origins[graph] if graph.startswith("file:") and graph in origins else graph for graph in graphs]
    told = names[:_GRAPHS_TOLD] + (["…"] if len(names) > _GRAPHS_TOLD else [])
    return Result(
        focus=_plain(failure.focus),
        path=failure.path,
        value=None if failure.value is None else _plain(failure.value),
        component=failure.component,
        severity=failure.severity,
        shape=failure.shape,
        message=failure.message,
        source=" ".join(told) or None,
        fault=failure.fault,
        file=min(files, default=None),
        nodes=(failure.focus, failure.value),
    )


def _graphs(failure: Failure, store: Store) -> list[str]:
    """The graphs that state the value, else the property, else anything of the node."""
    if isinstance(failure.focus, ox.Literal):
        return []
    path = NamedNode(failure.path) if failure.path and "<" not in failure.path else None
    patterns = [(path, failure.value), (path, None), (None, None)] if path else [(None, None)]
    for predicate, value in patterns:
        quads = store.quads_for_pattern(failure.focus, predicate, value, None)
        graphs = {q.graph_name.value for q in quads if not isinstance(q.graph_name, ox.DefaultGraph)}
        if graphs:
            return sorted(graphs)
    return []


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value

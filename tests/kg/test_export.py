"""A graph as one file: what the sources say and what links them, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import UsageError
from kg.export import FORMATS, export

BASE = "https://example.org/kg/"
LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def _quad(subject: str, value: str, graph: str) -> Quad:
    return Quad(NamedNode(BASE + subject), LABEL, Literal(value, language="fi"), NamedNode(BASE + graph))


SAID = [
    _quad("id/body/2", "Satamalautakunta", "id/document/b"),
    _quad("id/body/1", 'Majakka "lautakunta"', "id/document/a"),
    _quad("id/body/1", 'Majakka "lautakunta"', "id/document/b"),
    _quad("id/body/3", "Linkki", "graph/links"),
]
BUNDLED = [_quad("id/body/9", "Rekisteri", "graph/registry"), _quad("def/x", "Käsite", "graph/ontology")]


def _exported(name: str, tmp_path: Path, quads: list[Quad]) -> bytes:
    store = Store()
    store.extend([*quads, *BUNDLED])
    export(store, name, tmp_path / "out", BASE)
    return (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_what_the_sources_say_and_nothing_that_came_with_the_program(name: str, tmp_path: Path) -> None:
    written = _exported(name, tmp_path, SAID)
    read = list(parse(written, format=FORMATS[name]))
    if FORMATS[name].supports_datasets:
        assert set(read) == set(SAID)
    else:
        assert {(q.subject, q.object) for q in read} == {(q.subject, q.object) for q in SAID}
        assert len(read) == 3


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert _exported(name, tmp_path, SAID) == _exported(name, tmp_path, SAID[::-1])


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
def test_lines_are_sorted_and_each_stands_once(name: str, tmp_path: Path) -> None:
    lines = _exported(name, tmp_path, SAID).decode().splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_in_which_nothing_is_said_is_a_valid_file(name: str, tmp_path: Path) -> None:
    assert list(parse(_exported(name, tmp_path, []), format=FORMATS[name])) == []


def test_without_a_file_it_goes_to_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    store = Store()
    store.extend(SAID)
    export(store, "nquads", None, BASE)
    written = capfdbinary.readouterr().out
    assert set(parse(written, format=RdfFormat.N_QUADS)) == set(SAID)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        export(Store(), "nquads", tmp_path / "nowhere" / "out.nq", BASE)

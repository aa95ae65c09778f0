from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib.compare import isomorphic

from kg import void
from kg.dump import dump, publish
from kg.errors import UsageError
from kg.publication import publication
from kg.resources import folder
from kg.vocab import DEFAULT_BASE, ELI, RDF, XSD

FILES = {
    "SHA256SUMS",
    "catalog.jsonld",
    "catalog.ttl",
    "context.jsonld",
    "decisions.jsonld.gz",
    "decisions.nq.gz",
    "decisions.nt.gz",
    "decisions.trig.gz",
    "decisions.ttl.gz",
    "issues.jsonl",
    "void.ttl",
}
CONTEXT = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    "eli": ELI,
    "kg": DEFAULT_BASE + "def#",
    "xsd": XSD,
    "LegalResource": "eli:LegalResource",
    "date": {"@id": "eli:date_document", "@type": "xsd:date"},
    "passed_by": {"@id": "eli:passed_by", "@type": "@id"},
    "title": {"@id": "eli:title", "@container": "@language"},
    "number": {"@id": "eli:number"},
    "asProposed": {"@id": "kg:asProposed", "@type": "xsd:boolean"},
    "note": {"@id": "kg:note", "@language": "fi"},
    "cites": {"@id": "eli:cites", "@type": "@id", "@container": "@set"},
}
DECISION = NamedNode(DEFAULT_BASE + "eli/kunta/091/tielautakunta/hel-2030-000001/7")


@pytest.fixture(autouse=True)
def context(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A context of the tests' own, so that they tell of the dump and not of the ontology."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "context.jsonld").write_text(json.dumps({"@context": CONTEXT}), encoding="utf-8")
    monkeypatch.setattr("kg.jsonld.folder", lambda kind: tmp_path / kind)


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


def quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """One decision said by two documents, with every sort of literal."""
    decision, first, second = (
        NamedNode(base + path)
        for path in ("eli/kunta/091/tielautakunta/hel-2030-000001/7", "id/document/aa", "id/document/bb")
    )
    said: list[tuple[str, NamedNode | Literal | BlankNode, NamedNode]] = [
        (RDF + "type", NamedNode(ELI + "LegalResource"), first),
        (RDF + "type", NamedNode(ELI + "LegalResource"), second),
        (ELI + "title", Literal('Siltakadun "sulku"\n\t\\ – äöå 🜁', language="fi"), first),
        (ELI + "title", Literal("Avstängning", language="sv"), first),
        (ELI + "title", Literal("Kadun sulku", language="fi"), second),
        (ELI + "date_document", typed("2030-05-06", "date"), first),
        (ELI + "date_document", typed("2030-05-06T00:00:00", "dateTime"), second),
        (ELI + "number", Literal("7"), first),
        (ELI + "number", Literal("7", language="fi"), first),
        (ELI + "number", typed("7", "integer"), first),
        (ELI + "passed_by", NamedNode(base + "id/body/99"), first),
        (ELI + "passed_by", Literal("Tielautakunta"), second),
        (ELI + "cites", NamedNode("http://data.finlex.fi/eli/sd/2015/410"), first),
        (base + "def#asProposed", typed("true", "boolean"), first),
        (base + "def#asProposed", typed("yes", "boolean"), first),
        (base + "def#note", Literal("ei @id eikä _:b", language="fi"), first),
        (base + "def#note", Literal("plain"), first),
        (base + "def#note", Literal("tag", language="en-GB"), first),
        (base + "def#amount", typed("12.5", "decimal"), first),
        (base + "def#amount", typed("12345678901234567890", "integer"), first),
        (base + "def#amount", typed("1.0E3", "double"), first),
        (base + "def#part", BlankNode("part"), first),
        ("http://example.org/other", NamedNode("urn:x:y"), first),
    ]
    more = [
        Quad(BlankNode("part"), NamedNode(ELI + "number"), Literal(""), first),
        Quad(
            NamedNode(base + "id/body/99"), NamedNode(RDF + "type"), Literal("odd"), NamedNode(base + "graph/registry")
        ),
    ]
    return [Quad(decision, NamedNode(term), value, graph) for term, value, graph in said] + more


def filled(statements: list[Quad]) -> Store:
    store = Store()
    store.extend(statements)
    return store


def stored(base: str = DEFAULT_BASE) -> list[Quad]:
    """The quads as a store gives them back: it writes numbers its own way."""
    return list(filled(quads(base)))


def as_graph(statements: Iterable[Triple]) -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(f"{statement} .\n" for statement in statements), format="nt")


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def test_the_files_are_those_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / "issues.jsonl").write_text('{"message": "ä"}\n', encoding="utf-8")
    files = dump(filled(quads()), tmp_path / "out", issues=tmp_path / "issues.jsonl")
    assert {path.name for path in files} == {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8") == '{"message": "ä"}\n'


def test_the_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    lines = (tmp_path / "out" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert sums.keys() == FILES - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest


def test_the_same_graph_gives_the_same_bytes_whatever_the_order_it_was_stored_in(tmp_path: Path) -> None:
    statements = [quad for quad in quads() if not isinstance(quad.object, BlankNode)]
    many = [
        Quad(NamedNode(f"{DEFAULT_BASE}id/place/{n}"), NamedNode(ELI + "number"), Literal(str(n)), DECISION)
        for n in range(2500)
    ]
    one = dump(filled(statements + many), tmp_path / "one")
    (tmp_path / "disk").mkdir()
    on_disk = Store(str(tmp_path / "disk"))
    on_disk.bulk_extend(reversed(many + statements))
    two = dump(on_disk, tmp_path / "two")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_the_compressed_files_say_neither_time_nor_name(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    for path in (tmp_path / "out").glob("*.gz"):
        header = path.read_bytes()[:10]
        assert header[3] == 0, "no flags, so no file name"
        assert header[4:8] == bytes(4), "no time"


@pytest.mark.parametrize(("name", "form"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")])
@pytest.mark.parametrize("base", [DEFAULT_BASE, "http://kunta.example/"])
def test_another_parser_reads_every_statement_back(
    tmp_path: Path, name: str, form: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dump(filled(quads(base)), tmp_path / "out", base)
    told = rdflib.Graph().parse(data=unpacked(tmp_path / "out" / f"decisions.{name}.gz"), format=form)
    assert isomorphic(told, as_graph({quad.triple for quad in stored(base)}))


@pytest.mark.parametrize(("name", "form"), [("nq", "nquads"), ("trig", "trig")])
def test_another_parser_reads_every_graph_back(
    tmp_path: Path, name: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dump(filled(quads()), tmp_path / "out")
    told = rdflib.Dataset()
    told.parse(data=unpacked(tmp_path / "out" / f"decisions.{name}.gz"), format=form)
    for graph in {quad.graph_name.value for quad in stored() if isinstance(quad.graph_name, NamedNode)}:
        expected = as_graph(quad.triple for quad in stored() if quad.graph_name == NamedNode(graph))
        assert isomorphic(told.graph(rdflib.URIRef(graph)), expected), graph
    assert len(list(told.quads())) == len(stored())


def test_oxigraph_reads_the_json_ld_alike(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    content = unpacked(tmp_path / "out" / "decisions.jsonld.gz")
    told = {str(quad.triple) for quad in parse(content, format=RdfFormat.JSON_LD)}
    assert told == {str(quad.triple) for quad in stored()}


def test_n_triples_and_n_quads_are_sorted_lines(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    for name in ("nt", "nq"):
        lines = unpacked(tmp_path / "out" / f"decisions.{name}.gz").splitlines()
        assert lines == sorted(set(lines))


def test_turtle_has_one_block_a_subject_its_type_first(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    text = unpacked(tmp_path / "out" / "decisions.ttl.gz").decode()
    assert text.startswith("@prefix adms: <http://www.w3.org/ns/adms#> .\n")
    assert text.count(f"\n{DECISION} ") == 1
    assert f"\n\n{DECISION} a eli:LegalResource ;\n\t" in text
    assert 'eli:passed_by "Tielautakunta" , body:99 ;' in text


def test_json_ld_uses_the_terms_that_say_a_value_exactly(tmp_path: Path) -> None:
    dump(filled(quads()), tmp_path / "out")
    whole = json.loads(unpacked(tmp_path / "out" / "decisions.jsonld.gz"))
    assert whole["@context"] == CONTEXT
    node = next(node for node in whole["@graph"] if node["id"] == DECISION.value)
    assert node["type"] == "LegalResource"
    assert node["title"]["sv"] == "Avstängning"
    assert sorted(node["title"]["fi"]) == ["Kadun sulku", 'Siltakadun "sulku"\n\t\\ – äöå 🜁']
    assert node["cites"] == ["http://data.finlex.fi/eli/sd/2015/410"]
    assert "2030-05-06" in node["date"]
    assert {"@value": "2030-05-06T00:00:00", "type": "xsd:dateTime"} in node["date"]
    assert True in node["asProposed"]
    assert {"@value": "plain"} in node["note"]


def test_a_folder_with_something_in_it_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(UsageError, match=r"not empty \(it holds mine\.txt\); name a new or empty folder"):
        dump(filled(quads()), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is a file; name a new or empty folder"):
        dump(filled(quads()), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_an_empty_folder_and_one_in_new_folders_will_do(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    before = (tmp_path / "out").stat().st_ino
    assert len(dump(filled(quads()), tmp_path / "out")) == len(FILES)
    assert (tmp_path / "out").stat().st_ino == before, "a folder that is there may be a mounted one, and stays"
    assert len(dump(Store(), tmp_path / "a" / "b")) == len(FILES)
    assert json.loads(unpacked(tmp_path / "a" / "b" / "decisions.jsonld.gz"))["@graph"] == []


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_dump_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, there: bool
) -> None:
    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(void, "description", broken)
    (tmp_path / "new").mkdir()
    if there:
        (tmp_path / "new" / "out").mkdir()
    expected = UsageError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected, match="No space left on device; make room" if expected is UsageError else None):
        dump(filled(quads()), tmp_path / "new" / "out")
    assert [path.name for path in (tmp_path / "new").rglob("*")] == (["out"] if there else [])


_DUMP = """
import os, resource, signal, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad, Store
from kg import dump
from kg.errors import UsageError
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
store, many = Store(), range(4000)
store.extend(Quad(NamedNode(f"urn:s:{hash(n)}"), NamedNode("urn:p"), Literal(os.urandom(8).hex())) for n in many)
if sys.argv[2] == "kill":
    dump._distinct_objects = die
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    dump.dump(store, Path(sys.argv[1]))
except UsageError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(("how", "code", "said"), [("full", 1, "File too large; make room or name"), ("kill", -9, "")])
def test_no_file_has_its_name_before_all_are_whole(tmp_path: Path, how: str, code: int, said: str, there: bool) -> None:
    """A disk that takes no more (here a limit on the size of files), and a process that is killed."""
    out = tmp_path / "place" / "out"
    out.parent.mkdir()
    if there:
        out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _DUMP, str(out), how], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == code
    assert said in done.stderr
    assert out.is_dir() == there
    hidden = {path.name for path in out.parent.rglob(".*.partial/*")}
    assert hidden == (set() if how == "full" else FILES - {"SHA256SUMS", "catalog.jsonld", "catalog.ttl", "void.ttl"})
    assert [path for path in out.parent.rglob("*") if path.name in FILES - hidden] == []


def test_the_bundled_context_is_one_the_dump_can_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.jsonld.folder", folder)
    dump(filled(quads()), tmp_path / "out")
    content = unpacked(tmp_path / "out" / "decisions.jsonld.gz")
    assert {str(q.triple) for q in parse(content, format=RdfFormat.JSON_LD)} == {str(q.triple) for q in stored()}


def test_how_far_it_is_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    publish(filled(quads()), tmp_path / "out", publication(), progress=lambda *one: told.append(one))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["dumping", "dumping graphs", "describing"]
    assert ("dumping", 0, 3) in told

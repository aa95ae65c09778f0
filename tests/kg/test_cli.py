"""The command line as its users meet it: exit codes, sentences, and what goes to stdout and what to stderr."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import docs_cli
import pytest
from click.testing import CliRunner, Result
from conftest import decision
from pyoxigraph import RdfFormat, parse

from kg.cli import COMMANDS, main
from kg.errors import StoreError
from kg.pipeline import Built, Summary
from kg.resources import folder
from kg.store import StoreFolder

NO_RULE_HOLDS = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix eli: <http://data.europa.eu/eli/ontology#> .
<urn:test:shape> a sh:NodeShape ; sh:targetClass eli:LegalResource ;
  sh:property [ sh:path <urn:test:absent> ; sh:minCount 1 ; sh:message "nothing is absent" ] .
"""
ONE_ROW = "SELECT ?one WHERE { VALUES ?one { 1 } }"
ONE_TRIPLE = "CONSTRUCT { <urn:test:a> <urn:test:b> 1 } WHERE {}"


def kg(*words: str | Path, stdin: str | None = None, **environment: str) -> Result:
    """Call kg in this process."""
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="kg", input=stdin, env=environment)


def process(*words: str | Path, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Call kg in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, words)]
    return subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good file and one that is rejected."""
    path = tmp_path_factory.mktemp("sources")
    listed = {"decisions": [decision(1), decision(2)]}
    (path / "good.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    (path / "bad.json").write_text("", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, sources: Path) -> Path:
    """A store that the tests only read."""
    path = tmp_path_factory.mktemp("cli") / "store"
    result = kg("build", sources / "good.json", "--store", path, "--quiet")
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(autouse=True)
def settings_of_no_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KG_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)


# help
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_and_the_common_options(command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {command} " in result.stdout
    for option in ("--quiet", "--json", "--debug"):
        assert f"  {option} " in result.stdout
    assert kg(command, "-h").stdout == result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_the_help_is_a_call_that_parses(command: str, tmp_path: Path) -> None:
    called = main.get_command(click.Context(main), command)
    assert called is not None
    words = str(called.epilog).removeprefix("Example: kg ").partition(" > ")[0].split()
    assert words[0] == command
    with called.make_context(f"kg {command}", words[1:], resilient_parsing=False) as context:
        assert context.params


def test_bare_kg_shows_its_help_and_is_a_fault_of_the_call() -> None:
    result = kg()
    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_the_page_on_the_command_line_is_up_to_date() -> None:
    assert docs_cli.PAGE.read_text(encoding="utf-8") == docs_cli.page(), f"make it again: {docs_cli.REPAIR}"


# errors
ERRORS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "no such command": (("biuld",), ("biuld", "kg --help")),
    "no such option": (("build", "x", "--stroe", "s"), ("--stroe", "kg build --help")),
    "no such option of kg": (("--loud",), ("--loud", "kg --help")),
    "no source": (("build", "--store", "s"), ("SOURCES", "kg build --help")),
    "no store to build": (("build", "GOOD"), ("--store", "kg build --help")),
    "bad number": (("build", "GOOD", "--store", "s", "--jobs", "0"), ("--jobs", "kg build --help")),
    "no such format": (("query", "votes", "--store", "STORE", "--format", "yaml"), ("--format", "table")),
    "source that is not there": (("build", "nothing.json", "--store", "s"), ("nothing.json", "name one")),
    "pattern without a match": (("build", "no*.json", "--store", "s"), ("no*.json", "name one")),
    "registry that is not there": (("build", "GOOD", "--store", "s", "--registry", "no.json"), ("no.json", "check")),
    "store that is a file": (("build", "GOOD", "--store", "GOOD"), ("GOOD", "name a folder")),
    "store that is not there": (("query", "votes", "--store", "no"), ("no", "kg build")),
    "store that is not there, dumped": (("dump", "--store", "no", "-o", "d"), ("no", "kg build")),
    "store without a version": (("validate", "--store", "EMPTY"), ("EMPTY", "kg build")),
    "query without a name": (("query", "--store", "STORE"), ("kg query --list",)),
    "query without a place to ask": (("query", "votes"), ("--store", "--endpoint")),
    "query with two places": (("query", "votes", "--store", "STORE", "--endpoint", "http://x"), ("--store",)),
    "misspelt query": (("query", "desicions", "--store", "STORE"), ("desicions", "did you mean decisions?")),
    "query like no other": (("query", "xyzzy", "--store", "STORE"), ("xyzzy", "kg query --list")),
    "query file that is not there": (("query", "no.rq", "--store", "STORE"), ("no.rq", "name")),
    "parameter without value": (("query", "votes", "--store", "STORE", "-p", "decision"), ("decision", "NAME=VALUE")),
    "parameter of another query": (("query", "votes", "--store", "STORE", "-p", "as_of=1"), ("as_of", "decision")),
    "parameter of no date": (("query", "open-motions", "--store", "STORE", "-p", "as_of=1.2."), ("as_of", "YYYY-MM")),
    "rows as triples": (("query", "votes", "--store", "STORE", "--format", "turtle"), ("turtle", "csv")),
    "endpoint that is none": (("query", "votes", "--endpoint", "ftp://x"), ("ftp://x", "http://")),
    "endpoint that is silent": (("query", "votes", "--endpoint", "http://127.0.0.1:9/"), ("127.0.0.1:9", "check")),
    "nothing to validate": (("validate",), ("--store",)),
    "both to validate": (("validate", "GOOD", "--store", "STORE"), ("--store",)),
    "file to validate that is not there": (("validate", "no.ttl"), ("no.ttl", "name")),
    "file to validate that is no RDF": (("validate", "PROSE"), ("PROSE", "correct")),
    "shapes that are not there": (("validate", "--store", "STORE", "--shapes", "no"), ("no", "name")),
    "dump to a folder with files": (("dump", "--store", "STORE", "-o", "FULL"), ("FULL", "name a new")),
    "output in no folder": (("convert", "GOOD", "-o", "no/out.nq"), ("no/out.nq", "name another")),
}


@pytest.mark.parametrize("name", ERRORS)
def test_a_fault_of_the_call_is_one_sentence_with_exit_code_2(
    name: str, sources: Path, store: Path, tmp_path: Path
) -> None:
    places = {"GOOD": sources / "good.json", "STORE": store, "FULL": sources}
    places |= {"EMPTY": tmp_path / "empty", "PROSE": tmp_path / "prose.ttl"}
    places["EMPTY"].mkdir()
    places["PROSE"].write_text("This is no Turtle.", encoding="utf-8")
    call, said = ERRORS[name]
    result = kg(*(places.get(word, word) for word in call), "--quiet" if call[0] in COMMANDS else "--help")
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    for word in said:
        assert str(places.get(word, word)) in line


def test_a_call_that_names_no_source_makes_no_store(tmp_path: Path) -> None:
    assert kg("build", "nothing.json", "--store", "s").exit_code == 2
    assert not (tmp_path / "s").exists()


def test_a_traceback_is_shown_with_debug_alone(store: Path) -> None:
    assert "Traceback" not in process("query", "nothing", "--store", store).stderr
    with_debug = process("query", "nothing", "--store", store, "--debug")
    assert "Traceback" in with_debug.stderr
    assert with_debug.returncode != 0


def test_a_failure_of_the_program_is_a_sentence_too(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("kg.commands.query.write_results", failing)
    result = kg("query", "votes", "--store", store)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "ZeroDivisionError: by nought" in line
    assert "--debug" in line


@pytest.mark.parametrize("broken", ["current", "versions/000001/complete.json"])
def test_a_store_that_cannot_be_read_is_named(store: Path, tmp_path: Path, broken: str) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", store, copy], check=True)
    (copy / broken).write_bytes(b"\xff{")
    result = kg("query", "votes", "--store", copy)
    assert result.exit_code == 2
    assert str(copy) in result.stderr
    assert "Traceback" not in result.stderr


# build
def test_build_says_what_it_did_on_stderr_and_nothing_on_stdout(sources: Path, tmp_path: Path) -> None:
    result = process("build", sources / "good.json", "--store", tmp_path / "s")
    assert result.returncode == 0
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("reading")
    assert "2 documents read, 2 new or changed, 0 rejected" in result.stderr
    assert not any("\x1b" in line or "\r" in line for line in lines), "a log gets plain lines"


def test_the_summary_as_json_is_all_that_is_on_stdout(sources: Path, tmp_path: Path) -> None:
    result = process("build", sources, "--store", tmp_path / "s", "--json")
    assert result.returncode == 1
    summary = json.loads(result.stdout)
    assert (summary["read"], summary["rejected"], summary["version"]) == (2, 1, "000001")
    assert Path(summary["issues"]).is_file()
    (rejected,) = [line for line in result.stderr.splitlines() if line.startswith("rejected ")]
    assert "bad.json" in rejected
    assert "is empty" in rejected


def test_quiet_says_nothing_but_the_exit_code(sources: Path, tmp_path: Path) -> None:
    result = kg("build", sources, "--store", tmp_path / "s", "--quiet")
    assert (result.exit_code, result.output) == (1, "")


def test_patterns_that_the_shell_left_alone_are_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Path] = []

    def seen(sources: list[Path], *_: object) -> None:
        given[:] = sources
        raise StoreError("seen")

    monkeypatch.setattr("kg.pipeline.build", seen)
    (tmp_path / "here").mkdir()
    files = [tmp_path / "here" / name for name in ("a.json", "a[1].json", "b.json")]
    for path in files:
        path.touch()
    first, named, last = files
    for pattern, expected in (
        ("here/*.json", files),
        (f"{tmp_path}/h?re/[ab].json", [first, last]),
        ("**/a*.json", [first, named]),
        ("here/a[1].json", [named]),
        ("here", [tmp_path / "here"]),
        (".", [tmp_path]),
        ("/", [Path("/")]),
    ):
        kg("build", pattern, "--store", "s")
        assert [path.resolve() for path in given] == expected, pattern


def test_the_store_and_hidden_files_in_a_folder_of_sources_are_left_alone(sources: Path, tmp_path: Path) -> None:
    records = tmp_path / "records"
    (records / ".git").mkdir(parents=True)
    (records / ".git" / "index").write_bytes(b"\x00")
    (records / ".hidden").write_bytes(b"\x00")
    (records / "good.json").write_bytes((sources / "good.json").read_bytes())
    for _ in range(2):
        result = kg("build", "records", "--store", "records/store", "--quiet")
        assert result.exit_code == 0, result.output
    again = kg("build", ".", "--store", records / "store")
    assert again.exit_code == 0
    assert "2 documents read, 0 new or changed, 0 rejected" in again.stderr


# query
def test_the_list_names_every_query_with_its_parameters() -> None:
    result = kg("query", "--list")
    names = sorted(path.stem for path in folder("queries").glob("*.rq"))
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == names
    assert all(len(line.split()) > 1 for line in lines)
    at = next(n for n, line in enumerate(lines) if line.startswith("open-motions"))
    assert any("-p as_of=date" in line and "default today" in line for line in lines[at + 1 : at + 3])


def test_the_list_as_json() -> None:
    listed = json.loads(kg("query", "--list", "--json").stdout)
    (found,) = [each for each in listed if each["name"] == "open-motions"]
    assert found["title"]
    assert {parameter["name"] for parameter in found["parameters"]} >= {"as_of"}


@pytest.mark.parametrize("name", sorted(path.stem for path in folder("queries").glob("*.rq")))
def test_every_named_query_answers(name: str, store: Path) -> None:
    result = kg("query", name, "--store", store, "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0].split(",")[0]


def test_a_parameter_narrows_the_answer(store: Path) -> None:
    every = kg("query", "decisions", "--store", store, "--format", "csv").stdout.splitlines()
    one = kg("query", "decisions", "--store", store, "--format", "csv", "-p", "case=HEL 2022-000002")
    assert len(every) == 3
    assert len(one.stdout.splitlines()) == 2
    assert "HEL 2022-000002" in one.stdout


def test_a_query_on_stdin_and_in_a_file_is_answered(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(ONE_ROW, encoding="utf-8")
    on_stdin = process("query", "-", "--store", store, "--format", "tsv", stdin=ONE_ROW)
    assert (on_stdin.returncode, on_stdin.stdout, on_stdin.stderr) == (0, "?one\n1\n", "")
    assert kg("query", "mine.rq", "--store", store, "--format", "tsv").stdout == on_stdin.stdout


def test_a_query_that_is_none_is_told_with_its_place(store: Path) -> None:
    result = kg("query", "-", "--store", store, stdin="SELECT * WHERE { ?s ?p }")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "line 1" in line


@pytest.mark.parametrize("update", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"])
def test_a_query_that_would_do_more_than_read_is_refused(store: Path, update: str) -> None:
    assert kg("query", "-", "--store", store, stdin=update).exit_code == 2


def test_rows_in_every_format_of_rows(store: Path) -> None:
    def answer(name: str) -> str:
        result = kg("query", "-", "--store", store, "--format", name, stdin=ONE_ROW)
        assert result.exit_code == 0
        return result.stdout

    assert json.loads(answer("json"))["results"]["bindings"][0]["one"]["value"] == "1"
    assert answer("csv").split() == ["one", "1"]
    assert answer("table").split() == ["one", "1"]
    assert ET.fromstring(answer("xml").encode()).tag.endswith("sparql")
    assert json.loads(kg("query", "-", "--store", store, "--json", stdin=ONE_ROW).stdout)["head"] == {"vars": ["one"]}


def test_triples_in_every_format_of_triples(store: Path) -> None:
    turtle = kg("query", "-", "--store", store, "--format", "turtle", stdin=ONE_TRIPLE).stdout
    jsonld = kg("query", "-", "--store", store, "--format", "jsonld", stdin=ONE_TRIPLE).stdout
    assert len(list(parse(turtle.encode(), format=RdfFormat.TURTLE))) == 1
    assert len(list(parse(jsonld.encode(), format=RdfFormat.JSON_LD))) == 1


def test_a_reader_that_has_seen_enough_gets_no_traceback(store: Path) -> None:
    many = "SELECT * WHERE { ?s ?p ?o . ?a ?b ?c } LIMIT 100000"
    command = [sys.executable, "-m", "kg", "query", "-", "--store", str(store), "--format", "tsv"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, text=True) as running:
        assert running.stdin and running.stdout and running.stderr  # noqa: PT018
        running.stdin.write(many)
        running.stdin.close()
        assert running.stdout.readline().startswith("?")
        running.stdout.close()
        assert running.stderr.read() == ""


# settings
def settings(tmp_path: Path, text: str) -> str:
    """A settings file of its own name: a process reads each once."""
    path = tmp_path / "kg-settings.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_settings_file_stands_in_for_options(store: Path, tmp_path: Path) -> None:
    named = settings(tmp_path, f'[query]\nstore = "{store}"\nformat = "csv"\np = "case=HEL 2022-000002"\n')
    result = kg("query", "decisions", KG_CONFIG=named)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("decision,")
    assert len(result.stdout.splitlines()) == 2
    assert kg("query", "decisions", "--format", "tsv", KG_CONFIG=named).stdout.startswith("?decision\t")


def test_a_base_of_ones_own_reaches_every_iri_and_query(sources: Path, tmp_path: Path) -> None:
    named = settings(tmp_path, 'base_iri = "https://data.example.org/kg/"\n[build]\nquiet = true\nstore = "s"\n')
    assert kg("build", sources / "good.json", KG_CONFIG=named).exit_code == 0
    rows = kg("query", "decisions", "--store", "s", "--format", "csv", KG_CONFIG=named).stdout.splitlines()
    assert len(rows) == 3
    assert all(row.startswith("https://data.example.org/kg/eli/") for row in rows[1:])
    assert kg("validate", "--store", "s", KG_CONFIG=named).exit_code == 0
    other = kg("build", sources / "good.json", "--store", "s")
    assert other.exit_code == 2
    assert "--fresh" in other.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base_iri = ", "no TOML"),
        ('base_iri = "https://example.org"\n', "base_iri"),
        ('[query]\nformta = "csv"\n', "formta"),
        ('[query]\nformat = "yaml"\n', "yaml"),
    ],
)
def test_a_fault_in_the_settings_file_is_a_sentence(store: Path, tmp_path: Path, text: str, said: str) -> None:
    result = kg("query", "decisions", "--store", store, KG_CONFIG=settings(tmp_path, text))
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert said in line


def test_a_settings_file_that_is_not_there_is_named(store: Path) -> None:
    result = kg("query", "decisions", "--store", store, KG_CONFIG="no.toml")
    assert result.exit_code == 2
    assert "no.toml (KG_CONFIG)" in result.stderr


# validate
@pytest.fixture(scope="module")
def judged(store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same graph as a file, and shapes that it breaks."""
    path = tmp_path_factory.mktemp("judged")
    (path / "shapes").mkdir()
    (path / "shapes" / "never.ttl").write_text(NO_RULE_HOLDS, encoding="utf-8")
    assert kg("dump", "--store", store, "-o", path / "dump", "--quiet").exit_code == 0
    return path / "dump" / "decisions.nq.gz", path / "shapes"


def test_a_store_and_a_file_that_conform_give_0(store: Path, judged: tuple[Path, Path]) -> None:
    for call in (("--store", store), (judged[0],)):
        result = kg("validate", *call, "--json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["conforms"] is True


def test_what_does_not_conform_gives_1_in_a_store_and_in_a_file(store: Path, judged: tuple[Path, Path]) -> None:
    file, shapes = judged
    verdicts = [kg("validate", *call, "--shapes", shapes, "--json") for call in (("--store", store), (file,))]
    assert [verdict.exit_code for verdict in verdicts] == [1, 1]
    told = [json.loads(verdict.stdout) for verdict in verdicts]
    assert set(told[0]) >= {"conforms", "results", "counts", "engine"}
    assert [each["conforms"] for each in told] == [False, False]
    focuses = [{result["focus"] for result in each["results"]} for each in told]
    assert focuses[0] == focuses[1]
    assert len(focuses[0]) >= 2


@pytest.mark.parametrize("name", ["text", "json", "turtle", "sarif", "junit", "github"])
def test_a_report_stands_alone_on_stdout(name: str, store: Path, judged: tuple[Path, Path]) -> None:
    result = kg("validate", "--store", store, "--shapes", judged[1], "--format", name)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["validating"]
    if name in {"json", "sarif"}:
        json.loads(result.stdout)
    elif name == "junit":
        ET.fromstring(result.stdout.encode())
    elif name == "turtle":
        assert list(parse(result.stdout.encode(), format=RdfFormat.TURTLE))
    else:
        assert "nothing is absent" in result.stdout


# dump
def test_dump_writes_files_that_answer_to_their_sums(store: Path, tmp_path: Path) -> None:
    result = process("dump", "--store", store, "-o", tmp_path / "dump", "--json")
    assert result.returncode == 0
    told = json.loads(result.stdout)
    names = {path.name for path in (tmp_path / "dump").iterdir()}
    assert set(told["files"]) == names
    assert names >= {f"decisions.{kind}.gz" for kind in ("ttl", "nt", "nq", "trig", "jsonld")}
    assert names >= {"context.jsonld", "issues.jsonl", "SHA256SUMS"}
    lines = (tmp_path / "dump" / "SHA256SUMS").read_text().splitlines()
    sums = {name: sha256 for sha256, name in (line.split("  ") for line in lines)}
    assert set(sums) == names - {"SHA256SUMS"}
    for name, sha256 in sums.items():
        assert hashlib.sha256((tmp_path / "dump" / name).read_bytes()).hexdigest() == sha256


# convert
READERS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
}


@pytest.fixture
def built_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let convert write out a graph that is there already, where only the writing is tested."""
    version = StoreFolder(store).current()
    summary = Summary(**{name: version.about[name] for name in Summary.__dataclass_fields__})
    monkeypatch.setattr("kg.pipeline.build", lambda *_: Built(version, summary, (), None))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.usefixtures("built_once")
def test_convert_writes_the_same_to_a_file_and_to_stdout(name: str, sources: Path, tmp_path: Path) -> None:
    on_stdout = kg("convert", sources / "good.json", "--format", name, "--quiet")
    in_file = kg("convert", sources / "good.json", "--format", name, "--quiet", "-o", "out")
    assert (on_stdout.exit_code, in_file.exit_code, in_file.output) == (0, 0, "")
    content = (tmp_path / "out").read_bytes()
    assert content == on_stdout.stdout_bytes
    assert len(list(parse(content, format=READERS[name]))) > 50


def test_convert_says_what_the_sources_say_and_nothing_of_the_programs_own(sources: Path) -> None:
    result = process("convert", sources)
    assert result.returncode == 1
    quads = list(parse(result.stdout.encode(), format=RdfFormat.N_QUADS))
    graphs = {quad.graph_name.value for quad in quads if hasattr(quad.graph_name, "value")}
    assert sum("/id/document/" in graph for graph in graphs) == 2
    assert not [graph for graph in graphs if graph.endswith(("/graph/ontology", "/graph/registry"))]
    assert not [quad for quad in quads if str(quad.object) == "<http://www.w3.org/2002/07/owl#Class>"]
    assert "rejected " in result.stderr


@pytest.mark.usefixtures("built_once")
def test_converts_summary_never_mixes_with_its_rdf(sources: Path, tmp_path: Path) -> None:
    on_stdout = kg("convert", sources / "good.json", "--json")
    assert json.loads(on_stdout.stderr.splitlines()[-1])["read"] == 2
    assert list(parse(on_stdout.stdout.encode(), format=RdfFormat.N_QUADS))
    in_file = kg("convert", sources / "good.json", "--json", "-o", "out")
    assert json.loads(in_file.stdout)["read"] == 2


def test_convert_leaves_nothing_behind(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    assert kg("convert", sources / "good.json", "--quiet").exit_code == 0
    assert list(scratch.iterdir()) == []
    assert list(tmp_path.iterdir()) == [scratch]


def test_every_command_is_a_click_command_with_words() -> None:
    assert all(getattr(main.get_command(click.Context(main), name), "help", None) for name in COMMANDS)

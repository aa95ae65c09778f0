"""What `kg stats` counts, and how it shows it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from kg.commands.stats import stats as command
from kg.errors import StoreError
from kg.ontology import Ontology
from kg.stats import Count, Stats, stats
from kg.store import LAYOUT, StoreFolder
from kg.vocab import DEFAULT_BASE, OA

MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
ISSUES = (
    ("noted", "The name “Aada Beispiel” is not certain."),
    ("noted", "The name “Bertta Beispiel” is not certain."),
    ("noted", "lorem: the text gives 612/1999; the name says 621/1999, which is taken"),
    ("noted", "lorem: the text gives 1/2030; the name says 2/2030, which is taken"),
    ("skipped", "U51105VH3 is here and 0A1B2C3D-0000-4000-8000-000000000001 there"),
    ("rejected", "[bold]odd[/bold] \x1b[red"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the model by example as its graph."""
    folder = tmp_path_factory.mktemp("stats") / "store"
    version = folder / "versions" / "000007"
    version.mkdir(parents=True)
    graph = Store(str(version / "graph"))
    graph.extend(parse(path=str(MODEL), format=RdfFormat.TRIG))
    graph.extend(Ontology.load(DEFAULT_BASE).graph_quads())
    graph.flush()
    lines = [json.dumps({"severity": severity, "message": message}) for severity, message in ISSUES]
    (version / "issues.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    about = {
        "version": "000007", "program": "9.9", "built": "2030-04-01T12:00:00+00:00", "seconds": 12.34, "layout": LAYOUT,
        "base": DEFAULT_BASE, "conforms": False, "violations": 2,
    }  # fmt: skip
    (version / "complete.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "current").write_text("000007\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def counted(store: Path) -> Stats:
    return stats(StoreFolder(store).current())


def by_name(counts: tuple[Count, ...]) -> dict[str, int]:
    return {one.name: one.count for one in counts}


def test_the_build_is_told(counted: Stats) -> None:
    assert (counted.version, counted.program, counted.seconds) == ("000007", "9.9", 12.34)
    assert (counted.conforms, counted.violations) == (False, 2)
    model = set(parse(path=str(MODEL), format=RdfFormat.TRIG))
    assert counted.quads == len(model | set(Ontology.load(DEFAULT_BASE).graph_quads()))


def test_decisions_are_counted_once_and_only_those_with_a_text(counted: Stats) -> None:
    """§ 885, 23, 25 and 41 of the model have texts, § 41 in two languages; § 7 and the proposal have theirs."""
    assert counted.decisions == 5
    assert by_name(counted.years) == {"2021": 1, "2022": 4}
    assert counted.undated == 0
    assert [year.name for year in counted.years] == ["2021", "2022"]


def test_decisions_are_counted_by_body(counted: Stats) -> None:
    bodies = by_name(counted.bodies)
    assert bodies["Kaupunginhallitus"] == 3
    assert sum(bodies.values()) == counted.decisions
    assert [body.count for body in counted.bodies] == sorted(bodies.values(), reverse=True)
    assert all(body.iri.startswith(DEFAULT_BASE) for body in counted.bodies)


def test_documents_languages_and_classes_are_counted(counted: Stats) -> None:
    sources = by_name(counted.sources)
    assert {"record", "agenda"} <= sources.keys()
    assert by_name(counted.languages) == {"fi": 6, "sv": 1}
    assert by_name(counted.classes)["oa:Annotation"] == sum(by_name(counted.mentions).values())


BY_IRI = (
    ("appeal", r"/appeal(-\d+)?$"), ("amount", r"/amount-\d+$"), ("extract", r"/extract-\d+$"),
    ("attachment", r"/attachment-\d+$"), ("vote", r"/vote-\d+$"), ("outcome", r"/act$"), ("motion", r"/id/motion/"),
    ("body", r"/id/(body|post)/"), ("organisation", r"/id/organisation/"), ("place", r"/id/place/"),
    ("law", r"/eli/(sd|eu|kunta/091/hallintosaanto)/"), ("decision", r"/eli/kunta/091/[^/]+/\d{4}/\d+$"),
    ("person in a role", r"/[a-z_]+/[a-z]+-[a-z-]+$"),
)  # fmt: skip
"""How the IRIs of the model tell what a mention is evidence of."""


def test_mentions_are_counted_by_what_they_are_evidence_of(counted: Stats) -> None:
    quads = parse(path=str(MODEL), format=RdfFormat.TRIG)
    pairs = {(quad.subject, quad.object) for quad in quads if quad.predicate.value == OA + "hasBody"}
    bodies = [value.value for _, value in pairs if isinstance(value, NamedNode)]
    kinds = Counter(next(kind for kind, form in BY_IRI if re.search(form, body)) for body in bodies)
    assert by_name(counted.mentions) == dict(kinds)
    assert kinds.keys() == {kind for kind, _ in BY_IRI}


def test_issues_of_one_kind_are_one_message(counted: Stats) -> None:
    assert [(issues.severity, issues.count) for issues in counted.issues] == [
        ("rejected", 1), ("skipped", 1), ("noted", 4),
    ]  # fmt: skip
    noted = counted.issues[2].messages
    assert noted == (
        Count("The name … is not certain.", 2),
        Count("lorem: the text gives …; the name says …, which is taken", 2),
    )
    assert counted.issues[1].messages == (Count("… is here and … there", 1),)


def test_a_log_that_cannot_be_read_is_named(store: Path) -> None:
    version = StoreFolder(store).current()
    log = version.issues.read_bytes()
    version.issues.write_text("no JSON\n")
    try:
        with pytest.raises(StoreError, match=r"issues\.jsonl cannot be read .* build the store again"):
            stats(version)
    finally:
        version.issues.write_bytes(log)


# the command


def kg_stats(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_the_tables_name_what_they_count(store: Path) -> None:
    result = kg_stats("--store", store)
    assert result.exit_code == 0
    for line in (
        "built     2030-04-01T12:00:00+00:00 by kg 9.9 in 12.3 s",
        "verdict   2 violations",
        "5 decisions by year",
        " 3   Kaupunginhallitus",
        "body:00400",
        "Mentions by what they are evidence of",
        "Issues noted: 4",
        " 2   The name … is not certain.",
    ):
        assert line in result.stdout
    assert result.stderr == "counting\n"


def test_a_message_steers_no_terminal(store: Path) -> None:
    assert "[bold]odd[/bold]  [red" in kg_stats("--store", store).stdout


def test_a_long_list_is_cut_and_says_so(store: Path, counted: Stats) -> None:
    rest = counted.classes[2:]
    shown = kg_stats("--store", store, "--top", "2", "--quiet")
    assert f"{sum(one.count for one in rest)}   in {len(rest)} more" in shown.stdout
    assert shown.stderr == ""


def test_as_json_everything_is_there(store: Path, counted: Stats) -> None:
    said = json.loads(kg_stats("--store", store, "--json", "--quiet").stdout)
    assert said["decisions"] == 5
    assert len(said["classes"]) == len(counted.classes)
    assert said["years"][0] == {"name": "2021", "count": 1, "iri": ""}
    assert said["issues"][2]["messages"][0] == {"name": "The name … is not certain.", "count": 2, "iri": ""}


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = kg_stats("--store", tmp_path / "none")
    assert isinstance(result.exception, StoreError)
    assert "kg build" in str(result.exception)

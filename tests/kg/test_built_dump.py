"""The dump of a store as it is built, read back by another parser."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import rdflib
from click.testing import CliRunner
from conftest import decision

from kg import config
from kg.commands.dump import dump as command
from kg.dump import publish
from kg.errors import UsageError
from kg.pipeline import Options, build
from kg.publication import publication, sources_of
from kg.store import Version

FORMS: Final = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "nq": "nquads", "trig": "trig"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """A store of two decisions."""
    place = tmp_path_factory.mktemp("built")
    text = "<p>Kaupunginhallitus päätti kuntalain 26 §:n nojalla hyväksyä 1 200 euron hankinnan.</p>"
    listed = {"decisions": [decision(1), decision(2, text=text, title="Sillan korjaus")]}
    (place / "list.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    return build([place / "list.json"], place / "store", Options(jobs=1, validate=False), lambda *_: None).version


def dumped_to(out: Path, version: Version) -> Path:
    published = publication(version.about["base"], sources_of(version.index))
    publish(version.open(), out, published, version.issues)
    return out


@pytest.fixture(scope="module")
def dumped(built: Version, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumped_to(tmp_path_factory.mktemp("dumped") / "out", built)


def read(data: str | bytes, form: str) -> set[str]:
    """Every statement as a line, with its graph where the format has graphs. As it stands: 1.0 is not 1."""
    graph = rdflib.Dataset() if form in {"nquads", "trig"} else rdflib.Graph()
    graph.parse(data=data, format=form)
    return {" ".join(term.n3() for term in said if term is not None) for said in graph}


@pytest.mark.parametrize("form", FORMS)
def test_another_parser_reads_every_statement_back(
    built: Version, dumped: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    whole = form in {"nq", "trig"}
    lines = {f"{quad if whole else quad.triple} ." for quad in built.open()}
    expected = read("\n".join(lines), "nquads" if whole else "nt")
    assert len(expected) == len(lines)
    assert read(gzip.decompress((dumped / f"decisions.{form}.gz").read_bytes()), FORMS[form]) == expected


def test_the_same_store_dumped_at_another_time_gives_the_same_bytes(
    built: Version, dumped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    again = sorted(dumped_to(tmp_path / "again", built).iterdir())
    assert [path.name for path in again] == sorted(path.name for path in dumped.iterdir())
    assert [path.read_bytes() for path in again] == [(dumped / path.name).read_bytes() for path in again]


def test_the_catalogue_says_in_json_ld_what_it_says_in_turtle(dumped: Path) -> None:
    in_turtle = read((dumped / "catalog.ttl").read_bytes(), "turtle")
    assert read((dumped / "catalog.jsonld").read_bytes(), "json-ld") == in_turtle
    assert len(in_turtle) > 100


# the command


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings file in force."""
    monkeypatch.setenv("KG_CONFIG", str(tmp_path / "kg.toml"))
    config._read.cache_clear()
    yield tmp_path / "kg.toml"
    config._read.cache_clear()


def test_the_command_takes_addresses_as_options_and_the_rest_from_kg_toml(
    built: Version, tmp_path: Path, settings: Path
) -> None:
    settings.write_text('[catalog]\npublisher_name = "Us"\ncontact = { name = "Data", email = "data@example.org" }\n')
    words = ("--store", built.path.parents[1], "-o", tmp_path / "out", "--url", "https://files.example/d")
    result = CliRunner().invoke(command, [str(word) for word in (*words, "--endpoint", "https://example.org/sparql")])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.endswith("to be published at https://files.example/d/ by Us\n")
    said = (tmp_path / "out" / "catalog.ttl").read_text(encoding="utf-8")
    for part in (
        "<https://files.example/d/decisions.nq.gz>",
        "<mailto:data@example.org>",
        "<https://example.org/sparql>",
    ):
        assert part in said


def test_a_settings_file_that_cannot_be_meant_stops_before_anything_is_written(
    built: Version, tmp_path: Path, settings: Path
) -> None:
    settings.write_text("[catalog]\neditor = 'vi'\n")
    result = CliRunner().invoke(command, ["--store", str(built.path.parents[1]), "-o", str(tmp_path / "out")])
    assert isinstance(result.exception, UsageError)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kg.toml"]


def test_the_files_are_listed_as_json(built: Version, tmp_path: Path) -> None:
    words = ["--store", str(built.path.parents[1]), "-o", str(tmp_path / "out"), "--json", "--quiet"]
    result = CliRunner().invoke(command, words)
    assert json.loads(result.stdout) == {
        "folder": str(tmp_path / "out"),
        "files": sorted(path.name for path in (tmp_path / "out").iterdir()),
    }
    assert result.stderr == ""

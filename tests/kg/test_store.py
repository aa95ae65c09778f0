"""Versions of a store: what is served is whole, whatever happened to a build."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import decision
from pyoxigraph import Literal, NamedNode, Quad

from kg import pipeline
from kg.errors import StoreError
from kg.index import Index
from kg.pipeline import Options
from kg.store import LAYOUT, StoreFolder, Version, write_at_once


def quad(number: int) -> Quad:
    node = NamedNode("https://example.org/a")
    return Quad(node, NamedNode("https://example.org/number"), Literal(str(number)), node)


def publish(folder: StoreFolder, number: int, *, fresh: bool = False) -> Version:
    """Put up a version with one quad more."""
    with folder.writing(fresh=fresh) as draft:
        Index(draft.path / "index.sqlite").close()
        draft.graph.add(quad(number))
        return draft.publish({"quads": len(draft.graph)})


def held(version: Version) -> set[int]:
    return {int(each.object.value) for each in version.open() if isinstance(each.object, Literal)}


def versions(folder: StoreFolder) -> list[str]:
    return sorted(path.name for path in (folder.path / "versions").iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> StoreFolder:
    return StoreFolder(tmp_path / "store")


def test_a_version_is_begun_from_the_current_one_and_fresh_from_nothing(folder: StoreFolder) -> None:
    assert held(publish(folder, 1)) == {1}
    assert held(publish(folder, 2)) == {1, 2}
    assert held(folder.current()) == {1, 2}
    assert held(publish(folder, 3, fresh=True)) == {3}


def test_the_marker_says_what_the_version_holds(folder: StoreFolder) -> None:
    publish(folder, 1)
    version = folder.current()
    assert version.about["quads"] == 1
    assert version.about["layout"] == LAYOUT
    assert version.about["version"] == version.path.name


def test_no_store_is_a_store_without_the_folder_the_pointer_or_the_marker(folder: StoreFolder) -> None:
    with pytest.raises(StoreError, match="kg build"):
        folder.current()
    folder.path.mkdir()
    with pytest.raises(StoreError, match="no complete version"):
        folder.current()
    version = publish(folder, 1)
    (version.path / "complete.json").unlink()
    with pytest.raises(StoreError, match="no complete version"):
        folder.current()


def test_a_file_is_no_store(folder: StoreFolder) -> None:
    folder.path.write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        folder.current()
    with pytest.raises(StoreError, match="is a file"), folder.writing(fresh=False):
        pass


@pytest.mark.parametrize("about", ["{", '{"layout": 0}', "{}"])
def test_a_marker_that_cannot_be_read_or_is_of_another_layout_is_refused(folder: StoreFolder, about: str) -> None:
    version = publish(folder, 1)
    (version.path / "complete.json").write_text(about)
    with pytest.raises(StoreError, match=str(folder.path)):
        folder.current()
    assert held(publish(folder, 2, fresh=True)) == {2}


def test_a_graph_that_is_gone_is_a_store_error(folder: StoreFolder) -> None:
    version = publish(folder, 1)
    for file in (version.path / "graph").iterdir():
        file.unlink()
    with pytest.raises(StoreError, match="build it again"):
        version.open()


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_draft_is_removed(folder: StoreFolder, error: type[BaseException]) -> None:
    publish(folder, 1)

    def interrupted() -> None:
        with folder.writing(fresh=False) as draft:
            draft.graph.add(quad(2))
            raise error

    with pytest.raises(error):
        interrupted()
    assert versions(folder) == ["000001"]
    assert held(folder.current()) == {1}


def test_a_draft_left_without_publishing_is_removed(folder: StoreFolder) -> None:
    with folder.writing(fresh=False) as draft:
        draft.graph.add(quad(1))
    assert versions(folder) == []
    with pytest.raises(StoreError, match="closed"):
        draft.graph.add(quad(2))


def test_a_second_writer_is_refused_while_one_writes(folder: StoreFolder) -> None:
    with folder.writing(fresh=False):
        with pytest.raises(StoreError, match="another build"), StoreFolder(folder.path).writing(fresh=False):
            pass
        assert len(versions(folder)) == 1
    assert held(publish(folder, 1)) == {1}


def test_readers_keep_what_they_opened(folder: StoreFolder) -> None:
    """Also when its version is swept away two builds later."""
    publish(folder, 1)
    reader = folder.current().open()
    for number in range(2, 6):
        publish(folder, number)
    assert "000001" not in versions(folder)
    assert [each.object for each in reader] == [Literal("1")]
    assert held(folder.current()) == {1, 2, 3, 4, 5}


def test_versions_older_than_the_previous_one_go(folder: StoreFolder) -> None:
    for number in range(1, 5):
        publish(folder, number)
    with folder.writing(fresh=False) as draft:
        assert versions(folder) == ["000003", "000004", draft.name]


def test_what_a_killed_build_left_is_swept(folder: StoreFolder) -> None:
    """A draft without marker, and one that was complete but never became the current one."""
    first = publish(folder, 1)
    (folder.path / "versions" / "000002" / "graph").mkdir(parents=True)
    unpointed = folder.path / "versions" / "000003"
    unpointed.mkdir()
    (unpointed / "complete.json").write_text((first.path / "complete.json").read_text())
    assert held(folder.current()) == {1}
    with folder.writing(fresh=False) as draft:
        assert versions(folder) == ["000001", draft.name]
    assert held(publish(folder, 2)) == {1, 2}


def test_names_of_versions_are_not_used_again_while_they_stand(folder: StoreFolder) -> None:
    names = [publish(folder, number, fresh=number % 2 == 0).path.name for number in range(1, 5)]
    assert names == ["000001", "000002", "000003", "000004"]


def test_a_stray_file_among_the_versions_harms_nothing(folder: StoreFolder) -> None:
    publish(folder, 1)
    (folder.path / "versions" / ".DS_Store").write_text("x")
    assert held(publish(folder, 2)) == {1, 2}


def test_a_file_is_written_at_once(tmp_path: Path) -> None:
    path = tmp_path / "current"
    path.write_text("old")
    before = path.open(encoding="utf-8")
    write_at_once(path, "newer\n")
    with before:
        assert before.read() == "old"
    assert path.read_text() == "newer\n"
    assert [each.name for each in tmp_path.iterdir()] == ["current"]


# the bytes of source documents


def test_source_bytes_come_back_as_they_were_and_only_some_are_kept(folder: StoreFolder) -> None:
    folder.path.mkdir()
    with folder.sources() as sources:
        for number in range(3):
            sources.keep(str(number), bytes([number]) * 1000)
        sources.keep("1", b"the same hash is the same bytes")
        sources.commit()
    with folder.sources() as sources:
        assert sources.content("1") == b"\x01" * 1000
        sources.keep_only({"1", "2", "not there"})
        assert sources.content("2") == b"\x02" * 1000
        with pytest.raises(StoreError, match="--fresh"):
            sources.content("0")


def test_source_bytes_that_no_version_needs_are_forgotten(tmp_path: Path) -> None:
    source, store = tmp_path / "a.json", tmp_path / "s"

    def kept(*titles: str) -> int:
        records = [decision(number, title=title) for number, title in enumerate(titles, start=1)]
        for record in records:
            record["Content"] = record["Content"].replace("T10:00", f"T{10 + (record['Title'] == 'Uusi')}:00")
        source.write_text(json.dumps({"decisions": records}))
        pipeline.build([source], store, Options(jobs=1, validate=False), lambda *_: None)
        with sqlite3.connect(store / "sources.sqlite") as db:
            (number,) = db.execute("SELECT COUNT(*) FROM sources").fetchone()
        db.close()
        return int(number)

    assert kept("Vanha", "Toinen") == 2
    assert kept("Uusi") == 2
    assert kept("Vanha") == 2


def test_one_record_in_two_lists_is_one_document_and_blocks_nothing(tmp_path: Path) -> None:
    """The same bytes have one named graph, so they are said once."""
    record = {"links": [], "Title": "Lisää laitureita", "Date": "2021-09-22T03:00:00.000",
              "FileURI": "https://ahjo.example/content/%7B00000081-0000-4000-8000-000000000001%7D"}  # fmt: skip
    for name in ("initiatives", "resolutions"):
        (tmp_path / f"{name}.json").write_text(json.dumps({name: [record]}))
    for order in (("initiatives", "resolutions"), ("resolutions", "initiatives")):
        sources = [tmp_path / f"{name}.json" for name in order]
        options = Options(jobs=1, validate=False, fresh=True)
        built = pipeline.build(sources, tmp_path / "s", options, lambda *_: None)
        assert built.summary.documents == 1
        assert built.version.about["kinds"][0]["kind"] == "initiative"


def test_a_version_that_the_engine_still_writes_to_is_removed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = shutil.rmtree, []

    def rmtree(path: Path, ignore_errors: bool = False) -> None:
        calls.append(path)
        if len(calls) > 2:
            real(path, ignore_errors=ignore_errors)

    monkeypatch.setattr("kg.store.shutil.rmtree", rmtree)
    with StoreFolder(tmp_path / "store").writing(fresh=True):
        pass
    assert len(calls) == 3
    assert list((tmp_path / "store" / "versions").iterdir()) == []

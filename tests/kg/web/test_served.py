"""The version that is served, while others are built and while the store is broken."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from web_serving import Client, make_store

from kg.errors import StoreError
from kg.graph import terms as t
from kg.store import StoreFolder
from kg.vocab import DEFAULT_BASE
from kg.web.served import Served
from kg.web.site import Site
from kg.web.snapshot import open_snapshot

PERSON = f"{DEFAULT_BASE}id/person/aino-esimerkki"


def quads(name: str) -> list[Quad]:
    person, graph = NamedNode(PERSON), NamedNode(f"{DEFAULT_BASE}id/document/{'0' * 64}")
    return [Quad(person, t.TYPE, t.FOAF_PERSON, graph), Quad(person, t.FOAF_NAME, Literal(name), graph)]


def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


def test_a_new_version_is_taken_up_and_the_old_one_lives_as_long_as_it_is_used(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", quads("Ensimmäinen"))
    served = Served(folder, every=0.01)
    old = served.snapshot()
    for name in ("Toinen", "Kolmas", "Neljäs"):  # the builds remove the version that is still open here
        make_store(tmp_path / "store", quads(name))
    until(lambda: served.snapshot().labels.of(NamedNode(PERSON)).text == "Neljäs")
    assert not old.version.path.exists()
    assert old.graph.text(NamedNode(PERSON), t.FOAF_NAME) == "Ensimmäinen"
    assert old.tag != served.snapshot().tag


def test_pages_change_with_the_version_and_their_tags_with_them(tmp_path: Path) -> None:
    client = Client(Site(Served(make_store(tmp_path / "store", quads("Ensimmäinen")), every=0.0)))
    first = client.get("/id/person/aino-esimerkki")
    make_store(tmp_path / "store", quads("Toinen"))
    until(lambda: client.get("/health").json()["version"] == "000002")
    second = client.get("/id/person/aino-esimerkki", headers={"if-none-match": first.headers["etag"]})
    assert second.status_code == 200
    assert "Toinen" in second.text
    client.close()


def test_a_store_made_anew_with_the_old_name_is_noticed(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", quads("Ensimmäinen"))
    served = Served(folder, every=0.0)
    first = served.snapshot()
    shutil.rmtree(tmp_path / "store")
    assert served.snapshot() is first  # gone: what was up stays up
    make_store(tmp_path / "store", quads("Toinen"))
    until(lambda: served.snapshot().labels.of(NamedNode(PERSON)).text == "Toinen")
    assert served.snapshot().name == first.name


def test_a_version_that_cannot_be_opened_leaves_the_old_one_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = make_store(tmp_path / "store", quads("Ensimmäinen"))
    served = Served(folder, every=0.0)
    first = served.snapshot()
    with caplog.at_level(logging.WARNING, "kg.web"):
        make_store(tmp_path / "store", quads("Toinen"))
        (tmp_path / "store" / "current").write_text("000009\n")
        served.snapshot()
        until(lambda: "cannot be served" in caplog.text)
    assert served.snapshot() is first


def test_while_a_build_goes_on_the_old_version_is_served(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", quads("Ensimmäinen"))
    served = Served(folder, every=0.0)
    first = served.snapshot()
    with folder.writing(fresh=False) as draft:
        draft.graph.extend(quads("Toinen"))
        assert served.snapshot() is first
        assert first.graph.text(NamedNode(PERSON), t.FOAF_NAME) == "Ensimmäinen"
    time.sleep(0.05)
    assert served.snapshot() is first


@pytest.mark.parametrize("kind", ["nothing", "a file", "no version", "another layout", "no base", "no graph", "lost"])
def test_a_store_that_cannot_be_served_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "store"
    if kind == "a file":
        path.write_text("x")
    elif kind == "no version":
        path.mkdir()
    elif kind != "nothing":
        version = make_store(path, quads("Aino")).current().path
        about = version / "complete.json"
        if kind == "another layout":
            about.write_text(about.read_text().replace('"layout": 1', '"layout": 0'))
        elif kind == "no base":
            about.write_text(about.read_text().replace('"base"', '"bases"'))
        else:
            shutil.rmtree(version / "graph")
            if kind == "lost":
                from pyoxigraph import Store

                Store(str(version / "graph")).flush()
    with pytest.raises(StoreError, match=r"build|folder"):
        Served(StoreFolder(path))


def test_a_store_with_nothing_in_it_is_served_and_says_so(tmp_path: Path) -> None:
    client = Client(Site(Served(make_store(tmp_path / "store", []))))
    assert "There is nothing in this store yet" in client.get("/").text
    for path in ("/decisions", "/bodies", "/queries/decisions", "/search?q=x", "/sparql"):
        assert client.get(path).status_code == 200
    assert client.get("/id/body/00400").status_code == 404
    client.close()


def test_another_base_has_the_same_paths(tmp_path: Path) -> None:
    base = "https://data.example.org/kunta/"
    person = NamedNode(f"{base}id/person/aino-esimerkki")
    folder = StoreFolder(tmp_path / "store")
    with folder.writing(fresh=True) as draft:
        draft.graph.add(Quad(person, t.TYPE, t.FOAF_PERSON, NamedNode(f"{base}graph/links")))
        draft.graph.add(Quad(person, t.FOAF_NAME, Literal("Aino Esimerkki"), NamedNode(f"{base}graph/links")))
        draft.publish({"base": base, "quads": 2})
    assert open_snapshot(folder.current()).base == base
    client = Client(Site(Served(folder)))
    page = client.get("/id/person/aino-esimerkki")
    assert "Aino Esimerkki" in page.text
    assert person.value in page.headers["link"]
    client.close()

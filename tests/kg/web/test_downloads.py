"""Dumps: those of the folder that is given, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from web_serving import Client, client, model_store

from kg.web.served import Served
from kg.web.site import Site


@pytest.fixture
def offering(tmp_path: Path) -> Iterator[Client]:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "decisions.ttl.gz").write_bytes(b"0123456789")
    (folder / "SHA256SUMS").write_text("abc  decisions.ttl.gz\n")
    (folder / "<b>.txt").write_text("x")
    (folder / ".hidden").write_text("s3cr3t")
    (tmp_path / "secret.txt").write_text("s3cr3t")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "sub").mkdir()
    site = Client(Site(Served(model_store()), folder))
    yield site
    site.close()


def test_the_files_are_listed_and_linked_from_every_page(offering: Client) -> None:
    text = offering.get("/dumps/").text
    assert 'href="/dumps/decisions.ttl.gz"' in text
    assert "<b>.txt" not in text
    assert ".hidden" not in text
    assert "out.txt" not in text
    assert 'href="/dumps/"' in offering.get("/").text


def test_a_file_comes_as_it_is_or_in_part(offering: Client) -> None:
    whole = offering.get("/dumps/decisions.ttl.gz", None, headers={"accept-encoding": "identity"})
    assert (whole.content, whole.headers["content-type"]) == (b"0123456789", "application/gzip")
    part = offering.get("/dumps/decisions.ttl.gz", None, headers={"range": "bytes=2-4", "accept-encoding": "identity"})
    assert (part.status_code, part.content) == (206, b"234")
    assert offering.get("/dumps/SHA256SUMS", None).headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        ".hidden",
        "out.txt",
        "sub",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "sub/x",
        "decisions.ttl.gz%00",
    ],
)
def test_nothing_else_is_offered(offering: Client, name: str) -> None:
    answer = offering.get(f"/dumps/{name}")
    assert answer.status_code in {404, 307}
    assert "s3cr3t" not in answer.text


def test_without_a_folder_there_are_no_dumps() -> None:
    assert client().get("/dumps/").status_code == 404
    assert client().get("/dumps/decisions.ttl.gz").status_code == 404
    assert 'href="/dumps/"' not in client().get("/").text

"""`kg demo` as a stranger meets it: one command, pages that answer, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg import demo
from kg.store import StoreFolder

PATIENCE = 120.0
"""Seconds; other tests may have the machine."""


@contextmanager
def started(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """`kg demo` in a process of its own that makes its temporary files in a folder."""
    command = [sys.executable, "-m", "kg", "demo", *words]
    environment = {**os.environ, "TMPDIR": str(folder)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def finished(folder: Path, *words: str) -> tuple[int, str, str]:
    with started(folder, *words) as process:
        said, told = process.communicate(timeout=PATIENCE)
        return process.returncode, said, told


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    path = tmp_path / "temporary"
    path.mkdir()
    return path


def test_what_is_built_are_the_documents_and_not_what_tells_of_them() -> None:
    assert [path.name for path in demo.sources()] == ["minutes", "pages", "records"]


def test_it_builds_and_validates_without_serving(temporary: Path) -> None:
    code, said, told = finished(temporary, "--no-serve", "--json")
    assert code == 0, told
    summary = json.loads(said)
    assert summary["conforms"] is True
    assert summary["pages"] == {}
    assert "validating" in told
    assert list(temporary.iterdir()) == []


def test_a_store_is_kept_where_one_is_named_and_no_other_store_is_touched(temporary: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert finished(temporary, "--no-serve", "--quiet", "--store", str(store)) == (0, "", "")
    version = StoreFolder(store).current().path
    code, said, told = finished(temporary, "--no-serve", "--store", str(store))
    assert (code, said) == (2, "")
    assert told == f"kg: {store} is not empty; name a new folder, or read what it holds with `kg serve --store`\n"
    assert StoreFolder(store).current().path == version


def test_a_port_in_use_is_told_before_anything_is_built(temporary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said, told = finished(temporary, "--port", str(port))
    assert (code, said) == (2, "")
    assert told.startswith(f"kg: port {port} of 127.0.0.1 cannot be had")
    assert told.rstrip().endswith("name another with --port")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_its_pages_answer_and_it_leaves_nothing_behind(temporary: Path, stop: signal.Signals) -> None:
    with started(temporary, "--port", "0", "--json") as process:
        assert process.stdout is not None
        pages: dict[str, str] = json.loads(process.stdout.readline())["pages"]
        answers = {shows: _status(url) for shows, url in pages.items()}
        assert list(temporary.iterdir()) != []
        process.send_signal(stop)
        code = process.wait(PATIENCE)
    assert set(answers.values()) == {200}, answers
    assert code == 0
    assert list(temporary.iterdir()) == []
    assert pages.keys() >= {
        *("the start page", "a decision with its vote", "a councillor who moved a motion", "a motion and its answer"),
        *("a motion without an answer", "a body with a gap in its numbering", "named queries", "a SPARQL form"),
    }


def _status(url: str) -> int:
    """The status of a page, once its server listens."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_an_interrupted_build_leaves_nothing_behind(temporary: Path) -> None:
    with started(temporary) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("reading")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 2
    assert list(temporary.iterdir()) == []

"""`kg serve`: how it starts, what stops it, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from web_serving import D41, Client, client, model_store

from kg.commands.serve import serve
from kg.errors import KgError, StoreError, UsageError
from kg.web import entity, home

START = "from kg.commands.serve import serve; serve()"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@contextmanager
def running(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process of its own, and its address."""
    command = [sys.executable, "-c", START, "--store", str(model_store().path), "--port", "0", "--json", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.stderr.read() if process.stderr else ""
        yield process, json.loads(line)["url"]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_a_signal_ends_it_cleanly(number: signal.Signals) -> None:
    with running() as (process, url):
        assert httpx.get(url + "health").json()["status"] == "ok"
        page = httpx.get(url.rstrip("/") + D41, headers={"accept": "text/html"})
        assert page.status_code == 200
        assert page.headers["content-encoding"] == "gzip"
        assert "server" not in page.headers
        head = httpx.head(url.rstrip("/") + D41)
        assert (head.status_code, head.content) == (200, b"")
        process.send_signal(number)
        assert process.wait(timeout=15) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_a_query_that_goes_on_does_not_keep_it_from_ending() -> None:
    with running() as (process, url), httpx.Client(timeout=30) as asking:
        request = asking.build_request("GET", url + "sparql", params={"query": SLOW, "timeout": "0.2"})
        assert asking.send(request).status_code == 503
        assert httpx.get(url + "health").status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_it_answers_at_once() -> None:
    """Small answers wait for no other packet."""
    with running() as (_, url), httpx.Client() as asking:
        asking.get(url + "health")
        times = []
        for _ in range(15):
            start = time.perf_counter()
            asking.get(url + "health")
            times.append(time.perf_counter() - start)
        assert min(times) < 0.03


def test_requests_that_are_no_http_do_no_harm() -> None:
    with running() as (_, url):
        host, port = url.removeprefix("http://").rstrip("/").split(":")
        for bytes_ in (b"\x00\xff\r\n\r\n", b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n\r\n", b"GET /a b c\r\n\r\n"):
            with socket.create_connection((host, int(port)), timeout=5) as line:
                try:
                    line.sendall(bytes_)
                    assert line.recv(100).startswith(b"HTTP/1.1 4")
                except ConnectionError:
                    pass  # cut off: as good an answer
        assert httpx.get(url + "health").status_code == 200


def refused(*words: str | Path) -> KgError:
    result = CliRunner().invoke(serve, [str(word) for word in words])
    assert isinstance(result.exception, KgError), result.output
    assert result.exception.exit_code == 2
    return result.exception


def test_a_port_in_use_is_a_fault_of_the_call() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        failure = refused("--store", model_store().path, "--port", port)
    assert isinstance(failure, UsageError)
    assert f"port {port} of 127.0.0.1 cannot be had" in str(failure)


def test_an_address_that_is_not_ours_is_a_fault_of_the_call() -> None:
    assert "--host" in str(refused("--store", model_store().path, "--host", "300.1.1.1", "--port", "0"))
    assert "192.0.2.1" in str(refused("--store", model_store().path, "--host", "192.0.2.1", "--port", "0"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may listen at any port")
def test_a_port_that_needs_rights_is_a_fault_of_the_call() -> None:
    assert "above 1023" in str(refused("--store", model_store().path, "--port", "81"))


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    failure = refused("--store", tmp_path / "nothing", "--port", "0")
    assert isinstance(failure, StoreError)
    assert "kg build" in str(failure)


def test_a_folder_of_dumps_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "kg dump" in str(refused("--store", model_store().path, "--port", "0", "--dumps", tmp_path / "nothing"))


def test_the_command_takes_what_every_command_takes() -> None:
    text = CliRunner().invoke(serve, ["--help"]).output
    assert "Example: kg serve --store store" in text
    for option in ("--store", "--host", "--port", "--dumps", "--quiet", "--json", "--debug"):
        assert option in text


def test_a_fault_of_ours_is_logged_and_told_without_its_particulars(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the particulars")

    asking = Client(client().site)
    monkeypatch.setattr(entity, "page", fail)
    monkeypatch.setattr(home, "body_counts", fail)
    for path in (D41, "/bodies"):
        answer = asking.get(path)
        assert answer.status_code == 500
        assert "particulars" not in answer.text
        assert "the server's log" in answer.text.replace("&#39;", "'")
        assert "content-security-policy" in answer.headers
    assert "RuntimeError: the particulars" in caplog.text
    assert asking.get("/health").status_code == 200
    asking.close()

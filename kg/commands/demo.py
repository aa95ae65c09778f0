"""The command `kg demo`."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kg import config
from kg.commands.options import PATH, common, end
from kg.commands.sources import options, say_rejected
from kg.errors import UsageError
from kg.progress import Reporter

if TYPE_CHECKING:
    from types import FrameType

    from kg.demo import Stop
    from kg.pipeline import Built

_HOST = "127.0.0.1"


@click.command(epilog="Example: kg demo --port 8000")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 for any that is free.")
@click.option("--store", type=PATH, help="A new folder to keep the store in; a temporary one unless said.")
@click.option("--no-serve", is_flag=True, help="Build and validate only.")
@common
def demo(port: int, store: Path | None, no_serve: bool, quiet: bool, as_json: bool) -> None:
    """Build the bundled examples, validate and serve them, and say which pages to open. Ctrl-C ends it.

    The examples are one invented story: a councillor's motion, the statements on it, the council's vote and the
    answer, as records, minutes and web pages.
    """
    from kg.demo import sources, tour
    from kg.pipeline import build

    port = port if no_serve else _free(port)
    with _kept_at(store) as at:
        with Reporter(quiet=quiet) as progress:
            built = build(sources(), at, options(fresh=False, registries=(), jobs=None), progress)
        say_rejected(built, quiet=quiet)
        stops = tour(built.version.open(), config.settings().base)
        _say(built, stops, None if no_serve else f"http://{_HOST}:{port}", quiet=quiet, as_json=as_json)
        if not no_serve:
            _serve(at, port)
    end(1 if built.rejected or built.summary.conforms is False else 0)


def _free(port: int) -> int:
    """The port, or of 0 one that is free. Asked before anything is built, so that nobody waits for a refusal."""
    try:
        with socket.create_server((_HOST, port)) as listener:
            return int(listener.getsockname()[1])
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"port {port} of {_HOST} cannot be had ({reason}); name another with --port") from error


@contextmanager
def _kept_at(store: Path | None) -> Iterator[Path]:
    """The folder of the store. A temporary one is gone afterwards, also when a signal ends the program."""
    if store is not None:
        if store.exists() and (not store.is_dir() or any(store.iterdir())):
            raise UsageError(f"{store} is not empty; name a new folder, or read what it holds with `kg serve --store`")
        yield store
        return
    before = signal.signal(signal.SIGTERM, _ended)
    folder = tempfile.mkdtemp(prefix="kg-demo-")
    try:
        yield Path(folder) / "store"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        signal.signal(signal.SIGTERM, before)


def _ended(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _say(built: Built, stops: Sequence[Stop], server: str | None, *, quiet: bool, as_json: bool) -> None:
    """What was built, to stderr; which pages to open, to stdout. server: None where nothing is served."""
    if as_json:
        pages = {stop.shows: f"{server}{stop.path}" for stop in stops} if server else {}
        click.echo(json.dumps({**asdict(built.summary), "pages": pages}, ensure_ascii=False))
        sys.stdout.flush()
        return
    if quiet:
        return
    s = built.summary
    verdict = "conforms" if s.conforms else f"{s.violations} violations"
    click.echo(
        f"{s.documents} documents, {s.quads} quads; {verdict}; {s.warnings} lines in the issues log; "
        f"built in {s.seconds:.1f} s",
        err=True,
    )
    if server:
        width = max(len(stop.shows) for stop in stops)
        for stop in stops:
            click.echo(f"{stop.shows:{width}}  {server}{stop.path}")
        click.echo("Ctrl-C ends it.", err=True)
        sys.stdout.flush()


def _serve(store: Path, port: int) -> None:
    from kg.commands.serve import serve

    context = click.get_current_context()
    context.invoke(serve, store=store, host=_HOST, port=port, dumps=None, quiet=True, as_json=False)

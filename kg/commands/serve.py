"""The command `kg serve`: a store on the web, until it is stopped."""

from __future__ import annotations

import contextlib
import json
import logging
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.options import PATH, common
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uvicorn

    from kg.web.site import Site

_BACKLOG = 128
_LAST_SECONDS = 5
"""How long requests that are being answered may go on after the server was told to stop."""


@click.command(epilog="Example: kg serve --store store --port 8000")
@click.option(
    "--store", required=True, type=PATH, help="The store to serve; a version built into it later is taken up."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 for any that is free.")
@click.option("--dumps", type=PATH, help="A folder that `kg dump` wrote, offered at /dumps/.")
@common
def serve(store: Path, host: str, port: int, dumps: Path | None, quiet: bool, as_json: bool) -> None:
    """Serve a store: pages to read, RDF of every thing, named queries and a SPARQL endpoint. Ctrl-C ends it."""
    from kg.store import StoreFolder
    from kg.web.served import Served
    from kg.web.site import Site

    if dumps is not None and not dumps.is_dir():
        raise UsageError(f"there is no folder {dumps} to offer dumps from; make one with `kg dump -o {dumps}`")
    with _listening(host, port) as listener:
        site = Site(Served(StoreFolder(store)), dumps)
        _log_to_stderr(quiet=quiet)
        _announce(site, listener, quiet=quiet, as_json=as_json)
        _run(site, listener)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket at the address. UsageError where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # the protocol by its name: only then does asyncio send small answers at once (TCP_NODELAY)
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise UsageError(
            f"{host} is no address of this machine ({error.strerror}); name another with --host"
        ) from error
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(_BACKLOG)
        except PermissionError as error:
            raise UsageError(f"port {port} may not be used by this account; name one above 1023 with --port") from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"port {port} of {host} cannot be had ({reason}); name another with --port") from error
        yield listener


def _log_to_stderr(*, quiet: bool) -> None:
    log = logging.getLogger("kg.web")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("kg: %(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.ERROR if quiet else logging.INFO)


def _announce(site: Site, listener: socket.socket, *, quiet: bool, as_json: bool) -> None:
    """Say where it is served, once a client may come."""
    snapshot = site.served.snapshot()
    host, port = listener.getsockname()[:2]
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    if as_json:
        said = {"url": url, "version": snapshot.name, "quads": snapshot.quads, "base": snapshot.base}
        click.echo(json.dumps(said))
        sys.stdout.flush()
    elif not quiet:
        decisions = len(snapshot.catalogue.decisions)
        click.echo(f"{decisions} decisions, {snapshot.quads} quads, version {snapshot.name}: {url}", err=True)
        click.echo("Ctrl-C ends it.", err=True)


def _run(site: Site, listener: socket.socket) -> None:
    """Answer until a signal says to stop; then finish what is being answered."""
    import uvicorn

    from kg.web.app import application

    settings = uvicorn.Config(
        application(site),
        log_level="critical",  # what fails is told by the log of the program
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    _server(settings, site).run([listener])


def _server(settings: uvicorn.Config, site: Site) -> uvicorn.Server:
    import uvicorn

    class Server(uvicorn.Server):
        """Ends by a signal as by itself, where uvicorn would raise it again, and does not wait for queries."""

        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            signals = (signal.SIGINT, signal.SIGTERM)
            before: dict[signal.Signals, Any] = {one: signal.signal(one, self.handle_exit) for one in signals}
            try:
                yield
            finally:
                for one, handler in before.items():
                    signal.signal(one, handler)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            site.close()
            await super().shutdown(sockets)

    return Server(settings)

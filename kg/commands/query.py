"""The command `kg query`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import click

from kg import config
from kg import query as queries
from kg.commands.options import PATH, common
from kg.errors import UsageError
from kg.results import FORMATS as RESULT_FORMATS
from kg.results import Format as ResultFormat
from kg.results import write as write_results
from kg.store import StoreFolder


@click.command(epilog="Example: kg query open-motions --store store -p as_of=2022-12-31 --format csv")
@click.argument("name", required=False)
@click.option("--store", type=PATH, help="The store to ask.")
@click.option("--endpoint", help="A SPARQL endpoint to ask instead.")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--format", "result_format", type=click.Choice(RESULT_FORMATS), default=None, help="Table unless said.")
@click.option("--list", "list_them", is_flag=True, help="The named queries with title and parameters.")
@common
def query(
    name: str | None, store: Path | None, endpoint: str | None, parameters: tuple[str, ...],
    result_format: str | None, list_them: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Ask a store, or an endpoint: a named query, a query file, or - for a query on stdin."""
    if list_them:
        _list_queries(as_json=as_json)
        return
    if name is None:
        raise UsageError("name a query, a file or -; `kg query --list` shows the named ones")
    if (store is None) == (endpoint is None):
        raise UsageError("name either --store DIR or --endpoint URL")
    asked = _query(name)
    given = _arguments(parameters)
    chosen = result_format or ("json" if as_json else "table")
    base = config.settings().base
    if store is not None:
        graph = StoreFolder(store).current().open()
        results: Any = queries.run(graph, asked.text, given, base)
    else:
        results = queries.run_remote(endpoint or "", asked.text, given, base)
    write_results(results, cast(ResultFormat, chosen), sys.stdout, base)
    sys.stdout.flush()


def _query(name: str) -> queries.NamedQuery:
    if name == "-":
        return queries.parse("-", sys.stdin.read())
    path = Path(name)
    return queries.read(path) if path.suffix == ".rq" or path.is_file() else queries.find(name)


def _arguments(parameters: tuple[str, ...]) -> dict[str, str]:
    """The values of NAME=VALUE options."""
    given = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise UsageError(f"-p {parameter} has no value; write -p NAME=VALUE")
        given[name] = value
    return given


def _list_queries(*, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(q) | {"text": None} for q in queries.named()], ensure_ascii=False))
        return
    for each in queries.named():
        click.echo(f"{each.name:26}{each.title}")
        for parameter in each.parameters:
            default = f" (default {parameter.default})" if parameter.default else ""
            click.echo(f"{'':26}  -p {parameter.name}={parameter.type}: {parameter.meaning}{default}")

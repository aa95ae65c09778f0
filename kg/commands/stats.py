"""The command `kg stats`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import turtle
from kg.commands.options import PATH, common
from kg.progress import Reporter
from kg.store import StoreFolder

if TYPE_CHECKING:
    from kg.stats import Count, Stats

Row = tuple[str, ...]

_WIDTH = 110
"""Columns where the output is no terminal."""


@click.command(epilog="Example: kg stats --store store")
@click.option("--store", required=True, type=PATH, help="The store to look into.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="Rows of each long list.")
@common
def stats(store: Path, top: int, quiet: bool, as_json: bool) -> None:
    """Say what a store holds: counts by class, body, year and source, its build, its issues."""
    from kg.stats import stats as count

    version = StoreFolder(store).current()
    with Reporter(quiet=quiet) as progress:
        progress("counting", 0, None)
        counted = count(version)
    if as_json:
        click.echo(json.dumps(asdict(counted), ensure_ascii=False))
        return
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
    for title, table in _tables(counted, top):
        console.print(Text(title, style="bold"), table, "", sep="\n")


def _tables(counted: Stats, top: int) -> Iterator[tuple[str, Table]]:
    names = turtle.ShortNames(counted.base)
    decisions = f"{counted.decisions} decisions"
    yield "Store", _table(_head(counted))
    yield f"{decisions} by year", _list(counted.years, len(counted.years), _undated(counted))
    yield f"{decisions} by body", _list(counted.bodies, top, names=names)
    yield "Source documents by kind", _list(counted.sources, len(counted.sources))
    yield "Texts by language", _list(counted.languages, len(counted.languages))
    yield "Mentions by what they are evidence of", _list(counted.mentions, len(counted.mentions))
    yield "Things by class", _list(counted.classes, top)
    for issues in counted.issues:
        if issues.count:
            yield f"Issues {issues.severity}: {issues.count}", _list(issues.messages, top)


def _head(counted: Stats) -> list[Row]:
    verdict = {True: "conforms", False: f"{counted.violations} violations", None: "not validated"}[counted.conforms]
    return [
        ("version", counted.version),
        ("built", f"{counted.built} by kg {counted.program} in {counted.seconds:.1f} s"),
        ("verdict", verdict),
        ("quads", str(counted.quads)),
        ("base", counted.base),
    ]


def _undated(counted: Stats) -> list[Row]:
    return [(str(counted.undated), "without a date")] if counted.undated else []


def _list(counts: Sequence[Count], top: int, more: Sequence[Row] = (), names: turtle.ShortNames | None = None) -> Table:
    """Numbers and what they are of. names: say the IRI as well, of things that may share a name."""
    rows: list[Row] = [
        (str(one.count), one.name, names.iri(one.iri)) if names else (str(one.count), one.name) for one in counts[:top]
    ]
    rest = counts[top:]
    if rest:
        rows.append((str(sum(one.count for one in rest)), f"in {len(rest)} more"))
    return _table([*rows, *more], justify="right")


def _table(rows: Sequence[Row], justify: Literal["left", "right"] = "left") -> Table:
    table = Table(box=box.SIMPLE, show_header=False, show_edge=False)
    table.add_column(justify=justify, no_wrap=True)
    for _ in range(max((len(row) for row in rows), default=1) - 1):
        table.add_column(overflow="fold")
    for row in rows:
        # As text and without what would steer the terminal: a name is data, not markup.
        table.add_row(*(Text("".join(c if c.isprintable() else " " for c in cell)) for cell in row))
    return table

"""The command `kg build`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import PATH, common, end, expanded
from kg.commands.sources import options, say_rejected
from kg.progress import Reporter

if TYPE_CHECKING:
    from kg.pipeline import Built


@click.command(epilog="Example: kg build records/ --store store")
@click.argument("sources", nargs=-1, required=True, type=PATH)
@click.option("--store", required=True, type=PATH, help="The store's folder; made if it is not there.")
@click.option("--fresh", is_flag=True, help="Start empty instead of adding to what is there.")
@click.option("--registry", "registries", multiple=True, type=PATH, help="A registry beside the bundled ones.")
@click.option("--privacy", type=PATH, default=None, help="A policy on personal data in place of the bundled one.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Worker processes; as many as cores unless said."
)
@common
def build(
    sources: tuple[Path, ...], store: Path, fresh: bool, registries: tuple[Path, ...], jobs: int | None,
    privacy: Path | None, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Convert every source, link, validate, and put the result up as the store's new version.

    SOURCES are files and folders; what they are is found from their content. A document that is in the store already
    is replaced by a later one. A rejected source is listed with its reason and skipped.
    """
    from kg.pipeline import build as run_build  # what is slow to import is imported by the command that needs it

    with Reporter(quiet=quiet) as progress:
        chosen = options(fresh=fresh, registries=registries, privacy=privacy, jobs=jobs)
        built = run_build(expanded(sources), store, chosen, progress)
    say_rejected(built, quiet=quiet)
    if as_json:
        click.echo(json.dumps(asdict(built.summary), ensure_ascii=False))
    elif not quiet:
        click.echo(_summary(built), err=True)
    end(1 if built.rejected or built.summary.conforms is False else 0)


def _summary(built: Built) -> str:
    s = built.summary
    verdict = {True: "conforms", False: f"{s.violations} violations (see `kg validate`)", None: "not validated"}[
        s.conforms
    ]
    return (
        f"{s.read} documents read, {s.new} new or changed, {s.rejected} rejected; "
        f"{s.documents} in the store, {s.said} said again\n"
        f"{s.quads} quads, {s.links} of them links; {s.warnings} warnings in {s.issues}\n"
        f"{s.redacted} texts redacted, {s.withheld} withheld; {s.identity_codes} identity codes and "
        f"{s.contacts} contacts left out\n"
        f"verdict: {verdict}; version {s.version} is up after {s.seconds:.1f} s"
    )

"""The command `kg dump`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg import config
from kg.commands.options import PATH, common
from kg.progress import Reporter
from kg.store import StoreFolder


@click.command(epilog="Example: kg dump --store store -o dump --url https://example.org/dumps/")
@click.option("--store", required=True, type=PATH, help="The store to dump.")
@click.option("-o", "--output", required=True, type=PATH, help="A folder that is new or empty.")
@click.option("--url", help="Where the files will be published; dumps/ under base_iri unless said.")
@click.option("--endpoint", help="The SPARQL endpoint that answers from the same data, if there is one.")
@common
def dump(store: Path, output: Path, url: str | None, endpoint: str | None, quiet: bool, as_json: bool) -> None:
    """Write the graph as Turtle, N-Triples, N-Quads, TriG and JSON-LD, compressed, for others to take.

    Beside them stand the catalogue (DCAT-AP), the numbers (VoID), the JSON-LD context, the issues log and checksums.
    Who publishes them, and under which licence, can be said in the table [catalog] of kg.toml.
    """
    from kg.dump import publish
    from kg.publication import publication, sources_of

    version = StoreFolder(store).current()
    table = config.command_defaults().get("catalog", {})
    published = publication(version.about["base"], sources_of(version.index), table, url, endpoint)
    with Reporter(quiet=quiet) as progress:
        files = publish(version.open(), output, published, version.issues, progress)
    if as_json:
        click.echo(json.dumps({"folder": str(output), "files": [f.name for f in files]}))
    elif not quiet:
        who = published.publisher_title
        click.echo(f"{len(files)} files in {output}, to be published at {published.url} by {who}", err=True)

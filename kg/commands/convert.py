"""The command `kg convert`."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from kg.commands.options import PATH, common, end, expanded
from kg.commands.sources import options, say_rejected
from kg.export import FORMATS as RDF_FORMATS
from kg.export import export
from kg.progress import Reporter


@click.command(epilog="Example: kg convert decision.json --format turtle")
@click.argument("sources", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, help="A file; stdout unless said.")
@click.option(
    "--format", "rdf_format", default="nquads",
    type=click.Choice(list(RDF_FORMATS)), help="What RDF to write.",
)  # fmt: skip
@click.option("--registry", "registries", multiple=True, type=PATH, help="A registry beside the bundled ones.")
@click.option("--privacy", type=PATH, default=None, help="A policy on personal data in place of the bundled one.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Worker processes.")
@common
def convert(
    sources: tuple[Path, ...], output: Path | None, rdf_format: str, registries: tuple[Path, ...],
    privacy: Path | None, jobs: int | None, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Convert sources to RDF, in a file or on stdout, without keeping a store."""
    from kg.pipeline import build as run_build

    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        store = Path(folder) / "store"
        with Reporter(quiet=quiet) as progress:
            chosen = options(fresh=True, registries=registries, privacy=privacy, jobs=jobs, validate=False)
            built = run_build(expanded(sources), store, chosen, progress)
        export(built.version.open(), rdf_format, output, chosen.base)
    say_rejected(built, quiet=quiet)
    if as_json:
        click.echo(json.dumps(asdict(built.summary), ensure_ascii=False), err=output is None)
    end(1 if built.rejected else 0)

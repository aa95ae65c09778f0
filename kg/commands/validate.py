"""The command `kg validate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from kg import config
from kg.commands.options import PATH, common, end, expanded
from kg.errors import UsageError
from kg.progress import Reporter
from kg.report import FORMATS as REPORT_FORMATS
from kg.report import Format as ReportFormat
from kg.report import write as write_report
from kg.store import StoreFolder


@click.command(epilog="Example: kg validate --store store --format junit > report.xml")
@click.argument("files", nargs=-1, type=PATH)
@click.option("--store", type=PATH, help="Validate a store instead of files.")
@click.option("--shapes", multiple=True, type=PATH, help="A folder of shapes in place of the bundled ones.")
@click.option("--format", "report_format", default="text", type=click.Choice(REPORT_FORMATS), help="The report's form.")
@common
def validate(
    files: tuple[Path, ...], store: Path | None, shapes: tuple[Path, ...], report_format: str, quiet: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Judge RDF files, or a store, by SHACL shapes and check queries. Exit code 1: it does not conform."""
    if bool(files) == (store is not None):
        raise UsageError("name either files or --store DIR to validate")
    from kg.validate import validate_files, validate_store

    base = config.settings().base
    with Reporter(quiet=quiet) as progress:
        progress("validating", 0, None)
        if store is not None:
            report = validate_store(StoreFolder(store).current().open(), base, shapes)
        else:
            report = validate_files(expanded(files), base, shapes)
    write_report(report, cast(ReportFormat, "json" if as_json else report_format), sys.stdout, base)
    end(0 if report.conforms else 1)

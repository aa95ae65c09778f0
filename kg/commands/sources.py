"""What the commands that read sources share: the pipeline's options, and what is said of rejected ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import config

if TYPE_CHECKING:
    from kg.pipeline import Built, Options


def options(
    *, fresh: bool, registries: tuple[Path, ...], jobs: int | None, privacy: Path | None = None, validate: bool = True
) -> Options:
    from kg.pipeline import Options

    chosen = Options(
        base=config.settings().base, fresh=fresh, registries=registries, privacy=privacy, validate=validate
    )
    return chosen if jobs is None else replace(chosen, jobs=jobs)


def say_rejected(built: Built, *, quiet: bool) -> None:
    if quiet:
        return
    for issue in built.rejected[:20]:
        where = " ".join(part for part in (issue.source, issue.record, issue.place) if part)
        click.echo(f"rejected {where}: {issue.message}", err=True)
    if len(built.rejected) > 20:
        click.echo(f"… and {len(built.rejected) - 20} more in {built.summary.issues}", err=True)

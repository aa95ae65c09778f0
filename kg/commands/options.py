"""What every command has: --quiet, --json, --debug, paths as `Path`, patterns expanded, an exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)


def common(command: F) -> F:
    """Options every command has."""
    for option in (
        click.option("--quiet", is_flag=True, help="No progress and no summary."),
        click.option("--json", "as_json", is_flag=True, help="The summary, or the result, as JSON."),
        click.option("--debug", is_flag=True, expose_value=False, callback=_debug, help="Tracebacks of errors."),
    ):
        command = option(command)
    return command


def _debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["kg.debug"] = True


def expanded(sources: tuple[Path, ...]) -> list[Path]:
    """Patterns that the shell left alone are expanded here."""
    found: list[Path] = []
    for source in sources:
        pattern = str(source.relative_to(source.anchor))
        matches = [] if source.exists() or pattern == "." else sorted(Path(source.anchor).glob(pattern))
        found += matches or [source]
    return found


def end(code: int) -> None:
    if code:
        click.get_current_context().exit(code)

"""How far a command is, on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

_EVERY = 5.0
"""Seconds between plain lines of one stage."""


class Reporter:
    """Called with a stage, how much is done and of how much. Says nothing when quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._stage = ""
        self._said = 0.0
        self._task: TaskID | None = None
        self._bar: Progress | None = None
        if not quiet and sys.stderr.isatty():
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )

    def __enter__(self) -> Reporter:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        if self.quiet:
            return
        if self._bar is not None:
            self._move_bar(self._bar, stage, done, total)
            return
        now = time.monotonic()
        if stage != self._stage or now - self._said >= _EVERY:
            of = f" of {total}" if total is not None else ""
            sys.stderr.write(f"{stage}" + (f": {done}{of}" if done else "") + "\n")
            self._said = now
        self._stage = stage

    def _move_bar(self, bar: Progress, stage: str, done: int, total: int | None) -> None:
        if stage != self._stage or self._task is None:
            if self._task is not None:
                bar.remove_task(self._task)
            self._task = bar.add_task(stage, total=total)
            self._stage = stage
        bar.update(self._task, completed=done, total=total)

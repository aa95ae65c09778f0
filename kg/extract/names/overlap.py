"""Of readings that share words the longest stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """What stands at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it has ended."""


S = TypeVar("S", bound=Spanned)
_start = attrgetter("start")


def longest(readings: Iterable[S], rank: Callable[[S], tuple[int, ...]]) -> list[S]:
    """Those that stand, in the order of the text. rank: which of two of one length comes first, the smaller."""
    chosen: list[S] = []
    for run in _runs(readings):
        chosen += run if len(run) == 1 else _of_run(run, rank)
    return chosen


def _runs(readings: Iterable[S]) -> Iterator[list[S]]:
    """The readings in runs of which none reaches into the next: then the choice in one is free of the others."""
    run: list[S] = []
    reach = 0
    for reading in sorted(readings, key=_start):
        if run and reading.start >= reach:
            yield run
            run = []
        run.append(reading)
        reach = max(reach, reading.end) if len(run) > 1 else reading.end
    if run:
        yield run


def _of_run(run: list[S], rank: Callable[[S], tuple[int, ...]]) -> list[S]:
    chosen: list[S] = []
    for reading in sorted(run, key=lambda r: (r.start - r.end, *rank(r), r.start)):
        at = bisect_left(chosen, reading.start, key=_start)
        if (at == 0 or chosen[at - 1].end <= reading.start) and (at == len(chosen) or reading.end <= chosen[at].start):
            chosen.insert(at, reading)
    return chosen

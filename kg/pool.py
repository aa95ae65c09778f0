"""A pool of worker processes, or none: the same results either way, and never more in flight than is needed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import TypeVar

from kg.errors import KgError

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_IN_FLIGHT = 4
"""Batches a worker has waiting: enough to keep it busy, few enough to keep memory flat."""


class Pool:
    """Maps batches of work over `jobs` processes in order; with one job, in this process.

    start(setup) runs once in each process before anything else.
    """

    def __init__(self, jobs: int, start: Callable[[S], None], setup: S) -> None:
        self.jobs = jobs
        self._executor: ProcessPoolExecutor | None = None
        if jobs > 1:
            # spawned, not forked: the store's threads do not survive a fork
            self._executor = ProcessPoolExecutor(
                jobs, multiprocessing.get_context("spawn"), initializer=_start, initargs=(start, setup)
            )
        else:
            start(setup)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What is begun is waited for: a process ended while it gives a result leaves this one reading for ever.
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def map(self, work: Callable[[list[T]], list[R]], items: Iterable[T], batch: int) -> Iterator[R]:
        """Work on each batch of items; results in the order of the items."""
        iterator = iter(items)
        batches = iter(lambda: list(islice(iterator, batch)), [])
        if self._executor is None:
            for each in batches:
                yield from work(each)
            return
        waiting: deque[Future[list[R]]] = deque()
        try:
            for each in batches:
                waiting.append(_submit(self._executor, work, each))
                if len(waiting) >= self.jobs * _IN_FLIGHT:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KgError("a worker process was killed, perhaps for want of memory; try again with --jobs 1") from error


def _submit(executor: ProcessPoolExecutor, work: Callable[[list[T]], list[R]], batch: list[T]) -> Future[list[R]]:
    """Submitting may start a process, which must come up whole even if Ctrl-C is pressed meanwhile."""
    with _uninterrupted():
        return executor.submit(work, batch)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the end.

    The mask is for the process that is started, which inherits it; this one may also hear of the signal through a
    thread that does not have the mask, so its handler waits too.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if waiting:
            signal.raise_signal(signal.SIGINT)


def _start(start: Callable[[S], None], setup: S) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process alone answers Ctrl-C
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start(setup)


def _end_with_parent() -> None:
    """End this process when the main one was killed: the queue it waits at would never tell."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

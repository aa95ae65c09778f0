"""Work off the event loop: a bounded number at once, with a time after which nobody waits for it any longer.

A thread cannot be ended from outside. Work that outlives its time keeps its place in the lane until it is done, so that
never more than the lane's size run; the lane of strangers' queries is apart from that of the pages, which go on. A
process that can be killed can take a lane's place: nothing but `run` is known of it.
"""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kg.web.errors import Refused

T = TypeVar("T")

_starting = threading.Lock()


def _let_go(error: BaseException | None) -> None:
    """Forget what the frames of an error hold: the results of a query may only be dropped by the thread that ran it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


@dataclass(slots=True)
class _Outcome(Generic[T]):
    """What became of a piece of work."""

    value: T | None = None
    error: BaseException | None = None


@dataclass(slots=True)
class Lane:
    """Runs functions in threads. All but the work itself happens on the event loop.

    size: how many at once; patience: seconds that one waits for a place; stack: bytes of stack for each, 0 for the
    system's; what: how an error names the work.
    """

    what: str
    size: int
    patience: float
    stack: int = 0
    _running: int = 0
    _queue: deque[asyncio.Future[None]] = field(default_factory=deque)
    _waited_for: set[asyncio.Future[Any]] = field(default_factory=set)

    async def run(self, work: Callable[[], T], seconds: float | None = None) -> T:
        """What the work returns or raises. Refused with 503 where no place is free or it takes more than `seconds`."""
        await self._place()
        done: asyncio.Future[_Outcome[T]] = asyncio.get_running_loop().create_future()
        try:
            self._start(work, done)
        except RuntimeError as error:  # no thread can be had
            self._leave()
            raise Refused(503, "the server has no room for more work; try again in a moment") from error
        message = f"it took more than {seconds or 0:g} seconds and was given up; ask for less, for instance with LIMIT"
        outcome = await self._wait(asyncio.shield(done), seconds, Refused(503, message))
        if outcome.error is not None:
            raise outcome.error
        return outcome.value  # type: ignore[return-value]  # the work's own, None where it returns None

    def close(self) -> None:
        """Let nobody wait any longer: the server ends."""
        for future in self._waited_for:
            if not future.done():
                future.set_exception(Refused(503, "the server is being stopped"))

    async def _place(self) -> None:
        """Take a place, or wait for one."""
        if self._running >= self.size:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._queue.append(turn)
            message = f"{self.size} {self.what} are being answered already; try again in a moment"
            await self._wait(turn, self.patience, Refused(503, message, {"Retry-After": "10"}))
        else:
            self._running += 1

    def _leave(self) -> None:
        """Give the place to the first who still waits for one."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._running -= 1

    async def _wait(self, future: asyncio.Future[T], seconds: float | None, refused: Refused) -> T:
        self._waited_for.add(future)
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            raise refused from None
        finally:
            self._waited_for.discard(future)

    def _start(self, work: Callable[[], T], done: asyncio.Future[_Outcome[T]]) -> None:
        loop = asyncio.get_running_loop()

        def finish(outcome: _Outcome[T]) -> None:
            self._leave()
            if not done.done():
                done.set_result(outcome)

        def do() -> None:
            outcome: _Outcome[T] = _Outcome()
            try:
                outcome.value = work()
            except BaseException as error:  # noqa: BLE001 it is raised again where it is waited for
                _let_go(error)
                outcome.error = error
            with suppress(RuntimeError):  # the loop is gone: the server ended while this ran
                loop.call_soon_threadsafe(finish, outcome)

        with _starting:  # the size of a stack is set for the whole process
            before = threading.stack_size(self.stack)
            try:
                threading.Thread(target=do, name=self.what, daemon=True).start()
            finally:
                threading.stack_size(before)

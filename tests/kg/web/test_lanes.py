"""Work in threads: bounded, in time, and out of one another's way."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from typing import Any

import pytest

from kg.web.errors import Refused
from kg.web.lanes import Lane


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


def test_work_returns_and_raises_what_it_does() -> None:
    lane = Lane("pages", 1, 1.0)
    assert run(lane.run(lambda: 7)) == 7
    with pytest.raises(ZeroDivisionError):
        run(lane.run(lambda: 1 // 0))
    assert run(lane.run(threading.current_thread)) is not threading.main_thread()


def test_never_more_than_the_size_run_at_once() -> None:
    lane, now, most = Lane("pages", 2, 5.0), [0], [0]
    lock = threading.Lock()

    def work() -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.02)
        with lock:
            now[0] -= 1

    async def many() -> None:
        await asyncio.gather(*(lane.run(work) for _ in range(12)))

    run(many())
    assert most == [2]


def test_who_waits_too_long_for_a_place_is_refused_and_the_place_is_kept() -> None:
    lane, go = Lane("queries", 1, 0.05), threading.Event()

    async def scene() -> int:
        first = asyncio.ensure_future(lane.run(go.wait))
        await asyncio.sleep(0)
        with pytest.raises(Refused, match="1 queries are being answered") as refused:
            await lane.run(lambda: None)
        assert refused.value.status == 503
        assert "Retry-After" in refused.value.headers
        go.set()
        await first
        return await lane.run(lambda: 1)

    assert run(scene()) == 1


def test_work_that_outlives_its_time_is_given_up_and_keeps_its_place_until_it_ends() -> None:
    lane, go = Lane("queries", 1, 0.05), threading.Event()

    async def scene() -> int:
        with pytest.raises(Refused, match=r"more than 0\.05 seconds"):
            await lane.run(go.wait, 0.05)
        with pytest.raises(Refused, match="being answered"):
            await lane.run(lambda: None)
        go.set()
        await asyncio.sleep(0.1)
        return await lane.run(lambda: 1)

    assert run(scene()) == 1


def test_a_closed_lane_lets_nobody_wait() -> None:
    lane, go = Lane("queries", 1, 60.0), threading.Event()

    async def scene() -> list[BaseException | bool]:
        waiting = [asyncio.ensure_future(lane.run(go.wait)) for _ in range(2)]
        await asyncio.sleep(0.05)
        lane.close()
        return await asyncio.gather(*waiting, return_exceptions=True)

    ended = run(scene())
    go.set()
    assert [str(one) for one in ended] == ["the server is being stopped"] * 2


def test_a_stack_is_given_to_the_work_alone() -> None:
    before = threading.stack_size()
    assert run(Lane("queries", 1, 1.0, 64 << 20).run(lambda: 1)) == 1
    assert threading.stack_size() == before

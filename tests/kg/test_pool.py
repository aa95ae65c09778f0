"""A pool gives the same results as none, in order, and holds no more than it needs."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError, UsageError
from kg.pool import Pool

_setup: list[int] = []


def _start(factor: int) -> None:
    _setup[:] = [factor]


def _times(numbers: list[int]) -> list[int]:
    if 13 in numbers:
        raise UsageError("thirteen is not taken")
    if 666 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * _setup[0] for number in numbers]


@given(st.lists(st.integers(20, 99), max_size=30), st.integers(1, 7))
def test_one_job_works_in_this_process_in_order(numbers: list[int], batch: int) -> None:
    with Pool(1, _start, 3) as pool:
        assert list(pool.map(_times, numbers, batch)) == [3 * number for number in numbers]


def test_one_job_reads_no_further_ahead_than_a_batch() -> None:
    taken: list[int] = []

    def counted() -> Iterator[int]:
        for number in range(20, 120):
            taken.append(number)
            yield number

    with Pool(1, _start, 1) as pool:
        results = pool.map(_times, counted(), 5)
        assert next(results) == 20
        assert len(taken) == 5


def test_two_jobs_give_the_same_in_order_with_few_in_flight() -> None:
    """Set up once in each process; what waits is bounded, however long the work is."""
    taken = 0

    def counted() -> Iterator[int]:
        nonlocal taken
        for number in range(20, 120):
            taken += 1
            yield number

    with Pool(2, _start, 3) as pool:
        results = pool.map(_times, counted(), 5)
        assert next(results) == 60
        assert taken <= 2 * 4 * 5
        assert list(results) == [3 * number for number in range(21, 120)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker_reaches_the_caller_as_it_is(jobs: int) -> None:
    with pytest.raises(UsageError, match="thirteen"), Pool(jobs, _start, 1) as pool:
        list(pool.map(_times, [20, 13, 21], 1))


def test_a_killed_worker_is_an_error_with_advice_and_not_a_wait_without_end() -> None:
    with pytest.raises(KgError, match="--jobs 1"), Pool(2, _start, 1) as pool:
        list(pool.map(_times, [20, 666, *range(21, 60)], 1))

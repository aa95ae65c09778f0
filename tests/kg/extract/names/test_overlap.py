"""Which of overlapping readings stand, and that the choice takes no more time than the text is long."""

import time
from dataclasses import dataclass

import pytest

from kg.extract.names.overlap import longest


@dataclass(frozen=True)
class Reading:
    """A place in a text."""

    start: int
    end: int
    order: int = 0


@pytest.mark.parametrize(
    ("given", "stand"),
    [
        ([], []),
        ([(5, 9), (0, 4)], [(0, 4), (5, 9)]),
        ([(0, 4), (0, 9), (5, 9)], [(0, 9)]),
        ([(0, 4), (3, 9), (8, 12)], [(3, 9)]),
        ([(0, 4), (4, 8)], [(0, 4), (4, 8)]),
    ],
)
def test_the_longest_stand(given: list[tuple[int, int]], stand: list[tuple[int, int]]) -> None:
    found = longest([Reading(*place) for place in given], lambda r: (r.order,))
    assert [(r.start, r.end) for r in found] == stand


def test_of_one_length_the_first_in_order_stands() -> None:
    assert longest([Reading(0, 4, 1), Reading(2, 6, 0)], lambda r: (r.order,)) == [Reading(2, 6, 0)]


def test_time_grows_with_the_number_of_readings() -> None:
    def seconds(count: int) -> float:
        readings = [Reading(7 * i, 7 * i + 5 + i % 2) for i in range(count)]
        start = time.process_time()
        longest(readings, lambda r: (r.order,))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 16 * max(seconds(20_000), 0.01)

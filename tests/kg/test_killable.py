"""Hostile bytes harm the process that parses them, and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import Rejected
from kg.reading.killable import Killable


@pytest.fixture
def misbehaving() -> Iterator[Killable]:
    killable = Killable("tests.kg.killable_work:misbehave", "the file", seconds=2, memory=1 << 30)
    yield killable
    killable.end()


def test_work_is_done_in_one_child_that_is_kept() -> None:
    killable = Killable("tests.kg.killable_work:upper", "the file")
    try:
        assert killable(b"abc") == "ABC"
        first = killable._child
        assert killable("ä".encode() * 1_000_000) == "Ä" * 1_000_000
        assert killable._child is first
    finally:
        killable.end()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"crash", r"the file makes the parser crash \(SIGSEGV\)"),
        (b"hang", "took more than 2 seconds"),
        (b"eat", "more memory than is allowed"),
        (b"raise", "ValueError: odd"),
        (b"refuse", "is not to my taste"),
    ],
)
def test_what_goes_wrong_is_a_reason_and_the_next_call_works(misbehaving: Killable, content: bytes, why: str) -> None:
    with pytest.raises(Rejected, match=why):
        misbehaving(content)
    assert misbehaving(b"fine") == "fine"


def test_a_refusal_keeps_its_place(misbehaving: Killable) -> None:
    with pytest.raises(Rejected) as caught:
        misbehaving(b"refuse")
    assert caught.value.place == "page 3"


def test_the_child_ends_when_its_input_does(misbehaving: Killable) -> None:
    misbehaving(b"fine")
    child = misbehaving._child
    assert child is not None
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(timeout=5) == 0

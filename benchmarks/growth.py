"""Whether each reader's time grows with the text and no faster. Called by `benchmarks.extract`.

A text is measured at an eighth of the largest size, then doubled three times. Twice the text should take twice the
time; half as much again is told as a fault, unless it is too short to be measured.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain, cycle, islice
from time import process_time
from types import FrameType

from kg.extract.extractor import Extractor
from kg.record import BodyRef, DecisionRecord, Part, PartKind

_LIMIT = 60.0
"""Seconds of processor time after which a text is given up."""
_SHORT = 1.0
_MEASURABLE = 0.02
_FAULT = 1.5

HOSTILE = {
    "one long word": "a",
    "a long name": "Aalto",
    "digits": "1234567890",
    "one number § a line": "§ 1 ",
    "sections": "10 §:n 2 momentin ",
    "law": "kuntalain (410/2015) 58 §:n 1 momentin 2 kohdan mukaan ",
    "capitalised words": "Aarne Majakka ",
    "full names": "Aarne Aalto, Meri Tuuli ja ",
    "organisations": "Majakka Oy:n ",
    "bodies": "kaupunginhallituksen ",
    "parentheses": "(",
    "pairs of parentheses": "() ",
    "dates": "1.1.2022 ",
    "dates with sections": "3.5.2021 § 300, ",
    "money": "1 200,50 euroa ",
    "blanks": " ",
    "empty lines": "\n",
    "tabs": "\t",
    "hyphens": "-",
    "commas": ", ",
    "stops": ". ",
    "slashes": "Helsinki/",
    "initials": "A. ",
    "lines of words": "Majakan korjaaminen\n",
    "numbered lines": "1 Majakan kuntoarvio\n",
    "votes": "Jaa-äänet: 8\nEi-äänet: 5\n",
    "motions": "Valtuutettu Tyyni Luodon aloite ",
    "quotes": "”",
    "colons": "Majakka: ",
}


class OverTime(Exception):
    """A text took longer than the limit."""


class Clock:
    """Processor time that each reader of an extractor takes, measured around its one method."""

    def __init__(self, extract: Extractor) -> None:
        self._spent: dict[str, float] = {}
        for name, reader in vars(extract).items():
            method = "hits" if hasattr(reader, "hits") else "read"
            setattr(reader, method, self._timed(name, getattr(reader, method)))

    def restart(self) -> None:
        self._spent.clear()

    def seconds(self) -> dict[str, float]:
        return dict(self._spent)

    def _timed(self, name: str, read: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object) -> object:
            start = process_time()
            try:
                return read(*given)
            finally:
                self._spent[name] = self._spent.get(name, 0.0) + process_time() - start

        return timed


def tell(extract: Extractor, clock: Clock, records: list[DecisionRecord], largest: int) -> None:
    """A line for each kind of text, and one for each reader whose time grew faster than the text."""
    sizes = [largest // 8, largest // 4, largest // 2, largest]
    print(
        f"\n{'seconds for a text of … characters':36}" + "".join(f"{size:>10}" for size in sizes) + "  faster than it"
    )
    texts: dict[str, Callable[[int], DecisionRecord]] = {
        "decisions, part by part": lambda size: _many_parts(records, size),
        "decisions, in one part": lambda size: _one_part(_repeated(_texts(records), size)),
    }
    texts |= {name: _of(words) for name, words in HOSTILE.items()}
    texts |= {f"names, all in one {kind}": _of(HOSTILE["full names"], kind) for kind in PartKind}
    texts |= {f"commas, all in one {kind}": _of(HOSTILE["commas"], kind) for kind in PartKind}
    for name, text in texts.items():
        spent = [*_doubled(extract, clock, [text(size) for size in sizes])]
        wholes = [sum(readers.values()) for readers in spent]
        print(f"{name:36}" + "".join(f"{whole:>10.2f}" for whole in wholes) + " " * 12 + _faults(spent), flush=True)


def _doubled(extract: Extractor, clock: Clock, records: Iterable[DecisionRecord]) -> Iterator[dict[str, float]]:
    """Each reader's seconds, the lesser of two rounds of what is short; what is larger than a text that took too long
    is not tried.
    """
    for record in records:
        rounds: list[dict[str, float]] = []
        try:
            while not rounds or (len(rounds) < 2 and sum(rounds[0].values()) < _SHORT):
                clock.restart()
                with _limited(_LIMIT):
                    extract.find(record)
                rounds.append(clock.seconds())
        except OverTime:
            yield clock.seconds()
            return
        yield {name: min(one[name] for one in rounds) for name in rounds[0]}


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OverTime

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _faults(spent: list[dict[str, float]]) -> str:
    """The readers whose time for the largest text is over 1.5 times twice that for half of it, and what it took."""
    if len(spent) < 2:
        return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent[-1].items() if seconds > 1)
    half, whole = spent[-2:]
    ratios = {name: seconds / (2 * half[name]) for name, seconds in whole.items() if half.get(name, 0) > _MEASURABLE}
    return ", ".join(f"{name} {ratio:.1f}x" for name, ratio in ratios.items() if ratio > _FAULT)


# the texts


def _one_part(text: str, kind: PartKind = PartKind.DECISION) -> DecisionRecord:
    return _record((Part(kind, "decision", "", text),))


def _record(parts: tuple[Part, ...]) -> DecisionRecord:
    body = BodyRef("Kaupunginhallitus", "00400")
    return DecisionRecord("record", True, "X", "Majakka", "fi", parts, "HEL 2021-000001", 7, body=body, date=_DAY)


_DAY = date(2022, 3, 1)


def _of(words: str, *kinds: PartKind) -> Callable[[int], DecisionRecord]:
    """Words over and over, in a part of each of these kinds, or of every kind there is."""
    each = kinds or tuple(PartKind)

    def record(size: int) -> DecisionRecord:
        text = words * (size // len(each) // len(words))
        return _record(tuple(Part(kind, "decision", "", text) for kind in each))

    return record


def _texts(records: list[DecisionRecord]) -> Iterator[str]:
    return (part.text for record in records for part in record.parts)


def _repeated(texts: Iterable[str], size: int) -> str:
    return "\n".join(_up_to(cycle(list(texts)), size))


def _up_to(texts: Iterable[str], size: int) -> Iterator[str]:
    for text in texts:
        yield text[:size]
        size -= len(text)
        if size <= 0:
            return


def _many_parts(records: list[DecisionRecord], size: int) -> DecisionRecord:
    parts = list(chain.from_iterable(record.parts for record in records))
    lengths = _up_to((part.text for part in cycle(parts)), size)
    return replace(_record(()), parts=tuple(islice(cycle(parts), sum(1 for _ in lengths))))

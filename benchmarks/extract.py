"""Characters and decisions a second that extraction reads on one core, and whether its time grows with the text alone.

    python -m benchmarks.extract [--rounds 5] [--largest 2.0] [--only growth]

The decisions and agenda items of the corpus are made into records beforehand, with the registries of the corpus; only
the reading of records is measured, in processor time, beside a pass that lower-cases and splits the same text. The
least of some rounds is told. The second table doubles texts, the corpus' own and hostile ones, and names each reader
whose time grew faster than the text.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks import growth
from kg import formats, registries
from kg.errors import Log
from kg.extract.extractor import Extractor
from kg.record import BodyRecord, DecisionRecord, PersonRecord, PositionsRecord, Record
from kg.source import Container
from kg.vocab import DEFAULT_BASE

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus"))


def corpus_records(*names: str) -> Iterator[Record]:
    """What the API's files whose names begin so hold, each document once."""
    log = Log("", "")
    seen: set[str] = set()
    for path in sorted((CORPUS / "ahjo").glob("*.json")):
        if path.name.startswith(names):
            container = Container(path)
            for document in formats.format_of(container).module.documents(container, log):
                if document.identity not in seen:
                    seen.add(document.identity)
                    yield formats.read(document, log)


def extractor() -> Extractor:
    """With the bodies and people that the corpus states beside the bundled registries."""
    known = list(corpus_records("decisionmakers", "trustees", "positions"))
    return Extractor(
        registries.with_documents(
            registries.load(DEFAULT_BASE),
            [record for record in known if isinstance(record, BodyRecord)],
            [record for record in known if isinstance(record, PersonRecord)],
            [record for record in known if isinstance(record, PositionsRecord)],
        )
    )


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of one pass over all records: of each reader, of all of extraction, and of the bare pass."""

    readers: dict[str, float]
    whole: float
    bare: float


def one_round(extract: Extractor, clock: growth.Clock, records: list[DecisionRecord]) -> Round:
    clock.restart()
    start = process_time()
    for record in records:
        extract.find(record)
    whole = process_time() - start
    return Round(clock.seconds(), whole, _seconds(lambda: _lower_and_split(records)))


def _lower_and_split(records: list[DecisionRecord]) -> int:
    return sum(len(part.text.lower().split()) for record in records for part in record.parts)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def tell_speed(extract: Extractor, clock: growth.Clock, records: list[DecisionRecord], rounds: int) -> None:
    best = min((one_round(extract, clock, records) for _ in range(rounds)), key=lambda one: one.whole)
    characters = sum(len(part.text) for record in records for part in record.parts)
    print(f"{len(records)} records, {characters} characters, {characters // len(records)} in the mean")
    print(f"{'':16}{'seconds':>10}{'ms each':>10}{'share':>8}{'to bare':>10}{'characters a s':>16}{'records a s':>13}")
    lines = {"lower and split": best.bare, "extraction": best.whole} | dict(
        sorted(best.readers.items(), key=lambda line: -line[1])
    )
    for name, seconds in lines.items():
        share = "" if name == "lower and split" else f"{seconds / best.whole:.1%}"
        each = 1000 * seconds / len(records)
        print(
            f"{name:16}{seconds:>10.3f}{each:>10.3f}{share:>8}{seconds / best.bare:>9.1f}x"
            f"{characters / seconds:>16.0f}{len(records) / seconds:>13.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=float, default=2.0, help="million characters of the largest text")
    parser.add_argument("--only", choices=["speed", "growth"])
    given = parser.parse_args()
    records = [one for one in corpus_records("decisions", "meetings") if isinstance(one, DecisionRecord)]
    extract = extractor()
    clock = growth.Clock(extract)
    if given.only != "growth":
        tell_speed(extract, clock, records, given.rounds)
    if given.only != "speed":
        growth.tell(extract, clock, records, int(given.largest * 1_000_000))


if __name__ == "__main__":
    main()

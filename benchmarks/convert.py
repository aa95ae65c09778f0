"""Decisions a second and peak memory of a build, beside a run that only parses the same JSON and HTML.

    python -m benchmarks.convert [--decisions 5000] [--few 500] [--jobs 1]

The decisions of the corpus are repeated with changed ids. Each measurement is a process of its own. Validation is left
out: it has a benchmark of its own when it has a fast way.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser

from kg.pipeline import Options, build

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus"))


def repeat(count: int, target: Path) -> None:
    """Write `count` decisions: those of the corpus over and over, each round with ids of its own."""
    decisions = orjson.loads((CORPUS / "ahjo" / "decisions.json").read_bytes())["decisions"]
    with target.open("wb") as file:
        file.write(b'{"decisions":[')
        for number in range(count):
            decision = decisions[number % len(decisions)]
            file.write((b"," if number else b"") + orjson.dumps(_renumbered(decision, number // len(decisions))))
        file.write(b"]}")


def _renumbered(decision: dict[str, Any], turn: int) -> dict[str, Any]:
    native = decision["NativeId"]
    new: dict[str, Any] = {**decision, "NativeId": f"{{{turn:08X}{native[9:]}" if turn else native}
    if turn and decision["CaseIDLabel"]:
        number = f"HEL {1980 + turn % 40}-{turn:02}{decision['CaseIDLabel'][-4:]}"
        new |= {"CaseIDLabel": number, "CaseID": number.replace(" ", "-")}
    if turn and decision["Meeting"]:
        meeting, year = decision["Meeting"], 1980 + turn % 40
        new["Meeting"] = meeting | {
            "MeetingID": f"{meeting['MeetingID']}{turn:02}",
            "DateMeeting": f"{year}{meeting['DateMeeting'][4:]}",
        }
    return new


def parse_only(source: Path) -> None:
    """The bare minimum: the records' JSON and the HTML in them, parsed and thrown away."""
    trees = 0
    for decision in orjson.loads(source.read_bytes())["decisions"]:
        for field in ("Content", "Motion"):
            trees += LexborHTMLParser(decision[field] or "").body is not None
    if not trees:
        sys.exit(f"{source} holds no HTML")


def build_only(source: Path, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        options = Options(jobs=jobs, validate=False)
        build([source], Path(folder) / "store", options, lambda *_: None)


def measure(task: str, source: Path, jobs: int) -> tuple[float, float]:
    """Seconds and peak megabytes of one task in a process of its own (the largest of its processes)."""
    command = [sys.executable, "-m", "benchmarks.convert", "--task", task, "--source", str(source), "--jobs", str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def _perform(work: Callable[[], None]) -> None:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([seconds, peak / 1024]))


def _compare(many: int, few: int, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures: dict[tuple[str, int], tuple[float, float]] = {}
        for count in (few, many):
            source = Path(folder) / f"{count}.json"
            repeat(count, source)
            for task in ("parse", "build"):
                figures[task, count] = measure(task, source, jobs)
    print(f"{'':24}{'decisions':>10}{'seconds':>10}{'a second':>10}{'peak MB':>10}")
    for (task, count), (seconds, peak) in figures.items():
        name = {"parse": "parse JSON and HTML", "build": f"build, {jobs} job(s)"}[task]
        print(f"{name:24}{count:>10}{seconds:>10.2f}{count / seconds:>10.0f}{peak:>10.0f}")
    print(f"build to parse: {figures['build', many][0] / figures['parse', many][0]:.1f} times the time")
    print(f"memory of {many} to {few}: {figures['build', many][1] / figures['build', few][1]:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decisions", type=int, default=5000)
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--task", choices=["parse", "build"], help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.task == "parse":
        _perform(lambda: parse_only(given.source))
    elif given.task == "build":
        _perform(lambda: build_only(given.source, given.jobs))
    else:
        _compare(given.decisions, given.few, given.jobs)


if __name__ == "__main__":
    main()

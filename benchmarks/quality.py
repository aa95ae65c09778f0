"""How well the decisions are read: precision, recall and F1 a family, against decisions annotated by reading.

    python -m benchmarks.quality [--gold DIR] [--store DIR] [--errors FAMILY] [--write docs/extraction.md]
    python -m benchmarks.quality --sample FAMILY [--seed 1] [--count 40] [--without FILE]

The scorer beside the corpus (`../tools/score.py` of `KG_CORPUS`) counts its families; `gold_fields` adds the fields
that it leaves out. Of a family with fewer than 20 annotated facts every hit and miss is listed. Without `--store` the
corpus is built into a folder that is removed again. `--sample` needs no annotations: it shows published facts at
random, each at its words, for a person to judge.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.gold_fields import ASKED, QUERIES, Fields, Row
from benchmarks.samples import FAMILIES, draw
from kg.store import StoreFolder

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus"))
KG = [sys.executable, "-m", "kg"]
FEW = 20
"""A family with fewer annotated facts is listed fact by fact."""


def scorer() -> ModuleType:
    """The corpus' scorer as a module. Its families keep their hits too."""
    path = CORPUS.parent / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("corpus_scorer", path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"there is no scorer at {path}; name the corpus by KG_CORPUS")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["Family"] = _keeping_hits(vars(module)["Family"])
    return module


def _keeping_hits(family: type[Any]) -> type[Any]:
    class Family(family):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.hits: list[tuple[str, str]] = []

        def add(self, gold: Iterable[Any], optional: Iterable[Any], predicted: Iterable[Any], where: str = "") -> None:
            wanted, missed_before = list(gold), len(self.missed)
            super().add(wanted, optional, predicted, where)
            missed = Counter(self.missed[missed_before:])
            told = Counter((where, min(map(str, keys))) for keys in wanted)
            self.hits += (told - missed).elements()

    return Family


def families(store: Path, gold: Path) -> tuple[dict[str, Any], int]:
    """The counts of every family, and how many annotated decisions the store has."""
    module, kg = scorer(), shlex.join(KG)
    result, found = module.score(gold, kg, str(store))
    if result["queries_failed"]:
        sys.exit(f"these queries failed: {', '.join(result['queries_failed'])}")
    tables: dict[str, list[Row]] = {name: module.rows_of(kg, str(store), name) or [] for name in QUERIES}
    tables |= {name: _ask(store, query) for name, query in ASKED.items()}
    fields = Fields(module, tables)
    decisions = {module.native(row.get("native_id")): row["decision"] for row in tables["decisions"]}
    for path in sorted(gold.glob("*.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        fields.count(annotated, decisions.get(module.native(annotated["native_id"]), ""))
    return {**found, **fields.families}, result["decisions_found"]


def _ask(store: Path, query: str) -> list[Row]:
    command = [*KG, "query", "-", "--store", str(store), "--format", "json"]
    done = subprocess.run(command, input=query, check=True, capture_output=True, text=True)
    return [
        {name: term["value"] for name, term in row.items()} for row in json.loads(done.stdout)["results"]["bindings"]
    ]


def table(counted: Mapping[str, Any]) -> str:
    """Markdown. Families without an annotated or a published fact are left out."""
    lines = ["| family | P | R | F1 | right | wrong | missed |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for name, family in counted.items():
        if family.tp + family.fp + family.fn:
            f = family.figures()
            scores = " | ".join(f"{f[key]:.3f}" for key in ("precision", "recall", "f1"))
            lines.append(f"| {name} | {scores} | {f['tp']} | {f['fp']} | {f['fn']} |")
    return "\n".join(lines)


def listed(counted: Mapping[str, Any], only: str | None = None) -> Iterator[str]:
    """Every hit, miss and wrong fact of the small families; of the family `only`, what is missed and wrong."""
    for name, family in counted.items():
        small = only is None and 0 < family.tp + family.fn < FEW
        kinds = {"hit": family.hits} if small else {}
        if small or name == only:
            for kind, facts in (kinds | {"missed": family.missed, "wrong": family.wrong}).items():
                yield from (f"{name:24}{kind:8}{where} {what}" for where, what in facts)


def written(page: str, name: str, text: str) -> str:
    """The page with the text between its markers of that name."""
    start, end = f"<!-- table {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(page)) != 1:
        sys.exit(f"the page needs the markers {start} and {end} once")
    return pattern.sub(lambda _: f"{start}\n{text}\n{end}", page)


@contextmanager
def built(store: Path | None) -> Iterator[Path]:
    """The store given, or the corpus built into one that is removed again."""
    if store:
        yield store
        return
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "store"
        subprocess.run([*KG, "build", str(CORPUS / "ahjo"), "--store", str(new), "--fresh", "--quiet"], check=True)
        yield new


def _score(given: argparse.Namespace) -> None:
    with built(given.store) as store:
        counted, decisions = families(store, given.gold)
    if given.errors and given.errors not in counted:
        sys.exit(f"there is no family {given.errors}; they are {', '.join(counted)}")
    print(table(counted))
    print(*listed(counted, given.errors), sep="\n")
    if given.write:
        head = f"{datetime.now(UTC).astimezone().date()}, {decisions} decisions.\n\n"
        page = written(given.write.read_text(encoding="utf-8"), given.table, head + table(counted))
        given.write.write_text(page, encoding="utf-8")


def _sample(given: argparse.Namespace) -> None:
    without = {path.stem.upper() for path in given.gold.glob("*.json")}
    if given.without:
        without |= {line.strip().strip("{}").upper() for line in given.without.read_text(encoding="utf-8").splitlines()}
    with built(given.store) as folder:
        store = StoreFolder(folder).current().open()
        drawn = draw(store, given.sample, seed=given.seed, count=given.count, without=without)
    for number, one in enumerate(drawn, 1):
        print(f"{number}. {one.kind} {one.document}  {one.thing}\n   {one.says}\n   {one.context}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=CORPUS / "gold", help="folder of annotated decisions")
    parser.add_argument("--store", type=Path, help="a store that holds these decisions")
    parser.add_argument("--errors", metavar="FAMILY", help="list what is missed and wrong in one family")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table between its markers in this page")
    parser.add_argument("--table", default="dev", help="the name in those markers")
    parser.add_argument("--sample", choices=FAMILIES, metavar="FAMILY", help=f"one of {', '.join(FAMILIES)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--without", type=Path, metavar="FILE", help="NativeIds, one a line, that are not drawn")
    given = parser.parse_args()
    if given.sample:
        _sample(given)
    else:
        _score(given)


if __name__ == "__main__":
    main()

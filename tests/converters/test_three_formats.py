"""What the corpus has as record, minutes and page is one decision with the same facts, whatever came first."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest
from comparison import CORPUS, Difference, said, table, trios
from pyoxigraph import NamedNode, Quad

from kg import pipeline
from kg.pipeline import Options

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real records is not here; set KG_CORPUS")


def is_the_sources_own(native_id: str, difference: Difference) -> bool:
    """Whether the record's own field says what the page says: two titles of one record, of which one stands over it."""
    if not difference.triple.predicate.value.endswith("ontology#title"):
        return False
    record, _, page = trios()[native_id]
    return bool(json.loads(record.content)["Title"] == said(page).record.title != said(record).record.title)


def test_no_fact_differs_that_both_formats_state() -> None:
    _, differences = table()
    assert [(key, d) for key, d in differences if not is_the_sources_own(key, d)] == []


def test_much_is_the_same() -> None:
    rows, _ = table()
    same = {pair: sum(row[0] for (p, _), row in rows.items() if p == pair) for pair, _ in rows}
    assert same["record and minutes"] > 2500
    assert same["record and page"] > 2000


def quads(folder: Path, arrivals: list[list[Path]]) -> set[Quad]:
    """What a store says after these builds, one after the other; its runs aside."""
    store = folder / "store"
    for sources in arrivals:
        built = pipeline.build(sources, store, Options(jobs=1, validate=False), lambda *_: None)
        assert built.rejected == ()
    found = {quad for quad in built.version.open() if "/id/run/" not in f"{quad.subject} {quad.object}"}
    shutil.rmtree(store)
    return {quad for quad in found if quad.graph_name != NamedNode("https://w3id.org/paatos/graph/runs")}


def test_any_order_of_arrival_gives_the_same_graph(tmp_path: Path) -> None:
    keys = [*sorted(trios())[:2], "CBF6E5A0-FB0C-4F39-BA89-5979E2173191", "ECF8DFAC-947C-4DAE-A603-132E8C207DED"]
    records = tmp_path / "records.json"
    records.write_text(json.dumps({"decisions": [json.loads(trios()[key][0].content) for key in keys]}))
    minutes = [CORPUS / "minutes_pdf" / f"{key}.pdf" for key in keys]
    pages = [CORPUS / "web_page" / f"{key}.html" for key in keys]
    forms = ([records], minutes, pages)
    at_once = quads(tmp_path, [[*itertools.chain(*forms)]])
    for arrivals in ((0, 1, 2), (2, 1, 0)):
        assert quads(tmp_path, [forms[n] for n in arrivals]) == at_once
    works = {quad.subject for quad in at_once if "LegalExpression" in str(quad.object)}
    assert len(works) == len(keys) - 1, "two of the records are of one decision"

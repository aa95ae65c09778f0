"""The corpus of real records, where it is there: everything is published, and only the sources are at fault."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import pipeline
from kg.pipeline import Options

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[2] / ".." / "shared" / "corpus")) / "ahjo"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real records is not here; set KG_CORPUS")
def test_every_record_is_published_and_the_verdict_blames_no_one_but_sources(tmp_path: Path) -> None:
    built = pipeline.build([CORPUS], tmp_path / "store", Options(jobs=2), lambda *_: None)
    assert built.rejected == ()
    assert built.report is not None
    assert built.report.conforms
    assert {result.fault for result in built.report.results} <= {"source"}
    kinds = {entry["kind"]: entry["quads"] / entry["documents"] for entry in built.version.about["kinds"]}
    assert kinds["decision"] < 300
    assert kinds["agenda"] < 300

"""§ 885 of the city board's 22.11.2021: saved minutes, a saved page and the agenda's item are one decision."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline, query
from kg.pipeline import Options
from kg.store import StoreFolder
from kg.vocab import DEFAULT_BASE

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus"))
W = f"{DEFAULT_BASE}eli/kunta/091/kaupunginhallitus/hel-2021-007461/885"
Row = dict[str, Any]
Ask = Callable[[str], list[Row]]
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real records is not here; set KG_CORPUS")


def sources(folder: Path) -> list[Path]:
    """Both saved texts, the meeting of the agenda's item alone, and the registries."""
    meetings = json.loads((CORPUS / "ahjo" / "meetings.json").read_text(encoding="utf-8"))
    listed = meetings["meetings"] if isinstance(meetings, dict) else meetings
    flat = itertools.chain.from_iterable(one if isinstance(one, list) else [one] for one in listed)
    (meeting,) = [one for one in flat if one.get("MeetingID") == "00400202149"]
    kept = folder / "meeting.json"
    kept.write_text(json.dumps({"meetings": [meeting]}), encoding="utf-8")
    known = [path for path in sorted((CORPUS / "ahjo").glob("*.json")) if path.name.startswith(("dec", "tru", "pos"))]
    known = [path for path in known if path.name != "decisions.json"]
    return [*sorted((CORPUS / "seed").glob("*.txt")), kept, *known]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Rows of a named query about § 885, without the decision's column."""
    folder = tmp_path_factory.mktemp("885")
    built = pipeline.build(sources(folder), folder / "store", Options(jobs=2), lambda *_: None)
    assert built.rejected == ()
    assert built.report is not None
    assert built.report.conforms
    store = StoreFolder(folder / "store").current().open()

    def rows(name: str) -> list[Row]:
        found = query.run(store, query.find(name).text, {}, DEFAULT_BASE)
        names = [str(variable)[1:] for variable in found.variables]  # type: ignore[union-attr]
        all_rows = [
            {name: getattr(row[name], "value", None) for name in names}
            for row in found  # type: ignore[union-attr]
        ]
        return [row for row in all_rows if row.pop("decision", None) == W]

    return rows


def values(rows: list[Row], *columns: str) -> set[tuple[Any, ...]]:
    return {tuple(row[column] for column in columns) for row in rows}


def test_it_is_one_decision_with_its_keys(ask: Ask) -> None:
    (row,) = ask("decisions")
    assert row["case"] == "HEL 2021-007461"
    assert row["section"] == "885"
    assert row["classification"] == "00 00 03"
    assert row["body_name"] == "Kaupunginhallitus"
    assert row["date"] == "2021-11-22"
    assert row["published"] == "2021-12-07"
    assert row["outcome"] == "noted"
    assert row["as_proposed"] == "true"


def test_who_presented_what(ask: Ask) -> None:
    people = values(ask("decision-people"), "name", "role", "title", "acting", "part")
    assert ("Tuula Saxholm", "presenter", "vs. kansliapäällikkö", "true", "decision") in people
    assert ("Sami Sarvilinna", "presenter", "kansliapäällikkö", "false", "proposal") in people
    assert ("Marja-Liisa Rautanen", "contact", "kaupunginsihteeri", "false", "decision") in people
    assert {name for name, role, *_ in people if role == "presenter"} == {"Tuula Saxholm", "Sami Sarvilinna"}


def test_the_motion_was_answered_after_159_days(ask: Ask) -> None:
    (motion,) = ask("motions")
    assert (motion["type"], motion["proposer"], motion["date"]) == ("toivomusponsi", "Eva Biaudet", "2021-06-16")
    assert motion["days_to_answer"] == "159"
    assert motion["adopted_by"] in ("Kaupunginvaltuusto", f"{DEFAULT_BASE}id/body/02900")


def test_what_it_cites(ask: Ask) -> None:
    law = values(ask("legal-citations"), "act", "number", "chapter", "section")
    assert law == {("hallintosääntö", None, "30", "14"), ("kuntalaki", "410/2015", None, "136")}
    assert values(ask("decision-references"), "body_name", "date", "section") == {
        ("Kansliapäällikkö", "2021-11-03", "228")
    }


def test_what_it_names(ask: Ask) -> None:
    organisations = {name for (name,) in values(ask("organisations-mentioned"), "name")}
    assert {"Itämeren valtioiden neuvosto", "HEUNI", "oikeusministeriö"} <= organisations
    assert organisations & {"YK", "Yhdistyneet kansakunnat"}
    assert ("Tukholma",) in values(ask("places-mentioned"), "name")


def test_appeal_and_recipients(ask: Ask) -> None:
    assert values(ask("appeals"), "kind", "days") == {("prohibited", None)}
    recipients = ask("recipients")
    assert ("extract", "Ponnen ehdottaja") in values(recipients, "kind", "recipient")
    assert any(row["kind"] == "information" and row["recipient"].endswith("/body/02900") for row in recipients)

"""The bundled examples tell their story: built and validated, they answer the queries as examples/README.md says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import example_pdfs
import pypdfium2 as pdfium
import pytest
from pyoxigraph import Literal, QuerySolutions

from kg import demo
from kg import query as queries
from kg.pipeline import Built, Options, build
from kg.resources import folder
from kg.vocab import DEFAULT_BASE

ELI = f"{DEFAULT_BASE}eli/kunta/091/"
COUNCIL = f"{ELI}kaupunginvaltuusto/hel-2021-900214/84"
ANSWER = f"{ELI}kaupunginhallitus/hel-2021-900214/45"
PROPOSAL = f"{ELI}kaupunginhallitus/hel-2021-900214/190"
ISLAND = f"{ELI}kaupunginhallitus/hel-2022-900077/192"
COMMITTEE = f"{ELI}kulttuuri-ja-vapaa-aikalautakunta/hel-2021-900214/8"
GRANT = f"{ELI}kulttuuri-ja-vapaa-aikalautakunta/hel-2022-900033/9"
OFFICE_HOLDER = f"{ELI}kasvatuksen-ja-koulutuksen-toimialajohtaja/hel-2021-900214/11"
FERRIES = f"{ELI}liikenneliikelaitoksen-johtokunta/hel-2021-900214/14"
LEASE = f"{ELI}kirjastopalvelujen-johtaja/hel-2022-900151/21"
WITHHELD = f"{ELI}kirjastopalvelujen-johtaja/hel-2022-900152/22"
MOTION = f"{DEFAULT_BASE}id/motion/valtuustoaloite/kerttu-ulappa/2021-09-22/hel-2021-900214"
RESOLUTION = f"{DEFAULT_BASE}id/motion/toivomusponsi/kerttu-ulappa/2022-03-30/hel-2021-900214"
OPEN = f"{DEFAULT_BASE}id/motion/toivomusponsi/bo-skarstrom/2022-03-30/hel-2021-900214"

Row = dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    store = tmp_path_factory.mktemp("examples") / "store"
    return build(demo.sources(), store, Options(jobs=1), lambda *_: None)


@pytest.fixture(scope="module")
def ask(built: Built) -> Any:
    """Rows of a named query, or of a query: a plain value for each column that is filled."""
    graph = built.version.open()

    def rows(asked: str, **given: str) -> list[Row]:
        text = asked if " " in asked else queries.find(asked).text
        found = queries.run(graph, text, given)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: _plain(row[name]) for name in names if row[name] is not None} for row in found]

    return rows


def _plain(value: Any) -> str | int | bool:
    if isinstance(value, Literal) and value.datatype.value.endswith("integer"):
        return int(value.value)
    if isinstance(value, Literal) and value.datatype.value.endswith("boolean"):
        return value.value == "true"
    return str(value.value)


def _issues(built: Built) -> Iterator[Row]:
    for line in built.version.issues.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def test_everything_is_read_and_conforms(built: Built) -> None:
    assert built.summary.conforms is True
    assert [(issue.source, issue.message) for issue in built.rejected] == []
    assert {kind["kind"] for kind in built.version.about["kinds"]} >= {"decision", "minutes", "page", "agenda", "case"}


def test_the_story_is_ten_decisions(ask: Any) -> None:
    decisions = {row["decision"]: row for row in ask("decisions")}
    assert decisions.keys() == {
        *(COUNCIL, ANSWER, PROPOSAL, ISLAND, COMMITTEE, GRANT, OFFICE_HOLDER, FERRIES, LEASE, WITHHELD),
    }
    outcomes = {iri: row.get("outcome") for iri, row in decisions.items()}
    assert outcomes[COUNCIL] == "approved"
    assert outcomes[ANSWER] == "noted"
    assert decisions[COUNCIL]["as_proposed"] is True
    assert decisions[ANSWER] | {"title": ""} == {
        "decision": ANSWER, "native_id": "E0450123-2023-4000-8000-000000000045", "case": "HEL 2021-900214",
        "section": 45, "classification": "00 00 03", "language": "fi", "body": f"{DEFAULT_BASE}id/body/00400",
        "body_name": "Kaupunginhallitus", "date": "2023-01-23", "published": "2023-01-30", "title": "",
        "outcome": "noted", "as_proposed": True,
    }  # fmt: skip


# motions
def test_the_motion_and_the_resolution_are_answered(ask: Any) -> None:
    days = {(row["motion"], row["type"]): row.get("days_to_answer") for row in ask("motions")}
    assert days == {(MOTION, "valtuustoaloite"): 189, (RESOLUTION, "toivomusponsi"): 299, (OPEN, "toivomusponsi"): None}


def test_every_statement_is_on_the_motion(ask: Any) -> None:
    treating = {row["decision"] for row in ask("motions", motion=MOTION)}
    assert treating == {COMMITTEE, OFFICE_HOLDER, FERRIES, PROPOSAL, COUNCIL}


def test_the_other_resolution_is_past_its_due_date(ask: Any) -> None:
    assert ask("open-motions", as_of="2023-12-31") == [
        {"motion": OPEN, "type": "toivomusponsi", "proposer": "Bo Skärström", "adopted": "2022-03-30",
         "due": "2023-03-30", "days_over": 276},
    ]  # fmt: skip


# the council's vote
def test_votes(ask: Any) -> None:
    counts = {row["decision"]: [row[side] for side in ("yes", "no", "blank", "absent")] for row in ask("votes")}
    assert counts == {COUNCIL: [47, 24, 11, 3], GRANT: [8, 4, 1, 0]}


def test_the_roll_call_has_every_member_once(ask: Any) -> None:
    cast = ask(
        "PREFIX og: <http://www.w3.org/ns/opengov#> PREFIX schema: <http://schema.org/> "
        "SELECT DISTINCT ?person ?option ?group WHERE { ?vote og:voteEvent ?event ; schema:agent ?person ; "
        f"schema:option ?option . FILTER(STRSTARTS(STR(?event), '{COUNCIL}/')) "
        "OPTIONAL { ?vote og:politicalGroup ?group } }"
    )
    assert len(cast) == len({row["person"] for row in cast}) == 85
    assert all(row["group"].startswith(f"{DEFAULT_BASE}id/organisation/") for row in cast)


# people
@pytest.mark.parametrize(
    ("decision", "part", "people"),
    [
        (ANSWER, "decision", [
            ("presenter", "Raili Hylje", "vs. kansliapäällikkö", True),
            ("contact", "Ilmari Kivisaari", "kaupunginsihteeri", False),
        ]),
        (ANSWER, "proposal", [
            ("presenter", "Matias Luoto", "kansliapäällikkö", False),
        ]),
        (COUNCIL, "decision", [
            ("seconder", "Otso Karikko", "valtuutettu", False),
            ("motion_proposer", "Bo Skärström", "valtuutettu", False),
        ]),
        (COMMITTEE, "decision", [
            ("heard", "Helmi Silakka", "kirjastopalvelujen johtaja", False),
            ("presenter", "Sanelma Tyrsky", "kulttuurin ja vapaa-ajan toimialajohtaja", False),
        ]),
        (GRANT, "decision", [
            ("mover", "Aava Laakso", "jäsen", False),
            ("seconder", "Oiva Sumukari", "jäsen", False),
        ]),
        (OFFICE_HOLDER, "decision", [
            ("decision_maker", "Paula Merilintu", "kasvatuksen ja koulutuksen toimialajohtaja", False),
        ]),
        (LEASE, "decision", [
            ("decision_maker", "Helmi Silakka", "kirjastopalvelujen johtaja", False),
        ]),
    ],
)  # fmt: skip
def test_people(ask: Any, decision: str, part: str, people: list[tuple[str, str, str | None, bool]]) -> None:
    """people: role, name, title, whether for another."""
    rows = ask("decision-people", decision=decision)
    found = [(row["role"], row.get("name"), row.get("title"), row["acting"]) for row in rows if row["part"] == part]
    assert {person for person in found if person[:2] in {one[:2] for one in people}} == set(people)


def test_nobody_is_read_from_the_chrome(ask: Any) -> None:
    assert "Lotta Viesti" not in {row.get("name") for row in ask("decision-people")}


# law
def test_law_is_cited_to_its_place(ask: Any) -> None:
    cited = {
        (row["number"], row.get("section"), row.get("subsection"), row.get("point"), row["explicit"])
        for row in ask("legal-citations", decision=COUNCIL)
        if "number" in row
    }
    assert cited == {
        ("1492/2016", "5", "1", None, True),
        ("1492/2016", "6", "1", "1", False),
        ("1492/2016", "12", "1", None, False),
        ("410/2015", "135", None, None, True),
    }


def test_the_citys_own_rules_are_cited_with_their_chapter(ask: Any) -> None:
    rows = [row for row in ask("legal-citations", decision=ANSWER) if row["act"] == "hallintosääntö"]
    assert [(row["chapter"], row["section"]) for row in rows] == [("30", "14")]


def test_a_decision_is_cited_by_its_day_and_section(ask: Any) -> None:
    found = {(row["decision"], row["referenced"]) for row in ask("decision-references")}
    assert found >= {(ANSWER, COUNCIL), (ANSWER, OFFICE_HOLDER), (COUNCIL, COMMITTEE), (LEASE, COUNCIL)}


# languages and papers
def test_the_councils_decision_is_one_in_two_languages(ask: Any) -> None:
    found = ask(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> "
        f"SELECT DISTINCT ?text ?title WHERE {{ ?text eli:realizes <{COUNCIL}> ; eli:title ?title }} ORDER BY ?text"
    )
    assert [(row["text"].removeprefix(COUNCIL), row["title"]) for row in found] == [
        ("/fin", "Valtuutettu Kerttu Ulapan aloite kirjastoveneen hankkimiseksi itäiseen saaristoon"),
        ("/swe", "Ledamoten Kerttu Ulappas motion om en bokbåt till den östra skärgården"),
    ]


@pytest.mark.parametrize(
    ("decision", "papers"),
    [
        (ANSWER, {"record", "minutes", "page"}),
        (COUNCIL, {"record", "minutes", "page"}),
        (ISLAND, {"record", "page"}),
        (LEASE, {"record", "page"}),
        (FERRIES, {"record", "minutes"}),
        (COMMITTEE, {"minutes"}),
    ],
)
def test_papers_of_one_decision_meet(ask: Any, decision: str, papers: set[str]) -> None:
    found = ask(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> SELECT DISTINCT ?kind WHERE { "
        f"?format eli:embodies/eli:realizes <{decision}> ; prov:wasDerivedFrom/dcterms:type ?kind }}"
    )
    assert {row["kind"].rpartition("/")[2] for row in found} == papers


def test_record_minutes_and_page_of_the_answer_never_disagree(built: Built) -> None:
    disagreeing = [issue for issue in _issues(built) if "which is preferred" in issue["message"]]
    assert [issue["source"].rpartition("/")[2] for issue in disagreeing] == [
        "liikenneliikelaitoksen-johtokunta-2022-14.txt"
    ]


def test_the_day_of_an_office_holders_decision_comes_from_its_minutes(ask: Any) -> None:
    (row,) = ask("decisions", decision=OFFICE_HOLDER)
    assert row["date"] == "2022-02-02"


# what is odd
def test_two_days_for_one_section_stand_in_the_log(built: Built) -> None:
    (fault,) = [issue for issue in _issues(built) if issue["place"] == "date"]
    assert fault["source"].endswith("minutes/liikenneliikelaitoksen-johtokunta-2022-14.txt")
    assert "2022-02-10" in fault["message"]
    assert "2022-02-11" in fault["message"]


def test_the_withheld_decision_says_its_ground_and_nothing_else(ask: Any) -> None:
    (row,) = ask("decisions", decision=WITHHELD)
    assert "outcome" not in row
    assert ask("decision-people", decision=WITHHELD) == []
    (cited,) = ask("legal-citations", decision=WITHHELD)
    assert (cited["number"], cited["section"], cited["subsection"], cited["point"]) == ("621/1999", "24", "1", "20")


def test_the_gap_in_the_numbering(ask: Any) -> None:
    gaps = {(row["body"].rpartition("/")[2], row["year"], row["section"]) for row in ask("missing-sections")}
    assert gaps == {("00400", 2022, 191)}


# around a decision
def test_proposals_on_the_agendas_are_tied_to_what_was_decided(ask: Any) -> None:
    found = ask(
        "PREFIX elidl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#> SELECT DISTINCT ?decision ?proposal "
        "WHERE { ?act elidl:decided_on_a_realization_of ?proposal ; elidl:created_a_realization_of ?decision }"
    )
    items = {(row["decision"], row["proposal"].removeprefix(DEFAULT_BASE)) for row in found}
    assert items >= {
        (PROPOSAL, "id/meeting/00400202211-item-5/proposal"),
        (ISLAND, "id/meeting/00400202211-item-7/proposal"),
        (ANSWER, "id/meeting/00400202304-item-12/proposal"),
    }


def test_a_meeting_has_its_composition_with_the_deputy(ask: Any) -> None:
    found = ask(
        "PREFIX elidl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#> "
        "SELECT DISTINCT ?person ?for WHERE { "
        f"<{DEFAULT_BASE}id/meeting/00400202211> elidl:had_participation ?membership . "
        "?membership elidl:had_participant_person ?person "
        "OPTIONAL { ?membership elidl:participation_in_name_of ?for } }"
    )
    people = f"{DEFAULT_BASE}id/person/"
    assert len(found) == 11
    assert {"person": f"{people}benita-rodskar", "for": f"{people}linnea-fyrholm"} in found


@pytest.mark.parametrize(
    ("decision", "appeals"),
    [
        (COUNCIL, {("kunnallisvalitus", 30)}),
        (ANSWER, {("prohibited", None)}),
        (GRANT, {("oikaisuvaatimus", 14)}),
        (LEASE, {("hankinta", 14), ("oikaisuvaatimus", 14)}),
    ],
)
def test_appeals(ask: Any, decision: str, appeals: set[tuple[str, int | None]]) -> None:
    assert {(row["kind"], row.get("days")) for row in ask("appeals", decision=decision)} == appeals


def test_amounts(ask: Any) -> None:
    found = {(row["decision"], float(row["eur"])) for row in ask("amounts")}
    assert found == {(LEASE, 46800.0), (LEASE, 2500.0), (GRANT, 8500.0), (GRANT, 5000.0)}


def test_an_attachment_is_withheld(ask: Any) -> None:
    found = {row["number"]: row["public"] for row in ask("attachments", decision=LEASE)}
    assert found == {"1": True, "2": False}


def test_recipients(ask: Any) -> None:
    found = {(row["kind"], row["recipient"].removeprefix(DEFAULT_BASE)) for row in ask("recipients", decision=ISLAND)}
    assert found == {("extract", "id/organisation/metsahallitus"), ("information", "id/body/U480")}


def test_outside_organisations_are_known_in_any_case(ask: Any) -> None:
    named = {row["name"] for row in ask("organisations-mentioned")}
    assert named >= {
        *("Metsähallitus", "Museovirasto", "Aalto-yliopisto", "Helsingin seudun liikenne", "Opetushallitus"),
        *("Itäsaarten Lukupiiri ry", "Ulkoluodon Venevuokraus Oy", "Liikenne- ja viestintävirasto Traficom"),
    }


def test_places(ask: Any) -> None:
    named = {row["name"] for row in ask("places-mentioned")}
    assert named >= {"Vallisaari", "Villinki", "Vartiosaari", "Suomenlinna", "Hakaniemi", "Laajasalo", "Vuosaari"}


# the files themselves
def test_the_pdfs_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    for made in example_pdfs.make(tmp_path):
        assert made.read_bytes() == (folder("examples") / "minutes" / made.name).read_bytes(), made.name


def test_the_pdfs_are_set_like_paper() -> None:
    """Words divided at the end of a line, and pages that end within a sentence."""
    with pdfium.PdfDocument(folder("examples") / "minutes" / "kaupunginvaltuusto-2022-84.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    running = [page.split("Helsingin kaupunki Pöytäkirja")[0].strip() for page in pages]
    assert any("\ufffe" in page for page in running)
    assert any(page[-1] not in ".:" for page in running[:-1])


def test_the_readme_tells_of_every_file() -> None:
    told = (folder("examples") / "README.md").read_text(encoding="utf-8")
    files = [path for at in demo.sources() for path in at.rglob("*") if path.is_file()]
    assert len(files) > 15
    assert [path.name for path in files if f"`{path.name}`" not in told] == []
    named = set(re.findall(r"`([\w-]+\.(?:json|pdf|txt|html))`", told))
    assert named <= {path.name for path in files}

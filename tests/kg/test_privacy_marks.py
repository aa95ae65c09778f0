"""The class of personal data: of the record, else the strictest of its case's records, whenever the case comes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from conftest import BOARD, Json, decision, html
from pyoxigraph import QuerySolutions, RdfFormat

from kg import pipeline
from kg.index import Index
from kg.pipeline import Built, Options
from kg.privacy.marks import AgendaMarks
from kg.privacy.screen import REDACTED
from kg.store import StoreFolder
from kg.vocab import DEFAULT_BASE, PREFIXES

Write = Callable[..., Path]
WORDS = {
    "none": "Ei sisällä henkilötietoja",
    "personal": "Sisältää henkilötietoja",
    "sensitive": "Sisältää erityisiä henkilötietoja",
    "crime": "Sisältää rikoksiin tai rikkomuksiin liittyvää henkilötietoa",
}
NAME = "Matti Mallinen"
TITLE = f"Oikaisuvaatimus, {NAME}"
TEXT = f"<p>Kaupunginhallitus päätti hylätä vaatimuksen, jonka teki {NAME} (131052-308T).</p>"
_PREFIXES = "".join(f"PREFIX {p}: <{ns}>\n" for p, ns in {**PREFIXES, "kg": f"{DEFAULT_BASE}def#"}.items())


def build(store: Path, *sources: Path, privacy: Path | None = None) -> Built:
    return pipeline.build(sources, store, Options(jobs=1, validate=False, privacy=privacy), lambda *_: None)


def quads(built: Built) -> str:
    return (built.version.open().dump(format=RdfFormat.N_QUADS) or b"").decode()


def ask(built: Built, query: str) -> list[tuple[str, ...]]:
    found = built.version.open().query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return sorted(tuple(str(row[n].value) for n in names) for row in found)


def privacy_issues(built: Built) -> Iterator[Json]:
    for line in built.version.issues.read_text(encoding="utf-8").splitlines():
        issue = json.loads(line)
        if issue["place"] == "privacy":
            yield issue


def sensitive(section: int = 1, mark: str | None = None, **changes: Any) -> Json:
    """A decision that names a private person. mark: the class its own record states."""
    record = decision(section, title=TITLE, text=TEXT, case="HEL 2022-000001", **changes)
    return record | ({"PDF": {"PersonalData": WORDS[mark]}} if mark else {})


def case_file(folder: Path, *marks: str, number: str = "HEL 2022-000001", name: str = "cases.json") -> Path:
    records = [
        {"NativeId": f"{{{place:08X}-1111-4000-8000-000000000000}}", "Title": f"Hakemus, {NAME}", "Type": "hakemus",
         "PersonalData": WORDS[mark], "Language": "fi"} for place, mark in enumerate(marks)
    ]  # fmt: skip
    case = {"CaseID": number.replace(" ", "-"), "CaseIDLabel": number, "Title": TITLE, "Handlings": [],
            "Records": records, "Status": None, "Created": None, "Acquired": None, "links": []}  # fmt: skip
    path = folder / name
    path.write_text(json.dumps({"cases": [case]}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("own", "of_case", "kept"),
    [
        (None, (), True),
        (None, ("none", "personal"), True),
        (None, ("none", "sensitive", "personal"), False),
        (None, ("crime",), False),
        ("sensitive", ("none",), False),
        ("personal", ("crime",), True),
        ("crime", (), False),
    ],
)
def test_a_text_is_redacted_by_its_own_class_or_the_strictest_of_its_case(
    own: str | None, of_case: tuple[str, ...], kept: bool, tmp_path: Path, write: Write
) -> None:
    built = build(tmp_path / "s", write("a.json", sensitive(mark=own)), case_file(tmp_path, *of_case))
    ((text,),) = ask(built, "SELECT ?t { ?f schema:text ?t }")
    assert (NAME in text) is kept
    assert (REDACTED in text.replace("131052-308T", "")) or kept
    marked = {own, *of_case} & {"sensitive", "crime"}
    assert built.summary.redacted == (not kept) + bool(marked)  # the case itself is what its strictest record is


def test_a_case_that_comes_later_changes_what_is_said_in_any_order_of_arrival(tmp_path: Path, write: Write) -> None:
    sources = [
        write("a.json", sensitive()),
        write("b.json", decision(2, case="HEL 2022-000002", title="Laiturin nimi")),
        case_file(tmp_path, "sensitive"),
    ]
    expected = None
    for number, order in enumerate([*permutations(sources)][::3]):
        for source in order:
            built = build(tmp_path / str(number), source)
        said = sorted(
            line for line in quads(built).splitlines() if "/id/run/" not in line and "/graph/runs" not in line
        )
        assert NAME not in "".join(said)
        expected = expected or said
        assert said == expected
    together = build(tmp_path / "all", *sources)
    assert together.summary.redacted == built.summary.redacted == 2


def test_only_what_the_new_class_touches_is_said_again(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "s", write("a.json", sensitive(), decision(2, case="HEL 2022-000002")))
    assert build(tmp_path / "s", case_file(tmp_path, "none")).summary.said == 2  # the decision and the case
    assert build(tmp_path / "s", case_file(tmp_path, "none", number="HEL 2022-000009", name="c.json")).summary.said == 1


def test_a_class_of_the_agendas_item_holds_for_the_decision_of_its_case(tmp_path: Path, write: Write) -> None:
    meeting = _meeting(TITLE, "HEL 2022-000001", "crime")
    (tmp_path / "m.json").write_text(json.dumps({"meetings": [meeting]}), encoding="utf-8")
    built = build(tmp_path / "s", write("a.json", sensitive()), tmp_path / "m.json")
    assert NAME not in quads(built)


def _meeting(title: str, case: str | None, mark: str | None) -> Json:
    pdf: Json = {"NativeId": "{00000071-0000-4000-8000-000000000000}", "Title": title, "Type": "esitys"}
    pdf |= {"PersonalData": WORDS[mark]} if mark else {}
    content = html(title, 5, ("Päätösehdotus", "<p>Vaatimus hylätään.</p>"), root="esitys")
    item: Json = {"AgendaPoint": "3", "Section": None, "AgendaItem": title, "CaseIDLabel": case,
                  "PDF": pdf, "HTML": content, "links": []}  # fmt: skip
    return {"MeetingID": "00400202201", "DateMeeting": "2022-01-10T16:00:00.000", "Agenda": [item],
            "MeetingSequenceNumber": 1, "Composition": [], "DecisionMaker": BOARD["Name"],
            "DecisionMakerId": BOARD["ID"], "links": []}  # fmt: skip


@pytest.mark.parametrize(("case", "mark"), [("HEL 2022-000001", None), (None, "sensitive")])
def test_the_line_of_an_agenda_is_redacted_with_its_matter(case: str | None, mark: str | None, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(json.dumps({"meetings": [_meeting(TITLE, case, mark)]}), encoding="utf-8")
    built = build(tmp_path / "s", tmp_path / "m.json", case_file(tmp_path, "crime"))
    assert ("Oikaisuvaatimus, " + REDACTED,) in ask(built, "SELECT ?t { ?i elidl:activity_label ?t }")
    assert NAME not in quads(built)


def test_titles_of_a_marked_case_and_of_its_files_are_redacted(tmp_path: Path) -> None:
    built = build(tmp_path / "s", case_file(tmp_path, "none", "crime"))
    assert ask(built, "SELECT ?t { ?c elidl:process_title ?t }") == [(f"Oikaisuvaatimus, {REDACTED}",)]
    assert ask(built, "SELECT ?t { ?r kg:sourceRecordId ?x ; dcterms:title ?t }") == [
        (f"Hakemus, {REDACTED}",),
        (f"Hakemus, {NAME}",),  # its own class says that it holds none
    ]


def test_minutes_of_a_marked_decision_are_treated_like_its_record(tmp_path: Path, write: Write) -> None:
    paper = "\n".join(
        (
            "Helsingin kaupunki\tPöytäkirja\t1/2022\t1 (1)",
            "Kaupunginhallitus",
            "10.01.2022",
            "",
            "§ 1",
            TITLE,
            "HEL 2022-000001 T 10 03 02",
            "Päätös",
            f"Kaupunginhallitus päätti hylätä vaatimuksen, jonka teki {NAME}.",
        )
    )
    (tmp_path / "minutes.txt").write_text(paper, encoding="utf-8")
    built = build(tmp_path / "s", write("a.json", sensitive(mark="sensitive")), tmp_path / "minutes.txt")
    assert not built.rejected
    assert len(ask(built, "SELECT ?f { ?f a eli:Format }")) == 2
    assert len(ask(built, "SELECT DISTINCT ?w { ?e eli:realizes ?w }")) == 1
    assert NAME not in quads(built)


def test_what_was_kept_back_is_counted_by_kind_and_never_said(tmp_path: Path, write: Write) -> None:
    built = build(tmp_path / "s", write("a.json", sensitive(mark="crime")))
    issues = list(privacy_issues(built))
    assert [issue["severity"] for issue in issues] == ["noted", "noted"]
    messages = " ".join(issue["message"] for issue in issues)
    assert "1 personal identity code" in messages
    assert "2 names" in messages or "3 names" in messages
    log = built.version.issues.read_text(encoding="utf-8")
    assert "Mallinen" not in log
    assert "131052" not in log
    assert (built.summary.redacted, built.summary.withheld, built.summary.identity_codes) == (1, 0, 1 + 0)
    assert built.version.about["identity_codes"] == 1


def test_what_reading_a_redacted_text_logged_is_not_repeated(tmp_path: Path, write: Write) -> None:
    record = sensitive(mark="crime")
    record["Content"] = record["Content"].replace("Päätös</h3>", f"{NAME}n asia</h3>").replace("Päätös", "x")
    built = build(tmp_path / "s", write("a.json", record))
    log = built.version.issues.read_text(encoding="utf-8")
    assert "not repeated here" in log
    assert "Mallinen" not in log


def test_a_withheld_text_leaves_fields_and_facts_without_words(tmp_path: Path, write: Write) -> None:
    policy = tmp_path / "privacy.toml"
    policy.write_text('[text]\nunmarked = "withhold"\n', encoding="utf-8")
    record = sensitive()
    record["Content"] = html(
        TITLE,
        1,
        ("Päätös", "<p>Kaupunginhallitus päätti kuntalain 140 §:n nojalla hylätä vaatimuksen.</p>"),
        ("Esittelijä", "<p>kansliapäällikkö<br>Aatos Köysimäki</p>"),
        ("Liitteet", "<p>1 Lääkärin lausunto</p>"),
        ("Tiedoksi", f"<p>Kulttuurin kerho</p><p>{NAME}</p>"),
    )
    built = build(tmp_path / "s", write("a.json", record), privacy=policy)
    said = "\n".join(line for line in quads(built).splitlines() if "/graph/ontology>" not in line)
    assert [words for words in (NAME, "nojalla", "lausunto", "kerho", "textSha256") if words in said] == []
    assert ask(built, "SELECT ?t { ?e eli:title ?t }") == [(REDACTED,)]
    assert ask(built, "SELECT ?n { ?p a foaf:Person ; foaf:name ?n }") == [("Aatos Köysimäki",)]
    assert len(ask(built, "SELECT ?p { ?w eli:cites ?p }")) == 1
    assert set(ask(built, "SELECT ?q { ?m kg:quote ?q }")) == {(REDACTED,)}
    assert ask(built, "SELECT ?n ?t { ?a eli:is_annex_of ?w ; eli:number ?n ; dcterms:title ?t }") == [("1", REDACTED)]
    assert ask(built, "SELECT ?s { ?w eli:number ?s ; eli:is_realized_by ?e }") == [("1",)]
    assert (built.summary.withheld, built.summary.redacted) == (1, 0)


def test_text_hash_offsets_and_quotes_belong_to_the_redacted_text(tmp_path: Path, write: Write) -> None:
    record = sensitive(mark="sensitive")
    record["Content"] = html(
        TITLE,
        1,
        ("Päätös", f"<p>{NAME} vaati. Kaupunginhallitus päätti kuntalain 140 §:n nojalla toisin.</p>"),
        ("Esittelijä", "<p>kansliapäällikkö<br>Aatos Köysimäki</p>"),
    )
    path = write("a.json", record)
    built = pipeline.build([path], tmp_path / "s", Options(jobs=1), lambda *_: None)
    assert built.summary.conforms
    ((text,),) = ask(built, "SELECT ?t { ?f schema:text ?t }")
    assert NAME not in text
    mentions = ask(built, "SELECT ?q ?x { ?m kg:quote ?q ; oa:hasTarget ?x }")
    assert len(mentions) > 2
    for quote, target in mentions:
        start, end = target.rpartition("=")[2].split(",")
        assert text[int(start) : int(end)] == quote


def test_the_index_keeps_what_was_settled(tmp_path: Path, write: Write) -> None:
    built = build(tmp_path / "s", write("a.json", sensitive()), case_file(tmp_path, "personal", "crime"))
    index = Index(StoreFolder(tmp_path / "s").current().path / "index.sqlite")
    marks = {entry.kind: (entry.personal_data, entry.mark) for entry in index.entries()}
    assert marks == {"decision": (None, "crime"), "case": ("crime", "crime")}
    assert index.account().redacted == built.summary.redacted
    index.close()


def test_the_classes_of_an_agenda_are_told_by_item_and_case() -> None:
    marks = AgendaMarks("3=crime|HEL 2022-000001=sensitive")
    assert marks.of(3, "HEL 2022-000001") == "crime"
    assert marks.of(4, "HEL 2022-000001") == "sensitive"
    assert marks.of(4, None) is None
    assert AgendaMarks(None).of(3, None) is None

"""A decision's record: what its fields state and what its text says."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from ahjo_samples import read_all

from converters import ahjo
from kg.errors import Issue, Log, Rejected, Severity
from kg.record import BodyRef, DecisionRecord, PartKind, Voter
from kg.source import SourceDocument


def read(**fields: Any) -> tuple[DecisionRecord, list[Issue]]:
    log = Log("made.json", "")
    document = SourceDocument("ahjo", "decision", "key", json.dumps(fields).encode(), "made.json")
    record = ahjo.read(document, log)
    assert isinstance(record, DecisionRecord)
    return record, log.issues


def page(body: str) -> str:
    return f'<html lang="fi"><body><div class="paatos">{body}</div></body></html>'


@pytest.fixture
def decision() -> DecisionRecord:
    record = read_all("decisions.json")[0][0]
    assert isinstance(record, DecisionRecord)
    return record


def part(record: DecisionRecord, kind: PartKind, side: str = "decision") -> str:
    return next(p.text for p in record.parts if p.kind is kind and p.side == side)


class TestFields:
    def test_the_sample_is_read_without_an_issue(self) -> None:
        assert read_all("decisions.json")[0][1] == []

    def test_card(self, decision: DecisionRecord) -> None:
        assert decision.kind == "record"
        assert decision.decided
        assert decision.native_id == "00000062-0000-4000-8000-000000000001"
        assert decision.title == "Rantapuiston laiturin nimeäminen"
        assert decision.language == "fi"
        assert (decision.case, decision.section) == ("HEL 2021-000777", 62)
        assert (decision.classification, decision.classification_title) == ("10 03 02", "Nimistö")
        assert decision.body == BodyRef("Kaupunginhallitus", "00400", "2")
        assert decision.date == date(2022, 1, 10)
        assert decision.published == date(2022, 1, 17)
        assert decision.personal_data == "personal"
        assert not decision.confidential

    def test_meeting(self, decision: DecisionRecord) -> None:
        assert decision.meeting is not None
        assert decision.meeting.id == "00400202202"
        assert decision.meeting.body == BodyRef("Kaupunginhallitus", "00400")

    def test_vote_with_a_list_where_a_side_is_expected(self, decision: DecisionRecord) -> None:
        (vote,) = decision.votes
        assert (vote.yes, vote.no, vote.blank, vote.absent) == (2, 1, 0, None)
        assert vote.no_text == "Nimeksi Aallonlaituri"
        assert vote.voters == (
            Voter("Aarne Aalto", "yes", "ex.aalto", "Laituriryhmä"),
            Voter("Tyyni Sa Tuuli", "yes", "ex.sato", None),
            Voter("Aino Laituri", "no", "ex.laituri", "Aaltoryhmä"),
        )

    def test_attachments(self, decision: DecisionRecord) -> None:
        shown, kept = decision.attachments
        assert (shown.number, shown.public, shown.personal_data) == ("1", True, "none")
        assert (kept.number, kept.public, kept.reasons) == ("2", False, ("JulkL (621/1999) 24.1 § 20 k",))
        assert kept.native_id is None

    def test_earlier_decision(self, decision: DecisionRecord) -> None:
        (earlier,) = decision.earlier
        assert earlier.native_id == "00000061-0000-4000-8000-000000000001"
        assert (earlier.section, earlier.date, earlier.case) == (12, date(2021, 12, 2), "HEL 2021-000777")
        assert earlier.body == BodyRef("Ympäristöjaosto", "U540200", "4")
        assert earlier.meeting_id == "U540200202118"

    def test_a_record_with_next_to_nothing_is_still_a_record(self) -> None:
        record, issues = read_all("decisions.json")[2]
        assert record.title == "Asia ilman sisältöä"
        assert record.parts == ()
        assert (record.body, record.date, record.section, record.case) == (None, None, None, None)
        assert issues == []

    def test_numbers_from_the_text_where_no_field_states_them(self) -> None:
        html = page('<div class="Asiapykala">17. / 62 §</div><div class="DnroTmuoto">HEL 2020-000001 T 01 02</div>')
        record, _ = read(Content=html, Title="Nimi ja asia")
        assert (record.case, record.classification, record.section) == ("HEL 2020-000001", "01 02", 62)

    def test_the_stated_day_of_decision_goes_before_the_meeting(self) -> None:
        record, _ = read(Content="", DateDecision="2022-03-04T00:00:00.000", Meeting={"DateMeeting": "2022-03-01"})
        assert record.date == date(2022, 3, 4)

    def test_the_time_of_generation_is_no_date(self) -> None:
        html = '<html><head><META name="ThisHTMLGenerated" content="2022-01-11T20:50:59.302+02:00"></head></html>'
        assert read(Content=html)[0].date is None


class TestOddValues:
    def test_wrong_types_cost_their_value_alone(self) -> None:
        record, issues = read(Content="", Title="Nimi ja asia", Section={"n": 1}, CaseIDLabel=7, Attachments=["x"])
        assert (record.section, record.case, record.attachments, record.title) == (None, None, (), "Nimi ja asia")
        assert {issue.place for issue in issues if issue.severity is Severity.SKIPPED} == {
            "Section",
            "CaseIDLabel",
            "Attachments",
        }

    def test_a_structural_surprise_rejects_the_record(self) -> None:
        with pytest.raises(Rejected, match="Content is a list"):
            read(Content=["<p>x</p>"])

    def test_a_record_that_is_no_object_is_rejected(self) -> None:
        with pytest.raises(Rejected, match="an object is expected"):
            ahjo.read(SourceDocument("ahjo", "decision", "key", b"[1]", "made.json"), Log("", ""))

    def test_an_unknown_field_is_named_once(self) -> None:
        files = [{"Title": "a", "Kummallinen": 1}, {"Title": "b", "Kummallinen": 2}]
        _, issues = read(Content="", Title="ja", Attachments=files)
        assert [issue.place for issue in issues if issue.severity is Severity.NOTED] == ["Kummallinen"]

    def test_a_field_and_a_text_that_differ_are_noted(self) -> None:
        record, issues = read(Content=page('<div class="Asiapykala">§ 8</div>'), Title="ja", Section="9")
        assert record.section == 9
        assert any("§ 9" in issue.message for issue in issues)

    def test_deeply_nested_html_rejects_the_record(self) -> None:
        with pytest.raises(Rejected, match="nested too deeply"):
            read(Content=page("<div>" * 30000 + "x"))


class TestWithheld:
    def test_the_title_is_the_legal_basis(self) -> None:
        record, _ = read_all("decisions.json")[1]
        assert record.confidential
        assert record.language == "sv"
        assert record.section == 2
        (only,) = record.parts
        assert (only.kind, only.text) == (PartKind.CONFIDENTIAL, "Sekretessbelagd (MyndOffL (621/1999) 24.1 § 25 p)")

    def test_a_decision_with_a_text_is_not_withheld(self) -> None:
        title = "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)"
        html = page(f'<h1 class="AsiaOtsikko">{title}</h1><h3 class="SisaltoOtsikko">Päätös</h3><p>Näin on.</p>')
        assert not read(Content=html)[0].confidential

    def test_the_basis_in_an_element_of_its_own(self) -> None:
        html = page('<h1 class="AsiaOtsikko">Asia on</h1><div class="SalassapidonPerustelut">JulkL 24.1 § 20 k</div>')
        record, _ = read(Content=html)
        assert record.confidential
        assert part(record, PartKind.CONFIDENTIAL) == "JulkL 24.1 § 20 k"


class TestLanguage:
    def test_where_nothing_tells_it_that_is_noted(self) -> None:
        record, (issue,) = read(Content="", Title="Laituri")
        assert record.language == "fi"
        assert (issue.place, issue.severity) == ("language", Severity.NOTED)

    def test_by_the_text_and_not_by_title_or_attribute(self) -> None:
        html = page(
            '<h1 class="AsiaOtsikko">Förslag om bryggan och båtarna</h1><h3 class="SisaltoOtsikko">Päätös</h3>'
            "<p>Lautakunta päätti, että laituri on valmis ja että se avataan.</p>"
        ).replace('lang="fi"', 'lang="sv"')
        assert read(Content=html)[0].language == "fi"

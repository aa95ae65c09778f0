"""Meetings with their items, cases, bodies, people, positions of trust and classes: a card each."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from ahjo_samples import read_all

from converters import ahjo
from converters.ahjo.tables import tables
from kg.errors import Log, Rejected
from kg.record import (
    Attendance,
    BodyRecord,
    BodyRef,
    CaseRecord,
    Chairmanship,
    ClassificationRecord,
    Handling,
    PartKind,
    Position,
    Record,
)
from kg.source import SourceDocument


def read(kind: str, **fields: Any) -> Record:
    return ahjo.read(SourceDocument("ahjo", kind, "key", json.dumps(fields).encode(), "made.json"), Log("", ""))


class TestMeeting:
    def test_card(self) -> None:
        meeting, issues = read_all("meetings.json")[0]
        assert (meeting.id, meeting.name, meeting.number) == ("U999202203", "Laiturilautakunta", 3)
        assert (meeting.date, meeting.location) == (date(2022, 2, 1), "Ranta 1")
        assert meeting.body == BodyRef("Laiturilautakunta", "U999")
        assert not meeting.cancelled
        assert meeting.announcement == "Päätöstiedote nro 3\nPäätös\nEhdotuksen mukaan."
        assert [issue.place for issue in issues] == ["Composition[5].Role"]

    def test_agenda(self) -> None:
        meeting, _ = read_all("meetings.json")[0]
        first, second, third = meeting.agenda
        assert (first.point, first.title, first.section) == (1, "Laiturin nimi", None)
        assert (second.section, second.native_id) == (8, "00000071-0000-4000-8000-000000000001")
        assert (third.title, third.native_id) == ("Ilmoitusasiat", None)

    def test_composition_leaves_out_those_without_a_role_in_the_scheme(self) -> None:
        meeting, _ = read_all("meetings.json")[0]
        assert meeting.composition == (
            Attendance("Aarne Aalto", "chair"),
            Attendance("Aino Laituri", "deputy_member", "Tyyni Sa Tuuli"),
            Attendance("Ville Vene", "expert"),
        )

    def test_documents(self) -> None:
        (file,) = read_all("meetings.json")[0][0].files
        assert (file.kind, file.language, file.issued) == ("pöytäkirja", "fi-sv", date(2022, 2, 8))
        assert file.personal_data == "sensitive"

    def test_a_cancelled_meeting(self) -> None:
        meeting, issues = read_all("meetings.json")[3]
        assert meeting.cancelled
        assert meeting.number is None
        assert meeting.agenda == ()
        assert issues == []

    def test_without_an_id_it_is_rejected(self) -> None:
        with pytest.raises(Rejected, match="MeetingID"):
            read("meeting", Name="Kokous")


class TestAgendaItem:
    def test_a_proposal(self) -> None:
        item, issues = read_all("meetings.json")[1]
        assert issues == []
        assert (item.kind, item.decided, item.item) == ("agenda", False, 1)
        assert (item.date, item.published) == (None, None)
        assert {part.side for part in item.parts} == {"proposal"}
        assert [part.kind for part in item.parts] == [PartKind.TITLE, PartKind.PROPOSAL]
        assert (item.case, item.classification) == ("HEL 2021-000777", "10 03 02")
        assert (item.meeting.id, item.meeting.number, item.meeting.date) == ("U999202203", 3, date(2022, 2, 1))
        assert item.body == BodyRef("Laiturilautakunta", "U999")

    def test_a_decision(self) -> None:
        item, _ = read_all("meetings.json")[2]
        assert (item.kind, item.decided, item.section) == ("agenda", True, 8)
        assert (item.date, item.published) == (date(2022, 2, 1), date(2022, 2, 8))
        assert {part.side for part in item.parts} == {"decision"}

    def test_the_root_of_the_html_tells_where_no_type_does(self) -> None:
        html = '<div class="paatos"><h3 class="SisaltoOtsikko">Päätös</h3><p>Näin on.</p></div>'
        item = read("agenda", AgendaPoint="4", HTML=html)
        assert getattr(item, "decided", None) is True


class TestCase:
    def test_card(self) -> None:
        ((case, issues),) = read_all("cases.json")
        assert issues == []
        assert (case.id, case.title, case.language) == ("HEL 2021-000777", "Rantapuiston laiturin nimi", "fi")
        assert (case.status, case.created, case.acquired) == ("Vireillä", date(2021, 3, 4), date(2021, 3, 5))
        assert (case.public, case.reasons) == (None, ("JulkL (621/1999) 24.1 § 20 k",))
        assert case.handlings[0] == Handling(
            2, "Päätöksenteossa", BodyRef("Keskushallinto", "U50"), date(2022, 1, 2), None
        )
        assert case.handlings[1].deadline == date(2021, 6, 1)

    def test_a_file_listed_twice_is_one(self) -> None:
        ((case, _),) = read_all("cases.json")
        assert [file.native_id for file in case.files] == ["00000062-0000-4000-8000-000000000001"]

    def test_a_statement_asked_for_in_a_case_is_a_part_of_it(self) -> None:
        case = read("case", CaseID="HEL-2021-000777-Lausunto-2", CaseIDLabel="HEL 2021-000777 Lausunto 2", Title="Asia")
        assert isinstance(case, CaseRecord)
        assert (case.id, case.part_of) == ("HEL 2021-000777 Lausunto 2", "HEL 2021-000777")

    def test_without_a_diary_number_it_is_rejected(self) -> None:
        with pytest.raises(Rejected, match="diary number"):
            read("case", Title="Asia")


class TestBody:
    def test_card(self) -> None:
        ((body, issues),) = read_all("bodies_fi.json")
        assert issues == []
        assert (body.id, body.name, body.language, body.type_id) == ("U999", "Laiturilautakunta", "fi", "5")
        assert (body.formed, body.dissolved) == (date(2017, 6, 1), date(2022, 12, 31))
        assert body.sector == BodyRef("Keskushallinto", "U50")
        assert body.above == (BodyRecord("00400", "Kaupunginhallitus", "fi", "2", date(2017, 6, 1), None),)

    def test_the_other_language_is_told_by_the_addresses(self) -> None:
        ((body, _),) = read_all("bodies_sv.json")
        assert (body.name, body.language) == ("Bryggnämnden", "sv")

    def test_without_an_id_it_is_rejected(self) -> None:
        with pytest.raises(Rejected, match="no ID"):
            read("body", Organization={"Name": "Lautakunta"})


class TestPeople:
    def test_a_family_name_of_two_words(self) -> None:
        ((person, _),) = read_all("trustees.json")
        assert (person.id, person.name, person.family) == ("ex.satuuli", "Tyyni Sa Tuuli", "Sa Tuuli")
        assert (person.title, person.group) == ("Jäsen", "Laituriryhmä")

    def test_an_unknown_position_is_skipped_and_named(self) -> None:
        ((person, issues),) = read_all("trustees.json")
        assert person.chairmanships == (Chairmanship("vice_chair", BodyRef("Laiturilautakunta", "U999")),)
        assert [issue.place for issue in issues] == ["Chairmanships[2].Position"]

    def test_motions_of_a_person_whose_name_is_known(self) -> None:
        ((person, _),) = read_all("trustees.json")
        initiative, resolution = person.motions
        assert (initiative.kind, initiative.proposer) == ("valtuustoaloite", "Tyyni Sa Tuuli")
        assert (resolution.kind, resolution.proposer, resolution.item) == ("toivomusponsi", "Tyyni Sa Tuuli", 7)

    def test_a_name_that_cannot_be_read_rejects_the_person(self) -> None:
        with pytest.raises(Rejected, match="name"):
            read("person", ID="ex.x", Name="Nimetön", Initiatives=[])

    def test_positions(self) -> None:
        (positions, _), (empty, _) = read_all("positions.json")
        assert positions.body_id == "U999"
        assert positions.positions == (
            Position("ex.aalto", "Aarne Aalto", "Aalto", "chair", "Laituriryhmä"),
            Position("ex.laituri", "Aino Laituri", "Laituri", "deputy_member", None),
        )
        assert (empty.body_id, empty.positions) == ("U998", ())

    def test_positions_of_an_unknown_body_are_rejected(self) -> None:
        with pytest.raises(Rejected, match="org="):
            read("positions", agentPublicList=[])


def test_classification() -> None:
    assert [record for record, _ in read_all("classes.json")] == [
        ClassificationRecord("10", "YMPÄRISTÖ"),
        ClassificationRecord("10 03 02", "Nimistö"),
    ]


def test_roles_are_keys_of_the_role_scheme() -> None:
    assert set(tables().roles.values()) == {
        "member",
        "deputy_member",
        "chair",
        "vice_chair",
        "presenter",
        "secretary",
        "expert",
        "communications",
    }


def test_an_unknown_kind_is_rejected() -> None:
    with pytest.raises(Rejected, match="'letter'"):
        read("letter")

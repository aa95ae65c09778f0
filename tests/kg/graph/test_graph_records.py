"""What a source lists beside decisions: meetings, cases, bodies, people, motions, classes; and memberships."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from graph_samples import BASE, BOARD, IRIS, REGISTRIES, RUN, Said, full, ontology, say_other

from kg.graph.context import Context
from kg.graph.records import KINDS
from kg.record import (
    AgendaEntry,
    Attendance,
    BodyRecord,
    BodyRef,
    CaseRecord,
    Chairmanship,
    ClassificationRecord,
    FileRef,
    Handling,
    MeetingRecord,
    MotionRecord,
    PersonRecord,
    Position,
    PositionsRecord,
    Record,
)

MEETING = f"{BASE}id/meeting/00400202201"
BODY = f"{BASE}id/body/U9"


def _meeting(**changes: Any) -> MeetingRecord:
    fields: dict[str, Any] = {
        "id": "00400202201", "name": "Kokous", "language": "fi", "body": BOARD, "date": date(2022, 1, 10),
        "number": 1, "location": None, "cancelled": False,
    }  # fmt: skip
    return MeetingRecord(**fields | changes)


def test_a_meeting_with_its_agenda() -> None:
    said, _ = say_other(_meeting(agenda=(AgendaEntry(2, "Majakan nimi"),)))
    assert said.types(MEETING) == {full("elidl:Activity"), full("schema:Event")}
    assert said.of(MEETING, "elidl:activity_id") == {"00400202201"}
    assert said.of(MEETING, "elidl:activity_start_date") == {"2022-01-10"}
    assert said.of(MEETING, "elidl:had_responsible_organization") == {f"{BASE}id/body/00400"}
    assert said.of(f"{MEETING}-item-2", "elidl:forms_part_of") == {MEETING}
    assert said.of(f"{MEETING}-item-2", "elidl:activity_label") == {"Majakan nimi"}
    assert said.of(MEETING, "elidl:had_activity_type") == set()


def test_a_cancelled_meeting_says_so() -> None:
    said, _ = say_other(_meeting(cancelled=True))
    assert said.of(MEETING, "elidl:had_activity_type") == {f"{BASE}def/meeting-status/cancelled"}


def test_a_composition_is_memberships_that_take_part_in_the_meeting() -> None:
    present = (
        Attendance("Tyyni Luoto", "chair"),
        Attendance("Meri Tuuli", "deputy_member", deputy_of="Åke Öberg"),
        Attendance("Tyyni Luoto", "chair"),
        Attendance("Tyyni Luoto", "member"),
    )
    said, _ = say_other(_meeting(composition=present))
    chair, member, deputy = (
        f"{BASE}id/membership/{person}/00400/{role}/00400202201"
        for person, role in (("tyyni-luoto", "chair"), ("tyyni-luoto", "member"), ("meri-tuuli", "deputy_member"))
    )
    assert said.of(MEETING, "elidl:had_participation") == {chair, member, deputy}
    assert said.types(chair) == {full("org:Membership"), full("elidl:Participation")}
    assert said.of(chair, "org:member") == {f"{BASE}id/person/tyyni-luoto"}
    assert said.of(chair, "org:organization") == {f"{BASE}id/body/00400"}
    assert said.of(chair, "org:role") == {f"{BASE}def/role/chair"}
    assert said.of(deputy, "elidl:participation_in_name_of") == {f"{BASE}id/person/ake-oberg"}


def test_someone_present_whose_name_two_people_have_is_logged_and_has_no_membership() -> None:
    said, log = say_other(_meeting(composition=(Attendance("Aarne Aalto", "member"),)))
    assert said.of(MEETING, "elidl:had_participation") == set()
    assert [i.place for i in log.issues] == ["Aarne Aalto"]


def test_a_case_with_its_handlings_and_files() -> None:
    record = CaseRecord(
        "HEL 2022-000001", "Majakan nimi", "fi", "10 03 02", "Nimistö", "Ei tällaista tilaa", date(2022, 1, 2), None,
        handlings=(Handling(1, "Vireillä", None, date(2022, 1, 3)),),
        files=(FileRef("00000007", "Kartta", language="fi-sv", issued=date(2022, 1, 4)),),
    )  # fmt: skip
    said, log = say_other(record)
    case = f"{BASE}id/case/hel-2022-000001"
    assert said.of(case, "elidl:process_number") == {"HEL 2022-000001"}
    assert said.labels(case, "elidl:process_title") == {("Majakan nimi", "fi")}
    assert said.of(case, "elidl:process_keyword") == {f"{BASE}def/classification/10-03-02"}
    assert said.of(case, "dcterms:created") == {"2022-01-02"}
    assert said.of(case, "dcterms:dateAccepted") == set()
    assert said.of(case, "elidl:consists_of") == {f"{case}/handling/1"}
    assert said.of(f"{case}/handling/1", "elidl:activity_start_date") == {"2022-01-03"}
    file = f"{BASE}id/record/00000007"
    assert said.of(file, "dcterms:isPartOf") == {case}
    assert said.labels(file, "dcterms:title") == {("Kartta", "fi")}
    assert said.of(file, "dcterms:issued") == {"2022-01-04"}
    # a word the scheme lacks is no concept, and the log says so
    assert said.of(case, "elidl:process_status") == set()
    assert [i.place for i in log.issues] == ["case-status"]


def test_finnish_and_swedish_records_of_a_body_are_one_node_with_two_labels() -> None:
    finnish = BodyRecord("U9", "Laiturilautakunta", "fi", "5", date(2017, 6, 1))
    swedish = replace(finnish, name="Bryggnämnden", language="sv")
    both = Said([*say_other(finnish)[0].quads, *say_other(swedish)[0].quads])
    assert both.types(BODY) == {full("org:OrganizationalUnit")}
    assert both.labels(BODY) == {("Laiturilautakunta", "fi"), ("Bryggnämnden", "sv")}
    assert both.of(BODY, "dcterms:identifier") == {"U9"}
    assert both.of(BODY, "org:classification") == {f"{BASE}def/body-type/5"}
    assert both.of(BODY, "schema:foundingDate") == {"2017-06-01"}
    assert both.of(BODY, "schema:dissolutionDate") == set()


def test_a_name_that_was_never_translated_is_no_swedish_label() -> None:
    said, _ = say_other(BodyRecord("U9", "SV_Laituriyksikkö", "sv", "7"))
    assert said.of(BODY, "skos:prefLabel") == set()
    assert said.of(BODY, "dcterms:identifier") == {"U9"}


def test_a_body_knows_what_stands_above_and_below() -> None:
    above = BodyRecord("00400", "Kaupunginhallitus", "fi", "2")
    below = BodyRecord("U91", "Laituriyksikkö", "fi", "7")
    said, _ = say_other(BodyRecord("U9", "Laiturilautakunta", "fi", "5", above=(above,), below=(below,)))
    assert said.of(BODY, "org:unitOf") == {f"{BASE}id/body/00400"}
    assert said.of(f"{BASE}id/body/U91", "org:unitOf") == {BODY}
    post, _ = say_other(BodyRecord("U9VH1", "Laituripäällikkö", "fi", "12", above=(above,)))
    assert post.types(f"{BASE}id/post/U9VH1") == {full("org:Post")}
    assert post.of(f"{BASE}id/post/U9VH1", "org:postIn") == {f"{BASE}id/body/00400"}
    assert post.of(f"{BASE}id/post/U9VH1", "org:unitOf") == set()


def test_an_elected_person_with_chair_group_and_motions() -> None:
    motion = MotionRecord("Lisää laitureita", "valtuustoaloite", "Tyyni Luoto", date(2021, 9, 22), "fi")
    person = PersonRecord(
        "ex.a", "Tyyni Luoto", "Luoto", group="Laiturit",
        chairmanships=(Chairmanship("vice_chair", BodyRef("Kaupunginhallitus", "00400")),), motions=(motion,),
    )  # fmt: skip
    said, _ = say_other(person)
    node = f"{BASE}id/person/tyyni-luoto"
    assert said.of(node, "foaf:name") == {"Tyyni Luoto"}
    assert said.of(node, "foaf:familyName") == {"Luoto"}
    assert said.of(node, "foaf:givenName") == {"Tyyni"}
    assert said.of(node, "dcterms:identifier") == {"ex.a"}
    membership = f"{BASE}id/membership/tyyni-luoto/00400/vice_chair"
    assert said.types(membership) == {full("org:Membership")}
    assert said.of(membership, "og:onBehalfOf") == {f"{BASE}id/organisation/laituriryhma"}
    motion_iri = f"{BASE}id/motion/valtuustoaloite/tyyni-luoto/2021-09-22"
    assert said.labels(motion_iri, "dcterms:title") == {("Lisää laitureita", "fi")}
    assert said.of(motion_iri, "schema:creator") == {node}


def test_positions_of_trust_are_memberships_also_of_people_of_one_name() -> None:
    positions = (Position("ex.b", "Aarne Aalto", "Aalto", "member"), Position("ex.c", "Aarne Aalto", "Aalto", "chair"))
    said, log = say_other(PositionsRecord("00400", positions))
    assert said.having("rdf:type", full("org:Membership")) == {
        f"{BASE}id/membership/aarne-aalto-ex-b/00400/member",
        f"{BASE}id/membership/aarne-aalto-ex-c/00400/chair",
    }
    assert not log.issues


def test_a_motion_of_a_list_has_no_case_and_may_lack_its_proposer() -> None:
    said, _ = say_other(MotionRecord("Laiturista", "toivomusponsi", None, date(2021, 11, 3), "fi"))
    motion = f"{BASE}id/motion/toivomusponsi/2021-11-03"
    assert said.of(motion, "kg:dueOn") == {"2022-11-03"}
    assert said.of(motion, "schema:creator") == set()


@pytest.mark.parametrize(("code", "broader"), [("10 03 02", {"10-03"}), ("10", set())])
def test_a_class_stands_under_the_class_of_the_shorter_code(code: str, broader: set[str]) -> None:
    said, _ = say_other(ClassificationRecord(code, "Nimistö"))
    scheme = f"{BASE}def/classification"
    concept = IRIS.classification(code)
    assert said.of(concept, "skos:notation") == {code}
    assert said.of(concept, "skos:inScheme") == {scheme}
    assert said.of(concept, "skos:broader") == {f"{scheme}/{key}" for key in broader}


def test_every_kind_of_record_can_be_said_and_is_a_known_kind_of_document() -> None:
    samples: list[Record] = [
        _meeting(), CaseRecord("HEL 2022-000001", "", "fi", None, None, None, None, None),
        BodyRecord("U9", "Laiturilautakunta", "fi", None), PersonRecord("ex.a", "Tyyni Luoto", ""),
        PositionsRecord("00400", ()), MotionRecord("", "other", None, None, "fi"), ClassificationRecord("10", "Nimet"),
    ]  # fmt: skip
    assert {type(sample) for sample in samples} == set(KINDS)
    for sample in samples:
        said, _ = say_other(sample)
        (kind,) = said.of(IRIS.document("0" * 64), "dcterms:type")
        assert kind in ontology().concepts


def test_a_withheld_file_says_on_what_ground_and_an_unmarked_one_nothing() -> None:
    withheld = FileRef("00000007", "Kartta", public=False, reasons=("JulkL 24.1 § 7 k",))
    said, _ = say_other(_meeting(files=(withheld, FileRef("00000008", "Liite"))))
    file, unmarked = f"{BASE}id/record/00000007", f"{BASE}id/record/00000008"
    assert said.of(file, "dcterms:accessRights") == {f"{BASE}def/publicity/withheld"}
    assert said.of(file, "kg:securityReason") == {"JulkL 24.1 § 7 k"}
    assert said.of(file, "dcterms:isPartOf") == {MEETING}
    assert said.of(unmarked, "dcterms:accessRights") == set()


def test_a_word_of_the_source_finds_its_concept_by_any_of_its_names() -> None:
    known = Context.make(IRIS, REGISTRIES, RUN, ontology().graph_quads())
    found = {scheme for scheme, _ in known.words}
    assert {"case-status", "record-type", "personal-data", "body-type"} <= found
    assert all(iri.startswith(f"{BASE}def/{scheme}/") for (scheme, _), iri in known.words.items())

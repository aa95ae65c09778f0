"""A decision's nodes, as docs/model.md lists them, and what becomes of several documents of one decision."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from graph_samples import BASE, BOARD, IRIS, RUN, TEXT, Said, W, document, full, part, record, say, say_all

from kg.errors import Severity
from kg.extract.finding import BodyMention, DecisionReference, Doubt, Findings, Outcome, Span
from kg.graph.decision import Reference
from kg.record import BodyRef, EarlierDecision, MeetingRef, PartKind, lay_out

FIN = f"{W}/fin"
FORMAT = f"{FIN}/record/00000001-0000-4000-8000-000000000000"
SPAN = Span(0, 0, 17)


def test_the_nodes_of_a_decision() -> None:
    published = date(2022, 1, 14)
    said, _ = say(record(published=published, classification="10 03 02", classification_title="Nimistö"))
    assert said.types(W) == {full("eli:LegalResource")}
    assert said.of(W, "eli:number") == {"1"}
    assert said.of(W, "eli:id_local") == {"HEL 2022-000001 § 1"}
    assert said.of(W, "eli:date_document") == {"2022-01-10"}
    assert said.of(W, "eli:date_publication") == {"2022-01-14"}
    assert said.of(W, "eli:passed_by") == {f"{BASE}id/body/00400"}
    assert said.of(W, "eli:is_about") == {f"{BASE}def/classification/10-03-02"}
    assert said.of(W, "eli:is_realized_by") == {FIN}
    assert said.types(FIN) == {full("eli:LegalExpression")}
    assert said.labels(FIN, "eli:title") == {("Majakan nimi", "fi")}
    assert said.of(FIN, "eli:is_embodied_by") == {FORMAT}
    assert said.types(f"{W}/act") == {full("elidl:Decision")}
    assert said.of(f"{W}/act", "elidl:created_a_realization_of") == {W}
    assert said.of(f"{BASE}id/case/hel-2022-000001", "elidl:consists_of") == {f"{W}/act"}


def test_the_text_is_published_whole_with_its_hash() -> None:
    parts = (part(" Majakka", PartKind.TITLE, heading=""), part(TEXT + "\n"))
    said, _ = say(record(*parts))
    text = lay_out(parts).text
    assert said.labels(FORMAT, "schema:text") == {(text, "fi")}
    assert said.of(FORMAT, "kg:textSha256") == {hashlib.sha256(text.encode()).hexdigest()}


def test_a_swedish_text_is_a_swedish_expression() -> None:
    said, _ = say(record(part("Stadsstyrelsen beslutade godkänna namnet."), language="sv", title="Fyrens namn"))
    assert said.of(W, "eli:is_realized_by") == {f"{W}/swe"}
    assert said.labels(f"{W}/swe", "eli:title") == {("Fyrens namn", "sv")}
    assert said.of(f"{W}/swe", "eli:language") == {"http://publications.europa.eu/resource/authority/language/SWE"}


def test_what_is_not_known_is_not_said() -> None:
    unknown = record(part("x"), title="", case=None, section=None, body=None, date=None)
    said, log = say(unknown)
    for name in ("eli:number", "eli:id_local", "eli:date_document", "eli:passed_by", "kg:asProposed", "eli:is_about"):
        assert said.of(W, name) == set()
    assert said.of(f"{W}/act", "elidl:decision_outcome") == set()
    assert said.of(FIN, "eli:title") == set()
    assert not log.issues


def test_a_decision_without_text_has_no_text_and_no_hash() -> None:
    said, _ = say(record(part("", heading="")))
    assert said.of(FORMAT, "schema:text") == said.of(FORMAT, "kg:textSha256") == set()


def test_all_a_document_says_stands_in_its_named_graph_with_its_provenance() -> None:
    said, _ = say(record())
    graph = IRIS.document(hashlib.sha256(b"a").hexdigest())
    assert {q.graph_name.value for q in said.quads} == {graph}
    assert said.of(FORMAT, "prov:wasDerivedFrom") == {graph}
    assert said.of(graph, "dcterms:type") == {f"{BASE}def/document/record"}
    assert said.of(graph, "prov:wasGeneratedBy") == {RUN}
    assert said.of(graph, "kg:nativeId") == {"00000001-0000-4000-8000-000000000000"}


def test_only_a_proposals_text_makes_a_proposal_of_the_decision() -> None:
    without, _ = say(record())
    assert f"{W}/proposal" not in without.subjects()
    proposed = part("Majakan nimi hyväksytään.", PartKind.PROPOSAL, side="proposal", heading="Päätösehdotus")
    said, _ = say(record(part(), proposed))
    assert said.types(f"{W}/proposal") == {full("elidl:LegislativeProcessWork")}
    assert said.of(f"{W}/act", "elidl:decided_on_a_realization_of") == {f"{W}/proposal"}
    assert said.of(f"{W}/preparation", "elidl:created_a_realization_of") == {f"{W}/proposal"}


def test_a_proposal_on_an_agenda_is_no_decision() -> None:
    proposal = f"{BASE}id/meeting/00400202201-item-3/proposal"
    meeting = MeetingRef("00400202201", date(2022, 1, 10))
    said, _ = say(record(kind="agenda", decided=False, meeting=meeting, item=3, date=None), work=proposal)
    item = proposal.removesuffix("/proposal")
    assert said.types(proposal) == {full("elidl:LegislativeProcessWork")}
    assert said.types(f"{proposal}/fin") == {full("eli:Expression")}
    assert said.types(f"{proposal}/fin/agenda/00000001-0000-4000-8000-000000000000") == {full("eli:Format")}
    assert said.of(f"{item}/preparation", "elidl:created_a_realization_of") == {proposal}
    assert said.of(item, "elidl:activity_order") == {"3"}
    assert not said.having("rdf:type", full("elidl:Decision"))
    assert not said.having("rdf:type", full("eli:LegalResource"))


def test_a_decision_executes_its_item_or_is_part_of_its_meeting() -> None:
    meeting = MeetingRef("00400202201", date(2022, 1, 10))
    with_item, _ = say(record(meeting=meeting, item=4))
    assert with_item.of(f"{W}/act", "elidl:executed") == {f"{BASE}id/meeting/00400202201-item-4"}
    without, _ = say(record(meeting=meeting))
    assert without.of(f"{W}/act", "elidl:forms_part_of") == {f"{BASE}id/meeting/00400202201"}


def test_an_item_that_a_presenter_numbers_stands_beside_the_meetings_own() -> None:
    meeting = MeetingRef("00400202201", date(2022, 1, 10))
    marked, _ = say(record(meeting=meeting, item=1, item_mark="Ryj/1"))
    (item,) = marked.of(f"{W}/act", "elidl:executed")
    assert item == f"{BASE}id/meeting/00400202201-item-ryj-1"
    assert marked.of(item, "elidl:activity_order") == {"1"}
    assert marked.of(item, "elidl:activity_label") == {"Ryj/1"}


def test_a_meeting_that_only_minutes_know_is_described_by_them() -> None:
    held = MeetingRef("00400-2022-3", date(2022, 1, 10), 3, BOARD)
    minutes, _ = say(record(kind="minutes", native_id=None, meeting=held, item=4))
    meeting = f"{BASE}id/meeting/00400-2022-3"
    assert minutes.of(meeting, "elidl:activity_order") == {"3"}
    assert minutes.of(meeting, "elidl:activity_start_date") == {"2022-01-10"}
    assert minutes.of(meeting, "elidl:had_responsible_organization") == {f"{BASE}id/body/00400"}
    described, _ = say(record(kind="minutes", native_id=None, meeting=replace(held, id="00400202201"), item=4))
    assert described.of(f"{BASE}id/meeting/00400202201", "elidl:activity_order") == set()


def test_one_decision_of_a_file_of_several_is_part_of_the_file() -> None:
    whole = document(record(kind="minutes", native_id=None))
    for name, file in ((f"{whole.name}/2", {IRIS.document(whole.name)}), (whole.name, set())):
        said = Said(say_all(replace(whole, name=name)).quads[0])
        assert said.of(IRIS.document(name), "dcterms:isPartOf") == file


def test_the_outcome_hangs_on_the_act_and_is_quoted() -> None:
    said, _ = say(record(), outcome=Outcome(Span(0, 18, 34), "approved", as_proposed=True))
    assert said.of(f"{W}/act", "elidl:decision_outcome") == {f"{BASE}def/outcome/approved"}
    (as_proposed,) = said.terms(W, "kg:asProposed")
    assert (as_proposed.value, as_proposed.datatype.value) == ("true", full("xsd:boolean"))
    assert said.of(said.mention_of(f"{W}/act"), "kg:quote") == {TEXT[18:34]}


def test_not_as_proposed_is_false_and_not_unknown() -> None:
    said, _ = say(record(), outcome=Outcome(None, "approved", as_proposed=False))
    assert said.of(W, "kg:asProposed") == {"false"}


def test_doubts_go_to_the_log() -> None:
    said, log = say(record(), doubts=(Doubt(SPAN, "Hallintojohtaja", "two posts have this name"),))
    (issue,) = log.issues
    assert (issue.place, issue.severity) == ("Hallintojohtaja", Severity.NOTED)
    assert issue.record == "ahjo/decision/a"
    assert not said.mentions()


# several documents


def _agenda(**changes: Any) -> Any:
    fields = {"kind": "agenda", "native_id": "00000002-0000-4000-8000-000000000000"}
    return record(part("Kaupunginhallitus hyväksyi nimen."), **fields | changes)


def test_documents_of_one_decision_are_one_node_with_a_format_each() -> None:
    said = say_all(document(record(), name="a"), document(_agenda(), name="b"))
    both = Said(quad for quads in said.quads for quad in quads)
    assert both.having("rdf:type", full("elidl:Decision")) == {f"{W}/act"}
    assert both.having("rdf:type", full("eli:LegalExpression")) == {FIN}
    assert both.of(FIN, "eli:is_embodied_by") == {FORMAT, f"{FIN}/agenda/00000002-0000-4000-8000-000000000000"}
    assert (
        len(both.having("kg:textSha256", hashlib.sha256(b"P\xc3\xa4\xc3\xa4t\xc3\xb6s\n" + TEXT.encode()).hexdigest()))
        == 1
    )


@pytest.mark.parametrize(
    ("node", "name", "field", "preferred", "losing"),
    [
        (FIN, "eli:title", "title", "Majakan nimi", "Majakan uusi nimi"),
        (W, "eli:date_document", "date", date(2022, 1, 10), date(2022, 1, 12)),
        (W, "eli:date_publication", "published", date(2022, 1, 14), date(2022, 1, 15)),
        (W, "eli:is_about", "classification", "10-03-02", "10-03-03"),
    ],
)
def test_the_preferred_documents_value_stands_and_the_losing_one_is_logged(
    node: str, name: str, field: str, preferred: Any, losing: Any
) -> None:
    first = document(record(**{field: preferred}), name="a")
    second = document(_agenda(**{field: losing}), name="b")
    both = Said(quad for quads in say_all(first, second).quads for quad in quads)
    (value,) = both.of(node, name)
    assert value.endswith(str(preferred))
    assert not first.log.issues
    (issue,) = [i for i in second.log.issues if "preferred" in i.message]
    assert str(preferred) in issue.message
    assert str(losing) in issue.message
    assert issue.record == "ahjo/decision/b"


def test_the_outcome_of_the_preferred_document_stands() -> None:
    first = document(record(), Findings(outcome=Outcome(None, "approved", as_proposed=True)), "a")
    second = document(_agenda(), Findings(outcome=Outcome(None, "tabled", as_proposed=False)), "b")
    both = Said(quad for quads in say_all(first, second).quads for quad in quads)
    assert both.of(f"{W}/act", "elidl:decision_outcome") == {f"{BASE}def/outcome/approved"}
    assert both.of(W, "kg:asProposed") == {"true"}
    assert len([i for i in second.log.issues if "preferred" in i.message]) == 2


def test_what_only_a_lesser_document_states_is_said() -> None:
    first = document(record(date=None), name="a")
    second = document(_agenda(published=date(2022, 1, 15)), name="b")
    both = Said(quad for quads in say_all(first, second).quads for quad in quads)
    assert both.of(W, "eli:date_document") == {"2022-01-10"}
    assert both.of(W, "eli:date_publication") == {"2022-01-15"}
    assert not second.log.issues


def test_documents_that_agree_each_say_it_in_their_own_graph() -> None:
    said = say_all(document(record(), name="a"), document(_agenda(), name="b"))
    assert [Said(quads).of(W, "eli:date_document") for quads in said.quads] == [{"2022-01-10"}] * 2


# other decisions


def test_a_cited_decision_stands_where_it_is_cited_by_body_year_and_section() -> None:
    found = DecisionReference(SPAN, "00400", "Kaupunginhallitus", date(2021, 5, 3), 300, "HEL 2020-000009")
    one = document(record(), Findings(references=(found,)))
    decided = say_all(one)
    said = Said(decided.quads[0])
    cited = f"{BASE}eli/kunta/091/kaupunginhallitus/2021/300"
    assert said.of(W, "dcterms:references") == {cited}
    assert said.of(cited, "eli:number") == {"300"}
    assert said.of(cited, "eli:date_document") == {"2021-05-03"}
    assert said.of(cited, "eli:passed_by") == {f"{BASE}id/body/00400"}
    assert said.of(said.mention_of(cited), "kg:quote") == {"Kaupunginhallitus"}
    assert said.of(said.mention_of(cited), "kg:citedDate") == {"2021-05-03"}
    assert decided.references == (Reference(cited, "00400", "2021-05-03", 300, "HEL 2020-000009"),)


def test_a_posts_decision_is_cited_by_the_posts_id() -> None:
    found = DecisionReference(SPAN, "U2VH1", "Yksikön päällikkö", date(2021, 5, 3), 30)
    said, _ = say(record(), references=(found,))
    assert said.of(W, "dcterms:references") == {f"{BASE}eli/kunta/091/u2vh1/2021/30"}


def test_a_cited_decision_of_an_uncertain_maker_stands_under_the_citing_one() -> None:
    found = DecisionReference(SPAN, None, "Yksikön päällikkö", date(2021, 5, 3), 30)
    said, _ = say(record(), references=(found,))
    (cited,) = said.of(W, "dcterms:references")
    assert cited == f"{W}/reference/2021-05-03/30"
    assert said.of(cited, "eli:passed_by") == set()


@pytest.mark.parametrize(("day", "section"), [(None, 30), (date(2021, 5, 3), None)])
def test_a_reference_without_date_or_section_is_no_node(day: date | None, section: int | None) -> None:
    said, _ = say(record(), references=(DecisionReference(SPAN, "00400", "Kaupunginhallitus", day, section),))
    assert said.of(W, "dcterms:references") == set()


def test_a_decision_does_not_refer_to_itself() -> None:
    own = f"{BASE}eli/kunta/091/kaupunginhallitus/2022/1"
    found = DecisionReference(SPAN, "00400", "Kaupunginhallitus", date(2022, 1, 10), 1)
    said, _ = say(record(case=None), work=own, references=(found,))
    assert said.of(own, "dcterms:references") == set()


def _earlier(**changes: Any) -> EarlierDecision:
    fields: dict[str, Any] = {
        "native_id": None,
        "case": "HEL 2021-000005",
        "section": 7,
        "body": BodyRef("Stadsstyrelsen", "00400"),
        "date": date(2021, 3, 1),
        "title": "Majakan paikka",
    }
    return EarlierDecision(**fields | changes)


def test_a_predecessor_the_source_names_motivated_the_act() -> None:
    """Its IRI has the body's Finnish name, whatever language the source wrote it in."""
    said, _ = say(record(earlier=(_earlier(),)))
    earlier = f"{BASE}eli/kunta/091/kaupunginhallitus/hel-2021-000005/7"
    assert said.of(f"{W}/act", "elidl:was_motivated_by") == {f"{earlier}/act"}
    assert said.of(f"{earlier}/act", "elidl:created_a_realization_of") == {earlier}
    assert said.of(earlier, "eli:passed_by") == {f"{BASE}id/body/00400"}


@pytest.mark.parametrize("lacking", ["case", "section", "body"])
def test_a_predecessor_that_lacks_its_key_is_logged_and_not_linked(lacking: str) -> None:
    said, log = say(record(earlier=(_earlier(**{lacking: None}),)))
    assert said.of(f"{W}/act", "elidl:was_motivated_by") == set()
    assert [i.place for i in log.issues] == ["PreviousDecisions"]


def test_a_decision_named_as_its_own_predecessor_is_not_linked() -> None:
    said, _ = say(record(earlier=(_earlier(case="HEL 2022-000001", section=1, body=BOARD),)))
    assert said.of(f"{W}/act", "elidl:was_motivated_by") == set()


def test_a_body_no_registry_knows_is_described_by_its_name_and_logged() -> None:
    said, log = say(record(body=BodyRef("Majakkalautakunta"), meeting=None))
    body = f"{BASE}id/body/majakkalautakunta"
    assert said.of(W, "eli:passed_by") == {body}
    assert said.labels(body) == {("Majakkalautakunta", "fi")}
    assert [i.place for i in log.issues] == ["body"]


def test_a_body_a_registry_knows_is_not_described_again() -> None:
    said, _ = say(record(), bodies=(BodyMention(SPAN, "00400"),))
    assert f"{BASE}id/body/00400" not in said.subjects()

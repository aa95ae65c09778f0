"""Links are made where exactly one thing fits; what fits several is logged and stays unlinked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.graph.context import Context
from kg.index import Entry, Index
from kg.iri import Iris
from kg.linking.link import Linker
from kg.ontology import Ontology
from kg.registries import Body, Registries

BASE = "https://w3id.org/paatos/"
BODIES = {
    "02900": Body("02900", {"fi": "Kaupunginvaltuusto", "sv": "Stadsfullmäktige"}),
    "00400": Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"}),
    "U1VH1": Body("U1VH1", {"fi": "Yksikön päällikkö"}, post=True),
}
CONTEXT = Context.make(Iris(), Registries(bodies=BODIES), "run", ())
MATCH, DECIDED_ON, EXECUTED = "exactMatch", "decided_on_a_realization_of", "executed"
CITED = f"{BASE}eli/kunta/091/kaupunginhallitus/2021/5"
ONTOLOGY = Ontology.load(BASE)


def decision(unit: str, **keys: Any) -> tuple[Entry, str]:
    plain = Entry(unit, "ahjo", "decision", unit, f"sha-{unit}", "f", "", "decision", "00400", "Kaupunginhallitus")
    return replace(plain, **keys), f"{BASE}{unit}"


def proposal(item: int | None, **keys: Any) -> tuple[Entry, str]:
    unit = f"{BASE}id/meeting/M-item-{item}/proposal"
    return replace(decision(f"p{item}")[0], what="proposal", item=item, meeting="M", **keys), unit


class Linked:
    """What linking says and logs of such documents, references and motions."""

    def __init__(
        self,
        *documents: tuple[Entry, str],
        references: Iterable[tuple[object, ...]] = (),
        motions: Iterable[tuple[object, ...]] = (),
    ) -> None:
        index = Index(Path(":memory:"))
        for entry, unit in documents:
            index.put(entry)
            index.set_bases([(unit, entry.body or "", entry.identity)])
            index.settle(entry.identity, unit, entry.meeting)
        index.add_references("citing", references)
        index.add_motions("citing", motions)
        linker = Linker(index, CONTEXT)
        quads = [quad for piece in linker.pieces() for quad in piece]
        assert [quad for piece in Linker(index, CONTEXT).pieces() for quad in piece] == quads
        index.close()
        assert ONTOLOGY.check(quads) == []
        self.quads: list[Any] = list(quads)
        self.issues = tuple(linker.issues)
        assert {quad.graph_name.value for quad in self.quads} <= {f"{BASE}graph/links"}

    def of(self, name: str) -> set[tuple[str, str]]:
        """Subjects and objects of a property, without the base."""
        return {
            (q.subject.value.removeprefix(BASE), q.object.value.removeprefix(BASE))
            for q in self.quads
            if q.predicate.value.endswith(("#" + name, "/" + name))
        }


# references


def _reference(**changes: Any) -> tuple[object, ...]:
    known = {"iri": CITED, "body": "00400", "date": "2021-02-01", "section": 5, "case": None}
    return tuple((known | changes).values())


def test_a_reference_is_the_decision_of_that_body_date_and_section() -> None:
    linked = Linked(decision("w", section=5, date="2021-02-01"), references=[_reference()])
    assert linked.of(MATCH) == {(CITED.removeprefix(BASE), "w")}
    assert not linked.issues


@pytest.mark.parametrize(
    "other", [{"body": "U1VH1"}, {"date": "2021-02-02"}, {"section": 6}, {"date": None}, {"what": "proposal"}]
)
def test_a_reference_to_another_body_date_or_section_stays_unresolved(other: dict[str, Any]) -> None:
    keys = {"section": 5, "date": "2021-02-01"} | other
    assert not Linked(decision("w", **keys), references=[_reference()]).of(MATCH)


def test_a_reference_that_fits_two_decisions_is_logged_and_not_resolved() -> None:
    both = [decision(f"w{n}", section=5, date="2021-02-01", case_no=f"HEL 2021-00000{n}") for n in (1, 2)]
    linked = Linked(*both, references=[_reference()])
    assert not linked.of(MATCH)
    (issue,) = linked.issues
    assert issue.record == CITED
    assert f"{BASE}w1, {BASE}w2" in issue.message


def test_a_decision_that_stands_where_it_is_cited_needs_no_link() -> None:
    own = (decision("w", section=5, date="2021-02-01")[0], CITED)
    assert not Linked(own, references=[_reference()]).quads


def test_several_documents_of_the_decision_are_one_answer() -> None:
    one, two = decision("a", section=5, date="2021-02-01")[0], decision("b", section=5, date="2021-02-01")[0]
    linked = Linked((one, f"{BASE}w"), (two, f"{BASE}w"), references=[_reference(), _reference(case="HEL 1")])
    assert linked.of(MATCH) == {(CITED.removeprefix(BASE), "w")}


def test_a_reference_with_its_case_finds_a_decision_without_date() -> None:
    undated = decision("w", section=5, case_no="HEL 2021-000001")
    assert Linked(undated, references=[_reference(case="HEL 2021-000001")]).of(MATCH)
    assert not Linked(undated, references=[_reference(case="HEL 2021-000002")]).of(MATCH)


def test_a_decision_of_the_cited_day_goes_before_one_without_date() -> None:
    """An undated document of the case may belong to another year's decision: one link, to the day's."""
    undated = decision("u", section=5, case_no="HEL 2021-000001")
    dated = decision("w", section=5, case_no="HEL 2021-000001", date="2021-02-01")
    linked = Linked(undated, dated, references=[_reference(case="HEL 2021-000001")])
    assert linked.of(MATCH) == {(CITED.removeprefix(BASE), "w")}


def test_an_address_cited_by_two_dates_is_logged_and_resolved_by_the_right_one() -> None:
    cited = [_reference(), _reference(date="2021-02-11"), _reference(date="2021-02-11")]
    linked = Linked(decision("w", section=5, date="2021-02-01"), references=cited)
    assert linked.of(MATCH) == {(CITED.removeprefix(BASE), "w")}
    (issue,) = linked.issues
    assert (issue.record, issue.place) == (CITED, "reference")
    assert "2021-02-01, 2021-02-11" in issue.message


# proposals


def _tied(*decisions: tuple[Entry, str], proposals: Iterable[tuple[Entry, str]]) -> Linked:
    return Linked(*decisions, *proposals)


@pytest.mark.parametrize(
    ("of_decision", "of_proposal"),
    [
        ({"item": 3}, {}),
        ({"case_no": "HEL 2021-000001"}, {"case_no": "HEL 2021-000001"}),
        ({"title": "Majakka"}, {"title": "Majakka"}),
        ({"item": 3, "case_no": "HEL 2021-000001"}, {"case_no": "HEL 2021-000002"}),
    ],
)
def test_a_proposal_is_tied_by_item_then_case_then_title(
    of_decision: dict[str, Any], of_proposal: dict[str, Any]
) -> None:
    linked = _tied(decision("w", meeting="M", **of_decision), proposals=[proposal(3, **of_proposal)])
    assert linked.of(DECIDED_ON) == {("w/act", "id/meeting/M-item-3/proposal")}
    assert linked.of(EXECUTED) == {("w/act", "id/meeting/M-item-3")}


@pytest.mark.parametrize(
    "of_decision",
    [
        {"meeting": "OTHER", "item": 3},
        {"meeting": "M", "item": 4, "case_no": "HEL 2021-000001", "title": "Majakka"},
        {"meeting": "M", "case_no": "HEL 2021-000002", "title": "Majakka"},
        {"meeting": "M"},
    ],
)
def test_what_contradicts_a_surer_key_is_not_tied_by_a_lesser_one(of_decision: dict[str, Any]) -> None:
    wanted = proposal(3, case_no="HEL 2021-000001", title="Majakka")
    assert not _tied(decision("w", **of_decision), proposals=[wanted]).of(DECIDED_ON)


def test_the_documents_of_a_decision_together_say_what_it_is_tied_by() -> None:
    record = (decision("a", meeting="M", case_no="HEL 2021-000001")[0], f"{BASE}w")
    item = (decision("b", meeting="M", item=3, case_no="HEL 2021-000001")[0], f"{BASE}w")
    own, sister = (proposal(n, case_no="HEL 2021-000001") for n in (3, 4))
    linked = _tied(record, item, proposals=[own, sister])
    assert linked.of(DECIDED_ON) == {("w/act", "id/meeting/M-item-3/proposal")}


def test_a_proposal_that_fits_two_decisions_is_logged_and_tied_to_none() -> None:
    both = [decision(f"w{n}", meeting="M", case_no="HEL 2021-000001") for n in (1, 2)]
    linked = _tied(*both, proposals=[proposal(3, case_no="HEL 2021-000001")])
    assert not linked.of(DECIDED_ON)
    assert [issue.place for issue in linked.issues] == ["proposal"]


def test_two_proposals_that_fit_one_decision_are_logged_and_neither_is_tied() -> None:
    wanted = [proposal(n, case_no="HEL 2021-000001") for n in (3, 4)]
    linked = _tied(decision("w", meeting="M", case_no="HEL 2021-000001"), proposals=wanted)
    assert not linked.of(DECIDED_ON)
    assert len(linked.issues) == 2


# motions


def _motion(
    iri: str,
    date: str | None,
    case: str | None,
    kind: str = "valtuustoaloite",
    *,
    moved: bool = False,
    item: int | None = None,
    topic: str = "",
) -> tuple[object, ...]:
    return (BASE + iri, kind, "tyyni-luoto", date, case, moved, item, topic)


FULL = _motion("full", "2021-09-22", "HEL 2021-000001")


@pytest.mark.parametrize("less", [_motion("less", "2021-09-22", None), _motion("less", None, "HEL 2021-000001")])
def test_a_motion_named_with_less_is_the_one_named_fully(less: tuple[object, ...]) -> None:
    assert Linked(motions=[FULL, less]).of(MATCH) == {("less", "full")}


@pytest.mark.parametrize(
    "other",
    [
        _motion("less", "2021-09-23", None),
        _motion("less", None, "HEL 2021-000002"),
        _motion("less", None, None),
        _motion("less", "2021-09-22", None, "ryhmäaloite"),
        (f"{BASE}less", "valtuustoaloite", "meri-tuuli", "2021-09-22", None, False, None, ""),
        _motion("less", "2021-09-22", "HEL 2021-000002"),
    ],
)
def test_motions_of_other_kind_proposer_day_or_case_are_not_joined(other: tuple[object, ...]) -> None:
    assert not Linked(motions=[FULL, other]).of(MATCH)


def test_motions_without_proposer_are_not_joined() -> None:
    plain = [(one[0], "kuntalaisaloite", "", *one[3:]) for one in (FULL, _motion("l", "2021-09-22", None))]
    assert not Linked(motions=plain).of(MATCH)


def test_a_motion_that_may_be_two_is_logged_and_not_joined() -> None:
    less = _motion("less", "2021-09-22", None)
    linked = Linked(motions=[FULL, _motion("full-2", "2021-09-22", "HEL 2021-000002"), less])
    assert not linked.of(MATCH)
    assert [(issue.record, issue.place) for issue in linked.issues] == [(f"{BASE}less", "motion")]


# toivomusponnet: adopted in one case, answered in another


def _klam(iri: str, case: str | None, **more: Any) -> tuple[object, ...]:
    return _motion(iri, "2021-09-22", case, "toivomusponsi", **more)


MOVED = _klam("moved", "HEL 2021-000001", moved=True, topic="edellyttää majakan valojen uusimista kesäaikana")
TREATED = _klam(
    "treated", "HEL 2021-000002", topic="Valtuutettu Tyyni Luodon toivomusponsi majakan valojen uusimisesta"
)


def test_a_toivomusponsi_answered_in_a_case_of_its_own_is_the_one_adopted() -> None:
    linked = Linked(motions=[MOVED, TREATED])
    assert linked.of(MATCH) == {("treated", "moved")}
    assert not linked.issues


@pytest.mark.parametrize(
    "other",
    [
        _motion("treated", "2021-09-29", "HEL 2021-000002", "toivomusponsi"),
        (BASE + "treated", "toivomusponsi", "meri-tuuli", "2021-09-22", "HEL 2021-000002", False, None, ""),
        _motion("treated", "2021-09-22", "HEL 2021-000002"),
        _klam("treated", "HEL 2021-000002", topic="Valtuutettu Tyyni Luodon toivomusponsi koulujen pihoista"),
    ],
)
def test_one_of_another_day_proposer_kind_or_topic_is_another(other: tuple[object, ...]) -> None:
    assert not Linked(motions=[MOVED, other]).of(MATCH)


def test_of_two_adopted_on_one_day_the_topic_tells_which_is_answered() -> None:
    other = _klam("moved-2", "HEL 2021-000003", moved=True, topic="edellyttää koulujen pihojen kunnostamista")
    assert Linked(motions=[MOVED, other, TREATED]).of(MATCH) == {("treated", "moved")}
    silent = _klam("treated", "HEL 2021-000002", topic="Valtuutettu Tyyni Luodon toivomusponsi")
    linked = Linked(motions=[MOVED, other, silent])
    assert not linked.of(MATCH)
    assert [issue.record for issue in linked.issues] == [f"{BASE}treated"]


def test_two_answers_that_fit_one_adopted_are_logged_and_not_joined() -> None:
    twin = _klam(
        "treated-2", "HEL 2021-000003", topic="Valtuutettu Tyyni Luodon toivomusponsi majakan valojen uusimisesta"
    )
    linked = Linked(motions=[MOVED, TREATED, twin])
    assert not linked.of(MATCH)
    assert len(linked.issues) == 2


def test_a_listed_motion_is_the_one_adopted_whatever_case_answers_it() -> None:
    listed = _klam("listed", None, item=11, topic="Luoto Tyyni, toivomusponsi, Kvsto 22.9.2021 asia 11")
    linked = Linked(motions=[MOVED, TREATED, listed])
    assert linked.of(MATCH) == {("treated", "moved"), ("listed", "moved")}


def test_a_list_with_two_of_one_day_is_joined_to_none() -> None:
    two = [_klam("listed", None, item=n, topic=f"Luoto Tyyni, toivomusponsi, Kvsto 22.9.2021 asia {n}") for n in (7, 8)]
    linked = Linked(motions=[MOVED, *two])
    assert not linked.of(MATCH)
    assert [issue.record for issue in linked.issues] == [f"{BASE}listed"]


def _council(unit: str, item: int) -> tuple[Entry, str]:
    return decision(unit, body="02900", body_name="Kaupunginvaltuusto", date="2021-09-22", item=item)


def test_the_item_of_a_list_leads_to_the_councils_decision() -> None:
    listed = _klam("listed", None, item=11)
    linked = Linked(_council("w", 11), _council("v", 12), motions=[listed])
    assert linked.of("about") == {("w", "listed")}
    assert not linked.issues


def test_a_listed_motion_without_a_known_decision_is_logged() -> None:
    linked = Linked(_council("v", 12), motions=[_klam("listed", None, item=11)])
    assert not linked.of("about")
    assert [issue.record for issue in linked.issues] == [f"{BASE}listed"]


# gaps


def test_the_holes_between_a_bodys_lowest_and_highest_of_a_year_are_gaps() -> None:
    dated = [("2021-02-01", 3), ("2021-03-01", 6), ("2022-02-01", 9), (None, 20)]
    linked = Linked(*(decision(f"w{n}", section=section, date=day) for n, (day, section) in enumerate(dated)))
    assert linked.of("about") == {(f"id/gap/00400/2021/{n}", "id/body/00400") for n in (4, 5)}
    assert linked.of("expectedSection") == {(f"id/gap/00400/2021/{n}", str(n)) for n in (4, 5)}
    assert {year for _, year in linked.of("date")} == {"2021"}


def test_posts_of_one_name_have_gaps_of_their_own() -> None:
    documents = [decision(f"w{n}", body="U1VH1", section=n, date="2021-02-01") for n in (1, 3)]
    assert Linked(*documents).of("about") == {("id/gap/u1vh1/2021/2", "id/post/U1VH1")}


def test_proposals_and_unnumbered_decisions_make_no_gaps() -> None:
    proposed = (replace(decision("p", section=1, date="2021-01-01")[0], what="proposal"), f"{BASE}p")
    linked = Linked(
        proposed, decision("a", section=None, date="2021-01-01"), decision("b", section=5, date="2021-01-01")
    )
    assert not linked.quads

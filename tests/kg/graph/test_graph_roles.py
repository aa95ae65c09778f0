"""People in roles and in votes: one node a person, whatever title each decision gives."""

from __future__ import annotations

from typing import Any

import pytest
from graph_samples import BASE, TEXT, Said, W, document, full, part, record, say, say_all

from kg.extract.finding import Findings, PersonRole, Span, VoteFinding
from kg.record import PartKind, Voter

SPAN = Span(0, 0, 17)
LUOTO = f"{BASE}id/person/tyyni-luoto"


def _role(name: str = "Tyyni Luoto", role: str = "presenter", **more: Any) -> PersonRole:
    return PersonRole(more.pop("span", SPAN), more.pop("side", "decision"), name, role, **more)


def test_a_participation_carries_role_title_and_acting() -> None:
    said, _ = say(record(), people=(_role(title="vs. Majakkapäällikkö", acting=True),))
    node = f"{W}/presenter/tyyni-luoto"
    assert said.types(node) == {full("elidl:Participation")}
    assert said.of(node, "elidl:participation_role") == {f"{BASE}def/role/presenter"}
    assert said.of(node, "elidl:had_participant_person") == {LUOTO}
    assert said.of(f"{W}/act", "elidl:had_participation") == {node}
    assert said.labels(node, "kg:roleTitle") == {("vs. Majakkapäällikkö", "fi")}
    assert said.of(node, "kg:acting") == {"true"}
    assert said.of(node, "elidl:participation_in_name_of") == {f"{BASE}id/post/U1VH1"}
    assert said.of(said.mention_of(node), "kg:quote") == {TEXT[:17]}
    assert said.types(LUOTO) == {full("foaf:Person")}


@pytest.mark.parametrize("title", ["Yksikön päällikkö", "Tuntematon päällikkö", None])
def test_a_title_of_two_posts_or_none_names_no_post(title: str | None) -> None:
    said, _ = say(record(), people=(_role(title=title),))
    assert said.of(f"{W}/presenter/tyyni-luoto", "elidl:participation_in_name_of") == set()


def test_a_role_in_the_proposal_hangs_on_the_proposal() -> None:
    proposal = part("Nimi hyväksytään.", PartKind.PROPOSAL, side="proposal", heading="Päätösehdotus")
    said, _ = say(record(part(), proposal), people=(_role(side="proposal"),))
    assert said.of(f"{W}/preparation", "elidl:had_participation") == {f"{W}/proposal/presenter/tyyni-luoto"}
    assert said.of(f"{W}/act", "elidl:had_participation") == set()


def test_two_people_of_one_name_stay_unlinked_and_are_logged() -> None:
    said, log = say(record(), people=(_role("Aarne Aalto"),))
    assert not said.having("rdf:type", full("foaf:Person"))
    assert not said.having("rdf:type", full("elidl:Participation"))
    (issue,) = log.issues
    assert issue.place == "Aarne Aalto"
    assert "two people" in issue.message


def test_the_registrys_id_tells_two_people_of_one_name_apart() -> None:
    said, log = say(record(), people=(_role("Aarne Aalto", person_id="ex.c"),))
    assert said.having("rdf:type", full("foaf:Person")) == {f"{BASE}id/person/aarne-aalto-ex-c"}
    assert not log.issues


def test_a_person_no_registry_knows_stands_at_the_slug_of_the_name() -> None:
    said, _ = say(record(), people=(_role("Åke Öberg-Meri", "contact"),))
    person = f"{BASE}id/person/ake-oberg-meri"
    assert said.of(person, "foaf:name") == {"Åke Öberg-Meri"}


def test_documents_that_disagree_on_a_title_leave_the_preferred_ones() -> None:
    first = document(record(), Findings(people=(_role(title="Majakkapäällikkö"),)), "a")
    second = document(record(kind="agenda", native_id="2"), Findings(people=(_role(title="Satamapäällikkö"),)), "b")
    both = Said(quad for quads in say_all(first, second).quads for quad in quads)
    assert both.of(f"{W}/presenter/tyyni-luoto", "kg:roleTitle") == {"Majakkapäällikkö"}
    assert len(both.mentions()) == 2
    (issue,) = second.log.issues
    assert "Satamapäällikkö" in issue.message
    assert "Majakkapäällikkö" in issue.message


def test_a_voter_is_no_participation() -> None:
    said, _ = say(record(), people=(_role(role="voter"),))
    assert f"{W}/voter/tyyni-luoto" not in said.subjects()


# votes


VOTE = VoteFinding(
    SPAN, 7, 5, 1, 2, "Kuten esitys.", "Palautetaan.",
    (
        Voter("Tyyni Luoto", "yes", "ex.a", "Laiturit"),
        Voter("Aarne Aalto", "no"),
        Voter("Aarne Aalto", "blank", "ex.b", "Uusi ryhmä"),
        Voter("Meri Tuuli", "absent"),
    ),
)  # fmt: skip


def test_a_vote_has_its_counts_and_what_each_side_stood_for() -> None:
    said, _ = say(record(), votes=(VOTE,))
    vote = f"{W}/vote-1"
    assert said.types(vote) == {full("elidl:Vote"), full("og:VoteEvent")}
    assert said.of(f"{W}/act", "elidl:consists_of") == {vote}
    assert said.of(vote, "elidl:number_of_votes_favor") == {"7"}
    assert said.of(vote, "elidl:number_of_votes_against") == {"5"}
    assert said.of(vote, "elidl:number_of_votes_abstention") == {"1"}
    assert said.of(vote, "og:count") == {f"{vote}/absent"}
    assert said.of(f"{vote}/absent", "rdf:value") == {"2"}
    assert said.labels(f"{vote}/aye", "dcterms:description") == {("Kuten esitys.", "fi")}
    assert said.labels(f"{vote}/no", "dcterms:description") == {("Palautetaan.", "fi")}
    assert said.mention_of(vote)


def test_each_voter_that_is_one_person_has_a_vote_with_side_and_group() -> None:
    said, log = say(record(), votes=(VOTE,))
    vote = f"{W}/vote-1"
    assert {said_of: said.of(said_of, "schema:option") for said_of in said.having("og:voteEvent", vote)} == {
        f"{vote}/tyyni-luoto": {"yes"},
        f"{vote}/aarne-aalto-ex-b": {"abstain"},
        f"{vote}/meri-tuuli": {"absent"},
    }
    assert said.of(f"{vote}/tyyni-luoto", "og:politicalGroup") == {f"{BASE}id/organisation/laituriryhma"}
    assert said.labels(f"{BASE}id/organisation/uusi-ryhma") == {("Uusi ryhmä", "fi")}
    assert [i.place for i in log.issues] == ["Aarne Aalto"]


def test_a_count_of_none_is_unknown_and_of_nought_is_nought() -> None:
    said, _ = say(record(), votes=(VoteFinding(SPAN, 7, 0, None, None),))
    vote = f"{W}/vote-1"
    assert said.of(vote, "elidl:number_of_votes_against") == {"0"}
    assert said.of(vote, "elidl:number_of_votes_abstention") == said.of(vote, "og:count") == set()
    assert said.of(vote, "kg:ayeProposal") == set()


def test_documents_that_count_differently_leave_the_preferred_ones_vote() -> None:
    first = document(record(), Findings(votes=(VoteFinding(SPAN, 7, 5, 0, 0),)), "a")
    second = document(record(kind="agenda", native_id="2"), Findings(votes=(VoteFinding(SPAN, 6, 6, 0, 0),)), "b")
    both = Said(quad for quads in say_all(first, second).quads for quad in quads)
    assert both.of(f"{W}/vote-1", "elidl:number_of_votes_favor") == {"7"}
    assert f"{W}/vote-2" not in both.subjects()
    assert [issue.place for issue in second.log.issues] == ["votes yes", "votes no"]


def test_a_count_that_one_document_does_not_state_is_no_disagreement() -> None:
    first = document(record(), Findings(votes=(VoteFinding(SPAN, 7, 5, 0, 0),)), "a")
    second = document(record(kind="minutes", native_id=None), Findings(votes=(VoteFinding(SPAN, 7, 5, 0, None),)), "b")
    assert all(Said(quads).types(f"{W}/vote-1") for quads in say_all(first, second).quads)
    assert not second.log.issues

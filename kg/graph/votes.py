"""Votes: the counts, what each side stood for, and who voted how."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.finding import VoteFinding
from kg.graph import terms as t
from kg.graph.context import Saying
from kg.graph.writer import integer, string, text

OPTIONS = {"yes": "yes", "no": "no", "blank": "abstain", "absent": "absent"}
"""A voter's side as Popolo writes it."""


def say_votes(saying: Saying, votes: Sequence[VoteFinding]) -> None:
    for position, vote in enumerate(votes, start=1):
        iri = f"{saying.subject.work}/vote-{position}"
        if _agrees(saying, iri, vote):
            _say_vote(saying, iri, vote)
            _say_voters(saying, iri, vote)


def _agrees(saying: Saying, iri: str, vote: VoteFinding) -> bool:
    """Whether no count is other than in a preferred document; one that is not stated disagrees with none."""
    counts = {"yes": vote.yes, "no": vote.no, "blank": vote.blank, "absent": vote.absent}
    told = [saying.holds(iri, f"votes {side}", count) for side, count in counts.items() if count is not None]
    return all(told)


def _say_vote(saying: Saying, iri: str, vote: VoteFinding) -> None:
    writer = saying.writer
    writer.type(iri, t.VOTE, t.OG_VOTE_EVENT)
    writer.link(saying.subject.act, t.CONSISTS_OF, iri)
    counts = ((t.VOTES_FAVOR, vote.yes), (t.VOTES_AGAINST, vote.no), (t.VOTES_ABSTENTION, vote.blank))
    for predicate, count in counts:
        writer.say(iri, predicate, None if count is None else integer(count))
    if vote.absent is not None:
        writer.link(iri, t.OG_COUNT, f"{iri}/absent")
        writer.type(f"{iri}/absent", t.OG_ABSENT_COUNT)
        writer.say(f"{iri}/absent", t.VALUE, integer(vote.absent))
    for side, stood_for in (("aye", vote.yes_text), ("no", vote.no_text)):
        if stood_for:
            writer.link(iri, writer.own(f"{side}Proposal"), f"{iri}/{side}")
            writer.type(f"{iri}/{side}", t.WORK)
            writer.say(f"{iri}/{side}", t.DC_DESCRIPTION, text(stood_for, saying.record.language))
    saying.evidence.support(iri, vote.span)


def _say_voters(saying: Saying, vote_iri: str, vote: VoteFinding) -> None:
    writer = saying.writer
    for voter in vote.voters:
        person = saying.person(voter.name, voter.id)
        if person is None:
            continue
        iri = f"{vote_iri}/{person.rpartition('/')[2]}"
        writer.type(iri, t.OG_VOTE)
        writer.link(iri, t.OG_IN_VOTE_EVENT, vote_iri)
        writer.link(iri, t.AGENT, person)
        writer.say(iri, t.OPTION, string(OPTIONS[voter.side]))
        writer.link(iri, t.OG_POLITICAL_GROUP, saying.group(voter.group))

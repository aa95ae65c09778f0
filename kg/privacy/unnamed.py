"""People whose roles the policy does not name: they are said to have acted, without name or node."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.finding import Findings
from kg.privacy.policy import Policy
from kg.record import (
    DecisionRecord,
    MeetingRecord,
    MotionRecord,
    PersonRecord,
    PositionsRecord,
    Record,
)


def unnamed_record(record: Record, policy: Policy) -> Record:
    """The record without the people whose roles the policy does not name, as far as its fields name them."""
    if policy.names_all:
        return record
    if isinstance(record, DecisionRecord) and not policy.names("voter"):
        record = replace(record, votes=tuple(replace(vote, voters=()) for vote in record.votes))
    elif isinstance(record, MeetingRecord):
        record = _meeting(record, policy)
    elif isinstance(record, PositionsRecord) and not policy.names("member"):
        record = replace(record, positions=())
    elif isinstance(record, MotionRecord):
        record = _motion(record, policy)
    elif isinstance(record, PersonRecord):
        record = replace(record, motions=tuple(_motion(motion, policy) for motion in record.motions))
        if not policy.names("member"):
            record = replace(record, id="", name="", family="", chairmanships=())
    return record


def _meeting(record: MeetingRecord, policy: Policy) -> MeetingRecord:
    """A meeting with the attendance of those who are named; a deputy may stand in for one who is not."""
    present = (one for one in record.composition if policy.names(one.role))
    if not policy.names("member"):
        present = (replace(one, deputy_of=None) for one in present)
    return replace(record, composition=tuple(present))


def _motion(record: MotionRecord, policy: Policy) -> MotionRecord:
    return record if policy.names("motion_proposer") else replace(record, proposer=None)


def unnamed_findings(findings: Findings, policy: Policy) -> Findings:
    """The findings with the same people; a role without a name has no words either, for they would tell it."""
    if policy.names_all:
        return findings
    people = tuple(
        one if policy.names(one.role) else replace(one, name="", person_id=None, span=None)
        for one in findings.people
        if one.role != "voter" or policy.names("voter")
    )
    motions, votes = findings.motions, findings.votes
    if not policy.names("motion_proposer"):
        motions = tuple(replace(motion, proposers=(), span=None) for motion in motions)
    if not policy.names("voter"):
        votes = tuple(replace(vote, voters=()) for vote in votes)
    return replace(findings, people=people, motions=motions, votes=votes)

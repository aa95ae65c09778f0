"""People in roles: role, title and acting are on the participation; the person stays one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.finding import PersonRole
from kg.graph import terms as t
from kg.graph.context import Saying
from kg.graph.writer import boolean, text


def say_roles(saying: Saying, people: Sequence[PersonRole]) -> None:
    """Participations in the decision and in its proposal. Voters stand on the votes and are left to `votes`."""
    for found in people:
        if found.role == "voter":
            continue
        person = saying.person(found.name, found.person_id) if found.name else None
        if person is not None or not found.name:
            _say_participation(saying, found, person)


def _say_participation(saying: Saying, found: PersonRole, person: str | None) -> None:
    """person: None for one whom the policy on personal data does not name; equal titles are then one."""
    writer, context = saying.writer, saying.context
    work, activity = saying.subject.of(found.side)
    key = person.rpartition("/")[2] if person else saying.settled.number(f"{work}/{found.role}", found.title)
    iri = f"{work}/{found.role}/{key}"
    writer.type(iri, t.PARTICIPATION)
    writer.link(iri, t.PARTICIPATION_ROLE, context.iris.concept("role", found.role))
    writer.link(iri, t.PARTICIPANT, person)
    writer.link(activity, t.HAD_PARTICIPATION, iri)
    title = text(found.title, saying.record.language) if found.title else None
    if saying.holds(iri, f"title in {saying.record.language}", title):
        writer.say(iri, writer.own("roleTitle"), title)
    post = context.post_of(found.title, saying.record)
    if saying.holds(iri, "post", post):
        writer.link(iri, t.IN_NAME_OF, context.iris.body(post or ""))
    if saying.holds(iri, "acting", found.acting):
        writer.say(iri, writer.own("acting"), boolean(found.acting))
    saying.evidence.support(iri, found.span)

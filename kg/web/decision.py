"""What the page of a decision, or of a proposal on an agenda, shows: read from the graph, nothing worked out anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import terms as t
from kg.web import citations, decision_links, decision_parts, decision_people, evidence, texts, votes

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.catalogue import Entry
    from kg.web.citations import CitedAct
    from kg.web.decision_links import Said, Treated
    from kg.web.decision_parts import Amount, Appeal, Attachment, Recipient
    from kg.web.decision_people import Part
    from kg.web.evidence import Mention
    from kg.web.snapshot import Link, Snapshot
    from kg.web.texts import Shown, Source
    from kg.web.votes import Vote


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, or a proposal on an agenda where `decided` is false.

    date, published: ISO; section: "885"; as_proposed: None where the text does not say; others: a decision's proposals,
    a proposal's decisions; text: None of a decision known only from citations; gaps: § numbers that are missing from
    the body's year.
    """

    decided: bool
    link: Link
    titles: list[tuple[str, str]]
    date: str
    published: str
    section: str
    bodies: list[Link]
    cases: list[Link]
    classes: list[Link]
    outcomes: list[Link]
    outcome_quotes: list[Mention]
    as_proposed: bool | None
    meetings: list[Link]
    people: list[Part]
    law: list[CitedAct]
    references: list[Said]
    referred_by: list[Link]
    earlier: list[Link]
    later: list[Link]
    others: list[Link]
    motions: list[Treated]
    mentioned: list[tuple[str, list[Said]]]
    informed: list[Recipient]
    extracts: list[Recipient]
    votes: list[Vote]
    appeals: list[Appeal]
    attachments: list[Attachment]
    amounts: list[Amount]
    sources: list[Source]
    text: Shown | None
    before: Entry | None
    after: Entry | None
    gaps: list[int]
    year: str


def decision(snapshot: Snapshot, work: NamedNode) -> Decision:
    """Everything on the page of a decision or proposal."""
    graph = snapshot.graph
    sources = texts.sources(snapshot, work)
    found = {source.node: evidence.mentions(snapshot, source.node) for source in sources}
    quotes: dict[NamedNode, list[Mention]] = defaultdict(list)
    for source in sources:
        for mention in found[source.node]:
            if mention.quote not in {known.quote for known in quotes[mention.body]}:
                quotes[mention.body].append(mention)
    acts = graph.subjects(t.CREATED_REALIZATION_OF, work)
    decided = t.LEGAL_RESOURCE in graph.types(work)
    entry = snapshot.catalogue.decisions.get(work.value)
    before, after = snapshot.catalogue.neighbours(entry) if entry else (None, None)
    return Decision(
        decided=decided,
        link=snapshot.link(work),
        titles=_titles(snapshot, work),
        date=graph.text(work, t.DATE_DOCUMENT),
        published=graph.text(work, t.DATE_PUBLICATION),
        section=graph.text(work, t.NUMBER),
        bodies=snapshot.links(work, t.PASSED_BY),
        cases=decision_links.cases(snapshot, acts),
        classes=snapshot.links(work, t.IS_ABOUT),
        outcomes=[link for act in acts for link in snapshot.links(act, t.DECISION_OUTCOME)],
        outcome_quotes=[mention for act in acts for mention in quotes.get(act, [])],
        as_proposed=graph.truth(work, graph.own("asProposed")),
        meetings=decision_links.meetings(snapshot, work, acts),
        people=decision_people.people(snapshot, acts, quotes),
        law=citations.cited(snapshot, work, quotes),
        references=decision_links.references(snapshot, work, quotes),
        referred_by=decision_links.referring(snapshot, work),
        earlier=decision_links.works(snapshot, (e for act in acts for e in graph.nodes(act, t.WAS_MOTIVATED_BY))),
        later=decision_links.works(snapshot, (e for act in acts for e in graph.subjects(t.WAS_MOTIVATED_BY, act))),
        others=decision_links.proposals(snapshot, acts) if decided else decision_links.decisions_on(snapshot, work),
        motions=decision_links.motions(snapshot, work, quotes),
        mentioned=decision_links.mentioned(snapshot, work, quotes),
        informed=decision_parts.informed(snapshot, work, quotes),
        extracts=decision_parts.extracts(snapshot, work, quotes),
        votes=[vote for act in acts for vote in votes.votes(snapshot, act, quotes)],
        appeals=decision_parts.appeals(snapshot, work, quotes),
        attachments=decision_parts.attachments(snapshot, work, quotes),
        amounts=decision_parts.amounts(snapshot, work, quotes),
        sources=sources,
        text=texts.shown(snapshot, sources[0], found[sources[0].node]) if sources else None,
        before=before,
        after=after,
        gaps=snapshot.catalogue.gaps.get((entry.body, entry.year), []) if entry else [],
        year=entry.year if entry else "",
    )


def _titles(snapshot: Snapshot, work: NamedNode) -> list[tuple[str, str]]:
    """Titles with their languages, the Finnish first."""
    graph = snapshot.graph
    titles = {
        (title.value, title.language or "")
        for expression in graph.nodes(work, t.IS_REALIZED_BY)
        for title in graph.literals(expression, t.TITLE)
    }
    return sorted(titles, key=lambda title: (title[1] != "fi", title))

"""What else a decision's text holds: appeals, extracts, attachments, motions, mentions, euros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.extract.finding import Amount, Appeal, Attachment, Findings, MotionFinding, Recipient
from kg.graph import terms as t
from kg.graph.context import Saying, Voice
from kg.graph.writer import day, decimal, duration_days, node, string, text
from kg.iri import slug

_TOPIC = 120
"""How much of its words tells one motion from another of the same proposer, day and case."""


def say_appeals(saying: Saying, appeals: Sequence[Appeal], applied: Sequence[str]) -> None:
    """applied: the places of law that the appeal part cites; they go to the first kind of appeal stated."""
    writer, work = saying.writer, saying.subject.work
    for position, appeal in enumerate(appeals):
        number = saying.settled.number("appeal", appeal.kind)
        iri = f"{work}/appeal" + (f"-{number}" if number > 1 else "")
        writer.type(iri, t.SUBDIVISION)
        writer.link(iri, t.IS_PART_OF, work)
        writer.link(iri, writer.own("appealKind"), writer.iris.concept("appeal", appeal.kind))
        if saying.holds(iri, "days to appeal", appeal.days):
            writer.say(iri, writer.own("appealPeriod"), duration_days(appeal.days or 0))
        if position == 0:
            for place in applied:
                writer.link(iri, writer.own("appliedProvision"), place)
        saying.evidence.support(iri, appeal.span)


def say_recipients(saying: Saying, recipients: Sequence[Recipient]) -> None:
    """Who gets an extract or a notice. One without label may be a private person: the extract stays, unnamed."""
    writer, work = saying.writer, saying.subject.work
    for found in recipients:
        value = _recipient(saying, found)
        if found.kind == "information":
            writer.say(work, writer.own("informedParty"), value)
            continue
        unnamed = (found.span.part, found.span.start)
        iri = f"{work}/extract-{saying.settled.number('extract', unnamed if value is None else str(value))}"
        writer.type(iri, t.WORK)
        writer.link(iri, t.IS_DERIVATIVE_OF, work)
        writer.say(iri, writer.own("extractRecipient"), value)
        saying.evidence.support(iri, found.span if value is not None else None)


def _recipient(saying: Saying, found: Recipient) -> NamedNode | Literal | None:
    iris = saying.context.iris
    if found.body_id:
        return node(iris.body(found.body_id))
    if found.organisation:
        return node(iris.organisation(found.organisation))
    return text(found.label, saying.record.language) if found.label else None


def say_attachments(saying: Saying, attachments: Sequence[Attachment]) -> None:
    writer, work = saying.writer, saying.subject.work
    for found in attachments:
        iri = f"{work}/attachment-{saying.settled.number('attachment', (found.number, slug(found.title)))}"
        writer.type(iri, t.WORK)
        writer.link(iri, t.IS_ANNEX_OF, work)
        writer.say(iri, t.DC_TITLE, text(found.title, saying.record.language))
        writer.say(iri, t.NUMBER, string(found.number) if found.number else None)
        if found.public is not None:
            publicity = "public" if found.public else "withheld"
            writer.link(iri, t.ACCESS_RIGHTS, writer.iris.concept("publicity", publicity))
        writer.say(iri, writer.own("securityReason"), string(found.reason) if found.reason else None)
        writer.say(iri, writer.own("sourceRecordId"), string(found.native_id) if found.native_id else None)
        saying.evidence.support(iri, found.span)


def say_mentions(saying: Saying, findings: Findings) -> None:
    """Bodies, outside organisations and places that the text names."""
    writer, iris, work = saying.writer, saying.context.iris, saying.subject.work
    for body in findings.bodies:
        iri = saying.named_body(body.id, body.name)
        writer.link(work, t.MENTIONS, iri)
        saying.evidence.support(iri, body.span)
    for organisation in findings.organisations:
        if not slug(organisation.key or organisation.name):
            saying.log.add(organisation.name, "no IRI can be made of this name; the mention stays unlinked")
            continue
        iri = iris.organisation(organisation.key or organisation.name)
        if organisation.key is None:
            writer.type(iri, t.ORGANIZATION)
            writer.say(iri, t.PREF_LABEL, text(organisation.name, "fi"))
            writer.link(iri, t.CLASSIFICATION, iris.concept("organisation-kind", organisation.kind))
        writer.link(work, t.MENTIONS, iri)
        saying.evidence.support(iri, organisation.span)
    for place in findings.places:
        iri = iris.place(place.key)
        if iri not in saying.context.described:
            _say_place(saying, iri, place.key)
        writer.link(work, t.DC_SPATIAL, iri)
        saying.evidence.support(iri, place.span)


def _say_place(voice: Voice, iri: str, key: str) -> None:
    """A place that only the user's own registry describes, by its names in the languages of the graph."""
    names = voice.context.registries.places[key].names
    voice.writer.type(iri, t.DC_LOCATION)
    for language in ("fi", "sv", "en"):
        if language in names:
            voice.writer.say(iri, t.PREF_LABEL, text(names[language], language))


def say_money(saying: Saying, amounts: Sequence[Amount]) -> None:
    writer, work = saying.writer, saying.subject.work
    for found in amounts:
        iri = f"{work}/amount-{saying.settled.number('amount', found.eur)}"
        writer.type(iri, t.SUBDIVISION)
        writer.link(iri, t.IS_PART_OF, work)
        writer.say(iri, writer.own("amountEur"), decimal(found.eur))
        saying.evidence.support(iri, found.span)


def say_motions(saying: Saying, motions: Sequence[MotionFinding]) -> Iterator[tuple[str, MotionFinding]]:
    """The motions that the text treats, each with its IRI."""
    writer, context, subject = saying.writer, saying.context, saying.subject
    for found in motions:
        makers = " ".join((*found.proposers, *found.groups))
        iri = context.iris.motion(found.kind, makers, found.date, saying.record.case)
        number = saying.settled.number(iri, slug(found.topic)[:_TOPIC]) if found.moved else 1
        iri += f"/{number}" if number > 1 else ""
        say_motion(saying, iri, found)
        writer.link(subject.work, writer.own("about"), iri)
        if found.answered and subject.decided:
            writer.link(iri, t.IS_ANSWERED_IN, subject.work)
            writer.link(subject.work, t.ANSWERS_TO, iri)
        saying.evidence.support(iri, found.span)
        yield iri, found


def say_motion(voice: Voice, iri: str, found: MotionFinding) -> None:
    """A motion's own node."""
    writer, context = voice.writer, voice.context
    writer.type(iri, t.OG_MOTION, t.PROCESS_WORK)
    writer.link(iri, t.PROCESS_WORK_TYPE, context.iris.concept("motion", found.kind))
    for proposer in found.proposers:
        writer.link(iri, t.CREATOR, voice.person(proposer))
    for group in found.groups:
        writer.link(iri, t.CREATOR, context.iris.organisation(group))
    if found.date is None:
        return
    if found.kind == "toivomusponsi":
        writer.say(iri, writer.own("adoptedOn"), day(found.date))
        writer.say(iri, writer.own("dueOn"), day(_a_year_after(found.date)))
    else:
        writer.say(iri, t.DC_DATE_SUBMITTED, day(found.date))
    if found.adopted_by:
        writer.link(iri, writer.own("adoptedBy"), context.iris.body(found.adopted_by))


def _a_year_after(adopted: date) -> date:
    """When a toivomusponsi must have been answered: within a year of its adoption (hallintosääntö 30 luku 14 §)."""
    leap_day = (adopted.month, adopted.day) == (2, 29)
    return adopted.replace(year=adopted.year + 1, day=28 if leap_day else adopted.day)

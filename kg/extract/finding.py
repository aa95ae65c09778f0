"""What extraction finds in the parts of a record: facts with the words they rest on.

A finding names things by the keys of the registries or by base forms, never by IRI. Its span tells the words; a
finding that rests on a stated field instead of words has none. What resolves to two things is no finding but a
`Doubt`, which goes to the issues log.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.record import Day, Side, Voter

CitationUse = Literal["cites", "ground", "appeal"]
RecipientKind = Literal["extract", "information"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words in one part: index into the record's parts, start and end in that part's text (code points)."""

    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited provision or act.

    act: key of a statute in the registry, or `act:{base form}` for an act no registry knows, `eu:reg/2016/679`,
    `sops:60/1998` (treaty), `he:93/2021` (bill). name: the act's base form in lower case ("kuntalaki").
    Numbers are as cited ("58 d", "8b"); None where the text gives none.
    explicit: false where the text points back ("lain 140 §", "1 momentissa").
    use: "ground" where the decision rests on it, "appeal" in the appeal part, else "cites".
    """

    span: Span
    act: str
    name: str
    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    point: str | None = None
    subpoint: str | None = None
    explicit: bool = True
    use: CitationUse = "cites"


@dataclass(frozen=True, slots=True)
class PersonRole:
    """A person in a role. name: base form, given name first; role: a key of the role scheme; title: as written,
    acting prefix included ("vs. kansliapäällikkö"); person_id: the registry's, where exactly one person fits.
    """

    span: Span | None
    side: Side
    name: str
    role: str
    title: str | None = None
    acting: bool = False
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body or post of the city. id: the registry's; name: for a unit that no registry knows, in base form, its id
    being made of the name.
    """

    span: Span
    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An outside organisation. key: the registry's, or None for one recognised by its form ("Rakennus Esimerkki Oy");
    name: base form; kind: a key of the organisation-kind scheme.
    """

    span: Span
    key: str | None
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """Another decision that the text names. body_id: body or post by the registry; body_name: as resolved or read."""

    span: Span
    body_id: str | None
    body_name: str | None
    date: Day | None
    section: int | None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class MotionFinding:
    """A motion that the decision treats.

    proposers: base forms, given name first; date: submitted, or for a toivomusponsi adopted;
    adopted_by: body id, where the text says it was adopted; answered: this decision is its answer;
    groups: keys of the council groups that made a group motion; moved: it was moved while this decision was made;
    topic: words that tell what it is about, where they are not the title.
    """

    span: Span | None
    kind: str
    proposers: tuple[str, ...]
    date: Day | None = None
    adopted_by: str | None = None
    answered: bool = False
    groups: tuple[str, ...] = ()
    moved: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class VoteFinding:
    """A vote. yes_text, no_text: what each side stood for. voters: with side and group, where named."""

    span: Span | None
    yes: int | None
    no: int | None
    blank: int | None
    absent: int | None
    yes_text: str = ""
    no_text: str = ""
    voters: tuple[Voter, ...] = ()


@dataclass(frozen=True, slots=True)
class Appeal:
    """kind: a key of the appeal scheme (prohibited, oikaisuvaatimus, …); days: the time limit, where stated."""

    span: Span
    kind: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets an extract or a notice. label: as written, None where it may name a private person;
    body_id or organisation (registry key): where the label names one.
    """

    span: Span
    side: Side
    kind: RecipientKind
    label: str | None
    body_id: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """number: as listed; public: None where nothing says; reason: the ground for withholding, as written."""

    span: Span | None
    side: Side
    number: str | None
    title: str
    public: bool | None = None
    reason: str | None = None
    native_id: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros in the operative part."""

    span: Span
    eur: Decimal


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place. key: the registry's."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """outcome: a key of the outcome scheme; as_proposed: None where the text says nothing."""

    span: Span | None
    outcome: str | None
    as_proposed: bool | None = None
    as_proposed_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A form that resolves to nothing or to several things; it is logged and stays out of the graph."""

    span: Span | None
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one record, each kind in the order of the text."""

    citations: tuple[Citation, ...] = ()
    people: tuple[PersonRole, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    references: tuple[DecisionReference, ...] = ()
    motions: tuple[MotionFinding, ...] = ()
    votes: tuple[VoteFinding, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    amounts: tuple[Amount, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    outcome: Outcome = Outcome(None, None)
    doubts: tuple[Doubt, ...] = ()

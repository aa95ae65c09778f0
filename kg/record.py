"""What a document says: the narrow waist between the formats and everything else.

A converter turns a source document into one of these records and knows nothing of RDF; `extract`, `graph` and `link`
read records and know nothing of formats. What an API states as a field and a PDF states as a line ends in the same
field. An unknown value is None or empty; nothing is guessed and nothing falls to a default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

Day = date
"""A calendar day; named apart from the many fields called `date`."""

Language = Literal["fi", "sv"]
Side = Literal["decision", "proposal"]
VoteSide = Literal["yes", "no", "blank", "absent"]
DocumentKind = Literal["record", "minutes", "page", "agenda"]


class PartKind(StrEnum):
    """What a part of the text is, whatever heading it goes under in which language."""

    TITLE = "title"  # the heading of the whole
    REFERENCE = "reference"  # viite, otsikonviite
    DECISION = "decision"  # Päätös, Lausunto, Esitys as decided; Beslut
    PROPOSAL = "proposal"  # Päätösehdotus, Esitysehdotus, Lausuntoehdotus; Beslutsförslag
    HANDLING = "handling"  # Käsittely; Behandling
    SUMMARY = "summary"  # Tiivistelmä; Sammandrag
    REASONS = "reasons"  # Päätöksen perustelut, Esittelijän perustelut; Motiveringar
    PRESENTER = "presenter"  # Esittelijä: a line with the title, a line with the name
    CONTACTS = "contacts"  # Lisätiedot: a line a person: "Name, title"
    ATTACHMENTS = "attachments"  # Liitteet: a line each, "1 Title"
    SUPPLEMENTS = "supplements"  # Oheismateriaali: likewise
    EXTRACTS = "extracts"  # Otteet: a line a recipient; after a tab the attachments of the extract
    INFORMATION = "information"  # Tiedoksi: a line a recipient
    APPEAL = "appeal"  # Muutoksenhaku with its instructions
    SIGNATURE = "signature"  # a line with the role or title, a line with the name
    CONFIDENTIAL = "confidential"  # the legal basis of a decision that is withheld
    OTHER = "other"  # a section whose heading is none of the above; it was named in the issues log


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text.

    text: paragraphs, list items and table rows separated by newlines, table cells by tabs, spaces folded;
    headings inside the part are lines of its text. side: whether the words belong to the decision or the proposal.
    """

    kind: PartKind
    side: Side
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body or a post as a document names it. id: the source system's, where it gives one."""

    name: str
    id: str | None = None
    type_id: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """A meeting as another document points to it. number: its running number in the year ("45/2021" has 45)."""

    id: str | None
    date: Day | None = None
    number: int | None = None
    body: BodyRef | None = None


@dataclass(frozen=True, slots=True)
class Voter:
    """name: given name first. id: the registry's, where the source gives one."""

    name: str
    side: VoteSide
    id: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class StatedVote:
    """A vote the source states in fields. None: the count is not stated."""

    yes: int | None
    no: int | None
    blank: int | None
    absent: int | None
    yes_text: str = ""
    no_text: str = ""
    voters: tuple[Voter, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedAttachment:
    """An attachment the source states in fields. personal_data: the source's own class of personal data."""

    title: str
    native_id: str | None = None
    number: str | None = None
    file: str | None = None
    public: bool | None = None
    reasons: tuple[str, ...] = ()
    personal_data: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision that the source's fields name as a predecessor."""

    native_id: str | None
    case: str | None
    section: int | None
    body: BodyRef | None
    date: Day | None
    title: str
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision or, where `decided` is false, a proposal on an agenda.

    kind: what the document is; case: "HEL 2021-007461"; section: the § number; classification: "00 00 03";
    language: of the text; personal_data: the source's class of personal data in it;
    confidential: the text is withheld and only the legal basis (a CONFIDENTIAL part) is public;
    item_mark: "Ryj/1", where the item is numbered among those of one presenter and not in the meeting's own row.
    """

    kind: DocumentKind
    decided: bool
    native_id: str | None
    title: str
    language: Language
    parts: tuple[Part, ...]
    case: str | None = None
    section: int | None = None
    classification: str | None = None
    classification_title: str | None = None
    body: BodyRef | None = None
    date: Day | None = None
    published: Day | None = None
    meeting: MeetingRef | None = None
    item: int | None = None
    item_mark: str | None = None
    votes: tuple[StatedVote, ...] = ()
    attachments: tuple[StatedAttachment, ...] = ()
    earlier: tuple[EarlierDecision, ...] = ()
    confidential: bool = False
    personal_data: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person in a meeting's composition. role: a key of the role scheme ("member"); deputy_of: a name."""

    name: str
    role: str
    deputy_of: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that a case or a meeting lists. kind: the source's word for what it is (päätös, liite, esityslista)."""

    native_id: str
    title: str
    kind: str | None = None
    language: str | None = None
    issued: Day | None = None
    personal_data: str | None = None
    public: bool | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A line of an agenda; its text, where it has one, is a source document of its own."""

    point: int
    title: str
    section: int | None = None
    case: str | None = None
    native_id: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    id: str
    name: str
    language: Language
    body: BodyRef | None
    date: Day | None
    number: int | None
    location: str | None
    cancelled: bool
    agenda: tuple[AgendaEntry, ...] = ()
    composition: tuple[Attendance, ...] = ()
    files: tuple[FileRef, ...] = ()
    announcement: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    number: int
    status: str | None
    sector: BodyRef | None
    created: Day | None
    deadline: Day | None = None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case. id: "HEL 2021-007461", or of a statement asked for in it "HEL 2021-007461 Lausunto 1";
    part_of: the case that such a statement belongs to.
    """

    id: str
    title: str
    language: Language
    classification: str | None
    classification_title: str | None
    status: str | None
    created: Day | None
    acquired: Day | None
    handlings: tuple[Handling, ...] = ()
    files: tuple[FileRef, ...] = ()
    public: bool | None = None
    reasons: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body or post in one language, with its neighbours in the hierarchy. dissolved: None while it exists."""

    id: str
    name: str
    language: Language
    type_id: str | None
    formed: Day | None = None
    dissolved: Day | None = None
    above: tuple[BodyRecord, ...] = ()
    below: tuple[BodyRecord, ...] = ()
    sector: BodyRef | None = None


@dataclass(frozen=True, slots=True)
class Chairmanship:
    role: str  # a key of the role scheme: "chair", "vice_chair"
    body: BodyRef


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion that the source lists by its title alone.

    kind: a key of the motion scheme; proposer: given name first; item: of the council meeting that adopted it.
    """

    title: str
    kind: str
    proposer: str | None
    date: Day | None
    language: Language
    file: str | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """An elected person. name: given name first; family: the family name as the source separates it."""

    id: str
    name: str
    family: str
    title: str | None = None
    group: str | None = None
    chairmanships: tuple[Chairmanship, ...] = ()
    motions: tuple[MotionRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A position of trust. role: a key of the role scheme ("member", "deputy_member", "chair", "vice_chair")."""

    person_id: str
    name: str
    family: str
    role: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class PositionsRecord:
    """Who holds positions of trust in one body."""

    body_id: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class ClassificationRecord:
    """One class of the classification scheme. code: "00 00 03"."""

    code: str
    title: str


Record = (
    DecisionRecord
    | MeetingRecord
    | CaseRecord
    | BodyRecord
    | PersonRecord
    | PositionsRecord
    | MotionRecord
    | ClassificationRecord
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a record as it is published, and where each part's own text starts in it (code points)."""

    text: str
    starts: tuple[int, ...] = field(default=())


def lay_out(parts: tuple[Part, ...]) -> Layout:
    """Join the parts into one text: heading, newline, text; an empty line between parts."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for part in parts:
        opening = ("\n\n" if pieces else "") + (part.heading + "\n" if part.heading else "")
        starts.append(length + len(opening))
        pieces.append(opening + part.text)
        length += len(pieces[-1])
    return Layout("".join(pieces), tuple(starts))

"""What several kinds of records state in fields of one form: bodies, meetings, files, votes, names of people."""

from __future__ import annotations

from converters.ahjo.fields import Fields
from converters.ahjo.tables import tables
from kg.record import (
    BodyRef,
    EarlierDecision,
    FileRef,
    MeetingRef,
    StatedAttachment,
    StatedVote,
    Voter,
    VoteSide,
)


def body_ref(fields: Fields) -> BodyRef | None:
    name, id_ = fields.text("Name"), fields.text("ID")
    return BodyRef(name, id_, fields.text("TypeId")) if name else None


def decision_maker(fields: Fields) -> BodyRef | None:
    """The body that a meeting names as its own."""
    name = fields.text("DecisionMaker")
    return BodyRef(name, fields.text("DecisionMakerId", "DecisionMakerID")) if name else None


def meeting_ref(fields: Fields) -> MeetingRef:
    number = fields.whole("MeetingSequenceNumber")
    return MeetingRef(fields.text("MeetingID"), fields.day("DateMeeting"), number or None, decision_maker(fields))


def earlier_decision(fields: Fields) -> EarlierDecision:
    meeting = fields.one("meeting_reference", "Meeting")
    met = meeting_ref(meeting) if meeting else None
    organization = fields.one("organization", "Organization")
    return EarlierDecision(
        native_id=fields.native_id("NativeId"),
        case=fields.case("CaseIDLabel", "CaseID"),
        section=fields.section("Section"),
        body=body_ref(organization) if organization else met.body if met else None,
        date=fields.day("DateDecision") or (met.date if met else None),
        title=fields.text("Title") or "",
        meeting_id=met.id if met else None,
    )


def is_public(fields: Fields) -> bool | None:
    """Whether the source says a file is public; what is public in part is neither."""
    stated = fields.looked_up("PublicityClass", tables().publicity)
    return {"public": True, "withheld": False}.get(stated or "")


def attachment(fields: Fields) -> StatedAttachment:
    return StatedAttachment(
        title=fields.text("Title") or "",
        native_id=fields.native_id("NativeId"),
        number=fields.label("AttachmentNumber"),
        file=fields.text("FileURI"),
        public=is_public(fields),
        reasons=fields.words("SecurityReasons"),
        personal_data=fields.looked_up("PersonalData", tables().personal_data),
        kind=fields.text("Type"),
    )


def file_ref(fields: Fields) -> FileRef | None:
    """A file that a case or a meeting lists; without an identifier it cannot be pointed at."""
    native_id = fields.native_id("NativeId")
    if native_id is None:
        fields.skip("NativeId", "A file has no identifier")
        return None
    return FileRef(
        native_id=native_id,
        title=fields.text("Title") or "",
        kind=fields.text("Type"),
        language=fields.text("Language"),
        issued=fields.day("Issued"),
        personal_data=fields.looked_up("PersonalData", tables().personal_data),
        public=is_public(fields),
        reasons=fields.words("SecurityReasons"),
    )


def files(fields: Fields, name: str) -> tuple[FileRef, ...]:
    """The files of a list, each once."""
    found = (file_ref(item) for item in fields.many("file", name))
    return tuple({one.native_id: one for one in found if one is not None}.values())


def stated_vote(fields: Fields) -> StatedVote | None:
    """A vote with its counts and voters; None where it has neither."""
    counts: dict[VoteSide, int | None] = {}
    texts: dict[VoteSide, str] = {}
    voters: list[Voter] = []
    sides: tuple[tuple[str, VoteSide], ...] = (
        ("Ayes", "yes"),
        ("Noes", "no"),
        ("Blank", "blank"),
        ("Absent", "absent"),
    )
    for name, side in sides:
        stated = fields.one("vote_side", name)
        counts[side] = stated.whole("NumberOfVotes") if stated else None
        texts[side] = (stated.text("Content") if stated else None) or ""
        voters.extend(_voters(stated, side) if stated else ())
    if not voters and all(count is None for count in counts.values()):
        return None
    return StatedVote(
        counts["yes"], counts["no"], counts["blank"], counts["absent"], texts["yes"], texts["no"], tuple(voters)
    )


def _voters(fields: Fields, side: VoteSide) -> list[Voter]:
    return [
        Voter(person[0], side, agent.text("ID", "agentId"), agent.text("CouncilGroup"))
        for agent in fields.many("agent", "Voters")
        if (person := named(agent)) is not None
    ]


def named(fields: Fields) -> tuple[str, str] | None:
    """A name written "Arhinmäki, Paavo": given name first, and the family name as the source separates it."""
    written = fields.text("Name")
    if written is None or written.casefold() in tables().no_name:
        return None
    family, comma, given = written.partition(",")
    if not comma or not family.strip() or not given.strip() or "," in given:
        fields.skip("Name", f"{written!r} is not written family name, comma, given name")
        return None
    return f"{given.strip()} {family.strip()}", family.strip()

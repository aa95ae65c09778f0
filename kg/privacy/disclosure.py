"""What of a document is published: the policy on personal data carried out on its record and on what was found in it.

A text is kept, redacted (private people and their data replaced, before anything is read from it) or withheld: then
only fields and facts are said, read from the redacted text, without any words of it. Whose role the policy does not
name is said to have acted, without name or node.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, Quad

from kg.errors import Log, Severity
from kg.extract.extractor import Extractor
from kg.extract.finding import Attachment, Findings, PersonRole
from kg.extract.people.names import sentences
from kg.graph import terms as t
from kg.privacy.marks import AgendaMarks
from kg.privacy.policy import Account, Policy, Treatment
from kg.privacy.redaction.redactor import Redactor
from kg.privacy.screen import REDACTED, Withheld
from kg.privacy.unnamed import unnamed_findings, unnamed_record
from kg.record import (
    CaseRecord,
    DecisionRecord,
    FileRef,
    Language,
    MeetingRecord,
    MotionRecord,
    PersonRecord,
    Record,
    StatedAttachment,
)
from kg.registries import Registries

PLACE = "privacy"
"""Where the issues log says what was kept back: kinds and counts, never a value."""

_PRIVATE_ROLE = re.compile(
    r"edunvalvoj|huoltaj|tukihenkilö|tukiperhe|perhehoitaj|omaishoitaj|sijaisvanhem|uskot(?:tu|un) mie"
    r"|intressebevak|vårdnadshav|familjevårdar|stödperson",
    re.IGNORECASE,
)
"""Whom an authority appoints for one person's sake."""
_NAMES = {"name": "name", "address": "address", "birth": "day of birth", "contact": "contact", "account": "account",
          "plate": "plate"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A record as it may be published. treatment: what was done with its text."""

    record: Record
    treatment: Treatment
    account: Account


class Disclosure:
    """Carries out a policy; made once a process."""

    def __init__(self, policy: Policy, extractor: Extractor, registries: Registries) -> None:
        self.policy = policy
        self._redactor = Redactor(extractor, registries)

    # records
    def of(self, record: Record, mark: str | None, withheld: Withheld, log: Log) -> Disclosed:
        """The record as it may be published. mark: what was settled of its document; withheld: while it was read."""
        record = unnamed_record(record, self.policy)
        if isinstance(record, DecisionRecord):
            treatment = self.policy.treatment(mark)
            record, counts = self._decision(record, treatment)
        else:
            record, counts = self._titles(record, mark)
            treatment = "redact" if counts else "keep"
        if treatment != "keep":
            _forget_words(log)
            log.add(PLACE, _said(treatment, counts), Severity.NOTED)
        if withheld.codes:
            log.add(PLACE, f"{_number(withheld.codes, 'personal identity code')} taken out.", Severity.NOTED)
        if withheld.contacts:
            contacts = ((withheld.emails, "e-mail address"), (withheld.phones, "telephone number"))
            log.add(PLACE, f"{_numbers(contacts)} left out, as the policy asks for none.", Severity.NOTED)
        account = Account(int(treatment == "redact"), int(treatment == "withhold"), withheld.codes, withheld.contacts)
        return Disclosed(record, treatment, account)

    def _decision(self, record: DecisionRecord, treatment: Treatment) -> tuple[DecisionRecord, Counter[str]]:
        if treatment == "keep":
            return self._with_strict_attachments(record)
        redacted = self._redactor.redact(record, lambda role: self._stays(role, record))
        if treatment == "redact":
            return redacted.record, redacted.counts
        return replace(redacted.record, title=_whole(redacted.record.title)), redacted.counts

    def _stays(self, role: PersonRole, record: DecisionRecord) -> bool:
        """Whether a name stays in a redacted text: of a role that is public beyond doubt, even among private people."""
        if not self.policy.names(role.role) or (role.role == "heard" and role.title is None):
            return False
        if role.role not in {"appointed", "resigned"} or role.span is None:
            return True
        text = record.parts[role.span.part].text
        around = (text[low:high] for low, high in sentences(text) if low <= role.span.start < high)
        return not any(_PRIVATE_ROLE.search(sentence) for sentence in around)

    def _with_strict_attachments(self, record: DecisionRecord) -> tuple[DecisionRecord, Counter[str]]:
        """Titles of attachments that hold more personal data than the text itself: in the field and in the lists."""
        strict = [one for one in record.attachments if one.personal_data and self._is_treated(one.personal_data)]
        if not strict:
            return record, Counter()
        turned, counts = self._redacted([one.title for one in strict], record.language)
        parts = record.parts
        for one, title in zip(strict, turned, strict=True):
            if one.title and one.title != title:
                parts = tuple(replace(part, text=part.text.replace(one.title, title)) for part in parts)
        new = {id(one): replace(one, title=title) for one, title in zip(strict, turned, strict=True)}
        attachments: tuple[StatedAttachment, ...] = tuple(new.get(id(one), one) for one in record.attachments)
        return replace(record, parts=parts, attachments=attachments), counts

    def _titles(self, record: Record, mark: str | None) -> tuple[Record, Counter[str]]:
        """The titles of other records: a case's and its files', an agenda's, a motion's."""
        counts: Counter[str] = Counter()
        if isinstance(record, CaseRecord) and self._treats(record.files, mark):
            title = self._title(record.title, mark, record.language, counts)
            files = self._files(record.files, mark, record.language, counts)
            return replace(record, title=title, files=files), counts
        if isinstance(record, MeetingRecord):
            return self._meeting(record, AgendaMarks(mark), counts), counts
        if isinstance(record, MotionRecord):
            return self._motion(record, counts), counts
        if isinstance(record, PersonRecord) and self._is_treated(None):
            return replace(record, motions=tuple(self._motion(one, counts) for one in record.motions)), counts
        return record, counts

    def _meeting(self, record: MeetingRecord, marks: AgendaMarks, counts: Counter[str]) -> MeetingRecord:
        of_points = [marks.of(one.point, one.case) for one in record.agenda]
        if not self._treats(record.files, None) and not any(map(self._is_treated, of_points)):
            return record
        agenda = tuple(
            replace(one, title=self._title(one.title, mark, record.language, counts))
            for one, mark in zip(record.agenda, of_points, strict=True)
        )
        return replace(record, agenda=agenda, files=self._files(record.files, None, record.language, counts))

    def _treats(self, files: Iterable[FileRef], mark: str | None) -> bool:
        return self._is_treated(mark) or any(self._is_treated(one.personal_data or mark) for one in files)

    def _motion(self, motion: MotionRecord, counts: Counter[str]) -> MotionRecord:
        """A motion's title names who proposed it, who stays there as in the field."""
        title = self._title(motion.title, None, motion.language, counts, motion.proposer)
        return motion if title == motion.title else replace(motion, title=title)

    def _files(
        self, files: Iterable[FileRef], mark: str | None, language: Language, counts: Counter[str]
    ) -> tuple[FileRef, ...]:
        return tuple(
            replace(one, title=self._title(one.title, one.personal_data or mark, language, counts)) for one in files
        )

    def _title(
        self, title: str, mark: str | None, language: Language, counts: Counter[str], author: str | None = None
    ) -> str:
        if not title or not self._is_treated(mark):
            return title
        turned, found = self._redacted([title], language, author)
        counts.update(found)
        return _whole(turned[0]) if self.policy.treatment(mark) == "withhold" else turned[0]

    def _redacted(
        self, titles: Sequence[str], language: Language, author: str | None = None
    ) -> tuple[list[str], Counter[str]]:
        return self._redactor.titles(titles, language, lambda role: self.policy.names(role.role), author)

    def _is_treated(self, mark: str | None) -> bool:
        return self.policy.treatment(mark) != "keep"

    def findings(self, findings: Findings, treatment: Treatment) -> Findings:
        """What was found, as it may be said: people without names where the policy gives none, no words of a text
        that is redacted away or withheld.
        """
        findings = unnamed_findings(findings, self.policy)
        if treatment == "keep":
            return findings
        recipients = (
            replace(one, label=None) if treatment == "withhold" or REDACTED in (one.label or "") else one
            for one in findings.recipients
        )
        organisations = (one for one in findings.organisations if one.key or "*" not in one.name)
        findings = replace(findings, recipients=tuple(recipients), organisations=tuple(organisations))
        if treatment == "redact":
            return findings
        return replace(
            findings,
            attachments=_numbered(findings.attachments),
            votes=tuple(replace(vote, yes_text="", no_text="") for vote in findings.votes),
            doubts=(),
        )


def without_text(quads: Iterable[Quad], terms: str) -> tuple[Quad, ...]:
    """What is said of a document whose text is withheld: without the text and its hash, and with the sign of redaction
    for every quote, so that a citation still is one. terms: what the program's own terms begin with.
    """
    text, quote = {t.SCHEMA_TEXT, t.own(terms, "textSha256")}, t.own(terms, "quote")
    return tuple(
        Quad(quad.subject, quad.predicate, Literal(REDACTED), quad.graph_name) if quad.predicate == quote else quad
        for quad in quads
        if quad.predicate not in text
    )


def _whole(title: str) -> str:
    """The title, or only the sign where something in it was redacted."""
    return REDACTED if REDACTED in title else title


def _numbered(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Attachments without their titles: only those with a number are told apart, and the first of each number stays."""
    known = {one.number: one for one in reversed(tuple(attachments)) if one.number}
    return tuple(replace(one, title=REDACTED) for one in reversed(known.values()))


def _forget_words(log: Log) -> None:
    """What was logged while the text was read may quote it: only how much was logged is kept."""
    skipped = sum(issue.severity is Severity.SKIPPED for issue in log.issues)
    noted = len(log.issues) - skipped
    log.issues.clear()
    if skipped:
        log.add(PLACE, f"{_number(skipped, 'value')} left out in reading; which is not said here.", Severity.SKIPPED)
    if noted:
        log.add(PLACE, f"{_number(noted, 'note')} on reading it not repeated here.", Severity.NOTED)


def _said(treatment: Treatment, counts: Counter[str]) -> str:
    taken = _numbers((counts[kind], name) for kind, name in _NAMES.items())
    if treatment == "withhold":
        return "The text is withheld, by the class of personal data in it."
    return f"The text is redacted, by the class of personal data in it: {taken or 'nothing had to be'} taken out."


def _numbers(counts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(_number(count, name) for count, name in counts if count)


def _number(count: int, name: str) -> str:
    plural = {"day of birth": "days of birth", "address": "addresses", "e-mail address": "e-mail addresses"}
    return f"{count} {name if count == 1 else plural.get(name, name + 's')}"

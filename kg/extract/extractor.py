"""All readers in one: made once a process, it reads any number of records."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.appeals import AppealReader
from kg.extract.attachments import AttachmentReader
from kg.extract.bodies.reader import BodyReader
from kg.extract.finding import Doubt, Findings, Span
from kg.extract.law.reader import LawReader
from kg.extract.money import AmountReader
from kg.extract.motions.reader import MotionReader
from kg.extract.names.hits import Names
from kg.extract.organisations.reader import OrganisationReader
from kg.extract.outcome.reader import OutcomeReader
from kg.extract.people.reader import PeopleReader
from kg.extract.places.reader import PlaceReader
from kg.extract.recipients import RecipientReader
from kg.extract.references.reader import ReferenceReader
from kg.extract.votes.reader import VoteReader
from kg.record import DecisionRecord, Part
from kg.registries import Registries

_LONGEST_WORD = 500
"""Characters. The longest address or file name is shorter; what is longer is encoded data or a row of signs."""
_TOO_LONG = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


class Extractor:
    """Finds what a decision's or proposal's text states."""

    def __init__(self, registries: Registries) -> None:
        self.names = Names(registries)
        self.law = LawReader(registries)
        self.people = PeopleReader(registries)
        self.bodies = BodyReader(registries)
        self.organisations = OrganisationReader(registries)
        self.references = ReferenceReader(registries)
        self.motions = MotionReader(registries)
        self.votes = VoteReader(registries)
        self.appeals = AppealReader(registries)
        self.recipients = RecipientReader(registries)
        self.attachments = AttachmentReader(registries)
        self.amounts = AmountReader(registries)
        self.places = PlaceReader(registries)
        self.outcome = OutcomeReader(registries)

    def find(self, record: DecisionRecord) -> Findings:
        """All findings of one record, with the doubts of every reader."""
        record, of_words = _without_endless_words(record)
        hits = self.names.hits(record)
        citations, of_law = self.law.read(record, hits)
        people, of_people = self.people.read(record, hits)
        bodies, of_bodies = self.bodies.read(record, hits)
        organisations, of_organisations = self.organisations.read(record, hits)
        references, of_references = self.references.read(record, hits)
        motions, of_motions = self.motions.read(record, hits)
        votes, of_votes = self.votes.read(record, hits)
        appeals, of_appeals = self.appeals.read(record, hits)
        recipients, of_recipients = self.recipients.read(record, hits)
        attachments, of_attachments = self.attachments.read(record, hits)
        amounts, of_amounts = self.amounts.read(record, hits)
        places, of_places = self.places.read(record, hits, organisations)
        outcome, of_outcome = self.outcome.read(record, hits, votes)
        return Findings(
            citations=citations,
            people=people,
            bodies=bodies,
            organisations=organisations,
            references=references,
            motions=motions,
            votes=votes,
            appeals=appeals,
            recipients=recipients,
            attachments=attachments,
            amounts=amounts,
            places=places,
            outcome=outcome,
            doubts=_once(
                *of_words,
                *of_law,
                *of_people,
                *of_bodies,
                *of_organisations,
                *of_references,
                *of_motions,
                *of_votes,
                *of_appeals,
                *of_recipients,
                *of_attachments,
                *of_amounts,
                *of_places,
                *of_outcome,
            ),
        )


def _without_endless_words(record: DecisionRecord) -> tuple[DecisionRecord, tuple[Doubt, ...]]:
    """The record with an empty line in place of what no reader can make sense of, so that every place stays the same.

    What a reader tries at each letter of a word takes the square of the word's length; so it is for words of some size.
    """
    doubts: list[Doubt] = []
    parts: list[Part] = []
    for index, part in enumerate(record.parts):
        text = part.text
        if max(map(len, text.split()), default=0) > _LONGEST_WORD:
            for word in _TOO_LONG.finditer(text):
                message = f"a word of {len(word[0])} characters is not read; it may be encoded data or a row of signs."
                doubts.append(Doubt(Span(index, *word.span()), word[0][:40] + "…", message))
            text = _TOO_LONG.sub(lambda word: f"\n{' ' * (len(word[0]) - 2)}\n", text)
        parts.append(part if text is part.text else replace(part, text=text))
    return (replace(record, parts=tuple(parts)), tuple(doubts)) if doubts else (record, ())


def _once(*doubts: Doubt) -> tuple[Doubt, ...]:
    """Without what another reader has said of the same words, or the same one of the same words elsewhere."""
    return tuple({(doubt.words.casefold(), doubt.message): doubt for doubt in reversed(doubts)}.values())[::-1]

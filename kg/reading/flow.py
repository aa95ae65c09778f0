"""A decision as a flow of paragraphs, the way paper and plain pages have it, read into parts.

A converter makes paragraphs of its format's lines or elements; what the headings mean, where the proposal begins and
how each kind of part is written is told here, so that a decision has the same parts whatever it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.errors import Log, Severity
from kg.privacy.screen import cleaned
from kg.reading.flow_parts import LIST_KINDS, is_capital_heading, lines_of, signature
from kg.reading.notation import day_of, number_line, section_number
from kg.reading.parts import kind_of, withheld
from kg.record import Part, PartKind, Side


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item, heading or row of a table, whose cells are separated by tabs.

    heading: whether the layout shows it as a heading; None where only the words can tell.
    """

    text: str
    heading: bool | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What a flow of paragraphs says of one decision.

    date: written beside the §; classification: "00 00 03"; reference: the lines under the number line;
    parts: the decision's and then the proposal's, as a record has them; confidential: the text is withheld.
    """

    title: str
    section: int | None
    date: date | None
    case: str | None
    classification: str | None
    reference: str
    parts: tuple[Part, ...]
    confidential: bool


_SUBSTANCE = frozenset(
    {
        PartKind.DECISION,
        PartKind.PROPOSAL,
        PartKind.HANDLING,
        PartKind.SUMMARY,
        PartKind.REASONS,
        PartKind.OTHER,
    }
)
_WITH_SUBHEADINGS = _SUBSTANCE | {PartKind.APPEAL}
_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}"
_SECTION_LINE = re.compile(rf"(?:§\s*\d{{1,5}}|\d{{1,5}}\s*§)(?:[,\s]+{_DAY})?|{_DAY}\s+§\s*\d{{1,5}}")
_PRESENTERS_REASONS = re.compile(r"esittelijän|föredragandens", re.IGNORECASE)
_HISTORY = re.compile(r"(?:päätöshistoria|(?:ärendets )?beslutshistori(?:a|k))[:.]?", re.IGNORECASE)
_CLOSING = re.compile(
    r"pöytäkirja(?:n tarkast| (?:on )?tarkastettu| on (?:asetettu|pidetty|nähtävänä))"
    r"|(?:tämä )?(?:asiakirja|päätös|pöytäkirja) on (?:allekirjoitettu sähköisesti|sähköisesti allekirjoitettu)"
    r"|(?:otteen|jäljennöksen) oikeaksi todistaa"
    r"|protokollet (?:har )?justera(?:t|ts)|protokollet (?:är (?:justerat|framlagt)|har (?:hållits|varit) framlagt)"
    r"|(?:handlingen|beslutet|protokollet|dokumentet) (?:är|har) (?:undertecknats? )?elektroniskt"
    r"|utdragets riktighet (?:intygas|bestyrks)",
    re.IGNORECASE,
)
_SENTENCE_LENGTH = 160
"""A line under the title longer than this is running text and no reference."""


def is_section_line(text: str) -> bool:
    """Whether a line is the § of a decision and nothing else, but for a date: "§ 885", "885 §", "§ 12 17.5.2021"."""
    return _SECTION_LINE.fullmatch(" ".join(text.split())) is not None


def is_history(text: str) -> bool:
    """Whether a line heads the earlier decisions of the same case, which are repeated below it."""
    return _HISTORY.fullmatch(" ".join(text.split())) is not None


def read_flow(paragraphs: Sequence[Paragraph], log: Log, body: str | None = None) -> Flow:
    """Read the paragraphs of one decision, from its § or title on. body: who decides, by which its signers are told."""
    reader = _Reader(paragraphs, log, body)
    reader.read()
    decided = [part for part in reader.parts if part.side == "decision"]
    proposed = [part for part in reader.parts if part.side == "proposal"]
    parts, confidential = withheld((*decided, *proposed), reader.title)
    return Flow(
        title=reader.title,
        section=reader.section,
        date=reader.date,
        case=reader.case,
        classification=reader.classification,
        reference="\n".join(part.text for part in parts if part.kind is PartKind.REFERENCE),
        parts=parts,
        confidential=confidential,
    )


@dataclass(slots=True)
class _Open:
    """The part that is being read."""

    kind: PartKind
    heading: str
    lines: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, paragraphs: Sequence[Paragraph], log: Log, body: str | None) -> None:
        self.parts: list[Part] = []
        self.title = ""
        self.section: int | None = None
        self.date: date | None = None
        self.case: str | None = None
        self.classification: str | None = None
        self._paragraphs = [one for one in paragraphs if one.text.strip()]
        self._log = log
        self._body = body
        self._side: Side = "decision"
        self._open: _Open | None = None
        headings = (n for n, one in enumerate(self._paragraphs) if one.heading is not False and kind_of(one.text))
        self._last_heading = max(headings, default=-1)

    def read(self) -> None:
        position = self._opening()
        while position < len(self._paragraphs):
            position = self._next(position)
        self._close()

    # the lines above the first heading
    def _opening(self) -> int:
        """Read § line, title, number line and references; where the first part begins."""
        titles: list[str] = []
        numbered = False
        position = 0
        while position < len(self._paragraphs):
            paragraph = self._paragraphs[position]
            text = " ".join(paragraph.text.split())
            if self.section is None and not titles and is_section_line(text):
                self.section, self.date = section_number(text), day_of(text)
            elif not numbered and (numbers := number_line(text)) is not None:
                numbered = True
                self._name(titles)
                self.case, self.classification = numbers
            elif titles and self._is_heading(position) and not self._is_titles(position, numbered):
                break
            elif not numbered and (not titles or paragraph.heading or self._number_follows(position)):
                titles.append(text)
            elif len(text) <= _SENTENCE_LENGTH and not is_capital_heading(text):
                self._name(titles)
                self._emit(PartKind.REFERENCE, "", [text])
            else:
                break
            position += 1
        self._name(titles)
        return position

    def _is_titles(self, position: int, numbered: bool) -> bool:
        """Whether words that look like a heading still belong to the title, being no known one above the number."""
        return not numbered and kind_of(self._paragraphs[position].text) is None and self._number_follows(position)

    def _name(self, titles: list[str]) -> None:
        if titles and not self.title:
            self.title = cleaned(" ".join(titles), "title", self._log)
            self._emit(PartKind.TITLE, "", [self.title])

    def _number_follows(self, position: int) -> bool:
        """Whether the number line stands among the next few lines, so that these are still the title's."""
        for paragraph in self._paragraphs[position + 1 : position + 4]:
            if number_line(" ".join(paragraph.text.split())) is not None:
                return True
            if paragraph.heading or kind_of(paragraph.text) is not None:
                return False
        return False

    # the parts
    def _next(self, position: int) -> int:
        """Read the paragraph at a position; where the next one is."""
        paragraph = self._paragraphs[position]
        if self._is_history(paragraph):
            return self._skip_history(position)
        if _CLOSING.match(paragraph.text) and self._at_the_end(position):
            return self._skip_closing(position)
        if self._is_heading(position):
            self._begin(position)
        elif is_capital_heading(paragraph.text) and not self._in(PartKind.APPEAL):
            self._to_decision()
            self._start(PartKind.APPEAL, "")
            self._add(paragraph.text)
        elif (signed := self._signature(position)) is not None:
            return position + signed
        else:
            self._add(paragraph.text)
        return position + 1

    def _in(self, *kinds: PartKind) -> bool:
        return self._open is not None and self._open.kind in kinds

    def _is_heading(self, position: int) -> bool:
        """Whether a paragraph opens a part: by its words, or by its looks where no running text is open."""
        paragraph = self._paragraphs[position]
        if paragraph.heading is False or (paragraph.heading is None and paragraph.text.rstrip().endswith(":")):
            return False
        kind = kind_of(paragraph.text)
        if kind is not None:
            return not self._is_subheading(kind)
        return paragraph.heading is True and not self._in(*_WITH_SUBHEADINGS) and not is_capital_heading(paragraph.text)

    def _is_subheading(self, kind: PartKind) -> bool:
        """Whether words that can open a part are a heading inside one: what is decided or reasoned is said once."""
        if kind is PartKind.EXTRACTS:
            return self._in(PartKind.EXTRACTS)  # the table's own heading
        if kind not in _SUBSTANCE or self._open is None:
            return False
        here = {part.kind for part in self.parts if part.side == self._side} | {self._open.kind}
        if kind in {PartKind.DECISION, PartKind.HANDLING}:
            return self._side == "proposal" or kind in here
        if kind is PartKind.SUMMARY:
            return kind in here or PartKind.REASONS in here
        if kind is PartKind.PROPOSAL:
            return self._side == "proposal" and kind in here
        return kind in here and self._in(*_SUBSTANCE)

    def _begin(self, position: int) -> None:
        """A heading opens a part and tells whose it is."""
        words = " ".join(self._paragraphs[position].text.split())
        kind = kind_of(words)
        if kind is PartKind.PROPOSAL or (kind is PartKind.REASONS and _PRESENTERS_REASONS.match(words)):
            self._close()
            self._side = "proposal"
        elif kind is PartKind.APPEAL and (words.isupper() or self._instructions_follow(position)):
            self._to_decision()
        elif kind is None:
            self._log.add(words, f"The heading {words!r} is of no known kind; its text was kept.", Severity.NOTED)
        self._start(kind or PartKind.OTHER, words)

    def _instructions_follow(self, position: int) -> bool:
        following = self._paragraphs[position + 1 : position + 2]
        return bool(following) and is_capital_heading(following[0].text)

    def _to_decision(self) -> None:
        """The instructions for appeal are the decision's, and so is what follows them."""
        self._close()
        self._side = "decision"

    def _start(self, kind: PartKind, heading: str) -> None:
        self._close()
        self._open = _Open(kind, heading)

    def _add(self, text: str) -> None:
        if self._open is None:
            self._log.add(text[:40], "Text stands outside any section; it was kept.", Severity.NOTED)
            self._open = _Open(PartKind.OTHER, "")
        self._open.lines.append(text)

    def _close(self) -> None:
        part, self._open = self._open, None
        if part is not None:
            self._emit(part.kind, part.heading, lines_of(part.kind, part.lines))

    def _emit(self, kind: PartKind, heading: str, lines: Sequence[str]) -> None:
        text = cleaned("\n".join(lines), heading or kind.value, self._log)
        if text:
            self.parts.append(Part(kind, self._side, heading, text))

    # what stands at the end
    def _signature(self, position: int) -> int | None:
        """Read a signer's name and title below the lists of a decision; how many paragraphs they took."""
        if self._open is None or self._open.kind not in LIST_KINDS | {PartKind.APPEAL, PartKind.SIGNATURE}:
            return None
        signers = signature([one.text for one in self._paragraphs[position : position + 2]], self._body)
        if not signers:
            return None
        lines = self._open.lines
        if lines and self._body and lines[-1].casefold() == self._body.casefold():
            lines.pop()  # the body's name stands above those who sign for it
        self._to_decision()
        for signer in signers:
            self._emit(PartKind.SIGNATURE, "", signer)
        self._open = _Open(PartKind.SIGNATURE, "")
        return 2

    def _at_the_end(self, position: int) -> bool:
        """Whether no heading follows: the sentence then closes the minutes."""
        return position > self._last_heading

    def _skip_closing(self, position: int) -> int:
        words = self._paragraphs[position].text
        self._log.add(words[:60], "What closes the minutes, from here on, was left out.", Severity.SKIPPED)
        return len(self._paragraphs)

    def _is_history(self, paragraph: Paragraph) -> bool:
        return paragraph.heading is not False and is_history(paragraph.text)

    def _skip_history(self, position: int) -> int:
        """Leave out the earlier decisions that are repeated below their own heading."""
        self._close()
        words = " ".join(self._paragraphs[position].text.split())
        self._log.add(
            words, "The earlier decisions repeated here are not this one and were left out.", Severity.SKIPPED
        )
        for after in range(position + 1, len(self._paragraphs)):
            text = self._paragraphs[after].text
            if is_capital_heading(text):
                return after
            if kind_of(text) is PartKind.APPEAL and self._instructions_follow(after):
                return after
        return len(self._paragraphs)

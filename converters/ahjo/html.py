"""The HTML of a decision or an agenda item, of any generation, as parts.

Three generations are in use: sections wrapped in `SisaltoSektio`, everything wrapped in `section` elements with
classes on names and titles, and headings followed by their paragraphs without any wrapper. One rule reads them all:
an element whose class means something (converter.yml) is acted upon wherever it stands, a heading opens a part, and
what has no such class is text of the part that is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters.ahjo.fields import Reading
from converters.ahjo.tables import HtmlTable, tables
from kg.errors import Rejected
from kg.privacy.screen import asked_for, without_contacts
from kg.reading.html_text import PLAIN, TableStyle, collect_one, folded, is_inline, lines_of, text_of
from kg.reading.parts import kind_of
from kg.record import Language, Part, PartKind, Side

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w.-]+)", re.IGNORECASE)
_GENERATED = re.compile(r"<meta\b[^>]*\bThisHTMLGenerated\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(r"""\bcontent\s*=\s*["']?([0-9T:.+Zz-]+)""", re.IGNORECASE)
_HEAD = 4000
_EXTRACTS = TableStyle(joiner="; ", header_rows=False)


@dataclass(slots=True)
class Page:
    """What one HTML text says.

    number: the line with the diary number and the class; section: the § line; language: by the attribute;
    root: the class that says whether it is a decision or a proposal.
    """

    parts: list[Part] = field(default_factory=list)
    title: str = ""
    number: str = ""
    section: str = ""
    language: Language | None = None
    root: str | None = None


@dataclass(slots=True)
class _Open:
    """The part that is being read."""

    kind: PartKind
    heading: str
    lines: list[str] = field(default_factory=list)


def generated(html: str) -> str:
    """When the system made this HTML, in UTC so that texts compare as times do; "" where it does not say."""
    tag = _GENERATED.search(html[:_HEAD])
    stated = _CONTENT.search(tag[0]) if tag else None
    if stated is None:
        return ""
    try:
        moment = datetime.fromisoformat(stated[1])
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_html(html: str, side: Side, reading: Reading, place: str) -> Page:
    """Read one HTML text. place: the field it stands in, for the log."""
    if not html:
        return Page()
    reader = _Reader(side, reading, place)
    try:
        reader.read(_without_entities(html))
    except RecursionError:
        message = f"The HTML in {place} is nested too deeply to be read."
        raise Rejected(message, place) from None
    return reader.page


def _without_entities(html: str) -> str:
    """The HTML without a document type and the entities it declares, which HTML does not know."""
    if "<!" not in html:
        return html
    names = _ENTITY.findall(html)
    bare = _DOCTYPE.sub("", html)
    for name in names:
        bare = bare.replace(f"&{name};", "")
    return bare


class _Reader:
    def __init__(self, side: Side, reading: Reading, place: str) -> None:
        self.page = Page()
        self._side = side
        self._reading = reading
        self._place = place
        self._open: _Open | None = None
        self._contacts: list[list[str]] = []
        self._signers: list[dict[str, str]] = []
        self._table: HtmlTable = tables().html
        self._holders: set[int] = set()
        self._meant: set[int] = set()

    def read(self, html: str) -> None:
        parser = LexborHTMLParser(html)
        body = parser.body
        if body is None:
            return
        stated = parser.root.attributes.get("lang") if parser.root is not None else None
        self.page.language = "fi" if stated == "fi" else "sv" if stated == "sv" else None
        self._find_holders(body)
        self._walk(body)
        self._close()

    def _find_holders(self, body: LexborNode) -> None:
        """Note the elements whose class means something, and those that hold one: they are walked, not read as text."""
        for node in body.css(self._table.selector):
            self._meant.add(node.mem_id)
            above = node.parent
            while above is not None and above.mem_id not in self._holders:
                self._holders.add(above.mem_id)
                above = above.parent

    def _walk(self, node: LexborNode) -> None:
        """Go through what stands in an element; text and marked words beside one another make one line."""
        line: list[str] = []
        for child in node.iter(include_text=True):
            if is_inline(child.tag) and not self._means_something(child):
                collect_one(child, line, PLAIN)
                continue
            if line:
                self._add(folded("".join(line)))
                line.clear()
            if child.tag is not None:
                self._element(child, child.tag)
        self._add(folded("".join(line)))

    def _means_something(self, node: LexborNode) -> bool:
        return node.mem_id in self._holders or node.mem_id in self._meant

    def _element(self, node: LexborNode, tag: str) -> None:
        classes = (node.attributes.get("class") or "").split()
        act = next((self._table.acts[name] for name in classes if name in self._table.acts), None)
        heading = next((name for name in classes if name in self._table.headings), None)
        is_heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        if heading is not None and (is_heading or act is None):
            self._begin(node, heading)
        elif act is not None:
            self._act(act, node, classes)
        elif tag == "h1" and not self.page.title and self._open is None:
            self._title(text_of(node))
        elif is_heading and classes and classes[0].endswith("Otsikko"):
            self._reading.noted(self._place, f"The class {classes[0]!r} of a heading is not known.")
            self._begin(node, classes[0])
        elif node.mem_id in self._holders:
            self._walk(node)
        else:
            self._plain(node, classes)

    def _act(self, act: str, node: LexborNode, classes: list[str]) -> None:
        match act:
            case "wrappers":
                self.page.root = self.page.root or next((c for c in classes if c in self._table.roots), None)
                self._walk(node)
            case "sections":
                if self._open is None or self._open.lines:  # a heading may stand before its section
                    self._close()
                self._walk(node)
                self._close()
            case "reference" | "confidential":
                self._whole(PartKind(act), lines_of(node))
            case _:
                self._say(act, text_of(node), classes[0])

    def _say(self, act: str, words: str, name: str) -> None:
        """A line that says one thing: the title, a number, a contact, a signer. What is left out by name says none."""
        match act:
            case "title":
                self._title(words)
            case "number":
                self.page.number = self.page.number or words
            case "section_number":
                self.page.section = self.page.section or words
            case "contact_name":
                if self._open is None or self._open.kind is not PartKind.CONTACTS:
                    self._close()
                    self._open = _Open(PartKind.CONTACTS, "")
                self._contacts.append([words])
            case "contact_title" if self._contacts:
                self._contacts[-1].append(words)
            case "contact_detail" if self._contacts and (asked := asked_for(words)):
                self._contacts[-1].append(asked)
            case "signature_name" | "signature_title":
                self._sign(act, name, words)

    def _whole(self, kind: PartKind, lines: list[str]) -> None:
        """A part that one element is."""
        if lines:
            self._close()
            self._emit(kind, "", lines)

    def _begin(self, node: LexborNode, name: str) -> None:
        """A heading opens a part: what kind is told by its words, or else by its class."""
        self._close()
        words = text_of(node)
        known = kind_of(words)
        by_class = self._table.headings.get(name, PartKind.OTHER)
        if known is None and by_class is PartKind.OTHER:
            self._reading.noted(self._place, f"The heading {words!r} is of no known kind; its text was kept.")
        self._open = _Open(known or by_class, words)

    def _plain(self, node: LexborNode, classes: list[str]) -> None:
        extracts = self._open is not None and self._open.kind is PartKind.EXTRACTS
        pieces: list[str] = []
        collect_one(node, pieces, _EXTRACTS if extracts else PLAIN)
        lines = folded("".join(pieces))
        if lines and self._open is None and classes:
            self._reading.noted(self._place, f"The class {classes[0]!r} is not known; its text was kept.")
        self._add(lines)

    def _add(self, lines: list[str]) -> None:
        if not lines or (self._contacts and self._open is not None and self._open.kind is PartKind.CONTACTS):
            return  # beside named contacts only punctuation, numbers and addresses are left
        if self._open is None:
            self._reading.noted(self._place, "Text stands outside any section; it was kept.")
            self._open = _Open(PartKind.OTHER, "")
        self._open.lines.extend(lines)

    def _title(self, words: str) -> None:
        if not words or words == self.page.title:
            return
        self.page.title = self.page.title or self._reading.clean(words, self._place)
        self._whole(PartKind.TITLE, [words])

    def _sign(self, act: str, name: str, words: str) -> None:
        """A signer's name or title; the title goes to the last signer of the same role that has none."""
        role = name.removesuffix("nimi").removesuffix("otsikko")
        slot = "name" if act == "signature_name" else "title"
        signer = next((one for one in reversed(self._signers) if one["role"] == role and slot not in one), None)
        if signer is None:
            signer = {"role": role}
            self._signers.append(signer)
        signer[slot] = words

    def _close(self) -> None:
        """End the part that is open, and the signers before it."""
        part, self._open = self._open, None
        if part is not None:
            if part.kind is PartKind.CONTACTS:
                part.lines = self._contact_lines(part.lines)
            self._emit(part.kind, part.heading, part.lines)
        for signer in self._signers:
            self._emit(PartKind.SIGNATURE, "", [signer[slot] for slot in ("title", "name") if signer.get(slot)])
        self._signers = []

    def _contact_lines(self, lines: list[str]) -> list[str]:
        named = [", ".join(filter(None, contact)) for contact in self._contacts]
        self._contacts = []
        return [line for line in without_contacts("\n".join(named or lines)).split("\n") if line]

    def _emit(self, kind: PartKind, heading: str, lines: list[str]) -> None:
        text = self._reading.clean("\n".join(lines), self._place)
        if text:
            self.page.parts.append(Part(kind, self._side, heading, text))

"""The HTML of a page as an outline. Only the decision's part of the page is read.

Three layouts are in use, of 2021, 2023 and 2025; they have these classes in common (converter.yml). The parts of the
proposal and the appeal stand in sections that open and close: their heading is a button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from converters.webpage.beside import read_attachments, read_card
from converters.webpage.outline import Outline
from converters.webpage.sections import SectionWriter
from converters.webpage.tables import folded_words, tables
from converters.webpage.trees import is_inside, take_out
from converters.webpage.votes import read_votes
from kg.errors import Rejected
from kg.reading.html_text import PLAIN, collect_one, folded, is_inline, text_of
from kg.reading.parts import kind_of
from kg.record import PartKind

DEEPEST = 200
"""Levels. Pages of the site have fewer than 60; a parser's work grows with the square of them."""

# fmt: off
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b.*?(?:</\1\s*>|\Z)|<(/?)([a-z][a-z0-9-]*)",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_CLOSED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html",
    "head", "body", "path", "circle", "rect", "line", "polygon", "polyline", "ellipse", "use", "image", "stop", "rp",
    "rt",
})
# fmt: on
_CASE = re.compile(r"[A-ZÅÄÖ]{2,}[ -]\d{4}-\d{4,}")
_HEADINGS = ("h1", "h2", "h3")
_ANY_HEADING = "h1,h2,h3,h4,h5,h6"


def outline_of(html: bytes) -> Outline:
    """Read a page, given as UTF-8. Raises Rejected where no decision is on it."""
    text = html.decode("utf-8")
    _check_depth(text)
    parser = LexborHTMLParser(text)
    outline = Outline()
    if parser.body is None:
        raise Rejected(_NO_DECISION)
    reader = _PageReader(_root(parser.body), outline)
    reader.read()
    if "</html" not in text[-4096:].lower():
        outline.note("page", "The page ends without its closing tag; it may have been cut.")
    return outline


_NO_DECISION = (
    "The page shows no decision, so it is another page of the site or one that had not loaded: open the decision, wait "
    "until its text is there, and save the page again."
)


def _check_depth(html: str) -> None:
    depth = 0
    for match in _TAGS.finditer(html):
        name = match[3]
        if name is None or name.lower() in _NEVER_CLOSED:
            continue
        depth = max(0, depth - 1) if match[2] else depth + 1
        if depth > DEEPEST:
            message = (
                f"The HTML is nested more than {DEEPEST} levels deep, so it is no page of the site: save it again."
            )
            raise Rejected(message)


def _root(body: LexborNode) -> LexborNode:
    """The element around all that the page says of a decision."""
    for selector in tables().classes["root"].split(","):
        found = body.css_first(selector)
        if found is not None and found.css_first(tables().classes["content"]) is not None:
            return found
    return body


class _PageReader:
    def __init__(self, root: LexborNode, outline: Outline) -> None:
        self._root = root
        self._outline = outline
        self._classes = tables().classes
        self._writer = SectionWriter(outline)
        self._buttons: set[int] = set()
        self._holders: set[int] = set()
        self._apart: set[int] = set()
        self._cards: list[LexborNode] = []
        self._folded = False

    def read(self) -> None:
        content = self._root.css_first(self._classes["content"])
        title = self._root.css_first(self._classes["title"])
        if content is None or title is None:
            raise Rejected(_NO_DECISION)
        if len(self._root.css(self._classes["title"])) > 1:
            self._outline.note("title", "The page shows more than one decision; the first was read.")
        self._header(text_of(title))
        self._cards = self._root.css(self._classes["card"])
        self._prepare(content)
        self._find_holders(content)
        self._walk(content)
        self._writer.close()
        for card in self._cards:
            read_card(card, self._outline, self._writer)
        read_attachments(self._root, self._outline)
        self._writer.close()

    # above the text
    def _header(self, title: str) -> None:
        outline = self._outline
        outline.title = title
        outline.section = self._text("section")
        outline.case = self._case()
        outline.body = _without_label(self._text("body"))
        outline.withheld = self._text("withheld").strip("() ")
        outline.hidden = self._root.css_first(self._classes["hidden"]) is not None
        tags = {folded_words(text_of(tag)) for tag in self._root.css(self._classes["tag"])}
        outline.motion = not tags.isdisjoint(tables().motion)
        outline.published = self._text("published")
        take_out(self._root, self._classes["published"])

    def _text(self, name: str) -> str:
        node = self._root.css_first(self._classes[name])
        return text_of(node) if node is not None else ""

    def _case(self) -> str:
        """As the header writes it, else as its attribute has it: "HEL-2021-007461"."""
        written = _CASE.search(self._text("case"))
        if written is not None:
            return written[0]
        for node in self._root.css("[data-case-id]"):
            stated = _CASE.fullmatch((node.attributes.get("data-case-id") or "").strip().upper())
            if stated is not None:
                return stated[0]
        return ""

    # the text
    def _prepare(self, content: LexborNode) -> None:
        """Take out votes, history and chrome, and note which headings are buttons."""
        while (found := self._not_its_text(content)) is not None:
            words, wrapper = found
            if words in tables().votes:
                read_votes(wrapper, self._outline)
            else:
                self._outline.note(words, "The earlier decisions repeated here are not this one and were left out.")
            wrapper.decompose()
        for node in content.css(_ANY_HEADING):
            for button in node.css("button"):
                self._buttons.add(node.mem_id)
                button.unwrap()
        take_out(content, self._classes["left_out"] + "," + self._classes["hidden"])

    def _not_its_text(self, content: LexborNode) -> tuple[str, LexborNode] | None:
        """A section that opens and closes and is not the decision's text: its heading's words, and the whole."""
        for node in content.css(_ANY_HEADING):
            wrapper = node.parent
            if wrapper is None or wrapper.mem_id == content.mem_id or node.css_first("button") is None:
                continue
            words = folded_words(text_of(node))
            if words in tables().votes or words in tables().history:
                return words, wrapper
        return None

    def _find_holders(self, content: LexborNode) -> None:
        """Note the elements that hold a heading which may open a part, or a card: they are walked, not read as text."""
        self._apart = {card.mem_id for card in self._cards}
        for node in [*content.css(_ANY_HEADING), *self._cards]:
            shown = node.tag in _HEADINGS and not is_inside(node, "table", content)
            if not shown and node.mem_id not in self._buttons and node.mem_id not in self._apart:
                continue
            above = node.parent
            while above is not None and above.mem_id not in self._holders:
                self._holders.add(above.mem_id)
                above = above.parent

    def _walk(self, node: LexborNode) -> None:
        """Go through what stands in an element; text and marked words beside one another make one line."""
        line: list[str] = []
        for child in node.iter(include_text=True):
            if child.mem_id in self._apart:
                continue
            if is_inline(child.tag) and child.mem_id not in self._holders:
                collect_one(child, line, PLAIN)
                continue
            if line:
                self._add(folded("".join(line)))
                line.clear()
            if child.tag in _HEADINGS or child.mem_id in self._buttons:
                self._heading(child)
            elif child.mem_id in self._holders:
                self._walk(child)
            elif child.tag is not None:
                pieces: list[str] = []
                collect_one(child, pieces, PLAIN)
                self._add(folded("".join(pieces)))
        self._add(folded("".join(line)))

    def _heading(self, node: LexborNode) -> None:
        words = text_of(node)
        if node.mem_id in self._buttons:
            self._fold(words)
            return
        kind = None if self._folded else self._writer.may_begin(words, shown=True)
        if kind is not None:
            ours = kind is PartKind.APPEAL
            self._writer.begin(kind, self._writer.side_of(kind, words), words, ours=ours)
        elif _is_own_heading(node) and not self._folded and kind_of(words) is None:
            self._outline.note(words, f"The heading {words!r} is of no known kind; its text was kept.")
            self._writer.begin(PartKind.OTHER, self._writer.side_of(PartKind.OTHER, words), words)
        elif words:
            self._writer.add(words)

    def _fold(self, words: str) -> None:
        """The heading of a section that opens and closes: nothing inside it opens a part."""
        self._folded = True
        own = tables().headings.get(folded_words(words))
        kind = own or kind_of(words)
        if kind is None:
            self._outline.note(words, f"The heading {words!r} is of no known kind; its text was kept.")
            kind = PartKind.OTHER
        side = self._writer.side_of(kind, words, folded=True)
        self._writer.begin(kind, side, words, ours=own is not None)

    def _add(self, lines: Iterable[str]) -> None:
        known = tables()
        kept = [line for line in lines if folded_words(line) not in known.chrome]
        if self._folded:
            kept = [line for line in kept if folded_words(line) not in known.close]
        self._writer.add(*kept)


def _without_label(words: str) -> str:
    """What stands after "Päätöksentekijä:"."""
    label, colon, name = words.partition(":")
    return name.strip() if colon and folded_words(label) in tables().labels["body"] else words


def _is_own_heading(node: LexborNode) -> bool:
    """Whether a heading has the class that the decision system gives to those that open a section."""
    classes = (node.attributes.get("class") or "").split()
    return any(name.endswith("Otsikko") for name in classes)

"""The text of an HTML element as a record has it: a line a paragraph, list item or table row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

# fmt: off
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
_NOT_TEXT: Final = frozenset({
    "-comment", "embed", "head", "iframe", "math", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "title",
})
# fmt: on
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table becomes lines. joiner: between the paragraphs of one cell; header_rows: whether they are kept."""

    joiner: str = " "
    header_rows: bool = True


PLAIN: Final = TableStyle()


def lines_of(node: LexborNode, style: TableStyle = PLAIN) -> list[str]:
    """The lines of what stands in an element."""
    pieces: list[str] = []
    collect(node, pieces, style)
    return folded("".join(pieces))


def text_of(node: LexborNode) -> str:
    """The text of an element on one line."""
    return " ".join(lines_of(node))


def is_inline(tag: str | None) -> bool:
    """Whether an element stands inside a line: it is text, or it marks words of a paragraph."""
    return tag is not None and tag not in _BLOCKS and tag not in _NOT_TEXT and tag not in _CELLS


def folded(text: str) -> list[str]:
    """The lines of a text: runs of spaces folded within a cell, unseen characters and empty lines dropped."""
    lines: list[str] = []
    for line in _UNSEEN.sub("", text).split("\n"):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        whole = "\t".join(cells).rstrip("\t")
        if whole:
            lines.append(whole)
    return lines


def collect(node: LexborNode, pieces: list[str], style: TableStyle) -> None:
    """Add the text of what stands in an element, with a newline where a line ends and a tab where a cell does."""
    for child in node.iter(include_text=True):
        collect_one(child, pieces, style)


def collect_one(node: LexborNode, pieces: list[str], style: TableStyle) -> None:
    tag = node.tag
    if tag == "-text":
        pieces.append((node.text_content or "").replace("\n", " ").replace("\t", " "))
    elif tag == "br":
        pieces.append("\n")
    elif tag is None or tag in _NOT_TEXT or (tag == "thead" and not style.header_rows):
        return  # a processing instruction has no tag
    elif tag in _CELLS:
        cell: list[str] = []
        collect(node, cell, style)
        pieces.append(style.joiner.join(line.replace("\t", " ") for line in folded("".join(cell))) + "\t")
    elif tag in _BLOCKS:
        pieces.append("\n")
        collect(node, pieces, style)
        pieces.append("\n")
    else:
        collect(node, pieces, style)

"""The lines of a page, made in a process of its own: the parser is C, and deep nesting can hold it for an hour.

`kg.reading.killable` runs `page`; only plain values leave it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from kg.errors import Rejected
from kg.reading.html_text import lines_of

Page = tuple[str, list[tuple[str, bool]]]
"""The title in the page's head, and its lines: the words of each, and whether it is shown as a heading."""

_CHARSET = re.compile(rb"""<meta[^<>]*charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# Browsers take the older names for Windows-1252.
_CODECS = dict.fromkeys(("iso-8859-1", "latin1", "us-ascii"), "windows-1252") | {"windows-1252": "windows-1252"}
_SHOWN = "b, strong, h1, h2, h3, h4, h5, h6"


def page(content: bytes) -> Page:
    """Read the bytes of a page. Raises Rejected where they are no text or nested too deeply."""
    parser = LexborHTMLParser(decoded(content))
    body, title = parser.body, parser.css_first("title")
    try:
        lines = lines_of(body) if body else []
        shown = {line for node in parser.css(_SHOWN) for line in lines_of(node)}
    except RecursionError:
        message = "The page is nested too deeply to be read; save it again from the site."
        raise Rejected(message) from None
    return " ".join(title.text().split()) if title else "", [(line, line in shown) for line in lines]


def decoded(content: bytes) -> str:
    """The text: UTF-8, also where a browser that saved it left an older declaration; else by the declaration.

    Raises Rejected where it is neither.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(content[:2048])
        name = declared[1].decode().lower() if declared else "windows-1252"
        if name not in _CODECS:
            message = f"The page says its encoding is {name} and is not UTF-8 at byte {error.start}; save it again."
            raise Rejected(message) from None
        return content.decode(_CODECS[name], "replace")

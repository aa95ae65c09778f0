"""Bytes of a saved page or text as text: by its own mark, as UTF-8, by the charset it declares, else windows-1252."""

from __future__ import annotations

import codecs
import re

from kg.errors import Rejected

LARGEST = 16 * 1024 * 1024
"""Bytes. A page of the site with all its pictures in it is smaller."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{3,40})""", re.IGNORECASE)
_HEAD = 16_384
_LETTERS = re.compile(rb"\xc3[\x84\x85\x96\xa4\xa5\xb6]|\xc2\xa7")
"""Ä, Å, Ö, ä, å, ö and § in UTF-8; in no other encoding do these pairs make words."""
_DEFAULT = "windows-1252"


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and what a reader should know of how it was read, "" where nothing.

    Raises Rejected where it is too large, holds no text or is no text of one encoding.
    """
    if len(content) > LARGEST:
        message = f"The file is larger than {LARGEST // 2**20} MB, and no page of the site is: save it as HTML only."
        raise Rejected(message)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return _not_utf8(content, error)


def decoded_head(head: bytes) -> str:
    """The beginning of a file as text, whatever is wrong with it."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode("utf-8" if _LETTERS.search(head) is not None else _DEFAULT, "replace")


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    if error.end >= len(content) and error.reason == "unexpected end of data":
        return content[: error.start].decode("utf-8"), "The file ends in the middle of a letter; it was cut."
    declared = _declared(content)
    if declared:
        return content.decode(declared, "replace"), ""
    if _LETTERS.search(content) is not None:
        message = f"The file is UTF-8 but for byte {error.start}, so it is damaged: fetch or save it again."
        raise Rejected(message)
    note = f"The file is not UTF-8 and says no encoding; it was read as {_DEFAULT}."
    return content.decode(_DEFAULT, "replace"), note


def _declared(content: bytes) -> str | None:
    """The encoding a page declares, where it is another than UTF-8 and known."""
    match = _DECLARED.search(content, 0, _HEAD)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    if name.startswith("utf"):
        return None
    return _DEFAULT if name in {"iso8859-1", "ascii"} else name  # so the HTML standard has it

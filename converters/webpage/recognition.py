"""Whether a file is a page of the site, or the text of one: by what stands in its first bytes."""

from __future__ import annotations

import re
from functools import cache

from converters.webpage.encoding import decoded_head
from converters.webpage.tables import folded_words, tables
from kg.reading.notation import number_line

_MARKUP = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_MARKS = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_OWN_CLASSES = re.compile(
    r"""class\s*=\s*["'][^"']{0,400}\bissue(?:__|-content|-header__)|\bdata-case-id\s*=|\bid\s*=\s*["']?case-header\b""",
    re.IGNORECASE,
)
_SECTION_LINE = r"(?:{items})?\s*(?:\d{{1,3}}\.?\s*/\s*)?(?:\d{{1,5}}\s*§|§\s*\d{{1,5}})"
_WITH_ITEM = re.compile(r"\d{1,3}\.?\s*/")
_MINUTES = re.compile(r"(?:pöytäkirja|protokoll|esityslista|föredragningslista)\b(?:\s+\d{1,3}/\d{4})?", re.IGNORECASE)
_FIRST_LINES = 120
_BELOW_SECTION = 12
"""Within so many lines below the § minutes have their number line."""


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is a page of the site or the saved text of one."""
    text = decoded_head(head).lstrip("\ufeff")
    if is_markup(text):
        return _is_page(text)
    return "§" in text and _is_saved(text)


def is_markup(text: str) -> bool:
    """Whether a text is HTML."""
    return _MARKUP.match(text) is not None


def _is_page(html: str) -> bool:
    """By the classes of the site, or by where the page says it comes from."""
    return _addressed().search(html) is not None or _OWN_CLASSES.search(_NOT_MARKS.sub("", html)) is not None


@cache
def _addressed() -> re.Pattern[str]:
    """A page's own word for its address: canonical link, og:url, or the remark of a browser that saved it."""
    hosts = "|".join(re.escape(name) for name in tables().address)
    address = rf"https?://(?:[\w-]*(?:{hosts})[\w-]*\.)(?:[\w-]+\.)*hel\.fi\b"
    link, meta = r"<link\b[^>]*", r"<meta\b[^>]*"
    canonical, own = r"""\brel\s*=\s*["']?canonical\b""", r"\bog:url\b"
    return re.compile(
        rf"{link}{canonical}[^>]*{address}|{link}{address}[^>]*{canonical}|{meta}{own}[^>]*{address}"
        rf"|{meta}{address}[^>]*{own}|<!--\s*saved from url=\(\d+\){address}",
        re.IGNORECASE,
    )


@cache
def _section_line() -> re.Pattern[str]:
    return re.compile(_SECTION_LINE.format(items="|".join(tables().item)), re.IGNORECASE)


def is_section_line(line: str) -> bool:
    """Whether a line is the one with the § and nothing else: "17. / 885 §", "Asia 19. / 858 §", "885 §", "§ 62"."""
    return _section_line().fullmatch(" ".join(line.split())) is not None


def _is_saved(text: str) -> bool:
    """A § line as the site writes it, and words that only the site has; nothing that only minutes have."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    at = next((n for n, line in enumerate(lines[:_FIRST_LINES]) if is_section_line(line)), None)
    if at is None or any(_of_minutes(line) for line in lines[: at + _BELOW_SECTION]):
        return False
    if _WITH_ITEM.search(lines[at]) or any(_is_case_line(line) for line in lines[:at]):
        return True
    known = tables()
    words = known.close | known.chrome | known.labels["case"] | known.labels["body"]
    own = {folded_words(line) for line in lines}
    return not own.isdisjoint(words | {"lisätietojen antaja", "mer information", "ask for more info"})


def _is_case_line(line: str) -> bool:
    numbers = number_line(line)
    return numbers is not None and numbers[1] is None


def _of_minutes(line: str) -> bool:
    """A number line with its class, or the head of a page of minutes."""
    numbers = number_line(line)
    if numbers is not None and numbers[1] is not None:
        return True
    return _MINUTES.fullmatch(line) is not None

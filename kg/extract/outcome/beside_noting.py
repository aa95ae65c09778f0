"""What a decision that takes note of something decides beside it: `merkitä tiedoksi … ja hyväksyä …`."""

from __future__ import annotations

import re

from kg.extract.finding import Span

_FLAGS = re.IGNORECASE
# What decides more than taking note does; to urge or to state only accompanies it.
_WEIGHTY = (
    r"(?P<verb>(?:hyväksy(?:ä|i|y)|myön(?:tää|si)|vahvist(?:aa|i)|oikeut(?:taa|ti)|valtuut(?:taa|ti)|osoit(?:taa|ti)"
    r"|varata|varasi|perust(?:aa|i)|asett(?:aa|i)|vuokra(?:ta|si)|muutt(?:aa|i)|kumo(?:ta|si)|esit(?:tää|ti)"
    r"|ant(?:aa|oi)\s+(?:\S+\s+){0,4}?lausun\w+|godkän(?:na|de|ner)|bevilja(?:r|de)?|fastställ(?:a|er|de)"
    r"|berättiga(?:r|de)?|(?P<elects>valita|valitsi|nimetä|nimesi))\b)"
)
_AND = r"\b(?:ja|sekä|och|samt)\s+|,\s+"
_AND_DECIDES = re.compile(rf"(?:{_AND})(?:samalla\s+)?{_WEIGHTY}", _FLAGS)
# A line that goes on with the sentence or the list: a bullet, a number, a letter, or no capital.
_ITEM = re.compile(r"\s*(?:[-–•*]|\d{1,2}[.)]?(?=\s|\Z)|[A-Za-zÅÄÖ][.)]|[A-ZÅÄÖIVX]{1,3}\s*\Z|[a-zåäö])")
_ITEM_DECIDES = re.compile(
    rf"(?:\A\s*(?:[-–•*]\s*|\d{{1,2}}[.)]?\s+|[A-Za-z][.)]\s*)?|{_AND})(?:samalla\s+)?{_WEIGHTY}", _FLAGS
)
_CLAUSE = re.compile(r",\s+(?:että|ettei|jo\w+|koska|kun|att|som)\b", _FLAGS)
_SENTENCE_END = re.compile(r"\.\s+[A-ZÅÄÖ]")


def decided_beside(noted: Span, text: str) -> tuple[Span, str] | None:
    """The weightier outcome of the same sentence or list, if there is one. noted: the words that take note."""
    position = noted.end
    for number, line in enumerate(text[noted.end :].split("\n")):
        if number and line.strip() and _ITEM.match(line) is None:
            return None
        stop = _SENTENCE_END.search(line)
        clause = _CLAUSE.search(line, 0, stop.start() if stop is not None else len(line))
        end = clause.start() if clause is not None else stop.start() if stop is not None else len(line)
        found = (_ITEM_DECIDES if number else _AND_DECIDES).search(line, 0, end)
        if found is not None:
            span = Span(noted.part, position + found.start("verb"), position + found.end("verb"))
            return span, "election" if found["elects"] else "approved"
        if stop is not None and not number:
            return None
        position += len(line) + 1
    return None

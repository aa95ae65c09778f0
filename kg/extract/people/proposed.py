"""What minutes tell as somebody's proposal: it was asked for at the meeting, and nothing in it has happened.

"Vastaehdotus:" stands above "Maija Malli: Nimetään …"; councils and boards write "teki seuraavan vastaehdotuksen: …",
"ehdotti, että jäseneksi valitaan …". What wins stands in the decision's own operative part.
"""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE
_MAKES = r"(?:vasta|muutos|palautus|hylkäys|lisäys|poisto|pöydällepano|henkilö|ponsi|mot|ändrings|återremiss)"
# A line that opens a proposal, with what is proposed after the colon or on the lines below.
_OPENS = re.compile(
    rf"\s*(?:\d+[.)]?\s+)?(?:{_MAKES}-?)?(?:ehdotu|esity|försl)\w*\s*\d*\s*(?:\([^()\n]{{1,80}}\))?\s*:?\s*\Z"
    rf"|\s*(?:\d+[.)]?\s+)?(?:{_MAKES}-?)?(?:ehdotu|esity|försl)\w*\s*\d*\s*(?:\([^()\n]{{1,80}}\))?\s*:"
    rf"|[^\n:]{{0,400}}?\b\w*(?:{_MAKES}|seuraavan\s+)-?(?:ehdotu|esity|försl)\w*[^.\n:]{{0,80}}:",
    _FLAGS,
)
_JAA_OR_EI = re.compile(r"\s*(?:JAA|EI|JA|NEJ)\b\s*[-–]?\w*\s*[:=]", _FLAGS)
# "… ehdotti Matti Mallin kannattamana, että …"; a presenter's own change is likewise no decision yet.
_THAT = re.compile(
    r"\b(?:ehdotti(?:vat)?|esitti(?:vät)?|ehdottanut|ehdottaneet|esittänyt|esittäneet|föreslog)\b[^.:\n]{0,200}?"
    r"(?:\b(?:että|att)\b|:)[^\n]*?(?=[^\W\d]{3}[.!?]\s+[A-ZÅÄÖ]|\n|\Z)"
)
# The lines below a proposal belong to it up to one that tells of the meeting again.
_ENDS = re.compile(
    r"\s*(?:\d+[.)]?\s*)?(?:kannat|puoltaj|vastaehdotu\w+\s+(?:rauke|ei|kannat|hyväks|hylä)|ehdotu\w+\s+(?:rauke|ei|kannat)"
    r"|äänesty|suoritet|merkit|tode|tyhj|poissa|esteelli|jääv|eriäv|esittelij|puheenjohtaj|varapuheenjohtaj|asian\s|asiassa"
    r"|asiasta|asiaa|kokou|keskustelu|läsnä|kuultav|asiantunt|koska|lopuksi|tämän\s+jälkeen|päätet|hyväksyttiin|hylättiin"
    r"|understöd|omröst|anteckn|ordförand|sakkunnig|jäv|avvikande"
    r"|[\w\-]*(?:kunta|jaosto|hallitus|valtuusto|nämnden|sektionen|styrelsen|fullmäktige)\s+(?!päättää|edellyttää)[a-zåäö]+)"
    r"|[^\n:]{0,160}\s(?:kannatti|ilmoitti|poistui|jätti|totesi|veti|perui|osallistunut)\b",
    _FLAGS,
)
_SPEAKER = re.compile(r"[^\n:.]{3,90}:\s")


def without_proposed(text: str) -> str:
    """The text of a handling with blanks for what somebody proposed: every other place stays where it was."""
    kept: list[str] = []
    is_open = False
    for line in text.split("\n"):
        own, is_open = _own_words(line, is_open)
        kept.append(_THAT.sub(_blank, line[:own]) + " " * (len(line) - own))
    return "\n".join(kept)


def _own_words(line: str, is_open: bool) -> tuple[int, bool]:
    """How far a line tells itself, and whether the next one goes on with a proposal. is_open: whether this one may."""
    if _JAA_OR_EI.match(line) is not None:
        return 0, False
    opens = _OPENS.match(line)
    if opens is not None:
        return opens.end(), True
    if not is_open or _ENDS.match(line) is not None:
        return len(line), False
    speaker = _SPEAKER.match(line)
    return (speaker.end() if speaker is not None else 0), True


def _blank(match: re.Match[str]) -> str:
    """As many blanks as the words were, so that what follows keeps its place."""
    return " " * len(match.group())

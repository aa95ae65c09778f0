"""The words by which a saved text tells its parts: what was proposed, what was decided before, and how it was voted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.webpage.tables import folded_words, tables

_AS_PROPOSED = re.compile(
    r"(?:päätös|esitys|lausunto|kannanotto|vastaus)\s+(?:on|oli)\s+(?:[\w-]+\s+)?ehdotuksen\s+muka(?:inen|an)\.?"
    r"|(?:beslutet|utlåtandet|framställningen|framställan|svaret)\s+(?:stämmer\s+överens|överensstämmer|"
    r"är\s+i\s+enlighet|är\s+förenligt?|är\s+enligt|följer)\s*(?:med\s+)?(?:[\w-]+s\s+)?(?:besluts)?förslag(?:et)?\.?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"([A-ZÅÄÖ][\w ,&-]*?(?:lautakunta|hallitus|valtuusto|jaosto|jaos|johtokunta|toimikunta|nämnden|styrelsen"
    r"|fullmäktige|sektionen|direktionen|kommittén))\s+(\w+)"
)
_PAST = re.compile(r"(?:[tslnrmkvpj]i|oi|yi|ei|ai|äi|ui|öi|de|te|og|av|öt|åt|it)$")
_HANDLED = re.compile(
    r"(?:vasta|palautus|pöydällepano)ehdotus|kannattaja|äänestys|\d+ (?:äänestys|omröstningen)|(?:jaa|ei)-äänet|tyhj"
    r"|(?:ja|nej)-röster|blanka?\b|motförslag|förslag om återremiss|esteelli|jäviä|jäv\b|eriävä|avvikande",
    re.IGNORECASE,
)
_STEM = 3
"""Letters that the present and the past of a verb have in common."""
_HANDLING = frozenset({"käsittely", "behandling"})
_EARLIER = re.compile(r"\D.{2,120}\s\d{1,2}\.\d{1,2}\.\d{4}\s+§\s*\d{1,5}")


def is_as_proposed(line: str) -> bool:
    """Whether a line is the sentence that stands in place of a proposal: "Päätös on ehdotuksen mukainen."."""
    return _AS_PROPOSED.fullmatch(line) is not None


def proposes(line: str) -> bool:
    """Whether a body acts in the present tense: "Kaupunginhallitus päättää …"."""
    match = _SUBJECT.match(line)
    return match is not None and match[2] in tables().proposes


def proposal_start(lines: Sequence[str], *, ends_here: bool) -> int | None:
    """Where the proposal begins in a text that does not say that it was followed; None where nothing tells.

    Its first paragraph has the same body act in the present tense that decided in the past; it stands below all that
    is told of how the matter was handled. ends_here: a section ends below the lines, so that there is a proposal.
    """
    handled = any(folded_words(line) in _HANDLING for line in lines)
    if any(is_as_proposed(line) for line in lines) or not (handled or ends_here):
        return None
    decided = next((match for line in lines if (match := _SUBJECT.match(line)) is not None), None)
    if decided is None or _PAST.search(decided[2]) is None:
        return None
    found: list[tuple[int, str]] = []
    for position, line in enumerate(lines):
        match = _SUBJECT.match(line)
        acts = match is not None and match[1].casefold() == decided[1].casefold()
        if _HANDLED.match(line) is not None or (acts and match is not None and _PAST.search(match[2]) is not None):
            found = []
        elif match is not None and acts and proposes(line):
            found.append((position, match[2]))
    if not handled and len(found) > 1:  # the decision, too, may have the body act in the present tense
        found = [(position, verb) for position, verb in found if verb[:_STEM] == decided[2][:_STEM]]
    return found[0][0] if found else None


def is_earlier_decision(line: str) -> bool:
    """Whether a line heads a decision before this one: "Kaupunginhallitus 25.10.2021 § 759"."""
    return folded_words(line) in tables().history or _EARLIER.fullmatch(line) is not None


def is_vote_table(line: str) -> bool:
    """Whether a line heads the tables of votes, or one of them: "Äänestys 1"."""
    words = folded_words(line)
    word, _, number = words.rpartition(" ")
    return words in tables().votes or (number.isdigit() and word in tables().vote)

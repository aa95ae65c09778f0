"""What the readers of organisations by form share: what they find, how a name's word looks, where a sentence is."""

from __future__ import annotations

from dataclasses import dataclass

UPPER = "A-ZÅÄÖÉÜÕŠŽ"
WORD = rf"[{UPPER}0-9][\w&+'’-]*(?:\.\w+)*"
"""A word that may begin a name or go on in one."""


@dataclass(frozen=True, slots=True)
class Formed:
    """A name by form: where it stands, its base form and its kind.

    opening: its first word opens a sentence or a line, so that its capital may not belong to the name.
    sure: a name of that form is believed without the registry; that of a municipality is not ("Mallisen kaupungin").
    others: what the base form may be instead, where the inflected form leaves a choice.
    why: why it is not believed, as a sentence.
    """

    start: int
    end: int
    name: str
    kind: str
    case: str = "nom"
    opening: bool = False
    sure: bool = True
    others: tuple[str, ...] = ()
    why: str = ""


def inside_sentence(text: str, start: int) -> bool:
    """Whether a capital here is not owed to the beginning of a sentence or line."""
    at = start - 1
    while at >= 0 and text[at] == " ":
        at -= 1
    return at >= 0 and text[at] not in ".:!?\n\t•–-*"

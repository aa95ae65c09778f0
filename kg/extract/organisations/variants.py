"""In what ways one organisation's name is written: with its legal form or without, the form in full or shortened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.organisations.legal import LEGAL

if TYPE_CHECKING:
    from kg.registries import Organisation

_FORMED_KINDS = frozenset(LEGAL.values())
_FOLDED_LEGAL = frozenset(form.casefold() for form in LEGAL)
# of whose names the place may stand in the nominative: "Laurea-ammattikorkeakoulu"
_OF_PLACE = frozenset({"yliopisto", "ammattikorkeakoulu"})
_WRITTEN_FRONT = {
    "As Oy": "Asunto Oy", "As. Oy": "Asunto Oy", "AsOy": "Asunto Oy", "ASOY": "Asunto Oy", "Asoy": "Asunto Oy",
    "Asunto-osakeyhtiö": "Asunto Oy", "Asunto-Oy": "Asunto Oy", "Koy": "Kiinteistö Oy", "KOy": "Kiinteistö Oy",
    "KOY": "Kiinteistö Oy", "Kiinteistöosakeyhtiö": "Kiinteistö Oy", "Kiinteistö-Oy": "Kiinteistö Oy",
    "KKOy": "Keskinäinen Kiinteistö Oy", "Kiint. Oy": "Kiinteistö Oy",
}  # fmt: skip
_FRONT = re.compile(
    "(?:" + "|".join(re.escape(form) for form in sorted(_WRITTEN_FRONT, key=len, reverse=True)) + ") (?=.)",
    re.IGNORECASE,
)
_FULL_FRONTS = tuple(f"{full} " for full in sorted(set(_WRITTEN_FRONT.values())))
_FRONTS = {written.casefold(): full for written, full in _WRITTEN_FRONT.items()}


def name_variants(name: str) -> tuple[str, ...]:
    """Other ways to write a name: without its legal form, with that form in full, with its place in the nominative."""
    body, _, last = name.rpartition(" ")
    variants = [name]
    front = _FRONT.match(name)
    if front is not None:
        variants.append(f"{_FRONTS[front.group().strip().casefold()]} {name[front.end() :]}")
    if last in LEGAL:
        variants.append(body)
    elif body.endswith("n") and last in _OF_PLACE:
        variants += [f"{body[:-1]} {last}", f"{body[:-1]}-{last}"]
    return tuple(variants)


def has_form(name: str) -> bool:
    """Whether the name has its legal form."""
    return name.rpartition(" ")[2] in LEGAL


def begins_with_form(name: str) -> bool:
    """Whether the name begins with a form of housing or property companies."""
    return name.startswith(_FULL_FRONTS)


def core_of(name: str) -> str:
    """What a name is without its legal form, capitals and hyphens: equal for the same organisation."""
    full = name_variants(name)[1] if _FRONT.match(name) else name
    words = full.casefold().split(" ")
    while len(words) > 1 and (words[-1] in _FOLDED_LEGAL):
        words.pop()
    return "".join(c for c in " ".join(words) if c not in "-–")


def contradicts(organisation: Organisation, form_kind: str) -> bool:
    """Whether a legal form of that kind is another's: an association has no "sr", unless a name of it says so."""
    kinds = {organisation.kind} & _FORMED_KINDS
    names = (organisation.name, *organisation.names.values(), *organisation.aliases)
    kinds |= {LEGAL[last] for name in names if (last := name.rpartition(" ")[2]) in LEGAL}
    return organisation.kind in _FORMED_KINDS and form_kind not in kinds

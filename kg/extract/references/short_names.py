"""Bare words for a body or post that the paragraph names in full before: "lautakunta", "päällikkö", "nämnden"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.language.clauses import clause_start
from kg.extract.references.titles import HEAD, HEAD_FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.names.hits import NameHit
    from kg.extract.references.deciders import Decider, Deciders
    from kg.record import BodyRef
    from kg.registries import Body, Registries

_KINDS = (
    ("lautakunta", "nämnden", "nämnd"),
    ("jaosto", "jaos", "sektionen", "sektion"),
    ("johtokunta", "direktionen", "direktion"),
    ("toimikunta",),
    ("päällikkö", "chefen", "chef"),
    ("johtaja", "direktören", "direktör"),
)
_WORDS = {word: kind for kind in _KINDS for word in kind}
_PARAGRAPH, _LEVELS = 1000, 2


class ShortNames:
    """Finds the full name that a bare word stands for."""

    def __init__(self, registries: Registries, deciders: Deciders) -> None:
        self._bodies = registries.bodies
        self._deciders = deciders

    def in_full(self, text: str, decider: Decider, hits: Sequence[NameHit], own: BodyRef | None) -> Decider:
        """The decider as the paragraph names it before; as it is where nothing or several things are named there.

        A bare word may mean the record's own body too. Where the paragraph names another of the kind, that one is
        meant if it is the subject of this sentence or the one before, and else neither is sure.
        """
        kind = _bare(text, decider)
        if not kind:
            return decider
        low = max(text.rfind("\n", 0, decider.start) + 1, decider.start - _PARAGRAPH)
        named: dict[str, Decider] = {}
        for found in self._deciders.named(text, low, decider.start, hits):
            full = None if _bare(text, found) else self._of_kind(found, kind)
            if full:
                named[full.name.lower()] = full
        of_own = own is not None and own.name.lower().endswith(kind)
        if not named or (own and of_own and set(named) == {own.name.lower()}):
            return decider
        unsure = replace(decider, ids=(), name=_word(text, decider), own=False)
        full = next(iter(named.values()))
        if len(named) > 1 or full.outside or (of_own and not _is_subject(text, low, full, decider)):
            return unsure
        return replace(decider, ids=full.ids, name=full.name)

    def _of_kind(self, found: Decider, kind: tuple[str, ...]) -> Decider | None:
        """The one named, or the body above it ("lautakunnan jaosto"), where it is of a kind."""
        if len(found.ids) != 1:
            return found if found.name.lower().endswith(kind) else None
        body: Body | None = self._bodies[found.ids[0]]
        for _ in range(1 if body and body.post else _LEVELS):
            if body and any(name.lower().endswith(kind) for name in body.names.values()):
                return replace(found, ids=(body.id,), name=body.names.get("fi") or next(iter(body.names.values())))
            body = self._bodies.get(body.parent) if body and body.parent else None
        return None


def _bare(text: str, decider: Decider) -> tuple[str, ...] | None:
    """The kind of body or post that a word alone says."""
    word = HEAD.fullmatch(text, decider.start, decider.end)
    return _WORDS.get(HEAD_FORMS[word["head"].lower()][0]) if word and not word["front"] else None


def _word(text: str, decider: Decider) -> str:
    return HEAD_FORMS[text[decider.start : decider.end].lower()][0].capitalize()


def _is_subject(text: str, low: int, full: Decider, bare: Decider) -> bool:
    """Whether the full name is the subject of the bare word's sentence or of the one before it."""
    sentence = clause_start(text, bare.start + 1)
    before = clause_start(text, max(low, sentence - 2))
    return full.case == "nom" and full.start >= before

"""Registered units under another way to write their names.

"Osallisuus ja neuvonta" is also "osallisuus- ja neuvontayksikkö", and of "kaupunkitekniikan rakentamisen ja ylläpidon
osastot" the second is "Kaupunkitekniikan ylläpito". Such a name counts only where it fits one unit of the office that
the text or the record itself names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.language.finnish import inflect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.bodies.nearness import Nearness
    from kg.extract.finding import Span
    from kg.registries import Body

_HEAD = re.compile(r"(?<=\w)(?P<gap> ?-)?(?P<head>yksikkö|tiimi|osasto|palvelukokonaisuus|palvelut?)\Z")
_UNIT_TYPES = frozenset({"8", "9", "14", "17", "20", "21"})
_NEXT = re.compile(r"(?:,| ja| sekä) (?P<other>[a-zåäö]{3,40}n)(?=,| ja | sekä | (?:osasto|yksik|tiimi|palvelu))")
_SHARED_HEAD = re.compile(r" (?:osasto|yksik|tiimi|palvelu)\w+")


class UnitStems:
    """The registered units by what is left of their names without the word for a unit. Made once a process."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        self._units = {key: body.names["fi"] for key, body in bodies.items() if _is_unit(body)}
        self._by_stem: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, name in self._units.items():
            stem, head = _stem(name)
            self._by_stem[stem].append((key, head))

    def unit(self, name: str, owner: str | None, nearness: Nearness) -> str | None:
        """The registered unit that a name in base form with its head means. owner: the body named before it."""
        stem, head = _stem(name)
        return _only([key for key, other in self._by_stem.get(stem, ()) if other in {"", head}], owner, nearness)

    def step(self, words: str, owner: str, nearness: Nearness) -> str | None:
        """The registered unit below a body that a step of a path means, with or without its head."""
        return _only([key for key, _ in self._by_stem.get(_stem(words)[0], ())], owner, nearness)

    def further(self, text: str, span: Span, first: str, nearness: Nearness) -> Iterator[tuple[int, int, str]]:
        """The members of a list after its first one, which have its first words and its head in common with it.

        span: where the first one stands in the part's text, in the genitive. Gives places in the text and keys.
        """
        front, _, _ = text[span.start : span.end].lower().rpartition(" ")
        found: list[tuple[int, int, str]] = []
        at = span.end
        while front and (match := _NEXT.match(text, at)):
            key = _only(self._genitives.get(f"{front} {match['other']}", []), first, nearness)
            if key is not None:
                found.append((match.start("other"), match.end("other"), key))
            at = match.end()
        if _SHARED_HEAD.match(text, at):
            yield from found

    @cached_property
    def _genitives(self) -> dict[str, list[str]]:
        """The names of several words by their genitives."""
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for key, name in self._units.items():
            for form, case in inflect(name).items() if " " in name else ():
                if case == "gen":
                    forms[form.lower()].append(key)
        return dict(forms)


def _is_unit(body: Body) -> bool:
    return not body.post and body.type_id in _UNIT_TYPES and "fi" in body.names


def _stem(name: str) -> tuple[str, str]:
    """What is left of a name without its head and its hyphens, and the head: "" for none."""
    low = name.lower()
    head = _HEAD.search(low)
    stem = low[: head.start()] if head else low
    word = head["head"] if head else ""
    return stem.replace("- ", " ").rstrip(" -"), "palvelut" if word == "palvelu" else word


def _only(keys: list[str], owner: str | None, nearness: Nearness) -> str | None:
    near = [key for key in keys if nearness.is_of(key, owner)]
    return near[0] if len(near) == 1 else None

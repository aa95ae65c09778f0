"""Bodies of the city that a text names: organs and units that act, own, receive or have a matter before them.

Posts and their titles are no bodies, and a unit named only inside a title ("brändiyksikön päällikkö") is left out; an
organ is not, since a post of an organ belongs to it. The registry office and the city as a whole are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import BodyMention, Doubt, Span
from kg.extract.finnish import inflect
from kg.extract.name_forms import DIVISION_TYPE, ORGAN_TYPES
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Body, Registries

_CITY_TYPE = "13"
_PEOPLE_PARTS = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
_REGISTRY_OFFICE = re.compile(r"(?:kaupungin)?kirjaamo\Z|registratorskontoret\Z")
_UNIT_WORD = r" -?(?:palvelu|palvelukokonaisuude|yksikö|tiimi)n"
_TITLE_WORDS = (
    r"(?: (?:vs|va|vt)\.?| (?:johtav|vastaav|teknis|hallinnollis)\w+)? [\w-]*(?:päällik|johtaj|lääkär|asiantuntij"
    r"|lakimie|esimie|esihenkilö|sihteer|insinöör|rehtor|tarkastaj|suunnittelij|valmistelij|arkkiteh|koordinaattor|\wtyöntekij"
    r"|hoitaj|ohjaaj|assistent|controller|neuvoj|vastaava|geodee|chef|direktör)\w*"
)
_TITLE = re.compile(rf"(?:{_UNIT_WORD})?{_TITLE_WORDS}")
_UNIT_TITLE = re.compile(_UNIT_WORD + _TITLE_WORDS)
_PARTS_OF_LIST = r"(?:,? (?:ja|sekä|tai) |, )"


class BodyReader:
    """Reads the bodies of one record. Made once a process."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._counted = {key for key, body in registries.bodies.items() if _counts(body)}
        self._organ_of_post = _organs_in_posts(registries.bodies)
        self._divisions = _DivisionLists(registries.bodies)

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[BodyMention, ...], tuple[Doubt, ...]]:
        """All mentions in the order of the text."""
        mentions: list[BodyMention] = []
        doubts: dict[str, Doubt] = {}
        in_title: NameHit | None = None
        for hit in reversed([hit for hit in hits if hit.kind == "body"]):
            part = record.parts[hit.span.part]
            if part.kind in _PEOPLE_PARTS:
                continue
            if self._opens_title(hit, part.text, in_title):
                in_title = hit
                if not self._is_organ(hit):
                    continue
            mention = self._mention(hit)
            if mention is not None:
                mentions.append(mention)
            elif len(hit.keys) > 1 and all(key in self._counted for key in hit.keys):
                doubts[hit.form.lower()] = Doubt(hit.span, hit.form, _several(hit.form, hit.keys))
        for index, part in enumerate(record.parts):
            if part.kind not in _PEOPLE_PARTS:
                mentions += self._divisions.find(index, part.text)
        distinct = {(mention.span, mention.id): mention for mention in mentions}
        return tuple(sorted(distinct.values(), key=lambda m: (m.span, m.id))), tuple(reversed(doubts.values()))

    def _opens_title(self, hit: NameHit, text: str, in_title: NameHit | None) -> bool:
        """Whether a title goes on after a name in the genitive, at once or after further names in the genitive."""
        if hit.case != "gen":
            return hit.case == "nom" and _UNIT_TITLE.match(text, hit.span.end) is not None
        if in_title is not None and in_title.span.part == hit.span.part and in_title.span.start == hit.span.end + 1:
            return True
        return _TITLE.match(text, hit.span.end) is not None

    def _is_organ(self, hit: NameHit) -> bool:
        return all(self._bodies[key].type_id in ORGAN_TYPES for key in hit.keys)

    def _mention(self, hit: NameHit) -> BodyMention | None:
        if len(hit.keys) == 1 and hit.keys[0] in self._counted:
            return BodyMention(hit.span, hit.keys[0])
        organ = self._organ_of_post.get(hit.keys[0]) if len(hit.keys) == 1 else None
        if organ is None:
            return None
        key, length = organ
        return BodyMention(Span(hit.span.part, hit.span.start, hit.span.start + length), key)


def _counts(body: Body) -> bool:
    name = body.names.get("fi", "").lower()
    return not body.post and body.type_id != _CITY_TYPE and not _REGISTRY_OFFICE.search(name)


def _several(form: str, keys: tuple[str, ...]) -> str:
    return f"“{form}” may be any of the bodies {', '.join(sorted(keys)[:5])}; the text does not tell which."


def _organs_in_posts(bodies: dict[str, Body]) -> dict[str, tuple[str, int]]:
    """Posts named after an organ ("Kaupunginvaltuuston puheenjohtaja"): the organ, and how long its name is there."""
    organs = {
        form.lower(): body.id
        for body in bodies.values()
        if body.type_id in ORGAN_TYPES and "fi" in body.names
        for form, case in inflect(body.names["fi"]).items()
        if case == "gen"
    }
    found: dict[str, tuple[str, int]] = {}
    for post in bodies.values():
        name = post.names.get("fi", "").lower() if post.post else ""
        for form, organ in organs.items():
            if name.startswith(form + " "):
                found[post.id] = (organ, len(form))
    return found


class _DivisionLists:
    """Divisions named in one breath: "kulttuurin ja vapaa-ajan sekä kaupunkiympäristön toimialojen"."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        self._keys: dict[str, str] = {}
        for body in bodies.values():
            name = body.names.get("fi", "")
            if body.type_id == DIVISION_TYPE and name.endswith("toimiala"):
                self._keys[name.removesuffix("toimiala").rstrip().lower()] = body.id
        fronts = "|".join(re.escape(front) for front in sorted(self._keys, key=len, reverse=True))
        self._item = re.compile(rf"\b(?:{fronts})(?![\w-]| toimiala|toimiala)", re.IGNORECASE) if fronts else None
        self._rest = (
            re.compile(rf"(?:{_PARTS_OF_LIST}(?:{fronts}))*(?: |-)?toimial\w+", re.IGNORECASE) if fronts else None
        )

    def find(self, index: int, text: str) -> Iterator[BodyMention]:
        if self._item is None or self._rest is None or "toimial" not in text:
            return
        for match in self._item.finditer(text):
            if self._rest.match(text, match.end()):
                yield BodyMention(Span(index, match.start(), match.end()), self._keys[match.group().lower()])

"""Bodies of the city that a text names: organs and units that act, own, receive or have a matter before them.

Posts and their titles are no bodies, and a unit named only inside a title ("brändiyksikön päällikkö") is left out,
unless the decision is on the post itself ("yksikön tarkastajan virka"); an organ is not, since its posts belong to it.
The registry office and the city as a whole are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.bodies.bare import says_too_little
from kg.extract.bodies.lists import BodyLists
from kg.extract.bodies.nearness import Nearness
from kg.extract.bodies.units import UnitReader
from kg.extract.finding import BodyMention, Doubt, Span
from kg.extract.language.finnish import inflect
from kg.extract.names.forms import ORGAN_TYPES
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Body, Registries

_CITY_TYPE = "13"
_OPERATIVE = frozenset({PartKind.TITLE, PartKind.DECISION})
_PEOPLE_PARTS = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
_REGISTRY_OFFICE = re.compile(r"(?:kaupungin)?kirjaamo\Z|registratorskontoret\Z")
_UNIT_WORD = r" -?(?:palvelu|palvelukokonaisuude|yksikö|tiimi)n"
_TITLE_WORDS = (
    r"(?: (?:vs|va|vt)\.?| (?:johtav|vastaav|teknis|hallinnollis)\w+)? [\w-]*(?:päällik|johtaj|lääkär|asiantuntij"
    r"|lakimie|esimie|esihenkilö|sihteer|insinöör|rehtor|tarkastaj|suunnittelij|valmistelij|arkkiteh|koordinaattor|\wtyöntekij"
    r"|hoitaj(?!aopiskel)|ohjaaj|assistent|controller|neuvoj|vastaava|geodee|chef|direktör)\w*"
)
_TITLE = re.compile(rf"(?:{_UNIT_WORD})?{_TITLE_WORDS}")
_UNIT_TITLE = re.compile(_UNIT_WORD + _TITLE_WORDS)
_POST = re.compile(
    rf"{_TITLE.pattern}(?: \([^()\n]{{1,40}}\))? (?:avoin(?:na olevaan)? |avoime\w+ )?"
    r"(?:vir(?:ka|an|assa|asta)|toime(?:n\b|e)|tehtävä)"
)
# a post told by its units: "Kaupunkimittauspalvelut, kartat ja paikkatiedot, yksikön päällikkö" on a line of its own
_LISTED_TITLE = re.compile(rf",(?: [a-zåäö-]+n)?{_TITLE_WORDS}(?=\n|\Z)")


# "Stara-Rakennus Oy": a company's name only begins with that of a body
_OTHER_NAME = re.compile(r"-[A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][\w-]*){0,3} (?:Oy|Oyj|Ab|Ky|ry)\b")


class BodyReader:
    """Reads the bodies of one record. Made once a process."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._counted = {key for key, body in registries.bodies.items() if _counts(body)}
        self._organ_of_post = _organs_in_posts(registries.bodies)
        self._lists = BodyLists(registries.bodies)
        self._units = UnitReader(registries)

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[BodyMention, ...], tuple[Doubt, ...]]:
        """All mentions in the order of the text."""
        units, in_titles, unsettled = self._named_by_form(record, hits)
        mentions: list[BodyMention] = []
        doubts: dict[str, Doubt] = {doubt.words.lower(): doubt for doubt in unsettled}
        for hit in self._named(record, hits, in_titles):
            mention = self._mention(hit)
            if mention is not None:
                mentions.append(mention)
            elif len(hit.keys) > 1 and all(key in self._counted for key in hit.keys):
                doubts[hit.form.lower()] = Doubt(hit.span, hit.form, _several(hit.form, hit.keys))
        members = [
            member
            for index, part in enumerate(record.parts)
            if part.kind not in _PEOPLE_PARTS
            for member in self._lists.find(index, part.text)
        ]
        ends: defaultdict[tuple[int, int], int] = defaultdict(int)
        for member in (*members, *units):
            ends[member.span.part, member.span.start] = max(ends[member.span.part, member.span.start], member.span.end)
        # a name may be only the beginning of a list's member: "kaupunginhallituksen konserni- ja elinkeinojaostot"
        mentions = [m for m in mentions if m.span.end >= ends.get((m.span.part, m.span.start), 0)] + members
        for unit in units:
            doubts.pop(record.parts[unit.span.part].text[unit.span.start : unit.span.end].lower(), None)
        distinct = {(mention.span, mention.id): mention for mention in (*mentions, *units)}
        return tuple(sorted(distinct.values(), key=lambda m: (m.span, m.id))), tuple(reversed(doubts.values()))

    def _named(
        self, record: DecisionRecord, hits: tuple[NameHit, ...], in_titles: set[tuple[int, int]]
    ) -> Iterator[NameHit]:
        """The hits of bodies that count, from the last to the first. in_titles: where names stand inside a title."""
        nearness = Nearness(self._bodies, record)
        bodies = [hit for hit in hits if hit.kind == "body"]
        ends = {(hit.span.part, hit.span.end) for hit in bodies}
        with_posts: set[tuple[int, int]] = set()
        for hit in reversed(bodies):
            part = record.parts[hit.span.part]
            follows = (hit.span.part, hit.span.start - 1) in ends
            if part.kind in _PEOPLE_PARTS or _OTHER_NAME.match(part.text, hit.span.end):
                continue
            if says_too_little(hit, self._bodies, nearness, follows=follows):
                continue
            if _opens_title(hit, part.text, in_titles):
                in_titles.add((hit.span.part, hit.span.start))
                if part.kind in _OPERATIVE and _has_post(hit, part.text, with_posts):
                    with_posts.add((hit.span.part, hit.span.start))
                elif not self._is_organ(hit):
                    continue
            yield hit

    def _named_by_form(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[list[BodyMention], set[tuple[int, int]], list[Doubt]]:
        """Units that no registry knows; where such names stand inside a title (part and start); and what is unclear."""
        units: list[BodyMention] = []
        in_titles: set[tuple[int, int]] = set()
        doubts: list[Doubt] = []
        for unit in self._units.read(record, hits):
            if isinstance(unit, Doubt):
                doubts.append(unit)
            elif _TITLE.match(record.parts[unit.span.part].text, unit.span.end):
                in_titles.add((unit.span.part, unit.span.start))
            else:
                units.append(unit)
        return units, in_titles, doubts

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


def _opens_title(hit: NameHit, text: str, in_titles: set[tuple[int, int]]) -> bool:
    """Whether a title goes on after a name in the genitive, at once or after further names in the genitive."""
    if hit.case == "nom":
        follows = (hit.span.part, hit.span.end + 2) in in_titles and text.startswith(", ", hit.span.end)
        return follows or any(title.match(text, hit.span.end) for title in (_UNIT_TITLE, _LISTED_TITLE))
    if hit.case != "gen":
        return False
    return (hit.span.part, hit.span.end + 1) in in_titles or _TITLE.match(text, hit.span.end) is not None


def _has_post(hit: NameHit, text: str, with_posts: set[tuple[int, int]]) -> bool:
    """Whether the title that a unit's name opens is that of a post spoken of: "lupayksikön tarkastajan virka"."""
    return (hit.span.part, hit.span.end + 1) in with_posts or _POST.match(text, hit.span.end) is not None


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

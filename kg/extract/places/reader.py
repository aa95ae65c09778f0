"""Places that a text names: municipalities, parts of Helsinki, regions, waters, cities abroad and countries.

Known places only, in the written forms of the text's own language. A place is mentioned where its name stands for the
place or its municipality, not where it is a part of a longer name (`kg.extract.places.context`), of an organisation's,
a body's or a person's name, or of an address. Of Helsinki, Finland and Europe the genitive is everywhere and mostly
means an actor ("Helsingin strategia"): it counts only before a word for ground, or beside another place. A name that
is also a surname or a common word counts in a case that says where, beside a cue, or inside a sentence where nothing
speaks for a person.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, PlaceMention, Span
from kg.extract.organisations.names import inside_sentence
from kg.extract.places import context
from kg.extract.places.forms import PlaceForm, PlaceMatcher, PlaceWords
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.finding import OrganisationMention
    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord, Language
    from kg.registries import Registries

_READ = frozenset(
    {
        PartKind.TITLE, PartKind.REFERENCE, PartKind.DECISION, PartKind.PROPOSAL, PartKind.HANDLING, PartKind.SUMMARY,
        PartKind.REASONS, PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS, PartKind.OTHER,
    }
)  # fmt: skip
# where the deciding city itself lies
_HOME = frozenset({"helsinki", "suomi", "eurooppa"})


class PlaceReader:
    """Reads the places of one record. Made once a process; it holds one automaton a language, made when first asked."""

    def __init__(self, registries: Registries) -> None:
        self._places = tuple(registries.places.values())
        self._matchers: dict[Language, PlaceMatcher] = {}
        self._municipal = {key for key, one in registries.organisations.items() if one.kind == "municipality"}

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...], organisations: tuple[OrganisationMention, ...]
    ) -> tuple[tuple[PlaceMention, ...], tuple[Doubt, ...]]:
        """All mentions in the order of the text. hits, organisations: names whose words are no place's."""
        matcher = self._matcher_of(record.language)
        means = _means_in_swedish if record.language == "sv" else _means_in_finnish
        taken = self._taken(hits, organisations)
        people = {hit.form.rpartition(" ")[2] for hit in hits if hit.kind == "person"}
        families = {form.key for name in people for form in matcher.named(name)}
        named: set[str] = set()
        mentions: list[PlaceMention] = []
        doubts: dict[str, Doubt] = {}
        for index, part in enumerate(record.parts):
            if part.kind not in _READ:
                continue
            text, found = part.text, matcher.find(part.text)
            for words, beside in zip(found, _beside(part.text, found), strict=True):
                if _is_taken(text, words, taken.get(index, ())):
                    continue
                led = {form.key for form in words.forms if _is_led(text, words.start, form)}
                families |= led - named
                forms = [f for f in words.forms if f.key not in led and means(text, words, f, beside, families)]
                if not forms:
                    continue
                span, keys = Span(index, words.start, words.end), _meant(forms)
                if len(keys) == 1:
                    mentions.append(PlaceMention(span, keys[0]))
                    named.add(keys[0])
                    families.discard(keys[0])  # the document calls the place so, whoever else has the name
                else:
                    _doubt(doubts, span, text[words.start : words.end], keys)
        return tuple(mentions), tuple(doubts.values())

    def _matcher_of(self, language: Language) -> PlaceMatcher:
        if language not in self._matchers:
            self._matchers[language] = PlaceMatcher(self._places, language)
        return self._matchers[language]

    def _taken(
        self, hits: tuple[NameHit, ...], organisations: tuple[OrganisationMention, ...]
    ) -> dict[int, list[tuple[int, int, bool]]]:
        """By part, the stretches that other names hold, and whether the name is a municipality's as an organisation."""
        taken: defaultdict[int, list[tuple[int, int, bool]]] = defaultdict(list)
        for hit in hits:
            municipal = hit.kind == "organisation" and self._municipal.issuperset(hit.keys)
            taken[hit.span.part].append((hit.span.start, hit.span.end, municipal))
        for mention in organisations:
            taken[mention.span.part].append((mention.span.start, mention.span.end, mention.kind == "municipality"))
        return taken


def _doubt(doubts: dict[str, Doubt], span: Span, words: str, keys: list[str]) -> None:
    message = f"“{words}” may be any of the places {', '.join(keys)}; the text does not tell which."
    doubts.setdefault(words, Doubt(span, words, message))


def _meant(forms: list[PlaceForm]) -> list[str]:
    """The places that a form means: as a nominative rather than inflected, a part of the city rather than another."""
    named = [form for form in forms if form.case == "nom"] or forms
    own = [form for form in named if form.kind == "district"] or named
    return sorted({form.key for form in own})


def _is_led(text: str, start: int, form: PlaceForm) -> bool:
    return context.is_led_by_name(text, start, form.case, ambiguous=form.ambiguous)


def _means_in_finnish(text: str, words: PlaceWords, form: PlaceForm, beside: _Beside, families: set[str]) -> bool:
    """families: places by whose names the document calls people."""
    start, end, case = words.start, words.end, form.case
    wide = form.kind in {"region", "country"}
    if context.is_address(text, start, end, case, post_town=form.kind == "municipality"):
        return False
    if context.is_longer_name(text, end, case, holds_towns=wide, place_follows=beside.follows):
        return False
    if form.key in _HOME and case == "gen" and not (beside.listed or context.means_ground(text, end)):
        return False
    if not form.ambiguous or case in context.SURELY_LOCAL or beside.listed or context.has_cue(text, start, end):
        return True
    if case == "gen" and (beside.follows or context.leads_place(text, end)):
        return True
    as_person = form.key in families or context.follows_title(text, start)
    return inside_sentence(text, start) and not as_person


def _means_in_swedish(text: str, words: PlaceWords, form: PlaceForm, beside: _Beside, families: set[str]) -> bool:
    """families: places by whose names the document calls people."""
    start, end = words.start, words.end
    if context.is_swedish_name(text, end):
        return False
    if context.is_address(text, start, end, form.case, post_town=form.kind == "municipality"):
        return False
    if context.has_swedish_cue(text, start) or beside.listed:
        return form.key not in families
    return not (form.ambiguous or form.key in _HOME)


# what stands beside


@dataclass(frozen=True, slots=True)
class _Beside:
    """listed: a place whose name means nothing else stands in one list with it; follows: a place stands right after."""

    listed: bool
    follows: bool


_JOINTS = frozenset(
    {", ", " ja ", " sekä ", " tai ", " eli ", ", ja ", "–", " – ", "/", " (", " och ", " samt ", " eller "}
)


def _beside(text: str, found: list[PlaceWords]) -> Iterator[_Beside]:
    """What stands beside each of the names found."""
    joints = [text[one.end : other.start] for one, other in pairwise(found)]
    sure = [not all(form.ambiguous for form in place.forms) for place in found]
    for i in range(len(found)):
        before = i > 0 and joints[i - 1] in _JOINTS and sure[i - 1]
        after = i < len(joints) and joints[i] in _JOINTS and sure[i + 1]
        yield _Beside(before or after, i < len(joints) and joints[i] == " ")


# which words are free


def _is_taken(text: str, words: PlaceWords, taken: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether another name holds the words.

    A municipality's organisation leaves the place its bare name ("Espoossa"), and its ground ("Espoon kaupungin raja").
    """
    for start, end, municipal in taken:
        if start < words.end and words.start < end:
            bare = start == words.start and (end == words.end or context.is_ground_of_city(text, words.end))
            if not (municipal and bare):
                return True
    return False

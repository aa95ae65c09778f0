"""Outside organisations that a text names: those of the registry, and others by the form of their names.

An organisation named only inside another name ("sosiaali- ja terveysministeriön asetus") is left out, as are the city
itself and what stands in the lines of contacts. Where two readings share words, the longer one stands. A name with and
without its legal form is one organisation, and so is a name that its Swedish counterpart follows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, OrganisationMention, Span
from kg.extract.language.finnish import inflect
from kg.extract.names.overlap import longest
from kg.extract.organisations.forms import NEXT_IS_PLACE, formed_names
from kg.extract.organisations.legal import FORM, LEGAL
from kg.extract.organisations.municipal import ActingMunicipalities
from kg.extract.organisations.names import Formed
from kg.extract.organisations.offices import AUTHORITIES, bare_offices, is_court, office_of
from kg.extract.organisations.variants import begins_with_form, contradicts, core_of, has_form, name_variants
from kg.iri import slug
from kg.record import PartKind

if TYPE_CHECKING:
    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Organisation, Registries

_PEOPLE_PARTS = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
_OTHER_NAME = re.compile(r" (?:\w+ )?asetu|[^.;\n]{5,200}? (?:annetu|antama)| linna| peruskor| ylioppilaskun| osakun")
_PLACE_BEFORE = re.compile(r"(?<![\w-])(?:Helsingin|Espoon|Vantaan|Kauniaisten|Uudenmaan|Pääkaupunkiseudun) \Z")
_CITY = re.compile(r"helsingin kau(?:punki|nginhallitus|nginvaltuusto)\Z|helsingfors stad\Z|city of helsinki\Z")
# at the head of a sentence also a form of "kuntaliitos", the merger of municipalities
_HOMOGRAPHS = frozenset({"Kuntaliitosta", "Kuntaliitoksi"})
_COUNTRIES = frozenset(("suomi", "finland", "helsinki", "helsingfors", "uusimaa", "nyland", "eurooppa", "europe"))
# what there may be one of in every part of a town
_COMMON_CLUB = re.compile(
    r"(?:kaupunginosa|asukas|kylä|vanhempain|koti|urheilu|jäsen|harrastus|kulttuuri|nuoriso|eläkeläis|potilas)"
    r"(?:yhdistys|seura)\Z"
)
_NEXT_FORM = re.compile(rf" (?P<form>{FORM})(?::[a-zäö]+)?(?![\w-])")
_APART = (" ja ", " sekä ", " ")
_BETWEEN_LANGUAGES = frozenset({" – ", " - ", " — ", " / ", "/", " (", ", på svenska "})
_SWEDISH = re.compile(
    r"(?:\b(?:rf|Ab|Abp|stad|kommun|och|för|i)\b|stiftelse|förening|förbund|sällskap|centralen|verket|universitet|skola)"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    start: int
    end: int
    known: bool
    mention: OrganisationMention | None


class OrganisationReader:
    """Reads the organisations of one record. Made once a process."""

    def __init__(self, registries: Registries) -> None:
        self._organisations = registries.organisations
        self._municipalities = ActingMunicipalities(registries.organisations.values())
        names: dict[str, set[str]] = {}
        cores: dict[str, set[str]] = {}
        for organisation in registries.organisations.values():
            if organisation.key in AUTHORITIES:  # a word that needs the whole record
                continue
            for name in (organisation.name, *organisation.names.values(), *organisation.aliases):
                names.setdefault(name.casefold(), set()).add(organisation.key)
                if " " in name:
                    cores.setdefault(_squeezed(name), set()).add(organisation.key)
        towns = [one for one in registries.organisations.values() if one.kind == "municipality"]
        self._of_municipality = {one.name.rpartition(" ")[0] for one in towns} | {"Helsingin", "Suomen"}
        self._places = {name.casefold() for one in towns for name in one.ambiguous} | _COUNTRIES
        self._by_name = {name: next(iter(keys)) for name, keys in names.items() if len(keys) == 1}
        self._by_core = {core: next(iter(keys)) for core, keys in cores.items() if len(keys) == 1}

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[OrganisationMention, ...], tuple[Doubt, ...]]:
        """All mentions in the order of the text."""
        by_part: dict[int, list[NameHit]] = {}
        for hit in hits:
            by_part.setdefault(hit.span.part, []).append(hit)
        formed = [() if p.kind in _PEOPLE_PARTS else tuple(formed_names(p.text)) for p in record.parts]
        inside = {name.name for names in formed for name in names if not name.opening}
        mentions: list[OrganisationMention] = []
        doubts: dict[str, Doubt] = {}
        for index, part in enumerate(record.parts):
            if part.kind in _PEOPLE_PARTS:
                continue
            known = [hit for hit in by_part.get(index, ()) if not self._contradicted(hit, part.text)]
            readings = [self._registered(hit, part.text, doubts) for hit in known]
            begun = {hit.span.start: hit for hit in known if hit.kind == "organisation"}
            ended = {hit.span.end: hit for hit in begun.values()}
            for name in formed[index]:
                whole = self._with_first_half(self._unopened(name, inside), ended, part.text)
                told = self._told(self._after_known(whole, begun, part.text), index, record, doubts)
                readings.append(self._formed(told, index, record, doubts))
            mentions += _without_translations(longest(readings, lambda r: (not r.known,)), part.text)
        mentions += self._by_context(record, mentions, doubts)
        return tuple(sorted(_unified(mentions), key=lambda m: m.span)), tuple(doubts.values())

    def _unopened(self, formed: Formed, inside: set[str]) -> Formed:
        """The name without the word that opens the sentence, where the rest is a name known otherwise."""
        first, _, rest = formed.name.partition(" ")
        if formed.opening and (rest in inside or rest.casefold() in self._by_name):
            return replace(formed, start=formed.start + len(first) + 1, name=rest, opening=False)
        return formed

    def _after_known(self, formed: Formed, known: dict[int, NameHit], text: str) -> Formed:
        """The name without a known one that only stands before it: "ELY-keskukselle Kivi Oy", "Ruokavirasto ja …"."""
        hit = known.get(formed.start)
        if hit is None or hit.span.end >= formed.end or self._key_of(formed.name) or formed.others:
            return formed
        gap = next((gap for gap in _APART if text.startswith(gap, hit.span.end)), None)
        joined = gap == " " and hit.case in {"nom", "gen"}
        if gap is None or joined:
            return formed
        start = hit.span.end + len(gap)
        return replace(formed, start=start, name=formed.name[start - formed.start :], opening=False)

    def _with_first_half(self, formed: Formed, ended: dict[int, NameHit], text: str) -> Formed:
        """The whole of "A – B sr" where the registry knows A and B as names of one thing of another form."""
        form = formed.name.rpartition(" ")[2]
        dash = next((dash for dash in (" – ", " - ") if text.endswith(dash, 0, formed.start)), None)
        if dash is None or form not in LEGAL or self._key_of(formed.name):
            return formed
        other = self._by_name.get(formed.name.rpartition(" ")[0].casefold())
        first = ended.get(formed.start - len(dash))
        if first is None or first.keys != (other,) or first.case != "nom":
            return formed
        return replace(formed, start=first.span.start, name=f"{first.form} – {formed.name}", opening=False)

    def _contradicted(self, hit: NameHit, text: str) -> bool:
        """Whether a legal form after the name is of another kind than all that the registry knows of it."""
        form = _NEXT_FORM.match(text, hit.span.end)
        if hit.kind != "organisation" or form is None:
            return False
        other = LEGAL[form["form"]]
        return all(contradicts(self._organisations[key], other) for key in hit.keys)

    def _told(self, formed: Formed, index: int, record: DecisionRecord, doubts: dict[str, Doubt]) -> Formed:
        """The name in the base form that the registry or the record itself has, where the form leaves a choice."""
        choices = (formed.name, *formed.others)
        if len(choices) == 1:
            return formed
        fits = [name for name in choices if self._key_of(name) or _stands(name, record)]
        if len(fits) == 1:
            return replace(formed, name=fits[0], others=())
        words = f"“{formed.name}” may also be {' or '.join(f'“{name}”' for name in formed.others)}; no name is taken."
        doubts.setdefault(formed.name, Doubt(Span(index, formed.start, formed.end), formed.name, words))
        return replace(formed, sure=False)

    def _registered(self, hit: NameHit, text: str, doubts: dict[str, Doubt]) -> _Reading:
        """What a name hit says here; a body's or a person's name is no organisation, but it keeps its words."""
        mention = None
        named = hit.kind == "organisation" and not AUTHORITIES.intersection(hit.keys)
        if named and not (hit.case == "gen" and _OTHER_NAME.match(text, hit.span.end)):
            if self._is_place(hit, text) or self._is_local_branch(hit, text) or hit.form in _HOMOGRAPHS:
                mention = None
            elif len(hit.keys) == 1:
                mention = self._mention(hit.span, self._organisations[hit.keys[0]])
            else:
                words = f"“{hit.form}” may be any of {', '.join(sorted(hit.keys))}; the text does not tell which."
                doubts.setdefault(hit.form, Doubt(hit.span, hit.form, words))
        return _Reading(hit.span.start, hit.span.end, known=True, mention=mention)

    def _is_place(self, hit: NameHit, text: str) -> bool:
        """Whether a municipality is named for where something is: "Espoon kaupungin rajalla"."""
        kinds = {self._organisations[key].kind for key in hit.keys}
        return kinds == {"municipality"} and hit.case == "gen" and NEXT_IS_PLACE.match(text, hit.span.end) is not None

    def _is_local_branch(self, hit: NameHit, text: str) -> bool:
        """Whether a place before an association's name makes it a local one: "Mallilan Esimerkki-Liitto"."""
        kinds = {self._organisations[key].kind for key in hit.keys}
        return (
            kinds == {"association"}
            and _PLACE_BEFORE.search(text, max(0, hit.span.start - 20), hit.span.start) is not None
        )

    def _formed(self, formed: Formed, index: int, record: DecisionRecord, doubts: dict[str, Doubt]) -> _Reading:
        mention: OrganisationMention | None = None
        span = Span(index, formed.start, formed.end)
        key = self._key_of(formed.name)
        why = "" if key else formed.why or self._cut_or_common(formed)
        if formed.case == "gen" and _OTHER_NAME.match(record.parts[index].text, formed.end):
            mention = None
        elif key is not None:
            organisation = self._organisations[key]
            born = organisation.founded is None or not record.date or record.date >= organisation.founded
            mention = self._mention(span, organisation) if born or has_form(formed.name) else None
        elif why:
            doubts.setdefault(formed.name, Doubt(span, formed.name, why))
        elif formed.sure and not _CITY.search(formed.name.casefold()):
            mention = OrganisationMention(span, None, formed.name, formed.kind)
        return _Reading(formed.start, formed.end, known=False, mention=mention)

    def _cut_or_common(self, formed: Formed) -> str:
        """Why a name is none: a bare place with a legal form, or a common noun after a municipality's name."""
        lead, _, rest = formed.name.rpartition(" ")
        if rest in LEGAL and lead.casefold() in self._places:
            return f"“{formed.name}” is a place and a legal form, the end of a longer name; no name is taken."
        if formed.kind == "association" and lead in self._of_municipality and _COMMON_CLUB.match(rest):
            return f"“{formed.name}” may be any {rest} there; no name is taken."
        return ""

    def _key_of(self, name: str) -> str | None:
        """The registry's key where it knows the name, with or without its legal form or the genitive of its place."""
        found = (self._by_name.get(variant.casefold()) for variant in name_variants(name))
        key = next((key for key in found if key is not None), None)
        if key is None:
            return self._by_core.get(_squeezed(name)) if " " in name else None
        form = name.rpartition(" ")[2]
        return None if form in LEGAL and contradicts(self._organisations[key], LEGAL[form]) else key

    def _mention(self, span: Span, organisation: Organisation) -> OrganisationMention | None:
        if _CITY.search(organisation.name.casefold()):
            return None
        return OrganisationMention(span, organisation.key, organisation.name, organisation.kind)

    def _by_context(
        self, record: DecisionRecord, mentions: list[OrganisationMention], doubts: dict[str, Doubt]
    ) -> list[OrganisationMention]:
        """Organisations named by a word that means them only here: acting municipalities, offices without region."""
        taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in mentions:
            taken[mention.span.part].append((mention.span.start, mention.span.end))
        offices: defaultdict[str | None, set[str]] = defaultdict(set)
        for mention in mentions:
            key = mention.key or slug(mention.name)
            offices[office_of(slug(mention.name)) or office_of(key)].add(key)
        found: list[OrganisationMention | None] = []
        for index, part in enumerate(record.parts):
            if part.kind in _PEOPLE_PARTS:
                continue
            places = list(self._municipalities.find(part.text))
            for office, start, end in bare_offices(part.text):
                meant = self._office(office, offices[office])
                if meant is not None:
                    places.append((meant, start, end))
                elif not is_court(office) and not any(low <= start < high for low, high in taken[index]):
                    words = part.text[start:end]
                    message = f"“{words}” is named without its region; the text does not tell which one it is."
                    doubts.setdefault(words, Doubt(Span(index, start, end), words, message))
            for key, start, end in places:
                if not any(low < end and start < high for low, high in taken[index]):
                    found.append(self._mention(Span(index, start, end), self._organisations[key]))
        return [mention for mention in found if mention is not None]

    def _office(self, office: str, regional: set[str]) -> str | None:
        """What the bare word means in a record that names these offices: the one of them, or the authority as such."""
        key = next(iter(regional)) if len(regional) == 1 else office if not regional else ""
        return key if key in self._organisations else None


def _squeezed(name: str) -> str:
    return name.casefold().replace("-", "").replace(" ", "")


def _stands(name: str, record: DecisionRecord) -> bool:
    """Whether the last word of the name stands in the record as it is."""
    word = re.compile(rf"(?<!\w){re.escape(name.rpartition(' ')[2])}(?![\w:])")
    return any(word.search(part.text) for part in record.parts)


def _without_translations(readings: list[_Reading], text: str) -> list[OrganisationMention]:
    """The mentions but those that say the name before them again in Swedish ("Mallin säätiö – Modellstiftelsen")."""
    found: list[OrganisationMention] = []
    before: _Reading | None = None
    for reading in readings:
        if reading.mention is None:
            before = None
            continue
        again = (
            before is not None
            and before.mention is not None
            and reading.mention.key is None
            and text[before.end : reading.start] in _BETWEEN_LANGUAGES
            and before.mention.kind == reading.mention.kind
            and _SWEDISH.search(reading.mention.name) is not None
            and _SWEDISH.search(before.mention.name) is None
        )
        if not again:
            found.append(reading.mention)
        before = reading
    return found


def _partitives(names: set[str]) -> dict[str, str]:
    """Names that are the partitive of another of them, whose form stands first ("Asunto Oy Mallin", "… Mallia")."""
    fronted = [name for name in sorted(names) if begins_with_form(name)]
    if len(fronted) == 1:
        return {}
    forms = {form: name for name in fronted for form, case in inflect(name).items() if case == "par"}
    return {name: forms[name] for name in fronted if name in forms and forms[name] != name}


def _unified(mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """The same with one name for one organisation: that of the registry, else the fullest that the record has."""
    unknown = {m.name for m in mentions if m.key is None}
    halves = {half: name for name in unknown if (half := name.partition(" – ")[2])} | _partitives(unknown)
    mentions = [replace(m, name=halves.get(m.name, m.name)) if m.key is None else m for m in mentions]
    by_core: defaultdict[tuple[str, str], Counter[tuple[str | None, str]]] = defaultdict(Counter)
    for mention in mentions:
        by_core[mention.kind, core_of(mention.name)][mention.key, mention.name] += 1
    chosen: list[OrganisationMention] = []
    for mention in mentions:
        same = by_core[mention.kind, core_of(mention.name)]
        if mention.key is None and len(same) > 1:
            best = max(same, key=lambda one: (one[0] is not None, has_form(one[1]), same[one], len(one[1]), one[1]))
            chosen.append(replace(mention, key=best[0], name=best[1]))
        else:
            chosen.append(mention)
    return chosen

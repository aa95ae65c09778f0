"""Under which written forms a registered thing may stand in a text: its names, short forms, and their inflections.

A unit of the city is often called by a short form of its full name ("elinkeinojaosto" for "Kaupunginhallituksen
elinkeinojaosto", "Asemakaavoituspalvelu" for the service "Asemakaavoitus"). And many a unit is named with an everyday
word ("Asuminen", "Tukipalvelut"): such a form is `weak` and means the unit only where its surroundings say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.extract.language.finnish import inflect, inflect_swedish, person_forms
from kg.extract.language.finnish_words import is_acronym, with_colon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.registries import Body, Organisation, Person, Registries

Kind = Literal["body", "organisation", "person"]
Strength = Literal["strong", "service", "weak", "company"]
"""service: a word for an administrative unit that may also be used of its work; weak: an everyday word;
company: a name that counts only in the company of other names (a fuller one of the same thing, or in a list)."""

ORGAN_TYPES = frozenset({"1", "2", "4", "5", "15"})
DIVISION_TYPE = "7"
CITY_TYPE = "13"
_UNIT_WORDS = {"9": "palvelu", "14": "yksikkö", "20": "tiimi"}

# last words that make a name of an organ, unit or place of work, whatever stands before them
_STRONG_HEAD = re.compile(
    r"(?:lautakunta|johtokunta|toimikunta|kaupunginhallitus|valtuusto|jaosto|jaos|liikelaitos|laitos|toimiala|osasto"
    r"|yksikkö|tiimi|kokonaisuus|virasto|kanslia|keskushallinto|koulu|lukio|gymnasium|skola|skolan|sairaala|keskus"
    r"|museo|orkesteri|toimisto|terveysasema|palvelutalo|lastenkoti|kirjasto|oodi|palvelualue|opisto|neuvosto|rakennusvalvontapalvelut|kaupunkimittauspalvelut"
    r"|nämnden|sektionen|styrelsen|fullmäktige|sektorn|kansliet|verket|kontoret|direktionen|kommittén|avdelningen"
    r"|enheten|teamet)\Z"
    r"|\A(?:servicehelheten|direktionen|affärsverket)\b"
)
_GENERIC = frozenset(
    (
        "koulu", "lukio", "laitos", "osasto", "yksikkö", "tiimi", "keskus", "jaosto", "johtokunta", "lautakunta",
        "virasto", "toimisto", "kirjasto", "ohjaus", "asiakasohjaus", "sosiaaliohjaus", "toiminnanohjaus",
        "talouden ohjaus", "ympäristönsuojelu ja ohjaus", "yhtenäiskoulu",
    )
)  # fmt: skip
# too common to name a unit even with the word for what it is
_COMMON = frozenset(("suunnittelu", "hallinto", "johto", "viestintä", "kehittäminen", "tuki", "talous", "rahoitus"))
_CITIZENS_SERVICE = re.compile(r"(?:kasvatus|opetus|koulutus|hoito|huolto|työ|toiminta)\Z")
_SERVICE = re.compile(
    r"(?:ympäristö|oikeus|laki|hallinto|talous|taloushallinto|tietohallinto|henkilöstö|viestintä|nuoriso|hankinta|virasto)"
    r"palvelut\Z|tjänsterna\Z"
)
_COORDINATED_SERVICE = re.compile(r" (?:ja|och) .*(?:palvelut|tjänster|tjänsterna)\Z")
_SWEDISH = re.compile(
    r"(?:nämnden|styrelsen|styrelse|fullmäktige|sektionen|sektion|sektorn|kansliet|kansli|verket|direktion|tjänsten)\Z"
    r"|\A(?:nämnden|sektorn|sektionen|direktionen|stadsstyrelsens|helsingfors)\b| för "
)
_ABBREVIATION = 5
_SHORT = 9
_DASHED_UNIT = re.compile(r"(?P<name>.+?)(?: -|-)(?P<unit>palvelukokonaisuus|palvelu|yksikkö|tiimi)\Z")


class NameForm(NamedTuple):
    """One written form of one thing. exact: it counts only with the capitals it has here."""

    form: str
    kind: Kind
    key: str
    case: str
    exact: bool
    strength: Strength = "strong"


def forms_of(registries: Registries) -> Iterator[NameForm]:
    """All written forms of all bodies, organisations and people."""
    divisions = _division_names(registries)
    organs = _organ_genitives(registries)
    for body in registries.bodies.values():
        yield from _body_forms(body, divisions.get(body.id, ()), organs)
    for organisation in registries.organisations.values():
        yield from _organisation_forms(organisation)
    for person in registries.people.values():
        yield from _registered_person_forms(person)


def named_person_forms(name: str, key: str) -> Iterator[NameForm]:
    """The forms of a full name, given name first: inflected, and family name first in the nominative."""
    given, _, family = name.partition(" ")
    for split in _splits(name) if family else ():
        given, family = split
        for form, case in person_forms(given, family).items():
            yield NameForm(form, "person", key, case, exact=True)
        for turned in (f"{family} {given}", f"{family}, {given}"):
            yield NameForm(turned, "person", key, "nom", exact=True)


def _splits(name: str) -> list[tuple[str, str]]:
    """Where the family name may begin: any word but the first."""
    words = name.split(" ")
    return [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]


def _registered_person_forms(person: Person) -> Iterator[NameForm]:
    return named_person_forms(person.name, person.id)


# bodies


def _division_names(registries: Registries) -> dict[str, list[str]]:
    """Names of a division by its committee's: "Kasvatus- ja koulutuslautakunta" has "kasvatus- ja koulutustoimi"."""
    names: dict[str, list[str]] = {}
    for body in registries.bodies.values():
        name = body.names.get("fi", "")
        above = registries.bodies.get(body.parent or "")
        if above and above.type_id == DIVISION_TYPE and name.endswith("lautakunta") and body.type_id == "5":
            stem = name.removesuffix("lautakunta")
            names.setdefault(above.id, []).extend([stem + "toimiala", stem + "toimi", stem + "toimen toimiala"])
    return names


def strength_of(name: str, type_id: str | None, *, post: bool) -> Strength:
    """How much of a body a name is by itself."""
    low = name.lower()
    if post or type_id in ORGAN_TYPES or type_id in {DIVISION_TYPE, CITY_TYPE}:
        return "strong"
    if low in _GENERIC:
        return "weak"
    if _STRONG_HEAD.search(low) or _COORDINATED_SERVICE.search(low):
        return "strong"
    return "service" if _SERVICE.search(low) else "weak"


def _body_forms(body: Body, more: Iterable[str], organs: tuple[str, ...]) -> Iterator[NameForm]:
    for language, name in body.names.items():
        strength = strength_of(name, body.type_id, post=body.post)
        yield from _body_name_forms(body, name, language, strength)
        if not body.post:
            shorts = _short_names(name, body, organs) if language == "fi" else _swedish_services(name, body)
            for short, short_strength in shorts:
                yield from _body_name_forms(body, short, language, short_strength)
    for name in (*body.aliases, *more):
        strength = strength_of(name, body.type_id, post=body.post) if name.endswith("palvelut") else "strong"
        yield from _body_name_forms(body, name, "sv" if _looks_swedish(name) else "fi", strength)
    for name in body.ambiguous:
        yield from _body_name_forms(body, name, "fi", "company")
    if body.type_id == DIVISION_TYPE:
        for name in (*body.aliases, *body.ambiguous):
            if len(name) <= _ABBREVIATION:
                yield from _body_name_forms(body, f"{name}-toimiala", "fi", "strong")


def _swedish_services(name: str, body: Body) -> Iterator[tuple[str, Strength]]:
    """As "Miljötjänster" and "Ungdomsservicehelheten": also "miljötjänsterna", "ungdomstjänsterna"."""
    stem = name.removesuffix("servicehelheten")
    if stem != name and stem and not stem.endswith(" "):
        shorts = [f"{stem}tjänster", f"{stem}tjänsterna"]
    else:
        shorts = [f"{name}na"] if name.endswith("tjänster") and " " not in name else []
    for short in shorts:
        yield short, strength_of(short, body.type_id, post=False)


def _looks_swedish(name: str) -> bool:
    return _SWEDISH.search(name.lower()) is not None


def _body_name_forms(body: Body, name: str, language: str, strength: Strength) -> Iterator[NameForm]:
    """All forms of one name; the hyphen of a cut compound, or the blank behind it, is often forgotten."""
    exact = " " not in name and (len(name) <= 5 or is_acronym(name) or name[1:] != name[1:].lower())
    inflected = {name: "nom"} if "/" in name else inflect_swedish(name) if language == "sv" else inflect(name)
    for form, case in inflected.items():
        yield NameForm(form, "body", body.id, case, exact, strength)
        if "- ja " in form:
            yield NameForm(form.replace("- ja ", " ja "), "body", body.id, case, exact, strength)
            yield NameForm(form.replace("- ja ", "-ja "), "body", body.id, case, exact, strength)


def _short_names(name: str, body: Body, organs: tuple[str, ...]) -> Iterator[tuple[str, Strength]]:
    dashed = _DASHED_UNIT.match(name)
    if dashed:
        yield from _undashed(dashed["name"], dashed["unit"], body)
    elif name.endswith("palvelukokonaisuus") and not name.startswith("palvelu"):
        stem = name.removesuffix("palvelukokonaisuus")
        if stem.endswith(" "):
            return
        yield stem + "palvelut", strength_of(stem + "palvelut", body.type_id, post=False)
        yield stem + "-palvelukokonaisuus", "strong"
        for form, case in inflect(stem).items():
            if case == "gen":
                yield f"{form} palvelukokonaisuus", "strong"
    elif name.endswith("liikelaitos"):
        stem = name.removesuffix("liikelaitos")
        yield stem + "-liikelaitos", "strong"
        yield stem + " -liikelaitos", "strong"
        if stem.endswith(("palvelu", "keskus")):
            yield stem, "strong" if stem.endswith("palvelu") else "weak"
    elif body.type_id in ORGAN_TYPES:
        yield from _without_parent(name, organs)
    elif body.type_id in _UNIT_WORDS:
        yield from _with_unit_word(name, _UNIT_WORDS[body.type_id])


def _undashed(name: str, unit: str, body: Body) -> Iterator[tuple[str, Strength]]:
    """As "Taidekokoelma -yksikkö": also "Taidekokoelma-yksikkö", "taidekokoelmayksikkö", "Taidekokoelma"."""
    yield f"{name} -{unit}", "strong"
    yield f"{name}-{unit}", "strong"
    if " " not in name and "-" not in name and name[-1] != "t":
        yield name + unit, "strong"
    yield name, strength_of(name, body.type_id, post=False)


def _with_unit_word(name: str, unit: str) -> Iterator[tuple[str, Strength]]:
    """As the service "Asemakaavoitus": also "Asemakaavoitus-palvelu", "asemakaavoituspalvelu"."""
    if name.lower().endswith((unit, unit + "t")) or name.lower() in _COMMON or name.rpartition(" ")[2][0].isdigit():
        return
    yield f"{name} -{unit}", "strong"
    yield f"{name}-{unit}", "strong"
    if " " not in name and "-" not in name and name[-1] not in "nt" and not _CITIZENS_SERVICE.search(name):
        yield name + unit, "strong"


def _organ_genitives(registries: Registries) -> tuple[str, ...]:
    names = {b.names["fi"] for b in registries.bodies.values() if b.type_id in ORGAN_TYPES and "fi" in b.names}
    return tuple(sorted(f"{form} " for name in names for form, case in inflect(name).items() if case == "gen"))


def _without_parent(name: str, organs: tuple[str, ...]) -> Iterator[tuple[str, Strength]]:
    """As "Kaupunginhallituksen elinkeinojaosto": also "elinkeinojaosto", where that is more than a common word."""
    for organ in organs:
        rest = name.removeprefix(organ)
        if rest != name and rest.lower() not in _GENERIC:
            yield rest, "strong"


# organisations


def _organisation_forms(organisation: Organisation) -> Iterator[NameForm]:
    for name in {
        organisation.name,
        *(n for lang, n in organisation.names.items() if lang != "sv"),
        *organisation.aliases,
    }:
        yield from _organisation_name_forms(organisation.key, name, "strong")
    swedish = organisation.names.get("sv")
    if swedish and swedish != organisation.name:
        for form, case in inflect_swedish(swedish).items():
            yield NameForm(form, "organisation", organisation.key, case, _is_proper(swedish))
    for name in organisation.ambiguous:
        yield from _organisation_name_forms(organisation.key, name, "company")


def _organisation_name_forms(key: str, name: str, strength: Strength) -> Iterator[NameForm]:
    proper = _is_proper(name)
    for form, case in inflect(name).items():
        yield NameForm(form, "organisation", key, case, proper, strength)
    if len(name) <= _SHORT and name.isalpha() and name[0].isupper() and not is_acronym(name):
        for case, form in with_colon(name):
            yield NameForm(form, "organisation", key, case, exact=True, strength=strength)


def _is_proper(name: str) -> bool:
    """Whether a name is always written with its capitals: any but a common noun as "markkinaoikeus"."""
    return name[:1].isupper() and not name.lower().endswith(("ministeriö", "ministeriet"))

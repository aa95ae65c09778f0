"""Organisations that no registry knows, recognised by the form of their names.

Four forms are sure enough: a name with a legal form (`kg.extract.organisations.companies`), a place's or founder's name
before the word for what it is ("Mallilan hallinto-oikeuteen", "Modellby församling"), a foundation or an association
by its last part, and a committee of parliament. The base form follows from the form itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.language.finnish import inflect
from kg.extract.language.finnish_words import decline
from kg.extract.organisations.companies import legal_names, without_opening
from kg.extract.organisations.foreign import foreign_names
from kg.extract.organisations.founded import founded_names, house_committees
from kg.extract.organisations.heads import GENITIVE, NOT_A_PLACE, finder, written_forms
from kg.extract.organisations.names import WORD, Formed, inside_sentence

_HEADS = {
    "yliopisto": "university", "teknillinen yliopisto": "university", "teknillinen korkeakoulu": "university",
    "ammattikorkeakoulu": "university", "kauppakorkeakoulu": "university", "hallinto-oikeus": "court",
    "käräjäoikeus": "court", "hovioikeus": "court", "lääninoikeus": "court", "vesioikeus": "court",
    "aluehallintovirasto": "agency", "AVI": "agency", "ELY-keskus": "agency", "lääninhallitus": "agency",
    "elinkeino-, liikenne- ja ympäristökeskus": "agency", "elinvoimakeskus": "agency", "TE-toimisto": "agency",
    "työ- ja elinkeinotoimisto": "agency", "TE-keskus": "agency", "työvoima- ja elinkeinokeskus": "agency",
    "poliisilaitos": "agency", "vankila": "agency", "maistraatti": "agency", "ulosottovirasto": "agency",
    "syyttäjänvirasto": "agency", "oikeusaputoimisto": "agency", "ympäristölupavirasto": "agency", "tiepiiri": "agency",
    "merivartiosto": "agency", "pelastuslaitos": "other", "kauppakamari": "association", "kaupunki": "municipality",
    "kunta": "municipality", "hyvinvointialue": "region", "sairaanhoitopiiri": "region", "maakuntaliitto": "region",
    "yliopistollinen sairaala": "other", "yliopistollinen keskussairaala": "other", "seurakunta": "church",
    "ortodoksinen seurakunta": "church", "juutalainen seurakunta": "church", "katolinen seurakunta": "church",
    "suomalainen seurakunta": "church", "ruotsalainen seurakunta": "church", "seurakuntayhtymä": "church",
    "helluntaiseurakunta": "church", "adventtiseurakunta": "church", "baptistiseurakunta": "church",
    "vapaaseurakunta": "church", "hiippakunta": "church", "valtuustoryhmä": "party_group",
    "kaupunginhallitus": "municipality", "kaupunginvaltuusto": "municipality", "kunnanhallitus": "municipality",
    "kunnanvaltuusto": "municipality", "osuuspankki": "company", "osuuskauppa": "company", "osuuskunta": "company",
    "vesiosuuskunta": "company", "tiekunta": "other", "yksityistien tiekunta": "other", "osakaskunta": "other",
    "kalastuskunta": "other", "jakokunta": "other",
}  # fmt: skip
_CAPITALISED = frozenset({"university", "company"})
_FULL = {
    "AVI": "aluehallintovirasto",
    "ELY-keskus": "elinkeino-, liikenne- ja ympäristökeskus",
    "kaupunginhallitus": "kaupunki",
    "kaupunginvaltuusto": "kaupunki",
    "kunnanhallitus": "kunta",
    "kunnanvaltuusto": "kunta",
}
_PLURALS = {
    "kaupungit": "kaupunki", "kunnat": "kunta", "kaupunginhallitukset": "kaupunginhallitus", "yliopistot": "yliopisto",
    "ammattikorkeakoulut": "ammattikorkeakoulu", "hallinto-oikeudet": "hallinto-oikeus", "hovioikeudet": "hovioikeus",
    "käräjäoikeudet": "käräjäoikeus", "aluehallintovirastot": "aluehallintovirasto", "seurakunnat": "seurakunta",
    "hyvinvointialueet": "hyvinvointialue", "sairaanhoitopiirit": "sairaanhoitopiiri", "vankilat": "vankila",
    "valtuustoryhmät": "valtuustoryhmä", "poliisilaitokset": "poliisilaitos", "pelastuslaitokset": "pelastuslaitos",
    "kaupunginvaltuustot": "kaupunginvaltuusto", "ELY-keskukset": "ELY-keskus",
}  # fmt: skip
_COMMITTEES = (
    "hallinto|laki|liikenne- ja viestintä|maa- ja metsätalous|perustuslaki|puolustus|sivistys|sosiaali- ja terveys"
    "|talous|tiedustelu|tulevaisuus|työelämä- ja tasa-arvo|ulkoasiain|valtiovarain|ympäristö"
)
_GROUP = (
    r"[A-ZÅÄÖ]{2,4}:n|(?:[kK]okoomu|[kK]eskusta|[vV]asemmistoliito|[pP]erussuomalais|[sS]osiaalidemokraat|[vV]ihre"
    r"|[sS]osialidemokraat|[kK]ristillisdemokraat)\w*n|[rR]uotsalaisen kansanpuolueen|[lL]iike Nytin"
)
_LEAD_WORD = rf"(?:{_GROUP}|{GENITIVE}(?: (?:seudun|alueen|kihlakunnan))?)"
_GENITIVES = rf"{_LEAD_WORD}(?:(?:, | ja | sekä ){_LEAD_WORD})*"
_LEAD = re.compile(_LEAD_WORD)
NEXT_IS_PLACE = re.compile(r" (?:alue|raja|keskust|puole|ranta|kaupungino)\w*")


# adjectives, and what is no one place: "Alueellisen pelastuslaitoksen", "Suomen yliopistot"
_ADJECTIVE = re.compile(r"\w+(?:llisen|laisen|läisen|listen|laisten|läisten|immän|imman|impien|uiden|lisen)\Z")
_MANY = frozenset(("Suomen", "Uudenmaan", "Pääkaupunkiseudun", "Maan", "Euroopan", "Pohjoismaiden"))
_ANY_JOINT = frozenset(("EU", "YK", "SOTE", "NATO", "LVI", "IT"))


_HEAD_FORMS = written_forms(_HEADS)
_HEAD_FORMS |= {form.capitalize(): head for form, head in _HEAD_FORMS.items() if _HEADS[head[0]] in _CAPITALISED}
_PLURAL_FORMS = written_forms(_PLURALS, plural=True)
_HEAD_FINDER = finder(_HEAD_FORMS | _PLURAL_FORMS)
_COMMITTEE_FORMS = {form: case for case, form in decline("valiokunta")}
_JOINT_FORMS = inflect("kuntayhtymä")
_OF_PLACE = re.compile(rf"(?<![\w-])(?<!- )(?P<lead>{_GENITIVES}) \Z")
_REACH = 160
_ENDS = re.compile(r"(?![\w-])")
_COMMITTEE = re.compile(
    rf"(?<![\w-])(?:eduskunnan )?(?P<body>(?:{_COMMITTEES}))(?P<head>{'|'.join(_COMMITTEE_FORMS)})(?![\w-])",
    re.IGNORECASE,
)
# a district of an association is one of its own: "Suomen Malliliiton Uudenmaan piiri"
_DISTRICT = re.compile(
    rf"(?<![\w-])(?P<name>(?:{GENITIVE} ){{0,2}}(?:[\w-]*(?:[lL]iiton|[sS]euran)|Ristin) (?:{GENITIVE} ja )?{GENITIVE})"
    r" piiri(?:n|lle|ltä|llä|ssä|stä|in|ä|nä)?(?![\w-])"
)
_BODY_OF = re.compile(
    rf"(?<![\w-])(?P<name>{WORD}(?: {WORD}){{0,2}})(?P<joint>-| [-–]?)järjestö(?:n|ssä|stä|lle|llä|ltä|on|ä|nä|ksi)?\b"
)
_NO_NAME = "(?:on|oli|ovat|ei|eli|sekä|tai|ja|kuuluu|kuten|että|kunta|kuntien|kunnan)"
_JOINT = re.compile(
    rf"(?<![\w-])(?P<name>{GENITIVE}(?: (?!{_NO_NAME} )[a-zåäö-]+){{0,3}}? [-–]?(?!{_NO_NAME} )[a-zåäö]*)"
    rf"(?P<head>{'|'.join(sorted(_JOINT_FORMS, key=len, reverse=True))})(?![\w-])"
)


def formed_names(text: str) -> Iterator[Formed]:
    """All names by form in a text; they may overlap, and then the longest is meant."""
    yield from legal_names(text)
    yield from _of_places(text)
    yield from founded_names(text)
    yield from house_committees(text)
    yield from foreign_names(text)
    if "järjestö" in text:
        for match in _BODY_OF.finditer(text):
            start, written = without_opening(text, match.start(), match["name"])
            joint = match["joint"].replace("–", "-")
            inside = inside_sentence(text, start)
            several = " " in written and not written.endswith("n") and inside
            named = joint != " " and (inside or written.isupper()) and written.upper() not in _ANY_JOINT
            if written and (named or several):
                yield Formed(start, match.end(), f"{written}{joint}järjestö", "association")
    if "kuntayhtym" in text:
        for match in _JOINT.finditer(text):
            name = match["name"].replace("–", "-") + "kuntayhtymä"
            opening = not inside_sentence(text, match.start())
            sure = match["name"].partition(" ")[0] not in NOT_A_PLACE
            yield Formed(match.start(), match.end(), name, "other", _JOINT_FORMS[match["head"]], opening, sure)
    if "iiton " in text or "istin " in text or "euran " in text:
        for match in _DISTRICT.finditer(text):
            inside = inside_sentence(text, match.start())
            yield Formed(match.start(), match.end(), f"{match['name']} piiri", "association", opening=not inside)
    if "aliokun" in text:
        for match in _COMMITTEE.finditer(text):
            name = f"eduskunnan {match['body'].lower()}valiokunta"
            yield Formed(match.start(), match.end(), name, "other", _COMMITTEE_FORMS[match["head"].lower()])


def _of_places(text: str) -> Iterator[Formed]:
    """As "Mallilan yliopiston"; a head in the plural belongs to each place: "Mallilan ja Esilän kaupungit"."""
    for _, at, end in _HEAD_FINDER.find_matches_as_indexes(text):
        match = _OF_PLACE.search(text, max(0, at - _REACH), at) if _ENDS.match(text, end) else None
        if match is None:
            continue
        written = text[at:end]
        plural = written not in _HEAD_FORMS
        head, case = _PLURAL_FORMS[written] if plural else _HEAD_FORMS[written]
        head = _PLURALS.get(head, head)
        municipal = _FULL.get(head, head) in {"kaupunki", "kunta"}
        if municipal and case == "gen" and NEXT_IS_PLACE.match(text, end):
            continue
        leads = list(_LEAD.finditer(text, match.start("lead"), match.end("lead")))
        for lead in leads if plural else leads[-1:]:
            if _is_no_place(lead.group(), head, plural=plural):
                continue
            opening = not inside_sentence(text, lead.start())
            sure = not municipal and (plural or len(leads) == 1)
            name = f"{lead.group()} {_FULL.get(head, head)}"
            yield Formed(
                lead.start(), end if lead is leads[-1] else lead.end(), name, _HEADS[head], case, opening, sure
            )


def _is_no_place(lead: str, head: str, *, plural: bool) -> bool:
    """Whether what stands before the head tells no place: "Tämän kunnan", "Alueellisen pelastuslaitoksen"."""
    if lead in NOT_A_PLACE or lead.endswith("nen") or (plural and lead in _MANY):
        return True
    return head != "valtuustoryhmä" and (lead == "Keskustan" or _ADJECTIVE.match(lead) is not None)

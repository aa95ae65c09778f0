"""Organisations that no registry knows, recognised by the form of their names.

Four forms are sure enough: a name with a legal form (`kg.extract.organisations.companies`), a place's or founder's name
before the word for what it is ("Mallilan hallinto-oikeuteen", "Modellby församling"), a foundation or an association
by its last part, and a committee of parliament. The base form follows from the form itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import ahocorasick_rs

from kg.extract.language.finnish import inflect
from kg.extract.language.finnish_words import decline, decline_plural
from kg.extract.organisations.companies import legal_names, without_opening
from kg.extract.organisations.foreign import foreign_names
from kg.extract.organisations.names import UPPER, WORD, Formed, inside_sentence

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
    "kunnanvaltuusto": "municipality",
}  # fmt: skip
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
_FOUNDED = {"säätiö": "foundation", "yhdistys": "association", "liitto": "association", "seura": "association"}
# what a foundation may be called before its name is told; at the head of a sentence these are no names
_ANY_FOUNDATION = re.compile(
    r"(?:Tytär|Tuki|Emo|Konserni|Kulttuuri|Lahjoitus|Stipendi|Apuraha|Museo|Taidemuseo|Asunto|Kiinteistö|Yliopisto"
    r"|Teatteri|Hoito|Perhe|Nuoriso)-?\Z"
)
_COMMITTEES = (
    "hallinto|laki|liikenne- ja viestintä|maa- ja metsätalous|perustuslaki|puolustus|sivistys|sosiaali- ja terveys"
    "|talous|tiedustelu|tulevaisuus|työelämä- ja tasa-arvo|ulkoasiain|valtiovarain|ympäristö"
)
_GENITIVE = rf"[{UPPER}][\wåäö-]*n"
_GROUP = (
    r"[A-ZÅÄÖ]{2,4}:n|(?:[kK]okoomu|[kK]eskusta|[vV]asemmistoliito|[pP]erussuomalais|[sS]osiaalidemokraat|[vV]ihre"
    r"|[sS]osialidemokraat|[kK]ristillisdemokraat)\w*n|[rR]uotsalaisen kansanpuolueen|[lL]iike Nytin"
)
_LEAD_WORD = rf"(?:{_GROUP}|{_GENITIVE}(?: (?:seudun|alueen|kihlakunnan))?)"
_GENITIVES = rf"{_LEAD_WORD}(?:(?:, | ja | sekä ){_LEAD_WORD})*"
_LEAD = re.compile(_LEAD_WORD)
_NOT_A_PLACE = frozenset(
    (
        "Avoin", "Avoimen", "Suurimman", "Pienimmän",
        "Tämän", "Sen", "Jonkin", "Kunkin", "Koko", "Oman", "Uuden", "Toisen", "Saman", "Muun", "Hakijan", "Kotikunnan",
        "Yhdistyksen", "Kaupungin", "Kunnan", "Näiden", "Niiden", "Molempien", "Ruotsinkielisen", "Entisen", "Jokaisen",
        "Alueen", "Maakunnan", "Perustettavan", "Nykyisen", "Asianomaisen", "Toimivaltaisen", "Usean", "Yhden",
        "Kahden", "Näin", "Kukin", "Sairaanhoitopiirin", "Itsenäisen", "Hyvinvointialueen", "Eduskunnan", "Valtion",
        "Valtakunnallisen", "Ulkomaisen", "Eri", "Monen",
    )
)  # fmt: skip
NEXT_IS_PLACE = re.compile(r" (?:alue|raja|keskust|puole|ranta|kaupungino)\w*")


# adjectives, and what is no one place: "Alueellisen pelastuslaitoksen", "Suomen yliopistot"
_ADJECTIVE = re.compile(r"\w+(?:llisen|laisen|läisen|listen|laisten|läisten|immän|imman|impien|uiden|lisen)\Z")
_MANY = frozenset(("Suomen", "Uudenmaan", "Pääkaupunkiseudun", "Maan", "Euroopan", "Pohjoismaiden"))
_ANY_JOINT = frozenset(("EU", "YK", "SOTE", "NATO", "LVI", "IT"))


def _forms(heads: dict[str, str], plural: bool = False) -> dict[str, tuple[str, str]]:
    """Each written form of the heads: the head and the case."""
    found: dict[str, tuple[str, str]] = {}
    for head in heads:
        for case, form in decline_plural(head) if plural else ((c, f) for f, c in inflect(head).items()):
            found.setdefault(form, (head, case))
    return found


def _finder(forms: dict[str, tuple[str, str]]) -> ahocorasick_rs.AhoCorasick:
    """Finds any of the written forms, of two at one place the longer."""
    return ahocorasick_rs.AhoCorasick(list(forms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _any(forms: dict[str, tuple[str, str]]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_HEAD_FORMS = _forms(_HEADS)
_HEAD_FORMS |= {form.capitalize(): head for form, head in _HEAD_FORMS.items() if _HEADS[head[0]] == "university"}
_PLURAL_FORMS = _forms(_PLURALS, plural=True)
_FOUNDED_FORMS = _forms(_FOUNDED)
_HEAD_FINDER = _finder(_HEAD_FORMS | _PLURAL_FORMS)
_FOUNDED_FINDER = _finder(_FOUNDED_FORMS)
_COMMITTEE_FORMS = {form: case for case, form in decline("valiokunta")}
_JOINT_FORMS = inflect("kuntayhtymä")
_OF_PLACE = re.compile(rf"(?<![\w-])(?<!- )(?P<lead>{_GENITIVES}) \Z")
_REACH = 160
_ENDS = re.compile(r"(?![\w-])")
_ENDS_WORD = re.compile(r"(?![\w:-])")
# the genitive of a common noun; a doubled vowel is an illative's ("toimintaan")
_LOWER_GENITIVE = (
    r"(?!(?:mukaan|ollen|kuin|niin|noin|osan|mukaisen|omistaman|hallinnoiman|perustaman|ylläpitämän) )"
    r"[a-zåäö-]{2,}(?:(?!aa|ee|ii|oo|uu|yy|ää|öö)[aeiouyäöa-z][aeiouyäö])n"
)
_FOUNDED_LEAD = re.compile(
    rf"(?<![\w-])(?P<lead>(?:{_GENITIVE} ){{0,2}})(?P<of>(?:{_LOWER_GENITIVE} ){{0,2}})(?P<body>[\w-]*)\Z"
)
_BEFORE_DASH = re.compile(rf"(?<![\w&/.-])(?P<name>{WORD}(?: {WORD}){{0,3}}) \Z")
_FOUNDED_REACH = 80
_COMMITTEE = re.compile(
    rf"(?<![\w-])(?:eduskunnan )?(?P<body>(?:{_COMMITTEES}))(?P<head>{'|'.join(_COMMITTEE_FORMS)})(?![\w-])",
    re.IGNORECASE,
)
_BODY_OF = re.compile(
    rf"(?<![\w-])(?P<name>{WORD}(?: {WORD}){{0,2}})(?P<joint>-| [-–]?)järjestö(?:n|ssä|stä|lle|llä|ltä|on|ä|nä|ksi)?\b"
)
_NO_NAME = "(?:on|oli|ovat|ei|eli|sekä|tai|ja|kuuluu|kuten|että|kunta|kuntien|kunnan)"
_JOINT = re.compile(
    rf"(?<![\w-])(?P<name>{_GENITIVE}(?: (?!{_NO_NAME} )[a-zåäö-]+){{0,3}}? [-–]?(?!{_NO_NAME} )[a-zåäö]*)"
    rf"(?P<head>{'|'.join(sorted(_JOINT_FORMS, key=len, reverse=True))})(?![\w-])"
)


def formed_names(text: str) -> Iterator[Formed]:
    """All names by form in a text; they may overlap, and then the longest is meant."""
    yield from legal_names(text)
    yield from _of_places(text)
    yield from _founded(text)
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
            sure = match["name"].partition(" ")[0] not in _NOT_A_PLACE
            yield Formed(match.start(), match.end(), name, "other", _JOINT_FORMS[match["head"]], opening, sure)
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
    if lead in _NOT_A_PLACE or lead.endswith("nen") or (plural and lead in _MANY):
        return True
    return head != "valtuustoryhmä" and (lead == "Keskustan" or _ADJECTIVE.match(lead) is not None)


def _founded(text: str) -> Iterator[Formed]:
    """Foundations and associations: "Esimerkkisäätiön", "Mallilan kotiseutuyhdistyksen", "Suomen Malliliitto"."""
    for _, at, end in _FOUNDED_FINDER.find_matches_as_indexes(text):
        front = _FOUNDED_LEAD.search(text, max(0, at - _FOUNDED_REACH), at) if _ENDS_WORD.match(text, end) else None
        if front is None:
            continue
        head, case = _FOUNDED_FORMS[text[at:end]]
        if head == "säätiö" and text[at - 1 : at] in {"-", "–"}:
            yield from _dashed_foundation(text, at, end, case)
        lead, of, body = front["lead"].strip(), front["of"].strip(), front["body"]
        start = front.start()
        if of and not (lead and (head == "säätiö" or (body and " " not in of and head != "liitto"))):
            start, lead, of = front.start("body"), "", ""
        if (len(body) < 3 and (body or not of)) or lead.partition(" ")[0] in _NOT_A_PLACE:
            continue
        inside = inside_sentence(text, start)
        if not (lead or _is_foundation(text, end, body, head, inside=inside)):
            continue
        name = " ".join(word for word in (lead, of, body + head) if word)
        yield Formed(start, end, name, _FOUNDED[head], case, not inside)


def _dashed_foundation(text: str, at: int, end: int, case: str) -> Iterator[Formed]:
    """As "Maija Mallin muisto -säätiön", whose last part begins at the place."""
    front = _BEFORE_DASH.search(text, max(0, at - _FOUNDED_REACH), at - 1)
    if front is not None:
        start, name = without_opening(text, front.start(), front["name"])
        if name:
            yield Formed(start, end, f"{name} -säätiö", "foundation", case, not inside_sentence(text, start))


def _is_foundation(text: str, end: int, body: str, head: str, *, inside: bool) -> bool:
    """Whether one capitalised word ("Esimerkkisäätiö") is a name: in a sentence, or as a whole line or cell."""
    if head != "säätiö" or not body[:1].isupper() or _ANY_FOUNDATION.match(body):
        return False
    return inside or text[end : end + 1] in {"", "\n", "\t"} or text.startswith(" sr", end)

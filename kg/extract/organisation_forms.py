"""Organisations that no registry knows, recognised by the form of their names.

Three forms are sure enough: a name with a company form or the mark of a registered association ("Rakennus Esimerkki
Oy:n", "Kiinteistö Oy Esimerkki"), a place's or founder's name before the word for what it is ("Mallilan
hallinto-oikeuteen"), and a committee of parliament. The base form follows from the form itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.finnish import inflect
from kg.extract.finnish_words import decline, decline_plural

_UPPER = "A-ZÅÄÖÉÜÕŠŽ"
_WORD = rf"[{_UPPER}0-9][\w&+'’-]*(?:\.\w+)*"
_LEGAL = {
    "Oy Ab": "company", "Oyj Abp": "company", "Oy Ltd": "company", "Ab Oy": "company", "Oyj": "company",
    "Oy": "company", "OYJ": "company", "OY": "company", "Abp": "company", "Ab": "company", "AB": "company",
    "Ky": "company", "KY": "company", "Tmi": "company", "Ay": "company", "Ltd": "company", "GmbH": "company",
    "OÜ": "company", "osk": "company", "A/S": "company", "ry": "association", "r.y": "association", "Ry": "association",
    "RY": "association", "rf": "association", "sr": "foundation", "rs": "foundation",
}  # fmt: skip
_WRITTEN = {"r.y": "ry", "Ry": "ry", "RY": "ry"}
_FORM = "|".join(re.escape(form) for form in sorted(_LEGAL, key=len, reverse=True))
_START, _END = r"(?<![\w&/.-])", r"(?::[a-zäö]+)?(?![\w-])"
_COMPANY = re.compile(
    rf"{_START}(?P<name>(?:{_WORD}- ja )?(?:{_WORD} (?:& |\+ |and |of |the )?){{1,7}})(?P<form>{_FORM}){_END}"
)
_ASSOCIATION = re.compile(
    rf"{_START}(?P<name>(?:{_WORD} ){{1,7}}(?:(?:ja )?(?!(?:ja|sekä|tai|och) )[a-zåäöé][\wåäö-]* ){{1,3}}"
    rf"(?:(?:[{_UPPER}]{{2,}} )?{_WORD} )?)"
    rf"(?P<form>ry|rf|sr|r\.y){_END}"
)
_PREFIXED = re.compile(
    rf"{_START}(?P<form>(?:Asunto|Kiinteistö|Keskinäinen Kiinteistö|Bostads|Fastighets) ?-?(?:[Oo]y|[Aa]b)|As\.? [Oo]y"
    rf"|AsOy|KOy|Koy|KKOy|Tmi|Osuuskunta|Keskinäinen Vakuutusyhtiö) (?P<name>{_WORD}(?: {_WORD})*)"
)
_ONLY_FORM = re.compile(r"(?:Asunto|As|Kiinteistö|Keskinäinen Kiinteistö|Keskinäinen|Bostads|Fastighets|Oy|Ab)\Z")
# words that open a sentence before a name and are no part of it
_OPENING = re.compile(
    r"(?:Hakija|Hakijana|Tarjoaja|Toimittaja|Tilaaja|Vuokralainen|Yhtiö|Yritys|Myös|Lisäksi|Samoin|Ostaja|Myyjä|Luovuttaja"
    r"|Saaja|Omistaja|Tuottaja|\w*[uU]rakoitsija|Yhdistys|Säätiö|Kiinteistön|Tontin|Tontti|Kortteli|Kohde|Konsultti|Tilintarkastaja|Kun|Jos|Että"
    r"|Koska|Sekä|Eli|Ja|Sen|Näin|Vuonna|Kaupunki|Kaupungin|Ryhmä|Liite|Päätös|Lausunto|\w*[sS]opimus|\w*[hH]akemus|Ilmoitus"
    r"|Valitus|Oikaisuvaatimus|Vastine|\w*(?:[aA]vustus|[vV]araus|[vV]uokraus|[tT]ilaus|[hH]ankinta"
    r"|[tT]arjous|(?i:perustamiskirja|säännöt|yhtiöjärjestys|toimintakertomus|tilinpäätös|pöytäkirja)|[tT]akaus|[lL]aina|[mM]aksu|[kK]orvaus|taan|tään|daan|dään|llaan|llään|nnaan)|\d+[.)]?|\w+\.)\Z"
)
_TRADE = re.compile(
    r"(?i:palvelu|hoito|hoiva|koti|siivous|kahvila|ravintola|pizzeria|grilli|kauppa|kioski|myymälä|putiikki|parturi|kampaamo"
    r"|studio|huolto|rakennus|remontti|kuljetus|taksi|konsult|paja|verstas|leipomo|valmennus|terapia|musiikki|teatteri"
    r"|service|cleaning|consulting|design|media|shop|taxi)"
)
# a shop's number before the shopkeeper's name; no year
_NAME_NUMBER = re.compile(r"(?!(?:19|20)\d\d)\d{4}\Z")
_NUMBER_AND_NAME = 2
_NUMBERED = re.compile(
    r"(?:\b(?:n:?ro|n:o|no|numero\w*|ton\w+|kortteli\w*|liit\w+|koh\w+|kuva\w*|vuo\w+|klo|hanke\w*|hankkee\w*|koodi\w*"
    r"|sopimu\w*|tilau\w*|lasku\w*|projekti\w*|euro\w*|kpl|[a-zåäö]*tunnus\w*)|[§:/,–-])[ \n]*\Z"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d*\Z")
_IN_GENITIVE = re.compile(r"(säätiö|liitto|seura)n\Z")
_LOCAL_CASE = re.compile(rf"[{_UPPER}]?[a-zåäö-]{{3,}}(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z")
_SENTENCE_WORD = re.compile(
    r"\b(?:on|oli|ovat|olivat|ei|eli|että|jotta|joka|jonka|jolle|mukaan|mukaisesti|kanssa|kuin|sekä|tai|myös|varten"
    r"|koskien|päätti|hakee|haki|esittää|toteaa|myönnetään|myöntää|saa|sai|jätti|teki|tekee|välillä|osalta|puolesta"
    r"|johdosta|hakija|hakijana|vuokralainen|yhtiö|yhdistys|nimellä|toimii|lisäksi|jäsen|jäsenenä|omistama|hallinnoima)\b"
)

_HEADS = {
    "yliopisto": "university", "teknillinen yliopisto": "university", "teknillinen korkeakoulu": "university",
    "ammattikorkeakoulu": "university", "hallinto-oikeus": "court", "käräjäoikeus": "court",
    "hovioikeus": "court", "aluehallintovirasto": "agency", "AVI": "agency", "ELY-keskus": "agency",
    "elinkeino-, liikenne- ja ympäristökeskus": "agency", "TE-toimisto": "agency", "poliisilaitos": "agency",
    "vankila": "agency", "kaupunki": "municipality", "kunta": "municipality", "hyvinvointialue": "region",
    "sairaanhoitopiiri": "region", "maakuntaliitto": "region", "seurakunta": "church", "seurakuntayhtymä": "church",
    "hiippakunta": "church", "valtuustoryhmä": "party_group", "kaupunginhallitus": "municipality",
    "kaupunginvaltuusto": "municipality",
}  # fmt: skip
_FULL = {
    "AVI": "aluehallintovirasto",
    "ELY-keskus": "elinkeino-, liikenne- ja ympäristökeskus",
    "kaupunginhallitus": "kaupunki",
    "kaupunginvaltuusto": "kaupunki",
}
_PLURALS = {
    "kaupungit": "kaupunki", "kunnat": "kunta", "kaupunginhallitukset": "kaupunginhallitus", "yliopistot": "yliopisto",
    "ammattikorkeakoulut": "ammattikorkeakoulu", "hallinto-oikeudet": "hallinto-oikeus", "hovioikeudet": "hovioikeus",
    "käräjäoikeudet": "käräjäoikeus", "aluehallintovirastot": "aluehallintovirasto", "seurakunnat": "seurakunta",
    "hyvinvointialueet": "hyvinvointialue", "sairaanhoitopiirit": "sairaanhoitopiiri", "vankilat": "vankila",
    "valtuustoryhmät": "valtuustoryhmä", "poliisilaitokset": "poliisilaitos",
}  # fmt: skip
_FOUNDED = {"säätiö": "foundation", "yhdistys": "association", "liitto": "association", "seura": "association"}
_COMMITTEES = (
    "hallinto|laki|liikenne- ja viestintä|maa- ja metsätalous|perustuslaki|puolustus|sivistys|sosiaali- ja terveys"
    "|talous|tiedustelu|tulevaisuus|työelämä- ja tasa-arvo|ulkoasiain|valtiovarain|ympäristö"
)
_GENITIVE = rf"[{_UPPER}][\wåäö-]*n"
_GENITIVES = rf"{_GENITIVE}(?:(?:, | ja | sekä ){_GENITIVE})*"
_LEAD = re.compile(_GENITIVE)
_NOT_A_PLACE = frozenset(
    (
        "Tämän", "Sen", "Jonkin", "Kunkin", "Koko", "Oman", "Uuden", "Toisen", "Saman", "Muun", "Hakijan", "Kotikunnan",
        "Yhdistyksen", "Kaupungin", "Kunnan", "Näiden", "Niiden", "Molempien", "Ruotsinkielisen", "Entisen", "Jokaisen",
    )
)  # fmt: skip
NEXT_IS_PLACE = re.compile(r" (?:alue|raja|keskust|puole|ranta|kaupungino)\w*")


@dataclass(frozen=True, slots=True)
class Formed:
    """A name by form: where it stands, its base form and its kind.

    opening: its first word opens a sentence or a line, so that its capital may not belong to the name.
    sure: a name of that form is believed without the registry; that of a municipality is not ("Mallisen kaupungin").
    """

    start: int
    end: int
    name: str
    kind: str
    case: str = "nom"
    opening: bool = False
    sure: bool = True


def _forms(heads: dict[str, str], plural: bool = False) -> dict[str, tuple[str, str]]:
    """Each written form of the heads: the head and the case."""
    found: dict[str, tuple[str, str]] = {}
    for head in heads:
        for case, form in decline_plural(head) if plural else ((c, f) for f, c in inflect(head).items()):
            found.setdefault(form, (head, case))
    return found


def _any(forms: dict[str, tuple[str, str]]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_HEAD_FORMS = _forms(_HEADS)
_HEAD_FORMS |= {form.capitalize(): head for form, head in _HEAD_FORMS.items() if _HEADS[head[0]] == "university"}
_PLURAL_FORMS = _forms(_PLURALS, plural=True)
_FOUNDED_FORMS = _forms(_FOUNDED)
_COMMITTEE_FORMS = {form: case for case, form in decline("valiokunta")}
_OF_PLACE = re.compile(
    rf"(?<![\w-])(?<!- )(?P<lead>{_GENITIVES}) (?P<head>{_any(_HEAD_FORMS | _PLURAL_FORMS)})(?![\w-])"
)
_FOUNDED_HEAD = re.compile(rf"(?P<head>{_any(_FOUNDED_FORMS)})(?![\w:-])")
_FOUNDED_LEAD = re.compile(rf"(?<![\w-])(?P<lead>(?:{_GENITIVE} ){{0,2}})(?P<body>[\w-]*)\Z")
_FOUNDATION = _any({form: head for form, head in _FOUNDED_FORMS.items() if head[0] == "säätiö"})
_NAMED_FOUNDATION = re.compile(rf"{_START}(?P<name>{_WORD}(?: {_WORD}){{1,3}}) -(?P<head>{_FOUNDATION})(?![\w:-])")
_FOUNDED_REACH = 80
_COMMITTEE = re.compile(
    rf"(?<![\w-])(?:eduskunnan )?(?P<body>(?:{_COMMITTEES}))(?P<head>{'|'.join(_COMMITTEE_FORMS)})(?![\w-])",
    re.IGNORECASE,
)
_BODY_OF = re.compile(rf"(?<![\w-])(?P<name>[{_UPPER}][\w]+)-järjestö\w*")


def formed_names(text: str) -> Iterator[Formed]:
    """All names by form in a text; they may overlap, and then the longest is meant."""
    if _MARK.search(text) is not None:
        yield from _companies(text)
    yield from _of_places(text)
    yield from _founded(text)
    if "-järjestö" in text:
        for match in _BODY_OF.finditer(text):
            yield Formed(match.start(), match.end(), f"{match['name']}-järjestö", "association")
    if "aliokun" in text:
        for match in _COMMITTEE.finditer(text):
            name = f"eduskunnan {match['body'].lower()}valiokunta"
            yield Formed(match.start(), match.end(), name, "other", _COMMITTEE_FORMS[match["head"].lower()])


_MARK = re.compile(rf"(?<![\w-])(?:{_FORM}|Osuuskunta|AsOy|KOy|Koy|KKOy|Vakuutusyhtiö)(?![\w-])")


# "Taide ja Tori KTN Mallila ry" at the head of a line: there is no other name for "ja" to join
_JOINED_FRONT = re.compile(rf"(?:^|[\n\t])(?P<front>{_WORD} (?:ja|och) )\Z")


def _companies(text: str) -> Iterator[Formed]:
    for match in _COMPANY.finditer(text):
        start, name = _trimmed(text, match.start(), match["name"].strip())
        joined = _JOINED_FRONT.search(text, max(0, start - 40), start)
        if joined is not None and _LEGAL[match["form"]] == "association":
            start, name = joined.start("front"), f"{joined['front']}{name}"
        if name and not _ONLY_FORM.match(name) and not _is_own_name(match["form"], name):
            full = f"{name} {_WRITTEN.get(match['form'], match['form'])}"
            yield Formed(start, match.end(), full, _LEGAL[match["form"]], opening=not inside_sentence(text, start))
    for match in _ASSOCIATION.finditer(text):
        start, name = _trimmed(text, match.start(), match["name"].strip())
        if name and not _SENTENCE_WORD.search(name):
            full = f"{name} {_WRITTEN.get(match['form'], match['form'])}"
            yield Formed(start, match.end(), full, _LEGAL[match["form"]], opening=not inside_sentence(text, start))
    for match in _PREFIXED.finditer(text):
        if _is_own_name(match["form"], match["name"]):
            continue
        if text[match.end() : match.end() + 1] != ":" and _is_nominative(match["name"]):
            yield Formed(match.start(), match.end(), match.group(), "company")


def _trimmed(text: str, start: int, name: str) -> tuple[int, str]:
    """The name without words in front that only open the sentence or say where."""
    words = name.split(" ")
    cut = max((i + 1 for i, word in enumerate(words[:-1]) if _LOCAL_CASE.match(word) or _DATE.match(word)), default=0)
    while cut < len(words) - 1 and _OPENING.match(words[cut]):
        if _begins_name(text, start, words[cut:], first=cut == 0):
            break
        numbered = words[cut][0].isdigit() or (cut > 0 and words[cut - 1][0].isdigit())
        if not numbered and (cut > 0 or inside_sentence(text, start)):
            break
        cut += 1
    gone = len(" ".join(words[:cut])) + (1 if cut else 0)
    rest = " ".join(words[cut:])
    return start + gone, _IN_GENITIVE.sub(r"\1", rest) if any(c.isalpha() for c in rest) else ""


def _is_own_name(form: str, name: str) -> bool:
    """Whether a sole trader goes by a private person's name, as far as nothing in it names a trade."""
    return form == "Tmi" and _TRADE.search(name) is None


def _begins_name(text: str, start: int, words: list[str], *, first: bool) -> bool:
    """Whether a number is the first word of a name ("1234 Maija Malli Oy") and numbers nothing else."""
    number = words[0]
    return (
        first
        and _NAME_NUMBER.match(number) is not None
        and len(words) > _NUMBER_AND_NAME
        and _NUMBERED.search(text, max(0, start - 30), start) is None
    )


_CASE_ENDING = re.compile(r"(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|aan|ään)\Z")


def _is_nominative(name: str) -> bool:
    """Whether a name without a form at its end can be taken as it stands."""
    last = name.rpartition(" ")[2]
    return last.isdigit() or last.isupper() or not _CASE_ENDING.search(last)


def _of_places(text: str) -> Iterator[Formed]:
    """As "Mallilan yliopiston"; a head in the plural belongs to each place: "Mallilan ja Esilän kaupungit"."""
    for match in _OF_PLACE.finditer(text):
        written = match["head"]
        plural = written not in _HEAD_FORMS
        head, case = _PLURAL_FORMS[written] if plural else _HEAD_FORMS[written]
        head = _PLURALS.get(head, head)
        municipal = _FULL.get(head, head) in {"kaupunki", "kunta"}
        if municipal and case == "gen" and NEXT_IS_PLACE.match(text, match.end()):
            continue
        leads = list(_LEAD.finditer(text, match.start("lead"), match.end("lead")))
        for lead in leads if plural else leads[-1:]:
            if lead.group() in _NOT_A_PLACE or lead.group().endswith("nen"):
                continue
            opening = not inside_sentence(text, lead.start())
            sure = not municipal and (plural or len(leads) == 1)
            name = f"{lead.group()} {_FULL.get(head, head)}"
            end = match.end() if lead is leads[-1] else lead.end()
            yield Formed(lead.start(), end, name, _HEADS[head], case, opening, sure)


def _founded(text: str) -> Iterator[Formed]:
    """Foundations and associations: "Esimerkkisäätiön", "Mallilan kotiseutuyhdistyksen", "Suomen Malliliitto"."""
    for match in _NAMED_FOUNDATION.finditer(text):
        start, name = _trimmed(text, match.start(), match["name"])
        head, case = _FOUNDED_FORMS[match["head"]]
        if name:
            yield Formed(start, match.end(), f"{name} -{head}", "foundation", case, not inside_sentence(text, start))
    for match in _FOUNDED_HEAD.finditer(text):
        front = _FOUNDED_LEAD.search(text, max(0, match.start() - _FOUNDED_REACH), match.start())
        if front is None or len(front["body"]) < 3:
            continue
        lead, body = front["lead"].strip(), front["body"]
        head, case = _FOUNDED_FORMS[match["head"]]
        inside = inside_sentence(text, front.start())
        if lead.partition(" ")[0] in _NOT_A_PLACE or not (lead or (head == "säätiö" and body[0].isupper() and inside)):
            continue
        name = " ".join(word for word in (lead, body + head) if word)
        yield Formed(front.start(), match.end(), name, _FOUNDED[head], case, not inside)


def name_variants(name: str) -> tuple[str, ...]:
    """Other ways to write a name: without its legal form, with its place in the nominative."""
    body, _, last = name.rpartition(" ")
    variants = [name]
    if last in _LEGAL:
        variants.append(body)
    elif body.endswith("n") and last in _HEADS:
        variants += [f"{body[:-1]} {last}", f"{body[:-1]}-{last}"]
    return tuple(variants)


def inside_sentence(text: str, start: int) -> bool:
    """Whether a capital here is not owed to the beginning of a sentence or line."""
    before = text[:start].rstrip(" ")
    return bool(before) and before[-1] not in ".:!?\n\t•–-*"

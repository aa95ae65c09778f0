"""Companies, associations and foundations that show what they are by a legal form: "Rakennus Esimerkki Oy:n".

Most forms stand last ("Mallilan nuorten kuoro ry"): the name is read from the form leftwards, word by word, until a
word that cannot belong to it. Of those that stand first see `kg.extract.organisations.fronts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.language.finnish_words import decline
from kg.extract.organisations.fronts import is_own_name, names_after_form
from kg.extract.organisations.heads import NOT_A_PLACE
from kg.extract.organisations.legal import FORM, IS_FORM, LEGAL, WRITTEN
from kg.extract.organisations.names import UPPER, WORD, Formed, inside_sentence

# begins with a literal, which the engine finds fast
_SUFFIX = re.compile(rf" (?<=\S )(?P<form>{FORM})(?::[a-zäö]+)?(?!\w|-(?!nimi|yhtiö|konserni)|\.[a-zäö])")
# "Mallilan Kuljetus Osuuskunta": the word inflects, and where a name follows it belongs to that name
_COOPERATIVE = re.compile(
    rf" (?<=\S )(?P<form>Osuuskun(?:{'|'.join(form[8:] for _, form in decline('osuuskunta'))}))(?![\w-]| [{UPPER}])"
)
_REACH = 150
# what ends a name to the left; a full stop after an initial or "Kumpp." does not
_BOUNDARY = re.compile(
    r"[\n\t;!?()\[\]\"”“„•|,]|:(?=\s)|(?<![A-ZÅÄÖ])(?<!\b[Kk]umpp)(?<!\bBros)(?<!& Co)\.(?=\s)|(?<=\s)[–—-](?=\s)|\*\*"
)
# of companies two stand on the sides of it ("Malli/Kivi Oy"); in an association's name it parts "Kisa/Juniorit ry"
_SLASH = re.compile(r"(?<=[a-zåäö])/(?=[A-ZÅÄÖ])")
_CAPITAL = re.compile(rf"{WORD}(?:/{WORD})?\Z|(?:[{UPPER}]|[Kk]umpp|Bros|Co)\.\Z")
_OF_ACRONYM = re.compile(rf"[{UPPER}]{{2,}}:n\Z")
_LOWER = re.compile(r"[a-zåäöé][\wåäö-]*\Z")
_JOINS = frozenset(("&", "+", "of", "and", "the", "for", "von", "af", "de", "la", "du", "för", "i", "på", "vid"))
_AND = frozenset(("ja", "och", "sekä"))
_OPENS = frozenset(("Oy", "OY", "Ab", "AB"))
_MOST_LOWER = 4
_NAME_AND_IN = 2
# common nouns that companies are named with after a genitive: "Toholan kehitys Oy", "Mallilan kaupungin asunnot Oy"
_BUSINESS = re.compile(
    r"[a-zåäö-]*(?:asunnot|asunto|asumisoikeus|kiinteistöt|tilat|kodit|koti|kehitys|palvelut?|energia|sähkö|verkko|lämpö"
    r"|vesi|satama|pysäköinti|putkikeräys|teatteri|arkkitehdit|insinöörit|liikenne|linja|kuljetus|rakennus|huolto|pesula"
    r"|hoiva|terveys|apteekki|kauppa|jäähalli|halli|areena|matkailu|messut|viestintä|yhtiöt|yhtymä|rahoitus|vuokraus"
    r"|kartano|keittiö|ravintola|kahvila|uutiset|lehti|tukku|logistiikka|kierrätys|jätehuolto|toiminta|työ)\Z"
)
_GENITIVE = re.compile(r"[a-zåäö-]{3,}n\Z")
_GENITIVE_PLURAL = re.compile(r"(?!(?:jo|ku|si|mi|tä|si|jon|muu|lisä|sit)ten\b)[a-zåäö-]{2,}(?:ten|jen|ien|iden|den)\Z")
# "Samfundet Modell i svenska Finland rf"
_SWEDISH_ADJECTIVE = re.compile(r"[a-zåäö]+(?:ska|tra|dra|liga)\Z")
_SWEDISH_IN = frozenset(("i", "på", "för", "vid"))
# nouns that may have a further name after them: "Suomen malliliitto MaLi ry"
_CLUB = re.compile(
    r"\w*(?:liitto|yhdistys|seura|järjestö|kerho|klubi|kuoro|orkesteri|teatteri|tori|keskus|verkosto|tuki|koti|talo"
    r"|ystävät|(?<!n)[uy]t|[aeioäö](?<!va)(?<!vä)t|[bcdfghjkmpqvwxz])\Z"
)
_PARTNERS = re.compile(
    rf"[{UPPER}]\w*(?:toimisto|rkkitehdit|rkkitehti|liike|kauppa|palvelu|yhtiö|huolto|urakointi|rakennus|veljekset"
    rf"|paja|studio|kuljetus|fysioterapia)\Z"
)
_FINITE = re.compile(r"\w+(?:taan|tään|daan|dään|llaan|llään|nnaan|nnään|aneet|eneet|nneet)\Z")
_SENTENCE_WORD = re.compile(
    r"(?:on|oli|ovat|olivat|ei|eli|että|jotta|joka|jonka|jolle|mukaan|mukaisesti|kanssa|kuin|sekä|tai|myös|varten"
    r"|koskien|päätti|hakee|haki|esittää|toteaa|myöntää|saa|sai|jätti|teki|tekee|välillä|osalta|puolesta|och|är|har|att"
    r"|johdosta|hakija|hakijana|vuokralainen|yhtiö|yhtiön|yhdistys|yhdistyksen|nimellä|toimii|lisäksi|jäsen|jäsenenä"
    r"|omistama|hallinnoima|vuonna|nykyinen|entinen|nyk|ent|ns|eräs|kumppani|tarjoaja|toimittaja|urakoitsija|omistaja"
    r"|\w*(?:järjestöt|liitot|yhdistykset|seurat|yhtiöt|säätiöt|edustajana)|tytäryhtiö|osakkuusyhtiö|vuokralaisena|konsultti|avusti|vuokrasi|luovutti|esitti|valitsi|tilasi|hankki|osti|myi)\Z"
)
# words that open a sentence before a name and are no part of it
_OPENING = re.compile(
    r"(?:\w*(?:[hH]akija|[tT]arjoaja|[tT]oimittaja|[tT]ilaaja|[vV]uokralainen|[oO]staja|[mM]yyjä|[lL]uovuttaja|[sS]aaja"
    r"|[oO]mistaja|[tT]uottaja|[uU]rakoitsija|konsultti|[sS]uunnittelija|kumppani|[jJ]ärjestäjä|[yY]lläpitäjä)"
    r"|(?:Tytär|Emo|Osakkuus|Tuotanto|Konserni|Sisar)?[yY]htiön?|Yritys|Konsultti|Hakijana|Yhdistyksen|Säätiön|Seuran"
    r"|Perustettavan?|Ryhmittymä|Työyhteenliittymä|Konsortio|Myös|Lisäksi|Samoin|Yhdistys|Säätiö|Kiinteistön|Tontin|Tontti|Kortteli|Kohde"
    r"|Tilintarkastaja|Kun|Jos|Että|Koska|Sekä|Eli|Ja|Sen|Näin|Vuonna|Kaupunki|Kaupungin|Ryhmä|Liite|Päätös|Lausunto"
    r"|\w*[sS]opimus|\w*[hH]akemus|Ilmoitus|Valitus|Oikaisuvaatimus|Vastine|Sökanden"
    r"|\w*(?:[aA]vustus|[vV]araus|[vV]uokraus|[tT]ilaus|[hH]ankinta|[tT]arjous|(?i:perustamiskirja|säännöt"
    r"|yhtiöjärjestys|toimintakertomus|tilinpäätös|pöytäkirja)|[tT]akaus|[lL]aina|[mM]aksu|[kK]orvaus"
    r"|taan|tään|daan|dään|llaan|llään|nnaan)|\w{3,}(?:ivat|ivät)|\d+[.)]?|\w{2,}\.)\Z"
)
_LOCAL_CASE = re.compile(
    rf"(?:(?:[{UPPER}]+-|[{UPPER}])?[a-zåäö-]{{3,}}|[{UPPER}]{{3,}})(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z"
)
_GIVEN_NAME = re.compile(
    r"(?:Camilla|Pernilla|Gunilla|Priscilla|Sibylla|Marcella|Gabriella|Daniella|Isabella|Graziella|Michelle|Danielle"
    r"|Isabelle|Gabrielle|Estelle|Noelle|Barista|Fiesta|Siesta|Augusta|Krista|Christa)\Z"
)
# what a person's name follows, and how many words the two are: "Projektipäällikkö Maija Malli Kivi Oy:stä"
_TITLE = re.compile(
    r"\w*(?:päällikkö|johtaja|arkkitehti|insinööri|lakimies|asianajaja|asiantuntija|konsultti|sihteeri|lääkäri|professori"
    r"|tohtori|maisteri|isännöitsijä|edustaja|ekonomi|tarkastaja|suunnittelija|koordinaattori)\Z",
    re.IGNORECASE,
)
_TITLE_AND_NAME = 3
# titles that only a person bears
_PERSONS_TITLE = re.compile(
    r"\w*(?:päällikkö|johtaja|arkkitehti|insinööri|lakimies|asianajaja|asiantuntija|sihteeri|lääkäri|professori|tohtori"
    r"|maisteri|ekonomi|tuomari|tarkastaja|koordinaattori)\Z",
    re.IGNORECASE,
)
_PERSONS_NAME = re.compile(rf"[{UPPER}][a-zåäöéü]+(?:-[{UPPER}][a-zåäöéü]+)?\Z")
_PLAIN_CLUB = frozenset(("yhdistys", "seura", "järjestö"))
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d*\Z")
_IN_GENITIVE = re.compile(r"(säätiö|liitto|seura)n\Z")
# a shop's number before the shopkeeper's name; no year
_NAME_NUMBER = re.compile(r"(?!(?:19|20)\d\d)\d{4}\Z")
_NUMBER_AND_NAME = 2
_NUMBERED = re.compile(
    r"(?:\b(?:n:?ro|n:o|no|numero\w*|ton\w+|kortteli\w*|liit\w+|koh\w+|kuva\w*|vuo\w+|klo|hanke\w*|hankkee\w*|koodi\w*"
    r"|sopimu\w*|tilau\w*|lasku\w*|projekti\w*|euro\w*|kpl|[a-zåäö]*tunnus\w*)|[§:/,–-])[ \n]*\Z"
)
_QUOTED = re.compile(rf"[\"”“„](?P<name>[{UPPER}0-9][^\"”“„\n]{{1,60}})[\"”]\Z")
_ONLY_FORM = re.compile(
    r"(?:Asunto|As|Kiinteistö|Keskinäinen Kiinteistö|Keskinäinen|Bostads|Fastighets|Oy|Ab|AB|Osakeyhtiö|Yhtiö|Liite"
    r"|Kohde|Tontti|Kortteli|Lausunto|Päätös|Hakija|Vuokralainen|Ostaja|Myyjä|Tarjoaja|Toimittaja|Omistaja|Haltija)\Z"
)


def legal_names(text: str) -> Iterator[Formed]:
    """All names with a legal form; they may overlap, and then the longest is meant."""
    for match in _SUFFIX.finditer(text):
        yield from _before_form(text, match)
    if "suuskun" in text:
        for match in _COOPERATIVE.finditer(text):
            yield from _before_form(text, match)
    yield from names_after_form(text)


def _before_form(text: str, match: re.Match[str]) -> Iterator[Formed]:
    written = "Osuuskunta" if match.re is _COOPERATIVE else match["form"]
    kind = LEGAL.get(written, "company")
    low = max(0, match.start() - _REACH)
    front, why = text[low : match.start()], ""
    quoted = _QUOTED.search(front)
    if quoted is not None:
        start, name = low + quoted.start("name"), quoted["name"]
    else:
        cut = max((m.end() for m in _BOUNDARY.finditer(front)), default=0)
        if kind == "company":
            cut = max((m.end() for m in _SLASH.finditer(front, cut)), default=cut)
        words = front[cut:].lstrip(" ").split(" ")
        whole = (low + cut == 0 or text[low + cut - 1] in "\n\t") and (
            kind != "company" or text[match.end() : match.end() + 1] in {"", "\n", "\t"}
        )
        first = _first_word(words, kind, whole=whole)
        if kind == "company":
            first = _after_person(words, first)
        name = " ".join(words[first:])
        why = _cut_off(words[first - 1] if first else "", name, match["form"])
        start, name = without_opening(text, match.start() - len(name), name)
    if not name or _ONLY_FORM.match(name) or is_own_name(written, name) or (written == "AS" and " " not in name):
        return
    full = f"{name} {WRITTEN.get(written, written)}"
    yield Formed(start, match.end(), full, kind, opening=not inside_sentence(text, start), why=why)


def _cut_off(before: str, name: str, form: str) -> str:
    """Why the name is not believed: it is a common noun, and the word before belongs to it ("nuorten Kerhotyö Oy")."""
    if _GENITIVE_PLURAL.match(before) and name[1:].islower() and _BUSINESS.match(name.lower()):
        return f"“{before} {name} {form}” is the end of a name whose beginning cannot be told; no name is taken."
    return ""


def _first_word(words: list[str], kind: str, *, whole: bool) -> int:
    """Where the name begins among the words before its form, read from the form leftwards.

    whole: the words begin a line or cell (a company's name is all of it), so that nothing but the name stands there.
    """
    at, lower, capitals = len(words), 0, 0
    while at > 0:
        word = words[at - 1]
        if _CAPITAL.match(word) and not IS_FORM.match(word):
            capitals += 1
        elif word in _OPENS and capitals and not (at > 1 and _CAPITAL.match(words[at - 2])):
            return at - 1
        elif word in _JOINS and at > 1:
            pass
        elif word in _AND and at > 1 and _joins(words, at, kind, whole=whole):
            capitals = 0
        elif word in _AND or IS_FORM.match(word):
            break
        elif _LOWER.match(word) and lower < _MOST_LOWER and _may_be_named(words, at, kind, capitals):
            lower += 1
            capitals = 0
        else:
            break
        at -= 1
    while at < len(words) and not _CAPITAL.match(words[at]):
        at += 1
    # "OAJ:n Mallilan alueyhdistys ry": whose branch it is belongs to the name
    if kind != "company" and 0 < at < len(words) - 1 and _OF_ACRONYM.match(words[at - 1]) and _of_place(words[at]):
        return at - 1
    return at


def _of_place(word: str) -> bool:
    return word.endswith("n") and word not in NOT_A_PLACE and _CAPITAL.match(word) is not None


def _after_person(words: list[str], first: int) -> int:
    """Where the name begins after a person's title and name: "asianajaja Maija Malli Asianajotoimisto Kivi Oy"."""
    person, rest = words[first : first + 2], words[first + 2 :]
    if not first or not rest or not _PERSONS_TITLE.match(words[first - 1]) or not _CAPITAL.match(rest[0]):
        return first
    if not all(_PERSONS_NAME.match(word) and not _PARTNERS.match(word) for word in person):
        return first
    return first if person[0].endswith("n") and not _PARTNERS.match(rest[0]) else first + 2


def _joins(words: list[str], at: int, kind: str, *, whole: bool) -> bool:
    """Whether the "ja" before words[at] is inside the name and does not part two names."""
    left, right = words[at - 2], words[at] if at < len(words) else ""
    if IS_FORM.match(left):
        return False
    if left.endswith("-"):
        return True
    if whole and at == 2 and _CAPITAL.match(left):
        return True
    if kind != "company":
        of_two = left.endswith("n") and right.endswith("n") and left not in NOT_A_PLACE and _CAPITAL.match(left)
        return bool(_LOWER.match(right)) or (bool(of_two) and at + 1 < len(words))
    return any(_PARTNERS.match(word) for word in words[max(0, at - 4) : at - 1])


def _may_be_named(words: list[str], at: int, kind: str, capitals: int) -> bool:
    """Whether the lower-case word before words[at] belongs to a name that goes on for so many capitalised words."""
    word, last = words[at - 1], at == len(words)
    if kind == "company":
        following = words[at] if not last else ""
        if capitals and not following.isupper():
            return False
        return bool(_BUSINESS.match(word)) or bool(_GENITIVE.match(word) and _LOWER.match(following))
    if last and (word == "mukaan" or (at > 1 and word in _PLAIN_CLUB and _of_place(words[at - 2]))):
        return True
    if _SWEDISH_ADJECTIVE.match(word) and at > _NAME_AND_IN and words[at - 2] in _SWEDISH_IN:
        return _CAPITAL.match(words[at - 3]) is not None
    if _SENTENCE_WORD.match(word) or _FINITE.match(word):
        return False
    return not capitals or bool(_CLUB.match(word)) or (at < len(words) and words[at].isupper())


def without_opening(text: str, start: int, name: str) -> tuple[int, str]:
    """The name without words in front that only open the sentence or say where."""
    words = name.split(" ")
    cut = max((i + 1 for i, word in enumerate(words[:-1]) if _says_where(word) or _DATE.match(word)), default=0)
    if cut + _TITLE_AND_NAME < len(words) and _TITLE.match(words[cut]):
        cut += _TITLE_AND_NAME
    while cut < len(words) - 1 and (_OPENING.match(words[cut]) or (cut and not _CAPITAL.match(words[cut]))):
        if _begins_name(text, start, words[cut:], first=cut == 0):
            break
        numbered = words[cut][0].isdigit() or (cut > 0 and words[cut - 1][0].isdigit())
        if not numbered and ((cut > 0 and _CAPITAL.match(words[cut])) or (not cut and inside_sentence(text, start))):
            break
        cut += 1
    gone = len(" ".join(words[:cut])) + (1 if cut else 0)
    rest = " ".join(words[cut:])
    return start + gone, _IN_GENITIVE.sub(r"\1", rest) if any(c.isalpha() for c in rest) else ""


def _says_where(word: str) -> bool:
    return _LOCAL_CASE.match(word) is not None and not _GIVEN_NAME.match(word)


def _begins_name(text: str, start: int, words: list[str], *, first: bool) -> bool:
    """Whether a number is the first word of a name ("1234 Maija Malli Oy") and numbers nothing else."""
    return (
        first
        and _NAME_NUMBER.match(words[0]) is not None
        and len(words) > _NUMBER_AND_NAME
        and _NUMBERED.search(text, max(0, start - 30), start) is None
    )

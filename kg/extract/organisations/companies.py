"""Companies, associations and foundations that show what they are by a legal form: "Rakennus Esimerkki Oy:n".

Most forms stand last ("Mallilan nuorten kuoro ry"): the name is read from the form leftwards, word by word, until a
word that cannot belong to it. Some stand first ("Kiinteistö Oy Mallilan Parkki"): there the last word of the name
inflects, and its nominative is worked out (`kg.extract.organisations.bases`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.organisations.bases import nominatives
from kg.extract.organisations.names import UPPER, WORD, Formed, inside_sentence

_COMPANY_FORMS = (
    "Oy Ab", "Oyj Abp", "Oy Ltd", "Ab Oy", "Ab Ltd", "Ltd Oy", "Oyj", "OYJ", "Oy", "OY", "oyj", "oy", "Abp", "Ab", "AB",
    "Ky", "KY", "ky", "Kb", "Tmi", "T:mi", "Ay", "Ltd", "Limited", "GmbH", "AG", "OÜ", "AS", "A/S", "ApS", "osk", "Osk",
    "Inc", "LLC", "LLP", "Plc", "plc", "BV", "NV", "B.V", "N.V", "S.A", "S.p.A",
)  # fmt: skip
LEGAL = (
    dict.fromkeys(_COMPANY_FORMS, "company")
    | dict.fromkeys(("ry", "r.y", "Ry", "RY", "rf", "r.f", "Rf"), "association")
    | dict.fromkeys(("sr", "Sr", "rs"), "foundation")
)
_WRITTEN = {
    "r.y": "ry", "Ry": "ry", "RY": "ry", "r.f": "rf", "Rf": "rf", "Sr": "sr", "oy": "Oy", "oyj": "Oyj", "ky": "Ky",
    "T:mi": "Tmi", "B.V": "B.V.", "N.V": "N.V.", "S.A": "S.A.", "S.p.A": "S.p.A.",
    "Inc": "Inc.",
}  # fmt: skip
_FORM = "|".join(re.escape(form) for form in sorted(LEGAL, key=len, reverse=True))
# begins with a literal, which the engine finds fast
_SUFFIX = re.compile(rf" (?<=\S )(?P<form>{_FORM})(?::[a-zäö]+)?(?![\w-]|\.[a-zäö])")
_IS_FORM = re.compile(rf"(?:{_FORM})(?::[a-zäö]+)?\Z")
_REACH = 150
# what ends a name to the left; a full stop after an initial does not
_BOUNDARY = re.compile(r"[\n\t;!?()\[\]\"”“„•|,]|:(?=\s)|(?<![A-ZÅÄÖ])\.(?=\s)|(?<=\s)[–—-](?=\s)|\*\*")
_CAPITAL = re.compile(rf"{WORD}\Z|[{UPPER}]\.\Z")
_LOWER = re.compile(r"[a-zåäöé][\wåäö-]*\Z")
_JOINS = frozenset(("&", "+", "of", "and", "the", "for", "von", "af", "de", "la", "du", "för", "i", "på", "vid"))
_AND = frozenset(("ja", "och", "sekä"))
_OPENS = frozenset(("Oy", "OY", "Ab", "AB"))
_MOST_LOWER = 4
# common nouns that companies are named with after a genitive: "Toholan kehitys Oy", "Mallilan kaupungin asunnot Oy"
_BUSINESS = re.compile(
    r"[a-zåäö-]*(?:asunnot|asunto|asumisoikeus|kiinteistöt|tilat|kodit|koti|kehitys|palvelut?|energia|sähkö|verkko|lämpö"
    r"|vesi|satama|pysäköinti|putkikeräys|teatteri|arkkitehdit|insinöörit|liikenne|linja|kuljetus|rakennus|huolto|pesula"
    r"|hoiva|terveys|apteekki|kauppa|jäähalli|halli|areena|matkailu|messut|viestintä|yhtiöt|yhtymä|rahoitus|vuokraus"
    r"|kartano|keittiö|ravintola|kahvila|uutiset|lehti|tukku|logistiikka|kierrätys|jätehuolto)\Z"
)
_GENITIVE = re.compile(r"[a-zåäö-]{3,}n\Z")
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
    r"|tytäryhtiö|osakkuusyhtiö|vuokralaisena|konsultti|avusti|vuokrasi|luovutti|esitti|valitsi|tilasi|hankki|osti|myi)\Z"
)
# words that open a sentence before a name and are no part of it
_OPENING = re.compile(
    r"(?:\w*(?:[hH]akija|[tT]arjoaja|[tT]oimittaja|[tT]ilaaja|[vV]uokralainen|[oO]staja|[mM]yyjä|[lL]uovuttaja|[sS]aaja"
    r"|[oO]mistaja|[tT]uottaja|[uU]rakoitsija|konsultti|[sS]uunnittelija|kumppani|[jJ]ärjestäjä|[yY]lläpitäjä)"
    r"|(?:Tytär|Emo|Osakkuus|Tuotanto|Konserni|Sisar)?[yY]htiön?|Yritys|Konsultti|Hakijana|Yhdistyksen|Säätiön|Seuran"
    r"|Myös|Lisäksi|Samoin|Yhdistys|Säätiö|Kiinteistön|Tontin|Tontti|Kortteli|Kohde"
    r"|Tilintarkastaja|Kun|Jos|Että|Koska|Sekä|Eli|Ja|Sen|Näin|Vuonna|Kaupunki|Kaupungin|Ryhmä|Liite|Päätös|Lausunto"
    r"|\w*[sS]opimus|\w*[hH]akemus|Ilmoitus|Valitus|Oikaisuvaatimus|Vastine|Sökanden"
    r"|\w*(?:[aA]vustus|[vV]araus|[vV]uokraus|[tT]ilaus|[hH]ankinta|[tT]arjous|(?i:perustamiskirja|säännöt"
    r"|yhtiöjärjestys|toimintakertomus|tilinpäätös|pöytäkirja)|[tT]akaus|[lL]aina|[mM]aksu|[kK]orvaus"
    r"|taan|tään|daan|dään|llaan|llään|nnaan)|\d+[.)]?|\w{2,}\.)\Z"
)
_LOCAL_CASE = re.compile(rf"[{UPPER}]?[a-zåäö-]{{3,}}(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\Z")
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
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d*\Z")
_IN_GENITIVE = re.compile(r"(säätiö|liitto|seura)n\Z")
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
_QUOTED = re.compile(rf"[\"”“„](?P<name>[{UPPER}0-9][^\"”“„\n]{{1,60}})[\"”]\Z")
_ONLY_FORM = re.compile(
    r"(?:Asunto|As|Kiinteistö|Keskinäinen Kiinteistö|Keskinäinen|Bostads|Fastighets|Oy|Ab|AB|Osakeyhtiö|Yhtiö)\Z"
)
_PREFIX = re.compile(
    rf"(?<![\w&/.-])(?P<form>(?:[Aa]sunto|[Kk]iinteistö|Keskinäinen [Kk]iinteistö|Keskinäinen|Bostads|Fastighets)[ -]?"
    rf"(?:[Oo][Yy]|[Aa][Bb])|[Aa]sunto-?osakeyhtiö|[Kk]iinteistöosakeyhtiö|As\.? ?[Oo]y|A[Ss]O[Yy]|Asoy|K?KO[Yy]|Koy"
    rf"|Kiint\. ?[Oo]y|Tmi|T:mi|[Oo]suuskunta|Osuuskauppa|Andelslaget|Keskinäinen [\w ]{{0,20}}[Vv]akuutusyhtiö"
    rf"|[Vv]akuutusosakeyhtiö|[Kk]ommandiittiyhtiö|(?:Bostads|Fastighets)aktiebolaget|(?P<bare>Oy|OY|Ab|AB|OÜ)) "
    rf"(?P<name>{WORD}(?: (?:& )?{WORD})*)(?P<ending>:[a-zåäö]+)?"
)
# one of these is in every form that stands first
_PREFIX_MARKS = (
    "Oy", "OY", "oy", "Ab", "AB", "osakeyhtiö ", "aktiebolag", "suuskun", "suuskau", "Andels", "Tmi", "T:mi", "OÜ",
    "utusyhtiö ", "diittiyhtiö ",
)  # fmt: skip
_NAME_BEFORE = re.compile(rf"(?:[{UPPER}][\w&’'-]*|\b(?:{_FORM})) \Z")


def legal_names(text: str) -> Iterator[Formed]:
    """All names with a legal form; they may overlap, and then the longest is meant."""
    for match in _SUFFIX.finditer(text):
        yield from _before_form(text, match)
    if any(mark in text for mark in _PREFIX_MARKS):
        for match in _PREFIX.finditer(text):
            yield from _after_form(text, match)


def _before_form(text: str, match: re.Match[str]) -> Iterator[Formed]:
    written, kind = match["form"], LEGAL[match["form"]]
    low = max(0, match.start() - _REACH)
    front = text[low : match.start()]
    quoted = _QUOTED.search(front)
    if quoted is not None:
        start, name = low + quoted.start("name"), quoted["name"]
    else:
        cut = max((m.end() for m in _BOUNDARY.finditer(front)), default=0)
        words = front[cut:].lstrip(" ").split(" ")
        whole = (low + cut == 0 or text[low + cut - 1] in "\n\t") and (
            kind != "company" or text[match.end() : match.end() + 1] in {"", "\n", "\t"}
        )
        first = _first_word(words, kind, whole=whole)
        name = " ".join(words[first:])
        start, name = without_opening(text, match.start() - len(name), name)
    if not name or _ONLY_FORM.match(name) or _is_own_name(written, name) or (written == "AS" and " " not in name):
        return
    full = f"{name} {_WRITTEN.get(written, written)}"
    yield Formed(start, match.end(), full, kind, opening=not inside_sentence(text, start))


def _first_word(words: list[str], kind: str, *, whole: bool) -> int:
    """Where the name begins among the words before its form, read from the form leftwards.

    whole: the words begin a line or cell (a company's name is all of it), so that nothing but the name stands there.
    """
    at, lower, capitals = len(words), 0, 0
    while at > 0:
        word = words[at - 1]
        if _CAPITAL.match(word) and not _IS_FORM.match(word):
            capitals += 1
        elif word in _OPENS and capitals and not (at > 1 and _CAPITAL.match(words[at - 2])):
            return at - 1
        elif word in _JOINS and at > 1:
            pass
        elif word in _AND and at > 1 and _joins(words, at, kind, whole=whole):
            capitals = 0
        elif _LOWER.match(word) and lower < _MOST_LOWER and _may_be_named(words, at, kind, capitals):
            lower += 1
            capitals = 0
        else:
            break
        at -= 1
    while at < len(words) and not _CAPITAL.match(words[at]):
        at += 1
    return at


def _joins(words: list[str], at: int, kind: str, *, whole: bool) -> bool:
    """Whether the "ja" before words[at] is inside the name and does not part two names."""
    left, right = words[at - 2], words[at] if at < len(words) else ""
    if _IS_FORM.match(left):
        return False
    if left.endswith("-"):
        return True
    if whole and at == 2 and _CAPITAL.match(left):
        return True
    if kind != "company":
        return bool(_LOWER.match(right))
    return any(_PARTNERS.match(word) for word in words[max(0, at - 4) : at - 1])


def _may_be_named(words: list[str], at: int, kind: str, capitals: int) -> bool:
    """Whether the lower-case word before words[at] belongs to a name that goes on for so many capitalised words."""
    word, last = words[at - 1], at == len(words)
    if kind == "company":
        following = words[at] if not last else ""
        if capitals and not following.isupper():
            return False
        return bool(_BUSINESS.match(word)) or bool(_GENITIVE.match(word) and _LOWER.match(following))
    if last and word == "mukaan":
        return True
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


def _is_own_name(form: str, name: str) -> bool:
    """Whether a sole trader goes by a private person's name, as far as nothing in it names a trade."""
    return form in {"Tmi", "T:mi"} and _TRADE.search(name) is None


def _begins_name(text: str, start: int, words: list[str], *, first: bool) -> bool:
    """Whether a number is the first word of a name ("1234 Maija Malli Oy") and numbers nothing else."""
    return (
        first
        and _NAME_NUMBER.match(words[0]) is not None
        and len(words) > _NUMBER_AND_NAME
        and _NUMBERED.search(text, max(0, start - 30), start) is None
    )


def _after_form(text: str, match: re.Match[str]) -> Iterator[Formed]:
    form, name = match["form"], match["name"]
    if match["bare"] and _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start()):
        return
    if "_" in name or _is_own_name(form, name) or any(_IS_FORM.match(word) for word in name.split(" ")):
        return
    full = form[0].upper() + form[1:]
    after = text[match.end() : match.end() + 40]
    bases = (name,) if match["ending"] else nominatives(name, after)
    names = tuple(f"{full} {base}" for base in bases)
    if names:
        yield Formed(match.start(), match.end(), names[0], "company", others=names[1:])

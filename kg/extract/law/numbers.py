"""Numbers that name an act or go with its name: the statute book's, those of EU acts, treaties and bills."""

from __future__ import annotations

from kg.extract.law.forms import CITED_HEADS, lemma
from kg.extract.law.mention import ActMention
from kg.extract.law.names import ActNames, is_abbreviation
from kg.extract.law.tokens import Kind, Tokens, statute_number

_EU_MARKS = frozenset({"eu", "ey", "ety", "euratom", "eg", "eeg"})
_NUMBER_WORDS = frozenset({"n:o", "nro", "no", "nr"})
_DEFINING = frozenset({"jäljempänä", "myöhemmin", "jatkossa", "lyhennettynä", "nedan", "senare"})
_FILLING = _EU_MARKS | _NUMBER_WORDS | _DEFINING | {",", "sdk", "ffs", "l", "laki", "(", "."}
_EU_KINDS = {"asetus": "reg", "direktiivi": "dir", "päätös": "dec", "förordning": "reg", "beslut": "dec"}
_EU_HEADS = {"reg": "asetus", "dir": "direktiivi", "dec": "päätös"}
_BRACKET = 12


def read_number(tokens: Tokens, mention: ActMention) -> None:
    """A number, an abbreviation and a short form that the text introduces, after the name; one bracket may hold all."""
    _read_bracket(tokens, mention)
    index = mention.end + (tokens.low(mention.end) == ",")
    if tokens.low(index) in _DEFINING and tokens.kind(index + 1) == Kind.WORD:
        mention.short.append(_base(tokens.lows[index + 1]))


def _base(low: str) -> str:
    known = lemma(low)
    return known.word if known else low


def _is_name(low: str) -> bool:
    """A compound with the head of an act: "(1397/2016, hankintalaki)"."""
    known = lemma(low)
    return known is not None and known.head in CITED_HEADS and known.word != known.head


def _read_bracket(tokens: Tokens, mention: ActMention) -> None:
    index = mention.end
    if tokens.kind(index) == Kind.STATUTE_NUMBER:
        mention.number = statute_number(tokens.texts[index])
        mention.end = index + 1
        return
    if tokens.kind(index) == Kind.BREAK and tokens.low(index + 1) == "(":
        index += 1
    close = next((i for i in range(index + 1, min(index + _BRACKET, len(tokens))) if tokens.texts[i] == ")"), None)
    if tokens.low(index) != "(" or close is None:
        return
    number: str | None = None
    short: list[str] = []
    for at in range(index + 1, close):
        if tokens.kinds[at] == Kind.STATUTE_NUMBER and number is None:
            number = statute_number(tokens.texts[at])
            continue
        form = _short_form(tokens, at)
        if form:
            short.append(form)
        elif tokens.lows[at] not in _FILLING:
            return
    if number or short:
        mention.number, mention.short, mention.end = number, short, close + 1


def _short_form(tokens: Tokens, index: int) -> str | None:
    """A word in the bracket that stands for the act from there on: "MRL", "jäljempänä Y", "hankintalaki"."""
    if tokens.kinds[index] != Kind.WORD:
        return None
    text, low = tokens.texts[index], tokens.lows[index]
    if is_abbreviation(text.split(":")[0]):
        return text
    known = lemma(low)
    if known and known.head in CITED_HEADS and known.word != known.head:
        return known.word
    return low if tokens.lows[index - 1] in _DEFINING else None


def lone_number(tokens: Tokens, index: int, taken: int, names: ActNames) -> ActMention | None:
    """A number in brackets after the last word of the title it belongs to, whose head stands apart.

    "majakoista (123/2010) ja laitureista (456/2012) annetuissa laeissa"
    """
    number = statute_number(tokens.texts[index])
    key = names.by_number.get(number or "")
    if key is None or tokens.low(index - 1) != "(" or tokens.low(index + 1) != ")" or index - 2 < taken:
        return None
    statute = names.statutes[key]
    titles = (statute.full, statute.short, *statute.aliases)
    if not any(title.lower().endswith(" " + tokens.lows[index - 2]) for title in titles):
        return None
    return ActMention(index - 2, index + 2, "name", statute.short, "laki", keys=[key], number=number)


def abbreviation_with_number(tokens: Tokens, index: int, stem: str, names: ActNames) -> ActMention | None:
    """An abbreviation that no registry has, beside a number that one has: "MyndOffL (621/1999)"."""
    mention = ActMention(index, index + 1, "number", stem, "")
    read_number(tokens, mention)
    return mention if mention.number in names.by_number else None


def eu_act(tokens: Tokens, first: int, index: int, names: ActNames) -> ActMention | None:
    """EU acts: "asetus (EU) 2016/679", "direktiivi 2014/24/EU", "(EY) N:o 1370/2007".

    first: the head or, without one, the number's own first token; index: where the number starts.
    """
    known = lemma(tokens.lows[first]) if tokens.kinds[first] == Kind.WORD else None
    kind = _EU_KINDS.get(known.head) if known else None
    if tokens.kind(index) == Kind.EU_NUMBER:
        written = tokens.texts[index]
        year, number, _ = written.split("/")
        year = "19" + year if len(year) == 2 else year
        kind, end = kind or "dir", index + 1
    else:
        read = _bracketed_number(tokens, index)
        if read is None:
            return None
        year, number, written, end = read
        kind = kind or next((k for k in _EU_HEADS if f"eu:{k}/{year}/{number}" in names.statutes), None)
    if kind is None or len(year) != 4:
        return None
    head = _EU_HEADS[kind]
    key = f"eu:{kind}/{int(year)}/{int(number)}"
    return ActMention(first, end, "name", f"{head} {written}", head, known.case if known else "nom", [key])


def _bracketed_number(tokens: Tokens, index: int) -> tuple[str, str, str, int] | None:
    """Year, number, as written and the token after: "(EU) 2016/679", "(EU) N:o 1407/2013"."""
    if tokens.low(index) != "(" or tokens.low(index + 1) not in _EU_MARKS or tokens.low(index + 2) != ")":
        return None
    at = index + 3
    old = tokens.low(at) in _NUMBER_WORDS
    if old:
        at += 2 if tokens.low(at + 1) == "." else 1
    if tokens.kind(at) != Kind.STATUTE_NUMBER or "." in tokens.texts[at]:
        return None
    year, number = tokens.texts[at].split("/")
    if old or len(year) != 4:
        year, number = number, year
    return year, number, f"({tokens.texts[index + 1]}) {'N:o ' if old else ''}{tokens.texts[at]}", at + 1


def bill_or_treaty(tokens: Tokens, index: int) -> ActMention | None:
    """Government bills and treaties: "HE 93/2021 vp", "SopS 60/1998"."""
    number = statute_number(tokens.texts[index + 1]) if tokens.kind(index + 1) == Kind.STATUTE_NUMBER else None
    if number is None:
        return None
    if tokens.lows[index] in {"sops", "fördrs"}:
        return ActMention(index, index + 2, "name", f"SopS {number}", "sopimus", keys=[f"sops:{number}"])
    end = index + 3 if tokens.low(index + 2) in {"vp", "rd"} else index + 2
    return ActMention(index, end, "bill", f"HE {number} vp", "", keys=[f"he:{number}"])

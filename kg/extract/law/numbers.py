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
_YEAR_DIGITS = 4


def read_number(tokens: Tokens, mention: ActMention, names: ActNames) -> None:
    """A number, an abbreviation and a short form that the text introduces, after the name; one bracket may hold all."""
    mention.end = _after_years(tokens, mention)
    if not _read_eu_number(tokens, mention) and not _read_own_number(tokens, mention, names):
        _read_bracket(tokens, mention)
    index = mention.end + (tokens.low(mention.end) == ",")
    if tokens.low(index) in _DEFINING and tokens.kind(index + 1) == Kind.WORD:
        mention.short.append(_base(tokens.lows[index + 1]))


def _read_eu_number(tokens: Tokens, mention: ActMention) -> bool:
    """The number of the Union behind a name: "tietosuoja-asetuksen (EU) 2016/679", "luontodirektiivi 92/43/ETY"."""
    kind = _EU_KINDS.get(mention.head)
    at = mention.end + (tokens.kind(mention.end) == Kind.MARK and tokens.low(mention.end) == ",")
    read = _eu_number(tokens, at) if kind else None
    if read is None:
        return False
    year, number, written, mention.end = read
    key = f"eu:{kind}/{year}/{number}"
    if key not in mention.keys:
        mention.keys, mention.kind = [key], "name"
        mention.name = f"{_EU_HEADS[kind or 'reg']} {written}"
    return True


def _after_years(tokens: Tokens, mention: ActMention) -> int:
    """The token after the years of a collective agreement: "KVTES 2022–2025"."""
    index = mention.end
    if mention.kind != "abbreviation" or not any(key.startswith("act:") for key in mention.keys):
        return index
    if not _is_year(tokens, index):
        return index
    return index + 3 if tokens.kind(index + 1) == Kind.DASH and _is_year(tokens, index + 2) else index + 1


def _is_year(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == Kind.NUMBER and _is_eu_year(tokens.texts[index])


def _read_own_number(tokens: Tokens, mention: ActMention, names: ActNames) -> bool:
    """The act's own number after a comma or a word for it: "kuntalaki, 410/2015", "kuntalaki nro 410/2015"."""
    at = mention.end + (tokens.low(mention.end) == ",")
    at += tokens.low(at) in _NUMBER_WORDS
    at += at > mention.end and tokens.low(at) == "."
    if at == mention.end or tokens.kind(at) != Kind.STATUTE_NUMBER:
        return False
    number = statute_number(tokens.texts[at])
    if number is None or names.by_number.get(number) not in mention.keys:
        return False
    mention.number, mention.end = number, at + 1
    return True


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
    if number and index > taken and _is_bill(tokens, index - 1):
        return _bill(tokens, index - 1, index, number)
    key = names.by_number.get(number or "")
    if key and index > taken and tokens.texts[index - 1] in {"L", "A"}:  # "L 434/2003"
        return ActMention(index - 1, index + 1, "number", names.statutes[key].short, "laki", number=number)
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
    read_number(tokens, mention, names)
    return mention if mention.number in names.by_number else None


def eu_act(tokens: Tokens, first: int, index: int, names: ActNames) -> ActMention | None:
    """EU acts: "asetus (EU) 2016/679", "direktiivi 2014/24/EU", "(EY) N:o 1370/2007".

    first: the head or, without one, the number's own first token; index: where the number starts.
    """
    known = lemma(tokens.lows[first]) if tokens.kinds[first] == Kind.WORD else None
    kind = _EU_KINDS.get(known.head) if known else None
    read = _eu_number(tokens, index)
    if read is None:
        return None
    year, number, written, end = read
    if kind is None:
        kind = next((k for k in _EU_HEADS if f"eu:{k}/{year}/{number}" in names.statutes), _kind_by_form(written))
    if kind is None:
        return None
    head = _EU_HEADS[kind]
    key = f"eu:{kind}/{year}/{number}"
    return ActMention(first, end, "name", f"{head} {written}", head, known.case if known else "nom", [key])


def _kind_by_form(written: str) -> str | None:
    """What a number without a head must be: directives end in their mark, regulations had "N:o" till 2014."""
    return "reg" if "N:o" in written else "dir" if written[-1].isalpha() else None


def _eu_number(tokens: Tokens, index: int) -> tuple[int, int, str, int] | None:
    """Year, number, as written and the token after: "2014/24/EU", "852/2004/EY", "(EU) 2016/679"."""
    if tokens.kind(index) == Kind.EU_NUMBER:
        written, end = tokens.texts[index], index + 1
        year, number, _ = written.split("/")
        if len(year) != _YEAR_DIGITS and _is_eu_year(number):
            year, number = number, year
        year = "19" + year if len(year) == 2 else year
    else:
        read = _bracketed_number(tokens, index)
        if read is None:
            return None
        year, number, written, end = read
    return (int(year), int(number), written, end) if _is_eu_year(year) else None


def _is_eu_year(text: str) -> bool:
    return len(text) == _YEAR_DIGITS and text[:2] in {"19", "20"}


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
    if (old and _is_eu_year(number)) or not _is_eu_year(year):
        year, number = number, year
    return year, number, f"({tokens.texts[index + 1]}) {'N:o ' if old else ''}{tokens.texts[at]}", at + 1


def bill_or_treaty(tokens: Tokens, index: int) -> ActMention | None:
    """Government bills and treaties: "HE 93/2021 vp", "SopS 60/1998"."""
    treaty = tokens.lows[index] in {"sops", "fördrs"}
    at = index + 1
    if treaty and tokens.kind(at) == Kind.NUMBER and tokens.kind(at + 1) in {Kind.DASH, Kind.WORD}:
        at += 2  # "SopS 59–60/1991": a decree and the treaty it brings into force
    number = statute_number(tokens.texts[at]) if tokens.kind(at) == Kind.STATUTE_NUMBER else None
    if number is None:
        return None
    if treaty:
        return ActMention(index, at + 1, "name", f"SopS {number}", "sopimus", keys=[f"sops:{number}"])
    return _bill(tokens, index, at, number)


def _is_bill(tokens: Tokens, index: int) -> bool:
    """Whether the word says that the number behind it is a bill's: "hallituksen esitys", "regeringens proposition"."""
    word, owner = tokens.low(index), tokens.low(index - 1)
    if word.startswith("regeringsproposition"):
        return True
    return (owner == "hallituksen" and word.startswith("esity")) or (
        owner == "regeringens" and word.startswith("proposition")
    )


def _bill(tokens: Tokens, first: int, at: int, number: str) -> ActMention:
    end = at + 2 if tokens.low(at + 1) in {"vp", "rd"} else at + 1
    return ActMention(first, end, "bill", f"HE {number} vp", "", keys=[f"he:{number}"])

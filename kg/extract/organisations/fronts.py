"""Companies whose legal form stands first: "Kiinteistö Oy Mallilan Parkki", "Tmi Kukkakauppa Malli".

The last word of such a name inflects, and its nominative is worked out (`kg.extract.organisations.bases`). A sole
trader's firm may bear nothing but the trader's own name; it is read only where a word of it names a trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.organisations.bases import nominatives
from kg.extract.organisations.legal import FORM, IS_FORM
from kg.extract.organisations.names import UPPER, WORD, Formed

_PREFIX = re.compile(
    rf"(?<![\w&/.-])(?P<form>(?:[Aa]sunto|[Kk]iinteistö|Keskinäinen [Kk]iinteistö|Keskinäinen)[ -]?[Oo][Yy]"
    rf"|[Aa]sunto-?osakeyhtiö|[Kk]iinteistöosakeyhtiö|As\.? ?[Oo]y|A[Ss]O[Yy]|Asoy|K?KO[Yy]|Koy|Kiint\. ?[Oo]y|Tmi|T:mi"
    rf"|(?:[{UPPER}][a-zåäö]{{1,12}})?[Oo]suuskunta|Osuuskauppa|Andelslaget|Keskinäinen [\w ]{{0,20}}[Vv]akuutusyhtiö"
    rf"|[{UPPER}v][a-zåäö]{{2,15}}osakeyhtiö|[Kk]ommandiittiyhtiö"
    rf"|(?P<sv>(?:Bostads|Fastighets|Byggnads)(?:[ -]?[Aa][Bb]|aktiebolaget))"
    rf"|(?P<bare>Oy|OY|Ab|AB|OÜ)) "
    rf"(?P<name>{WORD}(?: (?:& )?{WORD}|(?(sv) i {WORD}|(?!)))*)(?P<ending>:[a-zåäö]+)?"
)
# one of these is in every form that stands first
_MARKS = (
    "Oy", "OY", "oy", "Ab", "AB", "osakeyhtiö ", "aktiebolag", "suuskun", "suuskau", "Andels", "Tmi", "T:mi", "OÜ",
    "utusyhtiö ", "diittiyhtiö ",
)  # fmt: skip
_NAME_BEFORE = re.compile(rf"(?:[{UPPER}][\w&’'-]*|\b(?:{FORM})) \Z")
# "Asunto Oy Mallilan-Salpa-nimisen yhtiön"
_CALLED = re.compile(r"-nimi(?:nen|se|st)\w*\Z")
# words of a trade; those that family names begin with too ("Kotilainen", "Pajari") count at the end of a word
_TRADE = re.compile(
    r"(?i:palvelu|hoito|hoiva|siivous|kahvila|ravintola|pizzeria|grilli|kioski|myymälä|putiikki|parturi|kampaamo|studio"
    r"|huolto|rakennus|remontti|kuljetus|taksi|konsult|verstas|leipomo|valmennus|terapia|musiikki|teatteri|service"
    r"|cleaning|consulting|design|media|taxi|hieronta|catering|valokuva|kirjanpito|käännös|tuotanto|toimisto|toiminta"
    r"|suunnittelu|arkkitehti|ompelimo|suutari|kauneus|puutarha|kello(?:liike|seppä)|kukka(?:talo|kauppa|puoti|piste)"
    r"|kirja(?:kauppa|paino)|koira(?:hoito|koulu)|hevos(?:talli|hoito)"
    r"|(?:kauppa|koti|paja|shop|liike|talli|puoti|piste|päiväkoti|urakointi|tekniikka|asennus|sisustus|taide|lahja|apu)\b)"
)


def names_after_form(text: str) -> Iterator[Formed]:
    """All such names in a text."""
    if any(mark in text for mark in _MARKS):
        for match in _PREFIX.finditer(text):
            yield from _after_form(text, match)


def is_own_name(form: str, name: str) -> bool:
    """Whether a sole trader goes by a private person's name, as far as nothing in it names a trade."""
    return form in {"Tmi", "T:mi"} and _TRADE.search(name) is None


def _after_form(text: str, match: re.Match[str]) -> Iterator[Formed]:
    form, name, end = match["form"], match["name"], match.end()
    if match["bare"] and _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start()):
        return
    called = _CALLED.search(name)
    if called is not None:
        name, end = name[: called.start()], match.start("name") + called.start()
    if "_" in name or is_own_name(form, name) or any(IS_FORM.match(word) for word in name.split(" ")):
        return
    full = form[0].upper() + form[1:]
    as_written = match["ending"] or called or match["sv"]
    bases = (name,) if as_written else nominatives(name, text[end : end + 40])
    names = tuple(f"{full} {base}" for base in bases)
    if names:
        yield Formed(match.start(), end, names[0], "company", others=names[1:])

"""The capitalised words of a text in rows, and what is around each: what it opens, what public name holds it.

A row is what may be one name, words side by side: "Maija von Malli", "M. Malli", "Malli, Maija".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.privacy.redaction import words

Span = tuple[int, int]
Opening = Literal["", "sentence", "strict"]
"""What a word opens: nothing; a sentence or a line; a place where a name may well stand alone, as in brackets."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be searched. public: what names of public things and people hold; entries: a line a recipient."""

    text: str
    public: tuple[Span, ...] = ()
    entries: bool = False


@dataclass(slots=True)
class Word:
    """A capitalised word.

    known: "public" as a part of a public name, "alone" as the whole of one, else ""; is_thing: its form or what is
    around it makes it no person's name; goes_on: a word in small letters follows; dotted: a dot does;
    private: it names a private person; beside_given: a given name beside it tells so.
    """

    start: int
    end: int
    text: str
    opening: Opening
    known: Literal["", "alone", "public"]
    is_thing: bool = False
    goes_on: bool = False
    dotted: bool = False
    private: bool = False
    beside_given: bool = False

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1

    @property
    def is_capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(rf"(?<![\w@]){_LETTER}+(?:['’ʼ\-]{_LETTER}+)*(?::{_LETTER}{{1,6}}(?!\w))?(?![\w@])")
_PARTICLE = r"(?:von|af|de|van|der|den|da|di|do|dos|la|le|bin|bint|ibn|el|al|ul|ur|zu|zur|ter|av)"
_JOINED = re.compile(rf" | (?:{_PARTICLE} )+| al-|\. ?")
_LEAD = re.compile(r"[a-zåäö]+[-'’]")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:ym|vs|va|vt|ts|tf|mm|ns|nk|os|em|ko|nro|n|s|k|p|ks|esim|tri|dr|prof|maist|lis|synt|puh"
    r"|bl\. ?a|t\. ?ex|s\. ?k|f|nr|jfr|[A-ZÅÄÖ])\.\Z",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:\A|\n|\t)\s*(?:[-–•*·]|\(?(?:\d{1,3}|[a-zA-Z])[.)]?)?\s*\Z")
_CUT_OR_AREA = re.compile(
    r"-(?=[ ,])|(?<=n) (?:(?:[a-zåäö]+-)?alue(?!h)|asemakaav|kaava-|osayleiskaav|kaupungino|satama|metroas|lähiö"
    r"|keskusta|saar[ie]|edust|(?:pohjois|etelä|länsi|itä)puol)|(?<=ss[aä])(?!\w)"
)
_STREET_OF = re.compile(
    r" (?:tie|katu|kadu|kuja|polku|polu|aukio|tori|puisto|puistik|kaari|kaare|silta|silla|esplanadi|bulevardi)\w{0,5}\b"
)
# What people do, and what they have; a word before it that is none of the language's names somebody.
_ACTS = re.compile(
    r" (?:vaati|katsoo|katsoi|kerto[io]|haki|hakee|valitt|esitti|esittää|ilmoitta?i?|totesi|toteaa|väitt|pyysi|pyytää"
    r"|asuu|asui|kieltä|vetoaa|vetosi|on (?:haken|valitt|vaatin|ilmoitt|esitt|kerto|syntyn|vedon|kiistän|pyytän)"
    r"|(?<=[ns] )(?:mukaan|mielestä|vaatimu|valitu|hakemu|oikaisuvaatimu|muistutu|puoliso|laps|äiti|äidin|isä|perhe"
    r"|poika|poja|tytä?r|vanhem|huoltaj|asiamie|edunvalvo|kuolinpes|kanta|asunno|koti|kodi|auto|hoito|hoido|terveyd"
    r"|sairau)|yrkar|anser|har (?:ansökt|yrkat|besvärat|meddelat)|bor |uppger|besvär)"
)
_PERSON_BEFORE = re.compile(
    r"(?<!\w)(?:asiak(?:as|kaan|asta|kaalle)|haki[jn]\w{0,4}|valittaj\w{1,4}|muistuttaj\w{1,4}|kantelij\w{1,4}|oppila(?:s|an|sta|alle)"
    r"|potila(?:s|an|sta|alle)|opiskelij\w{1,4}|laps(?:i|en|elle)|poika|pojan|tytär|tyttären|äiti|äidin|isä[nä]?|puoliso\w?"
    r"|vaimo\w?|mies|miehen|sisko\w?|siskon|veli|veljen|naapuri\w?|omistaj\w{1,4}|vuokralai\w{3,6}|asuka(?:s|an)|epäilty|epäillyn"
    r"|vastaaj\w{1,4}|kantaj\w{1,4}|todistaj\w{1,4}|huoltaj\w{1,4}|edunvalvoj\w{1,4}|herra\w?|rouva\w?|neiti|perhe|perheen"
    r"|sökanden?|kunden?|patienten?|eleven?|herr|fru|ägaren?|hyresgästen?|vittnet|klaganden?) \Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r" [a-zåäö]")
_ABBREVIATION = 4
_REACH = 24


def rows_of(text: Text) -> Iterator[list[Word]]:
    """The capitalised words, those that stand side by side together; what a public name holds parts them. Left out is
    the street that bears a full name ("Maija Mallin katu").
    """
    for row in _side_by_side(text):
        is_street = len(row) > 1 and row[-1].text.endswith("n") and _STREET_OF.match(text.text, row[-1].end)
        if not is_street:
            yield row


def _side_by_side(text: Text) -> Iterator[list[Word]]:
    row: list[Word] = []
    for match in _WORD.finditer(text.text):
        lead = _LEAD.match(match[0])
        start, end = match.start() + (lead.end() if lead is not None else 0), match.end()
        if not text.text[start].isupper():
            continue
        bare, colon, _ = text.text[start:end].partition(":")
        word = Word(start, end, bare, _opening(text, start, end), _known(text.public, start, start + len(bare)))
        word.is_thing = words.is_thing(bare) or _stands_for_thing(text, word, abbreviated=bool(colon))
        word.goes_on = _GOES_ON.match(text.text, end) is not None
        word.dotted = text.text[end : end + 1] == "."
        if _ACTS.match(text.text, end) or (colon and len(bare) > _ABBREVIATION):
            word.opening = word.opening and "strict"
        if row and not _adjoin(text.text, row[-1], word):
            yield row
            row = []
        if word.known == "public":
            if row:
                yield row
                row = []
            continue
        row.append(word)
    if row:
        yield row


def _known(public: Sequence[Span], start: int, end: int) -> Literal["", "alone", "public"]:
    holding = [span for span in public if span[0] < end and span[1] > start]
    if not holding:
        return ""
    return "alone" if all(start <= low and high <= end for low, high in holding) else "public"


def _adjoin(text: str, first: Word, second: Word) -> bool:
    """Whether two words may be parts of one name: "Matti von Malli", "M. Malli", "Malli, Matti"."""
    between = text[first.end : second.start]
    if between == ", ":
        return words.is_given(second.text) and not words.is_given(first.text) and not first.is_initial
    if between.startswith("."):
        return first.is_initial and _JOINED.fullmatch(between) is not None
    return _JOINED.fullmatch(between) is not None


def names_person(text: str, start: int, end: int, *, ambiguous: bool) -> bool:
    """Whether what is around a place's name shows that it is somebody's: "asiakas Salo", "Salo vaatii".

    ambiguous: the name is known as a surname too; other places may act as municipalities.
    """
    before = text[max(0, start - _REACH) : start]
    return _PERSON_BEFORE.search(before) is not None or (ambiguous and _ACTS.match(text, end) is not None)


def _stands_for_thing(text: Text, word: Word, *, abbreviated: bool) -> bool:
    """Whether what is around a word makes it no person's name: "Att:lle", "Kaivu- ja …", "Mallilahden alue", a path."""
    if abbreviated and len(word.text) <= _ABBREVIATION:
        return True
    if _CUT_OR_AREA.match(text.text, word.end):
        return not words.is_given(word.text)
    is_step = text.entries and text.text[word.end : word.end + 1] == "/"
    return is_step and not (words.is_given(word.text) or words.is_like_surname(word.text))


def _opening(text: Text, start: int, end: int) -> Opening:
    """What the word at a place opens."""
    before = text.text[max(0, start - _REACH) : start]
    bare = before.rstrip(" ")
    if not bare or bare[-1] in "\n\t" or _NUMBERING.search(before if len(before) < _REACH else "x" + before):
        return "strict" if text.entries else "sentence"
    if bare[-1] in ".!?…":
        if bare[-1] == "." and _ABBREVIATED.search(bare):
            return ""
        return "strict" if bare[-2:-1].isdigit() else "sentence"
    if bare[-1] in "\"'”“„»«’‘":
        return "sentence"
    if bare[-1] == ":" and _GOES_ON.match(text.text, end):
        return "sentence"
    return "strict" if bare[-1] in ":([/" or (text.entries and bare[-1] == ",") else ""

"""Titles of people: which words are one, how far one reaches to the left, and whether it is held for another."""

from __future__ import annotations

import re

# What a title ends in; a title keeps its nominative before a name.
_TITLE_END = (
    r"(?:johtaja|päällikkö|sihteeri|mestari|tuntija|insinööri|lääkäri|lakimies|arkkitehti|suunnittelija|valtuutettu|jäsen"
    r"|rehtori|opettaja|tarkastaja|esimies|henkilö|controller|assistentti|koordinaattori|konsultti|neuvoja|hoitaja|tutkija"
    r"|professori|dosentti|tohtori|maisteri|lisensiaatti|asiamies|kamreeri|esittelijä|pitäjä|edustaja|neuvos|terapeutti"
    r"|työntekijä|vastaava|valvoja|kirjuri|komentaja|ohjaaja|analyytikko|geodeetti|ekonomi|kandidaatti|merkonomi|lehtori"
    r"|ministeri|muotoilija|sihteerit|jäsenet|valtuutetut|johtajat|päälliköt|asiantuntijat|ammattihenkilö|työnantaja"
    r"|esihenkilö|kirjanpitäjä|kuraattori|psykologi|biologi|geologi|kemisti|juristi|notaari|pedagogi|intendentti|puutarhuri"
    r"|amanuenssi|konservaattori|puhemies|varamies|lautamies|vetäjä|omistaja|partner|manager|designer|coach|HT|KHT|JHT|JHTT"
    r"|chef|direktör(?:en)?|ledamot(?:en|erna)?|ledamöter(?:na)?|ordföranden?|borgmästare(?:n)?|sekreterare|planerare(?:n)?|expert(?:en)?"
    r"|ersättare|föredragande|ingenjör(?:en)?|arkitekt(?:en)?|jurist(?:en)?|rektor(?:n)?|lärare(?:n)?|läkare(?:n)?"
    r"|handläggare|inspektör(?:en)?|samordnare|mästare(?:n)?|chefen|rådgivare|kamrer)"
)
_TITLE_WORD = re.compile(rf"[\w\-]*{_TITLE_END}\Z", re.IGNORECASE)
_INFLECTED_TITLE = re.compile(
    r"[\w\-]*(?:johtaj|päällikö|sihteeri|mestari|jäsene|valtuutetu|tarkastaj|edustaj|lakimiehe)\w{0,2}n\Z",
    re.IGNORECASE,
)
_PREFIX = (
    r"(?:vs|va|vt|v\.\s?t|ts|tf|vik|v\.\s?a|v\.\s?s|t\.\s?f)\b\.?(?!-)|(?:virkaa\s?tekevä|viransijainen|sijainen|sijaisena"
    r"|tillförordna[dt]e?|tillfällig|vikarierande)\b"
)
_ACTING = re.compile(
    rf"(?:{_PREFIX})(?=\s?\S)|.*\b(?:(?:viran)?sijainen|vikarie)\Z|.*[,(]\s*(?:{_PREFIX})\s*\)?\Z", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[,;:(\t\n]\s*|(?<!\bvs)(?<!\bva)(?<!\bvt)(?<!\btf)\.\s(?=[A-ZÅÄÖ])")
_AND = frozenset({"ja", "sekä", "och", "samt"})
_ADJECTIVE = re.compile(
    r"(?:[\w\-/]+-|(?:vs|va|vt|ts|tf|vik|ma)\.?|johtava|vastaava|vanhempi|nuorempi|tekninen|hallinnollinen|yleinen|ylempi"
    r"|poliittinen|pedagoginen|ledande|vice|teknisk|ansvarig|biträdande|yli|sisäinen|ulkoinen|erityinen|vt|I|II|III|viransijainen"
    r"|virkaatekevä|tillförordnad|määräaikainen|asiantuntijana\.)\Z",
    re.IGNORECASE,
)
# A genitive that modifies a title; an illative, a participle or the object of a sentence does not.
_GENITIVE = re.compile(r"[\w\-/.]+(?:[aeiouyäö]|:)n\Z", re.IGNORECASE)
_NO_MODIFIER = re.compile(
    r"[\w\-]*(?:aan|iin|oon|uun|yyn|ään|öön|(?:kse|ute|yte|ise|ese|[^k]ke|lle|lla|llä|ssa|ssä|sta|stä)en)\Z"
    r"|\w*(?:va|vä|ma|mä|tu|ty|nu|ny)n\Z"
    r"|\w*(?:lausunno|päätökse|ehdotukse|esitykse|kokoukse|käsittely|asia|kohda|selvitykse|toivomuspon|ponne|aloittee"
    r"|mielipitee|äänestykse|seuraava|sama|toise|uude|tämä|muu|oma|häne|heidä)n\Z"
    r"|(?:vara|vice|ruotsin|suomen)?jäsen\Z"
    r"|(?:kuin|joten|siten|ennen|koskien|lukien|alkaen|sen|vain|aivan|edelleen|eilen|kuten|niin|jonka|lähtien)\Z",
    re.IGNORECASE,
)
_ELECTED = re.compile(r"(?:vara)?(?:valtuute\w+|jäsen\w*)|ledamot\w*|ledamöter\w*|ersättare", re.IGNORECASE)
_CHAIR = re.compile(r"(?:vara|vice\s)?(?:puheenjohtaja|ordföranden?)", re.IGNORECASE)
_ORGAN = re.compile(
    r"[\w\-]*(?:kunnan|jaoston|jaoksen|valtuuston|hallituksen|ryhmän|neuvoston|liiton|seuran|yhdistyksen|säätiön"
    r"|kaupungin|suomenkielisen|ruotsinkielisen)\Z",
    re.IGNORECASE,
)
_REACH = 160
_LONG_UNIT = 6


def is_title_word(word: str) -> bool:
    """Whether a word is a title or the last word of one."""
    return _TITLE_WORD.match(word) is not None


def is_acting(title: str | None) -> bool:
    """Whether a title is held for another: `vs. kansliapäällikkö`, `tf. stadskamrer`, `rehtori (vt.)`."""
    return title is not None and _ACTING.match(title) is not None


def title_before(text: str, low: int, start: int) -> str | None:
    """The title right before a name: `talous- ja suunnittelupäällikkö`; its last word says that it is one."""
    words = _SEPARATOR.split(text[max(low, start - _REACH) : start])[-1].split()
    if not words or not is_title_word(words[-1]):
        return None
    first = len(words) - 1
    while first > 0 and _belongs(words, first - 1):
        first -= 1
    while words[first].lower() in _AND:
        first += 1
    if words[first].startswith("-"):
        first = _unit_start(words, first)
    return " ".join(words[first:])


def _unit_start(words: list[str], first: int) -> int:
    """Where the name of a unit begins that is several words: `Kadut ja puistot -yksikön päällikkö`; or its end."""
    for place in range(first - 1, max(-1, first - 1 - _LONG_UNIT), -1):
        if words[place][:1].isupper():
            return place
    while words[first].startswith("-"):  # where its name begins nobody can tell
        first += 1
    return first


def _belongs(words: list[str], place: int) -> bool:
    """Whether the word at a place belongs to the title that the words end with."""
    word, last = words[place], words[-1]
    if word.lower() in _AND:
        before = words[place - 1] if place else ""
        return before.endswith("-") or (
            before[:1].islower() and _is_genitive(before) and _is_genitive(words[place + 1])
        )
    if _ADJECTIVE.match(word) is not None:
        return True
    if _ELECTED.fullmatch(last) is not None or not _is_genitive(word):
        return False
    return _CHAIR.fullmatch(last) is None or _ORGAN.match(word) is not None


def _is_genitive(word: str) -> bool:
    return (
        len(word) > 3
        and _GENITIVE.match(word) is not None
        and _NO_MODIFIER.match(word) is None
        and _INFLECTED_TITLE.match(word) is None
    )

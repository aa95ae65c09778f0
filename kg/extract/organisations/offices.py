"""Authorities of which each region has one, named without their region: "aluehallintovirasto", "ELY-keskus".

Such a word means the office of the one region whose office the record names. Where it names none, the authority as such
is meant, which the registry has under the bare word; a region is never guessed. A court is spoken of in general more
often than not ("voi valittaa hallinto-oikeuteen"): the bare word counts only where the court has acted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDINGS = r"(?:s|ksen|kselta|kselle|ksessa|ksesta|kseen|sta)"
_OFFICES = {
    "aluehallintovirasto": (
        ("luehallintovirasto", "AVI", "egionförvaltningsverket"),
        r"[aA]luehallintovirasto(?:n|lta|lle|ssa|sta|on|a)?|AVI(?::\w+|n|lta|lle)?"
        r"|[rR]egionförvaltningsverkets?(?! i )",
    ),
    "ely-keskus": (
        ("ELY-kesku", "mpäristökesku", "NTM-centralen"),
        rf"(?:ELY-|[eE]linkeino-, liikenne- ja ympäristö)kesku{_ENDINGS}|NTM-centralens?(?! i )",
    ),
    "te-toimisto": (
        ("TE-toimisto", "elinkeinotoimisto", "arbets- och näringsbyrån"),
        r"(?:TE-|[tT]yö- ja elinkeino)toimisto(?:n|lta|lle|ssa|sta|on|a)?|arbets- och näringsbyråns?(?! i )",
    ),
    "elinvoimakeskus": (("linvoimakesku",), rf"[eE]linvoimakesku{_ENDINGS}"),
}
_COURTS = {
    "hallinto-oikeus": (("allinto-oikeu", "örvaltningsdomstolen"), "[hH]allinto-oikeu", "[fF]örvaltningsdomstolen"),
    "karajaoikeus": (("äräjäoikeu", "ingsrätten"), "[kK]äräjäoikeu", "[tT]ingsrätten"),
    "hovioikeus": (("ovioikeu", "ovrätten"), "[hH]ovioikeu", "[hH]ovrätten"),
}
_DATE = r"\d{1,2}\.\d{1,2}\.\d{4}"
_ACTED = (
    rf"s (?:{_DATE} )?(?:on |oli )?(?:hylkäsi|hylännyt|kumosi|kumonnut|pysytti|pysyttänyt|palautti|palauttanut|katsoi"
    rf"|katsonut|totesi|todennut|antoi|antanut|ratkaisi|ratkaissut|jätti|jättänyt|päätti|päättänyt|velvoitti|vahvisti"
    rf"|vahvistanut|kielsi|kieltänyt|määräsi|määrännyt|tuomitsi|tuominnut|hyväksyi|hyväksynyt)\b"
    rf"|den (?:{_DATE}|(?:päätö|tuomio|ratkaisu|välipäätö)\w* {_DATE})"
)
_HAS_ACTED = (
    r" (?:har (?:den )?[\d. ]*)?(?:förkastade|förkastat|avslog|avslagit|upphävde|upphävt|återförvisade|ansåg|ansett"
    r"|konstaterade|beslutade|beslutat|fastställde|fastställt|avgjorde|avgjort|dömde|dömt|godkände|godkänt)\b"
)
# words that make it any office of the kind
_ANY = re.compile(
    r"(?:[tT]oimivaltai\w+|[aA]sianomai\w+|[kK]unkin|[jJ]okai\w+|[aA]lueelli\w+|[mM]uun?|[pP]aikalli\w+|[uU]sea\w*"
    r"|[bB]ehöriga|[rR]espektive) \Z"
)
_WITH_REGION = {
    "-aluehallintovirasto": "aluehallintovirasto", "-ely-keskus": "ely-keskus", "-ely": "ely-keskus",
    "-elinkeino-liikenne-ja-ymparistokeskus": "ely-keskus", "-te-toimisto": "te-toimisto",
    "-tyo-ja-elinkeinotoimisto": "te-toimisto", "-elinvoimakeskus": "elinvoimakeskus",
    "-hallinto-oikeus": "hallinto-oikeus", "-karajaoikeus": "karajaoikeus", "-hovioikeus": "hovioikeus",
    "-forvaltningsdomstol": "hallinto-oikeus", "-tingsratt": "karajaoikeus", "-hovratt": "hovioikeus",
}  # fmt: skip
_OF_REGION = {"ntm-centralen-i-": "ely-keskus", "regionforvaltningsverket-i-": "aluehallintovirasto"}
_HIGHEST = "korkein-hallinto-oikeus"


def _patterns() -> dict[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    found = {
        key: (marks, re.compile(rf"(?<![\w-])(?P<name>{words})(?![\w-])")) for key, (marks, words) in _OFFICES.items()
    }
    for key, (marks, finnish, swedish) in _COURTS.items():
        words = rf"(?<![\w-])(?P<name>{finnish}(?=s|den)|{swedish})(?:(?<=u)(?:{_ACTED})|(?<=n){_HAS_ACTED})"
        found[key] = marks, re.compile(words)
    return found


_BARE = _patterns()
AUTHORITIES = frozenset(_BARE)
"""Keys of the authorities as such, of no region."""


def office_of(key: str) -> str | None:
    """Which authority an office with a region is of, by its key."""
    if key == _HIGHEST:
        return None
    ends = (office for end, office in _WITH_REGION.items() if key.endswith(end))
    return next(ends, None) or next((office for front, office in _OF_REGION.items() if key.startswith(front)), None)


def is_court(key: str) -> bool:
    """Whether an authority is a kind of court."""
    return key in _COURTS


def bare_offices(text: str) -> Iterator[tuple[str, int, int]]:
    """Authorities named in the text, with and without a region: (key of the authority, start, end)."""
    for office, (marks, pattern) in _BARE.items():
        if not any(mark in text for mark in marks):
            continue
        for match in pattern.finditer(text):
            if not _ANY.search(text, max(0, match.start() - 20), match.start()):
                yield office, match.start("name"), match.end("name")

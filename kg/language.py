"""The language a text is in, by its most frequent words: Finnish or Swedish."""

from __future__ import annotations

import re

from kg.record import Language

_SAMPLE = 8000
_WORD = re.compile(r"[a-zåäöé]+")

# fmt: off
_FINNISH = frozenset({
    "ja", "on", "ei", "että", "sekä", "tai", "joka", "jotka", "jonka", "joita", "mukaan", "mukainen", "ovat", "oli",
    "olla", "ole", "tämä", "tämän", "tähän", "se", "sen", "ne", "kuin", "myös", "voi", "voidaan", "asian", "asia",
    "asiassa", "päätti", "päättää", "päätöksen", "päätös", "ehdotuksen", "kaupungin", "helsingin", "jos", "kun",
    "siitä", "sitä", "hän", "mikäli", "salassa", "pidettävä", "koska", "vuoden", "vuonna", "osalta", "lisäksi",
})
_SWEDISH = frozenset({
    "och", "att", "av", "för", "som", "är", "den", "det", "de", "inte", "med", "till", "på", "enligt", "om", "en",
    "ett", "i", "har", "kan", "ska", "skall", "från", "eller", "vid", "under", "beslut", "beslutade", "besluta",
    "beslutet", "förslaget", "stadens", "helsingfors", "ärendet", "samt", "detta", "denna", "sin", "sina",
    "sekretessbelagd", "sekretessbelagt", "men", "när", "där", "efter", "åt", "vilka", "vilket",
})
# fmt: on


def language_of(text: str) -> Language | None:
    """The language most of the words of the beginning belong to; None where they do not tell."""
    finnish = swedish = 0
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        if word in _FINNISH:
            finnish += 1
        elif word in _SWEDISH:
            swedish += 1
    if finnish == swedish:
        return None
    return "fi" if finnish > swedish else "sv"

"""Whether an everyday word for services means the unit of that name, by what it does in the sentence.

"Ympäristöpalvelut puoltaa hakemusta": a word in the plural with a verb in the singular is a proper name, and only an
authority gives statements, is asked for them or is worked with. "Palvelut on järjestetty" says nothing of the kind: its
verb is passive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.names.matcher import Found

_SERVICES = re.compile(
    r"[a-zåäö]+palvelu(?:t|i?(?:jen|iden|lle|lta|den|en)|i(?:lle|lta|den|hin|ssa|sta))\Z", re.IGNORECASE
)
_SAYS = (
    r"puoltaa|puolsi|toteaa|totesi|katsoo|katsoi|lausuu|lausui|esittää|esitti|ehdottaa|ehdotti|edellyttää|edellytti"
    r"|suosittelee|suositteli|ilmoittaa|ilmoitti|pyytää|pyysi|vaatii|kehottaa|kehotti|määrää|määräsi|hyväksyy|hyväksyi"
)
_DOES = (
    r"valvoo|valvoi|vastaa|vastasi|valmistelee|valmisteli|päättää|päätti|myöntää|myönsi|järjestää|järjesti|tekee|teki"
    r"|antaa|antoi|ohjaa|seuraa|toteuttaa|toteutti|arvioi|selvittää|selvitti|tarkasti|tarkastaa|huolehtii|koordinoi"
    r"|laatii|laati|kuuli|kuulee|käsittelee|käsitteli|osallistuu|osallistui|käynnistää|käynnisti|tiedottaa|tiedotti"
)
_ADVERBS = r"(?:(?:myös|kuitenkin|lisäksi|puolestaan|osaltaan|\d[\d.]*|lausunnossaan|lausuntonaan) ){0,2}"
# the active voice in the singular: "on antanut", "oli esittänyt", "ei määrää", "ei ole puoltanut"
_PERFECT = rf"(?:on|oli|ei ole|ei ollut) {_ADVERBS}\w{{2,}}n[uy]t(?!\w)"
_SINGULAR_VERB = re.compile(
    rf" {_ADVERBS}(?:(?:{_SAYS}|{_DOES})(?!\w)|{_PERFECT}|ei (?:\w+ )?(?:puolla|määrää|esitä|vaadi)\b)"
)
_SWEDISH_SERVICES = re.compile(r"[a-zåäö]+tjänsterna\Z", re.IGNORECASE)
_SWEDISH_VERB = re.compile(
    r" (?:har (?:\w+ )?(?:gett|gjort|konstaterat|föreslagit|beviljat|berett|förordat|yttrat|meddelat|ansett|begärt)"
    r"|förordar|konstaterar|föreslår|beviljar|bereder|begär|yttrar|meddelar|anser att)(?!\w)"
)
_VOICE = re.compile(r" (?:lausun(?:to|no)|kannanot|näkemy|edustaj|asiantuntij|henkilöstö|yksik(?:kö|ö)|esity|kanssa\b)")
_ASKED = re.compile(r"pyyde|pyyt|pyydä|lausun", re.IGNORECASE)
_SPREAD = 60
# what belongs to the word as to a common noun: "kaupungin tarjoamien liikuntapalvelujen kanssa"
_ATTRIBUTE = re.compile(
    r"(?:[a-zåäö]{2,}(?:ien|iden|ten|jen|tten)|[a-zåäö]+(?:illa|ille|ilta)|eri|kaikki|nämä|muut) \Z"
)
_JOINTS = frozenset((" ja ", " sekä "))


def acts(text: str, found: Found, neighbours: tuple[Found | None, Found | None]) -> bool:
    """Whether the services act here as an authority. neighbours: the certain names before and after them."""
    words = text[found.start : found.end]
    if found.kind == "body" and _SWEDISH_SERVICES.match(words):
        return _SWEDISH_VERB.match(text, found.end) is not None
    if found.kind != "body" or not _SERVICES.match(words):
        return False
    low = max(0, found.start - _SPREAD)
    if _ATTRIBUTE.search(text, low, found.start):
        return False
    return _speaks(text, found) or any(_listed_with(text, found, other) for other in neighbours)


def _speaks(text: str, found: Found) -> bool:
    """Whether it acts, is heard or is asked, by its case and the words around."""
    if found.case == "nom":
        return _SINGULAR_VERB.match(text, found.end) is not None
    if found.case == "gen":
        return _VOICE.match(text, found.end) is not None
    return found.case in {"abl", "all"} and _ASKED.search(_sentence_around(text, found)) is not None


def _sentence_around(text: str, found: Found) -> str:
    """The words around the name within its sentence."""
    low, high = max(0, found.start - _SPREAD), min(len(text), found.end + _SPREAD)
    before = max(text.rfind(". ", low, found.start), text.rfind("\n", low, found.start), low)
    ends = [at for mark in (". ", "\n") if (at := text.find(mark, found.end, high)) != -1]
    return text[before : min(ends, default=high)]


def _listed_with(text: str, found: Found, other: Found | None) -> bool:
    """Whether it stands in one list with a body that is certain, in the same case: "kanslian ja oikeuspalvelujen"."""
    if other is None or other.kind != "body" or other.case != found.case:
        return False
    first, second = sorted((found, other), key=lambda f: f.start)
    joint = text[first.end : second.start]
    return joint in _JOINTS or (joint == ", " and found.case != "nom")  # in the nominative it may be a path of units

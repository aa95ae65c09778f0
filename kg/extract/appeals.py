"""How a decision can be appealed: the kinds of the instructions under Muutoksenhaku, and their time limits.

An instruction opens with a heading in capitals (VALITUSOSOITUS) and a set sentence ("Tähän päätökseen haetaan muutosta
kunnallisvalituksella."); a proposal has one line a kind ("Oikaisuvaatimusohje, kaupunginhallitus"). Only those openings
say the kind: the long text below them speaks of other appeals too. The decision's side is read first; the proposal's
only where the decision's has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.finding import Appeal, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_FLAGS = re.IGNORECASE

# What an instruction is called at the start of a line, in capitals or as the name of its form.
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _FLAGS))
    for kind, pattern in (
        (
            "prohibited",
            r"muutoksenhakukielto|valituskielto|oikaisuvaatimus- ja valituskielto|besvärsförbud"
            r"|förbud mot (?:sökande av ändring|ändringssök|besvär|att (?:söka ändring|anföra besvär))",
        ),
        (
            "hankinta",
            r"muutoksenhaku(?:ohjee?t?)?,? hankin|(?:ohje(?:et)? )?hankintaoikaisu|hankintavalitus"
            r"|hankinta-asian muutoksenhaku|valitusosoitus,? (?:markkinaoikeu|hankinta-asia)"
            r"|(?:sökande av ändring|ändringssökande) i (?:ett )?upphandling"
            r"|(?:anvisning(?:ar)? )?.{0,30}upphandlingsrättelse"
            r"|besvärsanvisning,? (?:till )?marknadsdomstolen",
        ),
        (
            "oikaisuvaatimus",
            r"(?:ohje(?:et)? )?(?:kuntalain mukaisen )?oikaisuvaatimu(?:ksen teke?mis|ksen teko|sohje|smenettely|s,|s$)"
            r"|(?:anvisning(?:ar)? .{0,40})?(?:omprövning|rättelseyrkande)|(?:begäran|yrkande) om omprövning",
        ),
        ("kunnallisvalitus", r"kunnallisvalitus|valitusosoitus,? kunnallisvalitus|kommunalbesvär"),
        ("hallintovalitus", r"hallintovalitus|valitusosoitus,? hallintovalitus|förvaltningsbesvär"),
    )
)
_UNSAID = re.compile(r"valitusosoitus|besvärsanvisning", _FLAGS)  # an appeal to a court; the sentence says which

# The set sentence below the heading.
_OPENING = re.compile(
    r"(?:kuntalain? [^.]{0,40}§:n (?:\d momentin )?(?:mukaan|perusteella),? )?"
    r"(?:tähän|näihin|seuraav(?:aan|iin)|edellä maini\w+)"
    r" päätö(?:kse|skoh|ksi)\w+|päätökseen,? (?:haetaan|(?:ei )?saa hakea|voi(?:daan)? hakea|tyytymätön|jo(?:hon|lla))"
    r"|(?:tästä päätöksestä|näistä päätöksistä)|päätöksestä (?:voi|(?:ei )?saa) "
    r"|(?:i|över|mot) (?:(?:detta|nedanstående) beslut|beslutet)\b"
    r"|den som är missnöjd med (?:(?:detta|ett) beslut|beslutet)\b|ändring i (?:(?:detta|ett) beslut|beslutet)\b",
    _FLAGS,
)
_SENTENCES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _FLAGS))
    for kind, pattern in (
        (
            "prohibited",
            r"ei (?:saa|voi(?:da)?) (?:hakea (?:siihen )?muutosta(?! valitta)|valittaa(?! ennen)"
            r"|tehdä oikaisuvaatimusta eikä)"
            r"|får (?:ändring )?(?:man )?inte (?:sökas|söka ändring|överklagas)(?! genom besvär)"
            r"|kan (?:ändring )?inte sökas(?! genom besvär)",
        ),
        ("hankinta", r"hankintaoikaisu|markkinaoikeu|upphandlingsrättelse|marknadsdomstol"),
        (
            "oikaisuvaatimus",
            r"\b(?:tehdä|tekemällä)\b[^.]{0,120}\boikaisuvaatimuksen\b|\bmuutosta oikaisuvaatimuksella"
            r"|\b(?:vaatia|hakea)\b[^.]{0,60} oikaisua\b"
            r"|\b(?:begär\w*|framställ\w*|söka|göra)\b[^.]{0,120}(?:\bomprövning|\brättelseyrkande)",
        ),
        ("kunnallisvalitus", r"\bkunnallisvalitu|\bkommunalbesvär"),
        ("hallintovalitus", r"\bhallintovalitu|\bförvaltningsbesvär"),
    )
)
# What tells the two appeals to an administrative court apart where no name does.
_GROUNDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("kunnallisvalitus", re.compile(r"kunnallisvalitu|kommunalbesvär|kuntalain? (?:\(\d+/\d+\) )?13[57] §", _FLAGS)),
    ("hallintovalitus", re.compile(r"hallintovalitu|förvaltningsbesvär", _FLAGS)),
    ("kunnallisvalitus", re.compile(r"syntynyt virheellisessä järjestyksessä|tillkommit i felaktig ordning", _FLAGS)),
    ("hankinta", re.compile(r"valit\w+ (?:tehdään |on tehtävä )?markkinaoikeu|hos marknadsdomstolen", _FLAGS)),
    ("hallintovalitus", re.compile(r"hallinto-oikeu|förvaltningsdomstol", _FLAGS)),
)

# Sentences that stand alone, without a heading or the set words that open an instruction.
_ALONE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _FLAGS))
    for kind, pattern in (
        (
            "prohibited",
            r"\bei (?:saa|voi(?:da)?) (?:hakea (?:siihen )?muutosta|valittaa)|\bmuutosta ei (?:saa|voi(?:da)?) hakea"
            r"|\b(?:får|kan) (?:ändring )?(?:man )?inte (?:sökas|söka ändring|överklagas)",
        ),
        ("hankinta", r"\bhankintaoikaisu\w* (?:on |voi)|\bupphandlingsrättelse\w* (?:ska|kan)"),
        (
            "oikaisuvaatimus",
            r"\boikaisuvaatimus (?:on )?(?:tehtävä|tehdään|toimitettava|esitettävä|jätettävä|osoitettava|annettava)"
            r"|\b(?:tehdä|jättää|esittää) (?:\w+ ){0,2}oikaisuvaatimuksen"
            r"|\b(?:begäran om omprövning|omprövningsbegäran|rättelseyrkandet?)"
            r" (?:ska|skall|kan|bör|måste|görs|inlämnas)"
            r"|\b(?:begära|framställa|lämna in|göra) (?:\w+ ){0,3}(?:omprövning|rättelseyrkande)",
        ),
        (
            "kunnallisvalitus",
            r"\bkunnallisvalitus (?:on |tehdään)|\btehdä kunnallisvalituksen|\bkommunalbesvär (?:ska|kan|anförs)",
        ),
        (
            "hallintovalitus",
            r"\bhallintovalitus (?:on |tehdään)|\btehdä hallintovalituksen|\bförvaltningsbesvär (?:ska|kan|anförs)",
        ),
    )
)
_NO_COURT = re.compile(r"[^.\n]{0,40}?(?:valitta|besvär)", _FLAGS)  # appeal to a court alone is ruled out
_NUMBER_WORDS = {
    "seitsemän": 7,
    "neljäntoista": 14,
    "kahdenkymmenenyhden": 21,
    "kolmenkymmenen": 30,
    "kuudenkymmenen": 60,
    "sju": 7,
    "fjorton": 14,
    "tjugoen": 21,
    "tjugoett": 21,
    "trettio": 30,
    "sextio": 60,
}
_WORDS = "|".join(_NUMBER_WORDS)
_DAYS = re.compile(
    rf"\b(?P<fi>\d{{1,3}}|{_WORDS})(?: \((?P<fin>\d{{1,3}})\))? (?:päivän|vuorokauden|vrk:n)(?: \(\d{{1,3}}\))?"
    r" kuluessa"
    r"(?! (?:siitä, kun kirje|kirjeen))"
    rf"|\b(?:valitus|muutoksenhaku|oikaisuvaatimus|määrä)aika(?:\s+on|:)?\s+(?P<on>\d{{1,3}}|{_WORDS})"
    rf"(?: \((?P<onn>\d{{1,3}})\))? (?:päivää|vuorokautta)\b"
    rf"|\b(?P<in>\d{{1,3}}|{_WORDS})(?: \((?P<inn>\d{{1,3}})\))? päivän määräajassa\b"
    rf"|\binom (?:en tid av )?(?P<sv>\d{{1,3}}|{_WORDS})(?: \((?P<svn>\d{{1,3}})\))? dagar\b"
    r"|\b(?:tid(?:en)? för [\w ]{0,30}?(?:omprövning\w*|rättelseyrkande\w*|besvär)"
    r"|(?:besvärs|ändringssökande)tid(?:en)?)"
    rf"(?:\s+är|:)?\s+(?P<tid>\d{{1,3}}|{_WORDS})(?: \((?P<tidn>\d{{1,3}})\))? dagar\b",
    _FLAGS,
)
_IN_ORDER = ("fin", "onn", "inn", "svn", "tidn", "fi", "on", "in", "sv", "tid")
"""The groups of `_DAYS`: a figure in brackets before the word that it repeats."""
_OTHER = "other"
_TO_COURT = frozenset({"kunnallisvalitus", "hallintovalitus", "hankinta", "prohibited"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an instruction begins. kind: None for a heading that leaves open to which court."""

    kind: str | None
    start: int
    end: int


class AppealReader:
    """Reads the appeal instructions of one record."""

    def __init__(self, registries: Registries) -> None:
        pass

    def read(self, record: DecisionRecord, hits: tuple[NameHit, ...]) -> tuple[tuple[Appeal, ...], tuple[Doubt, ...]]:
        del hits  # the same call for all readers; the instructions are set phrases
        for side in ("decision", "proposal"):
            found: dict[str, Appeal] = {}
            for index, part in enumerate(record.parts):
                if part.kind is PartKind.APPEAL and part.side == side:
                    for appeal in _appeals(index, part.text):
                        known = found.setdefault(appeal.kind, appeal)
                        if known.days is None:
                            found[appeal.kind] = replace(known, days=appeal.days)
            if found:
                return tuple(found.values()), ()
        return (), ()


def _appeals(index: int, text: str) -> Iterator[Appeal]:
    """Each kind that an opening of the text names, with the time limit stated before the next kind's opening."""
    openings = _settled(list(_openings(text)), text) or list(_alone(text))
    for place, opening in enumerate(openings):
        others = [o for o in openings if o.kind != opening.kind]
        until = next((o.start for o in others if o.start > opening.start), len(text))
        shared = any(o.start == opening.start for o in others)
        # Of two kinds in one sentence the one with a heading of its own further down has its days there.
        elsewhere = shared and any(o.kind == opening.kind for o in openings[place + 1 :])
        days = None if elsewhere or opening.kind == "prohibited" else _days(text, opening.start, until)
        yield Appeal(Span(index, opening.start, opening.end), opening.kind or _OTHER, days)


def _openings(text: str) -> Iterator[_Opening]:
    position = 0
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if line.isupper() or len(line) <= 120:
            kind = next((kind for kind, pattern in _NAMES if pattern.match(line)), None)
            if kind is None and line.startswith("OIKAISUVAATIMUS ") and line.isupper():
                kind = "oikaisuvaatimus"
            if kind is not None:
                yield _Opening(kind, start, end)
                continue
            if _UNSAID.match(line):
                yield _Opening(None, start, end)
                continue
        if _OPENING.match(line):
            for kind, pattern in _SENTENCES:
                if pattern.search(line):
                    yield _Opening(kind, start, end)
                    if kind == "prohibited":
                        break


def _alone(text: str) -> Iterator[_Opening]:
    """The kinds that sentences say of themselves, where nothing opens an instruction."""
    found = [(kind, match) for kind, pattern in _ALONE if (match := pattern.search(text)) is not None]
    for kind, match in found:
        if kind != "prohibited" or len(found) == 1 or _NO_COURT.match(text, match.end()) is None:
            yield _Opening(kind, match.start(), match.end())


def _settled(openings: list[_Opening], text: str) -> list[_Opening]:
    """Give each heading that leaves the court open the kind of what stands below it, up to the next heading."""
    settled = []
    for place, opening in enumerate(openings):
        if opening.kind is not None:
            settled.append(opening)
            continue
        following = openings[place + 1] if place + 1 < len(openings) else None
        if following is not None and following.kind in _TO_COURT:
            continue
        until = following.start if following is not None else len(text)
        below = text[opening.end : until]
        kind = next((kind for kind, pattern in _GROUNDS if pattern.search(below)), _OTHER)
        settled.append(replace(opening, kind=kind))
    return settled


def _days(text: str, start: int, end: int) -> int | None:
    match = _DAYS.search(text, start, end)
    if match is None:
        return None
    figures = match.groupdict()
    figure = next(words for name in _IN_ORDER if (words := figures[name]) is not None)
    return int(figure) if figure.isdigit() else _NUMBER_WORDS[figure.lower()]

"""Who did what in the handling: moved, seconded, dissented, left as disqualified, chaired, kept the minutes.

Councils and boards write sentences ("X ehdotti Y:n kannattamana …", "pöydälle X:n ehdotuksesta"); the headings and
labels of committees are read in `labels`, experts heard in `experts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.labels import labelled
from kg.extract.people.names import Candidate, Case, chains_in, sentences
from kg.extract.people.phrases import until_next, what_follows
from kg.extract.people.title_forms import titles_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE
_REACH = 160

_PROPOSAL = r"\w*(?:ehdotu[ks]|esity[ks])\w*"
_ADJECTIVE = r"(?:(?:yhtei|toi|ensimmäi|kolma|sama|edellä\s+maini|muu\b|esitt|jättä)\w*\s+)?"
# What follows the name or names; the first that fits. A role with `*` is looked for no further than the next name.
_PHRASES_AFTER: tuple[tuple[str, Case, str], ...] = (
    ("seconder", "inflected", r"\s+(?:ym\.\s+)?kannattam(?:ana|ina)\b|\s+kannattama(?:an|n)?\s+" + _PROPOSAL),
    ("", "inflected", r"\s+(?:(?:tekem|esittäm|ehdottam)\w+\s+)?(?:\w+\s+)?\w*(?:pon(?:si|ne|tta|teen)|aloit)\w*"),
    (
        "mover",
        "inflected",
        r"\s+(?:ehdotuksesta|esityksestä)\b|\s+(?:tekem|esittäm|ehdottam)\w+\s+ja\b(?=[^.]*\bkannattam)",
    ),
    (
        "mover",
        "inflected",
        rf"\s+(?:tekem|esittäm|ehdottam)\w+\s+(?:\w+\s+){{0,2}}?(?:{_PROPOSAL}|muuto[ks]\w*|lisäy[ks]\w*|palautu\w*|hylkä\w*)",
    ),
    (
        "mover",
        "inflected",
        rf"\s+{_ADJECTIVE}\w*(?:ehdotu(?:s|ks)|palautusesity|hylkäysesity|muutosesity|vastaesity)\w*",
    ),
    ("mover", "swedish genitive", r"\s+(?:\w+\s+)?\w*(?:förslag)(?:et)?\b"),
    ("dissenter", "inflected", r"\s+(?:jättäm\w+\s+)?eriäv\w+\s+mielipi"),
    ("recused*", "inflected", r"\s+(?:ilmoitettua\s+[^.]{0,40}esteelli|jäävättyä\s+itsensä)"),
    ("recused*", "nom", r"\s+ei(?:vät)?\s+(?:esteelli(?:senä|sinä)|jäävi(?:nä|änä))\s+osallistu"),
    # the ground instead of the word: "… koska hän on yhdistyksen hallituksen jäsen (hallintolaki 28 § 1 mom. 5 k.)"
    (
        "recused*",
        "nom",
        r"\s+ei(?:vät)?\s+(?:ole\s+|ollut\s+|olleet\s+)?osallistu\w*\s[^.\n]{0,200}"
        r"(?:esteelli|jääv|hallintola(?:ki|in)\w*\W+(?:\(\d+/\d+\)\s+)?2[78])",
    ),
    ("recused*", "inflected", r"\s+ollessa\s+(?:\w+\s+)?(?:esteelli|jääv)"),
    ("recused*", "inflected", r"\s+(?:esteelliseksi|esteellisyy\w+|jääviy\w+|jääviksi)\b"),
    (
        "dissenter*",
        "nom",
        r"\s+(?:jätti|jättivät|ilmoitti\w*|esitti\w*|liitti\w*|jättää|jättävät)\s+(?:\S+\s+){0,6}?eriäv\w+\s+mielipi",
    ),
    ("recused*", "nom", r"\s+(?:anmälde\w*|konstaterade\w*|var|avlägsnade|deltog|deltar|lämnade)\b[^.]*\bjäv"),
    ("dissenter*", "nom", r"\s+(?:anmäl\w+|reserver\w+)\s+(?:\S+\s+){0,4}?(?:avvikande|sig)\b"),
    (
        "recused*",
        "nom",
        r"\s+(?:ilmoitti\w*|ilmoittautui\w*|totesi\w*|toteamaan|oli|olivat|poistui\w*|ei\s+osallistunut|eivät\s+osallistuneet)"
        r"\b(?![^.]*\be(?:i|ivät|ttei|tteivät)\s+o(?:le|llut|lleet)\s+(?:esteelli|jääv))[^.]*(?:esteelli|jääv)",
    ),
    ("recused*", "nom", r"\s+(?:jääväsi\w*|jäävä[sn]i|esteelli(?:senä|sinä)|jäävi(?:nä|änä))\b"),
    ("seconder", "nom", r"\s+kannatti(?:vat)?\b|\s+understödde\b|\s+oli(?:vat)?\s+kannattan"),
    ("", "nom", r"\s+(?:ehdotti|esitti|teki|föreslog)\b[^.]*(?:\bpon(?:nen|tta)\b|toivomuspon|kläm)"),
    ("mover", "nom", r"\s+(?:ehdotti|ehdottivat|ehdottan(?:ut|eet)|föreslog|föreslagit)\b"),
    ("mover", "nom", rf"\s+(?:teki|tekivät|esitti|esittivät|tehnyt|esittänyt)\s+(?:\S+\s+){{0,6}}?{_PROPOSAL}"),
    (
        "mover",
        "nom",
        r"\s+(?:esitti|esittivät|pyysi|pyysivät|esittänyt|pyytänyt)\b[^.]*(?:\bpöydälle\b|palaut|hylät|bordlägg|poistetaan|lisätään|muutetaan)",
    ),
)
_AFTER = tuple((role, case, re.compile(pattern, _FLAGS)) for role, case, pattern in _PHRASES_AFTER)
# What stands before the name or names.
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, _FLAGS))
    for role, pattern in (
        (
            "seconder",
            r"(?:kannatti|kannattivat|understöd(?:des|d|da)?\s+av)\s+(?:[\w\-]+\s+){0,2}\Z",
        ),
        ("mover", r"på\s+(?:förslag|begäran)\s+av\s+(?:[\w\-]+\s+){0,2}\Z"),
        (
            "dissenter",
            r"eriäv\w+\s+mielipi[^.]{0,60},\s+johon\s+(?:[\w\-]+\s+)?\Z"
            r"|eriäv\w+\s+mielipi\w+\s+(?:jätti|jättivät|ilmoitti|ilmoittivat|esitti|esittivät)\s+(?:[\w\-]+\s+)?\Z",
        ),
        (
            "recused",
            r"(?:esteellisenä|esteellisinä|jäävinä|jäävänä)\b[^.]{0,60}?\b(?:poistui(?:vat)?|oli(?:vat)?)\b[^.]{0,40}\s\Z"
            r"|esteellisyy\w+\s+(?:ilmoitti(?:vat)?|on|ovat)\s+(?:[\w\-]+\s+){0,2}\Z",
        ),
    )
)
# "puheenjohtajana toimi tämän asian osalta lautakunnan jäsen": no name stands between.
_OFFICE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "chair",
        re.compile(
            r"(?:\b[Pp]uheenjohtajana\s+(?:toimi|oli|jatkoi)|[Pp]uhetta\s+johti|[Ss]om\s+ordförande\s+fungerade)\b"
            r"(?:\s+(?:[a-zåäö\-.]+|[IVX]{1,4}|\d{1,2}\.)){0,8}?\s+\Z"
        ),
    ),
    (
        "secretary",
        re.compile(
            r"(?:[Pp]öytäkirjanpitäjänä|\b(?:kokouksen|asian|Kokouksen)\s+sihteerinä)\s+(?:toimi|oli)\b"
            r"(?:\s+[a-zåäö\-.]+){0,8}?\s+\Z"
            r"|[Ss]om\s+(?:sekreterare|protokollförare)\s+fungerade\b(?:\s+[a-zåäö\-.]+){0,4}?\s+\Z"
        ),
    ),
)
_RECUSED_IN = frozenset({PartKind.HANDLING, PartKind.DECISION, PartKind.REASONS, PartKind.SUMMARY})
_OFFICIALS_IN = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
_DISQUALIFIED = re.compile(r"esteelli|jääv|hallintola\w+\W+(?:\w+\s+){0,2}2[78]|\bjäv", _FLAGS)
_SECONDED_BY = re.compile(r"understöd(?:da?)?\s+av\s+(?:[\w\-]+\s+){0,2}\Z", _FLAGS)
_PRESENTER = re.compile(r"\b(?:esittelijä|föredraganden?)\s+(?:\w+\s+)?\Z", _FLAGS)
_ON_REQUEST = re.compile(r"\s+(?:pyynnöstä|begäran)\b", _FLAGS)
_CHAIR = re.compile(
    r"(?:\A|(?:[^n\s]|\b(?:lautakunnan|jaoston|johtokunnan|valtuuston|hallituksen|kokouksen"
    r"|asian|esityksen|ehdotuksen|käsittelyn|äänestyksen|keskustelun))\s+)(puheenjohtaja|ordföranden?)\s+\Z",
    _FLAGS,
)
_SPEAKS = re.compile(r"\s+(?:totesi|avasi|esitti|ehdotti|ilmoitti|määräsi|keskeytti|konstaterade|öppnade|meddelade)\b")

# What a decision's own words must speak of before somebody's proposal in them is one that was made at the meeting.
_AT_MEETING = re.compile(
    r"pöyd|palau|hylä|äänest|vastaehdot|muutosehdot|ehdotti|poist|bord|återremi|motförslag", _FLAGS
)


def handling_roles(record: DecisionRecord, *, by_post: bool) -> Iterator[Candidate]:
    """The candidates of every handling and operative part on the decision's side.

    by_post: an office-holder decides alone, so that nobody moves, seconds or dissents; one may be disqualified.
    """
    for index, part in enumerate(record.parts):
        if part.side != "decision":
            continue
        if part.kind in _RECUSED_IN and (by_post or part.kind is not PartKind.HANDLING):
            yield from _recused(index, part.text, record, by_post=by_post)
        if by_post:
            continue
        if part.kind is PartKind.HANDLING:
            yield from labelled(index, part.text)
            yield from _told(index, part.text)
        elif part.kind is PartKind.DECISION:
            for candidate in _told(index, part.text):
                if candidate.role != "mover" or _AT_MEETING.search(part.text) is not None:
                    yield candidate


def _recused(index: int, text: str, record: DecisionRecord, *, by_post: bool) -> Iterator[Candidate]:
    """Disqualified people in running text: those with a title, and whom the record names as its own officials.

    Labels ("Esteellinen: …") are read where an office-holder decides; private people are never recused from office.
    """
    if _DISQUALIFIED.search(text) is None:
        return
    officials = " ".join(part.text for part in record.parts if part.kind in _OFFICIALS_IN)
    for candidate in (*_told(index, text), *(labelled(index, text) if by_post else ())):
        name = text[candidate.span.start : candidate.span.end]
        if candidate.role == "recused" and (candidate.title is not None or name in officials):
            yield candidate


def _told(index: int, text: str) -> Iterator[Candidate]:
    """Names in sentences, by the words around them."""
    for start, end in sentences(text):
        chains = chains_in(text, start, end)
        for place, chain in enumerate(chains):
            low, high = chain[0][0], chain[-1][1]
            before = text[max(start, low - _REACH) : low]
            role, case = _role(before, what_follows(text, chains, place, end), until_next(text, chains, place, end))
            if role is None and _SPEAKS.match(text, high) is None:
                continue
            if role:
                for name, title in zip(chain, titles_before(text, start, chain), strict=True):
                    yield Candidate(Span(index, *name), role, case, title)
            previous = chains[place - 1][-1][1] if place else start
            if role != "recused" and _CHAIR.search(text[max(previous, low - _REACH) : low]) is not None:
                yield Candidate(Span(index, *chain[0]), "chair", case, "puheenjohtaja")


def _role(before: str, after: str, near: str) -> tuple[str | None, Case]:
    """The role and the case of the names; an empty role where the phrase is known but says none of ours."""
    if _SECONDED_BY.search(before) is not None:
        return "seconder", "nom"
    if _ON_REQUEST.match(after) is not None:
        return ("mover" if _AT_MEETING.search(before + after) is not None else None), "inflected"
    if _PRESENTER.search(before) is not None:  # a change by the presenter is no counter-proposal
        return None, "nom"
    for role, case, pattern in _AFTER:
        if pattern.match(near if role.endswith("*") else after) is not None:
            return role.rstrip("*"), case
    for role, pattern in (*_BEFORE, *_OFFICE):
        if pattern.search(before) is not None:
            return role, "nom"
    return None, "nom"

"""The day a motion was submitted or adopted, as a decision's text and its attachments give it.

The forms that say it beyond doubt are asked first. Otherwise a sentence counts that speaks of the motion, has one day
and beside that day a word for submitting or adopting, and tells of nothing else that was done on a day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.language.clauses import clause_start
from kg.extract.language.dates import DATE, read_date
from kg.extract.people.names import sentences
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.record import DecisionRecord

_KLAM = r"(?:\w*pon(?:nen|tta|si|nesta|nessa|nella|nelle|teen|net)|(?:hemställnings)?kläm\w*)\b"
_IN = r"(?:[^.:\n]|(?<=\d)\.)"  # within a sentence: a point may only follow a number
_SECTION = r"(?:,?[ ]\(?§[ ]?\d+\)?|,?[ ]\(?\d+[ ]?§\)?)?,?"
_ADOPTED = (
    rf"valtuuston[ ](?P<d1>{DATE}){_SECTION}[ ]hyväksym\w+(?P<of1>{_IN}{{0,120}}?)[ ]{_KLAM}",
    rf"(?:Käsitelle|Hyväksye|Päättäe|Tehde|Vahvistae)ssään[ ](?:kokouksessaan[ ])?(?P<d2>{DATE})[^\n]{{0,400}}?"
    rf"valtuusto[ ]hyväksyi(?P<of2>[^\n:]{{0,200}}?)[ ]{_KLAM}",
    rf"valtuusto[ ](?:on[ ])?hyväksy(?:i|nyt)[ ](?:kokouksessaan[ ])?(?P<d3>{DATE})(?P<of3>{_IN}{{0,200}}?)"
    rf"[ ]{_KLAM}",
    rf"valtuusto[ ](?:on[ ])?(?P<d4>{DATE}){_SECTION}[ ]hyväksy(?:i|nyt)(?P<of4>{_IN}{{0,200}}?)[ ]{_KLAM}",
    rf"fullmäktige[ ](?:har[ ])?godkän(?:de|t)[ ](?:den[ ])?(?P<d5>{DATE})(?P<of5>{_IN}{{0,200}}?)[ ]{_KLAM}",
    rf"{_KLAM}(?P<of6>{_IN}{{0,80}}?)[ ]som[ ]\w*fullmäktige[ ]godkände[ ](?:den[ ])?(?P<d6>{DATE})",
)
_SUBMITTED = (
    rf"(?P<d1>{DATE})[ ](?:päivä|jättä|tekem|jätet|esittäm)\w+[ ](?:\w+[ ]){{0,3}}?\w*aloit",
    rf"(?:jätti|teki|jättänyt|tehnyt|jättivät|tekivät)[ ](?:\w+[ ]){{0,4}}?(?P<d2>{DATE})[ ](?:\w+[ ]){{0,6}}?\w*aloit",
    rf"(?P<d3>{DATE})[ ](?:jätti|teki|jättänyt|tehnyt|jättivät|tekivät)[ ](?:\w+[ ]){{0,6}}?\w*aloit",
    rf"\w*aloitte(?:essa|ella)(?:an|nsa|nsä|mme)?[ ]\(?(?P<d6>{DATE})",  # "ryhmä esittää ryhmäaloitteessaan 1.2.2023"
    rf"[Mm]otion\w*[ ](?:\w+[ ]){{0,4}}?(?:den|av)[ ](?P<d4>{DATE})",
    rf"\b[\w-]*[Aa]loite[ ]\(?(?P<d5>{DATE})",
)


class _Telling(NamedTuple):
    """How a sentence tells of an event in a motion's life.

    forms: that say it beyond doubt, with its day; thing: what the event is of; event: words for it, those that may
    be of other things too in the group `it`; elsewhere: words for what else may have been done on a day.
    """

    forms: re.Pattern[str]
    thing: re.Pattern[str]
    event: re.Pattern[str]
    elsewhere: re.Pattern[str]


_ADOPTION = _Telling(
    re.compile("|".join(_ADOPTED)),
    re.compile(rf"(?:valtuusto|fullmäktige).*{_KLAM}|{_KLAM}.*(?:valtuusto|fullmäktige)", re.IGNORECASE | re.DOTALL),
    re.compile(r"hyväksy|godkän"),
    re.compile(
        r"kaupunginhallitu|lautakun|lausun|pyyt|mennessä|\bei\b|\bhylk|hylätt|stadsstyrelse|nämnd|utlåtande|\binte\b",
        re.IGNORECASE,
    ),
)
_SUBMISSION = _Telling(
    re.compile("|".join(_SUBMITTED)),
    re.compile(r"\w*aloi(?:te\b|tte)|\w*motion", re.IGNORECASE),
    re.compile(
        r"\b(?:jätti|jättä(?:m|n)|teki|tehn|tekem|väck"
        r"|(?P<it>jätet|tehty|tehti|päivät|saapu|tul|vireil|vastaanotet|toimitet|inläm|lämna|framställ|datera|inkom))"
    ),
    re.compile(
        r"kaupunginhallitu|lautakun|lausun|pyyt|käsitel|päätti|päättän|palaut|pöydäl|mennessä|alkaen|saakka|stadsstyrelse|nämnd"
        r"|utlåtande|behandla|beslut|ponne|ponsi|kysely|vastaus",
        re.IGNORECASE,
    ),
)
_SUBJECT = re.compile(r"\w*aloite\b|\w*motion(?:en)?\b", re.IGNORECASE)
_ANY_DAY = re.compile(rf"(?<![\d.–-])(?<![–-][ ]){DATE}(?![ ]?[–-])")
_NEAREST = 100
_PROPOSED_BY = re.compile(
    r"(?:[Vv]altuutet\w+|[Ll]edamo\w*|[Ll]edamöter\w*)[ ](?P<name>[A-ZÅÄÖ][^ ]+(?:[ ][A-ZÅÄÖ][^ .:,]+)+)"
)
_IN_TITLE = re.compile(rf"(?<![\d.])(?P<day>{DATE})")
_TITLE_OF_KLAM = re.compile(r"toivomuspon|\bkläm|hemställningskläm|Kvsto", re.IGNORECASE)
_TITLE_OF_MOTION = re.compile(r"aloit(?:e|teen|etta)(?![a-zåäö])|(?<!\w)\w*motion(?![a-zåäö])", re.IGNORECASE)
_OPERATIVE = (PartKind.DECISION, PartKind.PROPOSAL)
_TELLING = (PartKind.REASONS, PartKind.SUMMARY, PartKind.OTHER)


class Dated(NamedTuple):
    """A day that a document gives for a motion. adopted: whether it is the day of adoption by the council."""

    day: date
    adopted: bool


def adoption(record: DecisionRecord, families: Sequence[str]) -> Dated | None:
    """When the council adopted a toivomusponsi: by the operative part, the attachments, the reasons, then the title."""
    for kinds in (_OPERATIVE, None, _TELLING, (PartKind.TITLE,)):
        days = _titled(record, families, _TITLE_OF_KLAM) if kinds is None else _told(record, families, kinds, _ADOPTION)
        day = next(iter(days), None)
        if day:
            return Dated(day, adopted=True)
    return None


def submission(record: DecisionRecord, families: Sequence[str]) -> Dated | None:
    """When a motion was submitted: by the attachments, then the text."""
    parts = (*_OPERATIVE, *_TELLING)
    titled = next(iter(_titled(record, families, _TITLE_OF_MOTION)), None)
    day = titled or next(_told(record, families, parts, _SUBMISSION), None)
    return Dated(day, adopted=False) if day else None


def names_family(words: str, families: Sequence[str]) -> bool:
    """Whether words hold one of the family names in any form: all but its end, which inflects."""
    folded = words.lower()
    return any(re.search(rf"(?<!\w){re.escape(_stem(family))}", folded) for family in families)


def _stem(family: str) -> str:
    """What of a family name its cases leave as it is: "rantanen" and "rantasen", "aho" and "ahon"."""
    low = family.lower()
    return low[:-3] if low.endswith("nen") else low[: max(3, len(low) - 2)]


def _told(
    record: DecisionRecord, families: Sequence[str], kinds: Sequence[PartKind], telling: _Telling
) -> Iterator[date]:
    """The days that parts of these kinds tell, those of the certain forms first; none after the record's own."""
    texts = [part.text for part in record.parts if part.kind in kinds]
    days = [day for text in texts for day in _in_forms(text, families, telling)]
    days += [day for text in texts for day in _in_sentences(text, families, telling)]
    yield from (day for day in days if record.date is None or day <= record.date)


def _in_forms(text: str, families: Sequence[str], telling: _Telling) -> Iterator[date]:
    for match in telling.forms.finditer(text):
        groups = match.groupdict()
        day = next((read_date(v) for k, v in groups.items() if v and k.startswith("d")), None)
        of = [v for k, v in groups.items() if v is not None and k.startswith("of")]
        whose = " ".join(of) if of else text[clause_start(text, match.start()) : match.end()]
        if day and not _is_anothers(whose, families):
            yield day


def _in_sentences(text: str, families: Sequence[str], telling: _Telling) -> Iterator[date]:
    if not telling.thing.search(text):
        return
    for start, end in sentences(text):
        words = text[start:end]
        days = list(_ANY_DAY.finditer(words))
        if len(days) != 1 or not telling.thing.search(words) or telling.elsewhere.search(words):
            continue
        beside = any(_is_beside(words, days[0], event) for event in telling.event.finditer(words))
        day = read_date(days[0].group())
        if day and beside and not _is_anothers(words, families):
            yield day


def _is_beside(words: str, day: re.Match[str], event: re.Match[str]) -> bool:
    """Whether an event is of this day, and where it may be of anything, is told of the motion."""
    subjects = _SUBJECT.finditer(words) if event.groupdict().get("it") else None
    return _is_joined(words, day, event) and (subjects is None or any(_is_joined(words, s, event) for s in subjects))


def _is_joined(words: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a § lies between two that would part them."""
    low, high = sorted((one, other), key=lambda match: match.start())
    between = re.sub(rf"^{_SECTION}", "", words[low.end() : high.start()])
    return len(between) <= _NEAREST and not any(sign in between for sign in ",;:")


def _is_anothers(words: str, families: Sequence[str]) -> bool:
    """Whether words name councillors, and not the proposers."""
    names = [match["name"] for match in _PROPOSED_BY.finditer(words)]
    return bool(names and families) and not any(names_family(name, families) for name in names)


def _titled(record: DecisionRecord, families: Sequence[str], kind: re.Pattern[str]) -> Iterator[date]:
    """The days in titles of attachments that are the motion: its proposer's, or the only one of its kind."""
    titles = [title for title in _titles(record) if kind.search(title)]
    own = [title for title in titles if names_family(title, families)]
    for title in own or (titles if len(titles) == 1 else []):
        day = next((read_date(match["day"]) for match in _IN_TITLE.finditer(title.replace("_", " "))), None)
        if day and (record.date is None or day <= record.date):
            yield day


def _titles(record: DecisionRecord) -> Sequence[str]:
    """Each title of an attachment once, whether a field or the text gives it."""
    titles = [attachment.title for attachment in record.attachments]
    for part in record.parts:
        if part.kind in {PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS}:
            titles += [re.sub(r"^\d+[ ]", "", line) for line in part.text.split("\n")]
    return list(dict.fromkeys(" ".join(title.split()) for title in titles))

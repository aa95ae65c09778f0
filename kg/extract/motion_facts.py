"""What a document says of a motion beside its proposer: the day it was submitted or adopted, and its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.references import DATE, read_date
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.record import DecisionRecord

_KLAM = r"(?:\w*pon(?:nen|tta|si|nesta|teen)|(?:hemställnings)?kläm\w*)\b"
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
_ADOPTION = re.compile("|".join(_ADOPTED))
_PROPOSED_BY = re.compile(r"(?:valtuutet\w+|ledamot\w*)[ ](?P<name>[A-ZÅÄÖ][^ ]+(?:[ ][A-ZÅÄÖ][^ .:,]+)+)")
_SUBMITTED = re.compile(
    rf"(?P<d1>{DATE})[ ](?:päivä|jättä|tekem|jätet|esittäm)\w+[ ](?:\w+[ ]){{0,3}}?\w*aloit"
    rf"|(?:jätti|teki|jättänyt|tehnyt|jättivät|tekivät)[ ](?:\w+[ ]){{0,4}}?(?P<d2>{DATE})[ ](?:\w+[ ]){{0,6}}?\w*aloit"
    rf"|(?P<d3>{DATE})[ ](?:jätti|teki|jättänyt|tehnyt|jättivät|tekivät)[ ](?:\w+[ ]){{0,6}}?\w*aloit"
    rf"|[Mm]otion\w*[ ](?:\w+[ ]){{0,4}}?den[ ](?P<d4>{DATE})"
)
_IN_TITLE = re.compile(rf"(?<![\d.])(?P<day>{DATE})")
_TITLE_OF_KLAM = re.compile(r"toivomuspon|\bkläm|hemställningskläm|Kvsto", re.IGNORECASE)
_TITLE_OF_MOTION = re.compile(r"aloit(?:e|teen|etta)(?![a-zåäö])|(?<!\w)\w*motion(?![a-zåäö])", re.IGNORECASE)
_WHAT_IT_ANSWERS = r"\w*(?:aloit(?:e\b|te)|pon(?:nen|tta|teen|nesta|si|net)|motion|kläm)\w*"
_ANSWERS = re.compile(
    rf"katso\w+{_IN}{{0,200}}?{_WHAT_IT_ANSWERS}{_IN}{{0,60}}?loppuun[ ]käsitel"
    rf"|{_WHAT_IT_ANSWERS}{_IN}{{0,120}}?loppuun[ ]käsitel"
    rf"|merkits\w+[ ](?:\w+[ ]){{0,2}}?tiedoksi{_IN}{{0,160}}?(?:selvity|vastau){_IN}{{0,200}}?{_WHAT_IT_ANSWERS}"
    rf"|(?:anta|hyväksy)\w+{_IN}{{0,80}}?vastau{_IN}{{0,120}}?{_WHAT_IT_ANSWERS}"
    rf"|(?:betrakta|anse|anså)\w*{_IN}{{0,120}}?motion{_IN}{{0,60}}?slutbehandla"
    rf"|antecknar?(?:de)?{_IN}{{0,160}}?(?:utredning|redogörelse|svar){_IN}{{0,200}}?(?:kläm|motion)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:esitt|ehdott)\w+[ ](?:kaupungin)?valtuustolle|(?:pan[nie]|jät[tä])\w*[ ][^.\n]{0,40}pöydälle"
    r"|palautt\w+[ ][^.\n]{0,60}valmistel|föreslår[ ](?:för[ ])?stadsfullmäktige|bordläg|återremitter",
    re.IGNORECASE,
)
_OPINIONS = {"lausunto", "esitys", "utlåtande", "framställning"}
_AS_PROPOSED = re.compile(r"ehdotuksen mukai|enligt förslaget", re.IGNORECASE)
_OPERATIVE = (PartKind.DECISION, PartKind.PROPOSAL)
_TELLING = (PartKind.REASONS, PartKind.SUMMARY, PartKind.OTHER)


class Dated(NamedTuple):
    """A day that a document gives for a motion. adopted: whether it is the day of adoption by the council."""

    day: date
    adopted: bool


def adoption(record: DecisionRecord, families: Sequence[str]) -> Dated | None:
    """When the council adopted a toivomusponsi: by the operative part, the attachments, then the reasons."""
    for kinds in (_OPERATIVE, None, _TELLING):
        days = _titled(record, families, _TITLE_OF_KLAM) if kinds is None else _adopted(record, families, kinds)
        day = next(iter(days), None)
        if day:
            return Dated(day, adopted=True)
    return None


def submission(record: DecisionRecord, families: Sequence[str]) -> Dated | None:
    """When a motion was submitted: by the attachments, then the text."""
    day = next(iter(_titled(record, families, _TITLE_OF_MOTION)), None) or next(_submitted(record), None)
    return Dated(day, adopted=False) if day else None


def is_answer(record: DecisionRecord) -> bool:
    """Whether the decision itself answers the motion it treats; a statement, a proposal or tabling does not."""
    if not record.decided:
        return False
    operative = [part for part in record.parts if part.kind is PartKind.DECISION and part.side == "decision"]
    decided = "\n".join(part.text for part in operative)
    if _NOT_YET.search(decided) or any(part.heading.lower() in _OPINIONS for part in operative):
        return False
    if _ANSWERS.search(decided):
        return True
    if not _AS_PROPOSED.search(decided):
        return False
    proposed = "\n".join(part.text for part in record.parts if part.kind is PartKind.PROPOSAL)
    return bool(_ANSWERS.search(proposed)) and not _NOT_YET.search(proposed)


def names_family(words: str, families: Sequence[str]) -> bool:
    """Whether words hold one of the family names in any form: all but its end, which inflects."""
    folded = words.lower()
    return any(re.search(rf"(?<!\w){re.escape(_stem(family))}", folded) for family in families)


def _stem(family: str) -> str:
    """What of a family name its cases leave as it is: "rantanen" and "rantasen", "aho" and "ahon"."""
    low = family.lower()
    return low[:-3] if low.endswith("nen") else low[: max(3, len(low) - 2)]


def _adopted(record: DecisionRecord, families: Sequence[str], kinds: Sequence[PartKind]) -> Iterator[date]:
    for part in record.parts:
        if part.kind not in kinds:
            continue
        for match in _ADOPTION.finditer(part.text):
            groups = match.groupdict()
            whose = _PROPOSED_BY.search(next((v for k, v in groups.items() if v and k.startswith("of")), ""))
            if whose and families and not names_family(whose["name"], families):
                continue
            day = _day(groups)
            if day and (record.date is None or day <= record.date):
                yield day


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


def _submitted(record: DecisionRecord) -> Iterator[date]:
    for part in record.parts:
        if part.kind in (*_OPERATIVE, *_TELLING):
            for match in _SUBMITTED.finditer(part.text):
                day = _day(match.groupdict())
                if day and (record.date is None or day <= record.date):
                    yield day


def _day(groups: dict[str, str | None]) -> date | None:
    return next((read_date(v) for k, v in groups.items() if v and k.startswith("d")), None)

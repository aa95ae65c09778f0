"""Dates and § that belong together in a text: "6.9.2021 § 608", "608 §, 6.9.2021", "6.9.2021 tekemä päätös (§ 608)".

Only the form is judged here, not whose decision it is. The § may stand apart from its date, the date of a chain may
lack its year ("13.3.2020 § 57 ja 27.3. § 70") and a § may go on with the date before it. A § of a law, a contract or
a rule is none, nor the end of a range of days.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.language.clauses import clause_end, clause_start
from kg.extract.language.dates import DATE, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RUN = r"\d{1,4}(?:[ ]?[-–][ ]?\d{1,4})?(?![.\d]?\d)"
_AND = r"(?:,[ ]|[ ](?:ja|sekä|och|samt)[ ])"
_LIST_ENDS = r"(?=[ ]?(?:[);]|\.(?![ ]?[a-zåäö0-9])|$))"
_SECTIONS = re.compile(
    # several signs or a plural, then any list of numbers
    rf"(?:(?:§§|§:t|§:iss[aä]|§:ien)[ ]?{_RUN}(?:{_AND}(?:§[ ]?)?{_RUN})*"
    # one sign, then a number, and more of them where the list plainly ends
    rf"|(?P<sign>(?:§|pykälä\w*|paragraf\w*)(?::\w{{1,4}})?)[ ]?{_RUN}(?:{_AND}§[ ]?{_RUN})*"
    rf"(?:(?:{_AND}{_RUN})+{_LIST_ENDS})?"
    # numbers, then the sign
    rf"|(?<![\d.,§])(?<!§[ ]){_RUN}(?:{_AND}{_RUN})*[ ]?§"
    rf"(?:(?!:?\w|[ ]?\d{{1,4}}(?![.\d]?\d))(?:{_AND}{_RUN}[ ]?§(?!:?\w))*|:(?:ssä|n(?=[ ](?:kohdal|päätö)))(?!\w)))"
    # a letter, momentti or kohta after the number makes it a place in a law
    r"(?![ ]?[a-h]\b|[ ]\d+\.?[ ](?:mom|koh|luku)|[ ](?:mom|koht|kohdan|kohdas|luvu|luku|punkt|kap))"
)
_RANGE = re.compile(r"(\d+)(?:[ ]?[-–][ ]?(\d+))?")
_LONGEST_RANGE = 20
_MARK = re.compile(r"§|pykälä|paragraf")

_CASE = r"HEL[ -]\d{4}-\d{6}"
_CLASS = r"(?:[ ]T(?:[ ]\d\d)+)?"
_SHORT = re.compile(r"(\d{1,2})\.(\d{1,2})\.")
_ITS_DECISION = (
    r"(?:[ ](?:tekem|tehd|pide|päivä|anta|hyväksym|myöntäm|vahvistam|päättäm|asettam|päätö|viranhaltijapäätö|kokou"
    r"|pöytäkir|lista|esityslista|fatta|datera|godkän|beslut|möte|sammanträde|protokoll)[\w-]*){1,4}"
)
_DAY = re.compile(r"\d\.[ ]?\d|kuu|[a-z][ ]\d{4}")  # a quick look: no date is without one of these
_DATE_BEFORE = re.compile(
    rf"(?<![\d.])(?P<day>{DATE}|{_SHORT.pattern})"
    rf"(?:[ ]?[,/]?\s?\(?[ ]?(?:(?:asia|ärende)[ ]\d+,[ ])?(?:(?P<case>{_CASE}){_CLASS},?[ ])?"
    rf"|{_ITS_DECISION}[ ]?,?[ ]?\(?[ ]?"
    r"|(?:,|[ ]\()[ ]?(?P<who>[^\W\d_][^\d§(),;\n]{1,60}),[ ]"
    r"|(?P<between>(?:[ ][^\W\d_][\w-]*){1,6})[ ]\([ ]?)$"
)
_DATE_AFTER = re.compile(rf"[ ]?[/,]?[ ]?\(?(?P<day>{DATE})")
_ANY_DATE = re.compile(rf"(?<![\d.]){DATE}")
_RANGE_BEFORE = re.compile(r"[\d.][ ]?[-–−][ ]?$")
_CASE_BEFORE = re.compile(rf"({_CASE}){_CLASS},?[ ]?\(?$")
_CASE_WORD = (
    r"(?:(?:asia(?:ssa|an|n)?|diaari|ärendet?)|(?:asia|diaari)n?(?:numero|tunnus)(?:lla|na)?|dnro|dnr|(?:diarie|ärende)nummer"
    r"|ks\.|katso|jfr|se):?[ ]"
)
_CASE_AFTER = re.compile(rf"[ ]?,?[ ]?\(?(?:(?:i[ ])?{_CASE_WORD})?({_CASE})")
_ANY_CASE = re.compile(_CASE)
_TO_CASE = re.compile(rf"(?:[ ][\w:-]+\.?){{1,12}}?[ ](?:\((?:{_CASE_WORD})?|(?:asiassa|ärendet?|dnro)[ ])")
_FROM_CASE = re.compile(r"(?:[ ][\w:-]+){1,5}[ ,(]+")
_IN_CASE = re.compile(r"(?:asiassa|asiaan|ärendet?)[ ]$", re.IGNORECASE)
_CLOSED = re.compile(
    r"hylä|hylkä|päät[te]|hyväksy|ratkais|tehdy|tehty|annet|anne[tn]|avgj|avsl|beslut|beviljad", re.IGNORECASE
)
_OF_A_CLAIM = re.compile(r"koske|valit|vaati|hake|hakem|gäller|angående", re.IGNORECASE)

DECIDING = re.compile(
    r"pää[td]|teke|teht|hyväksy|myön|vahvist|anta|asett|käsit|beslu|beslö|fatta|godkän", re.IGNORECASE
)
"""A word of deciding."""

_LAW_BEFORE = re.compile(
    r"(?:la(?:ki|in|issa|kia)|asetu(?:s|ksen)|sään(?:tö|nön)|lu(?:ku|vun)|direktiivin?|lagens?|stadgans?|kap\.|MRL"
    r"|\b[A-ZÅÄÖ-]*[TV]ES(?::\w+)?)[ ,(]*$"
)
_LAW = re.compile(
    r"la(?:ki|in|issa|kia|kien)\b|asetu(?:s|ks)|hallintosään|direktiiv|artik|momen|lag(?:en|ens)?\b|stadga|förordning"
)
_RULE = re.compile(
    r"la(?:ki|in|issa|kia|kien)\b|asetu[sk]|sään[tn]|lu(?:ku|vu)|direktiiv|sopimu|ehto|ehdo(?!t)|ohje(?!lm)|taks|määräy"
    r"|artik|momen|lag(?:en|ens)?\b|stadga|förordning|avtal|villkor|anvisning|\b[A-ZÅÄÖ]{2,}\b"
)
_GOES_ON = re.compile(r"(?:^|.*[ ])(?:ja|sekä|och|samt)[ ]$")
_OF_A_THING = re.compile(r"(?:[ ][\w-]+){0,6}[ ]\w{3,}n[ ]$")
_AND_OF_A_THING = re.compile(r"[ ](?:ja|sekä)(?:[ ][\w-]+){0,6}[ ]\w{3,}n[ ]$")
_NEAR, _FAR, _CHAIN, _SAME_CHAIN = 150, 240, 120, 80


class DatedSections(NamedTuple):
    """A date and its § numbers.

    day: None where there is no such day; sign_first: "§ 12", not "12 §"; apart: other words lie between the two;
    follows: the date is that of the § before; who: where the one who decided stands between the two ("3.2.2020
    (satamajohtaja, § 12)").
    """

    start: int
    end: int
    day: date | None
    sections: tuple[int, ...]
    case: str | None
    sign_first: bool
    apart: bool = False
    follows: bool = False
    who: tuple[int, int] | None = None


class _Found(NamedTuple):
    """A date and § in the words of the text, before the year of a short date is known."""

    start: int
    end: int
    day: str
    numbers: re.Match[str]
    case: str | None = None
    apart: bool = False
    follows: bool = False
    who: tuple[int, int] | None = None


def dated_sections(text: str) -> Iterator[DatedSections]:
    """All of a text, in order; lines without § are not looked at."""
    low = 0
    while mark := _MARK.search(text, low):
        low = text.rfind("\n", 0, mark.start()) + 1
        high = text.find("\n", mark.start())
        high = len(text) if high < 0 else high
        yield from _in_line(text, low, high)
        low = high


def section_numbers(words: str) -> tuple[int, ...]:
    """The numbers of "§ 11 ja § 12" or "11-13 §"."""
    numbers: list[int] = []
    for first, last in _RANGE.findall(words):
        low, high = int(first), int(last or first)
        numbers += range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else (low,)
    return tuple(numbers)


def _in_line(text: str, low: int, high: int) -> Iterator[DatedSections]:
    found: list[_Found] = []
    for numbers in _SECTIONS.finditer(text, low, high):
        at = found[-1].end if found else low
        if numbers.start() >= at:
            one = _beside(text, at, numbers) or _apart(text, at, numbers) or _going_on(text, numbers, found)
            found += [one] if one else []
    beside = zip([None, *found], [*found[1:], None], strict=False)
    for one, day, (before, after) in zip(found, _days(found), beside, strict=False):
        if day or not _SHORT.fullmatch(one.day):
            sections = section_numbers(one.numbers.group())
            case, first = (
                _case(text, one) or _case_of_sentence(text, one, before, after),
                one.numbers["sign"] is not None,
            )
            yield DatedSections(one.start, one.end, day, sections, case, first, one.apart, one.follows, one.who)


def _beside(text: str, at: int, numbers: re.Match[str]) -> _Found | None:
    """A § with its date right before it or right after it."""
    start = numbers.start()
    goes_on = text.endswith(",\n", 0, start)
    at = text.rfind("\n", 0, start - 1) + 1 if goes_on else at
    before = None
    if _DAY.search(text, max(at, start - _NEAR), start):
        before = _DATE_BEFORE.search(text, max(at, start - _NEAR), start)
    if before:
        between = before["between"]
        cited = not between or (DECIDING.search(between) and not _LAW.search(between))
        if not cited or _is_other(text, before.start()):
            return None
        who = before.span("who") if before["who"] else None
        return _Found(before.start(), numbers.end(), before["day"], numbers, before["case"], who=who)
    after = _DATE_AFTER.match(text, numbers.end())
    ahead = text[max(0, start - 30) : start]
    if not after or _LAW_BEFORE.search(ahead) or ahead.rstrip(" ,").endswith(")"):
        return None
    return _Found(start, after.end(), after["day"], numbers)


def _apart(text: str, at: int, numbers: re.Match[str]) -> _Found | None:
    """A § in brackets of its own or of a thing decided, and the only date before it in the sentence."""
    start = numbers.start()
    if not _DAY.search(text, max(at, start - _FAR), start):
        return None
    days = list(_ANY_DATE.finditer(text, max(at, clause_start(text, start), start - _FAR), start))
    if len(days) != 1 or _is_other(text, days[0].start()):
        return None
    between = text[days[0].end() : start]
    rule = _RULE
    if between.endswith(" (") and text.startswith(")", numbers.end()):
        between, rule = between[:-1], _LAW
    elif not (numbers["sign"] == "§" and _OF_A_THING.fullmatch(between)):
        return None
    if rule.search(between) or any(sign in between for sign in "§()") or between.startswith(("-", "–", " -", " –")):
        return None
    return _Found(days[0].start(), numbers.end(), days[0].group(), numbers, apart=True)


def _going_on(text: str, numbers: re.Match[str], found: Sequence[_Found]) -> _Found | None:
    """A further § of the date before it: "… § 79 hyväksyä kaavan ja § 80 muuttaa toista", "X:n § 79 ja Y:n § 80"."""
    if not found or numbers["sign"] != "§":
        return None
    last, start = found[-1], numbers.start()
    between = text[last.end : start]
    if not (_GOES_ON.match(between) or (last.apart and _AND_OF_A_THING.fullmatch(between))):
        return None
    if len(between) > _CHAIN or _RULE.search(between) or any(sign in between for sign in "§()"):
        return None
    if clause_start(text, start) > last.end or _ANY_DATE.search(between):
        return None
    return _Found(start, numbers.end(), last.day, numbers, last.case, last.apart, follows=True)


def _is_other(text: str, start: int) -> bool:
    """Whether the date that starts here is the end of a range of days or that of a law."""
    ahead = text[max(0, start - 30) : start]
    return bool(_LAW_BEFORE.search(ahead) or _RANGE_BEFORE.search(ahead))


def _days(found: Sequence[_Found]) -> list[date | None]:
    """The day of each; one without year is in the year of the one before it in the chain, else of the one after it."""
    days = [None if _SHORT.fullmatch(one.day) else read_date(one.day) for one in found]
    for forth in (True, False):
        pairs = list(zip(range(len(found)), range(1, len(found)), strict=False))
        for one, other in pairs if forth else [(right, left) for left, right in reversed(pairs)]:
            known, gap = days[one], max(found[one].start, found[other].start) - min(found[one].end, found[other].end)
            if known and days[other] is None and _SHORT.fullmatch(found[other].day) and gap <= _SAME_CHAIN:
                day = read_date(f"{found[other].day}{known.year}")
                days[other] = day if day and (day >= known if forth else day <= known) else None
    return days


def _case(text: str, one: _Found) -> str | None:
    """The case number beside the citation."""
    beside = _CASE_BEFORE.search(text[max(0, one.start - 45) : one.start]) or _CASE_AFTER.match(text, one.end)
    case = one.case or (beside.group(1) if beside else None)
    return case.replace("HEL-", "HEL ") if case else None


def _case_of_sentence(text: str, one: _Found, before: _Found | None, after: _Found | None) -> str | None:
    """The only case number of a sentence that cites one decision, where its words tie the two together.

    "… 3.2.2020 § 12 antanut lausunnon samasta majakasta (HEL 2020-000123)", "asiassa HEL 2020-000123 hylättiin …".
    """
    low, high = clause_start(text, one.start), clause_end(text, one.end)
    if before and before.start >= low:
        return None
    high = min(high, after.start) if after else high
    cases = list(_ANY_CASE.finditer(text, low, high))
    if len(cases) != 1:
        return None
    case = cases[0]
    if case.start() >= one.end:
        between = text[one.end : case.start()]
        tied = bool(_TO_CASE.fullmatch(between)) and not _ANY_DATE.search(between)
    else:
        between = text[case.end() : one.start]
        said = bool(_CLOSED.search(between)) and not _OF_A_CLAIM.search(between)
        tied = said and bool(_FROM_CASE.fullmatch(between) and _IN_CASE.search(text, low, case.start()))
    return case.group().replace("HEL-", "HEL ") if tied else None

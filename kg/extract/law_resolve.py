"""Which act a mention means: by its number, the record's own use, the date; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.extract.law_acts import ActMention
from kg.extract.law_forms import CITED_HEADS, forms_of
from kg.extract.law_names import ActNames
from kg.record import DecisionRecord

_LONG_NAME = 14  # from this length two letters may be wrong, below it one


class Act(NamedTuple):
    """An act as a citation names it."""

    key: str
    name: str


class Resolver:
    """Resolves the mentions of one record. Doubts are collected as (mention, message)."""

    def __init__(self, names: ActNames, record: DecisionRecord) -> None:
        self._names = names
        self._day = day_of(record)
        self._used: set[str] = set()
        self.doubts: list[tuple[ActMention, str]] = []

    def learn(self, mentions: Iterable[ActMention]) -> None:
        """Take note of the acts that the record names without doubt."""
        for mention in mentions:
            key = self._by_number(mention)
            if key:
                self._used.add(key)
            elif len(mention.keys) == 1 and mention.name.lower() not in self._names.doubtful:
                self._used.add(mention.keys[0])

    def _by_number(self, mention: ActMention) -> str | None:
        if mention.number is None:
            return None
        key = self._names.by_number.get(mention.number)
        return key if key and (not mention.keys or key in mention.keys) else None

    def act(self, mention: ActMention, *, cited: bool) -> Act | None:
        """cited: a place in the act follows, so that even a name no registry knows is certainly an act's."""
        if mention.kind == "bill":
            return Act(mention.keys[0], mention.name)
        if not mention.keys:
            return self._unregistered(mention, cited=cited)
        if mention.case == "ela" and mention.head == "laki" and not cited and mention.number is None:
            return None  # "lukiolaista" is the partitive of lukiolainen as well
        key = self._by_number(mention)
        if key:
            return self._known(key)
        keys = self._narrowed(mention, cited=cited)
        if len(keys) != 1:
            if cited or len(mention.name) > 5:
                self.doubts.append((mention, _several(mention, keys)))
            return None
        if mention.number is not None and not self._number_is_misprint(mention, keys[0]):
            return Act(mention.number, mention.name)
        return self._known(keys[0], mention.name)

    def _narrowed(self, mention: ActMention, *, cited: bool) -> list[str]:
        """The acts a name may mean, after the record's own use and the date were asked."""
        keys = mention.keys
        low = mention.name.lower()
        if low in self._names.doubtful:
            used = [key for key in keys if key in self._used]
            return used if len(used) == 1 else keys if len(keys) > 1 else []
        if not cited and low in self._names.shared:
            return []
        return self._names.in_force(keys, self._day)

    def _number_is_misprint(self, mention: ActMention, key: str) -> bool:
        """Whether the number is the name's own, miswritten; a quite different one is another act of that name."""
        number = mention.number or ""
        own = self._names.numbers.get(key)
        other = self._names.by_number.get(number)
        if own is None or number == own:
            return True
        if other or alike_numbers(number, own):
            also = f", which is {self._names.statutes[other].short}" if other else ""
            message = f"the text gives {number}{also}; the name says {own}, which is taken"
            self.doubts.append((mention, f"{mention.name}: {message}"))
            return True
        message = f"{mention.name} is known as {own}; with {number} it is taken as another act of that name"
        self.doubts.append((mention, message))
        return False

    def _unregistered(self, mention: ActMention, *, cited: bool) -> Act | None:
        if mention.number:
            key = self._names.by_number.get(mention.number)
            if key:
                return self._known(key)
            if mention.kind == "number":
                return Act(mention.number, f"{mention.name} {mention.number}")
            return Act(mention.number, mention.name)
        if not cited or mention.head not in CITED_HEADS:
            return None
        if " " not in mention.name:
            key = self.misprinted(mention.name)
            if key:
                name = self._names.statutes[key].short
                self.doubts.append((mention, f"{mention.name} is in no registry; taken as a misprint of {name}"))
                return self._known(key)
        if not mention.certain:
            self.doubts.append((mention, f"where the name {mention.name!r} begins is not certain, and no registry has it"))
            return None
        return Act(f"act:{mention.name}", mention.name)

    def misprinted(self, low: str) -> str | None:
        """The one act whose short name, in some form, is a letter or two away."""
        if len(low) < 9:
            return None
        allowed = 2 if len(low) >= _LONG_NAME else 1
        close = {
            name
            for name in self._names.alike(low)
            if any(near(low, form, allowed) for form in (name, *forms_of(name)) if form != low)
        }
        if len(close) != 1:
            return None
        keys = [entry.key for entry in self._names.names[close.pop()] if not entry.before]
        current = self._names.in_force(keys, self._day)
        return current[0] if len(current) == 1 else None

    def _known(self, key: str, name: str = "") -> Act:
        statute = self._names.statutes.get(key)
        return Act(key, base_name(statute.short) if statute else name)


def base_name(short: str) -> str:
    """A registry's short name as it stands in a sentence; abbreviations keep their capitals."""
    return short if len(short) > 1 and short[1].isupper() else short[:1].lower() + short[1:]


def day_of(record: DecisionRecord) -> date | None:
    """The day the record speaks of, or the last day of the year its case was opened in."""
    meeting = record.meeting.date if record.meeting else None
    day = record.date or meeting or record.published
    if day is None and record.case:
        year = record.case[4:8]
        day = date(int(year), 12, 31) if year.isdigit() and year >= "1900" else None
    return day


def alike_numbers(first: str, second: str) -> bool:
    """Numbers that differ as misprints do: the number or the year equal, or the digits in another order."""
    number, year = first.split("/")
    other, other_year = second.split("/")
    return (year == other_year and near(number, other, 2)) or (number == other and near(year, other_year, 2))


def near(first: str, second: str, allowed: int) -> bool:
    """Edit distance within a bound."""
    if abs(len(first) - len(second)) > allowed:
        return False
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        previous, row = row, [i]
        for j, b in enumerate(second, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
        if min(row) > allowed:
            return False
    return row[-1] <= allowed


def _several(mention: ActMention, keys: list[str]) -> str:
    means = ", ".join(sorted(keys or mention.keys))
    return f"{mention.name} may mean {means}; neither a number nor the rest of the text tells which"

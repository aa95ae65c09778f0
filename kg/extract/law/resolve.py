"""Which act a mention means: by its number, the record's own use, the date; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.extract.law.forms import CITED_HEADS, RULE_HEADS, forms_of, lemma
from kg.extract.law.mention import ActMention, near
from kg.extract.law.names import ActNames
from kg.record import DecisionRecord

_TOO_SHORT = 2  # HL and KL mean acts only where a place in them follows
_SHORT_NAME = 5  # an abbreviation alone is too common to note
_PEOPLE_TOO = ("kuntalaki", "lukiolaki", "koululaki", "opistolaki", "kirkkolaki")  # "lukiolaista": of lukiolainen too
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
        self._latest = stated_day(record)
        self._used: set[str] = set()
        self.amended: frozenset[Act] = frozenset()
        self.doubts: list[tuple[ActMention, str]] = []

    def learn(self, mentions: Iterable[ActMention]) -> None:
        """Take note of the acts that the record names without doubt."""
        for mention in mentions:
            key = self._by_number(mention)
            if key:
                self._used.add(key)
                continue
            meant = self._names.in_force(self._names.sure(mention.name, mention.keys), self._day)
            if len(meant) == 1:
                self._used.add(meant[0])

    def amend(self, mentions: Iterable[ActMention]) -> None:
        """Take note of the acts that the record says are to be amended."""
        self.amended = frozenset(act for mention in mentions if (act := self.act(mention, cited=True)))
        self.doubts.clear()

    def _by_number(self, mention: ActMention) -> str | None:
        if mention.number is None:
            return None
        key = self._names.by_number.get(mention.number)
        return key if key and (not mention.keys or key in mention.keys) else None

    def act(self, mention: ActMention, *, cited: bool) -> Act | None:
        """cited: a place in the act follows, so that even a name no registry knows is certainly an act's."""
        if not mention.keys:
            return self._numbered(mention) if mention.number else self._unregistered(mention, cited=cited)
        if mention.case == "ela" and mention.name.endswith(_PEOPLE_TOO) and not cited and mention.number is None:
            return None
        key = self._by_number(mention)
        if key:
            return self._known(key)
        keys = self._narrowed(mention, cited=cited)
        if len(keys) == 1:
            return self._one(mention, keys[0], cited=cited)
        if cited or len(mention.name) > _SHORT_NAME:
            self.doubts.append((mention, _several(mention, keys)))
        return None

    def _one(self, mention: ActMention, key: str, *, cited: bool) -> Act | None:
        """The act a name means by itself, unless its number or the day says that it meant another."""
        if mention.number is not None and not self._number_is_misprint(mention, key):
            return Act(mention.number, mention.name)
        if mention.number is None and self._is_later(key):
            return Act(f"act:{mention.name}", mention.name) if cited and mention.head in CITED_HEADS else None
        return self._known(key, mention.name)

    def _narrowed(self, mention: ActMention, *, cited: bool) -> list[str]:
        """The acts a name may mean, after the record's own use and the date were asked."""
        if not cited and (mention.name.lower() in self._names.shared or self._is_variant(mention)):
            return []
        if not cited and len(mention.name) <= _TOO_SHORT and mention.kind == "abbreviation" and not mention.number:
            return []
        sure = self._names.sure(mention.name, mention.keys)
        if sure:
            return self._names.in_force(sure, self._day)
        used = [key for key in mention.keys if key in self._used]
        return used if len(used) == 1 else mention.keys if len(mention.keys) > 1 else []

    def _is_variant(self, mention: ActMention) -> bool:
        """An abbreviation in other capitals than its own: "PoL", "julkL"."""
        return mention.kind == "abbreviation" and not mention.head and not self._names.is_exact(mention.name)

    def _is_later(self, key: str) -> bool:
        """Whether the act was given in a year after the decision, so that its name here meant another."""
        number = self._names.numbers.get(key)
        return number is not None and self._latest is not None and int(number[-4:]) > self._latest.year

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

    def _numbered(self, mention: ActMention) -> Act | None:
        """An act whose name no registry has, but whose number the text gives."""
        number = mention.number or ""
        key = self._names.by_number.get(number)
        if key:
            return self._known(key)
        return Act(number, f"{mention.name} {number}" if mention.kind == "number" else mention.name)

    def _unregistered(self, mention: ActMention, *, cited: bool) -> Act | None:
        """An act that only its name tells: a misprint of a known one, or one of its own where a place is cited."""
        if len(mention.meant) == 1:
            return self.taken_for(mention, mention.meant[0])
        if not cited or mention.kind != "unknown" or mention.head not in CITED_HEADS | RULE_HEADS:
            return None
        key = self.misprinted(mention.name) if " " not in mention.name else None
        if key:
            return self.taken_for(mention, key)
        if mention.certain:
            return Act(f"act:{mention.name}", mention.name)
        self.doubts.append((mention, f"where the name {mention.name!r} begins is not certain, and no registry has it"))
        return None

    def taken_for(self, mention: ActMention, key: str) -> Act:
        """The act of a misprinted name, and a note of it."""
        name = self._names.statutes[key].short
        self.doubts.append((mention, f"{mention.name} is in no registry; taken as a misprint of {name}"))
        return self._known(key)

    def misprinted(self, low: str) -> str | None:
        """The one act whose short name, in some form, is a letter or two away."""
        if len(low) < 9:
            return None
        allowed = 2 if len(low) >= _LONG_NAME else 1
        close = {
            name
            for name in self._names.alike(low)
            if any(near(low, form, allowed) for form in ((name,) if lemma(low) else forms_of(name)))
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
    day = stated_day(record)
    if day is None and record.case:
        year = record.case[4:8]
        day = date(int(year), 12, 31) if year.isdigit() and year >= "1900" else None
    return day


def stated_day(record: DecisionRecord) -> date | None:
    return record.date or (record.meeting.date if record.meeting else None) or record.published


def alike_numbers(first: str, second: str) -> bool:
    """Numbers that differ as misprints do: the number or the year equal, or the digits in another order."""
    number, year = first.split("/")
    other, other_year = second.split("/")
    return (year == other_year and near(number, other, 2)) or (number == other and near(year, other_year, 2))


def _several(mention: ActMention, keys: list[str]) -> str:
    means = ", ".join(sorted(keys or mention.keys))
    return f"{mention.name} may mean {means}; neither a number nor the rest of the text tells which"

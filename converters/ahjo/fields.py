"""Strict reading of one JSON object: a field is handled, ignored by name, or signalled in the issues log.

A value of the wrong type is skipped and logged. The API may hold a list where one object is expected; it is opened.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from converters.ahjo.tables import tables
from kg.errors import Log, Rejected, Severity
from kg.privacy.screen import cleaned

_NATIVE_ID = re.compile(r"\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\}?")
_CASE = re.compile(r"([A-ZÅÄÖ]{2,})[ -](\d{4}-\d{4,})")
_WHOLE = re.compile(r"-?\d{1,9}")
_SECTION = re.compile(r"(?:§\s*)?(\d{1,5})(?:\s*§)?\.?")
_EARLIEST_YEAR = 1800


class Reading:
    """One source document being read: its issues log, and which unknown fields were already named there."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._named: set[tuple[str, str]] = set()

    def noted(self, place: str, message: str) -> None:
        self.log.add(place, message, Severity.NOTED)

    def skipped(self, place: str, message: str) -> None:
        self.log.add(place, message, Severity.SKIPPED)

    def unknown_field(self, kind: str, name: str) -> None:
        if (kind, name) not in self._named:
            self._named.add((kind, name))
            self.noted(name, f"The field is not known in a record of kind {kind} and was left out.")

    def clean(self, text: str, place: str) -> str:
        """The text without personal identity codes and addresses."""
        return cleaned(text, place, self.log)


class Fields:
    """The fields of one object. kind: its table in converter.yml; place: where it stands in the record."""

    def __init__(self, data: Any, kind: str, reading: Reading, place: str = "") -> None:  # noqa: ANN401 - any JSON
        if not isinstance(data, dict):
            message = f"The record is {describe(data)} where an object is expected."
            raise Rejected(message, place)
        table = tables().fields[kind]
        self.data: dict[str, Any] = data
        self.reading = reading
        self._place = place
        self._handled = table.handled
        for name in data.keys() - table.known:
            reading.unknown_field(kind, name)

    def place(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name

    def raw(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        if name not in self._handled:
            raise KeyError(name)
        return self.data.get(name)

    def skip(self, name: str, why: str) -> None:
        self.reading.skipped(self.place(name), f"{why}; the value was left out.")

    def text(self, *names: str) -> str | None:
        """The first of the fields that holds words; spaces folded, identity codes and addresses taken out."""
        for name in names:
            value = self.raw(name)
            if isinstance(value, str):
                folded = " ".join(value.split())
                if folded:
                    return self.reading.clean(folded, self.place(name)) or None
            elif value is not None:
                self.skip(name, f"The value is {describe(value)} where text is expected")
        return None

    def whole(self, name: str) -> int | None:
        value = self.raw(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            return int(value)
        if value not in (None, ""):
            self.skip(name, f"The value is {describe(value)} where a whole number is expected")
        return None

    def label(self, name: str) -> str | None:
        """A number or a text, as text."""
        value = self.raw(name)
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(name)

    def section(self, name: str) -> int | None:
        """A § number, written "62", "§ 62" or "62 §"."""
        value = self.raw(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and (match := _SECTION.fullmatch(value.strip())):
            return int(match[1])
        if value not in (None, ""):
            self.skip(name, f"The value is {describe(value)} where a § number is expected")
        return None

    def day(self, name: str) -> date | None:
        value = self.raw(name)
        if value in (None, ""):
            return None
        try:
            day = datetime.fromisoformat(value).date()
        except (TypeError, ValueError):
            self.skip(name, f"The value is {describe(value)} where a date is expected")
            return None
        if day.year >= tables().open_year:
            return None
        if day.year < _EARLIEST_YEAR:
            self.skip(name, f"The year {day.year} cannot be meant")
            return None
        return day

    def native_id(self, name: str) -> str | None:
        """The identifier without braces, in capitals."""
        value = self.raw(name)
        if isinstance(value, str) and (match := _NATIVE_ID.fullmatch(value.strip())):
            return match[1].upper()
        if value not in (None, ""):
            self.skip(name, f"The value is {describe(value)} where an identifier of the system is expected")
        return None

    def case(self, *names: str) -> str | None:
        """A diary number, as "HEL 2021-007461"."""
        for name in names:
            value = self.raw(name)
            if isinstance(value, str) and (match := _CASE.match(value.strip())):
                return f"{match[1]} {match[2]}"
            if value not in (None, ""):
                self.skip(name, f"The value is {describe(value)} where a diary number is expected")
        return None

    def looked_up(self, name: str, table: dict[str, str]) -> str | None:
        """What the source's word means by a table of converter.yml; an unknown word is skipped and logged."""
        word = self.text(name)
        if word is None:
            return None
        if word.casefold() not in table:
            self.skip(name, f"{word!r} is not in the table of converter.yml")
        return table.get(word.casefold())

    def words(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.raw(name)
        if value in (None, ""):
            return ()
        texts = [item for item in flat(value) if isinstance(item, str)]
        if len(texts) < len(list(flat(value))):
            self.skip(name, "The list holds something else than text")
        return tuple(self.reading.clean(" ".join(text.split()), self.place(name)) for text in texts)

    def html(self, *names: str) -> str:
        """The HTML of the first of the fields that has any. Anything but text is a structural surprise."""
        for name in names:
            value = self.raw(name)
            if value is not None and not isinstance(value, str):
                message = f"{self.place(name)} is {describe(value)} where HTML is expected."
                raise Rejected(message, self.place(name))
            if value and value.strip():
                return value
        return ""

    def one(self, kind: str, *names: str) -> Fields | None:
        """The object in the first of the fields that has one."""
        for name in names:
            found = self.many(kind, name)
            if len(found) > 1:
                self.skip(name, f"{len(found)} objects stand where one is expected, and the first was read")
            if found:
                return found[0]
        return None

    def many(self, kind: str, name: str) -> list[Fields]:
        """The objects of a list, lists inside it opened."""
        value = self.raw(name)
        if value in (None, ""):
            return []
        found: list[Fields] = []
        for index, item in enumerate(flat(value), start=1):
            if isinstance(item, dict):
                found.append(Fields(item, kind, self.reading, f"{self.place(name)}[{index}]"))
            elif item is not None:
                self.skip(name, f"An item is {describe(item)} where an object is expected")
        return found


def flat(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    """The items of a list with the lists inside it opened; a value that is no list is its own only item."""
    items: list[Any] = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        else:
            items.append(item)
    return items


def describe(value: Any) -> str:  # noqa: ANN401 - any JSON
    """A value as a message names it: its type and, where it is short, itself."""
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    return names.get(type(value), type(value).__name__)

"""Which meeting a decision was made in: minutes know its day and number, records its id, and they are one meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph.context import Context
from kg.index import Entry, Index
from kg.record import BodyRef


class Meetings:
    """The meetings that documents of their own describe, by body and day."""

    def __init__(self, index: Index, context: Context) -> None:
        self.context = context
        self._held: dict[tuple[str, str], dict[str, int | None]] = defaultdict(dict)
        for entry in index.entries("meeting"):
            if entry.meeting and entry.date:
                self._held[self._maker(entry), entry.date][entry.meeting] = entry.number

    def of_units(self, units: Iterable[tuple[Entry, str]]) -> dict[str, str]:
        """The meeting of each document, by its identity: what one document of a decision says holds for its others."""
        by_unit: dict[str, list[Entry]] = defaultdict(list)
        for entry, unit in units:
            by_unit[unit].append(entry)
        found: dict[str, str] = {}
        for entries in by_unit.values():
            stated = {entry.meeting for entry in entries if entry.meeting}
            shared = next(iter(stated)) if len(stated) == 1 else None
            for entry in entries:
                meeting = entry.meeting or shared or self._of(entry)
                if meeting:
                    found[entry.identity] = meeting
        return found

    def _of(self, entry: Entry) -> str | None:
        """By body, day and number: a meeting that is described, else a key of its own."""
        maker = self._maker(entry)
        if not maker or not entry.date:
            return None
        held = self._held.get((maker, entry.date), {})
        fitting = [key for key, number in held.items() if entry.number is None or number in (None, entry.number)]
        if len(fitting) == 1:
            return fitting[0]
        if entry.number is None:
            return None
        return self.context.iris.meeting_key(maker, int(entry.date[:4]), entry.number)

    def _maker(self, entry: Entry) -> str:
        return self.context.body_id(BodyRef(entry.body_name or "", entry.body))

"""Which class of personal data a document holds: its own by the source, else the strictest of its case's records.

Most records of decisions have no class of their own, but the case lists its records with theirs, and an agenda states
it of a proposal. A case that comes later so changes what is known of a decision: it is settled, as the meeting is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.index import Entry, Index
from kg.privacy.policy import strictest

_BETWEEN, _IS = "|", "="


class Marks:
    """The classes that all documents of an index state of the records of each case."""

    def __init__(self, index: Index) -> None:
        by_case: dict[str, set[str]] = defaultdict(set)
        for case, stated in index.classes():
            by_case[case].add(stated)
        self._of_case = {case: strictest(classes) for case, classes in by_case.items()}

    def of_units(self, units: Iterable[tuple[Entry, str]]) -> dict[str, str]:
        """The class of each decision or proposal by its unit, where one is known: what one document of it states, or
        the case that one of them names, holds for all of them.
        """
        own: dict[str, set[str]] = defaultdict(set)
        of_case: dict[str, set[str]] = defaultdict(set)
        for entry, unit in units:
            if entry.personal_data:
                own[unit].add(entry.personal_data)
            if found := self._of_case.get(entry.case_no or ""):
                of_case[unit].add(found)
        known = {unit: strictest(own.get(unit) or of_case[unit]) for unit in own.keys() | of_case.keys()}
        return {unit: mark for unit, mark in known.items() if mark}

    def of_others(
        self, others: Iterable[Entry], decided: Iterable[tuple[str | None, int | None, str | None]]
    ) -> Iterator[tuple[Entry, str | None]]:
        """Of a case: the class of its records; of a meeting: those of its agenda, as `AgendaMarks` reads them.

        decided: (meeting, item, class) of what was decided or proposed there.
        """
        items: dict[str, dict[str, str]] = defaultdict(dict)
        for meeting, item, mark in decided:
            if meeting and item is not None and mark:
                items[meeting][str(item)] = strictest({mark, items[meeting].get(str(item), mark)}) or mark
        for entry in others:
            if entry.kind == "meeting":
                cases = {case: self._of_case.get(case) for case in entry.agenda_cases.split(_BETWEEN)}
                found = sorted((cases | items[entry.meeting or ""]).items())
                yield entry, _BETWEEN.join(f"{key}{_IS}{mark}" for key, mark in found if mark) or None
            else:
                yield entry, self._of_case.get(entry.case_no or "")


def agenda_cases(cases: Iterable[str | None]) -> str:
    """The cases on an agenda, as the index keeps them."""
    return _BETWEEN.join(sorted({case for case in cases if case}))


class AgendaMarks:
    """The classes of the matters on a meeting's agenda, from what was settled of the meeting."""

    def __init__(self, mark: str | None) -> None:
        self._marks = dict(each.split(_IS, maxsplit=1) for each in mark.split(_BETWEEN)) if mark else {}

    def of(self, point: int, case: str | None) -> str | None:
        """That of the item's own document, else of its case."""
        return self._marks.get(str(point)) or self._marks.get(case or "")

"""The tables of converter.yml, turned the way the code asks: from the source's word to what it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.record import PartKind


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields of one kind of object: those that are read, and those that are left out by name."""

    handled: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The classes of the HTML. acts: class → what is done with it; headings: class → kind of the part it opens."""

    acts: dict[str, str]
    headings: dict[str, PartKind]
    roots: dict[str, str]

    @property
    def selector(self) -> str:
        """A selector of every element whose class means something."""
        return ",".join("." + name for name in sorted({*self.acts, *self.headings}))


@dataclass(frozen=True, slots=True)
class Tables:
    lists: dict[str, str]
    marks: dict[str, tuple[frozenset[str], ...]]
    fields: dict[str, FieldTable]
    envelope_ignored: frozenset[str]
    open_year: int
    html: HtmlTable
    agenda_decided: frozenset[str]
    cancelled: frozenset[str]
    no_name: frozenset[str]
    roles: dict[str, str]
    roles_ignored: frozenset[str]
    publicity: dict[str, str]
    personal_data: dict[str, str]
    motions: dict[str, tuple[str, str]]  # first word of a title → language, kind


_ACTS = (
    "wrappers",
    "sections",
    "title",
    "number",
    "section_number",
    "reference",
    "confidential",
    "ignored",
    "contact_name",
    "contact_title",
    "contact_detail",
    "signature_name",
    "signature_title",
)


@cache
def tables() -> Tables:
    raw = yaml.safe_load((Path(__file__).parent / "converter.yml").read_text(encoding="utf-8"))
    return Tables(
        lists=raw["lists"],
        marks={kind: tuple(frozenset(mark) for mark in marks) for kind, marks in raw["marks"].items()},
        fields={kind: _fields(table) for kind, table in raw["fields"].items()},
        envelope_ignored=frozenset(raw["envelope_ignored"]),
        open_year=raw["open_year"],
        html=_html(raw["html"]),
        agenda_decided=frozenset(raw["agenda_decided"]),
        cancelled=frozenset(raw["cancelled"]),
        no_name=frozenset(raw["no_name"]),
        roles=_inverted(raw["roles"]),
        roles_ignored=frozenset(raw["roles_ignored"]),
        publicity=_inverted(raw["publicity"]),
        personal_data=_inverted(raw["personal_data"]),
        motions={
            word: (language, kind)
            for language, kinds in raw["motions"].items()
            for word, kind in _inverted(kinds).items()
        },
    )


def _fields(table: dict[str, list[str]]) -> FieldTable:
    return FieldTable(frozenset(table["handled"]), frozenset(table["handled"] + table["ignored"]))


def _html(raw: dict[str, Any]) -> HtmlTable:
    acts = {name: act for act in _ACTS for name in raw[act]}
    headings = {name: PartKind(kind) for name, kind in raw["headings"].items()}
    return HtmlTable(acts, headings, raw["roots"])


def _inverted(raw: dict[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in raw.items() for word in words}

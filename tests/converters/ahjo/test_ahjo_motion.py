"""Motions known by their titles: kind, day, proposer, and what is not certain stays unknown."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from ahjo_samples import read_all

from converters import ahjo
from kg.errors import Log
from kg.record import MotionRecord
from kg.source import SourceDocument


def read(kind: str, title: str, **fields: Any) -> MotionRecord:
    content = json.dumps({"Title": title, **fields}).encode()
    record = ahjo.read(SourceDocument("ahjo", kind, "key", content, "made.json"), Log("", ""))
    assert isinstance(record, MotionRecord)
    return record


def test_card() -> None:
    (group, _), (swedish, _) = read_all("initiatives.json")
    assert (group.kind, group.proposer, group.date) == ("ryhmäaloite", "Aarne Aalto", date(2021, 2, 3))
    assert (group.language, group.item) == ("fi", None)
    assert (swedish.kind, swedish.proposer, swedish.language) == ("valtuustoaloite", "Sven Sund", "sv")


def test_resolution() -> None:
    ((resolution, _),) = read_all("resolutions.json")
    assert (resolution.kind, resolution.proposer, resolution.item) == ("toivomusponsi", "Aarne Aalto", 11)
    assert resolution.date == date(2019, 9, 25)


@pytest.mark.parametrize(
    ("title", "proposer"),
    [
        ("Valtuustoaloite 06.10.2021 Aalto Aarne Laiturit kuntoon", "Aarne Aalto"),
        ("Valtuustoaloite 06.10.2021 Aalto Aarne laiturit kuntoon", "Aarne Aalto"),
        ("Valtuustoaloite 06.10.2021 Aalto-Salmi Aarne LAITURIT KUNTOON", "Aarne Aalto-Salmi"),
        ("Valtuustoaloite 06.10.2021 Aalto Aarne Aloite Laiturin kunnosta", "Aarne Aalto"),
        ("Valtuustoaloite 06.10.2021 Aalto  Aarne Laituri", "Aarne Aalto"),
        ("Valtuustoaloite 06.10.2021 Sa Tuuli Tyyni Lisää laitureita", None),
        ("Valtuustoaloite 06.10.2021 Aalto Aarne Mikael Lisää laitureita", None),
        ("Valtuustoaloite 06.10.2021 laiturit kuntoon", None),
        ("Valtuustoaloite laitureista", None),
    ],
)
def test_the_proposer_of_an_initiative(title: str, proposer: str | None) -> None:
    assert read("initiative", title).proposer == proposer


@pytest.mark.parametrize(
    ("title", "proposer"),
    [
        ("Aalto Aarne, toivomusponsi Kvsto 21.4.2021 asia 5", "Aarne Aalto"),
        ("Aalto Aarne, Kvsto 5.5.2021", "Aarne Aalto"),
        ("Aalto. Aarne, toivomusponsi, Kvsto 24.11.2021", "Aarne Aalto"),
        ("Sá Tuuli Tyyni, toivomusponsi, Kvsto 8.12.2021", None),
        ("toivomusponsi, Kvsto 8.12.2021", None),
    ],
)
def test_the_proposer_of_a_resolution(title: str, proposer: str | None) -> None:
    motion = read("resolution", title)
    assert motion.proposer == proposer
    assert motion.kind == "toivomusponsi"


def test_the_title_gives_the_day_where_no_field_does() -> None:
    assert read("resolution", "Aalto Aarne, toivomusponsi, Kvsto 31.2.2021").date is None
    assert read("resolution", "Aalto Aarne, toivomusponsi, Kvsto 28.2.2021").date == date(2021, 2, 28)


def test_an_unknown_kind_is_other_and_noted() -> None:
    log = Log("", "")
    content = json.dumps({"Title": "Vetoomus 06.10.2021 Aalto Aarne Laiturit"}).encode()
    motion = ahjo.read(SourceDocument("ahjo", "initiative", "key", content, "made.json"), log)
    assert isinstance(motion, MotionRecord)
    assert motion.kind == "other"
    assert "no known kind" in log.issues[0].message

"""The attachments of a decision: the list of the text, joined with what the source states in fields."""

from __future__ import annotations

import pytest

from kg.extract.attachments import AttachmentReader
from kg.extract.finding import Attachment, Doubt
from kg.record import DecisionRecord, Part, PartKind, Side, StatedAttachment
from kg.registries import Registries


def listed(text: str, side: Side = "decision", kind: PartKind = PartKind.ATTACHMENTS) -> Part:
    return Part(kind, side, "Liitteet", text)


def read(*parts: Part, stated: tuple[StatedAttachment, ...] = ()) -> tuple[tuple[Attachment, ...], tuple[Doubt, ...]]:
    record = DecisionRecord("record", True, "N", "Asia", "fi", parts, attachments=stated)
    return AttachmentReader(Registries()).read(record, ())


def test_each_numbered_line_is_an_attachment() -> None:
    found, doubts = read(listed("1 Puistokartta\n2 Hakemus 3.2.2021, liite"))
    assert [(a.number, a.title) for a in found] == [("1", "Puistokartta"), ("2", "Hakemus 3.2.2021, liite")]
    assert doubts == ()


def test_the_span_covers_the_title_without_its_number() -> None:
    part = listed("1 Puistokartta\n2 Hakemus")
    found, _ = read(part)
    assert [part.text[a.span.start : a.span.end] for a in found if a.span] == ["Puistokartta", "Hakemus"]


def test_a_title_that_runs_on_is_one_attachment() -> None:
    found, _ = read(listed("1 Selvitys rannan\n2021 kunnostuksesta\n2 Kartta"))
    assert [a.title for a in found] == ["Selvitys rannan 2021 kunnostuksesta", "Kartta"]


def test_a_list_without_numbers_has_a_line_each() -> None:
    found, _ = read(listed("Puistokartta\nHakemus"))
    assert [(a.number, a.title) for a in found] == [(None, "Puistokartta"), (None, "Hakemus")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1) Puistokartta\n2) Hakemus", ["1", "2"]),
        ("1. Puistokartta\n2. Hakemus", ["1", "2"]),
        ("Liite 1 Puistokartta\nLiite 2 Hakemus", ["1", "2"]),
        ("Liite 1: Puistokartta\nLiite 2 - Hakemus", ["1", "2"]),
        ("Bilaga 1 Puistokartta\nBilaga 2 Hakemus", ["1", "2"]),
        ("1\tPuistokartta\n2\tHakemus", ["1", "2"]),
        ("- Puistokartta\n• Hakemus", [None, None]),
    ],
)
def test_the_number_is_no_part_of_the_title(text: str, numbers: list[str | None]) -> None:
    found, _ = read(listed(text))
    assert [a.title for a in found] == ["Puistokartta", "Hakemus"]
    assert [a.number for a in found] == numbers


def test_a_title_keeps_a_number_of_its_own() -> None:
    found, _ = read(listed("1 Liite 1 Puistokartta\n2 Liite 2 Hakemus"))
    assert [(a.number, a.title) for a in found] == [("1", "Liite 1 Puistokartta"), ("2", "Liite 2 Hakemus")]


def test_words_for_nothing_are_no_attachment() -> None:
    assert read(listed("Ei liitteitä")) == ((), ())


def test_a_number_may_be_left_out_of_the_list() -> None:
    found, _ = read(listed("1 Puistokartta\n3 Hakemus"))
    assert [a.number for a in found] == ["1", "3"]


def test_a_withheld_attachment_has_its_ground() -> None:
    found, _ = read(listed("1 Salassa pidettävä (Salassa pidettävä, JulkL (621/1999) 24.1 § 17 k)"))
    assert (found[0].public, found[0].reason) == (False, "JulkL (621/1999) 24.1 § 17 k")


def test_a_swedish_list_is_read_alike() -> None:
    found, _ = read(listed("1 Gårdskarta\n2 Sekretessbelagd (Sekretessbelagd, OffL (621/1999) 24.1 § 20 p)"))
    assert [(a.public, a.reason) for a in found] == [(None, None), (False, "OffL (621/1999) 24.1 § 20 p")]


def test_the_proposal_repeats_the_list_and_adds_what_the_decision_dropped() -> None:
    found, _ = read(listed("1 Kartta\n2 Mittarit"), listed("1 Kartta\n2 Suunnitelma\n3 Mittarit", "proposal"))
    assert [(a.side, a.title) for a in found] == [
        ("decision", "Kartta"),
        ("decision", "Mittarit"),
        ("proposal", "Suunnitelma"),
    ]


def test_equal_titles_of_one_list_stay_apart() -> None:
    withheld = "Salassa pidettävä (Salassa pidettävä, JulkL (621/1999) 24.1 § 20 k)"
    text = f"1 {withheld}\n2 {withheld}"
    found, _ = read(listed(text), listed(text, "proposal"))
    assert [a.number for a in found] == ["1", "2"]


def test_supplements_count_too() -> None:
    found, _ = read(listed("1 Kartta"), listed("1 Taustamuistio", kind=PartKind.SUPPLEMENTS))
    assert [a.title for a in found] == ["Kartta", "Taustamuistio"]


def test_a_stated_attachment_of_the_same_title_gives_its_identifier() -> None:
    found, doubts = read(listed("1 Liite1 Puistokartta"), stated=(StatedAttachment("Liite1_puistokartta", "A-1"),))
    assert (found[0].native_id, found[0].public) == ("A-1", True)
    assert doubts == ()


def test_a_stated_attachment_that_is_not_listed_is_a_doubt() -> None:
    found, doubts = read(listed("1 Puistokartta"), stated=(StatedAttachment("Vanha kartta", "A-1"),))
    assert [a.native_id for a in found] == [None]
    assert [d.words for d in doubts] == ["Vanha kartta"]


def test_without_a_list_the_stated_attachments_are_the_list() -> None:
    found, _ = read(stated=(StatedAttachment("Puistokartta", "A-1", file="https://example.org/1.pdf"),))
    assert [(a.title, a.native_id, a.public, a.span) for a in found] == [("Puistokartta", "A-1", True, None)]


def test_a_stated_class_of_publicity_is_believed() -> None:
    stated = StatedAttachment("Hakemus", "A-1", public=False, reasons=("JulkL 24.1 § 32 k",))
    found, _ = read(listed("1 Hakemus"), stated=(stated,))
    assert (found[0].public, found[0].reason) == (False, "JulkL 24.1 § 32 k")

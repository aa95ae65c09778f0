"""The old minutes pages of www.hel.fi, as records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from legacypage_samples import (
    COMMITTEE,
    HEAD,
    OFFICE_HOLDER,
    SAMPLES,
    SWEDISH,
    TEXT,
    page,
    read_bytes,
    read_file,
    text_of,
)

from converters import legacypage
from kg.errors import Log
from kg.extract.extractor import Extractor
from kg.formats import format_of
from kg.record import BodyRef, MeetingRef, PartKind
from kg.registries import load
from kg.source import Container
from kg.vocab import DEFAULT_BASE


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_is_recognised_and_is_one_document(path: Path) -> None:
    assert format_of(Container(path)).name == "legacypage"
    (document,) = legacypage.documents(Container(path), Log("", ""))
    assert document.identity == f"legacypage/page/{document.sha256}"
    assert document.content == path.read_bytes()


def test_a_committees_decision() -> None:
    record, issues = read_file(COMMITTEE)
    body = BodyRef("Kaupunkisuunnittelulautakunta")
    assert (record.kind, record.decided, record.native_id, record.language) == ("page", True, None, "fi")
    assert record.title == (
        "Lausunto kaupunginhallitukselle Tuulenlaiturin nimestä ja laiturin ympäristön järjestelyistä"
    )
    assert (record.case, record.section, record.classification) == ("HEL 2014-009123", 583, "10 03 03")
    assert (record.body, record.date, record.item, record.item_mark) == (body, date(2014, 5, 20), 3, "Kslk/3")
    assert record.meeting == MeetingRef(None, date(2014, 5, 20), 16, body)
    assert [issue.message for issue in issues] == [
        "The earlier decisions repeated here are not this one and were left out.",
    ]


def test_its_parts_and_sides() -> None:
    record, _ = read_file(COMMITTEE)
    assert [(part.kind.value, part.side) for part in record.parts] == [
        ("title", "decision"),
        ("reference", "decision"),
        ("decision", "decision"),
        ("handling", "decision"),
        ("presenter", "decision"),
        ("contacts", "decision"),
        ("attachments", "decision"),
        ("appeal", "decision"),
        ("extracts", "decision"),
        ("proposal", "proposal"),
        ("reasons", "proposal"),
        ("presenter", "proposal"),
        ("contacts", "proposal"),
    ]
    assert text_of(record, PartKind.PRESENTER) == "vs. asemakaavapäällikkö\nVeikko Vesimäki"
    assert text_of(record, PartKind.CONTACTS) == "Niilo Niemi, nimistösuunnittelija"
    assert text_of(record, PartKind.ATTACHMENTS) == "1 Sijaintikartta\n2 Nimistötoimikunnan lausunto 2.4.2014"
    assert text_of(record, PartKind.EXTRACTS) == "Kaupunginhallitus\tEsitysteksti\nYleisten töiden lautakunta\tLiite 1"
    assert "\nLaiturin vaiheet\n" in text_of(record, PartKind.REASONS, "proposal")


def test_its_vote_is_read_from_the_text() -> None:
    record, _ = read_file(COMMITTEE)
    (vote,) = Extractor(load(DEFAULT_BASE, ())).find(record).votes
    assert (vote.yes, vote.no, vote.blank, vote.absent) == (4, 2, 1, 0)
    assert vote.no_text == "Muutettuna Venla Vuonon vastaehdotuksen mukaisesti"
    assert [voter.name for voter in vote.voters if voter.side == "no"] == ["Oiva Ojala", "Venla Vuono"]


def test_an_office_holders_decision_in_latin_1() -> None:
    record, issues = read_file(OFFICE_HOLDER)
    assert (record.body, record.date, record.section) == (BodyRef("Toimistopäällikkö"), date(2015, 11, 5), 45)
    assert (record.meeting, record.item) == (None, None)
    assert text_of(record, PartKind.DECISION).endswith("hinta on enintään 4 800 euroa.")
    assert text_of(record, PartKind.EXTRACTS) == "Tarjoajat\tHankintaoikaisu, rakennusvirasto"
    assert text_of(record, PartKind.SIGNATURE) == "toimistopäällikkö\nToivo Tammela"
    assert not issues


def test_a_decision_in_swedish() -> None:
    record, _ = read_file(SWEDISH)
    body = BodyRef("Stadsfullmäktige")
    assert (record.language, record.section, record.case) == ("sv", 121, "HEL 2017-011222")
    assert (record.meeting, record.item) == (MeetingRef(None, date(2018, 5, 9), 9, body), 5)
    assert text_of(record, PartKind.PROPOSAL, "proposal") == "Beslutet stämmer överens med förslaget."
    assert text_of(record, PartKind.CONTACTS) == "Torsten Tall, stadssekreterare"


def test_a_head_may_be_one_line_a_table_or_many_lines() -> None:
    one_line = "Helsingin kaupunki Pöytäkirja 3/2015 1 (1) Kaupunginhallitus Asia/9 19.01.2015"
    in_table = "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in HEAD) + "</tr></table>"
    read = [read_bytes(page(*head, *TEXT))[0] for head in (HEAD, ("<br>".join(HEAD),), (one_line,), (in_table,))]
    assert read[0].item == 9
    assert read[0].body == BodyRef("Kaupunginhallitus")
    assert all(record == read[0] for record in read)


def test_tables_may_have_lost_their_cells() -> None:
    files = ("Liitteet", "1", "Kartta", "2", "Lausunto", "Oheismateriaali", "1", "Päätös 12.1.2015 § 3")
    extracts = ("Otteet", "Ote", "Otteen liitteet", "Yleisten töiden lautakunta", "Liite 1", "Liite 2")
    record, _ = read_bytes(page(*HEAD, *TEXT, *files, *extracts))
    assert text_of(record, PartKind.ATTACHMENTS) == "1 Kartta\n2 Lausunto"
    assert text_of(record, PartKind.SUPPLEMENTS) == "1 Päätös 12.1.2015 § 3"
    assert text_of(record, PartKind.EXTRACTS) == "Yleisten töiden lautakunta\tLiite 1; Liite 2"


def test_a_number_in_running_text_stays_a_line() -> None:
    record, _ = read_bytes(page(*HEAD, *TEXT, "1", "ehdolla ja ajalla", "Liitteet", "1 Kartta"))
    assert text_of(record, PartKind.DECISION).split("\n")[1:] == ["1", "ehdolla ja ajalla"]


def test_a_long_name_goes_on_in_the_next_line() -> None:
    head = (*HEAD[:4], "Kaupunkiympäristölautakunnan rakennusten ja", "yleisten alueiden jaosto", *HEAD[5:])
    record, _ = read_bytes(page(*head, *TEXT))
    assert record.body == BodyRef("Kaupunkiympäristölautakunnan rakennusten ja yleisten alueiden jaosto")


def test_a_page_without_running_head_may_say_it_in_its_title() -> None:
    record, _ = read_bytes(page(*TEXT, head="<title>Kaupunginhallitus 19.1.2015 Asia/9</title>"))
    assert (record.body, record.date, record.item) == (BodyRef("Kaupunginhallitus"), date(2015, 1, 19), 9)


def test_what_no_head_says_stays_unknown_and_is_named() -> None:
    record, issues = read_bytes(page(*TEXT, head="<title>Laiturin nimi 2015</title>"))
    assert (record.body, record.date, record.meeting, record.item) == (None, None, None, None)
    assert [issue.message for issue in issues] == [
        "The page has no running head that names a body or post.",
        "The page has no running head that names a day.",
    ]


def test_a_day_beside_the_section_is_the_day() -> None:
    record, _ = read_bytes(page(*HEAD[:6], "§ 77 19.01.2015", *TEXT[1:]))
    assert record.date == date(2015, 1, 19)


def test_a_meetings_number_of_another_year_is_left_out() -> None:
    record, issues = read_bytes(page(*HEAD[:-1], "19.01.2016", *TEXT))
    assert record.meeting is not None
    assert record.meeting.number is None
    assert [issue.message for issue in issues] == ["Meeting 3/2015 is not of the year of 2016-01-19; it was left out."]


def test_what_stands_above_the_head_is_left_out_and_named() -> None:
    record, issues = read_bytes(page("Takaisin", "Tulosta", *HEAD, *TEXT))
    assert record.body == BodyRef("Kaupunginhallitus")
    assert [issue.message for issue in issues] == ["What stands above the running head was left out."]


def test_a_withheld_decision_keeps_the_ground_alone() -> None:
    record, _ = read_bytes(page(*HEAD, "§ 77", "Salassa pidettävä (JulkL 24 § 1 mom 20 k)", TEXT[2], "Esittelijä"))
    assert record.confidential
    assert text_of(record, PartKind.CONFIDENTIAL) == "Salassa pidettävä (JulkL 24 § 1 mom 20 k)"


def test_identity_codes_and_addresses_do_not_pass() -> None:
    record, issues = read_bytes(
        page(*HEAD, *TEXT[:-1], "Hakija 131052-308T, sähköposti hakija@example.fi, on saanut luvan ja sen liitteet.")
    )
    assert "131052" not in text_of(record, PartKind.DECISION)
    assert "@" not in text_of(record, PartKind.DECISION)
    assert [issue.message for issue in issues] == ["1 personal identity code(s) in the source were redacted."]

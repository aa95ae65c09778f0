"""Running heads and feet, told by their form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from converters.minutes.heads import Head, begins, foot_end, is_foot, read_head
from converters.minutes.lines import Line
from converters.minutes.saved import saved_pages


def lines(text: str) -> list[Line]:
    return [line for _, page in saved_pages("alku\n\n" + text) for line in page]


def head(text: str) -> Head:
    found = [head for head, _ in saved_pages(text + "\n§ 1\nLadon ovi\n") if head is not None]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Helsingin kaupunki Pöytäkirja 45/2021 2 (3)\nKaupunginhallitus\n\nAsia/17\n22.11.2021\n",
            Head("minutes", ("Kaupunginhallitus",), 45, date(2021, 11, 22), "Asia/17", 17, 2, 3),
        ),
        (
            "Helsingin kaupunki Pöytäkirja 3/2021 1\n(2)\nKuutamohallituksen sosiaali- ja terveydenhuollon sekä\n"
            "pelastustoimen uudistusjaosto\nAsia/2\n15.11.2021\n",
            Head(
                "minutes",
                ("Kuutamohallituksen sosiaali- ja terveydenhuollon sekä pelastustoimen uudistusjaosto",),
                *(3, date(2021, 11, 15), "Asia/2", 2, 1, 2),
            ),
        ),
        (
            "HELSINGIN KAUPUNKI PÖYTÄKIRJA 22/2010 7\nKAUPUNGINHALLITUS\nKj/4\n1.2.2010\n",
            Head("minutes", ("KAUPUNGINHALLITUS",), 22, date(2010, 2, 1), "Kj/4", 4, 7, of_presenter=True),
        ),
        (
            "Helsingfors stad Protokoll 10/2015 1 (10)\nStadsfullmäktige\nÄrende/6\n10.6.2015\n",
            Head("minutes", ("Stadsfullmäktige",), 10, date(2015, 6, 10), "Ärende/6", 6, 1, 10),
        ),
        (
            "Helsingin kaupunki\nKuutamolautakunta\n\nPöytäkirja\n\n22/2021\n\n1 (3)\n\n8.12.2021\n",
            Head("minutes", ("Kuutamolautakunta",), 22, date(2021, 12, 8), None, None, 1, 3),
        ),
        (
            "Helsingin kaupunki   Pöytäkirja   1 (2)\nKuutamovirasto\nTanssiosasto\nTanssiosaston päällikkö   1.2.2014",
            Head(
                "minutes",
                ("Kuutamovirasto", "Tanssiosasto", "Tanssiosaston päällikkö"),
                *(None, date(2014, 2, 1), None, None, 1, 2),
            ),
        ),
        (
            "Helsingin kaupunki Esityslista 5/2021 1 (2)\nKuutamolautakunta\nAsia/4\n9.3.2021\n",
            Head("agenda", ("Kuutamolautakunta",), 5, date(2021, 3, 9), "Asia/4", 4, 1, 2),
        ),
    ],
)
def test_what_a_head_says(text: str, expected: Head) -> None:
    found = head(text)
    assert replace(found, year=None) == expected
    assert found.year == (found.date.year if found.number and found.date else None)


@pytest.mark.parametrize(
    "text",
    [
        "Helsingin kaupunki päätti tanssia.",
        "Helsingin kaupunki\nei tanssi ladossa",
        "Pöytäkirja 45/2021 2 (2)",
        "Helsingin kaupunki ja pöytäkirja",
    ],
)
def test_what_is_no_head(text: str) -> None:
    found = [Line(line, 0) for line in text.split("\n")]
    assert not begins(found, 0)


def test_a_head_without_a_date_ends_before_the_text() -> None:
    found = [Line("Helsingin kaupunki Pöytäkirja 1 (2)", 0), Line("Kuutamolautakunta", 0), Line("§ 1", 0, apart=True)]
    assert read_head(found, 0) == (Head("minutes", ("Kuutamolautakunta",), page=1, pages=2), 2)


FOOT = """Postiosoite Käyntiosoite Puhelin Y-tunnus Tilinro
PL 1 Pohjoisesplanadi 11-13 +358 9 310 1641 0201256-6 FI0680001200062637
00099 HELSINGIN KAUPUNKI Helsinki 17 Faksi Alv.nro
kaupunginkanslia@hel.fi http://www.hel.fi/kaupunginkanslia FI02012566"""


@pytest.mark.parametrize("text", [FOOT, FOOT.replace(" ", "\n\n"), FOOT.rpartition(" ")[0]])
def test_a_foot_ends_before_the_text(text: str) -> None:
    ((_, kept),) = saved_pages(f"alku\n\n{text}\n\nloppu")
    assert [line.text for line in kept] == ["alku", "loppu"]


def test_an_address_in_the_text_is_no_foot() -> None:
    found = [Line("Postiosoite: PL 10", 0), Line("00099 HELSINGIN KAUPUNKI", 0), Line("Käyntiosoite: Katu 1", 0)]
    assert not is_foot(found, 0)
    assert foot_end([Line("Postiosoite Käyntiosoite", 0), Line("Lato on auki.", 0)], 0) == 1


def test_pages_are_parted_by_their_heads() -> None:
    first = "Helsingin kaupunki Pöytäkirja 1 (2)\nKuutamolautakunta\n1.2.2014\n"
    second = first.replace("1 (2)", "2 (2)")
    for text in (f"{first}yksi\n{second}kaksi\n", f"yksi\n{first}kaksi\n{second}", f"yksi\n{second}kaksi\n"):
        assert [[line.text for line in page] for _, page in saved_pages(text)] == [["yksi"], ["kaksi"]]
    assert [head.page if head else None for head, _ in saved_pages(f"yksi\n{second}kaksi\n")] == [None, 2]
    assert [head.page if head else None for head, _ in saved_pages(f"yksi\n{first}kaksi\n{second}")] == [1, 2]

"""Tables in a PDF, told by where the words stand."""

from __future__ import annotations

from converters.minutes.columns import extracts, rows, table_end
from converters.minutes.hyphens import Joiner
from converters.minutes.lines import Cell, Layout, Line

LAYOUT = Layout(right=525.0, pitch=14.0, height=12.0, shows_headings=True)
JOINER = Joiner(["ja se on otettava esille"])
LETTER = 6.0


def line(y: float, *cells: tuple[float, str], page: int = 0) -> Line:
    """A line whose letters are all six points wide."""
    made = tuple(
        Cell(x, x + LETTER * len(text), x + LETTER * len(text.split(" ")[0]), bold=False, text=text)
        for x, text in cells
    )
    return Line("", page, y, 12.0).of_cells(made)


HEAD = (125.0, "Ote"), (375.0, "Otteen liitteet")


def test_extracts_whose_cells_begin_on_one_line() -> None:
    table = [
        line(100, *HEAD),
        line(114, (125, "Latotanssit ry"), (375, "Esitysteksti")),
        line(142, (375, "Oikaisuvaatimusohje, kuu-")),
        line(156, (375, "tamolautakunta")),
        line(184, (125, "Hakija"), (375, "Liite 1")),
        line(212, (125, "Naapurit")),
    ]
    assert extracts(table, LAYOUT, JOINER) == [
        "Latotanssit ry\tEsitysteksti; Oikaisuvaatimusohje, kuutamolautakunta",
        "Hakija\tLiite 1",
        "Naapurit",
    ]


def test_extracts_whose_cells_are_centred_on_one_another() -> None:
    table = [
        line(100, *HEAD),
        line(120, (375, "Esitysteksti")),
        line(131, (125, "Kuutamoisen seudun latotanssien ystävien")),
        line(135, (375, "Muutoksenhakukielto, tans-")),
        line(144, (125, "yhdistys")),
        line(148, (375, "sit")),
        line(170, (375, "Esitysteksti")),
        line(178, (125, "Hakija")),
        line(185, (375, "Liite 1")),
    ]
    assert extracts(table, LAYOUT, JOINER) == [
        "Kuutamoisen seudun latotanssien ystävien yhdistys\tEsitysteksti; Muutoksenhakukielto, tanssit",
        "Hakija\tEsitysteksti; Liite 1",
    ]


def test_extracts_over_two_pages_repeat_their_head() -> None:
    table = [
        line(700, *HEAD),
        line(714, (125, "Hakija"), (375, "Esitysteksti")),
        line(100, *HEAD, page=1),
        line(114, (125, "Naapuri"), (375, "Liite 1"), page=1),
    ]
    assert extracts(table, LAYOUT, JOINER) == ["Hakija\tEsitysteksti", "Naapuri\tLiite 1"]


def test_extracts_without_enclosures_and_enclosures_without_a_recipient() -> None:
    assert extracts([line(100, *HEAD), line(114, (125, "Hakija"))], LAYOUT, JOINER) == ["Hakija"]
    assert extracts([line(100, *HEAD), line(114, (375, "Esitysteksti"))], LAYOUT, JOINER) == ["\tEsitysteksti"]


def test_rows_of_any_table() -> None:
    table = [
        line(100, (125, "Kyltti"), (375, "500 euroa")),
        line(114, (125, "Korjattu lattia ja sen kaikki kulmat ja"), (375, "1 000 euroa")),
        line(128, (125, "saumat")),
        line(142, (375, "alv 0")),
        line(170, (125, "Hinnat ovat arvioita.")),
    ]
    assert table_end(table, 0, LAYOUT) == 4
    assert rows(table[:4], LAYOUT, JOINER) == [
        "Kyltti\t500 euroa",
        "Korjattu lattia ja sen kaikki kulmat ja saumat\t1 000 euroa",
        "\talv 0",
    ]


def test_a_label_on_two_lines_beside_its_value() -> None:
    table = [line(100, (125, "Sähkö-")), line(107, (375, "PL 10")), line(114, (125, "osoite:"))]
    assert table_end(table, 0, LAYOUT) == 3
    assert rows(table, LAYOUT, JOINER) == ["Sähköosoite:\tPL 10"]

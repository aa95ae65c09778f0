"""The grammar of places, without acts."""

from __future__ import annotations

import pytest

from kg.extract.law.places import Level, read_article_pair, read_place
from kg.extract.law.tokens import Kind, statute_number, tokenize


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("57 a–59 §", ["57 a", "58", "59"]),
        ("1 - 3 §:ssä", ["1", "2", "3"]),
        ("33 b–33 d §:ssä", ["33 b", "33 c", "33 d"]),
        ("58 a ja b §", ["58 a", "58 b"]),
        ("4a §", ["4a"]),
        ("5–2000 §", []),
        ("58 k § ja 58 m §", ["58 k", "58 m"]),
    ],
)
def test_ranges_are_spelled_out_where_their_middle_is_certain(text: str, sections: list[str]) -> None:
    reading = read_place(tokenize(text), 0)
    assert [place.section for place in reading.places] == sections if reading else sections == []


@pytest.mark.parametrize("text", ["58", "12.3.2020 §", "a §", "§", "mukaan", "2021 2 §", "k 5"])
def test_what_is_no_place_is_not_read(text: str) -> None:
    assert read_place(tokenize(text), 0) is None


def test_a_sibling_keeps_what_stands_above_it() -> None:
    reading = read_place(tokenize("2 luvun 1 §:n 1 momentin 2 kohta ja 3 momentti, 5 §, 6 luvun 1 §"), 0)
    assert reading
    assert [place.numbers[:4] for place in reading.places] == [
        ("2", "1", "1", "2"),
        ("2", "1", "3", None),
        ("2", "5", None, None),
        ("6", "1", None, None),
    ]
    assert (reading.top, reading.deepest) == (Level.CHAPTER, Level.POINT)


def test_the_sign_first_marks_how_minutes_cite_decisions() -> None:
    assert [reading.prefixed for text in ("§ 4", "4 §") if (reading := read_place(tokenize(text), 0))] == [True, False]


def test_a_later_decision_is_not_taken_into_the_list() -> None:
    reading = read_place(tokenize("3 § ja § 57"), 0)
    assert reading
    assert [place.section for place in reading.places] == ["3"]


def test_an_article_pair_is_written_together() -> None:
    assert read_article_pair(tokenize("107(1)"), 0)
    assert read_article_pair(tokenize("107 (1)"), 0) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [("410/2015", "410/2015"), ("1999/132", "132/1999"), ("31.5.1974/412", "412/1974"), ("673/78", "673/1978"),
     ("12/3", None)],
)  # fmt: skip
def test_statute_numbers_are_put_in_one_order(written: str, number: str | None) -> None:
    assert tokenize(written).kinds == [Kind.STATUTE_NUMBER]
    assert statute_number(written) == number


def test_dates_stay_whole() -> None:
    assert tokenize("3.11.2021 § 228").kinds == [Kind.DATE, Kind.SECTION, Kind.NUMBER]

"""Identity codes, addresses and telephone numbers are taken out; what only looks like them stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.privacy.screen import REDACTED, redact, without_addresses, without_contacts

CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code(birth: date, sign: str, number: int) -> str:
    digits = f"{birth:%d%m%y}{number:03}"
    return f"{digits[:6]}{sign}{digits[6:]}{CONTROL[int(digits) % 31]}"


@given(
    st.dates(date(1900, 3, 1), date(1999, 12, 31)),
    st.sampled_from("+-–ABCDEFUVWXY"),
    st.integers(2, 999),
    st.sampled_from(["{}", "({})", "Hakija {}.", "a {}, b", "-{}-"]),
)
def test_every_code_is_redacted(birth: date, sign: str, number: int, around: str) -> None:
    text = around.format(code(birth, sign, number))
    assert redact(text) == (around.format(REDACTED), 1)


@pytest.mark.parametrize(
    "text",
    [
        "131052-308U",  # the control character of another number
        "991352-3089",  # no such day
        "HEL 2021-007461",
        "1131052-308T",
        "131052-308TT",
        "**********",
    ],
)
def test_what_is_no_code_stays(text: str) -> None:
    assert redact(text) == (text, 0)


def test_small_letters_and_several_codes() -> None:
    assert redact("131052-308t ja 131052-308T") == (f"{REDACTED} ja {REDACTED}", 2)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lisätietoja: Matti Malli, matti.malli@example.fi", "Lisätietoja: Matti Malli"),
        ("Matti Malli (matti.malli@example.fi) vastaa.", "Matti Malli vastaa."),
        ("matti.malli(at)example.fi", ""),
        ("matti.malli(a)example.fi", ""),
        ("Ensin\nSähköpostiosoite:\tkirjaamo@example.fi\nPostiosoite:\tPL 1", "Ensin\nPostiosoite:\tPL 1"),
        ("Puhelinnumero:\t09 310 99900", ""),
        ("Matti Malli, puh. 09 310 99901, vastaa", "Matti Malli, vastaa"),
        ("soittakaa +358 9 310 99901", "soittakaa"),
    ],
)
def test_addresses_and_labelled_numbers_go(text: str, left: str) -> None:
    assert without_addresses(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Hankinnan arvo on 298 000 euroa.",
        "puhelinpalvelun hinta on 12 000 euroa",
        "Esittelijä päätti 10.12.2019 § 89",
        "kohta (a) ja (b)",
        "\talv 0\tkerta",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert without_addresses(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Niilo Niemi, suunnittelija, puhelin: 09 310 99901", "Niilo Niemi, suunnittelija"),
        ("Niilo Niemi, suunnittelija: 09-310 99901", "Niilo Niemi, suunnittelija"),
        ("Niilo Niemi, suunnittelija, p. 040 1239901 / 310 99901", "Niilo Niemi, suunnittelija"),
        ("Nina Näs, planerare (asfalt), telefon: 310 99901", "Nina Näs, planerare (asfalt)"),
        ("Niilo Niemi, suunnittelija 99901Päätös", "Niilo Niemi, suunnittelija Päätös"),
        ("Niilo Niemi, suunnittelija, puhelin:", "Niilo Niemi, suunnittelija"),
        ("09 310 99901\nNiilo Niemi\nniilo@example.fi", "Niilo Niemi"),
        ("Niilo Niemi, tiimi 3", "Niilo Niemi, tiimi 3"),
    ],
)
def test_no_number_is_left_of_contacts(text: str, left: str) -> None:
    assert without_contacts(text) == left

"""Inflection of the names of acts."""

from __future__ import annotations

import pytest

from kg.extract.law.forms import HEADS, forms_of, lemma, modifier


@pytest.mark.parametrize(
    ("form", "word", "case"),
    [
        ("kuntalaki", "kuntalaki", "nom"),
        ("kuntalain", "kuntalaki", "gen"),
        ("kuntalaissa", "kuntalaki", "ine"),
        ("kuntalakiin", "kuntalaki", "ill"),
        ("kuntalailla", "kuntalaki", "ade"),
        ("jäteasetukseen", "jäteasetus", "ill"),
        ("jäteasetusta", "jäteasetus", "par"),
        ("johtosäännössä", "johtosääntö", "ine"),
        ("rakennusjärjestyksestä", "rakennusjärjestys", "ela"),
        ("maakaaren", "maakaari", "gen"),
        ("konserniohjeiden", "konserniohje", "gen"),
        ("kommunallagens", "kommunallag", "gen"),
        ("förvaltningsstadgan", "förvaltningsstadga", "nom"),
    ],
)
def test_the_ending_tells_base_form_and_case(form: str, word: str, case: str) -> None:
    found = lemma(form)
    assert found
    assert (found.word, found.case) == (word, case)


def test_every_form_leads_back_to_its_base() -> None:
    for head in HEADS:
        for form in forms_of("alku" + head):
            found = lemma(form)
            assert found
            assert found.word == "alku" + head


def test_other_words_have_no_lemma() -> None:
    assert [lemma(word) for word in ("kunta", "säännöt", "lautakunnan", "")] == [None] * 4


def test_modifiers_in_all_cases_compare_equal() -> None:
    forms = ("yleinen", "yleisen", "yleisessä", "yleistä", "yleiseen", "yleisestä", "yleisellä")
    assert len({modifier(form) for form in forms}) == 1
    assert modifier("erityisalojen") == "erityisalojen"

"""A hyphen at a line's end: the typesetter's, or the word's own."""

from __future__ import annotations

import pytest

from converters.minutes.hyphens import Joiner

FINNISH = "Lautakunta päätti, että asia on pantava pöydälle ja että se on otettava esille, kun se on valmis."
SWEDISH = "Nämnden beslutade att ärendet ska bordläggas och att det tas upp när det är berett av nämnden."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("tehdyistä toimenpi-", "teistä ja"), "tehdyistä toimenpiteistä ja"),
        (("ihmiskau-", "pan uhrien"), "ihmiskaupan uhrien"),
        # a capital or a digit after it, a digit or an abbreviation before it
        (("Etelä-", "Suomen"), "Etelä-Suomen"),
        (("Covid-", "19"), "Covid-19"),
        (("11-", "kertainen"), "11-kertainen"),
        (("(Y-", "tunnus 1234567-1)"), "(Y-tunnus 1234567-1)"),
        (("ES-", "Laatuasumisoikeus"), "ES-Laatuasumisoikeus"),
        (("EU-", "direktiivi"), "EU-direktiivi"),
        (("pd-", "rahan"), "pd-rahan"),
        (("MUUTOKSENHAKU-", "KIELTO"), "MUUTOKSENHAKUKIELTO"),
        # no Finnish syllable ends where its vowel begins the next
        (("korona-", "ajasta"), "korona-ajasta"),
        (("vapaa-", "aikanaan"), "vapaa-aikanaan"),
        # what is left out of a pair
        (("sosiaali-", "ja terveystoimi"), "sosiaali- ja terveystoimi"),
        (("kaupunki-", "kuin aluetasolla"), "kaupunki- kuin aluetasolla"),
        (("puheenjohta-", "ja Urho Usva"), "puheenjohtaja Urho Usva"),
        (("maanan-", "tai"), "maanantai"),
        # a hyphen that begins a word, a dash
        (("Helsinki 2035 -", "toimenpideohjelma"), "Helsinki 2035 -toimenpideohjelma"),
        (("klo 8 –", "ja sen jälkeen"), "klo 8 – ja sen jälkeen"),
        (("joulu- ", "juhannusaatto"), "joulu- juhannusaatto"),
        (("sote-", "uudistus"), "sote-uudistus"),
    ],
)
def test_finnish(lines: tuple[str, ...], joined: str) -> None:
    assert Joiner([FINNISH]).join(lines) == joined


def test_the_document_itself_tells() -> None:
    known = Joiner([FINNISH, "Uusi linja-talo valmistui ja lautatarhan puheenjohtaja kiitti."])
    assert known.join(("linja-", "talojen")) == "linja-talojen"
    assert known.join(("puheenjohta-", "ja")) == "puheenjohtaja"
    assert Joiner([FINNISH]).join(("linja-", "talojen")) == "linjatalojen"


def test_a_word_cut_elsewhere_tells_nothing() -> None:
    assert Joiner([FINNISH, "ja siitä toimenpi-", "teistä sovittiin"]).join(("toimenpi-", "teiden")) == "toimenpiteiden"


def test_swedish_divides_between_equal_vowels() -> None:
    assert Joiner([SWEDISH]).join(("social- ", "och hälsovård")) == "social- och hälsovård"
    assert Joiner([SWEDISH]).join(("social-", "och hälsovård")) == "social- och hälsovård"
    assert Joiner([SWEDISH]).join(("extra-", "arbete")) == "extraarbete"


def test_a_dash_as_the_document_writes_it() -> None:
    assert Joiner([FINNISH, "vuoden 20 –luvun"]).join(("puusta –", "ohjelma")) == "puusta –ohjelma"
    assert Joiner([FINNISH, "talo - ja piha - ovat"]).join(("talo -", "piha")) == "talo - piha"

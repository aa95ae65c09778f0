"""How a decision can be appealed, by the openings of its instructions."""

from __future__ import annotations

import pytest

from kg.extract.appeals import AppealReader
from kg.record import DecisionRecord, Part, PartKind, Side
from kg.registries import Registries


def read(*texts: tuple[Side, str]) -> list[tuple[str, int | None]]:
    parts = tuple(Part(PartKind.APPEAL, side, "Muutoksenhaku", text) for side, text in texts)
    record = DecisionRecord("record", True, "N", "Asia", "fi", parts)
    found, doubts = AppealReader(Registries()).read(record, ())
    assert doubts == ()
    return [(appeal.kind, appeal.days) for appeal in found]


REVISED = (
    "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI\n"
    "Tähän päätökseen tyytymätön voi tehdä oikaisuvaatimuksen. Päätökseen ei saa hakea muutosta valittamalla.\n"
    "Oikaisuvaatimusaika\nVaatimus on tehtävä 14 päivän kuluessa tiedoksisaannista.\n"
    "Tieto katsotaan saaduksi 7 päivän kuluttua kirjeen lähettämisestä."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MUUTOKSENHAKUKIELTO\nTähän päätökseen ei saa hakea muutosta, koska se on valmistelua.",
            [("prohibited", None)],
        ),
        (REVISED, [("oikaisuvaatimus", 14)]),
        (
            "VALITUSOSOITUS\nTähän päätökseen haetaan muutosta hallintovalituksella.\nAika on 30 päivän kuluessa.",
            [("hallintovalitus", 30)],
        ),
        (
            "VALITUSOSOITUS\nTähän päätökseen haetaan muutosta kunnallisvalituksella.\n"
            "Valitus on tehtävä kolmenkymmenen (30) päivän kuluessa.",
            [("kunnallisvalitus", 30)],
        ),
        (
            "MUUTOKSENHAKU HANKINTAPÄÄTÖKSEEN\nTähän päätökseen tyytymätön voi vaatia hankintaoikaisua tai valittaa "
            "markkinaoikeudelle.\nOHJEET HANKINTAOIKAISUVAATIMUKSEN TEKEMISEKSI\nTehtävä 14 päivän kuluessa."
            "\nVALITUSOSOITUS MARKKINAOIKEUDELLE\nValitus tehdään 14 päivän kuluessa.",
            [("hankinta", 14)],
        ),
        (
            "MUUTOKSENHAKU HANKINTAPÄÄTÖKSEEN\nTähän päätökseen voi hakea muutosta tekemällä hankintaoikaisuvaatimuksen"
            " tai kuntalain mukaisen oikaisuvaatimuksen.\nVaatimus on esitettävä 14 päivän kuluessa.\n"
            "OHJEET KUNTALAIN MUKAISEN OIKAISUVAATIMUKSEN TEKEMISEKSI\nTehtävä 21 päivän kuluessa.",
            [("hankinta", 14), ("oikaisuvaatimus", 21)],
        ),
        ("VALITUSOSOITUS\nValitus tehdään maaoikeudelle 30 päivän kuluessa.", [("other", 30)]),
        (
            "VALITUSOSOITUS\nPerusteena on, että päätös on syntynyt virheellisessä järjestyksessä.",
            [("kunnallisvalitus", None)],
        ),
        (
            "Oikaisuvaatimusohje, kirjastolautakunta\nKunnallisvalitus, valtuusto",
            [("oikaisuvaatimus", None), ("kunnallisvalitus", None)],
        ),
        ("Kunnallisvalitus, oikaisuvaatimuksen johdosta annettu päätös", [("kunnallisvalitus", None)]),
        ("Förbud mot sökande av ändring, beredning", [("prohibited", None)]),
        ("Omprövning, kulturnämnden", [("oikaisuvaatimus", None)]),
        ("Förvaltningsbesvär, beslut om gator", [("hallintovalitus", None)]),
        (
            "ANVISNINGAR FÖR HUR MAN BEGÄR OMPRÖVNING\nBegäran ska framställas inom 14 dagar.",
            [("oikaisuvaatimus", 14)],
        ),
        (
            "BESVÄRSANVISNING\nÄndring i detta beslut söks genom kommunalbesvär.\nBesvär anförs inom trettio dagar.",
            [("kunnallisvalitus", 30)],
        ),
        (
            "OHJE OIKAISUVAATIMUKSEN TEKEMISEKSI\nTähän päätökseen tyytymätön voi hakea oikaisua lautakunnalta.\n"
            "Vaatimus on tehtävä neljäntoista (14) päivän kuluessa.",
            [("oikaisuvaatimus", 14)],
        ),
        (
            "OIKAISUVAATIMUS SATAMALAUTAKUNNALLE\nPäätökseen haetaan muutosta oikaisuvaatimuksella. "
            "Oikaisuvaatimusaika on 21 päivää.",
            [("oikaisuvaatimus", 21)],
        ),
        (
            "Oikaisuvaatimusohje\nPäätökseen tyytymätön voi tehdä oikaisuvaatimuksen kolmenkymmenen päivän kuluessa.",
            [("oikaisuvaatimus", 30)],
        ),
        (
            "VALITUSOSOITUS\nTähän päätökseen haetaan muutosta valittamalla Mallin hallinto-oikeuteen.\n"
            "Valitus on tehtävä 30 päivän kuluessa.",
            [("hallintovalitus", 30)],
        ),
        ("VALITUSKIELTO\nTähän päätökseen ei saa hakea muutosta valittamalla.", [("prohibited", None)]),
        ("Tästä päätöksestä ei saa valittaa.", [("prohibited", None)]),
        ("Näihin päätöksiin ei voi hakea muutosta.", [("prohibited", None)]),
        ("Kuntalain 136 §:n mukaan tähän päätökseen ei saa hakea muutosta.", [("prohibited", None)]),
        (
            "OIKAISUVAATIMUS- JA VALITUSKIELTO\nTähän päätökseen ei saa tehdä oikaisuvaatimusta eikä valittaa.",
            [("prohibited", None)],
        ),
        ("VALITUSOSOITUS HANKINTA-ASIASSA\nValitus on tehtävä 14 päivän kuluessa.", [("hankinta", 14)]),
        ("OHJE HANKINTAOIKAISUN TEKEMISEKSI\nVaatimus on tehtävä 14 päivän kuluessa.", [("hankinta", 14)]),
        (
            "VALITUSOSOITUS\nTähän päätökseen haetaan muutosta kunnallisvalituksella.\nTieto katsotaan saaduksi "
            "7 päivän kuluessa kirjeen lähettämisestä.\nValitus on tehtävä 30 päivän kuluessa.",
            [("kunnallisvalitus", 30)],
        ),
        ("ANVISNING OM RÄTTELSEYRKANDE\nYrkandet ska göras inom fjorton (14) dagar.", [("oikaisuvaatimus", 14)]),
        ("FÖRBUD MOT ÄNDRINGSSÖKANDE\nI detta beslut får ändring inte sökas.", [("prohibited", None)]),
        ("ANVISNINGAR FÖR UPPHANDLINGSRÄTTELSE\nKravet ska framställas inom 14 dagar.", [("hankinta", 14)]),
        (
            "BESVÄRSANVISNING\nÄndring i detta beslut söks genom besvär hos Mallis förvaltningsdomstol inom 30 dagar.",
            [("hallintovalitus", 30)],
        ),
        ("Päätökseen tyytymätön voi tehdä oikaisuvaatimuksen 14 päivän kuluessa.", [("oikaisuvaatimus", 14)]),
        ("Asiasta saa tietoja kirjaamosta.", []),
    ],
)
def test_the_opening_says_the_kind_and_what_follows_the_days(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert read(("decision", text)) == expected


def test_who_may_appeal_after_a_claim_is_no_second_appeal() -> None:
    text = (
        "VALITUSOSOITUS\nTähän päätökseen haetaan muutosta kunnallisvalituksella.\nValitusoikeus\n"
        "Tähän päätökseen saa hakea muutosta se, joka on tehnyt oikaisuvaatimuksen."
    )
    assert read(("decision", text)) == [("kunnallisvalitus", None)]


def test_the_proposal_counts_only_where_the_decision_states_none() -> None:
    proposal: tuple[Side, str] = ("proposal", "Muutoksenhakukielto, valmistelu")
    assert read(("decision", REVISED), proposal) == [("oikaisuvaatimus", 14)]
    assert read(("decision", "Lisätietoja antaa kirjaamo."), proposal) == [("prohibited", None)]


def test_the_span_covers_the_opening() -> None:
    part = Part(PartKind.APPEAL, "decision", "Muutoksenhaku", "MUUTOKSENHAKUKIELTO\nTähän ei saa hakea muutosta.")
    found, _ = AppealReader(Registries()).read(DecisionRecord("record", True, "N", "A", "fi", (part,)), ())
    assert part.text[found[0].span.start : found[0].span.end] == "MUUTOKSENHAKUKIELTO"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ändring i beslutet får inte sökas genom besvär, eftersom beslutet endast gäller beredning.",
            [("prohibited", None)],
        ),
        (
            "Den som är missnöjd med beslutet kan framställa en skriftlig omprövningsbegäran. Begäran ska göras inom "
            "14 dagar från delfåendet.",
            [("oikaisuvaatimus", 14)],
        ),
        ("Omprövningsbegäran ska lämnas in inom fjorton dagar från delfåendet.", [("oikaisuvaatimus", 14)]),
        (
            "Anvisningar för begäran om omprövning\nTid för omprövningsbegäran\n14 dagar från delfåendet",
            [("oikaisuvaatimus", 14)],
        ),
        ("Päätökseen ei saa hakea muutosta valittamalla, koska se koskee valmistelua.", [("prohibited", None)]),
        (
            "Muutosta ei saa hakea valittamalla. Oikaisuvaatimus on tehtävä 14 päivän kuluessa tiedoksisaannista.",
            [("oikaisuvaatimus", 14)],
        ),
        ("Oikaisuvaatimus on toimitettava neljäntoista päivän kuluessa tiedoksisaannista.", [("oikaisuvaatimus", 14)]),
        ("Oikaisuvaatimusohje\nOikaisuvaatimusaika\n14 päivää tiedoksisaannista", [("oikaisuvaatimus", 14)]),
        ("VALITUSOSOITUS, KUNNALLISVALITUS\nValitusaika\n30 päivää tiedoksisaannista", [("kunnallisvalitus", 30)]),
        ("Kunnallisvalitus on tehtävä 30 päivän määräajassa.", [("kunnallisvalitus", 30)]),
        ("Valitusaika on 30 päivää.", []),
    ],
)
def test_an_instruction_may_be_a_sentence_alone(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert read(("decision", text)) == expected

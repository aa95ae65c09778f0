"""Who gets an extract or a notice: bodies, organisations and roles by name, private persons without one."""

from __future__ import annotations

import pytest

from kg.extract.finding import Recipient, Span
from kg.extract.names.hits import NameHit
from kg.extract.recipients import RecipientReader
from kg.record import BodyRef, DecisionRecord, Part, PartKind, Side
from kg.registries import Body, Registries

REGISTRIES = Registries(
    bodies={
        "K": Body("K", {"fi": "Puistokanslia"}),
        "V": Body("V", {"fi": "Viestintä"}, parent="K"),
        "T": Body("T", {"fi": "Tarkastusvirasto"}),
        "P": Body("P", {"fi": "Portinvartija"}, type_id="12", parent="K", post=True),
        "J": Body("J", {"fi": "Puistokanslian johtaja"}, type_id="12", parent="K", post=True),
    }
)


def part(text: str, kind: PartKind = PartKind.EXTRACTS, side: Side = "decision") -> Part:
    return Part(kind, side, "", text)


def hit(text: str, form: str, *keys: str, kind: str = "body") -> NameHit:
    start = text.index(form)
    return NameHit(Span(0, start, start + len(form)), kind, keys, "nom", form)  # type: ignore[arg-type]


def read(*parts: Part, hits: tuple[NameHit, ...] = (), body: str | None = None) -> tuple[Recipient, ...]:
    maker = BodyRef("x", body) if body else None
    record = DecisionRecord("record", True, "N", "Asia", "fi", parts, body=maker)
    found, doubts = RecipientReader(REGISTRIES).read(record, hits)
    assert doubts == ()
    return found


def test_a_line_of_the_table_is_a_recipient_up_to_the_tab() -> None:
    found = read(part("Ote\tOtteen liitteet\nHakija\tOikaisuvaatimusohje; Liite 1\nPonnen ehdottaja"))
    assert [(r.kind, r.label) for r in found] == [("extract", "Hakija"), ("extract", "Ponnen ehdottaja")]


def test_the_span_covers_the_label() -> None:
    extracts = part("Hakija\tLiite 1\n- Tarjoajat")
    assert [extracts.text[r.span.start : r.span.end] for r in read(extracts)] == ["Hakija", "Tarjoajat"]


def test_enclosures_on_lines_of_their_own_are_no_recipients() -> None:
    found = read(
        part("Hakija\nEsitysteksti\nLiite 2\nOikaisuvaatimusohje, lautakunta\nMuutoksenhakukielto, valmistelu")
    )
    assert [r.label for r in found] == ["Hakija"]


def test_a_notice_goes_to_the_body_it_names() -> None:
    text = "Tarkastusvirasto"
    found = read(part(text, PartKind.INFORMATION), hits=(hit(text, "Tarkastusvirasto", "T"),))
    assert [(r.kind, r.label, r.body_id) for r in found] == [("information", "Tarkastusvirasto", "T")]


def test_a_path_leads_to_its_last_body() -> None:
    text = "Puistokanslia, viestintä"
    found = read(part(text), hits=(hit(text, "Puistokanslia", "K"), hit(text, "viestintä", "V")))
    assert [r.body_id for r in found] == ["V"]


def test_two_bodies_on_one_line_are_not_one() -> None:
    text = "Puistokanslia, Tarkastusvirasto"
    found = read(part(text), hits=(hit(text, "Puistokanslia", "K"), hit(text, "Tarkastusvirasto", "T")))
    assert [(r.label, r.body_id) for r in found] == [(text, None)]


def test_a_name_of_several_bodies_stays_a_label() -> None:
    text = "Viestintä"
    found = read(part(text), hits=(hit(text, "Viestintä", "V", "T"),))
    assert [(r.label, r.body_id) for r in found] == [("Viestintä", None)]


def test_a_bare_title_is_the_post_of_the_deciding_bodys_own_office() -> None:
    text = "Portinvartija"
    hits = (hit(text, text, "P"),)
    assert [r.body_id for r in read(part(text), hits=hits, body="V")] == ["P"]
    assert [(r.label, r.body_id) for r in read(part(text), hits=hits, body="T")] == [(text, None)]
    assert [(r.label, r.body_id) for r in read(part(text), hits=hits)] == [(text, None)]


def test_a_title_that_names_its_body_is_a_post_of_any_office() -> None:
    text = "Puistokanslian johtaja"
    assert [r.body_id for r in read(part(text), hits=(hit(text, text, "J"),), body="T")] == ["J"]


def test_part_of_a_label_is_not_the_recipient() -> None:
    text = "Puistokanslian asiakkaat"
    found = read(part(text), hits=(hit(text, "Puistokanslian", "K"),))
    assert [(r.label, r.body_id) for r in found] == [(text, None)]


def test_an_outside_organisation_is_recognised() -> None:
    text = "Esimerkkiliitto ry"
    found = read(part(text), hits=(hit(text, text, "esimerkkiliitto", kind="organisation"),))
    assert [(r.label, r.organisation) for r in found] == [(text, "esimerkkiliitto")]


@pytest.mark.parametrize(
    "text",
    [
        "Maija Malli",
        "Malli Maija",
        "päätöksenteon tuki Maija Malli ja Matti Malli",
        "Tmi Maija Malli",
        "Kymp/Make/Malli ja Mallila",
        "Albert Villa",
    ],
)
def test_a_label_that_may_name_a_person_is_left_out(text: str) -> None:
    assert [(r.label, r.body_id, r.organisation) for r in read(part(text))] == [(None, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Asianosaiset",
        "Viran muut hakijat",
        "Maija Mallin Leipomo Oy",
        "Helsingin Malliyrittäjät",
        "Kymp/Make/kiinteistösihteerit",
        "Hallinto- ja lakipalvelut/Tietopalvelut",
        "Maka/Make",
        "Kymp/Make/Määräaikainen vuokraus",
        "Mallin virasto / Opetus- ja kulttuuritoimen vs",
        "Asukkaat Mallilassa",
        "Ao. puistoyksikön esihenkilö",
        "Hankinta",
        "KYMP Myyntilaskut",
        "Sakägare",
    ],
)
def test_roles_units_and_companies_keep_their_words(text: str) -> None:
    assert [r.label for r in read(part(text))] == [text]


@pytest.mark.parametrize(
    "text", ["Ne muistuttajat, jotka ovat ilmoittaneet osoitteensa", "De som har begärt omprövning", "Maka/Kami"]
)
def test_a_relative_clause_or_a_short_unit_is_a_recipient_with_its_words(text: str) -> None:
    assert [r.label for r in read(part(text))] == [text]


def test_the_division_in_brackets_leaves_an_organisation_what_it_is() -> None:
    text = "Mallin ELY-keskus (Luonnonvarat)"
    found = read(part(text), hits=(hit(text, "Mallin ELY-keskus", "malli-ely", kind="organisation"),))
    assert [(r.label, r.organisation) for r in found] == [(text, "malli-ely")]


def test_a_sentence_is_no_recipient() -> None:
    assert read(part("Ilmoitus luvan päättymisestä. Myynti päättyy 1.2.2022.", PartKind.INFORMATION)) == ()


def test_the_same_recipient_on_both_sides_is_one() -> None:
    found = read(part("Hakija"), part("Hakija\nNaapurit", side="proposal"))
    assert [(r.side, r.label) for r in found] == [("decision", "Hakija"), ("proposal", "Naapurit")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kanslia/Taso/Mallila", "Kanslia/Taso"),
        ("Kanslia/Mallila, Esimerkki-Malli", "Kanslia"),
        ("Maka/Mallila asiantuntija", "Maka"),
        ("Projektitalous / Maija Malli", "Projektitalous"),
        ("Mallila/Esimerkki", None),  # two people, for all that is known
        ("Mallila, Maija", None),
        ("Maija Malli/Kanslia", None),
    ],
)
def test_a_path_is_told_as_far_as_the_person(text: str, label: str | None) -> None:
    assert [r.label for r in read(part(text))] == [label]


def test_two_people_of_one_unit_are_one_recipient() -> None:
    assert [r.label for r in read(part("Kanslia/Taso/Mallila\nKanslia/Taso/Esimerkki"))] == ["Kanslia/Taso"]


def test_the_words_of_a_path_end_before_the_person() -> None:
    text = "Kanslia/Taso/Mallila"
    assert [text[r.span.start : r.span.end] for r in read(part(text))] == ["Kanslia/Taso"]

"""All readers in one, over one whole record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.extract.extractor import Extractor
from kg.extract.finding import Findings
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import load
from kg.vocab import DEFAULT_BASE

PARTS = (
    Part(PartKind.TITLE, "decision", "", "V 9.2.2022, Valtuutettu Tyyni Luodon aloite majakan korjaamisesta"),
    Part(
        PartKind.DECISION, "decision", "Päätös",
        "Kaupunginhallitus päätti myöntää Majakka Esimerkki Oy:lle 1 200,50 euroa majakan korjaamiseen kuntalain "
        "(410/2015) 39 §:n nojalla.\nKaupunginhallitus käsitteli asiaa 3.5.2021 § 300.",
    ),
    Part(PartKind.HANDLING, "decision", "Käsittely", "Äänestys\nJaa-äänet: 8\nEi-äänet: 5\nTyhjiä: 1\nPoissa: 1"),
    Part(PartKind.PRESENTER, "decision", "Esittelijä", "kansliapäällikkö\nMeri Tuuli"),
    Part(PartKind.CONTACTS, "decision", "Lisätiedot", "Aarne Aalto, kaupunginsihteeri, puhelin: 09 310 00000"),
    Part(PartKind.ATTACHMENTS, "decision", "Liitteet", "1 Majakan kuntoarvio"),
    Part(PartKind.EXTRACTS, "decision", "Otteet", "Ote\tOtteen liitteet\nKaupunginkanslia"),
    Part(
        PartKind.APPEAL, "decision", "Muutoksenhaku",
        "Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen.\nOikaisuvaatimus on tehtävä 14 päivän "
        "kuluessa päätöksen tiedoksisaannista.",
    ),
)  # fmt: skip


def _record(*parts: Part) -> DecisionRecord:
    return DecisionRecord(
        "record", True, "X", "Majakka", "fi", parts, "HEL 2021-000001", 7,
        body=BodyRef("Kaupunginhallitus", "00400"), date=date(2022, 3, 1),
    )  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load(DEFAULT_BASE))


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> Findings:
    return extractor.find(_record(*PARTS))


def test_every_reader_finds_its_own(found: Findings) -> None:
    assert {(c.act, c.section) for c in found.citations} == {("410/2015", "39")}
    assert {(p.role, p.name) for p in found.people} >= {("presenter", "Meri Tuuli"), ("contact", "Aarne Aalto")}
    assert "00400" in {body.id for body in found.bodies}
    assert "Majakka Esimerkki Oy" in {organisation.name for organisation in found.organisations}
    assert {(r.body_id, r.date, r.section) for r in found.references} == {("00400", date(2021, 5, 3), 300)}
    assert [(v.yes, v.no, v.blank, v.absent) for v in found.votes] == [(8, 5, 1, 1)]
    assert [(a.kind, a.days) for a in found.appeals] == [("oikaisuvaatimus", 14)]
    assert [r.label for r in found.recipients] == ["Kaupunginkanslia"]
    assert [(a.number, a.title) for a in found.attachments] == [("1", "Majakan kuntoarvio")]
    assert [a.eur for a in found.amounts] == [Decimal("1200.50")]
    assert found.outcome.outcome == "approved"


def test_every_span_lies_in_its_part(found: Findings) -> None:
    kinds = (
        found.citations, found.people, found.bodies, found.organisations, found.references, found.motions,
        found.votes, found.appeals, found.recipients, found.attachments, found.amounts, (found.outcome,),
    )  # fmt: skip
    spans = [finding.span for kind in kinds for finding in kind if finding.span is not None]
    assert len(spans) > 10
    for span in spans:
        assert 0 <= span.start < span.end <= len(PARTS[span.part].text)


def test_reading_another_record_between_changes_nothing(extractor: Extractor, found: Findings) -> None:
    extractor.find(_record(Part(PartKind.DECISION, "decision", "Päätös", "Lautakunta päätti jättää asian pöydälle.")))
    assert extractor.find(_record(*PARTS)) == found


@pytest.mark.parametrize("sign", "aA1(")
def test_a_word_without_end_is_left_out_and_told_and_what_stands_around_it_is_read(
    extractor: Extractor, sign: str
) -> None:
    long = sign * 5000
    text = f"Päätös tehdään kuntalain (410/2015) 39 §:n nojalla. {long} Avustus on 1 200 euroa."
    found = extractor.find(_record(*(Part(kind, "decision", "", text) for kind in PartKind)))
    assert {(c.act, c.section) for c in found.citations} == {("410/2015", "39")}
    assert {a.eur for a in found.amounts} == {Decimal(1200)}
    (told,) = {doubt.message for doubt in found.doubts if "characters" in doubt.message}
    assert "a word of 5000 characters is not read" in told


@pytest.mark.parametrize("parts", [(), (Part(PartKind.DECISION, "decision", "", ""),)])
def test_a_record_without_words_has_no_findings(extractor: Extractor, parts: tuple[Part, ...]) -> None:
    found = extractor.find(_record(*parts))
    assert found == Findings()

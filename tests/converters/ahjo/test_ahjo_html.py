"""The HTML of a decision in its three generations, as parts of text."""

from __future__ import annotations

import pytest
from ahjo_samples import SAMPLES, read_all

from converters.ahjo.fields import Reading
from converters.ahjo.html import Page, generated, read_html
from kg.errors import Log
from kg.record import DecisionRecord, PartKind


def read(html: str) -> tuple[Page, list[str]]:
    log = Log("", "")
    return read_html(html, "decision", Reading(log), "Content"), [issue.message for issue in log.issues]


def texts(page: Page) -> list[tuple[str, str, str]]:
    return [(part.kind.value, part.heading, part.text) for part in page.parts]


def section(inner: str, heading: str = "Päätös") -> str:
    return (
        f'<div class="paatos"><div class="SisaltoSektio"><h3 class="SisaltoOtsikko">{heading}</h3>{inner}</div></div>'
    )


class TestSections:
    """Sections in `SisaltoSektio`, the rest as headings and their siblings."""

    @pytest.fixture
    def parts(self) -> dict[tuple[PartKind, str], str]:
        record = read_all("decisions.json")[0][0]
        assert isinstance(record, DecisionRecord)
        return {(part.kind, part.side): part.text for part in record.parts}

    def test_order_and_sides(self) -> None:
        record = read_all("decisions.json")[0][0]
        assert [(part.kind.value, part.side) for part in record.parts] == [
            ("title", "decision"),
            ("reference", "decision"),
            ("decision", "decision"),
            ("handling", "decision"),
            ("reasons", "decision"),
            ("presenter", "decision"),
            ("contacts", "decision"),
            ("attachments", "decision"),
            ("supplements", "decision"),
            ("appeal", "decision"),
            ("extracts", "decision"),
            ("information", "decision"),
            ("proposal", "proposal"),
            ("reasons", "proposal"),
        ]

    def test_lines_cells_and_spaces(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.DECISION, "decision"].split("\n") == [
            "Kaupunginhallitus päätti",
            "1",
            "nimetä laiturin Tuulenlaituriksi,",
            "josta tehdään kyltti",
            "ja karttamerkintä.",
            "Kustannukset",
            "Kyltti\t500 euroa",
            "\talv 0 kerta",
        ]

    def test_presenter_is_title_and_name(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.PRESENTER, "decision"] == "vs. kansliapäällikkö\nVeikko Vesimäki"

    def test_contacts_without_numbers_and_addresses(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.CONTACTS, "decision"] == "Niilo Niemi, nimistösuunnittelija\nSaara Salmi, lakimies"

    def test_attachments_and_supplements_are_told_by_the_words(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.ATTACHMENTS, "decision"].split("\n") == [
            "1 Sijaintikartta",
            "2 Salassa pidettävä (Salassa pidettävä, JulkL (621/1999) 24.1 § 20 k)",
        ]
        assert parts[PartKind.SUPPLEMENTS, "decision"] == "1 Nimistötoimikunnan lausunto"

    def test_appeal_keeps_its_headings_and_postal_address_alone(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.APPEAL, "decision"].split("\n") == [
            "OHJEET",
            "Oikaisuvaatimus",
            "Oikaisuvaatimus on tehtävä 14 päivän kuluessa.",
            "Postiosoite:\tPL 1",
        ]

    def test_extracts_are_a_line_a_recipient(self, parts: dict[tuple[PartKind, str], str]) -> None:
        assert parts[PartKind.EXTRACTS, "decision"].split("\n") == [
            "Venekerho Esimerkki ry\tEsitysteksti; Oikaisuvaatimusohje, kaupunginhallitus",
            "Hakija",
        ]


class TestWrapped:
    """Everything in `section` elements, with classes on names and titles."""

    @pytest.fixture
    def said(self) -> tuple[Page, list[str]]:
        return read((SAMPLES / "decision_wrapped.html").read_text(encoding="utf-8"))

    def test_parts(self, said: tuple[Page, list[str]]) -> None:
        assert texts(said[0]) == [
            ("title", "", "Satamavahdin päätös venepaikoista"),
            ("decision", "Päätös", "Satamavahti päätti vuokrata venepaikat kauden ajaksi."),
            ("other", "Taustaa", "Venepaikkoja on kymmenen, ja niistä on jono."),
            ("presenter", "Esittelijä", "Kaupunginhallitus"),
            ("contacts", "Lisätiedot", "Ville Vene, satamavahti\nPirkko Poiju"),
            ("signature", "", "satamavahti\nVille Vene"),
            ("signature", "", "pöytäkirjanpitäjä\nPirkko Poiju"),
            (
                "appeal",
                "MUUTOKSENHAKUOHJEET",
                "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI\nOikaisuvaatimuksen saa tehdä 14 päivän kuluessa.",
            ),
        ]

    def test_an_unknown_heading_is_noted(self, said: tuple[Page, list[str]]) -> None:
        assert said[1] == ["The heading 'Taustaa' is of no known kind; its text was kept."]

    def test_numbers(self, said: tuple[Page, list[str]]) -> None:
        assert (said[0].section, said[0].number) == ("17 §", "HEL 2024-000333 T 10 01 02")
        assert said[0].root == "viranhaltijapaatos"


class TestFlat:
    """Headings followed by their paragraphs, without wrappers, in Swedish."""

    def test_parts(self) -> None:
        page, issues = read((SAMPLES / "decision_flat.html").read_text(encoding="utf-8"))
        assert issues == []
        assert texts(page) == [
            ("title", "", "Bryggans namn"),
            (
                "decision",
                "Beslut",
                "Nämnden beslutade att bryggan heter Vindbryggan.\nBeslutet stämmer överens med förslaget.",
            ),
            ("summary", "Sammandrag", "Bryggan har inte haft något namn."),
            ("reasons", "Föredragandens motiveringar", "Bakgrund\nBryggan byggdes i fjol."),
            ("presenter", "Föredragande", "hamndirektör\nUlla Udde"),
            ("contacts", "Upplysningar", "Sven Sund, planerare"),
            ("attachments", "Bilagor", "1 Karta"),
            ("appeal", "Sökande av ändring", "Besvär över beslutet får inte anföras."),
            ("signature", "", "ordförande\nUlla Udde"),
        ]


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "kind"),
        [
            ("Lausunto", "decision"),
            ("Esitys", "decision"),
            ("Beslut", "decision"),
            ("Lausuntoehdotus", "proposal"),
            ("Esitysehdotus", "proposal"),
            ("Beslutsförslag", "proposal"),
            ("Förslag till utlåtande", "proposal"),
            ("Behandling", "handling"),
            ("Tiivistelmä:", "summary"),
            ("PÄÄTÖKSEN  PERUSTELUT", "reasons"),
        ],
    )
    def test_the_words_tell_the_kind(self, heading: str, kind: str) -> None:
        page, issues = read(section("<p>Näin on.</p>", heading))
        assert [part.kind.value for part in page.parts] == [kind]
        assert issues == []

    def test_an_unknown_class_of_heading_opens_a_part(self) -> None:
        page, issues = read('<div class="paatos"><h3 class="UusiOtsikko">Päätös</h3><p>Näin on.</p></div>')
        assert texts(page) == [("decision", "Päätös", "Näin on.")]
        assert issues == ["The class 'UusiOtsikko' of a heading is not known."]

    def test_text_outside_any_section_is_kept_and_noted(self) -> None:
        page, issues = read('<div class="paatos"><p class="Uusi">Näin on.</p></div>')
        assert texts(page) == [("other", "", "Näin on.")]
        assert issues == [
            "The class 'Uusi' is not known; its text was kept.",
            "Text stands outside any section; it was kept.",
        ]

    def test_a_part_without_text_is_none(self) -> None:
        assert read('<h3 class="EsittelijaTiedot">Esittelijätiedot</h3><div></div><div>&nbsp;</div>')[0].parts == []


class TestWhatIsNeverText:
    def test_scripts_styles_comments(self) -> None:
        inner = "<script>alert(1)</script><style>p{}</style><!-- ei --><template><p>ei</p></template><p>Näin on.</p>"
        assert texts(read(section(inner))[0]) == [("decision", "Päätös", "Näin on.")]

    def test_external_entities(self) -> None:
        html = '<!DOCTYPE html [<!ENTITY salaisuus SYSTEM "file:///etc/hostname">]>'
        html += section("<p>On &salaisuus;näin.</p>")
        assert texts(read(html)[0]) == [("decision", "Päätös", "On näin.")]

    def test_processing_instructions(self) -> None:
        assert texts(read(section("<?xml version='1.0'?><p>Näin <?php x ?>on.</p>"))[0]) == [
            ("decision", "Päätös", "Näin on.")
        ]

    def test_a_personal_identity_code(self) -> None:
        page, issues = read(section("<p>Hakija 131052-<b>308T</b> sai luvan.</p>"))
        assert page.parts[0].text == "Hakija ********** sai luvan."
        assert issues == ["1 personal identity code(s) in the source were redacted."]

    def test_an_address_in_running_text(self) -> None:
        page, _ = read(section("<p>Tiedot antaa Matti Malli (matti.malli@example.fi, puh. 09 310 99999).</p>"))
        assert page.parts[0].text == "Tiedot antaa Matti Malli."


class TestGenerated:
    def test_in_utc_so_that_texts_compare_as_times(self) -> None:
        summer = generated('<META name="ThisHTMLGenerated" content="2022-06-11T00:30:00+03:00">')
        winter = generated("<meta content='2022-01-11T20:50:59.302+02:00' name='ThisHTMLGenerated'/>")
        assert (winter, summer) == ("2022-01-11T18:50:59.302Z", "2022-06-10T21:30:00.000Z")

    @pytest.mark.parametrize("html", ["", "<p>x</p>", '<META name="ThisHTMLGenerated" content="eilen">'])
    def test_nothing_where_nothing_is_stated(self, html: str) -> None:
        assert generated(html) == ""

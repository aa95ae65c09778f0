"""A decision as a flow of paragraphs: the same parts whatever it was read from. The words are invented."""

from __future__ import annotations

import pytest

from kg.errors import Log
from kg.reading.flow import Flow, Paragraph, is_section_line, read_flow

OPENING = ("§ 41", "Latotanssit", "HEL 2021-000777 T 12 03 01")


def read(*lines: str | Paragraph, body: str | None = None) -> tuple[Flow, list[str]]:
    """Read lines of which nothing but their words is known, but for those given as paragraphs."""
    log = Log("", "")
    flow = read_flow([one if isinstance(one, Paragraph) else Paragraph(one) for one in lines], log, body)
    return flow, [f"{issue.severity.value}: {issue.message}" for issue in log.issues]


def parts(flow: Flow) -> list[tuple[str, str, str, str]]:
    return [(part.kind.value, part.side, part.heading, part.text) for part in flow.parts]


def bold(text: str) -> Paragraph:
    return Paragraph(text, heading=True)


def plain(text: str) -> Paragraph:
    return Paragraph(text, heading=False)


class TestOpening:
    def test_section_title_numbers_and_references(self) -> None:
        flow, issues = read(*OPENING, "Hankenumero 0042_1", "Kuutamotie 3", "Päätös", "Lautakunta päätti tanssia.")
        assert (flow.section, flow.title, flow.case, flow.classification) == (
            41,
            "Latotanssit",
            "HEL 2021-000777",
            "12 03 01",
        )
        assert flow.reference == "Hankenumero 0042_1\nKuutamotie 3"
        assert parts(flow) == [
            ("title", "decision", "", "Latotanssit"),
            ("reference", "decision", "", "Hankenumero 0042_1"),
            ("reference", "decision", "", "Kuutamotie 3"),
            ("decision", "decision", "Päätös", "Lautakunta päätti tanssia."),
        ]
        assert issues == []

    def test_a_title_over_several_paragraphs_ends_at_the_number(self) -> None:
        flow, _ = read("§ 2", "V 1.2.2013,", bold("Ladon vuokra"), "HEL 2013-000002 T 10 01 04", "Päätös", "Näin.")
        assert flow.title == "V 1.2.2013, Ladon vuokra"

    def test_without_a_number_the_title_is_one_paragraph(self) -> None:
        flow, _ = read("3 §", "Kokouksen avaus", "Päätös", "Kokous avattiin.")
        assert (flow.section, flow.title, flow.case) == (3, "Kokouksen avaus", None)

    def test_the_day_may_stand_beside_the_section(self) -> None:
        flow, _ = read("§ 12 17.5.2021", "Lattia", "Päätös", "Lattia lainataan.")
        assert (flow.section, str(flow.date)) == (12, "2021-05-17")

    def test_a_withheld_decision_is_known_by_its_title(self) -> None:
        flow, _ = read("§ 9", "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)", "HEL 2020-000001 T 05 00 00")
        assert flow.confidential
        assert parts(flow) == [("confidential", "decision", "", "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)")]

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("§ 885", True),
            ("885 §", True),
            ("§ 12 17.5.2021", True),
            ("17.5.2021 § 12", True),
            ("582 - 584 §", False),
            ("Kj/7 § 885", False),
            ("14 §:n mukaan", False),
        ],
    )
    def test_a_section_line_is_nothing_else(self, line: str, expected: bool) -> None:
        assert is_section_line(line) is expected


class TestSides:
    def test_the_proposal_has_its_own_presenter_and_comes_last(self) -> None:
        flow, _ = read(
            *OPENING,
            *("Päätös", "Lautakunta päätti tanssia.", "Esittelijä", "vs. kulttuurijohtaja", "Kerttu Kaste"),
            *("Päätösehdotus", "Päätös on ehdotuksen mukainen.", "Esittelijän perustelut", "On kesä."),
            *("Esittelijä", "kulttuurijohtaja", "Lumi Laine", "Muutoksenhaku", "Oikaisuvaatimusohje, lautakunta"),
            *("Muutoksenhaku", "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI", "Oikaisuvaatimus on tehtävä."),
            *("Otteet", "Ote Otteen liitteet", "Latotanssit ry Esitysteksti"),
        )
        assert parts(flow)[1:] == [
            ("decision", "decision", "Päätös", "Lautakunta päätti tanssia."),
            ("presenter", "decision", "Esittelijä", "vs. kulttuurijohtaja\nKerttu Kaste"),
            (
                "appeal",
                "decision",
                "Muutoksenhaku",
                "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI\nOikaisuvaatimus on tehtävä.",
            ),
            ("extracts", "decision", "Otteet", "Latotanssit ry\tEsitysteksti"),
            ("proposal", "proposal", "Päätösehdotus", "Päätös on ehdotuksen mukainen."),
            ("reasons", "proposal", "Esittelijän perustelut", "On kesä."),
            ("presenter", "proposal", "Esittelijä", "kulttuurijohtaja\nLumi Laine"),
            ("appeal", "proposal", "Muutoksenhaku", "Oikaisuvaatimusohje, lautakunta"),
        ]

    def test_the_presenters_reasons_open_the_proposal_and_those_of_the_decision_do_not(self) -> None:
        flow, _ = read(*OPENING, "Beslut", "Nämnden beslutade så.", "Föredragandens motiveringar", "Det är sommar.")
        assert [(part.kind.value, part.side) for part in flow.parts][1:] == [
            ("decision", "decision"),
            ("reasons", "proposal"),
        ]
        flow, _ = read(*OPENING, "Päätös", "Päällikkö päätti näin.", "Päätöksen perustelut", "On kesä.")
        assert {part.side for part in flow.parts} == {"decision"}

    def test_instructions_without_a_heading_are_a_part(self) -> None:
        flow, _ = read(*OPENING, "Päätös", "Näin.", "Tiedoksi", "Kanslia", "VALITUSOSOITUS", "Valitus on tehtävä.")
        assert parts(flow)[-1] == ("appeal", "decision", "", "VALITUSOSOITUS\nValitus on tehtävä.")


class TestHeadings:
    def test_a_bold_line_in_running_text_is_a_line_of_it(self) -> None:
        flow, issues = read(*OPENING, bold("Päätös"), plain("Näin."), bold("Kustannukset"), plain("Kyltti maksaa."))
        assert parts(flow)[-1] == ("decision", "decision", "Päätös", "Näin.\nKustannukset\nKyltti maksaa.")
        assert issues == []

    def test_a_bold_line_elsewhere_opens_a_part_that_is_named(self) -> None:
        flow, issues = read(
            *OPENING, bold("Päätös"), plain("Näin."), bold("Liitteet"), plain("1 Kartta"), bold("Kuvat")
        )
        assert [part.kind.value for part in flow.parts] == ["title", "decision", "attachments"]
        assert issues == ["noted: The heading 'Kuvat' is of no known kind; its text was kept."]

    def test_what_is_decided_is_said_once(self) -> None:
        flow, _ = read(
            *(*OPENING, bold("Lausunto"), plain("Näin."), bold("Lausuntoehdotus"), plain("Noin.")),
            *(bold("Esittelijän perustelut"), plain("On kesä."), bold("Lausunto"), plain("Siitä pyydettiin lausunto.")),
        )
        assert parts(flow)[-1][3] == "On kesä.\nLausunto\nSiitä pyydettiin lausunto."

    def test_a_small_bold_line_is_no_heading_even_in_known_words(self) -> None:
        flow, _ = read(*OPENING, bold("Päätös"), plain("Näin."), plain("Muutoksenhaku"), plain("Siitä päätetään."))
        assert parts(flow)[-1][3] == "Näin.\nMuutoksenhaku\nSiitä päätetään."

    def test_words_with_a_colon_are_no_heading_unless_they_look_so(self) -> None:
        flow, _ = read(*OPENING, "Käsittely", "Ehdotus:", "Urho Usva: Tanssitaan.")
        assert parts(flow)[-1] == ("handling", "decision", "Käsittely", "Ehdotus:\nUrho Usva: Tanssitaan.")

    def test_the_history_of_the_case_is_left_out(self) -> None:
        flow, issues = read(
            *(*OPENING, "Päätös", "Näin.", "Päätöshistoria", "Lautakunta 2.4.2013 § 77"),
            *("HEL 2013-000583 T 10 01 04", "Päätös", "Lautakunta puolsi."),
            *("MUUTOKSENHAKUKIELTO", "Tähän päätökseen ei saa hakea muutosta."),
        )
        assert parts(flow)[1:] == [
            ("decision", "decision", "Päätös", "Näin."),
            ("appeal", "decision", "", "MUUTOKSENHAKUKIELTO\nTähän päätökseen ei saa hakea muutosta."),
        ]
        assert issues == ["skipped: The earlier decisions repeated here are not this one and were left out."]


class TestKinds:
    def test_contacts_without_numbers_and_addresses(self) -> None:
        flow, _ = read(*OPENING, "Lisätiedot", "Otso Outa, suunnittelija, puhelin: 310 00001", "otso.outa(a)hel.fi")
        assert parts(flow)[-1][3] == "Otso Outa, suunnittelija"

    def test_a_presenters_title_over_two_lines(self) -> None:
        flow, _ = read(*OPENING, "Esittelijä", "vs. kulttuurin ja tanssin", "toimialajohtaja", "Kerttu Kaste")
        assert parts(flow)[-1][3] == "vs. kulttuurin ja tanssin toimialajohtaja\nKerttu Kaste"

    def test_a_body_presents(self) -> None:
        flow, _ = read(*OPENING, "Esittelijä", "Kaupunginhallitus")
        assert parts(flow)[-1][3] == "Kaupunginhallitus"

    def test_extracts_whose_columns_run_together(self) -> None:
        flow, _ = read(
            *(*OPENING, "Otteet", "Ote Otteen liitteet", "Latotanssit ry Esitysteksti"),
            *("Muutoksenhakukielto, valmistelu tai täytäntöönpano", "Hakija", "Naapuri\tLiite 1; Liite 2"),
        )
        assert parts(flow)[-1][3].split("\n") == [
            "Latotanssit ry\tEsitysteksti; Muutoksenhakukielto, valmistelu tai täytäntöönpano",
            "Hakija",
            "Naapuri\tLiite 1; Liite 2",
        ]

    def test_enclosures_alone_are_no_recipient(self) -> None:
        flow, _ = read(*OPENING, "Otteet", "Esitysteksti", "Hakija")
        assert parts(flow)[-1][3] == "\tEsitysteksti\nHakija"

    def test_attachments_keep_their_numbers(self) -> None:
        flow, _ = read(*OPENING, "Liitteet", "1\tKartta", "2 Hakemus")
        assert parts(flow)[-1][3] == "1 Kartta\n2 Hakemus"

    def test_labels_of_addresses_go_with_the_addresses(self) -> None:
        flow, _ = read(*OPENING, "Muutoksenhaku", "Sähköpostiosoite:", "kirjaamo(a)hel.fi", "Postiosoite:\tPL 10")
        assert parts(flow)[-1][3] == "Postiosoite:\tPL 10"

    def test_identity_codes_never_pass(self) -> None:
        flow, issues = read(*OPENING, "Päätös", "Hakija 131052-308T tanssii.")
        assert parts(flow)[-1][3] == "Hakija ********** tanssii."
        assert issues == ["noted: 1 personal identity code(s) in the source were redacted."]


class TestEnd:
    def test_who_signs_for_a_body(self) -> None:
        flow, issues = read(
            *(*OPENING, "Päätös", "Näin.", "Tiedoksi", "Kanslia", "Kuutamolautakunta"),
            *("Urho Usva\tTyyne Tuisku", "puheenjohtaja\tpöytäkirjanpitäjä", "Pöytäkirja tarkastettu", "Velma Vesperi"),
            body="Kuutamolautakunta",
        )
        assert parts(flow)[2:] == [
            ("information", "decision", "Tiedoksi", "Kanslia"),
            ("signature", "decision", "", "puheenjohtaja\nUrho Usva"),
            ("signature", "decision", "", "pöytäkirjanpitäjä\nTyyne Tuisku"),
        ]
        assert issues == ["skipped: What closes the minutes, from here on, was left out."]

    def test_an_office_holder_signs_with_the_title_of_the_post(self) -> None:
        lines = (*OPENING, "Päätös", "Näin.", "Otteet", "Hakija", "Kerttu Kaste", "vs. toimistopäällikkö")
        flow, _ = read(*lines, body="Lattiatoimiston toimistopäällikkö")
        assert parts(flow)[-1] == ("signature", "decision", "", "vs. toimistopäällikkö\nKerttu Kaste")

    def test_recipients_are_no_signers(self) -> None:
        flow, _ = read(*OPENING, "Päätös", "Näin.", "Tiedoksi", "Kerttu Kaste", "Tanssiosasto", body="Päällikkö")
        assert parts(flow)[-1] == ("information", "decision", "Tiedoksi", "Kerttu Kaste\nTanssiosasto")

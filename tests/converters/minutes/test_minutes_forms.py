"""Minutes in the forms they were published in from 2012 to 2021, as PDF and as the text a person saves of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from minutes_samples import beside, board, complete, office_holder, read_all, swedish, texts

from converters import minutes
from kg.errors import Log
from kg.record import BodyRef, DecisionRecord, MeetingRef
from kg.source import Container


def saved(content: bytes) -> bytes:
    """The text of a PDF as a viewer copies it: no empty lines, a divided word keeps its hyphen."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-\n").encode()


def one(content: bytes, folder: Path, name: str = "minutes.pdf") -> DecisionRecord:
    ((record, _),) = read_all(content, folder, name)
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> DecisionRecord:
    return one(board(), tmp_path_factory.mktemp("board"))


@pytest.fixture(scope="module", params=["minutes.pdf", "minutes.txt"])
def read(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[DecisionRecord, list[str]]]:
    content = complete() if request.param.endswith("pdf") else saved(complete())
    found = read_all(content, tmp_path_factory.mktemp("complete"), request.param)
    return [(record, [f"{issue.place}: {issue.message}" for issue in issues]) for record, issues in found]


class TestBoard:
    """A committee's decision over two pages, with a vote, a proposal and extracts."""

    def test_fields(self, record: DecisionRecord) -> None:
        body = BodyRef("Kuutamolautakunta")
        assert record.kind == "minutes"
        assert record.decided
        assert record.title == (
            "Latotanssien salliminen Kuutamolahdessa ja sen ranta-alueella kesäkaudella sekä tanssilattian vuokra"
        )
        assert (record.section, record.case, record.classification) == (41, "HEL 2021-000777", "12 03 01")
        assert (record.body, record.date, record.item) == (body, date(2021, 3, 9), 4)
        assert record.meeting == MeetingRef(None, date(2021, 3, 9), 5, body)
        assert (record.native_id, record.published, record.votes, record.attachments) == (None, None, (), ())

    def test_parts_and_sides(self, record: DecisionRecord) -> None:
        assert [(part.kind.value, part.side) for part in record.parts] == [
            ("title", "decision"),
            ("reference", "decision"),
            ("decision", "decision"),
            ("handling", "decision"),
            ("presenter", "decision"),
            ("contacts", "decision"),
            ("attachments", "decision"),
            ("appeal", "decision"),
            ("extracts", "decision"),
            ("appeal", "decision"),
            ("proposal", "proposal"),
            ("reasons", "proposal"),
            ("presenter", "proposal"),
            ("information", "proposal"),
        ]

    def test_items_of_a_list_lose_their_marks(self, record: DecisionRecord) -> None:
        assert record.parts[2].text.split("\n") == [
            "Kuutamolautakunta päätti",
            "sallia latotanssit lauantaisin 5.6.2021–28.8.2021, ellei sää muuta vaadi tai yhdistys toisin ilmoita",
            "periä vuokraa 120 euroa.",
        ]

    def test_votes_are_lines_and_names_are_one(self, record: DecisionRecord) -> None:
        assert record.parts[3].text.split("\n")[2:] == [
            "JAA-ehdotus: Esittelijän ehdotus",
            "EI-ehdotus: Pöydälle",
            "Jaa-äänet: 2",
            "Urho Usva, Tyyne Tuisku",
            "Ei-äänet: 1",
            "Velma Vesperi",
        ]

    def test_lists(self, record: DecisionRecord) -> None:
        kinds = {(part.kind.value, part.side): part.text for part in record.parts}
        assert kinds["presenter", "decision"] == "vs. kulttuurijohtaja\nKerttu Kaste"
        assert kinds["contacts", "decision"] == "Otso Outa, suunnittelija"
        assert kinds["attachments", "decision"].split("\n") == [
            "1 Hakemus 1.2.2021",
            "2 Kartta ranta-alueesta, sen poluista ja tanssilattiasta sekä ladosta ympäristöineen vuonna 2021",
        ]
        assert kinds["extracts", "decision"].split("\n") == [
            "Latotanssit ry\tEsitysteksti; Oikaisuvaatimusohje, kuutamolautakunta",
            "Hakija\tLiite 1",
        ]
        assert kinds["information", "proposal"] == "Kaupunginkanslia\nKulttuuri ja vapaa-aika"

    def test_a_paragraph_goes_on_over_the_page(self, record: DecisionRecord) -> None:
        heading, first, second, last = next(p.text for p in record.parts if p.kind == "reasons").split("\n")
        assert heading == "Tanssien tausta"
        assert first == second
        assert first.endswith("yhdistys, jonka Y-tunnus on 1234567-1.")
        assert "ilta-aikaan pidettävistä tansseista" in first
        assert last == "Vuokrasta on sovittu yhdistyksen kanssa."

    def test_a_table_keeps_its_cells(self, record: DecisionRecord) -> None:
        assert record.parts[9].text.split("\n")[-2:] == ["Postiosoite:\tPL 10", "\t00099 HELSINGIN KAUPUNKI"]

    def test_it_is_the_same_where_the_heads_come_last_in_the_file(self, record: DecisionRecord, tmp_path: Path) -> None:
        assert one(board(head_last=True), tmp_path) == record

    @pytest.mark.parametrize("head_last", [False, True])
    def test_its_saved_text_says_the_same(self, record: DecisionRecord, head_last: bool, tmp_path: Path) -> None:
        copied = one(saved(board(head_last=head_last)), tmp_path, "minutes.txt")
        assert (copied.body, copied.date, copied.meeting, copied.item) == (
            *(record.body, record.date, record.meeting, record.item),
        )
        # A text does not show which marks of a list were typed, nor the cells of the instructions' table.
        told = [part for part in texts(record) if part[0] not in {"decision", "appeal"}]
        assert [part for part in texts(copied) if part[0] not in {"decision", "appeal"}] == told


class TestComplete:
    """The minutes of a whole meeting of 2013."""

    def test_each_decision_with_its_own_head(self, read: list[tuple[DecisionRecord, list[str]]]) -> None:
        assert [(r.section, r.title, r.case, r.item, r.item_mark) for r, _ in read] == [
            (582, "Kokouksen laillisuuden toteaminen", None, 1, None),
            (583, "V 29.5.2013, Ladon vuokra", "HEL 2013-000583", 7, "Kj/7"),
            (584, "Saunavuoro", "HEL 2013-000584", 9, None),
        ]
        body = BodyRef("Kaupunginhallitus")
        assert {r.meeting for r, _ in read} == {MeetingRef(None, date(2013, 5, 13), 19, body)}

    def test_instructions_go_to_the_decisions_they_name(self, read: list[tuple[DecisionRecord, list[str]]]) -> None:
        prohibited = (
            "MUUTOKSENHAKUKIELTO\nTähän päätökseen ei saa hakea muutosta, koska päätös koskee asian valmistelua."
        )
        review = (
            "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI\nOikaisuvaatimus on tehtävä 14 päivän kuluessa päätöksen "
            "tiedoksisaannista."
        )
        assert [texts(record)[-1] for record, _ in read] == [
            ("appeal", "decision", "MUUTOKSENHAKUOHJEET", prohibited),
            ("appeal", "decision", "MUUTOKSENHAKUOHJEET", prohibited),
            ("appeal", "decision", "MUUTOKSENHAKUOHJEET", review),
        ]

    def test_the_history_of_a_case_is_no_decision(self, read: list[tuple[DecisionRecord, list[str]]]) -> None:
        assert not any("puoltaa" in part.text for record, _ in read for part in record.parts)
        assert read[1][1][-1] == (
            "Päätöshistoria: The earlier decisions repeated here are not this one and were left out."
        )

    def test_what_is_no_decision_is_named(self, read: list[tuple[DecisionRecord, list[str]]]) -> None:
        left_out = "What stands here in the minutes belongs to no decision and was left out."
        assert read[0][1] == [f"Kokoustiedot: {left_out}", f"Kaupunginhallitus: {left_out}"]

    def test_fragments(self, tmp_path: Path) -> None:
        path = tmp_path / "minutes.pdf"
        path.write_bytes(complete())
        found = list(minutes.documents(Container(path), Log("", "")))
        assert [(one.converter, one.kind, one.fragment, one.key == one.sha256) for one in found] == [
            ("minutes", "minutes", str(number), True) for number in (1, 2, 3)
        ]


@pytest.mark.parametrize("form", [lambda content: content, saved], ids=["pdf", "text"])
class TestOthers:
    def test_an_office_holders(self, form: Callable[[bytes], bytes], tmp_path: Path) -> None:
        ((record, issues),) = read_all(form(office_holder()), tmp_path)
        assert record.body == BodyRef("Lattiatoimiston toimistopäällikkö")
        assert (record.date, record.meeting, record.section) == (date(2014, 9, 12), None, 15)
        assert {part.side for part in record.parts} == {"decision"}
        assert texts(record)[-2:] == [
            ("extracts", "decision", "Otteet", "Latotanssit ry\tOikaisuvaatimusohje, kuutamolautakunta"),
            ("signature", "decision", "", "toimistopäällikkö\nKerttu Kaste"),
        ]
        assert [issue.message for issue in issues] == ["What closes the minutes, from here on, was left out."]

    def test_in_swedish(self, form: Callable[[bytes], bytes], tmp_path: Path) -> None:
        record = one(form(swedish()), tmp_path)
        assert record.body == BodyRef("Månskensnämndens svenska sektion")
        assert (record.language, record.item, record.date) == ("sv", 7, date(2016, 4, 4))
        assert [(part[0], part[1], part[2]) for part in texts(record)] == [
            ("title", "decision", ""),
            ("decision", "decision", "Beslut"),
            ("handling", "decision", "Behandling"),
            ("presenter", "decision", "Föredragande"),
            ("contacts", "decision", "Upplysningar"),
            ("attachments", "decision", "Bilagor"),
            ("extracts", "decision", "Utdrag"),
            ("appeal", "decision", "Sökande av ändring"),
            ("proposal", "proposal", "Beslutsförslag"),
            ("reasons", "proposal", "Föredragandens motiveringar"),
        ]
        assert record.parts[1].text.endswith("enligt social- och hälsovårdsverkets råd.")
        assert record.parts[3].text == "tf. kulturdirektör\nKerttu Kaste"
        assert record.parts[6].text == "Ladans vänner rf\tFörslagstext"


def test_headings_in_the_margin(tmp_path: Path) -> None:
    record = one(beside(), tmp_path)
    assert (record.section, record.title) == (8, "Ladon katto")
    assert texts(record)[1:] == [
        ("decision", "decision", "Päätös", "Lautakunta päätti korjauttaa ladon katon."),
        ("presenter", "decision", "Esittelijä", "kulttuurijohtaja\nKerttu Kaste"),
    ]


TEXT = """ § 7
Ladon ovi ja sen
saranat

HEL 2015-000007 T 10 06 00

Päätös

Kuutamolautakunta päätti korjauttaa oven ennen tanssi-
kautta.

Otteet

Ote Otteen liitteet
Oviseppä Esitysteksti

Oikaisuvaatimusohje, kuutamolauta-
kunta

Päätösehdotus

Päätös on ehdotuksen mukainen ja se pannaan täytäntöön



Helsingin kaupunki Pöytäkirja 8/2015 2 (2)
Kuutamolautakunta

Asia/3
6.5.2015

Postiosoite Käyntiosoite Puhelin Y-tunnus Tilinro
PL 1 Pohjoisesplanadi 11-13 +358 9 310 1641 0201256-6 FI0680001200062637
00099 HELSINGIN KAUPUNKI Helsinki 17 Faksi Alv.nro
kaupunginkanslia@hel.fi http://www.hel.fi/kaupunginkanslia FI02012566

heti, kun sää sallii.
"""


class TestSavedText:
    def test_a_head_in_the_middle_of_a_sentence(self, tmp_path: Path) -> None:
        record = one(TEXT.encode(), tmp_path, "minutes.txt")
        assert (record.title, record.item, record.date) == ("Ladon ovi ja sen saranat", 3, date(2015, 5, 6))
        assert texts(record)[1:] == [
            ("decision", "decision", "Päätös", "Kuutamolautakunta päätti korjauttaa oven ennen tanssikautta."),
            ("extracts", "decision", "Otteet", "Oviseppä\tEsitysteksti; Oikaisuvaatimusohje, kuutamolautakunta"),
            (
                "proposal",
                "proposal",
                "Päätösehdotus",
                "Päätös on ehdotuksen mukainen ja se pannaan täytäntöön heti, kun sää sallii.",
            ),
        ]

    def test_form_feeds_part_the_pages(self, tmp_path: Path) -> None:
        head, rest = TEXT.split("\n\n\n\nHelsingin", 1)
        assert one(f"{head}\n\fHelsingin{rest}".encode(), tmp_path) == one(TEXT.encode(), tmp_path)

    def test_any_line_ends_and_encodings(self, tmp_path: Path) -> None:
        record = one(TEXT.encode(), tmp_path)
        for content in (TEXT.replace("\n", "\r\n").encode("utf-8-sig"), TEXT.encode("cp1252")):
            assert minutes.recognises(content)
            assert one(content, tmp_path) == record

    def test_columns_set_apart_by_spaces(self, tmp_path: Path) -> None:
        table = """Ote                                  Otteen liitteet
                                     Esitysteksti
Ladon ystävät ja                     Oikaisuvaatimusohje,
naapurit                             kuutamolautakunta
Hakija                               Liite 1"""
        text = TEXT.replace(TEXT[TEXT.index("Ote Otteen") : TEXT.index("\n\nPäätösehdotus")], table)
        record = one(text.encode(), tmp_path)
        assert texts(record)[2][3].split("\n") == [
            "\tEsitysteksti",
            "Ladon ystävät ja naapurit\tOikaisuvaatimusohje, kuutamolautakunta",
            "Hakija\tLiite 1",
        ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7\n%...", True),
        (TEXT.encode(), True),
        (TEXT[: TEXT.index("Helsingin")].encode(), True),  # a § and a number line with a class
        (b"Helsingfors stad Protokoll 3/2016 1 (4)\nStadsstyrelsen\n", True),
        ("Ladon ovi\n\nHEL 2015-000007\n3. / 7 §\n\nLadon ovi\n\nPäätös\n\nSulje\n".encode(), False),
        (b"<html><body>\xc2\xa7 7<p>HEL 2015-000007 T 10 06 00</p></body></html>", False),
        (b'{"Content": "HEL 2015-000007 T 10 06 00"}', False),
        ("§ 7\nJotain muuta\n".encode(), False),
        (b"\x00\x01\x02 Helsingin kaupunki", False),
        (b"", False),
    ],
)
def test_what_is_recognised(head: bytes, expected: bool) -> None:
    assert minutes.recognises(head) is expected

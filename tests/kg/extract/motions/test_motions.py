"""Motions that a decision treats: their kind, proposers, dates, and whether they are answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.extract.finding import Doubt, MotionFinding
from kg.extract.motions.reader import MotionReader
from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, Part, PartKind, Side
from kg.registries import Body, Organisation, Person, Registries

REGISTRIES = Registries(
    bodies={
        "02900": Body("02900", {"fi": "Kaupunginvaltuusto", "sv": "Stadsfullmäktige"}, type_id="1"),
        "00400": Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"}, type_id="2"),
    },
    people={
        key: Person(key, name, key)
        for key, name in (("p1", "Aino Esimerkki"), ("p2", "Olli Mallinen"), ("p3", "Björn Exempelson"))
    },
    organisations={
        key: Organisation(key, f"{name} valtuustoryhmä", "party_group", names={"sv": swedish})
        for key, name, swedish in (
            ("merren", "Merren", "Havspartiets fullmäktigegrupp"),
            ("rannan", "Rannan", "Strandens fullmäktigegrupp"),
        )
    },
)
NAMES = Names(REGISTRIES)
READER = MotionReader(REGISTRIES)
ANSWER = "Kaupunginhallitus päätti katsoa majakasta tehdyn aloitteen loppuun käsitellyksi."
KLAM_ANSWER = (
    "Kaupunginhallitus merkitsi tiedoksi majakkaa koskevan selvityksen, joka on laadittu kaupunginvaltuuston 16.6.2021 "
    "hyväksymän toivomusponnen johdosta."
)
ADOPTED = "Kaupunginvaltuusto hyväksyi valtuutettu Aino Esimerkin ehdottaman toivomusponnen."
MOVED = (
    "Valtuutettu {} ehdotti valtuutettu Maija Koivun kannattamana hyväksyttäväksi seuraavan toivomusponnen:\nTeksti."
)


def _read(
    title: str, *parts: tuple[PartKind, str], side: Side = "decision", heading: str = "", **more: Any
) -> tuple[tuple[MotionFinding, ...], tuple[Doubt, ...]]:
    all_parts = (Part(PartKind.TITLE, side, "", title), *(Part(kind, side, heading, text) for kind, text in parts))
    more = {"body": BodyRef("Kaupunginhallitus", "00400"), "date": date(2022, 3, 1), **more}
    record = DecisionRecord("record", side == "decision", "X", title, "fi", all_parts, "HEL 2021-000001", **more)
    return READER.read(record, NAMES.hits(record))


def _one(title: str, *parts: tuple[PartKind, str], **more: Any) -> MotionFinding:
    (motion,), _ = _read(title, *parts, **more)
    return motion


@pytest.mark.parametrize(
    ("title", "kind", "proposers"),
    [
        ("Valtuutettu Aino Esimerkin aloite majakasta", "valtuustoaloite", ("Aino Esimerkki",)),
        ("V 8.12.2021, Valtuutettu Olli Mallisen aloite majakasta", "valtuustoaloite", ("Olli Mallinen",)),
        ("Valtuutettu Olli Mallisen ym. valtuustoaloite majakasta", "valtuustoaloite", ("Olli Mallinen",)),
        ("Valtuutettu Aino Esimerkin toivomusponsi majakasta", "toivomusponsi", ("Aino Esimerkki",)),
        ("Lausunto valtuutettu Aino Esimerkin toivomusponnesta", "toivomusponsi", ("Aino Esimerkki",)),
        ("Valtuutettu Aino Esimerkin talousarvioaloite majakasta", "talousarvioaloite", ("Aino Esimerkki",)),
        (
            "Valtuutettujen Aino Esimerkin ja Olli Mallisen aloite",
            "valtuustoaloite",
            ("Aino Esimerkki", "Olli Mallinen"),
        ),
        ("Majakkapuolueen valtuustoryhmän ryhmäaloite majakasta", "ryhmäaloite", ()),
        ("Valtuutetun Aino Esimerkin tekemä aloite majakasta", "valtuustoaloite", ("Aino Esimerkki",)),
        ("Valtuutettu Aino Esimerkin ja 14 muun valtuutetun aloite", "valtuustoaloite", ("Aino Esimerkki",)),
        (
            "Aino Esimerkin ja Olli Mallisen sekä 14 muun allekirjoittaneen valtuustoaloite",
            "valtuustoaloite",
            ("Aino Esimerkki", "Olli Mallinen"),
        ),
        ("Aloite majakasta, valtuutettu Aino Esimerkki", "valtuustoaloite", ("Aino Esimerkki",)),
        ("Kaupunginvaltuuston hyväksymä toivomusponsi majakasta", "toivomusponsi", ()),
        ("Kuntalaisen aloite majakasta", "kuntalaisaloite", ()),
        ("Kuntalain 23 §:n mukainen aloite majakasta", "kuntalaisaloite", ()),
        ("Nuorisoneuvoston aloite majakasta", "other", ()),
        ("Ungdomsinitiativ om en fyr", "other", ()),
        ("Initiativ av kommuninvånare om en fyr", "kuntalaisaloite", ()),
        ("Hemställningsklämmen av ledamoten Björn Exempelson", "toivomusponsi", ("Björn Exempelson",)),
        ("Ledamöterna Björn Exempelsons m.fl. budgetmotion", "talousarvioaloite", ("Björn Exempelson",)),
        ("Kuntalaisaloite majakasta", "kuntalaisaloite", ()),
        ("Kansanäänestysaloite majakasta", "other", ()),
        ("Ledamoten Björn Exempelsons motion om en fyr", "valtuustoaloite", ("Björn Exempelson",)),
    ],
)
def test_the_title_names_the_motion(title: str, kind: str, proposers: tuple[str, ...]) -> None:
    motion = _one(title)
    assert (motion.kind, motion.proposers) == (kind, proposers)


@pytest.mark.parametrize(
    "title",
    [
        "Talousarvioaloitteet",
        "Aloittavat ryhmät vuonna 2022",
        "Majakan ponnistuslauta",
        "Istunnossa jätetyt aloitteet",
    ],
)
def test_other_titles_name_none(title: str) -> None:
    assert _read(title) == ((), ())


def test_residents_are_not_named() -> None:
    text = "Kuntalainen Maija Koivu on tehnyt 2.2.2022 kuntalaisaloitteen."
    assert _one("Kunnan asukkaan aloite majakasta", (PartKind.REASONS, text)).proposers == ()


def test_the_span_is_the_words_of_the_title() -> None:
    title = "V 8.12.2021, Valtuutettu Aino Esimerkin aloite majakasta"
    span = _one(title).span
    assert span is not None
    assert title[span.start : span.end] == "Aino Esimerkin aloite"


@pytest.mark.parametrize(
    ("attachments", "day"),
    [
        ("1 Valtuustoaloite 02.06.2021 Esimerkki Aino Majakka", date(2021, 6, 2)),
        ("1 Valtuustoaloite 02.06.2021 Mallinen Olli\n2 Valtuustoaloite 03.06.2021 Esimerkki Aino", date(2021, 6, 3)),
        ("1 Valtuustoaloite 02.06.2021 Mallinen Olli\n2 Valtuustoaloite 03.06.2021 Koivu Maija", None),
        ("1 Lausunto 02.06.2021", None),
        ("1 Valtuustoaloite 02.06.2031 Esimerkki Aino", None),
    ],
)
def test_a_motion_was_submitted_on_the_day_of_its_own_attachment(attachments: str, day: date | None) -> None:
    motion = _one("Valtuutettu Aino Esimerkin aloite", (PartKind.ATTACHMENTS, attachments))
    assert (motion.date, motion.adopted_by) == (day, None)


def test_a_toivomusponsi_was_adopted_on_the_day_the_operative_part_says() -> None:
    older = "Kaupunginhallitus merkitsi tiedoksi kaupunginvaltuuston 3.2.2021 hyväksymän toivomusponnen selvityksen."
    parts = ((PartKind.REASONS, older), (PartKind.DECISION, KLAM_ANSWER))
    motion = _one("Valtuutettu Aino Esimerkin toivomusponsi", *parts)
    assert (motion.date, motion.adopted_by) == (date(2021, 6, 16), "02900")


@pytest.mark.parametrize(
    "text",
    [
        "Käsitellessään 16.6.2021 § 5 majakkaa kaupunginvaltuusto hyväksyi valtuutettu Aino Esimerkin toivomusponnen",
        "Kaupunginvaltuusto hyväksyi 16.6.2021 valtuutettu Aino Esimerkin toivomusponnen.",
        "Kaupunginvaltuusto on 16.6.2021, § 5 hyväksynyt toivomusponnen.",
        "Toivomusponsi hyväksyttiin kaupunginvaltuustossa 16.6.2021.",
        "Kaupunginvaltuusto edellytti 16.6.2021 hyväksymässään toivomusponnessa majakkaa.",
        "Då stadsfullmäktige 16.6.2021 godkände planen godkändes också en kläm.",
    ],
)
def test_the_reasons_tell_when_a_toivomusponsi_was_adopted(text: str) -> None:
    assert _one("Valtuutettu Aino Esimerkin toivomusponsi", (PartKind.REASONS, text)).date == date(2021, 6, 16)


def test_the_day_of_another_councillors_toivomusponsi_is_not_taken() -> None:
    text = "Kaupunginvaltuusto hyväksyi 16.6.2021 valtuutettu Olli Mallisen toivomusponnen."
    assert _one("Valtuutettu Aino Esimerkin toivomusponsi", (PartKind.REASONS, text)).date is None


@pytest.mark.parametrize(
    ("title", "groups"),
    [
        ("V 24.11.2021, Merren valtuustoryhmän ryhmäaloite majakasta", ("merren",)),
        ("Merren ryhmäaloite majakasta", ("merren",)),
        ("Rannan ja Merren valtuustoryhmien ryhmäaloite", ("rannan", "merren")),
        ("Rannan valtuustoryhmän ja Merren valtuustoryhmän aloite", ("rannan", "merren")),
        ("Havspartiets gruppmotion om en fyr", ("merren",)),
        ("Tuulten ja Merren ryhmäaloite", ()),
        ("Tuulten valtuustoryhmän ryhmäaloite", ()),
    ],
)
def test_a_group_motion_is_its_groups(title: str, groups: tuple[str, ...]) -> None:
    motion = _one(title)
    assert (motion.kind, motion.proposers, motion.groups) == ("ryhmäaloite", (), groups)


@pytest.mark.parametrize(
    "text",
    [
        "Valtuutettu Aino Esimerkki ja 14 muuta valtuutettua ovat 22.9.2021 tehneet aloitteen majakasta.",
        "Valtuutettu Aino Esimerkki jätti 22.9.2021 pidetyssä kokouksessa aloitteen.",
        "Kaupunginvaltuuston kokouksessa 22.9.2021 Aino Esimerkki ja 12 muuta jättivät aloitteen.",
        "Aloite on jätetty kaupunginvaltuustolle 22.9.2021.",
        "Aloite (22.9.2021) koskee majakkaa.",
        "Aloitteentekijän 22.9.2021 päivätyssä aloitteessa esitetään majakkaa.",
        "Aino Esimerkki lämnade den 22 september 2021 in en motion om fyren.",
        "Motionen väcktes vid stadsfullmäktiges sammanträde 22.9.2021.",
        "Valtuutettu Olli Mallinen teki 1.2.2020 aloitteen laiturista. Aloite on tehty 22.9.2021.",
    ],
)
def test_the_text_tells_when_a_motion_was_submitted(text: str) -> None:
    assert _one("Valtuutettu Aino Esimerkin aloite", (PartKind.REASONS, text)).date == date(2021, 9, 22)


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginhallitus on 22.9.2021 pyytänyt lausunnon tehdystä aloitteesta.",
        "Aloitteessa mainittu remontti on tehty 22.9.2021.",
        "Aloite on jätetty pöydälle 22.9.2021.",
        "Valtuutettu Aino Esimerkki on tehnyt aloitteen, jonka mukaan 22.9.2021 laituri suljettiin.",
        "Valtuutettu Olli Mallinen on 22.9.2021 tehnyt vastaavan aloitteen.",
    ],
)
def test_days_of_other_events_are_not_taken(text: str) -> None:
    assert _one("Valtuutettu Aino Esimerkin aloite", (PartKind.REASONS, text)).date is None


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (ANSWER, True),
        (KLAM_ANSWER, True),
        ("Kaupunginhallitus päätti panna majakka-asian pöydälle viikoksi.", False),
        (
            "Kaupunginhallitus esitti kaupunginvaltuustolle, että valtuusto katsoo aloitteen loppuun käsitellyksi.",
            False,
        ),
        ("Kaupunginhallitus päätti palauttaa aloitteen uudelleen valmisteltavaksi.", False),
        ("Stadsfullmäktige betraktade motionen som slutbehandlad.", True),
        ("Stadsfullmäktige konstaterade att motionen är slutbehandlad.", True),
        ("Toimialajohtaja päätti vastata aloitteeseen seuraavasti:", True),
        ("Lautakunta päätti antaa aloitteeseen seuraavan vastauksen:", True),
        ("Kaupunginhallitus päätti merkitä tiedoksi toivomusponnen johdosta annetun selvityksen.", True),
    ],
)
def test_an_answer_is_what_ends_the_matter(text: str, answered: bool) -> None:
    assert _one("Valtuutettu Aino Esimerkin aloite", (PartKind.DECISION, text)).answered is answered


def test_a_statement_and_a_proposal_are_no_answers() -> None:
    title = "Valtuutettu Aino Esimerkin aloite"
    assert not _one(title, (PartKind.DECISION, ANSWER), heading="Lausunto").answered
    assert not _one(title, (PartKind.PROPOSAL, ANSWER), side="proposal").answered


def test_the_operative_part_names_the_motion_where_the_title_does_not() -> None:
    text = "Satamalautakunta antoi valtuutettu Aino Esimerkin aloitteesta seuraavan lausunnon:"
    motion = _one("Majakan kunnostus", (PartKind.DECISION, text))
    assert (motion.kind, motion.proposers) == ("valtuustoaloite", ("Aino Esimerkki",))


@pytest.mark.parametrize(
    "text", ["345 §, Valtuutettu Aino Esimerkin aloite majakasta", "Valtuutettu Aino Esimerkin aloite"]
)
def test_lists_of_other_decisions_are_not_treated(text: str) -> None:
    assert _read("Päätösten täytäntöönpano", (PartKind.DECISION, text)) == ((), ())


def test_motions_that_the_reasons_tell_of_are_not_treated() -> None:
    text = "Valtuutettu Olli Mallinen ja 15 muuta valtuutettua esittivät aloitteessaan muuta."
    assert _read("Majakan kunnostus", (PartKind.REASONS, text)) == ((), ())


def test_a_toivomusponsi_moved_and_adopted_has_the_day_of_the_decision() -> None:
    text = "\n".join([MOVED.format("Aino Esimerkki"), MOVED.format("Olli Mallinen"), ADOPTED])
    council = BodyRef("Kaupunginvaltuusto", "02900")
    adopted, other = _read("Talousarvio", (PartKind.HANDLING, text), body=council)[0]
    assert (adopted.proposers, adopted.date, adopted.adopted_by) == (("Aino Esimerkki",), date(2022, 3, 1), "02900")
    assert (other.proposers, other.date, other.adopted_by) == (("Olli Mallinen",), None, None)


def test_a_toivomusponsi_moved_and_rejected_has_no_day() -> None:
    rejected = "Kaupunginvaltuusto ei hyväksynyt valtuutettu Aino Esimerkin ehdottamaa toivomuspontta."
    motion = _one("Talousarvio", (PartKind.HANDLING, f"{MOVED.format('Aino Esimerkki')}\n{rejected}"))
    assert (motion.kind, motion.date) == ("toivomusponsi", None)


def test_the_only_toivomusponsi_moved_need_not_be_named_again() -> None:
    text = f"{MOVED.format('Aino Esimerkki')}\nKaupunginvaltuusto hyväksyi toivomusponnen."
    assert _one("Talousarvio", (PartKind.HANDLING, text)).date == date(2022, 3, 1)


def test_several_moved_are_told_apart_by_their_words() -> None:
    text = "\n".join([MOVED.format("Aino Esimerkki"), MOVED.format("Aino Esimerkki").replace("Teksti", "Muuta")])
    one, other = _read("Talousarvio", (PartKind.HANDLING, text))[0]
    assert one.moved
    assert other.moved
    assert one.topic.endswith("Teksti.")
    assert other.topic.endswith("Muuta.")


ASKED = "Valtuutettu Maija Meikäläisen aloitteessa ehdotetaan, että majakka maalataan."


@pytest.mark.parametrize(
    ("title", "classification", "proposers"),
    [
        ("Valtuustoaloite majakan maalaamisesta", None, [("Maija Meikäläinen",)]),
        ("Lausunto aloitteesta, joka koskee majakkaa", None, [("Maija Meikäläinen",)]),
        ("Majakka", "00 00 03", [("Maija Meikäläinen",)]),
        ("Majakan hankinta", "10 05 02", []),
        ("Majakan hankinta", None, []),
    ],
)
def test_the_reasons_tell_whose_motion_it_is(
    title: str, classification: str | None, proposers: list[tuple[str, ...]]
) -> None:
    parts = (
        Part(PartKind.TITLE, "decision", "", title),
        Part(PartKind.DECISION, "decision", "", "Lautakunta antoi lausunnon."),
        Part(PartKind.REASONS, "decision", "", ASKED),
    )
    record = DecisionRecord("record", True, "N", title, "fi", parts, classification=classification)
    found, _ = READER.read(record, NAMES.hits(record))
    assert [motion.proposers for motion in found] == proposers

"""Votes in fields and in texts, and what is logged where they disagree."""

from __future__ import annotations

import pytest

from kg.extract.finding import Doubt, VoteFinding
from kg.extract.votes.reader import VoteReader
from kg.record import DecisionRecord, Part, PartKind, StatedVote, Voter
from kg.registries import Person, Registries

READER = VoteReader(
    Registries(
        people={
            "p1": Person("p1", "Aino Esimerkki", "aino-esimerkki"),
            "p2": Person("p2", "Olli Kaima", "olli-kaima-p2"),
            "p3": Person("p3", "Olli Kaima", "olli-kaima-p3"),
        }
    )
)
BLOCK = """1 äänestys
JAA-ehdotus: Esityksen mukaan
EI-ehdotus: Ville von Mallin vastaehdotus
Jaa-äänet: 2
Aino Esimerkki, Olli Kaima
Ei-äänet: 1
Ville von Malli
Tyhjä: 0
Poissa: 1
Mirja Aho-Niemi
Satamalautakunta hyväksyi esityksen."""


def _read(text: str, *stated: StatedVote) -> tuple[tuple[VoteFinding, ...], tuple[Doubt, ...]]:
    parts = (Part(PartKind.HANDLING, "decision", "Käsittely", text),)
    return READER.read(DecisionRecord("record", True, "X", "Majakka", "fi", parts, votes=stated), ())


def _counts(text: str) -> list[tuple[int | None, ...]]:
    return [(vote.yes, vote.no, vote.blank, vote.absent) for vote in _read(text)[0]]


def test_a_block_gives_counts_texts_and_names() -> None:
    (vote,), doubts = _read(BLOCK)
    assert (vote.yes, vote.no, vote.blank, vote.absent) == (2, 1, 0, 1)
    assert (vote.yes_text, vote.no_text) == ("Esityksen mukaan", "Ville von Mallin vastaehdotus")
    assert [(voter.name, voter.side) for voter in vote.voters] == [
        ("Aino Esimerkki", "yes"),
        ("Olli Kaima", "yes"),
        ("Ville von Malli", "no"),
        ("Mirja Aho-Niemi", "absent"),
    ]
    assert doubts == ()


def test_a_voter_has_the_registrys_id_only_where_one_person_has_the_name() -> None:
    (vote,), _ = _read(BLOCK)
    assert [voter.id for voter in vote.voters[:2]] == ["p1", None]


def test_the_span_is_the_words_of_the_vote() -> None:
    (vote,), _ = _read(BLOCK)
    assert vote.span is not None
    words = BLOCK[vote.span.start : vote.span.end]
    assert words.startswith("JAA-ehdotus")
    assert words.endswith("Jaa-äänet: 2")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Äänestyksen tulos: JAA: 7, EI: 8, Tyhjiä: 0, Poissa: 1. Hyväksyttiin.", (7, 8, 0, 1)),
        ("Äänestyksessä annettiin 7 jaa-ääntä, 6 ei-ääntä ja 1 tyhjä.", (7, 6, 1, None)),
        ("Ja-röster: 66\nNej-röster: 10\nBlanka: 3\nFrånvarande: 6", (66, 10, 3, 6)),
        ("Ehdotus hyväksyttiin (Jaa 7, Ei 6).", (7, 6, None, None)),
        ("JAA-ääniä annettiin 9 ja EI-ääniä 4.", (9, 4, None, None)),
        ("Jaa-äänet:\nAino Esimerkki, Olli Kaima\nEi-äänet:\nVille Malli", (2, 1, None, None)),
        ("Jaa-äänet: 66, ei-äänet: 10, tyhjiä 3 ja poissa 6", (66, 10, 3, 6)),
        ("Äänestyksessä jaa 8, ei 5, tyhjiä 2, poissa 1.", (8, 5, 2, 1)),
        ("Jaa\t8\nEi\t5\nTyhjä\t0\nPoissa\t2", (8, 5, 0, 2)),
        ("EI: 8, JAA: 7", (7, 8, None, None)),
        ("JA: 8, NEJ: 5, blanka: 1", (8, 5, 1, None)),
        ("Lautakunta hyväksyi äänin 8–5 esittelijän ehdotuksen.", (8, 5, None, None)),
        ("Lautakunta hyväksyi Mallin vastaehdotuksen äänin 8–5 (2 tyhjää, 1 poissa).", (5, 8, 2, 1)),
        ("Lautakunta hylkäsi äänin 8-5 Mallin palautusehdotuksen.", (8, 5, None, None)),
        ("Lautakunta päätti äänestyksen jälkeen (8–5) hyväksyä esityksen.", (8, 5, None, None)),
        ("Esittelijän ehdotus voitti Mallin vastaehdotuksen 8 äänellä 5:tä vastaan.", (8, 5, None, None)),
        ("Toivomusponsi hylättiin äänin 30–40.", (30, 40, None, None)),
        ("Äänten mennessä tasan 6–6 ratkaisi puheenjohtajan ääni.", (6, 6, None, None)),
        ("Nämnden godkände föredragandens förslag med rösterna 8–5.", (8, 5, None, None)),
        ("Nämnden godkände förslaget med 8 röster mot 5.", (8, 5, None, None)),
    ],
)
def test_counts_in_their_spellings(text: str, counts: tuple[int | None, ...]) -> None:
    assert _counts(text) == [counts]


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunki ja 7 muuta kuntaa. Ei 5 % enempää. Poissa: 3",
        "Jaa-äänet: 7, muut tyhjiä.",
        "Ehdotus hyväksyttiin äänestyksittä.",
        "Äänestyspaikat 4–5 ovat auki.",
        "Jaettiin 7 kappaletta. Ei 5 §.",
    ],
)
def test_words_that_only_look_like_a_vote_are_none(text: str) -> None:
    assert _read(text) == ((), ())


def test_two_votes_of_one_handling_keep_their_own_texts() -> None:
    (first, second), _ = _read(
        "Esittelijän ehdotus JAA, Mallin vastaehdotus EI.\nJAA: 7\nEI: 5\n2 äänestys\n"
        "JAA-ehdotus: Vuokra\nEI-ehdotus: Myynti\nJaa-äänet: 9\nEi-äänet: 4"
    )
    assert (first.yes, first.yes_text, first.no_text) == (7, "Esittelijän ehdotus", "Mallin vastaehdotus")
    assert (second.yes, second.yes_text, second.no_text) == (9, "Vuokra", "Myynti")


def test_a_stated_vote_and_its_words_are_one_vote() -> None:
    voters = (Voter("Aino Esimerkki", "yes", "p1", "Majakan valtuustoryhmä"),)
    (vote,), doubts = _read(BLOCK, StatedVote(2, 1, None, 1, "esitys", "vasta", voters))
    assert vote.span is not None
    assert (vote.blank, vote.yes_text, vote.voters) == (0, "Esityksen mukaan", voters)
    assert [doubt.words for doubt in doubts] == ["yes: 2"]


def test_a_count_that_differs_between_fields_and_text_is_logged() -> None:
    (vote,), doubts = _read("JAA: 7, EI: 5", StatedVote(7, 6, None, None))
    assert vote.no == 6
    assert [doubt.words for doubt in doubts] == ["no: 5"]


def test_a_stated_vote_without_words_stands_by_itself() -> None:
    (vote,), doubts = _read("Asiassa äänestettiin.", StatedVote(7, 6, 0, 2))
    assert (vote.span, vote.yes, vote.no) == (None, 7, 6)
    assert doubts == ()


def test_names_that_do_not_add_up_are_logged() -> None:
    (vote,), doubts = _read("Jaa-äänet: 3\nAino Esimerkki\nEi-äänet: 1\nVille Malli")
    assert (vote.yes, vote.no) == (3, 1)
    assert [doubt.message for doubt in doubts] == ["1 names are listed for this side."]


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("JAA-ehdotus: esitys. EI-ehdotus: vastaehdotus.\nJaa-äänet: 8\nEi-äänet: 5", "esitys", "vastaehdotus"),
        (
            "Ne, jotka kannattavat esitystä, äänestävät JAA, ja ne, jotka kannattavat palautusta, äänestävät EI.\n"
            "JAA: 8, EI: 5",
            "esitystä",
            "palautusta",
        ),
        (
            "De som understöder förslaget röstar ja, de som understöder Mallis motförslag röstar nej.\n"
            "Ja-röster: 8\nNej-röster: 5",
            "förslaget",
            "Mallis motförslag",
        ),
    ],
)
def test_what_the_sides_stood_for(text: str, yes: str, no: str) -> None:
    (vote,), _ = _read(text)
    assert (vote.yes, vote.yes_text, vote.no_text) == (8, yes, no)


def test_the_letters_after_a_name_say_the_group() -> None:
    (vote,), doubts = _read("Jaa-äänet (2): Aino Esimerkki (kok.), Olli Kaima (xyz)\nEi-äänet (1): Ville Malli (vihr)")
    assert [(voter.name, voter.group) for voter in vote.voters] == [
        ("Aino Esimerkki", "Kokoomuksen valtuustoryhmä"),
        ("Olli Kaima", None),
        ("Ville Malli", "Vihreä valtuustoryhmä"),
    ]
    assert doubts == ()


def test_a_roll_call_is_counted() -> None:
    (vote,), _ = _read("Aino Esimerkki\tsd\tJaa\nOlli Kaima\tkok\tEi\nVille Malli\tps\tJaa")
    assert (vote.yes, vote.no) == (2, 1)
    assert [(voter.name, voter.side) for voter in vote.voters][-1] == ("Olli Kaima", "no")


def test_a_block_and_its_figures_are_one_vote() -> None:
    assert _counts(BLOCK + "\nLautakunta hyväksyi esityksen äänin 2–1.") == [(2, 1, 0, 1)]


def test_a_ballot_is_logged_and_no_vote() -> None:
    found, doubts = _read("Puheenjohtajan vaalissa Aino Esimerkki sai 8 ääntä.")
    assert found == ()
    assert [doubt.words for doubt in doubts] == ["sai 8 ääntä"]


def test_votes_of_earlier_handlings_in_the_reasons_are_not_this_ones() -> None:
    parts = (Part(PartKind.REASONS, "decision", "Perustelut", BLOCK),)
    assert READER.read(DecisionRecord("record", True, "X", "Majakka", "fi", parts), ()) == ((), ())


def test_figures_in_a_statement_below_the_operative_lines_are_anothers_vote() -> None:
    text = "Lautakunta päätti antaa lausunnon.\nMajakka on hyvä.\nJaosto hyväksyi sen äänin 8–5."
    parts = (Part(PartKind.DECISION, "decision", "Päätös", text),)
    assert READER.read(DecisionRecord("record", True, "X", "Majakka", "fi", parts), ()) == ((), ())


def _votes(*texts: tuple[PartKind, str]) -> list[tuple[int | None, ...]]:
    parts = tuple(Part(kind, "decision", "", text) for kind, text in texts)
    found, _ = READER.read(DecisionRecord("record", True, "N", "Asia", "fi", parts), ())
    return [(vote.yes, vote.no, vote.blank, vote.absent) for vote in found]


def test_a_vote_told_twice_is_one() -> None:
    short, long = "Jaa 8, Ei 5, Tyhjiä 1.", "Jaa-äänet: 8\nEi-äänet: 5\nTyhjiä: 1\nPoissa: 1"
    assert _votes((PartKind.DECISION, short), (PartKind.HANDLING, long)) == [(8, 5, 1, 1)]
    assert _votes((PartKind.HANDLING, f"{long}\n\nJaa-äänet: 8\nEi-äänet: 5\nTyhjiä: 1")) == [(8, 5, 1, 1)]


def test_two_votes_with_the_same_counts_are_two() -> None:
    long = "Jaa-äänet: 8\nEi-äänet: 5\nTyhjiä: 1\nPoissa: 1"
    assert _votes((PartKind.HANDLING, f"1. äänestys\n{long}\n\n2. äänestys\n{long}")) == [(8, 5, 1, 1)] * 2

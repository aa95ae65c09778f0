"""What came of a matter, and whether it was decided as proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.finding import Doubt, Outcome, Span, VoteFinding
from kg.extract.outcome.reader import OutcomeReader
from kg.record import DecisionRecord, Part, PartKind, Side
from kg.registries import Registries

Text = tuple[PartKind, Side, str]


def read(*texts: Text, decided: bool = True) -> tuple[Outcome, tuple[Doubt, ...]]:
    parts = tuple(Part(kind, side, "", text) for kind, side, text in texts)
    return OutcomeReader(Registries()).read(DecisionRecord("record", decided, "N", "Asia", "fi", parts), ())


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Lautakunta päätti hyväksyä puistosuunnitelman.", "approved"),
        ("Lautakunta päätti, että puisto rakennetaan.", "approved"),
        ("Tiimipäällikkö myönsi avustuksen.", "approved"),
        ("Johtaja päätti vuokrata varaston Esimerkki Oy:lle. Samalla hylätään muut hakemukset.", "approved"),
        ("Johtaja päätti hyväksyä tarjouksen ja hylätä muut.", "approved"),
        ("Lautakunta päätti\n1\nhyväksyä hinnaston\n2\nmerkitä tiedoksi selvityksen.", "approved"),
        ("Lautakunta päätti merkitä tiedoksi ja hyväksyä vuoden ennusteen.", "approved"),
        ("Lautakunta päätti\n- merkitä tiedoksi seurannan ja\n- myöntää määrärahan.", "approved"),
        ("Lautakunta päätti\n1\nmerkitä tiedoksi selvityksen\n2\nhyväksyä hinnaston.", "approved"),
        ("Lautakunta päätti merkitä tiedoksi selvityksen. Samalla lautakunta hyväksyi pöytäkirjan.", "noted"),
        ("Lautakunta päätti\n1. merkitä tiedoksi raportin\n2. kehottaa toimialaa jatkamaan.", "noted"),
        ("Lautakunta päätti merkitä tiedoksi, että johtaja on päättänyt lunastaa ja hyväksyä tontin.", "noted"),
        ("Valtuusto vapautti Maija Mallin jaoston jäsenen tehtävästä.", "approved"),
        ("Hallitus päätti nimetä Majakka Oy:n hallituksen jäseneksi Maija Mallin.", "election"),
        ("Lautakunta merkitsi tiedoksi selvityksen.", "noted"),
        ("Lautakunta päätti merkitä selvityksen ja sen liitteet tiedoksi.", "noted"),
        ("Johtaja päätti hylätä vaatimuksen.", "rejected"),
        ("Johtaja päätti, että oikaisuvaatimus hylätään.", "rejected"),
        ("Lautakunta päätti panna asian viikoksi pöydälle.", "tabled"),
        ("Lautakunta jätti asian pöydälle.", "tabled"),
        ("Lautakunta päätti palauttaa asian uudelleen valmisteltavaksi.", "returned"),
        ("Lautakunta poisti asian esityslistalta.", "removed"),
        ("Hallitus\nmyönsi Maija Mallille eron jaoston jäsenyydestä ja\nvalitsi Matti Mallin jäseneksi.", "election"),
        ("Johtaja päätti ottaa Maija Mallin suunnittelijan virkaan.", "election"),
        ("Johtaja päätti valita tarjouskilpailun voittajan Esimerkki Oy:n.", "approved"),
        ("Hallitus myönsi Maija Mallille eron jaoston jäsenyydestä.", "approved"),
        ("Lautakunta päätti, ettei se ota käsiteltäväkseen päätöstä.", "other"),
        ("Nämnden antecknade utredningen för kännedom.", "noted"),
        ("Nämnden beslutade bordlägga ärendet.", "tabled"),
        ("Nämnden beslutade att parken byggs.", "approved"),
        ("Lautakunta päätti olla käyttämättä otto-oikeuttaan.", "other"),
        ("Johtaja päätti todeta hakemuksen rauenneeksi.", "other"),
        ("Johtaja päätti evätä hakemuksen.", "rejected"),
        ("Johtaja päätti jättää vahingon korvaamatta.", "rejected"),
        ("Lautakunta ei puolla hakemusta.", "rejected"),
        ("Nämnden beslutade avslå begäran om omprövning.", "rejected"),
        ("Päällikkö irtisanoi vuokrasopimuksen.", "approved"),
        ("Päätän hyväksyä tarjouksen.", "approved"),
        ("Lautakunta antoi lausunnon: Suunnitelma on hyvä. Valtuusto päätti 2019 hylätä edellisen.", "approved"),
        ("Lautakunta päätti nimetä puiston Mallinpuistoksi.", "approved"),
        ("Lautakunta päätti\n• merkitä tiedoksi, että puisto on valmis.", "noted"),
        ("Lautakunta merkitsi asian tiedokseen.", "noted"),
        ("Nämnden antecknade ärendet till kännedom.", "noted"),
        ("Johtaja määräsi Maija Mallin yksikön päällikön sijaiseksi.", "election"),
        ("Nämnden valde Maija Malli till ordförande.", "election"),
        ("Esittelijä poisti asian esityslistalta.", "removed"),
        ("Ärendet ströks från föredragningslistan.", "removed"),
        ("Asia jäi pöydälle.", "tabled"),
        ("Nämnden beslutade lämna ärendet på bordet.", "tabled"),
        ("Jaosto päätti palauttaa asian uudelleen käsiteltäväksi.", "returned"),
        ("Nämnden beslutade återremittera ärendet.", "returned"),
        ("Puisto on kaunis.", None),
    ],
)
def test_the_set_phrase_says_the_outcome(text: str, outcome: str | None) -> None:
    assert read((PartKind.DECISION, "decision", text))[0].outcome == outcome


def test_the_handling_says_it_where_the_operative_part_does_not() -> None:
    handling = (
        "Palautusehdotus:\nMaija Malli: Palautetaan asia valmisteltavaksi.\nLautakunta päätti panna asian pöydälle."
    )
    assert read((PartKind.HANDLING, "decision", handling))[0].outcome == "tabled"


def test_what_was_only_moved_is_no_outcome() -> None:
    handling = "Maija Malli ehdotti, että asia päätettäisiin panna pöydälle."
    assert read((PartKind.HANDLING, "decision", handling))[0].outcome is None


def test_a_proposal_has_no_outcome() -> None:
    found, _ = read((PartKind.DECISION, "decision", "Lautakunta hyväksyi hinnaston."), decided=False)
    assert found == Outcome(None, None)


@pytest.mark.parametrize(
    ("kind", "side", "text", "expected"),
    [
        (PartKind.PROPOSAL, "proposal", "Päätös on ehdotuksen mukainen.", True),
        (PartKind.PROPOSAL, "proposal", "Lausunto on ehdotuksen mukainen.", True),
        (PartKind.PROPOSAL, "proposal", "Beslutet stämmer överens med förslaget.", True),
        (PartKind.DECISION, "decision", "Lautakunta päätti ehdotuksesta poiketen hyväksyä hinnaston.", False),
        (PartKind.HANDLING, "decision", "Esittelijä muutti ehdotustaan kohdan 2 osalta.", False),
        (PartKind.REASONS, "proposal", "Vastaus on lausuntojen mukainen.", None),
        (PartKind.DECISION, "decision", "Lautakunta hyväksyi hinnaston.", None),
        (PartKind.HANDLING, "decision", "Lautakunta hyväksyi yksimielisesti esittelijän ehdotuksen.", True),
        (PartKind.DECISION, "decision", "Lautakunta päätti ehdotuksen mukaisesti hyväksyä hinnaston.", True),
        (PartKind.HANDLING, "decision", "Lautakunta hyväksyi esittelijän ehdotuksen pöydällepanosta.", None),
        (PartKind.HANDLING, "decision", "Lautakunta hyväksyi jäsen Mallin vastaehdotuksen.", False),
        (PartKind.PROPOSAL, "proposal", "Päätös ei ole ehdotuksen mukainen.", False),
        (PartKind.PROPOSAL, "proposal", "Beslutet motsvarar förslaget.", True),
        (PartKind.HANDLING, "decision", "Föredraganden ändrade sitt förslag.", False),
    ],
)
def test_as_proposed_rests_on_a_statement(kind: PartKind, side: Side, text: str, expected: bool | None) -> None:
    assert read((kind, side, text))[0].as_proposed is expected


def test_a_matter_on_the_table_was_not_decided_otherwise() -> None:
    found, _ = read(
        (PartKind.DECISION, "decision", "Lautakunta päätti panna asian pöydälle."),
        (PartKind.HANDLING, "decision", "Esittelijä muutti ehdotustaan."),
    )
    assert (found.outcome, found.as_proposed) == ("tabled", None)


def test_two_statements_against_each_other_are_a_doubt() -> None:
    found, doubts = read(
        (PartKind.DECISION, "decision", "Lautakunta päätti ehdotuksesta poiketen hyväksyä hinnaston."),
        (PartKind.PROPOSAL, "proposal", "Päätös on ehdotuksen mukainen."),
    )
    assert found.as_proposed is None
    assert [doubt.words for doubt in doubts] == ["ehdotuksesta poiketen"]


def test_the_spans_cover_the_phrases() -> None:
    found, _ = read(
        (PartKind.DECISION, "decision", "Lautakunta merkitsi tiedoksi selvityksen."),
        (PartKind.PROPOSAL, "proposal", "Päätös on ehdotuksen mukainen."),
    )
    assert found.span is not None
    assert found.as_proposed_span is not None
    assert (found.span.part, found.span.start, found.span.end) == (0, 11, 28)
    assert (found.as_proposed_span.part, found.as_proposed_span.start) == (1, 0)


VOTE = VoteFinding(Span(1, 0, 5), 8, 5, None, None)


@pytest.mark.parametrize(
    ("handling", "vote", "outcome"),
    [
        ("Päätös on ehdotuksen mukainen.", None, "passed-as-drafted"),
        ("Esittelijä muutti ehdotustaan.", None, "passed-revised"),
        ("Lautakunta hyväksyi Mallin vastaehdotuksen.", None, "passed-modified"),
        ("Lautakunta hyväksyi ehdotuksen.", None, "approved"),
        ("Äänestys.", replace(VOTE, yes_text="Esitys", no_text="Mallin vastaehdotus"), "passed-after-vote"),
        ("Lautakunta hyväksyi äänin 8–5 esittelijän ehdotuksen.", VOTE, "passed-after-vote"),
        ("Lautakunta hyväksyi esityksen äänestyksen jälkeen.", None, "passed-after-vote"),
        ("Lautakunta päätti äänestyksen jälkeen jatkaa käsittelyä.", None, "approved"),
        ("Päätös on ehdotuksen mukainen.", replace(VOTE, yes_text="Ponsi", no_text="Ei"), "passed-as-drafted"),
        ("Päätös on ehdotuksen mukainen.", replace(VOTE, span=None), "approved"),
    ],
)  # fmt: skip
def test_how_an_approval_came_about(handling: str, vote: VoteFinding | None, outcome: str) -> None:
    parts = (
        Part(PartKind.DECISION, "decision", "", "Lautakunta päätti hyväksyä hinnaston."),
        Part(PartKind.HANDLING, "decision", "", handling),
    )
    record = DecisionRecord("record", True, "N", "Asia", "fi", parts)
    assert OutcomeReader(Registries()).read(record, (), (vote,) if vote else ())[0].outcome == outcome

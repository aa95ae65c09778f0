"""The text of a page as a person saves it: what can be told is told, what cannot is kept and said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from webpage_samples import CHROMES, EN, FI, PARK, SV, Chrome, as_text, part, read, stated, told

from kg.errors import Severity
from kg.record import BodyRef, Part, PartKind


def without_headings(parts: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    return [(side, kind, "", text) for side, kind, _, text in parts]


def kinds(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    return [(one.side, one.kind.value) for one in parts]


def text_of(*blocks: str, section: str = "17. / 885 §", chrome: Chrome = FI) -> str:
    """The text of a page; the blocks are what stands below the head, each ended by the site's word."""
    head = ["Asian otsikko", "", "HEL 2021-009999", chrome.newer, section, "", "Leikkipuiston valot", ""]
    return "\n".join([*head, "Kaupunginhallitus", "", f"\n{chrome.close}\n".join(blocks)])


APPEAL = "Päätös tullut nähtäväksi 07.12.2021\n\nMUUTOKSENHAKUKIELTO\n\nTähän päätökseen ei saa hakea muutosta."
DECISION = "Päätös\n\nKaupunginhallitus merkitsi tiedoksi selvityksen."
PROPOSED = "Päätös on ehdotuksen mukainen."
CARDS = "Esittelijä\n\nvs. kansliapäällikkö\n\nTaina Tammi"


@pytest.mark.parametrize("title_first", [False, True])
@pytest.mark.parametrize("chrome", CHROMES, ids=lambda chrome: chrome.language)
def test_fields_and_parts(title_first: bool, chrome: Chrome) -> None:
    page, issues = read(as_text(PARK, chrome, title_first=title_first))
    assert (page.kind, page.decided, page.native_id, page.date, page.classification) == ("page", True, None, None, None)
    assert (page.case, page.section, page.item) == ("HEL 2021-009999", 885, 17)
    assert (page.title, page.language, str(page.published)) == (PARK.title, "fi", "2021-12-07")
    assert page.body == BodyRef("Kaupunginhallitus")
    assert told(page, headings=False) == without_headings(stated(PARK))
    assert issues == []


def test_the_headings_that_are_there_are_kept() -> None:
    page, _ = read(as_text(PARK))
    assert [one.heading for one in page.parts] == ["", "Päätös", "Käsittely", "Esittelijä", "Lisätiedot", "", "", ""]
    shown = as_text(PARK).replace(PROPOSED, f"Päätösehdotus\n\n{PROPOSED}").replace(
        "\nKaupunginvaltuusto hyväksyi", "\nEsittelijän perustelut\n\nKaupunginvaltuusto hyväksyi"
    )  # fmt: skip
    page, issues = read(shown)
    assert [one.heading for one in page.parts][-2:] == ["Päätösehdotus", "Esittelijän perustelut"]
    assert [one.text for one in page.parts] == [text for *_, text in stated(PARK)]
    assert issues == []


@pytest.mark.parametrize(
    ("line", "section", "item"),
    [
        ("17. / 885 §", 885, 17),
        ("Asia 19. / 858 §", 858, 19),
        ("Ärende 7. / 424 §", 424, 7),
        ("Case 15. / 85 §", 85, 15),
        ("885 §", 885, None),
        ("§ 62", 62, None),
    ],
)
def test_the_line_with_the_section(line: str, section: int, item: int | None) -> None:
    page, _ = read(text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", APPEAL, CARDS, section=line))
    assert (page.section, page.item, page.title) == (section, item, "Leikkipuiston valot")


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("Päätös tullut nähtäväksi 07.12.2021", "2021-12-07"),
        ("Beslutet har publicerats 7.12.2021", "2021-12-07"),
        ("Beslutet framlagt till påseende 07.12.2021", "2021-12-07"),
        ("This decision was published on 07.12.2021", "2021-12-07"),
    ],
)
def test_the_day_of_publication(published: str, day: str) -> None:
    appeal = APPEAL.replace("Päätös tullut nähtäväksi 07.12.2021", published)
    page, _ = read(text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", appeal, CARDS))
    assert str(page.published) == day
    assert "2021" not in "".join(one.text for one in page.parts)


def test_lines_of_the_site_are_no_part() -> None:
    above = "Hyppää pääsisältöön\n\nPuhelinvaihteessa on häiriö.\n\n"
    closed = "Tämä toimielin tai virka on lakkautettu"
    text = above + as_text(PARK).replace("17. / 885 §", "17. / 885 §").replace(FI.newer, f"{FI.newer}\n{closed}")
    assert read(text)[0] == read(as_text(PARK))[0]
    page, issues = read(f"{as_text(PARK)}\n\nSeuraa meitä\n\nTietosuoja")
    assert page == read(as_text(PARK))[0]
    assert "what follows the cards" in issues[0].message.lower()


# the proposal


def test_a_proposal_is_told_by_the_body_that_acts_in_the_present_tense() -> None:
    decided = (
        "Päätös\n\nKaupunginhallitus päätti panna asian pöydälle.\n\nKäsittely\n\n"
        "Kaupunginhallitus päätti yksimielisesti panna asian pöydälle Maija Mallin ehdotuksesta.\n\n"
        "Kaupunginhallitus päättää hyväksyä suunnitelman.\n\nLisäksi kaupunginhallitus kehottaa virastoa toimimaan."
    )
    page, issues = read(text_of(decided, "Suunnitelma on hyvä.", APPEAL, CARDS))
    assert kinds(page.parts)[-2:] == [("proposal", "proposal"), ("proposal", "reasons")]
    assert page.parts[-2].text.split("\n")[0] == "Kaupunginhallitus päättää hyväksyä suunnitelman."
    assert issues == []


def test_a_proposal_that_cannot_be_told_stays_with_the_decision_and_the_log_says_so() -> None:
    decided = "Päätös\n\nKaupunginhallitus asian pöydälle.\n\nSuunnitelma hyväksytään."
    page, issues = read(text_of(decided, APPEAL, CARDS))
    assert kinds(page.parts) == [
        ("decision", "title"),
        ("decision", "decision"),
        ("decision", "presenter"),
        ("decision", "appeal"),
    ]
    assert "cannot be told from the decision" in issues[0].message


def test_of_two_sections_without_heading_none_is_guessed() -> None:
    page, issues = read(text_of(f"{DECISION}\n\n{PROPOSED}", "Tiivis kuvaus.", "Pitkä perustelu.", APPEAL, CARDS))
    proposed = [(one.kind.value, one.text) for one in page.parts if one.side == "proposal"]
    assert proposed[:2] == [("proposal", PROPOSED), ("other", "Tiivis kuvaus.")]
    assert ["lost its heading" in issue.message for issue in issues] == [True]


def test_a_text_without_the_words_that_end_a_section() -> None:
    page, issues = read(as_text(PARK, close=False))
    assert told(page, headings=False) == without_headings(stated(PARK))
    assert issues == []


# the appeal, the cards, the attachments


@pytest.mark.parametrize(
    "heading",
    [
        "MUUTOKSENHAKUKIELTO",
        "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI",
        "VALITUSOSOITUS",
        "FÖRBUD MOT SÖKANDE AV ÄNDRING",
        "ANVISNINGAR FÖR HUR MAN BEGÄR OMPRÖVNING",
        "BESVÄRSANVISNING",
    ],
)
def test_how_to_appeal(heading: str) -> None:
    appeal = f"{heading}\n\nNäin menettelet.\n\nKäsittely\n\nPostitse."
    page, issues = read(text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", appeal, CARDS))
    found = [one for one in page.parts if one.kind is PartKind.APPEAL]
    assert [one.text.split("\n") for one in found] == [[heading, "Näin menettelet.", "Käsittely", "Postitse."]]
    assert (page.published, issues) == (None, [])


@pytest.mark.parametrize(
    ("card", "text"),
    [
        (
            "Kaisa Koivu, kaupunginsihteeri, puhelin: 09 310 12345\n\nkaisa.koivu@hel.fi",
            "Kaisa Koivu, kaupunginsihteeri",
        ),
        ("Kaisa Koivu, kaupunginsihteeri: 09 310 12345", "Kaisa Koivu, kaupunginsihteeri"),
        ("Kaisa Koivu\n\nKaupunginsihteeri\n\n09 310 12345", "Kaisa Koivu, kaupunginsihteeri"),
        (
            "Nimi\n\nKaisa Koivu\n\nTitteli\n\nKaupunginsihteeri\n\nPuhelinnumero\n\n09 310 12345\n\n"
            "Sähköposti\n\na@b.fi",
            "Kaisa Koivu, kaupunginsihteeri",
        ),
        ("Namn Kaisa Koivu\nTitel Stadssekreterare\nTelefonnummer 09 310 12345", "Kaisa Koivu, stadssekreterare"),
        (
            "Kaisa Koivu, kaupunginsihteeri, puhelin: 09 310 12345\n\nk@hel.fi\n\n"
            "Otto Oja, johtaja, puhelin: 09 310 54321\n\no@hel.fi",
            "Kaisa Koivu, kaupunginsihteeri\nOtto Oja, johtaja",
        ),
    ],
)
def test_who_tells_more(card: str, text: str) -> None:
    """Names and titles, and no telephone number or address."""
    whole = text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", APPEAL, f"{CARDS}\n\nLisätietojen antaja\n\n{card}")
    page, _ = read(whole)
    assert [one.text for one in page.parts if one.kind is PartKind.CONTACTS] == [text]
    assert [one.text for one in page.parts if one.kind is PartKind.PRESENTER] == ["vs. kansliapäällikkö\nTaina Tammi"]


def test_attachments() -> None:
    page, _ = read(
        text_of(f"{DECISION}\n\n{PROPOSED}", "Syy.", APPEAL, f"{CARDS}\n\nLiitteet\n\n1. Kartta\n\n2. Laskelma")
    )
    assert [(one.heading, one.text) for one in page.parts if one.kind is PartKind.ATTACHMENTS] == [
        ("Liitteet", "1 Kartta\n2 Laskelma")
    ]


def test_an_office_holders_decision() -> None:
    text = "\n\n".join(
        [
            "Avustus puiston ystäville",
            "HEL 2021-009999",
            "§ 62",
            "Avustus 1/2021 puiston ystäville",
            "Yksikön päällikkö",
            "Päätös",
            "Yksikön päällikkö päätti myöntää avustuksen.",
            "Päätöksen perustelut",
            "Hakija on toiminut puistossa kauan.",
            "Päätös tullut nähtäväksi 07.12.2021",
            "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI",
            "Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen.",
            "Sulje",
            "Päättäjä",
            "Yksikön päällikkö",
            "Tarmo Tuomi",
        ]
    )
    page, issues = read(text)
    assert (page.section, page.item, page.title) == (62, None, "Avustus 1/2021 puiston ystäville")
    assert page.body == BodyRef("Yksikön päällikkö")
    assert told(page)[1:] == [
        ("decision", "decision", "Päätös", "Yksikön päällikkö päätti myöntää avustuksen."),
        ("decision", "reasons", "Päätöksen perustelut", "Hakija on toiminut puistossa kauan."),
        (
            "decision",
            "appeal",
            "",
            "OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI\n"
            "Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen.",
        ),
        ("decision", "signature", "", "yksikön päällikkö\nTarmo Tuomi"),
    ]
    assert issues == []


def test_a_decision_of_the_council_in_swedish_with_a_vote() -> None:
    motion = replace(
        PARK,
        title="Ledamoten Maja Modells motion om belysning",
        body=BodyRef("Helsingfors stadsfullmäktige"),
        parts=(
            part(PartKind.TITLE, "", "Ledamoten Maja Modells motion om belysning"),
            part(PartKind.DECISION, "Beslut", "Stadsfullmäktige betraktade motionen som slutbehandlad."),
            part(
                PartKind.HANDLING,
                "Behandling",
                "Ledamoten Maja Modell understödd av ledamoten Per Palm föreslog en kläm.\n1 omröstningen\n"
                "JA-förslag: Klämmen godkänns\nNEJ-förslag: Motsätter sig\nJa-röster: 2\nMaja Modell, Per Palm\n"
                "Nej-röster: 1\nTove Tall\nBlanka: 0",
            ),
            part(PartKind.APPEAL, "", "BESVÄRSANVISNING\nÄndring får sökas."),
            part(PartKind.PROPOSAL, "", "Beslutet stämmer överens med förslaget.", "proposal"),
            part(PartKind.REASONS, "", "Lekparken är mörk, och det finns medel för lampor.", "proposal"),
        ),
    )
    for chrome in (SV, EN):
        page, issues = read(as_text(motion, chrome))
        assert (page.language, page.body) == ("sv", BodyRef("Stadsfullmäktige"))
        assert told(page, headings=False) == without_headings(stated(motion))
        assert issues == []


# what is not the decision's text


def test_tables_of_votes_have_lost_their_form_and_are_left_out() -> None:
    votes = "Äänestystulokset\n\nÄänestys 1\n\nJaa\n\n2\n\nMalli, Maija\n\nVihreät"
    whole = text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", votes, APPEAL, CARDS)
    page, issues = read(whole)
    assert page == read(text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", APPEAL, CARDS))[0]
    assert [issue.severity for issue in issues] == [Severity.SKIPPED]


def test_earlier_decisions_repeated_are_left_out() -> None:
    history = "Päätöshistoria\n\nKaupunginhallitus 25.10.2021 § 759\n\nPäätös\n\nKaupunginhallitus päätti pöydätä."
    whole = text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", history, APPEAL, CARDS)
    page, issues = read(whole)
    assert page == read(text_of(f"{DECISION}\n\n{PROPOSED}", "Syy on hyvä.", APPEAL, CARDS))[0]
    assert [issue.severity for issue in issues] == [Severity.SKIPPED]

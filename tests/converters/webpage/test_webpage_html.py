"""The HTML of a page: each layout, each language around it, and what may stand on it beside the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from webpage_samples import (
    CHROMES,
    PARK,
    PUBLISHED,
    SV,
    Chrome,
    accordion,
    as_html,
    card,
    paragraphs,
    part,
    read,
    stated,
    told,
)

from kg.errors import Rejected, Severity
from kg.record import BodyRef, PartKind

LAYOUTS = (2021, 2023, 2025)
TEXT_ENDS = '<div class="component component--accordion">'
ASIDE = '<div class="issue__more-info__container">'


def with_section(html: str, section: str, *, first: bool = False) -> str:
    """The page with one more section: before those that open and close, or after them."""
    return html.replace(TEXT_ENDS, section + TEXT_ENDS if first else TEXT_ENDS + section, 1)


def beside(html: str, what: str) -> str:
    """The page (of the last layout) with something more beside the text."""
    assert ASIDE in html
    return html.replace(ASIDE, ASIDE + what, 1)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("chrome", CHROMES, ids=lambda chrome: chrome.language)
def test_fields_and_parts(layout: int, chrome: Chrome) -> None:
    page, issues = read(as_html(PARK, chrome, layout=layout))
    assert (page.kind, page.decided, page.native_id, page.date, page.classification) == ("page", True, None, None, None)
    assert (page.case, page.section, page.item) == ("HEL 2021-009999", 885, 17)
    assert (page.title, page.language, str(page.published)) == (PARK.title, "fi", "2021-12-07")
    assert page.body == BodyRef("Kaupunginhallitus")
    assert told(page) == stated(PARK)
    assert issues == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_language_around_a_text_changes_nothing(layout: int) -> None:
    assert len({repr(read(as_html(PARK, chrome, layout=layout))[0]) for chrome in CHROMES}) == 1


@pytest.mark.parametrize(
    "banner", ["", "<div class='announcement'><h2>Huoltokatko</h2><p>Sivusto on suljettu.</p></div>"]
)
def test_what_the_site_announces_is_no_part(banner: str) -> None:
    assert read(as_html(PARK, banner=banner))[0] == read(as_html(PARK))[0]


def test_what_opens_a_part_elsewhere_is_a_line_within_one_that_opens_and_closes() -> None:
    heading = "<h3>Muutoksenhaku</h3><p>Kaavasta voi valittaa.</p>"
    html = as_html(PARK).replace("<p>Päätös</p>", f"<h3>Päätös</h3>{heading}", 1)
    reasons = read(html)[0].parts[-1]
    assert (reasons.kind, reasons.side) == (PartKind.REASONS, "proposal")
    assert reasons.text.split("\n")[1:4] == ["Päätös", "Muutoksenhaku", "Kaavasta voi valittaa."]


def test_a_heading_of_no_known_kind_is_kept_and_told() -> None:
    page, issues = read(with_section(as_html(PARK), accordion("Vaikutukset eläimiin", "<p>Siilit hyötyvät.</p>")))
    other = next(one for one in page.parts if one.kind is PartKind.OTHER)
    assert (other.side, other.heading, other.text) == ("proposal", "Vaikutukset eläimiin", "Siilit hyötyvät.")
    assert ["'Vaikutukset eläimiin'" in issue.message for issue in issues] == [True]


def test_a_card_of_no_known_kind_is_kept_and_told() -> None:
    html = beside(as_html(PARK), '<div class="issue__more-info"><h3>Valvoja</h3><p>Leikkipuistojen ystävät</p></div>')
    page, issues = read(html)
    other = next(one for one in page.parts if one.kind is PartKind.OTHER)
    assert (other.side, other.heading, other.text) == ("decision", "Valvoja", "Leikkipuistojen ystävät")
    assert "'Valvoja'" in issues[0].message


def test_text_outside_any_section_is_kept_and_told() -> None:
    html = as_html(PARK).replace('imported-content">', 'imported-content"><p>Asia on kiireellinen.</p>', 1)
    page, issues = read(html)
    assert (page.parts[1].kind, page.parts[1].text) == (PartKind.OTHER, "Asia on kiireellinen.")
    assert "outside any section" in issues[0].message


def test_a_section_that_is_there_twice_is_read_once() -> None:
    reasons = next(one for one in PARK.parts if one.kind is PartKind.REASONS)
    section = accordion(reasons.heading, paragraphs(reasons.text))
    page, issues = read(as_html(PARK).replace(section, section * 2))
    assert told(page) == stated(PARK)
    assert "twice" in issues[0].message


def test_the_earlier_decisions_repeated_below_are_not_this_one() -> None:
    history = accordion("Päätöshistoria", "<h4>Kaupunginhallitus 25.10.2021 § 759</h4><p>Päätös</p><p>Pöydälle.</p>")
    page, issues = read(with_section(as_html(PARK), history))
    assert told(page) == stated(PARK)
    assert [(issue.place, "left out" in issue.message) for issue in issues] == [("päätöshistoria", True)]


# who decided


@pytest.mark.parametrize(
    ("shown", "known"),
    [
        ("Helsingin kaupunginhallitus", "Kaupunginhallitus"),
        ("Helsingin kaupunginvaltuusto", "Kaupunginvaltuusto"),
        ("Helsingfors stadsstyrelse", "Stadsstyrelsen"),
        ("Helsingfors stadsfullmäktige", "Stadsfullmäktige"),
        ("Helsinki City Board", "City Board"),
        ("Helsinki City Council", "City Council"),
        ("Urban Environment Committee", "Urban Environment Committee"),
        ("Stadsmiljönämnden", "Stadsmiljönämnden"),
        ("Helsingin Satama Oy", "Helsingin Satama Oy"),
        ("Yksikön päällikkö", "Yksikön päällikkö"),
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_body_is_named_as_the_registries_know_it(shown: str, known: str, layout: int) -> None:
    page, _ = read(as_html(replace(PARK, body=BodyRef(shown)), layout=layout))
    assert page.body == BodyRef(known)


def test_an_office_holders_decision_has_who_made_it_and_no_proposal() -> None:
    post = replace(
        PARK,
        item=None,
        section=62,
        body=BodyRef("Tiimipäällikkö"),
        parts=(
            part(PartKind.TITLE, "", PARK.title),
            part(PartKind.DECISION, "Päätös", "Tiimipäällikkö päätti myöntää avustuksen."),
            part(PartKind.REASONS, "Päätöksen perustelut", "Hakija on toiminut puistossa kauan."),
        ),
    )
    decider = card("Tarmo Tuomi", "tiimipäällikkö", PartKind.PRESENTER)
    page, _ = read(beside(as_html(post), f'<div class="issue__more-info"><h3>Päättäjä</h3>{decider}</div>'))
    assert (page.section, page.item) == (62, None)
    assert told(page)[1:] == [
        *stated(post)[1:],
        ("decision", "signature", "", "tiimipäällikkö\nTarmo Tuomi"),
    ]


# what is not on every page


def test_a_swedish_text_has_the_headings_of_a_swedish_record() -> None:
    park = replace(
        PARK,
        language="sv",
        title="Ledamoten Maja Modells kläm om belysningen i lekparken",
        body=BodyRef("Helsingfors stadsstyrelse"),
        parts=(
            part(PartKind.TITLE, "", "Ledamoten Maja Modells kläm om belysningen i lekparken"),
            part(PartKind.DECISION, "Beslut", "Stadsstyrelsen beslutade anteckna utredningen för kännedom."),
            part(PartKind.PRESENTER, "Föredragande", "kanslichefen\nTaina Tammi"),
            part(PartKind.CONTACTS, "Upplysningar", "Kaisa Koivu, stadssekreterare"),
            part(PartKind.APPEAL, "Sökande av ändring", "FÖRBUD MOT SÖKANDE AV ÄNDRING\nÄndring får inte sökas."),
            part(PartKind.PROPOSAL, "Förslag till beslut", "Beslutet stämmer överens med förslaget.", "proposal"),
            part(PartKind.REASONS, "Föredragandens motiveringar", "Fullmäktige godkände klämmen.", "proposal"),
        ),
    )
    for chrome in CHROMES:
        page, issues = read(as_html(park, chrome))
        assert (page.language, page.body) == ("sv", BodyRef("Stadsstyrelsen"))
        assert told(page) == stated(park)
        assert issues == []


def test_a_page_without_its_publication_has_none() -> None:
    page, issues = read(as_html(PARK).replace(f"<strong>{PUBLISHED}</strong>", ""))
    assert (page.published, told(page)) == (None, stated(PARK))
    assert [issue.severity for issue in issues] == [Severity.SKIPPED]


def test_a_day_that_is_none_is_left_out() -> None:
    page, issues = read(as_html(PARK).replace(PUBLISHED, "31.02.2021"))
    assert page.published is None
    assert "31.02.2021" in issues[0].message


def test_the_case_number_may_stand_in_an_attribute_alone() -> None:
    html = as_html(PARK).replace("<span>HEL 2021-009999</span>", "<span></span>")
    assert read(html)[0].case == "HEL 2021-009999"


def test_attachments() -> None:
    rows = (
        '<div class="issue__attachment"><a href="https://example.org/kartta.pdf">1. Puiston kartta</a>'
        '<span class="issue__attachment__info">Linkki avautuu uuteen välilehteen</span></div>'
        '<div class="issue__attachment"><span>2. Laskelma</span></div>'
        '<div class="issue__attachment"><span>3. Salassa pidettävä: JulkL (621/1999) 24 § 1 mom 23 k</span></div>'
    )
    page, _ = read(beside(as_html(PARK), f"<div class='issue__attachments__container'>{rows}</div>"))
    first, second, third = page.attachments
    assert (first.number, first.title, first.file, first.public) == (
        "1",
        "Puiston kartta",
        "https://example.org/kartta.pdf",
        True,
    )
    assert (second.number, second.title, second.file, second.public) == ("2", "Laskelma", None, None)
    assert (third.number, third.public, third.reasons) == ("3", False, ("JulkL (621/1999) 24 § 1 mom 23 k",))
    listed = next(one for one in page.parts if one.kind is PartKind.ATTACHMENTS)
    assert (listed.heading, listed.text.split("\n")[:2]) == ("Liitteet", ["1 Puiston kartta", "2 Laskelma"])


def test_a_withheld_decision() -> None:
    ground = '<div class="issue-content__confidentiality-reason">(JulkL (621/1999) 24 § 1 mom 25 k)</div>'
    html = as_html(PARK).replace(
        '<div class="issue-content__container">', ground + '<div class="issue-content__container">'
    )
    page, _ = read(html)
    withheld = next(one for one in page.parts if one.kind is PartKind.CONFIDENTIAL)
    assert withheld.text == "Salassa pidettävä (JulkL (621/1999) 24 § 1 mom 25 k)"
    assert page.confidential is not None


def test_a_text_that_the_site_hides_is_told() -> None:
    html = as_html(replace(PARK, parts=PARK.parts[:1]))
    hidden = '<div class="issue__hidden-message"><p>Tekstiä ei näytetä.</p></div>'
    page, issues = read(html.replace('imported-content">', f'imported-content">{hidden}', 1))
    assert [one.kind for one in page.parts] == [PartKind.TITLE]
    assert "hides" in issues[-1].message
    with pytest.raises(Rejected, match="no text below it"):
        read(html)


def test_what_is_not_decided_yet_is_a_proposal() -> None:
    html = as_html(PARK).replace("<h1", '<div class="motion-tag">Tämä on esitys</div><h1', 1)
    page, _ = read(html)
    assert not page.decided
    assert {one.side for one in page.parts} == {"proposal"}


# votes

OPINION = '<div class="voting-result__opinion voting-result__opinion--{}"><span>{}</span> <span>{}</span></div>'
OLDER = '<h5 class="result-type">{1}<span>{2}</span></h5>'


def table(*voters: tuple[str, str]) -> str:
    rows = "".join(f"<tr><td>{name}</td><td>{group}</td></tr>" for name, group in voters)
    return f"<table><thead><tr><th>Nimi</th><th>Ryhmä</th></tr></thead><tbody>{rows}</tbody></table>"


def vote(number: int, opinion: str, names: tuple[str, str] = ("Jaa", "Ei")) -> str:
    return (
        f"<h4>Äänestys {number}</h4><p>Jaa: Ehdotuksen mukaan</p><p>Ei: Palautetaan</p>"
        + opinion.format("ayes", names[0], 2)
        + table(("Malli, Maija", "Vihreät"), ("Puu-Oksa, Pekka", ""))
        + opinion.format("noes", names[1], 1)
        + table(("Tammi, Taina", "SDP"))
        + '<div class="voting-results-by-party"><table><tr><td>Vihreät</td><td>1</td></tr></table></div>'
    )


@pytest.mark.parametrize(
    ("heading", "opinion", "names"),
    [
        ("Äänestystulokset", OPINION, ("Jaa", "Ei")),
        ("Äänestystulokset", OLDER, ("Jaa", "Ei")),
        ("Omröstningsresultat", OLDER, ("Ja", "Nej")),
        ("Voting results", OPINION, ("Ayes", "Noes")),
    ],
)
def test_votes(heading: str, opinion: str, names: tuple[str, str]) -> None:
    html = with_section(as_html(PARK), accordion(heading, vote(1, opinion, names) + vote(2, opinion, names)))
    page, issues = read(html)
    assert issues == []
    assert told(page) == stated(PARK)
    assert len(page.votes) == 2
    for one in page.votes:
        assert (one.yes, one.no, one.blank, one.absent) == (2, 1, None, None)
        assert (one.yes_text, one.no_text) == ("Ehdotuksen mukaan", "Palautetaan")
        assert [(voter.name, voter.side, voter.group) for voter in one.voters] == [
            ("Maija Malli", "yes", "Vihreät"),
            ("Pekka Puu-Oksa", "yes", None),
            ("Taina Tammi", "no", "SDP"),
        ]


def test_voters_on_no_side_are_left_out_and_told() -> None:
    html = with_section(as_html(PARK), accordion("Äänestystulokset", table(("Malli, Maija", "Vihreät"))))
    page, issues = read(html)
    assert page.votes == ()
    assert [issue.severity for issue in issues] == [Severity.SKIPPED]


def test_a_roll_call_in_the_text_stays_in_the_text() -> None:
    park = replace(
        PARK,
        parts=tuple(
            replace(one, text=f"{one.text}\nJaa-äänet: 2\nMaija Malli, Pekka Puu\nEi-äänet: 1\nTaina Tammi")
            if one.kind is PartKind.HANDLING
            else one
            for one in PARK.parts
        ),
    )
    page, _ = read(as_html(park, SV))
    assert told(page) == stated(park)

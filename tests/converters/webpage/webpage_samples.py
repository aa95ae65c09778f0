"""Pages of the public site, typeset from a record in the layouts it has had, and as their text is saved.

The matters and the private names in the record given here are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from converters import webpage
from kg.errors import Issue, Log
from kg.record import BodyRef, DecisionRecord, Part, PartKind, Side
from kg.source import SourceDocument

TEXT = frozenset({PartKind.DECISION, PartKind.HANDLING, PartKind.REASONS, PartKind.SUMMARY, PartKind.OTHER})
FOLDED = frozenset({PartKind.PROPOSAL, PartKind.SUMMARY, PartKind.REASONS, PartKind.OTHER})
PUBLISHED = "07.12.2021"


@dataclass(frozen=True)
class Chrome:
    """What the site says around a decision in one language."""

    language: str
    item: str
    number: str
    newer: str
    decider: str
    published: str
    appeal: str
    presenter: str
    contact: str
    close: str
    attachments: str


# fmt: off
FI = Chrome("fi", "Asia", "Diaarinumero", "Asialla on uudempia käsittelyjä", "Päätöksentekijä",
            "Päätös tullut nähtäväksi", "Muutoksenhaku", "Esittelijä", "Lisätietojen antaja", "Sulje", "Liitteet")
SV = Chrome("sv", "Ärende", "Diarienummer", "Ärendet har nyare handläggningar", "Beslutsfattare",
            "Beslutet har publicerats", "Ändringssökande", "Föredragande", "Mer information", "Stäng", "Bilagor")
EN = Chrome("en", "Case", "Diary number", "More recent handlings", "Decisionmaker", "This decision was published on",
            "Appeal process", "Presenter information", "Ask for more info", "Close", "Attachments")
# fmt: on
CHROMES = (FI, SV, EN)


def part(kind: PartKind, heading: str, text: str, side: Side = "decision") -> Part:
    return Part(kind, side, heading, text)


PARK = DecisionRecord(
    kind="record",
    decided=True,
    native_id=None,
    title="Valtuutettu Maija Mallin toivomusponsi leikkipuiston valaistuksesta",
    language="fi",
    case="HEL 2021-009999",
    section=885,
    item=17,
    body=BodyRef("Kaupunginhallitus"),
    parts=(
        part(PartKind.TITLE, "", "Valtuutettu Maija Mallin toivomusponsi leikkipuiston valaistuksesta"),
        part(
            PartKind.DECISION,
            "Päätös",
            "Kaupunginhallitus merkitsi tiedoksi selvityksen toivomusponnen johdosta tehdyistä toimenpiteistä.\n"
            "Valaisimia hankitaan seuraavasti:\nkeinut\t3\nportti\t1",
        ),
        part(
            PartKind.HANDLING,
            "Käsittely",
            "Asian aikana kuultavana oli suunnittelija Pekka Puu.\nKaupunginhallitus päätti asiasta yksimielisesti.",
        ),
        part(PartKind.PRESENTER, "Esittelijä", "vs. kansliapäällikkö\nTaina Tammi"),
        part(PartKind.CONTACTS, "Lisätiedot", "Kaisa Koivu, kaupunginsihteeri"),
        part(
            PartKind.APPEAL,
            "Muutoksenhaku",
            "MUUTOKSENHAKUKIELTO\nTähän päätökseen ei saa hakea muutosta, koska päätös koskee asian valmistelua.\n"
            "Sovellettava lainkohta: Kuntalaki 136 §",
        ),
        part(PartKind.PROPOSAL, "Päätösehdotus", "Päätös on ehdotuksen mukainen.", "proposal"),
        part(
            PartKind.REASONS,
            "Esittelijän perustelut",
            "Kaupunginvaltuusto hyväksyi 16.6.2021 toivomusponnen, jossa leikkipuistoon toivotaan valoja.\n"
            "Päätös\nAsiasta on pyydetty lausunto, ja se on liitteenä.",
            "proposal",
        ),
    ),
)


def read(content: str | bytes) -> tuple[DecisionRecord, list[Issue]]:
    """Read a page or a text, and the issues it gave."""
    raw = content.encode() if isinstance(content, str) else content
    log = Log("page", "webpage/page/key")
    return webpage.read(SourceDocument("webpage", "page", "key", raw, "page"), log), log.issues


def told(record: DecisionRecord, *, headings: bool = True) -> list[tuple[str, str, str, str]]:
    """The parts of a record. headings: whether theirs are told, too."""
    return [(one.side, one.kind.value, one.heading if headings else "", one.text) for one in record.parts]


def stated(record: DecisionRecord) -> list[tuple[str, str, str, str]]:
    """What a page states of a record's parts: without the proposal's lists, and of the contacts the first."""
    parts: list[tuple[str, str, str, str]] = []
    for one in record.parts:
        kept = one.kind in FOLDED if one.side == "proposal" else one.kind in TEXT | _BESIDE
        if kept:
            text = one.text.split("\n")[0] if one.kind is PartKind.CONTACTS else one.text
            parts.append((one.side, one.kind.value, one.heading, text))
    return parts


_BESIDE = frozenset(
    {PartKind.TITLE, PartKind.CONFIDENTIAL, PartKind.PRESENTER, PartKind.CONTACTS, PartKind.APPEAL, PartKind.SIGNATURE}
)


def _first(record: DecisionRecord, kind: PartKind) -> Part | None:
    return next((one for one in record.parts if one.kind is kind and one.side == "decision"), None)


# the text, as it is saved


def as_text(record: DecisionRecord, chrome: Chrome = FI, *, title_first: bool = False, close: bool = True) -> str:
    """The text of a page. title_first: the layout since 2024; close: whether the words that end a section are there."""
    name = record.body.name if record.body else ""
    lines = ["Asian otsikko", "", record.case or "", chrome.newer]
    section = f"{chrome.item} {record.item}. / {record.section} §" if record.item else f"§ {record.section}"
    lines += ["", record.title, "", section, "", f"{chrome.decider}:", name, ""] if title_first else []
    lines += [] if title_first else [section, "", record.title, "", name, ""]
    for one in record.parts:
        if one.side == "decision" and one.kind in TEXT:
            lines += [one.heading, "", *_paragraphs(one.text)]
    end = [chrome.close, ""] if close else []
    for one in record.parts:
        if one.side == "proposal" and one.kind in FOLDED:
            lines += [*_paragraphs(one.text), *end]
    appeal = _first(record, PartKind.APPEAL)
    if appeal is not None:
        lines += [f"{chrome.published} {PUBLISHED}", "", *_paragraphs(appeal.text), *end]
    presenter, contacts = _first(record, PartKind.PRESENTER), _first(record, PartKind.CONTACTS)
    if presenter is not None:
        lines += [chrome.presenter, "", *presenter.text.split("\n"), ""]
    if contacts is not None:
        first = contacts.text.split("\n")[0]
        lines += [chrome.contact, "", f"{first}, puhelin: 09 310 12345", "", "etunimi.sukunimi@hel.fi"]
    return "\n".join(lines)


def _paragraphs(text: str) -> list[str]:
    return [line for one in text.split("\n") for line in (one, "")]


# the page, in three layouts


def as_html(record: DecisionRecord, chrome: Chrome = FI, *, layout: int = 2025, banner: str = "") -> str:
    """The page in a layout: of 2021, 2023 or 2025. banner: what the site announces on all its pages."""
    name = record.body.name if record.body else ""
    section = f"{chrome.item} {record.item}. / {record.section} §" if record.item else f"§ {record.section}"
    indices = f'<div class="issue-content__indices">{section}</div>'
    title = f'<div class="issue-content__title"><h2>{escape(record.title)}</h2></div>'
    label = '<div class="issue-content__policymaker-label--with-icon"><span>{}:</span><span>{}</span></div>'
    body = label.format(chrome.decider, escape(name)) if layout > 2021 else (
        f'<div class="issue-content__policymaker-label color-sumu"><span>{escape(name)} </span></div>'
    )  # fmt: skip
    top = title + indices + body if layout == 2025 else indices + title + body
    text = _main(record, layout) + _sections(record, chrome, layout)
    cards = _cards(record, chrome, layout)
    inside, beside = ("", f'<div class="issue__more-info__container">{cards}</div>') if layout == 2025 else (cards, "")
    return (
        f'<!DOCTYPE html><html lang="{chrome.language}"><head><meta charset="utf-8">'
        f"<title>{escape(record.title)} | Helsinki</title><style>.issue-content{{color:red}}</style>"
        '<script>var html = "<div class=issue-content>";</script></head><body>'
        f"<nav><ul><li><a href='/fi'>Päätökset</a></li></ul></nav>{banner}"
        f'<main><article class="issue node--type-case"><header id="case-header" class="issue-header__container" '
        f'data-case-id="{(record.case or "").replace(" ", "-")}"><h1 class="issue__title">Asian otsikko</h1>'
        f'<div class="issue__diarynumber"><label>{chrome.number}</label><span>{record.case or ""}</span></div></header>'
        f'<div class="issue__wrapper"><div class="issue__meetings-container"><ul><li class="option selected">'
        f'<a href="?decision=x">Kaupunginhallitus 45/22.11.2021</a></li></ul></div>'
        f'<div class="issue-content-top">{top}</div><div class="issue-content__container">'
        f'<div class="issue-content imported-content">{text}{inside}</div></div>{beside}</div></article></main>'
        "<footer><h3>Helsingin kaupunki</h3><p>Palaute</p></footer></body></html>"
    )


def paragraphs(text: str) -> str:
    """Lines as paragraphs, lines with cells as a table."""
    html = ""
    for line in text.split("\n"):
        cells = "".join(f"<td><div>{escape(cell)}</div></td>" for cell in line.split("\t"))
        row = f"<div><table><tbody><tr>{cells}</tr></tbody></table></div>"
        html += row if "\t" in line else f"<p>{escape(line)}</p>"
    return html


def _main(record: DecisionRecord, layout: int) -> str:
    parts = [one for one in record.parts if one.side == "decision" and one.kind in TEXT]
    if layout == 2023:
        return "".join(f"<h3>{one.heading}</h3>{paragraphs(one.text)}" for one in parts)
    sections = "".join(
        f'<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">{one.heading}</h3>{paragraphs(one.text)}</div>'
        for one in parts
    )
    return f'<section class="SisaltoSektioToisto">{sections}</section>' if layout == 2025 else sections


def accordion(heading: str, inner: str, close: str = "Sulje", layout: int = 2025) -> str:
    """A section that opens and closes, as each layout has it."""
    if layout == 2021:
        return (
            '<div class="accordion__wrapper handorgel"><h3 class="accordion-item__header handorgel__header">'
            f'<button class="accordion-item__button accordion-item__button--toggle"><span>{heading}</span>'
            '<div class="accordion-item__icon"><span>angle-down</span></div></button></h3>'
            f'<div class="accordion-item__content handorgel__content"><div>{inner}<span role="button" tabindex="0" '
            f'class="accordion-item__button accordion-item__button--close">{close}</span></div></div></div>'
        )
    return (
        '<div class="accordion__wrapper helfi-accordion-item"><h3 class="accordion-item__header">'
        f'<button type="button" class="accordion-item__button accordion-item__button--toggle">{heading}</button></h3>'
        f'<div class="accordion-item__content"><div class="accordion-item__content__inner">{inner}'
        f'<button type="button" class="accordion-item__button--close"><span class="is-hidden">Sulje: {heading}</span>'
        f"<span>{close}</span></button></div></div></div>"
    )


def _sections(record: DecisionRecord, chrome: Chrome, layout: int) -> str:
    html = '<div class="component component--accordion"><button class="is-hidden">Avaa kaikki</button>'
    for one in record.parts:
        if one.side == "proposal" and one.kind in FOLDED:
            html += accordion(one.heading, paragraphs(one.text), chrome.close, layout)
    appeal = _first(record, PartKind.APPEAL)
    if appeal is not None:
        day = f'<p class="issue__decision-date">{chrome.published} <strong>{PUBLISHED}</strong></p>'
        html += accordion(chrome.appeal, day + paragraphs(appeal.text), chrome.close, layout)
    return html + "</div>"


def _cards(record: DecisionRecord, chrome: Chrome, layout: int) -> str:
    html = ""
    for heading, kind in ((chrome.presenter, PartKind.PRESENTER), (chrome.contact, PartKind.CONTACTS)):
        found = _first(record, kind)
        if found is None:
            continue
        first = found.text.split("\n")
        title, name = first if kind is PartKind.PRESENTER and len(first) > 1 else ("", first[0])
        if kind is PartKind.CONTACTS:
            name, _, title = first[0].partition(", ")
        html += f'<div class="issue__more-info"><h3>{heading}</h3>{card(name, title, kind, layout)}</div>'
    return html


def card(name: str, title: str, kind: PartKind, layout: int = 2025) -> str:
    """A card. Since 2025 the site writes a title with a large letter, and labels for screen readers."""
    if layout == 2025:
        large = title[:1].upper() + title[1:]
        return (
            '<div class="contact-card"><div class="contact-card__color-line"></div>'
            '<h4 class="contact-card__person-name"><div class="label visually-hidden">Nimi</div>'
            f'{name}</h4><div class="contact-card__person-title">'
            f'<div class="label visually-hidden">Titteli</div>{large}</div>'
            '<div class="contact-card__person-links"><div class="label visually-hidden">Puhelinnumero</div>'
            '<a href="tel:0931012345">09 310 12345</a><a href="mailto:x">etunimi.sukunimi@hel.fi</a></div></div>'
        )
    if kind is PartKind.CONTACTS:
        inner = f"<p>{name}, {title}, puhelin: 310 12345<div>etunimi.sukunimi@hel.fi</div></p>"
    else:
        inner = f"<div>{title}</div><div>{name}</div>"
    return f'<div class="issue__more-info__content">{inner}</div>'

"""Redaction: private people go from every text, in any form of their names; what is public or ordinary stays."""

from __future__ import annotations

from datetime import date

import pytest

from kg import registries
from kg.extract.extractor import Extractor
from kg.privacy.redaction import words
from kg.privacy.redaction.redactor import Redactor
from kg.privacy.screen import REDACTED
from kg.record import (
    BodyRef,
    DecisionRecord,
    EarlierDecision,
    Part,
    PartKind,
    PersonRecord,
    StatedAttachment,
    StatedVote,
    Voter,
)
from kg.vocab import DEFAULT_BASE


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    elected = [PersonRecord("ex.ulappa", "Kerttu Ulappa", "Ulappa")]
    known = registries.with_documents(registries.load(DEFAULT_BASE), [], elected, [])
    return Redactor(Extractor(known), known)


def record(*texts: str | tuple[PartKind, str], title: str = "Oikaisuvaatimus") -> DecisionRecord:
    parts = [(PartKind.REASONS, text) if isinstance(text, str) else text for text in texts]
    return DecisionRecord(
        kind="record",
        decided=True,
        native_id=None,
        title=title,
        language="fi",
        parts=tuple(Part(kind, "decision", "", text) for kind, text in parts),
        date=date(2021, 11, 22),
        body=BodyRef("Kaupunginhallitus", "00400", "2"),
    )


def redacted(redactor: Redactor, *texts: str | tuple[PartKind, str]) -> list[str]:
    return [part.text for part in redactor.redact(record(*texts), lambda _: True).record.parts]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Matti Mallinen on hakenut muutosta.", "* on hakenut muutosta."),
        ("Hakija Matti Mallinen asuu Helsingissä.", "Hakija * asuu Helsingissä."),
        ("Mallinen katsoo niin. Mallisen mukaan asia on selvä.", "* katsoo niin. * mukaan asia on selvä."),
        ("Asiakas (Mallinen) ilmoitti asiasta.", "Asiakas (*) ilmoitti asiasta."),
        ("Oikaisuvaatimuksessaan Smithson vaatii hyvitystä.", "Oikaisuvaatimuksessaan * vaatii hyvitystä."),
        ("Nguyen Thi Hoa valitti. Hoan mukaan tuki on pieni.", "* valitti. * mukaan tuki on pieni."),
        ("Mohammed al-Hassan ja Fadumo Warsame Ali valittivat.", "* ja * valittivat."),
        ("M. Mallinen ja Matti M. olivat paikalla.", "* ja * olivat paikalla."),
        ("Mallinen, Matti on allekirjoittanut sen.", "* on allekirjoittanut sen."),
        ("Salo Matti ja Lahti Pekka ovat naapureita.", "* ja * ovat naapureita."),
        ("Pekka Lahden vaatimus hylättiin. Lahdelle ilmoitettiin.", "* vaatimus hylättiin. * ilmoitettiin."),
        ("Päätös annettiin Anna-Liisa Kivimallille ja Jukalle.", "Päätös annettiin * ja *."),
        ("Lapsi (Aino) jäi kotiin, ja Kalle-vauva myös.", "Lapsi (*) jäi kotiin, ja * myös."),
        ("Rehtori Jonesin oppilas erotettiin. Jones valitti.", "Rehtori * oppilas erotettiin. * valitti."),
        ("Kantaja on O'Connor, puoliso Jean-Pierre de la Tour.", "Kantaja on *, puoliso *."),
        ("Vastaaja on Carl von Mallenius, isä af Mallen.", "Vastaaja on *, isä *."),
        ("Päivi kertoi asiasta. Satun mukaan se on toisin.", "* kertoi asiasta. * mukaan se on toisin."),
        ("Muistutuksen tekijä: Kovalenko Oleksandr", "Muistutuksen tekijä: *"),
        ("Vastaajana oli Tmi Maija Mallinen.", "Vastaajana oli Tmi *."),
        ("Mallisten perhe, Malliset ja Mallisia auttanut Mallinen.", "* perhe, * ja * auttanut *."),
        ("Šarūnas Žukauskas ja İbrahim Şahin ovat rakentajia.", "* ja * ovat rakentajia."),
        ("Lausunnon antoi erikoislääkäri Mäki. Mäen mukaan niin.", "Lausunnon antoi erikoislääkäri *. * mukaan niin."),
        ("Hakija Li ja vaimo Wu saivat tukea. Li kiitti.", "Hakija * ja vaimo * saivat tukea. * kiitti."),
        ("MATTI MALLINEN vaati hyvitystä.", "* vaati hyvitystä."),
        ("Kuolinpesän osakas Toivo Usko Mallinen vaati sitä.", "Kuolinpesän osakas * vaati sitä."),
        ("Matti Mallinen ja matti mallinen ovat yksi.", "* ja * ovat yksi."),
        ("Mallisen kuolinpesä vaati korvausta.", "* kuolinpesä vaati korvausta."),
        ("Sökanden Åsa Öhmansson bor i Helsingfors.", "Sökanden * bor i Helsingfors."),
        ("Smith:n vaatimus ja O’Brien’n valitus", "* vaatimus ja * valitus"),
    ],
)
def test_names_of_private_people_go(text: str, left: str, redactor: Redactor) -> None:
    assert redacted(redactor, text) == [left.replace("*", REDACTED)]


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginhallitus päätti asiasta. Lautakunta totesi, että hakemus on myöhässä.",
        "Helsingin kaupunki, Espoo ja Tukholma tekivät sopimuksen. Vuosaaren satama on auki.",
        "Kuntalain 140 §:n mukaan asia on julkinen. Hallintolain mukaan se on toisin.",
        "Helsingin hallinto-oikeus hylkäsi valituksen. Kela maksoi tuen.",
        "Asunto Oy Helsingin Mallila rakennettiin Mallikadulle. Keksittykatu suljettiin.",
        "Rakennus Keksitty Oy voitti kilpailun. Hankinnan arvo on suuri.",
        "Varsinainen perustelu on muualla. Asianosaisen kuuleminen toimitettiin.",
        "Arvo on 100 euroa. Ilman lupaa ei saa rakentaa. Toinen vaihtoehto on parempi.",
        "Att:lle varattiin tontti. Maija Mallin katu päällystettiin.",
        "Kaivu- ja louhintatyöt alkavat. Länsi-Keksilän alue rakennetaan.",
        "1. Hakemus\n2. Lausunto\n- Muistutus\nLiitteet",
    ],
)
def test_what_is_public_or_ordinary_stays(text: str, redactor: Redactor) -> None:
    assert redacted(redactor, text) == [text]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hän asuu osoitteessa Mallikatu 12 A 3, 00530 Helsinki.", "Hän asuu osoitteessa *."),
        ("osoitteessa Keksityn rantatie 7-9 B 12 as. 4", "osoitteessa *"),
        ("koti on Exempelgatan 3 B 12 ja työ kantatie 45:n varrella", "koti on * ja työ kantatie 45:n varrella"),
        ("Matti Mallinen (s. 12.3.1985) haki tukea", "* (s. *) haki tukea"),
        ("Matti Mallinen, 12.3.1985, haki tukea", "*, *, haki tukea"),
        ("Matti Mallinen 12.11.2021, hakemus", "* 12.11.2021, hakemus"),
        ("henkilötunnus 131052-308X", "henkilötunnus *"),
        ("syntynyt 1. tammikuuta 1980", "syntynyt *"),
        ("puhelin 040 123 4567 tai +358 40 1234567", "*"),
        ("soita numeroon 050-1234567", "soita numeroon *"),
        ("maija.malli@example.fi vastaa", "* vastaa"),
        ("tilille FI21 1234 5600 0007 85 maksetaan", "tilille * maksetaan"),
        ("tilille FI21 1234 5600 0007 86 maksetaan", "tilille FI21 1234 5600 0007 86 maksetaan"),
        ("auto ABC-123 ja HEL-202", "auto * ja HEL-202"),
        ("moottoripyörä, rekisteritunnus AB-12", "moottoripyörä, rekisteritunnus *"),
        ("12.4.2021 § 89, 1 000 050 euroa, tontti 40175/3", "12.4.2021 § 89, 1 000 050 euroa, tontti 40175/3"),
    ],
)
def test_what_tells_of_a_person_goes(text: str, left: str, redactor: Redactor) -> None:
    assert redacted(redactor, text) == [left.replace("*", REDACTED)]


def test_the_address_of_the_authority_stays_in_the_instructions_for_appeal(redactor: Redactor) -> None:
    text = "Oikaisuvaatimus tehdään kirjallisesti.\nKäyntiosoite: Mallikatu 5"
    assert redacted(redactor, (PartKind.APPEAL, text)) == [text]
    assert redacted(redactor, (PartKind.APPEAL, "Hän asuu osoitteessa Mallikatu 5")) == [
        f"Hän asuu osoitteessa {REDACTED}"
    ]


def test_people_in_public_roles_keep_their_names_in_any_form_also_alone(redactor: Redactor) -> None:
    found = redacted(
        redactor,
        (PartKind.PRESENTER, "kansliapäällikkö\nAatos Köysimäki"),
        "Aatos Köysimäen mukaan asia on selvä. Köysimäki totesi niin. Aulis Köysimäki on hänen veljensä.",
    )
    assert found == [
        "kansliapäällikkö\nAatos Köysimäki",
        f"Aatos Köysimäen mukaan asia on selvä. {REDACTED} totesi niin. {REDACTED} on hänen veljensä.",
    ]
    alone = redacted(redactor, (PartKind.PRESENTER, "kansliapäällikkö\nAatos Köysimäki"), "Kun Köysimäki totesi niin")
    assert alone[1] == "Kun Köysimäki totesi niin"


def test_a_day_of_birth_beside_a_public_name_goes_too(redactor: Redactor) -> None:
    texts = (
        (PartKind.PRESENTER, "johtaja\nAatos Köysimäki"),
        "Aatos Köysimäki (1.2.1970) ja Aatos Köysimäki (1.2.2021)",
    )
    assert redacted(redactor, *texts)[1] == f"Aatos Köysimäki ({REDACTED}) ja Aatos Köysimäki (1.2.2021)"


def test_an_elected_person_outside_a_role_is_private_here(redactor: Redactor) -> None:
    assert redacted(redactor, "Valittaja on Kerttu Ulappa.") == [f"Valittaja on {REDACTED}."]


def test_recipients_and_their_paths(redactor: Redactor) -> None:
    found = redacted(redactor, (PartKind.EXTRACTS, "Smithson\tOte\nKymp/Make/Mallinen, Haka\nHakija\nKirjaamo"))
    assert found == [f"{REDACTED}\tOte\nKymp/Make/{REDACTED}, {REDACTED}\nHakija\nKirjaamo"]


def test_every_text_of_a_record_is_redacted_and_one_tells_the_others(redactor: Redactor) -> None:
    whole = DecisionRecord(
        kind="record",
        decided=True,
        native_id=None,
        title="Matti Harjun oikaisuvaatimus",
        language="fi",
        parts=(Part(PartKind.OTHER, "decision", "Harjun vaatimus", "Harju vaatii."),),
        votes=(StatedVote(1, 0, 0, 0, "Harjun vaatimus", "hylkäys", (Voter("Kerttu Ulappa", "yes"),)),),
        attachments=(StatedAttachment("Harjun kirje"),),
        earlier=(EarlierDecision(None, None, None, None, None, "Harjun hakemus"),),
    )
    found = redactor.redact(whole, lambda _: True)
    assert "Harju" not in str(found.record)
    assert "Kerttu Ulappa" in str(found.record)
    assert found.record.parts[0].text == f"{REDACTED} vaatii."
    assert found.counts == {"name": 6}


def test_the_same_text_redacted_twice_is_the_same(redactor: Redactor) -> None:
    once = redactor.redact(record("Matti Mallinen asuu Mallikatu 5:ssä."), lambda _: True).record
    assert redactor.redact(once, lambda _: True).record == once


def test_titles_keep_whom_they_name_in_a_public_role_and_their_author(redactor: Redactor) -> None:
    titles = ["Valtuutettu Kerttu Ulapan aloite laiturista", "Matti Mallisen hakemus", "Ulappa Kerttu: laituri"]
    found, counts = redactor.titles(titles, "fi", lambda _: True, "Kerttu Ulappa")
    assert found == [titles[0], f"{REDACTED} hakemus", titles[2]]
    assert counts == {"name": 1}


def test_lists_know_names_from_words() -> None:
    assert words.is_given("Matin")
    assert words.is_given("Arvo")
    assert not words.is_given("Arvo", everyday=False)
    assert not words.is_given("Ilman", inflected=False)
    assert words.is_like_surname("Virtasen")
    assert words.is_like_surname("Lindqvistin")
    assert words.is_listed("Oikaisuvaatimuksessaan")
    assert words.is_thing("Hämeentiellä")
    assert not words.is_thing("Mallinen")

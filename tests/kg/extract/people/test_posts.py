"""As what somebody is elected, appointed or released, and the one spelling of titles."""

from __future__ import annotations

import pytest
from people_samples import part, titles

from kg.extract.people.title_forms import plain_title
from kg.record import PartKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Johtokunta päätti valita Maija Koskisen puheenjohtajaksi ja Matti Virtasen sihteeriksi.",
            [("Maija Koskinen", "puheenjohtaja"), ("Matti Virtanen", "sihteeri")],
        ),
        (
            "Lautakunta valitsi vaalilautakunnan puheenjohtajaksi Maija Koskisen, varapuheenjohtajaksi Matti Virtasen "
            "sekä jäseniksi Liisa Mäki-Salon ja Heikki Korpelan.",
            [
                ("Maija Koskinen", "vaalilautakunnan puheenjohtaja"),
                ("Matti Virtanen", "varapuheenjohtaja"),
                ("Liisa Mäki-Salo", "jäsen"),
                ("Heikki Korpela", "jäsen"),
            ],
        ),
        (
            "Hallitus valitsi Maija Koskisen (kanslia, talous, johtava asiantuntija) jäseneksi johtokuntaan.",
            [("Maija Koskinen", "johtava asiantuntija")],
        ),
        (
            "Rehtori päätti valita Mallilan opiston tuntiopettajan määräaikaiseen virkasuhteiseen tehtävään "
            "filosofian maisteri Maija Koskisen.",
            [("Maija Koskinen", "tuntiopettaja")],
        ),
        (
            "Päällikkö päätti ottaa valtiotieteiden maisteri Maija Koskisen sosiaaliohjaajan virkaan (vakanssi 1).",
            [("Maija Koskinen", "sosiaaliohjaaja")],
        ),
        (
            "Päällikkö päätti ottaa Maija Koskisen historian ja yhteiskuntaopin lehtorin virkaan.",
            [("Maija Koskinen", "lehtori")],
        ),
        (
            "Johtaja päätti siirtää lehtori Maija Koskisen Mallilan peruskoulun apulaisrehtorin virkaan.",
            [("Maija Koskinen", "lehtori")],
        ),
        (
            "Lautakunta valitsi Maija Koskisen jäseneksi ja Matti Virtasen hänen henkilökohtaiseksi varajäsenekseen.",
            [("Maija Koskinen", "jäsen"), ("Matti Virtanen", "varajäsen")],
        ),
        (
            "Puheenjohtajana toimii Maija Koskinen ja varapuheenjohtajana Matti Virtanen.",
            [("Maija Koskinen", "puheenjohtaja"), ("Matti Virtanen", "varapuheenjohtaja")],
        ),
        (
            "Valtuusto päätti valita puistolautakuntaan:\njäsenet: Maija Koskinen (pj), Liisa Mäki-Salo\n"
            "varajäsenet: Matti Virtanen",
            [("Maija Koskinen", "puheenjohtaja"), ("Liisa Mäki-Salo", "jäsen"), ("Matti Virtanen", "varajäsen")],
        ),
        (
            "Valtuusto valitsi jäseniksi ja heidän henkilökohtaisiksi varajäsenikseen:\n"
            "Maija Koskinen (varajäsen Matti Virtanen)",
            [("Maija Koskinen", "jäsen"), ("Matti Virtanen", "varajäsen")],
        ),
        ("Johtaja päätti nimittää Maija Koskisen yksikön päälliköksi.", [("Maija Koskinen", "yksikön päällikkö")]),
        ("Valtuusto valitsi uudeksi lautamieheksi Maija Koskisen.", [("Maija Koskinen", "lautamies")]),
        ("Kaupunginhallitus nimesi yhtiön hallitukseen Maija Koskisen.", [("Maija Koskinen", None)]),
        (
            "Valtuusto valitsi lautakuntaan vuoden loppuun\njäsen Matti Virtasen tilalle Maija Koskisen.",
            [("Maija Koskinen", None)],
        ),
        (
            "Fullmäktige valde Eva Sandström till nämndens ordförande och Karl Berg till ny ersättare.",
            [("Eva Sandström", "ordförande"), ("Karl Berg", "ersättare")],
        ),
        ("Direktören utnämnde Karl Berg till tf. rektor.", [("Karl Berg", "tf. rektor")]),
    ],
)
def test_the_appointed_have_the_title_of_their_new_post(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = titles(part(PartKind.DECISION, text))
    assert [(name, title) for role, name, title, _ in found if role == "appointed"] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Hallitus\nmyönsi Maija Koskiselle eron liikelaitoksen johtokunnan jäsenen ja puheenjohtajan tehtävistä "
            "ja\nvalitsi Matti Virtasen varajäseneksi.",
            "liikelaitoksen johtokunnan jäsen ja puheenjohtaja",
        ),
        (
            "Valtuusto myönsi Maija Koskiselle (Vas.) eron kulttuuri- ja puistolautakunnan varajäsenen "
            "luottamustoimesta.",
            "kulttuuri- ja puistolautakunnan varajäsen",
        ),
        ("Valtuusto myönsi eron Maija Koskiselle kaupunginvaltuutetun tehtävästä.", "kaupunginvaltuutettu"),
        ("Johtaja päätti myöntää rehtori Maija Koskiselle eron virastaan.", "rehtori"),
        (
            "Valtuusto vapautti Maija Koskisen puistolautakunnan puheenjohtajan tehtävästä.",
            "puistolautakunnan puheenjohtaja",
        ),
        ("Merkittiin tiedoksi Maija Koskisen eroilmoitus nuorisoneuvoston jäsenyydestä.", "nuorisoneuvoston jäsen"),
        ("Lautakunta merkitsi tiedoksi johtaja Maija Koskisen irtisanoutumisen 1.3.2020 alkaen.", "johtaja"),
        ("Lautakunta merkitsi tiedoksi, että rehtori Maija Koskinen on irtisanoutunut virastaan.", "rehtori"),
        ("Stadsstyrelsen beviljade Maija Koskinen avsked från uppdraget som ledamot i nämnden.", "ledamot"),
    ],
)
def test_the_released_have_the_title_of_what_they_leave(text: str, title: str) -> None:
    found = titles(part(PartKind.DECISION, text))
    assert [(name, title) for role, name, title, _ in found if role == "resigned"] == [("Maija Koskinen", title)]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Valtuutettu", "valtuutettu"),
        ("Jäsenet", "jäsen"),
        ("valtuutettujen", "valtuutettu"),
        ("Ledamöterna", "ledamot"),
        ("I ledamoten", "ledamot"),
        ("Yksikön päällikkö", "yksikön päällikkö"),
        ("Talous- ja suunnittelupäällikkö", "talous- ja suunnittelupäällikkö"),
        ("Mallilan koulun rehtori", "Mallilan koulun rehtori"),
        ("Kadut ja puistot -yksikön päällikkö", "Kadut ja puistot -yksikön päällikkö"),
        ("HR-asiantuntija", "HR-asiantuntija"),
        (None, None),
    ],
)
def test_a_title_has_one_spelling(title: str | None, plain: str | None) -> None:
    assert plain_title(title) == plain


def test_a_plural_title_is_of_all_its_people() -> None:
    text = "Jäsenet Maija Koskinen ja Matti Virtanen jättivät eriävän mielipiteen."
    found = titles(part(PartKind.HANDLING, text))
    assert [(name, title) for _, name, title, _ in found] == [("Maija Koskinen", "jäsen"), ("Matti Virtanen", "jäsen")]


def test_the_proposal_repeats_who_is_released() -> None:
    decision = part(PartKind.DECISION, "Hallitus myönsi Maija Koskiselle eron johtokunnan jäsenen tehtävästä.")
    reasons = part(
        PartKind.REASONS,
        "Maija Koskinen on 1.2.2020 pyytänyt eroa tehtävästään. Matti Virtanen on pyytänyt eroa.",
        "proposal",
    )
    assert [(role, name) for role, name, *_ in titles(decision, reasons)] == [("resigned", "Maija Koskinen")] * 2
    assert titles(reasons) == []


def test_the_proposal_repeats_whose_motion_it_is() -> None:
    title = part(PartKind.TITLE, "Lausunto valtuutettu Maija Koskisen toivomusponnesta")
    reasons = part(
        PartKind.REASONS,
        "Valtuusto hyväksyi seuraavan valtuutettu Maija Koskisen toivomusponnen:\nValtuutettu Matti Virtasen aloite.",
        "proposal",
    )
    assert [(role, name) for role, name, *_ in titles(title, reasons)] == [("motion_proposer", "Maija Koskinen")] * 2

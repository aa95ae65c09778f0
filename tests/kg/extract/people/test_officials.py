"""Officials by the lines they stand on: presenters, contacts, signers; and the titles before names in sentences."""

from __future__ import annotations

import pytest
from people_samples import POST, part, read, roles, titles

from kg.extract.people.titles import is_acting
from kg.record import PartKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maija Malli, suunnittelija, puhelin: 09 310 12345", [("Maija Malli", "suunnittelija")]),
        ("suunnittelija Maija Malli, puh. 09 310 1234, maija.malli(a)hel.fi", [("Maija Malli", "suunnittelija")]),
        (
            "Maija Malli, suunnittelija, p. 310 12345, Matti Malli, lakimies, p. 310 23456",
            [("Maija Malli", "suunnittelija"), ("Matti Malli", "lakimies")],
        ),
        ("Koskinen, Maija, suunnittelija", [("Maija Koskinen", "suunnittelija")]),
        ("Maija Malli (suunnittelija)", [("Maija Malli", "suunnittelija")]),
        ("Lisätietojen antaja: Maija Malli, suunnittelija", [("Maija Malli", "suunnittelija")]),
        ("lisätietoja antaa suunnittelija Maija Malli", [("Maija Malli", "suunnittelija")]),
        ("Suunnittelija Matti Malli\tpuhelin 310 123", [("Matti Malli", "suunnittelija")]),
        ("Maija E. Malli, suunnittelija.", [("Maija E. Malli", "suunnittelija")]),
        ("Nguyen Van Anh, suunnittelija", [("Nguyen Van Anh", "suunnittelija")]),
        ("Eva Exempel, planerare, telefon: 09 310 1234", [("Eva Exempel", "planerare")]),
        ("Malmin Sairaala, osasto 3", []),
        ("Asiakaspalvelu, puhelin: 310 22111", []),
        ("maija.malli@hel.fi", []),
    ],
)
def test_a_contact_has_a_name_and_a_title(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, title) for _, name, title, _ in titles(part(PartKind.CONTACTS, text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Puistojohtaja Maija Malli", [("Maija Malli", "puistojohtaja")]),
        ("Maija Malli\npuistojohtaja", [("Maija Malli", "puistojohtaja")]),
        ("puistojohtaja\nKoskinen Maija", [("Maija Koskinen", "puistojohtaja")]),
        (
            "vs. puistojohtaja\nMaija Malli\npuistopäällikkö\nMatti Malli",
            [("Maija Malli", "vs. puistojohtaja"), ("Matti Malli", "puistopäällikkö")],
        ),
    ],
)
def test_a_presenter_stands_above_below_or_beside_the_title(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, title) for _, name, title, _ in titles(part(PartKind.PRESENTER, text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Maija Malli\npuheenjohtaja\nMatti Malli\npöytäkirjanpitäjä\nPöytäkirja tarkastettu\nLiisa Malli",
            [("chair", "Maija Malli"), ("secretary", "Matti Malli")],
        ),
        (
            "Maija Malli\tMatti Malli\npuheenjohtaja\tpöytäkirjanpitäjä",
            [("chair", "Maija Malli"), ("secretary", "Matti Malli")],
        ),
        (
            "Maija Malli\n1. varapuheenjohtaja\nMatti Malli\nhallintosihteeri, pöytäkirjanpitäjä",
            [("chair", "Maija Malli"), ("secretary", "Matti Malli")],
        ),
        (
            "Ordförande\nEva Exempel\nProtokollförare\nKarl Exempel\nProtokolljusterare\nSven Exempel",
            [("chair", "Eva Exempel"), ("secretary", "Karl Exempel")],
        ),
    ],
)
def test_an_organ_is_signed_by_chair_and_secretary(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(part(PartKind.SIGNATURE, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Päätös on sähköisesti allekirjoitettu.\nMaija Malli\nyksikön päällikkö", [("decision_maker", "Maija Malli")]),
        (
            "Maija Malli\nyksikön päällikkö\nMatti Malli\nhallintosihteeri",
            [("decision_maker", "Maija Malli"), ("secretary", "Matti Malli")],
        ),
        ("yksikön päällikkö Maija Malli\npuh. 310 1", [("decision_maker", "Maija Malli")]),
    ],
)
def test_an_office_holder_signs_alone_or_with_a_secretary(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(part(PartKind.SIGNATURE, text), body=POST) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hyväksyttiin seuraavan lausunnon valtuutettu Maija Koskisen ehdotuksesta.", "valtuutettu"),
        ("Kannattaja: jäsen Maija Koskinen", "jäsen"),
        ("Lautakunnan puheenjohtaja Maija Koskinen ehdotti asian palauttamista.", "lautakunnan puheenjohtaja"),
        (
            "Kuultavana oli kasvatuksen ja koulutuksen toimialan hallintojohtaja Maija Koskinen.",
            "kasvatuksen ja koulutuksen toimialan hallintojohtaja",
        ),
        (
            "Kuultavana oli Kadut ja puistot -yksikön päällikkö Maija Koskinen.",
            "Kadut ja puistot -yksikön päällikkö",
        ),
        ("Kuultavana oli julkisen taiteen päällikkö Maija Koskinen.", "julkisen taiteen päällikkö"),
        ("Kuultavana oli ts. johtava asiantuntija Maija Koskinen.", "ts. johtava asiantuntija"),
        ("Kuultavana oli professori Maija Koskinen Helsingin yliopistosta.", "professori"),
    ],
)
def test_a_title_reaches_as_far_as_it_is_one(text: str, title: str) -> None:
    found, _ = read(part(PartKind.HANDLING, text))
    assert {(person.name, person.title) for person in found if person.role != "chair"} == {("Maija Koskinen", title)}


@pytest.mark.parametrize(
    ("title", "acting"),
    [
        ("vs. johtaja", True),
        ("vs johtaja", True),
        ("vs.johtaja", True),
        ("va. johtaja", True),
        ("vt. johtaja", True),
        ("virkaa tekevä johtaja", True),
        ("johtajan sijainen", True),
        ("johtaja (vs.)", True),
        ("tf. direktör", True),
        ("tillförordnad direktör", True),
        ("määräaikainen lehtori", False),
        ("ma. lehtori", False),
        ("varajohtaja", False),
        ("vastaava ohjaaja", False),
        (None, False),
    ],
)
def test_who_acts_for_another(title: str | None, acting: bool) -> None:
    assert is_acting(title) is acting

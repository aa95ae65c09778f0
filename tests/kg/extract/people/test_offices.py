"""Whom a decision elects, appoints and releases, in the forms that decisions write it."""

from __future__ import annotations

import pytest
from people_samples import POST, part, roles

from kg.record import PartKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kaupunginvaltuusto päätti valita pöytäkirjantarkastajiksi valtuutetut Maija Koskisen ja Matti "
            "Virtasen sekä varatarkastajiksi valtuutetut Liisa Mäki-Salon ja Heikki Korpelan.",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Lautakunta valitsi pöytäkirjantarkastajiksi jäsenet Maija Koskinen (Kok.) ja Matti Virtanen "
            "(PS) sekä varatarkastajiksi jäsenet Liisa Mäki-Salo (PS) ja Heikki Korpela (Liik.) .",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Lautakunta päätti valita pöytäkirjantarkastajaksi jäsenen Maija Koskinen ja varatarkastajaksi "
            "jäsenen Matti Virtanen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto\n- myönsi Maija Koskiselle eron puistolautakunnan varajäsenen luottamustoimesta\n- "
            "valitsi Matti Virtasen Liisa Mäki-Salon henkilökohtaiseksi varajäseneksi puistolautakuntaan "
            "toimikauden 2021-2023 loppuun.",
            [("appointed", "Matti Virtanen"), ("resigned", "Maija Koskinen")],
        ),
        (
            "Valtuusto päätti myöntää Maija Koskiselle eron lautakunnan jäsenen luottamustoimesta ja valita "
            "Matti Virtasen uudeksi jäseneksi (Liisa Mäki-Salon varajäsen).",
            [("appointed", "Matti Virtanen"), ("resigned", "Maija Koskinen")],
        ),
        (
            "Jaosto päätti valita Maija Koskisen uudeksi jäseneksi (varajäsenenä Matti Virtanen) ja Liisa "
            "Mäki-Salon uudeksi varajäseneksi (Heikki Korpelan henkilökohtainen varajäsen).",
            [("appointed", "Liisa Mäki-Salo"), ("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto valitsi lautakuntaan seuraavat jäsenet ja henkilökohtaiset varajäsenet toimikaudeksi "
            "2021-2023:\nJäsen\tVarajäsen\nMaija Koskinen\tMatti Virtanen\nLiisa Mäki-Salo\tHeikki Korpela",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Kaupunginhallitus päätti valita johtokuntaan seuraavat henkilöt:\nVarsinainen "
            "jäsen\tHenkilökohtainen varajäsen\nMaija Koskinen, puheenjohtaja\tMatti Virtanen\nLiisa "
            "Mäki-Salo, varapuheenjohtaja\tHeikki Korpela",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Valtuusto valitsi Maija Koskisen puheenjohtajaksi ja Matti Virtasen varapuheenjohtajaksi.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto valitsi puheenjohtajaksi Maija Koskisen, I varapuheenjohtajaksi Matti Virtasen ja II "
            "varapuheenjohtajaksi Liisa Mäki-Salon.",
            [("appointed", "Liisa Mäki-Salo"), ("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto valitsi jäseneksi ja puheenjohtajaksi Maija Koskisen (varajäsen Matti Virtanen).",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Konsernijaosto päätti nimetä Malli Oy:n hallitukseen seuraavat henkilöt:\n• puheenjohtajaksi "
            "Maija Koskinen\n• varapuheenjohtajaksi Matti Virtanen\n• jäseniksi Liisa Mäki-Salo ja Heikki "
            "Korpela",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        ("Konsernijaosto päätti kehottaa edustajaa tukemaan Maija Koskisen valintaa hallituksen puheenjohtajaksi.", []),
        (
            "Kaupunginhallitus päätti määrätä Maija Koskisen edustamaan kaupunkia yhtiökokouksessa.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Kaupunginhallitus päätti nimetä kaupungin edustajaksi yhtiökokoukseen Maija Koskisen.",
            [("appointed", "Maija Koskinen")],
        ),
        ("Johtaja päätti irtisanoa Maija Koskisen virkasuhteen.", []),
        ("Lautakunta valitsi keskuudestaan varapuheenjohtajaksi Maija Koskisen.", [("appointed", "Maija Koskinen")]),
        (
            "Lautakunta päätti valita edustajakseen neuvottelukuntaan Maija Koskisen ja varaedustajaksi "
            "Matti Virtasen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Vaalilautakuntaan valittiin jäseniksi:\nMaija Koskinen\nMatti Virtanen\nvarajäseniksi:\nLiisa "
            "Mäki-Salo\nHeikki Korpela",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Lautakunta päätti valita käräjäoikeuden lautamiehiksi seuraavat: Maija Koskinen, Matti "
            "Virtanen ja Liisa Mäki-Salo.",
            [("appointed", "Liisa Mäki-Salo"), ("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto valitsi tilintarkastajaksi HT Maija Koskisen ja varatilintarkastajaksi KHT Matti Virtasen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto totesi Maija Koskisen menettäneen vaalikelpoisuutensa ja valitsi hänen tilalleen "
            "lautakunnan jäseneksi Matti Virtasen.",
            [("appointed", "Matti Virtanen")],
        ),
        (
            "Lautakunta myönsi eron Maija Koskiselle ja Matti Virtaselle jaoston jäsenyydestä.",
            [("resigned", "Maija Koskinen"), ("resigned", "Matti Virtanen")],
        ),
        ("Valtuusto vapautti Maija Koskisen lautakunnan jäsenen tehtävästä.", [("resigned", "Maija Koskinen")]),
        (
            "Valtuusto myöntää seuraaville henkilöille eron luottamustoimesta:\nMaija Koskinen\nMatti Virtanen",
            [("resigned", "Maija Koskinen"), ("resigned", "Matti Virtanen")],
        ),
        ("Valtuusto hyväksyi Maija Koskisen eropyynnön.", [("resigned", "Maija Koskinen")]),
        ("Lautakunta totesi, että Maija Koskinen on pyytänyt eroa jäsenyydestä.", []),
        ("Johtaja päätti myöntää Maija Koskiselle tutkimusluvan.", []),
        ("Johtaja päätti valita urakoitsijaksi Koskinen Oy:n.", []),
        ("Lautakunta päätti valita Maija Koskisen ehdotuksen kilpailun voittajaksi.", []),
        ("Lautakunta päätti myöntää stipendin Maija Koskiselle ja valitsi hänet vuoden taiteilijaksi.", []),
    ],
)
def test_an_organ_elects_appoints_and_releases(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.DECISION, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kansliapäällikkö päätti asettaa työryhmän seuraavasti:\npuheenjohtaja: hankejohtaja Maija "
            "Koskinen\njäsenet: suunnittelija Matti Virtanen, lakimies Liisa Mäki-Salo\nsihteeri: Heikki "
            "Korpela",
            [
                ("appointed", "Heikki Korpela"),
                ("appointed", "Liisa Mäki-Salo"),
                ("appointed", "Maija Koskinen"),
                ("appointed", "Matti Virtanen"),
            ],
        ),
        (
            "Kansliapäällikkö päätti asettaa työryhmän.\nTyöryhmän puheenjohtajana toimii hankejohtaja "
            "Maija Koskinen ja jäseninä suunnittelija Matti Virtanen ja lakimies Liisa Mäki-Salo.",
            [("appointed", "Liisa Mäki-Salo"), ("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Kansliapäällikkö päätti nimetä työryhmään projektipäällikkö Maija Koskisen.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Johtaja päätti määrätä Maija Koskisen hoitamaan yksikön päällikön tehtäviä 1.1.-31.3.2022.",
            [("appointed", "Maija Koskinen")],
        ),
        ("Johtaja määräsi yksikön päällikön sijaiseksi Maija Koskisen.", [("appointed", "Maija Koskinen")]),
        (
            "Johtaja määräsi ensimmäiseksi sijaisekseen Maija Koskisen ja toiseksi sijaisekseen Matti Virtasen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Sijaisina toimivat seuraavassa järjestyksessä:\nHallintopäällikkö Maija Koskinen\nYksikön "
            "johtaja Matti Virtanen",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Johtaja päätti valita lastentarhanopettajan virkaan kasvatustieteen kandidaatti Maija Koskisen.",
            [("appointed", "Maija Koskinen")],
        ),
        ("Johtaja päätti, että virkaan valitaan Maija Koskinen.", [("appointed", "Maija Koskinen")]),
        ("Virkaan otetaan Maija Koskinen 1.2.2022 alkaen.", [("appointed", "Maija Koskinen")]),
        ("Rehtori päätti vakinaistaa Maija Koskisen luokanopettajan virkaan.", [("appointed", "Maija Koskinen")]),
        (
            "Rehtori nimitti Maija Koskisen opettajan virkaan ja varalle Matti Virtasen.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Johtaja päätti ottaa Maija Koskisen projektipäällikön virkasuhteeseen ajalle 1.1.-31.12.2022. "
            "Varalla ensimmäisenä on Matti Virtanen.",
            [("appointed", "Maija Koskinen")],
        ),
        ("Johtaja myönsi Maija Koskiselle eron lääkärin virasta 1.2.2022 lukien.", [("resigned", "Maija Koskinen")]),
        ("Rehtori Maija Koskinen päätti hankkia penkkejä.", [("decision_maker", "Maija Koskinen")]),
        ("Vs. yksikön päällikkö Maija Koskinen päättää hankkia penkkejä.", [("decision_maker", "Maija Koskinen")]),
    ],
)
def test_an_office_holder_appoints_and_releases(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.DECISION, text), body=POST)) == expected

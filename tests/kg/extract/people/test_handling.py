"""Who moved, seconded, dissented, was heard or left, in the forms that minutes write it."""

from __future__ import annotations

import pytest
from people_samples import part, roles

from kg.record import PartKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Valtuutettu Maija Koskinen valtuutettu Matti Virtasen kannattamana ehdotti, että asia palautetaan.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maija Koskinen ehdotti valtuutettu Matti Virtasen kannattamana seuraavaa vastaehdotusta:",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Puheenjohtaja totesi, että valtuutettu Maija Koskinen oli valtuutettu Matti Virtasen "
            "kannattamana ehdottanut asian palauttamista uudelleen valmisteltavaksi.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maija Koskinen oli ehdottanut valtuutettu Matti Virtasen kannattamana, että esitys hylätään.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Jäsen Koskinen Maija ehdotti jäsen Virtanen Matin kannattamana, että asia jätetään pöydälle.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        ("Asia pantiin pöydälle jäsen Maija Koskisen pyynnöstä.", [("mover", "Maija Koskinen")]),
        ("Maija Koskinen pyysi asian pöydälle.", [("mover", "Maija Koskinen")]),
        (
            "Jäsen Maija Koskinen esitti asian jättämistä pöydälle. Matti Virtanen kannatti esitystä.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Jäsen Maija Koskinen esitti asian jättämistä pöydälle ja jäsen Matti Virtanen kannatti ehdotusta.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Jäsen Maija Koskinen teki seuraavan vastaehdotuksen: Lisätään penkki. Jäsen Matti Virtanen "
            "kannatti vastaehdotusta.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Jäsen Maija Koskinen teki palautusehdotuksen, jota jäsen Matti Virtanen kannatti.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Jäsen Maija Koskinen teki jäsen Matti Virtasen kannattamana seuraavan muutosehdotuksen: Lisätään penkki.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        ("Kannattaja: jäsen Matti Virtanen", [("seconder", "Matti Virtanen")]),
        (
            "Kannattajat: jäsenet Matti Virtanen, Liisa Mäki-Salo ja Heikki Korpela",
            [("seconder", "Heikki Korpela"), ("seconder", "Liisa Mäki-Salo"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Vastaehdotus:\nMaija Koskinen: Lisätään kohtaan 3 uusi virke.\n\nKannattaja: Matti Virtanen",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Vastaehdotus 1\nJäsen Maija Koskinen: Kohta 2 poistetaan.\nKannattaja: Matti "
            "Virtanen\nVastaehdotus 2\nLiisa Mäki-Salo: Hylätään.\nKannattaja: Heikki Korpela",
            [
                ("mover", "Liisa Mäki-Salo"),
                ("mover", "Maija Koskinen"),
                ("seconder", "Heikki Korpela"),
                ("seconder", "Matti Virtanen"),
            ],
        ),
        (
            "Hylkäysehdotus:\nMaija Koskinen: Ehdotan, että esitys hylätään.\nKannattajat: Matti Virtanen",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Lisäysehdotus:\nMaija Koskinen: Lisätään lausunnon loppuun: Penkkejä tarvitaan.\nEi kannatusta.",
            [("mover", "Maija Koskinen")],
        ),
        (
            "Ponsiehdotus:\nMaija Koskinen: Lautakunta edellyttää selvitystä.\nKannattaja: Matti Virtanen",
            [("motion_proposer", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        ("Maija Koskisen vastaehdotus raukesi kannattamattomana.", [("mover", "Maija Koskinen")]),
        ("Maija Koskisen muutosehdotus raukesi, koska sitä ei kannatettu.", [("mover", "Maija Koskinen")]),
        (
            "Valtuutettu Matti Virtanen kannatti valtuutettu Maija Koskisen ehdotusta.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Maija Koskisen ja Matti Virtasen yhteinen vastaehdotus: Lisätään penkki.",
            [("mover", "Maija Koskinen"), ("mover", "Matti Virtanen")],
        ),
        (
            "Jäsen Maija Koskinen varajäsen Matti Virtasen ja jäsen Liisa Mäki-Salon kannattamana ehdotti "
            "asian hylkäämistä.",
            [("mover", "Maija Koskinen"), ("seconder", "Liisa Mäki-Salo"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Varapuheenjohtaja Maija Koskinen ehdotti jäsenten Matti Virtasen ja Liisa Mäki-Salon "
            "kannattamana, että asia palautetaan.",
            [("mover", "Maija Koskinen"), ("seconder", "Liisa Mäki-Salo"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Maija Koskinen (Vihr.) ehdotti Matti Virtasen (SDP) kannattamana, että asia palautetaan.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maija Koskinen ehdotti valtuutetun Matti Virtasen kannattamana asian palauttamista.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "JAA-ehdotus: Esityksen mukaan\nEI-ehdotus: Muutettuna Maija Koskisen vastaehdotuksen mukaisesti",
            [("mover", "Maija Koskinen")],
        ),
        (
            "JAA-ehdotus: Asian käsittelyä jatketaan\nEI-ehdotus: Asia palautetaan valmisteltavaksi jäsen "
            "Maija Koskisen ehdotuksen mukaisesti",
            [("mover", "Maija Koskinen")],
        ),
        ("Maija Koskisen ehdottama muutos JAA, pohjaesitys EI.", [("mover", "Maija Koskinen")]),
        (
            "Kaupunginhallitus päätti panna asian pöydälle Maija Koskisen ja Matti Virtasen ehdotuksesta.",
            [("mover", "Maija Koskinen"), ("mover", "Matti Virtanen")],
        ),
        (
            "Maija Koskisen ehdotuksesta lautakunta päätti yksimielisesti panna asian pöydälle viikoksi.",
            [("mover", "Maija Koskinen")],
        ),
        ("Esittelijän ehdotuksesta asia poistettiin esityslistalta.", []),
        (
            "Puheenjohtaja Maija Koskinen ehdotti, että asia jätetään pöydälle.",
            [("chair", "Maija Koskinen"), ("mover", "Maija Koskinen")],
        ),
        ("Kokouksen puheenjohtajana toimi Maija Koskinen.", [("chair", "Maija Koskinen")]),
        ("Puheenjohtajana toimi tämän asian osalta varapuheenjohtaja Maija Koskinen.", [("chair", "Maija Koskinen")]),
        (
            "Puheenjohtaja Maija Koskinen poistui esteellisenä, ja puhetta johti varapuheenjohtaja Matti Virtanen.",
            [("chair", "Matti Virtanen"), ("recused", "Maija Koskinen")],
        ),
        ("Pöytäkirjanpitäjänä toimi Maija Koskinen.", [("secretary", "Maija Koskinen")]),
        ("Kokouksen sihteerinä toimi lakimies Maija Koskinen.", [("secretary", "Maija Koskinen")]),
        ("Keskustelussa puheenvuoron käyttivät valtuutetut Maija Koskinen ja Matti Virtanen.", []),
        ("Merkittiin, että Maija Koskinen saapui kokoukseen asian käsittelyn aikana.", []),
        ("Maija Koskinen peruutti ehdotuksensa.", []),
        ("Maija Koskinen veti pois vastaehdotuksensa.", []),
        (
            "Valtuutettu Maija Koskinen ehdotti valtuutettu Matti Virtasen kannattamana hyväksyttäväksi "
            "seuraavan toivomusponnen: Valtuusto edellyttää.",
            [("motion_proposer", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Lisäksi valtuusto hyväksyi valtuutettu Maija Koskisen ehdottaman toivomusponnen.",
            [("motion_proposer", "Maija Koskinen")],
        ),
        (
            "Valtuutettu Maija Koskinen valtuutettu Matti Virtasen kannattamana teki toivomusponsiehdotuksen:",
            [("motion_proposer", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Toivomusponsi 1 (Maija Koskinen):\nValtuusto edellyttää selvitystä.",
            [("motion_proposer", "Maija Koskinen")],
        ),
        ("Maija Koskinen jätti eriävän mielipiteen.", [("dissenter", "Maija Koskinen")]),
        (
            "Jäsenet Maija Koskinen ja Matti Virtanen ilmoittivat jättävänsä päätökseen eriävän mielipiteensä.",
            [("dissenter", "Maija Koskinen"), ("dissenter", "Matti Virtanen")],
        ),
        (
            "Eriävän mielipiteen jättivät Maija Koskinen, Matti Virtanen ja Liisa Mäki-Salo.",
            [("dissenter", "Liisa Mäki-Salo"), ("dissenter", "Maija Koskinen"), ("dissenter", "Matti Virtanen")],
        ),
        ("Eriävä mielipide\nMaija Koskinen: Penkkejä on liikaa.", [("dissenter", "Maija Koskinen")]),
        (
            "Eriävät mielipiteet: Maija Koskinen, Matti Virtanen",
            [("dissenter", "Maija Koskinen"), ("dissenter", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maija Koskinen ilmoitti eriävän mielipiteensä seuraavin perusteluin: Penkkejä on liikaa.",
            [("dissenter", "Maija Koskinen")],
        ),
        ("Jäsen Maija Koskinen liitti pöytäkirjaan eriävän mielipiteensä.", [("dissenter", "Maija Koskinen")]),
        ("Päätökseen eriävän mielipiteensä ilmoitti Maija Koskinen.", [("dissenter", "Maija Koskinen")]),
        ("Maija Koskisen eriävä mielipide on pöytäkirjan liitteenä.", [("dissenter", "Maija Koskinen")]),
        (
            "Äänestyksessä vähemmistöön jäänyt Maija Koskinen ilmoitti eriävän mielipiteen.",
            [("dissenter", "Maija Koskinen")],
        ),
        ("Esteelliset: Maija Koskinen\nEsteellisyyden syy: yhteisöjäävi", [("recused", "Maija Koskinen")]),
        ("Esteellinen: Maija Koskinen", [("recused", "Maija Koskinen")]),
        ("Esteellisyys: Maija Koskinen", [("recused", "Maija Koskinen")]),
        (
            "Esteelliset:\nMaija Koskinen\nMatti Virtanen",
            [("recused", "Maija Koskinen"), ("recused", "Matti Virtanen")],
        ),
        (
            "Esteelliset: Maija Koskinen (yhteisöjäävi), Matti Virtanen (osallisuusjäävi)",
            [("recused", "Maija Koskinen"), ("recused", "Matti Virtanen")],
        ),
        ("Jäävi: Maija Koskinen", [("recused", "Maija Koskinen")]),
        (
            "Jäsen Maija Koskinen ilmoitti olevansa esteellinen ja poistui kokouksesta asian käsittelyn ajaksi.",
            [("recused", "Maija Koskinen")],
        ),
        (
            "Maija Koskinen ja Matti Virtanen ilmoittivat esteellisyytensä ja poistuivat kokouksesta.",
            [("recused", "Maija Koskinen"), ("recused", "Matti Virtanen")],
        ),
        (
            "Maija Koskinen poistui kokouksesta esteellisenä tämän asian käsittelyn ajaksi.",
            [("recused", "Maija Koskinen")],
        ),
        ("Jäsen Maija Koskinen ei osallistunut esteellisenä asian käsittelyyn.", [("recused", "Maija Koskinen")]),
        (
            "Merkittiin, että jäsen Maija Koskinen esteellisenä (yhteisöjäävi) ei osallistunut asian "
            "käsittelyyn eikä päätöksentekoon.",
            [("recused", "Maija Koskinen")],
        ),
        ("Esteellisenä poistui kokouksesta jäsen Maija Koskinen.", [("recused", "Maija Koskinen")]),
        ("Maija Koskinen jääväsi itsensä ja poistui kokouksesta.", [("recused", "Maija Koskinen")]),
        ("Lautakunta totesi Maija Koskisen esteelliseksi.", [("recused", "Maija Koskinen")]),
        ("Lautakunta päätti, että Maija Koskinen ei ole esteellinen käsittelemään asiaa.", []),
        ("Lautakunta katsoi, ettei Maija Koskinen ole esteellinen.", []),
        ("Maija Koskinen oli jäävi käsittelemään asiaa.", [("recused", "Maija Koskinen")]),
        ("Maija Koskinen oli esteellisenä poissa kokouksesta asian käsittelyn ajan.", [("recused", "Maija Koskinen")]),
        ("Esteellisyytensä ilmoitti jäsen Maija Koskinen.", [("recused", "Maija Koskinen")]),
        (
            "Lautakunta valitsi puheenjohtajan ehdotuksesta yksimielisesti pöytäkirjantarkastajaksi Liisa "
            "Mäki-Salon sijasta Maija Koskisen.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Pöytäkirjantarkastajiksi valittiin Maija Koskinen ja Matti Virtanen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Maija Koskinen ja Matti Virtanen valittiin pöytäkirjantarkastajiksi.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maria von Essen ehdotti valtuutettu Ali Ben Hassanin kannattamana, että asia palautetaan.",
            [("mover", "Maria von Essen")],
        ),
        (
            "Jäsen Sean O'Brien ehdotti jäsen Abdirahman Mohamed Alin kannattamana, että asia palautetaan.",
            [("mover", "Sean O'Brien"), ("seconder", "Abdirahman Mohamed Ali")],
        ),
        (
            "Jäsen Anna-Kaisa af Hällström ehdotti jäsen Zahra Al-Saidin kannattamana asian hylkäämistä.",
            [("mover", "Anna-Kaisa af Hällström")],
        ),
        ("Jäsen Nguyen Thi Lan ehdotti asian hylkäämistä.", [("mover", "Nguyen Thi Lan")]),
        ("Esteelliset: Koskinen Maija", [("recused", "Maija Koskinen")]),
        ("Merkittiin seuraavan lausunnon valtuutettu Maija Koskisen ehdotuksesta.", [("mover", "Maija Koskinen")]),
    ],
)
def test_the_handling_says_who_did_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.HANDLING, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asian aikana kuultavina olivat asiantuntija Maija Koskinen ja johtava asiamies Matti Virtanen. "
            "Asiantuntijat poistuivat kuulemisensa jälkeen kokouksesta.",
            [("heard", "Maija Koskinen"), ("heard", "Matti Virtanen")],
        ),
        ("Asian aikana kuultavana oli vs. yksikön päällikkö Maija Koskinen.", [("heard", "Maija Koskinen")]),
        ("Asiantuntijana kuultiin projektipäällikkö Maija Koskinen.", [("heard", "Maija Koskinen")]),
        ("Asiantuntijana kuultiin projektipäällikkö Maija Koskista.", [("heard", "Maija Koskinen")]),
        (
            "Asiantuntijoina kokouksessa kuultiin projektipäällikkö Maija Koskista ja arkkitehti Matti Virtasta.",
            [("heard", "Maija Koskinen"), ("heard", "Matti Virtanen")],
        ),
        ("Asiantuntijana oli kutsuttuna projektipäällikkö Maija Koskinen.", [("heard", "Maija Koskinen")]),
        ("Kokouksessa kuullaan asiantuntijana projektipäällikkö Maija Koskista.", [("heard", "Maija Koskinen")]),
        ("Kuultavana asiantuntijana oli projektipäällikkö Maija Koskinen.", [("heard", "Maija Koskinen")]),
        ("Lautakunta kuuli asiassa asiantuntijana projektipäällikkö Maija Koskista.", [("heard", "Maija Koskinen")]),
        ("Asiaa esitteli kokouksessa asiantuntijana projektipäällikkö Maija Koskinen.", [("heard", "Maija Koskinen")]),
        (
            "Asiantuntija projektipäällikkö Maija Koskinen oli kuultavana tämän asian aikana.",
            [("heard", "Maija Koskinen")],
        ),
        (
            "Projektipäällikkö Maija Koskinen oli asiantuntijana läsnä tämän asian käsittelyn aikana.",
            [("heard", "Maija Koskinen")],
        ),
        (
            "Asiantuntijat: projektipäällikkö Maija Koskinen ja arkkitehti Matti Virtanen",
            [("heard", "Maija Koskinen"), ("heard", "Matti Virtanen")],
        ),
        ("Kuultavat: projektipäällikkö Maija Koskinen", [("heard", "Maija Koskinen")]),
    ],
)
def test_experts_are_heard(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.HANDLING, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maija Koskisen jäävättyä itsensä asian käsittely jatkui.", [("recused", "Maija Koskinen")]),
        (
            "Apulaispormestari Maija Koskinen ei esteellisenä osallistunut päätöksentekoon.",
            [("recused", "Maija Koskinen")],
        ),
        ("Todettiin, etteivät Maija Koskinen ja Matti Virtanen ole esteellisiä.", []),
        ("Maija Koskinen esitti, että kohta 3 poistetaan.", [("mover", "Maija Koskinen")]),
        ("Esittelijä Maija Koskinen esitti, että kohta 3 poistetaan.", []),
        (
            "Jäsen Maija Koskinen jätti eriävän mielipiteen, johon jäsen Matti Virtanen yhtyi.",
            [("dissenter", "Maija Koskinen"), ("dissenter", "Matti Virtanen")],
        ),
        (
            "Eriävä mielipide:\nMaija Koskinen ja Matti Virtanen: Emme hyväksy päätöstä.",
            [("dissenter", "Maija Koskinen"), ("dissenter", "Matti Virtanen")],
        ),
        (
            "Ledamöterna Björn Sandström och Eva Berg föreslog att ärendet bordläggs.",
            [("mover", "Björn Sandström"), ("mover", "Eva Berg")],
        ),
        (
            "Kokoukseen kutsutaan kuultavaksi yksikön päällikkö Maija Koskinen ja arkkitehti Matti Virtanen.",
            [("heard", "Maija Koskinen"), ("heard", "Matti Virtanen")],
        ),
        ("Asiantuntijana kuultavaksi kutsutaan suunnittelija Maija Koskinen.", [("heard", "Maija Koskinen")]),
    ],
)
def test_further_forms_of_minutes(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(part(PartKind.HANDLING, text)) == expected

"""People in roles, by the form of the document and by the set phrases of its text."""

from __future__ import annotations

import pytest
from people_samples import POST, part, read, roles

from kg.extract.finding import Span
from kg.extract.names.hits import NameHit
from kg.record import PartKind
from kg.registries import Person, Registries

# --- by the form of the document


@pytest.mark.parametrize(
    ("text", "name", "title", "acting"),
    [
        ("puistojohtaja\nMaija Malli", "Maija Malli", "puistojohtaja", False),
        ("vs. puistojohtaja\nMaija Malli", "Maija Malli", "vs. puistojohtaja", True),
        ("vs toimitusjohtaja\nMaija Malli", "Maija Malli", "vs toimitusjohtaja", True),
        ("va. puistojen johtaja\nMaija af Mall-Esimerkki", "Maija af Mall-Esimerkki", "va. puistojen johtaja", True),
        ("tf. stadsträdgårdsmästare\nEva Exempel", "Eva Exempel", "tf. stadsträdgårdsmästare", True),
        ("varapuheenjohtaja\nMaija Malli", "Maija Malli", "varapuheenjohtaja", False),
    ],
)
def test_the_presenter_has_a_title_and_may_be_acting(text: str, name: str, title: str, acting: bool) -> None:
    found, _ = read(part(PartKind.PRESENTER, text))
    assert [(p.role, p.name, p.title, p.acting) for p in found] == [("presenter", name, title, acting)]


@pytest.mark.parametrize("text", ["Kaupunginhallitus", "Kaupunginhallituksen konsernijaosto", "puistojohtaja"])
def test_a_body_that_presents_is_no_person(text: str) -> None:
    assert roles(part(PartKind.PRESENTER, text)) == []


def test_each_side_has_its_own_presenter() -> None:
    found, _ = read(
        part(PartKind.PRESENTER, "vs. puistojohtaja\nMaija Malli"),
        part(PartKind.PRESENTER, "puistojohtaja\nMatti Malli", "proposal"),
    )
    assert [(p.side, p.name) for p in found] == [("decision", "Maija Malli"), ("proposal", "Matti Malli")]


def test_a_contact_is_a_line_with_a_name_and_a_title() -> None:
    text = "Maija Malli, valmistelija\npuistot.neuvonta\nPuistopalvelut, neuvonta\nLiisa O'Malli, arkkitehti, pihat"
    found, _ = read(part(PartKind.CONTACTS, text))
    assert [(p.role, p.name, p.title) for p in found] == [
        ("contact", "Maija Malli", "valmistelija"),
        ("contact", "Liisa O'Malli", "arkkitehti, pihat"),
    ]


def test_what_is_left_of_a_phone_number_is_no_title() -> None:
    found, _ = read(part(PartKind.CONTACTS, "Maija Malli, suunnittelija, puhelin:\nMatti Malli, lakimies: 310 12345"))
    assert [p.title for p in found] == ["suunnittelija", "lakimies"]


def test_a_committee_is_signed_by_its_chair_and_secretary() -> None:
    text = "Puheenjohtaja\nMaija Malli\nPöytäkirjanpitäjä\nMatti Malli\nPöytäkirjantarkastaja\nLiisa Malli"
    assert roles(part(PartKind.SIGNATURE, text)) == [("chair", "Maija Malli"), ("secretary", "Matti Malli")]


def test_an_office_holder_signs_as_decision_maker() -> None:
    assert roles(part(PartKind.SIGNATURE, "Maija Malli\nyksikön päällikkö"), body=POST) == [
        ("decision_maker", "Maija Malli")
    ]


def test_an_office_holder_named_as_deciding_is_the_decision_maker() -> None:
    decision = part(PartKind.DECISION, "Yksikön päällikkö Maija Malli päätti hankkia penkkejä.")
    assert roles(decision, body=POST) == [("decision_maker", "Maija Malli")]


# --- motions


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Valtuutettu Maija Koskisen aloite pihoista", ["Maija Koskinen"]),
        ("V 1.2.2022, Valtuutettu Maija Koskisen ym. valtuustoaloite pihoista", ["Maija Koskinen"]),
        ("Valtuutettu Maija Koskisen ja valtuutettu Matti Virtasen aloite", ["Maija Koskinen", "Matti Virtanen"]),
        ("Lausunto valtuutettu Maija Koskisen ja 14 muun valtuutetun aloitteesta", ["Maija Koskinen"]),
        ("Valtuutettu Maija Koskisen toivomusponsi pihoista", ["Maija Koskinen"]),
        ("Ledamoten Eva Sandströms motion om gårdar", ["Eva Sandström"]),
        ("Maija Koskisen aloite pihoista", []),  # may be a resident's
        ("Kuntalaisaloite Maija Koskisen pihasta", []),
    ],
)
def test_the_title_names_the_proposers_of_a_motion(title: str, names: list[str]) -> None:
    assert roles(part(PartKind.TITLE, title)) == [("motion_proposer", name) for name in names]


def test_the_reasons_name_the_proposer_where_the_title_does_not() -> None:
    reasons = part(
        PartKind.REASONS, "Valtuutettu Maija Koskinen ja neljä muuta valtuutettua esittävät aloitteessaan pihaa."
    )
    assert roles(part(PartKind.TITLE, "Aloite pihoista"), reasons) == [("motion_proposer", "Maija Koskinen")]


def test_another_motion_in_the_reasons_is_not_the_one_treated() -> None:
    reasons = part(PartKind.REASONS, "Valtuutettu Matti Virtanen on tehnyt aloitteen puistoista.")
    title = part(PartKind.TITLE, "Valtuutettu Maija Koskisen toivomusponsi pihoista")
    assert roles(title, reasons) == [("motion_proposer", "Maija Koskinen")]
    assert roles(part(PartKind.TITLE, "Kuntalaisaloite pihoista"), reasons) == []


def test_an_adopted_motion_names_its_proposer_at_its_end() -> None:
    text = (
        "Valtuusto hyväksyi seuraavat toivomusponnet:\n"
        "1 Valtuusto edellyttää, että penkkejä lisätään. (Maija Koskinen)\n"
        "2 Hyväksyessään esityksen valtuusto edellyttää selvitystä (Matti Virtanen).\n"
        "3 Penkit ovat puuta (Liisa Mäki)."
    )
    assert roles(part(PartKind.DECISION, text)) == [
        ("motion_proposer", "Maija Koskinen"),
        ("motion_proposer", "Matti Virtanen"),
    ]


def test_a_list_of_what_others_decided_names_no_proposers() -> None:
    listed = "Lautakunta päätti, ettei se ota käsiteltäväkseen:\n34 §, Valtuutettu Maija Koskisen aloite pihoista"
    assert roles(part(PartKind.DECISION, listed)) == []


# --- the handling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jäsen Maija Koskinen ehdotti jäsen Matti Virtasen kannattamana, että asia palautetaan.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Maija Koskinen Matti Virtasen kannattamana ehdotti kohdan poistamista.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Valtuutettu Maija Koskinen ehdotti valtuutettu Matti Virtasen kannattamana seuraavan toivomusponnen:",
            [("motion_proposer", "Maija Koskinen"), ("seconder", "Matti Virtanen")],
        ),
        (
            "Lautakunta jätti asian pöydälle puheenjohtaja Maija Koskisen ehdotuksesta.",
            [("mover", "Maija Koskinen"), ("chair", "Maija Koskinen")],
        ),
        ("Lautakunta jätti asian pöydälle esittelijän ehdotuksesta.", []),
        ("Pöydällepanoehdotus:\nMaija Koskinen: Pyydän asian pöydälle.", [("mover", "Maija Koskinen")]),
        (
            "Vastaehdotus 1:\nMaija Koskinen: Lisätään penkki.\nKannattajat: Matti Virtanen ja Liisa Mäki-Salo",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen"), ("seconder", "Liisa Mäki-Salo")],
        ),
        (
            "Maija Koskisen vastaehdotusta kannattivat Matti Virtanen ja Liisa Mäki-Salo.",
            [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen"), ("seconder", "Liisa Mäki-Salo")],
        ),
        ("EI-ehdotus: Maija Koskisen vastaehdotus\nJaa-äänet: 1\nMatti Virtanen", [("mover", "Maija Koskinen")]),
        ("Maija Koskinen jätti päätökseen eriävän mielipiteen.", [("dissenter", "Maija Koskinen")]),
        ("Eriävä mielipide:\nMaija Koskinen: Penkkejä on liikaa.", [("dissenter", "Maija Koskinen")]),
        ("Esteelliset: Maija Koskinen, Matti Virtanen", [("recused", "Maija Koskinen"), ("recused", "Matti Virtanen")]),
        ("Maija Koskinen ilmoitti olevansa esteellinen.", [("recused", "Maija Koskinen")]),
        ("Esteellisenä kokouksesta poistui Maija Koskinen.", [("recused", "Maija Koskinen")]),
        (
            "Ledamoten Eva Sandström föreslog, understödd av ledamoten Karl Berg, att ärendet bordläggs.",
            [("mover", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        ("Jäviga: Eva Sandström", [("recused", "Eva Sandström")]),
        ("Jaa-äänet: 2\nMaija Koskinen, Matti Virtanen", []),
    ],
)
def test_the_handling_says_who_did_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.HANDLING, text))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asian aikana kuultavina olivat talous- ja pihapäällikkö Maija Koskinen ja puutarhuri Matti Virtanen.",
            [("Maija Koskinen", "talous- ja pihapäällikkö"), ("Matti Virtanen", "puutarhuri")],
        ),
        ("Asian aikana oli kuultavana pihapäällikkö Maija Koskinen.", [("Maija Koskinen", "pihapäällikkö")]),
        (
            "Pihapäällikkö Maija Koskinen ja johtava suunnittelija Matti Virtanen on kutsuttu asiantuntijoina.",
            [("Maija Koskinen", "pihapäällikkö"), ("Matti Virtanen", "johtava suunnittelija")],
        ),
        ("Asiassa kuultiin asiantuntijana pihapäällikkö Maija Koskista.", [("Maija Koskinen", "pihapäällikkö")]),
    ],
)
def test_experts_are_heard_with_their_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    found, _ = read(part(PartKind.HANDLING, text))
    assert [(p.name, p.title) for p in found if p.role == "heard"] == expected


def test_experts_invited_but_not_heard_are_not_heard() -> None:
    invited = part(PartKind.REASONS, "Maija Koskinen on kutsuttu asiantuntijana kokoukseen.", "proposal")
    handling = part(PartKind.HANDLING, "Lautakunta ei katsonut tarpeelliseksi kuulla asiantuntijaa.")
    assert roles(invited) == [("heard", "Maija Koskinen")]
    assert roles(invited, handling) == []


# --- elections, appointments, releases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hallitus\nmyönsi Maija Koskiselle eron jaoston jäsenyydestä ja\nvalitsi Matti Virtasen jaoston jäseneksi.",
            [("resigned", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Johtaja päätti ottaa filosofian maisteri Maija Koskisen suunnittelijan virkaan.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Lautakunta valitsi tarkastajiksi jäsenet Maija Koskinen ja Matti Virtanen.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Valtuusto valitsi jäseneksi Matti Virtasen tilalle Maija Koskisen.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Lautakunta päätti valita johtokuntaan:\njäsen Maija Koskinen, varajäsen Matti Virtanen\n"
            "Samalla lautakunta kiittää Liisa Mäki-Saloa.",
            [("appointed", "Maija Koskinen"), ("appointed", "Matti Virtanen")],
        ),
        (
            "Johtaja päätti, että varajohtajana toimii suunnittelija Maija Koskinen.",
            [("appointed", "Maija Koskinen")],
        ),
        (
            "Nämnden beviljade Eva Sandström avsked och valde Karl Berg till ny ledamot.",
            [("resigned", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        ("Johtaja otti Maija Koskisen virkaan. Varalle valittiin Matti Virtanen.", [("appointed", "Maija Koskinen")]),
        ("Johtaja päätti valita Maija Koskinen Oy:n toimittajaksi.", []),
        ("Johtaja päätti myöntää luvan Maija Koskiselle.", []),
        ("Johtaja päätti hylätä Maija Koskisen vaatimuksen.", []),
    ],
)
def test_the_operative_part_appoints_and_releases(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(PartKind.DECISION, text))) == sorted(expected)


def test_whom_a_proposal_names_has_not_been_chosen() -> None:
    assert roles(part(PartKind.PROPOSAL, "Hallitus valitsee Maija Koskisen jäseneksi.", "proposal")) == []


# --- base forms


def test_a_hit_of_the_registry_gives_name_and_identifier() -> None:
    text = "Lautakunta jätti asian pöydälle Maija Mallin ehdotuksesta."
    registries = Registries(people={"p1": Person("p1", "Maija Malli", "maija-malli")})
    hit = NameHit(Span(0, 32, 44), "person", ("p1",), "gen", "Maija Mallin")
    found, _ = read(part(PartKind.HANDLING, text), hits=(hit,), registries=registries)
    assert [(p.name, p.person_id, p.span) for p in found] == [("Maija Malli", "p1", Span(0, 32, 44))]


def test_the_nominative_elsewhere_in_the_document_settles_a_form() -> None:
    handling = part(PartKind.HANDLING, "Asia jäi pöydälle Maija Brusin ehdotuksesta.")
    assert roles(handling, part(PartKind.REASONS, "Kokouksessa oli Maija Brus.")) == [("mover", "Maija Brus")]


def test_a_name_that_begins_alike_in_the_nominative_settles_a_form() -> None:
    handling = part(PartKind.HANDLING, "Asia jäi pöydälle Maija Mäenrinteen ehdotuksesta.")
    assert roles(handling, part(PartKind.REASONS, "Kokouksessa oli Maija Mäenrinne.")) == [("mover", "Maija Mäenrinne")]


@pytest.mark.parametrize(
    ("form", "base"), [("Mäenrinteen", "Mäenrinne"), ("Mankelteen", "Mankelle"), ("Nurmen", "Nurmi")]
)
def test_a_stem_that_only_one_name_can_have_is_certain(form: str, base: str) -> None:
    handling = part(PartKind.HANDLING, f"Asia jäi pöydälle Maija {form} ehdotuksesta.")
    assert roles(handling) == [("mover", f"Maija {base}")]


def test_a_form_with_two_base_forms_is_a_doubt() -> None:
    found, doubts = read(part(PartKind.HANDLING, "Asia jäi pöydälle Maija Prantin ehdotuksesta."))
    assert found == ()
    assert [doubt.words for doubt in doubts] == ["Maija Prantin"]


def test_the_inflected_form_itself_does_not_settle_its_base_form() -> None:
    found, _ = read(
        part(PartKind.HANDLING, "Asia jäi pöydälle Maija Prantin ehdotuksesta. Maija Prantin puheesta kiitettiin.")
    )
    assert found == ()


def test_words_in_an_organisations_name_are_no_person() -> None:
    text = "Hallitus valitsi Maija Mallin Esimerkkiseuran edustajaksi."
    hit = NameHit(Span(0, 17, 46), "organisation", ("esimerkkiseura",), "gen", text[17:46])
    assert read(part(PartKind.DECISION, text), hits=(hit,)) == ((), ())


def test_a_person_has_one_entry_a_role_and_side() -> None:
    text = "Vastaehdotus:\nMaija Koskinen: Lisätään penkki.\nMaija Koskisen ehdotus raukesi."
    assert roles(part(PartKind.HANDLING, text)) == [("mover", "Maija Koskinen")]


@pytest.mark.parametrize(
    "text",
    [
        "Lisäksi Maija Malli ehdotti Matti Esimerkin kannattamana, että asia jätetään pöydälle.",
        "Samalla Maija Malli ehdotti Matti Esimerkin kannattamana, että asia jätetään pöydälle.",
        "Keskustelussa Maija Malli ehdotti Matti Esimerkin kannattamana, että asia jätetään pöydälle.",
    ],
)
def test_the_word_that_opens_a_sentence_is_no_given_name(text: str) -> None:
    found = roles(part(PartKind.HANDLING, text))
    assert ("mover", "Maija Malli") in found
    assert all(len(name.split()) == 2 for _, name in found)


def test_the_subject_of_a_vote_is_no_given_name() -> None:
    text = "JAA-ehdotus: Esityksen mukaan\nEI-ehdotus: Muutettuna Maija Mallin vastaehdotuksen mukaisesti"
    assert all(not name.startswith("Muutettuna") for _, name in roles(part(PartKind.HANDLING, text)))

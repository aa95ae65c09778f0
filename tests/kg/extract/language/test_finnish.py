"""Facts of Finnish inflection that the rules must know."""

import pytest

from kg.extract.language.finnish import inflect, inflect_swedish, person_base_forms, person_forms

GENITIVES = {
    "Kaupunginhallitus": "Kaupunginhallituksen",
    "Sosiaali- ja terveyslautakunta": "Sosiaali- ja terveyslautakunnan",
    "Vihreä valtuustoryhmä": "Vihreän valtuustoryhmän",
    "Sosiaalidemokraattinen valtuustoryhmä": "Sosiaalidemokraattisen valtuustoryhmän",
    "Elinkeino-osasto": "Elinkeino-osaston",
    "Pelastuslaitos": "Pelastuslaitoksen",
    "Suomen ympäristökeskus": "Suomen ympäristökeskuksen",
    "Malmin kotiseutuyhdistys": "Malmin kotiseutuyhdistyksen",
    "Espoon kaupunki": "Espoon kaupungin",
    "korkein hallinto-oikeus": "korkeimman hallinto-oikeuden",
    "Tarkastusvirasto": "Tarkastusviraston",
    "sivistystoimi": "sivistystoimen",
    "ympäristöministeriö": "ympäristöministeriön",
    "Aalto-yliopisto": "Aalto-yliopiston",
    "Terveyden ja hyvinvoinnin laitos": "Terveyden ja hyvinvoinnin laitoksen",
    "Suomen Punainen Risti": "Suomen Punaisen Ristin",
    "asiakas": "asiakkaan",
    "hanke": "hankkeen",
    "vapaa-aika": "vapaa-ajan",
    "kulttuuri- ja vapaa-aikatoimiala": "kulttuuri- ja vapaa-aikatoimialan",
    "Lakipalvelut-yksikkö": "Lakipalvelut-yksikön",
    "Brändi ja tapahtumat -yksikkö": "Brändi ja tapahtumat -yksikön",
    "Johtava lakimies": "Johtavan lakimiehen",
    "kaupunkistrategiayksikkö": "kaupunkistrategiayksikön",
    "työllisyys": "työllisyyden",
    "Liikenneliikelaitoksen johtokunta": "Liikenneliikelaitoksen johtokunnan",
    "Tietosuojavaltuutetun toimisto": "Tietosuojavaltuutetun toimiston",
    "Ruotsalainen kansanpuolue": "Ruotsalaisen kansanpuolueen",
    "Finanssivalvonta": "Finanssivalvonnan",
    "Helsinki Partners": "Helsinki Partnersin",
}


@pytest.mark.parametrize(("name", "genitive"), GENITIVES.items())
def test_genitive(name: str, genitive: str) -> None:
    assert inflect(name).get(genitive) == "gen"


OTHER_CASES = [
    ("Kaupunginhallitus", "Kaupunginhallitukselle", "all"),
    ("Kaupunginhallitus", "Kaupunginhallitusta", "par"),
    ("kaupunki", "kaupunkiin", "ill"),
    ("kaupunki", "kaupungissa", "ine"),
    ("hallinto-oikeus", "hallinto-oikeuteen", "ill"),
    ("hallinto-oikeus", "hallinto-oikeudelta", "abl"),
    ("hallinto-oikeus", "hallinto-oikeutta", "par"),
    ("markkinaoikeus", "markkinaoikeudessa", "ine"),
    ("ympäristöministeriö", "ympäristöministeriötä", "par"),
    ("ympäristöministeriö", "ympäristöministeriöön", "ill"),
    ("lautakunta", "lautakuntaan", "ill"),
    ("lautakunta", "lautakuntana", "ess"),
    ("lautakunta", "lautakunnaksi", "tra"),
    ("yhdistys", "yhdistykseltä", "abl"),
    ("sairaanhoitopiiri", "sairaanhoitopiirissä", "ine"),
    ("tiimi", "tiimistä", "ela"),
    ("Vihreä valtuustoryhmä", "Vihreälle valtuustoryhmälle", "all"),
    ("nuorisotyö", "nuorisotyöhön", "ill"),
    ("Vuokratalosäätiö", "Vuokratalosäätiötä", "par"),
]


@pytest.mark.parametrize(("name", "form", "case"), OTHER_CASES)
def test_other_cases(name: str, form: str, case: str) -> None:
    assert inflect(name).get(form) == case


WRONG = [
    ("Sosiaali- ja terveyslautakunta", "Sosiaali- ja terveyslautakuntan"),
    ("kaupunki", "kaupunkin"),
    ("hallitus", "hallituden"),
    ("oikeus", "oikeuksen"),
    ("Pelastuslaitos", "Pelastuslaitosin"),
    ("yksikkö", "yksikkössa"),
]


@pytest.mark.parametrize(("name", "form"), WRONG)
def test_what_is_no_form_of_the_word(name: str, form: str) -> None:
    assert form not in inflect(name)


def test_abbreviations_take_their_endings_after_a_colon_or_at_once() -> None:
    forms = inflect("HUS")
    assert forms["HUS:n"] == forms["HUSin"] == "gen"
    assert forms["HUS:lle"] == forms["HUSille"] == "all"
    assert inflect("AVI")["AVIlle"] == "all"
    assert inflect("HKL")["HKL:n"] == "gen"


def test_company_forms_take_their_endings_after_a_colon() -> None:
    assert inflect("Kiinteistöpalvelu Malli Oy")["Kiinteistöpalvelu Malli Oy:n"] == "gen"
    assert inflect("Malli Oyj")["Malli Oyj:lle"] == "all"
    assert inflect("Malli Oy Ab")["Malli Oy Ab:ltä"] == "abl"
    assert inflect("Mallilan Kyläyhdistys ry")["Mallilan Kyläyhdistys ry:n"] == "gen"


def test_a_name_in_the_plural_inflects_in_the_plural() -> None:
    forms = inflect("Oikeuspalvelut")
    assert forms["Oikeuspalvelujen"] == forms["Oikeuspalveluiden"] == "gen"
    assert forms["Oikeuspalveluissa"] == "ine"
    assert forms["Oikeuspalveluihin"] == "ill"
    assert inflect("Kartat ja paikkatiedot")["Karttojen ja paikkatietojen"] == "gen"
    assert inflect("Perussuomalaiset")["Perussuomalaisten"] == "gen"
    assert inflect("Senaatti-kiinteistöt")["Senaatti-kiinteistöille"] == "all"


def test_only_the_end_inflects_after_a_genitive_or_a_cut_compound() -> None:
    forms = inflect("Helsingin ja Uudenmaan sairaanhoitopiiri")
    assert all(form.startswith("Helsingin ja Uudenmaan sairaanhoitopiiri") for form in forms)
    assert all(form.startswith("Liikenne- ja katu") for form in inflect("Liikenne- ja katusuunnittelu"))


def test_swedish_names_have_a_genitive_alone() -> None:
    assert inflect_swedish("Stadsstyrelsen") == {"Stadsstyrelsen": "nom", "Stadsstyrelsens": "gen"}
    assert inflect_swedish("Stadskansliets") == {"Stadskansliets": "nom"}


PEOPLE = [
    ("Maija", "Rantanen", "Maija Rantasen"),
    ("Eero", "Pikkumäki", "Eero Pikkumäen"),
    ("Aino", "Halla-aho", "Aino Halla-ahon"),
    ("Olavi", "Meri", "Olavi Meren"),
    ("Olavi", "Meri", "Olavi Merin"),
    ("Kaisa", "Kari", "Kaisa Karin"),
    ("Liv", "Borgarsdottir Sandell", "Liv Borgarsdottir Sandellin"),
    ("Ulf", "Lindén", "Ulf Lindénin"),
    ("Tom", "Thomas", "Tom Thomasin"),
    ("Ann", "Ahlroos", "Ann Ahlroosin"),
    ("Outi", "Harju", "Outi Harjun"),
    ("Anne", "Kotilampi", "Anne Kotilammen"),
    ("Ida", "Sohrabi", "Ida Sohrabin"),
    ("Jean", "Bruet", "Jean Bruet'n"),
]


@pytest.mark.parametrize(("given", "family", "genitive"), PEOPLE)
def test_the_family_name_inflects(given: str, family: str, genitive: str) -> None:
    assert person_forms(given, family)[genitive] == "gen"
    assert person_forms(given, family)[f"{given} {family}"] == "nom"


def test_swedish_genitive_of_a_person() -> None:
    assert person_forms("Eva", "Bruet")["Eva Bruets"] == "gen"


CERTAIN = {
    "Maija Rantasen": "Maija Rantanen",
    "Maija Rantaselle": "Maija Rantanen",
    "Eero Pikkumäen": "Eero Pikkumäki",
    "Olavi Meren": "Olavi Meri",
    "Kaisa Saarelan": "Kaisa Saarela",
    "Sanna Kosken": "Sanna Koski",
    "Liisa Virta-Ahosen": "Liisa Virta-Ahonen",
    "Eero Kalliorinteen": "Eero Kalliorinne",
    "Eero Kalliorinteelle": "Eero Kalliorinne",
    "Ulla Mankelteen": "Ulla Mankelle",
    "Ulla Kierteen": "Ulla Kierre",
    "Sanna Nurmen": "Sanna Nurmi",
    "Sanna Tuulen": "Sanna Tuuli",
}


@pytest.mark.parametrize(("form", "base"), CERTAIN.items())
def test_some_endings_leave_one_base_form(form: str, base: str) -> None:
    assert person_base_forms(form) == (base, form)


LIKELIEST = {
    "Aino Halla-ahon": "Aino Halla-aho",
    "Maija Esimerkin": "Maija Esimerkki",
    "Mika Mallin": "Mika Malli",
    "Ulf Lindénin": "Ulf Lindén",
    "Nils Karlssonin": "Nils Karlsson",
    "Ville Rädyn": "Ville Räty",
}


@pytest.mark.parametrize(("form", "base"), LIKELIEST.items())
def test_the_likeliest_base_form_comes_first_and_the_form_itself_last(form: str, base: str) -> None:
    bases = person_base_forms(form)
    assert bases[0] == base
    assert bases[-1] == form


def test_a_nominative_that_cannot_be_inflected_is_its_own_base() -> None:
    assert person_base_forms("Maija Rantanen") == ("Maija Rantanen",)

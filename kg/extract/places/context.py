"""What the words around the name of a place make of it: the place itself, or a part of a longer name.

"Espoon kaupunki" is an organisation, "Kallion lukio" a school, "Hermannin rantatie" a street, "Pariisin sopimus" a
treaty, "Helsinki Partners" a company, "Eeva Salo" a person, "00530 Helsinki" an address. But "Vuosaaren satama" and
"Kontulan metroasema" are in the place that is named, and "Espoon kaupungin raja" runs around it.
"""

from __future__ import annotations

import re

from kg.extract.people.given_names import GIVEN_NAMES

LOCAL = frozenset({"ine", "ela", "ill", "ade", "abl", "all"})
"""The cases that say where."""
SURELY_LOCAL = frozenset({"ine", "ela", "ill", "ade"})
"""Those of them that a family name has in rare cases only ("Salossa"; but "Salolle", "Salolta")."""

_UPPER = "A-ZÅÄÖÉÜÕŠŽ"
_GENITIVE = rf"(?:[{_UPPER}][\w-]*|pääkaupunkiseudu)n"
_CHAIN = rf"(?:(?:,| ja| sekä| tai|, ja) {_GENITIVE})*"
_CITY_WORD = (
    r"(?:kaupun(?:ki|gi)|kun(?:ta|na))(?:n|a|lla|lle|lta)?\b|(?:kaupungi|kunna)t\b|(?:kaupunki|kunti)en\b"
    r"|(?:kaupungei|kunni)lle\b|kaupungin(?:hallitu|valtuust|johtaj|kansli|virasto)|maalaiskun"
)
# beginnings of the last parts of words for an organ, an office, a unit or a place of work of an organisation
_HEADS = (
    r"hallitu[sk]|valtuust|lautakun|johtokun|toimikun|valiokun|jaost|virasto|laito[sk](?!palv)|yhtymä|yliopisto"
    r"|korkeakoul|opisto|lukio|koulu|(?:ala|ylä)-?ast|esiast|(?:päivä|ryhmä|hoiva|hoito|lasten|vanhain)ko[td]|neuvola|neuvoloi|(?:psykoosi|päihde|lasten)palvel"
    r"|terveysasem|pelastusasem|hyvinvointikesku|terveyskesku|palvelukesku|seniorikesku|nuorisokesku|kulttuurikesku"
    r"|ympäristökesku|ELY-kesku|sairaal|poliklinik|klinik|hammashoitol|palvelutalo|nuorisotalo|kulttuuritalo|musiikkitalo"
    r"|kirjast|museo|teatter|orkester|eläintarha|seurakun|hiippakun|kirkko\b|kirkon\b|-oikeu|käräjäoikeu|hovioikeu|poliisi"
    r"|vankila|toimisto|ministeriö|lähetystö|liitto|liito[nlt]|yhdisty[sk]|seura(?:n|a|lle|lta)?\b|säätiö|järjestö|klubi"
    r"|kerho|yhtiö|konserni|pank[ki]|ryhmä|neuvosto|komissio|parlament|eduskun|unioni|armeija|puolustusvoim|aluehallinto"
    r"|hyvinvointialue|(?<!perus)(?<!suur)piir[ie]|tuomioistui|kauppakamari|akatemia|instituut|osasto|yksikk|yksikö|tiimi"
    r"|toimiala|ympäristöpalvelu|joukkue|pormestar|kaupunginjohtaj|kunnanjohtaj|lähettilä|presiden|pääminister|piispa"
)
# forms of one street or road, and not of the streets of a place
_ROAD = (
    r"(?:ranta|puisto|valta|moottori|maan|kehä|kylä|yhdys)?tie(?:n|tä|llä|lle|ltä|hen)?\b|[a-zåäö]*väylä(?:n|ä|llä|lle)?\b"
    r"|[a-zåäö]*(?:katu|kadun|kadulla|kadulle|katua|kuja|kujan|kujalla|polku|polun|polulla|kaari|kaaren)\b|rata\b|radan\b"
)
# what goes by the name of a place without being there
_NAMED_AFTER = (
    r"(?:[a-zåäö]*ilmasto|yleis|perus|rauhan|perustamis)?sopimu[sk]|julistu[sk]|konventio|prosessi|valtio(?:n|t|ta|lle)?\b"
    r"|[\w-]*(?:laki|lain|lakia|lakiin)\b|[\w-]*asetu[sk]|kiel(?:i|en|tä|ellä|eksi)\b|lehtor|indeksi"
)
# words that may stand before such a last part: "terveys- ja hyvinvointikeskus", "teknillinen yliopisto"
_BETWEEN = r"(?:[a-zåäö]+-,?(?: ja| sekä)? )*(?:(?!alueen|seudun|keskustan|kaupungin)[a-zåäö-]+(?:n|nen) ){0,2}"
_OTHER_NAME = re.compile(
    rf"{_CHAIN} (?:{_CITY_WORD}|{_ROAD}|{_NAMED_AFTER}|{_BETWEEN}(?:[\w-]*(?i:{_HEADS})|ELY\b|AVI|TE-|[Ss]ote\b))"
)
# words for ground, and not "rajoitus", "keskustelu", "edustaja", "kaupungin puolesta"
_AREA = (
    r"(?:(?:esikaupunki|vesi|meri|ranta)?alue(?:en|ella|elle|elta|eseen|et|iden|ita|illa|ille|ilta|tta)?\b"
    r"|raja(?:n|a|t|lla|lle|lta)?\b|rajo(?:jen|ja|illa|ille|ilta)\b|(?:ydin)?keskusta|kantakaupun|esikaupun|kaupungino"
    r"|osa-alue|puole(?:lla|lle|lta)\b|ranta|ranna|ranni|saarist|nieme|niemi|edusta(?:lla|lle|lta)\b|ulkopuol|lähist"
    r"|ympäristö(?:ssä|stä|ön|n)\b|pohjois|etelä|itäi|itäo|itär|länsi|läntis|läheisyy|kohda|metropolialue|mittakaav|katukuv"
    r"|maaper|vesill|ilmatil)"
)
_OF_CITY = re.compile(rf" (?:kaupungin|kunnan) {_AREA}")
_GROUND = re.compile(
    rf"{_CHAIN} (?:(?:eri |koko )?{_AREA}|ensimmäi|suurin|suurim|paras|parha|vanhin|\w{{3,}}imm[aäi]|\w{{3,}}imp[aäi])"
)
_TOWNS = re.compile(r" (?:\w+n )?(?:kaupungit|kaupunkien|kaupungei(?:ssa|sta|lle)|kunnat|kuntien|kunnissa)\b")
_LEGAL_FORM = re.compile(r" (?:r\.?y|rf|rs|sr|Oyj?|Abp?|Ky|Tmi|Ltd|Inc|GmbH|OÜ|osk)\b")
_COMPOUND = re.compile(r" [-–]\w")
_POSTCODE = re.compile(r"\d{5} \Z|\bPL \d+,? \Z")
_STREET_NUMBER = re.compile(r"\w{5,} \d+(?:[-–]\d+)?(?: ?[A-Za-z])?(?: \d+)?, \Z")
_DATELINE = re.compile(r",? (?:\d{1,2}\.\d{1,2}\.|\d{1,2}\. ?\w+kuuta|den \d)")
_REACH = 40
_WORD_AFTER = re.compile(rf" ((?:(?:von|af|de|van|der) )*[{_UPPER}][\w-]*)")
_TITLE_BEFORE = re.compile(
    r"(?:valtuute|edustaj|jäsen|puheenjohtaj|johtaj|päälli|sihteer|ministeri|professor|rehtor|arkkiteht|lääkär|insinöör"
    r"|asiantuntij|tarkastaj|rouva|herra|tohtori|kirjailija|taiteilija)\w* \Z",
    re.IGNORECASE,
)
# words that open a sentence and whose capital is therefore nobody's name
_OPENERS = frozenset(
    (
        "Ainoastaan", "Aiemmin", "Alue", "Alueella", "Alueet", "Ei", "Eli", "Eri", "Erityisesti", "Esim.",
        "Esimerkiksi", "Että", "Från", "Hakija", "I", "Ja", "Jos", "Jotta", "Kaikki", "Kaupunginosa",
        "Kaupunginosat", "Kohde", "Kohteet", "Koko", "Koska", "Kuitenkin", "Kun", "Kunta", "Kuten", "Lisäksi",
        "Lähellä", "Lähes", "Mikäli", "Mm.", "Monet", "Muualla", "Mutta", "Myös", "Niin", "Noin", "Nyt", "Näin",
        "Också", "On", "Osa-alue", "På", "Samalla", "Samoin", "Se", "Sekä", "Siksi", "Siten", "Tai", "Till",
        "Tällöin", "Vaikka", "Vuonna", "Även",
    )
)  # fmt: skip
_INFLECTED = re.compile(r"[a-zåäö]{2,}(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|aan|ään)\Z")
_PLACE_WORD = re.compile(
    r"\w+(?:oja|mäk|mäe|laht|lahde|saar|salme|salmi|nieme|niemi|ranta|ranna|kylä|metsä|suo|puisto|kartano|vuor|järv|joki|joe"
    r"|ka[td]u|tie|väylä|kallio|kaupunki|kaupungi|kenttä|kentän|laakso|harju|selkä|selä|rinne|rinte|port[ti]|korttel|silta"
    r"|silla|torni|tori|aukio|puro|lampi|lamme|luoto|luodo)"
)
_CUE_BEFORE = re.compile(
    r"(?:kaupungino[sn]\w*|osa-alue\w*|alueell\w|alueelta|asemakaav\w+|kunnassa|kaupungissa)[:,]? \(?\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r" (?:kaupungino|osa-alue|asemakaav|keskusta|alue(?!hall|vaal)|metroas|juna-as|rautatieas|asema\b|aseman\b|lentoken"
    r"|lentoas|satama|raitiot|varik|teollisuusal|asuinal|kampu)|\)? ?,? tontti|\)? ?,? kortteli"
)
_SWEDISH_HEAD = re.compile(
    r" (?:stads?\b|kommuns?\b|[a-zåäö]*(?:skol|daghem|gymnasi|universitet|högskol|förvaltningsdomstol|tingsrätt|hovrätt"
    r"|domstol|församling|bibliotek|sjukhus|hälsostation|museum|teater|förening|förbund|sällskap|polis|fängelse|stiftelse"
    r"|väg\b|vägen|gatan|språk))"
)
_SWEDISH_CUE = re.compile(
    r"(?<!\w)(?:i|på|till|från|vid|kring|runt|utanför|nära|över|genom|mellan|inom|stadsdelen|området|delen av)"
    rf"(?: [{_UPPER}][\w-]+(?:,| och| samt| eller| till))* \Z",
    re.IGNORECASE,
)


def is_longer_name(text: str, end: int, case: str, *, holds_towns: bool, place_follows: bool) -> bool:
    """Whether the words after it belong to the name, which then is another thing's.

    holds_towns: a place of several municipalities; place_follows: the name of another place does.
    """
    if _LEGAL_FORM.match(text, end) or (case == "nom" and _COMPOUND.match(text, end)):
        return True
    ground = is_ground_of_city(text, end) or (holds_towns and _TOWNS.match(text, end))
    if case == "gen" and not ground and _OTHER_NAME.match(text, end):
        return True
    if case in LOCAL or (case == "gen" and (place_follows or leads_place(text, end))):
        return False
    return _WORD_AFTER.match(text, end) is not None


def leads_place(text: str, end: int) -> bool:
    """Whether a word that is a place by its last part follows: "Malmin Longinojalla"."""
    after = _WORD_AFTER.match(text, end)
    return after is not None and _PLACE_WORD.match(after[1]) is not None


def is_ground_of_city(text: str, end: int) -> bool:
    """Whether a municipality is named for its ground: "Espoon kaupungin rajalla"."""
    return _OF_CITY.match(text, end) is not None


def is_led_by_name(text: str, start: int, case: str, *, ambiguous: bool) -> bool:
    """Whether a capital leads: "Eeva Salo", "Hiilineutraali Helsinki", "Kustaa Vaasan tie"."""
    if text[start - 1 : start] != " " or case in (SURELY_LOCAL if ambiguous else LOCAL):
        return False
    before = text[max(0, start - _REACH) : start].split()
    word = before[-1].lstrip("(\"”'’[") if before else ""
    if not word[:1].isupper() or word[-1] in '.,;:!?)”"' or word in _OPENERS:
        return False
    return word in GIVEN_NAMES or _INFLECTED.search(word) is None


def is_address(text: str, start: int, end: int, case: str, *, post_town: bool) -> bool:
    """Whether it ends a postal address, as a municipality's name may, or opens a dateline ("Helsingissä 2.3.2021")."""
    before = text[max(0, start - _REACH) : start]
    if _POSTCODE.search(before) or (post_town and case == "nom" and _STREET_NUMBER.search(before)):
        return True
    return before[-1:] in {"", "\n"} and case in {"nom", "ine", "ade"} and _DATELINE.match(text, end) is not None


def means_ground(text: str, end: int) -> bool:
    """Whether the genitive of a city or country that is everywhere in the text means the ground it stands on."""
    return bool(is_ground_of_city(text, end) or _GROUND.match(text, end) or _TOWNS.match(text, end))


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether the words beside it say that a place is meant."""
    return bool(_CUE_BEFORE.search(text, max(0, start - _REACH), start) or _CUE_AFTER.match(text, end))


def follows_title(text: str, start: int) -> bool:
    """Whether a title stands before it, so that a person is meant."""
    return _TITLE_BEFORE.search(text, max(0, start - _REACH), start) is not None


def is_swedish_name(text: str, end: int) -> bool:
    """Whether the words after it belong to the name of an organisation: "Botby grundskola", "Esbo stad"."""
    return _SWEDISH_HEAD.match(text, end) is not None or _LEGAL_FORM.match(text, end) is not None


def has_swedish_cue(text: str, start: int) -> bool:
    """Whether a preposition before it says where."""
    return _SWEDISH_CUE.search(text, max(0, start - _REACH), start) is not None

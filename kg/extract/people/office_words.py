"""The words that elect and appoint: verbs, and what one is made or the organ, post or task one is put into."""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE

CHOOSES = re.compile(
    r"\b(?:valitsi(?:vat)?|valita|valitsee|valittiin|valitaan|nimesi|nimetä|nimeää|nimettiin|nimetään|nimitti|nimittää"
    r"|nimitettiin|nimitetään|määräsi|määrätä|määrää|määrättiin|määrätään|otti|ottaa|otettiin|otetaan|asetti|asettaa"
    r"|asetettiin|asetetaan|kutsui|kutsua|kutsuu|kutsuttiin|kutsutaan|siirsi|siirtää|siirretään|vahvisti|vahvistaa"
    r"|vakinaisti|vakinaistaa|palkkasi|palkata|toimii|toimivat|jatkaa|jatkavat|toimisi|toimisivat|kokoonpano(?=\s+on|\s*:)"
    r"|valde|välja|väljer|valdes|väljs|utsåg|utse|utser|utsågs|utses|utnämnde|utnämna|utnämner|utnämndes"
    r"|anställa|anställde|anställer|anställs|anställdes|förordnade|förordna|förordnar)\b",
    _FLAGS,
)
"""The verb that chooses, or that says what one acts as."""

ACTS = re.compile(r"toimi\w+\Z|jatka\w+\Z|kokoonpano", _FLAGS)
PASSIVE = re.compile(r"(?:ttiin|[td]aan|[td]ään|nsään|des|väljs|ses|ågs|lls)\Z|toimi|jatka|kokoonpano", _FLAGS)

STOPS = re.compile(
    r"\b(?:myön\w+|hylkä\w+|hylätä|kehott\w+|kehotetaan|toteaa|todeta|totesi|merkitsee|merkitä|merkitsi|kiittää|kiitti"
    r"|oikeutta\w+|oikeutti|vapautt\w+|irtisano\w+|beviljade?r?|konstaterade|uppmana\w*)\b",
    _FLAGS,
)
"""A verb that begins another clause, whose names are not chosen."""

_MEMBER = (
    r"(?:jäsen|puheenjohtaj|sihteer|edustaj|edusmie|tarkastaj|päälli|johtaj|mestar|rehtor|sijai|esimie|esihenkil|pitäj"
    r"|asiamie|valtuut|luottamus|valvoj|vastaav|lääkär|opettaj|suunnittelij|työntekij|insinöör|asiantuntij|lautamie"
    r"|neuvonantaj|koordinaattor|ohjaaj|hoitaj|arkkiteht|lakimie|kuraattor|psykolog|varamie|esittelij|notaar|lehtor"
    r"|professor|kamreer|komentaj|neuvoj|terapeut|intendent|vastuuhenkil|yhteyshenkil|luottamushenkil)"
)
# What a private person is made: it is no office.
_PRIVATE = r"(?!\w*(?:omaishoita|perhehoita|edunvalvo|työnjohta|huoltaj|asukka|vuokral|omistaj|haltij))"
_POST = r"\b\w*virkaan\b|virkasuhtee\w+|\b(?:\w*toimeen|\w*tehtäv(?:ään|iin))\b"
_ORGAN = (
    r"\b\w*(?:lautakun|johtokun|jaosto|hallituks|valtuusto|toimikun|neuvottelukun|neuvosto|ryhmä|edustajisto|tuomaristo)\w*"
    r"(?:an|än|on|een)\b|\b\w*(?:työ|ohjaus|johto|seuranta)ryhmän\b"
)
_TASK = (
    r"\b(?:edustamaan|hoitamaan|toimimaan|vastaamaan|johtamaan|sijaistamaan"
    r"|käyttämään\s+(?:\S+\s+)?(?:puhe|ääni)valtaa)\b"
)
_SWEDISH = (
    r"\btill?\s+(?:[\w.]+\s+){0,3}?\w*(?:ledamot|ledamöter|ersättare|ordförande|sekreterare|representant\w*|justerare|tjänst\w*"
    r"|chef|direktör|rektor|lärare|läkare|revisor\w*|suppleant\w*)\b|\bi\s+(?:\w+\s+){0,2}?(?:tjänsten|befattningen|tjänst)\b"
    r"|\bsom\s+(?:\w+\s+){0,2}?\w*(?:chef|direktör|rektor|lärare|sekreterare)\b"
)
ROLE = re.compile(
    rf"\b{_PRIVATE}\w*{_MEMBER}\w*(?:ksi|ksensa|ksensä|kse(?:en|an|än)|na|nä)\b|{_POST}|\b\w*(?:jäsen|varajäsen|edustaja)(?:et|iksi)?\b"
    rf"|{_ORGAN}|{_TASK}|{_SWEDISH}|kokoonpano|\bvaravaltuutettu\b",
    _FLAGS,
)
ESSIVE = re.compile(rf"\b{_PRIVATE}\w*{_MEMBER}\w*(?:na|nä)\b|kokoonpano", _FLAGS)

PROPOSES = re.compile(
    r"\besitt(?:ää|i)\b[^.\n]{0,60}?(?:valtuustolle|hallitukselle|lautakunnalle|jaostolle|johtokunnalle)"
    r"|\besittää,\s+että"
    r"|\bföreslår\b[^.\n]{0,40}?(?:fullmäktige|styrelsen|nämnden|\batt\b)",
    _FLAGS,
)
"""Somebody else is to choose or release: this decision does not."""

"""The last words of names by form, in all that they may be written, and what may stand before them."""

from __future__ import annotations

import ahocorasick_rs

from kg.extract.language.finnish import inflect
from kg.extract.language.finnish_words import decline_plural
from kg.extract.organisations.names import UPPER

GENITIVE = rf"[{UPPER}][\wåäö-]*n"
"""A capitalised word that may be the genitive of a place or founder."""

NOT_A_PLACE = frozenset(
    (
        "Avoin", "Avoimen", "Suurimman", "Pienimmän",
        "Tämän", "Sen", "Jonkin", "Kunkin", "Koko", "Oman", "Uuden", "Toisen", "Saman", "Muun", "Hakijan", "Kotikunnan",
        "Yhdistyksen", "Kaupungin", "Kunnan", "Näiden", "Niiden", "Molempien", "Ruotsinkielisen", "Entisen", "Jokaisen",
        "Alueen", "Maakunnan", "Perustettavan", "Nykyisen", "Asianomaisen", "Toimivaltaisen", "Usean", "Yhden",
        "Kahden", "Näin", "Kukin", "Sairaanhoitopiirin", "Itsenäisen", "Hyvinvointialueen", "Eduskunnan", "Valtion",
        "Valtakunnallisen", "Ulkomaisen", "Eri", "Monen",
    )
)  # fmt: skip
"""Genitives that begin a sentence or a common noun and are no place."""


def written_forms(heads: dict[str, str], plural: bool = False) -> dict[str, tuple[str, str]]:
    """Each written form of the heads: the head and the case."""
    found: dict[str, tuple[str, str]] = {}
    for head in heads:
        for case, form in decline_plural(head) if plural else ((c, f) for f, c in inflect(head).items()):
            found.setdefault(form, (head, case))
    return found


def finder(forms: dict[str, tuple[str, str]]) -> ahocorasick_rs.AhoCorasick:
    """Finds any of the written forms, of two at one place the longer."""
    return ahocorasick_rs.AhoCorasick(list(forms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

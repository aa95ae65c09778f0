"""The language of a text is told by its words."""

from __future__ import annotations

import pytest

from kg.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lautakunta päätti, että laituri on valmis ja se avataan.", "fi"),
        ("Nämnden beslutade att bryggan är färdig och den öppnas.", "sv"),
        ("Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)", "fi"),
        ("Sekretessbelagd (MyndOffL (621/1999) 24.1 § 25 p)", "sv"),
        ("1234", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_running_text_outweighs_a_sentence_in_the_other_language() -> None:
    finnish = "Lautakunta päätti, että laituri on valmis ja se avataan. " * 5
    assert language_of("Förslaget är att bryggan öppnas. " + finnish) == "fi"

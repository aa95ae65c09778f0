"""The same roles in Swedish decisions and minutes."""

from __future__ import annotations

import pytest
from people_samples import part, roles

from kg.record import PartKind


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            PartKind.HANDLING,
            "Ledamoten Eva Sandström föreslog, understödd av ledamoten Karl Berg, att ärendet "
            "återremitteras för ny beredning.",
            [("mover", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        (
            PartKind.HANDLING,
            "Eva Sandström understödd av Karl Berg föreslog att ärendet bordläggs.",
            [("mover", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        (
            PartKind.HANDLING,
            "Motförslag:\nEva Sandström: Jag föreslår att bänken läggs till.\nUnderstödd av: Karl Berg",
            [("mover", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        (
            PartKind.HANDLING,
            "Eva Sandströms motförslag understöddes av Karl Berg.",
            [("mover", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        (PartKind.HANDLING, "Understödjare: Karl Berg", [("seconder", "Karl Berg")]),
        (
            PartKind.HANDLING,
            "Understödare: Karl Berg och Eva Sandström",
            [("seconder", "Eva Sandström"), ("seconder", "Karl Berg")],
        ),
        (PartKind.HANDLING, "Ärendet bordlades på förslag av Eva Sandström.", [("mover", "Eva Sandström")]),
        (PartKind.HANDLING, "Ärendet bordlades på Eva Sandströms förslag.", [("mover", "Eva Sandström")]),
        (PartKind.HANDLING, "Eva Sandström anmälde avvikande mening.", [("dissenter", "Eva Sandström")]),
        (PartKind.HANDLING, "Avvikande mening: Eva Sandström", [("dissenter", "Eva Sandström")]),
        (
            PartKind.HANDLING,
            "Eva Sandström anmälde jäv och avlägsnade sig för den tid ärendet behandlades.",
            [("recused", "Eva Sandström")],
        ),
        (PartKind.HANDLING, "Jäv: Eva Sandström", [("recused", "Eva Sandström")]),
        (
            PartKind.HANDLING,
            "Jäviga: Eva Sandström och Karl Berg",
            [("recused", "Eva Sandström"), ("recused", "Karl Berg")],
        ),
        (
            PartKind.HANDLING,
            "Eva Sandström var jävig och deltog inte i behandlingen av ärendet.",
            [("recused", "Eva Sandström")],
        ),
        (
            PartKind.HANDLING,
            "Eva Sandström deltog inte på grund av jäv i behandlingen.",
            [("recused", "Eva Sandström")],
        ),
        (PartKind.HANDLING, "Som sakkunnig hördes planeraren Eva Sandström.", [("heard", "Eva Sandström")]),
        (
            PartKind.HANDLING,
            "I ärendet hördes som sakkunniga planeraren Eva Sandström och chefen Karl Berg.",
            [("heard", "Eva Sandström"), ("heard", "Karl Berg")],
        ),
        (PartKind.HANDLING, "Sakkunnig som hördes var Eva Sandström.", [("heard", "Eva Sandström")]),
        (
            PartKind.DECISION,
            "Nämnden valde Eva Sandström till ledamot och Karl Berg till hennes personliga ersättare.",
            [("appointed", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        (
            PartKind.DECISION,
            "Stadsstyrelsen beviljade Eva Sandström befrielse från förtroendeuppdraget som ersättare och "
            "valde Karl Berg till ny ersättare.",
            [("appointed", "Karl Berg"), ("resigned", "Eva Sandström")],
        ),
        (
            PartKind.DECISION,
            "Sektionen valde Eva Sandström och Karl Berg till protokolljusterare samt Anna Lindholm till ersättare.",
            [("appointed", "Anna Lindholm"), ("appointed", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        (
            PartKind.DECISION,
            "Sektionen valde till protokolljusterare ledamöterna Eva Sandström och Karl Berg.",
            [("appointed", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        (
            PartKind.DECISION,
            "Svenska sektionen beslutade välja ledamöterna Eva Sandström och Karl Berg till "
            "protokolljusterare och ledamoten Anna Lindholm till ersättare för dessa.",
            [("appointed", "Anna Lindholm"), ("appointed", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        (
            PartKind.HANDLING,
            "Till ordförande valdes Eva Sandström och till vice ordförande Karl Berg.",
            [("appointed", "Eva Sandström"), ("appointed", "Karl Berg")],
        ),
        (
            PartKind.DECISION,
            "Direktören anställde Eva Sandström i tjänsten som rektor.",
            [("appointed", "Eva Sandström")],
        ),
        (PartKind.DECISION, "Direktören utnämnde Eva Sandström till rektor.", [("appointed", "Eva Sandström")]),
    ],
)
def test_swedish_minutes_say_it_in_swedish(kind: PartKind, text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(roles(part(kind, text))) == expected

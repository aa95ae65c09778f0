"""What the readers doubt is logged once a record, whichever of them says it."""

from __future__ import annotations

from kg.extract.extractor import Extractor
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import Body, Registries

BODIES = (
    Body("A", {"fi": "Puistojen toimiala"}, type_id="7"),
    Body("B", {"fi": "Torien toimiala"}, type_id="7"),
    Body("A1", {"fi": "Puistojohtaja"}, type_id="12", parent="A", post=True),
    Body("B1", {"fi": "Puistojohtaja"}, type_id="12", parent="B", post=True),
)


def test_the_same_doubt_of_the_same_words_is_said_once() -> None:
    text = "Puistojohtaja päätti 1.2.2021 § 3 ja puistojohtaja päätti 4.5.2021 § 6."
    record = DecisionRecord(
        "record", True, "N", "Asia", "fi", (Part(PartKind.REASONS, "decision", "", text),), body=BodyRef("x", None)
    )
    doubts = Extractor(Registries({body.id: body for body in BODIES})).find(record).doubts
    said = [(doubt.words.casefold(), doubt.message) for doubt in doubts]
    assert len(said) == len(set(said)) == 1

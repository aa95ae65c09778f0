"""The clauses of legal language, sentence by sentence, with the bundled registry: `citations.tsv`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kg.extract.finding import Citation
from kg.extract.law.reader import LawReader
from kg.record import DecisionRecord, Part, PartKind
from kg.registries import load
from kg.vocab import DEFAULT_BASE

_LINES = (Path(__file__).parent / "citations.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in _LINES if line and not line.startswith("#")]


@cache
def reader() -> LawReader:
    return LawReader(load(DEFAULT_BASE))


def read(text: str, kind: PartKind = PartKind.REASONS, day: date = date(2021, 11, 1)) -> tuple[Citation, ...]:
    part = Part(kind, "decision", "", text)
    return reader().read(DecisionRecord("record", True, "X", "", "fi", (part,), date=day))[0]


def written(c: Citation) -> str:
    marks = zip(("l", "§", "m", "k", "a"), (c.chapter, c.section, c.subsection, c.point, c.subpoint), strict=True)
    return " ".join([c.act, *(f"{mark}{number}" for mark, number in marks if number)]) + ("" if c.explicit else " ~")


@pytest.mark.parametrize(("day", "sentence", "expected"), ROWS)
def test_a_sentence_cites(day: str, sentence: str, expected: str) -> None:
    found = read(sentence.replace("\\n", "\n"), day=date.fromisoformat(day or "2021-11-01"))
    assert [written(citation) for citation in found] == [one for one in expected.split("; ") if one]


@pytest.mark.parametrize(
    ("sentence", "grounds"),
    [
        ("Johtaja päätti kuntalain 3 §:n ja 5 §:n nojalla.", 2),
        ("Johtaja päätti kuntalain 3 §:n, hallintolain 5 §:n ja kaupungin hallintosäännön 2 luvun 1 §:n nojalla.", 3),
        ("Johtaja päätti kuntalain 3 §:n nojalla. Hallintolain 5 §:n mukaan näin on.", 1),
        ("Direktören beslutade med stöd av 3 § i kommunallagen och 5 § i förvaltningslagen.", 2),
        ("Johtaja totesi, että kuntalain 3 §:ssä ja hallintolain 5 §:ssä säädetään siitä.", 0),
    ],
)
def test_what_is_said_of_one_of_a_list_is_said_of_all(sentence: str, grounds: int) -> None:
    uses = [citation.use for citation in read(sentence, PartKind.DECISION)]
    assert uses.count("ground") == grounds


def test_a_place_of_an_act_that_could_not_be_told_belongs_to_no_act_named_before() -> None:
    assert [written(c) for c in read("Kuntalain 3 §. TSL 2 luvun 1 §:n mukaan. Lain 7 §:n mukaan")] == ["410/2015 §3"]
    assert [written(c) for c in read("Kuntalain 3 §. XYL 2 luvun 1 §:n mukaan")] == ["410/2015 §3"]


@pytest.mark.parametrize(
    "heading", ["Keskeisimmät sovelletut säännökset", "Sovellettu lainsäädäntö", "Tillämpad lagstiftning"]
)
def test_a_heading_says_that_what_follows_was_applied(heading: str) -> None:
    text = f"Hallintolain 3 § on vanha.\n{heading}\nKuntalaki 43 §\nTiedoksianto\nVesilaki 2 luku"
    assert [citation.use for citation in read(text)] == ["cites", "ground", "cites"]


def test_the_forms_of_appeal_in_a_list_of_recipients_cite_no_rule() -> None:
    text = "Asianosainen\tKunnallisvalitus, asemakaavan ja rakennusjärjestyksen hyväksyminen; Liite 1"
    assert read(text, PartKind.EXTRACTS) == ()

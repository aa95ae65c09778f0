"""Mentions: at most seven triples each, and the quote is the text at its offsets."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph_samples import W, part, record, say
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.finding import Appeal, BodyMention, Citation, DecisionReference, PersonRole, Span
from kg.record import Layout, Part, PartKind, lay_out

_WORDS = st.text(alphabet="aä§1😀 \n\tÅ̈", max_size=30)
_PARTS = st.lists(
    st.builds(Part, st.sampled_from(PartKind), st.sampled_from(["decision", "proposal"]), _WORDS, _WORDS),
    min_size=1,
    max_size=5,
).map(tuple)


@given(_PARTS)
def test_each_part_stands_in_the_text_where_the_layout_says(parts: tuple[Part, ...]) -> None:
    layout: Layout = lay_out(parts)
    assert len(layout.starts) == len(parts)
    for one, start in zip(parts, layout.starts, strict=True):
        assert layout.text[start : start + len(one.text)] == one.text
        if one.heading:
            assert layout.text[:start].endswith(one.heading + "\n")
    assert list(layout.starts) == sorted(layout.starts)


def _spans(parts: tuple[Part, ...]) -> st.SearchStrategy[list[Span]]:
    def within(index: int) -> st.SearchStrategy[Span]:
        size = len(parts[index].text)
        return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda ends: Span(index, *sorted(ends)))

    return st.lists(st.integers(0, len(parts) - 1).flatmap(within), max_size=6)


@given(_PARTS.flatmap(lambda parts: st.tuples(st.just(parts), _spans(parts))))
@settings(max_examples=60, deadline=None)
def test_a_mention_has_at_most_seven_triples_and_quotes_the_text_at_its_offsets(
    given_: tuple[tuple[Part, ...], list[Span]],
) -> None:
    parts, spans = given_
    found: dict[str, list[Any]] = {
        "citations": [Citation(span, "410/2015", "kuntalaki", str(n), str(n)) for n, span in enumerate(spans)],
        "people": [PersonRole(span, "decision", f"Tuuli Meri{'a' * n}", "presenter") for n, span in enumerate(spans)],
        "bodies": [BodyMention(span, f"U{n}") for n, span in enumerate(spans)],
        "appeals": [Appeal(span, "prohibited") for span in spans],
        "references": [DecisionReference(span, "00400", None, date(2021, 1, 1), n + 1) for n, span in enumerate(spans)],
    }
    said, _ = say(record(*parts), W, **{kind: tuple(each) for kind, each in found.items()})
    text = lay_out(parts).text
    for mention in said.mentions():
        triples = [quad for quad in said.quads if quad.subject.value == mention]
        assert len(triples) <= 7
        (target,) = said.of(mention, "oa:hasTarget")
        (part_of,) = said.of(mention, "dcterms:isPartOf")
        assert mention.startswith(f"{part_of}/mention/")
        start, end = map(int, target.removeprefix(f"{part_of}#char=").split(","))
        assert said.of(mention, "kg:quote") == {text[start:end]}
    # citations, people, bodies and references each have a body of their own; the appeals share one
    assert len(said.mentions()) == 4 * len(spans) + min(1, len(spans))


def test_one_mention_a_thing_at_the_first_words() -> None:
    said, _ = say(
        record(part("Majakka ja majakka")),
        bodies=(BodyMention(Span(0, 0, 7), "U1"), BodyMention(Span(0, 11, 18), "U1")),
    )
    (mention,) = said.mentions()
    assert said.of(mention, "kg:quote") == {"Majakka"}


def test_several_things_on_the_same_words_are_numbered() -> None:
    words = Span(0, 0, 7)
    said, _ = say(record(part("Majakka", heading="")), bodies=tuple(BodyMention(words, f"U{n}") for n in (1, 2, 3)))
    key = f"{W}/fin/record/00000001-0000-4000-8000-000000000000/mention/0-7"
    assert said.mentions() == {key, f"{key}/2", f"{key}/3"}


def test_a_fact_that_rests_on_no_words_has_no_mention() -> None:
    said, _ = say(record(), people=(PersonRole(None, "decision", "Tyyni Luoto", "presenter"),))
    assert not said.mentions()
    assert f"{W}/presenter/tyyni-luoto" in said.subjects()

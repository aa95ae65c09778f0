"""A text marked up: whatever overlaps, no word is lost and nothing is linked twice or never."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.web.evidence import Mention
from kg.web.marks import Block, Segment, blocks
from kg.web.snapshot import Link

TEXT = "Otsikko\n\nPäätös\nLautakunta päätti kuulla Aino Esimerkin aloitteen.\nToinen kappale"


def mention(text: str, start: int, end: int, name: str = "") -> Mention:
    iri = f"urn:m:{start}-{end}{name}"
    return Mention(iri, "urn:text", start, end, text[start:end], "person", NamedNode(iri), Link(iri, f"/{iri}", iri))


def pieces(found: list[Block]) -> list[Segment]:
    lines = [line for block in found for line in ([block.heading] if block.heading else [])]
    lines += [cell for block in found for row in block.rows for cell in row]
    return [segment for line in lines for segment in line]


def test_a_part_has_its_heading_and_its_paragraphs() -> None:
    title, part = blocks(TEXT, [])
    assert title.heading is None
    assert [[s.text for s in line] for row in title.rows for line in row] == [["Otsikko"]]
    assert part.heading is not None
    assert part.heading[0].text == "Päätös"
    assert len(part.rows) == 2


def test_a_long_first_line_or_a_sentence_is_no_heading() -> None:
    for first in ("x" * 81, "Tämä on lause."):
        (part,) = blocks(f"{first}\ntoinen", [])
        assert part.heading is None
        assert len(part.rows) == 2


def test_tabs_make_rows_of_a_table_and_an_indent_makes_none() -> None:
    (part,) = blocks("Luvut\na\tb\n\tsisennys", [])
    assert [len(row) for row in part.rows] == [2, 1]


def test_a_mention_leads_where_it_says_and_can_be_found() -> None:
    at = TEXT.index("Aino")
    (marked,) = [s for s in pieces(blocks(TEXT, [mention(TEXT, at, at + 14)])) if s.marks]
    assert marked.text == "Aino Esimerkin"
    assert marked.anchors == (f"char={at},{at + 14}",)
    assert marked.behind == ()


def test_of_two_on_one_another_the_shorter_leads() -> None:
    at = TEXT.index("Aino")
    inner, outer = mention(TEXT, at, at + 14), mention(TEXT, at, at + 25)
    marked = [s for s in pieces(blocks(TEXT, [inner, outer])) if s.marks]
    assert [(s.text, s.marks[0].iri) for s in marked] == [("Aino Esimerkin", inner.iri), (" aloitteen.", outer.iri)]
    assert marked[0].anchors == (inner.anchor, outer.anchor)


def test_of_two_on_the_same_words_the_second_stands_behind() -> None:
    at = TEXT.index("Aino")
    first, second = mention(TEXT, at, at + 4), mention(TEXT, at, at + 4, "/2")
    (marked,) = [s for s in pieces(blocks(TEXT, [first, second])) if s.marks]
    assert marked.marks[0] == first
    assert marked.behind == (second,)
    assert marked.anchors == (first.anchor,)


def test_a_mention_without_its_words_is_not_marked() -> None:
    wrong = mention("x" * 99, 3, 9)
    outside = mention(TEXT, 10_000, 10_005)
    assert not any(s.marks for s in pieces(blocks(TEXT, [wrong, outside])))


def test_offsets_count_code_points() -> None:
    text = "Asia\n\n😀 Åke"
    (marked,) = [s for s in pieces(blocks(text, [mention(text, 8, 11)])) if s.marks]
    assert marked.text == "Åke"


@given(
    st.text(alphabet="ab😀ä .\n\t", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12),
)
def test_no_letter_is_lost_and_every_mention_is_linked_once(text: str, places: list[tuple[int, int]]) -> None:
    found = [mention(text, a, b, f"/{n}") for n, (a, b) in enumerate(places) if a < b <= len(text)]
    segments = pieces(blocks(text, found))
    kept = [c for c in text if c not in "\n\t"]
    assert sorted(c for s in segments for c in s.text) == sorted(kept)
    leading = {s.marks[0].iri for s in segments if s.marks}
    behind = [m.iri for s in segments for m in s.behind]
    assert len(behind) == len(set(behind))
    assert not leading & set(behind)
    visible = {m.iri for m in found if text[m.start : m.end].strip("\n\t")}
    assert visible <= leading | set(behind)
    anchors = [a for s in segments for a in s.anchors]
    assert len(anchors) == len(set(anchors))

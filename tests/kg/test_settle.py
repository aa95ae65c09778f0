"""Every document's node, from all keys at once: whatever the order they came in."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.context import Context
from kg.index import Entry, Index
from kg.iri import Iris
from kg.linking.settle import settle
from kg.registries import Body, Registries

KUNTA = "https://w3id.org/paatos/eli/kunta/091/"
CONTEXT = Context.make(
    Iris(), Registries(bodies={"00400": Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"})}), "run", ()
)


def entry(identity: str, **keys: object) -> Entry:
    plain = Entry(identity, "ahjo", "decision", identity, f"sha-{identity}", "file", "", what="decision")
    return replace(plain, native_id=identity.upper(), **keys)  # type: ignore[arg-type]


def units(entries: Iterable[Entry]) -> dict[str, str]:
    """The units that an index with these entries settles on."""
    index = Index(Path(":memory:"))
    for one in entries:
        index.put(one)
    settle(index, CONTEXT)
    found = {identity: unit or "" for identity, unit, _ in index.units()}
    index.close()
    return found


def _board(identity: str, day: str | None, **keys: object) -> Entry:
    known: dict[str, object] = {"body": "00400", "body_name": "Kaupunginhallitus", "case_no": "HEL 2021-000001"}
    return entry(identity, **(known | {"section": 5, "date": day} | keys))


_ENTRIES = st.lists(
    st.builds(
        lambda body, day, case, section: {"body": body, "date": day, "case_no": case, "section": section},
        st.sampled_from(["00400", "U7VH1", "U8VH1", None]),
        st.sampled_from([None, "2021-02-01", "2021-02-04", "2022-02-01", "2023-02-01"]),
        st.sampled_from(["HEL 2021-000001", None]),
        st.sampled_from([5, 5, 6, None]),
    ),
    max_size=8,
).map(
    lambda keys: [
        entry(f"d{n}", body_name="Kaupunginhallitus" if k["body"] == "00400" else "Yksikön päällikkö", **k)
        for n, k in enumerate(keys)
    ]
)


@given(_ENTRIES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_that_documents_came_in_changes_nothing(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert units(shuffled) == units(entries)


@given(_ENTRIES)
@settings(max_examples=60, deadline=None)
def test_one_unit_never_holds_two_bodies_two_years_or_two_sections(entries: list[Entry]) -> None:
    found = units(entries)
    by_unit: dict[str, list[Entry]] = {}
    for one in entries:
        by_unit.setdefault(found[one.identity], []).append(one)
    for fellows in by_unit.values():
        assert len({e.body for e in fellows} - {None}) <= 1
        assert len({e.section for e in fellows}) == 1
        assert len({e.date[:4] for e in fellows if e.date}) <= 1


@given(_ENTRIES)
@settings(max_examples=60, deadline=None)
def test_settling_again_changes_nothing(entries: list[Entry]) -> None:
    index = Index(Path(":memory:"))
    for one in entries:
        index.put(one)
    settle(index, CONTEXT)
    first = list(index.units())
    for one in entries:
        index.said(one.identity, 1, ())
    settle(index, CONTEXT)
    assert list(index.units()) == first
    assert index.count(dirty=True) == 0
    index.close()


def test_documents_of_one_key_a_few_days_apart_are_one_decision() -> None:
    found = units([_board("a", "2021-02-01"), _board("b", "2021-02-04"), _board("c", None)])
    assert set(found.values()) == {f"{KUNTA}kaupunginhallitus/hel-2021-000001/5"}


def test_the_later_year_takes_its_year_and_a_dateless_one_keeps_the_plain_key() -> None:
    plain = f"{KUNTA}kaupunginhallitus/hel-2021-000001/5"
    early, late, undated = _board("a", "2021-02-01"), _board("b", "2022-02-01"), _board("c", None)
    assert units([late]) == {"b": plain}
    assert units([late, early]) == {"a": plain, "b": f"{plain}-2022"}
    assert units([late, early, undated]) == {"a": plain, "b": f"{plain}-2022", "c": plain}
    assert units([late, undated]) == {"b": plain, "c": plain}


def test_a_dateless_decision_keeps_the_plain_key_from_another_bodys_dated_one() -> None:
    plain = f"{KUNTA}yksikon-paallikko/hel-2021-000001/5"
    dated = _board("a", "2021-02-01", body="U7VH1", body_name="Yksikön päällikkö")
    undated = _board("b", None, body="U8VH1", body_name="Yksikön päällikkö")
    assert units([dated, undated]) == {"a": f"{plain}-2021", "b": plain}
    later = replace(dated, identity="c", sha256="sha-c", body="U8VH1", date="2022-02-01")
    assert units([dated, undated, later]) == {"a": f"{plain}-2021", "b": plain, "c": plain}


def test_the_swedish_name_of_a_body_gives_the_finnish_word_of_the_iri() -> None:
    found = units([_board("a", "2021-02-01"), _board("b", "2021-02-01", body_name="Stadsstyrelsen")])
    assert set(found.values()) == {f"{KUNTA}kaupunginhallitus/hel-2021-000001/5"}


def test_without_case_date_or_section() -> None:
    post = {"body": "U7VH1", "body_name": "Yksikön päällikkö", "case_no": None, "section": 8}
    found = units(
        [
            _board("a", "2021-02-01", case_no=None),
            entry("b", date="2021-03-01", **post),
            entry("c", **post),
            _board("d", "2021-02-01", section=None),
            replace(entry("e"), native_id=None, sha256="0123456789abcdef"),
        ]
    )
    assert found == {
        "a": f"{KUNTA}kaupunginhallitus/2021/5",
        "b": f"{KUNTA}u7vh1/2021/8",
        "c": f"{KUNTA}asiakirja/C",
        "d": f"{KUNTA}asiakirja/D",
        "e": f"{KUNTA}asiakirja/0123456789ab",
    }


def test_a_proposal_stands_under_its_item_and_other_documents_are_their_own() -> None:
    known = replace(entry("p"), what="proposal", meeting="00400202201", item=3)
    alone = replace(entry("q"), what="proposal", meeting=None, item=3)
    other = replace(entry("ahjo/case/x"), what="")
    assert units([known, alone, other]) == {
        "p": "https://w3id.org/paatos/id/meeting/00400202201-item-3/proposal",
        "q": "https://w3id.org/paatos/id/record/Q/proposal",
        "ahjo/case/x": "ahjo/case/x",
    }

"""Minutes and pages find the decision they are of, whatever came first, or stay apart and say so."""

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
    Iris(),
    Registries(
        bodies={
            "00400": Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen", "en": "City Board"}),
            "U1VH1": Body("U1VH1", {"fi": "Yksikön päällikkö"}),
            "U2VH1": Body("U2VH1", {"fi": "Yksikön päällikkö"}),
        }
    ),
    "run",
    (),
)
TITLE = "Majakan maalaaminen"


def document(identity: str, kind: str, **keys: object) -> Entry:
    plain = Entry(f"{kind}/{identity}", "any", kind, identity, f"sha-{identity}", "file", "", what="decision")
    known: dict[str, object] = {"body_name": "Kaupunginhallitus", "section": 5, "title": TITLE}
    return replace(plain, **(known | keys))  # type: ignore[arg-type]


def record(identity: str, **keys: object) -> Entry:
    return document(identity, "decision", **({"native_id": identity.upper(), "body": "00400"} | keys))


def settled(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, str | None], list[str]]:
    """Units and meetings by the documents' keys, and what the log says."""
    index = Index(Path(":memory:"))
    for one in entries:
        index.put(one)
    issues = settle(index, CONTEXT)
    rows = list(index.units())
    index.close()
    units = {identity.rpartition("/")[2]: (unit or "").removeprefix(KUNTA) for identity, unit, _ in rows}
    meetings = {identity.rpartition("/")[2]: met for identity, _, met in rows}
    return units, meetings, [issue.message for issue in issues]


def test_a_page_without_number_and_day_joins_the_one_record_of_its_body_section_and_title() -> None:
    units, _, notes = settled([record("a"), document("p", "page")])
    assert units == {"a": "asiakirja/A", "p": "asiakirja/A"}
    assert notes == []


def test_a_page_joins_a_record_that_has_a_diary_number() -> None:
    units, _, _ = settled([record("a", case_no="HEL 2021-000001"), document("p", "page", body_name="City Board")])
    assert units["p"] == units["a"] == "kaupunginhallitus/hel-2021-000001/5"


def test_another_title_section_or_body_is_another_decision() -> None:
    for other in ({"title": "Muu asia"}, {"section": 6}, {"body_name": "Kaupunginvaltuusto"}, {"title": None}):
        units, _, _ = settled([record("a"), document("p", "page", **other)])
        assert units["p"] != units["a"], other


def test_a_page_that_fits_two_records_stays_apart_and_the_log_says_so() -> None:
    units, _, notes = settled([record("a"), record("b"), document("p", "page")])
    assert len(set(units.values())) == 3
    assert notes == [f"fits 2 decisions and stays apart: {KUNTA}asiakirja/A, {KUNTA}asiakirja/B"]


def test_minutes_with_a_day_give_a_record_without_one_its_address() -> None:
    units, _, _ = settled([record("a"), document("m", "minutes", date="2021-11-22"), document("p", "page")])
    assert set(units.values()) == {"kaupunginhallitus/2021/5"}


def test_minutes_of_two_years_fit_a_record_without_a_day_alike_and_none_is_joined() -> None:
    units, _, _ = settled(
        [record("a"), document("m", "minutes", date="2021-11-22"), document("n", "minutes", date="2020-11-22")]
    )
    assert units == {"a": "asiakirja/A", "m": "kaupunginhallitus/2021/5", "n": "kaupunginhallitus/2020/5"}


def test_a_day_of_another_year_is_another_decision_whatever_the_title() -> None:
    units, _, _ = settled([record("a", date="2020-03-01"), document("m", "minutes", date="2021-11-22")])
    assert units["a"] != units["m"]


def test_a_page_joins_minutes_where_there_is_no_record() -> None:
    units, _, _ = settled([document("m", "minutes", date="2021-11-22"), document("p", "page")])
    assert units["p"] == units["m"] == "kaupunginhallitus/2021/5"


def test_a_page_of_a_post_goes_with_the_only_post_of_its_diary_number_and_section() -> None:
    keys: dict[str, object] = {"body_name": "Yksikön päällikkö", "case_no": "HEL 2021-000001"}
    units, _, _ = settled([record("a", **keys | {"body": "U1VH1"}), document("p", "page", **keys)])
    assert units["a"] == units["p"]
    units, _, _ = settled(
        [
            record("a", **keys | {"body": "U1VH1"}),
            record("b", **keys | {"body": "U2VH1"}),
            document("p", "page", **keys),
        ]
    )
    assert len(set(units.values())) == 3


def meeting(identity: str, **keys: object) -> Entry:
    known: dict[str, object] = {"what": "", "body": "00400", "date": "2021-11-22", "meeting": identity}
    return document(identity, "meeting", **(known | keys))


PAPER: dict[str, object] = {"date": "2021-11-22", "number": 45, "case_no": "HEL 2021-000001"}


def test_minutes_are_of_the_meeting_of_their_body_day_and_number() -> None:
    both = [meeting("00400202149", number=45), meeting("00400202150", number=46)]
    _, met, _ = settled([*both, document("m", "minutes", **PAPER)])
    assert met["m"] == "00400202149"


def test_minutes_of_a_meeting_that_nothing_describes_give_it_a_key() -> None:
    _, met, _ = settled([meeting("00400202150", number=46), document("m", "minutes", **PAPER)])
    assert met["m"] == "00400-2021-45"


def test_what_a_record_says_of_its_meeting_holds_for_the_minutes() -> None:
    _, met, _ = settled([record("a", **PAPER | {"meeting": "77"}), document("m", "minutes", **PAPER)])
    assert met["m"] == met["a"] == "77"


_PAPERS = st.lists(
    st.builds(
        lambda kind, day, case, title, body: (kind, {"date": day, "case_no": case, "title": title, "body_name": body}),
        st.sampled_from(["decision", "minutes", "page"]),
        st.sampled_from([None, "2021-02-01", "2022-02-01"]),
        st.sampled_from([None, None, "HEL 2021-000001"]),
        st.sampled_from([TITLE, "Muu asia"]),
        st.sampled_from(["Kaupunginhallitus", "Yksikön päällikkö"]),
    ),
    max_size=6,
).map(lambda rows: [document(f"d{n}", kind, **keys) for n, (kind, keys) in enumerate(rows)])


@given(_PAPERS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_arrival_changes_nothing(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert settled(shuffled) == settled(entries)

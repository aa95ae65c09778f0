"""Facts of one value, running numbers, who a name means, and the quads' writer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graph_samples import BASE, IRIS, context
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import Log
from kg.graph import terms as t
from kg.graph.context import Settled, Subject
from kg.graph.writer import Writer, boolean, day, decimal, duration_days, integer, to_nquads
from kg.record import BodyRef

_FACTS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["date", "title"]), st.sampled_from([None, 1, 2, False])),
    max_size=12,
)


@given(_FACTS)
def test_the_first_to_state_a_fact_settles_it(facts: list[tuple[str, str, object]]) -> None:
    settled = Settled()
    first: dict[tuple[str, str], object] = {}
    for number, (subject, fact, value) in enumerate(facts):
        log = Log("file", f"document {number}")
        holds = settled.holds(subject, fact, value, log)
        if value is None:
            assert not holds
            assert not log.issues
            continue
        wins = first.setdefault((subject, fact), value) == value
        assert holds is wins
        assert len(log.issues) == (not wins)


def test_a_lost_value_is_logged_with_both_values_and_the_preferred_document() -> None:
    settled, one, two = Settled(), Log("f", "ahjo/decision/1"), Log("f", "ahjo/agenda/2")
    assert settled.holds("W", "date", date(2022, 1, 10), one)
    assert not settled.holds("W", "date", date(2022, 1, 12), two)
    (issue,) = two.issues
    assert issue.place == "date"
    assert {"2022-01-10", "2022-01-12"} <= set(issue.message.split())
    assert "ahjo/decision/1" in issue.message


@given(st.lists(st.integers(0, 5), max_size=20))
def test_equal_things_have_equal_numbers_from_one(keys: list[int]) -> None:
    settled = Settled()
    numbers = {key: settled.number("appeal", key) for key in keys}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert {key: settled.number("appeal", key) for key in keys} == numbers
    assert settled.number("extract", "x") == 1


def test_the_nodes_of_a_decision_and_of_a_proposal() -> None:
    decided = Subject.make("W", decided=True)
    assert decided.of("decision") == ("W", "W/act")
    assert decided.of("proposal") == ("W/proposal", "W/preparation")
    proposed = Subject.make("item/proposal", decided=False)
    assert proposed.of("decision") == proposed.of("proposal") == ("item/proposal", "item/preparation")


def test_who_a_name_means() -> None:
    known = context()
    assert known.person_slug("Tyyni Luoto") == "tyyni-luoto"
    assert known.person_slug("Aarne Aalto") is None
    assert known.person_slug("Aarne Aalto", "ex.b") == "aarne-aalto-ex-b"
    assert known.person_slug("Meri Tuuli", "not in the registry") == "meri-tuuli"
    assert known.post_of("v.a. majakkapäällikkö") == "U1VH1"
    assert known.post_of("Yksikön päällikkö") is None
    assert known.groups["laiturit"] == known.groups["laituriryhma"] == "laituriryhma"


def test_a_body_has_its_finnish_name_in_an_iri_whatever_language_it_came_in() -> None:
    assert context().finnish_name(BodyRef("Stadsstyrelsen", "00400")) == "Kaupunginhallitus"
    assert context().finnish_name(BodyRef("Laiturilautakunta", "U9")) == "Laiturilautakunta"
    assert context().body_id(BodyRef("Laiturilautakunta")) == "laiturilautakunta"


# the writer


def test_a_writer_says_each_statement_once_in_its_graph_and_nothing_of_the_unknown() -> None:
    writer = Writer(IRIS, f"{BASE}graph/x")
    for _ in range(2):
        writer.say(f"{BASE}a", t.NUMBER, Literal("1"))
        writer.link(f"{BASE}a", t.IS_PART_OF, f"{BASE}b")
        writer.type(f"{BASE}a", t.WORK, t.FORMAT)
    writer.say(f"{BASE}a", t.NUMBER, None)
    writer.link(f"{BASE}a", t.IS_PART_OF, None)
    assert len(writer.quads) == 4
    assert {quad.graph_name for quad in writer.quads} == {NamedNode(f"{BASE}graph/x")}
    assert to_nquads(writer.quads).count(b"\n") == 4


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=2))
def test_a_decimal_keeps_its_value_and_is_never_in_powers_of_ten(value: Decimal) -> None:
    written = decimal(value).value
    assert Decimal(written) == value
    assert "e" not in written.lower()


def test_every_literal_has_its_datatype() -> None:
    written = [integer(3), boolean(True), boolean(False), day(date(2022, 1, 2)), duration_days(14)]
    assert [(term.value, term.datatype.value.rpartition("#")[2]) for term in written] == [
        ("3", "integer"),
        ("true", "boolean"),
        ("false", "boolean"),
        ("2022-01-02", "date"),
        ("P14D", "duration"),
    ]

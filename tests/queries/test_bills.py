"""A bill stands in the graph beside the law, but legal-citations names law alone."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store, parse, serialize

from kg import query
from kg.ontology import Ontology
from kg.vocab import DEFAULT_BASE

MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
LAW = "http://data.finlex.fi/eli/sd/1974/412"
BILL = f"{DEFAULT_BASE}id/bill/2021/7"


def provisions(*, as_bill: bool) -> set[str]:
    """What the model by example cites; with `as_bill` one of its acts stands as a bill."""
    quads = serialize(parse(MODEL.read_bytes(), format=RdfFormat.TRIG), format=RdfFormat.N_QUADS) or b""
    text = quads.decode()
    assert f"<{LAW}>" in text
    store = Store()
    store.extend(parse(text.replace(f"<{LAW}>", f"<{BILL}>") if as_bill else text, format=RdfFormat.N_QUADS))
    store.extend(Ontology.load(DEFAULT_BASE).graph_quads())
    solutions = query.run(store, query.find("legal-citations").text, {}, DEFAULT_BASE)
    assert isinstance(solutions, QuerySolutions)
    return {solution["provision"].value for solution in solutions}


def test_a_cited_bill_is_no_row() -> None:
    law, with_bill = provisions(as_bill=False), provisions(as_bill=True)
    assert law - with_bill == {LAW}
    assert with_bill <= law

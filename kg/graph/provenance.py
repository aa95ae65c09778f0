"""Where a document's facts come from."""

from __future__ import annotations

from datetime import datetime

from pyoxigraph import Literal, Quad

from kg import __version__
from kg.graph import terms as t
from kg.graph.writer import Writer, string
from kg.iri import Iris


def say_document(writer: Writer, document: str, kind: str, run: str, native_id: str | None = None) -> None:
    """A source document. kind: a key of the document scheme; native_id: the source system's, without braces.

    One of several in a file is part of the file, whose hash is the last step but one of its IRI.
    """
    writer.type(document, t.ENTITY)
    file, _, fragment = document.removeprefix(writer.iris.document("")).partition("/")
    if fragment:
        writer.link(document, t.DC_IS_PART_OF, writer.iris.document(file))
    writer.link(document, t.DC_TYPE, writer.iris.concept("document", kind))
    writer.link(document, t.WAS_GENERATED_BY, run)
    if native_id:
        writer.say(document, writer.own("nativeId"), string(native_id))


def run_quads(iris: Iris, run: str, started: datetime) -> tuple[Quad, ...]:
    """A run of the program, in the graph of runs."""
    writer = Writer(iris, iris.graph("runs"))
    agent = f"{iris.base}id/program/kg-{__version__}"
    writer.type(run, t.PROV_ACTIVITY)
    writer.say(run, t.STARTED_AT, Literal(started.isoformat(timespec="seconds"), datatype=t.DATE_TIME))
    writer.link(run, t.WAS_ASSOCIATED_WITH, agent)
    writer.type(agent, t.SOFTWARE_AGENT)
    writer.say(agent, t.SOFTWARE_VERSION, string(__version__))
    return writer.quads

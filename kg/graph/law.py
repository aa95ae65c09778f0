"""Cited law: acts and the places in them."""

from __future__ import annotations

from kg.extract.finding import Citation
from kg.graph import terms as t
from kg.graph.context import Context
from kg.graph.evidence import Evidence
from kg.graph.writer import Writer, string, text
from kg.iri import kind_of_act


def say_citation(writer: Writer, context: Context, evidence: Evidence, subject: str, citation: Citation) -> str:
    """The cited place with its parents down from the act, the citing statement and its mention.

    Returns the IRI of the cited place, or of the act where no place in it is cited.
    """
    place, chapter = say_place(writer, context, citation)
    writer.link(subject, t.CITES, place)
    if citation.use == "ground":
        writer.link(subject, t.BASED_ON, place)
    evidence.support(place, citation.span, explicit=citation.explicit, chapter=chapter)
    return place


def say_place(writer: Writer, context: Context, citation: Citation) -> tuple[str, str | None]:
    """The place in the act, and the cited chapter where it is no part of the place's IRI."""
    iris, statute = context.iris, context.registries.statutes.get(citation.act)
    act = statute.iri if statute else iris.act(citation.act)
    if act not in context.described:
        _describe_act(writer, citation, act)
    by_chapter = _by_chapter(context, citation)
    article = citation.act.startswith(("eu:", "sops:")) or bool(statute and statute.full.startswith("Sopimus "))
    levels: list[tuple[str, str | None]] = [
        ("luku", citation.chapter if by_chapter or citation.section is None else None),
        ("artikla" if article else "pykala", citation.section),
        ("kohta" if article else "momentti", citation.subsection),
        ("alakohta" if article else "kohta", citation.point),
        ("alakohta", citation.subpoint),
    ]
    node, path = act, iris.provision_root(citation.act)
    for level, number in levels:
        if number is None:
            continue
        path = iris.place_in_act(path, level, number)
        writer.type(path, t.SUBDIVISION)
        writer.say(path, t.NUMBER, string(number))
        writer.link(path, t.TYPE_SUBDIVISION, iris.concept("subdivision", level))
        writer.link(path, t.IS_PART_OF, node)
        node = path
    kept_apart = None if by_chapter or citation.section is None else citation.chapter
    return node, kept_apart


def _by_chapter(context: Context, citation: Citation) -> bool:
    """Sections start anew in each chapter: stated for known acts; a city rule cited by chapter is of that kind."""
    statute = context.registries.statutes.get(citation.act)
    return statute.by_chapter if statute else citation.act.startswith("rule:")


def _describe_act(writer: Writer, citation: Citation, act: str) -> None:
    writer.type(act, t.LEGAL_RESOURCE)
    writer.say(act, t.PREF_LABEL, text(citation.name, "fi"))
    kind, number = kind_of_act(citation.act)
    if kind in {"", "sops", "he"}:
        writer.say(act, t.ID_LOCAL, string(number if not kind else f"{'SopS' if kind == 'sops' else 'HE'} {number}"))

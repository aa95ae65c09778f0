"""The texts of a decision or proposal: which there are, which is shown, where each came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.graph import terms as t
from kg.web import evidence, marks

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.evidence import Mention
    from kg.web.marks import Block
    from kg.web.snapshot import Link, Snapshot

_PREFERRED: Final = ("record", "minutes", "page", "agenda")
_LANGUAGES: Final = {"FIN": "fi", "SWE": "sv"}
NAMES: Final = {"fi": "Finnish", "sv": "Swedish", "": "unknown language"}


@dataclass(frozen=True, slots=True)
class Source:
    """A source document with the text that was made of it.

    kind: what it is; sha256: of its bytes; text_sha256: of the text as published; read: when, ISO, and by what program.
    """

    node: NamedNode
    text: Link
    document: Link | None
    kind: str
    kind_link: Link | None
    language: str
    title: str
    native_id: str
    sha256: str
    text_sha256: str
    read: str
    program: str

    @property
    def language_name(self) -> str:
        return NAMES.get(self.language, self.language)


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is read on a page, with what is marked in it. legend: the kinds of mark it has, in order."""

    source: Source
    blocks: list[Block]
    mentions: list[Mention]
    legend: list[tuple[str, str]]


def sources(snapshot: Snapshot, work: NamedNode) -> list[Source]:
    """The texts of a work, the preferred first: Finnish before Swedish, record before minutes before page."""
    graph = snapshot.graph
    found = [
        source(snapshot, text)
        for expression in graph.nodes(work, t.IS_REALIZED_BY)
        for text in graph.nodes(expression, t.IS_EMBODIED_BY)
    ]
    return sorted(found, key=_rank)


def source(snapshot: Snapshot, text: NamedNode) -> Source:
    """One text with where it came from."""
    graph = snapshot.graph
    document = graph.node(text, t.WAS_DERIVED_FROM)
    kind = graph.node(document, t.DC_TYPE) if document else None
    run = graph.node(document, t.WAS_GENERATED_BY) if document else None
    agent = graph.node(run, t.WAS_ASSOCIATED_WITH) if run else None
    expression = graph.node(text, t.EMBODIES)
    language = graph.node(expression, t.LANGUAGE) if expression else None
    code = language.value.rpartition("/")[2] if language else ""
    return Source(
        node=text,
        text=snapshot.link(text),
        document=snapshot.link(document) if document else None,
        kind=kind.value.rpartition("/")[2] if kind else "",
        kind_link=snapshot.link(kind) if kind else None,
        language=_LANGUAGES.get(code, ""),
        title=graph.text(expression, t.TITLE) if expression else "",
        native_id=graph.text(document, graph.own("nativeId")) if document else "",
        sha256=document.value.rpartition("/")[2] if document else "",
        text_sha256=graph.text(text, graph.own("textSha256")),
        read=graph.text(run, t.STARTED_AT) if run else "",
        program=snapshot.labels.of(agent).text if agent else "",
    )


def shown(snapshot: Snapshot, of: Source, found: list[Mention] | None = None) -> Shown:
    """A text with its mentions marked. found: its mentions, where they are known already."""
    mentions = evidence.mentions(snapshot, of.node) if found is None else found
    text = snapshot.graph.text(of.node, t.SCHEMA_TEXT)
    kinds = {mention.kind for mention in mentions}
    legend = [(kind, label) for kind, label in evidence.KINDS.items() if kind in kinds]
    return Shown(of, marks.blocks(text, mentions), mentions, legend)


def _rank(one: Source) -> tuple[int, int, str]:
    kind = _PREFERRED.index(one.kind) if one.kind in _PREFERRED else len(_PREFERRED)
    return (("fi", "sv").index(one.language) if one.language in {"fi", "sv"} else 2, kind, one.node.value)

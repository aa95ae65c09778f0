"""One version of a store, opened to be read: what every page is made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg import __version__
from kg.errors import StoreError
from kg.turtle import ShortNames
from kg.web.addresses import Addresses
from kg.web.catalogue import Catalogue, catalogue
from kg.web.graph import Graph
from kg.web.labels import Labels
from kg.web.search import Search, index

if TYPE_CHECKING:
    from kg.store import Version


@dataclass(frozen=True, slots=True)
class Link:
    """A thing as a page shows it. language: of the text; also: the same in Finnish where the text is English."""

    iri: str
    href: str
    text: str
    language: str = ""
    also: str = ""


@dataclass
class Snapshot:
    """tag: changes with the version and the program, and so with every page."""

    version: Version
    base: str
    tag: str
    graph: Graph
    labels: Labels
    addresses: Addresses
    catalogue: Catalogue
    search: Search

    @cached_property
    def names(self) -> ShortNames:
        return ShortNames(self.base)

    @cached_property
    def quads(self) -> int:
        return int(self.version.about.get("quads", 0))

    @property
    def name(self) -> str:
        return self.version.path.name

    def link(self, node: NamedNode | str) -> Link:
        """A thing with its label and its address here."""
        node = NamedNode(node) if isinstance(node, str) else node
        return self._link(node, self.href(node))

    def href(self, node: NamedNode) -> str:
        """Where a thing is read: here, or at its own address where nothing is known of it here."""
        elsewhere = not node.value.startswith(self.base) and node.value.startswith(("http://", "https://"))
        return node.value if elsewhere and not self.graph.exists(node) else self.addresses.path(node.value)

    def short(self, value: object) -> Link | None:
        """A thing by its short name, as in a table of results; None of a literal."""
        if not isinstance(value, NamedNode):
            return None
        return Link(value.value, self.href(value), self.names.iri(value.value).strip("<>"))

    def links(self, subject: NamedNode, predicate: NamedNode) -> list[Link]:
        return [self.link(node) for node in self.graph.nodes(subject, predicate)]

    def part(self, node: NamedNode) -> Link:
        """What has no page worth reading alone, at its place on the page of the decision it stands under."""
        work, _, local = node.value.rpartition("/")
        return self._link(node, f"{self.addresses.path(work)}#{local}")

    def _link(self, node: NamedNode, href: str) -> Link:
        label = self.labels.of(node)
        also = self.labels.finnish(node) if label.language == "en" else ""
        return Link(node.value, href, label.text, label.language, also if also != label.text else "")


def open_snapshot(version: Version) -> Snapshot:
    """Open a version and read its catalogue. StoreError where it is not what it says."""
    base = version.about.get("base")
    if not isinstance(base, str):
        raise StoreError(f"the store version {version.path} does not say its base; build it anew with --fresh")
    store = version.open()
    if version.about.get("quads") and next(store.quads_for_pattern(None, None, None, None), None) is None:
        raise StoreError(f"the store version {version.path} has lost its graph; build it anew with --fresh")
    graph = Graph(store, base)
    labels = Labels(graph)
    known = catalogue(graph, labels)
    about = (version.path.name, version.about.get("built"), version.about.get("quads"), base, __version__)
    tag = hashlib.sha256(repr(about).encode()).hexdigest()[:16]
    return Snapshot(version, base, tag, graph, labels, Addresses(base), known, index(graph, labels, known))

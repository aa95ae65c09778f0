"""The server's own pages: the first one, lists to go on from, the search, and what machines ask first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from kg import __version__
from kg import query as queries
from kg.graph import terms as t
from kg.web import site as sites
from kg.web.negotiation import HTML
from kg.web.pages import page_number
from kg.web.responses import etag, html, unchanged
from kg.web.rows import paged
from kg.web.search import KINDS

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.snapshot import Link, Snapshot

_LATEST: Final = 12
_BODIES: Final = 15
_COUNTED: Final = (
    ("decisions", "päätökset", ""),
    ("cases", "asiat", t.PROCESS.value),
    ("meetings", "kokoukset", t.SCHEMA_EVENT.value),
    ("people", "henkilöt", t.FOAF_PERSON.value),
    ("bodies", "toimielimet", t.ORGANIZATIONAL_UNIT.value),
    ("posts", "virat ja toimet", t.POST.value),
    ("motions", "aloitteet ja ponnet", t.OG_MOTION.value),
    ("organisations", "organisaatiot", t.ORGANIZATION.value),
    ("facts tied to their words", "maininnat", t.ANNOTATION.value),
    ("source documents", "lähdeasiakirjat", t.ENTITY.value),
)
"""What the first page counts: in English, in Finnish, and the class; decisions are those whose text is here."""


@dataclass(frozen=True, slots=True)
class BodyCount:
    link: Link
    decisions: int
    gaps: int


async def home(request: Request) -> Response:
    site = sites.of(request)
    snapshot = site.served.snapshot()
    tag = etag(snapshot, HTML)
    if same := unchanged(request, tag):
        return same
    content = await site.pages.run(
        lambda: site.render(
            "home.html",
            snapshot,
            counts=_counts(snapshot),
            latest=snapshot.catalogue.latest[:_LATEST],
            bodies=body_counts(snapshot)[:_BODIES],
            queries=queries.named(),
        )
    )
    return html(content, headers={"ETag": tag, "Cache-Control": "no-cache"})


async def decisions(request: Request) -> Response:
    """Every decision, the latest first."""
    site = sites.of(request)
    snapshot = site.served.snapshot()
    number = page_number(dict(request.query_params))
    entries = paged(snapshot.catalogue.latest, number)
    return html(await site.pages.run(lambda: site.render("decisions.html", snapshot, entries=entries)))


async def bodies(request: Request) -> Response:
    """Every body and post that has decided something here."""
    site = sites.of(request)
    snapshot = site.served.snapshot()
    return html(await site.pages.run(lambda: site.render("bodies.html", snapshot, bodies=body_counts(snapshot))))


async def search(request: Request) -> Response:
    """`/search?q=…`, of one kind of thing with `&kind=`."""
    site = sites.of(request)
    snapshot = site.served.snapshot()
    asked = dict(request.query_params)
    kind = asked.get("kind", "") if asked.get("kind") in KINDS else ""
    words = asked.get("q", "").strip()
    number = page_number(asked)

    def found() -> str:
        hits = snapshot.search.find(words, kind)
        return site.render("search.html", snapshot, words=words, kind=kind, kinds=KINDS, hits=paged(hits, number, 50))

    return html(await site.pages.run(found))


async def health(request: Request) -> Response:
    """Whether the server answers, and from what."""
    snapshot = sites.of(request).served.snapshot()
    said = {
        "status": "ok",
        "version": snapshot.name,
        "quads": snapshot.quads,
        "built": snapshot.version.about.get("built"),
        "base": snapshot.base,
        "program": __version__,
    }
    return Response(json.dumps(said) + "\n", 200, {"Cache-Control": "no-store"}, "application/json")


async def robots(_: Request) -> Response:
    """Pages may be read; what is worked out anew for every asker is left alone."""
    lines = [
        "User-agent: *",
        *(f"Disallow: /{path}" for path in ("sparql", "search", "queries/", "*?format=", "*?view=")),
    ]
    return Response("\n".join(lines) + "\n", 200, media_type="text/plain; charset=utf-8")


def _counts(snapshot: Snapshot) -> list[tuple[str, str, int]]:
    counts = snapshot.catalogue.counts
    decided = len(snapshot.catalogue.decisions)
    return [(english, finnish, counts.get(kind, 0) if kind else decided) for english, finnish, kind in _COUNTED]


def body_counts(snapshot: Snapshot) -> list[BodyCount]:
    """Bodies by how much they have decided."""
    known = snapshot.catalogue
    missing: dict[str, int] = {}
    for (body, _), gaps in known.gaps.items():
        missing[body] = missing.get(body, 0) + len(gaps)
    found = [
        BodyCount(snapshot.link(body), len(entries), missing.get(body, 0))
        for body, entries in known.by_body.items()
        if body
    ]
    return sorted(found, key=lambda one: (-one.decisions, one.link.text))

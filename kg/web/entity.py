"""Every thing at its address, as a page or as RDF; an address that linking found to be another's leads there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from pyoxigraph import NamedNode
from starlette.responses import Response

from kg.web import site as sites
from kg.web.addresses import ELSEWHERE
from kg.web.decision_links import same_as
from kg.web.errors import NotFound, Refused
from kg.web.negotiation import HTML, PAGES, choose
from kg.web.pages import page
from kg.web.responses import etag, html, redirect, unchanged
from kg.web.statements import description, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from kg.web.negotiation import Form
    from kg.web.site import Site
    from kg.web.snapshot import Snapshot

_WORDS: Final = re.compile(r"[^\W_]+")


async def entity(request: Request) -> Response:
    """Any address that is not one of the server's own: the thing whose IRI has this path under the base."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    return await _answer(request, lambda snapshot: _by_path(snapshot, raw.decode("latin-1").partition("?")[0]))


async def elsewhere(request: Request) -> Response:
    """`/resource?iri=…`: a thing whose IRI is not under the base, or any IRI that someone has at hand."""
    iri = request.query_params.get("iri", "").strip()
    here = "#" in iri and request.query_params.get("view") == "statements"  # a term without a page of its own
    return await _answer(request, lambda snapshot: _by_iri(snapshot, iri, here=here))


async def _answer(request: Request, find: Callable[[Snapshot], NamedNode | str]) -> Response:
    form = choose(PAGES, request.headers.get("accept"), request.query_params.get("format"))
    site = sites.of(request)
    snapshot = site.served.snapshot()
    tag = etag(snapshot, form)
    if same := unchanged(request, tag):
        return same
    return await site.pages.run(lambda: _respond(request, site, snapshot, form, find))


def _respond(
    request: Request, site: Site, snapshot: Snapshot, form: Form, find: Callable[[Snapshot], NamedNode | str]
) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    found = find(snapshot)
    if isinstance(found, str):
        return redirect(found if request.url.path == ELSEWHERE else found + query)
    same = same_as(snapshot, found)
    if same != found and request.query_params.get("view") != "statements":
        return redirect(snapshot.addresses.path(same.value).partition("?")[0] + query)
    path = snapshot.addresses.path(found.value)
    headers = _headers(snapshot, found, path, form)
    if form is not HTML:
        if form.rdf is None:
            raise AssertionError(form)
        return Response(written(description(snapshot, found), form.rdf, snapshot.base), 200, headers, form.content_type)
    asked = dict(request.query_params)
    template, shown = page(snapshot, found, asked)
    content = site.render(template, snapshot, node=found.value, path=path, asked=asked, **shown)
    return html(content, headers=headers)


def _headers(snapshot: Snapshot, node: NamedNode, path: str, form: Form) -> dict[str, str]:
    joint = "&" if "?" in path else "?"
    forms = (f'<{path}{joint}format={one.name}>; rel="alternate"; type="{one.media}"' for one in PAGES)
    links = [f'<{_ascii(node.value)}>; rel="describes"', *forms]
    return {
        "Vary": "Accept",
        "ETag": etag(snapshot, form),
        "Cache-Control": "no-cache",
        "Content-Location": f"{path}{joint}format={form.name}",
        "Link": ", ".join(links),
    }


def _ascii(iri: str) -> str:
    """An IRI as a URI, as headers need it."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in iri)


def _by_path(snapshot: Snapshot, raw_path: str) -> NamedNode | str:
    """The thing at a path, or the address of the decision that is cited by it."""
    for iri in snapshot.addresses.iris(raw_path):
        node = _node(iri)
        if node is not None and snapshot.graph.exists(node):
            return node
        if decision := snapshot.catalogue.cited_as.get(iri):
            return snapshot.addresses.path(decision)
    if raw_path.endswith("/") and raw_path.strip("/"):
        return _by_path(snapshot, raw_path.rstrip("/"))
    shown = unquote(raw_path, errors="replace")
    raise NotFound(f"nothing is known of {shown[:200]}", " ".join(_WORDS.findall(shown.rpartition("/")[2])))


def _by_iri(snapshot: Snapshot, iri: str, *, here: bool) -> NamedNode | str:
    """The thing of an IRI. here: shown at this address even if it is under the base."""
    if not iri:
        raise Refused(400, f"name a thing: {ELSEWHERE}?iri=…")
    node = _node(iri)
    if node is None:
        raise Refused(400, f"{iri[:200]} is no IRI; give a whole one, for instance {snapshot.base}id/body/00400")
    if iri.startswith(snapshot.base) and not here:
        return snapshot.addresses.path(iri)
    if not snapshot.graph.exists(node):
        raise NotFound(f"nothing is known of {iri[:200]}", " ".join(_WORDS.findall(iri.rpartition("/")[2])))
    return node


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None

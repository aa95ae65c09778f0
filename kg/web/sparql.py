"""The endpoint: the SPARQL 1.1 Protocol for queries, read-only, and a form for people."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.responses import Response, StreamingResponse

from kg.errors import UsageError
from kg.web import guard
from kg.web import site as sites
from kg.web.answers import Asked, answer
from kg.web.errors import Refused
from kg.web.negotiation import ERRORS, GRAPHS, HTML, TABLES, accepted
from kg.web.responses import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from kg.web.answers import Shown
    from kg.web.site import Limits, Site
    from kg.web.snapshot import Snapshot

_LONGEST_BODY: Final = 4 * guard.LONGEST
"""Bytes of a request: percent signs make a query longer."""
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_CHUNK: Final = 64 << 10
_FORMS: Final = tuple({form.name: form for form in (HTML, *TABLES, *GRAPHS)}.values())

_EXAMPLE: Final = """PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX kg: <{base}def#>

# The latest decisions that cite law, with how many places of it
SELECT ?decision ?date ?title (COUNT(DISTINCT ?provision) AS ?places) WHERE {{
  ?decision eli:date_document ?date ; eli:cites ?provision ; eli:is_realized_by/eli:title ?title .
}}
GROUP BY ?decision ?date ?title
ORDER BY DESC(?date)
LIMIT 20
"""

Parameters = list[tuple[str, str]]


async def endpoint(request: Request) -> Response:
    """A query answered, or the form for one."""
    site = sites.of(request)
    snapshot = site.served.snapshot()
    parameters = await _parameters(request)
    if _one(parameters, "update") is not None:
        raise Refused(403, "this endpoint only reads; updates are not taken")
    query = _one(parameters, "query")
    if query is None:
        if accepted((HTML,), request.headers.get("accept")) is None:
            raise Refused(400, f"give a query: ?query=…, a form with query=…, or a body of {_QUERY}")
        return await _page(site, snapshot, "")
    asked = _asked(parameters, query, request.headers.get("accept"), site.limits)
    try:
        found = await site.queries.run(lambda: answer(snapshot, asked), asked.seconds)
    except (Refused, UsageError) as failure:
        if not _for_people(asked):
            raise
        status = failure.status if isinstance(failure, Refused) else 400
        return await _page(site, snapshot, query, failure=str(failure), status=status)
    if found.file is None:
        return await _page(site, snapshot, query, found.shown)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if found.size <= _CHUNK:
        with found.file:
            return Response(found.file.read(), 200, headers, found.form.content_type)
    headers["Content-Length"] = str(found.size)
    return StreamingResponse(_chunks(found.file), 200, headers, found.form.content_type)


async def _page(  # noqa: PLR0913 what the page shows
    site: Site, snapshot: Snapshot, query: str, shown: Shown | None = None, *, failure: str = "", status: int = 200
) -> Response:
    """The form, with what came of the query that is in it."""
    text = query or _EXAMPLE.format(base=snapshot.base)
    content = await site.pages.run(
        lambda: site.render("sparql.html", snapshot, query=text, shown=shown, failure=failure, forms=_FORMS)
    )
    return html(content, status)


async def _parameters(request: Request) -> Parameters:
    """What the request asks, from its address and its body."""
    found: Parameters = list(request.query_params.multi_items())
    if request.method != "POST":
        return found
    media, _, rest = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media not in {_FORM, _QUERY}:
        if media == "application/sparql-update":
            raise Refused(403, "this endpoint only reads; updates are not taken")
        raise Refused(415, f"a body of {media[:60] or 'no type'} is not read; send {_FORM} or {_QUERY}")
    if "charset" in rest.lower() and "utf-8" not in rest.lower():
        raise Refused(415, "a body is read as UTF-8 alone")
    body = await _body(request)
    try:
        text = body.decode()
        said = [("query", text)] if media == _QUERY else parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the body is not UTF-8 ({error.reason} at byte {error.start})") from error
    return found + said


async def _body(request: Request) -> bytes:
    """The body, never more of it than may be."""
    too_large = Refused(413, f"the request has more than {_LONGEST_BODY} bytes")
    stated = request.headers.get("content-length", "0")
    if stated.isdecimal() and int(stated) > _LONGEST_BODY:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise too_large
    return bytes(body)


def _one(parameters: Parameters, name: str) -> str | None:
    values = [value for key, value in parameters if key == name]
    if len(values) > 1:
        raise Refused(400, f"the request has {len(values)} values of {name}; give one")
    return values[0] if values else None


def _asked(parameters: Parameters, query: str, accept: str | None, limits: Limits) -> Asked:
    form = _one(parameters, "format") or _one(parameters, "output")
    seconds = limits.seconds
    if said := _one(parameters, "timeout"):
        try:
            seconds = min(float(said), limits.seconds)
        except ValueError:
            seconds = 0.0
        if not seconds > 0:
            raise Refused(400, f"timeout is {said[:20]!r}; give seconds, at most {limits.seconds:g}")
    default = _graphs(parameters, "default-graph-uri")
    named = _graphs(parameters, "named-graph-uri")
    return Asked(query, form or None, accept, seconds, limits.size, default, named)


def _graphs(parameters: Parameters, name: str) -> tuple[NamedNode, ...] | None:
    found = [value for key, value in parameters if key == name and value]
    try:
        return tuple(NamedNode(iri) for iri in found) if found else None
    except ValueError as error:
        raise Refused(400, f"{name} is no IRI: {error}") from error


def _for_people(asked: Asked) -> bool:
    """Whether an error is best told on the form."""
    return HTML.goes_by(asked.form) if asked.form else accepted(ERRORS, asked.accept) is HTML


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk

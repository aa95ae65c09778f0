"""Answers with their headers: pages, files of RDF, redirects, errors in the form that was asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from kg.web import site as sites
from kg.web.errors import NotFound
from kg.web.negotiation import ERRORS, HTML, PLAIN_JSON, accepted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.web.negotiation import Form
    from kg.web.snapshot import Snapshot

_HEADERS: Final = (
    # Nothing is loaded from elsewhere, no script runs, nobody frames a page.
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


class SecurityHeaders:
    """Puts the headers above on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self._app(scope, receive, send_more)


def html(content: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(content, status, {"Vary": "Accept", **(headers or {})}, HTML.content_type)


def redirect(path: str, status: int = 303) -> Response:
    return Response(status_code=status, headers={"Location": path, "Vary": "Accept"})


def etag(snapshot: Snapshot, form: Form) -> str:
    """Weak, since one answer may be sent compressed or not."""
    return f'W/"{snapshot.tag}-{form.name}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """304 where the asker has this very answer."""
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})
    return None


def error(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error as text, as JSON, or as a page, as the Accept header wants it."""
    form = accepted(ERRORS, request.headers.get("accept")) or ERRORS[0]
    more = {"Vary": "Accept", **(headers or {})}
    if form is HTML:
        site = sites.of(request)
        content = site.render("error.html", site.served.snapshot(), status=status, message=message, about="")
        return html(content, status, more)
    if form is PLAIN_JSON:
        said = json.dumps({"status": status, "error": message}, ensure_ascii=False)
        return Response(said + "\n", status, more, "application/json")
    return Response(f"{message}\n", status, more, "text/plain; charset=utf-8")


def not_found(request: Request, failure: NotFound) -> Response:
    """A 404 that helps to search for what was meant."""
    form = accepted(ERRORS, request.headers.get("accept")) or ERRORS[0]
    if form is not HTML:
        return error(request, 404, str(failure))
    site = sites.of(request)
    content = site.render("error.html", site.served.snapshot(), status=404, message=str(failure), about=failure.about)
    return html(content, 404)

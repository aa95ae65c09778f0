"""The routes. What is none of them is the path of a thing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from kg.errors import KgError, UsageError
from kg.web import downloads, entity, home, named, responses, sparql
from kg.web.addresses import ELSEWHERE
from kg.web.errors import NotFound, Refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from kg.web.site import Site

_log = logging.getLogger("kg.web")


def application(site: Site) -> ASGIApp:
    """The server as an ASGI application."""
    app = Starlette(
        routes=[
            Route("/", home.home),
            Route("/sparql", sparql.endpoint, methods=["GET", "POST"]),
            Route("/queries", named.listed),
            Route("/queries/{name}", named.named),
            Route("/search", home.search),
            Route("/decisions", home.decisions),
            Route("/bodies", home.bodies),
            Route("/health", home.health),
            Route("/robots.txt", home.robots),
            Route("/dumps/", downloads.dumps),
            Route("/dumps/{name}", downloads.dump),
            Route("/static/{name}", downloads.static),
            Route(ELSEWHERE, entity.elsewhere),
            Route("/{path:path}", entity.entity),
        ],
        middleware=[
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"]),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={
            KgError: _refused,
            HTTPException: _http,
            Exception: _failed,
        },
    )
    app.state.site = site
    return responses.SecurityHeaders(app)  # outermost, so that a failure has them too


async def _refused(request: Request, failure: Exception) -> Response:
    if isinstance(failure, NotFound):
        return responses.not_found(request, failure)
    if isinstance(failure, Refused):
        return responses.error(request, failure.status, str(failure), failure.headers)
    return responses.error(request, 400 if isinstance(failure, UsageError) else 500, str(failure))


async def _http(request: Request, failure: Exception) -> Response:
    """What the framework itself refuses: a method that is not answered."""
    if not isinstance(failure, HTTPException):
        raise failure
    message = {405: f"{request.method} is not answered here"}.get(failure.status_code, failure.detail)
    return responses.error(request, failure.status_code, message, failure.headers)


async def _failed(request: Request, failure: Exception) -> Response:
    """A fault of ours: the log has it, the asker is told so."""
    _log.error("%s %s failed", request.method, request.url.path, exc_info=failure)
    return responses.error(request, 500, "the program failed on this; the server's log says why")

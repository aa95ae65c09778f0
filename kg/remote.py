"""Asking a SPARQL endpoint over HTTP, and nothing but HTTP."""

from __future__ import annotations

from http.client import HTTPException
from io import BytesIO
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import UsageError

Results = QuerySolutions | QueryBoolean | tuple[Triple, ...]

TIMEOUT: Final = 60.0
_ACCEPT: Final = "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8"
_HANDLERS = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor)


def ask(url: str, query: str, timeout: float = TIMEOUT) -> Results:
    """An endpoint's answer. timeout: seconds without a word from it."""
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        raise UsageError(f"{url} is no address of an endpoint; give one that starts with http:// or https://")
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded", "User-Agent": "kg"}
    request = Request(url, urlencode({"query": query}).encode(), headers)  # noqa: S310 - its scheme is checked above
    try:
        with _opener().open(request, timeout=timeout) as response:
            kind = response.headers.get_content_type()
            content = response.read()
    except HTTPError as error:
        said = " ".join(error.read(500).decode("utf-8", "replace").split())
        raise UsageError(f"{url} answered {error.code} {error.reason}: {said}") from error
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise UsageError(f"{url} does not answer ({reason}); check the address and the network") from error
    return _read(url, kind, content)


def _opener() -> OpenerDirector:
    """Opens http and https and, unlike urllib's own, nothing else, wherever a redirect points."""
    opener = OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    return opener


def _read(url: str, kind: str, content: bytes) -> Results:
    try:
        if results := QueryResultsFormat.from_media_type(kind):
            return parse_query_results(BytesIO(content), format=results)
        if triples := RdfFormat.from_media_type(kind):
            return tuple(quad.triple for quad in parse(BytesIO(content), format=triples, base_iri=url))
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{url} answered with {kind} that cannot be read: {error}") from error
    raise UsageError(f"{url} answered with {kind}, which is no result of SPARQL; is it the address of an endpoint?")

"""The named queries: a list of them, and each as a form with its answer as a table, CSV or JSON."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import QuerySolutions
from starlette.responses import Response

from kg import query as queries
from kg.errors import UsageError
from kg.query import NamedQuery
from kg.web import site as sites
from kg.web.answers import Cell, cells
from kg.web.errors import NotFound, Refused
from kg.web.negotiation import CSV, HTML, JSON, TSV, XML, choose
from kg.web.pages import page_number
from kg.web.responses import html
from kg.web.rows import Paged

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.negotiation import Form
    from kg.web.site import Site
    from kg.web.snapshot import Snapshot

_FORMS: Final = (HTML, CSV, JSON, TSV, XML)
_OWN: Final = frozenset({"format", "page"})
SIZE: Final = 100


@dataclass(frozen=True, slots=True)
class Table:
    columns: list[str]
    rows: Paged[list[Cell | None]]


async def listed(request: Request) -> Response:
    """Every named query with its title and parameters."""
    site = sites.of(request)
    snapshot = site.served.snapshot()
    return html(await site.pages.run(lambda: site.render("queries.html", snapshot, queries=queries.named())))


async def named(request: Request) -> Response:
    """One named query. Its parameters are those of the address that are not empty."""
    form = choose(_FORMS, request.headers.get("accept"), request.query_params.get("format"))
    site = sites.of(request)
    snapshot = site.served.snapshot()
    try:
        query = queries.find(request.path_params["name"])
    except UsageError as error:
        raise NotFound(f"{error}".partition(";")[0], request.path_params["name"]) from error
    asked = dict(request.query_params)
    given = {name: value.strip() for name, value in asked.items() if name not in _OWN and value.strip()}
    if form is HTML:
        return await site.named.run(
            lambda: _page(site, snapshot, query, given, page_number(asked)), site.limits.seconds
        )
    content = await site.named.run(lambda: _file(snapshot, query, given, form), site.limits.seconds)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if form in {CSV, TSV}:
        headers["Content-Disposition"] = f'inline; filename="{query.name}.{form.name}"'
    return Response(content, 200, headers, form.content_type)


def _page(site: Site, snapshot: Snapshot, query: NamedQuery, given: dict[str, str], page: int) -> Response:
    shown: dict[str, Any] = {"query": query, "given": given, "table": None, "failure": "", "forms": _FORMS[1:]}
    status = 200
    try:
        shown["table"] = _table(snapshot, query, given, page)
    except (UsageError, Refused) as error:
        shown["failure"] = str(error)
        status = 400
    return html(site.render("query.html", snapshot, **shown), status)


def _table(snapshot: Snapshot, query: NamedQuery, given: dict[str, str], page: int) -> Table:
    """A page of the rows. All are counted, so all are made; only those shown are looked at."""
    results = _run(snapshot, query, given)
    columns = [variable.value for variable in results.variables]
    start = (page - 1) * SIZE
    before = sum(1 for _ in islice(results, start))
    rows = [cells(snapshot, list(solution)) for solution in islice(results, SIZE)]
    total = before + len(rows) + sum(1 for _ in results)
    return Table(columns, Paged(rows, page, total, SIZE))


def _file(snapshot: Snapshot, query: NamedQuery, given: dict[str, str], form: Form) -> bytes:
    out = io.BytesIO()
    _run(snapshot, query, given).serialize(out, form.table)
    return out.getvalue()


def _run(snapshot: Snapshot, query: NamedQuery, given: dict[str, str]) -> QuerySolutions:
    results = queries.run(snapshot.graph.store, query.text, given, snapshot.base)
    if not isinstance(results, QuerySolutions):
        raise Refused(500, f"the named query {query.name} is no SELECT")
    return results

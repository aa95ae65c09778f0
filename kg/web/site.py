"""What every request is answered with: the version that is served, the lanes that work runs in, and the templates."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from kg import __version__
from kg.web import guard
from kg.web.catalogue import ranges
from kg.web.labels import finnish_day
from kg.web.lanes import Lane
from kg.web.negotiation import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from kg.web.served import Served
    from kg.web.snapshot import Link, Snapshot

PATIENCE: Final = 10.0
"""Seconds that a request waits for its turn."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost. seconds: until its asker is answered; size: bytes of the answer; at_once: how many run."""

    seconds: float = 30.0
    size: int = 256 << 20
    at_once: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))


@dataclass(slots=True)
class Site:
    """dumps: a folder whose files are offered, None where there is none."""

    served: Served
    dumps: Path | None = None
    limits: Limits = field(default_factory=Limits)
    pages: Lane = field(init=False)
    named: Lane = field(init=False)
    queries: Lane = field(init=False)
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.pages = Lane("pages", 4, PATIENCE)
        self.named = Lane("named queries", 2, PATIENCE)
        self.queries = Lane("queries", self.limits.at_once, PATIENCE, guard.STACK)
        self.templates = _templates()

    def render(self, template: str, snapshot: Snapshot, **shown: Any) -> str:  # noqa: ANN401 whatever a template shows
        """A page as HTML."""
        known = {"snapshot": snapshot, "site": self, "href": snapshot.addresses.path, "program": __version__}
        return self.templates.get_template(template).render(known | shown)

    def close(self) -> None:
        """Nobody waits for a query any longer; pages, which take no time, are finished."""
        self.named.close()
        self.queries.close()


def of(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": _day, "number": _number, "in_language": _in_language, "anchor": _anchor}
    environment.globals |= {"page_forms": PAGES, "with_query": with_query, "plural": _plural, "ranges": ranges}
    return environment


def with_query(path: str, **values: object) -> str:
    """A path with more in its query; what is None or "" is left out."""
    said = urlencode({name: value for name, value in values.items() if value not in {None, ""}})
    return f"{path}{'&' if '?' in path else '?'}{said}" if said else path


def _day(iso: str) -> Markup:
    """An ISO date as Finns write it; "" of an unknown one."""
    return Markup('<time datetime="{}">{}</time>').format(iso[:10], finnish_day(iso)) if iso else Markup()


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _in_language(text: str, language: str) -> Markup:
    """A text that says which language it is in, where it is not that of the page."""
    if not language or language == "en":
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)


def _anchor(link: Link) -> Markup:
    """A link to a thing by its name, with its Finnish name where the name is English."""
    named = Markup('<a href="{}">{}</a>').format(link.href, _in_language(link.text, link.language))
    if not link.also:
        return named
    return named + Markup(' <span class="also" lang="fi">({})</span>').format(link.also)


def _plural(count: int, one: str, several: str = "") -> str:
    return f"{_number(count)} {one if count == 1 else several or one + 's'}"

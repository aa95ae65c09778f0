"""The model by example as a store, with a few hostile things beside it, and a client that asks it without a network."""

from __future__ import annotations

import asyncio
import atexit
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph import terms as t
from kg.ontology import Ontology
from kg.store import StoreFolder
from kg.vocab import DEFAULT_BASE
from kg.web.app import application
from kg.web.served import Served
from kg.web.site import Limits, Site

MODEL = Path(__file__).parents[2] / "fixtures" / "model.trig"
KUNTA = "/eli/kunta/091/"
D41 = KUNTA + "kaupunginvaltuusto/hel-2021-009999/41"
D885 = KUNTA + "kaupunginhallitus/hel-2021-007461/885"
HOSTILE = KUNTA + "kaupunginhallitus/hel-2022-000066/66"
SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


def hostile_quads() -> list[Quad]:
    """A decision whose every word is an attack, under an IRI with letters that are not ASCII beside it."""
    base = DEFAULT_BASE.rstrip("/")
    graph = NamedNode(f"{base}/id/document/{'ab' * 32}")
    work, text = NamedNode(base + HOSTILE), NamedNode(f"{base}{HOSTILE}/fin")
    body, form = NamedNode(f"{base}/id/body/evil"), NamedNode(f"{base}{HOSTILE}/fin/record/1")
    mention = NamedNode(f"{form.value}/mention/0-{len(SCRIPT)}")
    place = NamedNode(f"{base}/id/place/ääninen")
    said: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (work, t.TYPE, t.LEGAL_RESOURCE),
        (work, t.IS_REALIZED_BY, text),
        (work, t.PASSED_BY, body),
        (work, t.NUMBER, Literal("66")),
        (work, t.DATE_DOCUMENT, Literal("2022-01-18", datatype=t.DATE)),
        (work, t.DC_SPATIAL, place),
        (body, t.TYPE, t.ORGANIZATIONAL_UNIT),
        (body, t.PREF_LABEL, Literal(SCRIPT, language="fi")),
        (body, t.EXACT_MATCH, NamedNode("javascript:alert(1)")),
        (text, t.TYPE, t.LEGAL_EXPRESSION),
        (text, t.REALIZES, work),
        (text, t.TITLE, Literal(SCRIPT, language="fi")),
        (text, t.IS_EMBODIED_BY, form),
        (form, t.TYPE, t.FORMAT),
        (form, t.EMBODIES, text),
        (form, t.WAS_DERIVED_FROM, graph),
        (form, t.SCHEMA_TEXT, Literal(f"{SCRIPT}\n\nPäätös\n{SCRIPT}\tsolu", language="fi")),
        (mention, t.DC_IS_PART_OF, form),
        (mention, t.HAS_TARGET, NamedNode(f"{form.value}#char=0,{len(SCRIPT)}")),
        (mention, t.HAS_BODY, place),
        (mention, t.own(f"{base}/def#", "quote"), Literal(SCRIPT)),
        (place, t.TYPE, t.DC_LOCATION),
        (place, t.PREF_LABEL, Literal("Ääninen", language="fi")),
    ]
    return [Quad(*triple, graph) for triple in said]


def make_store(path: Path, quads: list[Quad]) -> StoreFolder:
    """Put a version up as a build does."""
    folder = StoreFolder(path)
    with folder.writing(fresh=True) as draft:
        draft.graph.extend(quads)
        (draft.path / "index.sqlite").touch()
        about = {"base": DEFAULT_BASE, "quads": len(quads), "built": "2026-01-01T10:00:00+00:00", "program": "0.1.0"}
        draft.publish(about)
    return folder


def model_quads() -> list[Quad]:
    ontology = Ontology.load(DEFAULT_BASE)
    return [*parse(MODEL.read_bytes(), format=RdfFormat.TRIG), *ontology.graph_quads(), *hostile_quads()]


@cache
def model_store() -> StoreFolder:
    """The model, for as long as the tests run; only to be read."""
    folder = tempfile.TemporaryDirectory(prefix="kg-web-")
    atexit.register(folder.cleanup)
    return make_store(Path(folder.name) / "store", model_quads())


class Client:
    """Asks a site without a network, on an event loop of its own."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(application(site), raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://test")

    def ask(self, method: str, path: str, accept: str | None = "text/html", **more: Any) -> httpx.Response:
        headers = {**({"accept": accept} if accept else {}), **more.pop("headers", {})}
        return self._runner.run(self._client.request(method, path, headers=headers, **more))

    def get(self, path: str, accept: str | None = "text/html", **more: Any) -> httpx.Response:
        return self.ask("GET", path, accept, **more)

    def post(self, path: str, accept: str | None = None, **more: Any) -> httpx.Response:
        return self.ask("POST", path, accept, **more)

    def together(self, *paths: str) -> list[httpx.Response]:
        """Several requests at once."""

        async def all_of() -> list[httpx.Response]:
            return list(await asyncio.gather(*(self._client.get(path) for path in paths)))

        return self._runner.run(all_of())

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


@cache
def client() -> Client:
    """A client of the model."""
    served = Client(Site(Served(model_store()), limits=Limits(seconds=20.0, at_once=2)))
    atexit.register(served.close)
    return served

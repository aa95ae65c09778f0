"""Which form an answer takes: by `?format=`, else by the Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.web.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANY: Final = "*/*"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer.

    name: as `?format=` says it; media: its type; label: for people; other: further names and media types it goes by.
    """

    name: str
    media: str
    label: str
    other: tuple[str, ...] = ()
    rdf: RdfFormat | None = None
    table: QueryResultsFormat | None = None

    @property
    def content_type(self) -> str:
        """As the Content-Type header says it. SPARQL's JSON and XML take no charset."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media

    def goes_by(self, name: str) -> bool:
        return name in {self.name, self.media} or name in self.other


HTML: Final = Form("html", "text/html", "HTML", ("application/xhtml+xml",))
TEXT: Final = Form("text", "text/plain", "text")
PLAIN_JSON: Final = Form("json", "application/json", "JSON", ("application/sparql-results+json", "application/ld+json"))

TURTLE: Final = Form("turtle", "text/turtle", "Turtle", ("ttl", "application/x-turtle"), rdf=RdfFormat.TURTLE)
JSON_LD: Final = Form(
    "jsonld", "application/ld+json", "JSON-LD", ("json-ld", "json", "application/json"), rdf=RdfFormat.JSON_LD
)
N_TRIPLES: Final = Form("ntriples", "application/n-triples", "N-Triples", ("nt",), rdf=RdfFormat.N_TRIPLES)
RDF_XML: Final = Form(
    "rdfxml", "application/rdf+xml", "RDF/XML", ("rdf", "xml", "application/xml", "text/xml"), rdf=RdfFormat.RDF_XML
)

JSON: Final = Form(
    "json",
    "application/sparql-results+json",
    "JSON",
    ("srj", "application/json"),
    table=QueryResultsFormat.JSON,
)
XML: Final = Form(
    "xml",
    "application/sparql-results+xml",
    "XML",
    ("srx", "application/xml", "text/xml"),
    table=QueryResultsFormat.XML,
)
CSV: Final = Form("csv", "text/csv", "CSV", table=QueryResultsFormat.CSV)
TSV: Final = Form("tsv", "text/tab-separated-values", "TSV", table=QueryResultsFormat.TSV)

PAGES: Final = (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
"""The forms of a thing."""
TABLES: Final = (JSON, XML, CSV, TSV, HTML)
"""The forms of the answer to a SELECT or an ASK."""
GRAPHS: Final = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, HTML)
"""The forms of the answer to a CONSTRUCT or a DESCRIBE."""
ERRORS: Final = (TEXT, PLAIN_JSON, HTML)


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of an Accept header, with how much it is wanted."""

    media: str
    quality: float

    def fit(self, media: str) -> int:
        """How closely the range fits a media type: 0 not at all, 3 exactly."""
        if self.media == media:
            return 3
        if self.media == media.partition("/")[0] + "/*":
            return 2
        return 1 if self.media == _ANY else 0


def choose(offered: Sequence[Form], accept: str | None, asked: str | None = None) -> Form:
    """The form asked for by name, else the one of those offered that is accepted most; of equals the first.

    Refused with 406 where there is none.
    """
    if asked:
        for form in offered:
            if form.goes_by(asked.strip().lower()):
                return form
        raise _none_of(offered, f"{asked[:60]} is no format of this answer")
    best = accepted(offered, accept)
    if best is None:
        raise _none_of(offered, "no format of this answer is acceptable")
    return best


def accepted(offered: Sequence[Form], accept: str | None) -> Form | None:
    """The form that an Accept header wants most, None where it takes none of them."""
    ranges = list(_ranges(accept)) if accept and accept.strip() else [_Range(_ANY, 1.0)]
    best, wanted = None, 0.0
    for form in offered:
        exact = [r.quality for r in ranges if r.media in form.other]
        quality = max(_quality(form.media, ranges), *exact, 0.0)
        if quality > wanted:
            best, wanted = form, quality
    return best


def _none_of(offered: Sequence[Form], what: str) -> Refused:
    names = ", ".join(f"{form.name} ({form.media})" for form in offered)
    return Refused(406, f"{what}; ask for one of {names} with ?format= or the Accept header")


def _quality(media: str, ranges: Sequence[_Range]) -> float:
    """The quality of the range that fits most closely."""
    fit, quality = max(((r.fit(media), r.quality) for r in ranges), key=lambda found: found[0])
    return quality if fit else 0.0


def _ranges(accept: str) -> Iterator[_Range]:
    """The ranges of a header; what cannot be read as one is passed over."""
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" not in media:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        yield _Range(media, quality)

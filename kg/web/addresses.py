"""Where a thing is read on this server: every IRI under the store's base has its path here, whatever the base is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

_SAFE: Final = "/:@!$&'()*+,;=~-._%"
ELSEWHERE: Final = "/resource"
"""The page of a thing whose IRI is not under the base: `/resource?iri=…`."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Paths and IRIs under one base, which ends in a slash."""

    base: str

    def path(self, iri: str) -> str:
        """The page of a thing, as a link says it."""
        if not iri.startswith(self.base):
            return f"{ELSEWHERE}?iri={quote(iri, safe='')}"
        document, mark, fragment = iri[len(self.base) :].partition("#")
        return f"/{quote(document, safe=_SAFE)}" + (f"#{quote(fragment, safe=_SAFE)}" if mark else "")

    def iris(self, raw_path: str) -> tuple[str, ...]:
        """The IRIs that a path may mean: decoded, as browsers write it, and as it stands, percent signs and all.

        raw_path: as the request line has it, without the query.
        """
        rest = raw_path.removeprefix("/")
        decoded = unquote(rest, errors="replace")
        return tuple(dict.fromkeys((self.base + decoded, self.base + rest)))

"""IRIs and their paths on the server."""

from __future__ import annotations

import pytest

from kg.web.addresses import Addresses

BASE = "https://data.example.org/kunta/"


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (BASE, "/"),
        (f"{BASE}id/body/00400", "/id/body/00400"),
        (f"{BASE}def#Gap", "/def#Gap"),
        (f"{BASE}a/fin/record/1#char=1,2", "/a/fin/record/1#char=1,2"),
        (f"{BASE}id/place/ääninen", "/id/place/%C3%A4%C3%A4ninen"),
        (f"{BASE}id/x?y", "/id/x%3Fy"),
        ("http://data.finlex.fi/eli/sd/2015/410", "/resource?iri=http%3A%2F%2Fdata.finlex.fi%2Feli%2Fsd%2F2015%2F410"),
        ("javascript:alert(1)", "/resource?iri=javascript%3Aalert%281%29"),
    ],
)
def test_a_thing_has_its_path_here(iri: str, path: str) -> None:
    assert Addresses(BASE).path(iri) == path


@pytest.mark.parametrize("iri", [f"{BASE}id/place/ääninen", f"{BASE}id/x?y", f"{BASE}id/a%20b", f"{BASE}id/body/00400"])
def test_a_path_leads_back_to_its_iri(iri: str) -> None:
    addresses = Addresses(BASE)
    assert iri in addresses.iris(addresses.path(iri))


def test_bytes_that_are_no_utf_8_are_no_error() -> None:
    assert Addresses(BASE).iris("/id/%FF")[0].startswith(f"{BASE}id/")

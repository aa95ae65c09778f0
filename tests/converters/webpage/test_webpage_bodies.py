"""What the site calls the city's bodies in English: known to the registries, and looked for in no text."""

from __future__ import annotations

import pytest

from kg.registries import load

BODIES = load("https://example.org/").bodies


@pytest.mark.parametrize(
    ("key", "name"),
    [("02900", "City Council"), ("00400", "City Board"), ("U540", "Urban Environment Committee")],
)
def test_the_registries_know_the_english_name(key: str, name: str) -> None:
    assert BODIES[key].english == name


def test_an_english_name_means_one_body() -> None:
    names = [body.english for body in BODIES.values() if body.english]
    assert len(names) == len(set(names))


def test_an_english_name_is_looked_for_in_no_text() -> None:
    for body in BODIES.values():
        assert "en" not in body.names
        assert body.english not in {*body.names.values(), *body.aliases, *body.ambiguous}

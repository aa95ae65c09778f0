"""Whatever stands in a field, it costs its value or its record and never the run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import orjson
import pytest
from ahjo_samples import SAMPLES, split

from converters import ahjo
from kg.errors import Log, Rejected
from kg.source import SourceDocument

ODD: tuple[Any, ...] = (None, -1, True, "x", "2022-13-45", {"a": 1}, [[None, {}]])


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value inside a JSON value stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield (*above, name)
        yield from paths(item, (*above, name))


def changed(content: bytes, path: tuple[Any, ...], odd: Any) -> bytes:
    data = orjson.loads(content)
    holder = data
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = odd
    return orjson.dumps(data)


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.json")))
def test_an_odd_value_in_any_place(sample: str) -> None:
    read = 0
    for document in split(SAMPLES / sample)[0]:
        for path in paths(orjson.loads(document.content)):
            for odd in ODD:
                content = changed(document.content, path, odd)
                log = Log(sample, document.identity)
                with suppress(Rejected):
                    ahjo.read(SourceDocument("ahjo", document.kind, document.key, content, sample), log)
                    read += 1
    assert read

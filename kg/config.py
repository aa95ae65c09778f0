"""Settings from `kg.toml`: named by the environment's KG_CONFIG, else in the working folder, else none."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.vocab import DEFAULT_BASE

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#/]+/(?:[^\s<>\"{}|\\^`?#]*/)?")


@dataclass(frozen=True, slots=True)
class Settings:
    """base: what every minted IRI begins with, ending in a slash."""

    base: str = DEFAULT_BASE


@cache
def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the settings file {path} (KG_CONFIG) cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the settings file {path} is no TOML: {error}") from error


def _file() -> Path | None:
    named = os.environ.get("KG_CONFIG")
    if named:
        return Path(named)
    here = Path("kg.toml")
    return here if here.is_file() else None


def settings() -> Settings:
    """The program's settings. UsageError for a base that is no IRI ending in a slash."""
    base = _read(_file()).get("base_iri", DEFAULT_BASE)
    if not isinstance(base, str) or not _BASE.fullmatch(base):
        raise UsageError(f"base_iri in {_file()} must be an http(s) IRI that ends in a slash, not {base!r}")
    return Settings(base)


def command_defaults() -> dict[str, Any]:
    """Options of the commands that the file sets: a table a command, `[build]` with `store = …`."""
    return {name: table for name, table in _read(_file()).items() if isinstance(table, dict)}

"""Settings from kg.toml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import config
from kg.errors import UsageError
from kg.vocab import DEFAULT_BASE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder without settings, and nothing remembered of another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_CONFIG", raising=False)
    config._read.cache_clear()
    yield tmp_path
    config._read.cache_clear()


def test_without_a_file_the_defaults_hold() -> None:
    assert config.settings().base == DEFAULT_BASE
    assert config.command_defaults() == {}


def test_the_file_of_the_working_folder_is_read(folder: Path) -> None:
    (folder / "kg.toml").write_text('base_iri = "https://example.org/kg/"\n[build]\nstore = "s"\njobs = 2\n')
    assert config.settings().base == "https://example.org/kg/"
    assert config.command_defaults() == {"build": {"store": "s", "jobs": 2}}


def test_the_environment_names_another_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "kg.toml").write_text('base_iri = "https://example.org/here/"\n')
    (folder / "other.toml").write_text('base_iri = "https://example.org/there/"\n')
    monkeypatch.setenv("KG_CONFIG", str(folder / "other.toml"))
    assert config.settings().base == "https://example.org/there/"


def test_a_named_file_that_is_not_there_is_a_fault_of_the_call(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CONFIG", str(folder / "none.toml"))
    with pytest.raises(UsageError, match=r"none\.toml"):
        config.settings()


@pytest.mark.parametrize("content", [b"base_iri = ", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(folder: Path, content: bytes) -> None:
    (folder / "kg.toml").write_bytes(content)
    with pytest.raises(UsageError, match=r"kg\.toml"):
        config.settings()


@pytest.mark.parametrize(
    "base", ['"https://example.org/kg"', '"ftp://example.org/"', "7", '"https://exam ple.org/"', '"https://"', '"x/"',
             '"https://example.org/#/"', '"https://example.org/<a>/"'],
)  # fmt: skip
def test_a_base_that_no_iri_can_begin_with_is_refused(folder: Path, base: str) -> None:
    (folder / "kg.toml").write_text(f"base_iri = {base}\n")
    with pytest.raises(UsageError, match="base_iri"):
        config.settings()


@pytest.mark.parametrize("base", ["https://example.org/", "http://localhost:8000/kg/", "https://example.org/a/b-c_d/"])
def test_a_base_that_ends_in_a_slash_is_taken(folder: Path, base: str) -> None:
    (folder / "kg.toml").write_text(f'base_iri = "{base}"\n')
    assert config.settings().base == base

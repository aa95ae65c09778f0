"""docs/add-a-converter.md says what is so: its code stands in the files it names, and its commands do what it shows."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.formats import formats
from kg.record import DecisionRecord
from kg.source import HEAD_BYTES, SourceDocument

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "add-a-converter.md"
TEXT = PAGE.read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
_PATH = re.compile(r"`((?:converters|docs|kg|ontology|tests)/[\w./-]+)`")
BLOCKS = [(match[1], match[2]) for match in _BLOCK.finditer(TEXT)]
CONVERTER = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "converters" / "legacypage").iterdir())
    if path.is_file()
)


@pytest.mark.parametrize("quoted", [text for language, text in BLOCKS if language in {"python", "yaml"}])
def test_quoted_code_stands_in_the_converter(quoted: str) -> None:
    assert quoted in CONVERTER


def test_every_path_it_names_is_there() -> None:
    paths = set(_PATH.findall(TEXT))
    assert len(paths) > 10
    assert not [path for path in paths if not (ROOT / path).exists()]


def table(heading: str) -> list[str]:
    """The names in the first column of the tables below a heading."""
    section = TEXT.split(f"\n### {heading}\n", 1)[1].split("\n###", 1)[0]
    return _ROW.findall(section)


def test_the_tables_name_every_field() -> None:
    assert table("The record, field by field") == [field.name for field in fields(DecisionRecord)]
    assert table("documents") == [field.name for field in fields(SourceDocument) if field.init]


def test_the_numbers_are_right() -> None:
    assert f"the first {HEAD_BYTES:,} bytes" in TEXT
    assert "legacypage" in {one.name for one in formats()}


def commands() -> list[tuple[str, list[str]]]:
    """Each command of the page, with the lines it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for language, text in BLOCKS:
        for line in text.splitlines() if language == "console" else ():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line != "…":
                found[-1][1].append(line.strip())
    return found


def test_the_commands_print_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(ROOT)
    run = 0
    for command, shown in commands():
        program, *arguments = shlex.split(command.replace("--store store", f"--store {tmp_path / 'store'}"))
        if program != "kg":
            assert not [one for one in arguments if "/" in one and not (ROOT / one).exists()]
            continue
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        printed = [line.strip() for line in result.output.splitlines()]
        for line in shown:
            start = line.removesuffix("…")
            assert any(said == line or (start != line and said.startswith(start)) for said in printed), (line, printed)
        run += 1
    assert run == 4

"""How far a command is, told on stderr alone."""

from __future__ import annotations

import pytest

from kg.progress import Reporter


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=False) as report:
        report("reading", 0, None)
        report("saying", 3, 10)
    said = capsys.readouterr()
    assert said.err.splitlines() == ["reading", "saying: 3 of 10"]
    assert said.out == ""


def test_a_stage_is_not_said_for_every_document(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with Reporter(quiet=False) as report:
        for done in range(1000):
            now += 0.01
            report("reading", done, None)
    assert len(capsys.readouterr().err.splitlines()) in {2, 3}


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=True) as report:
        report("reading", 1, None)
    said = capsys.readouterr()
    assert said.err == said.out == ""

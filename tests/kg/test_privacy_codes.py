"""A personal identity code reaches no quad, no line of the log and no summary, whatever it stood in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from kg import pipeline
from kg.errors import Issue, Severity
from kg.pipeline import Built, Options
from kg.privacy import identity_codes, screen
from kg.record import DecisionRecord, Part, PartKind

EXAMPLES = Path(__file__).parents[2] / "examples"
CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = "-+–ABCDEFUVWXY"
KEYS = ("NativeId", "MeetingID", "CaseID", "CaseIDLabel", "ID")


def parts_of_code(number: int) -> tuple[str, str, str]:
    """Day of birth, sign, and individual number with its control character."""
    sign = SIGNS[number % len(SIGNS)]
    century = 2000 if sign in "ABCDEF" else 1800 if sign == "+" else 1900
    born = date(century, 3, 1) + timedelta(days=number)
    digits = f"{born:%d%m%y}{100 + number % 800}"
    return digits[:6], sign, digits[6:] + CONTROL[int(digits) % 31]


def written(number: int) -> str:
    birth, sign, rest = parts_of_code(number)
    forms = ("{}{}{}", "{} {} {}", "{}{}\n{}", "{}\n{}{}", "{}{}\u00a0{}")
    return forms[number % len(forms)].format(birth, sign, rest if number % 3 else rest.lower())


def left(text: str, count: int) -> list[int]:
    """Which of the codes are in a text, however they are written there."""
    bare = re.sub(r"[\W_]+", "", text.replace("\\n", " ").replace("\\u00a0", " ")).lower()
    looks_like_one = {match[1] for match in re.finditer(r"(?=([0-9]{6}[a-z]?[0-9]{3}[0-9a-z]))", bare)}
    found = []
    for number in range(count):
        birth, sign, rest = parts_of_code(number)
        joints = {"", sign.lower()} if sign.isalpha() else {""}  # signs that are no letters are not in what is bare
        if any(f"{birth}{joint}{rest}".lower() in looks_like_one for joint in joints):
            found.append(number)
    return found


def everything(built: Built) -> str:
    """All that a build publishes and prints."""
    quads = (built.version.open().dump(format=RdfFormat.N_QUADS) or b"").decode()
    issues = built.version.issues.read_text(encoding="utf-8")
    return "\n".join(
        (quads, issues, json.dumps(asdict(built.summary)), str(built.rejected), json.dumps(built.version.about))
    )


class Codes:
    """Puts a new code in each place it is asked for."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return written(self.count - 1)

    def into_html(self, html: str) -> str:
        """A code in every text of an HTML text."""
        return re.sub(r">([^<>]*\w[^<>]*)<", lambda m: f">{m[1]} {self.next()}<", html)

    def variants(self, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The record once for each of its texts: with a code after it, and with a code in its place."""
        for path, value in texts_in(record):
            for other in {self.into_html(value)} if "</" in value else {f"{value} {self.next()}", self.next()}:
                changed = json.loads(json.dumps(record))
                for key in KEYS:
                    if key in changed and path != [key]:
                        changed[key] = (
                            f"{{{self.count:08X}-0000-4000-8000-000000000000}}"
                            if key == "NativeId"
                            else key_of(key, self.count)
                        )
                place: Any = changed
                for step in path[:-1]:
                    place = place[step]
                place[path[-1]] = other
                yield changed


def key_of(name: str, number: int) -> str:
    return {"MeetingID": f"0290020{number:05}", "ID": f"U{number:05}"}.get(name, f"HEL 2022-9{number:05}")


def texts_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[list[Any], str]]:
    """Every text of a JSON value with the way to it, addresses of the API aside."""
    if isinstance(value, str):
        yield list(path), value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "links":
                yield from texts_in(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value[:2]):
            yield from texts_in(item, (*path, place))


@pytest.mark.parametrize("name", sorted(path.stem for path in (EXAMPLES / "records").glob("*.json")))
def test_no_code_passes_from_any_field_of_a_record(name: str, tmp_path: Path) -> None:
    whole = json.loads((EXAMPLES / "records" / f"{name}.json").read_text(encoding="utf-8"))
    listed = whole if isinstance(whole, list) else next(whole[key] for key in whole if isinstance(whole[key], list))
    codes = Codes()
    records = sorted(listed, key=lambda record: -len(json.dumps(record)))[:1]
    listed[:] = [variant for record in records for variant in codes.variants(record)]
    (tmp_path / "list.json").write_text(json.dumps(whole), encoding="utf-8")
    built = pipeline.build([tmp_path / "list.json"], tmp_path / "s", Options(jobs=1, validate=False), lambda *_: None)
    assert codes.count > 3
    assert left(everything(built), codes.count) == []
    assert built.summary.documents > 0


@pytest.mark.parametrize(
    "path", [p for p in sorted(EXAMPLES.glob("*/*")) if p.suffix in {".txt", ".html"}], ids=lambda p: p.name
)
def test_no_code_passes_from_any_line_of_a_paper(path: Path, tmp_path: Path) -> None:
    codes = Codes()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = codes.into_html(text)
    else:
        text = "\n".join(f"{line} {codes.next()}" if len(line) > 30 else line for line in text.split("\n"))
    (tmp_path / path.name).write_text(text, encoding="utf-8")
    built = pipeline.build([tmp_path / path.name], tmp_path / "s", Options(jobs=1, validate=False), lambda *_: None)
    assert codes.count > 5
    assert left(everything(built), codes.count) == []


@given(st.integers(0, 5000), st.sampled_from(["{}", "({})", "Hakija {}.", "a {}, b", "-{}-", "x\t{}\ty"]))
def test_every_way_to_write_a_code_is_known(number: int, around: str) -> None:
    assert screen.redact(around.format(written(number))) == (around.format(screen.REDACTED), 1)


@pytest.mark.parametrize(
    "text",
    ["131052-\u00ad308T", "131052\u2013308t", "13105\n2-308T", "131052 \n -\n 308T", "131052−308T", "131052—308T"],
)
def test_a_code_with_a_gap_or_an_odd_hyphen_is_one(text: str) -> None:
    assert screen.redact(text) == (screen.REDACTED, 1)


@pytest.mark.parametrize("text", ["13 10 52-308T", "131052/308T", "131052-308T1", "040 120-1234", "2021-007461"])
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert screen.redact(text) == (text, 0)


def test_a_code_that_a_word_is_glued_to_is_one() -> None:
    assert screen.redact("Hakija131052-308THelsingistä") == ("Hakija**********Helsingistä", 1)


def test_a_code_that_begins_inside_another_row_of_digits_is_found() -> None:
    assert screen.redact("310152 131052-308T") == ("310152 **********", 1)


def test_a_code_split_over_two_parts_leaves_both() -> None:
    parts = (
        Part(PartKind.REASONS, "decision", "", "Hakija 131052-"),
        Part(PartKind.OTHER, "decision", "308T jatkuu", "x"),
    )
    record = DecisionRecord("record", True, None, "Nimi", "fi", parts)
    bare, count = identity_codes.strip(record)
    assert count == 1
    assert [(p.heading, p.text) for p in bare.parts] == [("", "Hakija **********"), ("********** jatkuu", "x")]


def test_a_line_of_the_log_is_cleaned() -> None:
    issue = Issue("131052-308T.json", "ahjo/decision/1", "Title", "'131052-308T' is no date", Severity.SKIPPED)
    assert left(str(identity_codes.issue_without_codes(issue)), 0) == []
    assert "131052" not in str(identity_codes.issue_without_codes(issue))


def test_codes_are_counted_while_a_document_is_read() -> None:
    record = DecisionRecord("record", True, None, "131052-308T", "fi", ())
    with screen.reading() as withheld:
        assert screen.without_codes(record).title == screen.REDACTED
    assert withheld.codes == 1

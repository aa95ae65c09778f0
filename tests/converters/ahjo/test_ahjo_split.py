"""Which source documents a file holds, and what becomes of a file that is not what it should be."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest
from ahjo_samples import SAMPLES, split

from converters import ahjo
from converters.ahjo import split as splitting
from kg.errors import Log, Severity
from kg.source import Container


def small(number: int, **fields: Any) -> dict[str, Any]:
    return {"NativeId": f"{{{number:08X}-0000-4000-8000-000000000000}}", "Section": str(number)} | fields


def key(number: int) -> str:
    return f"{number:08X}-0000-4000-8000-000000000000"


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


class TestKinds:
    @pytest.mark.parametrize(
        ("sample", "identities"),
        [
            (
                "decisions.json",
                [
                    "decision/00000062-0000-4000-8000-000000000001",
                    "decision/00000063-0000-4000-8000-000000000001",
                    "decision/00000064-0000-4000-8000-000000000001",
                ],
            ),
            (
                "meetings.json",
                [
                    "meeting/U999202203",
                    "agenda/00000070-0000-4000-8000-000000000001",
                    "agenda/00000071-0000-4000-8000-000000000001",
                    "meeting/U999202204",
                ],
            ),
            ("cases.json", ["case/HEL-2021-000777"]),
            ("bodies_fi.json", ["body/U999@fi"]),
            ("bodies_sv.json", ["body/U999@sv"]),
            ("trustees.json", ["person/ex.satuuli"]),
            ("positions.json", ["positions/U999", "positions/U998"]),
            ("resolutions.json", ["resolution/00000084-0000-4000-8000-000000000001"]),
            ("classes.json", ["classification/10", "classification/10 03 02"]),
        ],
    )
    def test_each_record_is_a_document_of_its_own(self, sample: str, identities: list[str]) -> None:
        documents, issues = split(SAMPLES / sample)
        assert [document.identity.removeprefix("ahjo/") for document in documents] == identities
        assert issues == []

    def test_a_record_without_an_id_is_known_by_its_content(self) -> None:
        document = split(SAMPLES / "initiatives.json")[0][1]
        assert document.kind == "initiative"
        assert document.key == document.sha256

    def test_every_sample_is_recognised_by_its_beginning(self) -> None:
        assert all(ahjo.recognises(Container(path).head()) for path in SAMPLES.glob("*.json"))

    @pytest.mark.parametrize(
        "head",
        [b"", b"%PDF-1.7", b"<html>NativeId", b'{"cases": [{"id": 1}]}', b'{"@context": "x"}', b"[]", b'"NativeId":'],
    )
    def test_anything_else_is_not(self, head: bytes) -> None:
        assert not ahjo.recognises(head)


class TestForms:
    """The same records, however they are put together."""

    @pytest.mark.parametrize(
        "value",
        [
            {"decisions": [small(1), small(2)]},
            {"count": 2, "links": [{"rel": "self", "href": "x"}], "decisions": [small(1), small(2)], "page": 1},
            [small(1), small(2)],
            [[small(1)], [[small(2)]]],
            {"decisions": [[small(1)], [[[small(2)]]]]},
            [{"decisions": [small(1)]}, {"decisions": [small(2)]}],
        ],
        ids=["list", "list amid other fields", "bare list", "lists in a list", "lists in lists", "answers in a list"],
    )
    def test_lists(self, tmp_path: Path, value: Any) -> None:
        documents, issues = split(write(tmp_path / "a.json", value))
        assert [document.key for document in documents] == [key(1), key(2)]
        assert issues == []

    def test_one_record_alone(self, tmp_path: Path) -> None:
        documents, _ = split(write(tmp_path / "a.json", small(1)))
        assert [document.identity for document in documents] == [f"ahjo/decision/{key(1)}"]

    def test_one_record_a_line(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(json.dumps(small(number)) for number in (1, 2, 3)), encoding="utf-8")
        assert [document.key for document in split(path)[0]] == [key(1), key(2), key(3)]

    def test_a_byte_order_mark_is_no_hindrance(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b"\xef\xbb\xbf" + json.dumps([small(1)]).encode())
        assert ahjo.recognises(Container(path).head())
        assert len(split(path)[0]) == 1

    def test_the_order_of_fields_changes_nothing(self, tmp_path: Path) -> None:
        one = split(write(tmp_path / "a.json", {"NativeId": small(1)["NativeId"], "Section": "1"}))[0]
        other = split(write(tmp_path / "b.json", [{"Section": "1", "NativeId": small(1)["NativeId"]}]))[0]
        assert one[0].content == other[0].content
        assert one[0].sha256 == other[0].sha256

    def test_two_records_of_one_identity_are_both_given(self, tmp_path: Path) -> None:
        def made(at: str) -> str:
            return f'<html><head><META name="ThisHTMLGenerated" content="{at}"></head></html>'

        later, earlier = made("2022-02-01T00:30:00+03:00"), made("2022-01-31T22:00:00+00:00")
        documents, _ = split(write(tmp_path / "a.json", [small(1, Content=later), small(1, Content=earlier)]))
        assert len({document.identity for document in documents}) == 1
        assert max(documents, key=lambda document: document.rank).content == documents[1].content


class TestMeetings:
    def test_the_text_of_items_stands_in_their_own_documents(self) -> None:
        meeting, item, *_ = split(SAMPLES / "meetings.json")[0]
        assert b"<div" not in orjson.dumps(orjson.loads(meeting.content)["Agenda"])
        said = orjson.loads(item.content)
        assert said["HTML"].startswith("<html")
        assert (said["MeetingID"], said["DecisionMakerId"], said["MeetingSequenceNumber"]) == ("U999202203", "U999", 3)

    def test_a_meeting_is_as_late_as_its_last_item(self) -> None:
        meeting, _, last, cancelled = split(SAMPLES / "meetings.json")[0]
        assert meeting.generated == last.generated == "2022-02-03T08:00:00.000Z"
        assert cancelled.generated == ""


class TestBadInput:
    def test_an_empty_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b" \n")
        documents, (issue,) = split(path)
        assert documents == []
        assert issue.message == "The file is empty."
        assert issue.severity is Severity.REJECTED

    def test_a_cut_file_gives_the_records_before_the_cut(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", {"decisions": [small(number) for number in range(1, 6)]})
        size = path.stat().st_size - 30
        path.write_bytes(path.read_bytes()[:size])
        documents, (issue,) = split(path)
        assert [document.key for document in documents] == [key(number) for number in range(1, 5)]
        assert issue.place == f"byte {size}"
        assert (
            issue.message == f"The file ends in the middle of a record at byte {size}; 4 record(s) before it were read."
        )

    def test_a_file_in_latin_1(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(json.dumps([small(1), small(2, Title="Päätös")], ensure_ascii=False).encode("latin-1"))
        documents, (issue,) = split(path)
        assert [document.key for document in documents] == [key(1)]
        assert "not UTF-8" in issue.message

    def test_something_that_is_not_json_after_a_record(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(small(1)) + "\n<html>", encoding="utf-8")
        documents, (issue,) = split(path)
        assert len(documents) == 1
        assert "not JSON" in issue.message

    def test_json_of_another_api(self, tmp_path: Path) -> None:
        documents, issues = split(write(tmp_path / "a.json", [{"id": 1, "name": "x"}, small(1)]))
        assert len(documents) == 1
        assert [(issue.place, issue.severity) for issue in issues] == [("record 1", Severity.REJECTED)]

    def test_a_list_that_holds_other_things(self, tmp_path: Path) -> None:
        documents, issues = split(write(tmp_path / "a.json", {"decisions": [None, 3, {"id": 1}, small(1)]}))
        assert len(documents) == 1
        assert [issue.place for issue in issues] == ["record 1", "record 2", "record 3"]

    def test_an_unknown_field_beside_the_list_is_noted(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", {"decisions": [small(1)], "uutta": {"a": [1]}, "meetings": []})
        documents, (issue,) = split(path)
        assert len(documents) == 1
        assert (issue.place, issue.severity) == ("uutta", Severity.NOTED)

    def test_a_number_too_large_to_keep(self, tmp_path: Path) -> None:
        documents, (issue,) = split(write(tmp_path / "a.json", [small(1, Section=10**30), small(2)]))
        assert [document.key for document in documents] == [key(2)]
        assert issue.severity is Severity.REJECTED

    def test_deep_nesting_costs_its_record_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        deep = "[" * 5000 + "]" * 5000
        path.write_text(f'[{{"NativeId": "x", "Section": {deep}}}, {json.dumps(small(2))}]', encoding="utf-8")
        documents, (issue,) = split(path)
        assert [document.key for document in documents] == [key(2)]
        assert issue.severity is Severity.REJECTED

    def test_a_record_beyond_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(splitting, "LARGEST_RECORD", 2000)
        large = small(1, Attachments=[{"Title": "x" * 100} for _ in range(100)])
        documents, (issue,) = split(write(tmp_path / "a.json", {"decisions": [large, small(2)]}))
        assert [document.key for document in documents] == [key(2)]
        assert "larger than" in issue.message


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    text = "sana " * 4000
    with path.open("w", encoding="utf-8") as file:
        file.write('{"decisions": [')
        for number in range(1500):
            file.write(("," if number else "") + json.dumps(small(number, Content=text)))
        file.write("]}")
    assert path.stat().st_size > 30_000_000
    kinds: Counter[str] = Counter()
    tracemalloc.start()
    for document in ahjo.documents(Container(path), Log("", "")):
        kinds[document.kind] += 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kinds == {"decision": 1500}
    assert peak < 2_000_000

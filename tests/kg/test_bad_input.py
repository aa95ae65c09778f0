"""Hostile and broken input, and an environment that fails in the middle: what is good is built, what was up stays up.

Every case builds on a store that holds a good version, with a good document in the same call.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Json, decision
from pyoxigraph import QuerySolutions

from kg.cli import main
from kg.report import Report
from kg.store import Sources, StoreFolder

MB = 1024 * 1024
RUN = re.compile(r"/id/run/[^>]+")


# the program, and what a store says
@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to. said: its stderr; issues: the log of the version that is up."""

    code: int
    said: str
    issues: list[dict[str, str]]

    def issue(self, name: str, words: str) -> dict[str, str]:
        """The one issue of a source that has these words."""
        (found,) = [issue for issue in self.issues if name in issue["source"] and words in issue["message"]]
        return found


def build(store: Path, *sources: Path, stdout: str = "") -> Outcome:
    gc.collect()  # in one process a graph stays locked as long as the error of a failed build is held
    result = CliRunner().invoke(main, ["build", *map(str, sources), "--store", str(store), "--jobs", "1"])
    assert result.stdout == stdout
    assert "Traceback" not in result.stderr
    return Outcome(result.exit_code, result.stderr, logged(store))


def logged(store: Path) -> list[dict[str, str]]:
    if not (store / "current").is_file():
        return []
    return [json.loads(line) for line in StoreFolder(store).current().issues.read_text("utf-8").splitlines()]


def documents(store: Path) -> dict[str, frozenset[str]]:
    """What each source document says, by the name of its graph, whichever run said it."""
    graph = StoreFolder(store).current().open()
    names = [name for name in graph.named_graphs() if "/id/document/" in str(name)]
    return {
        str(name): frozenset(RUN.sub("/id/run/", str(quad)) for quad in graph.quads_for_pattern(None, None, None, name))
        for name in names
    }


def sections(store: Path) -> set[int]:
    """The § numbers of the decisions that have a text."""
    rows = (
        StoreFolder(store)
        .current()
        .open()
        .query(
            "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT ?n { ?e eli:realizes ?w . ?w eli:number ?n }",
            use_default_graph_as_union=True,
        )
    )
    assert isinstance(rows, QuerySolutions)
    return {int(row["n"].value) for row in rows}


def everything(store: Path) -> str:
    return "\n".join(map(str, StoreFolder(store).current().open()))


def versions(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "versions").iterdir())


def listing(*decisions: Json) -> bytes:
    return json.dumps({"decisions": list(decisions)}, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with § 1 and § 2, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "first.json").write_bytes(listing(decision(1), decision(2)))
    assert build(folder / "store", folder / "first.json").code == 0
    assert sections(folder / "store") == {1, 2}
    gc.freeze()  # what is made once is not looked through at every build
    return folder / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A copy of the store with § 1 and § 2."""
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A source with § 3."""
    path = tmp_path / "good.json"
    path.write_bytes(listing(decision(3)))
    return path


# sources that cannot be read
def cut() -> bytes:
    """Two records, the second broken off in the middle."""
    content = listing(decision(4), decision(5))
    return content[: content.rindex(b"Section")]


def in_latin_1() -> bytes:
    return listing(decision(4), decision(5, title="Pöytäkirjan tarkastus")).decode().encode("latin-1")


def nested(depth: int) -> bytes:
    content = listing(decision(5)).replace(b'"links": []', b'"links": ' + b"[" * depth + b"]" * depth, 1)
    assert len(content) > 2 * depth
    return content


BAD: dict[str, tuple[bytes, str, set[int]]] = {
    "an empty file": (b"", "is empty", set()),
    "a file of blanks": (b" \n\t\n", "is empty", set()),
    "a list that breaks off": (cut(), "ends in the middle of a record", {4}),
    "a list that breaks off at its first record": (cut()[:80], "ends in the middle of a record", set()),
    "JSON of another API": (b'{"results": [{"id": 7, "title": "x"}], "next": null}', "none of the fields", set()),
    "JSON of an API with a field of that name": (
        b'{"results": [{"TypeId": 7, "price": 1}]}',
        "none of the fields",
        set(),
    ),
    "a number where a record is expected": (listing(decision(4)).removesuffix(b"]}") + b", 7]}", "single value", {4}),
    "a record whose text is a number": (listing(decision(4), decision(5) | {"Content": 7}), "Content is", {4}),
    "a record whose text is a list": (listing(decision(4), decision(5) | {"Motion": ["x"]}), "Motion is", {4}),
    "Latin-1 bytes": (in_latin_1(), "not UTF-8", set()),
    "UTF-16": (listing(decision(4)).decode().encode("utf-16"), "UTF-16", set()),
    "a number that no machine holds": (
        listing(decision(4), decision(5) | {"links": 0}).replace(b'"links": 0', b'"links": 1' + b"0" * 400),
        "",
        {4},
    ),
    "lists in lists without end": (nested(50_000), "", set()),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF", set()),
    "a gzip file": (b"\x1f\x8b\x08\x00" + bytes(40), "gzip", set()),
    "nothing but zeros": (bytes(5000), "binary", set()),
    "prose": ("Pöytäkirja pidettiin tavalliseen tapaan.".encode(), "no known form", set()),
}


@pytest.fixture(autouse=True)
def unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds half as long: what is judged is no matter here, and builds in processes of their own are judged."""
    monkeypatch.setattr("kg.pipeline.validate_store", lambda *_, **__: Report((), "none"))


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_rejected_with_a_reason_and_harms_nothing(
    name: str, store: Path, good: Path, tmp_path: Path
) -> None:
    content, reason, read = BAD[name]
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    before = documents(store)
    outcome = build(store, bad, good)
    assert outcome.code == 1
    (issue,) = [issue for issue in outcome.issues if issue["severity"] == "rejected"]
    assert reason in issue["message"]
    assert issue["source"] == str(bad)
    (line,) = [line for line in outcome.said.splitlines() if line.startswith("rejected ")]
    assert "bad.json" in line
    assert issue["message"] in line
    after = documents(store)
    assert before.items() <= after.items()
    assert sections(store) == {1, 2, 3} | read


def test_all_of_it_at_once_is_read_as_far_as_it_can_be_and_the_next_build_works(
    store: Path, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "all").mkdir()
    for number, (content, _, _) in enumerate(BAD.values()):
        (tmp_path / "all" / f"{number}.json").write_bytes(content)
    outcome = build(store, tmp_path / "all", good)
    assert outcome.code == 1
    assert len({issue["source"] for issue in outcome.issues if issue["severity"] == "rejected"}) == len(BAD)
    assert sections(store) == {1, 2, 3, 4}
    again = build(store, good)
    assert again.code == 0, "what was rejected once is no fault of the next build"
    assert sections(store) == {1, 2, 3, 4}


def test_only_bad_sources_leave_what_was_there(store: Path, tmp_path: Path) -> None:
    before = documents(store)
    (tmp_path / "empty.json").touch()
    assert build(store, tmp_path / "empty.json").code == 1
    assert documents(store) == before


def test_a_value_of_the_wrong_type_costs_the_value_and_no_more(store: Path, good: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_bytes(listing(decision(4) | {"ClassificationCode": {"a": 1}, "Attachments": "none", "Section": "4"}))
    outcome = build(store, odd, good)
    assert outcome.code == 0
    assert outcome.issue("odd.json", "where text is expected")["severity"] == "skipped"
    assert outcome.issue("odd.json", "where text is expected")["place"] == "ClassificationCode"
    assert sections(store) == {1, 2, 3, 4}


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_records_with_one_id_and_no_later_one_the_same_is_read_and_the_other_logged(
    store: Path, good: Path, tmp_path: Path, turned: bool
) -> None:
    one, other = decision(4, title="Sillan nimi"), decision(4, title="Torin nimi")
    (tmp_path / "a.json").write_bytes(listing(one))
    (tmp_path / "b.json").write_bytes(listing(other))
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    outcome = build(store, *(reversed(files) if turned else files), good)
    text = everything(store)
    (read,) = [title for title in ("Sillan nimi", "Torin nimi") if title in text]
    assert read == "Torin nimi", "whichever it is, it is the same in both orders"
    issue = outcome.issue("a.json", "with other content")
    assert issue["record"] == "ahjo/decision/00000004-0000-4000-8000-000000000000"
    assert "b.json" in issue["message"]
    assert (outcome.code, issue["severity"]) == (0, "skipped")
    assert "1 warnings" in outcome.said
    assert sections(store) == {1, 2, 3, 4}


def test_scripts_entities_and_comments_of_html_never_reach_the_text(store: Path, good: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SALAISUUS", encoding="utf-8")
    record = decision(4, text=(
        "<script>document.title = 'KOMENTOSARJA'</script><style>p { color: TYYLI }</style><!-- KOMMENTTI -->"
        "<p onclick=\"KOUKKU()\">Kaupunginhallitus päätti hyväksyä &xxe; nimen <img src=x onerror=KOUKKU()>.</p>"
        f"<iframe src='file://{secret}'>KEHYS</iframe><noscript>EIKOMENTOA</noscript><template>POHJA</template>"
        "<p>Nimi on &lt;b&gt;Koivu&lt;/b&gt; &amp; Kumppanit.</p>"
    ))  # fmt: skip
    record["Content"] = f'<!DOCTYPE html [<!ENTITY xxe SYSTEM "file://{secret}">]>' + record["Content"]
    bad = tmp_path / "html.json"
    bad.write_bytes(listing(record))
    outcome = build(store, bad, good)
    text = everything(store)
    assert outcome.code == 0
    assert sections(store) == {1, 2, 3, 4}
    assert "<b>Koivu</b> & Kumppanit" in text, "what is text stays text"
    for word in ("SALAISUUS", "KOMENTOSARJA", "TYYLI", "KOMMENTTI", "KOUKKU", "ENTITY", "POHJA", "secret.txt"):
        assert word not in text, word


def test_tags_in_tags_without_end_are_survived(store: Path, good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "deep.json"
    bad.write_bytes(listing(decision(4, text="<div>" * 20_000 + "<p>Päätettiin.</p>"), decision(5)))
    outcome = build(store, bad, good)
    assert outcome.code in {0, 1}
    assert sections(store) >= {1, 2, 3, 5}
    assert (4 in sections(store)) is (outcome.code == 0)


def test_a_file_name_that_is_no_utf_8_is_read_and_logged(store: Path, good: Path, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/p\xe4\xe4t\xf6kset"
    os.mkdir(folder)  # noqa: PTH102 a name in bytes
    Path(os.fsdecode(folder + b"/hyv\xe4.json")).write_bytes(listing(decision(4)))
    Path(os.fsdecode(folder + b"/tyhj\xe4.json")).touch()
    outcome = build(store, tmp_path, good)
    assert outcome.code == 1
    assert sections(store) == {1, 2, 3, 4}
    assert "is empty" in outcome.issue("tyhj", "is empty")["message"]


# large files
PEAK = """
import atexit, re, sys
from pathlib import Path
from kg.cli import main
peak = lambda: re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
atexit.register(lambda: print(int(peak()) // 1024, file=sys.stderr))
main(prog_name="kg")
"""


def test_a_file_of_200_mb_is_read_as_a_stream(store: Path, good: Path, tmp_path: Path) -> None:
    """200 records of 1 MB each: all of one identity but the last, so that they are read and compared, and two said."""
    big = tmp_path / "big.json"
    filling = "<!--" + "x" * MB + "--></body>"
    record, last = decision(4), decision(5)
    record["Content"] = record["Content"].replace("</body>", filling)
    text = json.dumps(record, ensure_ascii=False)
    with big.open("w", encoding="utf-8") as file:
        file.write('{"decisions": [')
        file.writelines(f"{text},\n" for _ in range(200))
        file.write(json.dumps(last, ensure_ascii=False) + "]}")
    assert big.stat().st_size > 200 * MB
    command = [sys.executable, "-c", PEAK, "build", str(big), str(good), "--store", str(store), "--jobs", "1"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stderr
    assert sections(store) == {1, 2, 3, 4, 5}
    peak = int(result.stderr.splitlines()[-1])
    assert peak < 250, (
        "megabytes at the peak, Python and registries and all; the file as values would take several times that"
    )


def test_a_large_file_of_nothing_is_rejected_at_a_glance(store: Path, good: Path, tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.json"
    with sparse.open("wb") as file:
        file.truncate(200 * MB)
    started = time.monotonic()
    outcome = build(store, sparse, good)
    assert outcome.code == 1
    assert outcome.issue("sparse.json", "binary")["severity"] == "rejected"
    assert time.monotonic() - started < 10
    assert sections(store) == {1, 2, 3}


# an environment at fault
def test_a_store_path_that_is_a_file_is_refused_and_left(good: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no store", encoding="utf-8")
    for path in (file, file / "store"):
        result = CliRunner().invoke(main, ["build", str(good), "--store", str(path)])
        assert result.exit_code == 2
        (line,) = result.stderr.splitlines()
        assert line.startswith("kg: ")
        assert str(path) in line
    assert file.read_text(encoding="utf-8") == "no store"


def test_a_second_build_at_once_is_refused(store: Path, good: Path) -> None:
    before = documents(store)
    with (store / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = build(store, good)
    assert outcome.code == 2
    assert "another build is writing" in outcome.said
    assert documents(store) == before
    assert build(store, good).code == 0


def _call(command: list[str]) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode


class Disk:
    """A disk that can be filled: a small one mounted for the test or, where that may not be, a limit on files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
        self.mounted = shutil.which("mount") is not None and not _call(mount)
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._limits[1]))
            return
        try:
            with (self.folder / "ballast").open("ab", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
        except OSError:
            pass

    def clear(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
        (self.folder / "ballast").unlink(missing_ok=True)

    def remove(self) -> None:
        self.clear()
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    (tmp_path / "disk").mkdir()
    disk = Disk(tmp_path / "disk")
    yield disk
    disk.remove()


def at(stage: str, then: Callable[[], None]) -> type:
    """A reporter that does something when a build comes to a stage."""

    class Reporter:
        def __init__(self, *, quiet: bool) -> None:
            self.done = False

        def __enter__(self) -> Reporter:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def __call__(self, now: str, done: int, total: int | None) -> None:
            if now == stage and not self.done:
                self.done = True
                then()

    return Reporter


STAGES = {
    "keeping the sources": "reading",
    "loading what they say": "saying",
    "writing the links": "linking",
    "writing the issues": "validating",
}


@pytest.mark.parametrize("moment", STAGES)
def test_a_disk_that_fills_leaves_the_old_version_whole(
    moment: str, disk: Disk, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copytree(built, disk.folder / "store"))
    before = documents(store)
    good = tmp_path / "good.json"
    good.write_bytes(listing(decision(3)))
    (tmp_path / "empty.json").touch()  # so that there is an issue to write
    with monkeypatch.context() as patched:
        patched.setattr("kg.commands.build.Reporter", at(STAGES[moment], disk.fill))
        outcome = build(store, good, tmp_path / "empty.json")
    disk.clear()
    assert outcome.code == 2
    (line,) = outcome.said.splitlines()
    assert line.startswith(f"kg: the store {store} cannot be written")
    assert "check its room" in line
    assert documents(store) == before
    assert versions(store) == ["000001"]
    assert build(store, good).code == 0
    assert sections(store) == {1, 2, 3}


def test_a_disk_that_is_full_once_the_version_is_up_does_not_unsay_it(
    disk: Disk, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copytree(built, disk.folder / "store"))
    later = tmp_path / "later.json"
    later.write_bytes(listing(decision(1, title="Uusi nimi")).replace(b"2022-02-01T10", b"2022-02-02T10"))
    keep_only = Sources.keep_only

    def full(self: Sources, hashes: set[str]) -> None:
        disk.fill()
        keep_only(self, hashes)

    with monkeypatch.context() as patched:
        patched.setattr(Sources, "keep_only", full)
        outcome = build(store, later)
    disk.clear()
    assert outcome.code == 0
    assert "version 000002 is up" in outcome.said
    assert "Uusi nimi" in everything(store)
    assert build(store, later).code == 0


def test_a_disk_too_small_for_a_store_is_told_by_a_real_call(disk: Disk, good: Path) -> None:
    if not disk.mounted:
        pytest.skip("needs a small disk of its own, and this user may not mount one")
    disk.fill()
    command = [sys.executable, "-m", "kg", "build", str(good), "--store", str(disk.folder / "store")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 2
    line = result.stderr.splitlines()[-1]
    assert line.startswith("kg: ")
    assert str(disk.folder / "store") in line
    assert "Traceback" not in result.stderr


# interruption
@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many records that they are read and said by other processes."""
    path = tmp_path_factory.mktemp("many") / "many.json"
    long = "<!--" + "x" * 10_000 + "-->"
    path.write_bytes(
        listing(*(decision(n, text=f"<p>Päätettiin hyväksyä nimi {n}.</p>{long}") for n in range(10, 130)))
    )
    return path


def stopped(store: Path, source: Path, stage: str, how: signal.Signals) -> tuple[int, str, int]:
    """A build with two workers, stopped when it comes to a stage: its exit code, its stderr and its process group."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # the tests run in the background, and children inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-m", "kg", "build", str(source), "--store", str(store), "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stderr is not None
        watchdog = threading.Timer(60, os.killpg, (running.pid, signal.SIGKILL))  # a build that hangs is a failure
        watchdog.start()
        said = ""
        for line in running.stderr:
            said += line
            if line.startswith(stage):
                # a terminal's Ctrl-C reaches the workers as well
                (os.killpg if how is signal.SIGINT else os.kill)(running.pid, how)
                break
        said += running.stderr.read()
        watchdog.cancel()
        return running.wait(), said, running.pid


def left(group: int) -> list[str]:
    """The processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, _, its_group = rest.split()[:3]
        if state not in "ZX" and int(its_group) == group:
            found.append(name)
    return found


def nothing_is_left(group: int) -> bool:
    deadline = time.monotonic() + 10
    while left(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not left(group)


@pytest.mark.parametrize("stage", ["reading", "saying", "linking"])
def test_ctrl_c_leaves_the_old_version_and_no_process(store: Path, good: Path, many: Path, stage: str) -> None:
    before = documents(store)
    code, said, group = stopped(store, many, stage, signal.SIGINT)
    assert code == 2, said
    assert said.splitlines()[-1] == "kg: interrupted; what was up stays up"
    assert "Traceback" not in said
    assert nothing_is_left(group)
    assert documents(store) == before
    assert versions(store) == ["000001"]
    assert build(store, good).code == 0
    assert sections(store) == {1, 2, 3}


@pytest.mark.parametrize("stage", ["reading", "optimising"])
def test_a_killed_build_leaves_the_old_version_and_no_process(store: Path, good: Path, many: Path, stage: str) -> None:
    before = documents(store)
    code, _, group = stopped(store, many, stage, signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert nothing_is_left(group), "workers end with the process they work for"
    assert documents(store) == before
    assert build(store, good).code == 0
    assert sections(store) == {1, 2, 3}
    assert versions(store)[0] == "000001"
    assert all((store / "versions" / name / "complete.json").is_file() for name in versions(store))


def test_an_interrupt_right_after_the_version_is_up_keeps_it(
    store: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        done = replace(self, target)
        if self.name == "current.new":
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
        outcome = build(store, good)
    assert outcome.code == 2
    assert sections(store) == {1, 2, 3}
    assert build(store, good).code == 0

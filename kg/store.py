"""The store on disk: versions, of which one is current, and the bytes of the source documents.

    DIR/
      current            the name of the version that is served, written last and at once
      sources.sqlite     source documents by hash, compressed, shared by all versions
      lock               held while a build writes
      versions/{name}/   graph/ (Oxigraph), index.sqlite, issues.jsonl, complete.json

A version is good only when its `complete.json`, written last, says how many quads it holds: Oxigraph opens an
interrupted bulk load as an empty store without complaint. A build works on a new version beside the current one; what
it leaves behind when it is killed is removed by the next.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError

LAYOUT = 1
"""The store's own layout; a store of another is refused with a sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """One complete version."""

    path: Path
    about: dict[str, Any]

    @property
    def issues(self) -> Path:
        return self.path / "issues.jsonl"

    @property
    def index(self) -> Path:
        return self.path / "index.sqlite"

    def open(self) -> Oxigraph:
        """Open the graph read-only; several processes may, and each keeps what it opened."""
        try:
            return Oxigraph.read_only(str(self.path / "graph"))
        except OSError as error:
            raise StoreError(f"the graph of {self.path} cannot be opened ({error}); build it again") from error


class StoreFolder:
    """A store's folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Version:
        """The version that is served. StoreError where there is none to serve."""
        if not self.path.exists():
            raise StoreError(
                f"there is no store at {self.path}; make one with `kg build SOURCE... --store {self.path}`"
            )
        if not self.path.is_dir():
            raise StoreError(f"{self.path} is a file, not a store; name a folder")
        version = self._pointed()
        if version is None:
            raise StoreError(f"{self.path} holds no complete version; run `kg build` into it")
        return version

    def _pointed(self) -> Version | None:
        try:
            name = (self.path / "current").read_text(encoding="utf-8").strip()
            about = json.loads((self.path / "versions" / name / "complete.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"the store {self.path} cannot be read ({error})") from error
        if about.get("layout") != LAYOUT:
            raise StoreError(
                f"the store {self.path} has layout {about.get('layout')}, this program writes {LAYOUT}; "
                "build it anew with --fresh"
            )
        return Version(self.path / "versions" / name, about)

    @contextmanager
    def writing(self, *, fresh: bool) -> Iterator[Draft]:
        """A new version to work on, begun from the current one. Left without `Draft.publish`, it is removed."""
        if self.path.exists() and not self.path.is_dir():
            raise StoreError(f"{self.path} is a file, not a store; name a folder")
        try:
            (self.path / "versions").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"no store can be made at {self.path} ({error.strerror})") from error
        with self._locked():
            current = None if fresh else self._pointed()
            self._sweep()
            draft = Draft(self, self._next_name())
            try:
                draft.begin(current)
                yield draft
            finally:
                draft.close()
                # asked of the pointer: an interrupt may come right after it was written
                if self._pointed_name() != draft.name:
                    _remove(draft.path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.path / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StoreError(f"another build is writing to {self.path}; wait until it has ended") from error
            yield

    def _sweep(self, keep: int = 2) -> None:
        """Remove what killed builds left and versions older than the one before the current."""
        versions = sorted((self.path / "versions").iterdir(), reverse=True)
        pointed = self._pointed_name()
        complete = [v for v in versions if (v / "complete.json").exists() and pointed and v.name <= pointed]
        for version in versions:
            if version not in complete[:keep]:
                _remove(version)

    def _pointed_name(self) -> str | None:
        pointer = self.path / "current"
        return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None

    def _next_name(self) -> str:
        names = [v.name for v in (self.path / "versions").iterdir()] + [self._pointed_name() or ""]
        return f"{max((int(name) for name in names if name.isdecimal()), default=0) + 1:06d}"

    def sources(self) -> Sources:
        return Sources(self.path / "sources.sqlite")


class Draft:
    """A version in the making."""

    def __init__(self, folder: StoreFolder, name: str) -> None:
        self.folder = folder
        self.name = name
        self.path = folder.path / "versions" / name
        self._graph: Oxigraph | None = None

    @property
    def graph(self) -> Oxigraph:
        if self._graph is None:
            raise StoreError("the draft is closed")
        return self._graph

    def begin(self, current: Version | None) -> None:
        """Start from the current version: its graph by hard links, its index by copy."""
        self.path.mkdir()
        if current is not None:
            current.open().backup(str(self.path / "graph"))
            shutil.copyfile(current.index, self.path / "index.sqlite")
        self._graph = Oxigraph(str(self.path / "graph"))

    def close(self) -> None:
        """Let go of the graph, so that others may open it."""
        self._graph = None

    def publish(self, about: dict[str, Any]) -> Version:
        """Mark the version complete and make it the current one, in this order and each at once."""
        self.graph.flush()
        self.close()
        about = {**about, "layout": LAYOUT, "version": self.name}
        write_at_once(self.path / "complete.json", json.dumps(about, indent=1, ensure_ascii=False) + "\n")
        write_at_once(self.folder.path / "current", self.name + "\n")
        return Version(self.path, about)


class Sources:
    """The bytes of source documents by their sha256."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE IF NOT EXISTS sources (sha256 TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;"
        )

    def __enter__(self) -> Sources:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def keep(self, sha256: str, content: bytes) -> None:
        self._db.execute("INSERT OR IGNORE INTO sources VALUES (?, ?)", (sha256, zlib.compress(content, 6)))

    def commit(self) -> None:
        self._db.commit()

    def content(self, sha256: str) -> bytes:
        row = self._db.execute("SELECT content FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise StoreError(f"the store lacks the source document {sha256}; build it anew with --fresh")
        return zlib.decompress(row[0])

    def keep_only(self, hashes: set[str]) -> None:
        """Forget every document but these."""
        known = {sha for (sha,) in self._db.execute("SELECT sha256 FROM sources")}
        self._db.executemany("DELETE FROM sources WHERE sha256 = ?", [(sha,) for sha in known - hashes])
        self._db.commit()


def write_at_once(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _remove(folder: Path, patience: float = 2.0) -> None:
    """Remove a version. The engine's own threads may add files for a moment after an interrupt: then once more."""
    deadline = time.monotonic() + patience
    shutil.rmtree(folder, ignore_errors=True)
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
        shutil.rmtree(folder, ignore_errors=True)

"""The on-disk index of a store version: which documents it holds, by which keys, and what linking must know.

SQLite, one file a version. Nothing in it is published; all of it can be made again from the kept source documents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.errors import Issue, Severity, StoreError
from kg.privacy.policy import Account
from kg.source import SourceDocument, document_name

_LAYOUT = 4
"""Raised with every change of the tables below: an index of another layout is not read."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
  identity TEXT PRIMARY KEY, converter TEXT, kind TEXT, key TEXT, sha256 TEXT, origin TEXT, generated TEXT,
  fragment TEXT,
  what TEXT, body TEXT, body_name TEXT, case_no TEXT, section INTEGER, date TEXT, title TEXT,
  native_id TEXT, meeting TEXT, item INTEGER, number INTEGER, personal_data TEXT, agenda_cases TEXT, mark TEXT,
  name TEXT, unit TEXT, base TEXT, maker TEXT, met TEXT,
  dirty INTEGER NOT NULL DEFAULT 1, quads INTEGER, left_out INTEGER NOT NULL DEFAULT 0,
  redacted INTEGER NOT NULL DEFAULT 0, withheld INTEGER NOT NULL DEFAULT 0,
  codes INTEGER NOT NULL DEFAULT 0, contacts INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_unit ON documents (unit);
CREATE INDEX IF NOT EXISTS documents_name ON documents (name);
CREATE INDEX IF NOT EXISTS documents_base ON documents (what, base);
CREATE INDEX IF NOT EXISTS documents_section ON documents (what, section);
CREATE INDEX IF NOT EXISTS documents_meeting ON documents (what, met);
CREATE VIEW IF NOT EXISTS linkable AS SELECT * FROM documents WHERE NOT left_out;
CREATE TABLE IF NOT EXISTS refs (unit TEXT, iri TEXT, body TEXT, date TEXT, section INTEGER, case_no TEXT);
CREATE INDEX IF NOT EXISTS refs_unit ON refs (unit);
CREATE TABLE IF NOT EXISTS motions (
  unit TEXT, iri TEXT, kind TEXT, proposer TEXT, date TEXT, case_no TEXT, moved INTEGER, item INTEGER, topic TEXT
);
CREATE INDEX IF NOT EXISTS motions_unit ON motions (unit);
CREATE TABLE IF NOT EXISTS issues (identity TEXT, source TEXT, place TEXT, message TEXT, severity TEXT);
CREATE INDEX IF NOT EXISTS issues_identity ON issues (identity);
CREATE TABLE IF NOT EXISTS retired (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document by its keys.

    what: "decision", "proposal" or "" for any other kind of document; date: ISO; meeting: its id where the document
    states one; number: the meeting's running number in the year; personal_data: the class the source states, of a case
    the strictest of its records; agenda_cases: of a meeting, and mark: the class that was settled, as in
    kg/privacy/marks.py; the rest as in `SourceDocument` and `DecisionRecord`.
    """

    identity: str
    converter: str
    kind: str
    key: str
    sha256: str
    origin: str
    generated: str
    what: str = ""
    body: str | None = None
    body_name: str | None = None
    case_no: str | None = None
    section: int | None = None
    date: str | None = None
    title: str | None = None
    native_id: str | None = None
    meeting: str | None = None
    item: int | None = None
    number: int | None = None
    fragment: str = ""
    personal_data: str | None = None
    agenda_cases: str = ""
    mark: str | None = None

    @property
    def name(self) -> str:
        """What names its graph."""
        return document_name(self.sha256, self.fragment)

    @property
    def rank(self) -> tuple[str, str]:
        return (self.generated, self.sha256)

    def document(self, content: bytes) -> SourceDocument:
        """The document itself, of the bytes that the store kept."""
        return SourceDocument(self.converter, self.kind, self.key, content, self.origin, self.generated, self.fragment)


_ENTRY = ", ".join(f.name for f in fields(Entry))
_MARKS = ", ".join("?" for _ in fields(Entry))


class Index:
    """The index file of one version. Reads its own writes; `commit` makes them last."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        (layout,) = self._db.execute("PRAGMA user_version").fetchone()
        (tables,) = self._db.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if tables and layout != _LAYOUT:
            raise StoreError(
                "the store was built by another version of kg and cannot be added to; build it anew with --fresh"
            )
        self._db.executescript(
            f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA user_version = {_LAYOUT};" + _SCHEMA
        )

    def close(self) -> None:
        self._db.close()

    def commit(self) -> None:
        self._db.commit()

    # documents
    def put(self, entry: Entry) -> bool:
        """Add or replace a document; False where the one of this identity that is there is preferred or the same.

        The same bytes under two identities, as of one record in two lists, are one document: the lesser identity's.
        """
        row = self._db.execute(
            "SELECT generated, sha256, name FROM documents WHERE identity = ?", (entry.identity,)
        ).fetchone()
        if row is not None and tuple(row[:2]) >= entry.rank:
            return False
        twin = self._db.execute(
            "SELECT identity FROM documents WHERE name = ? AND identity != ?", (entry.name, entry.identity)
        ).fetchone()
        if twin is not None and twin[0] < entry.identity:
            return False
        if row is not None:
            self._retire(row[2], entry.identity)
        if twin is not None:
            self._retire(entry.name, twin[0])
        self._db.execute("DELETE FROM retired WHERE name = ?", (entry.name,))
        self._db.execute(
            f"INSERT INTO documents ({_ENTRY}, name) VALUES ({_MARKS}, ?)",  # noqa: S608
            (*astuple(entry), entry.name),
        )
        return True

    def rival(self, entry: Entry) -> Entry | None:
        """The document of this identity that is there, where its content is other and neither is the later."""
        row = self._db.execute(
            f"SELECT {_ENTRY} FROM documents WHERE identity = ? AND sha256 <> ? AND generated = ?",  # noqa: S608
            (entry.identity, entry.sha256, entry.generated),
        ).fetchone()
        return Entry(*row) if row else None

    def _retire(self, name: str, identity: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO retired VALUES (?)", (name,))
        (unit,) = self._db.execute("SELECT unit FROM documents WHERE identity = ?", (identity,)).fetchone()
        self._db.execute("UPDATE documents SET dirty = 1 WHERE unit = ?", (unit,))
        self._db.execute("DELETE FROM documents WHERE identity = ?", (identity,))
        self._db.execute("DELETE FROM issues WHERE identity = ?", (identity,))

    def retired(self) -> list[str]:
        """Names of documents that were replaced in this build: their graphs go."""
        return [name for (name,) in self._db.execute("SELECT name FROM retired ORDER BY name")]

    def forget_retired(self) -> None:
        self._db.execute("DELETE FROM retired")

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """Documents of these kinds, or all, in a fixed order."""
        where = f"WHERE kind IN ({', '.join('?' for _ in kinds)})" if kinds else ""
        rows = self._db.execute(f"SELECT {_ENTRY} FROM documents {where} ORDER BY identity", kinds)  # noqa: S608
        yield from (Entry(*row) for row in rows)

    def of(self, what: str) -> Iterator[Entry]:
        """Decisions ("decision"), proposals ("proposal") or all other documents ("")."""
        rows = self._db.execute(
            f"SELECT {_ENTRY} FROM documents WHERE what = ? ORDER BY identity",  # noqa: S608
            (what,),
        )
        yield from (Entry(*row) for row in rows)

    def units(self) -> Iterator[tuple[str, str | None, str | None]]:
        """(identity, unit, meeting) of every document, as they were settled last."""
        yield from self._db.execute("SELECT identity, unit, met FROM documents ORDER BY identity")

    def set_bases(self, bases: Iterable[tuple[str, str, str]]) -> None:
        """Keep of decisions (IRI without regard to years, id of the body or post that decided, identity)."""
        self._db.executemany("UPDATE documents SET base = ?, maker = ? WHERE identity = ?", list(bases))

    def by_base(self) -> Iterator[tuple[str, str, Entry]]:
        """Decisions after the IRI they would have alone and their maker, those of one IRI together."""
        rows = self._db.execute(
            f"SELECT base, maker, {_ENTRY} FROM documents WHERE what = 'decision' ORDER BY base, identity"  # noqa: S608
        )
        for row in rows:
            yield row[0], row[1], Entry(*row[2:])

    def loose_sections(self) -> list[int]:
        """The § numbers of minutes and pages without a diary number."""
        rows = self._db.execute(
            "SELECT DISTINCT section FROM documents WHERE what = 'decision' AND kind IN ('minutes', 'page') "
            "AND case_no IS NULL AND section IS NOT NULL ORDER BY section"
        )
        return [section for (section,) in rows]

    def of_section(self, section: int) -> Iterator[tuple[str, str, Entry]]:
        """(base, maker, entry) of the decisions with a § number."""
        rows = self._db.execute(
            f"SELECT base, maker, {_ENTRY} FROM documents WHERE what = 'decision' AND section = ? "  # noqa: S608
            "ORDER BY identity",
            (section,),
        )
        for row in rows:
            yield row[0], row[1], Entry(*row[2:])

    def classes(self) -> Iterator[tuple[str, str]]:
        """(case, class of personal data) that the documents state of the records of cases."""
        yield from self._db.execute(
            "SELECT DISTINCT case_no, personal_data FROM documents WHERE case_no <> '' AND personal_data <> ''"
        )

    def settle(self, identity: str, unit: str, met: str | None, mark: str | None = None) -> None:
        """Give a document its unit, its meeting and its mark; where it had others, both units must be said again."""
        old = self._db.execute("SELECT unit, met, mark FROM documents WHERE identity = ?", (identity,)).fetchone()
        if old == (unit, met, mark):
            return
        self._db.execute(
            "UPDATE documents SET unit = ?, met = ?, mark = ? WHERE identity = ?", (unit, met, mark, identity)
        )
        self._db.execute("UPDATE documents SET dirty = 1 WHERE unit IN (?, ?)", (old[0], unit))

    def soil_all(self) -> None:
        """Have every document said again, as after a change of the registries or the program."""
        self._db.execute("UPDATE documents SET dirty = 1")

    def spread_dirt(self) -> None:
        """A unit is said whole: one dirty document makes its fellows dirty."""
        self._db.execute(
            "UPDATE documents SET dirty = 1 WHERE dirty = 0 AND unit IN (SELECT unit FROM documents WHERE dirty = 1)"
        )

    def dirty_units(self) -> Iterator[tuple[str, list[Entry]]]:
        """Units to be said, each with its documents, whose meeting is the one that was settled."""
        rows = self._db.execute(
            f"SELECT {_ENTRY}, met, unit FROM documents WHERE dirty = 1 ORDER BY unit, identity"  # noqa: S608
        ).fetchall()
        for unit, group in groupby(rows, key=itemgetter(-1)):
            yield unit or "", [replace(Entry(*row[:-2]), meeting=row[-2]) for row in group]

    def count(self, *, dirty: bool = False) -> int:
        where = " WHERE dirty = 1" if dirty else ""
        (number,) = self._db.execute(f"SELECT COUNT(*) FROM documents{where}").fetchone()  # noqa: S608
        return int(number)

    def said(self, identity: str, quads: int, issues: Iterable[Issue], account: Account | None = None) -> None:
        """A document was said: its number of quads, none where it is left out, its issues, and what was kept back."""
        self._db.execute(
            "UPDATE documents SET dirty = 0, quads = ?, left_out = ?, redacted = ?, withheld = ?, codes = ?, "
            "contacts = ? WHERE identity = ?",
            (quads, not quads, *astuple(account or Account()), identity),
        )
        self._db.execute("DELETE FROM issues WHERE identity = ?", (identity,))
        self._db.executemany(
            "INSERT INTO issues VALUES (?, ?, ?, ?, ?)",
            [(identity, i.source, i.place, i.message, i.severity.value) for i in issues],
        )

    def leave_out(self, name: str, message: str) -> None:
        """A document was said and must not have been: its graph is gone, and linking takes no notice of it."""
        self._db.execute("UPDATE documents SET quads = 0, left_out = 1 WHERE name = ?", (name,))
        self._db.execute(
            "INSERT INTO issues SELECT identity, origin, '', ?, ? FROM documents WHERE name = ?",
            (message, Severity.REJECTED.value, name),
        )

    def quads_by_kind(self) -> list[tuple[str, int, int]]:
        """(kind, documents, quads) of what the version holds."""
        return self._db.execute(
            "SELECT kind, COUNT(*), TOTAL(quads) FROM documents GROUP BY kind ORDER BY kind"
        ).fetchall()

    def account(self) -> Account:
        """What the policy on personal data did to all documents of the version."""
        row = self._db.execute(
            "SELECT SUM(redacted), SUM(withheld), SUM(codes), SUM(contacts) FROM documents"
        ).fetchone()
        return Account(*(int(number or 0) for number in row))

    def issues(self) -> Iterator[Issue]:
        rows = self._db.execute("SELECT source, identity, place, message, severity FROM issues ORDER BY 2, 3, 4")
        for source, identity, place, message, severity in rows:
            yield Issue(source, identity, place, message, Severity(severity))

    # what linking must know
    def forget_links(self, unit: str) -> None:
        self._db.execute("DELETE FROM refs WHERE unit = ?", (unit,))
        self._db.execute("DELETE FROM motions WHERE unit = ?", (unit,))

    def drop_orphan_links(self) -> None:
        """Forget what units said that no document belongs to any more."""
        for table in ("refs", "motions"):
            self._db.execute(f"DELETE FROM {table} WHERE unit NOT IN (SELECT unit FROM documents)")  # noqa: S608

    def add_references(self, unit: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db.executemany("INSERT INTO refs VALUES (?, ?, ?, ?, ?, ?)", [(unit, *row) for row in rows])

    def add_motions(self, unit: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db.executemany("INSERT INTO motions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [(unit, *row) for row in rows])

    def select(self, query: str) -> Iterator[tuple[object, ...]]:
        """A read for linking, which says in SQL what it joins."""
        yield from self._db.execute(query)

    # about the version
    def get(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

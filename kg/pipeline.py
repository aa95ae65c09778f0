"""The order of the stages: find, examine, settle, say, load, link, validate, publish. Nothing else knows it."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat
from pyoxigraph import Store as Oxigraph

from kg import __version__, formats, registries, workers
from kg.errors import Issue, KgError, Log, OwnFault, Rejected, Severity, StoreError, UsageError
from kg.graph.context import Context
from kg.graph.provenance import run_quads
from kg.graph.writer import to_nquads
from kg.index import Entry, Index
from kg.iri import Iris
from kg.linking.link import Linker
from kg.linking.settle import settle
from kg.ontology import Ontology
from kg.pool import Pool
from kg.privacy.identity_codes import issue_without_codes
from kg.privacy.policy import Policy
from kg.privacy.policy import load as load_policy
from kg.record import BodyRecord, PersonRecord, PositionsRecord
from kg.registries import Registries
from kg.registry_doubles import with_sources_names
from kg.report import Report, Result
from kg.source import Container, SourceDocument
from kg.store import Draft, Sources, StoreFolder, Version, write_at_once
from kg.validate import validate_store
from kg.vocab import DEFAULT_BASE
from kg.workers import OWN_FAULT, Examined, SaidUnit, Setup

Progress = Callable[[str, int, int | None], None]
"""Called with a stage, how much of it is done and, where it is known, of how much."""

_BATCH = 16
_COMMIT_EVERY = 2000
_LOAD_BYTES = 24_000_000
_SMALL = 200
"""Fewer documents than this are said in this process: starting others would take longer."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked to do. jobs: worker processes; registries: files beside the bundled ones; privacy: a
    policy on personal data in place of the bundled one.
    """

    base: str = DEFAULT_BASE
    fresh: bool = False
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    registries: tuple[Path, ...] = ()
    privacy: Path | None = None
    validate: bool = True


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. documents: in the store now; read: found in the sources of this run; redacted, withheld: how
    many of the documents' texts; identity_codes, contacts: how many were taken out of them.
    """

    read: int
    new: int
    rejected: int
    documents: int
    quads: int
    links: int
    said: int
    warnings: int
    seconds: float
    conforms: bool | None
    violations: int
    redacted: int
    withheld: int
    identity_codes: int
    contacts: int
    version: str
    issues: str


@dataclass(frozen=True, slots=True)
class Built:
    """The version that is up, what was done, what was rejected in this run, and the verdict."""

    version: Version
    summary: Summary
    rejected: tuple[Issue, ...]
    report: Report | None


def build(sources: Iterable[Path], store: Path, options: Options, progress: Progress) -> Built:
    """Read sources into a store and put the result up as its new version."""
    folder = StoreFolder(store)
    paths = files(sources, store)
    policy = load_policy(options.privacy)
    try:
        with folder.writing(fresh=options.fresh) as draft, folder.sources() as kept:
            return _Build(folder, draft, kept, options, policy, progress).run(paths)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"the store {store} cannot be written ({error}): check its room and rights or name another folder; "
            "what was up stays up"
        ) from error


def files(sources: Iterable[Path], store: Path) -> list[Path]:
    """Every file under the named files and folders, in a fixed order; hidden ones and the store's own aside."""
    found: dict[Path, None] = {}
    own = store.resolve()
    for source in sources:
        if source.is_dir():
            found.update(dict.fromkeys(_files_below(source, own)))
        elif source.exists():
            found[source] = None
        else:
            raise UsageError(f"there is no file or folder {source}; name one that is there")
    return list(found)


def _files_below(folder: Path, store: Path) -> Iterator[Path]:
    holds_store = store.is_relative_to(folder.resolve())
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not (holds_store and path.resolve().is_relative_to(store)):
            yield path


class _Build:
    def __init__(  # noqa: PLR0913, PLR0917 made in one place
        self, folder: StoreFolder, draft: Draft, kept: Sources, options: Options, policy: Policy, progress: Progress
    ) -> None:
        self.folder, self.draft, self.kept, self.options, self.progress = folder, draft, kept, options, progress
        self.policy = policy
        self.started = datetime.now(UTC)
        self.clock = time.monotonic()
        self.index = Index(draft.path / "index.sqlite")
        self.iris = Iris(options.base)
        run = self.iris.run(f"{self.started:%Y%m%dT%H%M%SZ}-{draft.name}")
        self.setup = Setup(options.base, run, folder.path / "sources.sqlite", draft.path / "registries.pickle", policy)
        self.ontology = Ontology.load(options.base)
        self.bundled = self.ontology.graph_quads()
        self.issues: list[Issue] = []
        self.read = self.new = 0

    def run(self, paths: list[Path]) -> Built:
        self._check_base()
        jobs = 1 if self._is_small(paths) else self.options.jobs
        with Pool(jobs, workers.set_up, self.setup) as pool:
            self._ingest(pool, paths)
            context = self._know()
            self.issues += settle(self.index, context)
            self.index.spread_dirt()
            said = self._say(pool)
        links, report = self._link_and_judge(context)
        self.progress("optimising", 0, None)
        self.draft.graph.optimize()
        quads = self._count(links)
        return self._publish(said, links, quads, report)

    def _is_small(self, paths: list[Path]) -> bool:
        """Whether one process does: few bytes to read, and no old documents that may have to be said again."""
        return sum(path.stat().st_size for path in paths) < _SMALL * 5000 and self.index.count() < _SMALL

    def _check_base(self) -> None:
        base = self.index.get("base")
        if base not in (None, self.options.base):
            raise UsageError(f"the store's IRIs begin with {base}, not {self.options.base}; build it anew with --fresh")
        self.index.set("base", self.options.base)

    # find and examine
    def _ingest(self, pool: Pool, paths: list[Path]) -> None:
        for examined in pool.map(workers.examine, self._documents(paths), _BATCH):
            self._take(examined)
            if self.read % _COMMIT_EVERY == 0:
                self.kept.commit()
        self.kept.commit()

    def _documents(self, paths: list[Path]) -> Iterator[SourceDocument]:
        for path in paths:
            container = Container(path)
            log = Log(container.name, "")
            try:
                for document in formats.format_of(container).module.documents(container, log):
                    self.read += 1
                    self.progress("reading", self.read, None)
                    yield document
            except Rejected as error:
                log.add(error.place, str(error), Severity.REJECTED)
            except OSError as error:
                log.add("", f"cannot be read ({error.strerror})", Severity.REJECTED)
            except KgError:
                raise
            except Exception as error:  # noqa: BLE001 whatever one file does to a converter, the others are read
                message = f"the program failed to open this file ({type(error).__name__}: {error})"
                log.add("", message, Severity.REJECTED)
            self.issues += log.issues

    def _take(self, examined: Examined) -> None:
        self.issues += examined.issues
        if examined.entry is None:
            return
        rival = self.index.rival(examined.entry)
        if rival is not None:
            self.issues.append(_undecided(examined.entry, rival))
        if self.index.put(examined.entry):
            self.kept.keep(examined.document.sha256, examined.document.content)
            self.new += 1

    # know
    def _know(self) -> Context:
        """The registries of this run; where they, the policy or the program changed, every document is said again."""
        bodies: list[BodyRecord] = []
        people: list[PersonRecord] = []
        positions: list[PositionsRecord] = []
        for entry in self.index.entries("body", "person", "positions"):
            record = workers.read(entry.document(self.kept.content(entry.sha256)), Log("", ""))
            if isinstance(record, BodyRecord):
                bodies.append(record)
            elif isinstance(record, PersonRecord):
                people.append(record)
            elif isinstance(record, PositionsRecord):
                positions.append(record)
        known = registries.with_documents(
            registries.load(self.options.base, self.options.registries), bodies, people, positions
        )
        self._soil_if_changed(known)
        self.bundled = with_sources_names(self.ontology.graph_quads(), known.bodies, self.iris)
        self.setup.registries.write_bytes(pickle.dumps(known))
        return Context.make(self.iris, known, self.setup.run, self.bundled)

    def _soil_if_changed(self, known: Registries) -> None:
        knowledge = f"{__version__} {known.fingerprint} {self.policy.fingerprint}"
        if self.index.get("knowledge") not in (None, knowledge):
            self.index.soil_all()
        self.index.set("knowledge", knowledge)

    # say and load
    def _say(self, pool: Pool) -> int:
        """Say every dirty unit into the draft's graph. Returns how many documents."""
        graph, total, done = self.draft.graph, self.index.count(dirty=True), 0
        for name in self.index.retired():
            graph.remove_graph(NamedNode(self.iris.document(name)))
        self.index.forget_retired()
        loader = _Loader(graph)
        for said in pool.map(workers.say, self._dirty_units(), _BATCH):
            for document in said.documents:
                loader.add(document.nquads)
            self._remember(said)
            done += len(said.documents)
            self.progress("saying", done, total)
        loader.flush()
        self.index.drop_orphan_links()
        return done

    def _dirty_units(self) -> Iterator[tuple[str, list[Entry]]]:
        for unit, entries in self.index.dirty_units():
            for entry in entries:
                self.draft.graph.remove_graph(NamedNode(self.iris.document(entry.name)))
            yield unit, entries

    def _remember(self, said: SaidUnit) -> None:
        for document in said.documents:
            self.index.said(document.identity, document.quads, document.issues, document.account)
        self.index.forget_links(said.unit)
        self.index.add_references(said.unit, said.references)
        self.index.add_motions(said.unit, said.motions)

    # link
    def _link(self, context: Context) -> int:
        """Write the links graph and the run anew, and what is bundled. Returns the number of links."""
        self.progress("linking", 0, None)
        graph = self.draft.graph
        graph.remove_graph(NamedNode(self.iris.graph("links")))
        linker = Linker(self.index, context)
        links = 0
        loader = _Loader(graph)
        for quads in linker.pieces():
            faults = self.ontology.check(quads)
            if faults:
                raise OwnFault("linking broke the program's own rules: " + "; ".join(faults[:5]))
            loader.add(to_nquads(quads))
            links += len(quads)
        loader.flush()
        self._load_bundled()
        graph.extend(run_quads(self.iris, self.setup.run, self.started))
        self.linking_issues = tuple(linker.issues)
        return links

    def _load_bundled(self) -> None:
        """The ontology and the registries kept by hand, where the version that this one began as has not the same."""
        nquads = to_nquads(self.bundled)
        digest = hashlib.sha256(nquads).hexdigest()
        if self.index.get("bundled") != digest:
            for name in ("ontology", "registry"):
                self.draft.graph.remove_graph(NamedNode(self.iris.graph(name)))
            self.draft.graph.bulk_load(nquads, format=RdfFormat.N_QUADS)
            self.index.set("bundled", digest)

    def _count(self, links: int) -> int:
        """The quads of the draft, which must be as many as were said."""
        said = sum(int(quads) for _, _, quads in self.index.quads_by_kind())
        graph = self.draft.graph
        runs = sum(1 for _ in graph.quads_for_pattern(None, None, None, NamedNode(self.iris.graph("runs"))))
        expected = said + links + len(set(self.bundled)) + runs
        if len(graph) != expected:
            raise OwnFault(f"{expected} quads were said and {len(graph)} are in the store; nothing is published")
        return expected

    def _link_and_judge(self, context: Context) -> tuple[int, Report | None]:
        """Link and validate. Documents in which the program broke its own shapes are left out, and once more."""
        links = self._link(context)
        report = self._validate()
        if report is not None and self._leave_out(_own_faults(report)):
            links = self._link(context)
            report = self._validate()
        if report is not None and (faults := _own_faults(report)):
            said = "; ".join(f"{fault.focus}: {fault.message}" for fault in faults[:5])
            raise OwnFault(f"the program broke its own shapes and publishes nothing: {said}")
        return links, report

    def _validate(self) -> Report | None:
        if not self.options.validate:
            return None
        self.progress("validating", 0, None)
        return validate_store(self.draft.graph, self.options.base, settled=self.bundled)  # a test validates these

    def _leave_out(self, faults: list[Result]) -> bool:
        """Take the documents that say such things out of the draft; False where there are none to take."""
        documents = self.iris.document("")
        messages = {
            graph.removeprefix(documents): f"{fault.focus}: {fault.message}"
            for fault in faults
            for graph in (fault.source or "").split()
            if graph.startswith(documents)
        }
        for name, message in sorted(messages.items()):
            self.draft.graph.remove_graph(NamedNode(self.iris.document(name)))
            self.index.leave_out(name, f"{OWN_FAULT}: {message}")
        return bool(messages)

    # publish
    def _publish(self, said: int, links: int, quads: int, report: Report | None) -> Built:
        logged = {*self.issues, *self.linking_issues, *self.index.issues()}
        issues = sorted({issue_without_codes(issue) for issue in logged}, key=_in_order)
        self._write_issues(issues)
        rejected = tuple(i for i in issues if i.severity is Severity.REJECTED)
        violations = [r for r in report.results if r.severity == "Violation"] if report else []
        account = self.index.account()
        summary = Summary(
            read=self.read,
            new=self.new,
            rejected=len(rejected),
            documents=self.index.count(),
            quads=quads,
            links=links,
            said=said,
            warnings=len(issues) - len(rejected),
            seconds=0.0,
            conforms=report.conforms if report else None,
            violations=len(violations),
            redacted=account.redacted,
            withheld=account.withheld,
            identity_codes=account.codes,
            contacts=account.contacts,
            version=self.draft.name,
            issues=str(self.draft.path / "issues.jsonl"),
        )
        hashes = {entry.sha256 for entry in self.index.entries()}
        kinds = self.index.quads_by_kind()
        self.index.commit()
        self.index.close()
        self.setup.registries.unlink()
        summary = replace(summary, seconds=round(time.monotonic() - self.clock, 2))
        about = {
            **asdict(summary),
            "base": self.options.base,
            "program": __version__,
            "built": self.started.isoformat(timespec="seconds"),
            "kinds": [{"kind": k, "documents": n, "quads": int(q)} for k, n, q in kinds],
        }
        version = self.draft.publish(about)
        with suppress(sqlite3.Error):  # the version is up; what is not forgotten now is by the next build
            self.kept.keep_only(hashes)
        return Built(version, summary, rejected, report)

    def _write_issues(self, issues: list[Issue]) -> None:
        lines = (json.dumps(asdict(issue), ensure_ascii=False) for issue in issues)
        write_at_once(self.draft.path / "issues.jsonl", "".join(f"{line}\n" for line in lines))


class _Loader:
    """Loads N-Quads in pieces: one load of everything would hold all of it in memory."""

    def __init__(self, graph: Oxigraph) -> None:
        self.graph = graph
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, nquads: bytes) -> None:
        self._pieces.append(nquads)
        self._size += len(nquads)
        if self._size >= _LOAD_BYTES:
            self.flush()

    def flush(self) -> None:
        if self._pieces:
            self.graph.bulk_load(b"".join(self._pieces), format=RdfFormat.N_QUADS)
            self._pieces, self._size = [], 0


def _undecided(one: Entry, other: Entry) -> Issue:
    """Two documents of one identity that differ, and nothing says which is the later: the same one is always read."""
    left, read = sorted((one, other), key=lambda entry: entry.rank)
    when = f"both were generated {read.generated}" if read.generated else "neither says when it was generated"
    message = f"{read.origin} has this document with other content, and {when}; that one is read and this one left out"
    return Issue(left.origin, left.identity, "", message, Severity.SKIPPED)


def _own_faults(report: Report) -> list[Result]:
    return [result for result in report.results if result.fault == "own" and result.severity == "Violation"]


def _in_order(issue: Issue) -> tuple[str, str, str, str]:
    return (issue.source, issue.record, issue.place, issue.message)

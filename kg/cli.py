"""The command line: arguments to the pipeline, errors to exit codes. Results go to stdout, all else to stderr."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from kg import __version__, config
from kg import query as queries
from kg.errors import KgError, UsageError
from kg.export import FORMATS as RDF_FORMATS
from kg.export import export
from kg.progress import Reporter
from kg.report import FORMATS as REPORT_FORMATS
from kg.report import Format as ReportFormat
from kg.report import write as write_report
from kg.results import FORMATS as RESULT_FORMATS
from kg.results import Format as ResultFormat
from kg.results import write as write_results
from kg.store import StoreFolder

if TYPE_CHECKING:
    from kg.pipeline import Built, Options

F = TypeVar("F", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)
_BARE: Any = getattr(click.exceptions, "NoArgsIsHelpError", None)  # click 8.1 shows its help without an error


class _Shown(click.ClickException):
    """An error as the user sees it: one sentence."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click's own way, which its types forbid

    def show(self, file: Any = None) -> None:  # noqa: ANN401 click's own signature
        click.echo(f"kg: {self.format_message()}", err=True, file=file)


class _Commands(click.Group):
    """Turns every error into a sentence and an exit code; a traceback needs --debug."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # noqa: ANN401
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            raise _of_the_call(error) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _of_the_call(error) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            raise _Shown("interrupted; what was up stays up", 2) from None
        except KgError as error:
            if ctx.meta.get("kg.debug"):
                raise
            raise _Shown(" ".join(str(error).split()), error.exit_code) from error
        except Exception as error:
            if ctx.meta.get("kg.debug"):
                raise
            what = f"{type(error).__name__}: {error}"
            raise _Shown(
                f"the program failed ({what}); run it again with --debug and report what it prints", 2
            ) from error


def _of_the_call(error: click.UsageError) -> click.ClickException:
    """A fault of the call in one line; bare `kg` shows its help."""
    if _BARE and type(error) is _BARE:
        return error
    command = error.ctx.command_path if error.ctx else "kg"
    said = " ".join(error.format_message().split()).rstrip(".")
    return _Shown(f"{said[:1].lower()}{said[1:]}; see `{command} --help`", error.exit_code)


def _debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["kg.debug"] = True


def _common(command: F) -> F:
    """Options every command has."""
    for option in (
        click.option("--quiet", is_flag=True, help="No progress and no summary."),
        click.option("--json", "as_json", is_flag=True, help="The summary, or the result, as JSON."),
        click.option("--debug", is_flag=True, expose_value=False, callback=_debug, help="Tracebacks of errors."),
    ):
        command = option(command)
    return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn municipal decisions into a published, validated, citable knowledge graph."""
    ctx.default_map = {
        name: _by_parameter(main.commands[name], table)
        for name, table in config.command_defaults().items()
        if name in main.commands
    }


@main.command(epilog="Example: kg build records/ --store store")
@click.argument("sources", nargs=-1, required=True, type=PATH)
@click.option("--store", required=True, type=PATH, help="The store's folder; made if it is not there.")
@click.option("--fresh", is_flag=True, help="Start empty instead of adding to what is there.")
@click.option("--registry", "registries", multiple=True, type=PATH, help="A registry beside the bundled ones.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Worker processes; as many as cores unless said."
)
@_common
def build(
    sources: tuple[Path, ...], store: Path, fresh: bool, registries: tuple[Path, ...], jobs: int | None, quiet: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Convert every source, link, validate, and put the result up as the store's new version.

    SOURCES are files and folders; what they are is found from their content. A document that is in the store already
    is replaced by a later one. A rejected source is listed with its reason and skipped.
    """
    from kg.pipeline import build as run_build  # what is slow to import is imported by the command that needs it

    with Reporter(quiet=quiet) as progress:
        built = run_build(_expand(sources), store, _options(fresh=fresh, registries=registries, jobs=jobs), progress)
    _say_rejected(built, quiet=quiet)
    if as_json:
        click.echo(json.dumps(asdict(built.summary), ensure_ascii=False))
    elif not quiet:
        click.echo(_summary(built), err=True)
    _exit(1 if built.rejected or built.summary.conforms is False else 0)


@main.command(epilog="Example: kg convert decision.json --format turtle")
@click.argument("sources", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, help="A file; stdout unless said.")
@click.option(
    "--format", "rdf_format", default="nquads",
    type=click.Choice(list(RDF_FORMATS)), help="What RDF to write.",
)  # fmt: skip
@click.option("--registry", "registries", multiple=True, type=PATH, help="A registry beside the bundled ones.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Worker processes.")
@_common
def convert(
    sources: tuple[Path, ...], output: Path | None, rdf_format: str, registries: tuple[Path, ...], jobs: int | None,
    quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Convert sources to RDF, in a file or on stdout, without keeping a store."""
    from kg.pipeline import build as run_build

    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        store = Path(folder) / "store"
        with Reporter(quiet=quiet) as progress:
            options = _options(fresh=True, registries=registries, jobs=jobs, validate=False)
            built = run_build(_expand(sources), store, options, progress)
        export(built.version.open(), rdf_format, output, options.base)
    _say_rejected(built, quiet=quiet)
    if as_json:
        click.echo(json.dumps(asdict(built.summary), ensure_ascii=False), err=output is None)
    _exit(1 if built.rejected else 0)


@main.command(epilog="Example: kg validate --store store --format junit > report.xml")
@click.argument("files", nargs=-1, type=PATH)
@click.option("--store", type=PATH, help="Validate a store instead of files.")
@click.option("--shapes", multiple=True, type=PATH, help="A folder of shapes in place of the bundled ones.")
@click.option("--format", "report_format", default="text", type=click.Choice(REPORT_FORMATS), help="The report's form.")
@_common
def validate(
    files: tuple[Path, ...], store: Path | None, shapes: tuple[Path, ...], report_format: str, quiet: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Judge RDF files, or a store, by SHACL shapes and check queries. Exit code 1: it does not conform."""
    if bool(files) == (store is not None):
        raise UsageError("name either files or --store DIR to validate")
    from kg.validate import validate_files, validate_store

    base = config.settings().base
    with Reporter(quiet=quiet) as progress:
        progress("validating", 0, None)
        if store is not None:
            report = validate_store(StoreFolder(store).current().open(), base, shapes)
        else:
            report = validate_files(_expand(files), base, shapes)
    write_report(report, cast(ReportFormat, "json" if as_json else report_format), sys.stdout, base)
    _exit(0 if report.conforms else 1)


@main.command(epilog="Example: kg query open-motions --store store -p as_of=2022-12-31 --format csv")
@click.argument("name", required=False)
@click.option("--store", type=PATH, help="The store to ask.")
@click.option("--endpoint", help="A SPARQL endpoint to ask instead.")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--format", "result_format", type=click.Choice(RESULT_FORMATS), default=None, help="Table unless said.")
@click.option("--list", "list_them", is_flag=True, help="The named queries with title and parameters.")
@_common
def query(
    name: str | None, store: Path | None, endpoint: str | None, parameters: tuple[str, ...],
    result_format: str | None, list_them: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Ask a store, or an endpoint: a named query, a query file, or - for a query on stdin."""
    if list_them:
        _list_queries(as_json=as_json)
        return
    if name is None:
        raise UsageError("name a query, a file or -; `kg query --list` shows the named ones")
    if (store is None) == (endpoint is None):
        raise UsageError("name either --store DIR or --endpoint URL")
    asked = _query(name)
    given = _arguments(parameters)
    chosen = result_format or ("json" if as_json else "table")
    base = config.settings().base
    if store is not None:
        graph = StoreFolder(store).current().open()
        results: Any = queries.run(graph, asked.text, given, base)
    else:
        results = queries.run_remote(endpoint or "", asked.text, given, base)
    write_results(results, cast(ResultFormat, chosen), sys.stdout, base)
    sys.stdout.flush()


@main.command(epilog="Example: kg dump --store store -o dump")
@click.option("--store", required=True, type=PATH, help="The store to dump.")
@click.option("-o", "--output", required=True, type=PATH, help="A folder that is new or empty.")
@_common
def dump(store: Path, output: Path, quiet: bool, as_json: bool) -> None:
    """Write the graph as Turtle, N-Triples, N-Quads, TriG and JSON-LD, with context, issues and checksums."""
    from kg.dump import dump as write_dump

    version = StoreFolder(store).current()
    with Reporter(quiet=quiet) as progress:
        progress("dumping", 0, None)
        files = write_dump(version.open(), output, version.about["base"], version.issues)
    if as_json:
        click.echo(json.dumps({"folder": str(output), "files": [f.name for f in files]}))
    elif not quiet:
        click.echo(f"{len(files)} files in {output}", err=True)


def _by_parameter(command: click.Command, table: dict[str, Any]) -> dict[str, Any]:
    """What the settings file says of a command's options, which it calls as the command line does."""
    known = {option.lstrip("-"): parameter for parameter in command.params for option in parameter.opts}
    found: dict[str, Any] = {}
    for option, value in table.items():
        if option not in known:
            raise UsageError(
                f"the settings file has an option {option} in [{command.name}]; see `kg {command.name} --help`"
            )
        several = known[option].multiple or known[option].nargs == -1
        found[str(known[option].name)] = [value] if several and not isinstance(value, list) else value
    return found


def _options(*, fresh: bool, registries: tuple[Path, ...], jobs: int | None, validate: bool = True) -> Options:
    from kg.pipeline import Options

    chosen = {} if jobs is None else {"jobs": jobs}
    return Options(base=config.settings().base, fresh=fresh, registries=registries, validate=validate, **chosen)


def _expand(sources: tuple[Path, ...]) -> list[Path]:
    """Patterns that the shell left alone are expanded here."""
    found: list[Path] = []
    for source in sources:
        pattern = str(source.relative_to(source.anchor))
        matches = [] if source.exists() or pattern == "." else sorted(Path(source.anchor).glob(pattern))
        found += matches or [source]
    return found


def _query(name: str) -> queries.NamedQuery:
    if name == "-":
        return queries.parse("-", sys.stdin.read())
    path = Path(name)
    return queries.read(path) if path.suffix == ".rq" or path.is_file() else queries.find(name)


def _arguments(parameters: tuple[str, ...]) -> dict[str, str]:
    """The values of NAME=VALUE options."""
    given = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise UsageError(f"-p {parameter} has no value; write -p NAME=VALUE")
        given[name] = value
    return given


def _list_queries(*, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(q) | {"text": None} for q in queries.named()], ensure_ascii=False))
        return
    for each in queries.named():
        click.echo(f"{each.name:26}{each.title}")
        for parameter in each.parameters:
            default = f" (default {parameter.default})" if parameter.default else ""
            click.echo(f"{'':26}  -p {parameter.name}={parameter.type}: {parameter.meaning}{default}")


def _say_rejected(built: Built, *, quiet: bool) -> None:
    if quiet:
        return
    for issue in built.rejected[:20]:
        where = " ".join(part for part in (issue.source, issue.record, issue.place) if part)
        click.echo(f"rejected {where}: {issue.message}", err=True)
    if len(built.rejected) > 20:
        click.echo(f"… and {len(built.rejected) - 20} more in {built.summary.issues}", err=True)


def _summary(built: Built) -> str:
    s = built.summary
    verdict = {True: "conforms", False: f"{s.violations} violations (see `kg validate`)", None: "not validated"}[
        s.conforms
    ]
    return (
        f"{s.read} documents read, {s.new} new or changed, {s.rejected} rejected; "
        f"{s.documents} in the store, {s.said} said again\n"
        f"{s.quads} quads, {s.links} of them links; {s.warnings} warnings in {s.issues}\n"
        f"verdict: {verdict}; version {s.version} is up after {s.seconds:.1f} s"
    )


def _exit(code: int) -> None:
    if code:
        click.get_current_context().exit(code)

"""The command line: which commands there are, settings to options, errors to exit codes."""

from __future__ import annotations

import importlib
from typing import Any, cast

import click

from kg import __version__, config
from kg.errors import KgError, UsageError

COMMANDS = ("build", "convert", "validate", "query", "dump", "serve", "stats", "demo")
"""Each in the module of its name under `kg.commands`; help lists them in this order."""
_BARE: Any = getattr(click.exceptions, "NoArgsIsHelpError", None)  # click 8.1 shows its help without an error


class _Shown(click.ClickException):
    """An error as the user sees it: one sentence."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click's own way, which its types forbid

    def show(self, file: Any = None) -> None:  # noqa: ANN401 click's own signature
        click.echo(f"kg: {self.format_message()}", err=True, file=file)


class _Commands(click.Group):
    """Turns every error into a sentence and an exit code; a traceback needs --debug. Imports what is called alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", getattr(importlib.import_module(f"kg.commands.{cmd_name}"), cmd_name))

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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn municipal decisions into a published, validated, citable knowledge graph."""
    ctx.default_map = {
        name: _by_parameter(command, table)
        for name, table in config.command_defaults().items()
        if (command := main.get_command(ctx, name)) is not None
    }


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

"""Writes the page on the command line from what the commands say of themselves.

python tests/docs_cli.py > docs/command-line.md
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "command-line.md"
REPAIR = "python tests/docs_cli.py > docs/command-line.md"

_HEAD = f"""# The command line

Made from `kg COMMAND --help` by `{REPAIR}`; change the words in `kg/commands/`.

Results go to stdout, all else to stderr. Exit codes: 0 done, and for `validate` the graph conforms; 1 the data is at
fault (violations, rejected sources); 2 the call or the environment is at fault. Options can stand in a `kg.toml`, in
the working folder or named by `KG_CONFIG`: a table a command, and `base_iri` above them.

```toml
base_iri = "https://example.org/"

[build]
store = "store"
jobs = 4
```
"""


def page() -> str:
    """The page as it should be, whatever the width of the terminal."""
    parent = click.Context(main, info_name="kg", terminal_width=100, **main.context_settings)
    helps = [("kg", main.get_help(parent))]
    for name in main.list_commands(parent):
        command = main.get_command(parent, name)
        assert command is not None
        helps.append((f"kg {name}", command.get_help(click.Context(command, info_name=name, parent=parent))))
    return _HEAD + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in helps)


if __name__ == "__main__":
    sys.stdout.write(page())

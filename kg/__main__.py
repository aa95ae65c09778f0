"""Where the program starts: `kg`, and `python -m kg`."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line. Ctrl-C is answered in a sentence even before there is one."""
    try:
        from kg.cli import main  # noqa: PLC0415 what can be interrupted is the import

        main(prog_name="kg")
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted before anything was done\n")
        sys.exit(2)


if __name__ == "__main__":
    run()

"""`python -m kg`."""

import sys

try:
    from kg.cli import main

    main(prog_name="kg")
except KeyboardInterrupt:  # before there is a command line to answer it
    sys.stderr.write("kg: interrupted before anything was done\n")
    sys.exit(2)

"""Where the data folders are (`ontology`, `shapes`, `queries`, `examples`), in a checkout and in an installed wheel."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

Kind = Literal["ontology", "shapes", "queries", "examples"]


def folder(kind: Kind) -> Path:
    """The folder of one kind of data. An installed wheel has it under `kg/_data`, a checkout beside `kg`."""
    package = Path(str(files("kg")))
    installed = package / "_data" / kind
    return installed if installed.is_dir() else package.parent / kind

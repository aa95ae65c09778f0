"""Minutes and pages read a second, beside a run that only extracts the bare text of the same files.

    python -m benchmarks.papers [--rounds 20]

The files of the corpus are read over and over, each time with a byte more, so that nothing is remembered. Each
measurement is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from selectolax.lexbor import LexborHTMLParser

from kg import formats
from kg.errors import Log
from kg.source import Container

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus"))
FOLDERS = {"minutes": "minutes_pdf", "page": "web_page"}
_MORE = {".pdf": b"\n%% %d\n", ".html": b"<!-- %d -->"}


def bare_text(path: Path) -> int:
    """The bare minimum: the characters of a file's text."""
    if path.suffix == ".html":
        return len(LexborHTMLParser(path.read_bytes()).text())
    document = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def read_whole(path: Path) -> int:
    """What a build does to read a file: find its converter, its documents, and what they say."""
    container, log = Container(path), Log(str(path), "")
    documents = formats.format_of(container).module.documents(container, log)
    return len([formats.read(document, log) for document in documents])


def perform(kind: str, task: str, rounds: int) -> None:
    work = {"bare": bare_text, "read": read_whole}[task]
    seconds, files = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for path in sorted((CORPUS / FOLDERS[kind]).iterdir()):
                copy = Path(folder) / path.name
                copy.write_bytes(path.read_bytes() + _MORE[path.suffix] % number)
                start = time.perf_counter()
                if not work(copy):
                    sys.exit(f"nothing was read from {path.name}")
                seconds += time.perf_counter() - start
                files += 1
    print(json.dumps([files, seconds]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--only", nargs=2, metavar=("KIND", "TASK"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        kind, task = given.only
        perform(kind, task, given.rounds)
        return
    print(f"{'':16}{'files':>8}{'seconds':>10}{'a second':>10}{'to bare text':>14}")
    for kind in FOLDERS:
        bare = 0.0
        for task in ("bare", "read"):
            command = [sys.executable, "-m", "benchmarks.papers", "--rounds", str(given.rounds), "--only", kind, task]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            files, seconds = json.loads(done.stdout.splitlines()[-1])
            bare = bare or seconds
            print(f"{kind + ', ' + task:16}{files:>8}{seconds:>10.2f}{files / seconds:>10.0f}{seconds / bare:>13.1f}x")


if __name__ == "__main__":
    main()

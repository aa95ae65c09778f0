"""Builds the wheel and uses it with the source out of the way: files, import, data and one build."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "converters" / "ahjo" / "samples"
PROGRAM = "from kg.cli import main; main()"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT))
        wheel = next(here.glob("*.whl"))
        _check_names(zipfile.ZipFile(wheel).namelist())
        site = here / "site"
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel))
        _use(site, here)
    print("the wheel holds what it should and works without the source")


def _check_names(names: list[str]) -> None:
    """Every module and data file of the checkout is in the wheel, and nothing else is."""
    expected = {
        str(path.relative_to(ROOT))
        for package in ("kg", "converters")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {
        f"kg/_data/{path.relative_to(ROOT)}"
        for folder in ("ontology", "shapes", "queries", "examples")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    found = {name for name in names if ".dist-info/" not in name}
    if found != expected:
        sys.exit(f"the wheel lacks {sorted(expected - found)} and holds beside {sorted(found - expected)}")


def _use(site: Path, here: Path) -> None:
    """-I keeps this checkout, editable as it is, out of the path: the wheel's own files answer."""
    start = f"import sys; sys.path.insert(0, {str(site)!r}); import kg; assert {str(site)!r} in kg.__file__; {PROGRAM}"
    store = str(here / "store")
    _run(sys.executable, "-I", "-c", start, "build", str(SAMPLES), "--store", store, "--jobs", "1", codes=(0, 1))
    listed = _run(sys.executable, "-I", "-c", start, "query", "decisions", "--store", store, "--format", "csv")
    if len(listed.splitlines()) < 2:
        sys.exit("the installed program built a store that answers nothing")


def _run(*command: str, codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()

# Thin: each target a line or two. What they need they set up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: test demo check bench clean

test: .venv/ready
	$(BIN)/python -m pytest

demo: .venv/ready
	$(BIN)/kg demo

check: .venv/ready
	$(BIN)/ruff format --check . && $(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/packaging/wheel.py

bench: .venv/ready
	$(BIN)/python -m benchmarks.convert && $(BIN)/python -m benchmarks.papers && $(BIN)/python -m benchmarks.extract

.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11 or later: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/ready

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache

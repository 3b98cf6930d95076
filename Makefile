# Each target sets up .venv by itself: python3 (3.11 or newer) and make are all that is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# One more than there are cores, since tests of the screen wait for it now and then.
WORKERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

# The tests start Python some hundred times: what it compiles is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint bench docs clean

demo: $(READY)
	@$(BIN)/workbench demo

test: lint
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

docs: $(READY)
	$(BIN)/python -m docs.generate

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "workbench needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@echo 'Setting up .venv; this is done once and takes about a minute.'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

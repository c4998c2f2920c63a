# The few commands of this project. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: setup demo desk test lint bench docs requirements clean

setup: $(VENV)/.runtime  ## a virtual environment with what the program needs

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed. Name one: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || { echo "Setting up in $(VENV), once: about a minute."; $(PYTHON) -m venv $(VENV); }
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: setup  ## the whole exchange of examples/istanbul-2025, from lists to report
	@$(BIN)/allforall demo

desk: setup  ## the web desk with the example, http://localhost:8000
	@$(BIN)/allforall desk --demo --data out/desk-example

test: $(VENV)/.dev lint  ## every test
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.dev  ## style, types, floors
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports

bench: $(VENV)/.dev  ## the measurements that the docs state
	@$(BIN)/python benchmarks/run.py

docs: $(VENV)/.dev  ## the reference pages that are made from the code
	@$(BIN)/python docs/make_reference.py

requirements:  ## pin again, with hashes and without addresses (needs uv)
	@$(COMPILE) --extra build -o requirements/runtime.txt
	@$(COMPILE) --extra build --extra dev -c requirements/runtime.txt -o requirements/dev.txt
	@$(COMPILE) --extra spark -c requirements/runtime.txt -o requirements/spark.txt

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

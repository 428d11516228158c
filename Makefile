# Two commands matter: `make demo` reads a sample article, `make check` runs every
# check. Both make their own virtual environment; later runs need no network.

PYTHON ?= python3
VENV ?= .venv
SAMPLE ?= examples/libya-moscow-talks.ar.json
GOLD ?= ../shared/bench

BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help
.PHONY: help demo check install install-dev lint types test docs eval readme dist clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: install ## read a sample article and print its record
	@$(BIN)/hudna read $(SAMPLE)

check: lint types test docs ## every check

install: $(VENV)/.installed ## hudna in its own virtual environment

install-dev: $(VENV)/.installed-dev ## the same, with what the checks need

# A stamp newer than pyproject.toml means that nothing has to be fetched again.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "hudna needs Python 3.11 or newer. Name one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up hudna in $(VENV), once. This needs the package index."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	@echo "Adding the tools for the checks to $(VENV), once."
	@$(BIN)/python -m pip install -qq --editable '.[dev,docs]'
	@touch $@

lint: install-dev ## style, format and import order of the layers
	@echo "Style and layers"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || \
	  { echo "Some files are not formatted. Run: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/lint-imports --no-cache

types: install-dev ## static types
	@echo "Types"
	@$(BIN)/mypy

test: install-dev ## unit, property, acceptance and quality tests
	@echo "Tests"
	@$(BIN)/python -m pytest

docs: install-dev ## the documentation, as HTML
	@echo "Documentation"
	@$(BIN)/sphinx-build -n -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

eval: install-dev ## accuracy on the gold sets in GOLD
	@for set in $(GOLD)/dev $(GOLD)/dev_conditions; do \
	  if [ -d "$$set" ]; then echo "$$set"; $(BIN)/hudna evaluate "$$set" || exit 1; \
	  else echo "$$set: not there. Give the folder of gold sets: make eval GOLD=..."; fi; done

readme: install-dev ## the sample record in the README, put anew
	@$(BIN)/python tools/readme_sample.py

dist: install-dev ## source archive and wheel, in dist/
	@$(BIN)/python -m build --no-isolation

clean: ## remove what was made, but not the virtual environment
	@rm -rf build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src tests tools -name __pycache__ -prune -exec rm -rf {} +

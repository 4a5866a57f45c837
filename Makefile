# Two commands for everyone: `make app` and `make test`. `make help` lists the rest.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
SHARED ?= ../shared

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: app build test lint bench eval gate help
.DEFAULT_GOAL := help

app: build ## install, build the graph from corpus/, serve the app
	@$(BIN)/claimtrail app --port $(PORT)

build: $(VENV)/installed ## install and build the graph from corpus/
	@$(BIN)/claimtrail build corpus

test: $(VENV)/installed-dev ## install what tests need and run them all
	@sh tests/browser/get-chromium.sh
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

lint: $(VENV)/installed-dev ## ruff, ruff format, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev ## speed, as ratios against named peers
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

eval: $(VENV)/installed ## precision, recall and F1 against the gold
	$(BIN)/claimtrail eval tests/gold --docs corpus
	$(BIN)/claimtrail eval tests/gold_other --docs tests/gold_other/docs
	@if [ -d $(SHARED)/gold ]; then \
		$(BIN)/claimtrail eval $(SHARED)/gold --docs $(SHARED)/corpus; \
	else echo "no $(SHARED)/gold here: measured on our own gold alone"; fi

gate: $(VENV)/installed ## as eval, and fail below a floor
	$(BIN)/claimtrail eval tests/gold --docs corpus --gate tests/quality_floors.json --floors-of own
	$(BIN)/claimtrail eval tests/gold_other --docs tests/gold_other/docs \
		--gate tests/quality_floors.json --floors-of other
	@if [ -d $(SHARED)/gold ]; then \
		$(BIN)/claimtrail eval $(SHARED)/gold --docs $(SHARED)/corpus \
			--gate tests/quality_floors.json --floors-of shared; \
	else echo "no $(SHARED)/gold here: its floors were not checked"; fi

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Claimtrail needs Python 3.11 or later: apt-get install python3.11 python3.11-venv"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv is missing: apt-get install python3-venv"; exit 2; }

# Installed anew only when what is installed has changed; the stamp is written last.
$(VENV)/installed: constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/installed

# Two commands for everyone: `make app` and `make test`. `make help` lists the rest.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
SHARED ?= ../shared

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The workers fill the cores by themselves; libraries that take every core for each of them wait for each other.
RUN_TESTS = OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --dist loadfile

.PHONY: app build test coverage lint bench eval gate help train-syntax train-entities train-stance train-reader
.DEFAULT_GOAL := help

app: build ## install, build the graph from corpus/, serve the app
	@$(BIN)/claimtrail app --port $(PORT)

build: $(VENV)/installed ## install and build the graph from corpus/
	@$(BIN)/claimtrail build corpus

test: $(VENV)/installed-dev ## install what tests need and run them all, a worker for each core
	@sh tests/browser/get-chromium.sh
	$(RUN_TESTS)

coverage: $(VENV)/installed-dev ## the tests again with the share of lines and branches they run: four times as long
	@sh tests/browser/get-chromium.sh
	$(RUN_TESTS) --cov --cov-report=term:skip-covered

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

SYNTAX_DATA ?= $(SHARED)/data/syntax
SYNTAX_OUT ?= build/syntax
SYNTAX_VERSION ?= 1.0.0
SYNTAX_WEIGHTS := extractors/weights/syntax

ENTITY_DATA ?= $(SHARED)/data/ner
ENTITY_OUT ?= build/entities
ENTITY_VERSION ?= 1.0.0

STANCE_DATA ?= $(SHARED)/data/stance
STANCE_OUT ?= build/stance
READER_OUT ?= build/reader
STANCE_VERSION ?= 1.0.0

train-syntax: $(VENV)/installed-dev ## train the syntax model anew, pack it, measure it (hours)
	$(BIN)/python training/syntax/train.py $(SYNTAX_DATA) $(SYNTAX_OUT)
	$(BIN)/python training/syntax/pack.py $(SYNTAX_OUT)/model-best --version $(SYNTAX_VERSION)
	$(BIN)/python training/syntax/card.py $(SYNTAX_WEIGHTS) $(SYNTAX_DATA) \
		--output $(SYNTAX_WEIGHTS)/MODEL_CARD.md

train-entities: $(VENV)/installed-dev ## train the entity model anew, pack it, measure it (hours)
	$(BIN)/pip install -q -c constraints.txt -e '.[training]'
	$(BIN)/python training/entities/train.py $(ENTITY_DATA) $(ENTITY_OUT)/open --open-labels --no-templates
	$(BIN)/python training/entities/train.py $(ENTITY_DATA) $(ENTITY_OUT) \
		--start $(ENTITY_OUT)/open/entities.pt --epochs 1 --rate 6e-5
	$(BIN)/python training/entities/pack.py $(ENTITY_OUT) $(ENTITY_VERSION)
	$(BIN)/python training/entities/evaluate.py $(ENTITY_DATA) --json $(ENTITY_OUT)/evaluation.json
	$(BIN)/python training/entities/ablation.py $(ENTITY_DATA) $(ENTITY_OUT)
	$(BIN)/python training/entities/card.py $(ENTITY_OUT)/evaluation.json $(ENTITY_OUT)/ablation.json

train-stance: $(VENV)/installed-dev ## train the stance model anew, pack it, measure it (an hour or two)
	$(BIN)/pip install -q -c constraints.txt -e '.[training]'
	$(BIN)/python training/stance/train.py $(STANCE_DATA) $(STANCE_OUT)
	$(BIN)/python training/stance/pack.py $(STANCE_DATA) $(STANCE_OUT) $(STANCE_VERSION)
	$(BIN)/python training/stance/evaluate.py $(STANCE_DATA) --json $(STANCE_OUT)/evaluation.json
	$(BIN)/python training/stance/ablation.py $(STANCE_DATA) $(STANCE_OUT)
	$(BIN)/python training/stance/card.py $(STANCE_OUT)/evaluation.json $(STANCE_OUT)/ablation.json

train-reader: $(VENV)/installed-dev ## train the reader of figures anew and pack it (45 minutes)
	$(BIN)/pip install -q -c constraints.txt -e '.[training]'
	$(BIN)/python training/reader/train.py $(READER_OUT)/short --short
	$(BIN)/python training/reader/train.py $(READER_OUT) --start $(READER_OUT)/short/reader.pt --epochs 3 --rate 8e-4
	$(BIN)/python training/reader/pack.py $(READER_OUT)

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

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

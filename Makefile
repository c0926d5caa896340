# The house's commands. `make demo` and `make test` are the two a newcomer needs.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint deploy/constraints.txt
PINS := pyproject.toml deploy/constraints.txt

.PHONY: demo test check style ballots hostile bench format clean help

help: ## This list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.installed ## The service with an invented branch on http://127.0.0.1:8080, data in ./data
	JIANNUO_SANDBOX=1 $(BIN)/jiannuo serve

test: $(VENV)/.installed-dev $(VENV)/.browser ## Everything the project checks; installs what that needs
	@$(MAKE) --no-print-directory style
	deploy/scripts/postgres-for-tests.sh $(BIN)/python -m pytest -n 2

check: style ## Style, types, direction of the rooms, rules of the house
	$(BIN)/python -m pytest -q tests/house

style: $(VENV)/.installed-dev ## The same without the rules of the house, which are tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

ballots: $(VENV)/.installed-dev $(VENV)/.browser ## The whole suite against the secret ballot: adversary, schedules, crashes, browser
	deploy/scripts/postgres-for-tests.sh $(BIN)/python -m pytest -q tests/ballots
	$(BIN)/python -m tests.ballots.full $(ARGS)

hostile: $(VENV)/.installed-dev ## A million mutated callbacks at every parser of every platform; ARGS='--number 10000 --seed 1'
	$(BIN)/python -m tests.hostile $(ARGS)

bench: $(VENV)/.installed-dev ## Speed, as ratios to a bare echo server of the same run
	$(BIN)/python -m tests.bench $(ARGS)

format: $(VENV)/.installed-dev ## Put imports and layout in order
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

clean: ## Remove what make made, except ./data
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	deploy/scripts/make-venv.sh $(VENV)

$(VENV)/.installed: $(PINS) | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(PINS) | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.browser: deploy/scripts/browser-for-tests.sh | $(VENV)/.installed-dev
	deploy/scripts/browser-for-tests.sh
	@touch $@

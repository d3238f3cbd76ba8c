# Every target does the set-up it needs and is quick the second time. `make help` lists them.

PYTHON := .venv/bin/python
# Pytest: both cores; more than four workers only cost memory.
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest
PARALLEL := -n auto --maxprocesses 4
ARGS ?=
BENCH ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all check format messages bench screenshots sheet pictures bundle deb requirements clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: ## system libraries, .venv, pinned packages
	@packaging/setup.sh test

run: ## open the window; ARGS="schedule plan.json" runs a command without one
	@packaging/setup.sh run
	@$(PYTHON) main.py $(ARGS)

test: check ## check, then the quick tests; ARGS="tests/model -k plan" for some of them
	$(PYTEST) $(PARALLEL) -m "not slow" $(ARGS)

test-all: setup ## the slow rest of the tests, with many more examples of each property
	$(PYTEST) $(PARALLEL) -m slow --hypothesis-profile thorough $(ARGS)

check: setup ## style, types, import rules, message catalogue
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check --quiet .
	$(PYTHON) -m basedpyright
	$(PYTEST) -q tests/architecture tests/test_repository.py tests/test_messages.py

format: setup ## put the code into its form, and repair what can be repaired
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .

messages: setup ## collect the words of the window, compile their translations
	$(PYTHON) packaging/messages.py update

bench: setup ## measurements against their limits; BENCH=name for one
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.benchmarks $(BENCH)

screenshots: setup ## every screen, light and dark, into screenshots/, and the pictures of the help
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.screenshots screenshots
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.screenshots.help_pages

sheet: setup ## how the parts of the window look beside how they did; ARGS=keep
	@$(PYTHON) -m tests.gui.sheet $(ARGS)

pictures: setup ## how every document looks beside how it did; ARGS=keep, ARGS=readme
	@$(PYTHON) -m tests.model.documents.pictures $(ARGS)

bundle: ## the program that is handed out, into dist/punktvis, tried and measured
	@packaging/setup.sh bundle
	packaging/bundle.sh

deb: ## a Debian package of the bundle, installed, tried and removed again
	packaging/linux/deb.sh
	packaging/linux/try.sh

requirements: setup ## pin the newest packages that pyproject.toml allows, with their hashes
	packaging/pin.sh

clean: ## remove what the tools left behind, but not .venv
	rm -rf .pytest_cache .ruff_cache .hypothesis .cache build dist screenshots
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

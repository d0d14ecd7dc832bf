# Nacka Sekreterare. `make run` and `make test` do all their own set-up on a fresh machine; `make help` lists the rest.
# Every recipe is plain POSIX sh. The scripts that need more than a line are in packaging/.

.POSIX:
.NOTPARALLEL:
.SUFFIXES:

VENV = .venv
PYTHON = $(VENV)/bin/python
QT_OFFSCREEN = QT_QPA_PLATFORM=offscreen

.PHONY: help run test lint style types contracts format unit pdfs pdf-check wheel-check fuzz meetings bench crash lock wheel clean environment \
	environment-dev system pdf-tools

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: environment ## Open the program with the example meeting (without a display: write its documents to ut/)
	@sh packaging/run.sh

test: lint unit pdfs wheel-check ## Check everything: style, types, contracts, tests, the PDFs, and the wheel when clean

lint: style types contracts ## Check format, style, types and import contracts

style: environment-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: environment-dev
	$(PYTHON) -m mypy

contracts: environment-dev
	$(VENV)/bin/lint-imports

format: environment-dev ## Set the format and the corrections ruff can make itself
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

unit: environment-dev system pdf-tools ## Run the tests only
	$(QT_OFFSCREEN) $(PYTHON) -m pytest -n 2

pdf-check: environment-dev ## Check that every document is PDF/A-2a and PDF/UA-1, with veraPDF
	@sh packaging/pdf_check.sh
	PYTHONPATH=tests $(PYTHON) -m pdfcheck.check

pdfs: environment-dev # pdf-check where its tools can be had; CI insists on it
	@if sh packaging/pdf_check.sh || [ -n "$${CI:-}" ]; then $(MAKE) pdf-check; \
	else echo "The PDFs were NOT checked by veraPDF: install what is named above, then run make pdf-check." >&2; fi

wheel-check: environment-dev system ## Build the wheel and try it in a clean environment
	$(PYTHON) packaging/check_wheel.py

fuzz: environment-dev system ## Run the Hypothesis tests long, with new examples every time
	HYPOTHESIS_PROFILE=fuzz $(QT_OFFSCREEN) $(PYTHON) -m pytest -n 2 -m hypothesis --timeout 0

meetings: environment-dev ## Play random meetings through the services for long: närvaro, jäv, voteringar, undo
	HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest tests/services/test_meeting_machine.py --timeout 0

bench: environment-dev system ## Measure the figures of docs/matningar.md, as ratios in one run
	PYTHONPATH=.:tests $(QT_OFFSCREEN) $(PYTHON) -m benchmarks.everything

crash: environment-dev ## Kill a program that writes, two hundred times, and check that nothing is lost
	$(PYTHON) tests/crash/crash_runs.py 200

lock: environment-dev ## Write the lock files from pyproject.toml and what .venv holds
	$(PYTHON) packaging/write_locks.py

wheel: environment-dev ## Build the wheel to dist/
	$(PYTHON) -m build --wheel --no-isolation

clean: ## Remove all that these commands made: .venv, ut/, the example's store and caches
	rm -rf $(VENV) ut .utveckling build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@sh packaging/environment.sh runtime

environment-dev:
	@sh packaging/environment.sh development

system:
	@sh packaging/system.sh offscreen

pdf-tools: # wanted by one of the tests, which says so when it is left out; pdf-check is the one that insists
	@sh packaging/pdf_check.sh || true

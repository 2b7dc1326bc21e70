# Two commands for a fresh machine with Python 3.11 or newer: `make run` and `make test`.
# Each does what is missing and nothing twice.

PORT ?= 8000
VENV ?= .venv
IN_VENV = $(VENV)/bin/python

# A test run sees the settings of a fresh machine, whatever this shell has set.
FRESH = env -u PYTHONDONTWRITEBYTECODE -u DEBUG -u ALLOWED_HOSTS -u DJANGO_SECRET_KEY -u DATABASE_URL -u REDIS_URL \
	-u WEB_CONCURRENCY
PYTEST = $(FRESH) $(IN_VENV) -m pytest
EVERY_CORE = -n auto --dist worksteal
# A browser that answers no more is ended; only its test is tried again, and where it hung is told.
ONE_MORE_BROWSER = --reruns 1 --only-rerun TargetClosedError

.DEFAULT_GOAL = help
.PHONY: help run serve test test-unit test-browser test-scaled lint fmt bench lock port-is-free clean

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(VENV)/ready port-is-free ## serve the playground on http://127.0.0.1:8000 (PORT=... for another)
	@$(IN_VENV) manage.py migrate --verbosity 0
	@$(IN_VENV) manage.py load_examples
	@echo "The playground: http://127.0.0.1:$(PORT)  (Ctrl+C ends it)"
	@exec $(IN_VENV) manage.py runserver --noreload 127.0.0.1:$(PORT)

# From several workers, with PostgreSQL and Redis: docs/deploy.md.
WORKERS ?= $(or $(WEB_CONCURRENCY),2)

serve: $(VENV)/ready ## serve it from several workers, with PostgreSQL and Redis (WORKERS=2)
	@export DATABASE_URL="$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/playground}"; \
	export REDIS_URL="$${REDIS_URL:-redis://127.0.0.1:6379/0}"; \
	exec $(IN_VENV) manage.py serve --port $(PORT) --workers $(WORKERS)

# All of them on SQLite; then what can come out differently once more, where both servers run.
test: test-unit test-browser ## run all tests, with all they need
	@if why=$$($(SCALED) $(IN_VENV) -m tests.scaled); then $(MAKE) --no-print-directory test-scaled ONLY=--what-differs; \
	else echo "The second half was left out, it needs PostgreSQL and Redis. $$why"; fi

test-unit: $(VENV)/ready-for-tests ## run the tests that need no browser
	$(PYTEST) tests --ignore=tests/browser $(EVERY_CORE)

test-browser: $(VENV)/ready-for-tests ## run the tests in a real Chromium
	$(IN_VENV) -m tests.browser.chromium
	$(PYTEST) tests/browser $(EVERY_CORE) $(ONE_MORE_BROWSER)

# Databases of their own on this server; what they hold needs to survive nothing.
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres
TEST_REDIS_URL ?= redis://127.0.0.1:6379/0
SCALED = $(FRESH) DATABASE_URL='$(POSTGRES_URL)?options=-c%20synchronous_commit%3Doff' \
	REDIS_URL='$(TEST_REDIS_URL)'
SCALED_PYTEST = $(SCALED) $(IN_VENV) -m pytest --scaled $(ONLY) $(EVERY_CORE)

test-scaled: $(VENV)/ready-for-tests ## run all tests on PostgreSQL and Redis, with two workers
	@why=$$($(SCALED) $(IN_VENV) -m tests.scaled) || { echo "$$why" >&2; exit 1; }
	$(SCALED_PYTEST) tests --ignore=tests/browser
	$(IN_VENV) -m tests.browser.chromium
	$(SCALED_PYTEST) tests/browser $(ONE_MORE_BROWSER)

lint: $(VENV)/ready-for-tests ## check the form and the types of the code
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m mypy

fmt: $(VENV)/ready-for-tests ## give the code its form
	$(IN_VENV) -m ruff format .
	$(IN_VENV) -m ruff check --fix .

bench: $(VENV)/ready-for-tests ## measure: a table of times and ratios
	$(IN_VENV) -m tests.bench

# For every platform and Python from 3.11 on. `make lock UPGRADE=--upgrade` takes newer versions.
LOCK = uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --custom-compile-command "make lock" $(UPGRADE)

lock: ## write exact versions and hashes of what the *.in files ask for
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv" >&2; exit 1; }
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-collect.in --output-file requirements-collect.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

port-is-free: $(VENV)/ready
	@$(IN_VENV) -c "import socket; s = socket.socket(); \
	s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', $(PORT)))" 2>/dev/null \
	|| { echo "Port $(PORT) is taken. Choose another: make run PORT=8001" >&2; exit 1; }

clean: ## remove the environment; the stored scenarios (var/) stay
	rm -rf $(VENV)

# The environment. A file in it says what it is ready for; it is made again when a lock changes.

PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11 python
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))

# Where uv is on the path it does the work, quicker (`make UV= ...` goes without).
UV := $(shell command -v uv 2>/dev/null)

ifneq ($(UV),)
CAN_MAKE_VENV = true
MAKE_VENV = $(UV) venv --quiet --clear --python "$$python"
INSTALL = $(UV) pip install --quiet --python $(IN_VENV) --require-hashes --requirement
else
CAN_MAKE_VENV = "$$python" -c 'import ensurepip, venv' 2>/dev/null
HAS_PIP = { $(IN_VENV) -m pip --version || $(IN_VENV) -m ensurepip; } >/dev/null 2>&1
MAKE_VENV = "$$python" -m venv --clear
INSTALL = $(HAS_PIP) && $(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement
endif

$(VENV)/ready: requirements.txt | $(VENV)/made
	@echo "Installing what the playground needs ..."
	@$(INSTALL) requirements.txt
	@touch $@

$(VENV)/ready-for-tests: requirements-dev.txt requirements.txt | $(VENV)/made
	@echo "Installing what the playground and its tests need ..."
	@$(INSTALL) requirements-dev.txt
	@touch $(VENV)/ready $@

# An environment that works is kept, whoever made it.
$(VENV)/made:
	@if $(IN_VENV) -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then exit 0; fi; \
	python=; for each in $(PYTHON); do \
	  if $$each -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then python=$$each; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "The playground needs Python 3.11 or newer; found: $$(python3 --version 2>&1 || true)" >&2; \
	  echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; fi; \
	if ! $(CAN_MAKE_VENV); then \
	  echo "This Python cannot make an environment. On Debian or Ubuntu:" >&2; \
	  echo "  sudo apt-get install python3-venv" >&2; exit 1; fi; \
	echo "Making an environment in $(VENV) ..."; $(MAKE_VENV) $(VENV)
	@touch $@

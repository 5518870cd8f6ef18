# A fresh clone needs Python 3.11 or newer, git and make: `make test` and `make demo` set up the rest.
# Variables: PYTHON (which Python makes the environment), VENV, DEMO, PYTEST_ARGS, LOCK_ARGS.

VENV ?= .venv
DEMO ?= examples/article.txt
PYTEST_ARGS ?=
LOCK_ARGS ?=
RELEASE_ARGS ?=
BENCH_ARGS ?=

# The environment's own Python where there is one, else the first that is new enough.
ifndef PYTHON
PYTHON := $(shell for python in $(VENV)/bin/python python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
endif

# Modules, not scripts of the environment: what runs is always this tree's.
RUN := $(VENV)/bin/python
# A file is one worker's: what a module builds once is built once (loadgroup is void with pytest 9.2 and xdist 3.8).
PYTEST := $(RUN) -m pytest --numprocesses auto --dist loadfile
COMPILE := $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(LOCK_ARGS)

.PHONY: help env demo test coverage lint format types imports rules cost docs docs-check wheel wheel-check bench bench-peers release ci lock clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: ## make or refresh the environment in .venv
	@test -n "$(PYTHON)" || { echo "copylint needs Python 3.11 or newer: make PYTHON=/path/to/python …" >&2; exit 2; }
	@"$(PYTHON)" scripts/environment.py "$(VENV)"

demo: env ## check an article that has faults
	@$(RUN) scripts/demo.py $(DEMO)

test: env ## run the tests
	$(PYTEST) $(PYTEST_ARGS)

coverage: env ## run the tests and measure branch coverage
	$(PYTEST) --cov --cov-report term $(PYTEST_ARGS)

lint: env ## ruff: lint, and whether the format is right
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

format: env ## ruff: format, and mend what it can
	$(RUN) -m ruff format
	$(RUN) -m ruff check --fix

types: env ## mypy, strict
	$(RUN) -m mypy

imports: env ## import-linter: imports point one way
	$(RUN) -c 'from importlinter.cli import lint_imports_command as main; main()'

rules: env ## run every rule's examples
	$(RUN) -m copylint rules test

cost: env ## hold the work that each rule does on 5 KB against its share
	$(RUN) -m copylint rules cost --quiet

docs: env ## write the generated pages of docs/, and follow every link
	$(RUN) scripts/docs.py
	$(RUN) scripts/links.py

docs-check: env ## fail where a generated page is stale or a link leads nowhere
	$(RUN) scripts/docs.py --check
	$(RUN) scripts/links.py

wheel: env ## build dist/*.whl
	$(RUN) -m hatchling build -t wheel

wheel-check: env ## build the wheel, install it on the oldest and the newest Python here, run it from another folder
	$(RUN) scripts/check_wheel.py

ci: ## every gate, as on the server
	.ci/run

bench: env ## measure copylint beside the linters that `make bench-peers` installed (BENCH_ARGS=…)
	$(RUN) benchmarks/bench.py $(BENCH_ARGS)

bench-peers: env ## install other linters in .venv-peers, from their registries
	$(RUN) benchmarks/peers.py install

release: env ## hold the tree against what a release promises, build, look inside, tag (RELEASE_ARGS=--check: no tag)
	$(RUN) scripts/release.py $(RELEASE_ARGS)

lock: env ## write requirements/*.txt (LOCK_ARGS=--upgrade for newer versions)
	$(COMPILE) pyproject.toml --output-file requirements/runtime.txt
	$(COMPILE) pyproject.toml requirements/dev.in --constraint requirements/runtime.txt \
		--output-file requirements/dev.txt

clean: ## remove what builds and tools left (the environment stays)
	rm -rf build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .copylint_cache
	find hatch_build.py scripts src tests typings -name __pycache__ -prune -exec rm -rf {} +

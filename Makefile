# Everything a newcomer needs: `make demo` and `make test`. Needs python3 (3.11 or newer) and make.
PYTHON ?= python3
BIN := .venv/bin
SPEC := .cache/spec/markdown_it_py-4.3.0.tar.gz
TRANSLATED := $(notdir $(wildcard bot/locale/*))
UPDATE = $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100 \
  -i .cache/bot.pot -o bot/locale/$$language/LC_MESSAGES/bot.po -l $$language
EXTRACT := $(BIN)/pybabel -q extract -F babel.cfg -k _ -k n_:1,2 --no-location --sort-output --width 100 -o .cache/bot.pot .

.DEFAULT_GOAL := help
.PHONY: help demo test fix lint types contracts catalogues content-check tests texts lock bench browser clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: .venv/run ## Five phones in the browser, a time machine, invented people
	$(BIN)/pausenbrot demo

test: lint types contracts catalogues content-check tests ## The whole gate, as CI runs it

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/deptry .

types: .venv/dev
	$(BIN)/mypy

contracts: .venv/dev
	$(BIN)/lint-imports --no-cache

catalogues: .venv/dev
	@mkdir -p .cache
	$(EXTRACT)
	@for language in $(TRANSLATED); do $(UPDATE) --check || exit 1; done

content-check: .venv/dev
	$(BIN)/pausenbrot content check content

tests: .venv/dev $(SPEC) browser
	$(BIN)/pytest -n 3 --dist loadgroup

fix: .venv/dev ## Format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

texts: .venv/dev ## Bring new sentences into the catalogues
	@mkdir -p .cache
	$(EXTRACT)
	@for language in $(TRANSLATED); do $(UPDATE) || exit 1; done

lock: .venv/dev ## Pin all dependencies anew, with hashes and without addresses
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras -p 3.11 --extra dev --extra build -o requirements-dev.txt
	$(BIN)/uv pip compile -q pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras -p 3.11 --extra build -c requirements-dev.txt -o requirements.txt

bench: .venv/dev ## Ratios against a baseline, all in one run
	$(BIN)/python -m benchmarks

clean: ## Remove what make set up
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

browser: .venv/dev
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	  PLAYWRIGHT_BROWSERS_PATH=.cache/browsers $(BIN)/playwright install chromium

$(SPEC): requirements-spec.txt | .venv/dev
	$(BIN)/pip download -q --no-deps --no-binary :all: --no-build-isolation --require-hashes -d .cache/spec -r requirements-spec.txt
	@touch $@

.venv/run: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run

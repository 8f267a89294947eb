# Démarche: `make briefing` renders the briefing, `make test` tests the kit. Each target does its own set-up.
.PHONY: help briefing test lint lab lock picture clean
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

briefing: $(READY)  ## render reports/briefing.html and reports/briefing.pdf (options: make briefing ARGS="--title ...")
	@$(BIN)/demarche build $(ARGS)

test: $(READY)  ## run the tests; those in a browser run where Chromium is installed
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY)  ## check style of code and notebooks, and the reference tables
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/demarche check

lab: $(READY)  ## open JupyterLab on the notebooks
	@$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks

lock: $(READY)  ## pin all versions anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-annotate --no-emit-index-url --upgrade pyproject.toml -o requirements.lock

picture:  ## take the README's picture of the briefing (needs poppler)
	@pdftoppm -r 80 -f 1 -l 1 -png -singlefile reports/briefing.pdf reports/first-page

clean:  ## remove the environment and all caches
	@rm -rf $(VENV) .demarche .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One truth for every way of installing: requirements.lock, then the package itself without further dependencies.
$(READY): requirements.lock pyproject.toml
	@sh .ci/setup $(VENV)
	@touch $@

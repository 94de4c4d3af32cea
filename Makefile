# Everything a person or CI runs. `make demo` and `make test` do their own set-up.
PYTHON ?= python3
VENV := .venv
# Windows lays a virtual environment out differently.
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/policydiff
STAMP := $(VENV)/.installed
# Gold of pairs that are no part of the project: gold/compare-*.yaml, with the files in notices/.
GOLD ?= ../shared

.PHONY: help demo test lint structured schema docs site bench quality test-browser test-spark test-r dist clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

demo: $(STAMP) ## set up, parse the embedded notices, compare a county plan with its parent
	$(RUN) parse data/raw -o data/structured
	$(RUN) list
	$(RUN) compare wuxi chongqing

test: $(STAMP) ## set up and run the tests that need neither a browser nor Spark
	$(BIN)/python -m pytest -n auto -m "not browser and not spark"

lint: $(STAMP) ## style, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

structured: $(STAMP) ## parse data/raw again; files corrected by hand stay
	$(RUN) parse data/raw -o data/structured --again

schema: $(STAMP) ## write schema/ from the models
	$(RUN) schema notice -o schema/notice.schema.json
	$(RUN) schema comparison -o schema/comparison.schema.json

quality: $(STAMP) ## accuracy against the gold; fails under the pinned floors
	$(BIN)/python tests/quality/quality.py $(if $(wildcard $(GOLD)/gold),--gold $(GOLD))

bench: $(STAMP) ## speed and memory, as ratios taken in one run
	$(BIN)/python -m benchmarks

docs: $(STAMP) ## write the generated pages, outputs and pictures
	$(BIN)/python scripts/docs.py

site: $(STAMP) ## build the documentation as a site in build/site, and check its links
	$(BIN)/python scripts/build_site.py

test-browser: $(STAMP) ## open the HTML reports in a headless Chromium
	sh scripts/test_browser.sh $(BIN)/python

test-spark: $(STAMP) ## parse and ask on a real local Spark
	sh scripts/test_spark.sh $(BIN)/python

test-r: $(STAMP) ## run the examples in R, which is installed where it can be
	sh scripts/test_r.sh $(BIN)/python

dist: $(STAMP) ## build the wheel and the source archive, and check them as an index would
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt build twine
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*

clean: ## remove what was built
	rm -rf $(VENV) dist build

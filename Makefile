# Everything runs in .venv, which the first target that needs it builds (tools/set_up.sh).

THREAD := seeds
OUT := reports
BENCH :=
DATA :=
# Taken as they were typed, and read by the shell from its environment: any file name will do.
override THREAD := $(value THREAD)
override OUT := $(value OUT)
export THREAD OUT BENCH DATA PYTHON

run := .venv/bin/python -m

.PHONY: help report test bench train example lint format types lock clean set-up

help:
	@sed -n 's/^## /make /p' Makefile

## report [THREAD=path] [OUT=reports]   a report of every thread in seeds/, or of THREAD: a file, a folder or a glob
report: set-up
	@$(run) analysis report "$$THREAD" --out "$$OUT"

## test                                 the whole test suite
test: set-up
	@$(run) pytest

## bench BENCH=folder                   accuracy and speed on benchmark data, beside the baselines
bench: set-up
	@test -n "$$BENCH" || { echo "bench: no folder named; say make bench BENCH=folder" >&2; exit 2; }
	@$(run) analysis.evaluation bench "$$BENCH"

## train DATA=folder                    the fitted weights, built anew from labelled data
train: set-up
	@test -n "$$DATA" || { echo "train: no folder named; say make train DATA=folder" >&2; exit 2; }
	@sh tools/set_up_training.sh
	@$(run) analysis.evaluation train "$$DATA"

## example                              the example in reports/example/, written anew
example: set-up
	@$(run) analysis report seeds --out build
	@mkdir -p reports/example
	@cp build/001_*/report.pdf build/001_*/report.png reports/example/

## lint                                 style and likely mistakes;  make format mends what can be mended by itself
lint: set-up
	@$(run) ruff check --quiet
	@$(run) ruff format --check --quiet

format: set-up
	@$(run) ruff check --quiet --fix
	@$(run) ruff format --quiet

## types                                strict type checks
types: set-up
	@$(run) mypy

## lock                                 both locks, after a change of the dependencies in pyproject.toml
lock: set-up
	@$(run) uv pip compile pyproject.toml --extra dev --universal --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements.lock
	@$(run) uv pip compile pyproject.toml --extra train --universal --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --quiet --constraint requirements.lock \
		--output-file requirements-train.lock

## clean                                removes .venv and the caches; reports stay
clean:
	@rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find analysis tests -name __pycache__ -exec rm -rf {} +

set-up:
	@sh tools/set_up.sh

#!/bin/sh
# Run the examples in R: scripts/test_r.sh [PYTHON]
# Installs R and its package jsonlite from the system's packages where there is none.
set -eu
python=${1:-python3}

if ! Rscript -e 'library(jsonlite)' >/dev/null 2>&1; then
    if command -v apt-get >/dev/null 2>&1; then
        as_root=""
        [ "$(id -u)" -eq 0 ] || as_root="sudo"
        $as_root apt-get update -qq
        $as_root apt-get install -y -qq --no-install-recommends r-base-core r-cran-jsonlite >/dev/null
    else
        echo "no R with jsonlite here: install them" >&2
        exit 2
    fi
fi

exec "$python" -m pytest -n0 -rs tests/corpora/test_replication.py tests/docs/test_outputs.py -k "r_reads or for-researchers.md or for-researchers.zh-CN.md"

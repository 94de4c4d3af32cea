#!/bin/sh
# Parse and ask on a real local Spark: scripts/test_spark.sh [PYTHON]
# Installs a Java from the system's packages where there is none, and the extra `spark` beside the program.
set -eu
python=${1:-python3}

if ! command -v java >/dev/null 2>&1; then
    if command -v apt-get >/dev/null 2>&1; then
        as_root=""
        [ "$(id -u)" -eq 0 ] || as_root="sudo"
        $as_root apt-get update -qq
        $as_root apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
    else
        echo "no Java here: install one (17 or later)" >&2
        exit 2
    fi
fi
"$python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[spark]"

POLICYDIFF_SPARK=1
PYSPARK_PYTHON=$("$python" -c "import sys; print(sys.executable)")
export POLICYDIFF_SPARK PYSPARK_PYTHON
exec "$python" -m pytest -n0 -rs -m spark tests/archive

#!/bin/sh
# Open the HTML reports in a headless Chromium: scripts/test_browser.sh [PYTHON]
# Installs Debian's chromium where there is none, and fetches axe-core (the accessibility checker) into the user's cache.
set -eu
python=${1:-python3}
axe_version=4.10.3

have() { command -v "$1" >/dev/null 2>&1; }

if ! have chromium && ! have chromium-browser && ! have google-chrome && [ -z "${CHROMIUM:-}" ]; then
    if have apt-get; then
        as_root=""
        [ "$(id -u)" -eq 0 ] || as_root="sudo"
        $as_root apt-get update -qq
        $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
    else
        echo "no Chromium here: install one, or set CHROMIUM to its path" >&2
        exit 2
    fi
fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/policydiff/axe-core-$axe_version
if [ ! -f "$cache/package/axe.min.js" ] && have npm; then
    mkdir -p "$cache"
    (cd "$cache" && npm pack --silent "axe-core@$axe_version" >/dev/null && tar -xzf "axe-core-$axe_version.tgz") ||
        echo "axe-core could not be fetched: its checks are skipped" >&2
fi
if [ -f "$cache/package/axe.min.js" ]; then
    POLICYDIFF_AXE=$cache/package/axe.min.js
    export POLICYDIFF_AXE
fi

POLICYDIFF_BROWSER=1
export POLICYDIFF_BROWSER
exec "$python" -m pytest -n0 -rs -m browser tests/browser

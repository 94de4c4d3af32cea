"""Which version of a package is installed, without what reads all that is known of packages: to load that took a tenth of the time of a small command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_ENDING = ".dist-info"
_FIELD = "Version: "


def version_of(package: str) -> str | None:
    """Return the version of a package, None where it is not installed.

    package: in small letters, without a hyphen. It is looked for where Python itself looks, in the same order; one that was installed in an older way is
    left to Python.
    """
    for folder in _folders(f"{package}-"):
        with suppress(OSError, UnicodeDecodeError):
            head = (folder / "METADATA").read_text(encoding="utf-8").partition("\n\n")[0]
            found = [line for line in head.split("\n") if line.startswith(_FIELD)]
            if len(found) == 1:
                return found[0].removeprefix(_FIELD).strip()
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _folders(start: str) -> Iterator[Path]:
    """Yield the folders that tell of a package whose name is followed by its version."""
    for path in sys.path:
        names: list[str] = []
        with suppress(OSError):  # some are no folders
            names = os.listdir(path or ".")  # noqa: PTH208 (paths as they stand, none of them made)
        for name in names:
            if name.lower().startswith(start) and name.endswith(_ENDING):
                yield Path(path, name)

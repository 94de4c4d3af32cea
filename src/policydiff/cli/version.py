"""What `policydiff --version` prints."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

_OPTIONAL = {"selectolax": "html", "pypdfium2": "pdf", "xlsxwriter": "xlsx"}


def versions() -> str:
    """Return the program's version, Python's, and of each optional part its version or how to install it."""
    lines = [f"policydiff {_version('policydiff') or 'not installed'} (Python {platform.python_version()})"]
    for package, extra in _OPTIONAL.items():
        found = _version(package)
        lines.append(f"  {extra:5} {package} {found}" if found else f'  {extra:5} missing: pip install "policydiff[{extra}]"')
    return "\n".join(lines)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None

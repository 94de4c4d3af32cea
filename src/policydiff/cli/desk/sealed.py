"""A folder of exported CSV as it was written: what each file was then, and which are replaced by files of another language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def is_sealed(folder: Path) -> bool:
    """Return whether the files of a folder are what was written, as far as it is known: else somebody has corrected them."""
    from hashlib import sha256

    try:
        paths = {folder / name: seal for name, seal in seals(folder).items()}
        return all(sha256(path.read_bytes()).hexdigest() == seal for path, seal in paths.items() if path.is_file())
    except OSError:
        return True


def seals(folder: Path) -> dict[str, str]:
    """Return what each file of a folder of CSV was when it was written; nothing where it is not known."""
    import json

    from policydiff.report.exports import SEAL

    try:
        return {Path(name).name: str(seal) for name, seal in json.loads((folder / SEAL).read_text(encoding="utf-8"))["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def is_of_other_language(name: str, made: Iterable[str]) -> bool:
    """Return whether a file is a table that was now written under another name, as it is called in another language."""
    from policydiff.report.office.notices_delimited import file_name
    from policydiff.tables.notices import NOTICE_TABLES
    from policydiff.vocab.labels import LANGUAGES, labels

    called = [{file_name(table, labels(each)) for each in LANGUAGES} for table in NOTICE_TABLES]
    return any(name in names and names & {*made} for names in called)

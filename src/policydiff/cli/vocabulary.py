"""The user's own words: the folders that policydiff.toml (or pyproject.toml) names are laid over ours before any word is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policydiff.errors import PolicydiffError
from policydiff.messages import tell


def lay_vocabulary_over() -> None:
    """Use the folders that the settings of this folder name. Raises PolicydiffError for settings or words that do not fit."""
    for name in ("policydiff.toml", "pyproject.toml"):
        path = Path(name)
        if not path.is_file() or b"vocabulary" not in (data := path.read_bytes()):
            continue  # the usual case, in which nothing is to be loaded
        folders = _folders(name, data)
        if folders:
            from policydiff.vocab.load import use_vocabulary

            return use_vocabulary(*(path.parent / folder for folder in folders))
    return None


def _folders(name: str, data: bytes) -> list[str]:
    import tomllib

    try:
        settings: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise PolicydiffError(tell("settings.no-toml", name=name, error=error), tell("hint.vocabulary")) from None
    if name == "pyproject.toml":
        settings = settings.get("tool", {}).get("policydiff", {})
    folders = settings.get("vocabulary", [])
    if not isinstance(folders, list) or not all(isinstance(folder, str) for folder in folders):
        raise PolicydiffError(tell("settings.vocabulary", name=name), tell("hint.vocabulary"))
    return folders

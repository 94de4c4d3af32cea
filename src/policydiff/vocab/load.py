"""The one door to the data files of this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_yaml(name: str) -> Any:
    """Return the parsed content of vocab/NAME.yaml; read once a process, and not to be changed by the caller."""
    return yaml.load(files(__package__).joinpath("words", f"{name}.yaml").read_bytes(), Loader=_Loader)


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of vocab/NAME (a TSV or a list) without comments (#) and blank lines; read once a process."""
    text = files(__package__).joinpath("words", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))

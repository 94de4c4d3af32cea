"""How the program is cited: the file at the root is what the command prints, and a reader of YAML and of BibTeX takes both."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

import policydiff

ROOT = Path(__file__).parents[2]


def test_the_file_at_the_root_is_what_the_command_prints(run: Callable[..., Any]) -> None:
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == run("cite", "--format", "cff")
    found = yaml.safe_load(run("cite", "--format", "cff"))
    assert (found["cff-version"], found["version"]) == ("1.2.0", policydiff.__version__)
    assert {"message", "title", "authors"} <= found.keys()


def test_bibtex(run: Callable[..., Any]) -> None:
    text = run("cite")
    fields = dict(re.findall(r"^  (\w+) *= \{(.*)\},?$", text, re.MULTILINE))
    assert fields["version"] == policydiff.__version__ and fields["author"] == "{The policydiff maintainers}"
    assert text.count("{") == text.count("}") and policydiff.__version__ in run("cite", "--format", "text")

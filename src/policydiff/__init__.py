"""Structure of Chinese government notices, and what a county plan keeps of its parent.

    import policydiff

    notice = policydiff.parse_file("wuxi.html")
    comparison = policydiff.compare(notice, "chongqing.pdf")
    policydiff.save(comparison, "comparison.yaml")

Results are frozen values of the data contract. In a notebook, a notice and a comparison show themselves as pages.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policydiff.errors import InvalidDocument, MissingExtra, NotFound, PolicydiffError, UnreadableSource, UnwritableOutput
    from policydiff.library import compare, load, parse_bytes, parse_file, parse_text, save, validate
    from policydiff.model import (
        Citation,
        Clause,
        Comparison,
        Diagnostic,
        Discarded,
        Edit,
        Envelope,
        Jurisdiction,
        Match,
        Notice,
        Parentage,
        Plan,
        ResponsibilityPair,
        Section,
        SectionPair,
        Side,
        SourceRecord,
        Summary,
        Target,
        TargetPair,
        Task,
    )
    from policydiff.report import render
    from policydiff.validate import Finding

    __version__: str

_HOMES = {
    "errors": ("InvalidDocument", "MissingExtra", "NotFound", "PolicydiffError", "UnreadableSource", "UnwritableOutput"),
    "library": ("compare", "load", "parse_bytes", "parse_file", "parse_text", "save", "validate"),
    "model": (
        "Citation",
        "Clause",
        "Comparison",
        "Diagnostic",
        "Discarded",
        "Edit",
        "Envelope",
        "Jurisdiction",
        "Match",
        "Notice",
        "Parentage",
        "Plan",
        "ResponsibilityPair",
        "Section",
        "SectionPair",
        "Side",
        "SourceRecord",
        "Summary",
        "Target",
        "TargetPair",
        "Task",
    ),
    "report": ("render",),
    "validate": ("Finding",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Citation",
    "Clause",
    "Comparison",
    "Diagnostic",
    "Discarded",
    "Edit",
    "Envelope",
    "Finding",
    "InvalidDocument",
    "Jurisdiction",
    "Match",
    "MissingExtra",
    "NotFound",
    "Notice",
    "Parentage",
    "Plan",
    "PolicydiffError",
    "ResponsibilityPair",
    "Section",
    "SectionPair",
    "Side",
    "SourceRecord",
    "Summary",
    "Target",
    "TargetPair",
    "Task",
    "UnreadableSource",
    "UnwritableOutput",
    "__version__",
    "compare",
    "load",
    "parse_bytes",
    "parse_file",
    "parse_text",
    "render",
    "save",
    "validate",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `policydiff --help` needs none of them, and must be quick."""
    if name == "__version__":
        from policydiff.store.digest import generator

        value: Any = generator().partition(" ")[2]
    elif name in _HOME:
        if _HOME[name] != "errors":
            import_module("policydiff.notebook")  # so that what a notebook gets can show itself
        value = getattr(import_module(f"policydiff.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, in which two rooms are called like two functions: importing a room binds its name here, and must not."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in _HOME):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

"""Structure of Chinese government notices, and what a county plan keeps of its parent.

    import policydiff

    notice = policydiff.parse_file("wuxi.html")
    comparison = policydiff.diff(notice, "chongqing.pdf")
    policydiff.save(comparison, "comparison.yaml")

Results are frozen values of the data contract. In a notebook, a notice and a comparison show themselves as pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policydiff.errors import InvalidDocument, MissingExtra, NotFound, PolicydiffError, UnreadableSource, UnwritableOutput
    from policydiff.library.comparisons import agree, chain, codebook, diff, duplicates, matrix, network, sample, targets, trace
    from policydiff.library.documents import check, load, parse_bytes, parse_file, parse_text, save
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
    from policydiff.vocab.load import use_vocabulary

    __version__: str

_HOMES = {
    "errors": ("InvalidDocument", "MissingExtra", "NotFound", "PolicydiffError", "UnreadableSource", "UnwritableOutput"),
    "library.comparisons": ("agree", "chain", "codebook", "diff", "duplicates", "matrix", "network", "sample", "targets", "trace"),
    "library.documents": ("check", "load", "parse_bytes", "parse_file", "parse_text", "save"),
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
    "vocab.load": ("use_vocabulary",),
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
    "agree",
    "chain",
    "check",
    "codebook",
    "diff",
    "duplicates",
    "load",
    "matrix",
    "network",
    "parse_bytes",
    "parse_file",
    "parse_text",
    "render",
    "sample",
    "save",
    "targets",
    "trace",
    "use_vocabulary",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `policydiff --help` needs none of them, and must be quick."""
    if name == "__version__":
        from policydiff.store.digest import program_version

        value: Any = program_version()
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

"""The nouns: frozen values without input, output or regular expressions."""

from policydiff.model.comparison import (
    Comparison,
    Edit,
    EditKind,
    Match,
    Parentage,
    ResponsibilityPair,
    SectionPair,
    Share,
    Side,
    SideSummary,
    Summary,
    Survival,
    TargetPair,
    Verdict,
)
from policydiff.model.notice import (
    Citation,
    Clause,
    Diagnostic,
    Discarded,
    Envelope,
    Jurisdiction,
    Notice,
    Plan,
    Role,
    Section,
    Severity,
    SourceRecord,
    Span,
    Target,
    Task,
)
from policydiff.model.source import Mark, Source

__all__ = [
    "Citation", "Clause", "Comparison", "Diagnostic", "Discarded", "Edit", "EditKind", "Envelope", "Jurisdiction", "Mark",
    "Match", "Notice", "Parentage", "Plan", "ResponsibilityPair", "Role", "Section", "SectionPair", "Severity", "Share",
    "Side", "SideSummary", "Source", "SourceRecord", "Span", "Summary", "Survival", "Target", "TargetPair", "Task", "Verdict",
]  # fmt: skip

"""Plan × Plan → Comparison: score, align (sections, then clauses), edits, targets, organisations, judge."""

from policydiff.compare.engine import compare_plans

__all__ = ["compare_plans"]

"""Plan × Plan → Comparison: `side` makes each ready, `align` finds what corresponds, `judge` says what became of it, `findings` what stands out."""

from policydiff.compare.engine import compare_plans

__all__ = ["compare_plans"]

"""Which words the child stresses and which it plays down: asked for, because cutting words takes longer than all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policydiff.model import Comparison
from policydiff.tables.options import Options

if TYPE_CHECKING:
    from policydiff.text.words import Term


def terms(comparison: Comparison, options: Options) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return ("stressed", terms) and ("played_down", terms), strongest first; nothing where options.terms is off.

    Counted over the whole plans, whatever rows are shown.
    """
    if not options.terms:
        return ()
    from policydiff.text.words import theme_terms

    child = [match.child_text for match in comparison.matches if match.child]
    parent = [match.parent_text for match in comparison.matches if match.parent]
    stressed, played_down = theme_terms(child, parent)
    return ("stressed", stressed), ("played_down", played_down)

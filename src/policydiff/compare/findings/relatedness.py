"""How far two plans are told to be related: by the text that seems inherited, and by what was found to correspond in the end."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.compare.align.groups import BODY
from policydiff.compare.align.sections import Alignment
from policydiff.messages import tell
from policydiff.model import Match, Related

_FOLLOWS, _CITED = 0.4, 0.2
"""Share of the child's body clauses with a counterpart from which on it follows the parent, whatever words it has; and where it cites the
parent. A reader of it asks what was dropped; between texts of which less corresponds nobody was there to drop anything."""
_FEWEST = 3
"""So many clauses at least correspond: two may be formulas, or one matter in a plan of four sentences."""


def relatedness(sections: Alignment, matches: Sequence[Match], *, cited: bool, akin: bool) -> Related:
    """Return how far two plans are related, and why.

    Sections and clauses are aligned by what the texts have in common before anything is known; what is told knows the outcome: a
    child in words of its own, most of whose clauses have their counterparts, is related to the parent. Plans of one level are not: what
    both have comes from above.
    """
    flags = {"cites": True} if cited else {"topic": True} if akin else {}
    share, kind = f"{sections.score:.0%}", sections.relatedness
    if kind == "loose" and not sections.abreast:
        found, total = _corresponding(matches)
        if found >= _FEWEST and found >= (_CITED if cited else _FOLLOWS) * total:
            reason = tell("related-freely", share=share, linked=f"{found / total:.0%}", **({"cites": True} if cited else {}))
            return Related.made(
                score=sections.score, verdict="related", reason=str(reason), reason_id=reason.id, reason_args=dict(reason.args)
            )
    name = "related-unrelated" if kind == "unrelated" else "related-loose" if kind == "loose" else "related-related"
    reason = tell(name, share=share, **flags)
    return Related.made(score=sections.score, verdict=kind, reason=str(reason), reason_id=reason.id, reason_args=dict(reason.args))


def _corresponding(matches: Sequence[Match]) -> tuple[int, int]:
    """Return how many of the child's body clauses have a counterpart, and how many there are."""
    bodies = [match for match in matches if match.role in BODY]
    return sum(len(match.child) for match in bodies if match.parent), sum(len(match.child) for match in bodies)

"""Who is responsible on both sides: which bodies correspond, which were dropped or added, whose role changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policydiff.compare.side.counterparts import correspondence
from policydiff.compare.side.tokens import Lexicon
from policydiff.model import ResponsibilityPair, Task
from policydiff.model.comparison import OrganisationPair

_SUREST = {"same": 0, "level": 1, "alias": 2, "function": 3}


class Statement(NamedTuple):
    """The statements of one side that belong together: section id and path, and each body's role as printed, in order."""

    section: str
    path: str
    roles: dict[str, str]


def statement(tasks: Sequence[Task]) -> Statement | None:
    """Return the bodies of some tasks with their roles (the first counts where a body is named twice); None for no task."""
    if not tasks:
        return None
    roles: dict[str, str] = {}
    for task in tasks:
        for role, name in task.bodies():
            roles.setdefault(name, role)
    return Statement(tasks[0].section, tasks[0].path, roles)


def compare_statements(child: Statement | None, parent: Statement | None, lexicon: Lexicon, parent_lexicon: Lexicon) -> ResponsibilityPair:
    """Return what became of the parent's bodies. Bodies are paired by the surest correspondence first, then in order."""
    mine, theirs = (child.roles if child else {}), (parent.roles if parent else {})
    pairs = _paired(list(theirs), list(mine), lexicon, parent_lexicon)
    there = {pair.parent: pair.child for pair in pairs}
    leads = [{name for name, role in roles.items() if role == "lead"} for roles in (theirs, mine)]
    return ResponsibilityPair.made(
        child=child.section if child else None,
        parent=parent.section if parent else None,
        child_path=child.path if child else None,
        parent_path=parent.path if parent else None,
        kept=tuple((pair.parent, pair.child) for pair in pairs),
        dropped=tuple(name for name in theirs if name not in there),
        added=tuple(name for name in mine if name not in set(there.values())),
        lead_changed={there.get(name) for name in leads[0]} != leads[1],
        role_changes=tuple(
            (pair.parent, pair.child, theirs[pair.parent], mine[pair.child]) for pair in pairs if theirs[pair.parent] != mine[pair.child]
        ),
        reasons=tuple(pairs),
        parent_roles=theirs,
        child_roles=mine,
    )


def _paired(parent: Sequence[str], child: Sequence[str], lexicon: Lexicon, parent_lexicon: Lexicon) -> list[OrganisationPair]:
    mine, theirs = ([known.body(name) for name in names] for known, names in ((lexicon, child), (parent_lexicon, parent)))
    options = sorted(
        (_SUREST[how], i, j, how) for i, one in enumerate(theirs) for j, other in enumerate(mine) if (how := correspondence(one, other))
    )
    found: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for _, i, j, how in options:
        if i not in found and j not in taken:
            found[i] = (j, how)
            taken.add(j)
    return [OrganisationPair.made(parent=parent[i], child=child[j], reason=how) for i, (j, how) in sorted(found.items())]

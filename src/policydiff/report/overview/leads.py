"""Who leads: the bodies by how often they lead, and what became of the lead of each section."""

from __future__ import annotations

from collections import Counter

from policydiff.messages import Message, tell
from policydiff.model import Comparison, ResponsibilityPair
from policydiff.report.overview.sections import units
from policydiff.vocab.phrases import pattern

_NAMED = 4
"""How many bodies a line names."""
_GOVERNMENT = pattern("organisations", "^[^/]{1,8}?{whole_governments}$")


def leads(pair: ResponsibilityPair, side: str) -> list[str]:
    """Return the bodies that lead on one side."""
    return [name for name, role in getattr(pair, f"{side}_roles").items() if role == "lead"]


def lead_fate(pair: ResponsibilityPair) -> str:
    """Return how the lead changed: other (both sides name one), named (the child alone does), left (the parent alone did); "" where it did not."""
    if not pair.lead_changed:
        return ""
    here, there = leads(pair, "child"), leads(pair, "parent")
    return "other" if here and there else "named" if here else "left"


def leading(comparison: Comparison) -> Counter[str]:
    """Return in how many sections of the child each body leads; 市人民政府生态环境主管部门 and 生态环境主管部门 are one."""
    found = [name for pair in comparison.responsibilities for name in leads(pair, "child")]
    own = {name: next((other for other in found if _is_of_government(name, other)), name) for name in found}
    return Counter(own[name] for name in found)


def _is_of_government(name: str, other: str) -> bool:
    return name != other and name.endswith(other) and _GOVERNMENT().match(name.removesuffix(other)) is not None


def fates(comparison: Comparison) -> Counter[str]:
    """Return in how many sections another one leads, the child alone names a lead, and the parent alone does: all that is counted as changed."""
    return Counter(fate for pair in comparison.responsibilities if (fate := lead_fate(pair)))


def parents_leading(comparison: Comparison) -> int:
    """Return in how many sections the parent names who leads."""
    return sum(bool(leads(pair, "parent")) for pair in comparison.responsibilities)


def leads_line(comparison: Comparison, related: bool) -> Message:
    """Return the line of the overview: who leads how often and in how many sections that changed; or that nobody does, and on which side."""
    pairs, found = comparison.responsibilities, leading(comparison)
    became = fates(comparison) if related else Counter[str]()
    if found:
        return tell(
            "gist.leads",
            names=_bodies(comparison, found),
            other=became["other"] or "",
            named=became["named"] or "",
            left=became["left"] or "",
            total=len(pairs),
            units=units(comparison, len(pairs)),
            unit=units(comparison, became["named"]),
            left_unit=units(comparison, became["left"]),
        )
    named = [pair for pair in pairs if pair.child_roles]
    there = parents_leading(comparison)
    found = Counter(name for pair in named for name in pair.child_roles)
    often = max(found.values(), default=0) > 1  # where each is named once, none is named most
    most = _bodies(comparison, found) if often else ""
    total = len(named) if found else ""
    count, unit = there or "", units(comparison, there)
    return tell(
        "gist.no-lead",
        names=most,
        once="" if often else list(found)[:_NAMED],
        more=not often and len(found) > _NAMED,
        total=total,
        nobody=not found,
        units=units(comparison, len(named)),
        there=count,
        unit=unit,
        neither=not there,
    )


def _bodies(comparison: Comparison, counts: Counter[str]) -> list[Message]:
    return [tell("gist.body", name=name, count=count, unit=units(comparison, count)) for name, count in counts.most_common(_NAMED)]

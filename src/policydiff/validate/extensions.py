"""Rules of other packages, found by their entry points in the group `policydiff.rules`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.validate.rule import Rule

GROUP = "policydiff.rules"


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all installed packages, sorted by their ids; looked for once a process.

    An entry point names a rule, a list of rules, or a module with a list RULES. Raises PolicydiffError for one that cannot be
    loaded, is no rule, or has an id that stands already: a check that lacks its rules must not pass.
    """
    found: dict[str, Rule] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        for rule in _loaded(point):
            if rule.id in found or _is_ours(rule.id):
                raise PolicydiffError(tell("rules.same-id", rule=rule.id, source=_source(point)), tell("hint.another-name"))
            found[rule.id] = rule
    return tuple(found[name] for name in sorted(found))


def _loaded(point: EntryPoint) -> Iterable[Rule]:
    try:
        value: Any = point.load()
        value = getattr(value, "RULES", value)
        given = (value,) if isinstance(value, Rule) else tuple(value)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise PolicydiffError(tell("rules.unloadable", source=_source(point), reason=reason), tell("hint.mend-package")) from error
    for each in given:
        if not isinstance(each, Rule):
            raise PolicydiffError(tell("rules.no-rule", source=_source(point), found=repr(each)), tell("hint.make-rule"))
    return given


def _is_ours(rule_id: str) -> bool:
    from policydiff.validate.rules import RULE_BY_ID

    return rule_id in RULE_BY_ID


def _source(point: EntryPoint) -> str:
    package = point.dist.name if point.dist is not None else "a package"
    return f"{package} ({point.name} = {point.value})"

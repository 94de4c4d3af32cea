"""What a rule is: an id, a severity, a check, and a docstring that is its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import cleandoc
from typing import Any, Literal

from policydiff.messages import rule_words
from policydiff.model import Severity
from policydiff.records import dataclass
from policydiff.validate.finding import Hit

Group = Literal["file", "evidence", "freshness", "structure", "content", "reading", "comparison", "waivers"]
GROUPS: dict[Group, str] = {
    "file": "The file: YAML and schema",
    "evidence": "Evidence: every value stands in the source",
    "freshness": "Freshness: the file is what this version reads",
    "structure": "Structure: ids, references and places fit together",
    "content": "Content: what the notice itself says",
    "reading": "Reading: what the parser found odd",
    "comparison": "Comparisons",
    "waivers": "Waivers",
}
NOTED = "noted by the parser"
"""The documentation of what a file's own diagnostics name and no rule of this version is."""
Check = Callable[[Any], Iterable[Hit]]
"""Takes a View (a notice and what it is checked against), or a Comparison in the group `comparison`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. id: kebab-case; severity: of its findings unless one says otherwise; check: None where another stage finds it.

    summary, documentation: the first line of the docstring, and all of it.
    """

    id: str
    severity: Severity
    group: Group
    documentation: str
    check: Check | None = None

    @property
    def summary(self) -> str:
        """One sentence."""
        return self.documentation.partition("\n")[0]

    def told(self, language: str) -> str:
        """Return the documentation in a language; as it stands where nobody has put it into that one (a rule of another package)."""
        own = NOTED if self.documentation == NOTED else self.id
        return self.documentation if language == "en" else rule_words().get(own, self.documentation)


def rule(severity: Severity, group: Group) -> Callable[[Check], Rule]:
    """Make a check a rule: its id is the function's name in kebab case, its documentation the docstring."""

    def make(check: Check) -> Rule:
        return Rule(check.__name__.replace("_", "-"), severity, group, cleandoc(check.__doc__ or ""), check)

    return make


def told_elsewhere(rule_id: str, severity: Severity, group: Group, documentation: str) -> Rule:
    """Return a rule that another stage than a check finds: the YAML reader, the freshness diff, the waivers."""
    return Rule(rule_id, severity, group, cleandoc(documentation))

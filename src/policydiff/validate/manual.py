"""The rules as documentation: docs/rules.md and what `policydiff rules` prints."""

from __future__ import annotations

from policydiff.validate.rule import GROUPS, Rule
from policydiff.validate.rules import RULES, every_rule
from policydiff.vocab.labels import Labels

_INTRODUCTION = """\
# Rules

What `policydiff validate` looks for. This page is generated from the rules themselves: `policydiff rules --markdown`.

A finding has a severity: an *error* is wrong, a *warning* most likely is, an *info* is worth knowing. `--fail-on` says which of
them make the command exit with 1 (by default errors). A finding that stands for good reason is waived in `policydiff.toml`:

```toml
[[waive]]
rule = "numbering-gap"
fingerprint = "0123456789abcdef"   # printed at the end of the finding's line
reason = "the printed document counts so"
until = 2027-12-31                 # optional
```
"""


def rules_markdown() -> str:
    """Return the page that documents all rules."""
    parts = [_INTRODUCTION, *_index()]
    for group, title in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts += [_section(rule) for rule in RULES if rule.group == group]
    return "\n".join(parts)


def rule_text(rule: Rule, words: Labels) -> str:
    """Return the documentation of one rule for a terminal."""
    return f"{rule.id} ({words('severity', rule.severity)})\n\n{rule.told(words.language)}\n"


def rules_table(words: Labels) -> str:
    """Return one line a rule: id, severity, first sentence."""
    rules = every_rule()
    width = max(len(rule.id) for rule in rules)
    lines: list[str] = []
    for group in GROUPS:
        title = words("rule_group", group)
        lines.append(f"\n{title}" if lines else title)
        lines += [_row(rule, width, words) for rule in rules if rule.group == group]
    return "\n".join(lines) + "\n"


def _row(rule: Rule, width: int, words: Labels) -> str:
    summary = rule.told(words.language).partition("\n")[0]
    return f"  {rule.id:{width}}  {words('severity', rule.severity):7}  {summary}"


def _index() -> list[str]:
    rows = [f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.summary} |" for rule in RULES]
    return ["| Rule | Severity | What |", "| --- | --- | --- |", *rows]


def _section(rule: Rule) -> str:
    return f"### {rule.id}\n\n*{rule.severity}*\n\n{rule.documentation}\n"

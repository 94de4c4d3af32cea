"""The rules as documentation: docs/rules.md and what `policydiff rules` prints."""

from __future__ import annotations

from policydiff.messages import said, tell
from policydiff.validate.rule import GROUPS, Rule
from policydiff.validate.rules import RULES, every_rule
from policydiff.vocab.labels import Labels


def rules_markdown(words: Labels) -> str:
    """Return the page that documents all rules, in the language of `words`."""
    parts = [said(tell("rules.page"), words), *_index(words)]
    for group in GROUPS:
        parts.append(f"\n## {words('rule_group', group)}\n")
        parts += [_section(rule, words) for rule in RULES if rule.group == group]
    return "\n".join(parts)


def rule_text(rule: Rule, words: Labels) -> str:
    """Return the documentation of one rule for a terminal, with how to have it told no more where all is right."""
    waive = "" if rule.group in ("file", "waivers") else f"\n{said(tell('rules.waive'), words)}\n"
    name = words("rule", rule.id)
    head = rule.id if name == rule.id else f"{name} {rule.id}"
    return f"{head} ({words('severity', rule.severity)})\n\n{rule.told(words.language)}\n{waive}"


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
    name = words("rule", rule.id)
    called = "" if name == rule.id else f"{name}：" if words.language == "zh" else f"{name}: "
    return f"  {rule.id:{width}}  {words('severity', rule.severity):7}  {called}{_summary(rule, words)}"


def _index(words: Labels) -> list[str]:
    rows = [f"| [{rule.id}](#{rule.id}) | {words('severity', rule.severity)} | {_summary(rule, words)} |" for rule in RULES]
    return [f"| {' | '.join(words('column', key) for key in ('rule', 'severity', 'message'))} |", "| --- | --- | --- |", *rows]


def _section(rule: Rule, words: Labels) -> str:
    return f"### {rule.id}\n\n*{words('severity', rule.severity)}*\n\n{rule.told(words.language)}\n"


def _summary(rule: Rule, words: Labels) -> str:
    return rule.told(words.language).partition("\n")[0]

"""Structured notices and comparisons to findings."""

from policydiff.validate.check import Subject, check, unreadable
from policydiff.validate.finding import SEVERITIES, FailOn, Finding, Hit, reaches
from policydiff.validate.rule import Rule, rule
from policydiff.validate.rules import RULE_BY_ID, RULES
from policydiff.validate.view import Corpus, Raw, View

__all__ = [
    "RULES",
    "RULE_BY_ID",
    "SEVERITIES",
    "Corpus",
    "FailOn",
    "Finding",
    "Hit",
    "Raw",
    "Rule",
    "Subject",
    "View",
    "check",
    "reaches",
    "rule",
    "unreadable",
]

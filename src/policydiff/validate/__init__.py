"""Structured notices and comparisons to findings."""

from policydiff.validate.check import Subject, check, unreadable
from policydiff.validate.finding import SEVERITIES, FailOn, Finding, reaches
from policydiff.validate.rules import RULE_BY_ID, RULES
from policydiff.validate.view import Corpus, Raw

__all__ = ["RULES", "RULE_BY_ID", "SEVERITIES", "Corpus", "FailOn", "Finding", "Raw", "Subject", "check", "reaches", "unreadable"]

"""Headings without a number."""

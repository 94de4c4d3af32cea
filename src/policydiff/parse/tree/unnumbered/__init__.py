"""Headings and last paragraphs without a number."""

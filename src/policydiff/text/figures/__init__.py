"""Figures in a text, each by itself: the grammar of a number with its unit, and its reading."""

"""Comparisons, notices and lists on the terminal."""

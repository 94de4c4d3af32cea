"""Comparisons and notices as pages."""

"""Comparisons and notices for Word and spreadsheets."""

"""Headings whose parts stand on lines of their own: numbers alone on theirs, and second halves."""

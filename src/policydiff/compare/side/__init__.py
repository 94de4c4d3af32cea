"""One plan made ready for comparison, from its own notice."""

"""Corrections that people make in exported tables go back into the structured files that the tables were made of."""

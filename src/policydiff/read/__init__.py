"""Bytes become a Source."""

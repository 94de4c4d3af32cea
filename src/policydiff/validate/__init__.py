"""Notices and comparisons are checked."""

"""Notices and comparisons become text, pages and tables for people."""

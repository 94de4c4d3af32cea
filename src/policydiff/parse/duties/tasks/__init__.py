"""Statements become tasks: gathered in printed order, joined, with what they answer for."""

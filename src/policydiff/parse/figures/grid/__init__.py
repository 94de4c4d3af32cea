"""Figures of tables: of indicators, and of tasks shared out among places."""

"""The flat rows that every report and every export prints."""

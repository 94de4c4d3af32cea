"""Bytes become a Source: text, HTML, PDF, DOCX, OFD and Markdown."""

from policydiff.read.files import read_bytes, read_file

__all__ = ["read_bytes", "read_file"]

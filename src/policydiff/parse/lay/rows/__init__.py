"""Rows of tables that lines of text make up: set with blanks, drawn with lines, or cut by the end of a page."""

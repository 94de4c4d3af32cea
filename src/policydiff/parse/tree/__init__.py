"""One plan as a tree: headings, sections, clauses, rows of tables."""

"""Word files: paragraphs with their automatic numbers, tables, notes."""

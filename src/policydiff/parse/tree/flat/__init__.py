"""Tables that a copy has flattened to one cell a line: how a row is made of lines, and rows that no known head tells."""

"""Tools on strings: folding, numerals, quantities, similarity, words."""

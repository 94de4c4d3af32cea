"""Two plans become a Comparison."""

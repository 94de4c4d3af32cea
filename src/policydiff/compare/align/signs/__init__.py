"""What speaks for it that two clauses correspond, and how much each sign counts."""

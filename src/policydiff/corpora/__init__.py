"""Many documents at once: who took over what, where clauses come from, whether pledges add up, and how sure the verdicts are."""

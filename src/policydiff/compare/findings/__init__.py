"""What follows from the matches: targets, responsibilities, cross-checks, the summary."""

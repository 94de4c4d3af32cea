"""Fixed pages (PDF, OFD): placed characters become lines in reading order."""

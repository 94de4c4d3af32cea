"""What the figures of one sentence, and its quoted names, hand on to the names of others."""

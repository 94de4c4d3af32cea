"""Where clauses come from: the documents of a corpus that say the same, and what every document says anyway."""

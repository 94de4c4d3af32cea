"""What a figure counts, made a name: its own words, the words that lists share, and what it leaves out."""

"""Who is responsible by a sentence outside brackets: its verbs, whom they are said of, what it says."""

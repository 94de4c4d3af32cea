"""The signs by which a number has its class: each a question about a case; figures/moods.py sets them in their order."""

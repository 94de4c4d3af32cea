"""What persons said of matches: read from tables, laid over a comparison, kept beside a corpus."""

"""Places and levels: divisions, level words, issuers."""

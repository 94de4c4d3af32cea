"""The same document more than once: which files are reposts of which."""

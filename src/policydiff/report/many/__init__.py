"""What a command over many documents prints: a few lines that sum it up, and tables, on a screen, a page, a sheet or a file."""

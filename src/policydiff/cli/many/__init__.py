"""The commands over many documents."""

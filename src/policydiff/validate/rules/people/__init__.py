"""Rules on who is responsible for what."""

"""What every report says first: what happened in one sentence and a few lines, and the changes that tell the most."""

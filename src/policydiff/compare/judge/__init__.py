"""What happened to a clause: edits, and the verdict that they give."""

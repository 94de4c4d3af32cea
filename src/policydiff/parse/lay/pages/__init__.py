"""What pages add to a text: their furniture, and lines of contents with leaders."""

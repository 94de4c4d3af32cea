"""The words: data files with examples, and the loaders that check them."""

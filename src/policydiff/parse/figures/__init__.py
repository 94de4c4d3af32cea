"""How much, by when: the figures of a sentence, and which of them are targets or achievements."""

"""The notice laid apart: envelope, covering letter, signature, promulgated texts."""

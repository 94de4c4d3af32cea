"""From the top to the bottom: at which level each clause of the last of a row of documents stands first."""

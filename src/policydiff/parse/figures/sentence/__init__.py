"""The grammar of a sentence with numbers: its phrases, the words that lead to a number, the verbs of promise, the years."""

"""What the program says to people: messages as ids with arguments, and their words in a table for each language."""

from policydiff.messages.message import Message, Words, quoted, recalled, said, tell

__all__ = ["Message", "Words", "quoted", "recalled", "said", "tell"]

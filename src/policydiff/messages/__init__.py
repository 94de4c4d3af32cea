"""What the program says to people: messages as ids with arguments, and their words in a table for each language."""

from policydiff.messages.message import (
    MOST_QUOTED,
    Message,
    Words,
    amount,
    framing,
    helps,
    key_named,
    quoted,
    recalled,
    rule_words,
    said,
    tell,
)

__all__ = ["MOST_QUOTED", "Message", "Words", "amount", "framing", "helps", "key_named", "quoted", "recalled", "rule_words", "said", "tell"]

"""A message: its English words, which know their id and arguments, so that a report can say it in another language.

A table of words (en.yaml, zh.yaml) has a line for each id. In it stand

    {name}             the argument; several words as a list (a, b; in Chinese a、b); counts as "level, quantity 2"
    {name:quoted}      in quotation marks, on one line, at most 60 characters
    {name:or} {name:and}   several words, the last one behind "or", "and"
    {name:lines}       several words, each on a line of its own below
    {name:each}        several messages with a semicolon between
    {name:clause|clauses}  the first word for one, the second for any other number
    {name:key}         a key of a structured file; in Chinese its name with the key beside it: 标题（title）
    {name:amount}      in Chinese a large number as people say it: 6000亿
    {name:column}      the head of a column, as its table calls it where the key says which: targets.value
    {name:edit}        the label of a key, or of each of several keys, in that group of vocab/words/labels.yaml
    ⟦… {name} …⟧       only where every argument in it has something to say; {name:?} asks for it and prints nothing
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pkgutil import get_data
from typing import Any, Protocol

_LINE = re.compile(r'"?([A-Za-z0-9*. _-]+)"?: (".*")')
_PIECE = re.compile("⟦([^⟦⟧]*)⟧")
_SLOT = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
MOST_QUOTED = 60
"""So many characters of words in quotation marks are shown."""
_LISTS = {"en": (", ", " or ", " and "), "zh": ("、", "或", "和")}
_MARKS = {"en": ('"', '"'), "zh": ("“", "”")}
_STAR = "*"
"""A key that ends in it is looked up without it."""


class Words(Protocol):
    """The labels of a language, as vocab.labels has them."""

    @property
    def language(self) -> str:
        """Return the language: en, zh."""
        ...

    def __call__(self, group: str, key: str) -> str:
        """Return the label of a key, or the key itself where there is none."""
        ...

    def named(self, text: str) -> str:
        """Return words of the program with the two documents of a comparison called by their names, where they have any."""
        ...


class Message(str):
    """A message: a text in English, which can be said in another language by its id and its arguments."""

    __slots__ = ("args", "id")

    id: str
    args: Mapping[str, Any]

    def __new__(cls, text: str, id: str, args: Mapping[str, Any]) -> Message:
        """Return the message; text: what the English table makes of the id and the arguments."""
        message = super().__new__(cls, text)
        message.id, message.args = id, dict(args)
        return message

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Any]]:  # type: ignore[override]
        return str(self), self.id, self.args


def tell(id: str, /, **args: Any) -> Message:
    """Return the message of an id of the table with its arguments: words, numbers, several of them, counts, or messages.

    >>> tell("read.too-many-pages", name="plan.pdf", count=3000, most=2000)
    'plan.pdf: has 3000 pages, more than 2000'
    """
    return Message(_filled(table("en")[id], args, None), id, args)


def recalled(text: str, id: str | None, args: Mapping[str, Any]) -> str:
    """Return a text that was read from a file as the message that it is; where it is none any more, the text as it stands."""
    if id is None or id not in table("en"):
        return text
    message = tell(id, **args)
    return message if message == text else text


def said(message: str, words: Words) -> str:
    """Return a message in the language of `words`; a plain text, which has no other words, as it stands."""
    if not isinstance(message, Message) or words.language == "en":
        return str(message)
    return _filled(words.named(table(words.language)[message.id]), message.args, words)


def quoted(text: str, *, bare: bool = False, language: str = "en") -> str:
    """Return `text` in quotation marks (bare: without) on one line, shortened in the middle of nothing: at most 60 characters."""
    line = " ".join(text.split())
    short = line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 1] + "…"
    before, after = _MARKS[language]
    return short if bare else f"{before}{short}{after}"


def amount(number: str) -> str:
    """Return a number in digits in units of 万, 亿 and 万亿 where it is that large and no digit is lost: 600000000000 becomes 6000亿."""
    whole, _, rest = number.partition(".")
    for unit, zeros in (("亿", 8), ("万", 4)):
        if whole.isdigit() and len(whole) > zeros and not rest:
            left, right = whole[:-zeros], whole[-zeros:].rstrip("0")
            if len(right) <= 2:
                return f"{left}.{right}{unit}" if right else f"{left}{unit}"
    return number


def key_named(key: str, words: Words) -> str:
    """Return what a person calls a key of a structured file, with the key beside it; in English, where they are one, the key alone."""
    if words.language == "en":
        return key
    name = next((name for group in ("field", "column") if (name := words(group, key)) != key), "")
    return f"{name}（{key}）" if name else key


def helps() -> Mapping[str, str]:
    """Return the help texts in Chinese, by command and parameter."""
    return table("help.zh")


def framing() -> Mapping[str, str]:
    """Return the Chinese words for what frames a help text: its heads, and the placeholders of arguments (metavar.FILE)."""
    return table("framing.zh")


def rule_words() -> Mapping[str, str]:
    """Return what validate's rules ask, in Chinese, by the rule's id; the English words stand at the rules."""
    return table("rules.zh")


@cache
def table(language: str) -> Mapping[str, str]:
    """Return the words of a language by id, read once a process.

    Every line is a key and a JSON string, which YAML is too; so an error message waits for no YAML reader.
    """
    text = (get_data(__package__, f"{language}.yaml") or b"").decode("utf-8")
    return {found[1]: json.loads(found[2]) for line in text.splitlines() if (found := _LINE.fullmatch(line))}


def _filled(template: str, args: Mapping[str, Any], words: Words | None) -> str:
    pieces = _PIECE.split(template)
    for at in range(1, len(pieces), 2):
        if not all(args.get(slot[1]) not in (None, False, "", (), []) for slot in _SLOT.finditer(pieces[at])):
            pieces[at] = ""
    return "".join(_SLOT.sub(lambda slot: _shown(args.get(slot[1], ""), slot[2] or "", words), piece) for piece in pieces)


def _shown(value: Any, how: str, words: Words | None) -> str:
    language = words.language if words else "en"
    between, either, both = _LISTS[language]
    if how == "?":
        return ""
    if "|" in how:
        return how.split("|")[0 if value == 1 else 1]
    if how in ("or", "and"):
        return _joined([str(each) for each in value], both if how == "and" else either)
    if how == "each":
        return ("；" if language == "zh" else "; ").join(_word(each, "", words) for each in value)
    if how == "lines":
        return "".join(f"\n  {each}" for each in value)
    if isinstance(value, Mapping):
        return between.join(f"{_word(key, how, words)} {count}" if count > 1 else _word(key, how, words) for key, count in value.items())
    return between.join(_word(each, how, words) for each in value) if isinstance(value, list | tuple) else _word(value, how, words)


def _joined(words: list[str], joint: str) -> str:
    """Return words with what stands between them; a Chinese joint has blanks around it where both neighbours are Latin: apply 或 sample."""
    text = words[0] if words else ""
    for before, word in pairwise(words):
        latin = not joint.isascii() and before[-1:].isascii() and word[:1].isascii()
        text += (f" {joint} " if latin else joint) + word
    return text


def _word(value: Any, how: str, words: Words | None) -> str:
    if how == "quoted":
        return quoted(str(value), language=words.language if words else "en")
    if how == "column":
        return _head(str(value), words)
    if words is None:
        return str(value)
    if isinstance(value, Message):
        return said(value, words)
    text = str(value)
    if how == "amount":
        return amount(text)
    if how == "key":
        return key_named(text, words)
    key = text.removesuffix(_STAR)
    return words(how, key) + text[len(key) :] if how else text


def _head(key: str, words: Words | None) -> str:
    """Return the head of a column: its table's own word (targets.value), else what the column is called in all of them."""
    name = key.rpartition(".")[2]
    own = words("column", key) if words else key
    return own if own != key else words("column", name) if words else name

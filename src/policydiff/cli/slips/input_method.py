"""What an input method for Chinese makes of a command line: wide hyphens, blanks, points and quotation marks, told before anything runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from policydiff.cli.choices import FILE_ENDINGS
from policydiff.cli.commands import COMMANDS
from policydiff.cli.language import WIDE_HYPHENS
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.text.fold import fold
from policydiff.text.ids import typed

_OPTION_NAME = re.compile("[A-Za-z]")
_OPENING, _CLOSING = "“‘＂", "”’＂"
_BLANKS = "\u3000\u00a0\u2002\u2003"
"""The blank of an input method, and what comes along from a page or a Word file when a command is copied."""
_LANG = "--lang"
_STOPS = "。；，、：;,"
_PATHS = frozenset(("-o", "--output", "--data", "--raw", "--corpus", "--metadata", "--verdicts", "--config", "--baseline", "--sarif"))
"""The options whose value is a path; what stands behind another one may be anybody's words."""


def check_input_method(words: Sequence[str]) -> None:
    """Raise PolicydiffError, with the command as it is to be typed, where an input method has put its own signs into a command line.

    Nothing is said of words that are files or folders as they stand, nor of the words of titles behind an option.
    """
    before = words[: words.index("--")] if "--" in words else words
    _check_hyphens(before)
    wrong = [at for at, word in enumerate(before) if _is_slip(word, before[at - 1] if at else "") or _opens(before, at) is not None]
    if wrong:
        raise PolicydiffError(_told(before[wrong[0]]), tell("hint.wide-signs", line=" ".join(("policydiff", *_meant(before)))))


def _told(word: str) -> str:
    """Return which signs of a word are not what they should be."""
    if set(_BLANKS) & set(word):
        return tell("cli.wide-blank", word=word.strip())
    if word[:1] in _OPENING:
        return tell("cli.wide-quotes")
    return tell("cli.wide-signs", word=word, signs=tuple(dict.fromkeys(sign for sign in word if sign in _STOPS or fold(sign) != sign)))


def _check_hyphens(words: Sequence[str]) -> None:
    """Raise PolicydiffError for an option whose hyphens, and perhaps letters, are wide."""
    for word in words:
        name = "-".join(re.split(f"[{WIDE_HYPHENS}]", fold(word.lstrip(WIDE_HYPHENS + "-"))))
        if word.lstrip("-")[:1] in WIDE_HYPHENS and _OPTION_NAME.match(name) and not _is_there(word):
            option = ("-" if len(name) == 1 else "--") + name
            raise PolicydiffError(tell("cli.wide-hyphen", word=word), tell("hint.wide-hyphen", option=option))


def _is_slip(word: str, before: str) -> bool:
    """Return whether a word was typed wide: as it stands it is nothing, and plainly typed it is something."""
    if word.isascii() or _is_there(word) or (_takes_words(before) and not _is_there(_plain(word))):
        return False
    pieces = re.split(f"[{_BLANKS}]+", word)
    if len(pieces) > 1:
        return any(piece in COMMANDS or piece.startswith("-") or _is_there(piece) for piece in pieces)
    plain = _plain(word)
    return plain != word and (plain in COMMANDS or _is_there(plain) or (_ending(plain) in FILE_ENDINGS and _ending(plain) != _ending(word)))


def _opens(words: Sequence[str], at: int) -> int | None:
    """Return the place of the word that closes what a word opens with a wide quotation mark, None where it opens nothing."""
    word = words[at]
    if not word or word[0] not in _OPENING or _is_there(word) or _takes_words(words[at - 1] if at else ""):
        return None
    return next((end for end in range(at, len(words)) if words[end][-1:] in _CLOSING and (end > at or len(word) > 1)), None)


def _meant(words: Sequence[str]) -> list[str]:
    """Return a command line as it is to be typed."""
    line: list[str] = []
    at = 0
    if _LANG in words:  # the command that is told has it by itself
        words = [word for at, word in enumerate(words) if _LANG not in words[max(at - 1, 0) : at + 1]]
    while at < len(words):
        end = _opens(words, at)
        if end is not None:
            line.append(f'"{" ".join(words[at : end + 1])[1:-1]}"')
            at = end
        elif _is_slip(words[at], words[at - 1] if at else ""):
            line += [typed(_plain(piece)) for piece in re.split(f"[{_BLANKS}]+", words[at]) if piece]
        else:
            line.append(typed(words[at]))
        at += 1
    return line


def _plain(word: str) -> str:
    """Return a word with its points, letters and slashes as a keyboard without an input method gives them, and no stop behind it."""
    text = word.strip("".join((_OPENING, _CLOSING))).rstrip(_STOPS)
    head, point, ending = text.rpartition("。")
    text = f"{head}.{ending}" if point and f".{ending.lower()}" in FILE_ENDINGS else text
    if _is_there(text):
        return text
    folded = fold(text)
    if _is_there(folded) or folded in COMMANDS:
        return folded
    stem, _, ending = text.rpartition("．")  # brackets and marks in a name stay as they are
    return f"{stem}.{fold(ending)}" if stem else text


def _ending(word: str) -> str:
    return Path(word).suffix.lower()


def _takes_words(option: str) -> bool:
    return option.startswith("--") and option not in _PATHS


def _is_there(word: str) -> bool:
    try:
        return bool(word) and Path(word).exists()
    except (OSError, ValueError):
        return False

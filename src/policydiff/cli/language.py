"""In which language the program speaks: --lang, else POLICYDIFF_LANG, else `lang` in policydiff.toml, else English.

The help texts in English stand at the commands; in Chinese they are put in their place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from policydiff.errors import PolicydiffError
from policydiff.messages import Message, helps, said, tell

if TYPE_CHECKING:
    from policydiff.vocab.labels import Labels

Language = Literal["en", "zh"]
LANGUAGES = ("en", "zh")
_OPTION = "--lang"
_CONFIG = Path("policydiff.toml")
_spoken: Language = "en"
_asked = False
# What typer itself says in a help text.
_FIXED = (
    (r"^Usage: ", "用法："),
    (r"^Arguments:$", "参数："),
    (r"^Options:$", "选项："),
    (r"^Commands:$", "命令："),
    (r"\bExamples?: ?", "例："),
    (r"\[default:\s+", "[默认："),
    (r"\[required\]", "[必填]"),
    (r"Show this message and exit\.", "显示本说明后退出。"),
    (r"Install completion for the current shell\.", "为当前命令行安装自动补全。"),
    (
        r"Show completion for the current shell, to\s+copy\s+it\s+or\s+customize\s+the\s+installation\.",
        "显示自动补全脚本，可复制或修改后安装。",
    ),
)


def speak(words: Sequence[str]) -> None:
    """Choose the language by the words of the command line, before anything is said.

    Raises PolicydiffError for a language of the environment or of policydiff.toml that is none; of the option, its command does.
    """
    global _asked
    speak_as("en")
    _asked = False
    wanted = _option(words) or _checked(os.environ.get("POLICYDIFF_LANG", ""), "POLICYDIFF_LANG") or _checked(_configured(), str(_CONFIG))
    if wanted in LANGUAGES:
        speak_as(wanted)


def speak_as(word: str) -> None:
    """Speak one of LANGUAGES from here on."""
    global _spoken, _asked
    _spoken, _asked = cast(Language, word), True


def language() -> Language:
    """Return the language that is spoken."""
    return _spoken


def chosen_or(usual: Language) -> Language:
    """Return the language that somebody asked for, else the usual one: a workbook of Chinese notices is Chinese unless told otherwise."""
    return _spoken if _asked else usual


def labels() -> Labels:
    """Return the labels of the language that is spoken."""
    from policydiff.vocab.labels import labels as labels_of

    return labels_of(_spoken)


def spoken(message: str) -> str:
    """Return a message in the language that is spoken."""
    return said(message, labels()) if isinstance(message, Message) and _spoken != "en" else str(message)


def _option(words: Sequence[str]) -> str:
    for at, word in enumerate(words):
        if word == "--":
            break
        if word.startswith(f"{_OPTION}="):
            return word.partition("=")[2]
        if word == _OPTION and at + 1 < len(words):
            return words[at + 1]
    return ""


def _configured() -> str:
    if not _CONFIG.is_file():
        return ""
    import tomllib

    try:
        return str(tomllib.loads(_CONFIG.read_text(encoding="utf-8")).get("lang", ""))
    except (OSError, ValueError):  # whoever needs what else is in it says what is wrong with it
        return ""


def _checked(word: str, where: str) -> str:
    if word and word not in LANGUAGES:
        raise PolicydiffError(tell("cli.language-of", where=where, word=word), tell("hint.choose", words=LANGUAGES))
    return word


def speak_chinese(command: Any) -> None:
    """Put the Chinese texts into a command of typer's, its parameters and the commands below it."""
    texts = helps()
    for name, each in _commands(command):
        each.help = texts[name]
        each.get_help = _with_fixed(each.get_help)
        for parameter in each.params:
            text = texts.get(f"{name}.{parameter.name}") or texts.get(f"*.{parameter.name}")
            if text is not None:
                parameter.help = text


def _commands(command: Any) -> Iterator[tuple[str, Any]]:
    yield "policydiff", command
    yield from command.commands.items()


def _with_fixed(original: Callable[[Any], str]) -> Callable[[Any], str]:
    def shown(context: Any) -> str:
        text = original(context)
        for pattern, word in _FIXED:
            text = re.sub(pattern, word, text, flags=re.MULTILINE)
        return text

    return shown

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
from policydiff.messages import Message, framing, helps, said, tell

if TYPE_CHECKING:
    from policydiff.vocab.labels import Labels

Language = Literal["en", "zh"]
LANGUAGES = ("en", "zh")
_OPTION = "--lang"
WIDE_HYPHENS = "－—–―−‐"
"""What an input method for Chinese gives where a hyphen was meant."""
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(WIDE_HYPHENS, "-"))
_CONFIG = Path("policydiff.toml")
_COMMAND = re.compile(r"\bpolicydiff (?=[a-z])")
_spoken: Language = "en"
_asked = False
_by_option = False
"""Whether nothing but the option of this one command line asks for the language: then a command that is told has the option, too."""
# What typer itself says in a help text: where, and the id of its Chinese words.
_FIXED = (
    (r"^Usage: ", "usage"),
    (r"\[OPTIONS\]", "any-options"),
    (r"\bCOMMAND \[ARGS\]\.\.\.", "any-command"),
    (r"^Arguments:$", "arguments"),
    (r"^Options:$", "options"),
    (r"^Commands:$", "commands"),
    (r"^Commands for research:$", "commands-research"),
    (r"^Rules and schemas:$", "commands-rules"),
    (r"\bExamples?: ?", "example"),
    (r"(?<=\[)default:\s+tasks(?=[\];])", "default-tasks"),
    (r"(?<=\[)default:\s+", "default"),
    (r"(?<=\[)required(?=\])", "required"),
    (r"…(?=\}?\.\.\.)", "no-dots"),
    (r"; (?=[\d.<=]*x[<>]=)", "joint"),
    (r"\bx>=(\d+)(?=\])", "at-least"),
    (r"\b([\d.]+)<=x<=([\d.]+)(?=\])", "between"),
    (r"Show this message and exit\.", "help"),
    (r"Install completion for the current shell\.", "install-completion"),
    (r"Show completion for the current shell, to\s+copy\s+it\s+or\s+customize\s+the\s+installation\.", "show-completion"),
)
# How typer writes an argument: {NOTICE} in the usage, and its type behind it.
_NAME, _TYPE = re.compile(r"\{([^{}\n]+)\}"), re.compile(r" <[A-Za-z\[\]]+>")
_ROW = re.compile(r"(  \S(?:\S| (?! ))*)(  +)(?=\S)")
_PLACEHOLDER = re.compile(r"[A-Z]{2,}")


def speak(words: Sequence[str]) -> None:
    """Choose the language by the words of the command line, before anything is said.

    Raises PolicydiffError for a language of the environment or of policydiff.toml that is none; of the option, its command does.
    """
    global _asked, _by_option
    speak_as("en")
    _asked = _by_option = False
    named = meant(_option(words))
    if named in LANGUAGES:
        usual = meant(os.environ.get("POLICYDIFF_LANG", "") or _configured() or "en")
        _by_option = named != usual
    else:  # what is wrong with it is said in the usual language
        named = _checked(os.environ.get("POLICYDIFF_LANG", ""), "POLICYDIFF_LANG") or _checked(_configured(), str(_CONFIG))
    if named in LANGUAGES:
        speak_as(named)


def meant(word: str) -> str:
    """Return the language that a person means (中文, Chinese, zh-CN), the word itself where it is none."""
    plain = word.strip().lower().replace("_", "-")
    if plain.partition("-")[0] in LANGUAGES:
        return plain.partition("-")[0]
    return next((language for language in LANGUAGES if plain in framing()[f"lang.{language}"].split()), word)


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


def for_excel(output: Path | None) -> bool:
    """Return whether a table is for people: those of a language but English have its heads, and in a file the mark by which Excel knows UTF-8."""
    return output is not None and _spoken != "en"


def labels() -> Labels:
    """Return the labels of the language that is spoken."""
    from policydiff.vocab.labels import labels as labels_of

    return labels_of(_spoken)


def spoken(message: str) -> str:
    """Return a message in the language that is spoken."""
    text = said(message, labels()) if isinstance(message, Message) and _spoken != "en" else str(message)
    return as_typed(text) if isinstance(message, Message) else text


def as_typed(text: str) -> str:
    """Return a text with its commands as they are to be typed to be answered in the language that is spoken."""
    return _COMMAND.sub(f"policydiff {_OPTION} {_spoken} ", text) if _by_option else text


def _option(words: Sequence[str]) -> str:
    for at, word in enumerate(words):
        if word == "--":
            break
        if word.startswith(f"{_OPTION}="):
            return word.partition("=")[2]
        if word.translate(_PLAIN_HYPHENS) == _OPTION and at + 1 < len(words):  # a wide hyphen is told of in the language asked for
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
    if word and meant(word) not in LANGUAGES:
        raise PolicydiffError(tell("cli.language-of", where=where, word=word), tell("hint.languages"))
    return meant(word)


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
            if parameter.metavar:
                parameter.metavar = _placeholder(parameter.metavar)


def _placeholder(text: str) -> str:
    """Return what stands for an argument in Chinese: 文件或文件夹, without the - for standard input, of which the help tells."""
    chinese = _PLACEHOLDER.sub(lambda found: framing().get(f"metavar.{found[0]}", found[0]), text)
    return chinese if chinese == text else chinese.replace("|-", "").replace("|", framing()["or"])


def _commands(command: Any) -> Iterator[tuple[str, Any]]:
    yield "policydiff", command
    yield from command.commands.items()


def _with_fixed(original: Callable[[Any], str]) -> Callable[[Any], str]:
    def shown(context: Any) -> str:
        text = original(context)
        for pattern, id in _FIXED:
            text = re.sub(pattern, framing()[id], text, flags=re.MULTILINE)
        return _aligned(_TYPE.sub("", _NAME.sub(r"\1", text)))

    return shown


def _aligned(text: str) -> str:
    """Return a help text with its columns in line: typer counts a Chinese character as one column, terminals show it in two."""
    rows = [(line, _ROW.match(line)) for line in text.split("\n")]
    column = max((_cells(found[1]) for _, found in rows if found), default=0) + 2
    lines: list[str] = []
    old = 0
    for line, found in rows:
        if found:
            old = found.end(2)
            line = found[1] + " " * (column - _cells(found[1])) + line[old:]
        elif old and line[:old].isspace():
            line = " " * column + line[old:]
        lines.append(line)
    return "\n".join(lines)


def _cells(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)

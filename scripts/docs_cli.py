"""docs/cli.md: every command, argument and option, taken from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from policydiff.cli import app
from policydiff.cli.language import speak_chinese

_CHINESE = """\
# 命令

本页由程序生成。单看一个命令：`policydiff 命令 --help --lang zh`。

结果输出到标准输出（屏幕），其余（进度、提示、错误）输出到标准错误。退出码：0 正常；1 `validate` 查出了问题；2 命令写得不对，或缺少要用的文件；
3 程序自身的毛病。解析文件夹时按 Ctrl-C 中断，退出码为 130，已经做完的都留着。

每次都要中文，不必每次写 `--lang zh`：在当前文件夹的 `policydiff.toml` 中写一行 `lang = "zh"`，或设置环境变量 `POLICYDIFF_LANG=zh`。

`policydiff --install-completion` 让命令行能用 Tab 键补全命令和选项；`policydiff --version` 显示版本和装了哪些可选组件。
"""
_INTRODUCTION = """\
# Commands

This page is generated from the program. `policydiff COMMAND --help` prints the same for one command.

What a command finds goes to standard output, everything else (progress, hints, errors) to standard error. Exit codes: 0 all is
well; 1 `validate` found something; 2 the command cannot do what it was asked; 3 a bug of ours. With Ctrl-C in a folder, `parse`
ends with 130, and what is done is kept.

`policydiff --install-completion` makes your shell complete commands and options with the Tab key; `policydiff --version` prints
the version and which optional parts are installed.
"""

_FRAME = {"en": ("Example: ", "default", "[OPTIONS]"), "zh": ("例：", "不写则为", "[选项]")}
"""What an example begins with, the head of the defaults, and what stands for options, by language."""


def commands() -> dict[str, Any]:
    """Return the commands by name, in the order of `policydiff --help`."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def options_of(command: Any) -> set[str]:
    """Return every spelling of every option of a command."""
    spelled = {name for part in command.params if part.param_type_name == "option" for name in (*part.opts, *part.secondary_opts)}
    return spelled | {"--help", "-h"}


def global_options() -> set[str]:
    """Return the options of `policydiff` itself."""
    return options_of(typer.main.get_command(app))


def cli_markdown(language: str = "en") -> str:
    """Return the page in a language: en, zh."""
    all_of = commands()
    if language == "zh":
        group: Any = typer.main.get_command(app)
        speak_chinese(group)
        all_of = dict(group.commands)
    colon, introduction = ("：", _CHINESE) if language == "zh" else (": ", _INTRODUCTION)
    index = [f"- [`policydiff {name}`](#policydiff-{name}){colon}{_summary(command)}" for name, command in all_of.items()]
    return "\n".join([introduction, *index, *(line for item in all_of.items() for line in _command(*item, language))]) + "\n"


def _summary(command: Any) -> str:
    return str(command.help).split("\n\n")[0].replace("\n", " ").strip()


def _command(name: str, command: Any, language: str) -> Iterator[str]:
    yield f"\n## policydiff {name}\n"
    paragraphs = [paragraph.replace("\n", " ").strip() for paragraph in str(command.help).split("\n\n")]
    example, default, options = _FRAME[language]
    examples = [paragraph.removeprefix(example) for paragraph in paragraphs if paragraph.startswith(example)]
    yield from (f"{paragraph}\n" for paragraph in paragraphs if not paragraph.startswith(example))
    yield "```sh"
    yield " ".join(["policydiff", name, *(_argument(part) for part in command.params if part.param_type_name == "argument"), options])
    yield from examples
    yield "```\n"
    yield f"| | {default} | |"
    yield "|---|---|---|"
    for part in command.params:
        if not getattr(part, "hidden", False):
            yield _row(part, language)


def _argument(part: Any) -> str:
    name = (part.metavar or part.name.upper()).strip("[]")
    many = "…" if part.nargs == -1 else ""
    return f"{name}{many}" if part.required else f"[{name}{many}]"


def _row(part: Any, language: str) -> str:
    if part.param_type_name == "argument":
        spelled = _argument(part)
    else:
        spelled = ", ".join(sorted(part.opts, key=len)) + "".join(f" / {name}" for name in part.secondary_opts)
        spelled += f" {part.metavar}" if part.metavar else ""
    return f"| `{_cell(spelled)}` | {_default(part, language)} | {_cell(part.help or '')} |"


def _default(part: Any, language: str) -> str:
    value = part.default
    if part.required:
        return "必填" if language == "zh" else "required"
    if callable(value) or value in (None, False, (), [], "") or repr(value).startswith("Sentinel"):
        return ""
    if language == "zh" and value is True:
        return "开"
    return "on" if value is True else f"`{value}`"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")

"""What is answered before the command line is made ready: `--version`, a list of a folder, and a comparison of two, where nothing else is asked for.

To load typer and make it ready took three quarters of the time of the first two, and a twelfth of that of a comparison. Whatever has one word more, and whatever goes wrong, goes the usual way, which says the same.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from policydiff.cli.language import LANGUAGES, WIDE_HYPHENS, speak
from policydiff.cli.terminal import out
from policydiff.cli.vocabulary import lay_vocabulary_over
from policydiff.installed import version_of

_OPTIONAL = {"selectolax": "html", "pypdfium2": "pdf", "xlsxwriter": "xlsx"}
USUAL = Path("data")
"""The folder that is listed where none is named."""
ASKS = frozenset(("/?", "-?", "-help", "/help"))
"""How people ask other programs for help, wherever it stands."""


def answered_at_once(words: Sequence[str]) -> bool:
    """Answer a command line that asks for no more than this, and return whether it did. Raises what the one that is answered the usual way raises."""
    if "_POLICYDIFF_COMPLETE" in os.environ:
        return False
    match words:
        case ["--version"]:
            out(versions())
            return True
        case ["--lang", lang, *rest] if lang in LANGUAGES:
            pass
        case rest:
            pass
    if compared := _compared(rest):
        speak(words)
        lay_vocabulary_over()
        from policydiff.cli.two.comparing import compare_two

        compare_two(compared[0], compared[1], data=Path(compared[2]))
        return True
    folder = _listed(rest)
    if folder is None or not folder.is_dir():
        return False
    from policydiff.cli.desk.listed import print_list

    speak(words)
    lay_vocabulary_over()
    print_list(folder)
    return True


def _compared(words: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the two that `compare` is asked to compare, and the folder of data; None where that is not all that is asked for."""
    match words:
        case ["compare", child, parent]:
            found = child, parent, str(USUAL)
        case ["compare", child, parent, "--data", data]:
            found = child, parent, data
        case _:
            return None
    plain = all(word and "\0" not in word and word[0] not in f"-{WIDE_HYPHENS}" and word not in ASKS for word in found)
    return found if plain else None


def _listed(words: Sequence[str]) -> Path | None:
    """Return the folder that `list` is asked for, None where that is not all that is asked for."""
    match words:
        case ["list"]:
            return USUAL
        case ["list", folder] | ["list", "--data", folder] if folder and "\0" not in folder and folder[0] != "-" and folder not in ASKS:
            return Path(folder)
    return None


def versions() -> str:
    """Return the program's version, Python's, and of each optional part its version or how to install it."""
    import platform

    lines = [f"policydiff {version_of('policydiff') or 'not installed'} (Python {platform.python_version()})"]
    for package, extra in _OPTIONAL.items():
        found = version_of(package)
        lines.append(f"  {extra:5} {package} {found}" if found else f'  {extra:5} missing: pip install "policydiff[{extra}]"')
    return "\n".join(lines)

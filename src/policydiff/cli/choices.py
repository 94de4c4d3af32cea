"""Words that a command takes: what is offered while a person types, and what is said where a word is none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from policydiff.cli.language import LANGUAGES, meant, speak_as
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

NOTICE_TABLES = (
    "notices",
    "tasks",
    "targets",
    "organisations",
    "diagnostics",
    "achievements",
    "figures",
    "citations",
    "plans",
    "sections",
    "clauses",
)
"""The tables of notices, written out again because their columns take the models to load; a test compares them."""
_ENDINGS = {".yml": "yaml", ".md": "markdown", ".markdown": "markdown", ".htm": "html", ".txt": "text", ".text": "text", ".xml": "junit"}
_NAMED = {"text": ".txt", "markdown": ".md", "junit": ".xml"}
_SHEETS, _PAPERS = (".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers"), (".doc", ".docm", ".rtf", ".odt", ".wps", ".pages", ".pdf")
_PACKED = (".gz", ".zip", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".tgz")
_OTHERS = (
    ".xml",
    ".mht",
    ".mhtml",
    ".ofd",
    ".log",
    ".jsonl",
    ".ndjson",
    ".toml",
    ".parquet",
    ".duckdb",
    ".db",
    ".sqlite",
    ".png",
    ".svg",
    ".tex",
    ".jpg",
    ".jpeg",
    ".ppt",
    ".pptx",
    ".dps",
    ".epub",
    ".ceb",
    ".mdb",
    ".dta",
    ".sav",
)
FILE_ENDINGS = frozenset(
    (*_ENDINGS, *_SHEETS, *_PAPERS, *_PACKED, *_OTHERS, ".yaml", ".json", ".csv", ".tsv", ".html", ".xlsx", ".docx", ".sarif")
)
"""Endings by which a person means a file, and never a folder."""


def offered(words: Iterable[str]) -> Callable[[], list[str]]:
    """Return what a shell calls for the words that can stand here."""
    return lambda: [*words]


def offered_notices(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids and place names of the data folder that begin as typed; a shell calls this, so it never raises."""
    try:
        from policydiff.corpus import Corpus

        entries = Corpus(Path(context.params.get("data") or "data")).entries()
        names = {name for entry in entries for name in (entry.id, *((entry.place.slug, entry.place.name) if entry.place else ()))}
        return sorted(name for name in names if name and name.startswith(incomplete))
    except Exception:
        return []


def _checked_language(word: str | None) -> str | None:
    """Return the word, and speak that language from here on: whoever calls a command without `main` has chosen it as well."""
    named = meant(word) if word is not None else None
    if word is not None and named not in LANGUAGES:
        raise PolicydiffError(tell("cli.unknown", what="language", word=word), tell("hint.languages"))
    if named is not None:
        speak_as(named)
    return named


def or_stdout(output: Path | None) -> Path | None:
    """Return where a result goes: None, which is standard output, where an output is called - as it is elsewhere."""
    return None if output == Path("-") else output


def format_option(formats: Sequence[str], default: str = "text") -> Any:
    """Return the option --format of a command that writes these formats."""
    words = ", ".join(formats)
    said = f"{words}; as the output is called, else {default}."
    return typer.Option(metavar="FORMAT", help=said, show_default=False, autocompletion=offered(formats))


def table_option(tables: Sequence[str], rest: str = "", *, screen: bool = False) -> Any:
    """Return the option --table of a command whose csv and tsv can be any of these tables; screen: what is printed, too. rest: what else is to be said, after a semicolon."""
    said = ("Only this table: " if screen else "Of csv and tsv: ") + ", ".join(tables) + (f"; {rest}." if rest else ".")
    return typer.Option(metavar="TABLE", help=said, show_default=False, autocompletion=offered(tables))


def plan_option(side: str) -> Any:
    """Return the option that names one plan of a side: the child or the parent."""
    return typer.Option(metavar="PLAN", help=f"Which plan of the {side}: p2, 2, or words of its title.", show_default=False)


Data = Annotated[
    Path,
    typer.Option(
        "--data",
        metavar="FOLDER",
        help="Where ids and places are looked for, else in data; of a folder with raw/ and structured/ in it, in these two.",
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        metavar="en|zh",
        help="Language that is spoken; else POLICYDIFF_LANG, or lang in policydiff.toml.",
        show_default=False,
        callback=_checked_language,
        autocompletion=offered(LANGUAGES),
    ),
]
Bom = Annotated[bool, typer.Option("--bom", help="Begin csv and tsv with a byte-order mark, for Excel; files in Chinese have it anyway.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to this file instead of standard output.", show_default=False, callback=or_stdout
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the written file.")]
Force = Annotated[bool, typer.Option("--force", help="Write over whatever the output file holds.")]


def one_of(word: str | None, allowed: Sequence[str], what: str) -> None:
    """Raise PolicydiffError where a word was given that is none of those allowed; what: what the word is, such as "format"."""
    if word is not None and word not in allowed:
        raise PolicydiffError(tell("cli.unknown", what=what, word=word), tell("hint.choose", words=tuple(allowed)))


def table_named(word: str, allowed: Sequence[str] = NOTICE_TABLES) -> str:
    """Return the table that a word means, by its key or by what its sheet is called: 任务, 任务表. Raises PolicydiffError where there is none."""
    if word in allowed:
        return word
    from policydiff.vocab.labels import labels

    sheets = {labels(language)("sheet", name): name for name in allowed for language in LANGUAGES}
    found = sheets.get(word) or sheets.get(word.removesuffix("表"))
    if found is None:
        hint = (
            tell("hint.file-for-table", name=word)
            if Path(word).suffix.lower() in FILE_ENDINGS
            else tell("hint.tables", words=tuple(allowed))
        )
        raise PolicydiffError(tell("cli.unknown", what="table", word=word), hint)
    return found


def format_of(format: str | None, output: Path | None, allowed: Sequence[str], default: str, *, folders: bool = False) -> str:
    """Return the format asked for: by name, else by the ending of the output, else (where it has none) the default.

    folders: the output may be a folder, whose name may have a dot. Raises PolicydiffError for a name that is none of those
    allowed, for an ending that no format has, and where name and ending contradict each other.
    """
    one_of(format, allowed, "format")
    named = "" if output is None else usable_ending(output, allowed, others=bool(format or folders))
    if format is not None and named and named != format and {named, format} != {"text", "markdown"}:
        raise PolicydiffError(tell("cli.wrong-ending", path=output, format=format), tell("hint.no-format"))
    return format or named or default


def usable_ending(output: Path, allowed: Sequence[str], *, others: bool = True) -> str:
    """Return the format that the ending of an output names, "" where it has none or (where there may be others) an unknown one.

    Raises PolicydiffError for an ending by which people know another kind of file.
    """
    ending = "" if output.is_dir() else output.suffix.lower()
    named = _ENDINGS.get(ending, ending[1:])
    if not ending or named in allowed:
        return named
    if others and ending not in FILE_ENDINGS:
        return ""
    raise PolicydiffError(tell("cli.no-such-format", ending=ending, path=output), _better_name(output, ending, allowed))


def _better_name(output: Path, ending: str, allowed: Sequence[str]) -> str:
    """Return the hint for an ending that no format has: the one that is meant, or all that there are."""
    if ending in _PACKED and _ENDINGS.get(output.with_suffix("").suffix, output.with_suffix("").suffix[1:]) in allowed:
        return tell("hint.not-packed", name=output.with_suffix("").name)
    meant = ("xlsx", "csv") if ending in _SHEETS else ("docx", "html") if ending in (".pdf", *_PAPERS) else ()
    near = next((form for form in meant if form in allowed), None)
    if near is not None:
        return tell("hint.call-it", name=output.with_suffix(f".{near}").name, pdf=ending == ".pdf")
    return tell("hint.endings", endings=tuple(_NAMED.get(form, f".{form}") for form in allowed if form not in ("github", "plain")))

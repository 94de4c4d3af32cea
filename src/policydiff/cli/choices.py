"""Words that a command takes: what is offered while a person types, and what is said where a word is none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from policydiff.errors import PolicydiffError

_ENDINGS = {".yml": "yaml", ".md": "markdown", ".htm": "html", ".txt": "text"}


def offered(words: Iterable[str]) -> Callable[[], list[str]]:
    """Return what a shell calls for the words that can stand here."""
    return lambda: [*words]


def offered_notices(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids and place names of the data folder that begin as typed; a shell calls this, so it never raises."""
    try:
        from policydiff.corpus import Corpus

        entries = Corpus(Path(context.params.get("data") or "data")).entries()
        names = {name for entry in entries for name in (entry.id, *((entry.place.slug, entry.place.name) if entry.place else ()))}
        return sorted(name for name in names if name.startswith(incomplete))
    except Exception:
        return []


Data = Annotated[Path, typer.Option("--data", metavar="FOLDER", help="The data folder, with raw/ and structured/ in it.")]
Lang = Annotated[str, typer.Option(metavar="en|zh", help="Language of the labels.", autocompletion=offered(("en", "zh")))]
Bom = Annotated[bool, typer.Option("--bom", help="Begin csv and tsv with a byte-order mark, for Excel.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.", show_default=False)
]


def one_of(word: str | None, allowed: Sequence[str], what: str) -> None:
    """Raise PolicydiffError where a word was given that is none of those allowed; what: what the word is, such as "format"."""
    if word is not None and word not in allowed:
        raise PolicydiffError(f"unknown {what} '{word}'", "choose from: " + ", ".join(allowed))


def format_of(format: str | None, output: Path | None, allowed: Sequence[str], default: str) -> str:
    """Return the format asked for: by name, else by the ending of the output, else the default.

    Raises PolicydiffError for a name that is none of those allowed, and where name and ending contradict each other.
    """
    one_of(format, allowed, "format")
    ending = output.suffix.lower() if output is not None and not output.is_dir() else ""
    named = _ENDINGS.get(ending, ending[1:])
    named = named if named in allowed else ""
    if format is not None and named and named != format and {named, format} != {"text", "markdown"}:
        raise PolicydiffError(f"{output} does not end as --format {format} does", "leave out --format, or call the output otherwise")
    return format or named or default

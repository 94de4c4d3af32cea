"""What the commands over many documents share: which documents are meant, progress on a terminal, and the result by the output's ending."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from policydiff.cli.choices import format_option, offered_notices, one_of
from policydiff.cli.language import language, spoken
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.gathering.documents import Document, Group, Problem
    from policydiff.gathering.keeping import Shelf
    from policydiff.report.many.sheet import Result

FORMATS = ("text", "json", "csv", "tsv", "xlsx", "html")

NoCache = Annotated[bool, typer.Option("--no-cache", help="Compute everything again, and keep nothing in the user's cache folder.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="N", min=1, max=60, help="How many comparisons to make at a time; else one a processor.", show_default=False
    ),
]

Format = Annotated[str | None, format_option(FORMATS)]
Topic = Annotated[str | None, typer.Option(metavar="WORDS", help="Only plans whose titles hold these words.", show_default=False)]
Corpora = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        metavar="FOLDER",
        help="Where to look: a folder with every notice below it, or a file; may be given again.",
        show_default=False,
    ),
]
Several = Annotated[
    list[str],
    typer.Argument(
        metavar="DOCUMENT|FOLDER…",
        help="Ids, places, files, or folders with every notice below them.",
        show_default=False,
        autocompletion=offered_notices,
    ),
]
Family = Annotated[
    list[str],
    typer.Argument(
        metavar="PARENT CHILD|FOLDER…",
        help="The parent, then its children: ids, places, files, or folders with every notice below them.",
        show_default=False,
        autocompletion=offered_notices,
    ),
]


def documents(words: Iterable[str], data: Path) -> tuple[list[Group], list[Problem]]:
    """Return the documents that the words of a command line mean, and what is wrong with words that mean none; say what is not current."""
    from policydiff.cli.terminal import say
    from policydiff.corpus import Corpus
    from policydiff.gathering.documents import gather

    groups, problems = gather(words, Corpus(data))
    entries = [document.entry for group in groups for document in group if document.entry is not None]
    stale = sum(entry.state == "stale" for entry in entries)
    if stale:
        say(spoken(tell("many.stale", count=stale)))
    corrected = sum(bool(entry.remark) for entry in entries) - stale
    if corrected:
        say(spoken(tell("many.corrected-was-read", count=corrected)))
    return groups, problems


def one(word: str, data: Path) -> Group:
    """Return the documents that one word may mean. Raises PolicydiffError where it means none."""
    groups, problems = documents([word], data)
    if problems:
        raise PolicydiffError(problems[0].message, problems[0].hint)
    if len(groups) != 1:
        raise PolicydiffError(tell("many.one-document", word=word, count=len(groups)), tell("hint.name-two"))
    return groups[0]


def paths_of(groups: Iterable[Iterable[Document]]) -> list[Path]:
    """Return the files that are read, which no result may go over."""
    return [path for group in groups for document in group for path in (document.path,) if path]


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Yield what counts one more document; on a terminal a line says how many are done, which goes away at the end."""
    done = 0
    shown = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def step(name: str) -> None:
        nonlocal done
        done += 1
        if shown:
            sys.stderr.write(f"\r\x1b[K{done}/{total} {''.join(char for char in name if char.isprintable())[:50]}")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def made_ahead(searched: Sequence[Document], kept: Shelf, step: Callable[[str], None]) -> Callable[[str], None]:
    """Parse on several processes what no run has read before, and return the step that counts the others."""
    from policydiff.corpora.trace.leaflets import make_ahead

    made: set[str] = set()
    for name in make_ahead(searched, kept):
        step(name)
        made.add(name)
    return lambda name: None if name in made else step(name)


def tell_problems(problems: Sequence[Problem]) -> None:
    """Say what could not be used, a line each, and a hint where there is one."""
    from policydiff.cli.terminal import say

    for problem in problems:
        say(f"{problem.id}: {spoken(problem.message).removeprefix(f'{problem.path}: ')}")


class Answer(Protocol):
    """What a question about many documents comes to."""

    def to_json(self) -> str:
        """Return it as JSON."""


def rendered(
    answer: Answer,
    sheet: Callable[[], Result],
    format: str,
    *,
    table: str | None,
    bom: bool,
    page: Callable[[Result], str] | None = None,
    book: Callable[[Result], bytes] | None = None,
) -> str | bytes:
    """Return an answer in a format: as its own JSON, else as the tables that `sheet` lays out.

    table: of csv and tsv, else the first. page, book: make a page or a workbook of its own kind of the tables.
    """
    if format == "json":
        from policydiff.store.digest import with_json_header

        return with_json_header(answer.to_json())
    from policydiff.report.many import formats
    from policydiff.tables.options import Options

    found = sheet()
    one_of(table, tuple(name.rpartition(".")[2] for name in found.tables), "table")
    if format == "html" and page:
        return page(found)
    if format == "xlsx" and book:
        return book(found)
    width, color = 100, False
    if format == "text":
        from policydiff.cli import terminal

        width, color = terminal.width(), terminal.colored()
    return formats.render_result(found, format, table, Options(lang=language(), bom=bom, width=width, color=color))

"""Every output shown is what the command prints now, and every generated page is fresh."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from doc_pages import PAGES, text_of

from docs import GENERATED, difference
from docs_console import Workspaces, pieces, refresh

SHOWING = tuple(page for page in PAGES if "```console" in text_of(page))


@pytest.fixture(scope="module")
def workspaces() -> Iterator[Workspaces]:
    with Workspaces() as made:
        yield made


@pytest.mark.parametrize("page", SHOWING)
def test_every_output_shown_is_real(page: str, workspaces: Workspaces) -> None:
    assert difference(page, workspaces) == "", f"{page} is stale: run make docs"


@pytest.mark.parametrize("page", GENERATED)
def test_generated_pages_are_fresh(page: str, workspaces: Workspaces) -> None:
    assert difference(page, workspaces) == "", f"{page} is stale: run make docs"


@pytest.mark.parametrize("page", SHOWING)
def test_no_output_is_empty_where_a_part_was_asked_for(page: str) -> None:
    for piece in pieces(text_of(page)):
        if piece.is_fence and piece.kind == "console":
            lines = piece.body.splitlines()
            assert all(line.startswith("$ ") or lines[0].startswith("$ ") for line in lines), piece.body


CASES = {
    "a command and its output": ("```console\n$ echo hello\n```\n", "```console\n$ echo hello\nhello\n```\n"),
    "an old output goes": ("```console\n$ echo new\nold\nolder\n```\n", "```console\n$ echo new\nnew\n```\n"),
    "messages first, then the result": (
        "```console\n$ echo result; echo message >&2\n```\n",
        "```console\n$ echo result; echo message >&2\nmessage\nresult\n```\n",
    ),
    "the code of the command before": ("```console\n$ (exit 3)\n$ echo $?\n```\n", "```console\n$ (exit 3)\n$ echo $?\n3\n```\n"),
    "the code of our own command": (
        "```console\n$ policydiff show nobody -o x\n$ echo $?\n```\n",
        "```console\n$ policydiff show nobody -o x\nerror: nothing in data is called 'nobody'\nhint: policydiff list shows what there is\n"
        "$ echo $?\n2\n```\n",
    ),
    "a hidden command prepares": (
        "<!-- run: echo hidden > file -->\n```console\n$ cat file\n```\n",
        "<!-- run: echo hidden > file -->\n```console\n$ cat file\nhidden\n```\n",
    ),
    "a block becomes a file": (
        "<!-- save: file -->\n```text\nsaved\n```\n```console\n$ cat file\n```\n",
        "<!-- save: file -->\n```text\nsaved\n```\n```console\n$ cat file\nsaved\n```\n",
    ),
    "what is not installed is left alone": (
        "<!-- needs: no-such-program -->\n```console\n$ no-such-program\nas it was\n```\n",
        "<!-- needs: no-such-program -->\n```console\n$ no-such-program\nas it was\n```\n",
    ),
    "parts of an output": (
        "<!-- show: first 1; from c to d; row g -->\n```console\n$ printf 'a\\nb\\nc\\nd\\nf\\n  g\\n h\\ni\\n'\n```\n",
        "<!-- show: first 1; from c to d; row g -->\n```console\n$ printf 'a\\nb\\nc\\nd\\nf\\n  g\\n h\\ni\\n'\na\n…\nc\nd\nf\n  g\n h\n…\n```\n",
    ),
    "other languages are no console": ("```sh\n$ echo hello\n```\n", "```sh\n$ echo hello\n```\n"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_console_blocks(case: tuple[str, str], workspaces: Workspaces) -> None:
    before, after = case
    assert refresh(before, workspaces.new()) == after


@pytest.mark.parametrize("parts", ["row missing", "from missing", "last 3"])
def test_a_part_that_is_not_there_is_an_error(parts: str, workspaces: Workspaces) -> None:
    with pytest.raises(ValueError, match="show: "):
        refresh(f"<!-- show: {parts} -->\n```console\n$ echo hello\n```\n", workspaces.new())

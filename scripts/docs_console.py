"""Console blocks of the documentation: every command in them is run, and what it prints is what the page shows.

A page is Markdown. In a ```console block each line that begins with `$ ` is a command; the lines below it, up to the next one,
are its output. Four comments, which a reader of the page does not see, prepare a block:

    <!-- run: COMMAND -->     run it, show nothing
    <!-- save: NAME -->       write the next block of code to a file
    <!-- needs: PROGRAM -->   run the next console block only where PROGRAM (or the Python package of that name) is installed
    <!-- show: PARTS -->      of the next console block, which has one command, show these parts and … for what is left out

PARTS, with `; ` between them: `first N` lines, `from A to B` (from a line that contains A to one that contains B; to the end without
B), `row A` (the line without indentation at or above the first that contains A, and the indented lines below it). A part that is not
there is an error.

Commands run in a copy of the project's data, in which data/structured is fresh; each page has a copy of its own. A page has a
hundred commands or so: those of policydiff run within this process, which saves them starting up, and all else in a shell.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from policydiff.cli import called as policydiff

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("data/raw", "docs/examples", "tests/fixtures", "schema")
_FENCE = re.compile(r"^(?P<mark>```+)(?P<language>[\w-]*)[ \t]*\n(?P<body>.*?)^(?P=mark)[ \t]*$", re.DOTALL | re.MULTILINE)
_DIRECTIVE = re.compile(r"<!-- (?P<verb>run|save|needs|show): (?P<value>.*?) -->", re.DOTALL)
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A fence or a directive of a page. kind: a fence's language, or the verb of a directive; start, end: offsets of the body."""

    kind: str
    is_fence: bool
    body: str
    start: int
    end: int


def pieces(page: str) -> list[Piece]:
    """Return the fences and directives of a page, in order; a directive inside a fence is text."""
    fences = [Piece(match["language"], True, match["body"], match.start("body"), match.end("body")) for match in _FENCE.finditer(page)]
    directives = [
        Piece(match["verb"], False, match["value"].strip(), match.start(), match.end())
        for match in _DIRECTIVE.finditer(page)
        if not any(fence.start <= match.start() < fence.end for fence in fences)
    ]
    return sorted([*fences, *directives], key=lambda piece: piece.start)


class Workspace:
    """A folder as a reader of the documentation has it: raw notices, their structured files, examples."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._code = 0
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        kept = {name: value for name, value in os.environ.items() if name not in ("LINES", "FORCE_COLOR", "PYTHONPATH")}
        self._environment = {**kept, "PATH": path, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100"}

    @classmethod
    def fresh(cls, folder: Path) -> Workspace:
        """Return a workspace in an empty folder, with the project's notices parsed."""
        for name in _COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name)
        workspace = cls(folder)
        workspace.run("policydiff parse data/raw -o data/structured")
        return workspace

    def copy(self, folder: Path) -> Workspace:
        """Return a copy in another folder that does not exist yet."""
        shutil.copytree(self.folder, folder)
        return Workspace(folder)

    def run(self, command: str) -> str:
        """Return what a command prints, first what goes to stderr; `$?` in it is the code of the command before."""
        own = _OWN.fullmatch(command)
        if own is None:
            return self._shell(command)
        out, err = self._within(shlex.split(own["arguments"]))
        err = "" if own["silent"] else err
        return err + (self._shell(own["pipe"], out) if own["pipe"] else _ended(out))

    def _within(self, arguments: list[str]) -> tuple[str, str]:
        """Run policydiff in this process and return its output and its messages."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with (
            contextlib.chdir(self.folder),
            mock.patch.dict(os.environ, self._environment, clear=True),
            mock.patch.object(sys, "argv", ["policydiff", *arguments]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                policydiff()
            except SystemExit as end:
                self._code = int(end.code or 0)
            written = []
            for stream in (out, err):
                stream.flush()
                written.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        return written[0], _ended(written[1])

    def _shell(self, command: str, given: str = "") -> str:
        done = subprocess.run(
            f"(exit {self._code}); {command}",
            shell=True,
            executable=shutil.which("bash"),
            cwd=self.folder,
            input=given,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
        self._code = done.returncode
        return _ended(done.stderr) + _ended(done.stdout)


_OWN = re.compile(r"policydiff (?P<arguments>[^|<>&;$]*?)(?P<silent> 2>/dev/null)?(?: \| (?P<pipe>.*))?", re.DOTALL)
"""A command of our own, alone or before a pipe; with any other syntax of the shell it is left to the shell."""


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def refresh(page: str, workspace: Workspace) -> str:
    """Return the page with every console block as it would be printed now."""
    out: list[str] = []
    at = 0
    told: dict[str, str] = {}
    for piece in pieces(page):
        if not piece.is_fence:
            if piece.kind == "run":
                workspace.run(piece.body)
            else:
                told[piece.kind] = piece.body
            continue
        if name := told.pop("save", ""):
            (workspace.folder / name).write_text(piece.body, encoding="utf-8", newline="\n")
        elif piece.kind == "console":
            needed, parts = told.pop("needs", ""), told.pop("show", "")
            if not needed or _is_installed(needed):
                out += (page[at : piece.start], _console(piece.body, parts, workspace))
                at = piece.end
    return "".join([*out, page[at:]])


def _console(body: str, parts: str, workspace: Workspace) -> str:
    commands = [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]
    if parts and len(commands) != 1:
        raise ValueError(f"show: is for a block with one command, not for {commands}")
    outputs = [_trimmed(workspace.run(command)) for command in commands]
    if parts:
        outputs = ["".join(f"{line}\n" for line in _chosen(outputs[0].splitlines(), parts))]
    return "".join(f"$ {command}\n{output}" for command, output in zip(commands, outputs, strict=True))


_FIRST, _FROM_TO, _ROW = re.compile(r"first (\d+)"), re.compile(r"from (.+?)(?: to (.+))?"), re.compile(r"row (.+)")


def _chosen(lines: list[str], parts: str) -> list[str]:
    """Return the lines that `show:` asks for, with … where others are left out."""
    out: list[str] = []
    end = 0
    for part in parts.split("; "):
        start, stop = _range(lines, part, end)
        out += ["…"] * (start > end) + lines[start:stop]
        end = stop
    return out + ["…"] * (end < len(lines))


def _range(lines: list[str], part: str, after: int) -> tuple[int, int]:
    if found := _FIRST.fullmatch(part):
        return 0, int(found[1])
    if found := _FROM_TO.fullmatch(part):
        start = _line(lines, found[1], after)
        return start, _line(lines, found[2], start) + 1 if found[2] else len(lines)
    if found := _ROW.fullmatch(part):
        start = at = _line(lines, found[1], after)
        while start > after and lines[start][:1].isspace():
            start -= 1
        stop = at + 1
        while stop < len(lines) and lines[stop][:1].isspace():
            stop += 1
        return start, stop
    raise ValueError(f"show: does not know '{part}'")


def _line(lines: list[str], text: str, after: int) -> int:
    for number in range(after, len(lines)):
        if text in lines[number]:
            return number
    raise ValueError(f"show: no line holds '{text}' in:\n" + "\n".join(lines))


def _trimmed(output: str) -> str:
    """Leave out blanks at the ends of lines, which editors take away, and blank lines at the end."""
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _is_installed(name: str) -> bool:
    return shutil.which(name) is not None or importlib.util.find_spec(name) is not None


class Workspaces:
    """A fresh workspace for each page; the notices are parsed once."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="policydiff-docs-", ignore_cleanup_errors=True)
        self._first: Workspace | None = None
        self._count = 0

    def __enter__(self) -> Workspaces:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def new(self) -> Workspace:
        """Return a workspace that no page has touched."""
        root = Path(self._folder.name)
        if self._first is None:
            (root / "first").mkdir()
            self._first = Workspace.fresh(root / "first")
        self._count += 1
        return self._first.copy(root / f"page-{self._count}")

"""What the tool says when it cannot go on; everything less is a diagnostic (see model.notice.Diagnostic)."""

from __future__ import annotations

import errno
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FINDINGS = 1  # validate: something at or above --fail-on
    USAGE = 2  # wrong usage or unusable input
    INTERNAL = 3  # a bug
    INTERRUPTED = 130  # Ctrl-C, as shells have it


class PolicydiffError(Exception):
    """The command cannot do what it was asked.

    message: what is wrong and where (file, line, key), one sentence, no full stop needed.
    hint: what the person can do about it; may be empty.
    The CLI prints both and exits with Exit.USAGE.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnreadableSource(PolicydiffError):
    """A file that cannot become text: missing, binary, empty, undecodable, of an unknown type."""


class MissingExtra(PolicydiffError):
    """A reader or report needs an optional package that is not installed."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs the optional part '{extra}'", f'install it with: pip install "policydiff[{extra}]"')


class InvalidDocument(PolicydiffError):
    """A YAML or JSON file that is not of the contract; message names key and line."""


class NotFound(PolicydiffError):
    """A name, id or place that the corpus does not have, or that fits several; hint lists the candidates."""


class UnwritableOutput(PolicydiffError):
    """A result that could not be written; nothing half-written is left behind. what: the file or folder, and what it is for."""

    def __init__(self, what: str, error: OSError) -> None:
        reason, hint = _WRITING.get(
            error.errno or 0, (error.strerror or str(error), "check that you may write there, and that the disk is not full")
        )
        super().__init__(f"{what} cannot be written: {reason}", hint)


class OutputInTheWay(PolicydiffError):
    """What stands where a result is to go would be lost. why: what it is, as the end of a sentence that begins with its path."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} {why}", "name another file for the result; --force writes over it all the same")


_WRITING = {
    errno.EISDIR: ("it is a folder", "name a file"),
    errno.EEXIST: ("a part of its path is a file", "name another one"),
    errno.ENOTDIR: ("a part of its path is a file", "name another one"),
    errno.EACCES: ("you may not write there", "name another one, or close the program that has it open"),
    errno.EPERM: ("you may not write there", "name another one, or close the program that has it open"),
    errno.EROFS: ("you may not write there", "name another one"),
    errno.EBADF: ("it is closed", "name a file with -o"),
    errno.ENOSPC: ("the disk is full", "make room, and run it again"),
    errno.ENAMETOOLONG: ("its name is too long", "give the raw file a shorter one"),
}

"""What the tool says when it cannot go on; everything less is a diagnostic (see model.notice.Diagnostic)."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from policydiff.messages import Message, recalled, tell


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
        super().__init__(tell("error.missing-extra", what=what, extra=extra), tell("hint.install-extra", extra=extra))


class InvalidDocument(PolicydiffError):
    """A YAML or JSON file that is not of the contract; message names key and line."""


class NotFound(PolicydiffError):
    """A name, id or place that the corpus does not have, or that fits several; hint lists the candidates."""


class UnwritableOutput(PolicydiffError):
    """A result that could not be written; nothing half-written is left behind. what: the file or folder, and what it is for."""

    def __init__(self, what: str, error: OSError) -> None:
        known = _NO_RIGHT if _is_without_right(error) else _WRITING.get(error.errno or 0)
        reason, hint = (tell(known[0]), tell(known[1])) if known else (reason_of(error), tell("hint.write"))
        super().__init__(tell("error.unwritable", what=what, reason=reason), hint)


class OutputInTheWay(PolicydiffError):
    """What stands where a result is to go would be lost. why: what it is, as the end of a sentence that begins with its path.

    hint: where another name or --force is not the first thing to think of.
    """

    def __init__(self, path: object, why: str, hint: str = "") -> None:
        super().__init__(tell("error.in-the-way", path=path, why=why), hint or tell("hint.another-result"))


def did_you_mean(near: Sequence[str]) -> Message:
    """Return the hint that offers what is called nearly as somebody typed: one, or several in a line each."""
    return tell("hint.did-you-mean", near=tuple(near)) if len(near) == 1 else tell("hint.one-of", near=tuple(near))


def _is_without_right(error: OSError) -> bool:
    """Return whether nothing can be made in the folder, rather than one file of it not replaced, which another program may have open."""
    return (
        error.errno in (errno.EACCES, errno.EPERM)
        and error.filename is not None
        and error.filename2 is None
        and not Path(error.filename).is_file()
    )


def reason_of(error: Exception) -> str:
    """Return what the operating system says of an error, as a message where it is one of the common ones."""
    said = getattr(error, "strerror", None) or str(error)
    known = f"os.{errno.errorcode.get(getattr(error, 'errno', None) or 0, '')}"
    return recalled(said, known, {})


_NO_RIGHT = ("write.no-right", "hint.write.no-right")
_WRITING = {
    errno.EISDIR: ("write.EISDIR", "hint.write.EISDIR"),
    errno.EEXIST: ("write.EEXIST", "hint.write.another"),
    errno.ENOTDIR: ("write.EEXIST", "hint.write.another"),
    errno.EACCES: ("write.EACCES", "hint.write.EACCES"),
    errno.EPERM: ("write.EACCES", "hint.write.EACCES"),
    errno.EROFS: _NO_RIGHT,
    errno.EBADF: ("write.EBADF", "hint.write.EBADF"),
    errno.ENOSPC: ("write.ENOSPC", "hint.write.ENOSPC"),
    errno.ENAMETOOLONG: ("write.ENAMETOOLONG", "hint.write.ENAMETOOLONG"),
}

"""What the tool says when it cannot go on; everything less is a diagnostic (see model.notice.Diagnostic)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FINDINGS = 1  # validate: something at or above --fail-on
    USAGE = 2  # wrong usage or unusable input
    INTERNAL = 3  # a bug


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
    """A result that could not be written; nothing half-written is left behind."""

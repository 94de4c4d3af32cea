"""Findings as text, in plain sentences, as JSON, GitHub annotations, SARIF and JUnit XML."""

from collections.abc import Callable, Sequence
from typing import Literal

from policydiff.records import dataclass
from policydiff.validate.finding import FailOn, Finding
from policydiff.validate.output.github import to_github, to_summary
from policydiff.validate.output.json import to_json
from policydiff.validate.output.junit import to_junit
from policydiff.validate.output.plain import to_plain
from policydiff.validate.output.sarif import to_sarif
from policydiff.validate.output.text import to_text
from policydiff.vocab.labels import Labels, labels

Format = Literal["text", "plain", "json", "github", "sarif", "junit"]
FORMATS: tuple[Format, ...] = ("text", "plain", "json", "github", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found. files: all that were checked, in order; version: of the program; fail_on: what fails the run.

    whole: in plain sentences, every finding has a line of its own, as a file has room for.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    version: str
    fail_on: FailOn = "error"
    whole: bool = False


_RENDERERS: dict[Format, Callable[[Result, Labels], str]] = {
    "text": lambda result, words: to_text(result.findings, result.files, words),
    "plain": lambda result, words: to_plain(result.findings, result.files, words, whole=result.whole),
    "json": lambda result, _: to_json(result.findings, result.files, result.version),
    "github": lambda result, words: to_github(result.findings, words),
    "sarif": lambda result, words: to_sarif(result.findings, result.version, words),
    "junit": lambda result, words: to_junit(result.findings, result.files, result.fail_on, words),
}


def render(result: Result, form: Format, words: Labels | None = None) -> str:
    """Return a run's findings in one of FORMATS; the same run gives the same bytes. words: of the language for people; JSON is English."""
    return _RENDERERS[form](result, words or labels("en"))


def summarise(findings: Sequence[Finding], files: Sequence[str], words: Labels | None = None) -> str:
    """Return the job summary in Markdown that stands beside GitHub's annotations."""
    return to_summary(findings, files, words or labels("en"))


__all__ = ["FORMATS", "Format", "Result", "render", "summarise"]

"""`policydiff validate`, `policydiff rules` and `policydiff schema`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from policydiff.errors import Exit, NotFound, PolicydiffError

if TYPE_CHECKING:
    from policydiff.validate import FailOn, Finding
    from policydiff.validate.output import Format
    from policydiff.validate.waivers import Waiver

_DEFAULT = Path("data/structured")
_CONFIGS = (Path("policydiff.toml"), Path("pyproject.toml"))
_FAIL_ON = ("error", "warning", "info", "never")


def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Structured files or folders of them; data/structured where none is named.", show_default=False)
    ] = None,
    raw: Annotated[
        Path | None, typer.Option(help="The folder of the raw files; the folder raw beside structured where it is not given.", show_default=False)
    ] = None,
    format: Annotated[str, typer.Option(help="text, json, github, sarif or junit.")] = "text",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file for the result.", show_default=False)] = None,
    fail_on: Annotated[str, typer.Option(help="error, warning, info or never: what makes the exit code 1.")] = "error",
    fresh: Annotated[bool, typer.Option("--fresh/--no-fresh", help="Read the sources anew and tell what would change.")] = True,
    config: Annotated[
        Path | None, typer.Option(help="Where the waivers are; policydiff.toml or pyproject.toml where it is not given.", show_default=False)
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to use on many files.")] = 1,
) -> None:
    """Check structured notices: schema, evidence, freshness, content. Exit code 1 where something is found.

    Example: policydiff validate data/structured --format sarif -o findings.sarif
    """
    from policydiff.checking import check_files, setting, structured_files
    from policydiff.cli.terminal import deliver, say
    from policydiff.store import generator
    from policydiff.validate import reaches
    from policydiff.validate.output import FORMATS, Result, render

    _one_of(format, FORMATS, "--format")
    _one_of(fail_on, _FAIL_ON, "--fail-on")
    files = structured_files(paths or [_DEFAULT])
    if not files:
        raise NotFound(f"no structured file in {', '.join(map(str, paths or [_DEFAULT]))}", "policydiff parse data/raw -o data/structured")
    found = [each for findings in check_files(files, setting(files, raw, fresh=fresh), jobs) for each in findings]
    findings = _waived(found, config, whole=all(path.is_dir() for path in paths or [_DEFAULT]))
    names = tuple(path.as_posix() for path in files)
    result = Result(findings, names, generator().partition(" ")[2], cast("FailOn", fail_on))
    deliver(render(result, cast("Format", format)), output)
    if format == "github":
        _summarise(findings, names)
    if output is not None:
        from policydiff.validate.output.text import totals

        say(totals(findings, names))
    if reaches(findings, result.fail_on):
        raise typer.Exit(Exit.FINDINGS)


def rules(
    rule_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One rule, in full.", show_default=False)] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/rules.md.")] = False,
) -> None:
    """Print what validate looks for: all rules, or one of them in full."""
    from policydiff.cli.terminal import out
    from policydiff.validate.manual import rule_text, rules_markdown, rules_table
    from policydiff.validate.rules import RULE_BY_ID

    if markdown:
        out(rules_markdown())
    elif rule_id is None:
        out(rules_table())
    elif rule_id in RULE_BY_ID:
        out(rule_text(RULE_BY_ID[rule_id]))
    else:
        from difflib import get_close_matches

        near = get_close_matches(rule_id, RULE_BY_ID, n=3)
        raise NotFound(f"there is no rule '{rule_id}'", f"did you mean {' or '.join(near)}?" if near else "policydiff rules lists them")


def schema(
    name: Annotated[str, typer.Argument(help="notice or comparison.")] = "notice",
) -> None:
    """Print the JSON Schema of a structured notice or a comparison, for editors and other programs."""
    from policydiff.cli.terminal import out
    from policydiff.validate.schema import SCHEMA_NAMES, SchemaName, schema_text

    _one_of(name, SCHEMA_NAMES, "NAME")
    out(schema_text(cast("SchemaName", name)))


def _one_of(value: str, allowed: Sequence[str], option: str) -> None:
    if value not in allowed:
        raise PolicydiffError(f"{option}: '{value}' is none of {', '.join(allowed)}")


def _waived(found: list[Finding], config: Path | None, *, whole: bool) -> tuple[Finding, ...]:
    """Return the findings with the waivers of the configuration applied, as of today."""
    from datetime import date

    from policydiff.validate.waivers import apply_waivers

    waivers, wrong = _waivers(config)
    return apply_waivers([*found, *wrong], waivers, date.today(), whole=whole)


def _waivers(config: Path | None) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    from policydiff.validate.waivers import read_waivers

    path = config or next((each for each in _CONFIGS if each.is_file()), None)
    if path is None:
        return (), ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicydiffError(f"{path}: cannot be read ({error})") from error
    return read_waivers(text, path.as_posix())


def _summarise(findings: Sequence[Finding], names: Sequence[str]) -> None:
    """Add the table of all findings to the job summary of a GitHub workflow."""
    import os

    from policydiff.validate.output import summarise

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summarise(findings, names))

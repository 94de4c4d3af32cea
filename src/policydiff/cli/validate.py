"""`policydiff validate`, `policydiff rules` and `policydiff schema`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from policydiff.cli.choices import Force, Lang, Output, format_of, format_option, offered, one_of, usable_ending
from policydiff.cli.language import as_typed, labels, language, spoken
from policydiff.errors import Exit, NotFound, PolicydiffError, did_you_mean, reason_of
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.validate import FailOn, Finding
    from policydiff.validate.output import Format
    from policydiff.validate.waivers import Waiver

_SCHEMAS = ("notice", "comparison")
_DEFAULT = Path("data/structured")
_BASELINE = Path("policydiff-baseline.json")
_CONFIGS = (Path("policydiff.toml"), Path("pyproject.toml"))
_FORMATS = ("text", "plain", "json", "github", "sarif", "junit")
_FAIL_ON = ("error", "warning", "info", "never")


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE|FOLDER", help="Structured files or folders of them; else data/structured.", show_default=False),
    ] = None,
    raw: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the raw files are; else the folder beside that has them.", show_default=False),
    ] = None,
    format: Annotated[str | None, format_option(_FORMATS)] = None,
    output: Output = None,
    fresh: Annotated[bool, typer.Option("--fresh/--no-fresh", help="Read the sources anew and tell what would change.")] = True,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="How many files to check at a time.")] = 1,
    lang: Lang = None,
    force: Force = False,
    fail_on: Annotated[
        str,
        typer.Option(metavar="LEVEL", help="What makes the exit code 1: error, warning, info or never.", autocompletion=offered(_FAIL_ON)),
    ] = "error",
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the waivers are; else policydiff.toml or pyproject.toml.", show_default=False)
    ] = None,
    sarif: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the findings to this file, as SARIF.", show_default=False)
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Findings that were there before: they are counted and fail nothing.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=f"Write what is found to the baseline, else to {_BASELINE}.")
    ] = False,
) -> None:
    """Check whether structured files are right.

    Checked are the schema, the evidence in the raw file, whether the file is fresh, and the content. Exit code 1 for errors.

    Example: policydiff validate data/structured --format sarif -o findings.sarif
    """
    from policydiff.checking import check_files, check_folders, setting
    from policydiff.cli.desk.left_out import tell_older
    from policydiff.cli.desk.standing import ledger_name
    from policydiff.cli.terminal import deliver
    from policydiff.store import generator
    from policydiff.validate import reaches
    from policydiff.validate.output import Result, render

    one_of(format, _FORMATS, "format")
    if output is not None and output.suffix.lower() in (".xlsx", ".docx", ".xls", ".doc"):
        raise PolicydiffError(tell("cli.no-such-format", ending=output.suffix, path=output), tell("hint.checks-in-workbook"))
    chosen = format or format_of(None, output, _FORMATS, "plain" if language() == "zh" else "text")  # a SARIF file may be called .json
    if output is not None and format:
        usable_ending(output, (*_FORMATS, "markdown"))
    one_of(fail_on, _FAIL_ON, "level for --fail-on:")
    files = _checked(paths or [_DEFAULT], names_baseline=write_baseline and baseline is None)
    given = setting(files, raw, fresh=fresh, book=ledger_name if chosen == "plain" else None)
    found = [each for findings in check_files(files, given, jobs) for each in findings]
    whole = all(path.is_dir() for path in paths or [_DEFAULT])
    if whole:
        found += check_folders(given)
    findings = _beside(_waived(found, config, whole=whole), baseline, write=write_baseline, force=force)
    names = tuple(path.as_posix() for path in files)
    result = Result(findings, names, generator().partition(" ")[2], cast("FailOn", fail_on), whole=output is not None)
    reads = (*files, *given.raw_folders, *_configs(config), *([baseline] if baseline else ()))
    shown = render(result, cast("Format", chosen), labels())
    older = chosen == "plain" and output is None and tell_older(files, given.raw_folders)  # first: what is told below is of the old reading
    deliver(as_typed(shown) if chosen in ("plain", "text") else shown, output, reads=reads, force=force, told=True)
    if sarif is not None:
        deliver(render(result, "sarif", labels()), sarif, reads=reads, force=force)
    if chosen == "github":
        _summarise(findings, names)
    if output is not None:
        _tell_totals(findings, names)
    elif chosen == "plain":
        _tell_next(paths or [_DEFAULT], files, findings, given.raw_folders, whole=whole, older=older)
    if reaches(findings, result.fail_on):
        raise typer.Exit(Exit.FINDINGS)


def _tell_totals(findings: Sequence[Finding], names: Sequence[str]) -> None:
    from policydiff.cli.terminal import say
    from policydiff.validate.output.text import totals

    say(totals(findings, names, labels()))


def _tell_next(
    paths: Sequence[Path], files: Sequence[Path], findings: Sequence[Finding], raws: Sequence[Path], *, whole: bool, older: bool
) -> None:
    """Say which texts have no results (raws: where they lie), and what can be typed next: the same again where something is to be mended, or where an older version wrote some, else what the results are for."""
    from policydiff.cli.desk.left_out import tell_unread
    from policydiff.cli.desk.standing import ledger
    from policydiff.cli.terminal import free_workbook, how_to_compare, say
    from policydiff.text.ids import typed
    from policydiff.validate import reaches
    from policydiff.validate.output.plain import is_folded

    if whole:
        tell_unread(raws)
    folder = files[0].parent
    if reaches(findings, "error"):
        say(tell("findings.once-more", folder=" ".join(typed(path) for path in paths)))
        if older:
            say(tell("findings.older-first"))
    else:
        if is_folded(findings):
            say(tell("findings.every-one", folder=" ".join(typed(path) for path in paths), name=spoken(tell("findings.every-name"))))
        if older:
            return say(tell("findings.older-first"))
        there, names = ledger(folder)
        late = len({file.name for file in files} - names) if there else ""
        words = {"book": "" if there else free_workbook(), "there": typed(there) if there else ""}
        say(tell("findings.next", folder=typed(folder), late=late or "", **words))
        if len(files) > 1:
            say(how_to_compare(folder))


def _rule_ids() -> list[str]:
    from policydiff.validate.rules import every_rule

    return [rule.id for rule in every_rule()]


def rules(
    rule_id: Annotated[
        str | None, typer.Argument(metavar="RULE", help="One rule, in full.", show_default=False, autocompletion=_rule_ids)
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/rules.md.")] = False,
    lang: Lang = None,
) -> None:
    """Print what validate looks for.

    All rules in a line each, or one of them in full, with examples and what to do about it.

    Example: policydiff rules conflicting-dates
    """
    from policydiff.cli.terminal import out
    from policydiff.validate.manual import rule_text, rules_markdown, rules_table
    from policydiff.validate.rules import rule_called, rule_named

    if markdown:
        out(rules_markdown(labels()))
    elif rule_id is None:
        out(rules_table(labels()))
    elif (found := rule_named(rule_id) or rule_called(rule_id)) is not None:
        out(rule_text(found, labels()))
    else:
        from difflib import get_close_matches

        near = get_close_matches(rule_id, _rule_ids(), n=3)
        raise NotFound(tell("cli.no-rule", rule=rule_id), did_you_mean(near) if near else tell("hint.rules"))


def schema(
    name: Annotated[str, typer.Argument(metavar="notice|comparison", help="Of what.", autocompletion=offered(_SCHEMAS))] = "notice",
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Print the JSON Schema, for editors and programs.

    Example: policydiff schema notice -o notice.schema.json
    """
    from policydiff.cli.terminal import deliver
    from policydiff.validate.schema import SchemaName, schema_text

    one_of(name, _SCHEMAS, "schema")
    format_of(None, output, ("json",), "json")
    deliver(schema_text(cast("SchemaName", name)), output, force=force)


def _waived(found: list[Finding], config: Path | None, *, whole: bool) -> tuple[Finding, ...]:
    """Return the findings with the waivers of the configuration applied, as of today."""
    from datetime import date

    from policydiff.validate.waivers import apply_waivers

    waivers, wrong = _waivers(config)
    return apply_waivers([*found, *wrong], waivers, date.today(), whole=whole)


def _checked(paths: Sequence[Path], *, names_baseline: bool) -> tuple[Path, ...]:
    """Return the structured files to check; raises PolicydiffError where there are none.

    names_baseline: one of the paths may be meant for the baseline to be written, if it is not there or is a baseline, which is said then.
    """
    from policydiff.checking import structured_files
    from policydiff.corpus import RAW_ENDINGS
    from policydiff.text.ids import typed
    from policydiff.validate.baseline import is_baseline

    if [*paths] == [_DEFAULT] and not _DEFAULT.exists():
        from policydiff.cli.slips.here import not_named

        raise not_named("validate")
    for path in paths:
        if path.is_file() and path.suffix.lower() in (".xlsx", ".csv", ".xls", ".et"):
            raise PolicydiffError(tell("cli.validates-results", path=path), tell("hint.validates-results", path=typed(path)))
        if path.is_file() and path.suffix.lower() in RAW_ENDINGS:
            raise PolicydiffError(tell("cli.validates-no-raw", path=path), tell("hint.parse-some"))
    for path in paths if names_baseline else ():
        if path != _DEFAULT and (not path.exists() or (path.is_file() and is_baseline(path))):
            raise PolicydiffError(tell("baseline.no-structured", path=path), tell("hint.name-baseline", path=path))
    files = structured_files(paths)
    if not files:
        raise NotFound(tell("cli.no-structured", places=tuple(map(str, paths))), tell("hint.parse-some"))
    return files


def _beside(findings: tuple[Finding, ...], baseline: Path | None, *, write: bool, force: bool) -> tuple[Finding, ...]:
    if write:
        return _keep_baseline(findings, baseline or _BASELINE, force=force)
    return findings if baseline is None else _known(findings, baseline)


def _keep_baseline(findings: tuple[Finding, ...], path: Path, *, force: bool) -> tuple[Finding, ...]:
    """Write what is found to a baseline, and return the findings as they stand against it."""
    from policydiff.cli.terminal import deliver, say
    from policydiff.validate.baseline import apply_baseline, read_baseline, write_baseline

    text = write_baseline(findings)
    deliver(text, path, force=force, told=True)
    say(spoken(tell("baseline.written", path=path, count=text.count("fingerprint"))))
    return apply_baseline(findings, read_baseline(text, str(path)))[0]


def _known(findings: tuple[Finding, ...], path: Path) -> tuple[Finding, ...]:
    """Return the findings with those of a baseline waived."""
    from policydiff.cli.terminal import say
    from policydiff.validate.baseline import apply_baseline, read_baseline

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else tell("cli.not-utf8")
        raise PolicydiffError(tell("baseline.unreadable", path=path, reason=reason), tell("hint.write-baseline", path=path)) from error
    marked, settled = apply_baseline(findings, read_baseline(text, str(path)))
    if settled:
        say(spoken(tell("baseline.settled", path=path, count=settled)))
    return marked


def _waivers(config: Path | None) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    from policydiff.validate.waivers import read_waivers

    path = next(iter(_configs(config)), None)
    if path is None:
        return (), ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else tell("cli.not-utf8")
        raise PolicydiffError(tell("cli.waivers", path=path, reason=reason), tell("hint.config")) from error
    return read_waivers(text, path.as_posix())


def _configs(config: Path | None) -> list[Path]:
    """Return the configuration that holds: the one named, else the first that is there."""
    return [config] if config else [each for each in _CONFIGS if each.is_file()][:1]


def _summarise(findings: Sequence[Finding], names: Sequence[str]) -> None:
    """Add the table of all findings to the job summary of a GitHub workflow."""
    import os

    from policydiff.validate.output import summarise

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summarise(findings, names, labels()))

"""`policydiff compare`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policydiff.errors import PolicydiffError

if TYPE_CHECKING:
    from policydiff.compare.pair import Choice
    from policydiff.corpus import Corpus, Entry
    from policydiff.model import Comparison, Notice, Plan, Section

_FORMATS = ("text", "json", "yaml", "markdown", "html", "csv", "tsv", "xlsx", "docx")


def compare(
    child: Annotated[str, typer.Argument(help="The county's notice: id, place (wuxi, 巫溪县) or file.", show_default=False)],
    parent: Annotated[str, typer.Argument(help="The city's notice: id, place (chongqing, 重庆市) or file.", show_default=False)],
    child_plan: Annotated[str | None, typer.Option(help="Which plan of the child: p2, 2, or words of its title.")] = None,
    parent_plan: Annotated[str | None, typer.Option(help="Which plan of the parent.")] = None,
    topic: Annotated[str | None, typer.Option(help="Words that both titles hold, where a place has several notices.")] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Compare even where the child implements another document.")] = False,
    format: Annotated[str, typer.Option(help=", ".join(_FORMATS) + ".")] = "text",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Verdicts, edit kinds or marks, by commas: dropped,added,strength.")] = None,
    sort: Annotated[str, typer.Option(help="Of the clauses: child, parent, similarity or verdict.")] = "child",
    min_similarity: Annotated[float, typer.Option(help="Leave out pairs less alike than this, 0 to 1.")] = 0.0,
    table: Annotated[str | None, typer.Option(help="Of csv and tsv: clauses, targets, organisations, sections or edits.")] = None,
    lang: Annotated[str, typer.Option(help="Language of the labels: zh or en.")] = "zh",
    terms: Annotated[bool, typer.Option("--terms", help="Also say which words the child stresses, and which it drops.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin csv and tsv with a byte-order mark, for Excel.")] = False,
    data: Annotated[Path, typer.Option("--data", help="The corpus folder, with raw/ and structured/ in it.")] = Path("data"),
) -> None:
    """Say what a county's plan copied, localized, adapted, dropped, added and scaled of its city's.

    Example: policydiff compare wuxi chongqing
    """
    if format not in _FORMATS:
        raise PolicydiffError(f"unknown format '{format}'", "use one of: " + ", ".join(_FORMATS))
    if format in ("xlsx", "docx") and output is None and sys.stdout.isatty():
        raise PolicydiffError(f"{format} is no text for a terminal", "name a file with -o")
    from policydiff.cli.terminal import deliver
    from policydiff.compare import compare_plans

    words = frozenset(word.strip() for each in only or () for word in each.split(",") if word.strip())
    choice = _chosen(child, parent, data, child_plan=child_plan, parent_plan=parent_plan, topic=topic, anyway=anyway)
    comparison = compare_plans(choice.child, choice.child_plan, choice.parent, choice.parent_plan)
    options = {"only": words, "sort": sort, "min_similarity": min_similarity, "table": table, "lang": lang, "bom": bom}
    result = _rendered(comparison, format, options)
    if terms and format == "text" and isinstance(result, str):
        result = result.rstrip("\n") + "\n\n" + "\n".join(_terms(choice, lang)) + "\n"
    elif terms:
        _say_all(_terms(choice, lang))
    deliver(result, output)


def _chosen(child: str, parent: str, data: Path, *, anyway: bool, **wanted: str | None) -> Choice:
    """Return the pair that the two words mean; what was chosen or swapped goes to stderr."""
    from policydiff.compare.pair import choose
    from policydiff.corpus import Corpus

    corpus = Corpus(data)
    sides = [corpus.resolve(word) for word in (child, parent)]
    notices = [[_load(entry) for entry in entries] for entries in sides]
    choice = choose(notices[0], notices[1], anyway=anyway, **wanted)
    if choice.swapped:
        _say_all([f"sides swapped: {choice.parent.id} is of the higher level, so it is the parent"])
    if any(len(side) > 1 or len(side[0].plans) > 1 for side in notices):
        _say_all([choice.reason])
    files = all(Path(word).is_file() for word in (child, parent))
    _check_parentage(choice, corpus, allowed=anyway or files)
    return choice


def _load(entry: Entry) -> Notice:
    """Return the notice of an entry: its structured file where that is current or corrected by a person, else its raw file."""
    from policydiff.store import load_notice

    if entry.structured is not None and (entry.state in ("fresh", "corrected", "no source", "unreadable") or entry.raw is None):
        return load_notice(entry.structured)
    from policydiff.pipeline import parse_file

    if entry.raw is None:
        raise PolicydiffError(f"{entry.id} has no file to read", "policydiff list shows what there is")
    if entry.state == "stale":
        _say_all([f"{entry.id}: its structured file is out of date, so the raw file was read"])
    return parse_file(entry.raw)


def _check_parentage(choice: Choice, corpus: Corpus, *, allowed: bool) -> None:
    """Stop, or say so where it is allowed, when the child implements another document than the parent given."""
    found = choice.parentage
    if found.cited != "other" or choice.same_level:
        return
    cited = " ".join(part for part in (f"《{found.title}》" if found.title else "", found.document_number or "") if part)
    message = f"{choice.child.id} implements {cited}, not {choice.parent.id}"
    if allowed:
        _say_all([f"{message}; compared all the same"])
        return
    number = found.document_number
    there = next((entry.id for entry in corpus.entries() if number and entry.document_number == number), None)
    hint = f"that is {there}: compare with it" if there else f"that notice is not in {corpus.root}: put it into raw/ and parse it"
    raise PolicydiffError(message, f"{hint}; or compare all the same with --anyway")


def _rendered(comparison: Comparison, format: str, options: dict[str, Any]) -> str | bytes:
    if format == "yaml":
        from policydiff.store import dump_comparison

        return dump_comparison(comparison)
    if format == "json":
        from policydiff.store import dump_json

        return dump_json(comparison)
    from policydiff.report import render

    if format == "text":
        from policydiff.cli.terminal import colored, width

        options = {**options, "width": width(), "color": colored()}
    return render(comparison, format, **options)


def _terms(choice: Choice, lang: str) -> Iterator[str]:
    """Yield two lines: the words that the child stresses, with its count and the parent's, and those that it drops."""
    from policydiff.text.words import theme_terms

    stressed, dropped = theme_terms(_texts(choice.child_plan), _texts(choice.parent_plan))
    names = ("子本突出", "子本淡化") if lang == "zh" else ("stressed by the child", "dropped or played down")
    for name, found in zip(names, (stressed, dropped), strict=True):
        yield f"{name}: " + ("  ".join(f"{term.word} {term.parent}→{term.child}" for term in found) or "-")


def _texts(owner: Plan | Section) -> Iterator[str]:
    for clause in owner.clauses:
        yield clause.text
    for section in owner.sections:
        yield from _texts(section)


def _say_all(lines: Iterable[str]) -> None:
    from policydiff.cli.terminal import say

    for line in lines:
        say(line)

"""Two notices compared and the report delivered: what `policydiff compare` does once it is known what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policydiff.cli.language import for_excel, language
from policydiff.cli.many.beside import with_corpus, with_verdicts
from policydiff.cli.terminal import deliver, free_report, say
from policydiff.errors import NotFound, PolicydiffError
from policydiff.messages import Message, tell

if TYPE_CHECKING:
    from policydiff.compare.pair import Choice
    from policydiff.corpus import Corpus, Entry
    from policydiff.model import Comparison, Notice, Plan


def compare_two(
    child: str,
    parent: str,
    *,
    child_plan: str | None = None,
    parent_plan: str | None = None,
    topic: str | None = None,
    anyway: bool = False,
    format: str = "text",
    output: Path | None = None,
    only: frozenset[str] = frozenset(),
    sort: str = "child",
    min_similarity: float = 0.0,
    table: str | None = None,
    terms: bool = False,
    corpus: Sequence[Path] = (),
    verdicts: Sequence[Path] = (),
    remember: bool = False,
    full: bool = False,
    bom: bool = False,
    force: bool = False,
    data: Path = Path("data"),
) -> None:
    """Compare what two words mean and deliver the report; everything else as the options of the command (see cli/two/compare.py)."""
    from policydiff.compare import compare_plans

    others = [("--topic", topic), *(("--corpus", folder) for folder in corpus), *(("--verdicts", table_) for table_ in verdicts)]
    paths = Path(child).is_file() and Path(parent).is_file()  # which are found wherever they are looked for
    others += [("--data", data if data != Path("data") and not paths else None)]
    choice, reads = _chosen(child, parent, data, child_plan=child_plan, parent_plan=parent_plan, topic=topic, anyway=anyway)
    comparison = compare_plans(choice.child, choice.child_plan, choice.parent, choice.parent_plan)
    comparison, tables = with_verdicts(comparison, verdicts, data, remember=remember)
    comparison, searched = with_corpus(comparison, choice.child, corpus, data) if corpus else (comparison, [])
    options = {
        "only": only,
        "sort": sort,
        "min_similarity": min_similarity,
        "table": table,
        "lang": language(),
        "bom": bom or for_excel(output),
        "terms": terms,
        "command": _again(choice, (child, parent), (child_plan, parent_plan), others, anyway=anyway),
        "swapped": choice.swapped,
        "report": free_report(),
        "brief": not (full or output or only or min_similarity or terms or sort != "child"),
    }
    deliver(_rendered(comparison, format, options), output, reads=[*reads, *tables, *searched], force=force)


def _chosen(child: str, parent: str, data: Path, *, anyway: bool, **wanted: str | None) -> tuple[Choice, list[Path]]:
    """Return the pair that the two words mean, and the files that no result may go over; what was chosen or swapped goes to stderr."""
    from policydiff.cli.slips.candidates import found, pairs_of
    from policydiff.compare.pair import choose
    from policydiff.corpus import Corpus

    corpus = Corpus(data)
    sides = [found(word, data, "compare", (child, parent)) for word in (child, parent)]
    notices = [[_load(entry) for entry in entries] for entries in sides]
    try:
        choice = choose(notices[0], notices[1], anyway=anyway, **wanted)
    except NotFound as error:
        if isinstance(error.hint, Message) and error.hint.id == "hint.name-two":
            raise NotFound(error.message, pairs_of(sides, (child, parent), "compare", data)) from None
        raise
    if choice.swapped:
        _say_all([tell("cli.swapped", parent=choice.parent.id)])
    if any(len(side) > 1 or len(side[0].plans) > 1 for side in notices):
        _say_all([choice.reason])
    paths = {entry.id: entry.structured for side in sides for entry in side}
    _say_all([*_corrected(choice.parent, "parent", paths), *_corrected(choice.child, "child", paths)])
    files = all(Path(word).is_file() for word in (child, parent))
    _say_all([*_cut_off(choice.parent, "parent"), *_cut_off(choice.child, "child")])
    _say_all([*_untitled(choice.parent, choice.parent_plan, "parent"), *_untitled(choice.child, choice.child_plan, "child")])
    _check_parentage(choice, corpus, allowed=anyway or files)
    return choice, [corpus.raw, *(path for side in sides for entry in side for path in (entry.raw, entry.structured) if path)]


def _again(
    choice: Choice, sides: tuple[str, str], plans: tuple[str | None, str | None], others: Iterable[tuple[str, object]], *, anyway: bool
) -> str:
    """Return the command that compares the same two once more: with all that chose them, each on the side that it turned out to be."""
    from policydiff.text.ids import typed

    turn = -1 if choice.swapped else 1
    words = ["policydiff compare", *map(typed, sides[::turn]), *(["--anyway"] if anyway else [])]
    options = [*zip(("--child-plan", "--parent-plan"), plans[::turn], strict=True), *others]
    return " ".join([*words, *(f"{name} {typed(str(value))}" for name, value in options if value is not None)])


def _untitled(notice: Notice, plan: Plan, side: str) -> Iterator[Message]:
    """Yield that a side has no title, which whoever is given the report misses first."""
    if not plan.title and not notice.notice.title:
        yield tell("cli.note", what=tell("compare.untitled", side=side))


def _cut_off(notice: Notice, side: str) -> Iterator[Message]:
    """Yield that the text of a side seems to stop before its end, and what that does to a comparison."""
    if any(found.rule == "ends-early" and found.checked is None for found in notice.diagnostics):
        yield tell("cli.note", what=tell("compare.cut-off", side=side, child=side == "child", parent=side == "parent"))


def _corrected(notice: Notice, side: str, paths: Mapping[str, Path | None]) -> Iterator[Message]:
    """Yield what of a side a person has put in or corrected, in one line: a report is read by those who did not do it."""
    from policydiff.report.overview.by_hand import corrected
    from policydiff.text.ids import typed

    if what := corrected(notice):
        path = paths.get(notice.id)
        yield tell("cli.note", what=tell("compare.corrected", side=side, what=what, path=typed(path) if path else ""))


def _load(entry: Entry) -> Notice:
    """Return the notice of an entry, from the file that says what it says now."""
    from policydiff.gathering.reading import read_entry

    if entry.remark:
        _say_all([entry.remark])
    return read_entry(entry)


def _check_parentage(choice: Choice, corpus: Corpus, *, allowed: bool) -> None:
    """Stop, or say so where it is allowed, when the child implements another document than the parent given."""
    found = choice.parentage
    if found.cited != "other" or choice.same_level:
        return
    cited = " ".join(part for part in (f"《{found.title}》" if found.title else "", found.document_number or "") if part)
    message = tell("cli.implements-other", child=choice.child.id, cited=cited, parent=choice.parent.id)
    if allowed:
        _say_all([tell("cli.all-the-same", message=message)])
        return
    number = found.document_number
    there = next((entry.id for entry in corpus.entries() if number and entry.document_number == number), None)
    hint = tell("hint.that-is", id=there) if there else tell("hint.not-in-corpus", folder=corpus.root)
    raise PolicydiffError(message, tell("hint.or-anyway", hint=hint))


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


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)

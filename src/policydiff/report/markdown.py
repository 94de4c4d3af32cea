"""Markdown for a pull request, a wiki or a paper: tables with <del> and <ins>, which GitHub, GitLab and pandoc all read.

Asterisks would not do: beside Chinese punctuation CommonMark does not see **…** as emphasis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from policydiff.messages import said, tell
from policydiff.model import Comparison, Match, Notice, Section, Share, SideSummary, Task
from policydiff.report.descent import descent_words, is_related
from policydiff.report.naming import naming
from policydiff.report.overview.body import is_of_body, kept_and_taken, sides, survival
from policydiff.report.overview.gist import fate, fates_of, gist, is_apart, of_both, shared
from policydiff.report.overview.telling import telling
from policydiff.report.terms import terms
from policydiff.report.wording import (
    SIGNS,
    bodies,
    body_remarks,
    edit_words,
    envelope_words,
    figure,
    headline,
    marks,
    percent,
    pieces,
    place,
    ratio,
    remarks,
    shares,
    years,
)
from policydiff.tables.options import Options
from policydiff.tables.rows import View, view
from policydiff.text.inert import code
from policydiff.text.inert import markdown as safe
from policydiff.vocab.labels import Labels

LONGEST = 65_536
"""The characters that GitHub takes in the text of a pull request, an issue or a comment."""


def comparison_markdown(comparison: Comparison, options: Options) -> str:
    """Return the report: the pair, what happened, and one table each of sections, targets, organisations, clauses.

    It has at most LONGEST characters: a longer one leaves out what was copied or dropped whole, then ends early, and says so.
    """
    text = "\n".join(_comparison(comparison, options)) + "\n"
    if len(text) <= LONGEST:
        return text
    if not options.only:
        return comparison_markdown(comparison, replace(options, only=frozenset(("localized", "adapted", "added"))))
    last = f"\n*{said(tell('markdown.cut'), options.labels)}*\n"
    return text[: text.rindex("\n", 0, LONGEST - len(last))] + "\n" + last


def notice_markdown(notice: Notice, options: Options) -> str:
    """Return one notice: its envelope, and its outline as a nested list with tasks and targets in place."""
    return "\n".join(_notice(notice, options)) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a pipe table whose cells are already safe."""
    names = list(heads)
    yield ""
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _comparison(comparison: Comparison, options: Options) -> Iterator[str]:
    rows, labels = view(comparison, options), fates_of(comparison, naming(comparison, options.labels))
    if is_apart(comparison) and not options.only:
        rows = of_both(rows)
    yield f"# {safe(headline(comparison, labels))}"
    yield ""
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        number = f"，{safe(side.document_number)}" if side.document_number else ""
        yield f"- **{labels('heading', role)}** {safe(side.title or '')} ({code(f'{side.id}/{side.plan}')}{number})"
    yield f"- **{labels('heading', 'parentage')}** {safe(descent_words(comparison, labels))}"
    yield from _gist(comparison, rows, labels)
    yield from _summary(comparison, labels)
    if not is_related(comparison):
        yield from _alone(comparison, labels)
    for name, part in (("sections", _sections), ("targets", _targets), ("organisations", _organisations), ("clauses", _clauses)):
        if getattr(rows, name):
            yield from ("", f"## {labels('heading', name)}")
            yield from part(rows, labels)
    if found := terms(comparison, options):
        yield from ("", f"## {labels('heading', 'terms')}", "")
        for name, words in found:
            yield f"- **{labels('message', name)}** " + ", ".join(f"{safe(term.word)} {term.parent}→{term.child}" for term in words)
    if rows.hidden:
        yield from ("", f"*{labels('message', 'hidden')}: {rows.hidden} {labels('message', 'items')}*")
    if comparison.diagnostics:
        yield from ("", f"## {labels('heading', 'diagnostics')}", "")
        for entry in comparison.diagnostics:
            yield f"- {labels('severity', entry.severity)}: {safe(said(entry.as_message, labels))} ({code(entry.rule)})"


def _gist(comparison: Comparison, rows: View, labels: Labels) -> Iterator[str]:
    """What the first screen of the page says: what happened, and the changes that tell the most."""
    yield ""
    for key, line in gist(comparison):
        yield f"- **{labels('gist', key)}** {safe(said(line, labels))}"
    found = telling(comparison, rows) if is_related(comparison) else ()
    if found:
        yield from ("", f"## {labels('heading', 'telling')}", "")
    for number, one in enumerate(found, 1):
        yield f"{number}. **{labels('telling', one.called)}** {safe(said(one.message, labels))} ({one.row}, {safe(said(one.where, labels))})"


def _alone(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """The topmost sections of each side that have no counterpart, by their headings."""
    for side, pairs in shared(comparison).alone:
        names = [safe(name) for pair in pairs if (name := getattr(pair, f"{side}_heading"))]
        if names:
            yield from ("", f"**{labels('page', f'only_{side}')}** {labels.join(names)}")


def _summary(comparison: Comparison, labels: Labels) -> Iterator[str]:
    kept = survival(comparison)
    yield from ("", f"## {labels('heading', 'summary')}")
    heads = ("", *(labels("column", key) for key in ("clauses", "clause_share", "characters", "character_share")))
    yield from ("", labels("message", "body_only")) if is_of_body(comparison) else ()
    yield from table(heads, (row for role, side in sides(comparison) for row in _share_rows(role, side, comparison, labels)))
    if not is_related(comparison):  # what was never taken over was not dropped
        return
    if (why := kept_and_taken(comparison)) is not None:
        yield from ("", said(why, labels))
    parts = " · ".join(f"{labels('message', name)} {percent(getattr(kept, name))}" for name in ("verbatim", "cut", "dropped"))
    taken = labels("message", "share_from_parent").format(percent(kept.from_parent))
    yield from ("", f"{labels('heading', 'survival')}: {parts}. {taken}.")


def _share_rows(role: str, side: SideSummary, comparison: Comparison, labels: Labels) -> Iterator[tuple[str, ...]]:
    name: str
    share: Share
    for name, share in shares(side):
        total = name == "total"
        word = f"**{labels('heading', role)}**" if total else fate(comparison, "message" if name == "kept" else "verdict", name, labels)
        yield (word, str(share.clauses), percent(share.clause_share), str(share.characters), percent(share.character_share))


def _sections(rows: View, labels: Labels) -> Iterator[str]:
    heads = ("", labels("column", "relation"), labels("heading", "parent"), labels("heading", "child"))
    yield from table(
        heads,
        (
            (
                row.id,
                labels("relation", row.pair.relation),
                safe(f"{row.pair.parent_path or '—'} {row.pair.parent_heading or ''}".strip()),
                safe(f"{row.pair.child_path or '—'} {row.pair.child_heading or ''}".strip()),
            )
            for row in rows.sections
        ),
    )


def _targets(rows: View, labels: Labels) -> Iterator[str]:
    keys = ("verdict", "metric", "parent_printed", "child_printed", "year", "ratio", "notes")
    yield from table(
        ("", *(labels("column", key) for key in keys)),
        (
            (
                row.id,
                labels("target_verdict", row.pair.verdict),
                safe(row.pair.metric),
                safe(figure(row.pair.parent)),
                safe(figure(row.pair.child)),
                years(row.pair),
                ratio(row.pair.ratio, labels),
                safe(" · ".join(remarks(row, labels))),
            )
            for row in rows.targets
        ),
    )


def _organisations(rows: View, labels: Labels) -> Iterator[str]:
    keys = ("parent_path", "child_path", "verdict", "parent_name", "child_name", "parent_role", "child_role", "reason")
    yield from table(
        ("", *(labels("column", key) for key in keys)),
        (
            (
                row.id,
                safe(row.pair.parent_path or ""),
                safe(row.pair.child_path or ""),
                labels("organisation_verdict", row.verdict),
                safe(row.parent_name or ""),
                safe(row.child_name or ""),
                labels("role", row.parent_role or ""),
                labels("role", row.child_role or ""),
                safe(" · ".join(filter(None, (labels("reason", row.reason or ""), *body_remarks(row, labels))))),
            )
            for row in rows.organisations
        ),
    )


def _clauses(rows: View, labels: Labels) -> Iterator[str]:
    heads = ("", labels("column", "verdict"), labels("heading", "parent"), labels("heading", "child"), labels("column", "edits"))
    for group, members in rows.groups():
        if group is not None:
            yield from ("", f"### {safe(f'{place(group, labels)} {group.heading}'.strip())}")
        yield from table(
            heads,
            (
                (
                    row.id,
                    safe(" ".join((SIGNS[row.match.verdict], labels("verdict", row.match.verdict), *marks(row, labels)))),
                    _marked(row.match, "parent"),
                    _marked(row.match, "child"),
                    "<br>".join(safe(edit_words(edit, labels)) for edit in row.match.edits),
                )
                for row in members
            ),
        )


def _marked(match: Match, side: str) -> str:
    tag = "del" if side == "parent" else "ins"
    return "".join(f"<{tag}>{safe(text)}</{tag}>" if edit else safe(text) for text, edit in pieces(match, side))


def _notice(notice: Notice, options: Options) -> Iterator[str]:
    labels, envelope = options.labels, notice.notice
    yield f"# {safe(envelope.title or notice.id)}"
    yield ""
    for name, words in envelope_words(envelope, labels):
        yield f"- **{labels('field', name)}** {safe(words)}"
    for plan in notice.plans:
        yield from ("", f"## {safe(plan.title or plan.id)}", "")
        for section in plan.walk():
            yield from _section(section, notice, labels)


def _section(section: Section, notice: Notice, labels: Labels) -> Iterator[str]:
    indent = "  " * (section.level - 1)
    yield f"{indent}- {safe(section.number + section.heading)}"
    for task in notice.tasks:
        if task.section == section.id:
            yield from (f"{indent}  - {words}" for words in _task(task, labels))
    for target in notice.targets:
        if target.section == section.id:
            yield f"{indent}  - ◆ {safe(target.metric)} **{safe(figure(target))}**" + (f" ({target.year})" if target.year else "")


def _task(task: Task, labels: Labels) -> Iterator[str]:
    for role, words in bodies(task, labels):
        yield f"*{labels('role', role)}* {safe(words)}"

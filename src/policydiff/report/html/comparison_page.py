"""A comparison as one page: a single file without network, that opens from disk, prints, and works without a mouse."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from policydiff.messages import said
from policydiff.model import Comparison, Match, SectionPair
from policydiff.records import dataclass
from policydiff.report import descent, wording
from policydiff.report.descent import is_related
from policydiff.report.html.geometry import bars, chapters, contents, grid, scale, section_flow
from policydiff.report.naming import naming, whose
from policydiff.report.overview.body import body_of
from policydiff.report.overview.cuts import fates_of, section_counts
from policydiff.report.overview.gist import days_between, fate, gist, is_apart, middle, shared
from policydiff.report.overview.leads import lead_fate
from policydiff.report.overview.sections import by_article, called, unit, units
from policydiff.report.overview.telling import telling
from policydiff.report.terms import terms
from policydiff.tables.options import EDIT_KINDS, MARKS, ORIGINS, VERDICTS, Options
from policydiff.tables.rows import ClauseRow, Group, View, natural, view
from policydiff.text.inert import visible

if TYPE_CHECKING:
    from jinja2 import Environment

ROW_HEIGHT = 30
"""Of one line of the section flow, in CSS pixels."""
_FOLDED = 42
"""The height of a folded run, in CSS pixels."""
_FIRST = 46
"""How many characters of the first clause the line of a folded stretch shows."""
_LONG = 6
"""How many added rows that stand together are folded: fewer are shown, for what is new is what a reader comes for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row on the page. ghosts: clauses that stood behind it in the parent and moved elsewhere; they link to their rows."""

    row: ClauseRow
    ghosts: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that stand together. kind: "" (shown), or copied, dropped or added: a run of such rows, shown as one line that opens."""

    kind: str
    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of rows under one section heading (None: no heading). head: the heading's own row, where the heading says all of it.

    height: about how tall it will be, in CSS pixels, so that the scroll bar is right before it is laid out.
    """

    number: int
    group: Group | None
    head: Shown | None
    runs: tuple[Run, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that stand together. folded: all of them were dropped whole, and are shown as one line that opens. sections: how many a reader counts."""

    folded: bool
    blocks: tuple[Block, ...]
    sections: int

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(len(run.rows) for block in self.blocks for run in block.runs) + sum(block.head is not None for block in self.blocks)

    @property
    def words(self) -> str:
        """What it speaks of: the headings, or the first words where there are none."""
        headings = [block.group.heading for block in self.blocks if block.group and block.group.heading]
        first = next((shown.row.match for block in self.blocks for run in block.runs for shown in run.rows), None)
        return "、".join(headings) or (f"{first.parent_text[:_FIRST]}…" if first else "")


def comparison_html(comparison: Comparison, options: Options) -> str:
    """Return the page. The rows are those of `view`; filters on the page only hide them."""
    rows = view(comparison, options)
    words = naming(comparison, options.labels)
    counts = _counts(rows)
    blocks = tuple(_blocks(rows))
    return page(
        "comparison.html",
        options,
        t=words,
        whose=lambda role: whose(comparison, role, words),
        mark_names=(*MARKS, *(word for word in ORIGINS if counts["mark"][word])),
        title=wording.headline(comparison, words),
        comparison=comparison,
        rows=rows,
        gist=gist(comparison),
        middle=middle(comparison),
        telling=telling(comparison, rows),
        **_relation(comparison),
        chapters=chapters(contents(rows)),
        shared=shared(comparison),
        called=lambda pair, side: called(comparison, pair, side),
        bars=bars(comparison),
        body=body_of(comparison),
        blocks=blocks,
        stretches=tuple(_stretches(blocks, by_article(comparison))),
        units=lambda count: words("unit", units(comparison, count)),
        counted_sections=section_counts(comparison),
        became=fates_of(comparison).of,
        fate=lambda group, name: fate(comparison, group, name, words),
        counts=counts,
        lead_fate=lead_fate,
        flow=section_flow(rows.sections, _parent_order(comparison)),
        row_height=ROW_HEIGHT,
        scale=scale(rows.targets, comparison.summary.median_ratio),
        grid=grid(rows.organisations),
        anchors=_anchors(rows),
        places=_places(rows),
        terms=terms(comparison, options),
        headings={one: heading for pair in comparison.sections for one, heading in _headings(pair)},
    )


def _relation(comparison: Comparison) -> dict[str, Any]:
    """Return what the two have to do with each other."""
    return {"days": days_between(comparison), "related": is_related(comparison), "apart": is_apart(comparison)}


def page(template: str, options: Options, **values: Any) -> str:
    """Return a template filled in; style and script are inlined, and only this script may run (Content-Security-Policy)."""
    environment = _environment()
    style, script = resource("style.css"), resource(f"{template.removesuffix('.html')}.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return environment.get_template(template).render(
        lang=options.lang,
        style=style,
        script=script,
        policy=policy,
        w=wording,
        descent=descent,
        verdicts=VERDICTS,
        edit_kinds=EDIT_KINDS,
        **{"mark_names": MARKS, "t": options.labels} | values,
    )


def resource(name: str) -> str:
    """Return a file of the templates folder."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: resource(name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = anchor
    environment.filters["number"] = number
    environment.filters["said"] = said
    return environment


def _finalize(value: Any) -> Any:
    """What every {{ … }} prints: None as nothing, strangers' text made visible; markup of our own as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return "" if value is None else value


def anchor(words: str) -> str:
    """Return an id that is safe in an attribute, a link and a selector, and unlike for unlike words."""
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else f"_{ord(char):x}" for char in words)
    return plain or "_"


def number(row: str) -> str:
    """Return what a reader sees of a row's id: m42 is 42 there."""
    return row.lstrip("mTSO") or row


def _blocks(rows: View) -> Iterator[Block]:
    ghosts = _ghosts(rows.clauses) if rows.grouped else {}
    for number, (group, members) in enumerate(rows.groups(), 1):
        shown = [Shown(row, tuple(ghosts.get(row.id, ()))) for row in members]
        head = shown[0] if group is not None and _says_the_heading(members[0].match, group) else None
        runs = tuple(_runs(shown[1:] if head else shown)) if rows.grouped else (Run("", tuple(shown)),)
        yield Block(number, group, head, runs, 70 + sum(_FOLDED if run.kind else sum(map(_height, run.rows)) for run in runs))


def _stretches(blocks: Iterable[Block], articles: bool) -> Iterator[Stretch]:
    """Blocks in stretches: those that were dropped whole are folded, but for one that stands alone under its own heading."""
    for gone, members in groupby(blocks, key=_is_gone):
        stretch = tuple(members)
        groups = {block.group.parent: block.group.parent_path for block in stretch if block.group}
        sections = sum(not articles or unit(path) == "article" for path in groups.values())
        yield Stretch(gone and (len(stretch) > 1 or not (stretch[0].group and stretch[0].group.heading)), stretch, sections)


def _is_gone(block: Block) -> bool:
    head = block.head is None or _fold(block.head.row.match) == "dropped"
    return block.group is not None and head and all(run.kind == "dropped" and not any(one.ghosts for one in run.rows) for run in block.runs)


def _height(shown: Shown) -> int:
    match = shown.row.match
    return 60 + 28 * (max(len(match.parent_text), len(match.child_text)) // 34 + 1)


def _says_the_heading(match: Match, group: Group) -> bool:
    """Whether a row is a heading without changes, so that the section's own heading shows all of it."""
    return match.role == "heading" and match.verdict in ("copied", "added", "dropped") and bool(group.heading)


def _runs(shown: Iterable[Shown]) -> Iterator[Run]:
    """Rows in runs: unchanged and dropped ones that stand together are folded, and added ones where they are many; the others stay open."""
    for kind, members in groupby(shown, key=lambda one: _fold(one.row.match)):
        run = tuple(members)
        yield Run("" if kind == "added" and len(run) < _LONG else kind, run)


def _fold(match: Match) -> str:
    quiet = match.verdict in ("copied", "dropped", "added") and not (match.moved or match.review or match.evidence)
    return match.verdict if quiet else ""


def _ghosts(rows: Iterable[ClauseRow]) -> dict[str, list[ClauseRow]]:
    """For each moved clause, the row after which it stood in the parent."""
    standing = sorted(((natural(one), row) for row in rows for one in row.match.parent), key=lambda pair: pair[0])
    found: dict[str, list[ClauseRow]] = {}
    last: str | None = None
    seen = set()
    for _, row in standing:
        if not row.match.moved:
            last = row.id
        elif last is not None and row.id not in seen:
            found.setdefault(last, []).append(row)
            seen.add(row.id)
    return found


def _parent_order(comparison: Comparison) -> list[str]:
    return sorted({pair.parent for pair in comparison.sections if pair.parent}, key=natural)


def _headings(pair: SectionPair) -> Iterator[tuple[str, str]]:
    for section, heading in ((pair.parent, pair.parent_heading), (pair.child, pair.child_heading)):
        if section:
            yield section, heading or ""


def _counts(rows: View) -> dict[str, Counter[str]]:
    """How many rows each filter would show."""
    matches: list[Match] = [row.match for row in rows.clauses]
    return {
        "verdict": Counter(match.verdict for match in matches),
        "edit": Counter(kind for match in matches for kind in {edit.kind for edit in match.edits}),
        "role": Counter(match.role for match in matches),
        "mark": Counter(word for row in rows.clauses for word in row.words if word in (*MARKS, *ORIGINS)),
    }


def _places(rows: View) -> dict[str, int]:
    """side:section → the number of the first block of rows under its heading."""
    found: dict[str, int] = {}
    for number, (group, _) in enumerate(rows.groups(), 1):
        for side in ("parent", "child"):
            if group is not None and getattr(group, side):
                found.setdefault(f"{side}:{getattr(group, side)}", number)
    return found


def _anchors(rows: View) -> dict[str, str]:
    """clause id → the row that holds it, so that a target can link to its sentence."""
    return {f"{side}:{one}": row.id for row in rows.clauses for side in ("parent", "child") for one in getattr(row.match, side)}

"""How figures and edits are put into words, the same in every format."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from policydiff.messages import Message, said, tell
from policydiff.model import (
    ROLES,
    ClauseOrigin,
    Comparison,
    Edit,
    Envelope,
    Match,
    ResponsibilityPair,
    Section,
    Share,
    SideSummary,
    Span,
    Target,
    TargetPair,
    Task,
)
from policydiff.tables.options import MARKS
from policydiff.tables.remarks import body_remarks as remarks_on_body
from policydiff.tables.remarks import by_hand as by_hand  # for the templates
from policydiff.tables.remarks import is_replaced
from policydiff.tables.remarks import remarks as remarks_on
from policydiff.tables.rows import ClauseRow, Group, OrganisationRow, TargetRow
from policydiff.text.figures.showing import with_unit
from policydiff.vocab.labels import ALONE, Labels

SIGNS = {"copied": "=", "localized": "≈", "adapted": "~", "added": "+", "dropped": "-"}
SHARES = ("total", "copied", "localized", "adapted", "added", "kept", "dropped")
BOUNDS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}
ROLE_SIGNS = {"lead": "●", "responsible": "◐", "cooperating": "○", "guiding": "◇"}
ARROWS = {"weaker": "↓", "stronger": "↑", None: ""}

_ENVELOPE = ("issuer", "document_number", "index_number", "issued", "published", "addressees")
"""What is shown of an envelope beside its title, in this order."""


def counted(number: int, group: str, key: str, labels: Labels) -> str:
    """Return a number with what is counted: 7 处改动, 7 edits, 1 edit."""
    word = labels(group, key)
    return f"{number} {word.removesuffix('s') if number == 1 and labels.language == 'en' else word}"


def sentences(side: SideSummary, labels: Labels) -> str:
    """Return how many clauses a side has: 98 句, 1 clause."""
    return counted(side.total.clauses, "message", "clauses", labels)


def verdict_word(verdict: str, related: bool, labels: Labels, *, side: bool = False) -> str:
    """Return what a verdict is called: between plans that are not related, what was dropped or added merely has no counterpart.

    side: whose it is stands with it, for a legend of both sides.
    """
    if not related and verdict == "adapted":
        return labels("page", ALONE[verdict])
    if related or verdict not in ("added", "dropped"):
        return labels("verdict", verdict)
    return labels("page", f"alone_{verdict}" if side else "alone")


def verdict_about(verdict: str, related: bool, labels: Labels) -> str:
    """Return the line that explains a verdict, as `verdict_word` calls it."""
    return (not related and verdict in ALONE and labels.about("page", ALONE[verdict])) or labels.about("verdict", verdict)


def percent(share: float) -> str:
    """Return a share with one decimal: 0.4412 → 44.1%."""
    return f"{share * 100:.1f}%"


def ratio(value: Decimal | float | None, labels: Labels | None = None) -> str:
    """Return child / parent with three significant digits of a per cent, whole from 1,000% on, and below a tenth as one part of so many.

    labels: says of a rounded part that it is about so much.

    >>> ratio(0.00080357), ratio(0.834), ratio(83.97368), ratio(None)
    ('1/1200', '83.4%', '8397%', '')
    """
    if value is None:
        return ""
    number = float(value)
    if 0 < number < 0.1:
        return f"{labels('message', 'about')}{times(value)}" if labels and is_rounded(value) else times(value)
    return f"{number * 100:.0f}%" if number >= 9.995 else f"{number * 100:.3g}%"


def times(value: Decimal | float) -> str:
    """Return child / parent as it is read aloud: from a tenth on in whole per cent (83%, 120%), below as one part of so many (1/2100).

    A part of so many that is a whole number stands as it is; what is rounded is said to be about so much (see is_rounded).

    >>> times(0.000472), times(0.00016), times(0.01), times(0.834), times(12.5)
    ('1/2100', '1/6250', '1/100', '83%', '1250%')
    """
    number = float(value)
    if not 0 < number < 0.1:
        return f"{number:.0%}"
    parts = 1 / number
    if math.isclose(parts, round(parts), rel_tol=1e-9):
        return f"1/{round(parts)}"
    step = 10 ** max(0, len(str(int(parts))) - 2)
    return f"1/{round(parts / step) * step}"


def is_rounded(value: Decimal | float) -> bool:
    """Return whether child / parent is another number than the one that is shown.

    >>> is_rounded(0.00016), is_rounded(0.000472), is_rounded(0.5), is_rounded(1 / 3)
    (False, True, False, True)
    """
    shown = times(value)
    held = 1 / int(shown[2:]) if shown.startswith("1/") else int(shown[:-1]) / 100
    return not math.isclose(held, float(value), rel_tol=1e-9)


def headline(comparison: Comparison, labels: Labels) -> str:
    """Return what was compared with what, each side as `called`."""
    return " → ".join(called(comparison, role, labels) for role in ("parent", "child"))


def called(comparison: Comparison, role: str, labels: Labels) -> str:
    """Return what a side is called in a headline: its place, else its title, else what it is of the two.

    Its id, the name of a file, stands under the headline; in it, it would say nothing to a reader.
    """
    side = comparison.parent if role == "parent" else comparison.child
    return side.jurisdiction or side.title or labels("heading", role)


def figure(target: Target | None) -> str:
    """Return a target's figure as printed, with its modality, its rate and its bound in front: 力争≥500万元, 每年5家."""
    if target is None:
        return ""
    printed = _printed(target)
    before = (word for word in (target.modality, target.per) if word and word not in printed)
    return "".join((*before, BOUNDS[target.comparator], printed))


def _printed(target: Target) -> str:
    """Return the printed figure with its unit, or the one that a person has put in its place."""
    if is_replaced(target):
        return f"{target.value:f}{target.unit}"
    return with_unit(target.printed, target.value, target.unit)


def remarks(row: TargetRow, labels: Labels) -> list[str]:
    """Return what else is true of a pair of targets: its notes together, what a person has put in, where its document says it again."""
    notes = labels.join([labels("note", note) for note in row.pair.notes])
    return [*([notes] if notes else []), *(said(each, labels) for each in remarks_on(row))]


def body_remarks(row: OrganisationRow, labels: Labels) -> list[str]:
    """Return what a person has corrected in the tasks that a row of bodies speaks of."""
    return [said(each, labels) for each in remarks_on_body(row)]


def years(pair: TargetPair) -> str:
    """Return the deadline of a pair: 2025, or 2025→2027 where it moved."""
    found = [str(side.year) for side in (pair.parent, pair.child) if side and side.year]
    return "→".join(dict.fromkeys(found))


def edit_words(edit: Edit, labels: Labels) -> str:
    """Return one edit in a line: 力度↓ 大力→鼓励, 列举 −检验检测认证、, 措辞 +深入."""
    return f"{labels('edit', edit.kind)}{_arrow(edit)} {change(edit, labels)}"


def _arrow(edit: Edit) -> str:
    """Return whether words became weaker or stronger; beside a figure, an arrow would be read as what the figure does."""
    return ARROWS[edit.direction] if edit.kind == "strength" else ""


def marks(row: ClauseRow, labels: Labels) -> list[str]:
    """Return the labels of what else is true of a match: moved, renumbered, said elsewhere, too, to be reviewed, judged by a person; where it was borrowed."""
    match = row.match
    found = [elsewhere(row, labels) if mark == "also" else labels("mark", mark) for mark in MARKS if getattr(match, mark)]
    found += [labels("mark", match.evidence)] if match.evidence else []
    return [*found, origin(match.origin, labels)] if match.origin else found


def elsewhere(row: ClauseRow, labels: Labels) -> str:
    """Return where else the parent says what the child took over: also in 一/（二）, 三."""
    places = dict.fromkeys(one.path or labels("message", "preamble") for one in row.also)
    return f"{labels('mark', 'also')} {labels.join(list(places))}".rstrip()


def origin(found: ClauseOrigin, labels: Labels) -> str:
    """Return where an added sentence comes from: borrowed ← 平凉市 2017-06-15 (93%); and that it is not from before, where it is not."""
    source, word = found.source, labels("origin", found.kind)
    if not source:
        return word
    order = f"{labels('source_order', source.order)} · " if source.order and source.order != "earlier" else ""
    return f"{word} ← {source.place or source.id} {source.issued or ''}".rstrip() + f" ({order}{source.coverage:.0%})"


def place(group: Group | ResponsibilityPair, labels: Labels) -> str:
    """Return where a group stands: its path; both paths, the parent's first, where they differ; and whose it is where one side has it."""
    child, parent = group.child_path, group.parent_path
    if child and parent:
        return child if child == parent else f"{parent} → {child}"
    if child or parent:
        return f"{labels('heading', 'child' if child else 'parent')} {child or parent}"
    return labels("message", "preamble")


def address(child: str | None, parent: str | None, heading: str = "") -> Message:
    """Return where something stands, in one side's numbering; whose it is, where the other side's is another: 上级文件 三/（二）."""
    path, side = child or parent or "", "" if child == parent else "child" if child else "parent"
    return tell("telling.where", side=side if path else "", path=path, heading=heading, preamble=not path)


def counterpart(row: OrganisationRow) -> str:
    """Return a body and its counterpart: 市科技局→县科技局, or the one name there is."""
    if row.parent_name and row.child_name:
        return row.child_name if row.parent_name == row.child_name else f"{row.parent_name}→{row.child_name}"
    return row.parent_name or row.child_name or ""


def kinds(match: Match, labels: Labels) -> list[str]:
    """Return the kinds of a match's edits, each once, with an arrow where one is weaker or stronger."""
    return list(dict.fromkeys(f"{labels('edit', edit.kind)}{_arrow(edit)}" for edit in match.edits))


def shares(side: SideSummary) -> Iterator[tuple[str, Share]]:
    """Yield the shares that a side has, the total first."""
    for name in SHARES:
        share = getattr(side, name)
        if share is not None:
            yield name, share


def pieces(match: Match, side: str) -> Iterator[tuple[str, Edit | None]]:
    """Yield one side's text in pieces, each with the edit that touches it or None; joined they are the text.

    Pieces that are empty on this side are left out, and so is an edit that overlaps one before it.
    """
    text = match.parent_text if side == "parent" else match.child_text
    at = 0
    for edit in sorted(match.edits, key=lambda edit: edit.parent_at if side == "parent" else edit.child_at):
        start, end = edit.parent_at if side == "parent" else edit.child_at
        if not at <= start < end <= len(text):
            continue
        if start > at:
            yield text[at:start], None
        yield text[start:end], edit
        at = end
    if at < len(text):
        yield text[at:], None


def change(edit: Edit, labels: Labels) -> str:
    """Return what became what: 大力→鼓励, −检验检测认证、, +深入; with the edit's note in brackets."""
    if edit.parent and edit.child:
        words = f"{edit.parent}→{edit.child}"
    else:
        words = f"−{edit.parent}" if edit.parent else f"+{edit.child}"
    note = labels("note", edit.note) if edit.note else ""
    return f"{words} [{note}]" if note else words


def role_mark(row: OrganisationRow) -> str:
    """Return the role of a body in a grid cell as a sign: ●, or ●→○ where it changed; behind − or + where one side alone has the body."""
    signs = list(dict.fromkeys(ROLE_SIGNS.get(role, "●") for role in (row.parent_role, row.child_role) if role))
    return {"dropped": "−", "added": "+"}.get(row.verdict, "") + ("→".join(signs) or "●")


def role_words(row: OrganisationRow, labels: Labels) -> str:
    """Return the role of a body in words: 责任, or 责任→配合 where it changed."""
    return "→".join(dict.fromkeys(labels("role", role) for role in (row.parent_role, row.child_role) if role))


def bodies(task: Task, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the roles of a task that somebody has, each with its bodies; 等 stands behind the list that it ended in print."""
    held = [role for role in ROLES if getattr(task, role)]
    ended = [role for role in held if f"{getattr(task, role)[-1]}等" in task.text] or held[-1:]
    for role in held:
        names = labels.join(getattr(task, role))
        yield role, names + (labels("message", "open_ended") if task.open_ended and role in ended else "")


def heading_span(section: Section) -> Span:
    """Return where a section's heading stands: its heading clause, or else where the section begins."""
    return next((clause.span for clause in section.clauses if clause.role == "heading"), (section.span[0], section.span[0]))


def envelope_words(envelope: Envelope, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the fields of an envelope that are filled, each as its key and its words; joint issuers all stand under `issuer`."""
    for name in _ENVELOPE:
        value = envelope.issuers or envelope.issuer if name == "issuer" else getattr(envelope, name)
        if value:
            yield name, value if isinstance(value, str) else labels.join(value)

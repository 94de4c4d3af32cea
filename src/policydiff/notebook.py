"""A notice and a comparison show themselves in a notebook: one line in words, and below it the page that `--format html` writes.

The models cannot know the reports, which stand above them; so this module gives them the method that notebooks call. It is loaded with
the first name that is taken from `policydiff`.
"""

from __future__ import annotations

import base64
from html import escape

from policydiff.model import Comparison, Notice

MAX_PAGE = 3_000_000
"""Characters; a notebook keeps every page that it has shown, so a longer one is left to a file."""


def notice_html(notice: Notice) -> str:
    """Return a notice as HTML for a notebook."""
    place = notice.notice.jurisdiction
    facts = (
        "".join((*place.parents, place.name)) if place else None,
        notice.notice.document_number,
        notice.notice.issued,
        _counted(sum(1 for plan in notice.plans for _ in plan.walk()), "section"),
        _counted(len(notice.tasks), "task"),
        _counted(len(notice.targets), "target"),
        _counted(len(notice.diagnostics), "diagnostic"),
    )
    return _framed(notice.notice.title or notice.id, facts, notice)


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as HTML for a notebook."""
    child, parent, survival = comparison.child, comparison.parent, comparison.summary.survival
    facts = (
        f"{survival.verbatim:.0%} of the parent's text stands in the child",
        f"{survival.from_parent:.0%} of the child's comes from the parent",
        f"{_counted(comparison.summary.targets.get('scaled', 0), 'target')} scaled",
    )
    return _framed(f"{parent.title or parent.id} → {child.title or child.id}", facts, comparison)


def _framed(title: str, facts: tuple[str | None, ...], value: Notice | Comparison) -> str:
    """Return the line and the page. The page's script runs in a frame of its own, which cannot reach the notebook."""
    from policydiff.report import render
    from policydiff.text.inert import visible

    line = " · ".join(visible(fact) for fact in facts if fact)
    head = f"<p><b>{escape(visible(title))}</b><br>{escape(line)}</p>"
    page = render(value, "html")
    if not isinstance(page, str) or len(page) > MAX_PAGE:
        return f"{head}<p>The page is too long for a notebook: policydiff.render(…, 'html') returns it.</p>"
    # a data: address, because links within a page that is given as srcdoc lead out of it
    data = base64.b64encode(page.encode()).decode("ascii")
    return f'{head}<iframe src="data:text/html;charset=utf-8;base64,{data}" sandbox="allow-scripts" width="100%" height="640"></iframe>'


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


Notice._repr_html_ = notice_html  # type: ignore[attr-defined]
Comparison._repr_html_ = comparison_html  # type: ignore[attr-defined]

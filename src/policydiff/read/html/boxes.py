"""A page as a flat list of visible lines, each knowing the boxes that it stands in."""

from __future__ import annotations

import re
from dataclasses import field

from policydiff.records import dataclass
from policydiff.text.fold import INVISIBLE

_COLLAPSE = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*|[ \t\r\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
_WRAP = re.compile(f"(?<=[{_WIDE}])\n(?=[{_WIDE}])")
_INVISIBLE = re.compile(f"[{''.join(sorted(INVISIBLE))}\0]")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset({"hidden", "hide", "d-none", "sr-only", "visually-hidden", "dn"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tags(names: str) -> frozenset[str]:
    """Return the tag names in `names`, which blanks part."""
    return frozenset(names.split())


@dataclass(slots=True)
class Box:
    """A container of the page. lines: the half-open range of the lines inside, in page order; names: its id and classes."""

    parent: int
    tag: str
    ident: str
    classes: frozenset[str]
    first: int
    last: int = 0


@dataclass(slots=True)
class PageLine:
    """One visible line. links: its non-blank characters inside links; heading: 1–6, 0 for none; row: a table row's mark detail.

    titled: it stands in an element named as a title. label: it is a definition's term. file: it links a file to download.
    metadata: it is a label and its value, already put together. length: its non-blank characters.
    """

    text: str
    box: int
    links: int = 0
    heading: int = 0
    row: str | None = None
    titled: bool = False
    label: bool = False
    file: bool = False
    metadata: bool = False
    length: int = field(init=False)

    def __post_init__(self) -> None:
        self.length = len("".join(self.text.split()))


@dataclass(slots=True)
class Page:
    """What was seen. titles: texts of the head that name the document; comments: (index of the next line, folded comment).

    cut: there is more on the page than was walked through. swallowed: the tags that hide text, for their end or a quotation mark is lost.
    """

    lines: list[PageLine] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    cut: bool = False
    swallowed: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return inline text as a browser shows it: blanks collapsed, a line end between two Chinese characters dropped."""
    text = _COLLAPSE.sub(lambda blank: "\n" if "\n" in blank.group() else " ", _INVISIBLE.sub("", text))
    return _WRAP.sub("", text).replace("\n", " ").strip(" ").rstrip()


def is_hidden(names: dict[str, str | None]) -> bool:
    """Return whether an element's own attributes keep it from being seen."""
    if "hidden" in names or _HIDDEN_STYLE.search(names.get("style") or ""):
        return True
    return not _HIDDEN_CLASSES.isdisjoint((names.get("class") or "").lower().split())


class LineWriter:
    """Collects inline text and cuts it into lines; knows which boxes, links and headings are open."""

    def __init__(self) -> None:
        self.page = Page(boxes=[Box(-1, "", "", frozenset(), 0)])
        self.box = 0
        self.heading = 0
        self.titled = 0
        self.label = 0
        self.link = 0
        self.file = 0
        self.raised = 0
        self._parts: list[str] = []
        self._links: list[str] = []
        self._files = 0

    def add(self, text: str) -> None:
        """Add inline text."""
        if self.raised and text.strip().isdigit():
            # 10<sup>4</sup> is not 104.
            text = text.translate(_SUPERSCRIPT)
        self._parts.append(text)
        if self.link:
            self._links.append(text)
            self._files += bool(self.file and text.strip())

    def end_line(self) -> None:
        """End the line, if there is one."""
        if not self._parts:
            return
        text = tidy("".join(self._parts))
        if text.strip():
            links = len("".join("".join(self._links).split()))
            self.page.lines.append(PageLine(text, self.box, links, self.heading, None, self.titled > 0, self.label > 0, self._files > 0))
        self._parts.clear()
        self._links.clear()
        self._files = 0

    def add_line(self, line: PageLine) -> None:
        """Add a finished line (a table row)."""
        self.end_line()
        self.page.lines.append(line)

    def open_box(self, tag: str, ident: str, classes: frozenset[str]) -> None:
        """Open a container inside the current one."""
        self.end_line()
        self.page.boxes.append(Box(self.box, tag, ident, classes, len(self.page.lines)))
        self.box = len(self.page.boxes) - 1

    def close_box(self) -> None:
        """Close the current container."""
        self.end_line()
        box = self.page.boxes[self.box]
        box.last = len(self.page.lines)
        self.box = box.parent

    def finish(self) -> Page:
        """Return the page, everything closed."""
        self.end_line()
        while self.box > 0:
            self.close_box()
        self.page.boxes[0].last = len(self.page.lines)
        return self.page

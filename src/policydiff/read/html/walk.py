"""From the tree of an HTML page to its visible lines, without recursion."""

from __future__ import annotations

import re
from typing import Any

from policydiff.read.html.boxes import LineWriter, Page, PageLine, is_hidden, tags
from policydiff.read.html.cells import table_lines
from policydiff.read.html.list_numbers import ListNumbers
from policydiff.text.numerals import CHARACTERS

_SKIPPED = tags(
    """script style noscript template head iframe object embed canvas audio video select datalist option textarea input svg
    math map area rt rp param source track colgroup col"""
)
_BLOCKS = tags(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr
    ul caption button label view"""
)
_BOXES = tags("body div view td th section article main center form blockquote aside nav header footer ul dl table")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|table|list-item)", re.IGNORECASE)
_COUNTED = {"sup": "raised", "dt": "label", "label": "label", "pre": "pre"}
_TITLE_NAME = re.compile(r"(?:^|[-_])(?:title|tit|bt|biaoti|headline|maintitle)(?:[-_\d]|$)|title$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar|7z|ceb|pptx?)(?:$|[?#&])", re.IGNORECASE)
_HEADING_LINE = re.compile(
    rf"[\n。][ \t]*((?:[{CHARACTERS}]{{1,3}}、|[(（][{CHARACTERS}]{{1,3}}[)）])[ \t]*[\u4e00-\u9fff]{{2,12}})(?=\n[ \t]*[\u4e00-\u9fff][^\n]{{9}})"
)
"""A number with a few words at the end of a line of the source."""
_ROOM = 6  # characters by which such a line is shorter than the longest: no text is wrapped there
_MOST_NODES = 6_000_000
"""Entered and left; a page of few tags can have more, where it never ends what it has begun."""


def walk(root: Any, *, hidden: bool = False) -> Page:
    """Return the visible lines of a parsed page; with `hidden`, those of hidden elements too."""
    walker = _Walker(hidden)
    stack: list[tuple[Any, tuple[str, ...] | None]] = [(root, None)]
    nodes = 0
    while stack and nodes < _MOST_NODES:
        node, leaving = stack.pop()
        nodes += 1
        if leaving is not None:
            walker.leave(leaving)
            continue
        entered = walker.enter(node)
        if entered is None:
            continue
        stack.append((node, entered))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend((child, None) for child in reversed(children))
    walker.writer.page.cut = bool(stack)
    return walker.writer.finish()


class _Walker:
    """Tells the writer what begins and ends. `enter` returns what is to be undone on leaving, None where nothing is inside."""

    def __init__(self, hidden: bool) -> None:
        self.writer = LineWriter()
        self.numbers = ListNumbers()
        self.hidden = hidden
        self.pre = 0

    def enter(self, node: Any) -> tuple[str, ...] | None:
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return None
        if tag == "-comment":
            self._comment(node.comment_content or "")
            return None
        if not tag or tag.startswith(("-", "!")) or tag in _SKIPPED:
            return None
        names = node.attributes
        if not self.hidden and is_hidden(names):
            return None
        if tag == "table":
            rows = table_lines(node)
            if rows is not None:
                self._rows(rows)
                return None
        return self._element(tag, names, node)

    def _text(self, text: str) -> None:
        if not self.pre:
            self._wrapped(text)
            return
        for index, line in enumerate(text.split("\n")):
            if index:
                self.writer.end_line()
            self.writer.add(line)

    def _wrapped(self, text: str) -> None:
        """Add text whose line ends are blanks, but for that of a heading whose line has room for what follows."""
        done = 0
        heads = list(_HEADING_LINE.finditer(text)) if "\n" in text else []
        most = max([len(line.strip()) for line in text.split("\n")]) if heads else 0
        for head in heads:
            if len(text[text.rfind("\n", 0, head.end()) + 1 : head.end()].strip()) > most - _ROOM:
                continue
            for start, end in ((done, head.start(1)), head.span(1)):
                self.writer.add(text[start:end])
                self.writer.end_line()
            done = head.end()
        self.writer.add(text[done:] if done else text)

    def _comment(self, comment: str) -> None:
        folded = "".join(comment.split()).lower()
        if 0 < len(folded) <= 60:
            self.writer.end_line()
            self.writer.page.comments.append((len(self.writer.page.lines), folded))

    def _rows(self, rows: list[PageLine]) -> None:
        self.writer.open_box("table", "", frozenset())
        for row in rows:
            row.box = self.writer.box
            self.writer.add_line(row)
        self.writer.close_box()

    def _element(self, tag: str, names: dict[str, str | None], node: Any) -> tuple[str, ...]:
        writer = self.writer
        undo = [tag]
        ident, classes = (names.get("id") or "").lower(), frozenset((names.get("class") or names.get("classname") or "").lower().split())
        if tag in _BLOCKS or tag == "br" or _BLOCK_STYLE.search(names.get("style") or ""):
            writer.end_line()
            undo.append("line")
        if tag in _BOXES:
            writer.open_box(tag, ident, classes)
            undo.append("box")
        if tag in _HEADINGS:
            undo.append(f"heading {writer.heading}")
            writer.heading = _HEADINGS[tag]
        if tag in _HEADINGS or any(map(_TITLE_NAME.search, (ident, *classes))):
            writer.titled += 1
            undo.append("titled")
        if tag == "a":
            writer.link += 1
            writer.file += bool(_FILE.search(names.get("href") or ""))
            undo.append("file" if _FILE.search(names.get("href") or "") else "link")
        if tag in _COUNTED:
            owner, counter = (self, "pre") if tag == "pre" else (writer, _COUNTED[tag])
            setattr(owner, counter, getattr(owner, counter) + 1)
            undo.append(counter)
        self.numbers.open(tag, names)
        if tag == "li":
            writer.add(self.numbers.marker(names, node))
        return tuple(undo)

    def leave(self, undo: tuple[str, ...]) -> None:
        writer = self.writer
        for step in reversed(undo[1:]):
            if step == "line":
                writer.end_line()
            elif step == "box":
                writer.close_box()
            elif step.startswith("heading"):
                writer.end_line()
                writer.heading = int(step[8:])
            elif step == "titled":
                writer.end_line()
                writer.titled -= 1
            elif step in ("link", "file"):
                writer.link -= 1
                writer.file -= step == "file"
            elif step == "pre":
                self.pre -= 1
            else:
                if step == "label":
                    writer.end_line()
                setattr(writer, step, getattr(writer, step) - 1)
        self.numbers.close(undo[0])

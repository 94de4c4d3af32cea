"""Markdown: the text without its markup, one line of the file a line, headings and table rows marked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from policydiff.model import Source
from policydiff.read.assemble import ExtractedLine, assemble
from policydiff.text.fold import fold
from policydiff.vocab.portal import is_strong_label, metadata_field

_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_SITE = frozenset(":[@")
_BOX = re.compile(r"^ {0,3}:{3,}[ \t]*([A-Za-z-]*)[ \t]*(.*?)(?:\{[^{}]{0,80}\})?[ \t]*$")
_CONTENTS = re.compile(r"目[ \t]*(?:录|次)$")
_PLACE = re.compile(r"^[ \t]*(?:\[\[?toc\]?\]|\[TOC\]|@tab\b.{0,80})[ \t]*$", re.IGNORECASE)
"""Where a site's generator puts the contents, and the name of one of several sheets."""
_ATTRIBUTES = re.compile(r"\{[.#]?[\w-]{1,40}(?:=[^{}]{0,80})?\}$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+(?!\d{1,4}[ \t]*-[ \t]*$)(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_DELIMITER_ROW = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\s]{0,2000})(?:[ \t]+\"[^\"]{0,300}\")?\)")
_TO_PAGE = r"\[[^\[\]()]{0,16}\]\((?:https?://|\.{0,2}/)[^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,300}\")?\)"
_MENU_ITEM = re.compile(rf"^[ \t]*(?:{_TO_PAGE}[ \t]+)?(?:[-*+]|\d{{1,2}}\.)[ \t]+[^\[\]()!:：]{{0,16}}!?{_TO_PAGE}[ \t]*$")
_WAY = re.compile(rf"^[ \t]*{_TO_PAGE}(?:[ \t\u3000]*\\?>[ \t\u3000]*(?:{_TO_PAGE}|[^\[\]()>:：\d]{{1,8}}))+[ \t]*$")
_TO_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|pptx?|zip|rar|txt|md)(?=[?#)\s\"])", re.IGNORECASE)
_PICTURE = re.compile(r"^[ \t]*!\[[^\[\]]{0,500}\]\((?:<[^<>]{0,2000}>|[^()\s]{0,2000})(?:[ \t]+\"[^\"]{0,300}\")?\)[ \t]*$")
_PARTICULAR = re.compile(r"^[ \t]*\d{1,2}\.[ \t]+\\?\[([^\[\]\\]{2,14})\\?\](?!\()[ \t]*(?:(?:\\?-){2,}[ \t]*)?")
"""A row of a portal's list: 06. [发文字号] 某政发〔2024〕1号, with dashes before its value."""
_WIDE = re.compile(r"[ \t\u3000]{3,}")
_SENTENCE_END = ("。", "；")
_HEAD_LINES = 400
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_HARD_BREAK = re.compile(r"(?<!\\)\\$")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_QUOTED = re.compile(r"^([^:\s]{1,20}:\s{0,4})([\"'])(.*)\2$")
"""A value of a front matter in quotation marks."""
_TOML = "+++"
_ASSIGNED = re.compile(r"^([\w-]{1,20})\s{0,4}=\s{0,4}")
_MARKUP = re.compile(r"[\\`*_\[<~&]")
_STRONG = ("**", "__", "~~", "`")
_LONGEST_BOX, _LONGEST_CONTENTS = 200, 400  # characters of a line that opens a box; lines of a box of contents
_LONGEST_INLINE = 1 << 16
"""Characters: a longer line is kept as it is, since no person wrote its markup."""


def read_markdown(data: bytes, name: str, text: str, encoding: str) -> Source:
    """Return the Source of a Markdown file.

    Headings (# and underlined) are marked with their level, table rows are cells parted by tabs, and a YAML front matter is
    marked metadata; the lines that open and close a box of a site (::: tip 修订信息), and a box of contents, are the site's. Emphasis, links, bullets, quote marks and comments lose their markup and keep their words; printed
    numbers of lists stay.
    """
    lines = _without_comments(text).splitlines()
    return assemble(name, data, _lines(lines), "text/markdown", encoding, blanks=True)


def _without_comments(text: str) -> str:
    parts = text.split("<!--")
    kept = [parts[0]]
    for part in parts[1:]:
        _, end, rest = part.partition("-->")
        kept.append(rest if end else "<!--" + part)
    return "".join(kept)


def _lines(lines: list[str]) -> Iterator[ExtractedLine]:
    start = _front_matter_end(lines)
    for line in lines[1 : max(0, start - 1)]:
        line = _QUOTED.sub(r"\1\3", _ASSIGNED.sub(r"\1: ", line.strip()) if lines[0].strip() == _TOML else line.strip())
        yield ExtractedLine(line, (("metadata" if metadata_field(line.partition(":")[0]) else "portal", ""),))
    fenced = False
    index = start
    of_page = _of_page(lines, start)
    while index < len(lines):
        line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else ""
        index += 1
        if index - 1 in of_page and not fenced:
            yield ExtractedLine(plain(_BULLET.sub("", line)).strip(), (("portal", ""),))
        elif _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            yield ExtractedLine(line)
        elif line.lstrip()[:1] in _SITE and len(line) < _LONGEST_BOX and ((box := _BOX.match(line)) or _PLACE.match(line)):
            stop = _box_end(lines, index) if box and _CONTENTS.match(box[2]) else index
            yield ExtractedLine(box[2] if box else line.strip(), (("portal", ""),))
            yield from (ExtractedLine(plain(inside).strip(), (("portal", ""),)) for inside in lines[index:stop])
            index = stop
        elif "|" in line and _DELIMITER_ROW.match(following):
            stop = next((at for at in range(index + 1, len(lines)) if "|" not in lines[at]), len(lines))
            yield from _table(line, lines[index + 1 : stop])
            index = stop
        elif _SETEXT.match(following) and _may_be_underlined(line):
            yield ExtractedLine(plain(line.strip()), (("heading", "1" if "=" in following else "2"),))
            index += 1
        else:
            yield from _heading_with_particulars(line) or (_single(line),)


def _front_matter_end(lines: list[str]) -> int:
    """Return the index after a front matter's closing rule, 0 where there is none."""
    opening = lines[0].strip() if lines else ""
    if opening not in ("---", _TOML):
        return 0
    for index, line in enumerate(lines[1:60], 1):
        if line.strip() in (opening, "..."):
            return index + 1
        if (":" if opening != _TOML else "=") not in line and line.strip() and not line.startswith((" ", "-", "#")):
            return 0
    return 0


def _box_end(lines: list[str], start: int) -> int:
    """Return the index of the line that closes a box, or `start` where none does."""
    closing = (
        index
        for index in range(start, min(len(lines), start + _LONGEST_CONTENTS))
        if len(lines[index]) < _LONGEST_BOX and (box := _BOX.match(lines[index])) and not box[1] and not box[2]
    )
    return next(closing, start)


def _may_be_underlined(line: str) -> bool:
    # A rule right under a paragraph is a rule in practice, although CommonMark makes the paragraph a heading.
    if not line.strip() or len(line) > 80 or line.rstrip().endswith(("。", "；", "，")):
        return False
    return not (_ATX.match(line) or _BULLET.match(line) or _QUOTE.match(line) or _RULE.match(line) or "|" in line)


def _of_page(lines: list[str], start: int) -> frozenset[int]:
    """Return which lines of the head are the page's own: pictures, ways to a page, and a menu, whose items are nothing but the link to a page, one under another."""
    found: set[int] = set()
    above: int | None = None  # the item over a line, blank lines between them or none
    for at in range(start, min(len(lines), start + _HEAD_LINES)):
        line = lines[at]
        if line.rstrip().endswith(_SENTENCE_END):
            break
        if "](" in line and _MENU_ITEM.match(line) and not _TO_FILE.search(line):
            found.update(() if above is None else (above, at))
            above = at
        elif line.strip():
            above = None
            if "](" in line and (_PICTURE.match(line) or _WAY.match(line)):
                found.add(at)
    return frozenset(found)


def _heading_with_particulars(line: str) -> list[ExtractedLine]:
    """Return the lines of a heading behind which, parted by wide blanks, a page has its particulars: ## 某通知    印发日期：2021-08-12; none of another."""
    if not line.startswith("#") or ":" not in (folded := fold(line)) or not _WIDE.search(folded):
        return []
    title, *parts = _WIDE.split(line.strip())
    if not any(":" in part and is_strong_label(part.partition(":")[0]) for part in map(fold, parts)):
        return []
    return [_single(title), *(ExtractedLine(plain(part)) for part in parts)]


def _single(line: str) -> ExtractedLine:
    if line == "\t":
        return ExtractedLine(line)  # an empty cell of a table that is printed cell by cell
    if _RULE.match(line):
        return ExtractedLine("")
    told = _PARTICULAR.match(line) if "[" in line else None
    if told is not None and is_strong_label(told[1]):
        return ExtractedLine(f"[{told[1]}] {plain(line[told.end() :])}".rstrip())
    heading = _ATX.match(line)
    if heading:
        return ExtractedLine(
            plain(_ATTRIBUTES.sub("", _CLOSING.sub("", heading[2]).strip()).rstrip()), (("heading", str(len(heading[1]))),)
        )
    return ExtractedLine(plain(_BULLET.sub(r"\1", _QUOTE.sub("", _HARD_BREAK.sub("", line)))).rstrip())


def _table(head: str, rows: list[str]) -> Iterator[ExtractedLine]:
    """Yield the lines of a table; a single cell that has lines of its own is how a page is laid out, not a table."""
    cells = [_CELL_END.split(row.strip().removeprefix("|").removesuffix("|")) for row in (head, *rows)]
    printed = [row[0] for row in cells if row[0].strip()] if all(len(row) == 1 for row in cells) else []
    if len(printed) == 1 and _BREAK.search(printed[0]):
        yield from (_single(line) for line in ("", *_BREAK.split(printed[0].strip())))
        return
    yield _row(head, "header")
    yield from (_row(row, "") for row in rows)


def _row(line: str, detail: str) -> ExtractedLine:
    cells = _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
    return ExtractedLine("\t".join(plain(cell.strip()).replace("\t", " ") for cell in cells), (("row", detail),))


def plain(line: str) -> str:
    """Return one line without inline markup; characters that are not part of a closed pair stay as printed.

    >>> plain("**牵头单位**：[县科技局](http://x)，*重点*任务 5 \\\\* 3")
    '牵头单位：县科技局，重点任务 5 * 3'
    """
    if len(line) > _LONGEST_INLINE or not _MARKUP.search(line):
        return line
    line = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", line))
    line = _TAG.sub("", _BREAK.sub(" ", line))
    escaped: list[str] = []

    def hide(match: re.Match[str]) -> str:
        escaped.append(match[1])
        return "\0"

    line = _ESCAPE.sub(hide, line.replace("\0", ""))
    for mark in (*_STRONG, "*"):
        line = _unpair(line, mark)
    shown = iter(escaped)
    return html.unescape(re.sub("\0", lambda _: next(shown), line))


def _unpair(line: str, mark: str) -> str:
    """Return `line` without the marks that open and close something; a single one, or one between blanks, stays."""
    parts = line.split(mark)
    if len(parts) < 3:
        return line
    kept = parts[0]
    index = 1
    while index < len(parts):
        inside = parts[index]
        if index + 1 < len(parts) and inside and not inside[0].isspace() and not inside[-1].isspace():
            kept += inside + parts[index + 1]
            index += 2
        else:
            kept += mark + inside
            index += 1
    return kept

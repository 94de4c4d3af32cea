"""Text from strangers becomes text that does nothing: no terminal command, no reordering, no formula.

A notice is whatever a web page held. Control characters drive terminals (ESC ] sets the title, writes the clipboard), bidirectional
controls make a line read otherwise than it is stored (CVE-2021-42574), and a cell that starts with = is run by a spreadsheet.
What is replaced stays visible, so that nobody wonders where it went.
"""

from __future__ import annotations

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}  # ESC → ␛, DEL → ␡
_BLANKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_NAMED = (
    *range(0x80, 0x85),
    *range(0x86, 0xA0),  # C1: a second set of terminal commands
    0x061C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),  # bidirectional marks, embeddings, isolates
    0x00AD,
    0x180E,
    *range(0x200B, 0x200E),
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    0xFEFF,  # invisible
    *range(0xFFF9, 0xFFFC),
    0xFFFE,
    0xFFFF,
    *range(0xE0000, 0xE0080),  # annotation, non-characters, tags
)
_TABLE: dict[int, int | str] = {
    **_PICTURES,
    **_BLANKS,
    **{code: f"⟨U+{code:04X}⟩" for code in _NAMED},
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠].*\S", re.DOTALL)  # a lone = or - computes nothing
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$^])")
_MARKDOWN_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("://", "&#58;//"), ("www.", "www&#46;"))
_MENTION = re.compile(r"@(?=\w)")


def visible(text: str) -> str:
    """Return `text` on one line, with every control, bidirectional and invisible character made visible.

    Guaranteed: no character below U+0020, none of U+007F–U+009F, no bidirectional control; ordinary text is unchanged.

    >>> visible("全市\\x1b]0;x\\x07")
    '全市␛]0;x␇'
    """
    return text if text.isprintable() else text.translate(_TABLE)


def cell(text: str) -> str:
    """Return `text` for a CSV or TSV cell: visible, and led by an apostrophe where a spreadsheet would run it.

    >>> cell("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    shown = visible(text)
    return f"'{shown}" if _FORMULA.match(text) or _FORMULA.match(shown) else shown


def markdown(text: str) -> str:
    """Return `text` for a Markdown table cell or the rest of a line: no markup, no HTML, no link, no mention.

    >>> markdown("<b>|@me")
    '&lt;b&gt;\\\\|@<!-- -->me'
    """
    shown = visible(text)
    for plain, inert in _MARKDOWN_TEXT:
        shown = shown.replace(plain, inert)
    return _MENTION.sub("@<!-- -->", _MARKDOWN.sub(r"\\\1", shown))


def code(text: str) -> str:
    """Return `text` as a Markdown code span, whatever it holds."""
    inert = visible(text).replace("`", "'").replace("|", "¦")
    return f"`{inert}`"


def json_inert(document: str) -> str:
    r"""Return a JSON document with invisible and reordering characters as \u escapes: the same values, safe to print."""
    if document.isprintable():
        return document
    return "".join(char if char == "\n" or ord(char) not in _TABLE else _escape(ord(char)) for char in document)


def _escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"

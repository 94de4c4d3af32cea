"""The text of a Word paragraph: runs, fields, accepted changes, symbols, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from policydiff.read.package import descend
from policydiff.records import dataclass

_INSERTED = ("w:ins", "w:moveTo")
_DELETED = ("w:del", "w:moveFrom")
_INLINE = frozenset(
    {"w:hyperlink", "w:smartTag", "w:fldSimple", "w:customXml", "w:dir", "w:bdo", "w:sdt", "w:sdtContent", "w:rubyBase", "w:subDoc"}
)
_FIXED = {"w:noBreakHyphen": "-", "w:softHyphen": "", "w:tab": "\u3000", "w:ptab": "\u3000", "w:br": "\n", "w:cr": "\n"}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Fields:
    """The fields (page references, contents lists) that are open, from one paragraph to the next: their code and phase."""

    codes: list[str] = field(default_factory=list)
    results: list[bool] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Whether the text at this place is a field's code, which is not printed."""
        return not all(self.results)

    @property
    def contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(code.lstrip().upper().startswith("TOC") for code in self.codes)

    def turn(self, kind: str) -> None:
        """Note the beginning, the separator or the end of a field."""
        if kind == "begin":
            self.codes.append("")
            self.results.append(False)
        elif kind == "separate" and self.results:
            self.results[-1] = True
        elif kind == "end" and self.results:
            self.codes.pop()
            self.results.pop()


@dataclass(slots=True)
class Runs:
    """What a paragraph holds. revised: a tracked change was accepted in it; boxes: text boxes anchored in it; contents: see Fields.

    seen: how many characters were met, those of a field's code included.
    """

    parts: list[str] = field(default_factory=list)
    revised: bool = False
    contents: bool = False
    seen: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The printed characters."""
        return "".join(self.parts)


def read_runs(paragraph: Element, fields: Fields) -> Runs:
    """Return the text of a paragraph with insertions kept and deletions dropped; `fields` is carried on."""
    runs = Runs(contents=fields.contents)
    _inline(paragraph, runs, fields)
    runs.contents = runs.contents or fields.contents
    return runs


def _inline(parent: Element, runs: Runs, fields: Fields) -> None:
    for child in parent:
        if child.tag == "w:r":
            _run(child, runs, fields)
        elif child.tag in _INLINE:
            _inline(child, runs, fields)
        elif child.tag in _INSERTED:
            runs.revised = True
            _inline(child, runs, fields)
        elif child.tag in _DELETED:
            runs.revised = True
        elif child.tag.startswith("m:oMath"):
            runs.parts.extend(text.text or "" for text in child.iter("m:t"))
        elif child.tag == "mc:AlternateContent":
            _inline(chosen(child), runs, fields)


def _run(run: Element, runs: Runs, fields: Fields) -> None:
    if is_hidden(run):
        runs.revised = runs.revised or descend(run, "w:rPr", "w:del") is not None
        return
    _run_content(run, runs, fields)
    runs.contents = runs.contents or fields.contents


def _run_content(run: Element, runs: Runs, fields: Fields) -> None:
    for child in run:
        tag = child.tag
        if tag == "w:fldChar":
            fields.turn(child.get("w:fldCharType", ""))
        elif tag == "w:instrText":
            if fields.codes:
                fields.codes[-1] += child.text or ""
        elif tag == "w:t":
            runs.seen += len(child.text or "")
            if not fields.hidden:
                runs.parts.append(child.text or "")
        elif tag in _FIXED:
            if not fields.hidden:
                runs.parts.append(_FIXED[tag])
        elif tag == "w:sym":
            runs.parts.append(_symbol(child.get("w:char", "")))
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            runs.notes.append((tag[2:-9], child.get("w:id", "")))
        elif tag == "w:ruby":
            _inline(child, runs, fields)
        elif tag in ("w:drawing", "w:pict", "w:object"):
            runs.boxes.extend(_outermost(child, "w:txbxContent"))
        elif tag == "mc:AlternateContent":
            _run_content(chosen(child), runs, fields)


def is_hidden(run: Element) -> bool:
    """Return whether a run is not printed: hidden by its format, or deleted."""
    properties = descend(run, "w:rPr")
    return _is_on(properties, "w:vanish") or descend(properties, "w:del") is not None


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a name inside another, without those inside them."""
    stack = [element]
    while stack:
        inner = stack.pop()
        if inner.tag == tag:
            yield inner
        else:
            stack.extend(reversed(chosen(inner) if inner.tag == "mc:AlternateContent" else inner))


def chosen(alternate: Element) -> Element:
    """Return the first branch of alternate content, so that a text box with a fallback is read once."""
    choice = descend(alternate, "mc:Choice")
    if choice is not None:
        return choice
    fallback = descend(alternate, "mc:Fallback")
    return fallback if fallback is not None else Element("none")


def _is_on(properties: Element | None, tag: str) -> bool:
    found = descend(properties, tag)
    return found is not None and found.get("w:val", "1") not in _OFF


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # Symbol fonts live in the private use area, where a character means nothing without its font.
    return chr(number) if 0x20 <= number < 0xD800 else ""

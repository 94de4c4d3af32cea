"""What is no part of the text: page furniture, navigation, a table of contents, a second printing, the imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.frame.parts_of import Frame
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.reprints import find_duplicates
from policydiff.parse.mark.closing import is_imprint, is_publication_mark
from policydiff.text.fold import squeeze
from policydiff.text.numbers import read_marker
from policydiff.vocab.portal import is_furniture

_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…+|·{3,}|-{4,}|_{4,})\s*\d{1,4}$")
_CONTENTS_HEAD = re.compile(r"^目[\s零]*[录次]$")
_PAGE_TAIL = re.compile(r"[\s.…·]*\d{1,4}$")


def set_aside(frame: Frame, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Enter in the ledger what is no part of the notice, and return the other paragraphs in order."""
    duplicates = find_duplicates(paragraphs)
    contents = _contents(paragraphs)
    live: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        span = [paragraph.passage.span()]
        folded = paragraph.folded
        if index in duplicates:
            frame.discard("duplicate", span, duplicates[index])
        elif paragraph.kind in ("portal", "page-furniture", "contents", "footnote"):
            frame.discard(paragraph.kind, span)  # type: ignore[arg-type]
        elif index in contents:
            frame.discard("contents", span)
        elif is_publication_mark(folded):
            frame.discard("publication-mark", span)
        elif is_imprint(folded):
            frame.discard("imprint", span)
        elif paragraph.kind in ("text", "metadata") and not folded.endswith("。") and is_furniture(folded) and not read_marker(folded):
            frame.discard("portal", span)
        else:
            live.append(paragraph)
    return live


def _contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the indexes of a table of contents: lines with dot leaders, or the lines after 目录 that are printed again below."""
    found = {i for i, p in enumerate(paragraphs) if len(p.folded) <= 120 and _CONTENTS_LINE.search(p.folded)}
    for index, paragraph in enumerate(paragraphs[:200]):
        if not _CONTENTS_HEAD.match(paragraph.folded):
            continue
        found.add(index)
        later = {squeeze(p.folded) for p in paragraphs[index + 1 :] if len(p.folded) <= 80}
        seen: set[str] = set()
        for position in range(index + 1, len(paragraphs)):
            line = _PAGE_TAIL.sub("", squeeze(paragraphs[position].folded))
            if position in found:
                seen.add(line)
                continue
            again = line in later and any(squeeze(p.folded) == line for p in paragraphs[position + 1 :])
            if line in seen or not again or len(line) > 80:
                break
            seen.add(line)
            found.add(position)
        break
    return found

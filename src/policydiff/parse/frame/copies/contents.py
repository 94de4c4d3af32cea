"""Tables of contents: headings that the text below prints again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from policydiff.parse.lay.pages.leaders import has_leaders
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import squeeze

_CONTENTS_HEAD = re.compile(r"^目[\s零]*[录次]$")
_FIRST_HALF = "目"
_LONGEST_HEAD = 4  # characters of 目 录
_ENTRY = 80  # characters of a line of contents
_OTHERWISE = 3  # entries in a row that the text words otherwise
_HIGHEST = 200  # lines in which contents begin
_FEWEST_ENTRIES = 2  # of contents that nothing announces
_STYLES_OF_CONTENTS = frozenset({"part", "chapter", "subchapter", "chinese"})  # of the first of them
_ENDS_NO_ENTRY = tuple("。;:,")
_PAGE_TAIL = re.compile(r"[\s.…·]*\d{1,4}$")


def contents_of(paragraphs: Sequence[Marked], aside: Collection[str]) -> set[int]:
    """Return the indexes of a table of contents: lines with dot leaders, or the lines after 目录 that are printed again below. aside: kinds that are no text."""
    found = {i for i, p in enumerate(paragraphs) if has_leaders(p.folded)}
    for index in [
        at for at, line in enumerate(paragraphs[:_HIGHEST]) if line.folded[0] == _FIRST_HALF or line.folded[-2:-1] == _FIRST_HALF
    ]:
        folded = paragraphs[index].folded
        if len(folded) > _LONGEST_HEAD and _CONTENTS_HEAD.match(folded[-2:]) and (entries := _entries_below(paragraphs, index)):
            return found | {index, *entries}
        parted = folded == _FIRST_HALF and "".join([line.folded for line in paragraphs[index : index + 2]])
        if not _CONTENTS_HEAD.match(parted or folded):
            continue
        found.add(index)
        if parted:
            index += 1
            found.add(index)
        inside = range(index + 1, _contents_end(paragraphs, index + 1, found))
        found.update(at for at in inside if paragraphs[at].kind not in aside)
        return found
    return found.union(_unannounced(paragraphs, aside))


def _unannounced(paragraphs: Sequence[Marked], aside: Collection[str]) -> list[int]:
    """Return the indexes of a table of contents without its heading: numbered headings right below each other, which the text below prints again.

    第一章 总则 / 第二章 罚则 / 第一章 总则 / 第一条 …: the first stands once more right below the last, the others in the same order, with text between.
    """
    runs: list[list[int]] = [[]]
    for index, line in enumerate(paragraphs[:_HIGHEST]):
        if line.kind not in aside:
            if _may_be_entry(line):
                runs[-1].append(index)
            elif runs[-1]:
                runs.append([])
    for run in runs:
        if len(run) <= _FEWEST_ENTRIES:
            continue  # the first stands once more behind the last
        entries = [_entry(paragraphs[index]) for index in run]
        again = next((at for at, entry in enumerate(entries) if at and entry in entries[:at]), len(run))
        first = next((at for at, entry in enumerate(entries[:again]) if again < len(run) and entry == entries[again]), again)
        if (
            again - first >= _FEWEST_ENTRIES
            and _opens_contents(paragraphs[run[first]])
            and _are_printed_again(entries[first:again], paragraphs, run[again])
        ):
            return run[first:again]
    return []


def _entries_below(paragraphs: Sequence[Marked], index: int) -> range:
    """Return the lines of contents under a line that ends in 目录 and is more than that (某县某预案目录): headings that count from one, down to where the first is printed again."""
    first = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if first is None or first.marker is None or first.marker.number != 1 or not _may_be_entry(first):
        return range(0)
    words = _worded(first)
    below = range(index + 2, min(len(paragraphs), index + _HIGHEST))
    end = next((at for at in below if not _may_be_entry(paragraphs[at]) or _worded(paragraphs[at]) == words), len(paragraphs))
    again = end < len(paragraphs) and _may_be_entry(paragraphs[end])
    return range(index + 1, end) if again and end - index > _FEWEST_ENTRIES + 1 else range(0)


def _worded(line: Marked) -> str:
    """Return an entry without its number and page: 1 总则 and 1.总则 are one."""
    return _PAGE_TAIL.sub("", squeeze(line.folded[line.marker.end :] if line.marker is not None else line.folded))


def _may_be_entry(line: Marked) -> bool:
    return line.kind == "text" and len(line.folded) <= _ENTRY and line.marker is not None and not line.folded.endswith(_ENDS_NO_ENTRY)


def _opens_contents(line: Marked) -> bool:
    marker = line.marker
    return marker is not None and marker.style in _STYLES_OF_CONTENTS and marker.number == 1 and len(line.folded) > marker.end


def _entry(line: Marked) -> str:
    return _PAGE_TAIL.sub("", squeeze(line.folded))


def _are_printed_again(entries: Sequence[str], paragraphs: Sequence[Marked], start: int) -> bool:
    """Whether the text from `start` on has the entries in order, and more than them."""
    below = ((at, squeeze(line.folded)) for at, line in enumerate(paragraphs[start:]) if len(line.folded) <= _ENTRY)
    places = [next((at for at, text in below if text == entry), None) for entry in entries]
    return None not in places and places[-1] != len(entries) - 1


def _contents_end(paragraphs: Sequence[Marked], start: int, leaders: set[int]) -> int:
    """Return where the list below 目录 ends: behind its last line that is printed again below, or has leaders.

    A few lines between may be worded otherwise there; the text itself begins with a whole sentence, or with an entry once more.
    """
    last = {squeeze(line.folded): at for at, line in enumerate(paragraphs[start:], start=start) if len(line.folded) <= _ENTRY}
    seen: set[str] = set()
    end = start
    for at in range(start, len(paragraphs)):
        entry = _PAGE_TAIL.sub("", squeeze(paragraphs[at].folded))
        if at not in leaders:
            if entry in seen or len(entry) > _ENTRY or paragraphs[at].ends_sentence or at - end >= _OTHERWISE:
                break
            if last.get(entry, 0) <= at:
                continue
        seen.add(entry)
        end = at + 1
    return end

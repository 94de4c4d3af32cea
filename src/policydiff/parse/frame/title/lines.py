"""Titles over wrapped lines: of the notice, and of the plans that it promulgates."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from policydiff.parse.frame.makers import issuer_end
from policydiff.parse.frame.title.above import is_body_of_title, stands_between, under_page_name, with_bodies
from policydiff.parse.frame.title.bare import bare_title, is_first_part
from policydiff.parse.frame.title.cut_names import from_name
from policydiff.parse.frame.title.text import cut_title, key_of, title_key
from policydiff.parse.mark.imprint import issued_with
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import bare_serial, led_title
from policydiff.text.fold import squeeze
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.genres import genre_of, paper_about, statutory
from policydiff.vocab.page.headings import is_heading_of_time
from policydiff.vocab.page.titles import is_no_subtitle, site_start, title_word, title_words

_MOST_LINES = 8
_LONGEST = 300
_FEW = 5
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_SEARCHED = 60  # paragraphs; below them nothing is the notice's title any more

_DATED_ENTRY = re.compile(r"[·•●■◆▲★]\s*(?:19|20)\d\d[^-./:\s\d]\d{1,2}[^-./:\s\d]")  # of a list of what happened when, no link
_BRACKETED = re.compile(r"^(?:[(《][^():]{1,40}[)》]){1,3}(?:的[\u4e00-\u9fff]{1,2})?$")
_BRACKET, _BEGUN = re.compile(r"\([^()]*\)"), 4
_LONGEST_COLUMN = 4  # characters of the name of a column of numbers
_NUMBER_ENDS, _LONGEST_NUMBER = ("号)", "号"), 30
_AGAIN = 10  # characters
_QUOTED_AHEAD = 40  # characters that may stand before what a whole title is about


def find_title(paragraphs: Sequence[Marked], hint: str | None, addressed: int | None, table: int | None = None) -> tuple[int, int] | None:
    """Return (start, end) of the notice's title among the paragraphs, or None; where it begins in the middle of a name, from that name's line on."""
    found = _find_title(paragraphs, hint, addressed, table)
    return (from_name(paragraphs, *found), found[1]) if found is not None else None


def _find_title(paragraphs: Sequence[Marked], hint: str | None, addressed: int | None, table: int | None) -> tuple[int, int] | None:
    """Return (start, end) of the lines that are a title.

    hint: the title as the portal's table has it; addressed: index of the addressees. A page may print the title several
    times (as the page's, in a breadcrumb, over the text): the lines 关于…的通知 nearest above the addressees win; without
    addressees the first ones; without such lines the page's own heading, the first that end in a kind of document, or the last line
    over the portal's table (table: where that begins in the source). All before any numbered item, and any of a list of what happened when.
    """
    limit = _SEARCHED if addressed is None else min(addressed, _SEARCHED)
    head = list(takewhile(lambda p: not (_begins_list(p) or (hint and p.is_occasion)), paragraphs[:limit]))  # nor below when it was given
    if hint:
        key = {title_key(hint)}
        places = [(with_bodies(head, start), end) for start in range(len(head)) if (end := match_title(head, start, key))]
        if places:
            return places[0] if addressed is None else places[-1]
    found: list[tuple[int, int]] = []
    for start in range(len(head)):
        if found and start < found[-1][1]:
            continue
        end = _about_end(head, start)
        if end and not (start and (_is_next_one(head, start, end) or stands_between(head, found, start, end))):
            found.append((start, end))
    if found:
        return under_page_name(head, found) if addressed is None else found[-1]
    marked = next((at for at, line in enumerate(head[:12]) if line.paragraph.detail == "1" and _is_page_heading(line, head, at)), None)
    if marked is not None:
        return marked, marked + 1
    for start in range(min(len(head), 12)):
        # A line of a few characters is a tab or a button of the page (政策解读), not the beginning of a title.
        if led_title(head[start].folded) is not None or _is_order(head[start], paragraphs[start + 1 : start + 2]):
            return start, start + 1  # what stands below its letter is the title of the text that it promulgates
        end = own_title_end(head, start) if len(head[start].folded) > _FEW and not _is_later_part(head, start) else 0
        if end:
            return start, end
    over = [at for at, line in enumerate(head) if table is not None and line.start < table and _is_page_heading(line, head, at)]
    if over:
        return over[-1], over[-1] + 1
    dated = next((at for at, line in enumerate(paragraphs[1 : _FEW + 1]) if line.is_dateline), len(head))
    if dated < len(head) and _is_page_heading(head[dated], head, dated) and not head[dated].is_dateline:
        return dated, dated + 1
    if addressed is not None and 0 < addressed <= len(head) and _is_page_heading(head[addressed - 1], head, addressed - 1):
        return addressed - 1, addressed
    told = next((at for at, line in enumerate(head[:-1]) if head[at + 1].is_enactment and _names_itself(line)), None)
    if told is not None:
        return told, told + 1
    return bare_title(paragraphs)


def _is_next_one(head: Sequence[Marked], start: int, end: int) -> bool:
    """Whether a title is that of a neighbour, to which an archive links above the text: its number is another than the one that stands alone over it."""
    title = "".join(line.folded for line in head[start:end])
    number = cut_title(title).number if title.endswith(_NUMBER_ENDS) else None
    own = next((line.folded for line in head[:start] if line.is_serial), None)
    return number is not None and own is not None and squeeze(title[slice(*number)]) != squeeze(own[slice(*bare_serial(own))])


def _begins_list(line: Marked) -> bool:
    """Whether a line is an item, numbered or of a list of what happened when, or the first name of a flattened table's columns: no title stands below it."""
    table = len(line.folded) <= _LONGEST_COLUMN and column_kind(line.folded) == "number"
    return line.marker is not None or table or _DATED_ENTRY.match(line.folded) is not None


def _is_order(line: Marked, below: Sequence[Marked]) -> bool:
    """Whether a line is the name of an order with its number, right over its letter."""
    return line.order is not None and line.order.serial is not None and any(each.ends_sentence for each in below)


def _is_page_heading(line: Marked, head: Sequence[Marked], at: int) -> bool:
    """Whether a line can be a whole title that ends in no kind of document: the page's heading, or the line over source and time."""
    if (
        line.signs
        or line.is_letterhead
        or not line.may_be_heading
        or line.head_end is not None
        or line.is_occasion
        or line.is_enactment
        or not _WORDS.search(line.folded)
    ):
        return False
    return len(line.folded) > _FEW or (at + 1 < len(head) and head[at + 1].is_enactment)


def _names_itself(line: Marked) -> bool:
    """Whether a line is a title by itself, however short: 戒毒条例."""
    return line.may_be_title and not line.signs and genre_of(line.folded) is not None


def _goes_with_title(line: Marked) -> bool:
    """Whether a bracketed line under a title is part of it: （2023—2025年）, （试行）, not （此件公开发布）, （某年某月通过）, （某局，2024年9月） or （2023年第18号）."""
    if _BRACKETED.match(line.folded) is None or is_no_subtitle(line.folded) or line.is_serial:
        return False
    if any(map(issued_with, _BRACKET.findall(line.folded))):
        return False
    return line.signed_in_brackets is None and line.issued_with is None and not line.is_enactment


def _about_end(paragraphs: Sequence[Marked], start: int) -> int:
    """Return where a title 关于… that begins at `start` ends, or 0."""
    first = paragraphs[start].folded
    if not paragraphs[start].may_be_title:
        return 0
    about = any(word in first for word in title_words("about")) or title_word("enclose").search(first[:12]) is not None
    if not about and not first.endswith(title_words("enclose")):
        lines = paragraphs[start + 1 : start + 5]
        heads = list(takewhile(is_body_of_title, lines))
        if any(line.folded.startswith(first) or _is_by(line, first) for line in lines[: len(heads) + 1]):
            return 0  # a letterhead over the title, which names the body again, perhaps without its province
        after = lines[len(heads)].folded if len(heads) < len(lines) else ""
        if not (is_body_of_title(paragraphs[start]) and _goes_on_with_subject(after)):
            return 0
    best, joined = 0, ""
    for end in range(start + 1, min(start + 1 + _MOST_LINES, len(paragraphs) + 1)):
        line = paragraphs[end - 1]
        goes_on = end - 1 > start and _closes_number(joined, line)
        if (
            not (line.may_be_title or goes_on)
            or (best and line.is_enactment)
            or (end - 1 > start and line.folded[:_AGAIN] == first[:_AGAIN] and not is_body_of_title(line))
        ):
            break  # a title is not printed in itself: the line above is the name of the page, 关于…的通知_能源
        joined += paragraphs[end - 1].folded
        if len(joined) > _LONGEST:
            break
        cut = cut_title(joined)
        genre = genre_of(joined[cut.start : cut.end]) or paper_about(joined[cut.start : cut.end])
        if best and end - 1 > start and _is_whole(paragraphs[end - 1]):
            break  # the title of the notice that promulgated the text, under the text's own
        if genre is None:
            continue
        if genre in statutory() and not (end < len(paragraphs) and _is_last_word(paragraphs[end])):
            return end + 1 if end < len(paragraphs) and _goes_with_title(paragraphs[end]) else end
        if not best or _BRACKETED.match(paragraphs[end - 1].folded):
            best = end
    return best


def _is_last_word(line: Marked) -> bool:
    """Whether a line is the end of a title that a full line above it has lost: …关于防汛工作意见 / 的通知."""
    return line.may_be_title and line.folded[0] == "的" and genre_of(line.folded) is not None


def _closes_number(above: str, line: Marked) -> bool:
    """Whether a line ends the bracket of a number that has begun in a title above it: …的通知（某政 / 发〔2024〕1号）."""
    return (
        above.count("(") > above.count(")")
        and line.folded.endswith(_NUMBER_ENDS)
        and len(line.folded) <= _LONGEST_NUMBER
        and cut_title(above + line.folded).number is not None
    )


def _is_by(line: Marked, body: str) -> bool:
    """Whether a title begins with a body, or with that body without the place above its own: 云南省临沧市人民政府 / 临沧市人民政府关于…."""
    end = issuer_end(line.folded) if line.may_be_title else 0
    return end > _FEW and body.endswith(line.folded[:end])


def _goes_on_with_subject(folded: str) -> bool:
    """Whether a line below bodies says what the title is about, perhaps behind the last of them: 关于…, 某县民政局关于…."""
    found = title_word("subject").search(folded, 0, _QUOTED_AHEAD)
    return found is not None and (found.start() == 0 or names_a_body(folded[: found.start()]))


def _is_whole(line: Marked) -> bool:
    found = title_word("subject").search(line.folded, 0, _QUOTED_AHEAD + 2)
    quoted = found is not None and any(mark in line.folded[: found.start()] for mark in "《》")
    return found is not None and not quoted and genre_of(line.folded) in statutory()


def own_title_end(paragraphs: Sequence[Marked], start: int) -> int:
    """Return where a title of a plan that begins at `start` ends (its lines joined end in a kind of document), or 0."""
    first = paragraphs[start] if start < len(paragraphs) else None
    if first is None or not first.may_be_title or first.is_enactment:
        return 0  # （1999年8月6日某市人民政府令第19号发布） over the title
    joined, detail = "", first.paragraph.detail
    for end, line in enumerate(paragraphs[start : start + _MOST_LINES], start=start + 1):
        if not line.may_be_title or line.paragraph.detail != detail or (" " in line.spaced and line.head_end is not None):
            return 0  # nor is the heading of a page's block part of the title below it, nor who signs an order (部长 某某某)
        joined += line.folded
        if len(joined) > 120 or (line is not first and (is_first_part(paragraphs, end - 1) or _begins_anew(first, line))):
            return 0
        joined = joined[: site_start(joined)]
        genre = genre_of(joined)
        if genre and len(joined) >= len(genre) + 3 and not joined.startswith(title_words("farewell")) and not _ends_in_object(joined):
            while end < len(paragraphs) and _goes_with_title(paragraphs[end]):
                end += 1
            return end
    return 0


def _begins_anew(first: Marked, line: Marked) -> bool:
    """Whether a line is a title by itself that begins with the place of the line above, which is what a site calls its column: 某市人民政府规章 / 某市物业管理办法."""
    names_place = line.folded[:2] == first.folded[:2]
    return names_place and first.folded.endswith(title_words("columns")) and genre_of(line.folded) is not None


def _is_later_part(lines: Sequence[Marked], at: int) -> bool:
    """Whether a line heads another part of a text that has begun: …2023年，新建中小学4所。 / 2024年工作计划."""
    return at > 1 and lines[at - 1].ends_sentence and is_heading_of_time(lines[at].folded)


def _ends_in_object(joined: str) -> bool:
    """Whether a title breaks off behind what it is about: 关于修改《…办法》, whose next line says 的决定."""
    return joined[-1] in "》〉" and title_word("subject").search(joined, 0, joined.find("《") + 1) is not None


def may_begin_title(folded: str, keys: Collection[str]) -> bool:
    """A quick look before match_title: whether the first characters of a line begin one of the titles."""
    first = folded[:1]
    if first.isalnum():
        for key in keys:
            if key[:1] == first:
                break
        else:
            return False  # most lines
    begun = key_of(folded[:_BEGUN])
    return any(key.startswith(begun) for key in keys)


def match_title(paragraphs: Sequence[Marked], start: int, keys: set[str]) -> int:
    """Return where the lines from `start` equal one of the known titles (see title_key), or 0; a bracket after it goes along."""
    if not keys or not may_begin_title(paragraphs[start].folded if start < len(paragraphs) else "", keys):
        return 0
    joined = ""
    for end in range(start + 1, min(start + 1 + _MOST_LINES, len(paragraphs) + 1)):
        if not paragraphs[end - 1].may_be_title:
            return 0
        joined += key_of(paragraphs[end - 1].folded)
        if joined in keys:
            while end < len(paragraphs) and _goes_with_title(paragraphs[end]):
                end += 1
            return end
        if not any(key.startswith(joined) for key in keys):
            return 0
    return 0

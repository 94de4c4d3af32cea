"""What stands in the text of a title: the title proper and its number, and the titles of the plans that it encloses."""

from __future__ import annotations

import re

from policydiff.parse.mark.document_number import DOCUMENT_NUMBER
from policydiff.parse.mark.imprint import reprint_end
from policydiff.parse.mark.orders import SERIAL, bare_serial, is_announced, led_title
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.genres import genre_of, statutory, title_in
from policydiff.vocab.page.titles import enclosed, hands_over, site_start, title_word, title_words
from policydiff.vocab.phrases import pattern

_KEY_NOISE = re.compile(r'["\'《》\s<>]')
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff)》])\[\d{1,2}\]$")  # of a footnote: 统计公报[1]
_FILE = re.compile(r"(?<=[\u4e00-\u9fff)》])\.(?:pdf|docx?|wps|ofd|html?|txt)$", re.IGNORECASE)  # of a file that is called as its text
_OF_YEAR = re.compile(r"(?<=.{4})\((?:19|20)\d\d\w{0,4}\)$")
_WRAPPED = re.compile(r"^\[(?P<inside>[^\[\]]+)\]$")
_COLUMN = re.compile(r"\[(?:(?!解|问|图)[\u4e00-\u9fff]){2,6}\]\s*(?=[\u4e00-\u9fff《\"]{6})")  # of a site, before the title: 【人社】
_OF_PLACE = pattern(
    "issuers", r"\([\u4e00-\u9fff]{1,8}{levels_alone}\)(?=(?:19|20)\d\d年|[\u4e00-\u9fff]{2,12}{levels_alone})"
)  # (某省)2024年某市…
_NUMBERED = re.compile(rf"\(?\s*(?P<number>{DOCUMENT_NUMBER.pattern})\s*\)?$")
_BULLETS = "•·●■◆* "
_LED = re.compile(rf"\(?\s*(?P<number>{DOCUMENT_NUMBER.pattern})\s*\)?(?=.{{6}})")
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_ORDERED = pattern(
    "signatures", r"\((?P<number>[^()]{2,80}(?:{orders}|{announcements})\s*(?:(?:19|20)\d{2}\s*年?\s*)?第\s*\d{1,5}\s*号)\)$"
)
_SERIAL = re.compile(rf"(?<=[\u4e00-\u9fff]){SERIAL}$")
_ORDER_LED = pattern("signatures", rf"\(?(?P<number>[\u4e00-\u9fff、 ]{{2,60}}?{{orders}}\s*{SERIAL})\)?\s*(?=.{{4}})")


def title_key(title: str) -> str:
    """Return a form in which two printings of a title are equal: widths, quotes and blanks do not matter."""
    return key_of(fold(title))


def key_of(folded: str) -> str:
    """Return the same of a line that is folded already."""
    return _KEY_NOISE.sub("", folded)


def without_year(key: str) -> str:
    """Return the key of a title without the year in brackets by which a database tells it from others of its name: 某市考试规定(2005年)."""
    return _OF_YEAR.sub("", key)


def agree(printed: str, named: str) -> bool:
    """Return whether a printed title can be the one that a page's table names a little otherwise: one has the other in it, or half its characters.

    >>> agree("某市供水管理办法(试行)", "某市供水办法"), agree("我的法规 最新法规", "某市供水办法")
    (True, False)
    """
    one, other = title_key(printed), title_key(named)
    return one in other or other in one or 2 * len(set(one) & set(other)) >= len(set(other))


@dataclass(frozen=True, slots=True)
class TitleCut:
    """Where the title proper stands in its lines, and the document number that is printed with it."""

    start: int
    end: int
    number: tuple[int, int] | None = None


def cut_title(folded: str) -> TitleCut:
    """Return where the title and its number stand in a folded line: 【关于…的通知（国发〔2024〕1号）】 without its frame and number.

    >>> cut_title("[关于建立机制的通知(发改价格(2025)65号)]")
    TitleCut(start=1, end=10, number=(11, 24))
    """
    bare = _FILE.sub("", _NOTE_MARK.sub("", folded.rstrip("·* ")))
    start, end = (1, len(folded) - 1) if _WRAPPED.match(folded) or _is_quoted_whole(folded) else (0, site_start(bare))
    start += len(folded[start:]) - len(folded[start:].lstrip(_BULLETS))
    start += reprint_end(folded[start:])
    place = _OF_PLACE().match(folded, start, end)
    start = place.end() if place is not None else start
    column = _COLUMN.match(folded, start, end)
    if column is not None and (genre_of(column.group().strip("[] ")) is None or genre_of(folded[column.end() : end]) is not None):
        start = column.end()
    headed = led_title(folded[start:end])
    if headed is not None:
        number, title = ((start + a, start + b) for a, b in headed)
        return TitleCut(*title, number)
    led = _LED.match(folded, start, end)
    if led is not None:
        quoted = _QUOTED.fullmatch(folded, led.end(), end)  # 某政发(2014)20号《某意见》
        return TitleCut(*(quoted.span(1) if quoted else (led.end(), end)), led.span("number"))
    ordered = _ORDER_LED().match(folded, start, end)
    if ordered is not None and genre_of(folded[ordered.end() : end].strip(" 《》")):
        return TitleCut(ordered.end(), end, ordered.span("number"))
    return _number_behind(folded, start, end) or TitleCut(start, end)


def _is_quoted_whole(folded: str) -> bool:
    """Whether a line is a whole title between marks of a title: 《某市关于印发某要点的通知》."""
    quoted = _QUOTED.fullmatch(folded) if folded.startswith("《") else None
    return quoted is not None and title_word("subject").search(quoted[1]) is not None and genre_of(quoted[1]) in statutory()


def _number_behind(folded: str, start: int, end: int) -> TitleCut | None:
    """Return the cut of a title with its number behind it, in brackets or not: of the document, of its order, or its serial as an announcement's."""
    for shape in (_NUMBERED, _ORDERED()):
        found = shape.search(folded, start, end)
        if found is None:
            continue
        left, right = found.span("number")
        ended = title_in(folded, start, right)  # …的通知某政发(2024)1号: the number does not begin with the title's end
        runs_in = left < ended and DOCUMENT_NUMBER.match(folded, ended) is not None
        if runs_in or genre_of(folded[start : found.start()]):
            return TitleCut(start, ended if runs_in else found.start(), (ended if runs_in else left, right))
    serial = _SERIAL.search(folded, start, end)
    title = folded[start : serial.start()] if serial is not None else ""
    if serial is not None and title_word("about").search(title) and is_announced(genre_of(title) or ""):
        left, right = bare_serial(serial.group())
        return TitleCut(start, serial.start(), (serial.start() + left, serial.start() + right))
    return None


_RUN = pattern(
    "titles", r"(?:《[^《》]*(?:《[^《》]*》[^《》]*)*》、?){2,40}[^,。;:《》]{0,8}{enclose}"
)  # bounded: looked for from each title anew


_NOW = 3  # characters of what stands right before the title that a letter hands over: 现将


def announced_titles(title: str) -> list[str]:
    """Return the title that a press release is about: 某局印发《某办法》."""
    folded = fold(title)
    quoted = next((match for match in _QUOTED.finditer(folded) if match.end() == len(folded)), None)
    if quoted is None or not folded.endswith(title_words("announce"), 0, quoted.start()):
        return []
    return [title[quoted.start(1) : quoted.end(1)]]


def promulgated_titles(title: str, letter: str) -> list[str]:
    """Return the titles of the plans that a notice encloses, from its own title and from its covering letter."""
    titles: list[str] = []
    folded = fold(title)
    place = enclosed(folded)
    if place is not None:
        inner = title[slice(*place)]
        inner = inner[1:-1] if inner[:1] == "〈" and inner.find("〉") == len(inner) - 1 else inner
        titles += [inner, *(quoted.group(1) for quoted in _QUOTED.finditer(inner))]
    titles += announced_titles(title)
    folded = fold(letter)
    runs = [run.span() for run in _RUN().finditer(folded)] if "》《" in letter or "》、《" in letter else []
    handed = hands_over(folded)
    for quoted in _QUOTED.finditer(letter):
        in_run = any(start <= quoted.start() < end for start, end in runs)  # 将《…办法》《…流程》印发: whatever it ends in
        alone = handed is not None and 0 < quoted.start() - handed <= _NOW  # 现将《…条件》印发你们
        genre = genre_of(fold(quoted.group(1)))
        titles += [quoted.group(1)] if in_run or alone or (genre is not None and genre not in title_words("asked")) else []
    return list(dict.fromkeys(t for t in titles if len(t) >= 4))

"""Folding: one character becomes one character, so every offset stays true.

NFKC would do more but changes lengths (㎡, ①, Ⅲ), and then no span could be trusted.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.text.numerals import CHARACTERS, DIGITS
from policydiff.vocab.load import load_lines

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ！…～ → !…~
_BLANKS = dict.fromkeys([0x09, 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], 0x20)
_MARKS = {
    0xFF61: 0x3002,  # ｡ → 。
    0xFF64: 0x3001,  # ､ → 、
    0x3014: 0x28,
    0x3015: 0x29,
    0x3008: 0x28,
    0x3009: 0x29,  # 〔〕〈〉 → ()
    0x3010: 0x5B,
    0x3011: 0x5D,  # 【】 → []
    0x2014: 0x2D,
    0x2013: 0x2D,
    0x2012: 0x2D,
    0x2015: 0x2D,
    0x2500: 0x2D,
    0x2212: 0x2D,  # dashes → -
    0x301C: 0x7E,
    0x223C: 0x7E,  # 〜 ∼ → ~
    0x201C: 0x22,
    0x201D: 0x22,
    0x300C: 0x22,
    0x300D: 0x22,
    0x300E: 0x22,
    0x300F: 0x22,  # “”「」『』 → "
    0x2018: 0x27,
    0x2019: 0x27,
    0x3007: 0x96F6,
    0x25CB: 0x96F6,
    0x25EF: 0x96F6,  # 〇 ○ ◯ → 零
    0x22EF: 0x2026,
    0x2236: 0x3A,  # ∶ → :
    0xFE50: 0x2C,
    0xFE51: 0x3001,
    0xFE52: 0x2E,
    0xFE54: 0x3B,
    0xFE55: 0x3A,
    0xFE59: 0x28,
    0xFE5A: 0x29,
    0xFE5D: 0x28,
    0xFE5E: 0x29,  # small forms ﹐﹑﹒﹔﹕﹙﹚﹝﹞ → , 、 . ; : ( )
    **dict.fromkeys([0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550], 0x2D),  # ━ ┄ ═ … → -
    **dict.fromkeys([0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551], 0x7C),  # │ ┃ ┆ ║ … → |
    **dict.fromkeys([*range(0x250C, 0x254C), *range(0x2552, 0x256D)], 0x2B),  # ┌ ┬ ┼ ╔ … → +
    0x2F00: 0x4E00,  # ⼀, a radical that PDF text carries for 一
}
_TRADITIONAL = {ord(pair[0]): pair[1] for line in load_lines("traditional.txt") for pair in line.split()}
_DIGITS = "".join(DIGITS)[:10]
_DECIMAL_DOT = re.compile(r"[·•](?<=\d[·•])(?=\d{1,4}\s{0,2}[万亿千百%‰元吨米公平亩倍度个])")
_FULL_STOP = re.compile(rf"\.(?<=[\u4e00-\u9fff]\.)(?<![{CHARACTERS}]\.)(?=\s*(?:$|[\u4e00-\u9fff(]))", re.MULTILINE)
"""The end of a sentence in half width, and no mark of a number: 一.总则."""
_YEAR = re.compile(f"[{_DIGITS[1:3]}][{_DIGITS}0OoΟОо]{{3}}(?=年)")  # 二O二四年, 二0二四年: with a letter or a digit for the zero
_ENDS_YEAR = re.compile(f"年(?<=[{_DIGITS[1:3]}][{_DIGITS}0OoΟОо]{{3}}年)")
_ZEROS = str.maketrans(dict.fromkeys("0OoΟОо", _DIGITS[0]))
_FOLDED: dict[int, int | str] = {**_TRADITIONAL, **_FULL_WIDTH, **_BLANKS, **_MARKS}
_TABLE = {chr(code): to if isinstance(to, str) else chr(to) for code, to in _FOLDED.items()}
INVISIBLE = frozenset(
    "\u00ad\u180e\ufeff"
    + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A))))
)
"""Characters that take no room on a page: joiners, marks of direction, soft hyphens, a second byte order mark."""
_MOST = "，（）：；“”\u3000"  # nine of ten characters that change; a character at a time, they are replaced ten times as fast as by a table


@cache
def _folded() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_TABLE)) + "]")


def fold(text: str) -> str:
    """Return `text` with widths, look-alikes and traditional forms folded; len(fold(t)) == len(t), and fold(fold(t)) == fold(t).

    A middle dot between the digits of a quantity is its decimal point: 4·6万吨, and not 7·20特大暴雨. A year in Chinese numerals
    has the Chinese zero: 二O二四年.

    >>> fold("１．研究（５．６ 万家）"), fold("4·6万吨，增长3·5％"), fold("7·20特大暴雨")
    ('1.研究(5.6 万家)', '4.6万吨,增长3.5%', '7·20特大暴雨')
    """
    return fold_name(text) if len(text) <= _NAME else _fold(text)


def _fold(text: str) -> str:
    if _folded().search(text) is not None:  # most names have nothing to fold
        for mark in _MOST:
            text = text.replace(mark, _TABLE[mark])
        text = _folded().sub(lambda match: _TABLE[match[0]], text)
    if "·" in text or "•" in text:
        text = _DECIMAL_DOT.sub(".", text)
    if "." in text and "\u3002" not in text:  # whoever writes the Chinese full stop means another thing by this one
        text = _FULL_STOP.sub("\u3002", text)
    if "年" in text and _ENDS_YEAR.search(text) is not None:  # from its end, for which a text is scanned several times as fast
        text = _YEAR.sub(lambda year: year[0].translate(_ZEROS), text)
    return text


_NAME = 32  # characters: names, headings and metrics, which a dozen readers fold one after another
fold_name = lru_cache(maxsize=1024)(_fold)
"""The same for a short text, remembered whatever its length: whoever folds nothing but names asks this at once."""


def squeeze(text: str) -> str:
    """Return `text` without any blank (str.isspace): the form in which a clause and its source slice are the same string.

    >>> squeeze("5.6 万\\n\\n家")
    '5.6万家'
    """
    return "".join(text.split())

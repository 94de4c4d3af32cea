"""One cell of a table: what its text says, and whether that is another value than the one that was exported."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.report.office.workbook import short, words_of
from policydiff.tables.cells import Cell, Column
from policydiff.tables.notices import LISTS
from policydiff.text.fold import fold
from policydiff.vocab.labels import LANGUAGES, labels

_NUMBERS = frozenset(("value", "value_max"))
_DAYS = frozenset(("issued", "published"))
_TRUE = frozenset(("✓", "✔", "√", "v", "true", "1", "是", "对", "yes", "y", "等"))
"""No x and no ×: a tick to some, to most in China a mistake."""
_FALSE = frozenset(("", "false", "0", "否", "no", "n"))
_SEPARATORS = "、;,\n"
_BLANK = re.compile(r"[^\x00-\x7f、；，,;\s][ \u3000]+[^\x00-\x7f、；，,;\s]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:月)?(?: 00:00:00)?")
_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d\d)")
_MONTHS = {date(2000, number, 1).strftime("%b"): number for number in range(1, 13)}
_ROUNDED = re.compile(r"-?(\d)(?:\.(\d+))?[eE]\+?(\d+)")


def changed(text: str, value: Cell, column: Column) -> bool:
    """Return whether a cell's text says something else than the value that was exported there.

    What a spreadsheet program makes of a value by itself is no change: 2023/9/6 for 2023-09-06, Dec-25 for 2025-12, 1.6E+11.
    """
    if text.strip() in _printings(value, column):
        return False
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and (rounded := _ROUNDED.fullmatch(text.strip())):
        digits = len(rounded[2] or "")
        return f"{Decimal(str(value)):.{digits}e}" != f"{Decimal(text.strip()):.{digits}e}"
    try:
        return value_of(text, column) != (None if value in ("", ()) and column.key not in LISTS else value)
    except PolicydiffError:
        return True


def value_of(text: str, column: Column) -> Cell:
    """Return the value that a cell's text says; None for nothing. Raises PolicydiffError where it says none that the column can have."""
    words = text.strip()
    if column.kind != "words" and column.key in {*_NUMBERS, *_DAYS, "year", "deadline"}:
        words = "".join(fold(char) if char.isdecimal() else char for char in words)  # ２０２５
    if column.key in LISTS or column.key == "name":
        _check_blanks(words)
    if column.key in LISTS:
        return _items(words)
    if column.kind == "flag":
        return words in _heads(column.key) or _flag(words)
    if not words:
        return None
    if column.kind == "words":
        return _key(words, column)
    if column.key in _NUMBERS:
        return _number(words)
    if column.key == "year":
        return _year(words)
    if column.key in _DAYS:
        return _day(words, month=column.key == "issued")
    if column.key == "deadline":
        return _deadline(words)
    return " ".join(words.split("\n"))


def _printings(value: Cell, column: Column) -> set[str]:
    """Return every way in which an exported value is written in a cell."""
    if value is None or value in ("", ()):
        return {""}
    if isinstance(value, str | tuple) and not isinstance(value, bool):
        shown = {short(words_of(value, column, labels(language))) for language in LANGUAGES}
        return {each.strip() for each in (*shown, short(value if isinstance(value, str) else ";".join(value)))}
    return {str(value)}


def _items(words: str) -> tuple[str, ...]:
    """Return the items of a list, parted outside brackets: 县国资监管中心（县金融、财政中心）、县财政局 are two."""
    items, depth = [""], 0
    for char, plain in zip(words, fold(words), strict=True):
        depth = max(depth + (plain == "(") - (plain == ")"), 0)
        if plain in _SEPARATORS and not depth:
            items.append("")
        else:
            items[-1] += char
    return tuple(item.strip() for item in items if item.strip())


def _check_blanks(words: str) -> None:
    """Raise PolicydiffError where a blank stands between two names, or in one: nobody but the person knows which of them it is."""
    if _BLANK.search(words):
        raise PolicydiffError(tell("apply.blank-between", text=words), tell("hint.blank-between"))


def _heads(key: str) -> set[str]:
    """Return what a column is called, which some write into its cells for yes."""
    return {labels(language)("column", key) for language in LANGUAGES}


def _flag(words: str) -> bool:
    if words.lower() in _TRUE:
        return True
    if words.lower() in _FALSE:
        return False
    raise PolicydiffError(tell("apply.no-flag", text=words), tell("hint.flag"))


def _key(words: str, column: Column) -> str:
    english, chinese = ({label.text: key for key, label in labels(language).groups[column.group].items()} for language in ("en", "zh"))
    found = words if words in labels("en").groups[column.group] else (english | chinese).get(words)
    if found is None:
        offered = tell("hint.choose-word", english=tuple(filter(None, english)), chinese=tuple(filter(None, chinese)))
        raise PolicydiffError(tell("apply.no-word", text=words), offered)
    return found


def _number(words: str) -> Decimal:
    try:
        number = Decimal(fold(words).replace(",", ""))  # １２．５
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise PolicydiffError(tell("apply.no-number", text=words), tell("hint.number"))
    return number


def _year(words: str) -> int:
    found = re.fullmatch(r"((?:19|20)\d\d)(?:\.0)?年?", words)
    if found is None:
        raise PolicydiffError(tell("apply.no-year", text=words), tell("hint.year"))
    return int(found[1])


def _day(words: str, *, month: bool) -> str:
    """Return the ISO day that the words say; month: or the month alone, as some notices are signed."""
    found = _DAY.fullmatch(words)
    try:
        if found and month and not found[3]:
            return f"{date(int(found[1]), int(found[2]), 1):%Y-%m}"
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found and found[3] else _no_day(words)
    except ValueError:
        return _no_day(words)


def _no_day(words: str) -> str:
    raise PolicydiffError(tell("apply.no-day", text=words), tell("hint.day"))


def _deadline(words: str) -> str:
    """Return a deadline as the contract has it: a year, a month, a day, or the words."""
    if found := _MONTH.fullmatch(words):
        return f"20{found[2]}-{_MONTHS[found[1]]:02}" if found[1] in _MONTHS else words
    if found := _DAY.fullmatch(words):
        return "-".join([found[1], f"{int(found[2]):02}", *([f"{int(found[3]):02}"] if found[3] else [])])
    found = re.fullmatch(r"((?:19|20)\d\d)(?:\.0)?年?", words)
    if found is None and words.isdigit():  # as spreadsheet programs count days
        return _no_day(words)
    return found[1] if found else words

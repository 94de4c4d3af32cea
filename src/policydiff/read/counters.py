"""Numbers as lists print them: 一 十 二十一, 甲 乙, ①, a b aa, iv."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def chinese(number: int, *, formal: bool = False) -> str:
    """Return `number` in Chinese numerals, 1–9999 by value (十二, 一百零三; 壹拾贰 where `formal`), others in Arabic digits.

    >>> [chinese(n) for n in (1, 10, 12, 20, 101, 110)]
    ['一', '十', '十二', '二十', '一百零一', '一百一十']
    """
    if not 0 <= number <= 9999:
        return str(number)
    digits, units = (_FORMAL, ("", "拾", "佰", "仟")) if formal else (_DIGITS, ("", "十", "百", "千"))
    if number == 0:
        return digits[0]
    text, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if skipped and text else "") + digits[digit] + units[place]
        skipped = not digit
    return text[1:] if text.startswith("一十") else text


def chinese_digits(number: int) -> str:
    """Return the digits of `number` one by one: 12 is 一二, 10 is 一〇."""
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(abs(number)))


def stems(number: int) -> str:
    """Return 甲, 乙, 丙 … for 1–10, Arabic digits beyond."""
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


def branches(number: int) -> str:
    """Return 子, 丑, 寅 … for 1–12, Arabic digits beyond."""
    return _BRANCHES[number - 1] if 1 <= number <= len(_BRANCHES) else str(number)


def circled(number: int) -> str:
    """Return ①–⑳, ㉑–㊿ for 1–50, Arabic digits beyond."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def full_width(number: int) -> str:
    """Return the digits of `number` full-width: １２."""
    return "".join(chr(ord(char) + 0xFEE0) for char in str(number))


def letters(number: int) -> str:
    """Return a, b … z, aa, bb … as Word counts; Arabic digits for numbers under 1 or over 780."""
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1) if 1 <= number <= 780 else str(number)


def roman(number: int) -> str:
    """Return i, ii, iii, iv …; Arabic digits for numbers under 1 or over 3999."""
    if not 1 <= number <= 3999:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text

"""Addressees of a notice: 各县（区）人民政府，市直有关部门："""

from __future__ import annotations

import re

from policydiff.text.fold import fold
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.envelope import addressee_end, addressee_phrases, addressee_word
from policydiff.vocab.places.divisions import find
from policydiff.vocab.places.issuers import national_body

_SENTENCE = re.compile(r"[。!?]")
_DATA = re.compile(r"[\d=|>]")
_BY_PLACE = re.compile(r"各[^、]{0,6}[县区市乡镇场州旗]$")
_PLACES = re.compile(r"(?:[省市县区州盟旗乡镇]|自治[区州县旗]|街道|直辖市|兵团)(?:\([^()]*\))?$")
_OF_ALL = re.compile("[^各]{1,4}各.{2}")
_PERSON = rarely(r"[\u4e00-\u9fff·]{2,4}")
_WHOLE_NAME = 3
_KIND = 1  # characters of a kind of office that is counted with others: 各委、办、局
_SHORT = 24  # characters; a longer list of names need not end in a known word
_LONGEST = 500


def addresses(folded: str) -> bool:
    """Return whether a folded line without number or label addresses the notice: bodies or a person, and a colon."""
    return (
        _is_list(folded)
        and addressee_word("leads").search(folded) is None
        and addressee_word("marks").search(folded) is not None
        and (len(folded) > _SHORT or addressee_end("ends").search(folded[:-1]) is not None)
    )


def may_address(folded: str) -> bool:
    """Return whether a folded line can be a list of names and a colon, whoever they are."""
    return _is_list(folded) and addressee_word("told").search(folded) is None and _DATA.search(folded) is None


def _is_list(folded: str) -> bool:
    return folded.endswith(":") and 3 <= len(folded) <= _LONGEST and not _SENTENCE.search(folded)


def begins_list(folded: str) -> bool:
    """Return whether a folded line can be the beginning of a list of addressees that goes on below: names, and a comma at its end."""
    return (
        folded[-1:] in (",", ";", "、")
        and len(folded) <= _LONGEST
        and not _SENTENCE.search(folded)
        and addressee_word("leads").search(folded) is None
        and addressee_end("ends").search(folded[:-1]) is not None
    )


def split_addressees(text: str) -> tuple[str, ...]:
    """Return the addressees of a line, its colon cut; 各省、自治区、直辖市人民政府 stays one.

    >>> split_addressees("各县(区)人民政府,平凉工业园区管委会,市直有关部门,中、省驻平有关单位:")
    ('各县(区)人民政府', '平凉工业园区管委会', '市直有关部门', '中、省驻平有关单位')
    """
    folded = fold(text).rstrip(": ")
    plain = not any(mark in folded for mark in ",;")
    pieces: list[str] = []
    start = depth = 0
    for index, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ",、;" and (char != "、" or _parts(folded, start, index, plain)):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start : len(folded)])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _are_persons(folded: str) -> bool:
    """Whether names are those of persons, the last with what they are addressed as: 乙某、丙某委员."""
    *names, last = folded.split("、")
    return addressee_end("persons").search(last) is not None and all(map(_PERSON.fullmatch, names))


def _counts_kinds(left: str, right: str) -> bool:
    """Whether both sides are one name that counts the kinds of what it speaks of: 各委、办、厅、局; 各高等、中等职业学校."""
    kinds = left.split("各")[-1].split("、") if "各" in left else []
    if kinds and len(right) <= _KIND and max(map(len, kinds[1:]), default=0) <= _KIND and len(kinds[0]) <= _WHOLE_NAME:
        return True
    return addressee_end("attributes").search(left) is not None


def _are_lists(left: str, right: str) -> bool:
    """Whether both sides say of what they speak that it is all of it: 局机关各科室、直属各单位, not 各市、县各部门."""
    return "各" in left and _OF_ALL.match(right) is not None and len(left) > _WHOLE_NAME and _PLACES.search(left) is None


def _shares_place(left: str, right: str) -> bool:
    """Whether the right side is an office of the place that the left one names: 各省、自治区、直辖市教育厅(教委)、财政厅(局)."""
    organ = addressee_end("organs")
    if organ.search(left) is None or organ.search(right) is None or "各" in right or addressee_word("openers").match(right):
        return False
    if _begins_with_level(right) or national_body().fullmatch(right) or find(right) is not None:
        return False
    placed = _begins_with_level(left) or addressee_word("several").match(left) is not None or find(left) is not None
    return placed and national_body().fullmatch(left) is None


def _begins_with_level(name: str) -> bool:
    """Whether a name begins with the level of its place: 市水利局, not 市场监督管理局."""
    return addressee_word("levels").match(name) is not None and addressee_word("no_levels").match(name) is None


def _has_a_place(name: str) -> bool:
    """Whether a name is a body's that is called by the country or by a place of it: 上海黄金交易所, 中国黄金协会, not 重庆市 and not 市水利局."""
    return _PLACES.search(name) is None and names_a_body(name) and find(name) is not None


def _parts(folded: str, start: int, at: int, plain: bool) -> bool:
    """Whether the 、 at `at` parts two addressees: not 各市、县人民政府, and not 各乡镇党委、政府."""
    if any(folded.startswith(phrase, at - phrase.index("、")) for phrase in addressee_phrases()):
        return False
    left, right = folded[start:at], re.split("[,、;]", folded[at + 1 :], maxsplit=1)[0]
    if addressee_end("elliptic").fullmatch(right) or _counts_kinds(left, right) or _shares_place(left, right):
        return False
    if addressee_word("openers").match(right) and len(left) >= (3 if plain else 4):
        return True
    if addressee_end("parting").search(left) or _are_lists(left, right):
        return True
    name = left.rpartition("、")[2]
    if (national_body().fullmatch(name) and national_body().fullmatch(right)) or (_has_a_place(name) and _has_a_place(right)):
        return True
    if (
        _PERSON.fullmatch(name)
        and addressee_end("ends").search(name) is None
        and _are_persons(re.split("[,;]", folded[at + 1 :], maxsplit=1)[0])
    ):
        return True
    if min(len(name), len(right)) > _WHOLE_NAME and name[0] == right[0] and addressee_word("levels").match(name):
        return True  # 市博物馆、市图书馆
    if plain and "各" in right and (addressee_end("places").search(left) or _BY_PLACE.search(left)) is not None:
        return True
    # Where nothing else parts a list, 、 does, but not 各市、县人民政府.
    ends = len(name) >= _WHOLE_NAME and addressee_end("ends").search(name) is not None
    whole = len(name) > _WHOLE_NAME or name.startswith("各") or ends
    return plain and whole and len(right) >= _WHOLE_NAME and _PLACES.search(name) is None

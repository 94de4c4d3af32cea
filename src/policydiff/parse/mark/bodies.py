"""Names of bodies that stand one after another: parted by blanks or lines, broken over lines, or glued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.issuers import national_body

_PLACE = pattern("signatures", r"{openers}?([\u4e00-\u9fff]{1,7}?(?:自治[区州县旗]|[省市州县区旗盟]|{towns}(?={town_bodies})))")
_TOWN = pattern("signatures", "{towns}$")
_OPENER = pattern("signatures", "{openers}$")
_INNER = pattern("signatures", "{inner}")
_OFFICE = pattern("signatures", r"(?:(?!{place_ends})[\u4e00-\u9fff]){2,14}{offices}")
_CENTRE = pattern("signatures", r"{centre}.*{commissions}")
_BUREAU = pattern("signatures", r"(?:(?!{place_ends})[\u4e00-\u9fff]){2,8}{bureaus}")
_CUT = re.compile("和.$")  # 人力资源和社 / 会保障局
_COMMA = re.compile("[、,]")
_OPEN = pattern("signatures", "{open_places}")
_LONGEST = 60


def split_bodies(folded: str, breaks: Sequence[int]) -> list[tuple[int, int]] | None:
    """Return the places of the bodies that a folded text names and nothing else, in order; None where it is no such text.

    breaks: where blanks or line ends stood. A piece that is no name alone goes with the next; 办公室 alone with the one before.

    >>> split_bodies("某市公安局某市交通运输局", (8,))
    [(0, 5), (5, 12)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    marks = (match.end() for match in _COMMA.finditer(folded))
    ends = (*sorted(at for at in {*marks, *breaks} if 0 < at < len(folded)), len(folded))
    for at, end in enumerate(ends):
        if end <= start or _is_in_letters(folded, start, ends[at:]):
            continue
        piece = folded[start:end].strip(" 、,")
        if found and (_INNER().fullmatch(piece) or _is_inner(folded[slice(*found[-1])], piece)):
            found[-1] = (found[-1][0], end)
        elif end - start > _LONGEST or not names_a_body(piece) or (end < len(folded) and _CUT.search(piece)):
            continue
        else:
            found.append((start, end))
        start = end
    if start < len(folded) or not found:
        return None
    return [glued for start, end in found for glued in _glued(folded, start, end)]


def of_a_place(folded: str) -> bool:
    """Return whether a name is that of one body of the centre or of a place that is called by its name: 公安部, 某市水利局, not 全市各学校.

    >>> of_a_place("公安部"), of_a_place("清河市水利局"), of_a_place("全市中小学校"), of_a_place("临江市"), of_a_place("临江市青石镇")
    (True, True, False, False, False)
    """
    if not names_a_body(folded) or _COMMA.search(folded) or _TOWN().search(folded):
        return False
    place = _PLACE().match(folded)
    return national_body().match(folded) is not None or (place is not None and place.end() < len(folded) and not _OPEN().match(folded))


def without_places(folded: str) -> str:
    """Return the name of a body without the places that it begins with.

    >>> without_places("清河市青石区水利局"), without_places("公安部")
    ('水利局', '公安部')
    """
    at = 0
    while (place := _PLACE().match(folded, at)) is not None and place.end() < len(folded):
        at = place.end()
    return folded[at:]


def _is_in_letters(folded: str, start: int, ends: Sequence[int]) -> bool:
    """Whether a name whose characters stand apart goes on behind ends[0]: 海 关 总 署 is more than 海 关."""
    for before, end in pairwise(ends):
        if end != before + 1:
            return False
        if names_a_body(folded[start:end]):
            return True
    return False


def _is_inner(above: str, piece: str) -> bool:
    """Whether a body is an office of the one above: 信息化司 always, 国际合作局 under a body of the centre where it names no place."""
    if _OFFICE().fullmatch(piece):
        return True
    return _CENTRE().match(above) is not None and _BUREAU().fullmatch(piece) is not None and national_body().match(piece) is None


def _glued(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part 某县委某县人民政府: the place's name, or a body of the centre, begins the next name."""
    while start < end and folded[start] in " 、,":
        start += 1
    place, first = _PLACE().match(folded, start, end), national_body().match(folded, start, end)
    starts = [m.start() for m in re.finditer(re.escape(place.group(1)), folded[start + 1 : end])] if place else []
    for at in sorted({start + 1 + offset for offset in starts} | set(_national_starts(folded, first.end() if first else start + 2, end))):
        opener = _OPENER().search(folded, start, at)
        cut = opener.start() if opener else at
        if cut > start and names_a_body(folded[start:cut]) and names_a_body(folded[cut:end]):
            yield start, cut
            yield from _glued(folded, cut, end)
            return
    while end > start and folded[end - 1] in " 、,":
        end -= 1
    yield start, end


def _national_starts(folded: str, start: int, end: int) -> Iterator[int]:
    for match in national_body().finditer(folded, start, end):
        yield match.start()

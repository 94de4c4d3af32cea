"""The bodies that a title begins with: where they end, who they are, and the blanks between them."""

from __future__ import annotations

from policydiff.parse.frame.joined import Joined, join
from policydiff.parse.mark.bodies import of_a_place, split_bodies
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.titles import deals, subjects
from policydiff.vocab.phrases import pattern

_UNPLACED = pattern("issuers", "{governments}")
_ORDER = pattern("signatures", "{orders}")
_AND_OTHERS = pattern("signatures", r"等[\d一二三四五六七八九十]+(?:个)?{counted}$")


def issuer_end(folded: str) -> int:
    """Return where the bodies end that a folded title begins with: before 关于, 印发 …; 0 where it begins with none.

    Before 对, 就 or a year only one body of the centre or of a place: 某部对…的规定, 某市水利局2024年工作要点.
    """
    end = min((at for word in subjects() if (at := folded.find(word)) > 0), default=0)
    if end:
        return end
    dealt = deals().search(folded, 2)
    return dealt.start() if dealt is not None and of_a_place(folded[: dealt.start()]) else 0


def bodies_in(text: Joined, start: int, end: int) -> tuple[str, ...]:
    """Return the bodies that a part of a title names, as printed; 教育部等六部门 is 教育部."""
    return tuple(squeeze(text.text[start + a : start + b]) for a, b in _bodies(text, start, end))


def is_unplaced(name: str) -> bool:
    """Return whether a name leaves out whose body it is, as the orders of a government may do: 政府令第15号."""
    return _UNPLACED().fullmatch(fold(name)) is not None


def several_in(line: Marked, start: int, end: int) -> tuple[str, ...]:
    """Return the bodies that a value of a page's table names where they are several, whatever parts them: 某省财政厅 某省税务局, 财政部;税务总局."""
    folded = line.folded[start:end].replace(";", ",")
    found = split_bodies(folded, [at - start for at in join([line]).breaks() if start < at < end])
    names = tuple(squeeze(line.text[start + a : start + b]).strip("、，,；;") for a, b in found or ())
    return names if len(names) > 1 else ()


def with_blanks(text: Joined, start: int, end: int, stop: int | None = None) -> str:
    """Return the title that stands at text[start:end], a blank between bodies that blanks or lines part: 某市教育局 某市财政局关于….

    stop: where the bodies end, if that is known.
    """
    found = _bodies(text, start, start + issuer_end(text.folded[start:end]) if stop is None else stop)
    breaks = {at - start for at in text.breaks()}
    title, at = "", 0
    for _, stop in found[:-1]:
        if stop in breaks:
            title, at = f"{title}{text.text[start + at : start + stop]} ", stop
    return f"{title}{text.text[start + at : end]}".strip()


def _bodies(text: Joined, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the bodies stand that a part of a title names, from its start on."""
    folded = text.folded[start:end]
    several = _AND_OTHERS().search(folded)
    if several is not None:
        folded = folded[: several.start()]
    breaks = [at - start for at in text.breaks()]
    return [(left + a, left + b) for left, right in _orderers(folded) for a, b in _split(folded, left, right, breaks)]


def _split(folded: str, left: int, right: int, breaks: list[int]) -> list[tuple[int, int]]:
    """Return where the bodies stand in folded[left:right], which names them and nothing else, counted from `left`; none in another text."""
    if not folded[left:right].strip():
        return []
    return split_bodies(folded[left:right], [at - left for at in breaks if left < at < right]) or []


def _orderers(folded: str) -> list[tuple[int, int]]:
    """Return the pieces of the bodies of a title that orders part: 某部令 某部(令), all of them in one piece where none does."""
    found, at = [], 0
    for order in _ORDER().finditer(folded):
        if names_a_body(folded[at : order.start()].replace(" ", "")):
            found.append((at, order.start()))
            at = order.end()
    return [*found, (at, len(folded))]

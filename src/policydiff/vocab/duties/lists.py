"""How bodies stand beside each other in a list, as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.duties.bodies import last_characters, names_a_body
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import words_of


@dataclass(frozen=True, slots=True)
class ListGrammar:
    """leading: words before the first name of a piece; joiner: between two names; companion: of those, 会同 and 联合.

    modal: words between a body and 会同, at an end; open_end: 等12个部门; half: a piece that is a level and no body (市, 各县(区), 沿湖各县);
    part: what ends before 和 within one name (住房); shared: what shares the words before 和 (有关部门和单位).
    """

    leading: re.Pattern[str]
    joiner: re.Pattern[str]
    companion: re.Pattern[str]
    modal: re.Pattern[str]
    open_end: re.Pattern[str]
    half: re.Pattern[str]
    part: re.Pattern[str]
    shared: re.Pattern[str]


@cache
def list_grammar() -> ListGrammar:
    """Return the patterns of lists.yaml."""
    words = {key: words_of("lists", key) for key in _KEYS}
    level = rf"{words['scopes']}{{0,3}}{words['levels']}(?:\([^()]*\){words['levels']}?)?"
    return ListGrammar(
        leading=re.compile(rf"^{words['leads']}(?=[\u4e00-\u9fff])|^{words['joined']}(?={words['begins']})"),
        joiner=re.compile(f"{words['with']}|{words['consults']}(?={words['begins']})|{words['joins']}"),
        companion=re.compile(f"{words['with']}|{words['consults']}"),
        modal=re.compile(f"{words['modals']}+$"),
        open_end=re.compile(
            rf"等(?:\d+|{words['numerals']}+)?(?:个|家)?[^、,;()]{{0,8}}{words['many']}(?:{words['joins']}[^、,;()]{{0,4}}{words['many']})?(?:\([^()]{{1,12}}\))?$"
        ),
        half=re.compile(rf"{level}(?:、{level})*$"),
        part=re.compile(rf"^.{{0,4}}{words['halves']}$"),
        shared=re.compile(words["shared"]),
    )


@cache
def list_ends() -> frozenset[str]:
    """Return the characters that a list can end in whose names are those of bodies, firms or places, a joiner left at its end included."""
    words = [(name, key) for name, keys in _ENDS.items() for key in keys]
    return last_characters() | {word[-1] for name, key in words for word in load_yaml(name)[key]}


def without_amounts(folded: str, pieces: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the pieces of a list without how much each body has to do, two that only such a bracket parts as two: 危化处(60日)安基处(10日).

    Words behind one that name no body are none of the list, and end it.
    """
    if not _amount().search(folded):
        return pieces
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        at = start
        for amount in _amount().finditer(folded, start, end):
            if (amount["closes"] or amount.end() == end) and names_a_body(folded[at : amount.start()]):
                out.append((at, amount.start()))
                at = amount.end()
        if at > start and at < end and not names_a_body(folded[at:end]):
            return out
        if at < end:
            out.append((at, end))
    return out


@cache
def _amount() -> re.Pattern[str]:
    about, units = words_of("lists", "amount_about"), words_of("lists", "amount_units")
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?P<opens>\()?{about}?\d[\d.,]{{0,9}}{units}(?P<closes>(?(opens)\)))")


_ENDS = {"names": ("kinds", "companies", "beside"), "organisations": ("place_marks",), "lists": ("joins", "with", "consults")}
_KEYS = ("leads", "joined", "begins", "with", "joins", "modals", "many", "scopes", "levels", "halves", "shared", "numerals", "consults")

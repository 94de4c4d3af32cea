"""The bodies of a statement as a task has them: with canonical names, places that stand for governments, branches and offices of the body before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policydiff.model import Organisation
from policydiff.parse.duties.statement import Body
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.duties.organisations import canonical_body, is_department_of_place, is_government, is_place, is_town, share_a_set
from policydiff.vocab.phrases import pattern

_PLACE = 3
_BRANCHES = pattern("names", "{branch_levels}*{branches}")
"""地方组织, 分支机构: of the body before them."""
_THEIR = pattern("names", "{theirs}")
_OFFICE = pattern("names", "{offices}")


def organisations(bodies: Sequence[Body], context: Passage) -> tuple[Organisation, ...]:
    """Return the bodies with their canonical names; a place before a government, or a place's department, stands for its own (济南、青岛市政府).

    context: the sentences that name them; there 其 says that branches (中国残联及其地方组织) are of the body before them.
    """
    found: list[Organisation] = []
    shared = False  # a place's department ends the list of places: 江苏省、重庆市水利部门
    for body in reversed(bodies):
        each = _organisation(body)
        after = found[-1] if found and found[-1].role == each.role else None
        place = is_place(body.name.folded) or (shared and is_town(body.name.folded))  # 萧山区 is one, and 山区 none
        shared = place and after is not None and (shared or is_department_of_place(fold(after.name)))
        stands_for = place or (len(each.name) <= _PLACE and after is not None and is_government(after.canonical))
        if after is not None and (shared or (each.canonical is None and stands_for)):
            each = each.model_copy(update={"canonical": after.canonical})
        found.append(each)
    found.reverse()
    for index, each in enumerate(found):
        if each.canonical is None and (whose := _whose(found[:index], bodies[index].name, context)) is not None:
            found[index] = each.model_copy(update={"canonical": whose})
    return _in_sets(found)


def _whose(before: Sequence[Organisation], name: Passage, context: Passage) -> str | None:
    """Return what a name stands for by what is named before it: 及其地方组织 for the body before, 下设办公室 for the board whose it is."""
    at = bisect_left(context.offsets, name.offsets[0])
    if before and at and _BRANCHES().fullmatch(name.folded) and _THEIR().match(context.folded, at - 1):
        return before[-1].canonical
    boards = list(name_words("boards").finditer(context.folded, 0, at)) if _OFFICE().fullmatch(name.folded) else []
    return canonical_body(boards[-1].group() + name.folded)[0] if boards else None


def _in_sets(found: list[Organisation]) -> tuple[Organisation, ...]:
    """Return the bodies with those marked as open sets that go on with the set before them: 县级以上人民政府水行政、自然资源等部门."""
    first = 0
    for index, each in enumerate(found):
        if index and each.role == found[index - 1].role and share_a_set(fold(found[first].name), fold(each.name)):
            found[index] = each.model_copy(update={"open_set": True})
        else:
            first = index
    return tuple(found)


def _organisation(body: Body) -> Organisation:
    name = body.name
    canonical, open_set = canonical_body(name.folded)
    return Organisation.made(name=name.text, canonical=canonical, open_set=open_set, role=body.role, span=name.span(), pieces=name.pieces())

"""What a text only puts in of its own: its level before a body (政府 → 市政府), its place (驻潍企业, 企业潍坊分公司)."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.names import Change
from policydiff.vocab.places.inserted import (
    behind_stationed,
    branch_of,
    branch_whole,
    branches,
    company_before,
    full_nation,
    level_opens,
    no_level_before,
    no_rank_before,
    of_a_level,
    own_body_behind,
    stationed,
    words_and_divisions,
)
from policydiff.vocab.places.levels import is_scope, mark_of
from policydiff.vocab.places.standing import ranked, torn_behind


def own_inserted(parent: Change, child: Change, places: Places) -> bool:
    """Return whether the child only puts its own level or place into what the parent says."""
    return any(
        _place(side, places) or _level(side, places) or _rank(side, places) or _stationed(side, places) or _branch(side, places)
        for side in _insertions(parent, child)
    )


def _insertions(parent: Change, child: Change) -> Iterator[Change]:
    """Yield the child's side with nothing but what it puts in, where that is all: 政府 → 市政府 is 市 before 政府."""
    old, new = parent.changed, child.changed
    for at in {0, len(old)} if len(new) > len(old) else ():
        added = new[at : at + len(new) - len(old)]
        if new[:at] + new[at + len(added) :] == old:
            yield Change(child.before + new[:at], added, new[at + len(added) :] + child.behind)


def _place(side: Change, places: Places) -> bool:
    """设立智库 → 设立滁州市智库."""
    return side.changed in places.names and not words_and_divisions().fullmatch(side.changed)


def _level(side: Change, places: Places) -> bool:
    """政府网站 → 市政府网站, 发挥基金作用 → 发挥市基金作用, 国有企业 → 市属国有企业; and no 示范县, 市场, 核心区."""
    found = of_a_level().fullmatch(side.changed)
    if not found or found["mark"] not in places.child or torn_behind().search(side.before) or no_level_before().match(side.behind):
        return False
    return bool(found["of"] or own_body_behind().match(side.behind) or level_opens().search(side.before))


def _rank(side: Change, places: Places) -> bool:
    """发挥技改资金作用 → 发挥市级技改资金作用; and no 市级以上, nor 建设市级平台: to build one of a rank is another task."""
    own = places.down and bool(ranked().search(side.changed)) and mark_of(side.changed) in places.child
    return own and bool(level_opens().search(side.before)) and not no_rank_before().match(side.behind)


def _stationed(side: Change, places: Places) -> bool:
    """鼓励高校 → 鼓励驻淄高校."""
    found = stationed().fullmatch(side.changed)
    if not found or not behind_stationed().match(side.behind):
        return False
    where = found["where"]
    return where in places.names or where in places.child or (len(where) == 1 and any(where in name for name in places.names))


def _branch(side: Change, places: Places) -> bool:
    """电信企业 → 电信企业潍坊分公司, 东江公司 → 潍坊分公司."""
    if places.down and branch_of().fullmatch(side.changed) and branch_whole().match(side.behind):
        return any(side.before.endswith(name) for name in places.names)
    own = (*places.names, *places.child)
    return bool(company_before().search(side.before)) and any(
        side.changed.startswith(name) and branches().fullmatch(side.changed.removeprefix(name)) for name in own
    )


def own_for_whole(parent: Change, child: Change, places: Places) -> bool:
    """Return whether the whole of the parent's place became the child's by its name: 全国茶博会 → 烟台茶博会, 中华人民共和国…纲要 → 芜湖市…纲要, 全省高校 → 驻淄高校."""
    mark = mark_of(parent.changed) if is_scope(parent.changed) else None
    nation = places.levels is not None and places.levels[0] == 0 and bool(full_nation().fullmatch(parent.changed))
    if not nation and (mark is None or mark not in places.parent):
        return False
    return (child.changed in places.names and not words_and_divisions().fullmatch(child.changed)) or _stationed(child, places)

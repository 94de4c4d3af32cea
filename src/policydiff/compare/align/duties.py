"""Which responsibility statements correspond: those of corresponding tasks, however alike or unlike their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policydiff.compare.align.groups import BODY, Links
from policydiff.compare.align.openings import has_room
from policydiff.compare.side.charges import charged_with, done_by, headings_above, is_named, puts_in_charge, shares_out
from policydiff.compare.side.counterparts import Body, correspondence
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.fold import fold
from policydiff.text.numerals import COUNTING, read_numeral
from policydiff.text.similarity import ratio
from policydiff.vocab.phrases import pattern

_SECTION, _ALIKE = 0.8, 1.5
_LEAST, _LEAST_UNRELATED = 0.2, 0.5
_SUPPORT = 0.2
_LEAST_ALIKE = 0.85
_SO_MANY = pattern("roles", "{those}(?P<number>[^,;:。]{1,3}?){items}")
_NUMBER = rf"[(]?(?:\d{{1,2}}|[{COUNTING}]{{1,3}})[)]?"
_NUMBERED = pattern(
    "roles",
    f"[(]?{{item_ordinal}}(?P<numbers>{_NUMBER}(?:(?:{{items_joined}}|{{items_through}}){{item_ordinal}}?{_NUMBER}){{1,8}}){{items}}",
)
_JOINED, _THROUGH = pattern("roles", "{items_joined}"), pattern("roles", "{items_through}")
_FROM_NUMBER = pattern("roles", "[()]|{item_ordinal}")
_EVERY_TASK = pattern("roles", "(?P<what>[^,;:。]{2,12}?){every}{work}由")

Statements = Sequence[tuple[int, list[int]]]
"""Each statement's line with the body lines that it closes."""


def link_statements(links: Links) -> None:
    """Join the statements of tasks that correspond: by their bodies, their section, and then by their text."""
    mine, theirs = tuple(_statements(links.child)), tuple(_statements(links.parent))
    owner = {body: statement for statement, bodies in theirs for body in bodies}
    by_node: dict[int, list[int]] = defaultdict(list)
    for statement, _ in theirs:
        by_node[links.parent.lines[statement].node].append(statement)
    options = []
    for statement, bodies in mine:
        for other, vote in _votes(links, statement, bodies, owner, by_node).items():
            alike = ratio(links.child.lines[statement].masked, links.parent.lines[other].masked)
            if vote >= (_LEAST if links.related else _LEAST_UNRELATED) or (links.related and alike >= _LEAST_ALIKE):
                options.append((-(vote + _ALIKE * alike), abs(statement - other), statement, other))
    for _, _, statement, other in sorted(options):
        links.join(statement, other, how="responsibility of corresponding tasks")
    _alike(links, mine, theirs)
    _tell(links, theirs)
    _merge(links, mine, theirs)
    _split(links, mine, theirs)


def _alike(links: Links, mine: Statements, theirs: Statements) -> None:
    """Join statements left over under sections that correspond, or lie under ones that do, if nearly the same bodies stand in them."""
    free = [[at for at, _ in side if at not in taken] for side, taken in ((mine, links.of_child), (theirs, links.of_parent))]
    options = []
    for statement in free[0] if links.related else ():
        for other in free[1]:
            alike = ratio(links.child.lines[statement].masked, links.parent.lines[other].masked)
            if alike >= _LEAST_ALIKE and links.where(statement, other) != "elsewhere":
                options.append((-alike, abs(statement - other), statement, other))
    for _, _, statement, other in sorted(options):
        links.join(statement, other, how="responsibility of corresponding tasks")


def _statements(page: Page) -> Iterator[tuple[int, list[int]]]:
    """Yield each responsibility statement with the body lines that it closes: those before it, since the one before, or of all its section."""
    for node in page.nodes:
        bodies: list[int] = []
        above = [*headings_above(page, node)]
        for index in node.lines:
            line = page.lines[index]
            if line.role == "responsibility" or shares_out(page, line) or puts_in_charge(page, line, [*above, *bodies]):
                yield index, _of_items(page, index) or bodies
                bodies = []
            elif line.role in BODY:
                bodies.append(index)


def _of_items(page: Page, statement: int) -> list[int]:
    """Return the body lines of the sections that a statement closes by its words or its place, where it closes more than what stands before it."""
    return (
        _of_counted_items(page, page.lines[statement]) or _of_numbered_items(page, page.lines[statement]) or _of_all_items(page, statement)
    )


def _of_all_items(page: Page, statement: int) -> list[int]:
    """Return the body lines of a whole section where a statement closes it: on a line of its own behind the last item, or by its words (养老服务各项任务由…),
    and no other item has one.
    """
    line, before = page.lines[statement], page.lines[statement - 1]
    node = page.nodes[line.node]
    named = _named_above(page, line)
    if statement == 0 or (line.span[0] <= before.span[1] and named is None) or line.index != node.lines[-1]:
        return []
    whole = node.index
    while whole != named and (above := page.nodes[page.nodes[whole].parent]).index > 0 and above.children[-1] == whole:
        if any(
            page.lines[index].role == "responsibility" and index != statement
            for inner in page.below(above.index)
            for index in page.nodes[inner].lines
        ):
            break
        whole = above.index
    inside = (index for inner in page.below(whole) for index in page.nodes[inner].lines)
    return [index for index in inside if page.lines[index].role in BODY] if whole != node.index else []


def _named_above(page: Page, line: PreparedClause) -> int | None:
    """Return the section above all of whose tasks a sentence shares out, by the words of its heading: 养老服务各项任务由县民政局牵头."""
    what = _EVERY_TASK().match(fold(line.text)) if line.role == "body" else None
    above = page.nodes[line.node].parent if what else 0
    while what and above > 0:
        if what["what"] in page.nodes[above].core:
            return above
        above = page.nodes[above].parent
    return None


def _of_counted_items(page: Page, line: PreparedClause) -> list[int]:
    """Return the body lines of as many sections, the last of them the sentence's own, as it says that it shares out: 以上两项由县水利局负责。"""
    counted = _SO_MANY().match(fold(line.text)) if line.role == "body" else None
    number = read_numeral(counted["number"]) if counted else None
    if not number:
        return []
    node = page.nodes[line.node]
    beside = [at for at in page.nodes[node.parent].children if at <= node.index] if node.index else []
    items = beside[-int(number) :] if 1 < number <= len(beside) else []
    return _bodies_in(page, items, line)


def _of_numbered_items(page: Page, line: PreparedClause) -> list[int]:
    """Return the body lines of the sections beside the statement's own that it says it is for, by their numbers: （第1、2项责任单位：县水利局）."""
    numbered = _NUMBERED().match(fold(line.text)) if line.role == "responsibility" else None
    if not numbered:
        return []
    wanted: set[int] = set()
    for part in _JOINED().split(_FROM_NUMBER().sub("", numbered["numbers"])):
        ends = [int(end) if end.isdecimal() else int(read_numeral(end) or 0) for end in _THROUGH().split(part)]
        wanted.update(range(ends[0], ends[-1] + 1))
    beside = page.nodes[page.nodes[line.node].parent].children
    items = [node for at, node in enumerate(beside, 1) if at in wanted]
    return _bodies_in(page, items, line) if len(items) == len(wanted) else []


def _bodies_in(page: Page, items: Iterable[int], line: PreparedClause) -> list[int]:
    inside = (index for item in items for inner in page.below(item) for index in page.nodes[inner].lines)
    return [index for index in inside if page.lines[index].role in BODY and index != line.index]


def _votes(
    links: Links, statement: int, bodies: Sequence[int], owner: Mapping[int, int], by_node: Mapping[int, list[int]]
) -> dict[int, float]:
    """Return for each of the parent's statements the share of this one's bodies that come from its task, and its section's vote."""
    votes: dict[int, float] = defaultdict(float)
    for body in bodies:
        for other in links.of_child[body].parent if body in links.of_child else ():
            if other in owner:
                votes[owner[other]] += 1 / len(bodies)
    here = links.child.lines[statement].node
    its_own = not bodies or any(links.child.lines[body].node == here for body in bodies)  # and not that of other items, by their numbers
    there = links.sections.to_parent.get(here) if its_own else None
    if there is not None and (links.related or links.sections.content.get((here, there), 0.0) >= _SUPPORT):
        for other in by_node.get(there, ()):
            votes[other] += _SECTION
    return votes


def _opened(links: Links, statement: int) -> Sequence[int]:
    """Return the heading of the statement's section, where it became the opening of a sentence of the child."""
    node = links.parent.lines[statement].node
    return links.parent.nodes[node].lines[:1] if node in links.homes.values() else ()


def _tell(links: Links, theirs: Statements) -> None:
    """Join a statement left over to the sentence that came from its task and says itself who does it, all of whom it names: 由县商务局牵头编制…."""
    for other, closed in theirs if links.related else ():
        if other in links.of_parent:
            continue
        bodies = _bodies(links.parent, other)
        into = dict.fromkeys(child for line in closed if line in links.of_parent for child in links.of_parent[line].child)
        for child in into:
            group = links.of_child[child]
            told = done_by(links.child, links.child.lines[child])
            before = [body for line in group.parent for body in _bodies(links.parent, line)]
            told = [] if any(correspondence(one, body) for one in before for body in told) else told
            if told and all(any(correspondence(one, body) for one in bodies) for body in told) and has_room(group, True):
                links.extend(group, [], [other], "merged")
                break


def _merge(links: Links, mine: Statements, theirs: Statements) -> None:
    """Join a statement left over to that of the task which took in most of what it was responsible for, and which has a statement.

    If that is one sentence only, a body of it must be named there, too, be it under another name or that which does its work a level down.
    """
    keeper = {body: statement for statement, bodies in mine for body in bodies}
    for other, closed in theirs:
        if other in links.of_parent or (closed and links.of_parent.keys().isdisjoint(closed)):
            continue  # what is dropped with its task
        bodies = [*closed, *_opened(links, other)]
        homes = [_keeper(links.of_parent[body].child, keeper) for body in bodies if body in links.of_parent]
        home = _most(links, homes, other, bodies)
        if home is None or _is_whole(links, home, other):
            continue
        if home in links.of_child:
            links.extend(links.of_child[home], [], [other], "merged")
        else:
            links.join(home, other, how="responsibility of corresponding tasks")


def _is_whole(links: Links, home: int, other: int) -> bool:
    """Return whether a statement of the child names the bodies of its counterpart and no more or less, and some of another section's stand nowhere in it.

    Not of one that by its words or its place is that of several items.
    """
    group, lines = links.of_child.get(home), links.parent.lines
    if group is None or len(group.parent) != 1 or lines[group.parent[0]].node == lines[other].node or _of_items(links.child, home):
        return False
    mine, theirs, free = _bodies(links.child, home), _bodies(links.parent, group.parent[0]), _bodies(links.parent, other)
    same = all(any(correspondence(one, body) for body in mine) for one in theirs) and len(mine) == len(theirs)
    return same and not all(any(correspondence(one, body) for body in mine) for one in free)


def _split(links: Links, mine: Statements, theirs: Statements) -> None:
    """Join a statement of the child left over to that of the parent's task from which most of what it is responsible for comes."""
    keeper = {body: statement for statement, bodies in theirs for body in bodies}
    for one, closed in mine if links.related else ():
        if one in links.of_child:
            continue
        homes = [_keeper(links.of_child[body].parent, keeper) for body in closed if body in links.of_child]
        home = _most(links, homes, one, None)
        if home is not None and home in links.of_parent:
            links.extend(links.of_parent[home], [one], [], "split")


def _keeper(lines: Iterable[int], keeper: Mapping[int, int]) -> int | None:
    """Return the statement that closes the first of some lines which any closes: a figure may be told in the overview, too, where none stands."""
    return next((keeper[line] for line in lines if line in keeper), None)


def _most(links: Links, homes: Sequence[int | None], free: int, closed: Sequence[int] | None) -> int | None:
    """Return the statement of the other side that closes most of what a free one does, of which most must be closed by any there.

    Of a single sentence both must name one body, be it under another name or that which does its work a level down, or the child's must say of what.
    closed: what a free one of the parent's closes; None where it is the child's.
    """
    kept = [one for one in homes if one is not None]  # what went where no statement stands names none
    home = max(kept, key=kept.count, default=None)
    if home is None or 2 * kept.count(home) <= len(kept) or 2 * len(kept) < len(homes):
        return None
    child, parent = (free, home) if closed is None else (home, free)
    named = any(is_named(links.parent, what, closed) for what in charged_with(links.child, links.child.lines[child])) if closed else False
    return home if kept.count(home) > 1 or named or _share_a_body(_bodies(links.child, child), _bodies(links.parent, parent)) else None


def _share_a_body(mine: Sequence[Body], theirs: Sequence[Body]) -> bool:
    return any(not body.subordinates and correspondence(other, body) for body in mine for other in theirs)


def _bodies(page: Page, statement: int) -> list[Body]:
    """Return the bodies that a statement names."""
    return [token.body for token in page.lexicon.read(page.lines[statement].text) if token.body]

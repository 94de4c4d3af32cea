"""Which responsibility statements correspond: those of corresponding tasks, however alike or unlike their text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from policydiff.compare.align.groups import BODY, Links
from policydiff.compare.side.counterparts import Body, correspondence
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.fold import fold
from policydiff.text.numerals import read_numeral
from policydiff.text.similarity import ratio
from policydiff.vocab.duties.roles import by_duty_phrase, ends_in_verb, verb_words
from policydiff.vocab.phrases import pattern

_SECTION, _ALIKE = 0.8, 1.5
_LEAST, _LEAST_UNRELATED = 0.2, 0.5
_SUPPORT = 0.2
_LEAST_ALIKE = 0.85
_LONGEST_STATEMENT, _STOPS = 120, "。;"
_BY, _LONGEST_CHARGE = "由", 24
"""What stands before bodies in charge, and at most so many characters that say of what; half of their pairs were said before."""
_SO_MANY = pattern("roles", "{those}(?P<number>[^,;:。]{1,3}?){items}")
_PARTED = re.compile("[,;。]")
_LEADING = pattern("roles", "{plainly}?{saying_leads}(?P<what>[^,;。]{0,24})")
_HELPING = pattern("roles", "{saying_helps}")
_JOINS = pattern("roles", "[、,]|{led_and}")
_COORDINATING = pattern("roles", "{coordinating}")
_BARE = pattern("roles", "(?:{those}[^,;:。]{0,8},?)?{plainly}?由?(?:[、,]|{led_and})*等?{plainly}?")

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
            if vote >= (_LEAST if links.related else _LEAST_UNRELATED):
                alike = ratio(links.child.lines[statement].masked, links.parent.lines[other].masked)
                options.append((-(vote + _ALIKE * alike), abs(statement - other), statement, other))
    for _, _, statement, other in sorted(options):
        links.join(statement, other, how="responsibility of corresponding tasks")
    _alike(links, mine, theirs)
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
        for index in node.lines:
            line = page.lines[index]
            if line.role == "responsibility" or shares_out(page, line) or puts_in_charge(page, line, [*node.lines[:1], *bodies]):
                yield index, _of_counted_items(page, line) or _of_all_items(page, index) or bodies
                bodies = []
            elif line.role in BODY:
                bodies.append(index)


def shares_out(page: Page, line: PreparedClause) -> bool:
    """Return whether a sentence names bodies and how they do what was said before it, and says nothing else: 以上两项由县科技局、县财政局共同负责。"""
    if line.role != "body" or line.size > _LONGEST_STATEMENT or not ends_in_verb(fold(line.text)):
        return False
    tokens = page.lexicon.read(line.text)
    rest = "".join(fold(token.text) for token in tokens if not token.body).strip(_STOPS)
    return any(token.body for token in tokens) and _BARE().fullmatch(verb_words().sub("", rest)) is not None


def puts_in_charge(page: Page, line: PreparedClause, before: Sequence[int]) -> bool:
    """Return whether a sentence says part by part who does what, and nothing else: 清单编制由县商务局负责，各镇按季报送。

    before: the lines of which one must name some of it, and the heading of the section.
    """
    if line.role != "body" or line.size > _LONGEST_STATEMENT or not before:
        return False
    parts = [part for part in _PARTED.split(fold(line.text)) if part]
    if _BY not in line.text:
        return len(parts) > 1 and _lead_and_share(page, parts, before)
    charged = [_charge(page, part) for part in parts]
    if charged[0] is None or not any(_is_named(page, what, before) for what in charged if what):
        return False
    return all(what is not None or page.lexicon.read(part)[0].body for part, what in zip(parts, charged, strict=True))


def _lead_and_share(page: Page, parts: Sequence[str], before: Sequence[int]) -> bool:
    """Return whether bodies lead what was named before, or coordinate, and others do their part: 县科技局负责统筹协调，县财政局依职责做好保障工作."""
    if not any(map(_COORDINATING().search, parts[:1])) and not _LEADING().search(parts[0]):
        return False
    rests = [_behind_bodies(page, part) for part in parts]
    led = _LEADING().fullmatch(rests[0] or "")
    if led is None or not (_COORDINATING().match(led["what"]) or (led["what"] and _is_named(page, led["what"], before))):
        return False
    return all(rest and any(form.search(rest[:_LONGEST_CHARGE]) for form in (by_duty_phrase(), _HELPING())) for rest in rests[1:])


def _behind_bodies(page: Page, part: str) -> str | None:
    """Return what stands behind the body that a part of a sentence begins with and those joined to it; None where it begins with none."""
    tokens = page.lexicon.read(part)
    end = 0
    for token in tokens:
        if not token.body and not (end and _JOINS().fullmatch(token.text)):
            break
        end = token.end if token.body else end
    return part[end:] if end else None


def _is_named(page: Page, what: str, before: Sequence[int]) -> bool:
    told = [page.lines[index].ink for index in before]
    pairs = [what[at : at + 2] for at in range(len(what) - 1)]
    return 2 * sum(any(pair in text for text in told) for pair in pairs) >= max(len(pairs), 1)


def _charge(page: Page, part: str) -> str | None:
    """Return what a part of a sentence puts in the charge of bodies: X of X由甲局、乙局负责; None where it says no such thing."""
    what, by, who = part.partition(_BY)
    tokens = page.lexicon.read(who) if by and 0 < len(what) <= _LONGEST_CHARGE and ends_in_verb(part) else ()
    return what if tokens and tokens[0].body else None


def _of_all_items(page: Page, statement: int) -> list[int]:
    """Return the body lines of a whole section where a statement closes it: on a line of its own behind the last item, and no other item has one."""
    line, before = page.lines[statement], page.lines[statement - 1]
    node = page.nodes[line.node]
    if statement == 0 or line.span[0] <= before.span[1] or line.index != node.lines[-1]:
        return []
    whole = node.index
    while (above := page.nodes[page.nodes[whole].parent]).index > 0 and above.children[-1] == whole:
        if any(
            page.lines[index].role == "responsibility" and index != statement
            for inner in page.below(above.index)
            for index in page.nodes[inner].lines
        ):
            break
        whole = above.index
    inside = (index for inner in page.below(whole) for index in page.nodes[inner].lines)
    return [index for index in inside if page.lines[index].role in BODY] if whole != node.index else []


def _of_counted_items(page: Page, line: PreparedClause) -> list[int]:
    """Return the body lines of as many sections, the last of them the sentence's own, as it says that it shares out: 以上两项由县水利局负责。"""
    counted = _SO_MANY().match(fold(line.text)) if line.role == "body" else None
    number = read_numeral(counted["number"]) if counted else None
    if not number:
        return []
    node = page.nodes[line.node]
    beside = [at for at in page.nodes[node.parent].children if at <= node.index] if node.index else []
    items = beside[-int(number) :] if 1 < number <= len(beside) else []
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
    there = links.sections.to_parent.get(here)
    if there is not None and (links.related or links.sections.content.get((here, there), 0.0) >= _SUPPORT):
        for other in by_node.get(there, ()):
            votes[other] += _SECTION
    return votes


def _opened(links: Links, statement: int) -> Sequence[int]:
    """Return the heading of the statement's section, where it became the opening of a sentence of the child."""
    node = links.parent.lines[statement].node
    return links.parent.nodes[node].lines[:1] if node in links.homes.values() else ()


def _merge(links: Links, mine: Statements, theirs: Statements) -> None:
    """Join a statement left over to that of the task which took in most of what it was responsible for, and which has a statement.

    If that is one sentence only, a body of it must be named there, too, be it under another name or that which does its work a level down.
    """
    keeper = {body: statement for statement, bodies in mine for body in bodies}
    for other, closed in theirs:
        if other in links.of_parent or (closed and links.of_parent.keys().isdisjoint(closed)):
            continue  # what is dropped with its task
        bodies = [*closed, *_opened(links, other)]
        home = _most(
            links, [keeper.get(line) for body in bodies if body in links.of_parent for line in links.of_parent[body].child[:1]], other, True
        )
        if home is None:
            continue
        if home in links.of_child:
            links.extend(links.of_child[home], [], [other], "merged")
        else:
            links.join(home, other, how="responsibility of corresponding tasks")


def _split(links: Links, mine: Statements, theirs: Statements) -> None:
    """Join a statement of the child left over to that of the parent's task from which most of what it is responsible for comes."""
    keeper = {body: statement for statement, bodies in theirs for body in bodies}
    for one, closed in mine if links.related else ():
        if one in links.of_child:
            continue
        home = _most(
            links, [keeper.get(line) for body in closed if body in links.of_child for line in links.of_child[body].parent[:1]], one, False
        )
        if home is not None and home in links.of_parent:
            links.extend(links.of_parent[home], [one], [], "split")


def _most(links: Links, homes: Sequence[int | None], free: int, merging: bool) -> int | None:
    """Return the statement of the other side that closes most of what a free one does, of which most must be closed by any there.

    Of a single sentence both must name one body, be it under another name or that which does its work a level down.
    """
    kept = [one for one in homes if one is not None]  # what went where no statement stands names none
    home = max(kept, key=kept.count, default=None)
    if home is None or 2 * kept.count(home) <= len(kept) or 2 * len(kept) < len(homes):
        return None
    child, parent = (home, free) if merging else (free, home)
    return home if kept.count(home) > 1 or _share_a_body(_bodies(links.child, child), _bodies(links.parent, parent)) else None


def _share_a_body(mine: Sequence[Body], theirs: Sequence[Body]) -> bool:
    return any(not body.subordinates and correspondence(other, body) for body in mine for other in theirs)


def _bodies(page: Page, statement: int) -> list[Body]:
    """Return the bodies that a statement names."""
    return [token.body for token in page.lexicon.read(page.lines[statement].text) if token.body]

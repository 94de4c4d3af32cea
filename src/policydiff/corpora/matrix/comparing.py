"""One parent made ready once and compared with each of many children, on several processes, what was compared before from the cache."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice

from policydiff.compare.engine import compare_pages
from policydiff.compare.pair import choose, holds
from policydiff.compare.side.pages import Page, make_page
from policydiff.corpora.matrix.marking import is_fragment
from policydiff.errors import NotFound, PolicydiffError
from policydiff.gathering.documents import Document, Group, Problem, problem_of
from policydiff.gathering.keeping import Shelf, key_of, shelf
from policydiff.messages import tell
from policydiff.model import Comparison, Notice
from policydiff.processes import Inherited, inherited, start_worker
from policydiff.records import dataclass

Step = Callable[[str], None]
"""Called with the id of each document that is done."""

_ALONE = 6
"""Comparisons up to which one process is sooner done than several have started."""
_VOTERS = 5


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison of one of many. fragment: whether the child's text seems to break off."""

    id: str
    comparison: Comparison
    fragment: bool


@dataclass(frozen=True, slots=True)
class Family:
    """One plan of a parent, and what became of it in each child. At least one was compared; problems: what could not be."""

    parent: Page
    compared: tuple[Compared, ...]
    problems: tuple[Problem, ...]


def compare_family(
    parents: Group,
    groups: Sequence[Group],
    *,
    kept: Shelf,
    parent_plan: str | None = None,
    topic: str | None = None,
    jobs: int | None = None,
    step: Step = lambda _: None,
) -> Family:
    """Return the comparisons of a parent (the documents that its word may mean) with each of its children, the parent's own file left out.

    step: called with the id of each document that is done. Raises PolicydiffError where the parent cannot be read, has no such plan, or no child could be compared.
    """
    own = {document.path.resolve() for document in parents if document.path}
    groups = [group for group in groups if not any(each.path and each.path.resolve() in own for each in group) and _may_have(group, topic)]
    notices = [document.notice(kept) for document in parents]
    several = len(notices) > 1 or len(notices[0].plans) > 1
    page = chosen_parent(notices, list(islice(readable(groups, kept), _VOTERS)) if several else [], parent_plan, topic)
    found: list[Compared] = []
    problems: list[Problem] = []
    for result in compare_each(groups, page, topic=topic, kept=kept, jobs=jobs):
        step(result.id)
        if isinstance(result, Problem):
            problems.append(result)
        else:
            found.append(result)
    if not found:
        raise NotFound(tell("many.no-child", parent=page.notice.id), problems[0].message if problems else "")
    return Family(page, tuple(found), tuple(problems))


def _may_have(group: Group, topic: str | None) -> bool:
    """Return whether a group may have a plan of the topic; among a hundred thousand notices of an archive, only those few are worth reading."""
    return topic is None or any(each.titles is None or any(holds(title, topic) for title in each.titles) for each in group)


def readable(groups: Iterable[Group], kept: Shelf) -> Iterator[list[Notice]]:
    """Yield the notices of each group that can be read; what cannot is told when it is compared."""
    for group in groups:
        try:
            yield [document.notice(kept) for document in group]
        except Exception:  # told when it is compared
            continue


def chosen_parent(parents: Sequence[Notice], children: Sequence[Sequence[Notice]], plan: str | None, topic: str | None) -> Page:
    """Return the one plan that the children have in common as their parent, made ready.

    Where several are possible, the one that most of the first children belong to. Raises NotFound where none fits.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for child in children[:_VOTERS]:
        try:
            pair = choose(child, parents, parent_plan=plan, topic=topic, anyway=True)
        except NotFound:
            continue
        if not pair.swapped:
            votes[pair.parent.id, pair.parent_plan.id] += 1
    if not votes:
        pair = choose(parents, parents, child_plan=plan, topic=topic, anyway=True)
        votes[pair.child.id, pair.child_plan.id] += 1
    wanted = min(votes, key=lambda key: (-votes[key], key))
    notice = next(notice for notice in parents if notice.id == wanted[0])
    return make_page(notice, next(each for each in notice.plans if each.id == wanted[1]))


def compare_child(children: Sequence[Notice], parent: Page, topic: str | None) -> tuple[Comparison, bool]:
    """Return the comparison of the child that belongs to the parent among those that a word means, and whether it is a fragment.

    It is the comparison that the two alone would have. Raises NotFound where no plan has the topic, and where the child stands above the parent.
    """
    pair = choose(children, [parent.notice], parent_plan=parent.plan.id, topic=topic, anyway=True)
    if pair.swapped:
        raise NotFound(tell("many.above-parent", id=children[0].id, parent=parent.notice.id), tell("hint.other-way-round"))
    comparison = compare_pages(make_page(pair.child, pair.child_plan), parent)
    return comparison, is_fragment(comparison, pair.child, parent.notice)


def compare_each(
    groups: Sequence[Group], parent: Page, *, topic: str | None, kept: Shelf, jobs: int | None = None
) -> Iterator[Compared | Problem]:
    """Yield for each group, in its order, the comparison with the parent, or what is wrong with it.

    With a topic, a group without a plan of that topic is left out. What is kept under the digests of both sides is not computed again.
    """
    keys = [_key(group, parent, topic) for group in groups]
    stored = {at: found for at, key in enumerate(keys) if key and (found := _read(groups[at], kept.get(key)))}
    missing = [at for at in range(len(groups)) if at not in stored]
    processes = 1 if len(missing) <= _ALONE else min(jobs or os.cpu_count() or 1, len(missing))
    with _run([groups[at] for at in missing], parent, topic, kept, processes) as results:
        for at, group in enumerate(groups):
            if at in stored:
                yield stored[at]
                continue
            result = next(results)
            if isinstance(result, str):
                if keys[at]:
                    kept.put(keys[at], result)
                yield _read(group, result) or problem_of(group[0], ValueError("damaged"))
            elif result is not None:
                yield result


def _key(group: Group, parent: Page, topic: str | None) -> str:
    """Return the key of a comparison, "" where a file cannot be read."""
    try:
        own = [part for each in group for part in (each.id, each.digest)]
    except PolicydiffError:
        return ""
    return key_of("comparison", *own, parent.notice.id, parent.plan.id, Document(parent.notice.id, None, parent.notice).digest, topic or "")


def _read(group: Group, text: str | None) -> Compared | None:
    if text is None:
        return None
    fragment, _, comparison = text.partition("\n")
    try:
        return Compared(group[0].id, Comparison.model_validate_json(comparison), fragment == "fragment")
    except ValueError:  # damaged: computed again
        return None


class _Bench:
    """What one process compares with."""

    def __init__(self, parent: Page, topic: str | None, kept: Shelf) -> None:
        self.parent, self.topic, self.kept = parent, topic, kept

    def work(self, group: Group) -> str | Problem | None:
        """Return the comparison as text, what is wrong, or None for a group without the topic. Never raises."""
        try:
            notices = [document.notice(self.kept) for document in group]
            comparison, fragment = compare_child(notices, self.parent, self.topic)
        except Exception as error:  # one file must not stop the others
            off_topic = isinstance(error, NotFound) and self.topic is not None and getattr(error.message, "id", "") == "pair.no-plan-fits"
            return None if off_topic else problem_of(group[0], error)
        return ("fragment" if fragment else "") + "\n" + comparison.model_dump_json()


_bench: _Bench | None = None


def _start(given: Inherited, notice: Notice, plan: str, topic: str | None, cached: bool) -> None:
    global _bench
    start_worker(given)
    _bench = _Bench(make_page(notice, next(each for each in notice.plans if each.id == plan)), topic, shelf(cached))


def _work(group: Group) -> str | Problem | None:
    assert _bench is not None
    return _bench.work(group)


@contextmanager
def _run(groups: Sequence[Group], parent: Page, topic: str | None, kept: Shelf, processes: int) -> Iterator[Iterator[str | Problem | None]]:
    if processes < 2:
        yield map(_Bench(parent, topic, kept).work, groups)
        return
    start = (inherited(), parent.notice, parent.plan.id, topic, kept.holds)
    pool = ProcessPoolExecutor(processes, initializer=_start, initargs=start)
    try:
        yield pool.map(_work, groups)
    finally:
        pool.shutdown(cancel_futures=True)

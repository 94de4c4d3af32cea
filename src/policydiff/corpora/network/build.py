"""Which network of a corpus is asked for, and the ones that are read off each notice alone: citations and bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from policydiff.compare.findings.parentage import bare_number, bare_title
from policydiff.corpora.network.reuse import reuse_network
from policydiff.corpora.network.values import Edge, Kind, Network, Node, heaviest
from policydiff.gathering.documents import Document, Problem, read_all
from policydiff.gathering.keeping import Shelf
from policydiff.model import ROLES, Citation, Notice, Organisation, Task
from policydiff.vocab.phrases import pattern

Step = Callable[[str], None]

_COUNTRY = pattern("place_names", "^{country}")


def build_network(kind: Kind, documents: Sequence[Document], kept: Shelf, step: Step = lambda _: None) -> Network:
    """Return a network of documents. Each is looked at once; what cannot be read is in `problems`."""
    if kind == "reuse":
        return reuse_network(documents, kept, step)
    problems: list[Problem] = []

    def notices() -> Iterator[Notice]:
        for document, found in read_all(documents, kept):
            step(document.id)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield found

    nodes, edges = (_citations if kind == "citations" else _organisations)(notices())
    return Network(kind, len(documents) - len(problems), tuple(nodes), heaviest(edges), tuple(problems))


# --- who cites what -------------------------------------------------------------------------------------------------------


class _Known:
    """The documents of a corpus by number and by title; of several of one title, the earliest."""

    def __init__(self) -> None:
        self.by_number: dict[str, str] = {}
        self.by_title: dict[str, str] = {}
        self._ranks: dict[str, tuple[str, str]] = {}

    def add(self, notice: Notice) -> None:
        self._ranks[notice.id] = notice.notice.issued or "9", notice.id
        if notice.notice.document_number:
            self._take(self.by_number, bare_number(notice.notice.document_number), notice.id)
        for title in (notice.notice.title, *(plan.title for plan in notice.plans)):
            if title:
                self._take(self.by_title, _short(title), notice.id)

    def _take(self, known: dict[str, str], key: str, name: str) -> None:
        known[key] = min(known.get(key, name), name, key=lambda each: self._ranks[each])

    def find(self, citation: Citation) -> str | None:
        """Return the id of the notice that is cited: by its number, else by its title where no other number is given with it."""
        number = bare_number(citation.document_number) if citation.document_number else ""
        if number in self.by_number:
            return self.by_number[number]
        return self.by_title.get(_short(citation.named)) if citation.named else None


def _short(title: str) -> str:
    """Return what a document is called wherever it is cited: a law also without the country before its name."""
    return _COUNTRY().sub("", bare_title(title))


def _citations(notices: Iterable[Notice]) -> tuple[list[Node], list[Edge]]:
    known = _Known()
    nodes: dict[str, Node] = {}
    cited: dict[str, list[Citation]] = {}
    for notice in notices:
        known.add(notice)
        nodes[notice.id] = Node(notice.id, notice.notice.title or notice.id, {"kind": "notice", **_facts(notice)})
        cited[notice.id] = list(notice.citations)
    counted: Counter[tuple[str, str]] = Counter()
    implements: set[tuple[str, str]] = set()
    for name, citations in cited.items():
        for citation in citations:
            target = known.find(citation) or _outside(citation, nodes)
            if target is not None and target != name:
                counted[name, target] += 1
                if citation.relation == "implements":
                    implements.add((name, target))
    edges = [Edge(*pair, count, {"relation": "implements" if pair in implements else "cites"}) for pair, count in sorted(counted.items())]
    return sorted(nodes.values(), key=lambda node: node.id), edges


def _outside(citation: Citation, nodes: dict[str, Node]) -> str | None:
    """Return the node of a document that is not in the corpus, made where it is cited first; None where it has no name."""
    label = f"《{_short(citation.named)}》" if citation.named else citation.document_number
    if not label:
        return None
    empty = dict.fromkeys(("place", "code", "level", "issued"))
    nodes.setdefault(label, Node(label, label, {"kind": "cited", **empty, "number": citation.document_number}))
    return label


def _facts(notice: Notice) -> dict[str, str | None]:
    place = notice.notice.jurisdiction
    return {
        "place": place.name if place else None,
        "code": place.code if place else None,
        "level": place.level if place else None,
        "issued": notice.notice.issued,
        "number": notice.notice.document_number,
    }


# --- who leads with whom --------------------------------------------------------------------------------------------------


def _organisations(notices: Iterable[Notice]) -> tuple[list[Node], list[Edge]]:
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    documents: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for notice in notices:
        seen: set[str] = set()
        linked: set[tuple[str, str]] = set()
        for task in notice.tasks:
            named = _bodies(task)
            for role, names in named.items():
                seen.update(names)
                for name in names:
                    roles[name][role] += 1
            found = {(one, other) for one in named["lead"] for other in named["cooperating"] if one != other}
            pairs.update(found)
            linked |= found
        documents.update(seen)
        together.update(linked)
    nodes = [Node(name, name, {**{role: roles[name][role] for role in ROLES}, "documents": documents[name]}) for name in sorted(roles)]
    return nodes, [Edge(*pair, count, {"documents": together[pair]}) for pair, count in sorted(pairs.items())]


def _bodies(task: Task) -> dict[str, list[str]]:
    """Return whom a task names in each role, by the one name of each body; sets of bodies (各有关部门) are nobody in particular."""
    placed: dict[tuple[str, str], Organisation] = {(each.role, each.name): each for each in task.organisations}
    found: dict[str, list[str]] = {role: [] for role in ROLES}
    for role, name in task.bodies():
        body = placed.get((role, name))
        if body is None or not body.open_set:
            known = (body.canonical if body else None) or name
            if known not in found[role]:
                found[role].append(known)
    return found

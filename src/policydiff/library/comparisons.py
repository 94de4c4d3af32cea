"""Two documents and many: what the commands from `compare` to `agree` compute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.library.given import PathLike, group, groups, notice_of
from policydiff.model import Comparison, Notice

if TYPE_CHECKING:
    from policydiff.corpora.chain.values import Chain
    from policydiff.corpora.codebook import Codebook
    from policydiff.corpora.coding.agreement import Agreement
    from policydiff.corpora.coding.sample import Sample
    from policydiff.corpora.matrix.values import Matrix
    from policydiff.corpora.network.values import Kind as NetworkKind
    from policydiff.corpora.network.values import Network
    from policydiff.corpora.pledges.values import Pairing, Pledges
    from policydiff.corpora.reposts.values import Duplicates
    from policydiff.corpora.trace.values import Trace
    from policydiff.vocab.labels import Language


def diff(
    child: Notice | PathLike,
    parent: Notice | PathLike,
    *,
    child_plan: str | None = None,
    parent_plan: str | None = None,
    topic: str | None = None,
    corpus: Iterable[Notice | PathLike] = (),
    verdicts: Iterable[PathLike] = (),
) -> Comparison:
    """Return what a plan copied, localized, adapted, dropped, added and scaled of its parent's.

    child, parent: notices, or files (raw or structured). child_plan, parent_plan: a plan's id, its number or words of its
    title, and topic: words that both titles hold; without them, of notices with several plans the two that belong together.
    Sides given the wrong way round, by level, are swapped. corpus: documents in which to look for what was added (see `trace`): each such
    match then says whether it is borrowed. verdicts: tables with verdicts of persons, which go before the program's. Whether the child cites this parent stands in `parentage`.
    Raises NotFound where a plan is not there, and as parse_file and load do.

    >>> comparison = diff("data/raw/wuxi-keji-fuwu-2023.txt", "data/raw/chongqing-keji-fuwu-2023.txt")
    >>> comparison.child.jurisdiction, comparison.parent.jurisdiction
    ('巫溪县', '重庆市')
    >>> pair = comparison.targets[0]
    >>> pair.verdict, pair.metric, pair.parent.printed, pair.child.printed
    ('scaled', '科技服务业市场主体', '5.6万家', '45家')
    """
    from policydiff.compare import compare_plans
    from policydiff.compare.pair import choose

    pair = choose([notice_of(child)], [notice_of(parent)], child_plan=child_plan, parent_plan=parent_plan, topic=topic)
    comparison = compare_plans(pair.child, pair.child_plan, pair.parent, pair.parent_plan)
    if verdicts:
        from policydiff.corpora.rulings.laying import ruled
        from policydiff.corpora.rulings.tables import read_rulings

        comparison = ruled(comparison, read_rulings(map(Path, verdicts)))
    return _with_origins(comparison, pair.child, corpus) if corpus else comparison


def matrix(
    parent: Notice | PathLike,
    children: Iterable[Notice | PathLike],
    *,
    topic: str | None = None,
    parent_plan: str | None = None,
    cache: bool = False,
) -> Matrix:
    """Return what each of many children took over of a parent: a row a child, a row a clause of the parent (`policydiff.matrix/1`).

    parent, children: notices, or files (raw or structured); a folder stands for every notice below it. Each row is in the numbers of `diff`.
    What cannot be read is in `problems`. cache: keep what was computed in the user's cache folder. Raises PolicydiffError where
    the parent cannot be read and where no child can be compared.

    >>> found = matrix("data/raw/chongqing-keji-fuwu-2023.txt", ["data/raw/wuxi-keji-fuwu-2023.txt", "data/raw/pingliang-keji-2017.txt"])
    >>> [(row["place"], row["related"], row["marks"]) for row in found.to_rows()]
    [('巫溪县', 'related', ()), ('平凉市', 'loose', ('loose', 'older', 'cites-other'))]
    >>> found.to_rows("clauses")[0]["uptake"]
    1.0
    """
    from policydiff.corpora.matrix.build import build_matrix
    from policydiff.gathering.keeping import shelf

    return build_matrix(group(parent), groups(children), kept=shelf(cache), topic=topic, parent_plan=parent_plan, jobs=1, keep=True)


def trace(
    child: Notice | PathLike,
    corpus: Iterable[Notice | PathLike],
    *,
    parent: Notice | PathLike | None = None,
    min_coverage: float = 0.5,
    max_df: float = 0.01,
    before_child: bool = False,
    every: bool = False,
    cache: bool = False,
) -> Trace:
    """Return in which documents of a corpus the clauses of a child stand, too: with a parent, those that the parent does not have.

    corpus: notices, files, or folders with every notice below them; each document is read once and not kept, so that any number will do.
    every: all sources of a clause, else the earliest of the best. Raises as `matrix` does.

    >>> found = trace("data/raw/wuxi-keji-fuwu-2023.txt", ["data/raw"], parent="data/raw/chongqing-keji-fuwu-2023.txt")
    >>> [(clause.origin, [source.id for source in clause.sources]) for clause in found.clauses][:2]
    [('borrowed', ['wuxi-shuang-beizeng-2023']), ('borrowed', ['pingliang-keji-2017'])]
    >>> found.summary["borrowed"].clauses, found.summary["original"].clauses
    (4, 1)
    """
    from policydiff.corpora.trace.build import Settings, trace_group
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    settings = Settings(min_coverage, max_df, before_child, every)
    return trace_group(group(child), group(parent) if parent is not None else (), list(singles(groups(corpus))), shelf(cache), settings)


def targets(
    parent: Notice | PathLike,
    children: Iterable[Notice | PathLike],
    *,
    pair: Pairing = "both",
    year_tolerance: int = 0,
    denominators: Mapping[str, float] | None = None,
    cache: bool = False,
) -> Pledges:
    """Return what the children pledge beside what their parent pledges, and their sums where these may be made (`policydiff.targets/1`).

    pair: by the sentences (text), by the metric (name), or both. denominators: a number for each place, by its code or name.
    Raises as `matrix` does.

    >>> found = targets("data/raw/chongqing-keji-fuwu-2023.txt", ["data/raw/wuxi-keji-fuwu-2023.txt"])
    >>> [(each.canonical, int(each.parent_value), int(each.children_sum), each.jiama_ratio) for each in found.sums if each.comparable][0]
    ('科技服务业市场主体', 56000, 45, 0.0008035714285714286)
    """
    from policydiff.corpora.pledges.build import build_pledges
    from policydiff.gathering.keeping import shelf

    return build_pledges(
        group(parent), groups(children), kept=shelf(cache), pairing=pair, tolerance=year_tolerance, denominators=denominators, jobs=1
    )


def chain(documents: Iterable[Notice | PathLike], *, topic: str | None = None, cache: bool = False) -> Chain:
    """Return at which of some documents, the highest first, each clause of the last one stands first (`policydiff.chain/1`). Raises as `matrix` does.

    >>> found = chain(["data/raw/chongqing-keji-fuwu-2023.txt", "data/raw/wuxi-keji-fuwu-2023.txt"])
    >>> [(rung.place, round(rung.share, 2)) for rung in found.documents]
    [('重庆市', 0.92), ('巫溪县', 0.08)]
    """
    from policydiff.corpora.chain.build import build_chain
    from policydiff.gathering.keeping import shelf

    return build_chain([group(each) for each in documents], shelf(cache), topic)


def network(documents: Iterable[Notice | PathLike], kind: NetworkKind = "citations", *, cache: bool = False) -> Network:
    """Return who cites (citations), leads with (organisations) or copies (reuse) whom (`policydiff.network/1`). Raises as `matrix` does.

    >>> found = network(["data/raw"], "organisations")
    >>> max(found.to_rows(), key=lambda row: row["weight"])["source"]
    '科技局'
    """
    from policydiff.corpora.network.build import build_network
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    return build_network(kind, list(singles(groups(documents))), shelf(cache))


def duplicates(documents: Iterable[Notice | PathLike], *, min_share: float = 0.8, cache: bool = False) -> Duplicates:
    """Return which documents are one text, in clusters, the earliest first (`policydiff.duplicates/1`). Raises as `matrix` does.

    >>> duplicates(["data/raw"]).clusters
    ()
    """
    from policydiff.corpora.reposts.build import find_duplicates
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    return find_duplicates(list(singles(groups(documents))), shelf(cache), min_share)


def codebook(language: Language = "en") -> Codebook:
    """Return what every variable of every table means (`policydiff.codebook/1`).

    >>> next(row["definition"] for row in codebook().to_rows() if (row["table"], row["variable"]) == ("export tasks", "lead"))
    'who leads'
    """
    from policydiff.corpora.codebook import build_codebook
    from policydiff.vocab.labels import labels

    return build_codebook(labels(language))


def sample(comparisons: Iterable[Comparison], size: int = 200, *, seed: int = 1) -> Sample:
    """Return a sample of the matches of comparisons for coders, with its key; the same seed draws the same sample.

    >>> drawn = sample([diff("data/raw/wuxi-keji-fuwu-2023.txt", "data/raw/chongqing-keji-fuwu-2023.txt")], 20)
    >>> len(drawn.items), {row["verdict"] for row in drawn.to_rows()}
    (20, {''})
    """
    from policydiff.corpora.coding.sample import draw_sample

    return draw_sample(comparisons, size, seed)


def agree(sheets: Iterable[PathLike], *, seed: int = 1) -> Agreement:
    """Return what coded sheets of one sample say of the program and of each other. Raises PolicydiffError for what is no such sheet."""
    from policydiff.corpora.coding.agreement import agreement_of
    from policydiff.corpora.coding.sheets import read_sheet

    return agreement_of([read_sheet(Path(path), Path(path).stem) for path in sheets], seed)


def _with_origins(comparison: Comparison, child: Notice, corpus: Iterable[Notice | PathLike]) -> Comparison:
    from policydiff.corpora.trace.build import Settings, trace_notice
    from policydiff.corpora.trace.origins import with_origins
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    found = trace_notice(child, singles(groups(corpus)), comparison, shelf(False), Settings())
    return with_origins(comparison, found)

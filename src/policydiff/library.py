"""What other programs call: the functions behind the commands, on values and files, in one import.

Every result is frozen and is of the contract (`policydiff.notice/1`, `policydiff.comparison/1`); every problem that stops a call is
a PolicydiffError with a message and a hint. Nothing here prints, and nothing is written but by `save`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff import pipeline, store
from policydiff.checking import Setting, check_file, check_text, setting
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Comparison, Notice
from policydiff.validate import Finding

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
    from policydiff.gathering.documents import Group
    from policydiff.vocab.labels import Language

PathLike = str | os.PathLike[str]
Document = Notice | Comparison
_DOCUMENTS = (".yaml", ".yml", ".json")


def parse_text(text: str, *, name: str = "notice") -> Notice:
    """Return the structured notice of a text; `name` becomes its id.

    Any text whatever gives a notice in which no character is lost (see parse.document.parse); what reads oddly is in
    `notice.diagnostics`. Raises UnreadableSource for a blank text.

    >>> notice = parse_text('''巫溪县人民政府办公室关于印发计划的通知
    ... 一、发展目标
    ... 到2025年，科技服务机构达到45家以上。（责任单位：县科技局）''')
    >>> notice.notice.jurisdiction.code, notice.notice.genre
    ('500238', '通知')
    >>> [(target.metric, target.comparator, int(target.value), target.unit, target.year) for target in notice.targets]
    [('科技服务机构', '>=', 45, '家', 2025)]
    >>> notice.tasks[0].responsible
    ('县科技局',)
    """
    return pipeline.parse_text(text, f"{name}.txt")


def parse_file(path: PathLike) -> Notice:
    """Return the structured notice of a raw file: text, Markdown, HTML, MHTML, PDF, DOCX or OFD.

    Raises UnreadableSource where the file cannot become text, and MissingExtra (which names the install command) where the
    reader of its format is not installed.

    >>> notice = parse_file("data/raw/wuxi-keji-fuwu-2023.txt")
    >>> notice.id, notice.notice.issued
    ('wuxi-keji-fuwu-2023', '2023-09-06')
    >>> [section.heading for section in notice.plans[0].sections]
    ['总体要求', '发展目标', '重点任务', '保障措施']
    """
    return pipeline.parse_file(Path(path))


def parse_bytes(data: bytes, name: str) -> Notice:
    """Return the structured notice of the bytes of a raw file, such as a download. Raises as parse_file does.

    name: the file's name; its stem becomes the id, and its ending tells the format where the bytes do not.

    >>> parse_bytes("一、总则\\n为加快发展，制定本办法。".encode("gb18030"), "measures.txt").source.encoding
    'gb18030'
    """
    return pipeline.parse_bytes(data, name)


def load(path: PathLike) -> Document:
    """Return the notice or the comparison in a structured file, YAML or JSON.

    Raises InvalidDocument, which names file, line and key, and UnreadableSource for a file that cannot be read.

    >>> load("data/structured/wuxi-keji-fuwu-2023.yaml").notice.title
    '巫溪县人民政府办公室关于印发巫溪县提升科技服务能力推动科技服务业高质量发展三年行动计划（2023—2025年）的通知'
    """
    return store.load_document(Path(path))


def save(document: Document, path: PathLike) -> None:
    """Write a notice or a comparison to a .yaml, .yml or .json file, whole or not at all.

    What stands there is written over; `policydiff parse` is what spares files that a person has corrected.
    Raises UnwritableOutput, and PolicydiffError for another ending.

    >>> from tempfile import TemporaryDirectory
    >>> notice = parse_text("一、总则\\n为加快发展，制定本办法。", name="measures")
    >>> with TemporaryDirectory() as folder:
    ...     save(notice, f"{folder}/measures.yaml")
    ...     load(f"{folder}/measures.yaml") == notice
    True
    """
    target = Path(path)
    if target.suffix.lower() not in _DOCUMENTS:
        raise PolicydiffError(tell("library.ending", path=target, endings=_DOCUMENTS), tell("hint.render"))
    store.write_atomic(target, store.dump_json(document) if target.suffix.lower() == ".json" else _yaml(document))


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

    pair = choose([_notice(child)], [_notice(parent)], child_plan=child_plan, parent_plan=parent_plan, topic=topic)
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

    return build_matrix(_group(parent), _groups(children), kept=shelf(cache), topic=topic, parent_plan=parent_plan, jobs=1, keep=True)


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
    return trace_group(_group(child), _group(parent) if parent is not None else (), list(singles(_groups(corpus))), shelf(cache), settings)


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
        _group(parent), _groups(children), kept=shelf(cache), pairing=pair, tolerance=year_tolerance, denominators=denominators, jobs=1
    )


def chain(documents: Iterable[Notice | PathLike], *, topic: str | None = None, cache: bool = False) -> Chain:
    """Return at which of some documents, the highest first, each clause of the last one stands first (`policydiff.chain/1`). Raises as `matrix` does.

    >>> found = chain(["data/raw/chongqing-keji-fuwu-2023.txt", "data/raw/wuxi-keji-fuwu-2023.txt"])
    >>> [(rung.place, round(rung.share, 2)) for rung in found.documents]
    [('重庆市', 0.92), ('巫溪县', 0.08)]
    """
    from policydiff.corpora.chain.build import build_chain
    from policydiff.gathering.keeping import shelf

    return build_chain([_group(each) for each in documents], shelf(cache), topic)


def network(documents: Iterable[Notice | PathLike], kind: NetworkKind = "citations", *, cache: bool = False) -> Network:
    """Return who cites (citations), leads with (organisations) or copies (reuse) whom (`policydiff.network/1`). Raises as `matrix` does.

    >>> found = network(["data/raw"], "organisations")
    >>> max(found.to_rows(), key=lambda row: row["weight"])["source"]
    '科技局'
    """
    from policydiff.corpora.network.build import build_network
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    return build_network(kind, list(singles(_groups(documents))), shelf(cache))


def duplicates(documents: Iterable[Notice | PathLike], *, min_share: float = 0.8, cache: bool = False) -> Duplicates:
    """Return which documents are one text, in clusters, the earliest first (`policydiff.duplicates/1`). Raises as `matrix` does.

    >>> duplicates(["data/raw"]).clusters
    ()
    """
    from policydiff.corpora.reposts.build import find_duplicates
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    return find_duplicates(list(singles(_groups(documents))), shelf(cache), min_share)


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


def check(document: Document | PathLike, *, source: PathLike | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a structured notice or comparison; nothing is good news. Never raises for what is in it.

    document: a value, or a structured file. source: the raw file that it was read from; for a structured file it is looked for
    in the folder `raw` beside its own. Without it, what stands in the notice cannot be checked against the text. A file that
    cannot be read is a finding, too.

    >>> path = "data/raw/wuxi-keji-fuwu-2023.txt"
    >>> notice = parse_file(path)
    >>> [finding for finding in check(notice, source=path) if finding.severity == "error"]
    []
    >>> wrong = notice.targets[0].model_copy(update={"value": notice.targets[0].value * 10})
    >>> changed = notice.model_copy(update={"targets": (wrong, *notice.targets[1:])})
    >>> "value-not-printed" in {finding.rule for finding in check(changed, source=path)}
    True
    """
    if not isinstance(document, Notice | Comparison):
        path = Path(document)
        return check_file(path, setting([path], None) if source is None else Setting(_only(Path(source).name, source)))
    if source is None or isinstance(document, Comparison):
        return check_text(_label(document), _yaml(document), Setting({}))
    return check_text(_label(document), _yaml(document), Setting(_only(document.source.path, source)))


def _with_origins(comparison: Comparison, child: Notice, corpus: Iterable[Notice | PathLike]) -> Comparison:
    from policydiff.corpora.trace.build import Settings, trace_notice
    from policydiff.corpora.trace.origins import with_origins
    from policydiff.gathering.documents import singles
    from policydiff.gathering.keeping import shelf

    found = trace_notice(child, singles(_groups(corpus)), comparison, shelf(False), Settings())
    return with_origins(comparison, found)


def _groups(documents: Iterable[Notice | PathLike]) -> list[Group]:
    from policydiff.corpus import Corpus
    from policydiff.gathering.documents import gather

    words = [word if isinstance(word, Notice) else Path(word) for word in documents]
    groups, problems = gather(words, Corpus(Path("data")))
    if problems:
        raise PolicydiffError(problems[0].message, problems[0].hint)
    return groups


def _group(document: Notice | PathLike) -> Group:
    return _groups([document])[0]


def _only(name: str, source: PathLike) -> dict[str, tuple[Path, ...]]:
    return {name.replace("\\", "/").rpartition("/")[2]: (Path(source),)}


def _notice(value: Notice | PathLike) -> Notice:
    if isinstance(value, Notice):
        return value
    path = Path(value)
    return store.load_notice(path) if path.suffix.lower() in _DOCUMENTS else pipeline.parse_file(path)


def _yaml(document: Document) -> str:
    return store.dump_notice(document) if isinstance(document, Notice) else store.dump_comparison(document)


def _label(document: Document) -> str:
    return document.id if isinstance(document, Notice) else f"{document.child.id}--{document.parent.id}"

"""One document: read, loaded, saved and checked."""

from __future__ import annotations

from pathlib import Path

from policydiff import pipeline, store
from policydiff.checking import Setting, check_file, check_text, setting
from policydiff.errors import PolicydiffError
from policydiff.library.given import DOCUMENTS, Document, PathLike
from policydiff.messages import tell
from policydiff.model import Comparison, Notice
from policydiff.validate import Finding


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
    if target.suffix.lower() not in DOCUMENTS:
        raise PolicydiffError(tell("library.ending", path=target, endings=DOCUMENTS), tell("hint.render"))
    store.write_atomic(target, store.dump_json(document) if target.suffix.lower() == ".json" else _yaml(document))


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


def _only(name: str, source: PathLike) -> dict[str, tuple[Path, ...]]:
    return {name.replace("\\", "/").rpartition("/")[2]: (Path(source),)}


def _yaml(document: Document) -> str:
    return store.dump_notice(document) if isinstance(document, Notice) else store.dump_comparison(document)


def _label(document: Document) -> str:
    return document.id if isinstance(document, Notice) else f"{document.child.id}--{document.parent.id}"

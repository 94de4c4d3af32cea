"""How GovernDiff links and judges the gold's pairs: measured like ours, as far as it goes.

It is given the gold's own sentences, one a paragraph, as our engine is; or the raw files, as the whole command is.

It knows unchanged, moved, modified, merged, split, added and removed; the first two are read as copied, the next three as
adapted. What it takes for a heading it compares by text alone, and so does this.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gold_pairs import ROOT, Pair, Sentence
from quality_compare import f1, ratio
from quality_score import key

_PROGRAM = """
import json, sys
from governdiff.alignment import align_documents, classify_group
from governdiff.document import parse_document
old, new = (parse_document(name, "zh") for name in sys.argv[1:])
groups = [
    {"kind": classify_group(group), "parent": [b.ordinal for b in group.old_blocks], "child": [b.ordinal for b in group.new_blocks]}
    for group in align_documents(old, new)
]
texts = {side: {b.ordinal: b.text for b in document.blocks} for side, document in (("parent", old), ("child", new))}
print(json.dumps({"groups": groups, "texts": texts}))
"""
_VERDICTS = {"unchanged": "copied", "moved": "copied", "format_only": "copied", "added": "added"}


def python_of(folder: Path) -> Path | None:
    """Return the interpreter of the peers' environment (see benchmarks/peers.py), None where GovernDiff is not installed there."""
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        return None
    done = subprocess.run([python, "-c", "import governdiff"], capture_output=True, check=False)
    return python if done.returncode == 0 else None


def governdiff(pair: Pair, python: Path, files: Mapping[str, Path] | None = None) -> dict[str, float]:
    """Return the figures that can be had of a pair: links, verdicts, dropped. files: by side, instead of the gold's sentences."""
    texts = {side: _text(pair, side, files) for side in ("parent", "child")}
    answer = _run(texts, python)
    owners = {side: _owners(getattr(pair, f"{side}_sentences"), answer["texts"][side], texts[side]) for side in texts}
    links, verdicts = _by_text(pair)
    for row in answer["groups"]:
        mine = {name for block in row["child"] for name in owners["child"].get(block, ())}
        links |= {(one, other) for one in mine for block in row["parent"] for other in owners["parent"].get(block, ())}
        for one in mine:
            verdict = _VERDICTS.get(row["kind"], "adapted")
            verdicts[one] = verdict if verdicts.get(one, verdict) == verdict else "adapted"  # of blocks that differ in their fate
    gold = {(sentence.id, other) for sentence in pair.child_sentences for other in sentence.parent}
    gold_dropped = {sentence.id for sentence in pair.parent_sentences} - {other for _, other in gold}
    dropped = {sentence.id for sentence in pair.parent_sentences} - {other for _, other in links}
    rest = [sentence for sentence in pair.child_sentences if sentence.status != "copied"]
    return {
        "links": f1(links, gold),
        "verdicts strict": ratio(verdicts.get(one.id) == one.status for one in pair.child_sentences),
        "not copied strict": ratio(verdicts.get(one.id) == one.status for one in rest),
        "dropped strict": f1(dropped, gold_dropped),
    }


def raw_files(pair: Pair) -> dict[str, Path]:
    """Return the two files that a gold pair was made from."""
    found: dict[str, Path] = {}
    for side in ("parent", "child"):
        name = pair.data["meta"][f"{side}_file"]
        found[side] = next(path for path in (ROOT / "data/raw" / name, ROOT / "data/gold" / name) if path.exists())
    return found


def _text(pair: Pair, side: str, files: Mapping[str, Path] | None) -> str:
    if files is not None:
        return files[side].read_text(encoding="utf-8")
    return "\n\n".join(one.text for one in getattr(pair, f"{side}_sentences"))


def _run(texts: Mapping[str, str], python: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        for side, text in texts.items():
            (Path(folder) / f"{side}.txt").write_text(text, encoding="utf-8")
        done = subprocess.run([python, "-c", _PROGRAM, "parent.txt", "child.txt"], capture_output=True, text=True, check=True, cwd=folder)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _owners(sentences: Sequence[Sentence], blocks: Mapping[str, str], text: str) -> dict[int, list[str]]:
    """Return for each block the sentences that it holds, or of which it holds a part: both are looked for in order of the text."""
    ink = key(text)
    spans = list(_located([(one.id, key(one.text)) for one in sentences], ink))
    found: dict[int, list[str]] = {}
    for ordinal, start, end in _located([(int(name), key(block)) for name, block in blocks.items()], ink):
        found[ordinal] = [name for name, first, last in spans if first < end and start < last]
    return found


def _located(pieces: Iterable[tuple[Any, str]], ink: str) -> Iterator[tuple[Any, int, int]]:
    at = 0
    for name, piece in pieces:
        start = ink.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            yield name, start, at


def _by_text(pair: Pair) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """Link equal headings: GovernDiff makes sections of them, which are the same where the heading is."""
    theirs = {key(one.text): one.id for one in pair.parent_sentences if one.type == "heading"}
    mine = [one for one in pair.child_sentences if one.type == "heading"]
    links = {(one.id, theirs[key(one.text)]) for one in mine if key(one.text) in theirs}
    return links, {one.id: "copied" if key(one.text) in theirs else "added" for one in mine}


# --- headings -----------------------------------------------------------------------------------------------------------

_HEADINGS = """
import json, sys
from governdiff.document import parse_document
print(json.dumps([sorted({title for b in parse_document(name, "zh").blocks for title in b.section}) for name in sys.argv[1:]]))
"""


def headings(files: Sequence[tuple[Path, Mapping[str, Any]]], python: Path) -> float:
    """Return the F1 of GovernDiff's headings, wherever it puts them in the tree. files: raw text and gold of each notice."""
    done = subprocess.run([python, "-c", _HEADINGS, *(path for path, _ in files)], capture_output=True, text=True, check=True)
    got: set[tuple[str, str]] = set()
    wanted: set[tuple[str, str]] = set()
    for (path, gold), titles in zip(files, json.loads(done.stdout), strict=True):
        wanted |= {(path.stem, title) for plan in gold["plans"] for title in _titles(plan.get("sections") or [])}
        got |= {(path.stem, _bare(title)) for title in titles}
    return f1(got, wanted)


def _titles(nodes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for node in nodes:
        yield _bare(f"{node['number']}{node.get('heading') or ''}")
        yield from _titles(node.get("children") or [])


def _bare(title: str) -> str:
    return re.sub(r"[、.()。]", "", key(title))

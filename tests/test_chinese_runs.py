"""Words stand in vocab/words, not in code: runs of Chinese characters in string constants, counted file by file."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from code_trees import nodes

PACKAGE = Path(__file__).parents[1] / "src" / "policydiff"
PINNED = Path(__file__).with_name("chinese-runs.txt")
RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


def runs(path: Path) -> int:
    """How many runs of two or more Chinese characters stand in a module's string constants, its docstrings left out."""
    prose = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    texts = (node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose)
    return sum(len(RUN.findall(text)) for text in texts)


def counted() -> dict[str, int]:
    found = {path.relative_to(PACKAGE).as_posix(): runs(path) for path in sorted(PACKAGE.rglob("*.py"))}
    return {name: count for name, count in found.items() if count}


def test_words_in_code_only_become_fewer() -> None:
    pinned = {name: int(count) for count, name in (line.split() for line in PINNED.read_text(encoding="utf-8").splitlines())}
    now = counted()
    more = {name: (pinned.get(name, 0), count) for name, count in now.items() if count > pinned.get(name, 0)}
    assert not more, f"words in code (before, now): give them an entry in vocab/words, or for a new grammar say why in its module: {more}"
    fewer = {name: (count, now.get(name, 0)) for name, count in pinned.items() if now.get(name, 0) < count}
    assert not fewer, f"fewer words in code: write the new counts with `python tests/test_chinese_runs.py`: {fewer}"


if __name__ == "__main__":
    PINNED.write_text("".join(f"{count:4} {name}\n" for name, count in counted().items()), encoding="utf-8")
    print(sum(counted().values()), "runs in", len(counted()), "files")

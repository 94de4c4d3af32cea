"""Who reads a file of words is told by its name, or else by the first page of the room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from policydiff import messages, vocab

ROOM = Path(vocab.__file__).parent
_WORDS, _MESSAGES = ROOM / "words", Path(messages.__file__).parent
LOADERS = {path.stem for path in ROOM.rglob("*.py")}
TABLE = dict(re.findall(r"^    (\S.*?)\s{3,}(.*)$", vocab.__doc__ or "", re.MULTILINE))
ELSEWHERE = {name.strip(): reader for names, reader in TABLE.items() for name in names.split(",")}


def test_every_file_of_words_has_a_reader_that_can_be_guessed_or_is_named() -> None:
    files = {path.stem: path.name for path in (ROOM / "words").iterdir()}
    named = {name.partition(".")[0] for name in ELSEWHERE}
    assert named <= files.keys()
    assert files.keys() - named <= LOADERS
    assert not named & (LOADERS - {"divisions"}), "which has a module of its name"


def test_the_readers_named_read_them() -> None:
    for name, reader in ELSEWHERE.items():
        path = (ROOM.parent if reader.startswith("text/") else ROOM) / reader
        assert "pattern" in reader or f'"{name.removesuffix(".yaml")}"' in path.read_text(encoding="utf-8"), name


def _node(path: Path) -> yaml.Node:
    """Return the mappings of a file with every key that is written, in a tenth of the time where PyYAML has its fast reader."""
    return yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _twice(node: yaml.Node, path: str = "") -> Iterator[str]:
    """Yield the keys that a mapping has twice, wherever it stands: the later one silently wins."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"{path}{key.value} (line {key.start_mark.line + 1})"
            seen.add(key.value)
            yield from _twice(value, f"{path}{key.value}.")
    elif isinstance(node, yaml.SequenceNode):
        for at, each in enumerate(node.value):
            yield from _twice(each, f"{path}{at}.")


@pytest.mark.parametrize("path", [*_WORDS.glob("*.yaml"), *_MESSAGES.glob("*.yaml")], ids=lambda path: path.stem)
def test_no_key_stands_twice_in_a_file(path: Path) -> None:
    assert [*_twice(_node(path))] == []

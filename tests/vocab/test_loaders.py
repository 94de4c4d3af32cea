"""Who reads a file of words is told by its name, or else by the first page of the room."""

from __future__ import annotations

import re
from pathlib import Path

from policydiff import vocab

ROOM = Path(vocab.__file__).parent
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

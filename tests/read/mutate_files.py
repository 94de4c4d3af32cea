"""Does reading a damaged file ever crash, hang, or lose text without telling?

Changes files of every format (bytes flipped, pieces lost, doubled or zeroed, the end cut off; the same inside the parts of a package
and inside the packed streams of a PDF, packed again), reads each, and counts: read, refused, told (the ledger has a loss), silent (more
than a line of the text that the changed file still holds is not read, and nothing tells) and broken (any other error, or over a time
limit). What a file of plain characters still holds, readers of the standard library say; what was cut from it nobody can miss.

    python tests/read/mutate_files.py tests/fixtures/* --each 400 --seconds 20
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from policydiff.errors import PolicydiffError
from policydiff.read import read_bytes
from policydiff.read.decode import decode

A_LINE = 20
"""Characters that may be gone without a word: a changed byte can take a character and its neighbours along."""
_FOREIGN = [b"<", b"\xff\xfe", b"&#x110000;", b"<table>", b"\x1b[31m", "\u202e".encode(), b"]]>", b'"', b"endobj", b"endstream", b"PK"]
_PACKED = re.compile(rb"/FlateDecode[^>]{0,200}>>\s*stream\r?\n")


def mutated(data: bytes, seed: int) -> bytes:
    """Return `data` with a few bytes changed, a piece cut, doubled or turned to zeros; the same for the same seed."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed))
        length = chance.randint(1, 200)
        match chance.randint(0, 5):
            case 0 | 1:
                changed[at] = chance.randrange(256)
            case 2:
                del changed[at : at + length]
            case 3:
                changed[at:at] = changed[at : at + length]
            case 4:
                changed[at : at + length] = bytes(len(changed[at : at + length]))
            case _:
                changed[at:at] = chance.choice(_FOREIGN)
        if not changed:
            return data[:1]
    return bytes(changed)


def cut(data: bytes, seed: int) -> bytes:
    """Return the beginning of `data`; the same for the same seed."""
    return data[: random.Random(seed).randrange(1, max(2, len(data)))]


def inside(data: bytes, seed: int) -> bytes:
    """Return a package or PDF of which one part or stream is changed inside, the rest whole; others as `mutated`."""
    chance = random.Random(seed)
    change = chance.choice([mutated, cut])
    if data.startswith(b"PK"):
        return _in_package(data, seed, chance, change)
    streams = list(_PACKED.finditer(data)) if data.startswith(b"%PDF") else []
    if not streams:
        return change(data, seed)
    start = chance.choice(streams).end()
    packed = zlib.decompressobj()
    try:
        content = packed.decompress(data[start:])
    except zlib.error:
        return change(data, seed)
    end = len(data) - len(packed.unused_data)
    # Packed again, and sound; or cut as packed, which a reader can see.
    changed = zlib.compress(change(content, seed)) if chance.random() < 0.5 else cut(data[start:end], seed)
    return data[:start] + changed[: end - start].ljust(end - start, b"\n") + data[end:]


def _in_package(data: bytes, seed: int, chance: random.Random, change: object) -> bytes:
    assert callable(change)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = chance.choice(sorted(parts))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != chosen:
                archive.writestr(name, content)
            elif chance.random() < 0.8:
                archive.writestr(name, change(content, seed) if content else b"")
    return buffer.getvalue()


WAYS = {"changed": mutated, "cut": cut, "inside": inside}


def mutants(data: bytes, seeds: Sequence[int]) -> Iterator[tuple[str, int, bytes]]:
    """Yield (way, seed, bytes) of changed files: every way in turn."""
    for seed in seeds:
        way = list(WAYS)[seed % len(WAYS)]
        yield way, seed, WAYS[way](data, seed)


class _Words(HTMLParser):
    """The characters of a page outside its tags, comments, scripts and style sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.found.append(data)


def held(data: bytes, name: str) -> Counter[str] | None:
    """Return the characters that a file of plain characters holds, its markup included but that of a page; None for other files."""
    if not name.endswith((".html", ".md", ".txt")):
        return None
    text = decode(data, name)[0]
    if name.endswith(".html"):
        page = _Words()
        page.feed(text)
        page.close()
        text = "".join(page.found)
    return Counter("".join(text.split()))


class Sound:
    """A file that is whole: its bytes, and what of it is read."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        try:
            self.read = Counter("".join(read_bytes(data, name).text.split()))
        except PolicydiffError:  # a scan
            self.read = Counter()
        self.unread = (held(data, name) or Counter()) - self.read

    def outcome(self, changed: bytes) -> str:
        """Return what became of the changed file: refused, told, read, silent. Any other error is raised."""
        try:
            source = read_bytes(changed, self.name)
        except PolicydiffError as refused:
            assert refused.message
            return "refused"
        if source.ledger.losses:
            return "told"
        there = held(changed, self.name)
        wanted = self.read if there is None else self.read & (there - self.unread)
        return "silent" if (wanted - Counter("".join(source.text.split()))).total() > A_LINE else "read"


def main() -> int:
    """Print a line a file, and every case that is broken or silent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=100, help="changed files of each file")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seconds", type=float, default=20, help="the time that one file may take")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in options.files:
        sound = Sound(path.read_bytes(), path.name)
        counts: Counter[str] = Counter()
        slowest = 0.0
        for way, seed, changed in mutants(sound.data, range(options.first, options.first + options.each)):
            begun = time.perf_counter()
            try:
                became = sound.outcome(changed)
            except Exception as error:
                became = "broken"
                print(f"  {path.name} {way} {seed}: {type(error).__name__}: {error}"[:200])
            taken = time.perf_counter() - begun
            slowest = max(slowest, taken)
            if taken > options.seconds:
                became = "broken"
                print(f"  {path.name} {way} {seed}: {taken:.1f} s")
            if became == "silent":
                print(f"  {path.name} {way} {seed}: lost and not told")
            counts[became] += 1
        total += counts
        print(f"{path.name}: {dict(sorted(counts.items()))}, slowest {slowest:.2f} s", flush=True)
    print(f"all: {dict(sorted(total.items()))}")
    return 1 if total["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())

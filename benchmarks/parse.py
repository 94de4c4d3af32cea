"""Parsing: beside cutting the same text into words, beside reading it at all, by length, and on hostile texts."""

from __future__ import annotations

import logging
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import Row, Setting, interleave, launch, megabytes, rate, seconds, timed
from benchmarks.texts import RAW, founding, hostile, long_notice
from policydiff.pipeline import parse_text

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BYTES_A_CHARACTER = 2.9
"""In UTF-8, of the texts measured: Chinese with some digits."""


def rows(setting: Setting) -> Iterator[Row]:
    """Yield all figures of parsing text that is in memory, and the peak memory of parsing a file."""
    yield from _beside_others(setting)
    yield from _growth(setting)
    yield from _hostile(setting)
    yield from _memory(setting)


def _beside_others(setting: Setting) -> Iterator[Row]:
    import jieba

    with tempfile.TemporaryDirectory() as cache:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = cache
        jieba.setLogLevel(logging.ERROR)
        tokenizer.initialize()
    texts = founding()
    size = sum(map(len, texts.values()))
    tasks = {
        "parse": timed(lambda: [parse_text(text, name) for name, text in texts.items()]),
        "cut": timed(lambda: [tokenizer.lcut(text) for text in texts.values()]),
        "scan": timed(lambda: [_NUMBER.findall(path.read_text(encoding="utf-8")) for path in RAW.glob("*.txt")]),
    }
    found = interleave(tasks, setting.rounds)
    what = f"parse the founding notices ({size:,} characters)"
    ours = rate(size, found["parse"], "characters")
    yield Row(what, ours, "jieba.lcut, dictionary loaded", rate(size, found["cut"], "characters"), found["parse"] / found["cut"], 1.0)
    yield Row(what, ours, "read + one regular expression", rate(size, found["scan"], "characters"), found["parse"] / found["scan"])


def _megabytes_of_text(amount: float) -> str:
    return long_notice(int(amount * 1e6 / _BYTES_A_CHARACTER))


def _growth(setting: Setting) -> Iterator[Row]:
    small = 0.1 if setting.quick else 1.0
    texts = {amount: _megabytes_of_text(amount) for amount in (small, small * 10)}
    found = interleave(
        {f"{amount:g} MB": timed(lambda text=text: parse_text(text)) for amount, text in texts.items()}, setting.rounds // 3 + 1, warm=False
    )
    (less, short), (more, long) = found.items()
    yield Row(f"parse a notice of {more}", seconds(long), f"of {less}", seconds(short), long / short, 12.0)


def _hostile(setting: Setting) -> Iterator[Row]:
    amount = 0.1 if setting.quick else 1.0
    size = int(amount * 1e6)
    plain = _megabytes_of_text(amount)
    texts = {"a notice": plain} | {name: text[: size // len(text[0].encode())] for name, text in hostile(size).items()}
    found = interleave(
        {name: timed(lambda text=text: parse_text(text)) for name, text in texts.items()}, setting.rounds // 3 + 1, warm=False
    )
    for name in list(texts)[1:]:
        yield Row(
            f"parse {amount:g} MB of {name}",
            seconds(found[name]),
            f"{amount:g} MB of a notice",
            seconds(found["a notice"]),
            found[name] / found["a notice"],
            10.0,
        )


def _memory(setting: Setting) -> Iterator[Row]:
    amount = 1 if setting.quick else 10
    path = setting.work / "long.txt"
    path.write_text(_megabytes_of_text(amount), encoding="utf-8")
    idle = _peak(setting, "import policydiff.pipeline")
    parsed = _peak(setting, _PARSE, path)
    cut = _peak(setting, _CUT, path)
    yield Row(f"peak memory, parse {amount} MB", megabytes(parsed), "jieba.lcut of the same", megabytes(cut), parsed / cut)
    yield Row(
        f"peak memory, parse {amount} MB, above idle",
        megabytes(parsed - idle),
        "the text",
        f"{amount} MB",
        (parsed - idle) / amount / 1e6,
        150.0,
    )


_PARSE = "import pathlib, sys, policydiff.pipeline as p; kept = p.parse_file(pathlib.Path(sys.argv[1]))"
_CUT = "import pathlib, sys, jieba; kept = jieba.lcut(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))"


def _peak(setting: Setting, program: str, *arguments: Path) -> int:
    ran = launch([sys.executable, "-c", program, *map(str, arguments)])
    if ran.status:
        raise RuntimeError(ran.errors)
    return ran.peak

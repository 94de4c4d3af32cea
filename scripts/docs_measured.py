"""The pages of figures in English and Chinese: what was measured last stands in docs/data, how it is said in docs/data/measured-words.yaml.

performance   docs/data/performance.yaml, which `make bench` writes
growth        docs/data/growth.yaml, which `python -m benchmarks.nation` writes
quality       docs/data/quality.yaml, which `make quality` writes

Each of the three keeps its figures with `keep`, which writes the pages of both languages as well, and `make docs` writes them anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from benchmarks.harness import megabytes, seconds  # noqa: E402
from benchmarks.page import goal, ratio  # noqa: E402

DATA = ROOT / "docs" / "data"
LANGUAGES = {"en": "", "zh": ".zh-CN"}
"""The languages, and what stands in the name of a page of theirs."""
_MILLION = 1_000_000


def keep(name: str, figures: Mapping[str, Any]) -> None:
    """Write figures to docs/data, and the pages that they make."""
    head = f"# Figures of the page {name}; written by a program, do not edit.\n"
    text = yaml.safe_dump(dict(figures), allow_unicode=True, sort_keys=False, width=160)
    (DATA / f"{name}.yaml").write_text(head + text, encoding="utf-8", newline="\n")
    for lang, suffix in LANGUAGES.items():
        (ROOT / "docs" / f"{name}{suffix}.md").write_text(measured(name, lang), encoding="utf-8", newline="\n")


def measured(name: str, lang: str) -> str:
    """Return a page of figures, as Markdown."""
    return PAGES[name](figures_of(name), lang)


def figures_of(name: str) -> dict[str, Any]:
    """Return the figures that a page was made of."""
    found: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


@cache
def words() -> dict[str, Any]:
    """Return the words of the pages."""
    found: dict[str, Any] = yaml.safe_load((DATA / "measured-words.yaml").read_text(encoding="utf-8"))
    return found


def named(name: str, lang: str) -> str:
    """Return what a row, a column or an amount is called in a language; a name without a translation stays as it is."""
    if lang == "en":
        return name
    for pattern, told in _patterns():
        if found := pattern.fullmatch(name):
            return told.format(*(named(each, lang) for each in found.groups()))
    return name


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names with what stands for anything in them; those with the most of their own first."""
    names = sorted(words()["names"].items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((re.compile(re.escape(name).replace(r"\{\}", "(.+)")), told) for name, told in names)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], sides: str) -> str:
    """Return a Markdown table. sides: l, r or c for each column."""
    rule = "|".join({"r": "--:", "l": "---", "c": ":-:"}[side] for side in sides)
    body = "".join(f"| {' | '.join(cells)} |\n" for cells in rows)
    return f"| {' | '.join(heads)} |\n|{rule}|\n{body}"


# --- performance --------------------------------------------------------------------------------------------------------


def performance(figures: Mapping[str, Any], lang: str) -> str:
    """Return the page of speed and memory."""
    said = words()["performance"][lang]
    peers = said["and"].join(f"{name} {version}" for name, version in figures["peers"].items())
    parts = [said["head"].format(**{**figures, "peers": said["peers"].format(peers=peers) if peers else ""})]
    for title, rows in figures["tables"].items():
        parts.append(f"\n## {named(title, lang)}\n\n" + table(said["columns"], (_measured(row, lang) for row in rows), "llrrrr"))
    loads: Mapping[str, Sequence[str]] = figures["loads"]
    if loads:
        every = sorted({name for found in loads.values() for name in found})
        packages = sorted(every, key=lambda name: -sum(name in found for found in loads.values()))
        rows = ((f"`{named(name, lang)}`", *("●" if each in found else "" for each in packages)) for name, found in loads.items())
        parts.append("\n" + said["loads"] + "\n" + table((said["command"], *packages), rows, "l" + "c" * len(packages)))
    return "".join(parts)


def _measured(row: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    if "why" in row:
        return named(row["what"], lang), named(row["why"], lang), "", "", "", ""
    printed = (ratio(row["ratio"]), goal(row["ratio"], row.get("goal")))
    return named(row["what"], lang), named(row["beside"], lang), *printed, named(row["ours"], lang), named(row["other"], lang)


# --- growth -------------------------------------------------------------------------------------------------------------


def growth(figures: Mapping[str, Any], lang: str) -> str:
    """Return the page of how time and memory grow with the number of notices; the outlook needs two sizes."""
    said, sizes = words()["growth"][lang], figures["sizes"]
    heads = [each.format(**figures) for each in said["columns"]]
    rates = [f"{rate:.0%}" for rate in figures["rates"]]
    found = table((heads[0], *rates, said["wrong"]), (_recall(size, said["of"]) for size in sizes), "r" * (len(rates) + 2))
    parts = [said["head"].format(**figures), table(heads, map(_grown, sizes), "r" * len(heads)), said["recall"], found]
    if len(sizes) > 1:
        parts.append(said["outlook"].format(**_outlook(*sizes[-2:])))
    return "\n".join(parts)


def _grown(size: Mapping[str, Any]) -> tuple[str, ...]:
    archive = (seconds(size["archive"]), seconds(size["archive"] / size["files"]), megabytes(size["archive_peak"]), megabytes(size["disk"]))
    trace = (seconds(size["trace"]), megabytes(size["trace_peak"]))
    return f"{size['files']:,}", *archive, *trace, seconds(size["matrix"]), megabytes(size["matrix_peak"])


def _recall(size: Mapping[str, Any], said: str) -> tuple[str, ...]:
    return f"{size['files']:,}", *(said.format(right=right, of=of) for right, of in (*size["found"], size["wrong"]))


def _outlook(fewer: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, float]:
    """Return what a million notices would take, at the pace from one size to the next."""
    slope = (more["trace"] - fewer["trace"]) / (more["files"] - fewer["files"])
    return {
        "hours": more["archive"] / more["files"] * _MILLION / 3600,
        "disk": more["disk"] / more["files"] * _MILLION / 1e9,
        "fewer": fewer["files"],
        "more": more["files"],
        "growth": more["trace"] / fewer["trace"],
        "trace": more["trace"] + slope * (_MILLION - more["files"]),
    }


# --- quality ------------------------------------------------------------------------------------------------------------


def quality(figures: Mapping[str, Any], lang: str) -> str:
    """Return the page of accuracy."""
    return "".join(_quality(figures, lang, words()["quality"][lang]))


def _quality(figures: Mapping[str, Any], lang: str, said: Mapping[str, Any]) -> Iterator[str]:
    yield f"{said['head']}\n## {said['parse']}\n"
    for group, scores in figures["parse"].items():
        rows = (
            (
                named(each["field"], lang),
                *(f"{each[key]:.3f}" for key in ("precision", "recall", "f1")),
                f"{each['floor']:g}",
                f"{each['hits']}/{each['expected']}",
            )
            for each in scores
        )
        yield f"\n### {said[group]}\n\n{said[f'{group}_note']}\n\n{table(said['columns'], rows, 'lrrrrr')}"
        if group in figures["headings"]:
            yield f"\n{said['headings'].format(f1=figures['headings'][group])}\n"
    yield f"\n{said['compare']}"
    peers = figures["peers"]
    for pair, values in figures["compare"].items():
        rows = (
            (
                named(each["figure"], lang),
                f"{each['value']:.3f}",
                f"{each['floor']:g}",
                *(f"{each['peers'][peer]:.3f}" if peer in each["peers"] else "" for peer in peers),
            )
            for each in values
        )
        heads = (*said["figure"], *(named(peer, lang) for peer in peers))
        yield f"\n### {named(pair, lang)}\n\n{table(heads, rows, 'lrr' + 'r' * len(peers))}"
    if figures["validate"]:
        modes = ((named(each["mode"], lang), f"{each['caught']:.2%}", f"{each['floor']:g}") for each in figures["validate"])
        yield f"\n{said['validate']}\n{table(said['mode'], modes, 'lrr')}"


PAGES: dict[str, Callable[[Mapping[str, Any], str], str]] = {"performance": performance, "growth": growth, "quality": quality}

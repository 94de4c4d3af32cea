"""Tables of the documentation that are made from data: what stands between `<!-- table: NAME LANG -->` and `<!-- end -->` in a page.

readings   docs/data/blind-readings.yaml, with the Wilson interval of every share
gold       the accuracy on the gold, from the figures that `make quality` keeps
methods    the same pairs by other methods (docs_methods.py)
examples   the same sentences by other methods (docs_methods.py)
words-GROUP   what the labels of a group mean (vocab/words/labels.yaml)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from docs_measured import figures_of, named
from docs_methods import examples_table, methods_table
from policydiff.corpora.coding.statistics import wilson
from policydiff.vocab.labels import labels

ROOT = Path(__file__).resolve().parent.parent
READINGS = ROOT / "docs" / "data" / "blind-readings.yaml"
_SLOT = re.compile(r"(?P<open><!-- table: (?P<name>[a-z-]+) (?P<lang>en|zh) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
_FIELDS = (
    "envelope",
    "sections",
    "organisations lead",
    "organisations cooperating",
    "organisations responsible",
    "targets",
    "target metrics",
    "achievements",
)
"""The rows of the page of quality that are shown."""
_HEADS = {
    "readings": {
        "en": ("what was read", "of", "right", "share", "95 % interval"),
        "zh": ("读的是什么", "条数", "正确", "占比", "95% 置信区间"),
    },
    "gold": {
        "en": ("field", "founding notices (F1)", "documents of other kinds (F1)"),
        "zh": ("内容", "五份公文（F1）", "其他类型的文件（F1）"),
    },
}


def filled(page: str) -> str:
    """Return a page with its tables made anew."""
    return _SLOT.sub(lambda slot: f"{slot['open']}\n{TABLES[slot['name']](slot['lang'])}\n\n{slot['end']}", page)


def readings_table(lang: str) -> str:
    """Return what blind readers found: a group of rows for each reading."""
    rows = []
    for reading in yaml.safe_load(READINGS.read_text(encoding="utf-8")):
        rows.append((f"**{reading[lang]}** ({reading['read']})", "", "", "", ""))
        for count in reading["counts"]:
            low, high = wilson(count["right"] / reading["n"], reading["n"])
            share = f"{count['right'] / reading['n']:.0%}"
            rows.append((count[lang], str(reading["n"]), str(count["right"]), share, f"{low:.0%}–{high:.0%}"))
    return markdown_table(_HEADS["readings"][lang], rows, "l" + "r" * 4)


def gold_table(lang: str) -> str:
    """Return the F1 of the main fields on the two sets of gold, as the page of quality has them."""
    sets = [{each["field"]: f"{each['f1']:.3f}" for each in scores} for scores in figures_of("quality")["parse"].values()]
    rows = [(named(field, lang), *(each.get(field, "") for each in sets)) for field in _FIELDS]
    return markdown_table(_HEADS["gold"][lang], rows, "lrr")


def markdown_table(heads: tuple[str, ...], rows: list[tuple[str, ...]], sides: str) -> str:
    """Return a Markdown table. sides: l or r for each column."""
    rule = ["--:" if side == "r" else "---" for side in sides]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def labels_table(group: str, lang: str) -> str:
    """Return what the words of a group mean, as reports explain them, with the key of the data."""
    words = labels(lang)
    heads = ("词", "含义", "数据中") if lang == "zh" else ("word", "meaning", "in the data")
    rows: list[tuple[str, ...]] = [(words(group, key), words.about(group, key), f"`{key}`") for key in words.groups[group]]
    return markdown_table(heads, rows, "lll")


_GROUPS = ("verdict", "target_verdict", "organisation_verdict", "relation", "edit", "note", "mark", "origin", "figure_class", "child_mark")
TABLES: dict[str, Callable[[str], str]] = {
    **{f"words-{group.replace('_', '-')}": partial(labels_table, group) for group in _GROUPS},
    "readings": readings_table,
    "gold": gold_table,
    "methods": methods_table,
    "examples": examples_table,
}

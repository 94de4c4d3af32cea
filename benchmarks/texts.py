"""Texts to measure on: the founding notices, long notices made of their sentences, and hostile ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.harness import ROOT

RAW = ROOT / "data" / "raw"
CHILD, PARENT = RAW / "wuxi-keji-fuwu-2023.txt", RAW / "chongqing-keji-fuwu-2023.txt"
_SENTENCE = re.compile(r"(?<=[。；])(?![一二三四五六七八九十]、)[^。；：（）—();:]{14,150}。")
_BRACKET = re.compile(r"（(?:责任|牵头)单位：[^（）]{4,120}）")
_NUMERALS = "一二三四五六七八九十"
_GROUPS, _ITEMS, _SENTENCES = 20, 12, 4


def founding() -> dict[str, str]:
    """Return the founding notices by id."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(RAW.glob("*.txt"))}


def hostile(characters: int) -> dict[str, str]:
    """Return texts that trap careless expressions, each of so many characters."""
    return {name: (unit * characters)[:characters] for name, unit in (("（", "（"), ("一、", "一、"), ("digits", "1234567890"))}


@dataclass(frozen=True)
class Item:
    """A numbered item of a plan: heading, sentences, and the bracket that says who is responsible."""

    heading: str
    sentences: tuple[str, ...]
    bracket: str

    @property
    def clauses(self) -> int:
        """Return how many clauses it has: the heading, each sentence, the bracket."""
        return len(self.sentences) + 2


def items(seed: int) -> Iterator[Item]:
    """Yield items without end, of real sentences in random order with other figures; the same seed gives the same items."""
    random = Random(seed)
    text = "".join("".join(each.split()) for each in founding().values())
    sentences, brackets = sorted(set(_SENTENCE.findall(text))), sorted(set(_BRACKET.findall(text)))
    for _ in count():
        chosen = [_other_figures(random.choice(sentences), random) for _ in range(_SENTENCES)]
        heading = re.split("[，。]", random.choice(sentences))[0][:14]
        yield Item(heading, tuple(chosen), random.choice(brackets))


def _other_figures(sentence: str, random: Random) -> str:
    return re.sub(r"(?<![\d.])[1-9]\d{0,3}(?![\d年.])", lambda _: str(random.randint(2, 9000)), sentence)


def first(clauses: int, seed: int) -> list[Item]:
    """Return items with about so many clauses."""
    chosen: list[Item] = []
    for item in items(seed):
        if sum(one.clauses for one in chosen) >= clauses:
            return chosen
        chosen.append(item)
    raise AssertionError


def descended(parent: Sequence[Item], seed: int) -> list[Item]:
    """Return what a county might make of a city's items: most sentences kept, some localized, cut, dropped or new."""
    random, own = Random(seed), items(seed + 1)
    child = []
    for item in parent:
        kept = [_handed_down(sentence, random) for sentence in item.sentences]
        new = next(own).sentences[:1] if random.random() < 0.1 else ()
        child.append(replace(item, sentences=(*(sentence for sentence in kept if sentence), *new) or item.sentences[:1]))
    return child


def _handed_down(sentence: str, random: Random) -> str:
    fate = random.random()
    if fate < 0.4:
        return sentence
    if fate < 0.65:
        return _other_figures(sentence, random).replace("全市", "全县").replace("市级", "县级")
    if fate < 0.85:
        parts = sentence.rstrip("。").split("，")
        return "，".join(parts[: max(1, len(parts) // 2)]) + "。"
    return ""


def notice(content: Sequence[Item], place: str = "青澜市", subject: str = "科技服务业") -> str:
    """Return the text of a notice that promulgates a plan with these items, numbered 一、（一）1．"""
    office, plan = f"{place}人民政府办公室", f"{place}{subject}发展三年行动计划（2023—2025年）"
    head = (
        f"{office}关于印发{plan}的通知\n各有关单位：\n《{plan}》已经政府同意，现印发给你们，请认真贯彻执行。\n"
        f"{office}\n2023年9月6日\n\n{plan}\n"
    )
    return head + "".join(_lines(content))


def _lines(content: Sequence[Item]) -> Iterator[str]:
    for at, item in enumerate(content):
        group, number = divmod(at, _ITEMS)
        chapter, group = divmod(group, _GROUPS)
        if number == 0 and group == 0:
            yield f"{_chinese(chapter + 1)}、重点任务\n"
        if number == 0:
            yield f"（{_chinese(group + 1)}）实施专项行动\n"
        yield f"{number + 1}．{item.heading}。{''.join(item.sentences)}{item.bracket}\n"


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return (("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else "") + (_NUMERALS[units - 1] if units else "")


def long_notice(characters: int, seed: int = 1) -> str:
    """Return a notice of at least so many characters."""
    chosen: list[Item] = []
    size = 0
    for item in items(seed):
        if size >= characters:
            break
        chosen.append(item)
        size += sum(map(len, item.sentences)) + len(item.heading) + len(item.bracket) + 4
    return notice(chosen)


def write_folder(folder: Path, files: int, clauses: int, subject: str = "第{}项产业") -> Path:
    """Write so many different notices into a folder and return it. subject: what their titles speak of, with a slot for a number."""
    folder.mkdir(parents=True, exist_ok=True)
    pool = first(clauses * min(files, 50), seed=7)
    random, each = Random(7), max(1, clauses // (_SENTENCES + 2))
    for number in range(files):
        text = notice(random.sample(pool, each), subject=subject.format(number))
        (folder / f"notice-{number:05}.txt").write_text(text, encoding="utf-8")
    return folder

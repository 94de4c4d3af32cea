"""A real notice for the reports' tests, read from the hand-made gold and found again in its raw text: no parser needed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policydiff.model import Clause, Envelope, Jurisdiction, Notice, Plan, Section, SourceRecord, Target, Task

DATA = Path(__file__).parents[2] / "data"
NAME = "wuxi-keji-fuwu-2023"
DIGITS = {char: str(number) for number, char in enumerate("一二三四五六七八九", 1)}


@cache
def source() -> str:
    return (DATA / "raw" / f"{NAME}.txt").read_text(encoding="utf-8")


def span(words: str, start: int = 0) -> tuple[int, int]:
    pattern = re.compile(r"\s*".join(map(re.escape, words)))
    found = pattern.search(source(), start) or pattern.search(source())
    return found.span() if found else (0, 0)


def section_id(path: str) -> str:
    return "p1." + ".".join(DIGITS.get(part.strip("（）"), part.strip("（）")) for part in path.split("/")[1:])


def section(entry: dict[str, Any], above: str, level: int) -> Section:
    path = f"{above}/{entry['number']}"
    ident = section_id(path)
    number = entry["number"] + {1: "、", 2: "", 3: "．"}[level]
    at = span(number + entry["heading"], 150)
    clause = Clause(id=f"{ident}#1", role="heading", text=number + entry["heading"], span=at)
    return Section(
        id=ident,
        path=path[2:],
        number=number,
        heading=entry["heading"],
        level=level,
        span=at,
        clauses=(clause,),
        sections=tuple(section(child, path, level + 1) for child in entry["children"]),
    )


def task(entry: dict[str, Any]) -> Task:
    at = span(entry["units_raw"], span(entry["heading"], 900)[0])
    ident = section_id(entry["path"])
    return Task(
        id=ident,
        plan="p1",
        section=ident,
        path=entry["path"][2:],
        heading=entry["heading"],
        clause=f"{ident}#9",
        lead=entry["lead"],
        cooperating=entry["cooperating"],
        responsible=entry["responsible"],
        text=entry["units_raw"],
        span=at,
    )


def target(number: int, entry: dict[str, Any]) -> Target:
    printed = re.search(r"\d[\d.,]*[^\d]{0,4}?(?=(?:以上)?$)", entry["raw"])
    return Target(
        id=f"t{number}",
        plan="p1",
        section=section_id(entry["path"]),
        path=entry["path"][2:],
        clause=f"{section_id(entry['path'])}#2",
        metric=entry["metric"],
        value=Decimal(str(entry["value"])),
        unit=entry["unit"],
        printed=printed[0] if printed else entry["raw"],
        comparator=entry["comparator"],
        year=entry["deadline"],
        basis=entry["kind"],
        text=entry["raw"],
        span=span(entry["raw"]),
    )


@cache
def notice() -> Notice:
    gold = yaml.load((DATA / "gold" / f"parse-{NAME}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    head = gold["notice"]
    title = gold["plans"][0]["title"]
    envelope = Envelope(
        title=head["title"],
        genre=head["genre"],
        issuer=head["issuer"],
        issued=head["issued_date"],
        addressees=tuple(head["addressees"]),
        jurisdiction=Jurisdiction(name="巫溪县", short="巫溪", slug="wuxi", code="500238", level="county", parents=("重庆市",)),
        letter=(Clause(id="n#1", role="letter", text="《…》已经县政府同意", span=span("已经县政府同意")),),
        spans={"issuer": (span(head["issuer"]),), "title": (span(head["title"]),)},
    )
    return Notice(
        id=NAME,
        source=SourceRecord(
            path=f"{NAME}.txt", sha256="0" * 64, text_sha256="0" * 64, media_type="text/plain", encoding="utf-8", characters=len(source())
        ),
        notice=envelope,
        plans=(
            Plan(id="p1", title=title, period=(2023, 2025), sections=tuple(section(one, "1", 1) for one in gold["plans"][0]["sections"])),
        ),
        tasks=tuple(map(task, gold["tasks"])),
        targets=tuple(target(number, entry) for number, entry in enumerate(gold["targets"], 1)),
        diagnostics=({"rule": "missing-document-number", "severity": "info", "message": "没有文号", "span": None},),
    )

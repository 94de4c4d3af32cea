"""A real comparison for the reports' tests, built from the hand-made gold: no engine needed."""

from __future__ import annotations

import difflib
import hashlib
import re
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from policydiff import report
from policydiff.model import (
    Comparison,
    Edit,
    Match,
    Parentage,
    ResponsibilityPair,
    SectionPair,
    Share,
    Side,
    SideSummary,
    Summary,
    Survival,
    Target,
    TargetPair,
)


# Most of the tests read Chinese; those of the English labels say so.
def render(value: object, name: str, **options: Any) -> str | bytes:
    """`policydiff.report.render` in Chinese; the sample is printed once a format and a set of options."""
    if value is comparison():
        return _printed(name, tuple(sorted((key, frozenset(one) if isinstance(one, set) else one) for key, one in options.items())))
    return report.render(value, name, **{"lang": "zh", **options})


@cache
def _printed(name: str, options: tuple[tuple[str, Any], ...]) -> str | bytes:
    return report.render(comparison(), name, **{"lang": "zh", **dict(options)})


render_comparison_text = partial(report.render_comparison_text, lang="zh")
render_notice_text = partial(report.render_notice_text, lang="zh")
render_listing = partial(report.render_listing, lang="zh")

GOLD = Path(__file__).parents[2] / "data" / "gold"
PAIR = "compare-wuxi-keji-fuwu-2023--chongqing-keji-fuwu-2023.yaml"
ROLES = {"body": "body", "heading": "heading", "units": "responsibility"}
RELATIONS = {"same_path": "same", "path_shifted": "moved", "renumbered": "renumbered", "dropped": "dropped", "added": "added"}
DIGITS = {char: str(number) for number, char in enumerate("一二三四五六七八九", 1)}
WHOLE = Share(clauses=0, characters=0, clause_share=0, character_share=0)


@cache
def gold() -> dict[str, Any]:
    return yaml.load((GOLD / PAIR).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def section_id(path: str | None) -> str | None:
    if path is None or path == "前言":
        return None
    return "p1." + ".".join(DIGITS.get(part.strip("（）"), part.strip("（）")) for part in path.split("/"))


@cache
def clause_ids(side: str) -> dict[str, str]:
    seen: dict[str, int] = {}
    ids = {}
    for entry in gold()[f"{side}_sentences"]:
        section = section_id(entry["path"]) or "p1"
        seen[section] = seen.get(section, 0) + 1
        ids[entry["id"]] = f"{section}#{seen[section]}"
    return ids


def kind_of(parent: str, child: str) -> str:
    words = parent + child
    if re.search(r"\d", words):
        return "quantity"
    if {parent, child} <= {"市", "县", "各区县政府", "各乡镇（街道）", ""} and parent and child:
        return "level"
    if words in ("大力鼓励", "力争", "探索", "鼓励"):
        return "strength"
    if "、" in words:
        return "enumeration"
    if "，" in words or "。" in words:
        return "clause"
    if "委" in words or "局" in words:
        return "organisation"
    return "wording"


def edits(parent: str, child: str, segments: list[list[str]] | None) -> tuple[Edit, ...]:
    found: list[Edit] = []
    at, to = 0, 0
    for gone, come in _steps(parent, child, segments):
        if gone == come:
            at, to = at + len(gone), to + len(come)
            continue
        direction = "weaker" if kind_of(gone, come) == "strength" else None
        found.append(
            Edit(
                kind=kind_of(gone, come),
                parent=gone,
                child=come,
                parent_at=(at, at + len(gone)),
                child_at=(to, to + len(come)),
                direction=direction,
            )
        )
        at, to = at + len(gone), to + len(come)
    return tuple(found)


def _steps(parent: str, child: str, segments: list[list[str]] | None):
    if segments is None:
        for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, parent, child, autojunk=False).get_opcodes():
            yield parent[i1:i2], child[j1:j2]
        return
    gone = come = ""
    for mark, words in [*segments, ["=", ""]]:
        if mark == "=":
            if gone or come:
                yield gone, come
            yield words, words
            gone = come = ""
        elif mark == "-":
            gone += words
        else:
            come += words


def matches() -> tuple[Match, ...]:
    parents = {entry["id"]: entry for entry in gold()["parent_sentences"]}
    segments = {entry["child"]: entry["segments"] for entry in gold()["phrase_edits"] + gold()["phrase_edits_more"]}
    found, waiting = [], list(parents)
    for entry in gold()["child_sentences"]:
        if entry["parent"]:
            last = max(entry["parent"])
            found += [_dropped(parents[one]) for one in waiting if one < last and not parents[one]["child"]]
            waiting = [one for one in waiting if one > last]
        found.append(_kept(entry, [parents[one] for one in entry["parent"]], segments.get(entry["id"])))
    found += [_dropped(parents[one]) for one in waiting if not parents[one]["child"]]
    return tuple(match.model_copy(update={"id": f"m{n}"}) for n, match in enumerate(found, 1))


def _kept(entry: dict[str, Any], parents: list[dict[str, Any]], segments: list[list[str]] | None) -> Match:
    child, parent = entry["text"], "".join(one["text"] for one in parents)
    found = edits(parent, child, segments) if parents and entry["status"] != "copied" else ()
    kept = sum(block.size for block in difflib.SequenceMatcher(None, parent, child, autojunk=False).get_matching_blocks())
    return _match(
        entry["status"],
        entry["type"],
        child=(clause_ids("child")[entry["id"]],),
        parent=tuple(clause_ids("parent")[one["id"]] for one in parents),
        child_section=section_id(entry["path"]),
        parent_section=section_id(parents[0]["path"]) if parents else None,
        child_path=entry["path"],
        parent_path=parents[0]["path"] if parents else None,
        child_text=child,
        parent_text=parent,
        similarity=round(2 * kept / (len(parent) + len(child)), 4) if parents else 0.0,
        coverage=round(kept / len(child), 4) if parents else 0.0,
        margin=0.4 if parents else None,
        review=entry["id"] == "c036",
        renumbered="renumbered" in entry,
        edits=found,
        reason=entry.get("note") or "identical",
    )


def _dropped(entry: dict[str, Any]) -> Match:
    return _match(
        "dropped",
        entry["type"],
        child=(),
        parent=(clause_ids("parent")[entry["id"]],),
        parent_section=section_id(entry["path"]),
        parent_path=entry["path"],
        child_text="",
        parent_text=entry["text"],
        similarity=0.0,
        coverage=0.0,
        reason=entry.get("note") or "no counterpart",
    )


def _match(verdict: str, kind: str, **values: Any) -> Match:
    key = "\n".join((verdict, values["parent_text"], values["child_text"]))
    return Match(id="", fingerprint=hashlib.sha256(key.encode()).hexdigest()[:12], verdict=verdict, role=ROLES[kind], **values)


def targets() -> tuple[TargetPair, ...]:
    return tuple(_target_pair(number, entry) for number, entry in enumerate(gold()["target_pairs"], 1))


def _target_pair(number: int, entry: dict[str, Any]) -> TargetPair:
    parent, child = _target(number, entry, "parent"), _target(number, entry, "child")
    ratio = child.value / parent.value if parent and child else None
    notes = tuple(
        note
        for note, holds in (
            ("basis-differs", parent and child and parent.basis != child.basis),
            ("floor-gained", parent and child and child.comparator == ">=" and parent.comparator == "="),
            ("modality-weakened", child and child.modality),
            ("outlier", ratio is not None and (ratio > Decimal("0.1") or ratio < Decimal("0.00005"))),
        )
        if holds
    )
    if "basis-differs" in notes:
        ratio = None
    return TargetPair(verdict=entry["status"], metric=entry["metric"], parent=parent, child=child, ratio=ratio, notes=notes)


def _target(number: int, entry: dict[str, Any], side: str) -> Target | None:
    if entry[f"{side}_value"] is None:
        return None
    sentence = next(one for one in gold()[f"{side}_sentences"] if one["id"] == entry[f"{side}_id"])
    raw = entry[f"{side}_raw"]
    printed = re.search(r"\d[\d.,]*[^\d]{0,4}?(?=(?:以上)?$)", raw)
    return Target(
        id=f"t{number}",
        plan="p1",
        section=section_id(sentence["path"]) or "",
        path=sentence["path"],
        clause=clause_ids(side)[sentence["id"]],
        metric=entry["metric"],
        value=Decimal(str(entry[f"{side}_value"])),
        unit=entry[f"{side}_unit"],
        printed=printed[0] if printed else raw,
        comparator=">=" if raw.endswith("以上") else "=",
        year=2025,
        basis="increase" if "新增" in raw else "level",
        modality="力争" if "力争" in raw else None,
        text=raw,
        span=(0, len(raw)),
    )


def responsibilities() -> tuple[ResponsibilityPair, ...]:
    return tuple(
        ResponsibilityPair(
            child=section_id(pair["path_child"]),
            parent=section_id(pair["path_parent"]),
            child_path=pair["path_child"],
            parent_path=pair["path_parent"],
            kept=tuple(map(tuple, pair["kept"])),
            dropped=tuple(pair["dropped"]),
            added=tuple(pair["added"]),
            parent_roles=dict.fromkeys((*(one for one, _ in pair["kept"]), *pair["dropped"]), "responsible"),
            child_roles=dict.fromkeys((*(one for _, one in pair["kept"]), *pair["added"]), "responsible"),
            reasons=tuple(
                {"parent": parent, "child": child, "reason": "level" if parent[1:] == child[1:] else "function"}
                for parent, child in pair["kept"]
            ),
        )
        for pair in gold()["unit_pairs"]
    )


def sections() -> tuple[SectionPair, ...]:
    return tuple(
        SectionPair(
            child=section_id(entry["child_path"]),
            parent=section_id(entry["parent_path"]),
            child_path=entry["child_path"],
            parent_path=entry["parent_path"],
            child_heading=_bare(entry["heading_child"]),
            parent_heading=_bare(entry["heading_parent"]),
            relation=RELATIONS[entry["relation"]],
        )
        for entry in gold()["task_alignment"]
    )


def _bare(heading: str | None) -> str | None:
    return heading and re.sub(r"^([一二三四]、|（.）|\d．)|。$", "", heading)


def summary(pairs: tuple[Match, ...], figures: tuple[TargetPair, ...]) -> Summary:
    def share(side: str, *verdicts: str) -> Share:
        clauses, characters = (
            sum(len(getattr(match, name)) for match in pairs if match.verdict in verdicts) for name in (side, f"{side}_text")
        )
        total, length = (sum(len(getattr(match, name)) for match in pairs) for name in (side, f"{side}_text"))
        return Share(clauses=clauses, characters=characters, clause_share=clauses / total, character_share=characters / length)

    verdicts = {verdict: share("child", verdict) for verdict in ("copied", "localized", "adapted", "added")}
    dropped, kept = share("parent", "dropped"), share("parent", "copied", "localized", "adapted")
    everything = ("copied", "localized", "adapted", "added", "dropped")
    cut = sum(len(edit.parent) for match in pairs for edit in match.edits) / sum(len(match.parent_text) for match in pairs)
    ratios = [float(pair.ratio) for pair in figures if pair.ratio is not None]
    counts = {word: sum(pair.verdict == word for pair in figures) for word in ("scaled", "unchanged", "dropped", "added")}
    return Summary(
        child=SideSummary(total=share("child", *everything), **verdicts),
        parent=SideSummary(total=share("parent", *everything), kept=kept, dropped=dropped),
        survival=Survival(verbatim=1 - dropped.character_share - cut, cut=cut, dropped=dropped.character_share, from_parent=0.82),
        targets=counts,
        organisations={"kept": 33, "dropped": 18, "added": 1},
        sections={"same": 10, "renumbered": 6, "moved": 3, "dropped": 5},
        median_ratio=median(ratios),
    )


@cache
def comparison() -> Comparison:
    meta, pairs, figures = gold()["meta"], matches(), targets()
    return Comparison(
        child=Side(id="wuxi-keji-fuwu-2023", plan="p1", title=meta["child_title"], jurisdiction="巫溪县"),
        parent=Side(
            id="chongqing-keji-fuwu-2023",
            plan="p1",
            title=meta["parent_title"],
            jurisdiction="重庆市",
            document_number="渝府办发〔2023〕26号",
        ),
        parentage=Parentage(cited=False, reason="本级文件的通知函没有引用上级文件"),
        summary=summary(pairs, figures),
        sections=sections(),
        matches=pairs,
        targets=figures,
        responsibilities=responsibilities(),
        diagnostics=({"rule": "dangling-reference", "severity": "warning", "message": "本级文件仍提到已删去的“检验检测认证”"},),
    )

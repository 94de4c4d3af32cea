"""Hand-made comparisons as structured notices: sentences with paths become plans, as if a perfect parser had read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from policydiff.model import Citation, Clause, Envelope, Jurisdiction, Notice, Plan, Section, SourceRecord, Target, Task
from policydiff.text.fold import fold, squeeze
from policydiff.text.numbers import number_end, read_number
from policydiff.text.quantities import find_quantities

ROOT = Path(__file__).resolve().parents[2]
_ROLES = {"heading": "heading", "body": "body", "units": "responsibility", "row": "row"}
_LABELS = {"牵头单位": "lead", "责任单位": "responsible", "配合单位": "cooperating"}
_METRIC_END = re.compile(r"(?:达到?|突破|超过|提高到|实现|建成|培育|引进|新增|力争)*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a pair: type heading | body | units; parent: ids it comes from (child side); status: its verdict."""

    id: str
    path: str
    type: str
    text: str
    status: str = ""
    parent: tuple[str, ...] = ()
    alt_status: str | None = None
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A pair with its truth. clauses: sentence id → clause id, of both sides. data: the whole file, for what else it holds."""

    name: str
    child: Notice
    parent: Notice
    child_sentences: tuple[Sentence, ...]
    parent_sentences: tuple[Sentence, ...]
    clauses: Mapping[str, str]
    data: Mapping[str, Any]


def place(name: str, level: str, code: str, parents: Sequence[str] = (), short: str | None = None) -> Jurisdiction:
    return Jurisdiction(
        name=name, short=short or re.sub(r"(?:省|市|县|区|州)$", "", name), slug=code, code=code, level=level, parents=tuple(parents)
    )  # type: ignore[arg-type]


def _arabic(number: str) -> str:
    marker = read_number(number)
    return marker.key if marker else number


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[、，](?![^（(]*[）)])", listed.removesuffix("等")) if name)


def _task(section: Section | None, plan: str, clause: Clause, path: str) -> Task:
    inner = re.sub(r"^[（(〔\[]|[）)〕\]]。?$", "", clause.text)
    roles: dict[str, tuple[str, ...]] = {}
    for part in re.split("[；;]", inner):
        label, found, names = part.partition("：")
        if found:
            roles[_LABELS.get(label, "responsible")] = _names(names)
    if "lead" in roles and "responsible" in roles:
        roles["cooperating"] = (*roles.get("cooperating", ()), *roles.pop("responsible"))
    owner = section.id if section else plan
    return Task(
        id=owner,
        plan=plan,
        section=owner,
        path=path,
        heading=section.heading if section else "",
        clause=clause.id,
        text=inner,
        span=clause.span,
        open_ended=inner.endswith("等"),
        **roles,
    )


def read_targets(clause: Clause, plan: str, section: str, path: str, heading: str, start: int) -> list[Target]:
    """Return the quantities of one body sentence as targets: enough for made-up pairs, where no gold of targets exists."""
    found: list[Target] = []
    folded = fold(clause.text)
    year = re.search(r"(20\d\d)年", clause.text)
    for quantity in find_quantities(folded):
        if not quantity.unit or quantity.unit in {"年", "级", "次"} or not re.search("到20|达|建成|培育|新增|力争", clause.text):
            continue
        before = re.split("[，、；。]", clause.text[: quantity.number[0]])[-1]
        metric = _METRIC_END.sub("", re.sub(r"^(?:到20\d\d年)|^全[市县省区]|^(?:新增|培育|引进|力争)", "", before))
        found.append(
            Target(
                id=f"t{start + len(found)}",
                plan=plan,
                section=section,
                path=path,
                clause=clause.id,
                metric=metric or heading,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                printed=clause.text[quantity.number[0] : quantity.number[1]],
                comparator=quantity.comparator,  # type: ignore[arg-type]
                year=int(year[1]) if year else None,
                basis="increase" if "新增" in before else "level",
                modality="力争" if "力争" in clause.text[: quantity.start] else None,
                text=clause.text,
                span=clause.span,
            )
        )
    return found


def build_notice(
    name: str,
    title: str,
    jurisdiction: Jurisdiction | None,
    sentences: Iterable[Sentence],
    *,
    document_number: str | None = None,
    gold_targets: Sequence[Mapping[str, Any]] | None = None,
    citations: Sequence[Citation] = (),
) -> tuple[Notice, dict[str, str]]:
    """Return the notice and sentence id → clause id. gold_targets: as in data/gold/parse-*.yaml; else read from the sentences."""
    sentences = list(sentences)
    tree: dict[str, dict[str, Any]] = {"": {"clauses": [], "number": "", "heading": ""}}
    ids: dict[str, str] = {}
    at = 0
    for sentence in sentences:
        path = "" if sentence.path in {"前言", ""} else sentence.path
        owner = "p1" + "".join("." + _arabic(number) for number in path.split("/") if number)
        node = tree.setdefault(path, {"clauses": [], "number": "", "heading": ""})
        if sentence.type == "heading":
            node["number"] = sentence.text[: number_end(fold(sentence.text))]
            node["heading"] = sentence.text[len(node["number"]) :].rstrip("。")
        clause = Clause(
            id=f"{owner}#{len(node['clauses']) + 1}", role=_ROLES[sentence.type], text=sentence.text, span=(at, at + len(sentence.text))
        )  # type: ignore[arg-type]
        at += len(sentence.text)
        node["clauses"].append(clause)
        ids[sentence.id] = clause.id

    def section(path: str, level: int) -> Section:
        node = tree[path]
        below = [key for key in tree if key.startswith(path + "/") and key.count("/") == path.count("/") + 1]
        last = node["clauses"][-1].span[1] if node["clauses"] else 0
        return Section(
            id="p1" + "".join("." + _arabic(number) for number in path.split("/")),
            path=path,
            number=node["number"],
            heading=node["heading"],
            level=level,
            span=(node["clauses"][0].span[0] if node["clauses"] else 0, last),
            clauses=tuple(node["clauses"]),
            sections=tuple(section(key, level + 1) for key in below),
        )

    tops = [key for key in tree if key and "/" not in key]
    plan = Plan(id="p1", title=title, clauses=tuple(tree[""]["clauses"]), sections=tuple(section(key, 1) for key in tops))
    tasks: list[Task] = []
    targets: list[Target] = []

    def visit(current: Section) -> None:
        for clause in current.clauses:
            if clause.role == "responsibility":
                tasks.append(_task(current, "p1", clause, current.path))
            elif clause.role == "body" and gold_targets is None:
                targets.extend(read_targets(clause, "p1", current.id, current.path, current.heading, len(targets) + 1))
        for child in current.sections:
            visit(child)

    for top in plan.sections:
        visit(top)
    if gold_targets is not None:
        targets = _gold_targets(gold_targets, sentences, ids)
    notice = Notice(
        id=name,
        source=SourceRecord(
            path=f"{name}.txt", sha256="0" * 64, text_sha256="0" * 64, media_type="text/plain", encoding="utf-8", characters=at
        ),
        notice=Envelope(title=f"关于印发{title}的通知", genre="通知", document_number=document_number, jurisdiction=jurisdiction),
        plans=(plan,),
        tasks=tuple(tasks),
        targets=tuple(targets),
        citations=tuple(citations),
    )
    return notice, ids


def _gold_targets(rows: Sequence[Mapping[str, Any]], sentences: Sequence[Sentence], ids: Mapping[str, str]) -> list[Target]:
    targets: list[Target] = []
    for row in rows:
        path = row["path"].partition("/")[2]
        owner = next((sentence for sentence in sentences if sentence.path == path and row["raw"] in squeeze(sentence.text)), None)
        if owner is None:
            continue
        clause = ids[owner.id]
        at = owner.text.find(row["raw"])
        targets.append(
            Target(
                id=f"t{len(targets) + 1}",
                plan="p1",
                section=clause.partition("#")[0],
                path=path,
                clause=clause,
                metric=row["metric"],
                value=Decimal(repr(row["value"])),
                value_max=Decimal(repr(row["value_max"])) if row.get("value_max") else None,
                unit=row["unit"],
                printed=row["raw"],
                comparator=row["comparator"],
                year=row.get("deadline"),
                basis=row["kind"],
                modality=row.get("modal") or ("力争" if "力争" in row["raw"] else None),
                per=row.get("per"),
                text=row["raw"],
                span=(max(at, 0), max(at, 0) + len(row["raw"])),
            )
        )
    return targets


def _sentence(row: Mapping[str, Any]) -> Sentence:
    return Sentence(
        row["id"],
        row["path"],
        row["type"],
        row["text"],
        row["status"],
        tuple(row.get("parent", ())),
        row.get("alt_status"),
        tuple(row.get("optional_parent", ())),
    )


def gold_pair(path: Path) -> Pair:
    """Return a gold comparison of data/gold, with its places, document numbers, targets and citations as a perfect parser reads them."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    built: dict[str, tuple[Notice, dict[str, str]]] = {}
    rows = {side: tuple(map(_sentence, data[f"{side}_sentences"])) for side in ("child", "parent")}
    for side, sentences in rows.items():
        file, title = Path(data["meta"][f"{side}_file"]), data["meta"][f"{side}_title"]
        own = path.parent / file.with_suffix(".yaml")
        read = yaml.load(
            (own if own.exists() else path.parent / f"parse-{file.stem}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
        )
        built[side] = build_notice(
            file.stem,
            title,
            _issuing_place(title, above=data["meta"]["parent_title"] if side == "child" else None),
            sentences,
            gold_targets=read["targets"],
            document_number=read["notice"]["document_number"],
            citations=[
                Citation(
                    title=cite.get("title"),
                    document_number=cite.get("document_number"),
                    relation=cite.get("relation", "cites"),
                    clause="p1#1",
                    span=(0, 1),
                )
                for cite in read["notice"].get("cites", ())
            ],
        )
    return Pair(
        path.stem, built["child"][0], built["parent"][0], rows["child"], rows["parent"], built["child"][1] | built["parent"][1], data
    )


def _issuing_place(title: str, above: str | None) -> Jurisdiction:
    name = re.match(r"^(.{1,6}?(?:省|市|县|区|自治州))", title)[1]  # type: ignore[index]
    level = {"省": "province", "市": "prefecture", "州": "prefecture"}.get(name[-1], "county")
    return place(
        name,
        "province" if name in {"重庆市", "北京市", "上海市", "天津市"} else level,
        "999999",
        [_issuing_place(above, None).name] if above else (),
    )


def founding_pair() -> Pair:
    """Return the shared gold: 巫溪县 against 重庆市."""
    return gold_pair(ROOT / "data/gold/compare-wuxi-keji-fuwu-2023--chongqing-keji-fuwu-2023.yaml")


def gold_pairs() -> list[Pair]:
    """Return every gold comparison of data/gold."""
    return [gold_pair(path) for path in sorted((ROOT / "data/gold").glob("compare-*.yaml"))]


_COMPACT = {"h": "heading", "b": "body", "u": "units"}


def _compact(line: str, child: bool) -> Sentence:
    """Read "c1 | 三/（一） | b | adapted < p3 p4 | 文字。" (parent side: without the fourth part)."""
    parts = [part.strip() for part in line.split("|")]
    name, path, kind = parts[:3]
    if not child:
        return Sentence(name, path, _COMPACT[kind], parts[3])
    verdict, _, origin = parts[3].partition("<")
    status, _, alt = verdict.strip().partition("/")
    named = origin.split()
    return Sentence(
        name,
        path,
        _COMPACT[kind],
        parts[4],
        status,
        tuple(key.rstrip("?") for key in named),
        alt or None,
        tuple(key.rstrip("?") for key in named if key.endswith("?")),
    )


def read_pair(path: Path) -> Pair:
    """Return a made-up pair of tests/compare/pairs."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    rows = {
        side: tuple(_compact(line, side == "child") for line in data[side]["sentences"].strip().splitlines())
        for side in ("child", "parent")
    }
    built = {
        side: build_notice(
            f"{path.stem}-{side}",
            data[side]["title"],
            place(**data[side]["place"]),
            rows[side],
            document_number=data[side].get("document_number"),
        )
        for side in rows
    }
    return Pair(
        path.stem, built["child"][0], built["parent"][0], rows["child"], rows["parent"], built["child"][1] | built["parent"][1], data
    )

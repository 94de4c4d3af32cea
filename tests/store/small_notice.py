"""A small notice, of which tests change the parts."""

from __future__ import annotations

from decimal import Decimal

from policydiff.model import Clause, Envelope, Notice, Plan, Section, SourceRecord, Target, Task


def make(**changes: object) -> Notice:
    """A small notice; `changes` replace its parts."""
    clause = Clause(id="p1.1#1", role="body", text="到2025年达5家。", span=(10, 20))
    parts: dict[str, object] = {
        "id": "wuxi-2023",
        "source": SourceRecord(
            path="wuxi-2023.txt", sha256="a" * 64, text_sha256="b" * 64, media_type="text/plain", encoding="utf-8", characters=40
        ),
        "notice": Envelope(title="关于印发方案的通知", issued="2023-09-06", spans={"title": ((0, 9),)}),
        "plans": (
            Plan(
                id="p1", sections=(Section(id="p1.1", path="一", number="一、", heading="目标", level=1, span=(6, 20), clauses=(clause,)),)
            ),
        ),
        "tasks": (Task(id="p1.1", plan="p1", section="p1.1", path="一", heading="目标", clause="p1.1#1", text="负责", span=(10, 12)),),
        "targets": (
            Target(
                id="t1",
                plan="p1",
                section="p1.1",
                path="一",
                clause="p1.1#1",
                metric="市场主体",
                value=Decimal(5),
                unit="家",
                printed="5家",
                text="达5家",
                span=(15, 18),
            ),
        ),
    }
    return Notice(**{**parts, **changes})  # type: ignore[arg-type]

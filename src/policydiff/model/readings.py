"""What is read in a notice, each with its place or a person's word: who is responsible, figures, citations."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from policydiff.model.values import ROLES, Basis, Comparator, Direction, Model, Number, Span


class Evidence(Model):
    """A value that is read from the source at `span`, or by a person: evidence "manual" with a note.

    pieces: the parts of the span that belong to the value, where something foreign (a page number) stands inside it; else None.
    """

    span: Span
    pieces: tuple[Span, ...] | None = None
    evidence: Literal["manual"] | None = None
    note: str | None = None


class Organisation(Model):
    """A body in a responsibility statement. name: as printed, the source at `span` (or at `pieces`, where something foreign stands inside).

    canonical: the one name that its other names stand for; None where no vocabulary knows it. open_set: the name stands for all
    bodies of a kind (各区县, 有关部门).
    """

    name: str
    canonical: str | None = None
    open_set: bool = False
    role: Literal["lead", "cooperating", "responsible", "guiding"]
    span: Span
    pieces: tuple[Span, ...] | None = None


TaskReason = Literal["bracket", "label", "sentence", "jointly", "article", "section", "row"]
"""Why a statement was taken for one: it stands in a bracket or behind a label, a sentence has a word of duty, says who works with whom
(A会同B), an authority does it by itself in an article, its section shares out duties, or it is a row of a table."""


class Task(Evidence):
    """One responsibility statement. Names as printed; open_ended: a list ended in 等. form: how the statement was phrased.

    deadline: 2025, 2025-12, 2025-12-31, or the printed words where they name no day; covers: the clauses that the statement
    answers for; content: what is to be done by a table's row (its cell), None elsewhere. reason: the sign by which it was told.
    """

    id: str
    plan: str
    section: str
    path: str
    heading: str
    clause: str
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guiding: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    open_ended: bool = False
    deadline: str | None = None
    deadline_printed: str | None = None
    covers: tuple[str, ...] = ()
    content: str | None = None
    form: Literal["label", "verb", "row"] = "label"
    irregular: bool = False
    text: str
    reason: TaskReason | None = None

    def bodies(self) -> Iterator[tuple[str, str]]:
        """Yield (role, name) for everybody whom the statement names, role by role."""
        yield from ((role, name) for role in ROLES for name in getattr(self, role))


class Target(Evidence):
    """One number that the plan commits to reach (or, under `achievements`, reports as reached).

    value, value_max: in base units (5.6万家 is 56000 家; 18% is 18 %). printed: the quantity as printed, without blanks.
    year: the deadline (the year reported on for an achievement). per: 每年, 每个贫困村… where the number is a rate.
    direction: whether the figure says how much more (新增, 提高) or how much less (下降, 减少) there is, its value being positive either way;
    None for what is reached, wherever it comes from (降到2.5‰以下).
    of: the id of the target that this one is a 其中 part of. metric_printed: the literal words where `metric` was completed.
    canonical: the one name of the metric, the same in every notice. base_value, base_unit: the value in the common unit of its measure
    (3公顷 is 30000 平方米), None where `unit` is that unit. reason: the sign by which it was told from other numbers (parse/figures/moods.py).
    """

    id: str
    plan: str
    section: str
    path: str
    clause: str
    metric: str
    metric_printed: str | None = None
    canonical: str | None = None
    value: Number
    value_max: Number | None = None
    unit: str
    base_value: Number | None = None
    base_unit: str | None = None
    printed: str
    comparator: Comparator = "="
    year: int | None = None
    basis: Basis = "level"
    direction: Direction | None = None
    modality: str | None = None
    scope: str | None = None
    per: str | None = None
    of: str | None = None
    reason: str | None = None
    text: str

    @property
    def measured(self) -> tuple[Decimal, str]:
        """The value in the common unit of its measure, and that unit: what a ratio of two figures is taken in."""
        return (self.value if self.base_value is None else self.base_value), self.base_unit or self.unit


class Figure(Model):
    """A number with a measure that is neither target nor achievement. reason: the id of its row in parse/figures/moods.py.

    text: the number with some words on either side, span: of the number with its bound; pieces: its parts, where something foreign
    stands inside it.
    """

    id: str
    plan: str
    section: str
    path: str
    clause: str
    class_: Literal["condition", "benefit", "description"] = Field(alias="class")
    reason: str
    value: Number
    value_max: Number | None = None
    unit: str
    printed: str
    comparator: Comparator = "="
    text: str
    span: Span
    pieces: tuple[Span, ...] | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Citation(Evidence):
    """A document that the text names, other than the plans it promulgates. relation: implements (after 根据, 按照, 贯彻落实…) or cites.

    full_title: where the printed title is one that the text calls it by (以下简称《行动计划》), the one that it has.
    """

    title: str | None = None
    full_title: str | None = None
    document_number: str | None = None
    clause: str
    relation: Literal["implements", "cites"] = "cites"

    @property
    def named(self) -> str | None:
        """The whole title, None for a document that only its number names."""
        return self.full_title or self.title

"""What one statement of responsibility says: the bodies with their roles and places, and how it was phrased."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace

from policydiff.parse.duties.names import split_names
from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.vocab.duties.organisations import canonical_body
from policydiff.vocab.duties.roles import aside_pattern, aside_roles
from policydiff.vocab.phrases import pattern

_EACH_DOES = pattern("roles", "{each_does}")
_HELPS = pattern("roles", "{by_duty_beside}|{take_part}|{alongside}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a statement names it. role: one of ROLES, or `shared` in a draft; name: its characters at their places."""

    role: str
    name: Passage


@dataclass(frozen=True, slots=True)
class Statement:
    """One responsibility statement, bodies in printed order, none twice in one role.

    form: label | verb | row; subject: a row's task cell; topic: its cell that names the task, where another says more; first_group: what stands before the first comma of a label's list.
    passage: what makes the statement, where that is not the whole clause; own: the sentence says itself what is to be done.
    reach: `paragraph` or `section` where it answers for the rest of that, too (县财政局：…。…。), else empty.
    place: `article` or `section` where it counts for what it stands in.
    beside: of a card, how many rows of it stand before and behind the one that names who is responsible.
    weak: a sentence that says who works with whom (A会同B制定…) or in which way (由A结合实际制定), which counts only in a plan without labels and brackets.
    """

    bodies: tuple[Body, ...] = ()
    open_ended: bool = False
    deadline: str | None = None
    form: str = "label"
    irregular: bool = False
    subject: str = ""
    topic: str = ""
    first_group: Passage | None = None
    passage: Passage | None = None
    own: bool = False
    reach: str = ""
    weak: bool = False
    place: str = ""
    beside: tuple[int, int] = (0, 0)

    def of(self, role: str) -> tuple[str, ...]:
        """Return the names of the bodies in a role, as printed."""
        return tuple(body.name.text for body in self.bodies if body.role == role)

    def has(self, role: str) -> bool:
        """Whether anybody has the role."""
        return any(body.role == role for body in self.bodies)


@dataclass(slots=True)
class Draft:
    """A statement in the making; roles may still be `shared`, which is settled at the end."""

    bodies: list[Body] = field(default_factory=list)
    open_ended: bool = False
    deadline: str | None = None
    irregular: bool = False
    first_leads: bool = False
    first_group: Passage | None = None
    weak: bool = False

    def add(self, role: str, names: Iterable[Passage]) -> None:
        """Take in bodies of one role; a bracket behind a name may give it another: 市水务局（牵头）."""
        self.bodies += [_body(role, name) for name in names]

    def add_role(self, role: str, names: Sequence[Passage]) -> None:
        """Take in one role more of bodies that have another, where they have it not yet: A负责…，牵头…，配合B做好…. Who leads is responsible as it is."""
        told = {body.role for body in self.bodies if body.name.offsets[0] == names[0].offsets[0]}
        if role not in told and (told & {"lead", "responsible"} if role in ("lead", "cooperating") else told == {"cooperating"}):
            self.add(role, names)

    def begins_with(self, name: Passage) -> bool:
        """Whether the first body is the one that stands where a name does."""
        return self.bodies[0].name.offsets[0] == name.offsets[0]

    def is_of(self, names: Sequence[Passage]) -> bool:
        """Whether it is of those bodies, whoever works beside them: 由A牵头，B参加，负责… is one. What is weak yields to what is said more plainly."""
        beside = () if self.weak else ("cooperating", "guiding")
        mine = [body for body in self.bodies if body.role not in beside]
        told = [name.offsets[0] for name in names]
        # Whoever has the same duty beside them (A负责…，并与B履行…) stands behind.
        others = [body for body in mine[len(told) :] if body.name.offsets[0] not in told]
        return [body.name.offsets[0] for body in mine[: len(told)]] == told and all(body.role == "shared" for body in others)

    def only_helps(self, names: Sequence[Passage]) -> bool:
        """Whether it says of those bodies that they cooperate, and names nobody else."""
        told = {body.name.offsets[0] for body in self.bodies if body.role == "cooperating"}
        return len(told) == len(self.bodies) and told == {name.offsets[0] for name in names}

    def beside(self, role: str, said: str) -> str:
        """Return the role of whoever has another part, by what is said of him: who does it where nobody but a guide was named is responsible (由A指导，B组织实施)."""
        if _EACH_DOES().fullmatch(said):
            return "shared"  # A负责统筹，各部门各负其责
        alone = role == "cooperating" and all(body.role == "guiding" for body in self.bodies)
        return "responsible" if alone and _HELPS().match(said) is None else role

    def settle(self, form: str) -> Statement:
        """Return the statement. Beside a lead everybody else cooperates who is responsible for the same: 责任单位, 按职责分工负责, 负责, 落实.

        Whoever leads by himself what he is responsible for (A负责…，牵头…) is both.
        """
        bodies = self.bodies
        first_leads = self.first_leads and bool(bodies) and not _is_open(bodies[0])
        if first_leads and not any(body.role == "lead" for body in bodies):
            bodies = [Body("lead", bodies[0].name), *bodies[1:]]
        leads = {body.name.text for body in bodies if body.role == "lead"}
        bodies = [_beside(body, leads) if body.role in ("shared", "responsible") else body for body in bodies]
        return Statement(
            bodies=distinct(bodies),
            open_ended=self.open_ended,
            deadline=self.deadline,
            form=form,
            irregular=self.irregular,
            first_group=self.first_group,
            weak=self.weak,
        )


def _beside(body: Body, leads: Collection[str]) -> Body:
    """Return a body that is responsible, beside whoever leads."""
    return Body("cooperating" if leads and body.name.text not in leads else "responsible", body.name)


def _is_open(body: Body) -> bool:
    """Whether a body is all of a kind (各有关部门), of whom none is the first."""
    return canonical_body(body.name.folded)[1]


def _body(role: str, name: Passage) -> Body:
    aside = aside_pattern().search(name.folded)
    return Body(role, name) if aside is None else Body(aside_roles()[aside[1]], name.cut(0, aside.start()))


def distinct(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Return the bodies without those that repeat a name in the same role."""
    found: dict[tuple[str, str], Body] = {}
    for body in bodies:
        found.setdefault((body.role, body.name.text), body)
    return tuple(found.values())


def first_leads(statement: Statement) -> Statement:
    """Return the statement with its first body as the lead, where it names no lead."""
    return _leads(statement, 1)


def first_group_leads(statement: Statement) -> Statement:
    """Return the statement with the bodies before its first comma as leads, where it names no lead."""
    count = len(split_names(statement.first_group)[0]) if statement.first_group is not None else 0
    return _leads(statement, count or len(statement.bodies))


def _leads(statement: Statement, count: int) -> Statement:
    if statement.has("lead") or not statement.has("responsible") or _is_open(statement.bodies[0]):
        return statement
    bodies: list[Body] = []
    for body in statement.bodies:
        if body.role == "responsible":
            body = Body("lead" if count > 0 else "cooperating", body.name)
            count -= 1
        bodies.append(body)
    return replace(statement, bodies=tuple(bodies))


def merge(before: Statement, after: Statement) -> Statement:
    """Return one statement made of two lines: 牵头单位：… and, below, 配合单位：… or 完成时限：…."""
    draft = Draft([*before.bodies, *after.bodies], before.open_ended or after.open_ended, before.deadline or after.deadline)
    draft.irregular = before.irregular or after.irregular
    return replace(draft.settle(before.form), subject=before.subject, first_group=before.first_group)

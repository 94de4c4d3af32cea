"""A comparison of a child plan with its parent: the contract `policydiff.comparison/1`, key for key."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from policydiff.messages import recalled
from policydiff.model.notice import Args, Diagnostic
from policydiff.model.readings import Target
from policydiff.model.summary import Rounded, Summary
from policydiff.model.values import Model, Number, Role

COMPARISON_SCHEMA = "policydiff.comparison/1"

Verdict = Literal["copied", "localized", "adapted", "added", "dropped"]
EditKind = Literal["place", "level", "organisation", "quantity", "strength", "enumeration", "clause", "wording"]
Relation = Literal["same", "renumbered", "moved", "dropped", "added"]
Whence = Literal["borrowed", "shared", "alike", "original", "boilerplate"]
PlaceRelation = Literal["own", "sibling", "ancestor", "national", "other"]
SourceOrder = Literal["earlier", "same_day", "later", "unknown"]


class Side(Model):
    """One of the two documents: notice id, plan id, the plan's title, the jurisdiction's name, code and level, the notice's number.

    issued: its day. sha256, text_sha256: of the file and of the text that were compared. complete: no sign that the text breaks off.
    """

    id: str
    plan: str
    title: str | None
    jurisdiction: str | None
    code: str | None = None
    level: str | None = None
    document_number: str | None = None
    issued: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    complete: bool = True


class Related(Model):
    """Whether the two plans have to do with each other. score: the share of the child's text that seems to come from the parent.

    reason: in English; reason_id, reason_args: the same as a message (see messages).
    """

    score: Rounded
    verdict: Literal["related", "loose", "unrelated"]
    reason: str = ""
    reason_id: str | None = None
    reason_args: Args = Field(default_factory=dict)

    @property
    def as_message(self) -> str:
        """The reason, so that it can be said in another language."""
        return recalled(self.reason, self.reason_id, self.reason_args)


class Parentage(Model):
    """Does the child cite this parent (true), another one ("other"), or none (false); by whose number and title; said how."""

    cited: bool | Literal["other"]
    document_number: str | None = None
    title: str | None = None
    reason: str = ""
    reason_id: str | None = None

    @property
    def as_message(self) -> str:
        """The reason, so that it can be said in another language."""
        return recalled(self.reason, self.reason_id, {})


class SectionPair(Model):
    """Where a section went. relation moved: under another parent section or in another order; renumbered: its number changed."""

    child: str | None
    parent: str | None
    child_path: str | None
    parent_path: str | None
    child_heading: str | None = None
    parent_heading: str | None = None
    relation: Relation


class Edit(Model):
    """One change in whole pieces. parent, child: the words ("" where inserted or deleted).

    parent_at, child_at: half-open offsets of the piece in the match's parent_text and child_text.
    direction: weaker | stronger, for strength and for role changes. note: why, where it is not plain to see.
    """

    kind: EditKind
    parent: str
    child: str
    parent_at: tuple[int, int]
    child_at: tuple[int, int]
    direction: Literal["weaker", "stronger"] | None = None
    note: str | None = None


class Also(Model):
    """Another clause of the parent that says the same. coverage: the share of the child's clause that stands there, 0 to 1."""

    parent: str
    coverage: Rounded


class ClauseSource(Model):
    """A clause of another document that says what the child added. coverage: the share of the child's clause that stands in it.

    relation: of the document's place to the child's. order: whether the document is earlier or later than the child, unknown where one of the two has no
    date; None in a file of a version that did not say it.
    """

    id: str
    clause: str
    path: str
    title: str | None
    place: str | None
    issued: str | None
    relation: PlaceRelation
    text: str
    coverage: Rounded
    order: SourceOrder | None = None


class ClauseOrigin(Model):
    """Where an added sentence comes from. documents: how many say the same; source: the earliest of those that say it best."""

    kind: Whence
    documents: int
    source: ClauseSource | None


class Match(Model):
    """What became of some clauses. Every clause of each side stands in exactly one match.

    child_text, parent_text: the clause texts joined. similarity: of the two texts, 0 to 1; coverage: the share of the child's
    characters that come from the parent. margin: lead over the second-best counterpart, None where there was none.
    confidence: how sure it is that these clauses correspond, or that the one has no counterpart: the share of such matches that
    readers found right. also: other places of the parent that say the same; they stand in matches of their own or are dropped.
    origin: of what is added, where a corpus was searched. evidence: manual where a person gave the verdict, with a note of hers;
    program: what the program had said. fingerprint: of the two texts and the program's verdict, stable over edits elsewhere. reason: in English; reason_id, reason_args: the same
    as a message (see messages).
    """

    id: str
    fingerprint: str
    verdict: Verdict
    role: Role
    child: tuple[str, ...]
    parent: tuple[str, ...]
    child_section: str | None = None
    parent_section: str | None = None
    child_path: str | None = None
    parent_path: str | None = None
    child_text: str
    parent_text: str
    similarity: Rounded
    coverage: Rounded
    margin: Rounded | None = None
    confidence: Rounded | None = None
    review: bool = False
    moved: bool = False
    renumbered: bool = False
    edits: tuple[Edit, ...] = ()
    also: tuple[Also, ...] = ()
    origin: ClauseOrigin | None = None
    evidence: Literal["manual"] | None = None
    program: Verdict | None = None
    note: str | None = None
    reason: str
    reason_id: str | None = None
    reason_args: Args = Field(default_factory=dict)

    @property
    def as_message(self) -> str:
        """The reason, so that it can be said in another language."""
        return recalled(self.reason, self.reason_id, self.reason_args)


class TargetPair(Model):
    """A target of the parent, of the child, or of both. ratio: child / parent, exact, None where the two do not compare.

    reversed: one is to rise and the other to fall. by: name where the two stand in sentences and sections that do not correspond.

    notes: basis-differs, floor-lost, floor-gained, modality-weakened, modality-strengthened, deadline-moved, unit-differs,
    scope-differs, outlier, metric-differs.
    """

    verdict: Literal["scaled", "unchanged", "reversed", "dropped", "added"]
    by: Literal["text", "name"] = "text"
    metric: str
    parent: Target | None
    child: Target | None
    ratio: Number | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_rate(self) -> bool:
        """Whether the figure is a rate: 90% stays 90% in the smallest county, so that it says nothing of how far amounts were scaled."""
        target = self.parent or self.child
        return target is not None and (target.basis in ("share", "growth", "multiple") or target.unit in ("%", "‰", "百分点"))


def ratios(pairs: Sequence[TargetPair]) -> list[Decimal]:
    """Return the ratios, the lowest first, without those of rates where there are others."""
    found = [(pair.ratio, pair.is_rate) for pair in pairs if pair.ratio is not None]
    return sorted([ratio for ratio, is_rate in found if not is_rate] or [ratio for ratio, _ in found])


class OrganisationPair(Model):
    """Two bodies that correspond, and how that is known (same, level, function, alias)."""

    parent: str
    child: str
    reason: str


class ResponsibilityPair(Model):
    """Who is responsible, section by section. kept: [parent name, child name]; role_changes: [parent, child, old role, new role].

    parent_roles, child_roles: name → lead, cooperating, responsible or guiding, for every body named on that side.
    """

    child: str | None
    parent: str | None
    child_path: str | None = None
    parent_path: str | None = None
    kept: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    lead_changed: bool = False
    role_changes: tuple[tuple[str, str, str, str], ...] = ()
    reasons: tuple[OrganisationPair, ...] = ()
    parent_roles: dict[str, str] = Field(default_factory=dict)
    child_roles: dict[str, str] = Field(default_factory=dict)


class ByHand(Model):
    """What a person corrected, added or took out on one side. section: of a task or target. name: a task's heading, a target's metric, a field's key.

    printed: the words of the text that it was read in; "" for a field, and where a person added what was not read at all.
    """

    side: Literal["parent", "child"]
    what: Literal["field", "task", "target", "removed"]
    section: str | None = None
    name: str
    printed: str = ""
    note: str | None = None


class Comparison(Model):
    """A whole comparison: one JSON or YAML file."""

    schema_: Literal["policydiff.comparison/1"] = Field(default="policydiff.comparison/1", alias="schema")
    child: Side
    parent: Side
    related: Related | None = None
    parentage: Parentage
    summary: Summary
    sections: tuple[SectionPair, ...] = ()
    matches: tuple[Match, ...] = ()
    targets: tuple[TargetPair, ...] = ()
    responsibilities: tuple[ResponsibilityPair, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    manual: tuple[ByHand, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

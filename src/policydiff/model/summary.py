"""The numbers of a comparison: the contract's `summary`, key for key."""

from typing import Annotated

from pydantic import PlainSerializer

from policydiff.model.values import Model

Rounded = Annotated[float, PlainSerializer(lambda value: round(value, 4), return_type=float)]
"""A share, 0 to 1, printed with four digits."""


class Share(Model):
    """How much of a side: clauses and non-blank characters, and both as shares of that side."""

    clauses: int
    characters: int
    clause_share: Rounded
    character_share: Rounded


class SideSummary(Model):
    """Totals of one side by what happened; `verdicts` has copied…added for the child, kept and dropped for the parent."""

    total: Share
    copied: Share | None = None
    localized: Share | None = None
    adapted: Share | None = None
    added: Share | None = None
    kept: Share | None = None
    dropped: Share | None = None


class BodySummary(Model):
    """The totals of both sides without headings: a copied heading is no copied text."""

    child: SideSummary
    parent: SideSummary


class Survival(Model):
    """How many of the parent's characters stand in the child, by fate: all shares of the parent's characters.

    verbatim: still there; cut: gone from inside kept clauses; dropped: gone with whole clauses. The three sum to 1.
    from_parent: share of the child's characters that come from the parent.
    """

    verbatim: Rounded
    cut: Rounded
    dropped: Rounded
    from_parent: Rounded


class Origins(Model):
    """Where the sentences come from that the child added: of its body text. documents: how many were searched."""

    documents: int
    borrowed: Share
    shared: Share
    alike: Share
    original: Share
    boilerplate: Share


class Summary(Model):
    """The whole comparison in numbers. origins: where a corpus was searched."""

    child: SideSummary
    parent: SideSummary
    body: BodySummary | None = None
    survival: Survival
    targets: dict[str, int]
    organisations: dict[str, int]
    sections: dict[str, int]
    median_ratio: float | None = None
    origins: Origins | None = None

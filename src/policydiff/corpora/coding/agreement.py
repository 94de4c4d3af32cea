"""What coded sheets say: of the program's verdicts, by stratum, and of the coders among themselves (`policydiff.agreement/1`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from policydiff.corpora.coding.sample import VERDICTS
from policydiff.corpora.coding.statistics import Interval, bootstrapped, cohen_kappa, confusion, krippendorff_alpha, weighted_share
from policydiff.corpora.plain import as_json, row_of
from policydiff.records import dataclass

SCHEMA = "policydiff.agreement/1"


@dataclass(frozen=True, slots=True)
class Coded:
    """A sheet as a coder left it. codes: item → verdict; texts: item → its text; key: item → (verdict, weight, stratum) of the program, where the sheet has it."""

    coder: str
    codes: Mapping[str, str]
    texts: Mapping[str, str]
    key: Mapping[str, tuple[str, float, str]]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of one verdict against one coder: precision and recall, reweighted by stratum, with Wilson's intervals. items: how many the program gave this verdict."""

    coder: str
    verdict: str
    items: int
    precision: float | None
    precision_low: float
    precision_high: float
    recall: float | None
    recall_low: float
    recall_high: float


@dataclass(frozen=True, slots=True)
class Between:
    """Two coders (or the program and a coder): how many items both coded, the share that they agree on, Cohen's kappa."""

    one: str
    other: str
    items: int
    agreed: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An item that not all code alike. codes: by coder, the program's under `program`."""

    item: str
    text: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """All of it. alpha: Krippendorff's, over the coders (of one coder: over the coder and the program); confusion: program's verdict → coder's → how often."""

    coders: tuple[str, ...]
    items: int
    alpha: float | None
    alpha_interval: Interval | None
    between: tuple[Between, ...]
    accuracy: tuple[Accuracy, ...]
    confusion: Mapping[str, Mapping[str, Mapping[str, int]]]
    disagreements: tuple[Disagreement, ...]

    def to_rows(self, table: str = "accuracy") -> list[dict[str, Any]]:
        """Return a table as rows: accuracy, between, confusion or disagreements."""
        if table == "confusion":
            found = (
                (coder, one, other, count)
                for coder, rows in self.confusion.items()
                for one, row in rows.items()
                for other, count in row.items()
            )
            return [dict(zip(("coder", "program", "coded", "items"), each, strict=True)) for each in found]
        if table == "disagreements":
            return [
                {
                    "item": each.item,
                    "text": each.text,
                    "program": each.codes.get("program"),
                    "codes": tuple(f"{coder}: {each.codes[coder]}" for coder in self.coders if coder in each.codes),
                }
                for each in self.disagreements
            ]
        return [row_of(each) for each in (self.between if table == "between" else self.accuracy)]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)


def agreement_of(sheets: Sequence[Coded], seed: int = 1) -> Agreement:
    """Return what one or more coded sheets of the same sample say. seed: of the bootstrap."""
    key = {item: entry for sheet in sheets for item, entry in sheet.key.items()}
    program = {item: entry[0] for item, entry in key.items()}
    columns = {sheet.coder: sheet.codes for sheet in sheets}
    items = sorted({item for codes in columns.values() for item in codes})
    judged = columns if len(sheets) > 1 else columns | {"program": program}
    units = [tuple(codes[item] for codes in judged.values() if item in codes) for item in items]
    pairs = [*combinations(columns, 2), *(("program", coder) for coder in columns)] if key else list(combinations(columns, 2))
    every = columns | ({"program": program} if key else {})
    texts = {item: text for sheet in sheets for item, text in sheet.texts.items()}
    return Agreement(
        tuple(columns),
        len(items),
        krippendorff_alpha(units),
        bootstrapped(units, seed),
        tuple(_between(one, other, every) for one, other in pairs),
        tuple(_accuracy(coder, codes, verdict, key) for coder, codes in columns.items() if key for verdict in VERDICTS),
        {
            coder: confusion([(program[item], code) for item, code in codes.items() if item in program], VERDICTS)
            for coder, codes in columns.items()
            if key
        },
        tuple(
            Disagreement(item, texts.get(item, ""), found)
            for item in items
            if len(set((found := {name: codes[item] for name, codes in every.items() if item in codes}).values())) > 1
        ),
    )


def _between(one: str, other: str, every: Mapping[str, Mapping[str, str]]) -> Between:
    pairs = [(code, every[other][item]) for item, code in sorted(every[one].items()) if item in every[other]]
    agreed = sum(mine == theirs for mine, theirs in pairs) / len(pairs) if pairs else None
    return Between(one, other, len(pairs), agreed, cohen_kappa(pairs))


def _accuracy(coder: str, codes: Mapping[str, str], verdict: str, key: Mapping[str, tuple[str, float, str]]) -> Accuracy:
    cases = [(key[item][0], code, key[item][1]) for item, code in sorted(codes.items()) if item in key]
    precision, bounds = weighted_share([(code == verdict, weight) for mine, code, weight in cases if mine == verdict])
    recall, limits = weighted_share([(mine == verdict, weight) for mine, code, weight in cases if code == verdict])
    count = sum(mine == verdict for mine, _, _ in cases)
    return Accuracy(coder, verdict, count, precision, *bounds, recall, *limits)

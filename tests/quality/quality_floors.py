"""The pinned floors: what must not get worse, the gold that it is measured on, and how a floor is lowered.

floors.yaml has one floor for all figures of a room (parse, compare), the exceptions by name (parse/edge/targets), the sha256 of every gold file, and the figures of peers
that are not always installed. A floor goes up by --raise; it goes down only by --lower-floor NAME, which wants a line about it
in CHANGELOG.md first. Gold that has changed stops everything until --accept-gold says that the change was meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FLOORS, CHANGELOG = Path(__file__).with_name("floors.yaml"), ROOT / "CHANGELOG.md"
_GOLD = ("data/gold/*.yaml", "data/gold/edge/*", "data/raw/*.txt", "tests/compare/pairs/*.yaml")
_HEAD = """# The accuracy that must not get worse, and the gold that it is measured on. Written by tests/quality/quality.py:
# --raise, --accept-gold, and --lower-floor NAME, which wants a line in CHANGELOG.md first.
"""
_STEP = 0.005
"""Floors stand on multiples of this, at or under the figure: enough to let a figure breathe, too little to hide a loss."""
_CEILINGS = {"compare": 0.98}
"""Two careful coders agree on 0.98 of the clauses that are not copied: a higher floor would pin one coder's taste."""


class Refused(Exception):
    """A change of the floors that is not allowed, with what to do instead."""


@dataclass(frozen=True)
class Pinned:
    """The content of floors.yaml. floors: of a room, for all figures without one of their own; exceptions: by name of the figure.

    gold: sha256 by path; peers: figures by peer and name.
    """

    floors: Mapping[str, float]
    exceptions: Mapping[str, float]
    gold: Mapping[str, str]
    peers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def floor(self, name: str) -> float:
        """Return the floor of a figure; 0 in a room that has none."""
        return self.exceptions.get(name, self.floors.get(name.partition("/")[0], 0.0))

    def broken(self, figures: Mapping[str, float]) -> dict[str, tuple[float | None, float]]:
        """Return (figure, floor) of each figure under its floor; the figure is None where an exception was not taken."""
        found = {name: (figures.get(name), self.floor(name)) for name in {**figures, **self.exceptions}}
        return {name: (figure, floor) for name, (figure, floor) in found.items() if figure is None or figure < floor}

    def changed_gold(self, gold: Mapping[str, str]) -> list[str]:
        """Return the gold files that are new, gone or other than pinned."""
        return sorted(path for path in {*self.gold, *gold} if self.gold.get(path) != gold.get(path))

    def raised(self, figures: Mapping[str, float]) -> Pinned:
        """Return the same with each exception at its figure where that is higher; at its room's floor it is none any more."""
        raised = {name: max(_floor(name, figures.get(name, 0.0)), floor) for name, floor in self.exceptions.items()}
        new = {name: _floor(name, figure) for name, figure in figures.items() if name.partition("/")[0] not in self.floors}
        kept = {name: floor for name, floor in {**new, **raised}.items() if floor != self.floors.get(name.partition("/")[0])}
        return replace(self, exceptions=kept)

    def lowered(self, names: Iterable[str], figures: Mapping[str, float], changelog: str) -> Pinned:
        """Return the same with the floors named at their figures; a figure that is no longer taken loses its floor.

        Raises Refused for a name that is no floor, for one whose figure is not under it, and where `changelog` has no line with
        the name and the new floor.
        """
        exceptions = dict(self.exceptions)
        for name in names:
            if name not in exceptions and name.partition("/")[0] not in self.floors:
                raise Refused(f"no floor is called {name}")
            new, old = _floor(name, figures[name]) if name in figures else None, self.floor(name)
            if new is not None and new >= old:
                raise Refused(f"{name} is not under its floor: {figures[name]:.4f}, floor {old:g}")
            shown = "gone" if new is None else f"{new:g}"
            if not any(name in line and shown in line for line in changelog.splitlines()):
                raise Refused(f"CHANGELOG.md has no line about it; add: - Floor `{name}` lowered from {old:g} to {shown}: WHY.")
            if new is None:
                exceptions.pop(name, None)
            else:
                exceptions[name] = new
        return replace(self, exceptions=exceptions)

    def dump(self) -> str:
        """Return the content of floors.yaml."""
        lines = [_HEAD]
        for key, floors in (("floors", self.floors), ("exceptions", self.exceptions)):
            lines += [f"{key}:\n" if floors else f"{key}: {{}}\n", *(f"  {name}: {floor:g}\n" for name, floor in sorted(floors.items()))]
        lines += ["gold:\n", *(f'  {path}: "{digest}"\n' for path, digest in sorted(self.gold.items()))]
        lines.append("peers:\n" if self.peers else "peers: {}\n")
        for peer, figures in sorted(self.peers.items()):
            lines += [f"  {peer}:\n", *(f"    {name}: {figure:.4f}\n" for name, figure in sorted(figures.items()))]
        return "".join(lines)


def _floor(name: str, figure: float) -> float:
    step = math.floor(figure / _STEP + 1e-9) * _STEP
    return round(min(step, _CEILINGS.get(name.partition("/")[0], 1.0)), 3)


def pinned(path: Path = FLOORS) -> Pinned:
    """Return the floors of a file; none where it does not exist."""
    if not path.exists():
        return Pinned({}, {}, {})
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Pinned(data["floors"], data["exceptions"], data["gold"], data["peers"])


def gold_digests(root: Path = ROOT) -> dict[str, str]:
    """Return the sha256 of every gold file and of the texts that it is about, by path; line ends do not count."""
    paths = sorted(path for pattern in _GOLD for path in root.glob(pattern) if path.suffix in (".yaml", ".txt"))
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for path in paths}

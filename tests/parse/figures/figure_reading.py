"""What tests of figures share: the targets and the achievements of some sentences."""

from __future__ import annotations

from policydiff.parse.figures.grid.cells import first_deadline
from policydiff.parse.figures.plan import read_figures


def read_targets(sentences, **options):
    found = read_figures(sentences, first=first_deadline(sentences, {}), **options)
    return found.targets, found.achievements

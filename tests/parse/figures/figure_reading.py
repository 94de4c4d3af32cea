"""What tests of figures share: the targets and the achievements of some sentences."""

from __future__ import annotations

from policydiff.parse.figures.claims import read_figures


def read_targets(sentences, **options):
    found = read_figures(sentences, **options)
    return found.targets, found.achievements

"""What tests of figures share: the targets and the achievements of some sentences."""

from __future__ import annotations

from policydiff.parse.figures.claims import first_deadline, read_figures


def read_targets(sentences, **options):
    found = read_figures(sentences, first=first_deadline(sentences, {}), **options)
    return found.targets, found.achievements

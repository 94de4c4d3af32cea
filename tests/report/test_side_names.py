"""What stands over the two sides of a comparison is said once: a name is not explained by itself."""

from __future__ import annotations

import re

from policydiff.report.naming import ranked
from policydiff.vocab.labels import labels


def test_no_label_explains_a_side_by_its_own_name() -> None:
    words = ranked(labels("zh"))
    texts = [words.named(text) for group in words.groups.values() for label in group.values() for text in (label.text, label.about)]
    assert [text for text in texts if re.search(r"(\w{2,}?)（\1）", text)] == []

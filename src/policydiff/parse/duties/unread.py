"""Sentences that name a role and make no statement that was read: told, so that nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policydiff.model import Diagnostic
from policydiff.parse.duties.statement import Statement
from policydiff.parse.lay.passage import Sentence
from policydiff.vocab.duties.roles import naming_pattern, role_words

_NEAR = 12


def unread_statements(sentences: Sequence[Sentence], statements: Mapping[str, Sequence[Statement]]) -> Iterator[Diagnostic]:
    """Yield `unread-statement` for each sentence that names a role (牵头, 责任单位, 配合单位, …负责) and has no statement.

    Wishes (鼓励…牵头), 负责人 and 对…负责 name none.
    """
    for sentence in sentences:
        if sentence.role in ("heading", "row") or sentence.id in statements:
            continue
        place = _named_role(sentence.passage.folded)
        if place is not None:
            start, end = place
            yield Diagnostic.told(
                "unread-statement",
                "info",
                sentence.passage.span(start, end),
                path=sentence.path or sentence.plan,
                statement=sentence.passage.text[max(0, start - _NEAR) : end + _NEAR],
            )


def _named_role(folded: str) -> tuple[int, int] | None:
    for match in naming_pattern().finditer(folded):
        part = max(folded.rfind(mark, 0, match.start()) for mark in ",;。:") + 1
        before = folded[part : match.start()]
        if role_words("moods").search(before) or "对" in before or role_words("other").search(folded, part, match.end() + 4):
            continue
        return match.span()
    return None

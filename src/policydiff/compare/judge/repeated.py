"""Statements of responsibility that say again what another one says: where they became one, nothing of them was lost."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.compare.judge.edits import Judged
from policydiff.compare.side.pages import PreparedClause
from policydiff.compare.side.tokens import Lexicon, Token
from policydiff.model import Edit
from policydiff.text.fold import fold
from policydiff.vocab.duties.roles import verb_words


def fullest(lines: Sequence[PreparedClause], lexicon: Lexicon) -> int | None:
    """Return which of several statements says all that the others say: every body, and every way to take part; None where none does."""
    if len(lines) < 2 or any(line.role != "responsibility" for line in lines):
        return None
    said = [_said(line, lexicon) for line in lines]
    whole = max(range(len(said)), key=lambda at: len(said[at]))
    return whole if said[whole] and all(each <= said[whole] for each in said) else None


def _said(line: PreparedClause, lexicon: Lexicon) -> frozenset[str]:
    tokens = lexicon.read(line.text)
    bodies = {name for token in tokens if token.body for name in token.body.names}
    ways = {token.key for token in tokens if token.kind == "role"} | {found.group() for found in verb_words().finditer(fold(line.text))}
    return frozenset(bodies | ways)


def left_out(parts: Sequence[Sequence[Token]], whole: int, child: Sequence[Token]) -> tuple[list[Judged], list[Judged]]:
    """Return the edits that leave out what stands before the fullest statement, and behind it; all offsets are those of the whole texts."""
    at, end = (child[0].start, child[-1].end) if child else (0, 0)
    return [_gone(part, at) for part in parts[:whole] if part], [_gone(part, end) for part in parts[whole + 1 :] if part]


def _gone(tokens: Sequence[Token], at: int) -> Judged:
    text = "".join(token.text for token in tokens)
    edit = Edit(
        kind="organisation", parent=text, child="", parent_at=(tokens[0].start, tokens[-1].end), child_at=(at, at), note="said twice"
    )
    return Judged(edit, True)

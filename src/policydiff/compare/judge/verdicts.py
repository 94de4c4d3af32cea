"""From correspondence to verdict: facts (the edits) first, then one ordered table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from policydiff.compare.align.evidence import Kinship
from policydiff.compare.align.groups import BODY, Group
from policydiff.compare.judge.borders import Cohesion
from policydiff.compare.judge.edits import Judged, find_edits
from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.repeated import fullest, left_out
from policydiff.compare.side.pages import Page, PreparedClause, counted_end
from policydiff.compare.side.tokens import Lexicon, Token
from policydiff.messages import Message, tell
from policydiff.model import Also, Edit, Match, Verdict
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.numbers import number_end
from policydiff.text.similarity import ratio
from policydiff.vocab.stock import stock_headings

_SURE = 0.85
"""Under this a person should look at a counterpart, or at a clause that has none."""
_OUTBID = 0.7
"""How sure it is that a clause stands alone whose likely link went to another clause: of those that twenty gold pairs have, seven of ten."""
_OPENING, _CLOSING = "(（〔[【", ")）〕]】"
_HEADING_END = frozenset("。：:.．；;")
_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of some corresponding clauses before they are judged."""

    child: tuple[PreparedClause, ...]
    parent: tuple[PreparedClause, ...]
    copied: bool
    edits: tuple[Judged, ...]


_TABLE: tuple[tuple[Verdict, Callable[[Facts], bool]], ...] = (
    # The first row that fits decides.
    ("dropped", lambda facts: not facts.child),
    ("added", lambda facts: not facts.parent),
    ("copied", lambda facts: facts.copied),
    ("localized", lambda facts: all(judged.local for judged in facts.edits)),
    ("adapted", lambda facts: True),
)


def verdict_of(facts: Facts) -> Verdict:
    """Return the verdict: the first row of the table that fits."""
    return next(verdict for verdict, fits in _TABLE if fits(facts))


class Judge:
    """Turns correspondences into matches, without id: that is given once they stand in order."""

    def __init__(self, child: Page, parent: Page, places: Places, moved_sections: frozenset[int], related: bool = True) -> None:
        self.child, self.parent, self.places = child, parent, places
        self.moved_sections, self.related = moved_sections, related
        self._cohesion: Cohesion | None = None

    def kept(self, group: Group, moved: bool, also: Sequence[tuple[PreparedClause, float]] = ()) -> Match:
        """Return the match of lines that correspond. moved: none of them is where it was; also: where else the parent says it."""
        child, parent = _lines(self.child, group.child), _lines(self.parent, group.parent)
        copied = "".join(line.ink for line in child) == "".join(line.ink for line in parent)
        edits = () if copied else tuple(self._edits(child, parent))
        facts = Facts(child, parent, copied or not edits, edits)
        verdict = verdict_of(facts)
        heading = child[0].role == "heading"
        if heading:
            moved = child[0].node in self.moved_sections
        return self._match(
            facts,
            verdict,
            [judged.edit for judged in edits],
            _reason(facts, verdict, group, moved),
            margin=group.margin,
            confidence=group.confidence,
            review=verdict in ("localized", "adapted") and child[0].role in BODY and group.confidence < _SURE,
            moved=moved,
            renumbered=heading and parent[0].role == "heading" and self._renumbered(child[0], parent[0]),
            also=tuple(Also(parent=line.id, coverage=share) for line, share in also),
        )

    def added(self, line: PreparedClause, nearest: tuple[PreparedClause, Kinship] | None, doubt: float = 0.0) -> Match:
        """Return the match of a child's line without a counterpart. doubt: how sure the link was that was not made after all."""
        return self._alone((line,), (), nearest, self.parent, doubt)

    def dropped(self, line: PreparedClause, nearest: tuple[PreparedClause, Kinship] | None, doubt: float = 0.0) -> Match:
        """Return the match of a parent's line without a counterpart. doubt: as above."""
        return self._alone((), (line,), nearest, self.child, doubt)

    def _alone(
        self,
        child: tuple[PreparedClause, ...],
        parent: tuple[PreparedClause, ...],
        nearest: tuple[PreparedClause, Kinship] | None,
        others: Page,
        doubt: float,
    ) -> Match:
        facts = Facts(child, parent, False, ())
        args: dict[str, Any] = {}
        if nearest and nearest[1].strength >= 0.1:
            line, kin = nearest
            path = others.nodes[line.node].path or "preamble"
            args = {"nearest": line.id, "place": path, "shared": f"{max(kin.of_child, kin.of_parent):.0%}"}
        reason = tell("no-counterpart", **args)
        sure = max(1 - doubt, _OUTBID)
        if not self.related and self._is_stock(child, parent):
            reason, sure = tell("heading-of-any-plan"), 1.0
        return self._match(facts, verdict_of(facts), [], reason, confidence=sure, review=sure < _SURE)

    def _is_stock(self, child: tuple[PreparedClause, ...], parent: tuple[PreparedClause, ...]) -> bool:
        page, line = (self.child, child[0]) if child else (self.parent, parent[0])
        return line.role == "heading" and page.nodes[line.node].core in stock_headings()

    def _renumbered(self, child: PreparedClause, parent: PreparedClause) -> bool:
        return self.child.nodes[child.node].number != self.parent.nodes[parent.node].number

    def _edits(self, child: Sequence[PreparedClause], parent: Sequence[PreparedClause]) -> list[Judged]:
        if self._cohesion is None:
            self._cohesion = Cohesion(line.text for page in (self.child, self.parent) for line in page.lines)
        theirs, mine = _tokens(parent, self.parent.lexicon), [token for part in _tokens(child, self.child.lexicon) for token in part]
        whole = fullest(parent, self.parent.lexicon) if len(child) == 1 and child[0].role == "responsibility" else None
        if whole is None:
            return find_edits([token for part in theirs for token in part], mine, self._cohesion, self.places)
        before, behind = left_out(theirs, whole, mine)
        return [*before, *find_edits(theirs[whole], mine, self._cohesion, self.places), *behind]

    def _match(
        self,
        facts: Facts,
        verdict: Verdict,
        edits: list[Edit],
        reason: Message,
        *,
        margin: float | None = None,
        confidence: float,
        review: bool = False,
        moved: bool = False,
        renumbered: bool = False,
        also: tuple[Also, ...] = (),
    ) -> Match:
        child, parent = facts.child, facts.parent
        inks = "".join(line.ink for line in child), "".join(line.ink for line in parent)
        size = sum(line.size for line in child)
        new = sum(len(squeeze(edit.child)) for edit in edits)
        kept = 0.0 if not (child and parent) else 1.0 if verdict == "copied" else 1 - new / (size or 1)
        one, other = ((self.child.nodes[child[0].node] if child else None), (self.parent.nodes[parent[0].node] if parent else None))
        return Match.filled(
            id="",
            fingerprint=fingerprint(verdict, *inks),
            verdict=verdict,
            role=(child or parent)[0].role,
            child=tuple(line.id for line in child),
            parent=tuple(line.id for line in parent),
            child_section=one.id if one else None,
            parent_section=other.id if other else None,
            child_path=one.path if one else None,
            parent_path=other.path if other else None,
            child_text="".join(line.text for line in child),
            parent_text="".join(line.text for line in parent),
            similarity=ratio(*inks) if child and parent else 0.0,
            coverage=min(max(kept, 0.0), 1.0),
            margin=margin,
            confidence=confidence,
            review=review,
            moved=moved,
            renumbered=renumbered,
            edits=tuple(edits),
            also=also,
            reason=str(reason),
            reason_id=reason.id,
            reason_args=dict(reason.args),
        )


def _lines(page: Page, indices: Sequence[int]) -> tuple[PreparedClause, ...]:
    return tuple(page.lines[index] for index in indices)


def _tokens(lines: Sequence[PreparedClause], lexicon: Lexicon) -> list[list[Token]]:
    """Return the telling tokens of each line, as they stand in the text of all."""
    tokens: list[list[Token]] = []
    start = 0
    for line in lines:
        found = telling_tokens(line, lexicon)
        tokens.append([token.shifted(start) for token in found] if start else [*found])
        start += len(line.text)
    return tokens


def telling_tokens(line: PreparedClause, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the tokens of a clause without what never counts: a heading's number and closing mark, what counts a sentence, a statement's outer bracket."""
    tokens = lexicon.read(line.text)
    if line.role == "responsibility" and tokens and tokens[0].text in _OPENING:
        end = len(tokens)
        while end > 1 and tokens[end - 1].text in _HEADING_END:
            end -= 1
        return tokens[1 : end - 1] if tokens[end - 1].text in _CLOSING else tokens[1:]
    if line.role == "body" and (start := counted_end(fold(line.text))):
        return tuple(token for token in tokens if token.start >= start)
    if line.role == "heading":
        start = number_end(fold(line.text))
        tokens = tuple(token for token in tokens if token.start >= start)
        while tokens and tokens[0].text in _HEADING_END:
            tokens = tokens[1:]
        while tokens and tokens[-1].text in _HEADING_END:
            tokens = tokens[:-1]
    return tokens


def fingerprint(verdict: str, child_ink: str, parent_ink: str) -> str:
    """Return twelve hexadecimal digits of the verdict and the two texts; the same over edits anywhere else."""
    return hashlib.sha256("\0".join((verdict, child_ink, parent_ink)).encode()).hexdigest()[:_FINGERPRINT]


def _reason(facts: Facts, verdict: Verdict, group: Group, moved: bool) -> Message:
    args: dict[str, Any] = {}
    if len(facts.parent) > 1 or len(facts.child) > 1:
        args = {"parent_clauses": len(facts.parent), "child_clauses": len(facts.child)}
    if moved:
        args["moved"] = True
    if verdict == "copied":
        return tell("identical-text", **args)
    counts: dict[str, int] = {}
    for judged in facts.edits:
        name = judged.edit.kind if judged.local else f"{judged.edit.kind}*"
        counts[name] = counts.get(name, 0) + 1
    args["edits"] = counts
    if group.how and group.how not in ("merged", "split"):
        args["how"] = group.how
    return tell("only-local-edits" if verdict == "localized" else "other-edits", **args)

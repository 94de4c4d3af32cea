"""Edits: what changed between two texts, in whole pieces, each of one kind, and whether it is local."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policydiff.compare.judge.borders import Cohesion, Gap
from policydiff.compare.judge.called import moved_down
from policydiff.compare.judge.changes import find_changes
from policydiff.compare.judge.figures import Direction, changed_figure, is_figure
from policydiff.compare.judge.inserted import own_inserted
from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.names import Change, are_places, levels_added, one_department
from policydiff.compare.judge.pieces import is_items, is_list_of_bodies, is_whole_part, pieces
from policydiff.compare.judge.standing import place_for_any, stands_alike
from policydiff.compare.side.counterparts import correspondence, read_body
from policydiff.compare.side.tokens import Token, same_shape
from policydiff.model import Edit, EditKind
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.amounts.strength import strength_of
from policydiff.vocab.duties.counterparts import body_names
from policydiff.vocab.duties.roles import label_roles, verb_roles
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.levels import governments, level_bodies, mark_of, marks, range_of_levels, several_levels, those_below

_IN_FORCE, _UNTIL = pattern("acts", "{in_force}"), pattern("acts", "{until}$")
_LONGEST_TERM = 8
_NEAR = 40
"""Tokens beside a change that tell what is changed."""
_END, _CLOSING = "。", frozenset({"", "。", ";", ":"})
_RANKS = {"lead": 3, "responsible": 2, "shared": 2, "cooperating": 1, "guiding": 0}


@dataclass(frozen=True, slots=True)
class Judged:
    """An edit, and whether it is local: place, level, counterpart body or figure changed and nothing else."""

    edit: Edit
    local: bool


def find_edits(parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion, places: Places) -> list[Judged]:
    """Return the edits that turn the parent's text into the child's, in order, none overlapping.

    Replacing each edit's piece of the parent by that of the child gives the child's text, but for blanks and the width of
    punctuation. The tokens' offsets are those of the two texts.
    """
    kept, gaps = find_changes(parent, child, cohesion)
    edits: list[tuple[int, int, Judged]] = []
    for at, other, size in kept:
        for step in range(size):
            one, two = parent[at + step], child[other + step]
            if one.text != two.text and same_shape(one.text) != same_shape(two.text):
                term = one.kind == "date" and all(_is_term(side, here) for side, here in ((parent, at + step), (child, other + step)))
                edits.append((at + step, other + step, _changed_token(one, two, places, term)))
    for gap in moved_down(gaps, parent, child, places):
        for piece in pieces(gap, parent, child):
            judged = _Change(piece, parent, child, places).judged()
            if judged.edit.parent != judged.edit.child:  # one text is read as other tokens beside other neighbours: 县国资监管中心等
                edits.append((piece.parent_start, piece.child_start, judged))
    return [_unless_moved(judged, parent, child) for _, _, judged in sorted(edits, key=lambda edit: edit[:2])]


def _unless_moved(judged: Judged, parent: Sequence[Token], child: Sequence[Token]) -> Judged:
    """Take a word of strength that was left out at one place and stands at another one for a change of wording: 应当 moved within a long article."""
    edit = judged.edit
    if edit.kind != "strength" or (edit.parent and edit.child):
        return judged
    word = fold(edit.parent or edit.child).strip()
    counts = [_text(side).count(word) for side in (parent, child)]
    return judged if counts[0] != counts[1] else Judged(edit.model_copy(update={"kind": "wording", "direction": None}), judged.local)


def _is_term(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a date is that of the text's own entry into force, or of its expiry."""
    before, after = (
        fold("".join(token.text for token in part))
        for part in (tokens[max(at - _LONGEST_TERM, 0) : at], tokens[at + 1 : at + _LONGEST_TERM])
    )
    return bool(_IN_FORCE().match(after) or _UNTIL().search(before))


def _changed_token(parent: Token, child: Token, places: Places, term: bool = False) -> Judged:
    """Judge two tokens that correspond (one key) and are printed differently. term: they are days between which the texts are in force."""
    kind: EditKind = "wording"
    local, direction, note = False, None, None
    match parent.kind:
        case "place":
            kind, local = "place", True
        case "level":
            both = fold(parent.text), fold(child.text)
            kind, local = "level", places.word_local(*both) or places.carried(*both) or place_for_any(*both, places)
            if any(range_.fullmatch(fold(token.text)) for token in (parent, child) for range_ in (governments(), several_levels())):
                local, note = True, "range of levels"
        case "organisation":
            kind, local = "organisation", True
            how = correspondence(parent.body, child.body) if parent.body and child.body else None
            kind = "level" if parent.body and parent.body.subordinates else kind
            note = how if how in ("alias", "function") else None
        case "quantity":
            kind, local, direction, note = changed_figure(parent, child)
        case "date":
            kind, local, note = "quantity", term, "term" if term else "deadline-moved"
        case "self":
            local, note = True, "own name"
        case _:
            pass
    return Judged(_edit(kind, [parent], [child], 0, 0, direction, note), local)


def _edit(
    kind: EditKind,
    parent: Sequence[Token],
    child: Sequence[Token],
    parent_at: int,
    child_at: int,
    direction: Direction = None,
    note: str | None = None,
) -> Edit:
    at = (parent[0].start, parent[-1].end) if parent else (parent_at, parent_at)
    other = (child[0].start, child[-1].end) if child else (child_at, child_at)
    return Edit.made(
        kind=kind,
        parent="".join(token.text for token in parent),
        child="".join(token.text for token in child),
        parent_at=at,
        child_at=other,
        direction=direction,
        note=note,
    )


class _Change:
    """One change in its surroundings, and what it is."""

    def __init__(self, gap: Gap, parent: Sequence[Token], child: Sequence[Token], places: Places) -> None:
        self.old, self.new = parent[gap.parent_start : gap.parent_end], child[gap.child_start : gap.child_end]
        self.places = places
        self.parent_at = _offset(parent, gap.parent_start)
        self.child_at = _offset(child, gap.child_start)
        self.parent_around = _around(parent, gap.parent_start, gap.parent_end)
        self.child_around = _around(child, gap.child_start, gap.child_end)
        self.before, self.after = (_text(side) for side in (self.old, self.new))
        self.there = _surrounded(parent, gap.parent_start, gap.parent_end)
        self.here = _surrounded(child, gap.child_start, gap.child_end)

    def judged(self) -> Judged:
        """Return the edit: the first rule that fits decides."""
        names = self._closing, self._standing, self._department, self._role, self._body, self._level, self._levels
        for rule in (*names, self._quantity, self._strength, self._clause, self._places, self._enumeration):
            found = rule()
            if found:
                return found
        return self._made("wording", False)

    def _made(self, kind: EditKind, local: bool, direction: Direction = None, note: str | None = None) -> Judged:
        return Judged(_edit(kind, self.old, self.new, self.parent_at, self.child_at, direction, note), local)

    def _only(self, kind: str) -> tuple[Token, Token] | None:
        if len(self.old) == len(self.new) == 1 and self.old[0].kind == self.new[0].kind == kind:
            return self.old[0], self.new[0]
        return None

    def _closing(self) -> Judged | None:
        """；→。at the end: an item of a list that became a sentence of its own; ：before a list that did not follow."""
        ends = self.parent_around[1] == self.child_around[1] == _END
        return self._made("wording", True, note="closing mark") if ends and {self.before, self.after} <= _CLOSING else None

    def _standing(self) -> Judged | None:
        how = stands_alike(self.there, self.here, self.places)
        return None if how is None else self._made("wording" if how else "level", True, note=how or None)

    def _department(self) -> Judged | None:
        return self._made("organisation", True, note="alias") if one_department(self.there, self.here) else None

    def _levels(self) -> Judged | None:
        """和省 → 、省、市: what is bound by a level is bound by one's own, too."""
        added = levels_added(self.there, self.here, self.places)
        return self._made("level", True, note="own level added") if added else None

    def _role(self) -> Judged | None:
        """牵头单位 → 责任单位, A牵头 → A配合; a label that one side alone has leaves open who is weaker now."""
        roles = label_roles() | verb_roles()
        ranks = [_RANKS.get(roles.get(text, "")) for text in (self.before, self.after)]
        if ranks[0] is not None and ranks[1] is not None:
            direction: Direction = "weaker" if ranks[1] < ranks[0] else "stronger" if ranks[1] > ranks[0] else None
            return self._made("organisation", False, direction, "role-changed")
        if any(token.kind == "role" for token in (*self.old, *self.new)):
            return self._made("organisation", False, note="role-changed")
        return None

    def _body(self) -> Judged | None:
        both = self._only("organisation")
        if both:
            how = correspondence(both[0].body, both[1].body) if both[0].body and both[1].body else None
            return self._made("organisation", how is not None, note=how if how in ("alias", "function") else None)
        if is_list_of_bodies(self.old) and is_list_of_bodies(self.new):
            return self._made("organisation", False)
        running = len(self.new) == 1 and self.new[0].body and self.before in body_names()  # 发展改革委 → 县发展改革局, from running text
        if running or (len(self.old) == 1 and self.old[0].body and self.after.endswith(body_names())):  # 中央网信办 → 县委网信办
            how = correspondence(read_body(self.before), read_body(self.after))
            return self._made("organisation", True, note=how if how in ("alias", "function") else None) if how else None
        return None

    def _level(self) -> Judged | None:
        both = self.before, self.after
        if self.places.carried(*both):
            return self._made("level", True)
        if self.before in marks() and self.after in marks():
            return self._made("level", self.places.local(self.before, self.after))
        if self.before in marks() and len(self.new) == 1 and self.new[0].kind == "level":  # 国家(试点) → 省级(试点)
            return self._made("level", self.places.local(self.before, mark_of(self.after)))
        if not self.before and level_bodies().match(self.after):
            return self._made("level", True, note="own level added")
        if self._only("place"):
            return self._made("place", True)
        numbered = self.before + self.there.behind[:1], self.after + self.here.behind[:1]  # 各|级, 市、县两|级
        ranged = all(range_of_levels().fullmatch(side) or those_below().fullmatch(side) for side in both)
        if ranged or any(all(several_levels().fullmatch(side) for side in sides) for sides in (both, numbered)):
            return self._made("level", True, note="range of levels")
        if mark_of(self.before) == self.after != "" and self.after in self.places.parent:
            return self._made("level", True, note="higher level")
        if own_inserted(self.there, self.here, self.places):
            return self._made("level", True, note="own level added")
        if self._only("level"):
            return self._made("level", self.places.word_local(self.before, self.after))
        alone = [*self.old, *self.new]
        if len(alone) == 1 and alone[0].kind in ("place", "level"):  # 在全县开展 for 开展: a word added, not exchanged
            own = self.places.scope(*both)
            return self._made("place" if alone[0].kind == "place" else "level", own, note="own level added" if own else None)
        return None

    def _quantity(self) -> Judged | None:
        if is_figure(self.there, self.here, self.places):
            return self._made("quantity", True)
        kinds = [[token.kind for token in side] for side in (self.old, self.new)]
        if any(side.count("quantity") + side.count("date") > 1 for side in kinds):
            return None
        figures = [[token for token in side if token.kind in ("quantity", "date")] for side in (self.old, self.new)]
        others = sum(token.kind not in ("quantity", "date") for token in (*self.old, *self.new))
        if not any(figures) or others > 2 or (others and not all(figures)):
            return None
        differs = "unit-differs" if all(figures) and figures[0][0].key != figures[1][0].key else None
        return self._made("quantity", False, note=differs)

    def _strength(self) -> Judged | None:
        strengths = strength_of(self.before), strength_of(self.after)
        if strengths[0] is None or strengths[1] is None:
            return None
        direction: Direction = "stronger" if strengths[1] > strengths[0] else "weaker" if strengths[1] < strengths[0] else None
        return self._made("strength" if direction else "wording", False, direction)

    def _clause(self) -> Judged | None:
        sides = ((self.old, self.parent_around), (self.new, self.child_around))
        whole = [is_whole_part(tokens, around) for tokens, around in sides if tokens]
        long_ = max(len(self.before), len(self.after)) > 3
        return self._made("clause", False) if whole and all(whole) and long_ else None

    def _places(self) -> Judged | None:
        """济南、青岛(等市) → 桓台、高青(等县), 数字山东 → 数字沂南: places of the parent for as many of the child."""
        return self._made("place", True) if are_places(self.before, self.after, headed=self.places.headed) else None

    def _enumeration(self) -> Judged | None:
        sides = ((self.old, self.parent_around), (self.new, self.child_around))
        return self._made("enumeration", False) if any(is_items(tokens, around) for tokens, around in sides if tokens) else None


def _offset(tokens: Sequence[Token], index: int) -> int:
    if index < len(tokens):
        return tokens[index].start
    return tokens[-1].end if tokens else 0


def _surrounded(tokens: Sequence[Token], start: int, end: int) -> Change:
    return Change(_text(tokens[max(start - _NEAR, 0) : start]), _text(tokens[start:end]), _text(tokens[end : end + _NEAR]))


def _text(tokens: Sequence[Token]) -> str:
    return "".join([_folded(token.text) for token in tokens])


_folded = lru_cache(maxsize=4096)(fold)  # most tokens are one character, and every change folds those around it


def _around(tokens: Sequence[Token], start: int, end: int) -> tuple[str, str]:
    return (tokens[start - 1].text if start else "。"), (tokens[end].text if end < len(tokens) else "。")

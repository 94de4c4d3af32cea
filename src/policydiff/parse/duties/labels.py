"""The labels of a statement: 牵头单位：, [责任单位], 责任单位为…, each with the role that it gives to the bodies behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from policydiff.parse.duties.names import SEPARATOR, is_parted
from policydiff.parse.duties.plausible import is_body
from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.vocab.duties.roles import bracket_labels, label_pattern, label_roles, label_words, role_words, short_label_pattern

_OTHER = re.compile(r"[\u4e00-\u9fff]{2,10}:")
_BEFORE = ";,。、 )]"
_BEHIND = ";,)"
_OPENS, _CLOSES = frozenset("[("), frozenset("])")
_NEAR = 24
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Label:
    """A label at [start, end) of a text. role: of bodies, person, deadline; None: a word that names no role and ends the list before it."""

    start: int
    end: int
    role: str | None


def may_have_labels(folded: str) -> bool:
    """A quick look before the grammar: whether a folded sentence begins with a label, but for a few words."""
    return label_words().search(folded, 0, _NEAR) is not None and label_pattern().search(folded, 0, _NEAR) is not None


def labels_in(passage: Passage, *, bracket: bool) -> list[Label]:
    """Return the labels of a text in order, [] where it has none of roles.yaml.

    bracket: the text stood in brackets, where short labels (主办：) count too. Elsewhere a sentence must begin with its label, but
    for a few words: 第二部分的责任单位：… is a statement, a long sentence that happens to hold a label is none.
    """
    folded = passage.folded
    if not bracket and not may_have_labels(folded):
        return []
    found = [
        Label(match.start(), match.end(), _role(match)) for match in label_pattern().finditer(folded) if _opens(passage, match, bracket)
    ]
    if bracket:
        short = short_label_pattern().finditer(folded)
        found += [Label(match.start(), match.end(), _role(match)) for match in short if _begins_group(passage, match.start())]
    if not found or (not bracket and min(label.start for label in found) > _HEAD):
        return []
    found += list(_others(passage, {label.end for label in found}))
    return sorted(found, key=lambda label: label.start)


def label_behind(passage: Passage) -> int | None:
    """Return where a label with a colon begins behind what is to be done, within its sentence: …整改落实;责任单位:, 登记(3个工作日)责任单位:; else None."""
    folded = passage.folded
    if ":" not in folded or label_words().search(folded, _HEAD) is None:
        return None
    for match in label_pattern().finditer(folded, _HEAD):
        duty = _role(match) not in (None, "person", "deadline") and not role_words("page_labels").fullmatch(match["label"])
        if match["colon"] and duty and not match["opens"] and folded[match.start() - 1] in _BEHIND:
            return match.start()
    return None


def label_alone(folded: str) -> str | None:
    """Return the role of a label that is all of a folded text (牵头单位：, 【责任单位】), None for any other text."""
    bare = folded if len(folded) > _NEAR and folded[0] not in " :" and folded[-1] not in " :" else folded.strip(" :")
    if len(bare) > _NEAR:
        return None
    label = bare[bare[:1] in _OPENS : len(bare) - (bare[-1:] in _CLOSES)]
    return None if label not in label_roles() or role_words("page_labels").fullmatch(label) else bracket_labels()[label]


@cache
def label_ends() -> frozenset[str]:
    """Return the characters with which every folded text ends that is a label alone."""
    return frozenset([*" :", *_CLOSES, *(label[-1] for label in label_roles())])


def _role(match: re.Match[str]) -> str | None:
    return bracket_labels().get(match["label"])


def _opens(passage: Passage, match: re.Match[str], bracket: bool) -> bool:
    """Whether what stands behind a label is its list: a colon says so, or the label stands by itself before a body."""
    if match["colon"]:
        return True
    if not bracket and role_words("page_labels").fullmatch(match["label"]):
        return False
    start, end = match.span()
    by_itself = _begins_group(passage, start) or (match["opens"] and match["closes"])
    if _role(match) in ("person", "deadline") and by_itself and match["closes"]:
        return True
    told = match["copula"] or (match["opens"] and match["closes"]) or is_parted(passage, end) or (bracket and start == 0)
    return bool(by_itself and told) and is_body(SEPARATOR.split(passage.folded[end:], maxsplit=1)[0])


def _begins_group(passage: Passage, at: int) -> bool:
    return at == 0 or passage.folded[at - 1] in _BEFORE or is_parted(passage, at)


def _others(passage: Passage, known: Collection[int]) -> Iterator[Label]:
    """Yield what stands with a colon like a label and is none of ours; known: where those end."""
    for match in re.finditer(":", passage.folded):
        at = match.start()
        if match.end() in known:
            continue
        while at > 0 and match.end() - at <= 11 and not _begins_group(passage, at):
            at -= 1
        if _OTHER.fullmatch(passage.folded, at, match.end()):
            yield Label(at, match.end(), None)

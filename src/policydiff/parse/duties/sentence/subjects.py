"""Whom a verb of duty is said of: the bodies before it, behind 由, or in an earlier part of the sentence."""

from __future__ import annotations

from policydiff.parse.duties.names import split_names, stripped
from policydiff.parse.duties.plausible import is_actor, is_described, is_indefinite, is_lone_place, may_be_elliptic, may_follow_places
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.duties.roles import according, role_words
from policydiff.vocab.phrases import pattern

Names = tuple[list[Passage], bool]
"""Bodies as printed, and whether their list is open."""

_SETS_UP = pattern("names", r"(?<={sets_up})设(?!$|{set_words})")
_MOST_ACTS = 12
_LONGEST_LIST = 80
_BY = pattern("names", r"(?<!自)由(?!{because})")
_WITH = pattern("lists", "{accompanied}")
_NAMED_AS = pattern("roles", r"{names_them}(?P<who>[^,;。:]{2,160}?)(?:等?\d+(?:家|个)[^、,]{0,6})?{named_as}[^,;。:、]{2,20}$")
_NOT_MADE = pattern("names", "{not_made}|$")


def last_by(folded: str, start: int, end: int) -> int | None:
    """Return the place behind the last 由 in [start, end) of a folded text that is a word by itself, else None."""
    return max((match.end() for match in _BY().finditer(folded, start, end)), default=None)


def only_bodies(passage: Passage) -> Names | None:
    """Return the bodies of a passage that holds nothing else, else None."""
    names, open_ended = split_names(passage)
    elliptic = open_ended or (len(names) > 1 and may_be_elliptic(names[-1].folded))
    places = len(names) > 1 and may_follow_places(names[-1].folded)
    are_actors = [is_actor(name.folded, elliptic) for name in names]
    if names and all(is_lone_place(name.folded) for name in names):
        return names, open_ended
    if any(are_actors) and all(
        known or name_words("beside").fullmatch(name.folded) or (places and is_lone_place(name.folded))
        for known, name in zip(are_actors, names, strict=True)
    ):
        return names, open_ended
    # 国家确定的重要江河、湖泊的管理机构: one body, told by a list of others.
    whole = passage.cut(*stripped(passage.folded, 0, len(passage)))
    told_by_a_list = len(names) > 1 and "、" not in whole.folded[whole.folded.rfind("的") :]
    return ([whole], False) if told_by_a_list and is_described(whole.folded) else None


def before_verb(passage: Passage) -> Names | None:
    """Return the bodies of a passage that ends before a verb; words between (依法, 具体, 按照职责分工) are looked past."""
    end: int | None = len(passage)
    while end:
        names = only_bodies(passage.cut(0, end))
        if names is not None:
            return names
        end = _shorter(passage.folded[:end])
    return None


def bodies_at(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, where what they do follows: 市财政局和市残联拟订…; all of it where nothing does."""
    for end in range(2, min(len(passage), _LONGEST_LIST) + 1):
        if end == len(passage) or role_words("acts").match(passage.folded, end) or role_words("between").match(passage.folded, end):
            names = only_bodies(passage.cut(0, end))
            if names is not None:
                return names
    return None


def is_elided(folded: str) -> bool:
    """Return whether nothing but words between bodies and verb stands in a folded text: the bodies stand earlier."""
    end: int | None = len(folded)
    while end:
        end = _shorter(folded[:end])
    return end == 0


def _shorter(folded: str) -> int | None:
    """Return the length of a folded text without the last word that may stand between bodies and verb; None where there is none."""
    bare = folded.rstrip(" ,、")
    if len(bare) < len(folded):
        return len(bare)
    basis = according().search(folded)
    if basis is not None:
        return basis.start()
    return next((match.start() for match in role_words("between").finditer(folded) if match.end() == len(folded)), None)


def appointed(passage: Passage) -> Names | None:
    """Return the bodies that somebody else makes responsible: 州政府授权州数据局. Not 指定专门机构, which names nobody."""
    match = None
    for match in role_words("appoints").finditer(passage.folded):  # noqa: B007
        pass
    if match is None or role_words("moods").search(passage.folded):
        return None
    names = before_verb(passage.cut(match.end()))
    return None if names is None or any(is_indefinite(name.folded) for name in names[0]) else names


def subject_of(parts: list[Passage], leads: bool) -> Names | None:
    """Return the bodies that the parts of a sentence before an elided verb speak of, the nearest first; None for a wish.

    leads: the verb is 牵头, which companies are often wished to do.
    """
    for part in reversed(parts):
        made = created(part) or _named(part)
        if made is not None:
            return made
        mood = role_words("moods").search(part.folded)
        if role_words("resting").match(part.folded) or (mood is not None and (leads or mood.start() == 0)):
            return None
        if any(match.end() == len(part) for match in role_words("posts").finditer(part.folded)):
            continue
        names = None if _WITH().match(part.folded) else only_bodies(part) or opening(part)
        if names is not None:
            return names
    return None


def created(passage: Passage) -> Names | None:
    """Return the body that a passage says is brought into being at its end: 成立以市长为组长的领导小组."""
    creation = role_words("creates").search(passage.folded) or _SETS_UP().search(passage.folded)
    if creation is None or _NOT_MADE().match(passage.folded, creation.end()):
        return None
    made = passage.cut(max(creation.end(), passage.folded.rfind("的") + 1))
    if is_indefinite(made.folded) or not made.text:
        return None
    # It needs no place before its name: 优化营商环境委员会.
    return ([made], False) if is_actor(f"市{made.folded}") else only_bodies(made)


def _named(passage: Passage) -> Names | None:
    """Return the bodies that a passage names as something: 市住建局通过招标确定甲银行、乙银行等5家银行成为合作银行."""
    named = _NAMED_AS().search(passage.folded)
    return None if named is None else only_bodies(passage.cut(*named.span("who")))


def opening(passage: Passage) -> Names | None:
    """Return the bodies that a passage begins with, before a word that begins what is said of them."""
    found: Names | None = None
    for count, match in enumerate(role_words("acts").finditer(passage.folded)):
        if count == _MOST_ACTS:
            break
        if passage.folded[match.end() : match.end() + 1] == "的":
            continue  # 镇人民政府建立的消防队: told by who made it
        names = before_verb(passage.cut(0, match.start())) if match.start() > 1 else None
        if names is not None and (found is None or not _WITH().search(passage.folded, 0, match.start())):
            found = names  # the longest: 县政府承担文物保护工作的部门依照…
    return found

"""Does the child cite this parent, another document of the same topic, or none?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from policydiff.messages import Message, tell
from policydiff.model import Citation, Notice, Parentage, Plan
from policydiff.text.fold import fold, squeeze
from policydiff.text.similarity import common_blocks, ratio
from policydiff.vocab.genres import genre_of, laws, title_end
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.levels import marks
from policydiff.vocab.stock import subject_of

_ABOUT = pattern("topics", "{about}{publishing}?(.+?)的?{envelopes}$")
_PLACE = pattern("place_names", "^(?:{country}|.{2,12}?{before}{government}?{offices}?)")
_PERIOD = pattern("topics", r"\(?(?:19|20)\d\d(?:[-~至—]+(?:19|20)?\d\d)?{years}?\)?|\({stages}\)|{numbers}年(?={spans})")
_COURTS = pattern("topics", "^(?:{courts}、?)+{about}{handling}?")
_QUESTIONS = pattern("topics", "{cases}?的?(?:{applied}?{questions}|{applied})?$")
_SAME_TOPIC = 0.75
_LIKE_TOPIC, _COMMON = 0.6, 4
_LEAST_MODIFIER = 2
_MARKS = re.compile(r"[\"'《》]")
_SAME_TITLE = 0.9
_FOLLOWS = pattern("signatures", "{follows}")
_PARTS = re.compile("[,;。:]")
_TELLING = 6
"""Characters of a topic from which on it names a document: 养老服务 is what any plan may speak of."""


def topic_of(title: str) -> str:
    """Return what a title is about: without the envelope, the place, the period and the kind of document.

    >>> topic_of("重庆市人民政府办公厅关于印发重庆市高新技术企业“双倍增”行动计划（2023—2027年）的通知")
    '高新技术企业双倍增'
    """
    topic = _MARKS.sub("", _placeless(title))
    kind = title_end().search(topic)
    topic = (topic[: kind.start()] if kind else topic).removesuffix("的")
    court = _COURTS().match(topic)
    return _QUESTIONS().sub("", topic[court.end() :]) if court else topic


def same_topic(child: Notice, child_plan: Plan, parent: Notice, parent_plan: Plan) -> bool:
    """Return whether two plans are of one topic: by their titles, or because both implement the same document, no law."""
    if _implemented(child, child_plan) & _implemented(parent, parent_plan):
        return True
    topics = (topic_of(plan.title or notice.notice.title or "") for notice, plan in ((child, child_plan), (parent, parent_plan)))
    mine, theirs = (subject_of(topic) or topic for topic in topics)
    if not mine or not theirs:
        return False
    at, other, common = max(common_blocks(mine, theirs), key=lambda block: block[2], default=(0, 0, 0))
    # 大气污染防治 and 水污染防治 have their last words in common, and are about two things: what stands before tells which.
    before = min(at, other) and max(at, other) >= _LEAST_MODIFIER
    ends_alike = before and (at + common, other + common) == (len(mine), len(theirs))
    common_topic = common >= _COMMON and 2 * common >= min(len(mine), len(theirs)) and not ends_alike
    return ratio(mine, theirs) >= (_SAME_TOPIC if ends_alike else _LIKE_TOPIC) or common_topic


def _implemented(notice: Notice, plan: Plan) -> frozenset[str]:
    """Return the titles of the documents that a plan implements, without laws: a law is implemented by plans on anything."""
    titles = [each.named for each in notice.citations if each.named and each.relation == "implements" and _concerns(each, plan)]
    return frozenset(bare for bare in map(bare_title, titles) if genre_of(bare) not in {None, *laws()})


def _placeless(title: str) -> str:
    bare = bare_title(title)
    return _PLACE().sub("", bare) or bare


def bare_title(title: str) -> str:
    """Return a title folded, without blanks, its envelope (关于印发…的通知), its period and its outer marks."""
    folded = squeeze(fold(title)).strip("《》")
    about = _ABOUT().search(folded)
    return _PERIOD().sub("", about.group(1) if about else folded).strip("《》")


def parentage(child: Notice, child_plan: Plan, parent: Notice, parent_plan: Plan) -> Parentage:
    """Return whether the child cites the parent.

    true: by the parent's document number, by a title that is the parent's, or where it says in words of its own what it follows. "other": it says that it implements a document
    of its own topic (根据, 按照, 贯彻落实 …) that is not this parent. false: neither, or nobody can tell, since the parent has no title.
    """
    citations = [citation for citation in child.citations if _concerns(citation, child_plan)]
    number = parent.notice.document_number
    titles = [title for title in (parent_plan.title, parent.notice.title) if title]
    for citation in citations:
        same_number = bool(number and citation.document_number and bare_number(citation.document_number) == bare_number(number))
        clash = bool(number and citation.document_number and not same_number)
        if same_number or (not clash and citation.named and _names(citation.named, titles)):
            return _made(citation, True, tell("cites-by-number" if same_number else "cites-by-title"))
    if _may_follow(child, parent) and _named_in_words(child_plan, titles, _levels_of(parent)):
        return _made(None, True, tell("cites-in-words"))
    others = [
        citation
        for citation in citations
        if citation.relation == "implements" and citation.named and _same_topic(citation.named, child, child_plan)
    ]
    if others:
        # Where several are named (the State Council's opinions, the province's plan), the one of the child's own kind.
        own = _placeless(child_plan.title or child.notice.title or "")
        nearest = max(others, key=lambda citation: ratio(_placeless(citation.named or ""), own))
        if not titles and not (number and nearest.document_number):
            return _made(None, False, tell("parent-untitled"))  # which document it is stands nowhere
        return _made(nearest, "other", tell("implements-another"))
    return _made(None, False, tell("cites-none"))


def _concerns(citation: Citation, plan: Plan) -> bool:
    """Return whether a citation stands in this plan or in the envelope, not in another plan of the same notice."""
    owner = re.split(r"[.#]", citation.clause, maxsplit=1)[0]
    return owner == plan.id or not re.fullmatch(r"p\d+", owner)


def _may_follow(child: Notice, parent: Notice) -> bool:
    """Return whether the parent's place is the child's, one above it or the country, or one of them is not known."""
    mine, theirs = child.notice.jurisdiction, parent.notice.jurisdiction
    return not mine or not theirs or theirs.level == "national" or theirs.name in (mine.name, *mine.parents)


def _levels_of(notice: Notice) -> frozenset[str]:
    """Return the levels at which a notice can be named: every one where its own is not known."""
    place = notice.notice.jurisdiction
    return frozenset({place.level} if place else {level for levels in marks().values() for level in levels})


def _named_in_words(plan: Plan, titles: Iterable[str], levels: frozenset[str]) -> bool:
    """Return whether a plan opens by saying that it follows a document on the topic of these titles, without quoting its title.

    为全面落实市农村供水提质增效三年行动 names 临江市农村供水提质增效三年行动方案; 落实国家关于农村供水提质增效的部署 names none of a city. levels: those of
    who issued the titles. A topic that is the plan's own names nothing.
    """
    own = squeeze(fold(plan.title or ""))
    topics = {topic for topic in map(topic_of, titles) if len(topic) >= _TELLING and topic not in own}
    openings = [squeeze(fold(clause.text)) for clause in plan.clauses if clause.role == "body"] if topics else []
    parts = [part for opening in openings for part in _PARTS.split(opening)]
    return any(topic in part and _follows(part[: part.index(topic)], levels) for topic in topics for part in parts)


def _follows(before: str, levels: frozenset[str]) -> bool:
    """Return whether words before a topic say that it is followed, and of which level it is is not said otherwise."""
    found = _FOLLOWS().search(before)
    named = [each for mark, each in marks().items() if found and mark in before[found.end() :]]
    return found is not None and (not named or any(levels & each for each in named))


def _names(cited: str, titles: Iterable[str]) -> bool:
    bare = bare_title(cited)
    return any(ratio(bare, bare_title(title)) >= _SAME_TITLE for title in titles)


def _same_topic(cited: str, child: Notice, plan: Plan) -> bool:
    topic = topic_of(cited)
    own = [topic_of(title) for title in (plan.title, child.notice.title) if title]
    return any(topic and (ratio(topic, mine) >= _SAME_TOPIC or topic in mine or (len(mine) > 3 and mine in topic)) for mine in own)


def bare_number(number: str) -> str:
    """Return a document number folded, without brackets and blanks: the same however it is printed."""
    return re.sub(r"[()\[\]\s]", "", fold(number))


def _made(citation: Citation | None, cited: bool | Literal["other"], reason: Message) -> Parentage:
    number, title = (citation.document_number, citation.named) if citation else (None, None)
    return Parentage.made(cited=cited, document_number=number, title=title, reason=str(reason), reason_id=reason.id)

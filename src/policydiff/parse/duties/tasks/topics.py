"""What a paragraph with a statement is called, where no heading names it: the few words that it begins with, the name in a card of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.duties.tasks.said import Said
from policydiff.parse.lay.passage import Sentence
from policydiff.vocab.duties.columns import column_kind

_SEVERAL = 2
_LONGEST_NAME = 40
_TOPIC = re.compile(r"([^,;:。!?]{4,24})[。:]")


def topics_of(sentences: Sequence[Sentence], said: Sequence[Said], covers: Sequence[Sequence[int]]) -> list[str]:
    """Return for each statement the few words that its paragraph begins with, where a section has several such items without numbers.

    推动企业上云。建立资源池……。（责任单位：…） — one of two or more paragraphs of 一、支持平台建设, each with its statement.
    """
    topics: list[str] = []
    by_section: dict[str, list[int]] = {}
    named: dict[int, str] = {}
    for place, (item, indexes) in enumerate(zip(said, covers, strict=True)):
        first = sentences[indexes[0]] if len(indexes) > 1 else None
        is_item = first is not None and item.statement.form == "label" and first.paragraph == sentences[item.first].paragraph
        topic = _TOPIC.fullmatch(first.passage.folded) if first is not None and is_item else None
        topics.append(first.passage.text[: topic.end(1)] if first is not None and topic else "")
        named[place] = _name_in_card(sentences[indexes[0]]) if item.statement.form == "label" and len(indexes) > 1 else ""
        by_section.setdefault(item.sentence.section, []).append(place)
    itemised = [places for places in by_section.values() if len(places) >= _SEVERAL and all(topics[place] for place in places)]
    for places in by_section.values():
        # One item alone is one where the sections beside it have several.
        if places not in itemised and (len(places) > 1 or len(itemised) < _SEVERAL):
            for place in places:
                topics[place] = ""
    return [named[place] or topic for place, topic in enumerate(topics)]


def _name_in_card(sentence: Sentence) -> str:
    """Return the name that a card of lines with labels begins with: 项目名称：滨河路改造."""
    label, colon, name = sentence.passage.folded.rstrip("。;").partition(":")
    if not colon or len(name) > _LONGEST_NAME or column_kind(label.strip()) not in ("task", "indicator"):
        return ""
    return sentence.passage.text[len(label) + 1 : len(label) + 1 + len(name)].strip()

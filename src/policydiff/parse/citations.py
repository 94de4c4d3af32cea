"""Documents that a text names: 《title》（number), and which of them it implements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policydiff.model import Citation
from policydiff.parse.frame.title.text import title_key
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.mark.document_number import DOCUMENT_NUMBER
from policydiff.text.fold import squeeze
from policydiff.vocab.phrases import pattern

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]{1,200}》){2,300})》")
_IMPLEMENTS = pattern("signatures", "{follows}")
_NUMBER_AFTER = re.compile(rf"\s*\(?\s*({DOCUMENT_NUMBER.pattern})\s*\)?")
_SHORT = pattern(
    "signatures",
    r"\s*(?:\((?:[^()]|\(\d+\)){1,60}\)\s*)?\((?:[^()]|\(\d+\)){0,60}?{short_for}:?\s*[《“\"]?(?P<short>[^《》“”\"()]{2,30})[》”\"]?\)",
)
"""《…行动计划》（以下简称《行动计划》）: what the document is called from there on."""


def read_citations(sentences: Sequence[Sentence], promulgated: Iterable[str]) -> list[Citation]:
    """Return the documents that the sentences name, in order; those that the notice itself promulgates are left out, by short names too.

    relation "implements": named after 根据, 按照, 贯彻落实… before the first numbered item, where a plan says what it follows.
    """
    own = {title_key(title) for title in promulgated}
    full: dict[str, str] = {}
    found: list[Citation] = []
    for sentence in sentences:
        folded = sentence.passage.folded
        if "《" in folded or "号" in folded:
            found.extend(_read(sentence, folded, own, full))
    return found


def _read(sentence: Sentence, folded: str, own: set[str], full: dict[str, str]) -> Iterable[Citation]:
    """own: the keys of the titles that the notice promulgates; full: title by the key of its short name. Both grow with what is defined here."""
    text, at = sentence.passage.text, 0
    defined = 0
    for match in _TITLE.finditer(folded):
        if match.start() < defined:  # （以下简称《行动计划》） names nothing new
            continue
        at_number = _NUMBER_AFTER.match(folded, match.end())
        end = at_number.end() if at_number else match.end()
        title = text[match.start(1) : match.end(1)]
        number = squeeze(text[at_number.start(1) : at_number.end(1)]) if at_number else None
        yield from _bare_numbers(sentence, folded, at, match.start())
        at = end
        key = title_key(title)
        if short := _SHORT().match(folded, match.end()):
            _define(title_key(short["short"]), title, own, full)
            defined = short.end()
        if key not in own:
            yield _citation(sentence, folded, title, number, match.start(), end, full.get(key))
    yield from _bare_numbers(sentence, folded, at, len(folded))


def _define(short: str, title: str, own: set[str], full: dict[str, str]) -> None:
    if title_key(title) in own:
        own.add(short)
    elif short != title_key(title):
        full.setdefault(short, full.get(title_key(title), title))


def _bare_numbers(sentence: Sentence, folded: str, start: int, end: int) -> Iterable[Citation]:
    for match in DOCUMENT_NUMBER.finditer(folded, start, end) if "号" in folded else ():
        printed = match.group()
        # The words before a number run into it (根据国发〔2014〕49号): the issuer's mark is what follows the last of them.
        cut = max((found.end() for found in _IMPLEMENTS().finditer(printed)), default=0)
        begin = match.start() + cut
        number = squeeze(sentence.passage.text[begin : match.end()])
        yield _citation(sentence, folded, None, number, begin, match.end())


def _citation(
    sentence: Sentence, folded: str, title: str | None, number: str | None, start: int, end: int, full_title: str | None = None
) -> Citation:
    follows = sentence.section == "" and _IMPLEMENTS().search(folded, 0, start) is not None
    found = sentence.passage.cut(start, end)
    return Citation.made(
        span=found.span(),
        pieces=found.pieces(),
        evidence=None,
        note=None,
        title=title,
        full_title=full_title,
        document_number=number,
        clause=sentence.id,
        relation="implements" if follows else "cites",
    )

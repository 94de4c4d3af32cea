"""Sentences that say who does what was said before them, and nothing else: statements of responsibility without a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.compare.side.counterparts import Body
from policydiff.compare.side.pages import Node, Page, PreparedClause
from policydiff.text.fold import fold
from policydiff.vocab.duties.roles import by_duty_phrase, ends_in_verb, verb_words
from policydiff.vocab.phrases import pattern

_LONGEST_STATEMENT, _STOPS = 120, "。;"
_BY, _LONGEST_CHARGE = "由", 24
"""What stands before bodies in charge, and at most so many characters that say of what; half of their pairs were said before."""
_PARTED = re.compile("[,;。]")
_LEADING = pattern("roles", "{plainly}?{saying_leads}(?P<what>[^,;。]{0,24})")
_HELPING = pattern("roles", "{saying_helps}")
_JOINS = pattern("roles", "[、,]|{led_and}")
_COORDINATING = pattern("roles", "{coordinating}")
_OF_THOSE = pattern("roles", "(?:{those}[^,;:。]{0,6}|其)中")
_THIS = pattern("roles", "(?:{those}|{this})(?:{work})")
_ALL_TASKS = pattern("roles", "(?:{every}?{work})+$")
_REPORTED = pattern("roles", "[,;]{how_often}[^,;。]{0,16}?{tells_how_it_goes}[^,;。]{0,12}[。;]?$")
"""The last part of a sentence that says how often somebody is told how it goes; nothing of who does it."""
_BODY = "\0"
"""What stands for a body in a sentence of which only the form is looked at."""
_RUN = f"{_BODY}(?:(?:[、,]|{{led_and}}){_BODY})*"
_DONE_BY = pattern("roles", f"(?:^|[,;:。由]){_RUN}(?:(?:{{companions}}){_RUN}|{{plainly}}?{{saying_leads}})")
_MAY_LEAD = pattern("roles", "{companions}|{saying_leads}")
_BARE = pattern("roles", "(?:{those}[^,;:。]{0,8},?)?{plainly}?由?(?:[、,]|{led_and})*等?{plainly}?")


def shares_out(page: Page, line: PreparedClause) -> bool:
    """Return whether a sentence names bodies and how they do what was said before it, and says nothing else: 以上两项由县科技局、县财政局共同负责。"""
    if line.role != "body" or line.size > _LONGEST_STATEMENT:
        return False
    text = _without_report(line.text)
    if not ends_in_verb(fold(text)):
        return False
    tokens = page.lexicon.read(text)
    rest = "".join(fold(token.text) for token in tokens if not token.body).strip(_STOPS)
    return any(token.body for token in tokens) and _BARE().fullmatch(verb_words().sub("", rest)) is not None


def _without_report(text: str) -> str:
    """Return a sentence without its last part, where that only says how often somebody is told how it goes: …，每半年向县政府报告一次进展情况。"""
    found = _REPORTED().search(fold(text))
    return text[: found.start()] if found else text


def puts_in_charge(page: Page, line: PreparedClause, before: Sequence[int]) -> bool:
    """Return whether a sentence says part by part who does what, and nothing else: 清单编制由县商务局负责，各镇按季报送。

    before: the lines of which one must name some of it, and the heading of the section.
    """
    if line.role != "body" or line.size > _LONGEST_STATEMENT or not before:
        return False
    parts = _parted(line)
    if _BY not in line.text:
        return len(parts) > 1 and _lead_and_share(page, parts, before)
    charged = [_charge(page, part) for part in parts]
    if not charged or charged[0] is None or not any(is_named(page, what, before) for what in charged if what):
        return False
    return all(what is not None or page.lexicon.read(part)[0].body for part, what in zip(parts, charged, strict=True))


def _parted(line: PreparedClause) -> list[str]:
    """Return the parts between marks of a sentence, without what only refers to what was said before (以上工作中)."""
    parts = [part for part in _PARTED.split(fold(_without_report(line.text))) if part]
    return parts[1:] if parts and _OF_THOSE().fullmatch(parts[0]) else parts


def _lead_and_share(page: Page, parts: Sequence[str], before: Sequence[int]) -> bool:
    """Return whether bodies lead what was named before, or coordinate, and others do their part: 县科技局负责统筹协调，县财政局依职责做好保障工作."""
    if not any(map(_COORDINATING().search, parts[:1])) and not _LEADING().search(parts[0]):
        return False
    rests = [_behind_bodies(page, part) for part in parts]
    led = _LEADING().fullmatch(rests[0] or "")
    if led is None or not (_COORDINATING().match(led["what"]) or (led["what"] and is_named(page, led["what"], before))):
        return False
    return all(rest and any(form.search(rest[:_LONGEST_CHARGE]) for form in (by_duty_phrase(), _HELPING())) for rest in rests[1:])


def _behind_bodies(page: Page, part: str) -> str | None:
    """Return what stands behind the body that a part of a sentence begins with and those joined to it; None where it begins with none."""
    tokens = page.lexicon.read(part)
    end = 0
    for token in tokens:
        if not token.body and not (end and _JOINS().fullmatch(token.text)):
            break
        end = token.end if token.body else end
    return part[end:] if end else None


def headings_above(page: Page, node: Node) -> Iterator[int]:
    """Yield the first lines of a section and of those above it, up to the plan."""
    yield from node.lines[:1]
    while node.parent > 0:
        node = page.nodes[node.parent]
        yield from node.lines[:1]


def is_named(page: Page, what: str, before: Sequence[int]) -> bool:
    """Return whether half of what is said to be somebody's was named before, or it only refers to that: 本行动."""
    if _THIS().fullmatch(what):
        return True
    what = _ALL_TASKS().sub("", what) or what
    told = [page.lines[index].ink for index in before]
    pairs = [what[at : at + 2] for at in range(len(what) - 1)]
    return 2 * sum(any(pair in text for text in told) for pair in pairs) >= max(len(pairs), 1)


def _charge(page: Page, part: str) -> str | None:
    """Return what a part of a sentence puts in the charge of bodies: X of X由甲局、乙局负责; None where it says no such thing."""
    what, by, who = part.partition(_BY)
    tokens = page.lexicon.read(who) if by and 0 < len(what) <= _LONGEST_CHARGE and ends_in_verb(part) else ()
    return what if tokens and tokens[0].body else None


def charged_with(page: Page, line: PreparedClause) -> list[str]:
    """Return what each part of a sentence puts in the charge of bodies."""
    return [what for part in _parted(line) if _BY in part and (what := _charge(page, part)) and not _THIS().fullmatch(what)]


def done_by(page: Page, line: PreparedClause) -> list[Body]:
    """Return the bodies who do what a sentence says, by its own words: 由县商务局牵头编制…, 县统计局会同县财政局健全…; none where it says no such thing."""
    if line.role != "body" or not _MAY_LEAD().search(line.text):
        return []
    tokens = page.lexicon.read(line.text)
    found = _DONE_BY().search("".join(_BODY if token.body else fold(token.text) for token in tokens))
    bodies = [token.body for token in tokens if token.body]
    before, inside = (part.count(_BODY) for part in (found.string[: found.start()], found[0])) if found else (0, 0)
    return bodies[before : before + inside]

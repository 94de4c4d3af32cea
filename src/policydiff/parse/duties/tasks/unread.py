"""Sentences that name a role and make no statement that was read: told, so that nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from policydiff.model import Diagnostic
from policydiff.parse.duties.articles import have_articles
from policydiff.parse.duties.plainly import may_be_ordered, ordered_in
from policydiff.parse.duties.plausible import is_indefinite
from policydiff.parse.duties.sentence.earlier import subject_of
from policydiff.parse.duties.sentence.fitting import is_official
from policydiff.parse.duties.sentence.subjects import before_any_deed, before_verb, is_elided, last_by
from policydiff.parse.duties.sentence.verbs import Verb, verbs_in
from policydiff.parse.duties.tasks.entrusted import entrusted, entrusting_forms
from policydiff.parse.lay.excerpts import excerpt
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.patterns import texts_with
from policydiff.vocab.duties.bodies import name_words
from policydiff.vocab.duties.roles import duty_pattern, duty_verbs, naming_labels, role_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import anywhere, longest_first, pattern

_NEAR = 12
_QUOTES = ':"'
_NOBODY = pattern("roles", r"(?:^|[^面]){towards}$|^以|(?<!予|加|可)以$|{persons}{shoulds}?$|{some_of_many}{between}*$")
_ANYBODY = pattern("roles", "{anybody}(?=,)")
"""从事生产的单位和个人，…，并负责治理: whoever does so, which is a rule for all."""
_PERSONS = pattern("roles", "{persons}")
_WISHED = pattern("roles", "{wished}$")
_SETTLES = pattern("roles", "{settles}[^,;。]*$")
_WHO_IS_SOUGHT = pattern("roles", r"[\u4e00-\u9fff]{0,4}?{holders}(?=$|[,;。、]|{led_and})")
"""明确牵头负责同志和负责部门: somebody is to be named, and nobody is."""
_THAT_IS = pattern("roles", "{that_is}")
_COMPONENT = pattern("roles", r"(?:^|[,;:。])[^,;:。]{0,12}{components}(?:[:,]|{is_told})")
_BESIDE = pattern(
    "roles",
    r"(?<!{each_other}){works_with}(?=$|[,;。])|{companions}(?!的)(?![^,;。]*的(?:$|[,;。]))|{bears}(?![^,;。]*的)[^,;。]{0,12}{charge}(?=$|[,;。])",
)
"""Roles by their sense, without a verb of duty that is read: 密切配合, 会同, 承担起…责任; no condition (会同…制定的), and not what
bodies are to be to each other (相互配合)."""
_EXERCISED = pattern("roles", r"{powers},?由(?![^,;。]*{of_companies})[^,;。]{2,60}?{exercised}(?=$|[,;。])")
"""紧追权由…行使, by somebody who is no body of a vocabulary."""
_PART = re.compile(r"[,;。:]")
_SEGMENT = re.compile(r"[;。]")
_NAMES_A_ROLE = pattern("roles", "{companions}|{bears}")
_SCOPE = pattern("lists", "^{scopes}")
_WITH = pattern("roles", "{companions}")
_TELLS = pattern("roles", "{handed_in}的")
_TELLS_WHICH = pattern("roles", "{tells_which}$")
_WAS_DONE = re.compile("了(?!解)")
_HOW_SHARED = pattern("roles", "(?:^|[、,]|(?<=[、,])要){how_shared}$")
"""明确责任、分工负责: how it is to be, and nobody's role."""
_OR = "或"
_OF_MERIT = pattern("roles", "{ranks_of_merit}{and_above}|[^,;。]*{achieves}[^,;。的]{0,4}{merited}")
"""牵头负责校级及以上课题, 负责技术革新并取得显著成果: what a person must have done."""
_COUNTED = re.compile(r"[^,;。]{0,16}\d")


def unread_statements(sentences: Sequence[Sentence], answered: Collection[str], *, ordered: bool = False) -> Iterator[Diagnostic]:
    """Yield `unread-statement` for each sentence that names a role (牵头, 责任单位：, …负责, of authorities 会同, 配合, 由…协调 and 承担…责任) and has no statement.

    answered: the ids of the clauses that make a statement, or that one answers for item by item (X履行下列职责：（一）负责…).
    ordered: also for each that tells one office to do something (国务院办公厅要加强督促检查), where no articles give rules.
    Wishes (鼓励…牵头), what was reached (牵头制定标准28项), 负责人, 对…负责 and nobody in particular (部门负责) name no role.
    """
    quoted = set(_quoted(sentences))
    asked = [one for one in sentences if one.role not in ("heading", "row") and one.id not in answered and one.id not in quoted]
    texts = [sentence.passage.folded for sentence in asked]
    named = {index: _named_role(texts[index]) for index in naming_a_role(texts)}
    if ordered and not have_articles(sentences):
        named |= {index: ordered_in(texts[index]) for index in may_be_ordered(texts) if named.get(index) is None}
    for index in sorted(named):
        sentence, place = asked[index], named[index]
        if place is not None:
            start, end = place
            yield Diagnostic.told(
                "unread-statement",
                "info",
                sentence.passage.span(start, end),
                path=sentence.path or sentence.plan,
                statement=excerpt(sentence.passage.text, start, end),
            )


def _quoted(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the ids of the sentences in which a quotation goes on that an earlier one of the paragraph opened: 修改为："…。…。"."""
    opened: tuple[str, int] | None = None
    for sentence in sentences:
        folded, place = sentence.passage.folded, (sentence.section, sentence.paragraph)
        if opened == place:
            yield sentence.id
        if '"' in folded and folded.count('"') % 2:
            opened = place if opened != place and _QUOTES in folded else None


def _named_role(folded: str) -> tuple[int, int] | None:
    if _QUOTES in folded and folded.count('"') % 2:
        folded = folded[: folded.rindex(_QUOTES)]  # what another text shall say, which goes on in the next sentence
    label = naming_labels().search(folded) if ":" in folded else None
    if label is not None:
        return label.span()
    # What only 由 makes a verb of duty names no role.
    verbs = verbs_in(folded) if duty_pattern(by=False).search(folded) is not None else ()
    named = next(((verb.start, verb.end) for verb in verbs if _may_name(folded, verb)), None)
    if named is not None:
        return named
    beside = (match for match in _BESIDE().finditer(folded) if _is_said_of_authorities(folded, *match.span()))
    found = next(beside, None) or _EXERCISED().search(folded)
    return found.span() if found is not None else entrusted(folded)


def naming_a_role(texts: Sequence[str]) -> set[int]:
    """A quick look before the grammar: one of fourteen sentences has a label, a verb of duty that needs no 由, 由, 委托, or a role by its sense."""
    return texts_with(_signs(), texts)


@cache
def _signs() -> re.Pattern[str]:
    words = [word for key in ("naming_labels", "works_with", "companions", "bears") for word in load_yaml("roles")[key]]
    verbs = (verb for verb, duty in duty_verbs().items() if not duty.by)
    return re.compile(anywhere([*longest_first([*words, *verbs]), *entrusting_forms()], load_yaml("roles")["rare_in_texts"]))


def _is_said_of_authorities(folded: str, start: int, end: int) -> bool:
    """Whether authorities and nothing else stand before a word that names a role by its sense: A要密切配合, A会同B研究, A承担…责任.

    Before 会同 they may stand behind 由, or earlier: 必要时，会同B验收.
    """
    part = max(folded.rfind(mark, 0, start) for mark in ",;。:") + 1
    before = Passage.of(folded[last_by(folded, part, start) or part : start])
    names = before_verb(before)
    if names is None and _WITH().match(folded, start) and is_elided(before.folded.removeprefix("并")):
        if before_any_deed(Passage.of(folded[end:])) is None:
            return False
        names = subject_of([Passage.of(each) for each in _PART.split(_SEGMENT.split(folded[:part])[-1]) if each], leads=True) or ([], False)
        if role_words("moods").search(folded, 0, start):
            return False
    if names is None or not all(map(is_official, names[0])):
        return False
    if not _NAMES_A_ROLE().match(folded, start) and all(is_indefinite(_SCOPE().sub("", name.folded, count=1)) for name in names[0]):
        return False  # 各有关部门要密切配合: nobody in particular
    rest = _SEGMENT.split(folded[part:], maxsplit=1)[0]
    told = folded[part:end] + _PART.split(folded[end:], maxsplit=1)[0]
    if _WAS_DONE.search(told) or role_words("moods").search(told) or _TELLS().search(folded, end, part + len(told)):
        return False
    return role_words("penal").search(rest) is None and role_words("enforced").search(told) is None


def _may_name(folded: str, verb: Verb) -> bool:
    if (
        verb.duty.objects
        or verb.duty.by
        or verb.duty.quiet
        or verb.answers
        or role_words("done").search(folded, verb.end, verb.end + _NEAR)
    ):
        return False
    if _OF_MERIT().match(folded, verb.end) and is_elided(folded[verb.part : verb.start].removeprefix(_OR)):
        return False
    if _TELLS_WHICH().search(_PART.split(folded[verb.end :], maxsplit=1)[0]):
        return False  # 由县政府负责调查的以外; of 负责审批的 nothing is told either
    before = folded[verb.part : verb.start]
    if _SETTLES().search(before) and _WHO_IS_SOUGHT().match(folded, verb.end):
        return False
    if _HOW_SHARED().search(before) is not None:
        return False
    if role_words("moods").search(before) or role_words("other").search(folded, verb.part, verb.end + 4):
        return False
    if not is_elided(before):
        if verb.duty.role == "lead" and _WISHED().search(before):
            return False
        return not _NOBODY().search(before) and not _names_all(before) and not _appoints_somebody(before) and not _counts(folded, verb)
    earlier = folded[max(folded.rfind(mark, 0, verb.start) for mark in ";。") + 1 : verb.part]
    if _COMPONENT().search(earlier) or _ANYBODY().search(earlier):
        return False
    if _PERSONS().search(earlier[earlier.rstrip(",").rfind(",") + 1 :]):
        return False
    return not _counts(folded, verb) and not (verb.duty.role == "lead" and role_words("moods").search(earlier))


def _counts(folded: str, verb: Verb) -> bool:
    """Whether what was led is counted: 牵头51项."""
    return verb.duty.role == "lead" and _COUNTED.match(folded, verb.end) is not None


def _appoints_somebody(before: str) -> bool:
    """Whether somebody or other is appointed: 应当指定工作机构负责."""
    return any(is_indefinite(before[match.end() :]) for match in role_words("appoints").finditer(before))


def _names_all(before: str) -> bool:
    """Whether nobody in particular stands before a verb: 由政府负责, 企业要牵头."""
    for name in name_words("never").finditer(before):
        if (name.start() == 0 or _THAT_IS().match(before, name.start() - 1)) and is_elided(before[name.end() :]):
            return True
    return False

"""A quick look before the grammar of duties: what every sentence has that says by itself who does something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policydiff.parse.duties.names import NOISE, stripped
from policydiff.parse.duties.sentence.deeds import ONCE_APPROVED
from policydiff.parse.duties.sentence.subjects import may_be_left_out
from policydiff.parse.duties.sentence.verbs import BY
from policydiff.vocab.duties.lists import list_ends
from policydiff.vocab.duties.roles import duty_forms, duty_pattern, ends_in_verb, label_roles, statement_signs
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import anywhere, either, in_order, longest_first, pattern, words_of

_ENDS = "(?=$|[,;。:!?])"
_ETC = "等"
_NO_BODIES = ("person", "deadline")
_SHORTEST, _LONGEST = 4, 6  # characters of a label


def may_say_who(folded: str) -> bool:
    """A quick look before both grammars: where it is false, neither read_statement finds anything in a sentence nor read_duties.

    A sentence that says who is responsible has a label, ends in a role verb, names a lead, or may make a duty.
    """
    return may_make_duties(folded) or ends_in_verb(folded)


def may_make_duties(folded: str) -> bool:
    """Tell whether a folded text may make a duty: it has a verb of duty, behind 由 where it needs one, one of the signs of the ways without a verb, or a word of a statement.

    Nine of ten sentences have neither; in a text for which it is false read_duties finds nothing.
    """
    if _signs().search(folded) is not None:
        return True
    by = folded.find(BY)
    if by >= 0 and duty_pattern().search(folded, by + 1) is not None:
        return True
    etc = folded.find(_ETC)
    return etc >= 0 and _with().search(folded, etc + 1) is not None


def may_name_duties(folded: str) -> bool:
    """Tell whether a folded text may say whose duties follow, or who has a role by a label: X为牵头单位, X的主要职责是."""
    return _names().search(folded) is not None


@cache
def _signs() -> re.Pattern[str]:
    """The verbs that need no 由 (which is looked for by itself) with their objects, of each way in ways.py what begins or ends it, and what a statement has: one expression of words, so that a text is passed over at once.

    Words with one of the shortest signs in them (牵头单位) are left out, and labels behind 为 and 的, for a label is a sign by itself.
    """
    signs = statement_signs()
    forms = [*duty_forms(by=False, whole=True), *_duties_named(), *_ways(), *longest_first(label_roles())]
    others = [form for form in forms if not any(sign in form.partition("(")[0] for sign in signs)]
    return re.compile(anywhere([*signs, *others], load_yaml("roles")["rare_in_texts"]), re.DOTALL)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(in_order([*_called(), *_duties_named()]))


def _called() -> list[str]:
    """为牵头单位, …的责任单位, before a mark."""
    labels = either(word for word, role in label_roles().items() if role not in _NO_BODIES and _SHORTEST <= len(word) <= _LONGEST)
    behind = {"的", *(word[-1] for word in load_yaml("roles")["copulas"])}
    return _forms(sorted(behind), f"{words_of('roles', 'works_of_label')}?{labels}(?=$|[,;。:!?(])")


def _duties_named() -> list[str]:
    """职责是, 职责如下, and 职责 before a mark."""
    follows = f"(?={words_of('roles', 'copulas')}|{words_of('roles', 'as_follows')}|$|[,;。:!?])"
    return _forms(load_yaml("roles")["duties_of"], follows)


def _ways() -> list[str]:
    """What the ways in ways.py begin or end with."""
    roles = {key: words_of("roles", key) for key in _KEYS}
    words = load_yaml("roles")
    (by_duty,) = words["by_duty"]
    whose, what = either(by_duty["whose"]), either(by_duty["what"])
    deed = rf"(?:的{roles['extents']})?(?:,|{roles['by_word_of']}|{roles['between']}|{roles['deeds']})"
    made = f"(?!的|了|本)[^,;。:的]{{0,30}}{roles['rules_made']}{_ENDS}"
    so = pattern("roles", ONCE_APPROVED)().pattern
    carried = f"(?!的)[^,;。]{{1,40}}{roles['plans_made']}{so}{roles['between']}*{roles['carried_out']}{_ENDS}"
    return [
        *_forms(by_duty["begins"], rf"{whose}?的?{what}"),
        *_forms(words["duties_given"], what),
        rf"在{whose}?{what}{roles['field_ends']}?{roles['within']}",
        *_forms(words["authorised"], deed),
        *_forms(words["guided"], "下"),
        *_with_whom(),
        *_forms(words["leading"], "[、,的]"),
        *_forms(words["hosts"], "[,、]"),
        *_forms(words["heads"], ","),
        *_forms(words["leading_part"], roles["parts_played"]),
        *_forms(words["rule_deeds"], made),
        *_forms(words["plan_deeds"], carried),
        *_forms(words["driven_on"], f"(?!的|了)(?:{roles['whole_places']}[^,;。:]{{4,40}}|[^,;。:]{{2,40}}{roles['works_driven']}){_ENDS}"),
        *(f"{word}(?<![^,:;。!?]{word})(?!{roles['asks_not']})" for word in words["asks"]),  # at a beginning: behind a mark or nothing
        *_forms(words["taught"], f"[^,;。:]{{2,30}}?的?{roles['guidance_given']}{_ENDS}"),
        *(f"{level}(?={roles['by_how']}|{roles['answering']})" for level in map(re.escape, words["lone_levels"])),
        *_forms(words["reports"], "(?!的)"),
        f"前{roles['due_deeds']}(?!的)",
        *_forms(words["owners"], roles["copulas"]),
    ]


def _with_whom() -> list[str]:
    """会同 and 商 where bodies may do something with others: behind what ends a list of bodies, or words between them and what they do, and before what ends another's name.

    Where a part of a sentence begins with it, that may stand in the next part. An open list (等) may end in anything: see may_make_duties.
    """
    lists, noise = load_yaml("lists"), re.escape(NOISE)
    joiners = {word[-1] for key in ("joins", "with", "consults") for word in lists[key]}
    ends = "".join(map(re.escape, sorted(list_ends() - joiners))) + r"\d"
    last = (list_ends() | may_be_left_out() | {word[-1] for word in load_yaml("roles")["may"]}) - set(NOISE)
    before = "".join(map(re.escape, sorted(last))) + r"""\d,;:。!?"'()\[\]"""
    words = ((word, form[len(word) :]) for word, form in zip([*lists["with"], *lists["consults"]], _together(), strict=True))
    return [
        form
        for word, but in words
        for form in (
            rf"{word}{but}(?:(?<![^{before}]{word})|(?<=[{before}{noise}][{noise}]{word}))(?=[^,;。:!?]*[{ends}])",
            rf"{word}{but}(?<![^,;:。!?\s\"]{word})(?=[^;。!?]*[{ends}])",
        )
    ]


def _together() -> list[str]:
    """会同 and 商, but for names and other words that begin so."""
    lists = load_yaml("lists")
    return [*_forms(lists["with"], f"(?!{words_of('lists', 'no_with')})"), *_forms(lists["consults"], f"(?={words_of('lists', 'begins')})")]


@cache
def may_join() -> re.Pattern[str]:
    """A quick look before A会同B制定…, in a stretch of a sentence: few that work together (产业链协同) are bodies."""
    return re.compile(in_order([*_with_whom(), f"{_ETC}(?=[^,;。:!?]*?{in_order(_together())})"]), re.DOTALL)


@cache
def _with() -> re.Pattern[str]:
    return re.compile(in_order(_together()))


def _forms(words: Iterable[str], rest: str) -> list[str]:
    return [re.escape(word) + rest for word in words]


_KEYS = (
    "extents",
    "by_word_of",
    "between",
    "deeds",
    "rules_made",
    "plans_made",
    "carried_out",
    "works_driven",
    "whole_places",
    "field_ends",
    "within",
    "parts_played",
    "asks_not",
    "due_deeds",
    "guidance_given",
    "by_how",
    "answering",
    "copulas",
)


def unquoted(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) of a folded text without a quotation mark at an end whose other half stands elsewhere, or without both: "A牵头, 负责".

    What is quoted as a whole sentence is what another text shall say (修改为:"…。"): the mark that closes it stands behind its stop, and it stays as it is.
    """
    if folded.count('"') % 2:
        return start, end
    marks = folded.count('"', start, end) if '"' in folded else 0
    left, right = stripped(folded, start, end) if marks else (start, end)
    both = marks == 2 and folded[left] == folded[right - 1] == '"'
    if marks != 1 and not both:
        return start, end
    if folded[left] == '"':
        start = left + 1
    if folded[right - 1] == '"':
        end = right - 1
    return start, end

"""Words that carry an administrative level: 全市, 县级, 市委, 各区县政府."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, pattern, words_of

LEVELS = ("national", "province", "prefecture", "county", "township")
"""From the nation down; the table of divisions ends at the county."""


@dataclass(frozen=True, slots=True)
class LevelForm:
    """One way a level word is built; form holds {} where the mark stands, e.g. 全{}.

    not_before, not_after: characters that must not follow or precede. scope: it says no more than where.
    examples are such words, counterexamples hold none.
    """

    form: str
    not_before: str
    not_after: str
    scope: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def marks() -> dict[str, frozenset[str]]:
    """Return each mark (市, 县, 自治区 …) with the levels it may stand for, longest mark first."""
    entries = sorted(load_yaml("levels")["marks"], key=lambda entry: -len(entry["mark"]))
    return {entry["mark"]: frozenset(entry["levels"]) for entry in entries}


@cache
def level_forms() -> tuple[LevelForm, ...]:
    """Return every form of level word, in the order in which they are tried."""
    return tuple(
        LevelForm(
            entry["form"],
            entry.get("not_before", ""),
            entry.get("not_after", ""),
            entry.get("scope", False),
            tuple(entry["examples"]),
            tuple(entry.get("counterexamples", ())),
        )
        for entry in load_yaml("levels")["forms"]
    )


@cache
def level_word_pattern() -> str:
    """Return the regular expression of a level word on folded text, without groups."""
    # One class for the marks of one character: the pattern is built for every pair, and this halves the time.
    longer = [re.escape(mark) for mark in marks() if len(mark) > 1]
    mark = "(?:" + "|".join([*longer, "[" + "".join(mark for mark in marks() if len(mark) == 1) + "]"]) + ")"
    firsts = "".join(sorted({word[0] for word in marks()} | {form.form[0] for form in level_forms()} - {"{"}))
    words = []
    for form in level_forms():
        before = f"(?<![{form.not_after}])" if form.not_after else ""
        after = f"(?![{form.not_before}])" if form.not_before else ""
        words.append(before + form.form.replace("{}", mark) + after)
    return f"(?=[{firsts}])(?:" + "|".join(words) + ")"


@cache
def subordinates_pattern() -> str:
    """Return the regular expression, on folded text and without groups, of the bodies one level down: 各区县政府, 各乡镇(街道), 各市人民政府."""
    data = load_yaml("levels")["subordinates"]
    who, tails = (
        "|".join(re.escape(entry["word"]) for entry in sorted(data[key], key=lambda entry: -len(entry["word"]))) for key in ("who", "tails")
    )
    return f"各{either(entry['word'] for entry in data['some'])}?(?:(?:{who})(?:{tails})?|{either(entry['word'] for entry in data['alone'])}(?:{tails}))"


@cache
def those_below() -> re.Pattern[str]:
    """Return the pattern of the bodies one level down: 各区县政府, 各县市区.

    >>> [bool(those_below().fullmatch(words)) for words in ("各县市区", "各乡镇(街道)", "各市政府", "各市场")]
    [True, True, True, False]
    """
    return re.compile(subordinates_pattern())


_JOINED = pattern("levels", r"(?:[、,]|{joins})(?![^()]*\))")
_TOWNSHIP = pattern("levels", "^[\u4e00-\u9fff]{1,4}{townships}$")
_LEVEL = "级"
level_bodies = pattern("levels", "^[、,]?{joins}?(?:{own}{organs}(?:[、,]|{joins})?)+{demands}?$")
"""Bodies of one's own level after another: 、县政府, 和县委、县政府."""


@cache
def range_of_levels() -> re.Pattern[str]:
    """Return the pattern of words that say which levels of government are meant: 县级以上, 市、县(市、区), 各级.

    >>> [bool(range_of_levels().fullmatch(words)) for words in ("县级以上", "市、县(市、区)", "各级", "市场")]
    [True, True, True, False]
    """
    mark = f"[{''.join(marks())}]级?"
    join = f"(?:[、,]|{words_of('levels', 'joins')})"
    and_above, every = words_of("levels", "above"), words_of("levels", "every_level")
    return re.compile(rf"(?=.{{2}})各?{mark}(?:{join}{mark}|\({mark}(?:[、,]{mark})*\))*{and_above}?|{every}")


@cache
def levels_below_pattern() -> str:
    """Return the regular expression, on folded text and without groups, of names with a bracket for the levels below: 县(市、区), 乡镇(街道)."""
    words = [entry["word"] for entry in load_yaml("levels")["subordinates"]["who"] if entry["word"].endswith(")")]
    return f"(?=[{''.join(sorted({word[0] for word in words}))}]){either(words)}"


@cache
def counted_levels_pattern() -> str:
    """Return the regular expression, on folded text and without groups, of levels by their names and number: 市、区县两级, 县、镇、村三级."""
    letters = "".join((*marks(), *load_yaml("levels")["villages"]))
    one, join = f"[{letters}]{{1,2}}", f"(?:[、,]|{words_of('levels', 'joins')})"
    return f"(?=[{letters}])(?:{one}(?:{join}{one}){{1,4}}|[{letters}]{{2,5}}){words_of('levels', 'so_many_levels')}"


@cache
def several_levels() -> re.Pattern[str]:
    """Return the pattern of words that say that every level is meant, or so many of them.

    >>> [bool(several_levels().fullmatch(words)) for words in ("各级", "市、区县两级", "县、镇、村三级", "县级", "两级")]
    [True, True, True, False, False]
    """
    return re.compile(f"{counted_levels_pattern()}|{words_of('levels', 'every_level')}")


@cache
def governments_pattern() -> str:
    """Return the regular expression, on folded text and without groups, of the governments of a range of levels, by one name."""
    mark = f"(?:[{''.join(mark for mark in marks() if len(mark) == 1)}]{{1,2}}级?|{words_of('levels', 'cities')})"
    join = f"(?:[、,]|{words_of('levels', 'joins')})"
    inner = rf"\({mark}(?:[、,]{mark}){{0,3}}\)"
    above = words_of("levels", "above")
    several = rf"{mark}(?:{join}{mark}|{inner}){{1,4}}{above}?|[{''.join(marks())}]级{above}|{words_of('levels', 'cities')}"
    return rf"(?:{several}|{words_of('levels', 'every_level')}){words_of('levels', 'local')}?{words_of('levels', 'governments')}"


@cache
def governments() -> re.Pattern[str]:
    """Return the pattern of the governments of a range of levels: 县级以上人民政府, 市、县(区)人民政府."""
    return re.compile(governments_pattern())


@cache
def _names() -> Mapping[str, frozenset[int]]:
    """Return the names of levels that stand alone (县, 设区的市, 镇(街道), 村) with the steps that each may mean, 0 for the nation; villages are below all."""
    data = load_yaml("levels")
    found = {mark: frozenset(map(LEVELS.index, levels)) for mark, levels in marks().items()}
    one = re.compile("|".join(map(re.escape, found)))
    for name in (entry["word"] for entry in data["subordinates"]["who"]):
        steps = [found[mark] for mark in one.findall(name)]
        if steps:  # 地方 is any
            found.setdefault(name, frozenset.intersection(*steps) or frozenset.union(*steps))
    called = {entry["word"]: frozenset(map(LEVELS.index, entry["levels"])) for entry in data["kinds"] if "behind" not in entry}
    return (
        called
        | found
        | dict.fromkeys(data["prefectures"], frozenset({LEVELS.index("prefecture")}))
        | dict.fromkeys(data["villages"], frozenset({len(LEVELS)}))
    )


def named_levels(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return each level of a text that names nothing else, with the steps that it may mean; nothing where something else stands in it.

    >>> [[name for name, _ in named_levels(text)] for text in ("省级、市", "省市", "乡镇", "镇(街道)", "设区的市", "村级", "市场")]
    [['省', '市'], ['省', '市'], ['乡镇'], ['镇(街道)'], ['设区的市'], ['村'], []]
    """
    names = _names()
    listed = [name.removesuffix(_LEVEL) if name.removesuffix(_LEVEL) in names else name for name in _JOINED().split(text)]
    readings = (
        [[text], [*text]]
        if text in marks()
        else [listed, [*text], [text]]
        if len(listed) > 1
        else [listed, [*text]]
        if text.endswith(_LEVEL)
        else [[*text], [text]]
    )
    found = next((reading for reading in readings if all(name in names for name in reading)), [])
    return tuple((name, names[name]) for name in found)


def as_one_level(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return what calls those below by several of their levels as one level: 区县, 市、县(市、区); nothing where a text is no such word.

    >>> [name for name, _ in as_one_level("区县")], as_one_level("省市"), as_one_level("县")
    (['区县'], (), ())
    """
    word = text.removesuffix(_LEVEL)
    return ((word, _names()[word]),) if word in _whole() and word in _names() else ()


@cache
def _whole() -> frozenset[str]:
    return frozenset(entry["word"] for entry in load_yaml("levels")["subordinates"]["who"] if len(entry["word"]) > 1)


def is_township(name: str) -> bool:
    """Return whether a name is built like that of a township, of which there is no table.

    >>> is_township("岱崮镇"), is_township("界湖街道"), is_township("特色小镇"), is_township("各镇")
    (True, True, False, False)
    """
    return _TOWNSHIP().match(name) is not None and not name.endswith(tuple(load_yaml("levels")["no_townships"]))


@cache
def own_level_words() -> re.Pattern[str]:
    """Return the pattern, on folded text, of the words by which a text calls a level its own: one character and the mark.

    >>> [found.group() for found in own_level_words().finditer("结合我县实际,面向全市场,在全县推广")]
    ['我县', '全县']
    """
    forms = (form for form in level_forms() if form.scope and form.form.endswith("{}"))
    return re.compile("|".join(f"{form.form.format(either(marks()))}(?![{form.not_before}])" for form in forms))


def is_scope(word: str) -> bool:
    """Return whether a level word says no more than where, which every text of a place says of itself.

    >>> is_scope("全县"), is_scope("县内"), is_scope("县级")
    (True, True, False)
    """
    return word in _scopes()


def mark_of(word: str) -> str | None:
    """Return the mark that a level word is built with.

    >>> mark_of("全市"), mark_of("县级"), mark_of("大力")
    ('市', '县', None)
    """
    return _words_of_levels().get(word)


@cache
def _words_of_levels() -> Mapping[str, str]:
    """Return every word that a form makes of a mark, with that mark: the first form that makes it counts."""
    found: dict[str, str] = {}
    for form in level_forms():
        for mark in marks():
            found.setdefault(form.form.replace("{}", mark), mark)
    return found


@cache
def _scopes() -> frozenset[str]:
    """Return the words of levels that say no more than where, and those that lack their mark (全)."""
    words = {(form.form.replace("{}", mark), mark) for form in level_forms() if form.scope for mark in (*marks(), "")}
    return frozenset(word for word, mark in words if (mark_of(word) or "") == mark)

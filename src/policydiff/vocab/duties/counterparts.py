"""Bodies that correspond across levels: aliases of one name, and bodies of one function."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, words_of
from policydiff.vocab.places.issuers import national_names


@dataclass(frozen=True, slots=True)
class Function:
    """A task of government and the bodies that take it on at one level or another."""

    function: str
    names: tuple[str, ...]


@cache
def aliases() -> dict[str, str]:
    """Return each name without its level or place → the name that stands for all of its aliases; longest name first."""
    found: dict[str, str] = {}
    for entry in load_yaml("counterparts")["aliases"]:
        for name in (entry["name"], *entry["other"]):
            found[name] = entry["name"]
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def ministries() -> dict[str, str]:
    """Return each ministry → the name that the bureaus stand for which do its work below; longest name first.

    >>> ministries()["教育部"], ministries()["工信部"], "武装部" in ministries()
    ('教育局', '经济信息委', False)
    """
    data = load_yaml("counterparts")["ministries"]
    found: dict[str, str] = {}
    for name, end in ((name, end) for name in national_names() for end in data["ends"] if name.endswith(end)):
        below = (aliases().get(name.removesuffix(end) + bureau) for bureau in data["bureaus"])
        if name not in aliases() and (standing := next(filter(None, below), None)):
            found[name] = standing
    found |= {entry["centre"]: aliases().get(entry["below"], entry["below"]) for entry in data["others"]}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def of_the_nation() -> re.Pattern[str]:
    """Return the pattern, on folded text, of what the nation's own texts say: 我国, 经国务院同意, 工业和信息化部.

    >>> [found.group() for found in of_the_nation().finditer("落实党中央、国务院部署,推动我国教育部门改革,由教育部牵头")]
    ['我国', '教育部']
    """
    behind = either(load_yaml("counterparts")["ministries"]["no_ministry_behind"])
    return re.compile(f"{words_of('levels', 'of_the_nation')}|{either(ministries())}(?!{behind})")


@cache
def departments() -> dict[str, str]:
    """Return each department as laws name it → the name that stands for all of its names; longest name first.

    >>> departments()["环境保护主管部门"], departments()["环保部门"]
    ('生态环境主管部门', '生态环境主管部门')
    """
    data = load_yaml("counterparts")
    tails = data["department_tails"]
    found = {word + tail: line["words"][0] + tails[0] for line in data["departments"] for word in line["words"] for tail in tails}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def department_words() -> dict[str, str]:
    """Return each word for what a department is responsible for → the one that stands for its line: 环保 → 生态环境."""
    return {word: line["words"][0] for line in load_yaml("counterparts")["departments"] for word in line["words"]}


@cache
def department_tails() -> frozenset[str]:
    """Return what departments are called: 主管部门, 部门."""
    return frozenset(load_yaml("counterparts")["department_tails"])


@cache
def telling_words() -> dict[str, str]:
    """Return the words that name a body wherever they stand in its name (人行, 银保监) → the name that it goes under."""
    entries = [*load_yaml("counterparts")["aliases"], *load_yaml("organisations")["bodies"]]
    return {word: entry["name"] for entry in entries for word in entry.get("contains", ())}


@cache
def functions() -> tuple[Function, ...]:
    """Return every function with its bodies, in file order."""
    return tuple(Function(entry["function"], tuple(entry["names"])) for entry in load_yaml("counterparts")["functions"])


@cache
def body_names() -> tuple[str, ...]:
    """Return every known name of a body without its level or place, longest first."""
    names = {*aliases(), *(name for function in functions() for name in function.names), *load_yaml("counterparts")["bodies"]}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def functions_of(name: str) -> frozenset[str]:
    """Return the functions of a body by the end of its name, which may still carry a level or place.

    >>> sorted(functions_of("县金融事务中心"))
    ['金融监管']
    """
    return frozenset(function.function for function in functions() if any(name.endswith(known) for known in function.names))

"""Stock phrases, headings, synonyms and ideas: what official documents say whatever they are about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from policydiff.vocab.load import load_yaml

_ASKING_NOBODY = frozenset(("opening", "guidance", "status", "principles", "aims", "closing"))


@cache
def stock_phrases() -> tuple[str, ...]:
    """Return every stock phrase as printed, longest first."""
    phrases = {word for entry in load_yaml("stock")["phrases"] for word in entry["words"]}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def stock_headings() -> frozenset[str]:
    """Return the headings, without number and full stop, that stand in plans of any topic."""
    return frozenset(heading_functions())


@cache
def heading_functions() -> dict[str, frozenset[str]]:
    """Return what each stock heading is for: aims, tasks, safeguards …"""
    found: dict[str, set[str]] = {}
    for entry in load_yaml("stock")["headings"]:
        for word in entry["words"]:
            found.setdefault(word, set()).add(entry["function"])
    return {word: frozenset(functions) for word, functions in found.items()}


def same_function(one: str, other: str) -> bool:
    """Return whether two headings, without number and full stop, are stock headings that take each other's place.

    >>> same_function("主要目标", "发展目标"), same_function("保障措施", "重点任务")
    (True, False)
    """
    functions = heading_functions()
    return not functions.get(one, frozenset()).isdisjoint(functions.get(other, frozenset()))


def tells_what_is(heading: str) -> bool:
    """Return whether a heading, without number and full stop, stands over what is so already, and not over what shall be.

    >>> tells_what_is("工作基础"), tells_what_is("夯实数据基础")
    (True, False)
    """
    return "status" in heading_functions().get(heading, frozenset())


def asks_nobody(heading: str) -> bool:
    """Return whether a heading, without number and full stop, stands over what no body is asked to do: the outset, aims and principles, final rules.

    >>> asks_nobody("总体要求"), asks_nobody("附则"), asks_nobody("重点任务")
    (True, True, False)
    """
    return not _ASKING_NOBODY.isdisjoint(heading_functions().get(heading, frozenset()))


@cache
def heading_verbs() -> tuple[str, ...]:
    """Return the words that headings begin with before their subject, longest first."""
    return tuple(sorted(load_yaml("stock")["heading_verbs"], key=len, reverse=True))


@cache
def heading_tails() -> tuple[str, ...]:
    """Return the words that headings end with after their subject, longest first."""
    return tuple(sorted(load_yaml("stock")["heading_tails"], key=len, reverse=True))


@cache
def synonyms() -> dict[str, str]:
    """Return each word that officials put for another one when they write a sentence anew → the word that stands for all of its line.

    >>> synonyms()["健全"], synonyms()["完善"]
    ('完善', '完善')
    """
    return {word: entry["words"][0] for entry in load_yaml("synonyms")["words"] for word in entry["words"]}


@cache
def ideas() -> Mapping[str, int]:
    """Return each word → the number of its idea: of two clauses on one thing the one has this word and the other that one.

    >>> ideas()["高龄"] == ideas()["适老"], ideas()["高龄"] == ideas()["污水"]
    (True, False)
    """
    return {word: number for number, entry in enumerate(load_yaml("ideas")["words"]) for word in entry["words"]}


@cache
def general_words() -> frozenset[str]:
    """Return the words that any plan uses."""
    return frozenset(load_yaml("stock")["general_words"])


@lru_cache(maxsize=4096)
def subject_of(heading: str) -> str:
    """Return what a heading is about, without the verbs before and the general words after it; may be "".

    >>> subject_of("实施科技服务业集聚区建设行动"), subject_of("检验检测认证服务")
    ('科技服务业集聚区', '检验检测认证')
    """
    subject = heading
    while found := next((verb for verb in heading_verbs() if subject.startswith(verb)), None):
        subject = subject[len(found) :]
    while found := next((tail for tail in heading_tails() if subject.endswith(tail)), None):
        subject = subject[: -len(found)]
    return subject

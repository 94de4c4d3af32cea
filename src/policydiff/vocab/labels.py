"""Labels in Chinese and English for every key that a person may read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml

Language = Literal["zh", "en"]
LANGUAGES: tuple[str, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Label:
    """text: the word itself; about: one line that explains it, or ""."""

    text: str
    about: str


@dataclass(frozen=True)
class Labels:
    """All labels of one language, by group (verdict, edit, note, column, …) and key.

    sides: words for the two documents, each with what a report on just these two calls them instead; the first that fits is taken.
    """

    language: Language
    groups: Mapping[str, Mapping[str, Label]]
    sides: tuple[tuple[str, str], ...] = ()

    def __call__(self, group: str, key: str) -> str:
        """Return the label of a key, or the key itself where there is none: an unknown rule or note still prints."""
        label = self.groups[group].get(key)
        return self.named(label.text) if label else key

    def rule(self, rule: str, *also: str) -> str:
        """Return a rule in square brackets, with what it is called in this language before its id: [编号缺项 numbering-gap].

        also: others that tell the same, by what they are called: [公文信息缺项、没有标题 metadata-missing].
        """
        between = "、" if self.language == "zh" else ", "
        named = between.join(self("rule", each) for each in (rule, *also))
        return f"[{named}]" if self("rule", rule) == rule else f"[{named} {rule}]"

    def of_name(self, group: str, item: str) -> str:
        """Return `name: key` with the key's label: what a coder chose."""
        name, colon, key = item.rpartition(": ")
        return f"{name}{colon}{self(group, key)}"

    def about(self, group: str, key: str) -> str:
        """Return the one line that explains a key, or ""."""
        label = self.groups[group].get(key)
        return self.named(label.about) if label else ""

    def named(self, text: str) -> str:
        """Return words of the program with the two documents called by their names."""
        for word, name in self.sides:
            text = text.replace(word, name)
        return text

    def calling(self, sides: tuple[tuple[str, str], ...]) -> Labels:
        """Return the same labels, calling the two documents by these names."""
        return Labels(self.language, self.groups, sides)

    def join(self, words: list[str] | tuple[str, ...]) -> str:
        """Return the words as a list in this language."""
        return ("、" if self.language == "zh" else ", ").join(words)


ALONE = {"added": "only_child", "dropped": "only_parent", "adapted": "alike_only"}
"""What a verdict is called between two documents that are not related, by its key of the group `page`: nothing was added, dropped or adapted there."""


@cache
def labels(language: Language) -> Labels:
    """Return the labels of a language, read once a process."""
    groups = {
        group: MappingProxyType({key: Label(entry[language], entry.get(f"about_{language}", "")) for key, entry in entries.items()})
        for group, entries in load_yaml("labels").items()
    }
    return Labels(language, MappingProxyType(groups))

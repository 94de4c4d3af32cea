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
    """All labels of one language, by group (verdict, edit, note, column, …) and key."""

    language: Language
    groups: Mapping[str, Mapping[str, Label]]

    def __call__(self, group: str, key: str) -> str:
        """Return the label of a key, or the key itself where there is none: an unknown rule or note still prints."""
        label = self.groups[group].get(key)
        return label.text if label else key

    def about(self, group: str, key: str) -> str:
        """Return the one line that explains a key, or ""."""
        label = self.groups[group].get(key)
        return label.about if label else ""

    def join(self, words: list[str] | tuple[str, ...]) -> str:
        """Return the words as a list in this language."""
        return ("、" if self.language == "zh" else ", ").join(words)


@cache
def labels(language: Language) -> Labels:
    """Return the labels of a language, read once a process."""
    groups = {
        group: MappingProxyType({key: Label(entry[language], entry.get(f"about_{language}", "")) for key, entry in entries.items()})
        for group, entries in load_yaml("labels").items()
    }
    return Labels(language, MappingProxyType(groups))

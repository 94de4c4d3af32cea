"""What a person may ask of a report."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, get_args

from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.vocab.labels import LANGUAGES, Labels, Language, labels

Sort = Literal["child", "parent", "similarity", "confidence", "verdict"]
Table = Literal[
    "clauses", "targets", "organisations", "sections", "edits", "tasks", "notices", "diagnostics", "achievements", "citations", "plans"
]

# The words of the contract, written out again because the models take longer to import than a listing to print; a test
# compares them with policydiff.model.
VERDICTS = ("copied", "localized", "adapted", "added", "dropped")
EDIT_KINDS = ("place", "level", "organisation", "quantity", "strength", "enumeration", "clause", "wording")
RELATIONS = ("same", "renumbered", "moved", "dropped", "added")
TARGET_VERDICTS = ("scaled", "unchanged", "reversed", "dropped", "added")
ORGANISATION_VERDICTS = ("kept", "role-changed", "dropped", "added")
MARKS = ("moved", "renumbered", "also", "review")
ORIGINS = ("borrowed", "shared", "alike", "original", "boilerplate", "manual")
ONLY_WORDS = tuple(dict.fromkeys((*VERDICTS, *EDIT_KINDS, *MARKS, *ORIGINS, *TARGET_VERDICTS, *ORGANISATION_VERDICTS, *RELATIONS)))

_ONLY_GROUPS = (
    ("verdict", VERDICTS),
    ("edit", EDIT_KINDS),
    ("mark", (*MARKS, *ORIGINS)),
    ("target_verdict", TARGET_VERDICTS),
    ("organisation_verdict", ORGANISATION_VERDICTS),
    ("relation", RELATIONS),
)
"""The words by the group of labels that has what reports call them."""


def only_meant(word: str) -> tuple[str, ...]:
    """Return the words of ONLY_WORDS that a word means: itself, else all that a report calls so, in either language; () for none."""
    if word in ONLY_WORDS:
        return (word,)
    found = (key for language in LANGUAGES for key, label in _only_labelled(labels(language)) if label == word)
    return tuple(dict.fromkeys(found))


def only_labels(words: Labels) -> tuple[str, ...]:
    """Return what reports of a language call the words of ONLY_WORDS, each once."""
    return tuple(dict.fromkeys(label for _, label in _only_labelled(words)))


def _only_labelled(words: Labels) -> list[tuple[str, str]]:
    return [(key, words(group, key)) for group, keys in _ONLY_GROUPS for key in keys]


@dataclass(frozen=True, slots=True)
class Options:
    """How to render; every field has a default, and a format reads only what concerns it.

    only: verdicts, edit kinds, marks; a table that knows none of the words stays whole. min_similarity: 0 to 1, hides pairs
    below it (not what is added or dropped). sort: of the clauses; by confidence the least sure come first. width: terminal columns. table: for CSV and TSV. tables: of a
    workbook of notices, all where none is named.
    bom: CSV for Excel. source: the notice's source text, for the page of one notice. terms: also which words
    the child stresses (takes a second to cut the words). brief: on a terminal, only the most telling rows and the summary. words: what a report
    puts in the place of the labels, for a pair of which they would not be true. command: what was typed, for what it says is to be typed next;
    report: under what name it may be written then; swapped: whether the sides stand the other way round than they were typed.
    """

    lang: Language = "en"
    only: frozenset[str] = field(default_factory=frozenset)
    min_similarity: float = 0.0
    sort: Sort = "child"
    width: int = 80
    color: bool = False
    table: Table | None = None
    tables: tuple[Table, ...] = ()
    bom: bool = False
    source: str | None = None
    terms: bool = False
    brief: bool = False
    words: Labels | None = None
    command: str = ""
    swapped: bool = False
    report: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "only", frozenset(self.only))
        _one_of("lang", self.lang, LANGUAGES)
        _one_of("sort", self.sort, get_args(Sort))
        for word in sorted(self.only):
            _one_of("only", word, ONLY_WORDS)
        if not 0 <= self.min_similarity <= 1:
            raise PolicydiffError(tell("options.min-similarity", value=self.min_similarity), tell("hint.from-0-to-1"))

    @property
    def labels(self) -> Labels:
        """The labels of the language asked for, or those that a report has put in their place."""
        return self.words or labels(self.lang)


def _one_of(name: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise PolicydiffError(tell("options.unknown", name=name, word=word), tell("hint.choose", words=words))

"""Rules on what a notice cites."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import quoted
from policydiff.text.fold import squeeze
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.view import View, bare


@rule("info", "content")
def unknown_parent(view: View) -> Iterator[Hit]:
    """The notice implements a document that the corpus does not have.

    Add it to `data/raw` to see what the notice keeps of it. Looked up by document number, then by title.
    """
    corpus = view.corpus
    if corpus is None:
        return
    for index, citation in enumerate(view.notice.citations):
        if citation.relation != "implements":
            continue
        number, title = bare(citation.document_number or ""), bare(citation.title or "")
        if number not in corpus.numbers and not (title and title in corpus.all_titles):
            label = citation.document_number or quoted(squeeze(citation.title or ""))
            yield Hit(("citations", index), f"the corpus does not have {label}", words(citation))


@rule("warning", "content")
def cites_itself(view: View) -> Iterator[Hit]:
    """The notice implements itself, by its own document number: one of the two numbers is read wrongly."""
    own = view.notice.notice.document_number
    for index, citation in enumerate(view.notice.citations):
        if own and citation.relation == "implements" and citation.document_number and bare(own) == bare(citation.document_number):
            yield Hit(("citations", index, "document_number"), f"the notice's own number is {own}", words(citation))

"""Which documents the words of a person mean, and which of its two files says what a notice says."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff import parse_bytes
from policydiff.corpus import Corpus
from policydiff.gathering.documents import Document, Problem, gather, read_all, singles
from policydiff.gathering.keeping import Shelf
from policydiff.store import dump_notice

TEXT = "新昌县数字服务实施方案\n\n一、主要任务\n\n（一）培育企业。到2025年，企业达到{count}家。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Return a data folder with a raw notice, one that was corrected, one of which two raw files have the name, and one that is no text."""
    raw, structured = tmp_path / "data" / "raw", tmp_path / "data" / "structured"
    raw.mkdir(parents=True)
    structured.mkdir()
    for name in ("plain.txt", "edited.txt", "twice.md", "twice.txt"):
        (raw / name).write_text(TEXT.format(count=10), encoding="utf-8")
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    notice = parse_bytes(TEXT.format(count=10).encode(), name="edited.txt")
    (structured / "edited.yaml").write_text(dump_notice(notice).replace("达到10家", "达到11家"), encoding="utf-8")
    return Corpus(tmp_path / "data")


def test_a_folder_means_every_notice_below_it_each_under_a_name_of_its_own(corpus: Corpus) -> None:
    groups, problems = gather([corpus.root], corpus)
    assert [[document.id for document in group] for group in groups] == [["broken"], ["edited"], ["plain"], ["twice"], ["twice~2"]]
    assert not problems


def test_a_file_that_several_words_mean_is_read_once_and_a_word_that_means_nothing_is_told(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    groups, problems = gather(["plain", corpus.raw / "plain.txt", tmp_path / "empty", "nowhere", corpus.raw], corpus)
    assert [document.id for document in singles(groups)] == ["plain", "broken", "edited", "twice", "twice~2"]
    assert [problem.id for problem in problems] == [str(tmp_path / "empty"), "nowhere"]


@pytest.mark.parametrize("word", ["edited", "data/raw/edited.txt", "data/structured/edited.yaml"])
def test_corrections_are_read_by_whatever_name_the_notice_is_called(corpus: Corpus, word: str) -> None:
    groups, _ = gather([corpus.root.parent / word if "/" in word else word], corpus)
    [document] = singles(groups)
    assert any("达到11家" in clause.text for clause in document.read().all_clauses())


def test_one_file_that_cannot_be_read_stops_no_other(corpus: Corpus) -> None:
    groups, _ = gather([corpus.root], corpus)
    read = {document.id: found for document, found in read_all(singles(groups), Shelf(None))}
    assert {name: found.id for name, found in read.items()} == {name: name for name in read}
    assert [name for name, found in read.items() if isinstance(found, Problem)] == ["broken"]


def test_a_value_is_a_document_of_its_own(corpus: Corpus) -> None:
    notice = parse_bytes(TEXT.format(count=3).encode(), name="given.txt")
    groups, problems = gather([notice, "plain"], corpus)
    first, second = singles(groups)
    assert first.read() is notice and second.id == "plain" and not problems


def test_what_is_kept_is_found_again_and_is_another_where_the_file_changed(corpus: Corpus, tmp_path: Path) -> None:
    kept, path = Shelf(tmp_path), corpus.raw / "plain.txt"
    [document] = singles(gather(["plain"], corpus)[0])
    first = document.notice(kept)
    assert Document(document.id, document.entry).notice(kept) == first
    path.write_text(TEXT.format(count=12), encoding="utf-8")
    assert Document(document.id, document.entry).notice(kept) != first

"""A paragraph becomes clauses: sentences, and the responsibility statements among them."""

from __future__ import annotations

import re
from dataclasses import replace

from policydiff.model import Clause, Role
from policydiff.parse.duties.labels import label_behind
from policydiff.parse.duties.plausible import is_body
from policydiff.parse.duties.sentence.parts import read_duties
from policydiff.parse.duties.sentence.signs import may_say_who
from policydiff.parse.duties.sentence.subjects import only_bodies
from policydiff.parse.duties.sentence.verbs import begins_with_duty
from policydiff.parse.duties.statement import Statement
from policydiff.parse.duties.statements import may_say_who_in_bracket, read_statement
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.passage import Passage
from policydiff.parse.mark.marked import Marked
from policydiff.records import dataclass
from policydiff.text.brackets import bracket_pairs, sentence_ends
from policydiff.text.numbers import Marker

_SENTENCE_END = re.compile(r"[。!?;:][\"')\]》]*$")
_LONGEST_HEAD = 30
_QUOTES = ':"'
_TRAILING = re.compile(r"[。;,]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) of a paragraph that makes one clause, and the statements of responsibility that it makes."""

    role: Role
    start: int
    end: int
    statements: tuple[Statement, ...] = ()


def split_clauses(passage: Passage, begin: int = 0) -> list[Piece]:
    """Return the clauses of a paragraph, in order and without gaps. begin: where its words begin, behind the mark of an item.

    A sentence ends at 。！？ outside brackets; a bracket that says who is responsible stands alone, with the mark after it.
    """
    folded = passage.folded
    pairs = bracket_pairs(folded)
    ends = sentence_ends(folded, pairs)
    if not pairs and len(ends) == 1:  # most paragraphs
        said = may_say_who(folded[begin:] if begin else folded)
        return _parted(passage, _piece(passage, 0, len(folded), begin, None), begin) if said else [Piece("body", 0, len(folded))]
    pieces: list[Piece] = []
    at = 0
    for start, end, statement in _statement_brackets(passage, pairs) if pairs else ():
        pieces += _sentences(passage, at, start, ends, begin)
        pieces.append(Piece("responsibility", start, end, (statement,)))
        at = end
    pieces += _sentences(passage, at, len(folded), ends, begin)
    return pieces


def _statement_brackets(passage: Passage, pairs: list[tuple[int, int]]) -> list[tuple[int, int, Statement]]:
    found: list[tuple[int, int, Statement]] = []
    folded = passage.folded
    for start, end in pairs:
        if folded[start] not in "([" or end - start < 5:
            continue
        after = start == 0 or bool(_SENTENCE_END.search(folded[max(0, start - 4) : start]))
        if not after and not may_say_who_in_bracket(folded[start + 1 : end - 1]):
            continue
        statement = read_statement(passage.cut(start + 1, end - 1), bracket=True, after_sentence=after)
        if statement is None or not (statement.bodies or statement.deadline or statement.form == "label"):
            continue
        if statement.form == "verb" and not after and end < len(folded) and folded[end] not in "。;,(":
            continue  # …（市科技局负责）的项目: a remark inside a sentence
        trailing = _TRAILING.match(folded, end)
        found.append((start, trailing.end() if trailing else end, statement))
    return found


def _sentences(passage: Passage, start: int, end: int, ends: list[int], begin: int) -> list[Piece]:
    pieces: list[Piece] = []
    folded, first = passage.folded, max(start, begin)
    stops = [end] if len(ends) == 1 else [*[x for x in ends if first < x < end], end]
    opened = folded.find(_QUOTES) if len(ends) > 1 and _QUOTES in folded else -1
    closed = folded.rfind('"') if opened >= 0 else -1
    for stop in stops:
        if stop > start:
            # What is quoted in whole sentences is what another text shall say: 将第五条修改为:"市水利局负责…。各县…。"
            if may_say_who(folded[first:stop]) and not opened < start < closed:
                piece = _piece(passage, start, stop, begin, pieces[-1] if pieces else None)
                pieces += [piece] if piece.statements else _parted(passage, _piece_of_head(passage, piece, begin, ends[0]), begin)
            else:
                pieces.append(Piece("body", start, stop))
            first = start = stop
    return pieces


def _piece(passage: Passage, start: int, stop: int, begin: int, before: Piece | None) -> Piece:
    """Return the clause that a sentence with a word of responsibility makes."""
    words = passage.cut(max(start, begin), stop)
    follows = before is not None and before.role == "body" and begins_with_duty(words.folded)
    subject = passage.cut(max(before.start, begin), start) if before is not None and follows else None
    statement = read_statement(words, bracket=False)
    if statement is not None and (statement.bodies or statement.deadline):
        return Piece("responsibility", start, stop, (statement,))
    return Piece("body", start, stop, tuple(read_duties(words, subject)))


def _parted(passage: Passage, piece: Piece, begin: int) -> list[Piece]:
    """Return two clauses for a sentence that says behind what is to be done whose it is, by a label: 落实整改;责任单位:A、B. For any other the piece itself."""
    words = passage.cut(max(piece.start, begin), piece.end)
    label = label_behind(words) if piece.role == "body" and not piece.statements else None
    statement = read_statement(words.cut(label), bracket=False) if label is not None else None
    if label is None or statement is None or not statement.bodies or not all(is_body(body.name.folded) for body in statement.bodies):
        return [piece]
    at = piece.end - len(words) + label
    return [replace(piece, end=at), Piece("responsibility", at, piece.end, (statement,))]


def _piece_of_head(passage: Passage, piece: Piece, begin: int, head: int) -> Piece:
    """Return a clause without a subject with the statement that it makes of the body that its item is called by: 1.县住建局。…。负责….

    head: where the first sentence of the paragraph ends.
    """
    words = passage.cut(max(piece.start, begin), piece.end)
    if piece.start < head or head - begin > _LONGEST_HEAD or not begins_with_duty(words.folded):
        return piece
    called = passage.cut(begin, head)
    named = only_bodies(called.cut(0, len(called.folded.rstrip("。:"))))
    return piece if named is None else replace(piece, statements=tuple(read_duties(words, called)))


def make_clause(clause_id: str, role: Role, paragraph: Paragraph, start: int, end: int) -> tuple[Clause, Passage]:
    """Return the clause of paragraph[start:end] and its passage; blanks at its ends are left out of both."""
    passage = paragraph.passage
    text = passage.text
    if text[start] == " " or text[end - 1] == " ":
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
    if start or end < len(text):
        passage = Passage(text[start:end], passage.offsets[start:end], passage.folded[start:end], passage.breaks)
    offsets = passage.offsets
    pieces = passage.pieces() if passage.breaks else None
    return Clause.made(id=clause_id, role=role, text=passage.text, span=(offsets[0], offsets[-1] + 1), pieces=pieces), passage


def heading_text(line: Marked, marker: Marker | None, end: int) -> str:
    """Return the heading as printed, without its number, brackets of a 【title】 and closing mark."""
    if marker is None:
        return line.text[:end].lstrip("、.． ").rstrip("。：: ")
    text = line.text[marker.end : end].strip().lstrip("：:")
    if marker.style == "article":
        return text.strip("【】[]（）() ").rstrip("。")
    return text.rstrip("。.：:！!？? ")

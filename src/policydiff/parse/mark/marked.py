"""A paragraph with what it is: every question that the grammar of the page asks of it, answered once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.passage import Passage
from policydiff.parse.mark import addressees, attachments, days, document_number, imprint, orders, signatures
from policydiff.records import dataclass
from policydiff.text.cached import cached_property
from policydiff.text.numbers import Marker, read_marker
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.page.bar import is_page_sentence
from policydiff.vocab.page.titles import leads_to_text, tells_of_enclosure, without_attached
from policydiff.vocab.portal import is_furniture

_ORDINAL = "第"
_ARTICLE = re.compile(rf"{_ORDINAL}[{CHARACTERS}\d]{{1,6}}条(?=第)")
_ENDS_OPEN = (*"|。;!?:,…", "...")
_ENDS_IN_TEXT = tuple("|。;:,、")
_LONGEST_TITLE_LINE, _LONGEST_SIGNING_LINE = 160, 80
_LONGEST_HEAD, _LONGEST_HEADING, _LONGEST_TOOLS = 40, 80, 40


@dataclass(frozen=True, eq=False)
class Marked:
    """A paragraph and what it is. Frozen; an answer that several stages ask for is found when it is first asked for, and kept.

    marker: the printed number that opens it; a blank behind the number of an article parts it from what it would refer to. label_end: where its label (附件2：) ends, None where it has none.
    """

    paragraph: Paragraph
    text: str
    folded: str
    kind: str
    marker: Marker | None
    label_end: int | None

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.paragraph.passage.offsets[0]

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where text[start:end] stands in the source: one span, or several where a page number stands inside."""
        stop = len(self.text) if end is None else end
        if start >= stop:
            return ()
        found = self.paragraph.passage.cut(start, stop)
        return found.pieces() or (found.span(),)

    @property
    def is_label(self) -> bool:
        """Whether the paragraph begins with the label of an annex."""
        return self.label_end is not None

    @cached_property
    def is_date(self) -> bool:
        """Whether it is a day and nothing else."""
        return days.is_date_line(self.folded)

    @cached_property
    def date(self) -> str | None:
        """The first day that it names."""
        return days.read_date(self.folded)

    @property
    def is_dateline(self) -> bool:
        """Whether it says when the page was published: 某某日报 2023-09-08 07:12."""
        return days.is_dateline(self.folded)

    @property
    def is_timed(self) -> bool:
        """Whether it is a day with the time of day: when a page was posted."""
        return days.is_timed(self.folded)

    @cached_property
    def is_month(self) -> bool:
        """Whether it is a month and nothing else, as some notices are signed (2024年2月), or a day that lost its marks: 2023年127."""
        return days.is_month_line(self.folded)

    @property
    def month(self) -> str | None:
        """The month that it names and nothing else."""
        return days.read_month(self.folded)

    @cached_property
    def number(self) -> re.Match[str] | None:
        """The first document number that it has."""
        return document_number.find_number(self.folded, self.paragraph.gaps)

    @property
    def is_number(self) -> bool:
        """Whether it is a document number and hardly anything else."""
        return document_number.is_number_line(self.folded)

    @cached_property
    def order(self) -> orders.Order | None:
        """What it says where it is the name of an order or an announcement: 某市人民政府令第37号."""
        return orders.read_order(self.folded) if self.kind == "text" else None

    @property
    def is_serial(self) -> bool:
        """Whether it is the serial number of an order: 第37号."""
        return orders.is_serial(self.folded)

    @cached_property
    def may_address(self) -> bool:
        """Whether it can say to whom the notice goes where it stands under the title: a list of names and a colon."""
        return self.addresses or (addressees.may_address(self.folded) and self.marker is None and not self.is_label)

    @cached_property
    def begins_addressees(self) -> bool:
        """Whether it can be the beginning of a list of addressees that goes on in the next paragraph."""
        return self.kind == "text" and self.marker is None and not self.is_label and addressees.begins_list(self.folded)

    @cached_property
    def addresses(self) -> bool:
        """Whether it says to whom the notice goes."""
        return self.marker is None and self.label_end is None and addressees.addresses(self.folded)

    @cached_property
    def signs(self) -> bool:
        """Whether it is the name of a body, as it stands under a text."""
        return self.marker is None and self.label_end is None and signatures.signs(self.folded)

    @cached_property
    def head_end(self) -> int | None:
        """Where the body's name ends (0 where there is none) on a line in which its head signs: 市长 某某某."""
        if self.kind != "text" or len(self.folded) > _LONGEST_SIGNING_LINE:
            return None
        if self.paragraph.gaps and signatures.are_heads(self.folded, self.paragraph.gaps):
            return 0
        return signatures.head_end(self.folded) if len(self.folded) <= _LONGEST_HEAD else None

    @cached_property
    def head_with_day(self) -> tuple[int, int, str] | None:
        """Where the body's name ends, where the day stands, and the day, on a line in which its head signs with the day: 市长 某某某 2023年5月6日."""
        return signatures.head_with_day(self.folded) if self.kind == "text" and len(self.folded) <= 60 else None

    @property
    def is_seal(self) -> bool:
        """Whether it is the remark on a seal and nothing else: （代章）."""
        return signatures.is_seal(self.folded)

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it can be a piece of a body's name that is broken over lines."""
        return self.may_be_title and signatures.is_fragment(self.folded)

    @cached_property
    def signs_with_day(self) -> tuple[int, str | None] | None:
        """The length of the body's name and the day, where it is both."""
        if self.kind != "text" or len(self.folded) > _LONGEST_SIGNING_LINE or self.is_date or self.marker is not None or self.is_label:
            return None
        return signatures.signs_with_day(self.folded)

    @property
    def signed_in_brackets(self) -> tuple[int, int, str | None] | None:
        """Where the body's name begins and ends, and the day or month, where it says in brackets who wrote the text, and when."""
        return signatures.signs_in_brackets(self.folded) if self.kind == "text" and len(self.folded) <= _LONGEST_SIGNING_LINE else None

    @cached_property
    def issued_with(self) -> imprint.Issued | None:
        """What it tells where it says when the text was issued, and perhaps by whom and under which number."""
        return imprint.issued_with(self.folded) if self.kind == "text" and self.marker is None and not self.ends_sentence else None

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in a full stop."""
        return self.folded.endswith("。")

    @cached_property
    def may_be_title(self) -> bool:
        """Whether it can be a line of a title: short, unnumbered, no sentence, no day, no label, no document number."""
        folded = self.folded
        return (
            self.kind == "text"
            and len(folded) <= _LONGEST_TITLE_LINE
            and not folded.endswith(_ENDS_OPEN)
            and "。" not in folded
            and (":" not in folded or without_attached(folded) < len(folded))
            and self.marker is None
            and not self.is_date
            and not self.is_label
            and (not document_number.begins_with_number(folded) or orders.led_title(folded) is not None)
            and not self.is_serial
            and not leads_to_text(folded)
            and not (folded.endswith(("日", "月")) and self.signs_with_day is not None)
        )

    @cached_property
    def may_be_heading(self) -> bool:
        """Whether it can be what a page is called, which may be a question, and may have a colon in it."""
        folded = self.folded
        return self.may_be_title or (
            self.kind == "text"
            and len(folded) <= _LONGEST_HEADING
            and not folded.endswith(_ENDS_IN_TEXT)
            and "。" not in folded
            and self.marker is None
            and not self.is_date
            and not self.is_label
            and not self.is_number
            and not self.is_serial
            and not leads_to_text(folded)
        )

    @cached_property
    def is_furniture(self) -> bool:
        """Whether it is navigation, a page tool or a footer of a portal."""
        if self.kind not in ("text", "metadata") or self.marker is not None:
            return False
        if self.ends_sentence or is_furniture(self.folded):
            return not self.ends_sentence or is_page_sentence(self.folded)
        spaced = self.spaced if len(self.folded) <= _LONGEST_TOOLS else self.folded
        return spaced != self.folded and is_furniture(spaced)

    @property
    def spaced(self) -> str:
        """What it says, with one blank wherever the source has some: 打印 关闭."""
        offsets = self.paragraph.passage.offsets
        if offsets[-1] - offsets[0] == len(offsets) - 1:
            return self.folded
        cuts = [at for at in range(1, len(offsets)) if offsets[at] > offsets[at - 1] + 1]
        return " ".join([self.folded[start:end] for start, end in pairwise([0, *cuts, len(offsets)])])

    @cached_property
    def tells_of_enclosure(self) -> bool:
        """Whether it is of a letter that encloses a text."""
        return tells_of_enclosure(self.folded)

    @property
    def is_publication_mark(self) -> bool:
        """Whether it is （此件公开发布） or the like."""
        return imprint.is_publication_mark(self.folded)

    @property
    def is_imprint(self) -> bool:
        """Whether it belongs to the imprint: 抄送…, …印发."""
        return imprint.is_imprint(self.folded)

    @cached_property
    def printed_by(self) -> tuple[int, tuple[int, int], str] | None:
        """Who printed the document and when: where the body's name ends, where the day stands, the day."""
        return imprint.printed_by(self.folded)

    @property
    def is_occasion(self) -> bool:
        """Whether it says when and where a report was given."""
        return imprint.is_occasion(self.folded)

    @property
    def is_letterhead(self) -> bool:
        """Whether it is a letterhead, or a mark of urgency or secrecy."""
        return imprint.is_letterhead(self.folded)

    @property
    def is_file(self) -> bool:
        """Whether it is a link to an attached file."""
        return attachments.is_file(self.folded)

    @property
    def is_enactment(self) -> bool:
        """Whether it says in brackets when and by whom the text was passed."""
        return imprint.is_enactment(self.folded)


def mark(paragraph: Paragraph) -> Marked:
    """Return the paragraph with what it is."""
    passage = paragraph.passage
    folded = passage.folded
    return Marked(paragraph, passage.text, folded, paragraph.kind, _marker(passage, folded), attachments.label_end(folded))


def _marker(passage: Passage, folded: str) -> Marker | None:
    first = folded[:1]
    if first == "(" and document_number.is_number_line(folded):
        return None  # (92)财农税字第28号
    return read_marker(folded) or (_article_before_blank(passage) if first == _ORDINAL else None)


def _article_before_blank(passage: Passage) -> Marker | None:
    """Return the number of 第四条　第三条规定的…, which without the blank is the article that a sentence goes on from."""
    found = _ARTICLE.match(passage.folded)
    offsets = passage.offsets
    if found is None or found.end() == len(offsets) or offsets[found.end()] - offsets[found.end() - 1] == 1:
        return None
    return read_marker(f"{found.group()} ")


def mark_all(paragraphs: Iterable[Paragraph]) -> list[Marked]:
    """Return the paragraphs with what each of them is, in order."""
    return [mark(paragraph) for paragraph in paragraphs]

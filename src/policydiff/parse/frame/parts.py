"""Below the head: the covering letter, the signature, the promulgated texts and the annexes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.model import Diagnostic
from policydiff.parse.frame.annexes.annexed import handed_over, handed_over_elsewhere, not_printed, referred_to, with_annexed, without_named
from policydiff.parse.frame.annexes.labels import LABEL_LINE, bare_label, is_cut_form, is_lone_label, titled_label
from policydiff.parse.frame.annexes.listed import without_annex_list
from policydiff.parse.frame.draft import Draft, Part
from policydiff.parse.frame.joined import enactment_end, join
from policydiff.parse.frame.signature import (
    Signature,
    find_signature,
    last_bodies,
    own_signature,
    take_signature,
    undated_signature,
    without_fields,
    without_remarks,
    without_signature,
)
from policydiff.parse.frame.title.another import last_anew, opens_another
from policydiff.parse.frame.title.lines import match_title, own_title_end
from policydiff.parse.frame.title.text import announced_titles, promulgated_titles, title_key
from policydiff.parse.mark.history import read_history
from policydiff.parse.mark.marked import Marked, mark
from policydiff.vocab.page.envelope import addressee_word
from policydiff.vocab.page.titles import announces_text, drafts_for_comment

_LETTER = 12  # paragraphs in which an unsigned letter names what it encloses
_OUTER = str.maketrans("〈〉", "《》")  # a title that a quoted one quotes, as it is printed over the text itself


def take_parts(draft: Draft, lines: Sequence[Marked]) -> None:
    """Put the lines below the head into the draft's letter and parts; a notice without enclosures is one part."""
    lines, annexes = without_annex_list(draft, lines)
    signature = find_signature(lines, 0)
    letter = "".join(line.text for line in lines[: signature.start if signature else _LETTER])
    titles = [*promulgated_titles(draft.title.value or "", letter), *annexes]
    keys = {title_key(each) for title in titles for each in (title, title.translate(_OUTER))}
    whole, lines = lines, _apart(lines, tuple(titles)) if titles else lines
    if draft.title.value is not None and not _printed_again(lines, draft.title.value, letter):
        keys.discard(title_key(draft.title.value))
    signature = find_signature(lines, 0) if lines is not whole else signature
    annex_alone = draft.title.value is None and lines and titled_label(lines, 0) is not None
    end = 0 if annex_alone else _letter_end(lines, signature, keys)
    signature = own_signature(draft, lines, end, signature)
    signatures = _signatures(draft, lines, end, signature, keys)
    signed = {at for each in signatures for at in range(each.start, each.end)}
    above = [line for index, line in enumerate(lines[:end]) if index not in signed]
    below = [line for index, line in enumerate(lines[end:], start=end) if index not in signed]
    for each in signatures:
        take_signature(draft, each)
    parts = _split_parts(without_remarks(draft, below) if signature is not None else below, keys)
    parts, named = without_named(_with_heads(draft, _without_printer(draft, parts)))
    draft.discard("attachment-list", [span for part in named for line in part.head for span in line.spans()])
    if parts and parts[0].title is None and (title := _only_title(titles)):
        parts[0] = replace(parts[0], title=title)
    encloses = draft.addressees.printed or _is_letter(above) or not above or _announces(draft, parts)
    if parts and ((encloses and not _has_items(above)) or _asks_for_comment(draft, parts)):
        draft.letter = above
    elif not parts and (absent := handed_over(draft.title.value or "", above, annexes)):
        draft.letter = above
        _tell_missing(draft, absent, alone=True)
        return
    else:
        draft.parts.append(Part(draft.title.value, (), None, (), tuple(above)))
    own = len(draft.parts)
    parts = with_annexed([without_fields(draft, part) for part in (*draft.parts, *parts)])
    draft.parts = [*parts[:own], *(_without_history(draft, without_signature(draft, part)) for part in parts[own:])]
    absent = not_printed(annexes, draft.parts, lines) if annexes else _unlisted(draft, lines, alone=own == len(draft.parts))
    if absent := [*absent, *(part.title for part in named if part.title and part.title not in absent)]:
        _tell_missing(draft, absent)
    if not draft.parts:
        draft.parts.append(Part(draft.title.value, (), None, (), ()))


def _unlisted(draft: Draft, lines: Sequence[Marked], *, alone: bool) -> list[str]:
    """Return the annexes to which sentences refer, where the file neither lists nor prints nor links any; alone: nothing stands below the notice's own text."""
    listed = any(entry.reason == "attachment-list" for entry in draft.discarded)
    printed = listed or any(part.attachment is not None for part in draft.parts) or any(line.is_label or line.is_file for line in lines)
    return [] if printed else referred_to(lines) or (handed_over_elsewhere(lines) if alone else [])


def _tell_missing(draft: Draft, titles: Sequence[str], *, alone: bool = False) -> None:
    """Tell which annexes are not in the file; alone: nothing else is, but the letter that hands them over."""
    listed = next((entry.span for entry in draft.discarded if entry.reason == "attachment-list"), None)
    draft.diagnostics.append(
        Diagnostic.told(
            "missing-annex", "warning" if alone else "info", listed, titles="、".join(titles), **{"alone": True} if alone else {}
        )
    )


def knowing_gaps(part: Part, begins: Sequence[int]) -> Part:
    """Return a part whose paragraphs know where something foreign stood above them, which who reads two as one leaves out.

    begins: where the paragraphs of the whole source begin; one of them that is not the part's own lies between two that are.
    """
    lines = list(part.paragraphs)
    starts = [line.paragraph.passage.offsets[0] for line in lines]
    printed = begins[bisect_left(begins, starts[0]) : bisect_right(begins, starts[-1])] if starts else []
    if starts == printed:
        return part  # most parts: nothing stands between
    own = frozenset(starts)
    for at in sorted({bisect_right(starts, begin) for begin in printed if begin not in own}):
        above, below = part.paragraphs[at - 1 : at + 1]
        offsets, passage = above.paragraph.passage.offsets, below.paragraph.passage
        following = bisect_right(begins, max(offsets[0], offsets[-1]))
        if following < len(begins) and begins[following] < passage.offsets[0]:
            lines[at] = mark(replace(below.paragraph, passage=replace(passage, breaks=passage.breaks | {below.start})))
    return replace(part, paragraphs=tuple(lines))


def _only_title(titles: Sequence[str]) -> str | None:
    """Return the one title that all others are, or are quoted in: 《某规定》 in 《贯彻〈某规定〉的办法》; None where two texts are named."""
    keys = [title_key(title) for title in titles]
    outer = [title for title, key in zip(titles, keys, strict=True) if not any(key in other and key != other for other in keys)]
    if not outer or len({title_key(title) for title in outer}) != 1:
        return None
    return min(outer, key=len)


def _printed_again(lines: Sequence[Marked], title: str, letter: str) -> bool:
    """Whether the letter of an order promulgates a text of the notice's own title, which is printed again below it."""
    key = {title_key(title)}
    return f"《{title}》" in letter and any(match_title(lines, index, key) for index in range(1, min(len(lines), _LETTER)))


def _announces(draft: Draft, parts: Sequence[Part]) -> bool:
    """Whether the page is a press release on the text that stands below it, also under a fuller title."""
    about = [title_key(title) for title in announced_titles(draft.title.value or "")]
    return any(part.title and title_key(part.title).endswith(key) for part in parts for key in about)


def _asks_for_comment(draft: Draft, parts: Sequence[Part]) -> bool:
    """Whether the page lays the text that stands below it open for comment: 关于公开征求《某办法（征求意见稿）》意见的公告."""
    drafts = [title_key(title) for title in drafts_for_comment(draft.title.value or "")]
    return any(part.title and title_key(part.title).startswith(key) for part in parts[:1] for key in drafts)


def _apart(lines: Sequence[Marked], titles: tuple[str, ...]) -> Sequence[Marked]:
    """Part a known title from the text below it, where its line was so full that the two were taken for one paragraph."""
    if not any(line.text.startswith(titles) for line in lines):
        return lines
    return [piece for line in lines for piece in (_cut_behind(line, titles) if line.text.startswith(titles) else (line,))]


def _cut_behind(line: Marked, titles: Sequence[str]) -> list[Marked]:
    offsets = line.paragraph.passage.offsets
    for title in filter(line.text.startswith, titles):
        cut = len(title)
        if len(line.text) > cut + 10 and offsets[cut] > offsets[cut - 1] + 1:
            return [mark(piece) for piece in line.paragraph.parted(cut)]
    return [line]


def _letter_end(lines: Sequence[Marked], signature: Signature | None, keys: set[str]) -> int:
    """Return where the letter (or the notice's own body) ends: at its signature, an annex label, or a promulgated title."""
    for index, line in enumerate(lines):
        if signature is not None and index == signature.start:
            return index
        if index and line.is_label and len(line.folded) <= LABEL_LINE:
            return index
        if keys and match_title(lines, index, keys):
            return _over_title(lines, index)
        signs = signature is not None and signature.start - index <= 2
        if keys and line.signs and (below := _below_bodies(lines, index)) < len(lines) and match_title(lines, below, keys):
            return below  # signed without a day, over the title
        if index and not signs and line.may_be_title and _is_letter(lines[max(0, index - 2) : index]) and own_title_end(lines, index):
            return index
        if announces_text(line.folded):
            return index + 1
    return len(lines)


def _over_title(lines: Sequence[Marked], index: int) -> int:
    """Return where the letterhead and the number begin that stand over the title at `index`, below a letter."""
    first = index
    while first > 1 and (lines[first - 1].is_letterhead or lines[first - 1].is_number):
        first -= 1
    return first if lines[first - 1].ends_sentence else index


def _below_bodies(lines: Sequence[Marked], index: int) -> int:
    """Return where the bodies end that stand a line each from `index` on."""
    while index < len(lines) and lines[index].signs:
        index += 1
    return index


def _signatures(draft: Draft, lines: Sequence[Marked], end: int, signature: Signature | None, keys: set[str]) -> list[Signature]:
    """Return the signatures of a letter that ends at `end`: the first one with a day, and before it the bodies right over a known title, which sign without one."""
    before = signature is not None and signature.start < end
    undated = undated_signature(lines, end) if keys and end < len(lines) and not before else None
    if signature is None and end == len(lines):
        undated = last_bodies(draft, lines)
    return [each for each in (undated, signature) if each is not None]


def _is_letter(lines: Sequence[Marked]) -> bool:
    return 0 < len(lines) <= 8 and not _has_items(lines) and any(line.tells_of_enclosure for line in lines)


def _has_items(lines: Sequence[Marked]) -> bool:
    return any(line.marker is not None for line in lines)


def _split_parts(lines: Sequence[Marked], keys: set[str]) -> list[Part]:
    parts: list[Part] = []
    anew = last_anew(lines)
    index = 0
    while index < len(lines):
        inline = titled_label(lines, index)
        if inline is not None:
            stop = index + 1
            while stop < len(lines) and not _starts_part(lines, index + 1, stop, keys, anew) and not is_lone_label(lines[stop]):
                stop += 1
            parts.append(replace(inline, paragraphs=tuple(lines[index + 1 : stop]), head=(lines[index],)))
            index = stop
            continue
        start, label, label_spans = bare_label(lines, index)
        end = match_title(lines, start, keys) or own_title_end(lines, start)
        if not end and label and start < len(lines) and lines[start].may_be_title:
            end = start + 1 + is_cut_form(lines[start : start + 2])  # an annex may be called anything
        title = join(lines[start:end]) if end else None
        body = end or start
        stop = body
        while stop < len(lines) and not _starts_part(lines, body, stop, keys, anew):
            stop += 1
        spans, head = title.spans() if title else (), tuple(lines[index:body])
        parts.append(Part(title.text if title else None, spans, label, label_spans, tuple(lines[body:stop]), head))
        index = stop if stop > index else stop + 1
    return parts


def _without_printer(draft: Draft, parts: list[Part]) -> list[Part]:
    """Set aside a body that stands alone behind the signature at the end: who printed the document, whose day the copy has lost."""
    last = parts[-1] if parts else None
    if last is None or last.title is not None or last.attachment is not None or len(last.paragraphs) != 1 or not last.paragraphs[0].signs:
        return parts
    draft.discard("imprint", last.paragraphs[0].spans())
    return parts[:-1]


def _with_heads(draft: Draft, parts: list[Part]) -> list[Part]:
    """Give the first text the letterhead and the number that stand over its title: those of a notice that is passed on."""
    over = parts[0].paragraphs if len(parts) > 1 and parts[0].title is None and parts[0].attachment is None else ()
    if not over or not all(line.is_letterhead or line.is_number for line in over):
        return parts
    draft.discard("imprint", [span for line in over if line.is_letterhead for span in line.spans()])
    numbers = [line for line in over if not line.is_letterhead]
    return [replace(parts[1], paragraphs=(*numbers, *parts[1].paragraphs)), *parts[2:]]


def _starts_part(lines: Sequence[Marked], body: int, index: int, keys: set[str], anew: int) -> bool:
    line, above = lines[index], lines[index - 1]
    if index == body or (line.folded[0] == "《" and not above.ends_sentence and addressee_word("leads").match(above.folded)):
        return False  # 为贯彻落实 / 《某计划》 / 的要求: a sentence names it
    return is_lone_label(line) or match_title(lines, index, keys) > 0 or opens_another(lines, body, index, anew)


def _without_history(draft: Draft, part: Part) -> Part:
    """Take the lines under a part's title that tell who passed it: they are the notice's where it has no other part with such lines."""
    lines = part.paragraphs
    ends = [0]
    while (end := enactment_end(lines, ends[-1])) > ends[-1]:
        ends.append(end)
    end = ends[-1]
    if not end or end == len(lines):
        return part
    told = [bool(read_history((text := join(lines[a:b])).text, text.folded)) for a, b in pairwise(ends)]
    if not any(told):
        return part
    known = bool(draft.history)
    for (a, b), tells in zip(pairwise(ends), told, strict=True):
        for line in lines[a:b]:
            draft.take_history(line, tells=tells and not known)
    return replace(part, paragraphs=lines[end:])

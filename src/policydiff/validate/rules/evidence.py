"""Rules on evidence: every quoted text and every value read from it stands in the source, at its span."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from policydiff.messages import MOST_QUOTED, Message, tell
from policydiff.model import Citation, Span, Target, Task
from policydiff.text.fold import squeeze
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.freshness import show
from policydiff.validate.rule import rule
from policydiff.validate.view import AROUND, View, bare

_MOST_PLACES = 8
"""So many places of a replaced source are quoted: as a rule all of them."""
_LONG = 12
"""Words of this length are known without those around them."""
_FIELDS = ("title", "issuers", "document_number", "index_number", "issued", "published", "addressees", "history")
"""What is printed of the envelope, beside its clauses."""
_CALLED = {"issuers": "issuer"}
"""What a field is called to people, where they are told of one of it as a rule."""

Item = Task | Target | Citation


def items(view: View) -> Iterator[tuple[Path, Item]]:
    """Yield every value that is read from a clause and has a span of its own."""
    notice = view.notice
    yield from ((("tasks", index), task) for index, task in enumerate(notice.tasks))
    yield from ((("targets", index), target) for index, target in enumerate(notice.targets))
    yield from ((("achievements", index), target) for index, target in enumerate(notice.achievements))
    yield from ((("citations", index), citation) for index, citation in enumerate(notice.citations))


def words(item: Item) -> str:
    """Return the words that an item's fingerprint is made of."""
    if isinstance(item, Citation):
        return f"{item.title} {item.document_number}"
    return f"{item.heading} {item.text}" if isinstance(item, Task) else f"{item.metric} {item.printed} {item.text}"


def slice_of(view: View, item: Item) -> str:
    """Return what the source has at an item's pieces; where it has none, at its span without what is foreign to its clause.

    The pieces of a clause stand in the order of its text, which in a row of a drawn table is not that of the source.
    """
    if item.pieces:
        return view.cut(item.pieces)
    placed = view.clause_by_id.get(item.clause)
    pieces = placed.clause.pieces if placed is not None else None
    if pieces is None:
        return view.cut((item.span,))
    start, end = item.span
    first = next((index for index, (a, b) in enumerate(pieces) if a <= start < b), 0)
    last = next((index for index, (a, b) in enumerate(pieces) if a < end <= b), len(pieces) - 1)
    inside = list(pieces[first : last + 1])
    if inside:
        inside[0] = (max(start, inside[0][0]), inside[0][1])
        inside[-1] = (inside[-1][0], min(end, inside[-1][1]))
    return view.cut(tuple(inside))


@rule("warning", "evidence")
def source_missing(view: View) -> Iterator[Hit]:
    """The raw file that the notice was read from is not there, so nothing in it can be proven.

    Put the file beside the others in `data/raw`, under the name that `source.path` gives.
    """
    if view.raw is None:
        trouble = view.raw_trouble or tell("source-missing.not-there", path=view.notice.source.path)
        yield Hit(("source", "path"), tell("source-missing", trouble=trouble), "source")


@rule("error", "evidence")
def source_changed(view: View) -> Iterator[Hit]:
    """The raw file is not the one that the notice was read from: its sha256, its text or its length is another.

    Extract the notice again with `policydiff parse`; corrections made by hand have to be carried over.
    """
    raw, record = view.raw, view.notice.source
    if raw is None:
        return
    hint = view.again.changed(corrected=bool(view.corrected))
    if record.sha256 != raw.sha256:
        message = tell("source-changed.sha256", found=raw.sha256[:12], said=record.sha256[:12])
        yield Hit(("source", "sha256"), message, "sha256", hint)
    if record.text_sha256 != raw.text_sha256:
        yield Hit(("source", "text_sha256"), _what_changed(view, raw.text), "text", hint)
    elif record.characters != len(raw.text):
        message = tell("source-changed.characters", found=len(raw.text), said=record.characters)
        yield Hit(("source", "characters"), message, "characters", hint)


def _what_changed(view: View, text: str) -> Message:
    """Return that a text is another one, with the places at which it is; where it was not read anew, only those whose old words are not in it."""
    found = [*_fields(view), *_places(view, text)]
    shown, capped = found[:_MOST_PLACES], len(found) > _MOST_PLACES
    if view.now is None:
        return tell("source-changed.text", quotes=shown, more=capped, partial=bool(found), stands=not found)
    long = any(len(str(words)) > MOST_QUOTED for each in shown for words in each.args.values())
    count = {"count": len(found), "shown": len(shown)} if capped else {"all": len(found)}
    return tell("source-changed.text", quotes=shown, compared=bool(found), long=long, same=not found, **count)


def _places(view: View, text: str) -> Iterator[Message]:
    """Yield the words of clauses that are others now, short ones with a few characters around them that are not."""
    from policydiff.text.similarity import differing

    old, new = view.body[0], view.now.body[0] if view.now else squeeze(text)
    for start, end, other, stop in view.replaced if view.now else differing(old, new, 2 * AROUND):
        if start == end and not view.now:  # what came may be no clause
            continue
        if other == stop and end - start >= _LONG:
            yield tell("source-changed.gone", old=old[start:end])
        elif start == end and stop - other >= _LONG:
            yield tell("source-changed.came", new=new[other:stop])
        else:
            was, now = old[max(0, start - AROUND) : end + AROUND], new[max(0, other - AROUND) : stop + AROUND]
            yield tell("source-changed.place", old=was, new=now)


def _fields(view: View) -> Iterator[Message]:
    """Yield the fields of the envelope and of the plans that say something else now, but for those that a person has filled in."""
    if view.now is None:
        return
    old, new = view.notice.notice, view.now.notice.notice
    fields = [(_CALLED.get(name, name), getattr(old, name), getattr(new, name)) for name in _FIELDS if name not in old.manual]
    fields += [(key, old.metadata.get(key), new.metadata.get(key)) for key in {**old.metadata, **new.metadata}]
    plans = zip_longest(view.notice.plans, view.now.notice.plans)
    fields += [("title", was and was.title, now and now.title) for was, now in plans]
    for name, was, now in dict.fromkeys(fields):
        if was != now:
            yield tell("source-changed.field", field=name, old=show(was), new=show(now))


@rule("error", "evidence")
def clause_not_found(view: View) -> Iterator[Hit]:
    """A clause's text is not what the source has at its span.

    Without blanks, `source[span]` (or the `pieces` of it, where something foreign stands in between) and `text` are the same
    string. A clause is a quotation: what the source says wrongly is corrected in the source.
    """
    if view.source is None:
        return
    for placed in view.clauses:
        found = squeeze(view.cut(placed.spans))
        if found != squeeze(placed.clause.text):
            yield _differs((*placed.path, "text"), found, placed.clause.text, placed.clause.text)


@rule("error", "evidence")
def evidence_lost(view: View) -> Iterator[Hit]:
    """The words that a task, a target or a citation is read from are not at its span.

    Correct the span or the text, or mark the value as a person's own: `evidence: manual` with a `note` that says why.
    """
    if view.source is None:
        return
    for path, item in items(view):
        if item.evidence == "manual":
            continue
        found = squeeze(slice_of(view, item))
        if isinstance(item, Citation):
            yield from _cited(path, item, found)
        elif found != squeeze(item.text):
            yield _differs((*path, "text"), found, item.text, words(item))


def _cited(path: Path, citation: Citation, found: str) -> Iterator[Hit]:
    """Compare what is cited with the slice: it is the title, the number, or both and nothing else."""
    source = bare(found)
    title, number = bare(citation.title or ""), bare(citation.document_number or "")
    for key, value in (("title", title), ("document_number", number)):
        if value and value not in source:
            yield _differs((*path, key), found, value, words(citation))
            return
    if source not in (title + number, number + title):
        yield Hit((*path, "span"), tell("evidence-lost.more", text=found), words(citation))


@rule("error", "evidence")
def span_invalid(view: View) -> Iterator[Hit]:
    """A span is empty, ends before it begins, or reaches beyond the source's end.

    Spans are half-open character offsets, `[start, end]`, into the source's text.
    """
    limit = view.notice.source.characters
    for path, (start, end) in spans(view):
        if start >= end and not (start == end == 0 and path[-1] == "span" and _manual(view, path)):
            yield Hit(path, tell("span-invalid.empty", start=start, end=end), f"{path[0]} {start} {end}")
        elif end > limit:
            yield Hit(path, tell("span-invalid.beyond", start=start, end=end, limit=limit), f"{path[0]} {start} {end}")


def _manual(view: View, path: Path) -> bool:
    return any(item.evidence == "manual" for place, item in items(view) if place == path[:-1])


def spans(view: View) -> Iterator[tuple[Path, Span]]:
    """Yield every span of a notice with its path."""
    notice = view.notice
    for name, pieces in notice.notice.spans.items():
        yield from ((("notice", "spans", name, index), piece) for index, piece in enumerate(pieces))
    for number, plan in enumerate(notice.plans):
        for name, pieces in plan.spans.items():
            yield from ((("plans", number, "spans", name, index), piece) for index, piece in enumerate(pieces))
    yield from (((*placed.path, "span"), placed.section.span) for placed in view.sections)
    for clause in view.clauses:
        yield (*clause.path, "span"), clause.clause.span
        yield from (((*clause.path, "pieces", index), piece) for index, piece in enumerate(clause.clause.pieces or ()))
    for path, item in items(view):
        yield (*path, "span"), item.span
        yield from (((*path, "pieces", index), piece) for index, piece in enumerate(item.pieces or ()))
    for index, entry in enumerate(notice.discarded):
        yield ("discarded", index, "span"), entry.span
        if entry.repeats is not None:
            yield ("discarded", index, "repeats"), entry.repeats
    yield from ((("diagnostics", index, "span"), each.span) for index, each in enumerate(notice.diagnostics) if each.span is not None)


def _differs(path: Path, found: str, written: str, about: str) -> Hit:
    """Return the hit for two texts, shown from where they part."""
    text = squeeze(written)
    at = next((index for index, (one, other) in enumerate(zip(found, text, strict=False)) if one != other), min(len(found), len(text)))
    at = max(0, at - 6)
    lead = "…" if at else ""
    return Hit(path, tell("evidence-lost", found=lead + found[at:], written=lead + text[at:]), about)

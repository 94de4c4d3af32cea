"""Rules that the parser finds: it notes them in the file's `diagnostics`, and validation tells them at their lines."""

from __future__ import annotations

from policydiff.validate.rule import told_elsewhere

NO_TITLE = told_elsewhere(
    "no-title",
    "info",
    "reading",
    """The parser found no title. The file may be a fragment, or begin with something that no notice begins with.""",
)
NO_SECTIONS = told_elsewhere(
    "no-sections", "info", "reading", """The parser found no numbered heading: all text stands in the plan's preamble."""
)
TRACKED_CHANGES = told_elsewhere(
    "tracked-changes", "info", "reading", """The raw file is a draft with tracked changes; the text with all changes accepted was read."""
)
UNREAD_PAGES = told_elsewhere(
    "unread-pages",
    "warning",
    "reading",
    """Pages of the raw file are missing from the notice: they are pictures without text, or damaged. Run OCR, or fetch the file again.""",
)
UNREAD_PARTS = told_elsewhere(
    "unread-parts",
    "warning",
    "reading",
    """Something of the raw file is missing from the notice.

    An embedded document, characters that cannot be decoded, or the end of a file that was cut. Fetch the file again, or save what is
    embedded as a file of its own.""",
)

RULES = (NO_TITLE, NO_SECTIONS, TRACKED_CHANGES, UNREAD_PAGES, UNREAD_PARTS)

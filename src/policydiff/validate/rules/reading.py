"""What the parser noted when it read a document: each note has a rule, so that it can be listed, explained and waived."""

from __future__ import annotations

from policydiff.validate.rule import told_elsewhere

NO_TITLE = told_elsewhere(
    "no-title",
    "info",
    "reading",
    """The parser found no title; what it lacks beside it, an issuer and a day, is told with it. The file may be a fragment, or begin with something that no notice begins with.""",
)
NO_ISSUER = told_elsewhere(
    "no-issuer",
    "info",
    "reading",
    """Nobody is named as the issuer: nobody signs, and neither the title nor the page names one. A source that the page has the text from, and who wrote it, are told. Where you know, fill in `issuer` and `issuers`.""",
)
NO_DATE = told_elsewhere(
    "no-date",
    "info",
    "reading",
    """No day of issue is printed: the text is not signed with one, and the lines under the title tell of none, or only of approval or changes (`history`). Where you know it, fill in `issued`.""",
)
NO_DOCUMENT = told_elsewhere(
    "no-document",
    "warning",
    "reading",
    """The page is a list of links to documents and holds none itself, so no plan was read. Open the link, and save the page of the document.""",
)
MISSING_ANNEX = told_elsewhere(
    "missing-annex",
    "info",
    "reading",
    """A text that the notice names as its annex, or that it hands over, is not in the file. Where there is nothing but the letter, no plan was read.

    Find the annex, and save it with the text or as a file of its own.""",
)
FROM_IMPRINT = told_elsewhere(
    "from-imprint",
    "info",
    "reading",
    """Nobody signs the text: the issuer or the day is that of the imprint, which says who printed the sheet and when.

    The day of printing is often some days later, and an office prints for the body whose office it is. Correct `issued` in the file where you
    know the day, with a note in `notice.manual`.""",
)
IMPLAUSIBLE_DATE = told_elsewhere(
    "implausible-date",
    "info",
    "reading",
    """A day or year is printed that does not exist (0402年, 66月3日): the copy is damaged, or the original has it so.

    Look at the original; a deadline that was read from it is not to be trusted.""",
)
IMPLAUSIBLE_TITLE = told_elsewhere(
    "implausible-title",
    "warning",
    "reading",
    """What was read as a title looks like none: it is a sentence, has an open bracket or words of the page in it, or is far too long.

    Correct `title` in the file, with a note in `notice.manual`.""",
)
IMPLAUSIBLE_ISSUER = told_elsewhere(
    "implausible-issuer",
    "warning",
    "reading",
    """What was read as an issuer looks like no name of a body.

    Correct `issuer` and `issuers` in the file, with a note in `notice.manual`.""",
)
CONFLICTING_NUMBERS = told_elsewhere(
    "conflicting-numbers",
    "warning",
    "reading",
    """The page registers the notice under another number than the notice prints: the printed one stands.

    One of the two is misprinted, or the page has the number of another document. Look at the text; where the other is right, correct `document_number`, with a note in `notice.manual`.""",
)

OFFICE_ISSUER = told_elsewhere(
    "office-issuer",
    "info",
    "reading",
    """The issuer is an office inside a body: it stands as printed.

    Where the body counts as the issuer, correct `issuer` and `issuers`, with a note in `notice.manual`.""",
)
IMPLAUSIBLE_BODY = told_elsewhere(
    "implausible-body",
    "warning",
    "reading",
    """What a task names as a body is hardly the name of one: it holds a colon or a verb, half a pair of brackets, or ends like no body.

    Correct the name in the list of its role and among the task's `organisations`.""",
)
UNREAD_STATEMENT = told_elsewhere(
    "unread-statement",
    "info",
    "reading",
    """A sentence names a role (牵头, 责任单位：, …负责) or an office that is to do something, and no task was read from it: it may name a person, or nobody in particular.

    Where it names a body (县科技局会同有关部门), write a task with `evidence: manual` and a note; 有关部门 alone is none.""",
)
ENDS_EARLY = told_elsewhere(
    "ends-early",
    "warning",
    "reading",
    """The text stops without the ending that its kind has: many public copies are cut short.

    It ends in the middle of a sentence or a list (nine items are announced, and three are there), at a heading without its text, in a
    regulation without the articles that say from when it holds or who explains it, or in a work report without its last call. Fetch the whole text; what is missing would count as dropped in a comparison.""",
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
UNREAD_TABLE = told_elsewhere(
    "unread-table",
    "info",
    "reading",
    """Rows of a table were read neither as tasks nor as figures, and its head does not say that it holds anything else.

    Its head may use words that no vocabulary knows (words/columns.yaml can be extended), or its cells were lost when it was copied.""",
)
UNREAD_COLUMN = told_elsewhere(
    "unread-column",
    "info",
    "reading",
    """A column of a table names bodies, and nothing was read from it: they mark the work of others, or its head is one that no vocabulary knows.

    Look whether they have something to do. Where they have, words/roles.yaml can be extended by its head.""",
)
UNREAD_FIGURE = told_elsewhere(
    "unread-figure",
    "info",
    "reading",
    """A number under a goal or a deadline that is neither a target nor known to be something else, or a ratio that no single number holds (1:15, 8:42:50). Look whether a target is missing.""",
)
UNKNOWN_UNIT = told_elsewhere(
    "unknown-unit",
    "info",
    "reading",
    """The unit of a target or an achievement is in no vocabulary: a character behind the number that ends its part of the sentence was taken for it.

    Where it is a unit, words/measures.yaml can be extended; where it is not, correct the unit.""",
)
IMPLAUSIBLE_METRIC = told_elsewhere(
    "implausible-metric",
    "info",
    "reading",
    """A target's or an achievement's metric does not name what is counted: one character, a verb, words of time, or a fragment.""",
)

READING_RULES = (
    NO_TITLE,
    NO_ISSUER,
    NO_DATE,
    NO_DOCUMENT,
    MISSING_ANNEX,
    FROM_IMPRINT,
    IMPLAUSIBLE_DATE,
    IMPLAUSIBLE_TITLE,
    IMPLAUSIBLE_ISSUER,
    CONFLICTING_NUMBERS,
    OFFICE_ISSUER,
    IMPLAUSIBLE_BODY,
    UNREAD_STATEMENT,
    ENDS_EARLY,
    NO_SECTIONS,
    TRACKED_CHANGES,
    UNREAD_PAGES,
    UNREAD_PARTS,
    UNREAD_TABLE,
    UNREAD_COLUMN,
    UNREAD_FIGURE,
    UNKNOWN_UNIT,
    IMPLAUSIBLE_METRIC,
)

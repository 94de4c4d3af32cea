"""Rules that other stages than a check find: the YAML reader, the schema, the freshness diff, the waivers."""

from __future__ import annotations

from policydiff.validate.rule import told_elsewhere

UNREADABLE = told_elsewhere(
    "unreadable",
    "error",
    "file",
    """The file is no YAML (or JSON) document: a tab in the indentation, an open bracket or quotation mark, a file cut off.

    Nothing else in it can be checked. The place is where the reader gave up; the slip is often a line or two above.
    """,
)
DUPLICATE_KEY = told_elsewhere(
    "duplicate-key", "error", "file", """A key stands twice in one mapping. Readers take the one or the other; write it once."""
)
UNQUOTED_TEXT = told_elsewhere(
    "unquoted-text",
    "error",
    "file",
    """Text without quotes that some YAML readers take for something else: 2023-09-06 for a date, no for false, 0798 for a number.

    Put it in double quotes.
    """,
)
YAML_FEATURE = told_elsewhere(
    "yaml-feature",
    "error",
    "file",
    """The file uses an alias, a tag, a merge key or a key that is no word. A structured file needs none of them; write out values.""",
)
SCHEMA = told_elsewhere(
    "schema",
    "error",
    "file",
    """A key is missing or unknown, or a value is not of the type, the form or the list of words that the contract says.

    `policydiff schema notice` prints the JSON Schema; an editor that is told of it shows such slips while you type.
    """,
)
TOO_MANY_FINDINGS = told_elsewhere(
    "too-many-findings",
    "error",
    "file",
    """The file has more than 500 findings, and the rest is not listed. Settle these first: most follow from a few.""",
)
MISSING_STRUCTURED = told_elsewhere(
    "missing-structured",
    "warning",
    "evidence",
    """A raw file has no structured file: it was never parsed, or the structured file is gone.

    Told where whole folders are checked. Run `policydiff parse` on them again to see why; a raw file that is not to be parsed belongs
    elsewhere.
    """,
)
ORPHAN_RAW = told_elsewhere(
    "orphan-raw",
    "warning",
    "evidence",
    """The structured file of a raw file's name was read from another raw file.

    One of two files (wuxi.html beside wuxi.txt) is a leftover, or the two are two notices and one wants another name.
    """,
)
RULE_FAILED = told_elsewhere(
    "rule-failed",
    "error",
    "file",
    """A rule stopped with an error of its own, so the file is not checked for it; all other rules have run.

    A rule of this program that fails is a bug: please report it with the file. A rule of yours is named with its package.
    """,
)
CORRECTED = told_elsewhere(
    "corrected",
    "info",
    "freshness",
    """The file's digest does not fit: a person has changed it since the program wrote it. `parse` leaves such a file alone.""",
)
STALE = told_elsewhere(
    "stale",
    "warning",
    "freshness",
    """An older version of policydiff wrote the file, and this one reads the source otherwise.

    Nobody has spoilt it. Run `policydiff parse` again, as the hint says; what was corrected by hand stays.
    """,
)
STALE_COMPARISON = told_elsewhere(
    "stale-comparison",
    "warning",
    "freshness",
    """A raw file has changed since it was compared: the comparison speaks of another text. Run `policydiff compare` again.""",
)
NOT_REPRODUCIBLE = told_elsewhere(
    "not-reproducible",
    "error",
    "freshness",
    """The file's digest says that nobody changed it, yet this version of policydiff does not write the same.

    Most often the program was renewed. Run `policydiff parse` again with `--again`, as the hint says; what was brought in with
    `policydiff apply`, ticked off or filled in by a table stays. Where somebody has changed the file and its digest with it, leave the
    digest line as it was, so that the change is known as a correction.
    """,
)
UNEXPLAINED_EDIT = told_elsewhere(
    "unexplained-edit",
    "warning",
    "freshness",
    """A person changed a value, and nothing says why: it is not what the program reads in the source.

    In a file that another version wrote, it may be what the two versions read otherwise, and then nothing is to be done.
    Mark it `evidence: manual` with a `note` (an envelope field: name it in `notice.manual`), or take the program's reading.
    """,
)

WAIVER_INVALID = told_elsewhere(
    "waiver-invalid",
    "error",
    "waivers",
    """A waiver lacks its rule, its fingerprint or its reason, has a key that is none, or the configuration is no TOML.""",
)
WAIVER_EXPIRED = told_elsewhere(
    "waiver-expired",
    "warning",
    "waivers",
    """A waiver's `until` has passed. It no longer waives anything: settle the finding, or give it a new date.""",
)
WAIVER_UNUSED = told_elsewhere(
    "waiver-unused", "warning", "waivers", """A waiver fits no finding any more. Take it out, so that it does not hide a later one."""
)

UNKNOWN_SETTING = told_elsewhere(
    "unknown-setting",
    "error",
    "waivers",
    """policydiff.toml (or [tool.policydiff] in pyproject.toml) has a table or a key that is none, such as [[waiver]] for [[waive]].

    What stands there has no effect.
    """,
)

FILE_RULES = (UNREADABLE, DUPLICATE_KEY, UNQUOTED_TEXT, YAML_FEATURE, SCHEMA, RULE_FAILED, TOO_MANY_FINDINGS)
FOLDER_RULES = (MISSING_STRUCTURED, ORPHAN_RAW)
FRESHNESS_RULES = (CORRECTED, STALE, STALE_COMPARISON, NOT_REPRODUCIBLE, UNEXPLAINED_EDIT)
WAIVER_RULES = (UNKNOWN_SETTING, WAIVER_INVALID, WAIVER_EXPIRED, WAIVER_UNUSED)
PROBLEMS = {
    "syntax": UNREADABLE,
    "duplicate-key": DUPLICATE_KEY,
    "unquoted": UNQUOTED_TEXT,
    "alias": YAML_FEATURE,
    "tag": YAML_FEATURE,
    "key": YAML_FEATURE,
}
"""Which rule a problem of the YAML reader is, by its kind."""

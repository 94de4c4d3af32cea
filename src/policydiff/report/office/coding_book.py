"""The sheet of a sample for a coder: texts side by side, drop-downs for the codes, and the key in a sheet that is not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policydiff.report.office.workbook import FREE_HEAD, short, workbook
from policydiff.tables.options import VERDICTS
from policydiff.vocab.labels import Labels

_WIDTHS = {
    "item": 12,
    "child": 16,
    "parent": 16,
    "side": 8,
    "path": 12,
    "text": 56,
    "a": 50,
    "b": 50,
    "verdict": 12,
    "candidate": 11,
    "note": 26,
}
_FREE = ("verdict", "candidate", "note")
_HIDDEN = "key"


def coding_xlsx(items: Sequence[Mapping[str, Any]], keys: Sequence[Mapping[str, Any]], labels: Labels) -> bytes:
    """Return the workbook of a sample: the sheet, how to fill it in, and the very hidden key by which it is judged.

    The coder writes in the columns with coloured heads only; verdicts are offered in the reader's language.
    """
    words = [labels("verdict", verdict) for verdict in VERDICTS]
    choices = {"verdict": words, "candidate": [labels("coding", key) for key in ("a", "b", "neither")]}
    with workbook() as book:
        columns = list(_WIDTHS)
        free = [at for at, key in enumerate(columns) if key in _FREE]
        sheet = book.begin(labels("coding", "sheet"), [(labels("coding", key), _WIDTHS[key]) for key in columns], free)
        for number, row in enumerate(items, 1):
            tallest = max(len(str(row[key])) * 2 // _WIDTHS[key] for key in ("text", "a", "b")) + 1
            sheet.set_row(number, min(16.0 * tallest + 3, 300.0))
            for at, key in enumerate(columns):
                value = labels("coding", row[key]) if key == "side" else str(row[key])
                sheet.write_string(number, at, short(value), book.cell())
        for key, listed in choices.items():
            sheet.data_validation(1, columns.index(key), max(len(items), 1), columns.index(key), {"validate": "list", "source": listed})
        book.end(sheet, len(items), len(columns), printed=len(columns))
        guide = book.add(labels("coding", "guide"))
        guide.set_column(0, 0, 14)
        guide.set_column(1, 1, 90)
        guide.set_landscape()
        guide.fit_to_pages(1, 0)
        guide.write_string(0, 1, labels("coding", "how"), book.cell())
        for number, verdict in enumerate(VERDICTS, 2):
            guide.write_string(number, 0, labels("verdict", verdict), book.style(bold=True, bg_color=FREE_HEAD))
            guide.write_string(number, 1, labels.about("verdict", verdict), book.cell())
        hidden = book.add(_HIDDEN)
        for at, key in enumerate(keys[0] if keys else ()):
            hidden.write_string(0, at, key)
            for number, row in enumerate(keys, 1):
                hidden.write_string(number, at, str(row[key]))
        hidden.very_hidden()
    return book.bytes

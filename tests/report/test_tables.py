"""CSV and TSV: the columns that docs/reports.md promises, cells that a program can read, nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from report_notice import notice
from report_sample import comparison, render

from policydiff.errors import PolicydiffError
from policydiff.library.documents import parse_text
from policydiff.messages import tell
from policydiff.report.office.delimited import delimited, plain_number
from policydiff.tables.cells import Cell, Table, column
from policydiff.tables.columns import COMPARISON_TABLES
from policydiff.tables.notices import NOTICE_TABLES
from policydiff.vocab.labels import Language, labels

DOCUMENT = Path(__file__).parents[2] / "docs" / "reports.md"


def read(text: str | bytes, delimiter: str = ",") -> list[dict[str, str]]:
    assert isinstance(text, str)
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize(
    ("name", "table"),
    [
        *((f"comparison {name}", table) for name, table in COMPARISON_TABLES.items()),
        *((f"notice {name}", table) for name, table in NOTICE_TABLES.items()),
    ],
)
def test_the_documentation_lists_exactly_the_columns(name: str, table: tuple[object, ...]) -> None:
    section = re.search(rf"^### {name}\n\n(.*?)\n(?:\n#|\Z)", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/reports.md does not describe the table '{name}'"
    assert re.findall(r"^\| `(\w+)` \|", section[1], re.MULTILINE) == [column.key for column in table]


def test_clauses() -> None:
    rows = read(render(comparison(), "csv"))
    assert len(rows) == 135
    assert rows[0]["verdict"] == "localized"
    assert rows[4]["edit_kinds"] == "level;wording;clause;quantity"
    assert rows[1]["similarity"] == "1"
    assert {row["review"] for row in rows} == {"true", "false"}
    assert rows[12]["child_text"] == ""


def test_targets_have_exact_numbers_with_the_unit_beside() -> None:
    row = read(render(comparison(), "csv", table="targets"))[2]
    assert (row["parent_value"], row["parent_unit"], row["child_value"], row["ratio"]) == ("500000000000", "元", "100000000", "0.0002")
    assert (row["parent_comparator"], row["parent_year"]) == (">=", "2025")


SAID = tell("findings.warning", count=2)


@pytest.mark.parametrize(
    ("lang", "cell", "printed"),
    [
        ("zh", SAID, "2 处警告"),
        ("en", SAID, str(SAID)),
        (None, SAID, str(SAID)),
        ("zh", "identical", "identical"),
        ("zh", ("copied", "added"), "copied;added"),
        ("zh", tell("findings.hint", what=SAID), "怎么办：2 处警告"),
    ],
)
def test_whole_sentences_are_in_the_language_and_keys_are_keys(lang: Language | None, cell: Cell, printed: str) -> None:
    table = Table("some", (column("reason", kind="message"),), ((cell,),))
    assert delimited(table, words=labels(lang) if lang else None) == f"reason\n{printed}\n"


def test_edits_are_one_row_each() -> None:
    rows = read(render(comparison(), "csv", table="edits", only={"strength"}))
    assert [
        (row["id"], row["kind"], row["direction"], row["parent_text"], row["child_text"]) for row in rows if row["clause_id"] == "m39"
    ] == [("m39.1", "strength", "weaker", "大力", "鼓励")]


def test_tsv_and_the_byte_order_mark() -> None:
    assert len(read(render(comparison(), "tsv", table="organisations"), "\t")) == 52
    assert str(render(comparison(), "csv", bom=True)).startswith("\ufeffid,")


def test_several_notices_in_one_table() -> None:
    rows = read(render([notice(), notice()], "csv", lang="en"))
    assert len(rows) == 20
    assert rows[2]["responsible"] == "县国资监管中心（县金融事务中心）;县财政局;县科技局;人民银行巫溪支行"
    assert (rows[0]["notice"], rows[0]["place"], rows[0]["code"]) == ("wuxi-keji-fuwu-2023", "巫溪县", "500238")
    assert {row["clause_role"] for row in read(render(notice(), "csv", table="clauses", lang="en"))} == {"letter", "heading"}


@pytest.mark.parametrize(
    ("value", "printed"), [(0.00080357142857, "0.00080357142857"), (5, "5"), (56000.0, "56000"), (4.5e-05, "0.000045"), (-1.5, "-1.5")]
)
def test_plain_numbers(value: float, printed: str) -> None:
    assert plain_number(value) == printed


@pytest.mark.parametrize(("value", "table"), [(comparison(), "tasks"), (notice(), "edits")], ids=["comparison", "notice"])
def test_a_table_that_is_not_there(value: object, table: str) -> None:
    with pytest.raises(PolicydiffError, match=f"no table '{table}'") as error:
        render(value, "csv", table=table)
    assert "targets" in error.value.hint


def test_clauses_stand_in_printed_order() -> None:
    text = "某市救助办法\n第一条 有下列情形之一的，给予救助：\n（一）家庭困难；\n（二）突发疾病。\n前款规定的标准由市民政局确定。\n第二条 本办法自公布之日起施行。\n"
    rows = read(render(parse_text(text), "csv", table="clauses", lang="en"))
    said = [row["text"] for row in rows if row["clause_role"] == "body"]
    assert said == [
        "有下列情形之一的，给予救助：",
        "家庭困难；",
        "突发疾病。",
        "前款规定的标准由市民政局确定。",
        "本办法自公布之日起施行。",
    ]
    assert [row["path"] for row in rows if row["text"].startswith("前款")] == ["第一条"]

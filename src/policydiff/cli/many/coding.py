"""`policydiff sample` and `policydiff agree`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.cli.choices import Bom, Force, Lang, Output, format_of, offered, one_of
from policydiff.cli.language import for_excel, labels
from policydiff.cli.many.giving import FORMATS, rendered
from policydiff.errors import PolicydiffError
from policydiff.messages import tell

if TYPE_CHECKING:
    from policydiff.corpora.coding.agreement import Agreement
    from policydiff.corpora.coding.sample import Sample
    from policydiff.report.many.sheet import Result

_SHEETS = ("xlsx", "csv", "json")
_TABLES = ("accuracy", "between", "confusion", "disagreements")


def sample(
    comparisons: Annotated[
        list[Path], typer.Argument(metavar="COMPARISON…", help="Saved comparisons, .json or .yaml.", show_default=False)
    ],
    number: Annotated[int, typer.Option("-n", "--number", metavar="N", min=1, help="How many matches to draw.")] = 200,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed draws the same sample.")] = 1,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help=", ".join(_SHEETS) + "; as the output is called, else csv.",
            show_default=False,
            autocompletion=offered(_SHEETS),
        ),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
) -> None:
    """Draw a blind sample of matches for coders.

    As many close calls as clear ones of each verdict, as far as there are; beside each text what it was matched with and the next best, in no
    order. A workbook holds the key in a sheet that is not shown, a csv has it in a file beside it.

    Example: policydiff sample comparison.json -n 200 --seed 1 -o sheet.xlsx
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.coding.sample import draw_sample
    from policydiff.corpora.coding.sheets import key_path
    from policydiff.store import load_comparison

    chosen = format_of(format, output, _SHEETS, "csv")
    drawn = draw_sample((load_comparison(path) for path in comparisons), number, seed)
    deliver(_sheet(drawn, chosen, "items", bom or for_excel(output)), output, reads=comparisons, force=force)
    if chosen == "csv" and output is not None:
        deliver(_sheet(drawn, chosen, "keys", bom or for_excel(output)), key_path(output), reads=comparisons, force=force)


def agree(
    sheets: Annotated[list[Path], typer.Argument(metavar="SHEET…", help="Coded sheets of one sample, a coder each.", show_default=False)],
    seed: Annotated[int, typer.Option(metavar="N", help="Of the bootstrap.")] = 1,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help=", ".join(FORMATS) + "; as the output is called, else text.",
            show_default=False,
            autocompletion=offered(FORMATS),
        ),
    ] = None,
    output: Output = None,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE",
            help="Of csv and tsv: " + ", ".join(_TABLES) + "; else accuracy.",
            show_default=False,
            autocompletion=offered(_TABLES),
        ),
    ] = None,
    lang: Lang = None,
    bom: Bom = False,
    force: Force = False,
) -> None:
    """Say how right the program is, and how far coders agree.

    Precision and recall of each verdict, reweighted by stratum, with Wilson's intervals; Cohen's kappa of each two; Krippendorff's alpha with a
    bootstrap; how verdicts and codes go together; and every item that not all code alike.

    Example: policydiff agree sheet-li.xlsx sheet-wang.xlsx -o agreement.xlsx
    """
    from policydiff.cli.terminal import deliver
    from policydiff.corpora.coding.agreement import agreement_of
    from policydiff.corpora.coding.sheets import read_sheet

    chosen = format_of(format, output, FORMATS, "text")
    one_of(table, _TABLES, "table")
    found = agreement_of([read_sheet(path, _coder(path, sheets)) for path in sheets], seed)
    if not found.items:
        raise PolicydiffError(tell("coding.nothing-coded"), tell("hint.coding-sheet"))
    deliver(
        rendered(found, lambda: _result(found, sheets[0]), chosen, table=table, bom=bom or for_excel(output)),
        output,
        reads=sheets,
        force=force,
    )


def _coder(path: Path, sheets: list[Path]) -> str:
    return path.stem if [each.stem for each in sheets].count(path.stem) == 1 else str(path)


def _sheet(drawn: Sample, format: str, table: str, bom: bool) -> str | bytes:
    if format == "json":
        from policydiff.store.digest import with_json_header

        return with_json_header(drawn.to_json())
    if format == "xlsx":
        from policydiff.report.office.coding_book import coding_xlsx

        return coding_xlsx(drawn.to_rows(), drawn.to_rows("keys"), labels())
    from policydiff.report.office.delimited import delimited
    from policydiff.tables.many import many_table

    return delimited(many_table(f"sample.{table}", drawn.to_rows(table)), bom=bom)


def _result(found: Agreement, sheet: Path) -> Result:
    from policydiff.cli.language import spoken
    from policydiff.corpora.coding.sheets import key_path
    from policydiff.report.many.sheet import result

    facts = [spoken(tell("coding.coded", coders=found.coders, items=found.items, disagreements=len(found.disagreements)))]
    if found.alpha is not None:
        bounds = tuple(f"{bound:.3f}" for bound in found.alpha_interval or ())
        facts.append(spoken(tell("coding.alpha", alpha=f"{found.alpha:.3f}", interval=bounds, alone=len(found.coders) == 1)))
    rows = {f"agree.{name}": found.to_rows(name) for name in _TABLES}
    if not rows["agree.accuracy"]:
        facts.append(spoken(tell("coding.no-key", key=key_path(sheet).name)))
    return result(" · ".join(found.coders), facts, rows, "")

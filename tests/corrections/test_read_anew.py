"""A newer version reads a notice otherwise, before tables that were made of the older reading are applied: each row is found again, or it is said which is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tables_on_disk import Tables, row_of

from policydiff import load, save
from policydiff.model import Notice, Target

XIAN = Path("data/structured/xian.yaml")
Change = Callable[[Notice], Notice]


def notice() -> Notice:
    found = load(XIAN)
    assert isinstance(found, Notice)
    return found


def numbered(targets: list[Target]) -> tuple[Target, ...]:
    return tuple(target.model_copy(update={"id": f"t{number}"}) for number, target in enumerate(targets, 1))


def without(at: int) -> Change:
    """A reading that takes one figure for no target: those behind it are numbered anew."""
    return lambda was: was.model_copy(update={"targets": numbered([*was.targets[:at], *was.targets[at + 1 :]])})


def with_another(at: int) -> Change:
    """A reading that finds one target more."""

    def change(was: Notice) -> Notice:
        new = was.targets[0].model_copy(update={"text": "新建平台1个", "metric": "平台", "unit": "个"})
        return was.model_copy(update={"targets": numbered([*was.targets[:at], new, *was.targets[at:]])})

    return change


def otherwise(**values: object) -> Change:
    """A reading that says another thing of the first target."""
    return lambda was: was.model_copy(update={"targets": (was.targets[0].model_copy(update=values), *was.targets[1:])})


FOUND: list[tuple[str, Change, str, int]] = [
    ("as it was", lambda was: was, "t2", 2),
    ("one fewer before it", without(0), "t2", 1),
    ("one fewer behind it", without(2), "t2", 2),
    ("one more before it", with_another(0), "t2", 3),
    ("one more behind it", with_another(2), "t2", 2),
    ("another one read otherwise", otherwise(value=40), "t2", 2),
    ("the last with one more at the end", with_another(3), "t3", 3),
]


@pytest.mark.parametrize(("reading", "id", "now"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_a_correction_goes_to_the_row_that_it_was_made_of(data: Path, reading: Change, id: str, now: int) -> None:
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    with tables.open("targets") as rows:
        row_of(rows, "xian", id)["year"] = "2030"
    text = next(target.text for target in notice().targets if target.id == id)
    save(reading(notice()), XIAN)
    before = notice()
    done = tables.apply()
    assert done.code == 0, done.err
    assert [(target.id, target.text) for target in notice().targets if target.year == 2030] == [(f"t{now}", text)]
    left = [each for each in notice().targets if each.id != f"t{now}"]
    assert left == [each for each in before.targets if each.id != f"t{now}"]
    assert tables.apply().out.strip() == "nothing was corrected"


def test_a_deleted_row_is_the_one_that_it_was_and_comes_back_there(data: Path) -> None:
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    with tables.open("targets") as rows:
        rows.remove(row_of(rows, "xian", "t2"))
    save(with_another(0)(notice()), XIAN)
    texts = [target.text for target in notice().targets]
    assert tables.apply().code == 0
    assert [target.text for target in notice().targets] == [texts[0], texts[1], texts[3]]


LOST: list[tuple[str, Change, dict[str, str]]] = [
    ("a row that is no more", without(0), {"year": "2030"}),
    ("a row of other words", otherwise(text="培育企业45家以上"), {"year": "2030"}),
    ("a cell that is read otherwise", otherwise(value=40), {"value": "50"}),
]


@pytest.mark.parametrize(("reading", "cells"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_a_correction_of_what_is_read_otherwise_is_told_and_nothing_is_written(data: Path, reading: Change, cells: dict[str, str]) -> None:
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1").update(cells)
    save(reading(notice()), XIAN)
    before = XIAN.read_bytes()
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "程序重读" in done.err and XIAN.read_bytes() == before

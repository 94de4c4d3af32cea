"""A correction goes into a file that a person laid out: their lines stay, and where it finds no place the file is left alone."""

from __future__ import annotations

import pytest

from policydiff import parse_text
from policydiff.corrections.patching import patched
from policydiff.errors import PolicydiffError
from policydiff.model import Notice
from policydiff.store import dump_json, dump_notice, load_notice

OLD = parse_text("某县行动计划\n\n一、发展目标\n到2025年，全县企业达到10家，产值达到2亿元。（责任单位：县科技局）\n", name="a")
FILE = dump_notice(OLD)


def with_value(index: int, value: int) -> Notice:
    targets = [target.model_copy(update={"value": value}) if at == index else target for at, target in enumerate(OLD.targets)]
    return OLD.model_copy(update={"targets": tuple(targets)})


def without(key: str) -> Notice:
    return OLD.model_copy(update={key: ()})


LAID_OUT = {
    "as it was written": FILE,
    "with a remark at its head": "# 王处核过\n" + FILE,
    "with remarks between the lines": FILE.replace("\ntasks:", "\n# 任务\ntasks:").replace("\ntargets:", "\n# 指标\ntargets:"),
    "with the line ends of Windows": FILE.replace("\n", "\r\n"),
    "as JSON": dump_json(OLD),
}
CHANGES = {
    "the first value": with_value(0, 12),
    "the last value": with_value(1, 3),
    "no task": without("tasks"),
    "no target": without("targets"),
}


@pytest.mark.parametrize("new", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("text", LAID_OUT.values(), ids=LAID_OUT.keys())
def test_only_the_lines_of_what_changed_are_other_ones(text: str, new: Notice) -> None:
    made = patched(text, OLD, new, name="a.yaml")
    assert load_notice(made) == new
    dump = dump_json if text.startswith("{") else dump_notice
    gone = set(text.splitlines()) - set(made.splitlines())
    assert gone <= set(dump(OLD).splitlines()) - set(dump(new).splitlines())
    assert ("\r\n" in made) == ("\r\n" in text)


def test_nothing_changed_changes_nothing() -> None:
    assert patched(FILE, OLD, OLD, name="a.yaml") == FILE


def test_a_change_on_a_line_that_a_person_laid_out_is_refused() -> None:
    text = FILE.replace('printed: "10家"', 'printed:   "10家"')
    assert text != FILE
    with pytest.raises(PolicydiffError, match=r"a\.yaml: its lines are laid out by hand"):
        patched(text, OLD, with_value(0, 12), name="a.yaml")

"""The store: what is written is read back the same, by us and by others; what is not ours to read is refused in plain words."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML

from notice_values import TRAPS, texts, values
from policydiff.errors import InvalidDocument, UnreadableSource, UnwritableOutput
from policydiff.model import Clause, Comparison, Envelope, Notice, Plan, Section, SourceRecord, Target, Task
from policydiff.model.notice import Model
from policydiff.store import dump_comparison, dump_json, dump_notice, header, is_corrected, load_comparison, load_notice, write_atomic
from policydiff.store.emit import plain_number, scalar
from policydiff.store.key_order import entries_of

RELAXED = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def make(**changes: object) -> Notice:
    """A small notice; `changes` replace its parts."""
    clause = Clause(id="p1.1#1", role="body", text="到2025年达5家。", span=(10, 20))
    parts: dict[str, object] = {
        "id": "wuxi-2023",
        "source": SourceRecord(
            path="wuxi-2023.txt", sha256="a" * 64, text_sha256="b" * 64, media_type="text/plain", encoding="utf-8", characters=40
        ),
        "notice": Envelope(title="关于印发方案的通知", issued="2023-09-06", spans={"title": ((0, 9),)}),
        "plans": (
            Plan(
                id="p1", sections=(Section(id="p1.1", path="一", number="一、", heading="目标", level=1, span=(6, 20), clauses=(clause,)),)
            ),
        ),
        "tasks": (Task(id="p1.1", plan="p1", section="p1.1", path="一", heading="目标", clause="p1.1#1", text="负责", span=(10, 12)),),
        "targets": (
            Target(
                id="t1",
                plan="p1",
                section="p1.1",
                path="一",
                clause="p1.1#1",
                metric="市场主体",
                value=Decimal(5),
                unit="家",
                printed="5家",
                text="达5家",
                span=(15, 18),
            ),
        ),
    }
    return Notice(**{**parts, **changes})  # type: ignore[arg-type]


def message(text: str) -> str:
    with pytest.raises(InvalidDocument) as caught:
        load_notice(text)
    return caught.value.message


# ---- there and back -----------------------------------------------------------------------------------------------------


@RELAXED
@given(values(Notice))
def test_a_notice_comes_back_the_same(notice: Notice) -> None:
    text = dump_notice(notice)
    assert load_notice(text) == notice
    assert not is_corrected(text)
    assert dump_notice(load_notice(text)) == text


@RELAXED
@given(values(Notice))
def test_a_notice_comes_back_the_same_from_json(notice: Notice) -> None:
    assert load_notice(dump_json(notice)) == notice


@RELAXED
@given(values(Comparison))
def test_a_comparison_comes_back_the_same_but_for_rounding(comparison: Comparison) -> None:
    for dump in (dump_comparison, dump_json):
        again = load_comparison(dump(comparison))
        assert dump(again) == dump(comparison)
        assert again.matches == comparison.matches


@pytest.mark.parametrize("name", ["ruamel (YAML 1.2)", "PyYAML (YAML 1.1)", "PyYAML in C"])
def test_every_reader_sees_the_same_values(name: str) -> None:
    metadata = {trap: trap for trap in (*TRAPS, "长" * 2000)}
    notice = make(notice=Envelope(addressees=TRAPS, metadata=metadata))
    text = dump_notice(notice)
    if name.startswith("ruamel"):
        seen = YAML(typ="safe", pure=True).load(io.StringIO(text))
    else:
        seen = yaml.load(text, Loader=yaml.CSafeLoader if name.endswith("C") else yaml.SafeLoader)
    assert seen["notice"]["addressees"] == list(TRAPS)
    assert seen["notice"]["metadata"] == metadata
    assert seen["targets"][0]["comparator"] == "="
    assert seen["targets"][0]["value"] == 5


@RELAXED
@given(texts)
def test_text_is_one_line_and_a_string_to_json_too(text: str) -> None:
    written = scalar(text)
    assert json.loads(written) == text
    assert len(written.splitlines()) == 1


@pytest.mark.parametrize(
    ("number", "written"),
    [("1600E8", "160000000000"), ("4.50", "4.5"), ("0.00001", "0.00001"), ("-0", "0"), ("5", "5"), ("1E+3", "1000"), ("33.3", "33.3")],
)
def test_numbers_have_no_exponent(number: str, written: str) -> None:
    assert plain_number(Decimal(number)) == written


def test_a_file_looks_like_this() -> None:
    assert dump_notice(make()).splitlines()[4:] == [
        "id: wuxi-2023",
        f'source: {{path: "wuxi-2023.txt", sha256: "{"a" * 64}",',
        f'   text_sha256: "{"b" * 64}", media_type: text/plain, encoding: utf-8, characters: 40}}',
        "notice:",
        '  title: "关于印发方案的通知"',
        "  genre: null",
        "  issuer: null",
        "  document_number: null",
        "  index_number: null",
        '  issued: "2023-09-06"',
        "  published: null",
        "  addressees: []",
        "  jurisdiction: null",
        "  letter: []",
        "  spans:",
        "    title: [[0, 9]]",
        "plans:",
        "- id: p1",
        "  title: null",
        "  period: null",
        "  spans: {}",
        "  clauses: []",
        "  sections:",
        "  - id: p1.1",
        '    path: "一"',
        '    number: "一、"',
        '    heading: "目标"',
        "    level: 1",
        "    span: [6, 20]",
        "    clauses:",
        '    - {id: "p1.1#1", role: body, text: "到2025年达5家。", span: [10, 20]}',
        "    sections: []",
        "tasks:",
        '- {id: p1.1, plan: p1, section: p1.1, path: "一", heading: "目标", clause: "p1.1#1",',
        "   lead: [], cooperating: [], responsible: [], guiding: [], open_ended: false, form: label,",
        '   text: "负责", span: [10, 12]}',
        "targets:",
        '- {id: t1, plan: p1, section: p1.1, path: "一", clause: "p1.1#1",',
        '   metric: "市场主体", value: 5, value_max: null, unit: "家", printed: "5家", comparator: "=", year: null, basis: level, modality: null, scope: null,',
        '   text: "达5家", span: [15, 18]}',
        "achievements: []",
        "citations: []",
        "discarded: []",
        "diagnostics: []",
    ]


def _models(model: type[Model]) -> set[type[Model]]:
    found = {model}
    for name, each in vars(__import__("policydiff.model.comparison", fromlist=["x"])).items():
        if isinstance(each, type) and issubclass(each, Model) and not name.startswith("_"):
            found.add(each)
    for each in vars(__import__("policydiff.model.notice", fromlist=["x"])).values():
        if isinstance(each, type) and issubclass(each, Model) and each is not Model:
            found.add(each)
    return found - {Model}


@pytest.mark.parametrize("model", sorted(_models(Notice), key=lambda each: each.__name__), ids=lambda each: each.__name__)
def test_the_layout_writes_every_key_once(model: type[Model]) -> None:
    assert sorted(entry.name for entry in entries_of(model)) == sorted(model.model_fields)


# ---- the digest ---------------------------------------------------------------------------------------------------------


def test_a_correction_is_seen_and_line_ends_are_none() -> None:
    text = dump_notice(make())
    assert not is_corrected(text.replace("\n", "\r\n"))
    assert not is_corrected("\ufeff" + text + "\n\n")
    assert is_corrected(text.replace("value: 5", "value: 6"))
    assert is_corrected(text.replace("digest:", "digests:"))


def test_the_header_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = dump_notice(make(id="no"))
    path.write_text(text, encoding="utf-8")
    found = header(path)
    assert (found.id, found.source_sha256, found.fits) == ("no", "a" * 64, True)
    assert found.digest is not None and found.digest in text
    assert found.generator is not None and found.generator.startswith("policydiff ")
    path.write_bytes(b"\xff\x00 not yaml [")
    assert header(path).fits is False
    with pytest.raises(UnreadableSource):
        header(tmp_path / "none.yaml")


# ---- what is refused, and how -------------------------------------------------------------------------------------------

GOOD = dump_notice(make())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 5,", 'value: "5",', ':43:20: targets[0].value: expected a number, found the text "5"'),
        ("value: 5,", "value: true,", ":43:20: targets[0].value: expected a number, found true"),
        ("metric:", "metrik:", ':43:4: targets[0].metrik: unknown key "metrik"; did you mean "metric"?'),
        ("role: body", "role: bodi", 'expected letter, heading, body, responsibility, row (one of them), found the text "bodi"'),
        (
            '"2023-09-06"',
            "2023-09-06",
            ':14:11: notice.issued: 2023-09-06 is not text to every YAML reader; write it in quotes: "2023-09-06"',
        ),
        ("span: [10, 20]", "span: [10]", "plans[0].sections[0].clauses[0].span: expected 2 items, found 1"),
        ("tasks:", "tasks: []\ntasks:", ":38:1: tasks: the key tasks stands here a second time"),
        ("issuer: null", "issuer: *x", ":11:11: no YAML: found undefined alias"),
        ("issuer: null", "\tissuer: null", "a tab stands before the text"),
        ("issuer: null", "issuer: !!python/name:os.system", "has no meaning here"),
        ("issuer: null", "issuer: [1", "no YAML: "),
        ("policydiff.notice/1", "policydiff.notice/2", 'schema: expected policydiff.notice/1, found the text "policydiff.notice/2"'),
        ("discarded: []\n", "", 'the key "discarded" is missing'),
        ("achievements: []\n", "---\n", "another document"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in message(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    "text", ["", "# nothing", "[]", "1", "x", "{", "{}", '{"a": 1, "a": 2}', '{"id": "\\ud800"}', "{a: b}", "NaN", '{"value": NaN}']
)
def test_what_is_no_notice_is_refused(text: str) -> None:
    assert message(text)


def test_a_file_cut_anywhere_is_refused() -> None:
    for end in range(0, len(GOOD) - len("diagnostics: []\n")):
        assert message(GOOD[:end])


def test_a_file_that_cannot_be_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("id: 巫溪\n".encode() + b"title: \xce\xd7")
    with pytest.raises(InvalidDocument, match=r"a\.yaml:2: not UTF-8 \(byte 0xCE\)"):
        load_notice(path)
    with pytest.raises(UnreadableSource, match="cannot be read"):
        load_notice(tmp_path)


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "{a: " * 200_000, "- " * 500_000, "? " * 500_000, '{"a":' * 200_000], ids=lambda t: t[:4]
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert "nested more than 64 levels deep" in message(text)


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "an alias (*name) repeats what is written here" in message(bomb)


def test_a_pyyaml_without_libyaml_reads_the_same() -> None:
    script = (
        "import sys, yaml; yaml.__with_libyaml__ = False; from policydiff.store import load_notice; print(load_notice(sys.stdin.read()).id)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=GOOD, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "wuxi-2023"


# ---- writing ------------------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "县.yaml"
    write_atomic(path, "一\n")
    assert path.read_bytes() == "一\n".encode()
    path.chmod(0o640)
    write_atomic(path, b"\x00")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"\x00", 0o640)
    assert [each.name for each in path.parent.iterdir()] == ["县.yaml"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(UnwritableOutput, match=r"a\.yaml cannot be written"):
        write_atomic(tmp_path / "a.yaml", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableOutput):
        write_atomic(tmp_path / "file" / "a.yaml", "x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml", "file"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    write_atomic(tmp_path / "link.yaml", "new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "new"


def test_two_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    contents = [str(each) * 50_000 for each in range(6)]
    threads = [threading.Thread(target=write_atomic, args=(path, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() in contents
    assert len(list(tmp_path.iterdir())) == 1

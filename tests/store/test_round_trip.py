"""What is written is read back the same, by us and by others, and tells whether a person has changed it."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML
from small_notice import make

from notice_values import TRAPS, texts, values
from policydiff.errors import UnreadableSource
from policydiff.model import Comparison, Envelope, Notice
from policydiff.model.values import Model
from policydiff.store import dump_comparison, dump_json, dump_notice, header, is_corrected, load_comparison, load_notice
from policydiff.store.emit import plain_number, scalar
from policydiff.store.key_order import entries_of

RELAXED = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


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
    for module in ("notice", "readings"):
        for each in vars(__import__(f"policydiff.model.{module}", fromlist=["x"])).values():
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

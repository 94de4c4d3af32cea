"""Whole files: no text whatever makes validation fail, and what it says has a place and a lasting fingerprint."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import SOURCE, YAML, edited, find, notice, raw_of, subject

sys.path.insert(0, str(Path(__file__).parents[1]))
from notice_values import values
from policydiff.model import Clause, Notice
from policydiff.pipeline import parse_text
from policydiff.store import dump_json, dump_notice
from policydiff.validate import RULE_BY_ID, SEVERITIES, Finding, Subject, check, reaches
from policydiff.validate.check import MAX_FINDINGS
from policydiff.validate.view import View

RELAXED = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def only(text: str) -> Finding:
    found = check(Subject("x.yaml", text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "schema"),
        ("# nothing", "schema"),
        ("[]", "schema"),
        ("x", "schema"),
        ("{", "unreadable"),
        ("\x00", "unreadable"),
        ("a: *b", "unreadable"),
        ("--- a\n--- b", "unreadable"),
        ('"', "unreadable"),
        ("[" * 100_000, "unreadable"),
        ('{"a":' * 100_000, "unreadable"),
        ("\ud800", "unreadable"),
        ("%YAML 9", "unreadable"),
        ("!!python/object:os.system {}", "schema"),
    ],
    ids=repr,
)
def test_one_clear_finding_for_what_is_no_notice(text: str, rule: str) -> None:
    found = check(Subject("x.yaml", text))
    assert found[0].rule == rule
    assert found[0].line <= 2


@RELAXED
@given(
    st.text()
    | st.lists(st.sampled_from(["a: ", "- ", "{", "}", "[", "]", "\n", "  ", "&a ", "*a ", '"', "schema: ", "!t ", "? ", "县"])).map(
        "".join
    )
)
def test_no_text_makes_it_fail(text: str) -> None:
    for finding in check(Subject("x.yaml", text)):
        assert finding.line >= 1 and finding.column >= 1


@RELAXED
@given(values(Notice), st.booleans())
def test_no_notice_makes_it_fail(odd: Notice, as_json: bool) -> None:
    text = dump_json(odd) if as_json else dump_notice(odd)
    raw = raw_of(SOURCE)
    same = odd.model_copy(update={"source": odd.source.model_copy(update={"sha256": raw.sha256, "text_sha256": raw.text_sha256})})
    for given_text in (text, dump_json(same)):
        for finding in check(Subject("x.yaml", given_text, raw=raw, corrected=True, fresh=notice)):
            assert finding.rule in RULE_BY_ID or odd.diagnostics
            assert 1 <= finding.line <= given_text.count("\n") + 1


def test_all_errors_of_a_file_are_told_at_once() -> None:
    text = edited({'genre: "通知"': "genre: 2024-01-01", "value: 45,": 'value: "45",', "metric:": "metrik:", "role: body": "role: bod"})
    found = check(Subject("x.yaml", text))
    assert [(finding.rule, finding.line) for finding in found] == [("unquoted-text", 10), ("schema", 36), ("schema", 148), ("schema", 148)]
    assert [finding.message for finding in found][2:] == [
        'unknown key "metrik"; did you mean "metric"?',
        'expected a number, found the text "45"',
    ]


def test_a_file_with_endless_findings_is_cut_short() -> None:
    target = next(part for part in YAML.split("\n- ") if part.startswith("{id: t6"))
    text = YAML.replace("targets:\n", "targets:\n" + f"- {target}\n" * 600)
    found = check(Subject("x.yaml", text))
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1].rule == "too-many-findings"


def test_megabytes_take_bounded_time() -> None:
    for text in ("a: " + "x" * 3_000_000, "- 'x'\n" * 60_000, '{"a": [' + "1," * 100_000 + "1]}"):
        assert check(Subject("x.yaml", text))
    assert "are not read" in only("x" * 40_000_000).message


def test_a_fingerprint_outlives_edits_elsewhere_and_renumbering() -> None:
    one = {"value: 120000000,": "value: 12000000,"}
    elsewhere = (
        {'genre: "通知"': 'genre:   "通知"', "metric_printed: null": "metric_printed: null"} if "metric_printed: null" in YAML else {}
    )
    renumbered = {"id: t4": "id: t40", "- {reason: portal, span: [0, 16]}\n": ""}
    prints = {find("value-not-printed", subject({**one, **more}))[0].fingerprint for more in ({}, elsewhere, renumbered)}
    assert len(prints) == 1
    other = find("value-not-printed", subject({"value: 45,": "value: 46,"}))[0].fingerprint
    assert other not in prints


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    found = find("out-of-place", subject({"level: 2": "level: 3", "level: 2\n      span: [478": "level: 4\n      span: [478"}))
    assert len({finding.fingerprint for finding in found}) == len(found) >= 2


def test_a_hand_edit_is_told_at_its_value_with_both_readings() -> None:
    found = check(subject({'lead: ["县科技局"]': 'lead: ["县财政局"]'}, fresh=True))
    reading = 'the file has ["县财政局"], the program reads ["县科技局"]'
    told = [finding for finding in found if reading in (finding.message, *finding.detail)]
    assert len(told) == 1
    assert YAML.splitlines()[told[0].line - 1].lstrip().startswith("lead")


@pytest.mark.parametrize("edited", ["responsible", "organisations"])
def test_two_places_that_do_not_agree_are_told_at_the_one_that_was_edited(edited: str) -> None:
    """A sentence of a regulation prints no label that would say which of the two is right."""
    text = (
        "某市绿化条例\n\n第一条　为了加强绿化，制定本条例。\n第二条　市园林部门负责全市绿化工作。\n第三条　本条例自2024年5月1日起施行。\n"
    )
    fresh = parse_text(text)
    (task,) = fresh.tasks
    places = tuple(each.model_copy(update={"role": "guiding"}) for each in task.organisations)
    change = {"organisations": places} if edited == "organisations" else {"responsible": (), "guiding": task.responsible}
    changed = dump_notice(fresh.model_copy(update={"tasks": (task.model_copy(update=change),)}))
    found = check(Subject("a.yaml", changed, raw_of(text), corrected=True, fresh=lambda: fresh))
    (told,) = [each for each in found if each.severity != "info"]
    assert told.key.startswith("tasks[0].organisations[0]" if edited == "organisations" else "tasks[0].guiding")


def test_a_file_without_a_digest_is_taken_for_corrected() -> None:
    text = dump_json(notice().model_copy(update={"targets": ()}))
    found = check(Subject("x.json", text, raw=raw_of(SOURCE), fresh=notice))
    assert {finding.rule for finding in found if finding.severity != "info"} == {"unexplained-edit"}
    assert len(found) > len(notice().targets) - 1


@pytest.mark.parametrize(
    ("edit", "messages"),
    [
        ({"modality: null": 'modality: "力争"'}, ['the file has "力争" here, which the program does not read in the source']),
        ({"[18, 22]": "[0, 16]", "{reason: portal, span: [0, 16]}": "{reason: portal, span: [18, 22]}"}, None),
    ],
    ids=["changed", "reordered"],
)
def test_a_change_of_order_or_number_is_a_change(edit: dict[str, str], messages: list[str] | None) -> None:
    found = find("unexplained-edit", subject(edit, fresh=True))
    assert found
    if messages:
        assert [finding.message for finding in found] == messages


def test_a_ledger_entry_that_is_left_out_is_told_once() -> None:
    found = [each for each in check(subject({"- {reason: portal, span: [18, 22]}\n": ""}, fresh=True)) if each.severity != "info"]
    assert [each.rule for each in found] == ["text-not-conserved"]


@pytest.mark.parametrize(
    ("fail_on", "severity", "fails"),
    [
        ("error", "error", True),
        ("error", "warning", False),
        ("warning", "warning", True),
        ("info", "info", True),
        ("never", "error", False),
    ],
)
def test_what_fails_a_run(fail_on: str, severity: str, fails: bool) -> None:
    finding = Finding("x", severity, "x", "x", 1, 1)  # type: ignore[arg-type]
    assert reaches([finding], fail_on) is fails  # type: ignore[arg-type]
    assert SEVERITIES == ("error", "warning", "info")


def test_what_a_person_has_filled_in_is_asked_for_no_more() -> None:
    read = parse_text("一、目标\n到2025年，企业达到5家。\n", name="x")
    envelope = read.notice.model_copy(update={"title": "某县方案", "manual": {"title": "收文登记"}})
    rules = [
        {finding.rule for finding in check(Subject("x.yaml", dump_notice(each)))}
        for each in (read, read.model_copy(update={"notice": envelope}))
    ]
    assert ["no-title" in each for each in rules] == [True, False]


BLANKS = [
    ("能效比超过1T OPS/w的芯片", "能效比超过1T OPS/w的芯片"),
    ("能效比超过1T\nOPS/w的芯片", "能效比超过1T OPS/w的芯片"),
    ("能效比超过 1 T\u3000OPS/w 的\n    芯片", "能效比超过1 T OPS/w的芯片"),
    ("发展  Smart City 项目", "发展Smart City项目"),
    ("培 育 企 业", "培育企业"),
]


@pytest.mark.parametrize(("printed", "told"), BLANKS, ids=[told for _, told in BLANKS])
def test_a_sentence_is_quoted_with_the_blanks_that_part_its_words(printed: str, told: str) -> None:
    source = f"　　{printed}。"
    clause = Clause(id="c", role="body", text=told, span=(2, len(source)))
    plan = notice().plans[0].model_copy(update={"clauses": (clause,), "sections": ()})
    raw = raw_of(source)
    one = notice().model_copy(
        update={
            "plans": (plan,),
            "notice": notice().notice.model_copy(update={"letter": ()}),
            "source": notice().source.model_copy(update={"text_sha256": raw.text_sha256}),
        }
    )
    assert View(one, raw).words_at((4, 6)) == f"{told}。"

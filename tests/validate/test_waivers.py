"""Waivers: read from TOML, applied by rule and fingerprint, and told when they are wrong, expired or unused."""

from __future__ import annotations

from datetime import date

import pytest

from policydiff.validate import Finding, reaches
from policydiff.validate.waivers import apply_waivers, read_waivers

TODAY = date(2026, 1, 15)
FOUND = Finding("numbering-gap", "error", "3 is missing", "a.yaml", 7, 3, fingerprint="00ff00ff00ff00ff")
GOOD = '[[waive]]\nrule = "numbering-gap"\nfingerprint = "00ff00ff00ff00ff"\nreason = "so printed"\n'


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("[[waive]]", "[[tool.policydiff.waive]]")], ids=["policydiff.toml", "pyproject.toml"])
def test_a_waiver_covers_its_finding(text: str) -> None:
    waivers, wrong = read_waivers(text, "policydiff.toml")
    assert wrong == ()
    (finding,) = apply_waivers([FOUND], waivers, TODAY)
    assert finding.waived == "so printed"
    assert not reaches([finding], "info")


@pytest.mark.parametrize(
    ("until", "covered"), [("2026-01-15", True), ('"2026-01-16"', True), ("2026-01-14", False), ("2026-01-14T10:00:00", False)]
)
def test_a_waiver_holds_up_to_its_day(until: str, covered: bool) -> None:
    waivers, _ = read_waivers(f"{GOOD}until = {until}\n", "policydiff.toml")
    findings = apply_waivers([FOUND], waivers, TODAY)
    assert (findings[0].waived is not None) is covered
    assert [each.rule for each in findings[1:]] == ([] if covered else ["waiver-expired"])


def test_an_unused_waiver_is_told_at_its_line_when_all_files_were_checked() -> None:
    waivers, _ = read_waivers(f"# mine\n\n{GOOD}", "policydiff.toml")
    (unused,) = apply_waivers([], waivers, TODAY)
    assert (unused.rule, unused.file, unused.line) == ("waiver-unused", "policydiff.toml", 3)
    assert apply_waivers([], waivers, TODAY, whole=False) == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("x", 1, "no TOML"),
        ("a = 1\n[[waive]\n", 2, "no TOML"),
        (GOOD.replace('reason = "so printed"\n', ""), 1, "the waiver lacks reason"),
        (GOOD.replace('"so printed"', '" "'), 1, "the waiver lacks reason"),
        (GOOD.replace("numbering-gap", "numbering-gaps"), 1, "there is no rule numbering-gaps"),
        (GOOD + GOOD + 'untill = "x"\n', 5, "a waiver has no key untill"),
        (GOOD + "until = 3\n", 1, "until must be a day"),
        ("waive = 3\n", 1, "waive must be a list of tables"),
        ("waive = [3]\n", 1, "waive must be a list of tables"),
    ],
)
def test_a_wrong_waiver_is_told(text: str, line: int, said: str) -> None:
    _, (wrong,) = read_waivers(text, "policydiff.toml")
    assert (wrong.rule, wrong.line) == ("waiver-invalid", line)
    assert said in wrong.message


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "tool = 3\n", "[tool]\npolicydiff = 1\n", "[tool.other]\nx = 1\n"])
def test_other_configuration_is_none_of_ours(text: str) -> None:
    assert read_waivers(text, "pyproject.toml") == ((), ())


def test_another_finding_of_the_rule_is_not_covered() -> None:
    waivers, _ = read_waivers(GOOD.replace("00ff00ff00ff00ff", "11ff00ff00ff00ff"), "policydiff.toml")
    assert apply_waivers([FOUND], waivers, TODAY)[0].waived is None


SETTINGS = [
    pytest.param(
        "policydiff.toml", f"{GOOD}\n[[waiver]]\nrule = 'x'\n", 6, "there is no setting waiver; did you mean waive?", id="a table"
    ),
    pytest.param("policydiff.toml", "waives = []\n", 1, "there is no setting waives; did you mean waive?", id="a key"),
    pytest.param(
        "policydiff.toml",
        "[colours]\n",
        1,
        "there is no setting colours; there are baseline, lang, vocabulary, waive",
        id="nothing like it",
    ),
    pytest.param(
        "pyproject.toml",
        "[project]\nname = 'x'\n[tool.policydiff.waiver]\n",
        3,
        "there is no setting waiver; did you mean waive?",
        id="pyproject",
    ),
]


@pytest.mark.parametrize(("name", "text", "line", "message"), SETTINGS)
def test_a_setting_that_is_none_is_told_at_its_line(name: str, text: str, line: int, message: str) -> None:
    _, (wrong,) = read_waivers(text, name)
    assert (wrong.rule, wrong.line, wrong.message) == ("unknown-setting", line, message)


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject.toml", "[project]\nname = 'x'\n[tool.ruff]\n"), ("policydiff.toml", "vocabulary = ['words/']\nlang = 'zh'\n")],
)
def test_settings_of_others_and_of_other_parts_are_passed_over(name: str, text: str) -> None:
    assert read_waivers(text, name) == ((), ())

"""A user's own words, as docs/vocabulary.md has them: files that are laid over ours, what is refused, and where it is told."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.errors import PolicydiffError
from policydiff.messages import said
from policydiff.vocab.labels import labels
from policydiff.vocab.load import load_yaml
from policydiff.vocab.overlay import laid_over

ROLES = load_yaml("roles")

ADDED = {
    "a label of one's own": ("roles", "labels:\n- {role: lead, words: [挂帅单位]}\n"),
    "a body's ending, with the proof of it": ("bodies", "endings:\n- {kind: department, words: [协调办], examples: [县招商协调办]}\n"),
    "a unit of measure": ("measures", "count:\n- {unit: 蜂箱}\n"),
    "a plain list": ("genres", "promulgated: [任务书表]\n"),
    "a file with nothing in it": ("roles", "# later\n"),
}


@pytest.mark.parametrize("case", ADDED)
def test_entries_are_added_at_the_end_and_ours_stay(case: str, tmp_path: Path) -> None:
    name, text = ADDED[case]
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    ours, both = load_yaml(name), laid_over(load_yaml(name), path)
    assert list(both) == list(ours)
    for group in ours:
        assert both[group][: len(ours[group])] == ours[group]
    assert sum(len(both[group]) - len(ours[group]) for group in ours) == text.count("- {") + text.count("任务书表")


def test_what_is_there_already_is_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "genres.yaml"
    path.write_text("statutory: [通知, 通知书]\n", encoding="utf-8")
    assert laid_over(load_yaml("genres"), path)["statutory"] == [*load_yaml("genres")["statutory"], "通知书"]


REFUSED = {
    "labels:\n- role: lead\n": "roles.yaml:2: labels[0]: the entry has no 'words'",
    "labels:\n- {role: lead, words: [挂帅单位], word: x}\n": "roles.yaml:2: labels[0]: an entry has no key 'word'",
    "labels:\n- role: lead\n  words: 挂帅单位\n": "roles.yaml:3: labels[0].words: here stands a list, not a text",
    "labels:\n- role: lead\n  words:\n  - 挂帅单位\n  - 7\n": "roles.yaml:5: labels[0].words[1]: here stands a text, not a whole number",
    "label: []\n": "roles.yaml:1: there is no group 'label'",
    "- 挂帅单位\n": "roles.yaml:1: here stands a mapping, not a list",
    "labels:\n- role: [lead\n": "roles.yaml:3: this is no YAML",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_another_form_than_ours_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "roles.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicydiffError, match=re.escape(REFUSED[text])):
        laid_over(ROLES, path)


def test_what_is_refused_is_told_in_chinese_to_those_who_read_chinese(tmp_path: Path) -> None:
    path = tmp_path / "roles.yaml"
    told = {
        "label: []\n": f"{path}:1：没有“label”这一组",
        "labels:\n- role: lead\n": f"{path}:2：labels[0]：条目缺少“words”",
        "labels:\n- {role: lead, words: 7}\n": f"{path}:2：labels[0].words：此处应为列表，而不是整数",
        "labels:\n- {role: lead, words: }\n": f"{path}:2：labels[0].words：此处应为列表，而不是空",
    }
    for text, words in told.items():
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PolicydiffError) as caught:
            laid_over(ROLES, path)
        assert said(caught.value.message, labels("zh")) == words


# --- the whole program --------------------------------------------------------------------------------------------------

NOTICE = "某县人民政府办公室关于印发某县养蜂业发展方案的通知\n一、建设蜂场\n到2025年，建成标准蜂箱5000蜂箱。（挂帅单位：县招商协调专员）\n"
LINES = """\
import policydiff
policydiff.use_vocabulary({folder!r})
notice = policydiff.parse_text({text!r})
print(notice.tasks[0].lead, notice.targets[0].unit)
"""


PAGE = {
    found["name"]: found["text"]
    for found in re.finditer(
        r"^```\w+\n(?P<text># (?P<name>\S+)\n.*?)^```$", (Path(__file__).parents[2] / "docs/vocabulary.md").read_text("utf-8"), re.M | re.S
    )
}
"""The files that the documentation shows."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    for name, text in PAGE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "raw").mkdir()
    for number in (1, 2):
        (tmp_path / "raw" / f"bees-{number}.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *args], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_settings_lay_a_folder_over_our_words(folder: Path) -> None:
    parse = ("-m", "policydiff", "parse", "raw", "-o")
    done = run(folder, *parse, "with", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    texts = [(folder / "with" / f"bees-{number}.yaml").read_text(encoding="utf-8") for number in (1, 2)]
    for text in texts:  # each written by a process of its own
        assert re.search(r'lead: \["?县招商协调专员', text)
        assert re.search(r"^generator: policydiff \S+\+words\.[0-9a-f]{12}$", text, re.MULTILINE)
    assert "2 unchanged" in run(folder, *parse, "with").stderr
    checked = run(folder, "-m", "policydiff", "validate", "with")
    assert checked.returncode == 0, checked.stdout
    (folder / "words" / "roles.yaml").write_text("labels:\n- {role: guiding, words: [挂帅单位]}\n", encoding="utf-8")
    run(folder, *parse, "with")
    assert "guiding: [" in (folder / "with" / "bees-1.yaml").read_text(encoding="utf-8"), "other words, another result"


def test_settings_that_do_not_fit_are_told(folder: Path) -> None:
    for settings, words in {
        'vocabulary = "words/"\n': "here stands a list of folders",
        'vocabulary = ["none/"]\n': "no such folder",
        "vocabulary = [": "no TOML",
    }.items():
        (folder / "policydiff.toml").write_text(settings, encoding="utf-8")
        done = run(folder, "-m", "policydiff", "parse", "raw", "-o", "out")
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    (folder / "words" / "verbs.yaml").write_text("labels: []\n", encoding="utf-8")
    (folder / "policydiff.toml").write_text('vocabulary = ["words/"]\n', encoding="utf-8")
    assert "there is no vocabulary 'verbs'" in run(folder, "-m", "policydiff", "list", "raw").stderr


def test_a_program_calls_a_function_first_of_all(folder: Path) -> None:
    lines = LINES.format(folder=str(folder / "words"), text=NOTICE)
    assert run(folder, "-c", lines).stdout == "('县招商协调专员',) 蜂箱\n"
    late = "\n".join(["import policydiff", f"policydiff.parse_text({NOTICE!r})", lines])
    assert "words were read before the vocabulary was named" in run(folder, "-c", late).stderr

"""The command: which pair, what stops it, what goes where."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from gold_pairs import ROOT
from typer.testing import CliRunner

from policydiff.cli import app
from policydiff.errors import PolicydiffError
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice, load_comparison, load_notice

STEMS = ("wuxi-keji-fuwu-2023", "wuxi-shuang-beizeng-2023", "chongqing-keji-fuwu-2023", "pingliang-keji-2017")


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name in ("raw", "structured"):
        (folder / name).mkdir()
    for stem in STEMS:
        shutil.copy(ROOT / "data/raw" / f"{stem}.txt", folder / "raw")
        (folder / "structured" / f"{stem}.yaml").write_text(dump_notice(parse_file(folder / "raw" / f"{stem}.txt")), encoding="utf-8")
    return folder


def run(data: Path, *arguments: str):
    return CliRunner().invoke(app, ["compare", *arguments, "--data", str(data)])


def test_two_places_find_their_pair(data):
    done = run(data, "wuxi", "chongqing", "--format", "json")
    assert done.exit_code == 0
    comparison = json.loads(done.stdout)
    assert (comparison["child"]["id"], comparison["parent"]["id"]) == ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023")
    assert "one topic" in done.stderr


def test_sides_given_the_wrong_way_round(data):
    done = run(data, "重庆市", "巫溪县", "--format", "json")
    assert json.loads(done.stdout)["child"]["id"] == "wuxi-keji-fuwu-2023"
    assert "sides swapped" in done.stderr


def test_a_child_of_another_parent_stops_with_what_is_missing(data):
    done = run(data, "wuxi-shuang-beizeng-2023", "chongqing-keji-fuwu-2023")
    assert isinstance(done.exception, PolicydiffError) and done.stdout == ""
    assert "渝府办发〔2023〕26号" in done.exception.message and "--anyway" in done.exception.hint


def test_anyway_compares_and_carries_the_fact(data):
    done = run(data, "wuxi-shuang-beizeng-2023", "chongqing-keji-fuwu-2023", "--anyway", "--format", "json")
    assert json.loads(done.stdout)["parentage"]["cited"] == "other"
    assert "compared all the same" in done.stderr


def test_two_files_compare_in_one_go(data):
    files = [str(data / "raw" / f"{stem}.txt") for stem in ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023")]
    done = run(data / "nowhere", *files, "--format", "csv")
    assert done.exit_code == 0 and done.stdout.count("\n") > 100


def test_a_corrected_file_compares_as_it_stands(data, tmp_path):
    source = data / "structured" / "wuxi-keji-fuwu-2023.yaml"
    corrected = tmp_path / "mine.yaml"
    corrected.write_text(source.read_text(encoding="utf-8").replace("达45家以上", "达46家以上"), encoding="utf-8")
    done = run(data, str(corrected), "chongqing-keji-fuwu-2023", "--format", "json")
    assert done.exit_code == 0 and "46家以上" in done.stdout


@pytest.mark.parametrize("format", ["text", "markdown", "html", "csv", "tsv", "yaml"])
def test_every_format_prints_the_pair(data, format):
    done = run(data, "wuxi", "chongqing", "--format", format)
    assert done.exit_code == 0 and "科技服务业" in done.stdout


def test_yaml_is_read_back_as_it_was_written(data, tmp_path):
    target = tmp_path / "pair.yaml"
    assert run(data, "wuxi", "chongqing", "--format", "yaml", "-o", str(target)).exit_code == 0
    child, parent = (load_notice(data / "structured" / f"{stem}.yaml") for stem in ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023"))
    from policydiff.compare import compare_plans
    from policydiff.store import dump_comparison

    written = compare_plans(child, child.plans[0], parent, parent.plans[0])
    assert dump_comparison(load_comparison(target)) == dump_comparison(written) == target.read_text(encoding="utf-8")


def test_only_some_verdicts(data):
    whole, some = (run(data, "wuxi", "chongqing", *more).stdout for more in (("--full",), ("--only", "added,strength")))
    assert len(some) < len(whole) / 2


def test_theme_terms(data):
    pytest.importorskip("jieba")
    done = run(data, "wuxi", "chongqing", "--terms", "--lang", "zh")
    assert "本级文件突出" in done.stdout and "本级文件淡化" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("wuxi", "chongqing", "--format", "pdf"), "unknown format"),
        (("nowhere", "chongqing"), "nowhere"),
        (("wuxi", "chongqing", "--topic", "养老"), "养老"),
        (("wuxi", "chongqing", "--child-plan", "p7"), "p7"),
        (("wuxi", "chongqing", "--only", "nonsense"), "nonsense"),
        (("pingliang", "chongqing"), "implements"),
    ],
)
def test_what_cannot_be_done_is_said(data, arguments, message):
    done = run(data, *arguments)
    assert isinstance(done.exception, PolicydiffError) and message in done.exception.message

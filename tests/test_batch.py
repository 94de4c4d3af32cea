"""Folders of files: one outcome each, nothing lost, nothing overwritten, nothing outside the output folder."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policydiff import batch, limits
from policydiff.batch import Job, Outcome, plan_jobs, run_jobs
from policydiff.corpus import find_files
from policydiff.errors import UnreadableSource
from policydiff.limits import bounded
from policydiff.store import header, is_corrected, load_notice

TEXT = """巫溪县人民政府办公室
关于印发巫溪县科技服务业行动计划的通知
巫溪府办发〔2023〕{number}号

一、发展目标
到2025年，全县科技服务机构达到{number}家以上。（责任单位：县科技局）
"""
POSIX = pytest.mark.skipif(os.name == "nt", reason="such names and signals are not of Windows")


def write(folder: Path, *names: str) -> Path:
    """Write a small notice under each name; each is another one."""
    for number, name in enumerate(names, 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number=number), encoding="utf-8")
    return folder


def run(folder: Path, out: Path, processes: int = 1, **options: Any) -> dict[str, Outcome]:
    """Parse a folder into another; the outcomes by the file's name."""
    jobs, refused = plan_jobs(find_files([folder])[0], out, **options)
    outcomes = [*refused, *run_jobs(jobs, processes)]
    return {Path(outcome.path).name: outcome for outcome in outcomes}


def statuses(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {name: outcome.status for name, outcome in outcomes.items()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- which files --------------------------------------------------------------------------------------------------------


def test_a_folder_gives_its_readable_files_in_order_and_the_others(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.HTML", "sub/c.shtml", ".hidden.txt", ".git/d.txt", "old.doc", "photo.jpg", "page.jpg", "LICENSE")
    found, others = find_files([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.HTML", "b.txt", "sub/c.shtml"]
    assert sorted(path.suffix for path in others) == ["", ".doc", ".jpg", ".jpg"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "notice", ".hidden.txt")
    assert find_files([tmp_path / "notice", tmp_path / ".hidden.txt"]) == ((tmp_path / "notice", tmp_path / ".hidden.txt"), ())


def test_a_file_that_is_named_twice_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert find_files([tmp_path, Path("a.txt"), tmp_path / "sub" / ".." / "a.txt"])[0] == (tmp_path / "a.txt",)


@POSIX
def test_links_that_lead_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    assert [path.name for path in find_files([tmp_path / "in"])[0]] == ["a.txt"]
    (failed,) = run_jobs([Job(str(tmp_path / "in" / "self.txt"), str(tmp_path / "x.yaml"))], 1)
    assert failed.status == "failed"


# --- ids ----------------------------------------------------------------------------------------------------------------

CLASHES = [
    pytest.param(("a/wuxi.txt", "b/wuxi.txt", "a-wuxi.txt"), id="a file that is called as another one's folder and name"),
    pytest.param(("wuxi.html", "wuxi.txt"), id="two types"),
    pytest.param(("WUXI.txt", "wuxi.txt"), id="capital letters, which Windows and macOS do not tell apart"),
    pytest.param(("caf\u00e9.txt", "cafe\u0301.txt"), id="composed and decomposed letters, which macOS does not tell apart"),
    pytest.param(("a:b.txt", "a?b.txt"), id="characters that no file of Windows may have"),
]

IDS = [
    pytest.param(("a/通知.txt", "b/通知.txt"), ["a-通知", "b-通知"], id="the folder stands before the stem"),
    pytest.param(("通知.txt", "b/通知.txt"), ["b-通知", "通知"], id="a file at the top has no folder"),
    pytest.param(("a/通知.txt", "b/方案.txt"), ["方案", "通知"], id="only where stems clash"),
    pytest.param(("x/a/通知.txt", "y/a/通知.txt"), ["x-a-通知", "y-a-通知"], id="as many folders as it takes"),
    pytest.param(("WUXI.txt", "sub/wuxi.txt"), ["WUXI", "sub-wuxi"], id="capital letters do not tell files apart"),
    pytest.param(("CON.txt", "nul.2023.txt", "concept.txt"), ["CON_", "concept", "nul_.2023"], id="names of devices on Windows"),
]


@POSIX
@pytest.mark.parametrize(("files", "ids"), IDS)
def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path, files: tuple[str, ...], ids: list[str]) -> None:
    write(tmp_path / "in", *files)
    jobs, refused = plan_jobs(find_files([tmp_path / "in"])[0], tmp_path / "out")
    assert not refused
    assert [outcome.status for outcome in run_jobs(jobs, 1)] == ["written"] * len(files)
    assert names(tmp_path / "out") == sorted(f"{each}.yaml" for each in ids)
    for job in jobs:
        notice = load_notice(job.target)
        assert (notice.id, notice.source.path) == (job.target.stem, job.name)


@POSIX
@pytest.mark.parametrize("clash", CLASHES)
def test_of_two_files_with_one_id_the_first_is_parsed_and_the_other_refused(tmp_path: Path, clash: tuple[str, str]) -> None:
    write(tmp_path / "in", *clash, *["other.txt"][: 3 - len(clash)])
    jobs, refused = plan_jobs(find_files([tmp_path / "in"])[0], tmp_path / "out")
    outcomes = [*run_jobs(jobs, 1), *refused]
    assert sorted(outcome.status for outcome in outcomes) == ["failed", "written", "written"]
    assert jobs[0].source.name in refused[0].message or jobs[1].source.name in refused[0].message
    assert refused[0].hint.endswith("of two documents, rename one, and parse again")
    assert len(names(tmp_path / "out")) == 2


NAMES = [
    pytest.param("..txt", "notice.yaml", id="only dots"),
    pytest.param("...txt", "notice.yaml", id="the folder above"),
    pytest.param("..\\..\\a.txt", "a.yaml", id="a path of Windows"),
    pytest.param("a\nb\x1b[31m.txt", "a_b_[31m.yaml", id="control characters"),
    pytest.param("a\u202etxt.txt", "a_txt.yaml", id="a mark that turns the direction of writing"),
    pytest.param("a b　县.txt", "a b　县.yaml", id="blanks and Chinese"),
    pytest.param("2023.1.2.txt", "2023.1.2.yaml", id="dots"),
    pytest.param("a. .txt", "a.yaml", id="an end that Windows cuts off"),
    pytest.param("县" * 83 + ".txt", "县" * 83 + ".yaml", id="the longest name"),
    pytest.param(os.fsdecode("行动计划".encode("gb18030")) + ".txt", "行动计划.yaml", id="a name in GBK"),
    pytest.param(os.fsdecode(b"\xff\x81.txt"), "__.yaml", id="a name in no encoding"),
]


@POSIX
@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_whatever_a_file_is_called_its_result_lands_in_the_folder(tmp_path: Path, name: str, expected: str) -> None:
    source = tmp_path / "in" / name
    source.parent.mkdir()
    source.write_text(TEXT.format(number=1), encoding="utf-8")
    jobs, _ = plan_jobs([source], tmp_path / "out")
    (outcome,) = run_jobs(jobs, 1)
    assert (outcome.status, names(tmp_path / "out"), names(tmp_path)) == ("written", [expected], ["in", "out"])
    assert load_notice(tmp_path / "out" / expected).id == expected.removesuffix(".yaml")
    assert json.loads(outcome.as_json())["target"] == str(tmp_path / "out" / expected)
    (again,) = run_jobs(jobs, 1)
    assert again.status == "unchanged"


# --- what becomes of them -----------------------------------------------------------------------------------------------


def test_an_outcome_counts_what_was_found(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.txt")
    outcome = run(tmp_path / "in", tmp_path / "out")["a.txt"]
    assert outcome == Outcome(
        str(tmp_path / "in" / "a.txt"), str(tmp_path / "out" / "a.yaml"), "written", 1, 1, 1, outcome.diagnostics, 1.0
    )


@pytest.mark.parametrize("processes", [1, 2])
def test_one_bad_file_never_stops_the_rest(tmp_path: Path, processes: int) -> None:
    folder = write(tmp_path / "in", "a.txt", "z.txt")
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    (folder / "wrong.ofd").write_bytes(b"not a package")
    found = run(folder, tmp_path / "out", processes)
    assert {name for name, status in statuses(found).items() if status == "written"} >= {"a.txt", "z.txt"}
    assert {name for name, status in statuses(found).items() if status == "failed"} >= {"empty.txt", "binary.txt", "cut.pdf", "broken.docx"}
    for outcome in found.values():
        assert outcome.status == "written" or (outcome.message and "internal error" not in outcome.message)
        assert (outcome.sections is None) == (outcome.status == "failed")
    assert {"a.yaml", "z.yaml"} <= set(names(tmp_path / "out"))


def test_a_bug_in_one_file_is_told_and_the_rest_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", "a.txt", "b.txt")
    parse = batch._parse
    monkeypatch.setattr(batch, "_parse", lambda job: parse(job) if job.source.name == "b.txt" else 1 / 0)
    found = run(tmp_path / "in", tmp_path / "out")
    assert statuses(found) == {"a.txt": "failed", "b.txt": "written"}
    assert "internal error: ZeroDivisionError" in found["a.txt"].message
    assert "send the file" in found["a.txt"].hint


@POSIX
@pytest.mark.parametrize("processes", [1, 2])
def test_a_reader_that_crashes_takes_only_its_file_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    write(tmp_path / "in", *(f"{number}.txt" for number in range(12)))
    parse = batch._parse
    # a forked process has the changed function too
    monkeypatch.setattr(batch, "_parse", lambda job: os._exit(139) if job.source.name == "5.txt" else parse(job))
    found = run(tmp_path / "in", tmp_path / "out", processes)
    assert len(found) == 12
    assert [name for name, outcome in found.items() if outcome.status == "failed"] == ["5.txt"]
    assert found["5.txt"].message == "a reader crashed on this file, or never came back"
    assert len(list((tmp_path / "out").glob("*.yaml"))) == 11


def hold_on(job: Job) -> None:
    while True:
        time.sleep(0.01)


def never_come_back(job: Job) -> None:
    # A library of another language heeds no signal.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(60)


def take_memory(job: Job) -> None:
    bytearray(5 << 30)


COSTLY = {
    "time": (hold_on, "takes more than 0.5 seconds"),
    "time in a library": (never_come_back, "a reader crashed on this file, or never came back"),
    "memory": (take_memory, "takes more memory than one file may (4 GB)"),
}


@POSIX
@pytest.mark.parametrize(("cost", "message"), COSTLY.values(), ids=COSTLY.keys())
def test_a_file_that_costs_too_much_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cost: Any, message: str) -> None:
    write(tmp_path / "in", "1.txt", "2.txt", "3.txt")
    parse = batch._parse
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.5)
    monkeypatch.setattr(batch, "_parse", lambda job: cost(job) if job.source.name == "2.txt" else parse(job))
    found = run(tmp_path / "in", tmp_path / "out", 2)
    assert statuses(found) == {"1.txt": "written", "2.txt": "failed", "3.txt": "written"}
    assert message in found["2.txt"].message


def test_a_file_that_does_not_exist_fails_with_its_path(tmp_path: Path) -> None:
    (outcome,) = run_jobs([Job(str(tmp_path / "none.txt"), str(tmp_path / "none.yaml"))], 1)
    assert (outcome.status, outcome.message) == ("failed", f"{tmp_path / 'none.txt'}: there is no such file or folder")


@pytest.mark.parametrize("processes", [1, 2])
def test_an_output_that_cannot_be_written_fails_file_by_file(tmp_path: Path, processes: int) -> None:
    write(tmp_path / "in", "a.txt", "b.txt", "c.txt")
    (tmp_path / "out" / "b.yaml").mkdir(parents=True)
    found = run(tmp_path / "in", tmp_path / "out", processes)
    assert statuses(found) == {"a.txt": "written", "b.txt": "failed", "c.txt": "written"}
    assert "b.yaml" in found["b.txt"].message
    assert names(tmp_path / "out") == ["a.yaml", "b.yaml", "c.yaml"]


def test_one_process_and_several_write_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "in", *(f"{number}.txt" for number in range(9)))
    for processes, out in ((1, "one"), (3, "three")):
        assert set(statuses(run(tmp_path / "in", tmp_path / out, processes)).values()) == {"written"}
    assert {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "three").iterdir()
    }


# --- a second run -------------------------------------------------------------------------------------------------------


@pytest.fixture
def parsed(tmp_path: Path) -> Path:
    """A folder with a.txt and b.txt in in/, and what parse made of them in out/."""
    write(tmp_path / "in", "a.txt", "b.txt")
    run(tmp_path / "in", tmp_path / "out")
    return tmp_path


def correct(path: Path) -> str:
    """Correct a structured file by hand, as a person would."""
    text = path.read_text(encoding="utf-8").replace("县科技局", "县科学技术局")
    path.write_text(text, encoding="utf-8")
    assert is_corrected(text)
    return text


def touched(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_what_has_not_changed_is_not_written_again(parsed: Path) -> None:
    before = touched(parsed / "out")
    assert set(statuses(run(parsed / "in", parsed / "out")).values()) == {"unchanged"}
    assert touched(parsed / "out") == before


def test_a_file_that_has_changed_is_parsed_again(parsed: Path) -> None:
    with (parsed / "in" / "a.txt").open("a", encoding="utf-8") as file:
        file.write("二、保障措施\n加强领导。\n")
    assert statuses(run(parsed / "in", parsed / "out")) == {"a.txt": "written", "b.txt": "unchanged"}
    assert [section.heading for section in load_notice(parsed / "out" / "a.yaml").plans[0].sections] == ["发展目标", "保障措施"]


def test_what_another_version_wrote_is_parsed_again(parsed: Path) -> None:
    path = parsed / "out" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("generator: policydiff ", "generator: policydiff 0.0.1 of "), encoding="utf-8")
    assert statuses(run(parsed / "in", parsed / "out")) == {"a.txt": "written", "b.txt": "unchanged"}


def test_again_parses_what_has_not_changed_to_the_same_bytes(parsed: Path) -> None:
    before = (parsed / "out" / "a.yaml").read_bytes()
    assert set(statuses(run(parsed / "in", parsed / "out", again=True)).values()) == {"written"}
    assert (parsed / "out" / "a.yaml").read_bytes() == before


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_a_person_has_corrected_is_left_as_it_is(parsed: Path, again: bool) -> None:
    text = correct(parsed / "out" / "a.yaml")
    (parsed / "in" / "a.txt").write_text("另一个文本。", encoding="utf-8")
    outcome = run(parsed / "in", parsed / "out", again=again)["a.txt"]
    assert outcome.status == "corrected"
    assert f"move its .yaml out of {parsed / 'out'} (back again to undo that), and parse once more" in outcome.hint
    assert (
        outcome.message
        == f"left a.yaml as a person corrected it; its raw file has changed since: policydiff validate {parsed / 'out'} says how to go on"
    )
    assert (parsed / "out" / "a.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("again", [False, True])
def test_json_is_skipped_and_spared_as_yaml_is(tmp_path: Path, again: bool) -> None:
    write(tmp_path / "in", "a.txt", "b.txt")
    run(tmp_path / "in", tmp_path / "out", suffix=".json")
    text = correct(tmp_path / "out" / "a.json")
    found = statuses(run(tmp_path / "in", tmp_path / "out", suffix=".json", again=again))
    assert found == {"a.txt": "corrected", "b.txt": "written" if again else "unchanged"}
    assert (tmp_path / "out" / "a.json").read_text(encoding="utf-8") == text
    (tmp_path / "in" / "b.txt").write_text("另一个文本。", encoding="utf-8")
    assert statuses(run(tmp_path / "in", tmp_path / "out", suffix=".json"))["b.txt"] == "written"


def test_the_file_that_is_read_is_never_the_result(parsed: Path) -> None:
    (outcome,) = run_jobs([Job(str(parsed / "out" / "a.yaml"), str(parsed / "out" / "a.yaml"), again=True)], 1)
    assert (outcome.status, outcome.message) == ("failed", f"{parsed / 'out' / 'a.yaml'} is the file that is read")


def test_a_comparison_in_the_place_of_a_notice_is_left_as_it_is(parsed: Path) -> None:
    path = parsed / "out" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("policydiff.notice/1", "policydiff.comparison/1"), encoding="utf-8")
    outcome = run(parsed / "in", parsed / "out")["a.txt"]
    assert (outcome.status, outcome.message) == ("corrected", "left a.yaml alone, which parse did not write")


def test_a_file_that_is_none_of_ours_is_left_as_it_is(parsed: Path) -> None:
    (parsed / "out" / "a.yaml").write_text("my: notes\n", encoding="utf-8")
    assert run(parsed / "in", parsed / "out")["a.txt"].status == "corrected"
    assert (parsed / "out" / "a.yaml").read_text(encoding="utf-8") == "my: notes\n"


def test_an_editor_that_only_changes_line_ends_corrects_nothing(parsed: Path) -> None:
    path = parsed / "out" / "a.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert run(parsed / "in", parsed / "out")["a.txt"].status == "unchanged"


def test_force_writes_over_corrections(parsed: Path) -> None:
    correct(parsed / "out" / "a.yaml")
    assert set(statuses(run(parsed / "in", parsed / "out", force=True)).values()) == {"written"}
    assert header(parsed / "out" / "a.yaml").fits
    assert "县科技局" in (parsed / "out" / "a.yaml").read_text(encoding="utf-8")


# --- interruption -------------------------------------------------------------------------------------------------------

MANY = 120


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "policydiff", "parse", str(folder), "-o", str(out), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for(out: Path, count: int) -> None:
    end = time.monotonic() + 60
    while (len(list(out.glob("*.yaml"))) if out.is_dir() else 0) < count:
        assert time.monotonic() < end, "the run wrote nothing in time"
        time.sleep(0.005)


def whole(out: Path) -> int:
    """How many results there are; each must be whole."""
    found = list(out.glob("*.yaml"))
    assert all(header(path).fits for path in found)
    return len(found)


def children(pid: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                yield int(stat.parent.name)
        except OSError:
            continue


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("many"), *(f"{number:03}.txt" for number in range(MANY)))


@POSIX
@pytest.mark.parametrize("group", [True, False], ids=["Ctrl-C, which every process gets", "a signal to the main process"])
def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path, many: Path, group: bool) -> None:
    running = start(many, tmp_path / "out", "--jobs", "2", "--log", str(tmp_path / "log.jsonl"))
    wait_for(tmp_path / "out", 5)
    (os.killpg if group else os.kill)(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in told
    last = told.splitlines()[-1]
    assert last.startswith("interrupted: ")
    assert last.endswith("files are done and kept; run the same command again to go on")
    done = whole(tmp_path / "out")
    assert 5 <= done < MANY
    logged = [json.loads(line)["target"] for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    counted = int(last.split()[1])
    assert len(logged) in (counted, counted + 1)  # all that is told as done is logged; the key may be pressed between the two
    assert all(Path(target).is_file() for target in logged)
    assert not list((tmp_path / "out").glob(".*"))
    after = statuses(run(many, tmp_path / "out", 2))
    assert Counter(after.values()) == {"unchanged": done, "written": MANY - done}
    assert whole(tmp_path / "out") == MANY


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_run_that_is_killed_leaves_whole_files_and_no_processes(tmp_path: Path, many: Path) -> None:
    running = start(many, tmp_path / "out", "--jobs", "2", "--log", str(tmp_path / "log.jsonl"))
    wait_for(tmp_path / "out", 5)
    workers = list(children(running.pid))
    running.kill()
    running.communicate(timeout=60)
    assert len(workers) == 2
    end = time.monotonic() + 30
    while any(_lives(pid) for pid in workers):
        assert time.monotonic() < end, "processes outlive the run that was killed"
        time.sleep(0.02)
    for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines():
        assert Path(json.loads(line)["target"]).is_file()
    done = whole(tmp_path / "out")
    assert done < MANY
    assert Counter(statuses(run(many, tmp_path / "out", 2)).values()) == {"unchanged": done, "written": MANY - done}


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_two_runs_at_once_on_one_folder_do_no_harm(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", *(f"{number:03}.txt" for number in range(30)))
    runs = [start(folder, tmp_path / "out", "--jobs", "2") for _ in range(2)]
    for running in runs:
        _, told = running.communicate(timeout=120)
        assert running.returncode == 0, told
    assert whole(tmp_path / "out") == 30
    assert len(names(tmp_path / "out")) == 30
    alone = tmp_path / "alone"
    run(folder, alone)
    assert all((alone / name).read_bytes() == (tmp_path / "out" / name).read_bytes() for name in names(alone))


def test_what_killed_runs_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.txt", "b.txt")
    (tmp_path / "out").mkdir()
    for name, age in ((".a.yaml.0123456789ab.tmp", 4000), (".b.yaml.0123456789ab.tmp", 10), (".notes.tmp", 4000)):
        (tmp_path / "out" / name).write_text("half")
        os.utime(tmp_path / "out" / name, (time.time() - age,) * 2)
    run(tmp_path / "in", tmp_path / "out")
    assert names(tmp_path / "out") == [".b.yaml.0123456789ab.tmp", ".notes.tmp", "a.yaml", "b.yaml"]


def test_a_full_disk_is_told_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", "a.txt")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = run(tmp_path / "in", tmp_path / "out")["a.txt"]
    assert outcome.message == f"{tmp_path / 'out' / 'a.yaml'} cannot be written: the disk is full"
    assert names(tmp_path / "out") == []
    shutil.rmtree(tmp_path / "out")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not say what it has")
def test_a_file_may_cost_so_much_memory_in_the_main_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.limits.MOST_MEMORY", 64 << 20)
    with pytest.raises(UnreadableSource, match="takes more memory"), bounded("plan.pdf", fatal=False):
        bytearray(512 << 20)
    assert len(bytearray(128 << 20)) == 128 << 20  # afterwards it has what it had


_LARGE = """
import mmap
from policydiff.processes import on_processes
held = mmap.mmap(-1, 8 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)  # addresses alone, no memory
print(sorted(on_processes(str, range(3), 2, str)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not say what it has")
def test_who_has_much_mapped_already_can_work_on_several_processes() -> None:
    """A notebook with many gigabytes, whose workers could not even start a thread within the bound of one, waited for them for ever."""
    done = subprocess.run([sys.executable, "-c", _LARGE], capture_output=True, text=True, timeout=60)
    assert done.stdout == "['0', '1', '2']\n", done.stderr

"""`parse --metadata`: a table that somebody keeps fills in what texts lack, and nothing else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tables_on_disk import Tables

from policydiff import load

BARE = "数字乡村行动方案\n一、目标\n到2025年，培育农业企业45家以上。\n"
WHOLE = """巫溪县人民政府办公室关于印发数字乡村行动方案的通知
巫溪府办发〔2023〕9号
各乡镇人民政府：
现印发给你们，请认真贯彻执行。
巫溪县人民政府办公室
2023年9月6日

数字乡村行动方案
一、目标
到2025年，培育农业企业45家以上。
"""
run = Tables(Path()).run


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files in folders of Chinese names and blanks, one without a head; the folder around them is the current one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "公文 原件"
    (folder / "2023").mkdir(parents=True)
    (folder / "2023" / "方案 一.txt").write_text(BARE, encoding="utf-8")
    (folder / "通知.txt").write_text(WHOLE, encoding="utf-8")
    return folder


def table(*lines: str, encoding: str = "utf-8-sig") -> None:
    Path("台账.csv").write_text("\n".join(lines) + "\n", encoding=encoding)


@pytest.mark.parametrize(
    "name", ["方案 一", "方案 一.txt", "公文 原件/2023/方案 一.txt", r"公文 原件\2023\方案 一.txt", "./公文 原件/2023/方案 一.txt"]
)
def test_a_row_means_a_file_by_its_id_its_name_or_its_path(raw: Path, name: str) -> None:
    table(
        "文件名,文号,成文日期,发文机关,地区,主题",
        f"{name},巫溪府办发〔2023〕 9号,2023/9/6,巫溪县人民政府,巫溪县,数字乡村",
        encoding="gb18030",
    )
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv")
    assert (done.code, "problem" in done.err) == (0, False)
    envelope = load(Path("out/方案 一.yaml")).notice
    assert (envelope.document_number, envelope.issued, envelope.issuer) == ("巫溪府办发〔2023〕9号", "2023-09-06", "巫溪县人民政府")
    assert (envelope.jurisdiction.code, envelope.issuers, envelope.metadata) == ("500238", ("巫溪县人民政府",), {"主题": "数字乡村"})
    assert set(envelope.manual) == {"document_number", "issued", "issuer", "issuers", "jurisdiction", "metadata"}
    assert set(envelope.manual.values()) == {"据 台账.csv"}


def test_a_workbook_says_the_same_and_a_note_says_who_says_so(raw: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "issued", "code", "note"])
    book.active.append(["方案 一", "2023-09-06", 500238, "县档案馆"])
    book.save("table.xlsx")
    assert run("parse", str(raw), "-o", "out", "--metadata", "table.xlsx").code == 0
    envelope = load(Path("out/方案 一.yaml")).notice
    assert (envelope.jurisdiction.name, set(envelope.manual.values())) == ("巫溪县", {"县档案馆"})


def test_what_the_text_says_stays_and_the_difference_is_told(raw: Path) -> None:
    table("file,number,issued", "通知.txt,巫溪府办发〔2023〕10号,2023-09-06")
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv")
    assert "the table says otherwise of: document_number; the text was kept" in done.err
    envelope = load(Path("out/通知.yaml")).notice
    assert (envelope.document_number, envelope.manual) == ("巫溪府办发〔2023〕9号", {})


def test_what_was_filled_in_stays_when_the_file_is_parsed_again_and_is_no_finding(raw: Path) -> None:
    table("file,title,issued,place,issuer,number", "方案 一,,2023-09-06,巫溪县,巫溪县人民政府,巫溪府发〔2023〕1号")
    assert run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").code == 0
    first = Path("out/方案 一.yaml").read_bytes()
    assert run("parse", str(raw), "-o", "out", "--again").code == 0
    assert Path("out/方案 一.yaml").read_bytes() == first
    assert run("validate", "out", "--raw", str(raw), "--fail-on", "info").code == 0
    table("file,issued", "方案 一,2023-10-01")
    assert run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").code == 0
    assert dict(load(Path("out/方案 一.yaml")).notice.manual) == {"issued": "据 台账.csv"}


def test_a_corrected_file_is_left_alone(raw: Path) -> None:
    run("parse", str(raw), "-o", "out")
    path = Path("out/方案 一.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace('"45家"', '"46家"'), encoding="utf-8")
    before = path.read_bytes()
    table("file,issued", "方案 一,2023-10-01")
    assert "corrected by a person and left alone" in run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").err
    assert path.read_bytes() == before


WRONG = [
    ("方案 二,,", '台账.csv, row 2: there is no file "方案 二"', "did you mean"),
    ("完全无关,,", '台账.csv, row 2: there is no file "完全无关"', "delete the row"),
    (",2023-09-06,", "台账.csv, row 2: does not say which notice", "write the file's name"),
    ("通知,昨天,", '台账.csv, row 2, issued: "昨天" is no day', "2023-09-06"),
    ("通知,,乌有县", '台账.csv, row 2: there is no place called "乌有县"', "code"),
    ("通知,,鼓楼区", '台账.csv, row 2: "鼓楼区" fits several places: 江苏省南京市鼓楼区 (320106)', "code"),
    ("通知,2023-09-06,\n通知.txt,2023-09-06,", "台账.csv, row 3: 通知.txt has a row already (台账.csv, row 2)", "one row"),
]


@pytest.mark.parametrize(("row", "error", "hint"), WRONG, ids=[row.replace("\n", "|") for row, _, _ in WRONG])
def test_a_row_that_says_nothing_of_use_stops_everything(raw: Path, row: str, error: str, hint: str) -> None:
    table("文件,成文日期,地区", row)
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv")
    assert done.code == 2
    assert error in done.err
    assert hint in done.err
    assert "1 problem in 台账.csv; nothing was parsed" in done.err
    assert not Path("out").exists()


def test_a_place_may_stand_behind_those_above(raw: Path) -> None:
    table("文件,地区", "方案 一,江苏南京市鼓楼区")
    assert run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").code == 0
    assert load(Path("out/方案 一.yaml")).notice.jurisdiction.code == "320106"


def test_a_table_of_a_whole_collection_serves_one_file_of_it(raw: Path) -> None:
    table("文件,成文日期", "方案 一,2023-10-01", "另一份,2023-10-02")
    assert run("parse", "公文 原件/2023/方案 一.txt", "-o", "out.yaml", "--metadata", "台账.csv").code == 0
    assert load(Path("out.yaml")).notice.issued == "2023-10-01"
    done = run("parse", "公文 原件/通知.txt", "--metadata", "台账.csv")
    assert (done.code, "2 problems" in done.err) == (2, True)


def test_two_files_of_one_name_are_told_apart_by_their_paths(raw: Path) -> None:
    (raw / "2024").mkdir()
    (raw / "2024" / "方案 一.txt").write_text(BARE, encoding="utf-8")
    table("文件,成文日期", "方案 一.txt,2023-10-01")
    assert "may be any of" in run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").err
    table("文件,成文日期,责任人", "2024/方案 一.txt,2024-10-01,张三")
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv")
    assert (done.code, "passed over: 责任人" in done.err) == (0, True)
    assert load(Path("out/2024-方案 一.yaml")).notice.issued == "2024-10-01"


def test_a_table_without_names_and_one_that_is_not_there(raw: Path) -> None:
    table("标题,文号", "甲,乙")
    assert "no column says which notice" in run("parse", str(raw), "-o", "out", "--metadata", "台账.csv").err
    assert "no such file" in run("parse", str(raw), "-o", "out", "--metadata", "没有.csv").err


def test_what_was_not_filled_into_a_corrected_file_is_told(raw: Path) -> None:
    run("parse", str(raw), "-o", "out")
    path = Path("out/方案 一.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("培育农业企业45家", "培育农业企业54家", 1), encoding="utf-8")
    table("文件名,标题,文号,发文机关,地区", "方案 一,数字乡村行动方案,巫溪府办发〔2023〕9号,巫溪县人民政府,巫溪县")
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv", "--lang", "zh")
    line = "方案 一.yaml 人工校改过，没有动；目录表里的发文机关、文号、地区没有补进去\n"
    assert line in done.err, done.err
    assert "注意：方案 一.txt 人工校改过，目录表里的发文机关、文号、地区没有补进去。要补的，在台账的“公文目录”表里填" in done.err
    assert "原文后来换过" not in done.err
    assert load(path).notice.issuer is None
    run("export", "out", "-o", "台账.xlsx")
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv", "--lang", "zh")
    assert "apply 台账.xlsx\n" in done.err, done.err
    assert "没有补进去" not in run("parse", str(raw), "-o", "out", "--lang", "zh").err


def test_a_corrected_file_whose_text_was_replaced_is_named_at_the_end(raw: Path) -> None:
    run("parse", str(raw), "-o", "out")
    path = Path("out/方案 一.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("培育农业企业45家", "培育农业企业54家", 1), encoding="utf-8")
    assert "原文后来换过" not in run("parse", str(raw), "-o", "out", "--lang", "zh").err
    (raw / "2023" / "方案 一.txt").write_text(BARE.replace("45", "46"), encoding="utf-8")
    err = run("parse", str(raw), "-o", "out", "--lang", "zh").err
    end = err[err.index("注意：有 1 份校改过的") :]
    assert end.index("原文后来换过") < end.index("注意：人工校改过的不重读")  # what is to be done first is said first
    assert "有 1 份校改过的，原文后来换过，结果和台账里还是旧原文的：方案 一.txt" in end, err
    assert 'validate "out/方案 一.yaml"' in end and "不用管" not in end


def test_in_chinese(raw: Path) -> None:
    table("文件,成文日期", "方案,2023-09-06")
    done = run("parse", str(raw), "-o", "out", "--metadata", "台账.csv", "--lang", "zh")
    assert "错误：台账.csv 第 2 行：要解析的文件里没有“方案”" in done.err
    assert "台账.csv 有 1 处问题，没有解析任何文件" in done.err


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_a_table_fills_in_later_is_no_other_reading(raw: Path, form: str) -> None:
    command = ("parse", str(raw), "-o", "out", "--lang", "zh", "--format", form)
    assert run(*command).code == 0
    table("文件名,文号,成文日期,发文机关", "方案 一,巫溪府办发〔2023〕9号,2023-09-06,巫溪县人民政府")
    told = run(*command, "--metadata", "台账.csv").err
    assert "方案 一.txt：由目录表补上" in told and "发文机关" in told and "别的与上次一样" in told
    assert "读得与上次不同" not in told and "issuer" not in told
    again = run(*command, "--metadata", "台账.csv").err
    assert "由目录表补上" not in again and "读得与上次不同" not in again
    # another date in the table is filled in as well; a text of other words is another reading, whatever the table says
    table("文件名,文号,成文日期,发文机关", "方案 一,巫溪府办发〔2023〕9号,2023-09-08,巫溪县人民政府")
    told = run(*command, "--metadata", "台账.csv").err
    assert "方案 一.txt：由目录表补上成文日期，别的与上次一样" in told
    (raw / "2023" / "方案 一.txt").write_text(BARE.replace("45家", "46家"), encoding="utf-8")
    table("文件名,文号,成文日期,发文机关", "方案 一,巫溪府办发〔2023〕9号,2023-09-10,巫溪县人民政府")
    told = run(*command, "--metadata", "台账.csv").err
    assert "由目录表补上" not in told and "有 1 份读得与上次不同：方案 一.txt" in told

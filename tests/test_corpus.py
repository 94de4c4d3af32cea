"""The data folder: ids, states, and which notice a person means."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from policydiff.corpus import RAW_ENDINGS, Corpus, Entry, State
from policydiff.errors import NotFound
from policydiff.model import Clause, Envelope, Notice, Plan, Section, SourceRecord, Target, Task
from policydiff.store import dump_json, dump_notice
from policydiff.vocab.places.divisions import find

RAW = "巫溪县人民政府办公室关于印发计划的通知\n"


def section(number: str, *sections: Section) -> Section:
    clause = Clause(id=f"{number}#1", role="heading", text="- id: 一", span=(0, 1))
    return Section(id=number, path="一", number="一、", heading="总则", level=1, span=(0, 1), clauses=(clause,), sections=sections)


def notice(name: str, issuer: str = "巫溪县人民政府办公室", raw: str = RAW, number: str | None = "巫溪府办发〔2023〕32号") -> Notice:
    digest = sha256(raw.encode()).hexdigest()
    at = {"plan": "p1", "section": "p1.1", "path": "一", "clause": "p1.1#1", "text": "\n- {id: x", "span": (0, 1)}
    return Notice(
        id=name,
        source=SourceRecord(
            path=f"{name}.txt", sha256=digest, text_sha256=digest, media_type="text/plain", encoding="utf-8", characters=len(raw)
        ),
        notice=Envelope(
            title=f"{issuer}关于印发“计划”的通知", issued="2023-05-23", document_number=number, jurisdiction=find(issuer, 2023)
        ),
        plans=(Plan(id="p1", sections=(section("p1.1", section("p1.1.1"), section("p1.1.2")), section("p1.2"))),),
        tasks=(Task(id="p1.1", heading="总则", responsible=("县科技局",), **at),),
        targets=tuple(Target(id=f"t{n}", metric="企业", value=n, unit="家", printed=f"{n}家", **at) for n in (1, 2, 3)),
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "raw").mkdir()
    (tmp_path / "structured").mkdir()
    return Corpus(tmp_path)


def add(corpus: Corpus, name: str, issuer: str = "巫溪县人民政府办公室", ending: str = ".txt") -> None:
    (corpus.raw / f"{name}{ending}").write_text(RAW, encoding="utf-8")
    (corpus.structured / f"{name}.yaml").write_text(dump_notice(notice(name, issuer)), encoding="utf-8")


def one(corpus: Corpus) -> Entry:
    (entry,) = corpus.entries()
    return entry


def test_an_entry_says_what_a_listing_needs(corpus: Corpus) -> None:
    add(corpus, "wuxi-2023")
    entry = one(corpus)
    assert (entry.id, entry.state, entry.issued, entry.document_number) == ("wuxi-2023", "fresh", "2023-05-23", "巫溪府办发〔2023〕32号")
    assert entry.title == "巫溪县人民政府办公室关于印发“计划”的通知"
    assert (entry.sections, entry.tasks, entry.targets) == (4, 1, 3)
    assert str(entry.place) == "重庆市巫溪县 (500238)"
    assert (entry.raw, entry.structured) == (corpus.raw / "wuxi-2023.txt", corpus.structured / "wuxi-2023.yaml")


@pytest.mark.parametrize("issuer", ["巫溪县人民政府", "朝阳区人民政府", "国务院办公厅", "县科技局"])
def test_the_quick_look_at_a_generated_file_sees_what_reading_it_sees(corpus: Corpus, issuer: str) -> None:
    add(corpus, "a", issuer)
    quick = one(corpus)
    text = (corpus.structured / "a.yaml").read_text(encoding="utf-8")
    (corpus.structured / "a.yaml").write_text(text.replace("\ndigest: ", "\n# digest: "), encoding="utf-8")
    read = one(corpus)
    assert (quick.state, read.state) == ("fresh", "corrected")
    fields = ("title", "issued", "document_number", "place", "sections", "tasks", "targets")
    assert [getattr(quick, field) for field in fields] == [getattr(read, field) for field in fields]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


STATES = {
    "as it was written": (lambda raw, yaml: None, "fresh"),
    "the raw file has changed": (lambda raw, yaml: raw.write_text("别的\n", encoding="utf-8"), "stale"),
    "another version wrote it": (lambda raw, yaml: edit(yaml, "generator: policydiff ", "generator: policydiff 99"), "stale"),
    "a person corrected it": (lambda raw, yaml: edit(yaml, "县科技局", "县教委"), "corrected"),
    "a person corrected it and the raw file is gone": (lambda raw, yaml: (edit(yaml, "县科技局", "县教委"), raw.unlink()), "corrected"),
    "the raw file is gone": (lambda raw, yaml: raw.unlink(), "no source"),
    "the structured file is gone": (lambda raw, yaml: yaml.unlink(), "not parsed"),
    "it is empty": (lambda raw, yaml: yaml.write_text(""), "unreadable"),
    "it is no YAML": (lambda raw, yaml: yaml.write_text("a: [\n"), "unreadable"),
    "it is no notice": (lambda raw, yaml: yaml.write_text("schema: policydiff.comparison/1\n"), "unreadable"),
    "it is cut off": (lambda raw, yaml: yaml.write_bytes(yaml.read_bytes()[:700]), "unreadable"),
    "it is no text": (lambda raw, yaml: yaml.write_bytes(b"\xff\xfe\x00\x01"), "unreadable"),
    "its lists are no lists": (lambda raw, yaml: edit(yaml, "\nplans:\n- id", "\nplans:\n  id"), "unreadable"),
    "its jurisdiction is a word": (lambda raw, yaml: edit(yaml, "jurisdiction: {", "jurisdiction: 巫溪 # {"), "unreadable"),
}


@pytest.mark.parametrize(("change", "state"), STATES.values(), ids=STATES)
def test_the_state_of_a_structured_file(corpus: Corpus, change, state: State) -> None:  # type: ignore[no-untyped-def]
    add(corpus, "a")
    change(corpus.raw / "a.txt", corpus.structured / "a.yaml")
    assert one(corpus).state == state


def test_an_empty_or_missing_folder_has_no_entries(tmp_path: Path) -> None:
    assert Corpus(tmp_path / "none").entries() == ()
    with pytest.raises(NotFound) as error:
        Corpus(tmp_path / "none").resolve("wuxi")
    assert "there is no folder" in error.value.hint
    with pytest.raises(NotFound, match="nothing in") as error:
        Corpus(tmp_path).resolve("wuxi")
    assert "policydiff parse" in error.value.hint


def test_hidden_files_and_other_endings_are_no_notices(corpus: Corpus) -> None:
    for name in ("a.txt", "b.PDF", "sub/c.html", ".d.txt", ".git/e.txt", "f.py", "g"):
        path = corpus.raw / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(RAW, encoding="utf-8")
    assert corpus.ids() == ("a", "b", "c")


def test_two_raw_files_of_one_name_are_one_entry_that_says_so(corpus: Corpus) -> None:
    add(corpus, "a")
    (corpus.raw / "a.pdf").write_bytes(b"%PDF-1.4")
    entry = one(corpus)
    assert (entry.raw, entry.clashes) == (corpus.raw / "a.pdf", (corpus.raw / "a.txt",))


@pytest.fixture
def filled(corpus: Corpus) -> Corpus:
    add(corpus, "wuxi-keji-2023")
    add(corpus, "wuxi-shuang-2023")
    add(corpus, "cq-keji-2023", "重庆市人民政府办公厅")
    add(corpus, "xiushan-2023", "秀山土家族苗族自治县人民政府")
    add(corpus, "jiangsu-2023", "江苏省无锡市人民政府")
    add(corpus, "chaoyang-2023", "朝阳区人民政府")
    add(corpus, "gwy-2014", "国务院办公厅")
    (corpus.raw / "new.txt").write_text(RAW, encoding="utf-8")
    return corpus


FOUND = {
    "wuxi-keji-2023": "wuxi-keji-2023",
    "wuxi-keji-2023.txt": "wuxi-keji-2023",
    "wuxi-keji-2023.yaml": "wuxi-keji-2023",
    "new": "new",
    "chongqing": "cq-keji-2023",
    "Chongqing": "cq-keji-2023",
    "重庆": "cq-keji-2023",
    "重庆市": "cq-keji-2023",
    "500000": "cq-keji-2023",
    "巫溪": "wuxi-keji-2023 wuxi-shuang-2023",
    "巫溪县": "wuxi-keji-2023 wuxi-shuang-2023",
    " 巫溪县 ": "wuxi-keji-2023 wuxi-shuang-2023",
    "重庆市巫溪县": "wuxi-keji-2023 wuxi-shuang-2023",
    "重庆巫溪县": "wuxi-keji-2023 wuxi-shuang-2023",
    "500238": "wuxi-keji-2023 wuxi-shuang-2023",
    "wuxixian": "wuxi-keji-2023 wuxi-shuang-2023",
    "无锡": "jiangsu-2023",
    "秀山县": "xiushan-2023",
    "朝阳区": "chaoyang-2023",
    "全国": "gwy-2014",
    "中国": "gwy-2014",
}


@pytest.mark.parametrize(("query", "ids"), FOUND.items(), ids=FOUND)
def test_a_notice_is_found_by_id_and_by_any_name_of_its_place(filled: Corpus, query: str, ids: str) -> None:
    assert " ".join(entry.id for entry in filled.resolve(query)) == ids


def test_a_notice_is_found_by_its_files(filled: Corpus, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert [entry.id for entry in filled.resolve(str(filled.raw / "new.txt"))] == ["new"]
    assert [entry.id for entry in filled.resolve(str(filled.structured / "gwy-2014.yaml"))] == ["gwy-2014"]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "x.txt").write_text(RAW, encoding="utf-8")
    (elsewhere / "y.json").write_text(dump_json(notice("y")), encoding="utf-8")
    (raw,) = filled.resolve(str(elsewhere / "x.txt"))
    assert (raw.id, raw.state, raw.raw) == ("x", "not parsed", elsewhere / "x.txt")
    (structured,) = filled.resolve(str(elsewhere / "y.json"))
    assert (structured.id, structured.structured, structured.targets) == ("y", elsewhere / "y.json", 3)


def test_a_name_of_several_places_of_the_corpus_lists_them_with_codes(filled: Corpus) -> None:
    with pytest.raises(NotFound) as error:
        filled.resolve("wuxi")
    assert error.value.message == "'wuxi' fits several places: 江苏省无锡市 (320200), 重庆市巫溪县 (500238)"
    assert "code" in error.value.hint


def test_a_name_of_several_places_is_clear_where_the_corpus_has_one_of_them(corpus: Corpus) -> None:
    add(corpus, "a")
    assert [entry.id for entry in corpus.resolve("wuxi")] == ["a"]


UNKNOWN = {
    "wuxi-keji-2024": "wuxi-keji-2023",
    "巫西县": "巫溪县",
    "chongqin": "chongqing",
    "shuang": "wuxi-shuang-2023",
    "亚特兰蒂斯": "policydiff list",
    "": "policydiff list",
    "/no/such/file.txt": "check the spelling",
    "\0": "policydiff list",
    "长" * 5000: "policydiff list",
}


@pytest.mark.parametrize(("query", "hint"), UNKNOWN.items(), ids=[query[:30] for query in UNKNOWN])
def test_an_unknown_name_is_answered_with_the_nearest(filled: Corpus, query: str, hint: str) -> None:
    with pytest.raises(NotFound) as error:
        filled.resolve(query)
    assert query in error.value.message
    assert hint in error.value.hint


def test_listing_does_not_load_the_models(filled: Corpus) -> None:
    code = "import sys; from pathlib import Path; from policydiff.corpus import Corpus; Corpus(Path(sys.argv[1])).entries(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(filled.root)], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_is_listed_is_what_can_be_read_and_is_parsed() -> None:
    from policydiff.read.kinds import SUPPORTED

    assert {*SUPPORTED} <= RAW_ENDINGS

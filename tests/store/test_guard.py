"""What a file is taken for before a result goes over it: a result of the program, one that a person corrected, or somebody's own."""

from __future__ import annotations

import io
import zipfile

import pytest
from small_notice import make

from policydiff.store import dump_json, dump_notice
from policydiff.store.guard import kind_of

NOTICE = dump_notice(make())
OWN = "<cp:coreProperties><dc:creator>policydiff</dc:creator>{saved}</cp:coreProperties>"
PRISTINE = "<dcterms:modified>2000-01-01T00:00:00Z</dcterms:modified>"
SAVED = "<dcterms:modified>2026-05-01T08:00:00Z</dcterms:modified>"


def package(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr({"core": "docProps/core.xml", "word": "word/document.xml"}.get(name, name), content)
    return buffer.getvalue()


KINDS = {
    "a structured notice": (NOTICE, "notice"),
    "the same as JSON": (dump_json(make()), "notice"),
    "the same with the line ends of Windows": (NOTICE.replace("\n", "\r\n"), "notice"),
    "one that a person corrected": (NOTICE.replace("关于印发方案的通知", "关于印发计划的通知"), "corrected"),
    "one without a digest": ("schema: policydiff.notice/1\nid: x\n", "corrected"),
    "a matrix, which nobody corrects": ('{\n  "schema": "policydiff.matrix/1",\n  "children": []\n}', "matrix"),
    "a page": ('<!doctype html><meta name="generator" content="policydiff 1.0">', "page"),
    "findings for a build server": ('<testsuites name="policydiff validate" tests="1">', "junit"),
    "findings for a code host": ('{"runs": [{"tool": {"driver": {\n "name": "policydiff"}}}]}', "sarif"),
    "a schema": ('{"$id": "urn:policydiff:notice"}', "schema"),
    "a log": ('{"path": "a.txt", "target": "a.yaml", "status": "written"}\n', "log"),
    "findings as text": ("a.yaml:1:1: error …\n\n3 files: 1 error\n", "findings as text"),
    "a comparison as text": ("parent  某市\nchild   某县\n", "comparison as text"),
    "a comparison in Markdown": ("# 某县 ← 某市\n\n- **48%** …", "comparison in Markdown"),
    "a person's notes": ("# 某县\n\n- 打电话核实\n", None),
    "a list of numbers": ("1 file\n2 files\n", None),
    "a workbook": (package(core=OWN.format(saved=PRISTINE)), "workbook"),
    "a workbook that a person saved": (package(core=OWN.format(saved=SAVED)), "corrected"),
    "a Word file": (package(core=OWN.format(saved=PRISTINE), word=""), "document"),
    "somebody's workbook": (package(core="<cp:coreProperties/>"), None),
    "some archive": (package(other=""), None),
    "an archive that is cut off": (package(core=OWN.format(saved=PRISTINE))[:40], None),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS.keys())
def test_a_file_is_told_by_what_it_holds(content: str | bytes, kind: str | None) -> None:
    assert kind_of(content.encode() if isinstance(content, str) else content) == kind

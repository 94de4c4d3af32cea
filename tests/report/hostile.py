"""Documents whose every free text is an attack."""

from __future__ import annotations

from typing import Any

from report_notice import notice
from report_sample import comparison

from policydiff.model import Comparison, Notice

POISON = '<script>alert("x")</script>=HYPERLINK("http://evil.cn","点")\x1b]0;owned\x07\u202e反\u2066`|[a](javascript:b)@user"\'><img src=x onerror=alert(1)>'
FREE = {
    "title",
    "document_number",
    "jurisdiction",
    "reason",
    "child_path",
    "parent_path",
    "child_heading",
    "parent_heading",
    "child_text",
    "parent_text",
    "metric",
    "printed",
    "unit",
    "text",
    "path",
    "message",
    "rule",
    "modality",
    "scope",
    "per",
    "heading",
    "number",
    "issuer",
    "addressees",
    "name",
    "lead",
    "cooperating",
    "responsible",
    "guiding",
    "issued",
    "genre",
    "index_number",
    "note",
    "kept",
    "dropped",
    "added",
}


def poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: poisoned(one, name) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [poisoned(one, key) for one in value]
    return POISON if isinstance(value, str) and key in FREE else value


def hostile_comparison() -> Comparison:
    document = comparison().model_dump(mode="json")
    document["matches"], document["targets"] = document["matches"][:12], document["targets"][:5]
    document["responsibilities"], document["sections"] = document["responsibilities"][:2], document["sections"][:8]
    summary = document.pop("summary")
    document = poisoned(document) | {"summary": summary}
    for match in document["matches"]:
        if match["edits"]:
            match["edits"] = [
                match["edits"][0] | {"parent": POISON, "child": POISON, "note": POISON, "parent_at": [0, 30], "child_at": [0, len(POISON)]}
            ]
        match["id"], match["child_section"] = f'{match["id"]}"><b>', match["child_section"]
    return Comparison.model_validate(document)


def hostile_notice() -> Notice:
    document = notice().model_dump(mode="json")
    document["tasks"], document["targets"] = document["tasks"][:3], document["targets"][:3]
    schema = {"schema": document.pop("schema")}
    return Notice.model_validate(schema | poisoned(document) | {"id": POISON})

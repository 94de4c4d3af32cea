"""The invented notice of sample.txt and sample.yaml, whole and with something done to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from policydiff.model import Notice
from policydiff.pipeline import parse_text
from policydiff.store import digest_of, is_corrected, load_notice
from policydiff.validate import Corpus, Finding, Raw, Subject, check

HERE = Path(__file__).parent
YAML = (HERE / "sample.yaml").read_text(encoding="utf-8")
SOURCE = (HERE / "sample.txt").read_text(encoding="utf-8")


@cache
def notice() -> Notice:
    """The notice as its clean file has it: what a fresh reading of its source gives."""
    return load_notice(YAML)


def edited(edit: Mapping[str, str], text: str = YAML) -> str:
    """Return a text with the first occurrence of each word replaced; each must be there."""
    for old, new in edit.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def raw_of(text: str) -> Raw:
    """Return a raw file's text with its digests."""
    digest = sha256(text.encode()).hexdigest()
    return Raw(text, digest, digest)


def sealed(text: str) -> str:
    """Make the digest fit again."""
    match = re.search(r"^digest: .*\n", text, re.MULTILINE)
    assert match
    return f"{text[: match.start()]}digest: {digest_of(text[match.end() :])}\n{text[match.end() :]}"


def subject(
    edit: Mapping[str, str] | None = None,
    *,
    source: Mapping[str, str] | None = None,
    resource: bool = False,
    seal: bool = False,
    fresh: bool = False,
    raw: bool = True,
    **more: Any,
) -> Subject:
    """Return the sample as something to check.

    edit: of the YAML; source: of the raw text, with the YAML's sha256 made to fit where `resource`; seal: the digest made to
    fit; fresh: with a fresh reading, which of the source as it was is the clean notice; raw: whether the raw file is there.
    """
    text = edited(edit or {})
    now = edited(source or {}, SOURCE)
    if resource:
        text = text.replace(raw_of(SOURCE).sha256, raw_of(now).sha256).replace(f"characters: {len(SOURCE)}", f"characters: {len(now)}")
    if seal:
        text = sealed(text)
    read = (lambda: parse_text(now, "sample.txt")) if source else notice
    return Subject(
        "sample.yaml", text, raw=raw_of(now) if raw else None, corrected=is_corrected(text), fresh=read if fresh else None, **more
    )


def corpus(numbers: list[str], titles: list[str]) -> Corpus:
    """Return a corpus of what is named."""
    return Corpus(frozenset(numbers), frozenset(titles))


def find(rule: str, given: Subject) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in check(given) if finding.rule == rule]

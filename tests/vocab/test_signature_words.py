"""Words of signatures, and of what a text follows: every example in the data holds."""

from __future__ import annotations

import re

from policydiff.parse.doubts import is_issuer
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.orders import read_order
from policydiff.parse.mark.signatures import signs, signs_with_day
from policydiff.pipeline import parse_text
from policydiff.text.fold import fold
from policydiff.vocab.load import load_yaml

WORDS = load_yaml("signatures")


def test_glued_bodies_are_told_apart() -> None:
    for entry in WORDS["glued"]:
        assert [entry["text"][start:end] for start, end in split_bodies(fold(entry["text"]), ()) or ()] == entry["bodies"]


def test_a_body_called_after_its_task_is_an_issuer() -> None:
    assert [text for text in WORDS["task_named"] if not is_issuer(text)] == []


def test_sealed_bodies_and_drafts_sign() -> None:
    assert [text for text in WORDS["sealed"] if not signs(fold(text))] == []
    assert [text for text in WORDS["drafts"] if signs_with_day(fold(text)) is None] == []


def test_the_first_of_several_bodies_is_named() -> None:
    titles = [f"{text}关于做好某项工作的通知\n各单位：\n请做好工作。" for text in WORDS["others"]]
    assert [parse_text(title).notice.issuers for title in titles] == [(text.partition("等")[0],) for text in WORDS["others"]]


def test_what_a_text_follows_is_told_from_what_it_names() -> None:
    assert [text for text in WORDS["followed"] if parse_text(text).citations[0].relation != "implements"] == []


def test_a_text_that_stops_at_a_lead_in_ends_early() -> None:
    texts = [f"某市工作方案\n一、工作要求\n{text}" for text in WORDS["led"]]
    assert [text for text in texts if "ends-early" not in {told.rule for told in parse_text(text).diagnostics}] == []


def test_what_carries_a_number_of_its_own_is_an_order_or_an_announcement() -> None:
    told = {text: read_order(fold(text)) for text in WORDS["serials"]}
    assert [text for text, order in told.items() if order is None or order.serial is None] == []


def test_a_document_is_called_by_a_shorter_name() -> None:
    short = [(text, re.findall(r"[\w]+", text.partition("称")[2])[0]) for text in WORDS["shortened"]]
    texts = {text: f"某市方案\n根据{text}，制定本方案。\n一、任务\n落实《{name}》。" for text, name in short}
    assert [text for text in texts if parse_text(texts[text]).citations[-1].full_title is None] == []

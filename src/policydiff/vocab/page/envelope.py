"""Words of the form of a document: its addressees, and the lines that belong to the form and not to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.sections import NUMBER
from policydiff.vocab.phrases import either, pattern

_ITEM = rf"\((?:{NUMBER})\)"
_ITEMS = pattern("envelope", _ITEM + "(?:{item_joins}" + _ITEM + "){0,9}(?!{no_item_units}){item_units}")
_OFFICE = pattern("envelope", r"(?P<body>.{1,30}{offices_of})(?!.{0,12}{no_offices}$).{1,12}{offices}$")


def _any_of(key: str) -> str:
    return either(load_yaml("envelope")["addressees"][key])


@cache
def addressee_word(key: str) -> re.Pattern[str]:
    """Return a pattern of one of the words under a key of `addressees`: marks, openers, levels, told, leads."""
    return re.compile(_any_of(key))


@cache
def addressee_end(key: str) -> re.Pattern[str]:
    """Return a pattern of an end of a folded name, before a bracket that it may have: ends, parting, persons, places, elliptic, attributes."""
    return re.compile(_any_of(key) + r"(?:\([^()]*\))?$")


@cache
def addressee_phrases() -> tuple[str, ...]:
    """Return the set phrases that are one addressee although 、 stands in them: 国务院各部委、各直属机构."""
    return tuple(load_yaml("envelope")["addressees"]["one"])


@cache
def form_line(*kinds: str) -> re.Pattern[str]:
    """Return the pattern of a folded line of the form of one of the kinds: publication, imprint, letterhead, reprint, occasion."""
    found = [pattern for entry in load_yaml("envelope")["lines"] if entry["kind"] in kinds for pattern in entry["patterns"]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found))


@cache
def signed_for() -> re.Pattern[str]:
    """Return a pattern of the label that says who signed a document, with the blanks before it, beside the number: 签发人：, 签 发 人：."""
    words = (r"\s*".join(word) for word in load_yaml("envelope")["signed_for"]["words"])
    return re.compile(rf"\s*(?:{'|'.join(words)})\s*:")


def turns_to_all(folded: str) -> bool:
    """Return whether a paragraph begins with those to whom a speaker turns: 各位代表!一年来的成绩来之不易.

    >>> turns_to_all("各位代表!一年来,我们攻坚克难。"), turns_to_all("各位代表提出建议120件。"), turns_to_all("各位代表:")
    (True, False, False)
    """
    to = spoken_to().match(folded)
    return to is not None and folded[to.end() : to.end() + 1] in ("!", ",", ":") and to.end() + 1 < len(folded)


def hails_all(folded: str) -> bool:
    """Return whether a paragraph begins with, or is nothing but, a call to those who hear a speaker, as parts of a speech are set off.

    >>> hails_all("各位代表!"), hails_all("各位代表!一年来,我们攻坚克难。"), hails_all("各位代表:"), hails_all("各位代表提出建议120件。")
    (True, True, False, False)
    """
    to = spoken_to().match(folded)
    return to is not None and folded[to.end() : to.end() + 1] == "!"


@cache
def spoken_to() -> re.Pattern[str]:
    """Return a pattern of a word with which a speaker addresses who hears him: 各位代表."""
    return re.compile(either(load_yaml("envelope")["spoken_to"]["words"]))


@cache
def issuing() -> re.Pattern[str]:
    """Return a pattern of a word that says that a text was issued: 印发."""
    return re.compile(either(load_yaml("envelope")["issued"]["words"]))


@cache
def issue_signs() -> re.Pattern[str]:
    """Return a pattern of what a line has that says when a text was issued: the word, or the end of a number."""
    words = load_yaml("envelope")["issued"]
    return re.compile(either([*words["words"], *words["numbered"]]))


@cache
def issuing_end() -> re.Pattern[str]:
    """Return a pattern of what stands behind a body, a number or a day at the end of such a piece: 印发）, 以, 文件发布."""
    words = load_yaml("envelope")["issued"]
    return re.compile(rf"[ ,、;]*(?:{either(words['beside'])}|{either(words['words'])}|[ ,、;)])*$")


def bare_number(folded: str) -> int:
    """Return where the number begins in what was read as one: behind 以 in 某市人民政府以某政发(2021)4号."""
    return max((folded.rfind(word) + len(word) for word in load_yaml("envelope")["issued"]["by"] if word in folded), default=0)


@cache
def open_end() -> re.Pattern[str]:
    """Return a pattern of a folded text that ends in a word after which more must follow."""
    words = sorted(map(re.escape, load_yaml("envelope")["endings"]["open"]), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def leads_to_figure() -> re.Pattern[str]:
    """Return a pattern of a folded text that ends in a word behind which a figure or a year must follow."""
    return re.compile(f"{either(load_yaml('envelope')['endings']['before_figure'])}$")


@cache
def leads_to_count() -> re.Pattern[str]:
    """Return a pattern of a folded text that ends in a word behind which a number counts: 监测预警等|8 部分."""
    return re.compile(f"{either(load_yaml('envelope')['endings']['before_count'])}$")


def is_numbered_label(folded: str) -> bool:
    """Return whether a line is a word that a number must follow: of a table, of an annex.

    >>> is_numbered_label("附件"), is_numbered_label("报表")
    (True, False)
    """
    return folded in load_yaml("envelope")["endings"]["before_number"]


def cites_items(above: str, below: str) -> bool:
    """Return whether the break between two lines is in a sentence that refers to items by their numbers: 前款第 / (一)项、第(三)项规定的."""
    if above.endswith(tuple(load_yaml("envelope")["item_th"])):
        return True
    return _ITEMS().match(below) is not None and "," in above + below


def office_in(folded: str) -> str:
    """Return the body inside which a folded name is an office (县科技局高新技术科), "" where it is a body by itself."""
    found = _OFFICE().match(folded) if folded.endswith(_offices()) else None
    return found["body"] if found else ""


@cache
def _offices() -> tuple[str, ...]:
    return tuple(load_yaml("envelope")["offices"])


@cache
def page_word() -> re.Pattern[str]:
    """Return a pattern of words of a page that stand around a text and in no title."""
    return re.compile(either(load_yaml("envelope")["doubts"]["page"]))


_CITED_PAUSE = re.compile(r"[,。;:]")
_CITED = re.compile(r"《[^《》]*》")


def cites_on_its_own_line(above: Sequence[str], line: str) -> bool:
    """Return whether a line goes on a sentence that says on what a text rests: 为贯彻落实 / 《某计划》 / 的部署，制定本方案。

    above: the folded lines of the paragraph so far; line: the folded line below them. Only where the name of the document begins the
    line or ends the one above, and the sentence has not paused yet.

    >>> cites_on_its_own_line(["为贯彻落实"], "《某计划》"), cites_on_its_own_line(["为贯彻落实", "《某计划》"], "的部署,制定本方案。")
    (True, True)
    >>> cites_on_its_own_line(["为规范管理,制定本办法。"], "《某计划》")
    False
    """
    if line[0] != "《" and above[-1][-1] != "》":
        return False
    if addressee_word("leads").match(above[0]) is None:
        return False
    return not any(_CITED_PAUSE.search(_CITED.sub("", each)) for each in above)

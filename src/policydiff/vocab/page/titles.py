"""Words of titles and of covering letters: what a notice is about, and what it does with the text that it encloses."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import genre_of
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, longest_first

_DASHES = re.compile("[ _|-](?:(?<! )|[-_|])[-_|]? ?")  # " ?[-_|]{1,2} ?", which each character would be asked for
_YEAR_AGAIN = re.compile(r"(?<=[\u4e00-\u9fff)]) ?(?P<year>(?:19|20)\d\d)$")  # 某县2020年统计公报 2020
_BARE_DAY = (
    r"^\(年度?\)$|^\((?:\d{4}|[一二][零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?\)$"
)


@cache
def title_words(key: str) -> tuple[str, ...]:
    """Return the words under a key of titles.yaml: about, subject, enclose, forward, announce, farewell, letterhead, whole."""
    return tuple(load_yaml("titles")[key])


@cache
def title_word(*keys: str) -> re.Pattern[str]:
    """Return a pattern of one of the words under these keys."""
    return re.compile(either([word for key in keys for word in title_words(key)]))


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf" ?[-_|—–]{{1,2}} ?[\u4e00-\u9fff]{{0,16}}{either(title_words('sites'))}$")


def site_start(title_folded: str) -> int:
    """Return where the name of a site begins that a page prints behind the title, the length where there is none.

    >>> site_start("关于节水的通知-新华网"), site_start("关于建设政府网站的通知"), site_start("关于节水的通知_政策_某市水利局")
    (7, 11, 7)
    """
    found = _site().search(title_folded) if title_folded.endswith(title_words("sites")) else None
    at = found.start() if found is not None else len(title_folded)
    if "-" in title_folded or "_" in title_folded or "|" in title_folded:
        begun = next((match.start() for match in _DASHES.finditer(title_folded, 0, at) if genre_of(title_folded[: match.start()])), at)
        if begun < at and (found is not None or names_a_body(_DASHES.split(title_folded)[-1])):
            return begun  # 关于…的通知_政策_某市水利局
    return at if found is not None else without_attached(title_folded)


def without_attached(folded: str) -> int:
    """Return where stands what a database says behind a title of the text below it, or its year once more; the length where nothing does.

    >>> without_attached("关于修改某条例的决定 附:修正本"), without_attached("附:修正本"), without_attached("某县2020年统计公报 2020")
    (10, 5, 11)
    """
    if folded[-1:].isdigit():
        year = _YEAR_AGAIN.search(folded)
        again = year is not None and f"{year['year']}年" in folded and genre_of(folded[: year.start()]) is not None
        return year.start() if year is not None and again else len(folded)
    words = title_words("attached")
    if not folded.endswith(words):
        return len(folded)  # most titles
    found = next(word for word in words if folded.endswith(word))
    return len(folded[: -len(found)].rstrip(" (")) if len(found) < len(folded) else len(folded)


@cache
def subjects() -> tuple[str, ...]:
    """Return the words before which the bodies stand that a title begins with: 关于, 印发, 转发, 批转."""
    return title_words("subject")


@cache
def deals() -> re.Pattern[str]:
    """Return a pattern of what may stand behind the body that a title without 关于 begins with: 对, 就, 贯彻, or a year."""
    words = (
        f"{entry['word']}(?!{'|'.join(entry['not_before'])})" if "not_before" in entry else entry["word"]
        for entry in load_yaml("titles")["deals"]
    )
    return re.compile(rf"{'|'.join(words)}|(?:19|20)\d\d(?:年|-)")


def forwards(title_folded: str) -> bool:
    """Return whether a notice forwards another body's text.

    >>> forwards("某市人民政府办公室转发市水利局关于防汛意见的通知"), forwards("某市关于印发规划的通知")
    (True, False)
    """
    return title_word("forward").search(title_folded) is not None


@cache
def _enclosed() -> re.Pattern[str]:
    words = load_yaml("titles")
    return re.compile(rf"{either(words['enclose'])}(.+?)的?{either(words['enclosing'])}$")


def enclosed(title_folded: str) -> tuple[int, int] | None:
    """Return where the title of the text stands that a notice encloses, None where it encloses none.

    >>> enclosed("某市关于印发某市供水规划的通知")
    (6, 12)
    """
    match = _enclosed().search(title_folded)
    return None if match is None else match.span(1)


@cache
def _headline() -> re.Pattern[str]:
    words = load_yaml("titles")
    return re.compile(
        rf"(?!.*{either(words['subject'][:1])})[^,。:《》]{{2,40}}?{either(words['headline'])}了?《?(?P<about>[^,。:《》]{{6,80}})》?$"
    )


def about_by_headline(folded: str) -> str | None:
    """Return which text a headline of the press says that somebody made, None where a line is no such headline.

    >>> about_by_headline("某县出台河道保洁管理办法"), about_by_headline("某县河道保洁管理办法")
    ('河道保洁管理办法', None)
    """
    match = _headline().match(folded)
    return None if match is None else match["about"]


@cache
def makes() -> re.Pattern[str]:
    """Return a pattern of what a text says of who wrote it; group 1 is the body: 本指南由某部组织编制."""
    return re.compile(rf"本[\u4e00-\u9fff]{{2,4}}由((?:(?!由)[^,。;:]){{2,40}}?){either(load_yaml('titles')['makes']['words'])}")


def may_decide(folded: str) -> bool:
    """A quick look before `decides`: whether a folded text has one of the words for deciding."""
    return any(word in folded for word in load_yaml("titles")["decides"]["words"])


@cache
def decides() -> re.Pattern[str]:
    """Return a pattern of what a text says of who decides what it announces; group 1 are the bodies, if they are some: 某部、某局决定开展…."""
    words = load_yaml("titles")["decides"]
    return re.compile(
        rf"(?:^|[,。])([\u4e00-\u9fff、]{{3,120}}?){either(words['adverbs'])}?{either(words['words'])},?(?={either(words['then'])})"
    )


@cache
def _draft_for_comment() -> re.Pattern[str]:
    asks = either(load_yaml("titles")["comment"])
    return re.compile(rf"{asks}[^《》]{{0,20}}《([^《》]+)》|《([^《》]+)》[^《》]{{0,8}}{asks}")


def drafts_for_comment(title: str) -> list[str]:
    """Return the titles of the drafts, without the bracket behind them, on which a page asks for opinions by its own title.

    >>> drafts_for_comment("关于公开征求《某省供水办法（征求意见稿）》意见的公告"), drafts_for_comment("关于印发《某省供水办法》的通知")
    (['某省供水办法'], [])
    """
    return [re.split("[（(]", match[1] or match[2])[0] for match in _draft_for_comment().finditer(title)]


@cache
def _no_subtitle() -> re.Pattern[str]:
    return re.compile(rf"{_BARE_DAY}|{either(load_yaml('titles')['no_subtitle']['words'])}")


def is_no_subtitle(folded: str) -> bool:
    """Return whether a bracketed line under a title is no part of it: （此件公开发布）, （2019年3月1日通过）."""
    return _no_subtitle().search(_versions().sub("", folded)) is not None


@cache
def _versions() -> re.Pattern[str]:
    return re.compile(either(load_yaml("titles")["no_subtitle"]["but"]))


@cache
def _sentence() -> re.Pattern[str]:
    words = load_yaml("titles")["sentence"]
    return re.compile(rf"{either(words['begins'])}[^《(]*,|.*{either(words['makes'])}{either(words['calls'])}[^,]{{2,8}}$")


def leads_to_text(folded: str) -> bool:
    """Return whether a line is a sentence that leads to the text: 为…，制定本意见, 提出如下意见."""
    return _sentence().match(folded) is not None


@cache
def _tells_of_enclosure() -> re.Pattern[str]:
    words = load_yaml("titles")["letter"]
    enclose = either([*load_yaml("titles")["announce"], *load_yaml("titles")["forward"]])
    return re.compile(
        f"{either(words['tells'])}|{either(words['now'])}.{{0,120}}{enclose}|{either(words['at_once'])}{enclose}《|{either(words['asks'])}.{{0,20}}{either(words['to'])}"
    )


def tells_of_enclosure(folded: str) -> bool:
    """Return whether a paragraph is of a letter that encloses a text: 现将《…》印发给你们，请认真执行。"""
    return _tells_of_enclosure().search(folded) is not None


@cache
def _hands() -> re.Pattern[str]:
    words = load_yaml("titles")["hands"]
    at_once = "|".join(f"{word[0]}(?<![^,。]{word[0]}){word[1:]}" for word in longest_first(words["at_once"]))
    return re.compile(
        rf"(?:{either(words['now'])}(?:[^。《]{{0,40}}《[^》]{{2,80}}》[^。]{{0,30}}?|[^。《]{{0,60}}?)|{at_once}){either(words['deeds'])}(?!{either(words['not_before'])})"
    )


def hands_over(folded: str) -> int | None:
    """Return where a paragraph says that it hands a text over by itself (现将《…》报送贵局), None where it says nothing of the kind."""
    found = _hands().search(folded) if "现" in folded or "兹" in folded else None
    return found.start() if found is not None else None


def asks_to_heed(folded: str) -> bool:
    """Return whether the first item of a notice begins with how what it hands over is to be heeded, and is none of that text."""
    return folded.startswith(tuple(load_yaml("titles")["heeds"]["words"]))


def annex_labels() -> tuple[str, ...]:
    """Return the words that stand before the number of an annex."""
    return tuple(load_yaml("titles")["annex_references"]["labels"])


@cache
def refers_to_annex() -> re.Pattern[str]:
    """Return a pattern of where a folded sentence refers to a numbered annex of its own document; group label is the annex.

    >>> [found["label"] for found in refers_to_annex().finditer("填写申请表(附件1、附件2),样式详见附件3-5。")]
    ['附件1', '附件2', '附件3-5']
    """
    words = load_yaml("titles")["annex_references"]
    label = rf"{either(words['labels'])}\s*\d{{1,2}}(?:-\d{{1,2}})?(?![\d号])"
    return re.compile(rf"(?:{either(words['before'])}|(?<={either(words['labels'])}\d)[、,])\s*(?P<label>{label})")


@cache
def _announces() -> re.Pattern[str]:
    words = load_yaml("titles")
    return re.compile(rf"{either(words['whole'])}?{either(words['printed'])}?{either(words['follows'])}[。:]?$")


def announces_text(folded: str) -> bool:
    """Return whether a line ends in saying that the whole text follows: 全文如下。"""
    return title_words("whole")[0] in folded[-8:] and _announces().search(folded) is not None


@cache
def _announced() -> re.Pattern[str]:
    words = load_yaml("titles")
    follows = rf"[^。《》]{{0,20}}?{either(words['whole'])}{either(words['printed'])}?{either(words['follows'])}"
    return re.compile(
        rf"(?:[^《》]*[,:])?(?P<body>[^《》,:]{{2,60}}?)(?:{either(words['decides']['adverbs'])})?{either(words['announce'])}了?《(?P<title>(?:[^《》]|《[^《》]*》){{6,120}})》[,。]?{follows}[^\w《》]*"
    )


def announced_whole(folded: str) -> re.Match[str] | None:
    """Return where a release of the press names a text that it prints whole below, groups body and title: 6月12日,某局发布《关于某事的通知》,具体内容如下↓↓↓."""
    return _announced().fullmatch(folded) if "》" in folded and title_words("follows")[0] in folded[-12:] else None


@cache
def _leads_items() -> re.Pattern[str]:
    words = load_yaml("titles")["leads_items"]
    return re.compile(rf"(?:{either(words['as'])}|{either(words['these'])}[^,;。:]{{1,14}}):$")


def leads_items(folded: str) -> bool:
    """Return whether a line ends in saying that what it speaks of is listed below: 确定民生实事项目如下：."""
    return folded.endswith(":") and _leads_items().search(folded) is not None


def names_a_topic(folded: str) -> bool:
    """Return whether a heading says what its text is about, whatever it names: 关于60万吨乙烯项目问题.

    >>> names_a_topic("关于60万吨乙烯项目问题"), names_a_topic("建设60万吨乙烯项目")
    (True, False)
    >>> names_a_topic("关于资格的说明请见《某指南》")
    False
    """
    words = load_yaml("titles")
    return folded.startswith(tuple(words["about"])) and not any(word in folded for word in words["no_topic"])

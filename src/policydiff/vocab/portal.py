"""The words that portals put around a notice: labels of the metadata table, furniture lines, names of body containers."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either

_LABEL_NOISE = re.compile(r"[\s\[\]［］【】()（）〔〕:：•·●■◆*|]+")
_PARTING = re.compile(r"[\s\[\](){}<>《》【】|/:,;.、。·•●■◆*_=»›→←↑↓-]+")
_WORD = re.compile(_PARTING.pattern.replace("[", "[^", 1))
_BUTTON = re.compile(r"[\u4e00-\u9fff]{2,8}:?\s?(?:>>+|»)$")  # 选择区域:>>, 点击查看>>
_BREADCRUMB = re.compile(r"^.{0,12}?(?:首页|主页|门户)\s?(?:[>»›/→-]|>>|::).{0,120}$")
_SITE = re.compile(r"[^,。;:登|访|见]{2,14}[网|站|线]\s*(?:https?://|www\.)[\w./-]{4,80}$", re.ASCII)
_TRAIL = re.compile(r"[\u4e00-\u9fff][^>»›,。;:《》()\d]{1,13}(?:[>»›]+[\u4e00-\u9fff][^>»›,。;:《》()\d]{1,15}){2,6}[>»›]*$")
_LONGEST = 160
"""Characters, blanks removed: a longer line is a paragraph, whatever words it has."""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule of the furniture list: rule whole | menu | start | anywhere, its words, and the words of which one must be `near`."""

    rule: str
    words: tuple[str, ...]
    near: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyHint:
    """Names of containers that hold a notice. strength: 3 text alone, 2 article with tools."""

    strength: int
    ids: frozenset[str]
    classes: frozenset[str]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Apparatus:
    """Tags and name words of the parts of a page that are never the notice."""

    tags: frozenset[str]
    words: frozenset[str]
    examples: tuple[str, ...]


def _tuple(entry: dict[str, list[str]], key: str) -> tuple[str, ...]:
    return tuple(entry.get(key, ()))


def clean_label(label: str) -> str:
    """Return `label` without blanks, brackets, bullets and colons, in small letters: "[ 索  引  号 ]：" is 索引号, Date is date."""
    return _LABEL_NOISE.sub("", label).lower()


@cache
def _fields() -> tuple[dict[str, str], frozenset[str]]:
    named: dict[str, str] = {}
    weak: set[str] = set()
    for entry in load_yaml("portal")["fields"]:
        weak.update(entry.get("weak", ()))
        named.update((clean_label(label), entry["field"]) for label in (*entry["labels"], *entry.get("weak", ())))
    return named, frozenset(weak)


def metadata_field(label: str) -> str | None:
    """Return the field that a metadata label names (index_number, document_number, issued, published, issuer, title, topic…).

    Blanks, brackets, bullets and the colon of the label do not matter. None where it is no such label.

    >>> metadata_field("• 索  引  号:")
    'index_number'
    """
    return _fields()[0].get(clean_label(label))


def is_weak_label(label: str) -> bool:
    """Return whether the label (来源, 日期, 时间, 作者…) is an ordinary word too, and to be believed only near the top of a page."""
    return clean_label(label) in _fields()[1]


def is_strong_label(line_folded: str) -> bool:
    """Return whether a line is a metadata label and nothing else, and no ordinary word: 索 引 号."""
    return len(line_folded) <= 24 and metadata_field(line_folded) is not None and not is_weak_label(line_folded)


@cache
def part_label() -> re.Pattern[str]:
    """Return a pattern of a label that a database prints before a part of the text: 【章名】 第一章 总则."""
    return re.compile(rf"\[{either(load_yaml('portal')['parts'])}\]:?\s*(?=[^\s])")


@cache
def record_words(key: str) -> tuple[str, ...]:
    """Return the words under a key of `records`: text (the keys under which a record holds one), statements (how a dump of a database begins)."""
    return tuple(load_yaml("portal")["records"][key])


def is_of_database(label: str) -> bool:
    """Return whether a label is one that databases of laws have.

    >>> is_of_database("【效力级别】"), is_of_database("发文机关")
    (True, False)
    """
    return clean_label(label) in load_yaml("portal")["databases"]


@cache
def metadata_labels() -> tuple[str, ...]:
    """Return every metadata label, the longest first, so that an alternation of them prefers the longer one."""
    return tuple(sorted(_fields()[0], key=lambda label: (-len(label), label)))


@cache
def tool_labels() -> frozenset[str]:
    """Return the labels of a page's tools (字号, 视力保护色): they stand among the particulars and are none."""
    return frozenset(label for entry in load_yaml("portal")["tool_labels"] for label in entry["labels"])


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Return the furniture list in its order."""
    return tuple(
        FurnitureRule(entry["rule"], _tuple(entry, "words"), _tuple(entry, "near"), _tuple(entry, "examples"))
        for entry in load_yaml("portal")["furniture"]
    )


@cache
def _tool_words(rule: str) -> frozenset[str]:
    return frozenset(word.lower() for entry in furniture_rules() if entry.rule == rule for word in entry.words)


@cache
def _phrases() -> tuple[FurnitureRule, ...]:
    return tuple(
        FurnitureRule(entry.rule, tuple(map(str.lower, entry.words)), tuple(map(str.lower, entry.near)), ())
        for entry in furniture_rules()
        if entry.rule in ("start", "anywhere")
    )


@cache
def _any_sign() -> re.Pattern[str]:
    """Return what a line has that is furniture by more than its tools: a phrase, a word of a way, the address of a site, a step of a trail."""
    return re.compile(either([*(word for rule in _phrases() for word in rule.words), "页", "门", "www.", "http", *">»›"]))


def is_furniture(line_folded: str) -> bool:
    """Return whether a line (as `text.fold.fold` leaves it) is navigation, a page tool or a footer of a portal.

    True for a breadcrumb, for a line made of tool and menu words alone, and for a line that begins with or has one of the
    listed phrases. A blank line, a line of metadata and a line of more than 160 characters are none.
    """
    squeezed = "".join(line_folded.split()).lower()
    if not squeezed or len(squeezed) > _LONGEST:
        return False
    if squeezed[0] in _begins_tools() and _is_tools(squeezed, line_folded):
        return True
    if not _any_sign().search(squeezed):
        return False  # most lines
    if _BREADCRUMB.match(line_folded.strip()) or _SITE.match(squeezed) or _TRAIL.match(squeezed) or _BUTTON.match(squeezed):
        return True  # or 某网 www.example.org: the name and the address of a site; 法律法规网 > 地方法规 > 某省: a way that need not begin at 首页
    bare = squeezed.lstrip("[]()•·●■◆*>-")
    return any(_fits(rule, squeezed, bare) for rule in _phrases())


@cache
def _begins_tools() -> frozenset[str]:
    """Return the characters that a line of tool and menu words can begin with, in lower case and without its blanks: theirs, and what parts them."""
    return frozenset(
        {*(word[0] for rule in ("whole", "menu") for word in _tool_words(rule)), *filter(_PARTING.match, map(chr, range(0x3020)))}
    )


def _is_tools(squeezed: str, line_folded: str) -> bool:
    whole, menu = _tool_words("whole"), _tool_words("menu")
    if squeezed in whole:
        return True
    lower = line_folded.lower()
    parted = _PARTING.search(lower)
    first = lower[: parted.start()] if parted else lower
    if first and first not in whole and first not in menu:
        return False
    words = [word for word in _PARTING.split(lower) if word]
    if not all(word in whole or word in menu for word in words):
        return False
    return len(words) > 2 or any(word in whole for word in words)


def is_page_word(word: str) -> bool:
    """Return whether a word alone is one of a page's menu or of its tools: 正文, 首页."""
    return word in _tool_words("menu") or word in _tool_words("whole")


def tools_at(line_folded: str) -> int:
    """Return where the run of page tools (打印, 分享, 字号 大 中 小…) at the end of a line begins, its length where there is none.

    >>> tools_at("县政府办 字体:[大 中 小] 打印")
    5
    """
    known, at = _tool_words("whole") | _tool_words("menu"), len(line_folded)
    for match in reversed(list(_WORD.finditer(line_folded.lower()))):
        if match.group() not in known:
            break
        at = match.start()
    while at and line_folded[at - 1] in "[(<":
        at -= 1
    parted = at == 0 or (at < len(line_folded) and (line_folded[at] in "[(<" or line_folded[at - 1].isspace()))
    return at if parted else len(line_folded)


def tools_end(line_folded: str, start: int) -> int:
    """Return where the run of page tools ends that begins at `start`, blanks or none between them; 0 where none does.

    >>> tools_end("09:47 微信 微博QQ空间 各科室:", 5)
    15
    """
    run = _tools_run().match(line_folded, start)
    return run.end() if run is not None else 0


@cache
def _tools_run() -> re.Pattern[str]:
    words = either(sorted(_tool_words("whole"), key=len, reverse=True))
    return re.compile(rf"(?:[ |/\[\]()]*{words})+(?=[ |/\[\]()]|[\u4e00-\u9fff《\"])[|/\])]*", re.IGNORECASE)


@cache
def _way() -> re.Pattern[str]:
    words = either(word for entry in load_yaml("portal")["furniture"] if entry.get("way") for word in entry["words"])
    return re.compile(rf" *(?:{words}) ?:? ?[^ :。]{{2,60}}(?: ?[>›»/→] ?[^ :。]{{2,40}})* ")


def page_way(line_folded: str) -> int:
    """Return where the way to a page ends with which a line begins, behind a blank; 0 where it begins with none.

    >>> page_way("当前位置: 首页政务公开年度计划 某局关于某事的通知"), page_way("位置图")
    (17, 0)
    """
    way = _way().match(line_folded)
    return way.end() if way is not None else 0


@cache
def labels_of_links() -> tuple[str, ...]:
    """Return the labels with which a line of links to pages on the same matter begins: 相关文件:, 政策解读:."""
    return tuple(word for rule in furniture_rules() if rule.rule == "start" and not rule.near for word in rule.words if word.endswith(":"))


def _fits(rule: FurnitureRule, squeezed: str, bare: str) -> bool:
    found = bare.startswith(rule.words) if rule.rule == "start" else any(word in squeezed for word in rule.words)
    return found and (not rule.near or any(word in squeezed for word in rule.near))


@cache
def foot_words() -> tuple[str, ...]:
    """Return how lines of a page's foot begin; they are words of notices too, so only neighbours of furniture count."""
    return tuple(load_yaml("portal")["foot"])


@cache
def related_words() -> tuple[str, ...]:
    """Return how the headings of links to other pages begin, below a text: 相关解读."""
    return tuple(load_yaml("portal")["related"])


@cache
def body_hints() -> tuple[BodyHint, ...]:
    """Return the names of body containers, the strongest first."""
    hints = (
        BodyHint(entry["strength"], *(frozenset(map(str.lower, _tuple(entry, key))) for key in ("ids", "classes", "tags")))
        for entry in load_yaml("portal")["bodies"]
    )
    return tuple(sorted(hints, key=lambda hint: -hint.strength))


@cache
def apparatus() -> Apparatus:
    """Return the tags and name words of navigation, tools and footers."""
    entry = load_yaml("portal")["apparatus"]
    return Apparatus(frozenset(entry["tags"]), frozenset(entry["words"]), _tuple(entry, "examples"))


@cache
def body_markers() -> tuple[tuple[str, str], ...]:
    """Return the comments (start, end) that some systems write around an article, blanks removed, in lower case."""
    return tuple(
        ("".join(entry["start"].split()).lower(), "".join(entry["end"].split()).lower()) for entry in load_yaml("portal")["markers"]
    )

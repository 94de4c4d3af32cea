"""Small documents for questions about many of them: places, subjects and figures are invented."""

from __future__ import annotations

from pathlib import Path

from policydiff.corpora.trace.telling import suffices
from policydiff.tables.leaflets import Leaflet, MaskedClause, mask

RAW = Path(__file__).parents[2] / "data" / "raw"
PARENT = RAW / "chongqing-keji-fuwu-2023.txt"
WUXI = RAW / "wuxi-keji-fuwu-2023.txt"
DOUBLING = RAW / "wuxi-shuang-beizeng-2023.txt"
PINGLIANG = RAW / "pingliang-keji-2017.txt"

_RULES = """第一章 总则
第一条 为了加强湿地保护，维护湿地生态功能，根据有关法律，制定本条例。
第二条 {whole}行政区域内的湿地保护、利用和管理，适用本条例。
第三条 湿地保护应当坚持保护优先、系统治理、科学修复、合理利用的原则。
第二章 保护
第四条 林业主管部门应当建立湿地资源档案，每五年组织一次湿地资源调查。
第五条 禁止在湿地内擅自排放未经处理的污水，禁止擅自填埋湿地。
第六条 因重大工程确需占用湿地的，应当按照占补平衡的要求恢复湿地。
第三章 监督
第七条 林业主管部门应当加强对湿地保护情况的监督检查，并公布检查结果。
第八条 任何单位和个人有权举报破坏湿地的行为，查证属实的给予奖励。
第四章 附则
第九条 本条例自{year}年3月1日起施行。
"""


def rules(place: str, whole: str, year: int = 2021, day: str | None = None, more: str = "") -> str:
    """A regulation on wetlands of a place: `more` stands before its last chapter."""
    body = _RULES.format(whole=whole, year=year)
    if more:
        body = body.replace("第四章 附则", f"{more}\n第四章 附则")
    return f"{place}湿地保护条例\n（{day or f'{year}年1月10日'}{place}人民代表大会常务委员会第五次会议通过）\n{body}"


def cut(text: str, after: str) -> str:
    """The text as far as the line that begins with `after`, which is its last."""
    lines = text.splitlines()
    last = next(at for at, line in enumerate(lines) if line.startswith(after))
    return "\n".join(lines[: last + 1]) + "\n"


def written(folder: Path, **texts: str) -> Path:
    """The folder with one text file for each name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def pieces(*texts: str) -> tuple[MaskedClause, ...]:
    """The texts as the clauses of one section, in this order."""
    return tuple(MaskedClause(f"p1.2#{at}", "二", text, mask(text, ()), len(text)) for at, text in enumerate(texts, 1))


def leaflet(name: str, *texts: str, issued: str | None = None) -> Leaflet:
    """A document of no place that consists of these clauses."""
    return Leaflet(name, None, None, None, None, (), issued, name, pieces(*texts))


def is_enough(told: float | None) -> bool:
    """Whether what two clauses share proves a source, where the clause is alone in the other document."""
    return told is not None and suffices(told, 1)

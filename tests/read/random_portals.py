"""Pages as portals might make them: a notice in any markup, inside and among any furniture, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

FURNITURE = [
    "<ul><li><a href=#>首页</a></li><li><a href=#>机构概况</a></li><li><a href=#>政务公开</a></li><li><a href=#>互动交流</a></li></ul>",
    "<ul>"
    + "".join(f"<li><a href=#>某某县召开第{day}次重点工作推进会议，部署有关工作</a><span>2023-0{day}-11</span></li>" for day in range(1, 8))
    + "</ul>",
    "<p>主办：某某县人民政府办公室 承办：某某县大数据中心</p><p>渝ICP备05001号 政府网站标识码：5002380001</p><p>地址：某某县人民路1号</p>",
    "<div>当前位置：<a>首页</a> > <a>政务公开</a> > <a>文件</a></div>",
    "<div>分享到：<a>微信</a><a>微博</a></div>",
    "<div><a>打印</a> <a>关闭</a></div>",
    "<div>扫一扫在手机打开当前页</div>",
    "<h3>相关解读</h3><ul><li><a>图解：某某县年度重点工作安排</a></li><li><a>《某某县重点工作安排》政策解读</a></li></ul>",
    "<p>上一篇：<a>关于做好某某工作的通知</a></p><p>下一篇：<a>关于开展检查的通知</a></p>",
    "<select><option>国家部委网站</option></select><div>热门搜索：<a>社保</a> <a>公积金</a></div>",
    "<div>您访问的链接即将离开某某县政府门户网站，是否继续访问？<a>继续访问</a><a>放弃</a></div>",
    "<div>字体：<a>大</a> <a>中</a> <a>小</a></div>",
]
NAMES = ["", "wrap", "main", "left", "con-left", "fl", "box", "gk_con", "detail_con", "wz_con", "content", "xl_main", "neirong"]


def page(seed: int, notice: Sequence[str]) -> str:
    """Return a page with every paragraph of `notice` on it, and between one and eleven pieces of furniture around."""
    chance = random.Random(seed)
    inner = _written(chance, notice)
    if chance.random() < 0.3:
        inner = f"<div class='{chance.choice(['TRS_Editor', 'article-content', 'view', 'zoom-c'])}'>{inner}</div>"
    inner = _wrapped(chance, inner, 4)
    inner = (_furniture(chance, 0.4)) + inner + _furniture(chance, 0.6)
    inner = _wrapped(chance, inner, 2)
    before = "".join(_wrapped(chance, chance.choice(FURNITURE), 2) for _ in range(chance.randint(1, 4)))
    after = "".join(_wrapped(chance, chance.choice(FURNITURE), 2) for _ in range(chance.randint(1, 5)))
    return f"{before}{_wrapped(chance, inner, 3)}{after}"


def _furniture(chance: random.Random, share: float) -> str:
    return chance.choice(FURNITURE) if chance.random() < share else ""


def _wrapped(chance: random.Random, inner: str, most: int) -> str:
    for _ in range(chance.randint(0, most)):
        tag, name = chance.choice(["div", "div", "td", "section"]), chance.choice(NAMES)
        inner = f"<table><tr><td class='{name}'>{inner}</td></tr></table>" if tag == "td" else f"<{tag} class='{name}'>{inner}</{tag}>"
    return inner


def _written(chance: random.Random, notice: Sequence[str]) -> str:
    match chance.randrange(5):
        case 0:
            return "".join(f"<p>{text}</p>\n" for text in notice)
        case 1:
            return "<br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + text for text in notice)
        case 2:
            return "".join(f"<div>　　{text}</div>" for text in notice)
        case 3:
            return "".join(
                f"<p style='text-indent:2em'><span>{text[:5]}</span><strong><span>{text[5:]}</span></strong></p>" for text in notice
            )
        case _:
            return "".join(f"<section><span>{text}</span></section>" for text in notice)

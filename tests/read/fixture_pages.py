"""HTML fixtures: one notice in the dress of different portals. No page copies a real one; the habits are those of many."""

from __future__ import annotations

import html
from collections.abc import Sequence

NAVIGATION = "".join(
    f'<li><a href="/{index}/">{word}</a></li>'
    for index, word in enumerate(["首页", "要闻动态", "政务公开", "政务服务", "互动交流", "走进本地", "数据发布", "政策文件库"])
)
NEWS = "".join(
    f'<li><a href="/news/{index}.html" title="{text}">{text}</a><span>09-0{index}</span></li>'
    for index, text in enumerate(
        [
            "县政府召开第三十五次常务会议研究部署当前重点工作",
            "全县科技创新大会召开 表彰先进集体和个人",
            "图解：一图读懂科技服务业发展三年行动计划",
            "《三年行动计划》政策解读来了",
            "关于公开征求某某管理办法意见的公告",
        ],
        1,
    )
)
FOOTER = """<p>主办：某某人民政府办公室　承办：某某电子政务中心</p><p>网站标识码：5002380001　渝ICP备05001234号-1
<img src="gaj.png">渝公网安备 50023802000001号</p><p><a href="/map">网站地图</a> | <a href="/about">关于我们</a> | <a>联系我们</a></p>
<p>您访问的链接即将离开“某某人民政府”门户网站，是否继续？</p>"""
SHARE = """<div class="bdsharebuttonbox"><span>分享到：</span><a class="bds_weixin">微信</a><a class="bds_tsina">微博</a>
<a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div>"""
METADATA = (
    ("索引号", "11500238008671234Q/2023-00032"),
    ("主题分类", "科技、教育"),
    ("发布机构", "某某人民政府办公室"),
    ("成文日期", "2023-05-23"),
    ("发布日期", "2023-06-01"),
    ("有效性", "有效"),
)


def state_council(title: str, paragraphs: Sequence[str]) -> str:
    """Nested layout tables, a metadata table, text in a cell called UCAP-CONTENT."""
    cells = [f"<td><b>{' '.join(label)}：</b></td><td>{value}</td>" for label, value in METADATA]
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
    body = "".join(
        f'<p style="text-indent: 2em; text-align: justify;"><span style="font-family: 宋体;">{html.escape(text)}</span></p>\n'
        for text in paragraphs
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}_政府信息公开专栏</title>
<style>.bd1 td {{ padding: 4px }}</style><script>var docId = "5353307"; document.write("<div>脚本文字</div>");</script></head><body>
<div class="header"><div class="logo"><img src="logo.png" alt="政府网"></div><ul>{NAVIGATION}</ul>
<form><input type="text" value="请输入关键字"><select><option>全部</option><option>标题</option></select></form></div>
<div class="BreadcrumbNav">首页 &gt; <a href="/zhengce">政策</a> &gt; <a>文件库</a> &gt; 正文</div>
<div class="wrap"><table width="724"><tr><td><table class="bd1">{rows}
<tr><td><b>标　　题：</b></td><td colspan="3">{title}</td></tr></table></td></tr></table><br>
<table width="724"><tbody><tr><td><br><table width="650"><tbody><tr><td class="b12c" id="UCAP-CONTENT">{body}</td></tr>
<tr><td></td></tr></tbody></table><div id="pageBreak"></div><!--/enpcontent-->
<div id="div_div"><div id="qr_container">扫一扫在手机打开当前页</div></div>
<div class="related"><h3>相关稿件</h3><ul>{NEWS}</ul></div></td></tr></tbody></table></div>
<div class="footer">{FOOTER}</div></body></html>"""


def province_trs(title: str, paragraphs: Sequence[str]) -> str:
    """An editor's container around markup pasted from Word, a sidebar of news, tools above and below."""
    body = "".join(
        f'<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span style="font-size:16.0pt;'
        f'font-family:仿宋_GB2312;mso-bidi-font-family:仿宋_GB2312">{html.escape(text[:12])}</span><span lang="EN-US">'
        f"{html.escape(text[12:])}<o:p></o:p></span></p>\r\n"
        for text in paragraphs
    )
    pairs = "".join(f"<li><strong>[ {label} ]</strong><span>{value}</span></li>" for label, value in METADATA)
    return f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"/><meta name="ArticleTitle" content="{title}"/>
<meta name="SiteName" content="某某省人民政府"/><title>{title}-某某省人民政府网站</title><link rel="stylesheet" href="a.css"/></head>
<body><div class="top-bar"><a>无障碍</a><a>长者版</a><a>English</a></div><nav><ul>{NAVIGATION}</ul></nav>
<div class="crumbs">您当前的位置： <a>首页</a>&gt;<a>政务公开</a>&gt;<a>规范性文件</a></div>
<div class="main clearfix"><div class="fl w870"><ul class="xxgk-info">{pairs}</ul>
<h1 class="xq-tit">{title}</h1>
<div class="xq-info">发布时间：2023-06-01 09:12　来源：某某省人民政府办公厅　浏览次数：<span id="hits">128</span>
字体：[<a>大</a> <a>中</a> <a>小</a>]</div>{SHARE}
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor"><!--[if gte mso 9]><xml><w:WordDocument>
<w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style type="text/css">.TRS_Editor P{{line-height:2}}</style>
{body}</div></div><div class="fujian"></div><p class="editor">责任编辑：张三</p>
<div class="prevnext"><p>上一篇：<a>某某省人民政府关于表彰先进的决定</a></p><p>下一篇：没有了</p></div></div>
<div class="fr sidebar"><h2>热点推荐</h2><ul>{NEWS}</ul></div></div><footer>{FOOTER}</footer></body></html>"""


def county_twice(title: str, paragraphs: Sequence[str]) -> str:
    """A page labelled gb2312 with a metadata list, line breaks for paragraphs, and the text twice: for screen and for phone."""
    pairs = "".join(f'<li><label>{label}：</label><span class="val">{value}</span></li>' for label, value in METADATA)
    body = "<br>\r\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(text)}" for text in paragraphs)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>
<body topmargin=0><table width=1000 align=center><tr><td><img src=banner.jpg></td></tr><tr><td class=menu>
<a href=/>首页</a> | <a href=/zwgk>政务公开</a> | <a href=/bsfw>办事服务</a> | <a href=/hdjl>互动交流</a></td></tr></table>
<table width=1000 align=center><tr><td>当前位置：<a href=/>首页</a> → 政务公开 → 县政府办文件</td></tr>
<tr><td><ul class=zfxx>{pairs}</ul></td></tr><tr><td align=center class=bt>{title}</td></tr>
<tr><td align=center>[字号：<a>大</a> <a>中</a> <a>小</a>]　【<a>打印</a>】【<a>关闭</a>】</td></tr>
<tr><td><div id=zoom class=pc><font size=3>{body}</font></div></td></tr>
<tr><td><div class=mobile-article><font size=4>{body}</font></div></td></tr>
<tr><td>{SHARE}</td></tr><tr><td align=center bgcolor=#eee>{FOOTER}</td></tr></table></body></html>"""


def city_tasks(title: str, opening: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A short letter and a table of tasks with merged cells, in an article element."""
    lines = []
    for index, (number, group, task, lead, others, until) in enumerate(rows):
        spanned = sum(row[1] == group for row in rows)
        first = index == 0 or rows[index - 1][1] != group
        head = f'<td rowspan="{spanned}"><p>{group}</p></td>' if first else ""
        lines.append(f"<tr><td>{number}</td>{head}<td><p>{task}</p></td><td>{lead}</td><td>{others}</td><td>{until}</td></tr>")
    letter = "".join(f"<p>{html.escape(text)}</p>" for text in opening)
    heads = "".join(f"<th>{word}</th>" for word in ("序号", "类别", "工作任务", "牵头单位", "配合单位", "完成时限"))
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{title} - 某某市人民政府</title></head><body>
<header><ul class="nav">{NAVIGATION}</ul></header><main><div class="location">当前位置：首页 &gt; 文件</div>
<article class="article-detail"><h2 class="title">{title}</h2><p class="source">日期：2023-05-23 来源：市政府办公室</p>
<div class="article-content">{letter}<table border="1"><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table>
<p>附件：<a href="/files/a.xlsx">任务分工表.xlsx</a></p></div></article><aside><h3>相关解读</h3><ul>{NEWS}</ul></aside></main>
<footer>{FOOTER}</footer></body></html>"""

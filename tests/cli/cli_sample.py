"""Two invented notices, a city's and the county's that follows it, and what a run of the command gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CITY = """绍兴市人民政府办公室
关于印发绍兴市数字服务业三年行动计划（2023—2025年）的通知
绍政办发〔2023〕7号
各区县（自治县）人民政府，市政府各部门：
《绍兴市数字服务业三年行动计划（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。
绍兴市人民政府办公室
2023年3月1日

绍兴市数字服务业三年行动计划（2023—2025年）

一、发展目标
到2025年，全市数字服务企业达到500家以上，年营业收入达到20亿元。
二、重点任务
（一）壮大市场主体。支持企业上云用数，大力发展软件和信息服务。到2025年，培育专精特新企业100家。（牵头单位：市经济信息委；配合单位：市科技局、市财政局）
（二）建设公共平台。加快建设数据交易、算力调度等公共平台。（责任单位：市大数据发展局）
"""
COUNTY = """新昌县人民政府办公室
关于印发新昌县数字服务业三年行动计划（2023—2025年）的通知
新政办发〔2023〕12号
各乡镇人民政府，县政府各部门：
《新昌县数字服务业三年行动计划（2023—2025年）》已经县政府同意，现印发给你们，请认真贯彻执行。
新昌县人民政府办公室
2023年6月1日

新昌县数字服务业三年行动计划（2023—2025年）

一、发展目标
到2025年，全县数字服务企业达到10家，年营业收入达到2000万元。
二、重点任务
（一）壮大市场主体。支持企业上云用数，鼓励发展软件和信息服务。到2025年，培育专精特新企业2家。（牵头单位：县经济信息委；配合单位：县科技局）
"""
SECOND = COUNTY.replace("数字服务业", "农村电商").replace("12号", "13号")


@dataclass(frozen=True)
class Run:
    """What one run of the command gave."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


Runner = Callable[..., Run]

"""Words of a calculation as people put it (上述两个年份之间应增建的座数, 拿这俩数倒着一除), put as the calculations are read: each stands for one
calculation in formal, spoken and telegraphic words."""

from __future__ import annotations

import re

_COUNTED = "家个户座项条台亩人名处"
_REWORDED = (
    (re.compile(r"(?:(?:上述|前述|以上|前面|刚才)(?:的|那|这)?[两俩二]个?|[这那](?:[两二]个|俩))年(?:份|度)(?:之间|间|中间|期间)|"
                r"[从由]前[头面]?那一?年到后[头面]?[这那]一?年[，,]?(?:中间|之间|期间)?"), "这两年之间"),
    (re.compile(rf"(?:应|须|需|要|得)?(?P<do>增建|增加|新增|净增)的(?P<thing>[\u4e00-\u9fff]{{2,8}}?)(?P<unit>[{_COUNTED}])数(?:量)?(?:(?:以?及|和|与)其?(?:增长)?(?:幅度|增幅|比例))(?=[。？；，]|$)"),
     r"要\g<do>多少\g<unit>\g<thing>，增幅百分之多少"),
    (re.compile(r"增建(?=多少|几)"), "多建"),
    (re.compile(r"^(?:请)?(?:进一步|继续)(?:予以)?(?:核算|测算|计算|算)(?:一下|出)?"), ""),
    (re.compile(r"(?<=[用拿以把])(?:这|那|该|上述)?[两俩二]个?(?P<what>门槛|下限|界限|底线)[值数]?(?:来)?(?=[一-龥]{0,3}[倒反逆推])"), r"这两个\g<what>值"),
    (re.compile(r"(?:倒着|倒过来|反过来|反着)(?:一|这么一)?除"), "反推"),
    (re.compile(r"差不多(?:得|要|该|应该)?有?(?=多[大少高])|≈\s*(?=[?？])"), "大约"),
    (re.compile(r"(?<=大约)[?？]"), "多少？"),
    (re.compile(r"(?<=[增涨降]幅)\s*[%％]\s*[?？]"), "百分之多少？"),
    (re.compile(r"(?<=项目|企业|公司|单位)获(?=补[贴助]|奖[励补]|资助)"), "拿到"),
    (re.compile(r"(?:所[定列载])(?=(?:补[贴助]|奖[励补]|资助)(?:比例|标准))"), "的"),
    (re.compile(r"[与同较](?=(?:最高限额|最高额|上限|封顶额?)[^，。；？]{0,2}(?:还|尚|相)?差)"), "离"),
    (re.compile(r"实投(?=多少|几|额|了)"), "实际投资"),
    (re.compile(r"(?<=园区|孵化|基地)入驻了?(?P<much>(?:多少|几)[家户个])企业"), r"有\g<much>入园企业"),
    (re.compile(r"[“\"](?P<base>现在|目前|当前|现状|原来|当时)[”\"]"), r"\g<base>"),
)


def plainly(text: str) -> str:
    """The text with its words of calculation in the words that are read."""
    for pattern, said in _REWORDED:
        text = pattern.sub(said, text)
    return text

"""What kind of condition words state, and what a threshold in them measures; documents and askers are read alike."""

from __future__ import annotations

import re

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("exclusive", r"未享受|未获得过|未曾|不重复|没有享受"),
        ("status", r"已?建成|投入使用|投产|投用|竣工|开工|已上市|正常经营|正常运营|运营满|在建|完工|上线"),
        ("first", r"首次|第一次|新认定|首家|初次|首获|新获|首套|首批|新增规上|首台"),
        ("investment", r"投资|设备购置|购置设备|投入"),
        ("revenue", r"营业收入|营收|产值|销售|主营|出口额|进口额|进出口|税收|纳税|利润|贡献|营业额"),
        ("size", r"规模以上|规上|限上|小微|中小|微型|小型|大型|职工|员工|从业人员|人数"),
        (
            "qualification",
            r"认定|获得|荣获|获评|列入|评为|入选|通过|称号|资质|证书|备案|创建|验收|考核|评价|评定|授予|取得|入库|示范",
        ),
        ("region", r"注册|落户|辖区|境内|区内|本市|本区|本省|户籍|在我[省市区县]|纳入我[省市区县]"),
        ("time", r"\d年\d*月|年内|之日起|当年|期间|期满|\d年以上|连续"),
        ("industry", r"行业|领域|产业"),
    )
)


def kind(text: str) -> str:
    """The kind of a condition (`Condition.kind`) by its words."""
    return next((name for name, pattern in _KINDS if pattern.search(text)), "other")


_MEASURED = re.compile(
    r"(?:当年|上年度?|上一年度|年度|近\d年|单个|对|的|其|且|并|在|企业|项目|首次|新增|累计|实际|，)*([一-鿿A-Z()（）]{1,14}?)(?:在|为|超过|达到|达|不低于|不少于|增长|同比增长|首次)*$"
)


_HAS = re.compile(r"(?:有|具有|拥有|具备|配备|配有|须有|应有)(?:不少于|不低于|至少|达到?)?$")
_BEHIND = re.compile(r"[^，。；、的]{1,16}的(?P<what>[一-鿿]{2,12})")


def measured(text: str, at: int) -> str:
    """What a threshold at `at` measures, from the words before it: "设备投资额达到" → "设备投资额"; of what is only had, from those behind it: "有不少于3万元的开办资金"
    → "开办资金"."""
    before = re.split(r"[，、；]", text[:at])[-1]
    behind = _BEHIND.match(text, at) if _HAS.search(before) else None
    match = _MEASURED.search(before)
    return behind["what"] if behind is not None else match[1] if match else ""

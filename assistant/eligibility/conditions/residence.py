"""A registered residence (户籍) that a sentence demands, against an asker who says that his is elsewhere."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.regions import find_regions
from prompts import say

_DEMANDED = re.compile(r"(?<!非)(?:具有|具备|持有|属于|拥有|须为|应为|应当为)(?P<what>本(?:市|省|区|县|州|自治区|地)[^，。；、或]{0,6}户[籍口])(?![^，。；]{0,8}或)")
_ELSEWHERE = re.compile(r"(?:外地|外省|外市|外县|外来|异地|别的城市|其他城市|非(?:本[地市省县]|[一-鿿]{2,3}))的?(?:城镇|农村|农业)?户[口籍]|(?:户[口籍]|户口本)(?:还)?(?:在|是)(?:外地|外省|老家|农村老家|别处)|(?:没有?|不是|无)(?:本[地市省县])的?户[口籍]")


def lives_elsewhere(facts: Facts) -> bool:
    """Whether the asker says that he is registered elsewhere."""
    return registered_elsewhere(facts.text)


def registered_elsewhere(text: str) -> bool:
    """Whether a text tells of somebody registered elsewhere (外地户口)."""
    return _ELSEWHERE.search(text) is not None


def of_outsiders(sentence: str, facts: Facts) -> list[ConditionCheck]:
    """The check that fails because `sentence` demands registration at its place and the asker is registered elsewhere; none where an
    alternative is named or nothing is said of it."""
    demanded, said = _DEMANDED.search(sentence), _ELSEWHERE.search(facts.text)
    if demanded is None or said is None:
        return []
    return [ConditionCheck(demanded["what"], "不符合", say("eligibility.reason.denied", words=said.group()))]


def told_here(text: str, region: str) -> str:
    """What the asker tells, a registered residence that he names (湖南户口) read as one here or elsewhere from where a document holds, `region`; as it is where that is nowhere."""
    if not region or "户" not in text:
        return text
    around = {up for one in find_regions(region) for up in one.parent.split("/") if up}
    known = bool(around) or region.endswith("自治区") or not region.endswith(("区", "县", "旗"))  # a district of which no city is known may lie in any
    named = find_regions(text)
    for one in reversed(named):
        if one.relative or _HOUSEHOLD.match(text, one.end) is None:
            continue
        here = region in (one.name, *one.parent.split("/"))
        if here or (known and one.name not in around):
            start = next((other.start for other in named if other.end == one.start), one.start)
            text = f"{text[:start]}{'本地' if here else '外地'}{text[one.end :]}"
    return text


_HOUSEHOLD = re.compile(r"[省市]?人?的?(?:城镇|农村|农业|非农)?户[口籍]")


_TO_LIE = re.compile(r"(?P<what>[^，。；：\n]{2,40}?)(?:均|都|应当?|必须|须|需)+(?:位于|设在|在)本(?:市|省|区|县|州|自治区)(?:行政区域|辖区|范围|境|地域)*内?")
_LIES = re.compile(r"(?P<what>[^，。；：、\n且]{0,12}?(?:地址|地点|[^土用]地))(?:须|应当?|必须|需)?(?:属于|位于|在|为)(?P<where>本(?:市|省|区|县|州|自治区)|[一-鿿]{2,8}?(?:省|市|区|县|州))(?:行政区域|辖区|境|范围|区域)[内的]?(?=[^，。；\n]{0,12}[，,]?(?:方|才)[^，。；\n]{0,10}(?:可|具备|能|享受|予)|[^，。；\n]{0,10}的[^，。；\n]{0,6}[，,](?:方|才))")
"""An address that only in its place gives a right (配送地址属于本市行政区域的订单，方可享受)."""
_REGISTERED = re.compile(r"(?:^|[在，：])(?P<where>本(?:市|省|区|县|州|自治区)|[一-鿿]{2,8}?(?:省|市|区|县|州))(?:行政区域|辖区|境|范围)?内?(?:依法)?(?:登记)?(?P<what>注册)(?:登记|成立)?(?=并|且|、|，|的|满)(?![^。；\n]*(?:或|除外|不限))")
"""A firm that has to be registered in its place (在本市注册的企业)."""
_THINGS = (("注册", ("注册", "登记在", "执照")), ("地址", ("收货", "送货", "寄到", "寄去", "送到", "送去", "配送", "安装", "装在", "地址")), ("单位", ("单位", "公司", "企业", "厂")), ("企业", ("公司", "企业", "厂")), ("住房", ("房",)), ("户籍", ("户口", "户籍")), ("项目", ("项目",)), ("学校", ("学校", "学籍")))
"""What a sentence says has to lie at its place, by its name and by those of askers."""


def lies_elsewhere(sentence: str, facts: Facts, region: str) -> list[ConditionCheck]:
    """The check that fails because what `sentence` wants to lie in its place, `region`, the asker says to be in another one; none where he does not."""
    demanded = (_TO_LIE.search(sentence) or _LIES.search(sentence) or _REGISTERED.search(sentence)) if region else None
    names = [name for printed, told in _THINGS for name in told if demanded is not None and printed in demanded["what"]]
    for clause in CLAUSE.finditer(facts.text) if names else ():
        places = [one for one in find_regions(clause.group()) if not one.relative]
        away = places and not any(region in (one.name, *one.parent.split("/")) or one.name in {up for here in find_regions(region) for up in here.parent.split("/")} for one in places)
        if demanded is not None and away and any(name in clause.group() for name in names):
            return [ConditionCheck(demanded.group().strip("在，： "), "不符合", say("eligibility.reason.denied", words=clause.group().strip()))]
    return []

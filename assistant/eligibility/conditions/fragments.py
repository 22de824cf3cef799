"""Words that stand between a rule's conditions and ask the asker for nothing, and conditions that are met by the way an application goes."""

from __future__ import annotations

import re

from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, alternation, words
from index.records import Condition

_CAPS = re.compile(r"(?:不[能得]?超过|最高|最多|不高于|限额为?)$")
"""What is left of a cap's words is no condition."""
_ADDS = re.compile(r"[再另]外?(?:增加|增发|追加|给予)|但是?如?|自[^，。；]{2,14}(?:之日|当[日年月])起")
"""Words between a condition and its sum that ask for nothing, or tell only from when on it is given."""
_TERM = re.compile(r"给予[^，。；]{1,8}期|过渡期[内间]")
"""A term that is granted asks for nothing."""
_COUNTS = re.compile(r"每(?:满|达到?|增加|新增)?[\d一二三四五六七八九十百千万]*[^，。]{0,4}")
_GRANT = alternation(words("grants"))
_GIVEN = re.compile(rf"(?:按(?:有关|相关)?规定|可|再|一次性|另外?|并)*(?:给予|发放|予以|兑现|拨付)[^，。；]{{0,12}}|(?![享获领取拿得已未没无不])[^，。；\d]{{0,6}}{_GRANT}(?:标准|金额|比例|额度|资金)?[为是]?|[^，。；\d]{{1,12}}(?:标准|金额|额度|比例)[为是]|(?:[^，。；\d]{0,6}(?:标准|金额|额度|比例))?(?:分别|依次|各)(?:为|是|按|给予)?")
"""What is given, by its name ("给予房租补助", "购房补贴标准为")."""
_TOGETHER = re.compile(r"[^，。；]*(?:可以?|不[得能可]|均可)(?:同时|重复|叠加|累计|累加)(?:享受|申报|申请|领取|计算)?|[^，。；]*(?:就高不就低|从高不重复|择[一优高](?:享受|申报)?)")
"""How several grants stand together."""
_APPLY = re.compile(r"(?:并|且|可以?|应当?|须|需|按规定|自愿|主动|及时)*(?:提出|提交|向[^，。；\d]{2,14}?)?(?:申请|申报)(?!前|后|之日|时)[^，。；\d]{0,20}")
"""The applying itself."""
_BY_GRADE = re.compile(r"(?:并|且)?按(?:照)?[^，。；\d]{0,10}(?:等级|级别|档次|类别|标准|比例|顺序|(?:分段|分档|分级|累进)(?:给予|予以)?(?:一次性)?(?:补助|补贴|奖补|奖励|资助)?)")
"""By what the sums differ."""
_OF_SUM = re.compile(r"[^，。；]{0,12}?(?:\d[\d.]*[万亿千百]?元?|超出|超过|以[上下内])[^，。；]{0,6}的?部分")
_WHEN = re.compile(r"(?:在|按|每|同|上|本|当|该|一|1)?(?:个|一个)?(?:自然|纳税|会计|保险|完整)?(?:年度|年)内?|第[一二三四五六]年|首年|次年|单(?:店|个[一-鿿]{0,4}|家|户|次|项|台|件)|每(?:人|户|家|店|个|项|次|年|月)|生活|交通|一次性|同一[一-鿿]{2,4}|最高|累计|合计|其中|分别|具体")
"""A stretch of time, or one of those counted, by itself."""

_COSTLY = re.compile(r"(?:因|由于)[^，。；\d]{0,8}(?:支出|费用|负担|自付)(?:过|较|很)[大重高多]")
"""Why somebody is helped, in general: by how much is told elsewhere, in figures."""


def asks_nothing(condition: Condition) -> bool:
    """Whether the words of a condition ask for nothing that an asker could tell."""
    return (not condition.unit and any(pattern.fullmatch(condition.text) for pattern in (_APPLY, _ADDS, _COUNTS, _TERM, _GIVEN, _TOGETHER, _OF_SUM, _BY_GRADE, _WHEN, _COSTLY, _BY_WHAT))) or (
        _CAPS.search(condition.text) is not None) or _FROM_TO.fullmatch(condition.text) is not None


_BY_WHAT = re.compile(r"(?:分别)?按(?:照)?(?:其|该)?[^，。；\d]{2,14}?(?:给予)?(?:补贴|补助|奖励|资助|计[算发]|发放|奖补)")
"""By what something is paid ("按充电桩额定功率补贴")."""


_FROM_TO = re.compile(r"自[^，。；]{2,12}(?:起)?[至到][^，。；]{2,16}")
"""From when to when something is given."""


_BY_OFFICE = re.compile(
    rf"(?:并|且|已|项目)*(?:经|由|报|向|在|到)[^，。；\d]{{1,20}}?(?:{alternation(words('formal_deeds'))})(?:同意|通过|合格|无异议|手续)*(?:后|的)*"
    rf"|(?:被|经|已|并|且)*(?:{alternation(words('formal_deeds'))}|认定)(?:同意|通过|合格|无异议)*(?:后|的)*|按(?:照)?(?:有关|相关|国家|本[省市区县])?规定(?:程序|要求)?"
    r"|由[^，。；]{2,10}在(?:办理|申报)[^，。；\d]{2,12}时")
"""What an office does with an application."""


def formal(condition: Condition) -> bool:
    """Whether a condition is met, or not, only as the application goes its way (审核, 备案): it turns neither verdict nor sum beforehand."""
    return not condition.unit and _BY_OFFICE.fullmatch(condition.text) is not None


def deed_told(condition: Condition, text: str) -> str:
    """The clause of `text` that tells that an office has done what the `formal` condition names (备过案), "" if none."""
    deeds = _DEED.findall(condition.text) if formal(condition) else []
    return next((one.group().strip() for one in CLAUSE.finditer(text) if deeds and deeds[-1] in same(one.group())), "")


_DEED = re.compile(alternation(words("formal_deeds")))

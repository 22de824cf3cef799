"""What a name measures: which words tell it, in which family of units, and whether a row may answer for it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.canonical import canonical
from index.quantities import unit_family
from index.records import Target

SUM_ASKED = re.compile(r"(?:(?:交易|成交|销售|营业|零售|进口|出口|贸易|投资|贷款|融资|保费)额|总?产值|增加值|主?营业务?收入|利润|税收|总?投资额?|投资总额|贷款|贷款额度|补贴|补助|奖励|奖金|租金|工资)$")
"""What is asked for, at the end of a name, is told in money or in shares."""
_METRICS = (
    ("增加值",), ("总产值", "产值"), ("收入",), ("利润",), ("税收",), ("强度",), ("用水量",), ("能耗",), ("产能",), ("产量",),
    ("装机",), ("利用率",), ("普及率", "使用率"), ("数控化率",), ("数字化率",), ("覆盖率",), ("合格率",), ("转化率",), ("机械化率",),
    ("失业率",), ("投资",), ("就业",), ("总规模", "产业规模", "市场规模"), ("深加工率",), ("配套率",), ("回收率",), ("自给率",),
)
"""Words for what is measured; a row that measures one of them does not answer a question for another."""
_MEASURED_BY = re.compile(r"(?:单位|每?万元)[^，。、；]{0,8}?(?:增加值|总?产值|GDP|gdp|产品)(?=的?(?:能耗|综合能耗|用水|水耗|电耗|二氧化碳|碳排放|取水))")
_PER_UNIT = re.compile(r"(?:[人户亩地]均|单位[^，、]{0,6}?|每[^，、]{1,4}?)(?:地区)?(?:生产总值|GDP|增加值|总?产值|税收)")
_PER = re.compile("均|每|单位|万元")
"""What a thing yields per head, per acre of land is told by no question for the whole."""
_OF_MONEY = frozenset({("增加值",), ("总产值", "产值"), ("收入",), ("利润",), ("税收",)})
"""What is measured in money: a number of things does not answer a question for it."""
METRIC = re.compile("|".join(word for metric in _METRICS for word in metric))
"""A word for what is measured."""
_ONLY_MEASURE = re.compile(rf"(?:工业|行业|产业|总的?)?(?:{METRIC.pattern})")


def measures(asked: str, target: Target) -> bool:
    """Whether the row may measure what is asked (in canonical form): 产值 is not 增加值."""
    return _measures(asked, canonical(target.indicator), family(target.unit))


@lru_cache(maxsize=8192)
def _measures(asked: str, indicator: str, kind: str) -> bool:
    """`measures` for the row's name in canonical form and the family of its unit; many rows share them."""
    wanted = wanted_metrics(asked)
    own = wanted_metrics(indicator)
    if not own and SUM_ASKED.search(asked):
        return kind in ("money", "share", "")
    if _PER_UNIT.match(_MEASURED_BY.sub("", indicator)) and not _PER.search(asked):
        return False
    if not wanted:
        return True
    if not own and wanted <= _OF_MONEY and kind in ("count", "people"):
        return False
    return not own or bool(own & wanted)


def family(unit: str) -> str:
    """The family of a unit, 个百分点 and % as one."""
    return "share" if unit in ("个百分点", "百分点", "%") else unit_family(unit)


def is_measure(run: str) -> bool:
    """Whether a run of words only says what is measured (增加值, 工业总产值), not of what."""
    return _ONLY_MEASURE.fullmatch(run) is not None


@cache
def wanted_metrics(name: str) -> frozenset[tuple[str, ...]]:
    """What is measured according to the words of a name or a question (in canonical form); not what it is measured by (单位增加值能耗)."""
    name = _MEASURED_BY.sub("", name)
    return frozenset(metric for metric in _METRICS if any(word in name for word in metric))

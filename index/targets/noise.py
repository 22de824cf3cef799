"""Which figures are no figures of policy: dates, clause numbers, names (5G, 168平台), thresholds, conditions, amounts of support.

In: a sentence and its quantities. Out: those that may be targets. A figure left out stays part of the words around it
(产值过50亿元的企业).
"""

from __future__ import annotations

import re

from index.quantities import Quantity, split_scale, unit_family
from index.targets.lexicon import any_of
from index.targets.sentences import NOTE, Sentence
from index.targets.support import commits, is_granted, is_rate
from index.targets.thresholds import is_threshold
from index.targets.words import PLACE

_IDLE_OBJECT = re.compile(
    rf"[百千万亿]*元?(?:台阶|大关|关口)|方面|环节(?!点)|步骤|层面|维度|(?:{any_of('idle_objects')})(?=[，。；、：\s]|$)|大类|大[一-鿿]{{0,4}}方面"
)
_NAME_AFTER = re.compile(
    r"级|强(?!度|化|劲)|大(?![中小型幅])|号|周年|届|次(?:会议|全会|党代会|常务)|线|式|型|网络|代(?!表)|版|[×*xX]|码头|英寸|标号|世纪|年代|点(?:半|钟|前|至)|时(?!间)"
)
_NAME_BEFORE = re.compile(
    r"(?:第|(?<![以目之年月日期])前|专栏|附件|附表|图|NO\.?|No\.?|代号|编号|排名|名列|位列|尼龙|位居|居全国|省|县|G|S|X|邮编|电话|传真)$"
)
_EQUIVALENT = re.compile(r"(?:折合|约合|折算)(?:为|成|约)*(?:人民币|美元)?约?$")
_EACH = re.compile(r"(?:每|单位|人均每)$")
_PER_NAME = re.compile(
    r"(?:口|GDP|国内生产总值|地区生产总值|生产总值|工业增加值|工业产值|产值|增加值|高价值|发明|拥有|人口|劳动力|常住|主营业务|营业收入|资产|元产值)"
)
_PEOPLE = re.compile(r"[^，。；\d]{0,8}(?:儿女|各族|干部群众|父老乡亲|人民群众)|民(?!族|间|营|生)")
_CAMPAIGN = re.compile(r"[一-鿿]{1,6}?(?:进(?!行|一步|口|出)|下(?:乡|沉|基层)|联(?!网|合)|帮(?!扶)|大走访|行动|活动)")
_OTHER_WORD = re.compile(
    r"单位|颗粒|个(?:人|体|性|税)|类型|名录|对[口外接]|条件|项目(?!\d)|处理|部门|次级|分[布类散]|批准|件数|家争鸣"
)
_ORDINAL_UNITS = frozenset(["级", "位", "期", "号", "世纪"])
_NETWORK_UNITS = frozenset(["G", "T", "P", "兆", "B"])
_ARRIVES = re.compile(r"[达到为超过约]$")
_TOGETHER = re.compile(r"[^，。；、：\d]{1,12}?(?:合计|总计|共计|合起来)[^，。；、：\d]{2,16}(?:占|达|超|突破|增|为|不低于|不少于|稳定|保持)[^，。；、：\d]{0,14}\d")
"""How many together have what the clause tells a figure of: 甲、乙等3个|集聚区合计营收占全市比重达到50%."""
_CHAIN = re.compile(r"(?:产业)?链")
_TIME_SUBJECT = re.compile(
    r"(?:时间|时限|天数|周期|寿命|年限|期限|工期|工时|压缩|缩短|压减|提速|缩减|审批|办理|办结|预期|年龄|时长|小时数|停电|延长)[^，。；]{0,14}$"
)
_YEARS_SUBJECT = re.compile(
    r"(?:寿命|年限|周期|期限|受教育|时间|时限|工期|预期)[^，。；]{0,10}"
    r"(?:达到?|为|至|到|提高|延长|缩短|压缩|降低|是|超过|突破|控制在)[^，。；\d]{0,4}$"
)
_AGE_SUBJECT = re.compile(r"(?:寿命|年龄)[^，。；]{0,10}$")
_PROJECT = re.compile(
    r"(?:年产|年加工|年处理|日处理|日产|年生产|年出栏|年屠宰|总投资|计划投资|(?<!总)装机规模?|单机容量)(?:能力|量)?(?:约|近|达)?$"
)
_SCORE_SUBJECT = re.compile(r"(?:指数|得分|评分|分值|满意度|成绩)[^，。；]{0,10}$")
_BARE_SUBJECT = re.compile(
    r"(?:指数|水平|系数|得分|效率|强度|比|比率|商数|弹性|总和生育率|容积率)[^，。；\d]{0,8}$"
)
_RATIO_SUBJECT = re.compile(r"(?:比例?|结构|之比|比重|占比|构成)[^，。；\d]{0,10}$")
_FRACTION_BEFORE = re.compile(
    r"(?:占|达到?|超过?|近|约|为|突破|至|到|的|减少|增加|下降|提高)[^，。；\d]{0,16}$"
)
_HANZI = re.compile(r"[一-鿿]")
_LISTED = frozenset(["、", "和", "或", "及", "以及"])


def figures(found: tuple[Quantity, ...], sentence: Sentence, granting: bool, ruling: bool) -> list[Quantity]:
    """The quantities that may be figures of policy; 超过500亿元、100亿元的企业 is a list of thresholds as a whole."""
    kept: list[Quantity] = []
    refused: Quantity | None = None
    for quantity in reversed(found):
        family = unit_family(quantity.unit)
        between = sentence.mask[quantity.end : refused.start].strip(NOTE) if refused else ""
        listed = refused and between in _LISTED and family == unit_family(refused.unit) and family != "count"
        if listed or not is_figure(quantity, sentence, granting, ruling):
            refused = quantity
        else:
            kept.append(quantity)
    return kept[::-1]


def is_figure(quantity: Quantity, sentence: Sentence, granting: bool, ruling: bool) -> bool:
    """Whether the quantity may be a figure of policy. `granting`: the sentence grants money; `ruling`: it sets conditions."""
    mask = sentence.mask
    if mask[quantity.digits] in PLACE or _inside(quantity, sentence.names):
        return False
    if not quantity.unit or quantity.unit.startswith(":"):
        return _is_bare_figure(quantity, mask)
    family = unit_family(quantity.unit)
    if family == "money" and _EQUIVALENT.search(mask[: quantity.digits]):
        return False
    if _is_name(quantity, mask, family) or _is_idle_time(quantity, mask, family):
        return False
    if is_rate(quantity, sentence, family) or (granting and is_granted(quantity, sentence, family)):
        return False
    if ruling and not commits(sentence):
        return False
    after = mask[quantity.end : quantity.end + 8]
    if family == "count" and _TOGETHER.match(mask, quantity.end) and quantity.bound == "=":
        return False
    if (family == "count" and _IDLE_OBJECT.match(after.lstrip("的"))) or _PROJECT.search(mask[: quantity.digits]):
        return False
    return not is_threshold(quantity, sentence, family)


def _inside(quantity: Quantity, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= quantity.digits and quantity.tail <= end for start, end in spans)


def _is_bare_figure(quantity: Quantity, mask: str) -> bool:
    """Figures without unit: 两化融合指数48.78, 占三分之一, 轻重工业比25:75, 零的突破."""
    before, after = mask[: quantity.start], mask[quantity.end :].lstrip(NOTE)
    if quantity.unit.startswith(":"):
        return bool(_RATIO_SUBJECT.search(before))
    if quantity.spelled:
        return "零" in mask[quantity.digits : quantity.tail] or bool(_FRACTION_BEFORE.search(before))
    if _NAME_BEFORE.search(mask[max(0, quantity.digits - 4) : quantity.digits]):
        return False
    return bool(_BARE_SUBJECT.search(before)) and not _HANZI.match(after)


def _is_name(quantity: Quantity, mask: str, family: str) -> bool:
    """5G, 168平台, 第3次, 每万人口, 单位: the digits or the unit belong to a name or another word."""
    after = mask[quantity.tail : quantity.tail + 12]
    before = mask[: quantity.digits]
    unit = split_scale(quantity.unit)[1]
    if _NAME_BEFORE.search(before[-4:]) or _EACH.search(before[-4:]) or unit in _ORDINAL_UNITS:
        return True
    if quantity.unit in _NETWORK_UNITS and (quantity.value <= 6 or not _ARRIVES.search(before)):
        return True
    if _NAME_AFTER.match(after) and family not in ("share", "point") and quantity.end == quantity.tail:
        return True
    if quantity.unit == "条" and quantity.spelled and _CHAIN.match(after):
        return True
    if quantity.spelled and quantity.value in (10, 100, 1000, 10000) and _CAMPAIGN.match(after):
        return True
    if _OTHER_WORD.match(mask, quantity.tail - 1) or _PEOPLE.match(after):
        return True
    if mask.startswith("口", quantity.end) and family == "people":
        return True
    if mask.startswith("人口", quantity.end) and not unit:
        return True
    round_figure = quantity.value in (1, 10, 100, 1000, 10000) and family in ("money", "people", "mass")
    return round_figure and bool(_PER_NAME.match(after))


def _is_idle_time(quantity: Quantity, mask: str, family: str) -> bool:
    """Durations count only where time itself is measured: 办理时间压缩至3个工作日, 预期寿命78岁; 分 only as a score."""
    before = mask[: quantity.start]
    if quantity.unit == "分":
        return not _SCORE_SUBJECT.search(before)
    if family != "time":
        return False
    if quantity.unit in ("年", "日", "周"):
        return not _YEARS_SUBJECT.search(before)
    return not (_AGE_SUBJECT if quantity.unit == "岁" else _TIME_SUBJECT).search(before)

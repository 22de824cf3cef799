"""Which figures are no figures of policy: dates, clause numbers, names (5G, 168平台), thresholds, conditions, amounts of support.

In: a sentence and its quantities. Out: those that may be targets. A figure left out stays part of the words around it
(产值过50亿元的企业).
"""

from __future__ import annotations

import re

from index.quantities import Quantity, split_scale, unit_family
from index.targets.lexicon import any_of
from index.targets.sentences import NOTE, Sentence

_GRANT = re.compile(any_of("grant_words"))
_SUPPORT = re.compile(any_of("support_words"))
_REPORT = re.compile(any_of("report_words"))
_RULE = re.compile(any_of("rule_words"))
_COMMITS = re.compile(
    r"力争|争取达到|发展目标|工作目标|目标任务|年均增长|选取|遴选出|全[市省区国县][^，。]{0,16}(?:达到|突破)"
)
_RULING_DENSITY, _RULING_COUNT = 6.0, 8
_ORDER = re.compile(r"应当|不得|申请|第[一二三四五六七八九十]+条|申报|认定")
_IDLE_OBJECT = re.compile(
    rf"[百千万亿]*元?(?:台阶|大关|关口)|方面|环节(?!点)|步骤|层面|维度|(?:{any_of('idle_objects')})(?=[，。；、：\s]|$)|大类|大[一-鿿]{0, 4}方面"
)
_NAME_AFTER = re.compile(
    r"级|强(?!度|化|劲)|大(?![中小型])|号|周年|届|次(?:会议|全会|党代会|常务)|线|式|型|网络|代(?!表)|版|[×*xX]|码头|英寸|标号|世纪|年代|点(?:半|钟|前|至)|时(?!间)"
)
_NAME_BEFORE = re.compile(
    r"(?:第|(?<![以目之年月日期])前|专栏|附件|附表|图|NO\.?|No\.?|代号|编号|排名|名列|位列|尼龙|位居|居全国|省|县|G|S|X|邮编|电话|传真)$"
)
_OTHER_WORD = re.compile(
    r"单位|颗粒|个(?:人|体|性|税)|类型|名录|对[口外接]|条件|项目(?!\d)|处理|部门|次级|分[布类散]|批准|件数"
)
_PEOPLE = re.compile(r"[^，。；\d]{0,8}(?:儿女|各族|干部群众|父老乡亲|人民群众)|民(?!族|间|营|生)")
_EACH = re.compile(r"(?:每|单位|人均每)$")
_PER_NAME = re.compile(
    r"(?:口|GDP|国内生产总值|地区生产总值|生产总值|工业增加值|工业产值|产值|增加值|高价值|发明|拥有|人口|劳动力|常住|主营业务|营业收入|资产|元产值)"
)
_THRESHOLD_AFTER = re.compile(r"(?:[\x03]*)(?:的|级|量级|规模的?)?(?=[一-鿿“\"‘A-Za-z])")
_THRESHOLD_BEFORE = re.compile(
    r"(?:[超过满达]|超过|达到|突破|不足|不满|低于|高于|大于|小于|不低于|不少于|总投资|投资额?|单体投资|年产值|产值|年收入|营业收入|年营收|注册资本|实缴|规模|容量|面积|产能|年产|年加工|日处理|日产|单机|装机)$"
)
_BUILD = re.compile(
    rf"(?:{any_of('verbs', 'kept_verbs')})(?:了|约|近|超过?|达到?|突破|不少于|不低于|至少|\x01|\x02)*$"
)
_CONNECT = re.compile(r"[和及与并且、，。；]|目标|规模|大关|的?目标")
_KIND = re.compile(
    r"(?:的|级|量级)?(?:以上|规模)?(?:企业|项目|园区|产业(?!园)|单位|县|市|区|机组|工程|集群|龙头|重大|重点|大项目|平台)"
)
_TIME_SUBJECT = re.compile(
    r"(?:时间|时限|天数|周期|寿命|年限|期限|工期|工时|压缩|缩短|压减|提速|缩减|审批|办理|办结|预期|年龄|时长|小时数|停电)[^，。；]{0,14}$"
)
_PROJECT = re.compile(
    r"(?:年产|年加工|年处理|日处理|日产|年生产|年出栏|年屠宰|总投资|计划投资|装机规模?|单机容量)(?:能力|量)?(?:约|近|达)?$"
)
_SCORE_SUBJECT = re.compile(r"(?:指数|得分|评分|分值|满意度|成绩)[^，。；]{0,10}$")
_BARE_SUBJECT = re.compile(
    r"(?:指数|水平|系数|得分|效率|强度|比|比率|商数|弹性|总和生育率|容积率)[^，。；\d]{0,8}$"
)
_RATIO_SUBJECT = re.compile(r"(?:比例?|结构|之比|比重|占比|构成)[^，。；\d]{0,10}$")
_FRACTION_BEFORE = re.compile(
    r"(?:占|达到?|超过?|近|约|为|突破|至|到|的|减少|增加|下降|提高)[^，。；\d]{0,16}$"
)


def _inside(quantity: Quantity, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= quantity.digits and quantity.tail <= end for start, end in spans)


def _dated(quantity: Quantity, sentence: Sentence) -> bool:
    return sentence.mask[quantity.digits] in "\x01\x02\x03"


_FUND = re.compile(r"的[^，。；、]{0,24}(?:基金|债券|国债|资金池)")


def _fund(mask: str, quantity: Quantity) -> bool:
    """设立总规模500亿元的…基金: the figure is the size of the thing itself."""
    return bool(
        mask[: quantity.digits].rstrip("约近达为").endswith("规模") and _FUND.match(mask, quantity.end)
    )


def _is_threshold(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    """投资2亿元以上的项目, 产值过50亿元的企业: the figure tells which things are meant."""
    mask = sentence.mask
    before = mask[: quantity.start]
    after = mask[quantity.end : quantity.end + 40].lstrip(NOTE)[:12]
    match = _THRESHOLD_AFTER.match(after)
    if (
        family in ("share", "point", "multiple")
        or re.match(r"的?(?:奋斗)?目标|的?(?:规模|水平|任务)", after)
        or _fund(mask, quantity)
    ):
        return False
    if re.match(r"的?\d", after) and after.startswith("的") and _THRESHOLD_BEFORE.search(before):
        return True
    if re.match(r"(?:及|和|或|以及)其他", after):
        return True
    if not match:
        return False
    has_bound = quantity.end > quantity.tail or quantity.start < quantity.digits
    tied = match.group().strip("\x03") != ""
    if family in ("count", "people"):
        # 100人以上的企业, 5家以上分店的: rarely, only after a predicate of size.
        if (
            split_scale(quantity.unit)[1] in ("户", "人")
            and re.match(r"以[上下]", mask[quantity.tail : quantity.end])
            and not _BUILD.search(before)
        ):
            return not _CONNECT.match(after)
        return bool(
            has_bound
            and tied
            and re.search(r"(?:满|超过|达到|不少于|员工|从业人员)$", mask[: quantity.digits])
            and not _BUILD.search(before)
        )
    if family not in ("", "count", "people", "time", "score") and re.search(
        r"以下|以上", mask[quantity.tail : quantity.end]
    ):
        return "以下" in mask[quantity.tail : quantity.end] or (
            not _BUILD.search(before) and not _CONNECT.match(after)
        )
    if has_bound and _KIND.match(after) and not _BUILD.search(before):
        return True
    if _BUILD.search(before) and not _THRESHOLD_BEFORE.search(before):
        return bool(quantity.spelled and _KIND.match(after))
    if tied and (has_bound or _THRESHOLD_BEFORE.search(mask[: quantity.digits])):
        return True
    word = after[match.end() : match.end() + 1]
    if quantity.end > quantity.tail and word not in "，。；、和及与" and family != "":
        return not re.match(r"左右|目标|的?目标", after)
    return (
        family in ("money", "mass", "power")
        and tied
        and bool(re.match(r"的(?:企业|项目|园区|产业|单位|县|市|区|机组|工程|集群)", after))
    )


def _is_name(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    mask = sentence.mask
    after = mask[quantity.tail : quantity.tail + 6]
    before = mask[: quantity.digits]
    if _NAME_BEFORE.search(before[-4:]) or _EACH.search(before[-4:]):
        return True
    if quantity.unit in ("G", "T", "P", "兆", "B") and (
        quantity.value <= 6 or not re.search(r"[达到为超过约]$", before)
    ):
        return True
    if _NAME_AFTER.match(after) and not (family in ("share", "point") or quantity.end > quantity.tail):
        return True
    if split_scale(quantity.unit)[1] in ("级", "位", "期", "号", "世纪") or (
        quantity.unit == "条" and re.match(r"(?:产业)?链", after) and quantity.spelled
    ):
        return True
    if _OTHER_WORD.match(mask, quantity.tail - 1) or _PEOPLE.match(after):
        return True
    if (
        _PER_NAME.match(after)
        and quantity.value in (1, 10, 100, 1000, 10000)
        and family in ("money", "people", "mass")
    ):
        return True
    return bool(
        quantity.unit.startswith("万") and quantity.value == 1 and quantity.spelled and _PER_NAME.match(after)
    )


def _is_time(quantity: Quantity, sentence: Sentence) -> bool:
    """Durations count only where time itself is measured: 办理时间压缩至3个工作日, 预期寿命78岁."""
    before = sentence.mask[: quantity.start]
    if quantity.unit in ("年", "日", "周"):
        return not re.search(
            r"(?:寿命|年限|周期|期限|受教育|时间|时限|工期|预期)[^，。；]{0,10}(?:达到?|为|至|到|提高|延长|缩短|压缩|降低|是|超过|突破|控制在)[^，。；\d]{0,4}$",
            before,
        )
    if quantity.unit == "岁":
        return not re.search(r"(?:寿命|年龄)[^，。；]{0,10}$", before)
    return not _TIME_SUBJECT.search(before)


def is_figure(quantity: Quantity, sentence: Sentence, granting: bool, ruling: bool) -> bool:
    """Whether the quantity may be a figure of policy. `granting`: the sentence grants money; `ruling`: it sets conditions."""
    mask = sentence.mask
    if _dated(quantity, sentence) or _inside(quantity, sentence.names):
        return False
    before, after = mask[: quantity.start], mask[quantity.end : quantity.end + 8]
    if quantity.unit.startswith(":"):
        return bool(_RATIO_SUBJECT.search(before))
    family = unit_family(quantity.unit)
    if quantity.spelled and quantity.unit == "":
        return "零" in mask[quantity.digits : quantity.tail] or bool(_FRACTION_BEFORE.search(before))
    if quantity.unit == "":
        if _NAME_BEFORE.search(mask[: quantity.digits][-4:]):
            return False
        return bool(_BARE_SUBJECT.search(before)) and not re.match(r"[一-鿿]", after.lstrip("\x03"))
    if (quantity.unit == "分" and not _SCORE_SUBJECT.search(before)) or quantity.unit == "月":
        return False
    if _is_name(quantity, sentence, family):
        return False
    if family == "time" and _is_time(quantity, sentence):
        return False
    if (
        (family == "people" and after.startswith("口"))
        or (after.startswith("人口") and family == "")
        or mask.startswith("百家争鸣", quantity.digits)
        or _per_head(quantity, mask, family)
        or _by_rate(quantity, mask, family)
    ):
        return False
    if granting and _granted(quantity, sentence, family):
        return False
    if ruling and not (_COMMITS.search(mask) or any(time.role == "deadline" for time in sentence.times)):
        return False
    if family == "count" and _IDLE_OBJECT.match(after.lstrip("的")):
        return False
    if _PROJECT.search(mask[: quantity.digits]):
        return False
    return not _is_threshold(quantity, sentence, family)


_CLAUSE = re.compile(r"[，；。：]")
_AIMS = re.compile(r"达到|力争|到\x01|增长|累计|每年")


_PER_HEAD = re.compile(
    r"每(?:家|户|个|人|名|台|套|项|亩|件|平方米|吨|辆|张|次|位|所|床|公里|平米|公斤|千克|月|片|度)(?!年)[^，。；：]*$"
)


def _per_head(quantity: Quantity, mask: str, family: str) -> bool:
    """每家机构最高不超过200万元, 每平方米37元: a rate a head, unless it is the level of a standard."""
    if family != "money":
        return False
    found = _PER_HEAD.search(mask[: quantity.digits])
    return bool(found) and not re.search(
        r"达到?|提高|标准|收入|产值|税收|突破|增加|增至|实现",
        mask[max(0, (found.start() if found else 0) - 20) : quantity.digits],
    )


def _by_rate(quantity: Quantity, mask: str, family: str) -> bool:
    """按实际投资额的10%, 适用3%征收率."""
    if family not in ("share", "multiple"):
        return False
    begin = max((found.end() for found in _CLAUSE.finditer(mask, 0, quantity.start)), default=0)
    clause = mask[begin : quantity.start]
    return bool(re.match(r"[^，]{0,14}(?:可|应)?(?:按照?|适用)", clause)) and not re.search(
        r"增长|达到|比重|占|覆盖|(?<!税)率$|以上$|拟按|赤字", clause
    )


def _granted(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    """Whether the figure belongs to what is granted: its clause says so, or it is money or a rate beside such a clause."""
    mask = sentence.mask
    begin = max((found.end() for found in _CLAUSE.finditer(mask, 0, quantity.start)), default=0)
    close = _CLAUSE.search(mask, quantity.end)
    end = close.start() if close else len(mask)
    if _GRANT.search(mask, begin, end):
        return True
    if _SUPPORT.search(mask, begin, end) and not _REPORT.search(mask, begin, end):
        return True
    if family in ("money", "share", "multiple", "time"):
        following = mask[end : end + 40]
        near = _GRANT.search(following) or _GRANT.search(mask, max(0, begin - 60), begin)
        return bool(near) and not _AIMS.search(mask[begin:end]) and not _REPORT.search(mask[begin:end])
    return False


def figures(found: tuple[Quantity, ...], sentence: Sentence, granting: bool, ruling: bool) -> list[Quantity]:
    """The quantities that may be figures of policy; 超过500亿元、100亿元的企业 is a list of thresholds as a whole."""
    kept: list[Quantity] = []
    refused: Quantity | None = None
    for quantity in reversed(found):
        if not is_figure(quantity, sentence, granting, ruling):
            refused = quantity
            continue
        between = sentence.mask[quantity.end : refused.start].strip(NOTE) if refused else ""
        family = unit_family(quantity.unit)
        if (
            refused
            and between in ("、", "和", "或", "及", "以及")
            and family == unit_family(refused.unit)
            and family != "count"
        ):
            refused = quantity
            continue
        kept.append(quantity)
    return kept[::-1]


def grants(sentence: Sentence) -> bool:
    """Whether the sentence tells what support is granted or what is to be paid."""
    return bool(_GRANT.search(sentence.mask) or _SUPPORT.search(sentence.mask))


def regulates(text: str) -> bool:
    """Whether a document as a whole sets rules or lists support (办法, 申报指南, 扶持政策): words of support or order abound."""
    size = max(len(text), 1) / 1000
    grant_words = sum(1 for _ in _GRANT.finditer(text)) + sum(1 for _ in _SUPPORT.finditer(text))
    orders = sum(1 for _ in _ORDER.finditer(text))
    return any(count >= _RULING_COUNT and count / size >= _RULING_DENSITY for count in (grant_words, orders))


def rules(sentence: Sentence) -> bool:
    """Whether the sentence sets conditions (应当, 不得, 符合下列条件)."""
    return bool(_RULE.search(sentence.mask))

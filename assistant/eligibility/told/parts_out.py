"""A part of a sum or of a number of people that a rule does not count (“里头有2000万是买地的钱”: 固定资产投资（不含土地款）) is taken out of it; of another rule the whole sum stands.
So are those who are not of the place whose people a rule counts (“雇了三个人，其中一个不是本区的”: 招用本区劳动力3人及以上)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from assistant.compute import in_unit
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from index.quantities import numeral
from index.records import SupportRule

PART = "其中"
"""The measure of a part of the sum told before it, by itself nothing that a share is taken of or a limit is held against."""
_WITHOUT = re.compile(r"不(?:含|包括|包含|计入?)(?P<what>[^（）()，。；]{1,14})")
_KINDS = {"土地": re.compile(r"[买拿购征用土]地|地价|地款|地皮|土地"), "税": re.compile(r"税"), "流动资金": re.compile(r"流动资金|周转")}
"""What rules leave out of a sum, and how people tell that it is in theirs."""


def kind_of(clause: str) -> str:
    """Which of the things that rules leave out of a sum a clause tells of, "" where it tells of none."""
    return next((name for name, told_ in _KINDS.items() if told_.search(clause)), "")


def told(rule: SupportRule, facts: Facts) -> Facts:
    """The facts for a rule: a part that it leaves out is taken from the sum that it is told of; the parts themselves are no figures of their own."""
    facts = _less_apart(rule, facts)
    if not any(one.measure == PART for one in facts.figures):
        return facts
    left_out = {name for found in _WITHOUT.finditer(rule.quote) for name, said in _KINDS.items() if said.search(found["what"])}
    figures: list[OwnFigure] = []
    for one in facts.figures:
        if one.measure != PART:
            figures.append(one)
        elif figures and kind_of(one.words) in left_out:
            figures[-1] = _less(figures[-1], one)
    return replace(facts, figures=tuple(figures))


def _less_apart(rule: SupportRule, facts: Facts) -> Facts:
    """The facts less the sums that are told apart of what the rule leaves out of its base ("厂房花了160万，烘干机另外花了90万": 投资（不含烘干机购置）); one
    that is told as a part of the sum before it ("投了400万，其中土地流转费50万") is taken out of that."""
    names = [name for found in _WITHOUT.finditer(rule.quote) for one in re.split("[、和及与或]", found["what"]) if len(name := _SPENT.sub("", one)) > 1]
    apart = [one for one in facts.figures if one.unit.endswith("元") and one.measure != PART and any(name in one.about or name in one.thing for name in names)]
    others = [one for one in facts.figures if one.unit.endswith("元") and one not in apart and not (apart and _REST.search(one.about))]
    if not apart or not others:
        return facts
    if len(others) == 1 and all(within(one) for one in apart):
        left = replace(reduce(_less, apart, others[0]), case="")
        return replace(facts, figures=tuple(left if one is others[0] else one for one in facts.figures if one is others[0] or not one.unit.endswith("元") or one.measure == PART))
    return replace(facts, figures=tuple(replace(one, case="") if one in others and len(others) == 1 else one for one in facts.figures if one not in apart))


def less_outsiders(rule: SupportRule, facts: Facts) -> Facts:
    """The facts less those whom the asker says to be of elsewhere, where the rule counts only the people of its place that are taken on; where it is told
    so widely that they may still be of the place (不是本区的: 本市劳动力) all of them stand."""
    counted, told_ = _TAKEN_ON.search(rule.quote), _OUTSIDERS.search(facts.text)
    if counted is None or told_ is None or _AREAS.find((told_["area"] or told_["far"]).replace("地", _ABROAD)) < _AREAS.find(counted["area"]):
        return facts
    whole, part = numeral(told_["whole"]), numeral(told_["part"])
    people = [one for one in facts.figures if one.value in (whole, part) and (same_count(one.unit, "人") or one.unit == "个") and one.measure != PART]
    if whole is None or part is None or not 0 < part < whole or not people:
        return facts
    left = whole - part
    unit = people[0].unit
    mine = replace(people[0], value=left, case="", derived=f"{in_unit(whole, unit)}−{in_unit(part, unit)}")
    return replace(facts, figures=tuple(mine if one is people[0] else one for one in facts.figures if one is people[0] or one not in people))


_COUNT = r"\d+|[一二两三四五六七八九十]+"
_AREAS, _ABROAD = "村乡镇县区市省", "市"
"""Places from the small to the large; who is of elsewhere (外地) is not of the city."""
_TAKEN_ON = re.compile(
    r"(?:招[用聘收录]|新招|吸纳|吸收|雇[佣用请]|聘用|录用|安置|带动|接收)[^，。；、]{0,8}?本(?P<area>[省市区县镇乡村])[^，。；]{0,12}?(?:劳动力|户籍|户口|居民|村民|人员|劳动者|人口|农民|农户|毕业生|失业)")
"""The people of its own place are those whom a rule counts (招用本区城乡劳动力3人及以上)."""
_OUTSIDERS = re.compile(
    rf"(?P<whole>{_COUNT})(?:[个名位](?:人|员工|职工|工人)?|人)(?:[^，,。；？?\d]{{0,12}})[，,](?:可是?|但是?|不过|只是)?(?:其中|里[头面边]|当中|有)的?(?:有|就|只|还)*(?P<part>{_COUNT})(?:[个名位]人?|人)"
    r"[^。；？?\d]{0,16}?(?:(?:(?:不是|不属于|没有?|非)咱?们?(?:本|我们))(?P<area>[省市区县镇乡村])|(?:外|别的)(?P<far>[省市区县镇乡村地]))(?![^。；？?]*(?:迁|落户|转[到入进]))")
"""So many people, of whom some are said to be of elsewhere; who has moved his registration is not."""


def within(figure: OwnFigure) -> bool:
    """Whether a figure is told as a part of the one before it (其中…50万, 里面含了50万的…, 有50万是…)."""
    return _WITHIN.search(figure.about) is not None or (figure.about.endswith("有") and _SPENT_ON.match(figure.thing) is not None)


_SPENT_ON = re.compile(r"块?钱?(?:都|全)?(?:是|属于|花在|用在|用于)[一-鿿]{2}")
"""Behind a part of a sum: what it went to."""
_WITHIN = re.compile(r"其中|里[头面边]|当中|包[括含]|(?<!不)含|扣[掉除去]|减[掉去]|除去|刨[掉去除]")
_REST = re.compile(r"剩下?|余下|其余|净")
"""Before what is left of a sum, when a part is taken out of it."""
_SPENT = re.compile(r"(?:购置|购买|采购|建设|等|的|投资|投入|支出|费用?|成本|款项?)+$")


def _less(whole: OwnFigure, part: OwnFigure) -> OwnFigure:
    value = convert(whole.value, whole.unit, part.unit)
    if value is None or value <= part.value:
        return whole
    return replace(whole, value=value - part.value, unit=part.unit, derived=f"{whole.derived or in_unit(value, part.unit)}−{in_unit(part.value, part.unit)}")

"""What a sentence beside a rule asks of those who apply for its grant: "申报研发投入后补助的规模以上工业企业，上年度研发费用占营业收入的比重应当不低于2%", and
right behind it of each kind of them: "餐饮类首店营业面积应不少于150平方米，零售类首店应不少于80平方米"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.records import Condition, SupportRule
from index.rules.kinds import kind, measured
from index.rules.thresholds import thresholds
from index.words import bigrams

_DEMAND = re.compile(
    r"(?:申报|申请|享受|领取|获得)(?P<grant>[^，。；;\n的]{2,20}?(?:补助|补贴|奖励|资助|贴息|扶持|奖补|津贴))(?:资金)?的(?P<whom>[^，。；;\n]{0,24}?)[，,](?P<what>[^。；;\n]*?(?:应当?|须|必须|需|不得|要求)[^。；;\n]*)")
_NO_FIGURE_OF_HIS = re.compile(r"提交|提供|提出|报送|填报|填写|材料|之日|工作日|月\d|\d日|[年月]内|受理|审核|公示")
"""What is asked of the application, not of the applicant."""
_MOST = 0.8
_GIVEN = re.compile(r"补助|补贴|奖励|资助|贴息|扶持|奖补|津贴|一次性|专项|资金")


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition, with its place, that is asked of `whom` (anybody where "") who applies for `grant`."""

    grant: str
    whom: str
    condition: Condition


@lru_cache(maxsize=64)
def demands(text: str) -> tuple[Demand, ...]:
    """The demands of a document that set one limit on a figure."""
    found = []
    for one in _DEMAND.finditer(text):
        what = one["what"]
        limits = [limit for limit in thresholds(what) if not limit.bare]
        if len(limits) != 1 or _NO_FIGURE_OF_HIS.search(what):
            continue
        limit = limits[0]
        asked = Condition(what, kind(what), measured(what, limit.start), limit.minimum, limit.maximum, limit.unit, one.start("what"), one.end("what"))
        found.append(Demand(one["grant"], one["whom"].strip(), asked))
    return tuple(found)


def of_rule(rule: SupportRule, text: str) -> tuple[Demand, ...]:
    """Those of the demands behind or before a rule that are on its grant, by the name that it or its headings give it."""
    own = " ".join((*rule.path, rule.quote))
    return tuple(one for one in demands(text) if one.condition.start is not None and not rule.start <= one.condition.start < rule.end and _names(one.grant, own))


def of_kinds(rule: SupportRule, text: str) -> tuple[Demand, ...]:
    """The limits on one figure that the sentence right behind a rule, in its paragraph, sets for kinds told apart; `whom` is the name of the kind."""
    sentence = _BEHIND.match(text, rule.end)
    if sentence is None:
        return ()
    found: list[Demand] = []
    for one in _OF_KIND.finditer(sentence["what"]):
        limits = [limit for limit in thresholds(one["what"]) if not limit.bare]
        if len(limits) != 1 or _NO_FIGURE_OF_HIS.search(one["what"]):
            return ()
        limit, start = limits[0], sentence.start("what") + one.start("what")
        figure = next((name for name in _FIGURES if name in one["what"]), found[0].condition.subject if found else "")
        found.append(Demand("", one["kind"], Condition(one["what"], "figure", figure, limit.minimum, limit.maximum, limit.unit, start, start + len(one["what"]))))
    alike = len({one.condition.unit for one in found}) == 1 and len({one.whom for one in found}) == len(found)
    return tuple(found) if len(found) > 1 and alike else ()


_BEHIND = re.compile(r"[^。\n]{0,80}?。(?P<what>[^。\n]{8,120})")
_OF_KIND = re.compile(r"(?:^|[，；])(?P<what>(?P<kind>[一-鿿]{2,6}?)(?:类|型|行业|业)[^，；\d]{0,14}(?:应当?|须|必须|需|要求)(?:不得?少于|不得?低于|不小于|达到|至少)\d[^，；]{1,10})")
_FIGURES = ("面积", "投资额", "注册资本", "营业收入", "人数")
"""Figures on which kinds are held to limits of their own."""


def _names(grant: str, own: str) -> bool:
    """Whether a rule with its headings is on a grant by its name."""
    if grant in own:
        return True
    pairs = bigrams(_GIVEN.sub("", grant))
    return len(pairs) > 1 and sum(pair in own for pair in pairs) >= _MOST * len(pairs)

"""Whom a list is for: the subject and the conditions that the sentence introducing it states for all its items."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, SupportRule
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.figures import years
from index.rules.measured import duration
from index.rules.words import AGENT, YEAR_LABEL
from index.words import bigrams

_CLAUSE = re.compile(r"[^，,；;：:]+")
_INTRODUCES = re.compile(r"(?:可以?|统一|均|分别|应当|应|其|按照?|依照|享受|申请|给予|予以)*[^，。]{0,12}(?:以下|下列|如下)")
_GIVES = re.compile(
    r"(?:按照?[^，。]{0,20}?)?(?:分段|分档|分类|分级|分别|分年|统一)?(?:一次性)?(?:给予|予以|享受|发放|计算|核定)?(?:一次性)?[^，。按给]{0,6}(?:补贴|补助|奖励|资助|救助|报销|贴息|支持|奖补|津贴)(?:标准)?(?:如下|为)?[:：]$"
)
"""The words of giving that a list's first sentence ends on, with no word that says so (“分段计算补助：”)."""
_GIVEN_NEXT = re.compile(r"^[^，；]{0,30}(?:奖励|补助|补贴|资助|救助|奖补|贴息|支持)(?![后的])[^，。；：:\d]{0,8}(?:，[^，；：:]{0,10}(?:标准|如下|不超过)[^，；：:]{0,8})?[：:]$")
"""The last words of a first sentence, that say that its items are what is given."""
_GRANTS = re.compile(r"(?:按照?|给予|予以|分[段档级类]|一次性|分别|每年|连续|再|标准|奖励|补助|补贴|资助|救助|奖补|贴息|支持)")
_AGENT = re.compile(AGENT + "$|(?:对象|人才|居民|学生|养殖户|种植户)$")
_KINDS = re.compile(r"(?:成员|孤儿|患者|老年人|儿童|居民|子女|学生)$")
"""A group of people among those that a list is for."""
_PLACE = re.compile(r"(?:城市|地区|[市县区镇乡村])$")


def led(rules: list[SupportRule], text: str, lead: tuple[int, int] | None) -> list[SupportRule]:
    """The rules of a list's item with what the sentence at `lead` says of all: its subject where they name nobody who can
    be given something, its conditions before theirs. Unchanged without a lead that names somebody."""
    if not rules or lead is None:
        return rules
    if _ANNOUNCES.search(text[slice(*lead)]):
        return [replace(rule, lead=None) for rule in rules]
    subject, common = _stated(text, lead)
    opening = text[slice(*lead)]
    rules = [_lasting(rule, opening) for rule in rules]
    if (reached := _REACHED.search(opening)) is not None:
        rules = [_measured(rule, reached["base"]) for rule in rules]
    if (named := _BASE.search(opening) or _SHARED.search(opening) or _RAISED.search(opening)) is not None:
        told = named.groupdict()
        base = _AFTER_OTHERS.sub("", told.get("own") or told["base"] or told.get("paid") or "")
        rules = [replace(rule, base=base) if rule.benefit == "rate_with_cap" and rule.base in ("", "全额") else rule for rule in rules]
        common = tuple(one for one in common if base not in one.text)
    rules = [_of_parts(rule, common, opening) for rule in rules]
    if not subject:
        return [replace(rule, conditions=(*(one for one in common if one.text not in {own.text for own in rule.conditions}), *rule.conditions)) for rule in rules]
    return [under(rule, subject, common) for rule in rules]


_ANNOUNCES = re.compile(r"(?:通知|公告|通告|公布|印发|说明|解答|事项|意见|规定|制定)[^，。；]{0,8}如下[：:]?$")
"""A sentence that only announces the document ("现就…有关事项通知如下：")."""


def _measured(rule: SupportRule, base: str) -> SupportRule:
    """The rule of an item that is only a threshold, on the figure that the first sentence says has to reach it."""
    return replace(rule, conditions=tuple(replace(one, subject=base) if one.unit and not one.subject else one for one in rule.conditions))


_REACHED = re.compile(r"(?P<base>(?:年度?|上年度?)?[一-鿿]{2,10}?(?:收入|营收|产值|销售额|营业额|投资额?|投入|出口额|交易额|税收|人数|数量|面积))(?:首次|累计|合计)*(?:达到|突破|超过|在)(?:以下|下列|如下)")
"""What the thresholds of a list's items are on ("软件业务收入首次达到下列规模的，…：")."""
_BASE = re.compile(
    r"(?P<base>(?<![一-鿿])[一-鿿]{2,18}(?:费用|支出|投入|投资额|租金|利息|金额|收入))(?:，)?(?:按照?|依照)(?:下列|以下|如下)[^，。；]*[:：]$"
    r"|按照?(?:其|照)?(?P<own>[^，。；、\d]{2,16}?(?:费用?|支出|投入|投资额|租金|利息|金额|收入|成本|价款|总额))(?:的?(?:一定|下列|以下|不同|相应)比例)?(?:分[段档类])?(?:给予|予以|计算)?(?:一次性)?(?:临时|医疗|相应|定额)?(?:补贴|补助|奖励|资助|救助|报销|支持|奖补)(?:标准如下)?[:：]$"
)
"""Of what the items of a list each give a share ("个人自负的医疗费用按照下列比例救助：")."""
_SHARED = re.compile(
    r"(?P<base>(?<![一-鿿])[一-鿿]{0,14}(?:部分|费用|支出|金额|缴费))(?:，)?(?:按照?|依照)(?:下列|以下|如下)[^，。；]*[:：]$"
    r"|按照?(?:其|当年|上年度?)?(?P<paid>(?!下列|以下|如下|上述)[一-鿿]{2,14}?(?:费用|费|金额|支出|投入|投资额|租金|利息|收入|交易额))(?:分段|分档|分类|分级|给予|予以|计算|一定比例)*(?:补贴|补助|奖励|资助|救助|奖补)[^，。；：:]{0,6}(?:，[^，。；：:]{0,12})?[:：]$"
)
"""The same where the words before it are cut off ("经大病保险报销后的个人负担部分，按下列标准救助："), or the share is told by it ("按年度实付费用给予补贴：")."""
_AFTER_OTHERS = re.compile(r"^[^，。；]*(?:报销|支付|减免|扣除|救助)[后之外]+的")
_LASTS = re.compile(r"(?:^|[，,])(?:最长|累计)?(?:不超过|不得超过)(?:[\d一二两三四五六七八九十]+)(?:年|个月)(?=[，,：:])")


def _lasting(rule: SupportRule, lead: str) -> SupportRule:
    """The rule with the term that the sentence introducing its list tells for all items; where the items are the years themselves, how many
    there are says nothing of how often one of them is paid."""
    found = _LASTS.search(lead)
    period, count = (found.group().strip("，,"), years(found.group())) if found is not None else duration(lead)
    if rule.period or not period or rule.benefit == "qualitative":
        return rule
    apart = any(YEAR_LABEL.match(one.text) for one in rule.conditions)
    return replace(rule, period=period, years=None if apart else count)
_RAISED = re.compile(r"(?<![一-鿿])在?(?:第[一二三四五六七八九十百\d]+条(?:规定)?的?)?(?P<base>[一-鿿]{2,12}?(?:额度|标准|限额))(?:的)?基础上(?:予以|可以?|分别)?上浮")
"""What the items of a list each raise by a share of it."""
_STANDARD = re.compile(r"^[一-鿿]{0,8}(?:补贴|补助|奖励|资助|救助|津贴)标准(?:分别)?(?:为|是|[:：])|^标准(?:为|是|[:：])")
_GRANT = re.compile(r"^(?P<name>[一-鿿]{2,6}?(?:补贴|补助|津贴|救助金|生活费|补偿))的?(?:标准|金额|额度)?(?:为|是|按|[:：])?(?:每|按)[^，。；]{0,12}\d")
"""A sum for what was promised by its name right before (“…享受生活补贴。生活补贴每人每月3600元”)."""
_BESIDE = 2


_BY_PARTS = re.compile(r"分段|分档|累进|累加")
_SUMMED = re.compile(r"(?:合计|累计|总计|总额|达到|达|不低于|不少于|超过)+$")


def _of_parts(rule: SupportRule, common: tuple[Condition, ...], lead: str) -> SupportRule:
    """A share of a part of a sum with what the introducing sentence measures, of which it is a part ("设备投入合计100万元以上的，分段计算补助：")."""
    if rule.rate is None or rule.base or not rule.conditions or not rule.conditions[-1].text.endswith("部分") or not _BY_PARTS.search(lead):
        return rule
    named = next((_SUMMED.sub("", one.subject) for one in reversed(common) if one.subject and one.unit.endswith("元")), "")
    return replace(rule, base=named)


def standards_of(promise: SupportRule, rules: list[SupportRule], sentence: Sentence, text: str) -> list[SupportRule] | None:
    """The sums of a sentence that only states the standard of what `promise`, right before it, promises without a figure, with its
    subject and conditions ("…的，可申请见习补贴。补贴标准为每人每月1000元。"); None where the two are not one rule."""
    if promise.benefit != "qualitative" or not rules or sentence.lead is not None or promise.path != sentence.path:
        return None
    if _are_cases(promise, rules, sentence) and not text[promise.end : sentence.start].strip("。；; \n"):
        cases = [replace(rule, subject="" if rule.subject in promise.quote or rule.subject not in sentence.text else rule.subject) for rule in rules]
        return [replace(under(rule, promise.subject, promise.conditions), lead=(promise.start, promise.end)) for rule in cases]
    name = grant["name"] if (grant := _GRANT.match(sentence.text)) is not None and grant["name"] in promise.quote else ""
    if not (name or _STANDARD.match(sentence.text)) or len(text[promise.end : sentence.start].strip("。；; \n")) > _BESIDE:
        return None
    own = [replace(rule, conditions=tuple(one for one in rule.conditions if one.unit or not name.startswith(one.text))) for rule in rules]
    return [replace(under(rule, promise.subject, promise.conditions), lead=(promise.start, promise.end)) for rule in own]


def _are_cases(promise: SupportRule, rules: list[SupportRule], sentence: Sentence) -> bool:
    """Whether a sentence only tells how much of what is promised right before it each case has ("…的，给予开业补贴。开办企业的，补贴8000元；从事个体经营的，补贴3000元")."""
    parts = [part for part in re.split("[；;]", sentence.text.strip("。")) if part]
    cases = [found["case"] for part in parts if (found := _CASE.match(part)) is not None]
    if len(cases) < len(parts) or not _PROMISES.search(promise.quote) or any(rule.benefit == "qualitative" for rule in rules):
        return False
    return all(any(pair in promise.quote for pair in bigrams(_NO_CASE.sub("", case))) for case in cases)


_PROMISES = re.compile(r"(?:给予|予以|发放|享受|申领|申请|申报)[^，。；\d]{0,14}(?:补贴|补助|奖励|津贴|资助|奖补)(?:资金)?$")
_CASE = re.compile(r"(?P<case>(?!其中|对|凡|同时|单|每|同一)[^，。；;]{3,24})的，(?:超[出过]部分)?(?:按照?[^，。；]{0,12}|每[^，。；]{1,10})?(?:一次性)?(?:给予|予以|补贴|补助|奖励|资助|发放|\d)")
_NO_CASE = re.compile(r"[\d（）()的]|[以]?[上下]|企业|单位|人员|项目|个人|本[市县区]|不?含")


def opened(rules: list[SupportRule], sentence: Sentence, before: Sentence | None) -> list[SupportRule]:
    """The rules of a sentence that only counts ("每满1万人奖励1万元。") with whom the one before says to be rewarded ("对…的旅行社进行奖励。")."""
    if not rules or before is None or before.paragraph != sentence.paragraph or not sentence.text.startswith("每") or any(rule.subject in sentence.text for rule in rules if rule.subject):
        return rules
    named = _REWARDS.match(before.text)
    if named is None:
        return rules
    subject, common = conditions([(clause.text[: max(named.end("who") - (clause.start - before.start), 0)], clause.start) for clause in before.clauses])
    return [replace(under(rule, subject, common), lead=(before.start, before.end)) for rule in rules] if subject else rules


_REWARDS = re.compile(r"(?P<who>[^。；]{4,}?)(?:进行|实行|予以|给予)(?:一次性|资金|定额|现金|分档|相应)?(?:奖励|补贴|补助|奖补|资助)[。！]?$")
"""A sentence that only says who is rewarded."""


def _stated(text: str, lead: tuple[int, int]) -> tuple[str, tuple[Condition, ...]]:
    """The one the lead names and under which conditions, ("", ()) where it names nobody."""
    pieces: list[tuple[str, int | None]] = []
    for clause in _CLAUSE.finditer(text, *lead):
        introduces = _INTRODUCES.search(clause.group()) or (_GIVES.search(text[slice(*clause.span())] + "：") if clause.end() >= lead[1] - 1 else None)
        introduces = introduces or (_GRANTS.search(clause.group()) if _GIVEN_NEXT.search(text[clause.start() : lead[1]]) else None)
        words = clause.group()[: introduces.start()] if introduces else clause.group()
        if len(words) > 1:
            pieces.append((words, clause.start()))
        if introduces:
            break
    else:
        return "", ()
    subject, found = conditions(pieces)
    return (subject, found) if _AGENT.search(subject) else ("", tuple(one for one in found if one.unit))


def under(rule: SupportRule, subject: str, common: tuple[Condition, ...]) -> SupportRule:
    """The rule with the subject and the conditions that hold for all that stands with it."""
    named, own = rule.subject, rule.conditions
    if _PLACE.search(named):
        own = (Condition(named, "region"), *own)
        named = ""
    if subject.endswith(named):
        named = subject
    elif not _AGENT.search(named):
        own = (Condition(named, "other"), *own) if len(named) > 1 and named != subject and named in rule.quote and (_KINDS.search(named) or not own) else own
        named = subject
    elif subject and not named.endswith(subject) and all(subject not in one.text for one in (*common, *own)):
        common = (Condition(subject, "other"), *common)
    said = {one.text for one in own}
    return replace(rule, subject=named, conditions=(*(one for one in common if one.text not in said), *own))

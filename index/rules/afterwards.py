"""What a sentence of its own says of the rules before it: the most they give, for how long, which figure they ask for besides."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, SupportRule
from index.rules.awards import SINGLE
from index.rules.clauses import Sentence
from index.rules.kinds import kind
from index.rules.measured import duration
from index.rules.steps import convert
from index.rules.thresholds import thresholds
from index.rules.words import EACH

_LASTS = re.compile(
    r"^(?:上述|以上|该|其|单个[一-鿿]{2}|同一[^，。；]{0,14}?|[一-鿿]{0,4})?(?:补助|补贴|奖励|扶持|支持|资助|享受|优惠|贴息|减免|救助|扣除|待遇|津贴)"
    r"(?:享受|发放|扶持)?(?:期限|时间|年限|时长|期)(?:除[^。；]{2,40}外，)?[^，。；\d]{0,14}[\d一二两三四五六七八九十]+个?(?:年|月|学年)[^，；]{0,12}$"
)


def told_further(
    found: list[SupportRule], rules: list[SupportRule], sentence: Sentence, text: str, since: int
) -> list[SupportRule] | None:
    """`found` with what `sentence`, whose own rules are `rules`, adds to those from `since` on; None where it adds nothing.

    It adds the most that is given ("单个企业每年最高不超过50万元。") or for how long ("补贴期限累计不超过3年。"), and nothing else.
    """
    if len(rules) == 1 and _only_caps(rules[0], text[text.rfind("\n", 0, since) + 1 : rules[0].start]):
        return _capped_by(found, rules[0], text, since)
    words = sentence.text.rstrip("。；;！! ")
    period, years = duration(words) if not rules and _LASTS.match(words) else ("", None)
    if not period:
        return None
    return [
        replace(rule, period=period, years=years) if rule.start >= since and not rule.period and rule.benefit != "qualitative" else rule
        for rule in found
    ]


def _only_caps(rule: SupportRule, before: str) -> bool:
    """A sentence that only caps what the one before gives ("单个企业每年最高不超过50万元"), or calls it by what it was called `before` ("同一经营主体大棚建设补助最高80万元")."""
    single = all(one.text.startswith(("单", "每", "同一")) or (f"{one.text}补" in rule.quote and one.text in before) or (f"{one.text}奖" in rule.quote and one.text in before)
                 or _COUNTED.fullmatch(one.text) is not None for one in rule.conditions)
    *counted, last = rule.quote.split("，")
    limits = bool(counted) and all(map(_COUNTED.fullmatch, counted)) and _EACH_AT_MOST.match(last) is not None
    return rule.benefit == "cap_only" and single and (limits or SINGLE.match(rule.quote) is not None)


_COUNTED = re.compile(rf"[一-鿿、]{{0,12}}?(?:最多|限|不超过|补贴|补助|支持|享受|购买)+(?:[\d一二两三四五六七八九十]+)(?:{EACH})(?:[一-鿿]{{2,4}})?")
"""A clause that only limits how many of a thing count (每人每类产品补贴1件, 空调最多3件)."""
_EACH_AT_MOST = re.compile(rf"(?:单|每)(?:{EACH})[^，。；\d]{{0,8}}(?:最高|不超过|不得超过|限)")
"""A clause that caps what each piece gets."""


def _capped_by(found: list[SupportRule], cap: SupportRule, text: str, since: int) -> list[SupportRule]:
    """The rules of the last sentence (from `since`), those without a cap held to `cap`, its words within their quote."""
    return [
        replace(
            rule, cap=convert(cap.cap, cap.currency_unit, rule.currency_unit), end=cap.end, quote=text[rule.start : cap.end],
            per=rule.per or (cap.per if rule.rate is not None else ""), limits=tuple(dict.fromkeys((*rule.limits, *cap.limits))),
        )
        if rule.start >= since and rule.cap is None and cap.cap is not None and rule.benefit != "qualitative" else rule
        for rule in found
    ]


_SHARE_LIMIT = re.compile(
    r"^(?:单个?[一-鿿]{0,4})?(?P<name>[一-鿿]{2,8}?(?:补贴|补助|奖励|资助|津贴|贴息))(?:总额|金额|资金|额度)?(?:原则上|最高|累计|合计)*(?:不超过|不得超过|不高于|不得高于|不能超过)[^，。；\d]{2,24}?的?\d+(?:\.\d+)?%$"
)
_DEMANDED = re.compile(
    r"^(?:其中|上述|以上|且|并且)?[，,]?(?P<what>[^，。；：\d]{2,24}?(?:比例|比重|占比|率|人数|数量|面积|场次|天数|时长))(?:均|都)?(?:应当?|须|需|必须|要求)(?:达到?|不低于|不少于|不得低于|不得少于|不超过|不高于|在|为|控制在)?(?=\d)[^，。；：]{2,16}$"
)


_OF_GRANT = re.compile(r"补助|奖励|补贴|资助|支持|扶持|贴息|报销|支付|给予|配套|出资|缴费|分担|救助")
"""A share or a number of what is given is none that is asked for."""


def demanded(found: list[SupportRule], sentence: Sentence, since: int) -> list[SupportRule] | None:
    """`found`, the grants of the sentence's paragraph (from `since`) with the figure that it asks for behind them ("其中外省观众比例须达到30%以上。");
    None where it asks for none."""
    words = sentence.text.rstrip("。；;！! ")
    match = _DEMANDED.match(words)
    limit = next((one for one in thresholds(words) if not one.bare), None) if match is not None else None
    if match is None or limit is None or _OF_GRANT.search(words) or not any(rule.start >= since and rule.benefit != "cap_only" for rule in found):
        return None
    start = sentence.start + match.start("what")
    asked = Condition(words[match.start("what") :], kind(words), match["what"], limit.minimum, limit.maximum, limit.unit, start, sentence.start + len(words))
    return [replace(rule, conditions=(*rule.conditions, asked)) if rule.start >= since and rule.benefit != "cap_only" else rule for rule in found]


_UNTIL = re.compile(
    r"^(?:本|该)?(?:项|条|款)?[一-鿿]{0,8}?(?:政策|措施|补贴|补助|奖励|规定|项目|扣除)?(?:的)?(?:执行|实施|有效|享受|受理)(?:期限|期)?(?:至|到|截至|截止到?)(?P<year>20\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)


def limited_share(found: list[SupportRule], rules: list[SupportRule], sentence: Sentence) -> list[SupportRule] | None:
    """`found` with the sentence as a limit on the sums of the grant that it names, where it only says of which share of something that grant
    is at most ("购房补贴最高不超过房价的30%。"); None where it is a rule of its own."""
    words = sentence.text.rstrip("。；;！! ")
    match = _SHARE_LIMIT.match(words)
    if match is None or len(rules) != 1:
        return None
    meant = {id(rule) for rule in found if rule.amount is not None and match["name"] in rule.quote + "".join(rule.path[-1:])}
    if not meant:
        return None
    return [replace(rule, exclusions=tuple(dict.fromkeys((*rule.exclusions, words)))) if id(rule) in meant else rule for rule in found]


def bounds_apart(stated: list[SupportRule], rows: list[SupportRule]) -> tuple[list[SupportRule], list[SupportRule]]:
    """The rules of the running text and those of tables: what a sentence tells as the most that a grant of a table comes to of something is a limit on
    its rows ("购房补贴总额不得超过购房合同总价的50%。"), and no rule; nor is a bound on a total of which nobody tells the sum."""
    kept, held = list[SupportRule](), list(rows)
    for rule in stated:
        match = _SHARE_LIMIT.match(rule.quote)
        meant = [at for at, one in enumerate(held) if match is not None and one.amount is not None and match["name"] in one.quote + "".join(one.path[-1:])]
        for at in meant:
            held[at] = replace(held[at], exclusions=tuple(dict.fromkeys((*held[at].exclusions, rule.quote))))
        if not meant and (match is None or _TOTAL_AT_MOST.search(rule.quote) is None):
            kept.append(rule)
    return kept, held


_TOTAL_AT_MOST = re.compile(r"(?:总额|总计|累计|合计)(?:最高)?不(?:得)?超过")
_PAID_OUT = re.compile(r"^(?P<name>[一-鿿]{2,8}?(?:补贴|补助|奖励|资助|津贴))(?:资金)?(?P<years>分(?:[二两三四五六]|\d)年)[^，。；\d]{0,8}(?:发放|拨付|兑现|支付)")


def paid_out(found: list[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """`found` with the years over which the sentence says that the grant it names is paid out ("购房补贴分5年等额发放。")."""
    match = _PAID_OUT.match(sentence.text)
    if match is None:
        return found
    return [
        replace(rule, period=match["years"]) if rule.amount is not None and not rule.period and match["name"] in rule.quote else rule
        for rule in found
    ]


def until(found: list[SupportRule], sentence: Sentence, since: int) -> list[SupportRule]:
    """`found`, the rules of the sentence's paragraph (from `since`) with the last day that it tells for them ("本项措施执行至2024年12月31日。")."""
    match = _UNTIL.match(sentence.text)
    if match is None:
        return found
    day = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
    return [replace(rule, valid_until=day) if rule.start >= since else rule for rule in found]

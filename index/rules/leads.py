"""Whom a list is for: the subject and the conditions that the sentence introducing it states for all its items."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, SupportRule
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.words import AGENT

_CLAUSE = re.compile(r"[^，,；;：:]+")
_INTRODUCES = re.compile(r"(?:可以?|统一|均|分别|应当|应|其|按照?|依照|享受|申请|给予|予以)*[^，。]{0,12}(?:以下|下列|如下)")
_GIVES = re.compile(
    r"(?:按照?[^，。]{0,20}?)?(?:分段|分档|分类|分级|分别|分年|统一)?(?:一次性)?(?:给予|予以|享受|发放|计算|核定)?(?:一次性)?[^，。按给]{0,6}(?:补贴|补助|奖励|资助|救助|报销|贴息|支持|奖补|津贴)(?:标准)?(?:如下|为)?[:：]$"
)
"""The words of giving that a list's first sentence ends on, with no word that says so (“分段计算补助：”)."""
_AGENT = re.compile(AGENT + "$|对象$")
_KINDS = re.compile(r"(?:成员|孤儿|患者|老年人|儿童|居民|子女|学生)$")
"""A group of people among those that a list is for."""
_PLACE = re.compile(r"(?:城市|地区|[市县区镇乡村])$")


def led(rules: list[SupportRule], text: str, lead: tuple[int, int] | None) -> list[SupportRule]:
    """The rules of a list's item with what the sentence at `lead` says of all: its subject where they name nobody who can
    be given something, its conditions before theirs. Unchanged without a lead that names somebody."""
    if not rules or lead is None:
        return rules
    subject, common = _stated(text, lead)
    opening = text[slice(*lead)]
    if (reached := _REACHED.search(opening)) is not None:
        rules = [_measured(rule, reached["base"]) for rule in rules]
    if (named := _BASE.search(opening) or _RAISED.search(opening)) is not None:
        base = named.groupdict().get("own") or named["base"]
        rules = [replace(rule, base=base) if rule.benefit == "rate_with_cap" and not rule.base else rule for rule in rules]
        common = tuple(one for one in common if base not in one.text)
    if not subject:
        return [replace(rule, conditions=(*(one for one in common if one.text not in {own.text for own in rule.conditions}), *rule.conditions)) for rule in rules]
    return [under(rule, subject, common) for rule in rules]


def _measured(rule: SupportRule, base: str) -> SupportRule:
    """The rule of an item that is only a threshold, on the figure that the first sentence says has to reach it."""
    return replace(rule, conditions=tuple(replace(one, subject=base) if one.unit and not one.subject else one for one in rule.conditions))


_REACHED = re.compile(r"(?P<base>(?:年度?|上年度?)?[一-鿿]{2,10}?(?:收入|营收|产值|销售额|营业额|投资额?|投入|出口额|交易额|税收|人数|数量|面积))(?:首次|累计|合计)*(?:达到|突破|超过|在)(?:以下|下列|如下)")
"""What the thresholds of a list's items are on ("软件业务收入首次达到下列规模的，…：")."""
_BASE = re.compile(
    r"(?P<base>(?<![一-鿿])[一-鿿]{2,18}(?:费用|支出|投入|投资额|租金|利息|金额|收入))(?:，)?(?:按照?|依照)(?:下列|以下|如下)[^，。；]*[:：]$"
    r"|按照?(?:其|照)?(?P<own>[^，。；、\d]{2,16}?(?:费用?|支出|投入|投资额|租金|利息|金额|收入|成本|价款|总额))(?:的?(?:一定|下列|以下|不同|相应)比例)?(?:分[段档类])?(?:给予|予以|计算)?(?:一次性)?(?:补贴|补助|奖励|资助|救助|报销|支持|奖补)(?:标准如下)?[:：]$"
)
"""Of what the items of a list each give a share ("个人自负的医疗费用按照下列比例救助：")."""
_RAISED = re.compile(r"(?<![一-鿿])在?(?:第[一二三四五六七八九十百\d]+条(?:规定)?的?)?(?P<base>[一-鿿]{2,12}?(?:额度|标准|限额))(?:的)?基础上(?:予以|可以?|分别)?上浮")
"""What the items of a list each raise by a share of it."""
_STANDARD = re.compile(r"^[一-鿿]{0,8}(?:补贴|补助|奖励|资助|救助|津贴)标准(?:分别)?(?:为|是|[:：])|^标准(?:为|是|[:：])")
_BESIDE = 2


def standards_of(promise: SupportRule, rules: list[SupportRule], sentence: Sentence, text: str) -> list[SupportRule] | None:
    """The sums of a sentence that only states the standard of what `promise`, right before it, promises without a figure, with its
    subject and conditions ("…的，可申请见习补贴。补贴标准为每人每月1000元。"); None where the two are not one rule."""
    if promise.benefit != "qualitative" or not rules or sentence.lead is not None or promise.path != sentence.path:
        return None
    if not _STANDARD.match(sentence.text) or len(text[promise.end : sentence.start].strip("。；; \n")) > _BESIDE:
        return None
    return [replace(under(rule, promise.subject, promise.conditions), lead=(promise.start, promise.end)) for rule in rules]


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
    if not _AGENT.search(named):
        own = (Condition(named, "other"), *own) if len(named) > 1 and named != subject and _KINDS.search(named) and named in rule.quote else own
        named = subject
    elif subject and named != subject and all(subject not in one.text for one in (*common, *own)):
        common = (Condition(subject, "other"), *common)
    said = {one.text for one in own}
    return replace(rule, subject=named, conditions=(*(one for one in common if one.text not in said), *own))

"""Whom or what a clause leaves out in brackets or behind a comma ("（入编机关事业单位的除外）", "不含深圳"), held against the asker."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compute import in_unit
from assistant.eligibility.conditions.left_out import left_out
from assistant.eligibility.conditions.trades import own_trades
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, denied_within, mentioned, same
from assistant.eligibility.vocabulary import CLAUSE, groups
from assistant.records import ConditionCheck
from index.canonical import canonical
from index.counties import find_counties
from index.records import SupportRule
from index.regions import find_regions
from index.words import segment
from prompts import say

_EXCEPT = re.compile(
    r"(?:^|[（(，。；、])(?P<before>[^（）()，。；]{2,24}?)的?除外|[（(](?:[^（）()，。；]{0,6}?行业|其中)?(?:不含|不包括|不包含|除)(?P<inside>[^（）()，。；]{2,24}?)(?:以?外)?[)）]"
    r"|(?:^|[，。；\n])除(?P<but>[^（）()，。；享给按补予]{2,16}?)(?:以|之)?外[，,](?=对|其[他余它]|各类|[^，。；]{0,6}均)")
_LISTED = re.compile(r"[、和及与或]|以及")
_OF_MONEY = re.compile(r"税|费|本数|当[年日月]|[上下]限|利息|奖金")
"""What a sum is told without; it leaves out nobody."""
_A_FIGURE = re.compile(r"(?:投资|投入|费用?|支出|金额|额|收入|价格?|款|资金|成本|产值|面积|工资|利润|总量|数量)$")
"""What is not counted in a figure leaves out nobody either ("按厂房和配套设施投资（不含烘干机购置和土地费用）的40%")."""
_STUDENT = re.compile(r"(?<=[定委代][向培])生$")
"""A pupil of a kind, told by the kind (委培的)."""
_HELD = {word: state for state, group in groups("rules_out").items() for word in group}
_COMMON = frozenset({"企业", "单位", "项目", "公司", "机构", "个人", "人员", "工作", "就业", "经营", "法定", "代表人", "认定", "重新", "其他", "同一", "本市", "成果", "法定代表人"})
_WHOLE = 4
"""A name of at most so many signs has to be said whole."""


def excepted(quote: str, facts: Facts) -> list[ConditionCheck]:
    """The checks that fail because the asker is or has what `quote` leaves out; nothing is said of exceptions that he does not
    speak of."""
    found = []
    for match in _EXCEPT.finditer(quote):
        if match["inside"] and _A_FIGURE.search(quote[: match.start()]):
            continue
        names = match["before"] or match["inside"] or match["but"]
        for name in _LISTED.split(names):
            name = _ALREADY.sub("", name.strip("的"))
            if any(not start and end < len(name) and not mentioned(name[end:], facts.text) for start, end in _placed(name)):
                continue  # a place alone is not what lies in it (浦东新区开发园区)
            own = left_out(name, facts) if not _OF_MONEY.search(name) else None
            if own is not None:
                found.append(replace(own, text=say("eligibility.except", name=name)))
                break
            clause = "" if _OF_MONEY.search(name) or _BOUNDED.search(name) else _clause(name, facts.text) or (mentioned(name, facts.text) if len(name) > _WHOLE and not denied(name, facts.text) else "")
            if clause and not _NEVER.search(clause):
                text = say("eligibility.except", name=name)
                found.append(ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=clause)))
                break
    return found


def untold_trade(text: str, made: ConditionCheck, facts: Facts) -> ConditionCheck:
    """The check of what leaves out trades by the name （从事行业不包括网吧）, open where the asker tells of no trade of his."""
    trades = _TRADES_OUT.search(text)
    if trades is None or made.verdict != "符合" or own_trades(facts.text) or _OWN_BUSINESS.search(facts.text):
        return made
    return replace(made, verdict="需补充", reason=say("eligibility.reason.untold", pieces=trades.group().strip("（）()")))


_ALREADY, _NEVER = re.compile(r"^(?:已经?|正在|曾经?)(?=..)"), re.compile(r"(?:没有?|未|从未)(?:享受|领|拿|得|获|申|参加|用|买|被|受)")
_BOUNDED = re.compile(r"\d|未满|不满|不足|超过|以[上下]|[一二两三四五六七八九十]+(?:年|个月|人|次)")
"""What is left out by a figure is told by no words alone (流转未满一年的)."""
_TRADES_OUT = re.compile(r"[（(][^（）()，。；]{0,6}行业(?:不含|不包括|不包含|除)[^（）()]{2,40}[)）]")
_OWN_BUSINESS = re.compile(r"(?:开|办|做|搞)(?:了|的|着)?(?:一?[家个间])?[^，。；？]{0,8}?(?:店|馆|铺|厂|公司|工作室|摊|行|吧|社|场|生意|买卖)")
"""What the asker runs, by the name of the place."""


def _placed(name: str) -> list[tuple[int, int]]:
    """Where the places stand that a name names."""
    return [*((one.start, one.end) for one in find_regions(name)), *((one.start, one.end) for one in find_counties(name))]


def with_denied(rule: SupportRule, known: list[ConditionCheck], facts: Facts) -> list[ConditionCheck]:
    """The checks, where none has failed with that which fails because the asker says that he is not what the rule asks for ("不是高新技术企业"): of the condition that
    names it, if one does."""
    what, clause = ("", "") if any(check.verdict == "不符合" for check in known) else denied_within(_own_words(rule), facts.text)
    if not what:
        return known
    of = next((one.text for one in rule.conditions if what in same(one.text)), "")
    failed = ConditionCheck(of or what, "不符合", say("eligibility.reason.denied", words=clause))
    return [*(failed if check.text == of else check for check in known), *([] if any(check.text == of for check in known) else [failed])]


def _own_words(rule: SupportRule) -> str:
    """The words of a rule, less those of another sum beside its own and of whom it is not for ("贫困人口补助2万元，非贫困人口补助1.2万元" for the second: what it is not for lacks)."""
    if rule.amount is None or rule.tiers:
        return rule.quote
    own = in_unit(rule.amount, rule.currency_unit)
    clauses = [one for one in _STOPS.split(rule.quote) if own in one or not _ANY_SUM.search(one)]
    return _NONE_OF.sub("", "，".join(clauses)) if any(own in one for one in clauses) else rule.quote


_STOPS, _ANY_SUM = re.compile(r"[，；]"), re.compile(r"(?:补助|补贴|奖励|资助|给予|发放)[^，；\d]{0,4}\d[\d.]*[万亿]?元")
_NONE_OF = re.compile(r"非[一-鿿]{2,6}")


def ruled_out(quote: str, facts: Facts) -> list[ConditionCheck]:
    """The checks that fail because the asker says of himself what rules out a word of `quote` (自主品牌: 日本品牌)."""
    said = canonical(facts.text)
    found = []
    for word, state in _HELD.items():
        if re.search(rf"(?<![非未无]){re.escape(state)}", quote) and word in said and word not in quote and state not in said and not denied(word, facts.text):
            clause = next((one.group().strip() for one in CLAUSE.finditer(facts.text) if word in canonical(one.group())), word)
            found.append(ConditionCheck(state, "不符合", say("eligibility.reason.denied", words=clause)))
    return found[:1]


def _clause(name: str, text: str) -> str:
    """The clause in which the asker says that he is or has what `name` leaves out, "" if none."""
    form = _STUDENT.sub("", same(name))
    keys = [form] if len(form) <= _WHOLE or form[-1] in "者人员" else [form, *(word for word in segment(form)[:1] if len(word) > 1 and word not in _COMMON)]
    for clause in CLAUSE.finditer(text):
        if any(key in same(clause.group()) and not denied(key, text) for key in keys if len(key) > 1):
            return clause.group().strip()
    return ""

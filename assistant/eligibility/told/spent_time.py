"""Times that the asker tells over which a rule may pay: how long he did what the rule pays for ("租了三年"), or over how long he asks for the sum ("三年下来能拿多少")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.vocabulary import topics_in
from index.records import SupportRule
from index.words import bigrams

_ASKED_OVER = re.compile(r"(?:里|来|间|期间)?(?:一共|总共|合计|加起来|下来|共|全部)?[^，。；？\d]{0,6}(?:一共|总共|合计|加起来|下来|能|可|该|给|补|领|拿)[^，。；？]{0,12}(?:多少|几)")
"""Behind a time: what is given over it is asked for."""
_IN_ALL = re.compile(r"一共|总共|合计|[加合](?:在)?(?:起来|一起|一块)|(?<=[年月期])下来|拢共|(?:拿|领|补|得|发|享受)(?:到)?了(?:多少|几)|共[^，。；？]{0,4}多少")
"""What all of the time gives is asked for."""
_OTHER_TIME = re.compile(r"(?:毕业|离校|退役|退伍|登记|注册|成立|刑满|释放|回国)[^，。；\d一二两三四五]{0,6}[\d一二两三四五六七八九十]+个?[年月](?:以内|之?内)|期限?(?:为|在|是)?[\d一二三四五六七八九十]+(?:个?[年月])?(?:至|到|-|—|~)[\d一二三四五六七八九十]+个?[年月](?:以内|之?内)?")
"""What a condition tells of other times than that for which something is paid: since when somebody is what he is (毕业2年内), within which bounds it lasts (期限为3至12个月)."""
_A_YEAR = 12
_A_YEARS_SUM = re.compile(r"[^，。；？\d]{0,4}\d")
"""Behind one year: what it costs or brings ("一年9000元")."""
_DONE = re.compile(r"(?P<deed>[一-鿿])(?:了|满|够|到|过|的|都|也|有|快|整整|已经?|正好|刚好|恰好)*$")
"""Before a time: what lasted so long."""
_RECKONED = re.compile(r"(?:正好|刚好|恰好)$")
"""The asker reckons for himself how long it is ("上到三周岁正好18个月")."""
_NOT_PAID = frozenset("立册业毕记籍婚了是在前后第近于")


@dataclass(frozen=True, slots=True)
class Spent:
    """A time in the asker's words, its months, whether what is given over it is `asked` for, and whether the rule pays for what lasted so long (`paid`)."""

    words: str
    months: Decimal
    asked: bool
    paid: bool


def spent(rule: SupportRule, facts: Facts) -> Iterator[Spent]:
    """The times told over which the rule may pay."""
    for time in durations(facts.text):
        if not time.told or time.months <= 1 or (time.months == _A_YEAR and _A_YEARS_SUM.match(time.after)):
            continue
        done = _DONE.search(time.before[: time.before.rfind(time.told)])
        asked = _ASKED_OVER.match(time.after) is not None
        whole = done is not None and done["deed"] not in _NOT_PAID and _IN_ALL.search(facts.text) is not None and not any(topics_in(time.clause) & topics_in(one.text) for one in rule.conditions)
        paid = done is not None and ((done["deed"] in rule.quote and done["deed"] not in _NOT_PAID) or _RECKONED.search(done.group()) is not None)
        paid = paid or _of_those_counted(time.told, rule, facts)
        if asked or paid or whole:
            yield Spent(time.told, time.months, asked, paid)


def _of_those_counted(time: str, rule: SupportRule, facts: Facts) -> bool:
    """Whether a clause tells nothing but how long each of those took (都是6个月, 每人半年) whom the clause before counts in words of the rule (带了3个毕业生见习)."""
    clauses = [one.strip() for one in _CLAUSES.split(facts.text) if one.strip()]
    at = next((place for place, one in enumerate(clauses) if time in one and _EACH_TIME.fullmatch(one)), 0)
    before = clauses[at - 1] if at else ""
    if at > 1 and _COUNT_ALONE.fullmatch(before):
        before = f"{clauses[at - 2]}，{before}"
    return _COUNTS.search(before) is not None and _PAPERS.search(before) is None and any(pair in rule.quote for pair in bigrams(before) if pair not in _MERE)


_CLAUSES = re.compile("[，,；;。！？]")
_COUNT_ALONE = re.compile(r"(?:一共|总共|共|有)?[\d一二两三四五六七八九十]+(?:个|名|位)?人?")
_EACH_TIME = re.compile(r"(?:时间|期限|为期|他们|她们|这些人)?(?:都|各|均|全|一律|每(?:个|名|位)?人?|人均)*(?:只|就|也)?(?:是|满|干|做|待|来|有|见习|实习|培训|安置|上岗|在岗|工作)*(?:了|满|够|足)*(?:[\d一二两三四五六七八九十]+个(?:整)?月|半年|一年半?)(?:了)?")
_COUNTS = re.compile(r"[\d一二两三四五六七八九十]+(?:个|名|位|人)")
_PAPERS = re.compile(r"合同|社保|保险|公积金|执照|证书?(?!人)|租期")
"""How long a paper holds or something was paid in is told, not how long somebody did what is paid for."""
_MERE = frozenset({"公司", "企业", "单位", "我们", "毕业", "业生", "人员", "20", "一个"})


def months_paid(rule: SupportRule, facts: Facts) -> int | None:
    """For how many months a monthly rule pays in all for what the asker says that he did so long, None where he does not ask for all of it, tells no one time,
    or the rule sets such a time as a condition."""
    if facts.once or facts.series or _IN_ALL.search(facts.text) is None or any(any(True for _ in durations(_OTHER_TIME.sub("", one.text))) for one in rule.conditions):
        return None
    told = {one.months for one in spent(rule, facts) if one.paid}
    months = told.pop() if len(told) == 1 else None
    return int(months) if months is not None and months == int(months) else None

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
        if asked or paid or whole:
            yield Spent(time.told, time.months, asked, paid)


def months_paid(rule: SupportRule, facts: Facts) -> int | None:
    """For how many months a monthly rule pays in all for what the asker says that he did so long, None where he does not ask for all of it, tells no one time,
    or the rule sets such a time as a condition."""
    if facts.once or facts.series or _IN_ALL.search(facts.text) is None or any(any(True for _ in durations(_OTHER_TIME.sub("", one.text))) for one in rule.conditions):
        return None
    told = {one.months for one in spent(rule, facts) if one.paid}
    months = told.pop() if len(told) == 1 else None
    return int(months) if months is not None and months == int(months) else None

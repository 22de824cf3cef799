"""What one can be given altogether: by a whole policy, in a year, of several grants together ("单个企业每年获得资金合计不超过300万元")."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import SupportRule
from index.rules.words import AGENT

_MOST = r"(?:最高)?(?:不超过|不得超过|不能超过|不高于|不得高于|最高|控制在)"
TOTAL = re.compile(
    rf"^(?:其中)?(?:单个?|每[个家户]|同一)[^，。；\d]{{0,40}}(?:资金|资助|扶持|支持|奖[励补]|补[贴助])[^，。；\d]{{0,10}}{_MOST}[^，。；\d]{{0,6}}\d"
    rf"|(?:合计|累计|总额|总计)(?:支付|报销|救助|补助)?[^，。；\d]{{0,4}}{_MOST}[^，。；\d]{{0,4}}\d[\d.,]*[万亿]?元$"
    rf"|(?:基金|保险|救助|报销|补助)[^，。；\d]{{0,6}}(?:年度)?(?:最高)?(?:支付|报销|救助)?(?:限额|封顶线)为?\d[\d.,]*[万亿]?元"
)
"""A clause that caps what one can be given altogether."""
TOGETHER = re.compile(r"合计|累计|总额|总计|同时享受")
"""Words by which a limit behind a list is on all its items together."""
_WHO = re.compile(rf"^(?:其中)?(?:单个?|每[个家户]?|同一)(?P<who>[^，。；\d]{{0,10}}?(?:{AGENT}|对象))")
_NAMED = re.compile(rf"^(?:其中)?(?P<who>[^，。；\d]{{0,8}}?{AGENT})(?:每年|年度|累计|合计|总额)")
_OF_THE_POLICY = re.compile(r"(?:享受|获得|依据|按照?|申请)[^，]{0,8}(?:本[^，]{1,3}|资金|政策|措施|办法|细则)|可以?(?:选择|同时|叠加)")
"""Words on the policy itself that a total is of, no condition of it."""
_IN_A_YEAR = re.compile(r"每年|同一?年度?|年度|当年|全年|每个自然年")


def as_total(rule: SupportRule) -> SupportRule:
    """A rule that only caps what one is given altogether, for him whom it names and in the time that it tells; any other unchanged."""
    if rule.benefit != "cap_only" or (total := TOTAL.search(rule.quote.rsplit("；", 1)[-1])) is None:
        return rule
    clauses = rule.quote.rsplit("；", 1)[-1].split("，")
    who = _WHO.search(rule.quote) if len(clauses) == 1 else _WHO.match(clauses[-1]) or _NAMED.match(clauses[-1]) or _WHO.search(rule.quote)
    yearly = _IN_A_YEAR.search(total.string) is not None
    held = tuple(one for one in rule.conditions if not _OF_THE_POLICY.search(one.text) and one.text not in clauses[-1])
    return replace(rule, conditions=held, subject=who["who"] if who is not None else rule.subject, per="年" if yearly and rule.per in ("", "个", "家", "户", "年") else rule.per)

"""Limits on how long something lasts or lies back, and on the years of support, against what the asker says."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.conditions.verdicts import between, held
from assistant.eligibility.conditions.windows import days_told
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import Duration, durations, in_its_year, in_months
from assistant.eligibility.told.said import mentioned, same
from assistant.eligibility.told.spent_time import spent
from assistant.eligibility.vocabulary import topics_in
from assistant.records import Computation, ConditionCheck
from index.quantities import chinese_number
from index.records import Condition, Metadata, SupportRule
from prompts import say

_SPAN = re.compile(r"满|达到?|不少于|不低于|超过|以上|以内|[\d.]+|[一二两三四五六七八九十]+(?=个?[年月])|个?月|周?年|内|且|并")
HIRES = re.compile(r"^(?:新?招[用收录聘]|聘用|录用|吸纳|接收|雇用)")
_OF_HIMSELF = re.compile(r"我(?:们)?(?:自己|本人)?(?:已经?|刚|都|是)?(?:毕业|退役|失业|参保)")
"""A condition on those hired says nothing of the asker's own past."""
_ENDS = re.compile(r"(?<=[年月]内)(?=.)|(?<=[年月]以[上内])(?=.)")
"""Behind one time of several in a clause ("毕业5年内高校毕业生创办登记注册3年内的企业")."""
_JOINED = re.compile(r"(?<=.)(?:并|且|以及|同时)(?=.)")
_AT_MOST = re.compile(r"[年月](?:以内|之?内)|(?:不满|未满|不足|不超过)[\d一二三四五六七八九十]+个?[年月]")
_BACK = re.compile(r"(?:前|之日起|以来)[^，。]{0,4}(?:[\d一二两三四五六七八九十]+个?(?:月|年))[之以]?内|发生在[^，。]{0,10}内")
"""A condition on how far something may lie back."""
_NOT_HAPPENED = re.compile(r"(?:未|没有?|无|不得|不存在)曾?(?:发生|出现|受到?过?|被|因)过?(?P<what>[^，。；]{2,})")
"""A condition that something did not happen within a time: how long something else lasted says nothing of it."""
_TO_DO = re.compile(r"[月年日天]内向[^，。；]{2,14}?(?P<deed>[一-鿿]{2})$")
"""What has to be done before somebody within a time: how long something else lasted says nothing of it."""
_COUNTED_FROM = re.compile(r"之日|当[月日]起|[后时]起")
"""A time counted from something that stands further before it ("自工商登记注册之日起正常经营一年")."""
_AGO = re.compile(r"[月年天](?:之|以)?前|以前|上上个?月|过去了?[\d一二两三四五六七八九十半]+个?[月年]")
_TOLD_YEARS = re.compile(r"(?<![〔\[（(\d])(20[0-4]\d)年(?!第?\d*号|版|那[份个版]|[的]?(?:[\u4e00-\u9fff]{0,10})(?:方案|规划|办法|政策|文件|清单|通知|意见|措施)|[—\-至到])")
"""Years of what the asker tells, not of a document that he names."""
_SHORTEST = 4
_GRADED = re.compile(r"(?<![A-Za-z])[A-E]{1,3}级|优秀|良好")
"""A grade that is asked for besides, which how long something lasted does not tell ("投运满1年、综合评价等级为A级")."""


def lasting_check(condition: Condition, facts: Facts) -> ConditionCheck:
    """A condition on how long something lasts or lies back, against what the asker says of the same thing; several times in
    one condition are held each against its own."""
    absent = _NOT_HAPPENED.search(condition.text)
    duty = _TO_DO.search(condition.text)
    if (absent is not None and not mentioned(absent["what"], facts.text)) or (duty is not None and duty["deed"] not in facts.text):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    pieces = [piece for piece in _JOINED.split(condition.text) if piece]
    timed = [one for piece in pieces for one in (_ENDS.split(piece) if len(durations(piece)) > 1 else [piece]) if durations(one)] or [condition.text]
    before = condition.text.split(timed[0])[0] if timed[0] != condition.text and not durations(condition.text.split(timed[0])[0]) else ""
    told = [_told_of(piece, facts, close=len(timed) > 1, joined=before) for piece in timed]
    fits = [None if one is None else between(one.months, *_span(condition, piece if len(timed) > 1 else "")) for piece, one in zip(timed, told, strict=True)]
    failed = next((one for one, fit in zip(told, fits, strict=True) if fit is False), None)
    if failed is not None:
        return held(condition.text, False, say("eligibility.reason.not_lasted", words=failed.clause))
    others = [one for one in pieces if not durations(one) and len(one) >= _SHORTEST]
    graded = [one for part in condition.text.split("、")[1:] if not durations(part) for one in _GRADED.findall(part)]
    if None in fits or not all(mentioned(one, facts.text) for one in others) or (graded and not any(one in facts.text for one in graded)):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    clauses = dict.fromkeys(one.clause for one in told if one is not None)
    return held(condition.text, True, say("eligibility.reason.lasted", words="，".join(clauses)))


def term_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck | None:
    """The check of the bounds within which what a rule pays for has to last ("期限为3至12个月") against how long the asker says that it did; None for other
    conditions, and where he tells no one time."""
    term = _TERM.fullmatch(condition.text)
    told = list({one.months: one for one in spent(rule, facts) if one.paid}.values()) if term is not None else []
    if term is None or len(told) != 1:
        return None
    scale = in_months(Decimal(1), term["unit"]) or Decimal(1)
    low, high = (value * scale for one in ("low", "high") if (value := Decimal(term[one]) if term[one].isdigit() else chinese_number(term[one])) is not None)
    fits = between(told[0].months, low, high)
    return held(condition.text, fits, say(f"eligibility.reason.{'lasted' if fits else 'not_lasted'}", words=told[0].words))


_TERM = re.compile(r"(?:[一-鿿]{2})?(?:期限?|时间)(?:为|在|是)?(?P<low>[\d一二三四五六七八九十]+)(?:个?[年月])?(?:至|到|-|—|~)(?P<high>[\d一二三四五六七八九十]+)(?P<unit>个月|年|月)(?:以内|之?内)?")


def _told_of(piece: str, facts: Facts, *, close: bool, joined: str = "") -> Duration | None:
    """The duration that the asker tells last of what `piece` of a condition is about (`close`: right beside it), or of what is `joined`
    before it and lasts as long ("稳定就业并参加社会保险6个月"), None where he tells none."""
    words_ = same(_SPAN.sub("", piece))
    pairs = {words_[i : i + 2] for i in range(len(words_) - 1)}
    all_ = [one for one in durations(facts.text) if not (HIRES.search(piece) and _OF_HIMSELF.search(one.clause)) and not _behind_its_end(piece, one)]
    topics = topics_in(next((one.before for one in durations(piece)), ""))
    topics |= topics_in(piece) if _COUNTED_FROM.search(piece) else frozenset()
    topics |= topics_in(joined) if topics else frozenset()
    told = [one for one in all_ if (topics & topics_in(one.clause) if topics else any(pair in same(one.around if close else one.clause) for pair in pairs))]
    if not told and _BACK.search(piece):
        told = [one for one in all_ if _AGO.search(one.clause)]
        told = told if len(told) == 1 else _between_days(facts)
    told = told or [one for one in all_ if len(all_) == 1 and _SHORT_OF.search(one.before) and _signs_shared(words_, same(one.clause)) >= _FEW_SIGNS]
    told = told or [one for one in in_its_year(facts.text) if topics & topics_in(one.clause)]
    beside = [one for one in told if topics & topics_in(one.before)]
    return (beside or told)[-1] if told else None


def _behind_its_end(piece: str, told: Duration) -> bool:
    """Whether a time is told from that on (投产后三年) until which a condition counts (24个月内竣工投产)."""
    until, since = _UNTIL.search(piece), _SINCE.search(told.before.split(told.told or "\n")[0])
    events = ("", "") if until is None or since is None else (until["event"], since["event"])
    return any(events[0][i : i + 2] in events[1] for i in range(len(events[0]) - 1))


_UNTIL = re.compile(r"[年月日天]之?内(?P<event>[一-鿿]{2,6})")
_SINCE = re.compile(r"(?P<event>[一-鿿]{2,8}?)(?:之日|次年|次月|当年)?(?:之?后|以后|起)[^，。；]{0,3}$")
_SHORT_OF = re.compile(r"(?:才|刚|只|仅|还不到|不到|还没满|没满|不满)[^，。；]{0,4}$|(?:才|刚|只|仅|还不到|不到|还没满|没满|不满)[^，。；]{0,6}")
"""The asker himself holds the only time that he tells to be short."""
_FEW_SIGNS = 2


def _signs_shared(wanted: str, told: str) -> int:
    """How many signs of what is wanted so long are told with a time ("产犊成活": 犊牛才活了两个月)."""
    return len({sign for sign in wanted if sign in told and "一" <= sign <= "鿿"} - set(_COMMON_SIGNS))


_COMMON_SIGNS = "的了在有和与或并且个年月日天满当前后不达到以上内是为"


def _between_days(facts: Facts) -> list[Duration]:
    """How long the second of two days that the asker tells lies behind the first, none where he does not tell two."""
    days = days_told(facts.text)
    if len(days) != 2 or days[1][0] <= days[0][0]:
        return []
    (first, _, began), (second, _, ended) = days
    months = (second.year - first.year) * 12 + second.month - first.month
    return [Duration(Decimal(months), f"{began}，{ended}")]


def _span(condition: Condition, piece: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most months that a condition on a time, or one `piece` of it, asks for."""
    if not piece and in_months(Decimal(1), condition.unit) is not None:
        low, high = (None if bound is None else in_months(bound, condition.unit) for bound in (condition.minimum, condition.maximum))
        return low, high
    text = piece or condition.text
    months = durations(text)[-1].months
    return (None, months) if _AT_MOST.search(text) else (months, None)


def beyond(rule: SupportRule, meta: Metadata | None, facts: Facts) -> tuple[ConditionCheck, ...]:
    """The check that fails where what the asker tells was so in a year behind the last day in force of the rule."""
    until = rule.valid_until or (meta.valid_until if meta else "")
    told = [int(year) for year in _TOLD_YEARS.findall(facts.text)]
    if not until or not told or max(told) <= int(until[:4]):
        return ()
    text = say("eligibility.until", until=until)
    return (ConditionCheck(text, "不符合", say("eligibility.reason.beyond", year=max(told))),)


def years_check(rule: SupportRule, facts: Facts) -> ConditionCheck:
    """Years already received, or the year asked about, against the most the rule allows."""
    assert rule.years is not None
    text = rule.period
    if facts.nth is not None and facts.nth > rule.years:
        return ConditionCheck(text, "不符合", say("eligibility.reason.years_over", years=rule.years, nth=facts.nth))
    received = facts.received or (facts.nth - 1 if facts.nth else 0)
    if received >= rule.years and facts.nth is None:
        return ConditionCheck(text, "不符合", say("eligibility.reason.years_used", years=rule.years, received=received))
    if facts.nth is not None and facts.received is None:
        return ConditionCheck(text, "符合", say("eligibility.reason.years_within", years=rule.years, nth=facts.nth))
    return ConditionCheck(
        text, "符合", say("eligibility.reason.years_left", years=rule.years, received=received, left=rule.years - received)
    )


def years_left(rule: SupportRule, facts: Facts) -> tuple[Computation, ...]:
    """How many years are left of those that the rule allows, where the asker tells how many he had."""
    if not rule.years or not facts.received or facts.received >= rule.years:
        return ()
    left = rule.years - facts.received
    return (Computation("difference", f"{rule.years}年 − {facts.received}年 = {left}年", Decimal(left), "年", ("asker",)),)

"""The weeks of each year in which something is taken in ("每年5月1日至5月31日受理"), against the day that the asker tells without a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.eligibility.vocabulary import CLAUSE, alternation, words
from assistant.records import ConditionCheck
from index.quantities import chinese_number
from index.stretches import beginning
from prompts import say

_LEAP = 2024
"""Any day of the year is looked up in a leap year."""
_MONTH = r"(?:1[0-2]|[1-9])"
_DAY = r"(?:[12]\d|3[01]|[1-9])"
_WEEKS = (
    rf"每年(?:度)?(?:的)?(?:申报期为|集中在|于|在)?(?P<{{0}}first>{_MONTH})月?(?:(?<=月)(?P<{{0}}from>{_DAY})日)?(?:份)?"
    rf"(?:[至到\-—－–~～](?P<{{0}}last>{_MONTH})月(?:(?P<{{0}}to>{_DAY})日)?(?:份)?)?")
_SEASON = re.compile(
    _WEEKS.format("") + r"[^。；\n]{0,40}?(?:受理|申报|申请|提交|提出|报送)|(?:受理|申报|申请|报名|提交)(?:的)?(?:时间|期限|日期|期)(?:统一)?(?:为|是|在|[:：])?" + _WEEKS.format("b"))
_TOLD = re.compile(rf"(?<!\d)(?<!\d年)(?P<month>{_MONTH})月(?!份?[以之]?内|个)(?:份)?(?:(?P<day>{_DAY})[日号]|(?P<third>[上中下]旬|初|中|底|末))?")
_THIRDS = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 31), "底": (21, 31), "末": (21, 31)}
_HANDS_IN = re.compile(r"[申报交递]|材料|办理|受理")
_HAPPENED = re.compile(alternation(words("events")))
"""What happened on a day on which nothing was handed in (今年2月刚注册)."""
_OF_A_PAPER = re.compile(r"(?:办法|政策|文件|细则|规定|措施|通知|方案|意见|指南)[^，。；？]{0,10}(?:出台|实施|施行|生效|发布|印发|公布|执行|下发|才出|[出发]的)")
"""Since when there is the document itself."""
_SENTENCE_END = re.compile(r"[。\n]")


@dataclass(frozen=True, slots=True)
class Season:
    """From the first to the last day of each year, as (month, day), the place of the sentence that says it, and the words before it in its clause, which
    may say for what it is ("第（四）条")."""

    first: tuple[int, int]
    last: tuple[int, int]
    start: int
    end: int
    whose: str = ""


def seasons(text: str) -> Iterator[Season]:
    """The weeks of each year in which a text says that something is taken in."""
    for found in _SEASON.finditer(text):
        side = "" if found["first"] else "b"
        if _AND_ANOTHER.search(text, found.start(f"{side}first"), found.end()) or _AND_ANOTHER.match(text, found.end()):
            continue  # several times of a year (每年3月、9月；7月和次年1月): which is meant is not told
        month, last = int(found[f"{side}first"]), int(found[f"{side}last"] or found[f"{side}first"])
        stop = _SENTENCE_END.search(text, found.end())
        start = beginning(text, found.start())
        only = found[f"{side}from"] and not found[f"{side}last"] and _BY.match(text, found.end(f"{side}from") + 1)
        days = (1, 1) if only else (month, int(found[f"{side}from"] or 1)), (last, int(found[f"{side}to"] or (only and found[f"{side}from"]) or monthrange(_LEAP, last)[1]))
        yield Season(*days, start, stop.start() if stop else len(text), _CLAUSE_START.split(text[start : found.start()])[-1])


_AND_ANOTHER = re.compile(rf"(?:(?<=月)|(?<=月份)|(?<=日))(?:各)?(?:[、和及或]|以及)(?:次年|翌年|下一年)?(?:的)?{_MONTH}月")
_BY = re.compile(r"[之以]?前")
"""Until a day: from the beginning of the year."""
_CLAUSE_START = re.compile(r"[，；;](?!第|[（(])")


def in_digits(text: str) -> str:
    """The text with months and days in digits (十月十五号: 10月15号)."""
    return _SPELLED.sub(lambda found: str(chinese_number(found.group()) or found.group()), text)


_SPELLED = re.compile(r"(?<![一二三四五六七八九十百千万两几第])(?:十[一二]?|[一二三四五六七八九])(?=月(?:[一二三四五六七八九十\d]|份|初|中旬|底|末|上旬|下旬))|(?<=月)(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])")
"""The spelled number of a month or of its day."""


def within(season: Season, said: str) -> ConditionCheck | None:
    """Whether the day that the asker tells last lies in the weeks of a season; None where he tells none, or one that may lie on either side."""
    told = [(one, clause.group().strip()) for clause in CLAUSE.finditer(said) if (_HANDS_IN.search(clause.group()) or not _HAPPENED.search(clause.group())) and not _OF_A_PAPER.search(clause.group())
            for one in _TOLD.finditer(in_digits(clause.group()))]
    if not told:
        return None
    found, clause = told[-1]
    month = int(found["month"])
    first, last = _THIRDS[found["third"][0]] if found["third"] else (int(found["day"] or 1), int(found["day"] or 31))
    inside = season.first <= (month, first) and (month, min(last, monthrange(_LEAP, month)[1])) <= season.last
    outside = (month, first) > season.last or (month, last) < season.first
    if inside == outside:
        return None
    text = say("eligibility.season", first=f"{season.first[0]}月{season.first[1]}日", last=f"{season.last[0]}月{season.last[1]}日")
    return ConditionCheck(text, "符合" if inside else "不符合", say(f"eligibility.reason.{'said' if inside else 'denied'}", words=clause))

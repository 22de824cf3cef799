"""A time between two days that a condition names ("2016年1月1日至2016年10月31日"), against the days that the asker tells."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, topics_in
from assistant.records import ConditionCheck
from index.quantities import chinese_number
from index.records import Condition, SupportRule
from index.settings import today
from prompts import say

_DAY = r"(?P<{0}y>20\d\d)年(?:(?P<{0}m>\d{{1,2}})月(?:(?P<{0}d>\d{{1,2}})[日号])?)?"
_LAST = r"(?:(?P<by>20\d\d)年)?(?:(?P<bm>\d{1,2})月(?:(?P<bd>\d{1,2})日)?)?"
_WINDOW = re.compile(_DAY.format("a") + r"[^，。；\d]{0,4}(?:至|到|—|－|-|~|～)[^，。；\d]{0,3}" + _LAST)
_TOLD = re.compile(r"(?<![那这][个份项笔])" + _DAY.format("t") + r"(?!第?\d*号|版|那[份个版]|的?[\u4e00-\u9fff]{0,12}(?:方案|规划|办法|政策|文件|清单|通知|意见|措施|专项|专题|条件)|[—\-至到])(?!(?:[之以]?后|[之以]?前|起)(?!的))")


@dataclass(frozen=True, slots=True)
class Window:
    """From the first to the last day; `words` are those that tell it."""

    first: date
    last: date
    words: str


def window(text: str) -> Window | None:
    """The time between two days that `text` names, or before or behind one, None where it names none."""
    found = _WINDOW.search(text)
    if found is None or not (found["by"] or found["bm"]):
        return _open_window(text)
    first = _days(found["ay"], found["am"], found["ad"])
    last = _days(found["by"] or found["ay"], found["bm"], found["bd"])
    return None if first is None or last is None or last[1] < first[0] else Window(first[0], last[1], found.group())


def _open_window(text: str) -> Window | None:
    """The time before or behind one day ("2019年4月30日后获得…的")."""
    found = _SIDED.search(text)
    if found is None and (named := _IN_YEAR.match(text)) is not None:
        days = _days(named["year"], None, None)
        return None if days is None else Window(*days, named.group())
    days = _days(found["sy"], found["sm"], found["sd"]) if found is not None else None
    if found is None or days is None:
        return None
    first = days[1] + _DAY_LONG if found["sd"] and found["after"] in ("后", "之后") else days[0]
    return Window(first, date.max, found.group()) if found["after"] else Window(date.min, days[1], found.group())


_DAY_LONG = timedelta(days=1)
_IN_YEAR = re.compile(r"(?P<year>20\d\d)年(?=[^\d，。；以之底前后度起至到]{2,8}$)")
"""A year in which something was ("2024年入驻")."""
_SIDED = re.compile(_DAY.format("s") + r"(?:[（(]不?含[^）)]{0,10}[)）])?(?:(?P<after>起|以?后|之后|以来)|(?P<before>底?以?前|底?之前))(?![一二三四五六七八九十\d])")


def window_check(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """Whether what the asker tells was so within the time that the condition names; None where it names none, or he tells no day, or
    one that may lie on either side."""
    asked = window(condition.text)
    if asked is None:
        return None
    told = _told(condition.text, facts) or _months_told(asked, facts)
    if not told:
        return None
    fits = [None if first < asked.first <= last or first <= asked.last < last else asked.first <= first and last <= asked.last for first, last, _ in told]
    if None in fits:
        return None
    failed = next((words for (_, _, words), fit in zip(told, fits, strict=True) if not fit), "")
    words = failed or "、".join(words for _, _, words in told)
    if not failed and not _spoken_of(condition.text.replace(asked.words, ""), facts):
        return None
    return held(condition.text, not failed, say(f"eligibility.reason.{'denied' if failed else 'said'}", words=words))


def _spoken_of(what: str, facts: Facts) -> bool:
    """Whether the asker speaks of what a condition says was done within its time: a day that fits is no more than a day."""
    wanted = {pair for pair in _pairs(same(what)) if not _SAYS_LITTLE.search(pair)}
    return not wanted or any(pair in same(facts.text) for pair in wanted)


_SAYS_LITTLE = re.compile(r"[获取]得|新[建增购引办设]|[^\u4e00-\u9fff]|[我本该其的了在对后前起间内]|企业|项目|单位|期间")


def deadline_check(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether what the asker tells of the same thing is in time for the last day that `text` names ("纸质申请材料截止时间为7月24日"); None where
    it names none, or he tells no day of it or another year."""
    found = _DEADLINE.search(text)
    if found is None:
        return None
    years, its = (set(_YEAR.findall(one)) for one in (facts.text, found.group()))
    wanted = _pairs(same(found["what"]))
    for clause in CLAUSE.finditer(facts.text):
        day = _ONE_DAY.search(clause.group())
        otherwise = _manner(found["what"]) - _manner(clause.group())
        if day is None or otherwise or (years and its and not years & its) or not any(pair in same(clause.group()) for pair in wanted):
            continue
        met = (int(day["m"]), int(day["d"])) <= (int(found["m"]), int(found["d"]))
        return held(text, met, say(f"eligibility.reason.{'said' if met else 'denied'}", words=clause.group().strip()))
    return None


def other_manner(printed: str, told: str) -> bool:
    """Whether printed words are on another way of handing something in than the one told."""
    return bool(_manner(printed)) and bool(_manner(told)) and not _manner(printed) & _manner(told)


def _manner(text: str) -> set[str]:
    return {name for name, pattern in _MANNERS.items() if pattern.search(text)}


_MANNERS = {"online": re.compile("网上|线上|在线|电子|平台"), "paper": re.compile("纸质|书面|现场|窗口")}
"""How something is handed in: each way has a last day of its own."""
_ONE_DAY = re.compile(r"(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])[日号]")
_DEADLINE = re.compile(r"(?P<what>[^，。；]{2,40}?(?:[，,][^，。；]{2,40}?)?)[，,]?的?截[止至](?:时间|日期|期限)?[为是：:到至]?(?:20\d\d年)?" + _ONE_DAY.pattern)
_YEAR = re.compile(r"20\d\d(?=年)")


def _months_told(asked: Window, facts: Facts) -> list[tuple[date, date, str]]:
    """The months told without a year behind the last day of a time that ends within a year: too late in that year as in any later one."""
    found = []
    for clause in CLAUSE.finditer(facts.text) if asked.last != date.max else ():
        month = _MONTH.search(clause.group())
        days = _days(str(asked.last.year), month["m"], None) if month is not None and _DONE.search(clause.group()) else None
        if days is not None and days[0] > asked.last:
            found.append((*days, clause.group().strip()))
    return found


_DONE = re.compile(r"才|刚|已|了|的$")
"""What the asker tells of a month has happened."""


def _told(wanted: str, facts: Facts) -> list[tuple[date, date, str]]:
    """The days that the asker tells, with the clause that tells them: those of what `wanted` is about where he tells several."""
    found = _without_years(days_told(facts.text))
    form, topics = same(wanted), topics_in(wanted)
    alike = [one for one in found if any(pair in form for pair in _pairs(same(one[2])))]
    near = [one for one in found if topics & topics_in(one[2])] or (alike if not topics or len(found) == 1 else [])
    return near if len(found) > 1 or topics else found


def _without_years(found: list[tuple[date, date, str]]) -> list[tuple[date, date, str]]:
    """The days told less a whole year of which a day is told beside it: the year only names the thing (2017年的补助，我们8月15号才报)."""
    return [one for one in found if (one[1] - one[0]).days < _WHOLE_YEAR or not any(other[0].year == one[0].year and other[0] == other[1] for other in found)]


_WHOLE_YEAR = 364


def days_told(text: str) -> list[tuple[date, date, str]]:
    """The years, months and days told in `text`: the first and the last day of each, and the clause that tells it."""
    found, year = [], ""
    for clause in CLAUSE.finditer(text):
        dated = _carried(_dated(clause.group()), year)
        for one in _TOLD.finditer(dated):
            year = one["ty"]
            sided = _open_window(one.string[one.start() :]) if _SIDED.match(one.string, one.start()) else None
            days = _days(year, one["tm"], one["td"]) if sided is None else (sided.first, sided.last)
            if days is not None:
                found.append((*days, clause.group().strip()))
        bare = _MONTH.search(clause.group()) if year and not _TOLD.search(dated) else None
        if bare is not None and (days := _days(year, bare["m"], bare["d"])) is not None:
            found.append((*days, clause.group().strip()))
    return found


def _dated(clause: str) -> str:
    """The clause with the year of a month told from this year (今年2月, 去年三月) in figures."""
    return _RELATIVE.sub(lambda found: f"{today().year - _AGO[found['year']]}年{_number(found['month'])}月", clause)


def _carried(clause: str, year: str) -> str:
    """The clause with the year of a month told from the year before it (当年11月, 次年三月) in figures."""
    return clause if not year else _FROM_BEFORE.sub(lambda found: f"{int(year) + found['year'].startswith(('次', '第', '转', '来'))}年{_number(found['month'])}月", clause)


_FROM_BEFORE = re.compile(r"(?P<year>当年|同年|次年|第二年|转年|来年)的?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!份?[以之]?内|个)")


def _number(month: str) -> str:
    return month if month.isdigit() else f"{chinese_number(month):f}"


_AGO = {"今年": 0, "去年": 1, "前年": 2}
_RELATIVE = re.compile(r"(?<!大)(?P<year>今年|去年|前年)的?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!份?[以之]?内|个)")
_MONTH = re.compile(r"(?<![\d年个])(?P<m>1[0-2]|[1-9])月(?!份?[以之]?内|个)(?:(?P<d>[12]\d|3[01]|[1-9])[日号])?")
"""A month of the year told before."""


def within(rule: SupportRule, facts: Facts) -> Facts:
    """The facts without the clauses on days outside the time that the rule is for, where the asker tells of several days and one is
    within it."""
    times = [one for condition in rule.conditions if (one := window(condition.text)) is not None]
    told = days_told(facts.text)
    if not times or len(told) < _SEVERAL:
        return facts
    out = {clause for first, last, clause in told if any(last < one.first or first > one.last for one in times)}
    if not out or len(out) == len(told):
        return facts
    kept = tuple(replace(figure, case="") for figure in facts.figures if figure.words not in out)
    return replace(facts, figures=kept, text="，".join(clause.group() for clause in CLAUSE.finditer(facts.text) if clause.group().strip() not in out))


_SEVERAL = 2


def _pairs(text: str) -> list[str]:
    words = re.sub(r"[\d年月日]", " ", text)
    return [words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2]]


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None where there is no such."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        return first, date(int(year), int(month or 12), int(day or monthrange(int(year), int(month or 12))[1]))
    except ValueError:
        return None

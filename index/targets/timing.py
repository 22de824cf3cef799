"""Year, base year and status of a figure.

In: the sentence with its times, the section's and document's times. Out: the year a figure is for (None if nothing says),
the year it is measured from, and whether it is a target or an actual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.quantities import Time, times
from index.records import Document, Status
from index.targets.lexicon import any_of
from index.targets.sentences import Sentence

_ACTUAL_HEADING = re.compile(any_of("actual_headings"))
_TARGET_HEADING = re.compile(any_of("target_headings"))
_AIM_HEADING = re.compile(r"目标|任务|打算|安排|部署|总体要求|总体思路|主要预期|今年工作|建议")
_GOALS_HEADING = re.compile(r"(?:发展|主要|总体|具体|工作|行动|阶段|近期|远期|预期)目标(?:任务)?[。：:]?$")
_REVIEW_HEADING = re.compile(
    r"回顾|工作总结|(?:主要|取得的?|发展)成[就绩效]|完成情况|这[一三五两]年|[一三五两]年来|过去[一三五两]年|"
    r"^(?!.*(?:确保|力争|保障|推动)).*目标(?:任务)?(?:如期|顺利|圆满|胜利|全面|基本|超额)(?:实现|完成)"
)
_AHEAD_HEADING = re.compile(r"目标|打算|安排|部署|思路|今年|明年|下一?步|未来|今后|展望|建议")
_BOTH = re.compile(r"^[和与及、，暨][^，。]*(?:目标|安排|打算|部署|思路|展望)")
_IMPROVES = re.compile(r"夯实|夯牢|筑牢|巩固|打牢|奠定|完善|强化|优化|改善|营造|创造|补齐|补短板|提升|打造")
_ACTUAL_WORD = re.compile(rf"(?:(?!共有产权)(?:{any_of('actual_words')}))|(?<![早自而])已(?!经?批准)")
_TARGET_WORD = re.compile(any_of("target_words"))
_PLAN_TITLE = re.compile(r"规划|计划|方案|意见|要点|措施|任务|纲要|安排|办法|决定|通知|目标")
_BULLETIN = re.compile(r"统计公报|统计快报|统计年鉴|决算|(?:运行|完成|发展)情况(?!.*(?:方案|计划|通知))")
"""Titles of documents that tell results only."""
_LONG_PLAN = re.compile(r"规划|纲要")
_PLAN_TEXT = re.compile(r"到20\d\d年|20\d\d年底前|力争到|奋斗目标|主要目标|发展目标|工作目标")
_UNTIL = re.compile(r"到(20\d\d)年")
_ADDRESS = r"(?:各位代表[，,！!。：:\s]*)?(?:[（(][一二三四五六七八九十]+[)）])?(?:回[顾首望]|总结)?"
_OPENS_PERIOD = re.compile(
    rf"^{_ADDRESS}(?:(?:刚刚)?(?:过去|今后|未来|这)的?(?P<span>[三四五])年|(?P<since>[三四五])年(?:多)?来|(?P<plan>[“‘\"]?十[一二三四五六七八]?五[”’\"]?(?:时期|期间|以来|这五年|[一-鿿]{{2,6}}发展)))"
)
_OPENS_YEAR = re.compile(
    rf"^{_ADDRESS}(?:在)?(?:(?:刚刚)?过去的?(?:一年|20\d\d年)|一年来|一年多来|20\d\d年(?!以来|代|至|到|[-—])|去年|今年|全年|当年)"
)
_OPENS_PAST = re.compile(rf"^{_ADDRESS}(?:在)?(?:(?:刚刚)?过去的?一年|一年多?来|去年)(?:里|中)?[，,]")
_NAMES_PERIOD = re.compile(r"[“‘\"]?十[一二三四五六七八]?五[”’\"]?|(?:过去|今后|未来|这)的?[三四五]年|[三四五]年来")
_NAMES_YEAR = re.compile(r"20\d\d年|一年来|过去一年|今年|去年")

_PUT_OFF = re.compile(r"(?:推迟|延期|延迟|延后|推后|顺延|展期|延长|改期|调整|提前)$")

Span = Literal["", "period", "year"]
"""What the figures around are about: several years (五年来, “十三五”期间), one year, or nothing says."""


@dataclass(frozen=True, slots=True)
class Era:
    """Which years a passage of a work report is about, and the first of them for a period; it holds until the next opening.

    `past` tells that the passage looks back on the year before (过去一年); that holds no further than its section.
    """

    span: Span = ""
    first: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole document: its plan's period, base year, and the year in which it speaks; `tells` is the year whose results
    are all that it tells (统计公报), None where it tells goals too."""

    first: int | None
    last: int | None
    base: int | None
    now: int | None
    report: bool
    planning: bool = True
    tells: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a section or paragraph: the status its headings suggest and the year they name."""

    status: Status | None
    year: int | None


def read_frame(document: Document) -> Frame:
    """The document's period; where it is not known, the year that 到…年 names by far most often ends it.

    A 规划 that names no base year is measured from the year before it begins.
    """
    meta = document.meta
    published = re.match(r"(\d{4})", meta.published or meta.effective or "")
    now = int(published.group(1)) if published else None
    report = "政府工作报告" in document.title or "政府工作报告" in document.text[:400]
    if report and now is None:
        named = re.search(r"(20\d\d)年", document.title or "") or re.search(
            r"(20\d\d)年", document.text[:300]
        )
        now = int(named.group(1)) if named else None
    first, last = meta.period if meta.period else (None, None)
    if last is None and not report:
        counts: dict[int, int] = {}
        for found in _UNTIL.finditer(document.text):
            counts[int(found.group(1))] = counts.get(int(found.group(1)), 0) + 1
        if counts:
            best = max(counts, key=lambda year: counts[year])
            if counts[best] >= 0.8 * sum(counts.values()) and best == max(counts):
                last = best
    planning = (
        report
        or last is not None
        or bool(_PLAN_TITLE.search(document.title) or _PLAN_TEXT.search(document.text))
    )
    base = meta.base_year
    if base is None and first is not None and not report and _LONG_PLAN.search(document.title):
        base = first - 1
    told = re.search(r"(?:19|20)\d\d", document.title) if _BULLETIN.search(document.title) and not report else None
    return Frame(first, last, base, now, report, planning and told is None, int(told.group()) if told else None)


def read_setting(path: tuple[str, ...], frame: Frame) -> Setting:
    """What the headings say, the nearest first; a review (回顾) holds for all below it that does not look ahead."""
    status: Status | None = None
    year: int | None = None
    weak = ahead = False
    for heading in reversed(path):
        if _looks_both_ways(heading):  # its own text looks back, the parts under it are what is planned
            own = heading == path[-1]
            told = [item.year for item in times(heading, frame.now)]
            status = status or ("actual" if own else "target")
            year = year or ((min if own else max)(told) if told else None)
            ahead = True
            continue
        if _REVIEW_HEADING.search(heading) and not ahead:
            status = "actual"
        ahead = ahead or bool(_AHEAD_HEADING.search(heading))
        if status is None:
            actual = None if _IMPROVES.search(heading) else _ACTUAL_HEADING.search(heading)
            target = _AIM_HEADING.search(heading)
            if actual and not (target and target.start() > actual.start() and "完成" not in heading):
                status = "actual"
            elif target:
                status = "target"
            weak = weak or bool(_TARGET_HEADING.search(heading))
        if year is None:
            named = [item for item in times(heading, frame.now) if item.role != "base"]
            if named and len({item.year for item in named}) == 1:
                year = named[0].year
    if status == "actual" and any(_GOALS_HEADING.search(heading) for heading in path[:-1]) and not any(_REVIEW_HEADING.search(heading) for heading in path):
        status = "target"  # a goal is called by what it is to be: “发展目标 › 赋能中小企业成效明显”
    if status is None and frame.report and year is not None and frame.now is not None:
        status = "actual" if year < frame.now else "target"
    if status is None and weak:
        status = "target"
    return Setting(status, year)


def _looks_both_ways(heading: str) -> bool:
    """Whether a heading names what was reached and then what is planned (“十三五”时期发展成就和“十四五”时期主要目标任务)."""
    review = _REVIEW_HEADING.search(heading)
    return review is not None and _BOTH.match(heading[review.end() :]) is not None


def heading_era(heading: str, last: int | None) -> Era:
    """What a chapter's heading says; “十四五”时期和2025年 leaves it to the chapter's sentences."""
    period, year = _NAMES_PERIOD.search(heading), _NAMES_YEAR.search(heading)
    if bool(period) == bool(year):
        return Era()
    return Era("period", _first(heading, last)) if period else Era("year")


def opening_era(sentence: str, last: int | None) -> Era | None:
    """What a sentence that opens with 五年来, “十四五”时期, 2025年 … is about; None where it opens with nothing of the kind."""
    if _OPENS_YEAR.match(sentence):
        return Era("year", past=_OPENS_PAST.match(sentence) is not None)
    found = _OPENS_PERIOD.match(sentence)
    return Era("period", _first(found.group(), last)) if found else None


def _first(words: str, last: int | None) -> int | None:
    """The first year of the period that `words` name; one told by its length ends with `last`."""
    named = next((item.first for item in times(words) if item.first is not None), None)
    count = re.search(r"[三四五](?=年)", words)
    if named is not None or count is None or last is None or re.search(r"今后|未来", words):
        return named
    return last - "三四五".index(count.group()) - 2


def is_put_off(sentence: Sentence, time: Time) -> bool:
    """Whether a time is the one that something was moved to (通航时间推迟至2021年): it dates no other figure."""
    return _PUT_OFF.search(sentence.text, 0, time.start) is not None


def governing(sentence: Sentence, place: int, carried: Time | None) -> Time | None:
    """The time that dates a figure at `place` of the sentence: the last one before it, else the carried one."""
    found = carried
    for time in sentence.times:
        if time.role == "base" or is_put_off(sentence, time):
            continue
        if time.start >= place:
            break
        found = time
    return found


def base_of(sentence: Sentence, begin: int, place: int) -> Time | None:
    """The time that a figure is compared with: one that stands between its clause's beginning and the figure."""
    found = None
    for time in sentence.times:
        if time.role == "base" and time.start < place and time.end > begin:
            found = time
    return found


def status_of(
    sentence: Sentence, place: int, year: int | None, time: Time | None, setting: Setting, frame: Frame
) -> Status:
    """目标 or 完成: from the year where it decides, else from words, else from the headings."""
    before = sentence.mask[:place]
    own = time is not None
    if frame.tells is not None and (year is None or year <= frame.tells):
        return "actual"
    if time is not None and time.role != "deadline" and "以来" in sentence.text[time.start : time.end]:
        return "actual"
    if time is not None and time.role == "deadline" and (frame.now is None or time.year >= frame.now):
        return "actual" if frame.first is not None and time.year < frame.first else "target"  # 由2010年的…增加到2015年的…, in a plan from 2016 on
    if year is not None and own:
        if frame.now is not None and year != frame.now and not (frame.last and year >= frame.now):
            return "actual" if year < frame.now else "target"
        if frame.base is not None and year <= frame.base:
            return "actual"
        if frame.first is not None and year < frame.first:
            return "actual"
        if frame.now is not None and year > frame.now:
            return "target"
    wish, done = _TARGET_WORD.search(before), _ACTUAL_WORD.search(before)
    if done and not wish:
        return "actual"
    if wish and not done and setting.status != "actual":
        return "target"
    if setting.status is not None:
        return setting.status
    return "target" if frame.planning or wish else "actual"

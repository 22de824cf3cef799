"""Dates, terms and plan periods as policy documents print them: 二〇一八年九月五日, 有效期五年, “十三五”, （2021-2023年）."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from index.numbering import number_value
from index.stretches import beginning, ending

_N = r"[\d〇○零ОO一二三四五六七八九十]"
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year in figures."""
_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇○零ОO九][〇○零ОO一二三四五六七八九]{2})"
DATE = re.compile(rf"({_YEAR})\s?年\s?(?:({_N}{{1,3}})\s?月(?:\s?({_N}{{1,3}})\s?日)?)?")
_ZEROS = str.maketrans("○ОO零", "〇〇〇〇")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FULL = rf"{_YEAR}\s?年\s?{_N}{{1,3}}\s?月\s?{_N}{{1,3}}\s?日"
_FROM = re.compile(rf"[自从]\s?({_FULL})\s?起?(?:正式|开始)?\s?(?:施行|实施|执行|生效|试行)")
_FROM_ISSUE = re.compile(
    rf"自(?:印发|发布|公布|下发|颁布|发文)之日起\s?(?:({_N}{{1,3}})\s?(日|个月)后)?(?:正式|开始)?\s?(?:施行|实施|执行|生效|试行)"
)
_TERM = re.compile(
    rf"(?:有效期限?|试行期限?|实施期限?|执行期限?|政策期限)\s?(?:暂定)?(?:限)?为?\s?({_N}{{1,3}})\s?(年|个月)"
    rf"|(?:施行|实施|执行|试行)，?(?:暂定|试行|为期)\s?({_N}{{1,3}})年"
)
_OWN = re.compile(
    r"施行|实施|执行|生效|(?:印发|发布|公布|颁布)之日|本(?:办法|通知|意见|规定|细则|措施|政策|方案|文件|制度|指南|规则)"
)
_ITSELF = re.compile(
    r"本(?:行动|实施|工作|若干|政策)?(?:方案|办法|通知|意见|规定|细则|措施|政策|文件|制度|指南|规则|条例|计划|规划|决定|公告|标准|规范|准则|章程|试行办法)"
    r"|(?:印发|发布|公布|颁布|解释|有效期|政策期限|废止|试行)"
)
"""Words of a sentence on the term of the document itself, not of one of its measures."""
_CERTIFICATE = re.compile(r"(?:证书?|资格|许可|合同|协议|保函|资质|卡|码|称号)的?$")
_UNTIL = re.compile(
    rf"(?:有效期|执行期|实施期|施行|实施|执行)[^。；\n]{{0,30}}?[至到]\s?({_FULL})\s?(?:止|。|，|；|）|$|废止|有效)"
)
_UNTIL_END = re.compile(
    rf"(?:有效期限?|政策(?:有效|执行|实施)?期限?|(?:执行|实施|试行|适用)(?:有效)?(?:期限|时间))(?:为|是|：|:|自|从|暂定)*\s?(?:{_YEAR}年?[^。；\n，]{{0,10}})?[至到\-—－~～]\s?({_YEAR}\s?年(?:\s?{_N}{{1,3}}\s?月)?)\s?(?:底|末)?(?:止|。|，|；|）|$|[\n])"
)
"""A term that is told to a year or a month (政策期限为2016年至2018年)."""
_RANGE = re.compile(rf"({_YEAR})\s?年?\s?(?:[-—–―~～－─]+|至|到)\s?({_YEAR})\s?年?")
_FIVE = re.compile(
    r"(?<!第)[“\"']?(十[一二三四五六七]?)五[”\"']?(?!个)(?=时期|期间|规划|发展|工业|[^，。]{0,20}(?:规划|纲要))"
)
_FIVE_FULL = re.compile(r"第(十[一二三四五六七]?|二十)个五年(?:规划|计划)")
_GOAL = re.compile(rf"(?<!有效期)(?<!调整)(?<!延长)(?:到|至)\s?({_YEAR})\s?年(?:底|末)?")
_SPAN = re.compile(
    r"(?<![\d〇零一二三四五六七八九十])([一二三四五六七八九十\d]{1,2})年(?=[^，。\n\d]{0,8}(?:行动|计划|方案))|为期([一二三四五六七八九十])年"
)
_ANNUAL = re.compile(rf"({_YEAR})\s?年度?(?!版|修[订正]|本[）)])")
"""The year that a document is for; none is that of its edition (2025年版, 2025年修订)."""
_BASE = re.compile(
    rf"(?:较|比|与|在|以)\s?({_YEAR})\s?年(?:底|末)?(?:相比|基础|为基|为基期|为基数|增|提|下|降|翻|净|减|高|的|[，。\u4e00-\u9fff])"
)


def iso_date(words: str) -> str:
    """The first date in `words` as "2018-09-05", "2018-09" or "2018"; "" if there is none."""
    found, iso = DATE.search(words), _ISO.search(words)
    if iso and (found is None or iso.start() < found.start() or not found.group(3)):
        return _iso(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    if found is None:
        return ""
    year = year_value(found.group(1))
    month = number_value(found.group(2)) if found.group(2) else None
    day = number_value(found.group(3)) if found.group(3) else None
    return _iso(year, month, day)


def year_value(words: str) -> int:
    """The year that “2018” or “二〇一八” means."""
    return number_value(words.translate(_ZEROS)) or 0


def effective(text: str, published: str) -> str:
    """The first day in force (施行), from “自…起施行”; `published` where it is in force from its publication."""
    found = next((found for found in _FROM.finditer(text) if _of_itself(text, found.start())), None)
    if found:
        return iso_date(found.group(1))
    issue = _FROM_ISSUE.search(text)
    if issue is None or len(published) < 10:
        return published if issue and not issue.group(1) else ""
    if not issue.group(1):
        return published
    count = number_value(issue.group(1)) or 0
    start = date.fromisoformat(published)
    return (start + timedelta(days=count) if issue.group(2) == "日" else _later(start, count)).isoformat()


def valid_until(text: str, effective_from: str) -> str:
    """The last day in force: “有效期至…”, or “有效期五年” counted from `effective_from`; "" if not stated."""
    until = next((found for found in _UNTIL.finditer(text) if _of_itself(text, found.start())), None)
    if until:
        return iso_date(until.group(1))
    if (ends := next((found for found in _UNTIL_END.finditer(text) if _of_itself(text, found.start())), None)) is not None:
        return _last_day(iso_date(ends.group(1)))
    term = next(
        (found for found in _TERM.finditer(text) if _OWN.search(_sentence(text, found.start()))), None
    )
    if term is None or len(effective_from) < 10:
        return ""
    count, unit = term.group(1) or term.group(3), term.group(2) or "年"
    months = (number_value(count) or 0) * (12 if unit == "年" else 1)
    if not months:
        return ""
    return (_later(date.fromisoformat(effective_from), months) - timedelta(days=1)).isoformat()


def _last_day(iso: str) -> str:
    """The last day of the year or the month of an ISO date that is told so far only."""
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def term_place(text: str) -> tuple[int, int] | None:
    """Where the sentence stands that says until when or for how long the document holds, None where none does."""
    until = next((found for form in (_UNTIL, _UNTIL_END) for found in form.finditer(text) if _of_itself(text, found.start())), None)
    found = until or next((found for found in _TERM.finditer(text) if _OWN.search(_sentence(text, found.start()))), None)
    if found is None:
        return None
    return _sentence_place(text, found.start())


def start_place(text: str) -> tuple[int, int] | None:
    """Where the sentence stands that says from when the document holds, None where none does."""
    found = next((one for one in _FROM.finditer(text) if _of_itself(text, one.start())), None) or _FROM_ISSUE.search(text)
    return None if found is None else _sentence_place(text, found.start())


def goal_place(text: str, year: int) -> tuple[int, int] | None:
    """Where the first sentence stands that names what is to be reached by `year` (到2027年), None where none does."""
    found = next((one for one in _GOAL.finditer(text) if year_value(one.group(1)) == year), None)
    return None if found is None else _sentence_place(text, found.start())


def period(title: str, text: str, published: str) -> tuple[int, int] | None:
    """The first and last year of the plan, from the title, else from the head of the text and its goals (到2027年)."""
    issued = int(published[:4]) if published else 0
    head = text[:1500]
    if found := _range(title) or five_year_plan(title):
        return found
    goals = Counter(year for found in _GOAL.findall(text) if (year := year_value(found)) >= issued)
    annual = _ANNUAL.search(title)
    if annual and not _GOAL.search(title):
        return year_value(annual.group(1)), year_value(annual.group(1))
    if issued and title.endswith("工作报告"):
        return issued, issued
    if (found := _range(head)) and found[1] >= issued:
        return found
    last = _main_goal(goals)
    five = five_year_plan(head)
    if five and five[1] >= issued and (five[1] == last or (issued and not last)):  # one that is only named in a text without date or goals is not its own
        return five
    span = _SPAN.search(title) or _SPAN.search(head)
    years = (number_value(span.group(1) or span.group(2)) or 0) if span else 0
    if last:
        first = last - years + 1 if years else min(issued or last, last)
        return first, last
    return (issued, issued + years - 1) if years and issued else None


def _range(words: str) -> tuple[int, int] | None:
    """The first printed range of years: （2021-2023年）."""
    ranges = [(year_value(a), year_value(b)) for a, b in _RANGE.findall(words)]
    return next(((a, b) for a, b in ranges if a < b <= a + 35), None)


def _main_goal(goals: Counter[int]) -> int:
    """The year that the goals (到2027年) name, 0 if hardly any: the latest of those named about as often as the commonest."""
    often = max(goals.values(), default=0)
    return max((year for year, count in goals.items() if count * 3 >= often), default=0) if often >= 2 else 0


def five_year_plan(words: str) -> tuple[int, int] | None:
    """The years of the five-year plan that `words` names first: “十三五” → (2016, 2020)."""
    found = _FIVE.search(words) or _FIVE_FULL.search(words)
    if found is None:
        return None
    number = number_value(found.group(1)) or 10
    first = 2001 + (number - 10) * 5
    return first, first + 4


def base_year(text: str, years: tuple[int, int] | None) -> int | None:
    """The year from which the plan measures: the one most often compared with, before or at the plan's start."""
    before = years[0] - 1 if years and years[0] < years[1] else 0
    if before and len(re.findall(rf"{before}\s?年", text)) >= 3:
        return before
    counts = Counter(year_value(found) for found in _BASE.findall(text))
    usual = [(count, year) for year, count in counts.items() if years is None or year <= years[0]]
    return max(usual)[1] if usual and max(usual)[0] >= 2 else None


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    if month is None or not 1 <= month <= 12:
        return str(year)
    if day is None:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def _of_itself(text: str, place: int) -> bool:
    """Whether the term at `place` is that of the document, not of a measure or a certificate."""
    sentence = _sentence(text, place).strip()
    return bool(sentence.startswith("自") or _ITSELF.search(sentence)) and not _CERTIFICATE.search(text[max(0, place - 6) : place])


def _sentence(text: str, place: int) -> str:
    """The sentence around `place`."""
    return text[slice(*_sentence_place(text, place))]


def _sentence_place(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around `place` begins and ends."""
    return beginning(text, place, "。\n"), ending(text, place, "。\n")


def _later(start: date, months: int) -> date:
    """`start` moved on by `months`; the last day of the month where the day does not exist."""
    years, month = divmod(start.month - 1 + months, 12)
    for day in (start.day, 30, 29, 28):
        try:
            return date(min(start.year + years, 9999), month + 1, day)
        except ValueError:
            continue
    return start


def written(day: date) -> str:
    """A day as it is written out: 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"

"""Times that a printed sentence sets: within which something has to be done, during which it may not, how long it may last at most or has to at least;
and how long ago the asker says that it was, held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.eligibility.told.elapsed import DAYS, Elapsed
from assistant.eligibility.told.said import same
from index.quantities import numeral

Kind = Literal["within", "bar", "most", "least"]

_NUMBER = r"\d+|[一二两三四五六七八九十]+"
_TIME = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>个?(?:工作日|月|周年|年|天|日))(?!度|[一-鿿]?月\d|\d|级)")
_WITHIN = re.compile(r"^(?:[（(][^）)]{1,12}[）)])?[之以]?内(?P<then>[^。；;\n]*)")
_BARS = re.compile(r"不得|不能|不予|不再|不可|禁止|不受理|不允许")
_CLEAN = re.compile(r"^(?:[之以]?内)?[，,]?[^，。；]{0,6}(?:未|无|没有|不存在)[^，。；]{2,24}")
"""What must not have happened within a time."""
_BACK = re.compile(r"(?:近|最近|前|过去|上)$")
_RECENT = re.compile(r"(?:近|最近|过去|连续|上)$")
_NOT_YET = re.compile(r"(?:未逾|未满|不满|不足|未超过|未达)$")
_AT_MOST = re.compile(r"(?:不得?超过|不能超过|不应超过|至多|最多|最长)(?:为)?$")
_LASTING = re.compile(r"期限|时间|时长|最长|[一-鿿]期")
_AT_LEAST = re.compile(r"(?:须|应当?|需|必须)?(?:已?满|超过|逾|已逾|达到?|不少于|不低于|不短于)$")
_GIVES = re.compile(r"^[，,]?[^，。；]{0,12}(?:给予|(?<!申请)补贴|补助|奖励|资助|免征|减半|按照?|累计|每[年月]|分[期次]|享受|发放)")
"""A time over which something is given, or over which it is counted, is none within which it has to be done."""
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百]+条\s*")
_ONE_OF = re.compile(r"^(?:的|[）)])?(?![将由向到在把])[一-鿿]{2,16}?(?:或者?|和|、|及)(?!其)")
"""Those of a time are one of several who may (毕业2年内的毕业生或失业青年)."""
_DATE = re.compile(r"\d月$|20\d\d$|第$|[〔\[（(]$|每$")
FORBIDS = re.compile(r"不得|不能|不予|不可|不适用|不受理|除外|不享受")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time of `number` units as `printed`, what kind of limit it is, the words from which it is counted, and those of the whole limit."""

    kind: Kind
    number: Decimal
    unit: str
    printed: str
    event: str
    words: str

    def met(self, told: Elapsed) -> bool | None:
        """Whether the asker keeps the limit, None where what he tells lies too near to it to say."""
        if told.number is not None and told.unit == self.unit:
            inside = told.number < self.number if self.kind in ("bar", "least") else told.number <= self.number
        else:
            low, high = self._days()
            if told.high <= low:
                inside = True
            elif told.low > high:
                inside = False
            else:
                return None
        return inside if self.kind in ("within", "most") else not inside

    def _days(self) -> tuple[Decimal, Decimal]:
        if self.unit == "月":
            return self.number * 28, self.number * 31
        days = self.number * DAYS[self.unit]
        return days, days + (1 if self.unit == "年" else 0)


def time_limits(sentence: str, opening: str = "") -> Iterator[TimeLimit]:
    """The limits in a sentence; `opening` is what opens the list in which it stands."""
    lasting = False
    for found in _TIME.finditer(sentence):
        number = numeral(found["number"])
        before, after = sentence[: found.start()], sentence[found.end() :]
        if number is None or _DATE.search(before):
            continue
        kind = _kind(before, after, opening + sentence) or ("most" if lasting and _AT_MOST.search(before) else None)
        if kind is not None:
            lasting = kind == "most"  # what may last so long is told once for several (合同期限不超过5年，续租的每次不超过3年)
            clause = re.split("[。；;]", before)[-1]
            end = re.search(r"[。；;\n]|$", after)
            words = clause + found.group() + after[: end.start() if end is not None else None]
            clean = _CLEAN.match(after) if kind == "bar" else None
            words = _ARTICLE.sub("", words)
            yield TimeLimit(kind, number, found["unit"].removeprefix("个").replace("周年", "年").replace("天", "日"), found.group(), before + (clean.group() if clean else ""), words.strip("，, "))


def _kind(before: str, after: str, whole: str) -> Kind | None:
    within = _WITHIN.match(after)
    if _BACK.search(before) and _CLEAN.match(after):
        return "bar"
    if within is not None:
        then = within["then"]
        if _BARS.search(re.split("[，,]", then)[0]):
            return "bar"
        return None if _RECENT.search(before) or _GIVES.match(then) or _ONE_OF.match(then) else "within"
    if _NOT_YET.search(before):
        return "bar" if FORBIDS.search(whole) else None
    if _AT_MOST.search(before):
        return "most" if _LASTING.search(re.split("[，。；;]", before)[-1]) else None
    if _AT_LEAST.search(before) or after.startswith(("以上", "及以上")):
        return "most" if _LEFT_OUT.match(after) else "least"
    return None


_LEFT_OUT = re.compile(r"^(?:及?以上)?[^，。；]{0,10}的[^，。；]{0,8}[，,][^，。；]{0,14}?(?:不予|不得|不再(?!受)|不能|不享受|停发|停止|暂停|取消|终止|视为(?:自动)?放弃)")
"""What becomes of those who are so long over (停运超过60天的，不予奖补): they may be no longer."""


def of_the_rest(text: str) -> bool:
    """Whether a text tells a limit of some and another of all the rest of them ("…等期限最长不超过3年，其余人员最长不超过1年"): of which the asker is
    is told by the list of those before, not by his figures."""
    return _REST.search(text) is not None


_REST = re.compile(r"(?:^|[，,；;、])(?:其余|其他|其它|除此(?:之外|以外))(?:的?(?:各类|一般|普通))?的?(?:申请人|人员|对象|家庭|群众|居民|企业|单位|项目|机构|个人|职工|老年人|学生|毕业生|情形)")


def shared(limit: TimeLimit, said: str, opening: str = "") -> int:
    """How many pairs of signs of what a limit is on the asker says too, those left out that open its list; none where he says nothing of that from which it counts."""
    form, above = same(said), same(opening)
    if (since := since_of(limit)) and not any(pair in form for pair in _pairs(since)):
        return 0
    return sum(pair in form and pair not in above for pair in _pairs(limit.event))


def since_of(limit: TimeLimit) -> str:
    """What a limit is counted from (出院: 自出院之日起), "" where it names nothing or says only that something happened."""
    since = _SINCE.search(limit.event)
    return "" if since is None or _UNNAMED.search(since["what"]) else since["what"]


def _pairs(text: str) -> set[str]:
    words = _EMPTY.sub(" ", same(text))
    return {words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2]}


_SINCE = re.compile(r"[自从](?P<what>[^，。；自从]{2,40}?)(?:之日|当日|次日|之?后)?起?的?$")
_UNNAMED = re.compile(r"情形|情况|条件|发生")
"""What happened is told further before."""


_EMPTY = re.compile(r"企业|单位|个人|人员|公司|机构|申请|下列|情形|之日|[\d，。；、：:（）()“”《》的了在自从起应当须需内前后或者和与及有年月]")

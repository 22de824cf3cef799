"""How long ago something was, or has been going on, as the asker tells it: in days, at least and at most ("已经四十天了", "三个多月前", "三月拿的证，十一月才去")."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.eligibility.told.ages_told import ages_told
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import numeral
from index.settings import today

DAYS = {"天": Decimal(1), "日": Decimal(1), "工作日": Decimal("1.4"), "周": Decimal(7), "星期": Decimal(7), "礼拜": Decimal(7), "月": Decimal(30), "年": Decimal(365)}
"""So many days a unit of time has."""
_NUMBER = r"\d+(?:\.\d+)?|[一二两三四五六七八九十百]+"
_UNIT = r"个月|个?(?:工作日|星期|礼拜)|周年?|年|天|日"
_LAG = re.compile(
    rf"(?P<less>不到|不足|未满|没满|还没到|还没满|快要?|将近|接近)?(?:有|满|足足|整整)?(?:(?P<half>半)(?P<halfunit>个多?月|年)|(?P<number>{_NUMBER})(?P<over>个?多(?=个?[月年]|天))?(?P<unit>月|{_UNIT})(?P<more>半|多)?(?:零|又|外加|加)?(?:(?P<plus>{_NUMBER})个月)?)")
_AGO = re.compile(r"^[之以]?前(?!一|两|三|列)|^了(?!一|两|三|四|五|六)")
_THEN = re.compile(r"^(?:[之以]?后)?了?才(?!能|可以?|算|有资格)|^(?:[之以]?后)(?=[^，。；]{0,6}(?:申请|申报|办|报|提|交|去|来))")
"""Behind a time: so long passed before something was done."""
_PASSED = re.compile(r"(?:已经?|过去|过了|至今|到现在|到今天|才|刚刚?|距|拖|隔|(?<!为)[一-鿿]了)[^，。；？\d的]{0,4}$")
_NOT_LAG = re.compile(r"^(?:[之以][内上下]|内|期|的?(?:合同|协议|租约|有期徒刑|刑)|级|度|[一-鿿]?月\d|\d)")
_BEFORE = re.compile(r"(?:近|最近|每|头|上|未来|连续|第|前)[^，。；]{0,1}$")
_DATE = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<rel>今年|去年|前年|大前年|当年|同年|次年|第二年|转年|来年)的?)?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!以内|之?内)(?:(?P<day>[12]\d|3[01]|[1-9]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号])?")
_TWICE = re.compile(r"(?:今年|去年|前年)?[一-鿿\d]{1,3}月[^，。；（(]{0,3}[（(](?P<exact>20\d\d年\d{1,2}月(?:\d{1,2}[日号])?)[）)]")
_BACK = {"今年": 0, "去年": 1, "前年": 2, "大前年": 3}
_ON = {"当年": 0, "同年": 0, "次年": 1, "第二年": 1, "转年": 1, "来年": 1}


@dataclass(frozen=True, slots=True)
class Elapsed:
    """At least and at most so many days, with the words that tell it, and its number and unit where one time is told (`unit` "" between two days)."""

    low: Decimal
    high: Decimal
    words: str
    number: Decimal | None = None
    unit: str = ""


def elapsed(text: str) -> Elapsed | None:
    """How long ago it was, None where nothing or more than one time is told."""
    lags = [one for clause in CLAUSE.finditer(text) for one in _lags(clause.group())]
    if len({(one.low, one.high) for one in lags}) == 1:
        return lags[0]
    return (_between(text) or _until_now(text)) if not lags else None


def since_birth(text: str) -> Elapsed | None:
    """How long ago the one child was born whose age is told, None where none or several are."""
    ages = [one for one in ages_told(text) if one.child]
    return Elapsed(ages[0].low * DAYS["年"], ages[0].high * DAYS["年"] - 1, ages[0].words) if len(ages) == 1 else None


def _until_now(text: str) -> Elapsed | None:
    """From the one time told by its year (去年初缴的, 2019年注册的) until today, where it is asked whether something can still be done now."""
    told = list(_IN_YEAR.finditer(text)) if _NOW.search(text) else []
    if len(told) != 1:
        return None
    one = told[0]
    year = int(one["year"][:4]) if one["year"][0] == "2" else today().year - _BACK[one["year"]]
    first, last = _PARTS.get(one["part"] or "", (1, 12))
    low, high = (today() - date(year, last, monthrange(year, last)[1])).days, (today() - date(year, first, 1)).days
    return Elapsed(Decimal(max(low, 0)), Decimal(high), _told_in(text, one.start())) if high > 0 else None


def _told_in(text: str, place: int) -> str:
    return next((clause.group().strip() for clause in CLAUSE.finditer(text) if clause.start() <= place < clause.end()), "")


_NOW = re.compile(r"还|现在|才|来得及|如今")
_IN_YEAR = re.compile(
    r"(?P<year>20[0-4]\d年|大前年|前年|去年)的?(?P<part>年?初|上半年|下半年|年?底|年?末)?(?:[^，。；\d年月]{0,8}?)(?:的事|的(?=[，。；吗？]|才|$)|了(?=[，。；吗？]|才|$))")
_PARTS = {"初": (1, 3), "年初": (1, 3), "上半年": (1, 6), "下半年": (7, 12), "底": (11, 12), "年底": (11, 12), "末": (11, 12), "年末": (11, 12)}
_OF_AGE = re.compile(r"岁[零又]?$")


def _lags(clause: str) -> list[Elapsed]:
    found: list[Elapsed] = []
    for told in _LAG.finditer(clause):
        before, after = clause[: told.start()], clause[told.end() :]
        if _NOT_LAG.match(after) or (_BEFORE.search(before) and not (before.endswith("第") and _THEN.match(after))) or _OF_AGE.search(before) or not (_AGO.match(after) or _THEN.match(after) or _PASSED.search(before) or told["less"]):
            continue
        made = _lag(told, clause.strip())
        if made is not None:
            found.append(made)
    return found


def _lag(told: re.Match[str], words: str) -> Elapsed | None:
    unit = (told["halfunit"] or told["unit"]).removeprefix("个").removeprefix("多")
    number = Decimal("0.5") if told["half"] else numeral(told["number"])
    if number is None or number > _MOST or (told["unit"] == "月" and not told["over"]) or (unit == "日" and told.string[: told.start("number")].endswith("月")):
        return None
    unit = "年" if unit == "周年" else unit
    number += Decimal("0.5") if told["more"] == "半" else 0
    plus = numeral(told["plus"]) if told["plus"] else None
    low = high = number * DAYS[unit] + (plus * DAYS["月"] if plus is not None else 0)
    vague = bool("多" in (told["halfunit"] or "") or told["over"] or told["more"] == "多")
    if vague:
        low, high = low + 1, high + DAYS[unit] - 1
    elif told["less"]:
        low, high = max(Decimal(0), low - DAYS[unit]), high - 1
    return Elapsed(low, high, words, None if vague or told["less"] or plus is not None else number, unit.replace("天", "日"))


def _between(text: str) -> Elapsed | None:
    """From the first to the second day told."""
    days: list[tuple[date, date]] = []
    last: date | None = None
    text = _TWICE.sub(lambda one: one["exact"], text)
    for told in _DATE.finditer(text):
        month = numeral(told["month"])
        day = numeral(told["day"]) if told["day"] else None
        if month is None:
            return None
        if told["year"]:
            year = int(told["year"])
        elif told["rel"] in _BACK:
            year = today().year - _BACK[told["rel"]]
        else:
            year = last.year + _ON.get(told["rel"] or "", 0) if last is not None else today().year
            year += last is not None and not told["rel"] and int(month) < last.month
        try:
            first = date(year, int(month), int(day or 1))
            days.append((first, date(year, int(month), int(day or monthrange(year, int(month))[1]))))
        except ValueError:
            return None
        last = first
    if len(days) != _TWO or days[1][0] <= days[0][0]:
        return None
    (first, first_end), (second, second_end) = days
    return Elapsed(Decimal((second - first_end).days), Decimal((second_end - first).days), text[: _TOLD].strip("，。 ") if len(text) <= _TOLD else _told(text))


_TWO, _TOLD, _MOST = 2, 60, 200


def _told(text: str) -> str:
    """The clauses with the days."""
    return "，".join(clause.group().strip() for clause in CLAUSE.finditer(text) if _DATE.search(clause.group()))


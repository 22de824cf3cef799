"""How old those are of whom the asker tells, in the ways that people tell an age: in years, years and months, months, by the decade, by what is still
lacking, by the year of birth, by the class at school. An age is a stretch, at least and less than so many years: who is 83 is not yet 84."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import CLAUSE
from index.data_files import read_data
from index.quantities import numeral
from index.settings import today

_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_WHO = r"(?:我|他|她|自己|本人|爷|奶|爸|妈|爹|娘|父亲|母亲|姥|外公|外婆|公公|婆婆|岳父|岳母|丈人|丈母娘|老伴|老公|老婆|爱人|妻子|丈夫|媳妇|先生|哥|姐|弟|妹|儿子|女儿|闺女|孩子|小孩|宝宝|娃|老[大二三四]|[大二三]宝|孙子|孙女|老人家?|老爷子|老太太|两口|俩|小的|大的|两位)"
_NOW = r"(?:今年|现在|眼下|都|也|才|刚|刚刚|刚满|刚好|满|快|马上|马上要|快要|已经|是|有|年纪|年龄|周岁|虚岁|就|又|整)"
_YEARS = re.compile(rf"(?<![\d.老])(?P<years>{_NUMBER})(?P<odd>多|来)?周?岁(?:(?P<half>半)|(?P<over>多)|(?:零|又)?(?P<months>{_NUMBER})个多?月)?")
_MONTHS_OLD = re.compile(rf"(?:^|孩子?|宝宝?|娃|儿子|女儿|闺女|老[大二三四]|[大二三]宝|现在|今年|才|刚|都|已经|已)(?P<months>{_NUMBER})个多?月(?:大|了?(?=才|就|[，。；？,]|$))")
_DECADE = re.compile(r"(?P<tens>[二三四五六七八九])十(?:(?P<over>多|好几)岁?|(?P<just>出头)|(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])岁?)(?=了|的|，|。|；|,|$|老|岁)")
_NEAR = re.compile(rf"(?:快|将近|不到|未满|没满|不满|还没到|还没满|年近|差一?点)(?:满|到)?(?P<years>{_NUMBER})(?:周?岁)?(?=了|的|，|。|；|,|$)")
_LACKS = re.compile(rf"差(?P<half>半年|半岁)?(?:(?P<number>{_NUMBER})(?P<unit>个月|年|岁|天))?(?:才|就)?(?:满|到)(?P<years>{_NUMBER})(?:周?岁)?")
_BARE = re.compile(rf"^(?:[一-鿿]{{0,6}}?(?:{_WHO}的?|那年|时|时候))?(?P<now>{_NOW}*)(?P<years>{_NUMBER})(?P<done>了|整|周岁)?$")
"""A clause that tells but an age, by its number (我62, 老伴57, 91了)."""
_BORN = re.compile(r"(?P<year>19[2-9]\d|20[0-2]\d)年(?:(?P<month>1[0-2]|[1-9])月)?(?:\d{1,2}[日号])?(?:份)?(?:出?生|的?人)(?!产|活|效|育补)")
_BOUND = re.compile(r"^(?:[（(][^）)]*[)）])?(?:及|[以之])?(?:以)?[上下内前]|^(?:至|到|—|-|~)|^当月")
_LIMIT = re.compile(r"(?:满|不超过|超过|大于|小于|低于|高于|[至到])$")
_CHILD = re.compile(r"孩|娃|宝|儿|女|老[大二三四]|小的|闺女|外孙|侄")
_OLD_ENOUGH = 16
_SPEAKS_OF_AGE = re.compile(rf"{_WHO}|岁|单身|未婚|结过?婚|退休|年纪|年龄|老人|户口|户籍")
_STAGES: tuple[tuple[re.Pattern[str], Decimal, Decimal], ...] = tuple(
    (re.compile(one["told"]), Decimal(str(one["from"])), Decimal(str(one["to"]))) for one in read_data(Path(__file__).with_suffix(".yaml"))["stages"])


@dataclass(frozen=True, slots=True)
class Age:
    """Of somebody at least `low` and less than `high` years old, in the clause `words`; `child` where it is told of one."""

    low: Decimal
    high: Decimal
    words: str
    child: bool = False


@lru_cache(maxsize=256)
def ages_told(text: str) -> tuple[Age, ...]:
    """The ages told in `text`, in order; those that only a class at school tells where no other is told."""
    speaks = _SPEAKS_OF_AGE.search(text) is not None
    found: list[Age] = []
    whose = False
    for clause in CLAUSE.finditer(text):
        words = clause.group().strip()
        whose = _CHILD.search(words) is not None or (whose and not re.search(_WHO, words))
        found += [Age(low, high, words, whose or high <= _OLD_ENOUGH) for low, high in _ages(words, whose, speaks)]
    if found:
        return tuple(found)
    at_school = ((one.group().strip(), low, high) for one in CLAUSE.finditer(text) for stage, low, high in _STAGES if stage.search(one.group()))
    return tuple(Age(low, high, words, high <= _OLD_ENOUGH) for words, low, high in at_school)


def _ages(words: str, child: bool, speaks: bool) -> list[tuple[Decimal, Decimal]]:
    """The ages that one clause tells, as stretches."""
    for lacking in _LACKS.finditer(words):
        years = _value(lacking["years"])
        if years is not None and (lacking["half"] or lacking["number"]):
            return [(years - (_value(lacking["number"] or "") or 1 if lacking["unit"] in ("年", "岁") else 1), years)]
    if (near := _NEAR.search(words)) is not None and (years := _value(near["years"])) is not None and speaks:
        return [(years - 1, years)]
    if (decade := _DECADE.search(words)) is not None and speaks:
        tens = _value(decade["tens"]) or Decimal(0)
        low, high = (_value(decade["low"]) or 0, (_value(decade["high"]) or 0) + 1) if decade["low"] else (1, 5 if decade["just"] else 10)
        return [(tens * 10 + low, tens * 10 + high)]
    if (born := _BORN.search(words)) is not None:
        return [_since(int(born["year"]), int(born["month"] or 0))]
    if (below := _BELOW.search(words)) is not None and (years := _value(below["years"])) is not None and years <= _OLD_ENOUGH:
        return [(Decimal(0), years)]
    found = [one for year in _YEARS.finditer(words) if (one := _in_years(year, words)) is not None]
    if not found and child and (months := _MONTHS_OLD.search(words)) is not None and (number := _value(months["months"])) is not None:
        return [(number / 12, (number + 1) / 12)]
    bare = _BARE.match(words) if speaks and not found else None
    if bare is not None and (bare["now"] or bare["done"] or bare.start("years") > 0) and (years := _value(bare["years"])) is not None and years >= _LEAST:
        return [(years, years + 1)]
    return found or ([(Decimal(one), Decimal(one) + 1) for one in _SPOKEN.findall(in_figures(words))] if "岁" not in words else [])


_LEAST = 10
_BELOW = re.compile(rf"(?P<years>{_NUMBER})周?岁以[下内]的?(?:幼儿|婴幼儿|婴儿|孩子|宝宝|娃|小孩|儿童)")
_SPOKEN = re.compile(r"(?<![\d.])(\d{1,3})岁(?![以之]?[上下内])")


def _in_years(told: re.Match[str], words: str) -> tuple[Decimal, Decimal] | None:
    """The stretch of an age told in years; None where it is a limit that is spoken of."""
    years = _value(told["years"])
    if years is None or _BOUND.match(words, told.end()) or _BOUND.match(words[told.end() :]) or (_LIMIT.search(words[: told.start()]) and not re.search(r"刚满$|(?:已经?|都)满$", words[: told.start()])):
        return None
    if told["odd"]:
        return years, years + 10
    if told["half"]:
        return years + Decimal("0.5"), years + Decimal("0.9")
    if told["over"]:
        return years + Decimal("0.05"), years + 1
    months = _value(told["months"] or "")
    return (years + months / 12, years + (months + 1) / 12) if months is not None else (years, years + 1)


def _since(year: int, month: int) -> tuple[Decimal, Decimal]:
    """The age today of somebody born in a year, or in a month of it."""
    now = today()
    full = now.year - year
    if not month or month == now.month:
        return Decimal(full - 1), Decimal(full + 1)
    months = Decimal(now.month - month) / 12
    return full + months - Decimal(1) / 12, full + months + Decimal(1) / 12



def _value(digits: str) -> Decimal | None:
    if not digits:
        return None
    return numeral(digits)

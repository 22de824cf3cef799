"""The ages that printed words ask for ("80至89周岁", "未满35周岁", "至年满36个月当月止"), held against the ages told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.told.ages_told import Age, ages_told
from assistant.eligibility.told.said import denied
from assistant.eligibility.told.spoken import in_figures
from assistant.records import ConditionCheck
from prompts import say

_Y = r"周?岁(?:[（(]不?含[^）)]{0,8}[)）])?"
_PAPER = r"(?:已|须|需|应当?|必须)*"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("range", re.compile(rf"(?P<low>\d{{1,3}})(?:{_Y})?(?:至|到|-|—|－|~|～)(?:年?满)?(?P<high>\d{{1,3}}){_Y}(?!以?[上下])")),
    ("between", re.compile(rf"年?满(?P<low>\d{{1,3}}){_Y}[，,、]?(?:至|但)?(?:不|未)满(?P<under>\d{{1,3}}){_Y}")),
    ("until", re.compile(r"[至到](?:年?满)?(?P<until>\d{1,3})(?P<months>个月|周?岁)(?:当月|之?日|生日)?(?:止|为止|当月|$|，|。)")),
    ("until", re.compile(r"满(?P<until>\d{1,3})(?P<months>个月|周?岁)当月")),
    ("under", re.compile(rf"(?:未满|不满|低于|不足|小于|未达到?)(?P<under>\d{{1,3}}){_Y}|年?满(?P<by>\d{{1,3}}){_Y}[之以]?前")),
    ("most", re.compile(rf"(?:不超过|不大于|不高于)(?P<under>\d{{1,3}}){_Y}|(?P<most>\d{{1,3}}){_Y}(?:及|[（(]含[)）])?(?:以下|以内)")),
    ("least", re.compile(rf"(?P<low>\d{{1,3}}){_Y}(?:及|[（(]含[)）])?以?上|(?<![未不])(?:年满|满|已满)(?P<full>\d{{1,3}}){_Y}")),
)
APART = re.compile(r"男[^，。；]{0,8}\d{2}.*女[^，。；]{0,8}\d{2}|女[^，。；]{0,8}\d{2}.*男[^，。；]{0,8}\d{2}")
_OR = re.compile(r"或|；|除外|不限|放宽|之一")
_LISTED = re.compile(r"、|以及|及(?!以)|和")
PERSON = re.compile(r"(?:毕业生|青年|人员|人才|劳动力|军人|农民工|老年人|老人|儿童|残疾人|职工|学生|妇女|居民|家庭|人口|者)(?:的)?$")
_WITHOUT_AGE = re.compile(r"年龄|引进时|申请时|原则上|本人|[本我该][省市区县]|常住|户籍|应当?|须|需|为|在|的|老年人|老人|居民|人员|对象|儿童|婴幼儿|子女|参保|城乡|失业|[，。；：（）()]")
_EACH = re.compile(r"均|都|所有|全部|全体")
_YOUNG, _GROWN = 18, 16
_OF_AGE = 20
"""Children too are asked whether they are of age; of no child one asks whether it is 60."""


@dataclass(frozen=True, slots=True)
class AgeBounds:
    """From `low` and less than `high` years, and printed so; `open` is the stretch in which the day decides."""

    low: Decimal | None
    high: Decimal | None
    printed: str
    open: Decimal = Decimal(0)

    def met(self, age: Age) -> bool | None:
        """Whether somebody of an age is within, None where it may be either way."""
        if (self.low is not None and age.high <= self.low) or (self.high is not None and age.low >= self.high + self.open):
            return False
        return True if (self.low is None or age.low >= self.low) and (self.high is None or age.high <= self.high) else None


def age_bounds(text: str) -> AgeBounds | None:
    """The one stretch of ages that `text` prints; None where it prints none, more than one, or one for men and one for women."""
    if APART.search(text):
        return None
    rest, found = text, list[AgeBounds]()
    for kind, form in _FORMS:
        for one in form.finditer(rest):
            found.append(_bounds(kind, {name: Decimal(digits) for name, digits in one.groupdict().items() if digits and digits.isdigit()}, one))
        rest = form.sub("；", rest)
    if len(found) != 1:
        return None
    return found[0]


def _bounds(kind: str, of: dict[str, Decimal], found: re.Match[str]) -> AgeBounds:
    printed = found.group()
    if kind == "range":
        return AgeBounds(of["low"], of["high"] + 1, printed)
    if kind == "between":
        return AgeBounds(of["low"], of["under"], printed)
    if kind == "until":
        years = of["until"] / 12 if found["months"] == "个月" else of["until"]
        return AgeBounds(None, years, printed, Decimal(1) / 12)
    if kind == "under":
        return AgeBounds(None, of.get("under") or of["by"], printed)
    if kind == "most":
        most = of.get("under") or of["most"]
        small = most <= _SMALL  # of small children whole years are meant: 3周岁以下 ends with the third birthday
        return AgeBounds(None, most if small else most + 1, printed, Decimal("0.04") if small else Decimal(0))
    return AgeBounds(of.get("low") or of["full"], None, printed)


_SMALL = 6


def age_check(text: str, facts: Facts, *, only_age: bool = False) -> ConditionCheck | None:
    """Whether those told of are of the age that `text` asks for: failed where none of them is, or one where it is asked of each; met where all are and
    nothing else is asked, or where `only_age` is to be held. None else."""
    bounds = age_bounds(text)
    if bounds is None:
        return None
    ages = _meant(bounds, facts)
    fits = [bounds.met(age) for age in ages]
    if not fits or (None in fits and not (_EACH.search(text) and False in fits)):
        return None
    failed = False in fits if _EACH.search(text) else not any(fits)
    if not failed and False in fits:
        return None
    bearing = [age for age, fit in zip(ages, fits, strict=True) if fit is not failed]
    if failed:
        if not all(denied(part, facts.text) for part in _others(text)):
            return None  # one of the others may be his
        return held(text, False, _reason(bearing, "fails"))
    if not only_age and len(_WITHOUT_AGE.sub("", text.replace(bounds.printed, ""))) > 1:
        return None
    return held(text, True, _reason(bearing, "fits"))


def _others(text: str) -> list[str]:
    """What `text` names beside those of an age, of which one is enough: ways joined by 或, persons listed with those of the age."""
    parts = _OR.split(text)
    persons = _LISTED.split(text)
    if len(persons) > 1 and all(PERSON.search(part) for part in persons):
        parts = persons
    return [part for part in parts if not age_bounds(part) and len(_WITHOUT_AGE.sub("", part)) > 1] if len(parts) > 1 else []


def _reason(ages: list[Age], way: str) -> str:
    """The ages as whole years where they are told so, else in the asker's words."""
    if all(age.low == int(age.low) and age.high - age.low == 1 and f"{int(age.low)}岁" in in_figures(age.words) for age in ages):
        return say(f"eligibility.reason.figure_{way}", figure="、".join(dict.fromkeys(f"{int(age.low)}岁" for age in ages)))
    return say(f"eligibility.reason.{'lasted' if way == 'fits' else 'not_lasted'}", words="，".join(dict.fromkeys(age.words for age in ages)))


def _meant(bounds: AgeBounds, facts: Facts) -> list[Age]:
    """The ages told of those who may be meant: of children where the age asked for is one of a child and children are told of, and no children of where it is
    one of old people."""
    ages = ages_told(facts.text)
    young = bounds.high is not None and bounds.high <= _YOUNG + 1
    if young and (of_children := [one for one in ages if one.child]):
        return of_children
    if young and any(one.low >= _YOUNG for one in ages) and bounds.low is None:
        return []  # the asker's own age, where a child's is asked for
    if not young and bounds.low is None:
        return [one for one in ages if one.low >= _GROWN]  # a child's age is none of those who are not to be too old
    grown = [one for one in ages if not one.child]
    if bounds.low is None or bounds.low < _YOUNG:
        return list(ages)
    return grown or (list(ages) if bounds.low <= _OF_AGE else [])

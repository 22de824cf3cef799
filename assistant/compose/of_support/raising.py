"""A higher share or sum for some, told behind a rule: so many points more ("属于…领域的，补助比例提高2个百分点"), or so large a part more
("其中重度残疾人的补贴标准上浮50%")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.raised_there import places, there, whom
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.checks import condition_check
from assistant.eligibility.conditions.listings import listed
from assistant.eligibility.grades import GRADE
from assistant.eligibility.told.said import denied, same
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.library import Library
from index.records import Condition, SupportRule
from prompts import say

_WITHIN = 420
"""More for some stands at most so many signs behind the rule."""
_GRANT = r"(?:补助|奖励|补贴|资助|扶持|贴息|支持|救助|报销|奖补|发放)"
_MORE = r"(?:提高|上浮|增加|上调|增发)"
_RAISE = re.compile(
    rf"(?P<who>[^。；，\n]{{2,60}}?)[，,]?(?:其|各段|相应|[年月]|每月)?(?:{_GRANT}(?:比例|标准|额度?)?|(?<=[，,])(?:标准|比例|额度|金额))(?:均|可|按)?(?:在[^，。；]{{0,10}}(?:基础|标准)上)?"
    rf"(?:可以?)?(?:再|另|相应|分别)?{_MORE}(?P<more>\d+(?:\.\d+)?)(?P<unit>个百分点|%)")
_RAISES_EACH = re.compile(
    rf"(?P<who>[^。；，\n]{{4,60}}?)[，,](?:其)?{_GRANT}(?:比例|标准|额度)分别(?:再)?{_MORE}(?P<points>\d+(?:[、，]\d+)+)个百分点")
_ADDS = re.compile(
    rf"(?P<who>[^。；，\n]{{2,60}}?)[，,](?:可以?|再|另|额外|在此基础上)*(?:按照?[^。；，\n\d]{{2,16}}?)?(?:再|另|额外)?(?:增加|追加|加)(?:给予)?(?P<more>\d+(?:\.\d+)?)(?P<unit>%|个百分点)的?{_GRANT}")
"""So much more of the same base ("对向某国出口投保的企业，按实际缴纳的保险费增加5%的资助")."""
_LISTED = re.compile(r"[、和或]|以及|及(?!以上)|或者")
_IS = re.compile(r"^(?:其中)?(?:对于?|凡)?(?:[一-鿿]{0,4}?(?:属于|列入|纳入|从事|入选|为|是))?(?:本[市省区县]|国家)?")
"""What stands before the name of those who have more."""
_KIND = re.compile(r"(?:重点|主导|优势)?(?:领域|行业|产业|产品|类)?(?:的)?(?:企业|项目|人员|家庭|单位|机构)?(?:的)?$")
_FIELDS = re.compile(r"(?:领域|行业|产业)(?:的)?(?:企业|项目)?的?$")
_SHORTEST, _SHORTEST_FIELD = 3, 2
"""Signs of a name of those who have more; one of several fields (光伏、储能领域) may be shorter."""


@dataclass(frozen=True, slots=True)
class _Raise:
    """More for the asker: points of a share, or a share of the sum (`part`), with its words and place, and the higher cap if one is told."""

    more: Decimal
    part: bool
    start: int
    end: int
    who: str
    cap: Decimal | None = None
    unit: str = ""
    sign: str = "个百分点"


def raised(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule with the share and the sums that those have for whom they are higher, where the asker says that he is one of them."""
    wider = dict(shares for shares, _ in _wider(rule, own, library))
    rule = replace(rule, limits=tuple(replace(one, value=wider.get(one.value, one.value)) for one in rule.limits))
    found = _raises(rule, own, library)
    if not found:
        return rule
    points = sum((one.more for one in found if not one.part), Decimal(0)) / 100
    times = 1 + sum((one.more for one in found if one.part), Decimal(0)) / 100
    caps_ = [value for one in found if one.cap is not None and rule.cap is not None and (value := convert(one.cap, one.unit, rule.currency_unit)) is not None]
    return replace(rule, cap=max(caps_, default=rule.cap), rate=_more(rule.rate, points, times), amount=_more(rule.amount, Decimal(0), times), tiers=tuple(
        replace(tier, rate=_more(tier.rate, points, times), amount=_more(tier.amount, Decimal(0), times)) for tier in rule.tiers))


def _wider(rule: SupportRule, own: Facts, library: Library) -> Iterator[tuple[tuple[Decimal, Decimal], tuple[int, int]]]:
    """The shares from and to which the most that the rule gives is raised for the asker ("村集体经济组织建设的，补助比例上限由30%提高到40%"), with their places."""
    text = library.text(rule.document)
    for match in _MOST_RAISED.finditer(text, rule.start, min(rule.end + _WITHIN, len(text))):
        who = _BUILDS.sub("", _IS.sub("", match["who"]))
        if len(who) >= _SHORTEST and _one_form(who) in _one_form(own.text) and not denied(who, own.text) and _of_one_section(rule.path, library.section_at(rule.document, match.start()).path):
            yield (Decimal(match["from"]) / 100, Decimal(match["to"]) / 100), match.span()


_MOST_RAISED = re.compile(
    rf"(?P<who>[^。；，\n]{{2,40}}?)(?:的)?[，,](?:其)?{_GRANT}?(?:比例|金额|额度)?(?:的)?(?:上限|最高比例|比例)(?:可以?)?[由从](?P<from>\d+(?:\.\d+)?)%(?:提高|放宽|调整|上调|增加)[到至为](?P<to>\d+(?:\.\d+)?)%")
_BUILDS = re.compile(r"(?:建设|实施|承担|投资|举办|兴办|申报|购置|牵头)的?$")


def _more(value: Decimal | None, points: Decimal, times: Decimal) -> Decimal | None:
    return None if value is None else (value + points) * times


def higher_caps(rule: SupportRule, own: Facts, library: Library) -> Iterator[tuple[int, int]]:
    """Where the clauses stand by which the asker has a higher cap."""
    return ((one.start, one.end) for one in _raises(rule, own, library) if one.cap is not None)


def raises(decision: Decision, own: Facts, cite: Citations, library: Library) -> list[str]:
    """The clauses by which the share or the sum is higher, quoted."""
    rule = decision.rule
    found = _raises(rule, own, library)
    known = {one.start for one in found}
    lines = [say("support.origin", quote=library.text(rule.document)[start:end].strip(), mark=f"[{cite.span(rule.document, rule.path, start, end)}]")
             for (_, to), (start, end) in _wider(rule, own, library) if any(one.value == to for one in rule.limits)]
    untold = {one.start: one for one in (_untold(rule, own, library) if decision.verdict != "不能" else ()) if one.start not in known}
    for one in (*found, *list(untold.values())[:_TOLD]):
        told = {"quote": library.text(rule.document)[one.start : one.end].strip(), "mark": f"[{cite.span(rule.document, rule.path, one.start, one.end)}]"}
        key = "raised_part" if one.part else "raised" if one.sign != "%" else "raised_share"
        lines.append(say(f"support.{key}", who=one.who, points=plain(one.more), **told) if one.who else say("support.raised_untold", **told))
    return lines


def working(decision: Decision, own: Facts, library: Library) -> Iterator[Computation]:
    """How the share or the sum that was used follows from that printed: "7% + 2个百分点 = 9%", "8000元×(1 + 50%) = 12000元"."""
    rule = decision.rule
    found = _raises(rule, own, library)
    points, parts = [one.more for one in found if not one.part], [one.more for one in found if one.part]
    signs = [one.sign for one in found if not one.part]
    times = 1 + sum(parts, Decimal(0)) / 100
    used = " ".join(step.expression for amount in decision.amounts for step in amount.steps)
    more = "".join(f" + {plain(one)}{sign}" for one, sign in zip(points, signs, strict=True))
    grown = f"×(1{''.join(f' + {plain(one)}%' for one in parts)})" if parts else ""
    for rate in {rule.rate, *(tier.rate for tier in rule.tiers)} - {None} if found else ():
        percent = (rate or Decimal(0)) * 100
        if f"×{plain(percent)}%" in used:
            printed = f"{plain(percent / times - sum(points, Decimal(0)))}%{more}"
            left = (f"({printed})" if points and parts else printed) + grown
            yield Computation("total", f"{left} = {plain(percent)}%", percent, "%", ())
    for amount in {rule.amount, *(tier.amount for tier in rule.tiers)} - {None} if parts else ():
        value, unit = amount or Decimal(0), rule.currency_unit
        if any(in_unit(value, unit) in text for text in (used, *(f"{one.working}{one.words}" for one in decision.amounts))):
            yield Computation("product", f"{in_unit(value / times, unit)}{grown} = {in_unit(value, unit)}", value, unit, ())


def _each(who: str, points: str) -> list[tuple[str, Decimal]]:
    """Each grade with the points that it has ("国家级、省级、市级企业技术中心", "3、2、1")."""
    names, values = who.rstrip("的").split("、"), [Decimal(one) for one in re.split("[、，]", points)]
    if len(names) != len(values):
        return []
    grades = [found.group() for name in names if (found := GRADE.search(name)) is not None]
    thing = names[-1][names[-1].index(grades[-1]) + len(grades[-1]) :] if grades else ""
    return [(grade + thing, value) for grade, value in zip(grades, values, strict=True)] if thing and len(grades) == len(values) else []


_ABROAD = re.compile(r"“([^“”]{3,10})”")
"""A name in quotes, by which those are told who have more."""
_NEWLY = re.compile(r"(?:(?:[新刚才初首]|当年|今年|去年|首次)+(?:[增升晋进入上]|纳入|列入|成|达到?)+(?:为|成|了)*规模以上|(?:[新刚才初]|当年|今年|去年|首次)+(?:[为成了]|成为)*规模以上)(?:企业)?")
"""Having become a firm above the statistical size, in the words of rules (新增规上企业) and of askers (刚升规上)."""


def _one_form(text: str) -> str:
    return _NEWLY.sub(_NEW_FIRM, _QUOTES.sub("", same(text)))


_QUOTES = re.compile("[“”]")


_NEW_FIRM = "新增规模以上企业"


def _raises(rule: SupportRule, own: Facts, library: Library) -> list[_Raise]:
    """Each clause of the rule's own section behind it that gives more to somebody the asker says he is."""
    found = []
    for one, names in _clauses(rule, library):
        who = next((name for name in names if _one_form(name) in _one_form(own.text) and not denied(name, own.text)), "") or next(
            (name for name in names if listed(name, own.text) or _is_there(name, own.text) or (_DOES.search(name) and condition_check(Condition(name, "other"), rule, own).verdict == "符合")), "")
        found += [replace(one, who=who)] if who else []
    return found


def _is_there(name: str, text: str) -> bool:
    """Whether those who have more by where they settled (入驻县电商园的) are told of by being there (在县电商园里)."""
    found = _SETTLED.fullmatch(name)
    return found is not None and re.search(rf"(?<!不)(?:在|进了?|搬进了?|是|租了?)[^，。；？]{{0,6}}{re.escape(found['where'])}(?!外)", text) is not None


_SETTLED = re.compile(r"(?:入驻|进驻|落户|位于|地处|设在|迁入)(?P<where>[一-鿿]{3,12}?)(?:内|里)?的?")
_DOES = re.compile("的$")
"""Those who do something are known by what they tell that they did."""


def names_of(who: str) -> list[str]:
    """The names of those for whom a clause gives more or asks less."""
    return [name for part in _LISTED.split(who) if len(name := _name(part)) >= _SHORTEST]


def is_told(names: Sequence[str], own: Facts) -> bool:
    """Whether the asker says that he is one of those."""
    return any(_one_form(name) in _one_form(own.text) and not denied(name, own.text) for name in names)


def _untold(rule: SupportRule, own: Facts, library: Library) -> list[_Raise]:
    """The clauses that give more to somebody of whom the asker says neither that he is one nor that he is none; none where he denies to be anything else."""
    text = library.text(rule.document)
    return [] if _NOTHING_ELSE.search(own.text) else [
        one for one, names in _clauses(rule, library) if names and not any(denied(name, own.text) for name in names) and not _among_others(text[one.start : one.end], rule.subject)]


def _among_others(words: str, subject: str) -> bool:
    """Whether a clause gives more to some among others than the rule is for (低保家庭、低收入家庭中有…的, beside 新就业职工)."""
    among = _AMONG.match(words)
    names = [name for one in _LISTED.split(among["whom"]) if len(name := _name(one)) > 1] if among is not None and subject else []
    return bool(names) and not any(name in subject or subject in name for name in names)


_AMONG = re.compile(r"(?:第[一二三四五六七八九十百]+条)?(?P<whom>[^，。；]{2,40}?)中(?=有|的|属于|符合)")


_NOTHING_ELSE = re.compile(r"(?:别的|其他|其它|另外的)[^，。；]{0,6}(?:称号|荣誉|资质|认定|名头|奖项|身份|条件|情形|加分|优惠)[^，。；]{0,6}(?:没有?|无|不沾|不占)|(?:什么|啥|任何)[^，。；]{0,4}(?:称号|荣誉|资质|名头)[^，。；]{0,4}(?:都|也)?没")
_TOLD = 2
"""So many clauses of which the asker says nothing are told."""


def _clauses(rule: SupportRule, library: Library) -> list[tuple[_Raise, list[str]]]:
    """What the rule's own section gives more behind it, each with the names of those who have it; one for each grade where each has other points."""
    text = library.text(rule.document)
    end = min(rule.end + _WITHIN, len(text))
    shares = rule.rate is not None or any(tier.rate is not None for tier in rule.tiers)
    if not shares and rule.amount is None and not rule.tiers:
        return []
    found = [(_Raise(points, False, *match.span(), ""), [name]) for match in _RAISES_EACH.finditer(text, rule.end, end) for name, points in _each(match["who"], match["points"])]
    for match in _RAISE.finditer(text, rule.end, end):
        least = _SHORTEST_FIELD if _FIELDS.search(match["who"]) else _SHORTEST
        names = [name for part in _LISTED.split(match["who"]) if len(name := _name(part)) >= least]
        found.append((_Raise(Decimal(match["more"]), match["unit"] == "%", *match.span(), ""), names))
    for match in _ADDS.finditer(text, rule.end, end) if shares else ():
        found.append((_Raise(Decimal(match["more"]), False, *match.span(), "", sign=match["unit"]), [*_ABROAD.findall(match["who"]), *(name for part in _LISTED.split(match["who"]) if len(name := _name(part)) >= _SHORTEST)]))
    found = [(one, names) for one, names in found if _of_one_section(rule.path, library.section_at(rule.document, one.start).path)]
    known = {one.end for one, _ in found}
    for match in there(rule, text):
        if match.end("unit") not in known:
            made = _Raise(Decimal(match["more"]), match["unit"] == "%", match.start("who") + len(match["who"]) - len(whom(match)), match.end(), "", Decimal(match["cap"]) if match["cap"] else None, match["money"] or "")
            found.append((made, [*places(match), *(_name(part) for part in _LISTED.split(whom(match)) if len(_name(part)) >= _SHORTEST and not _DOES.search(part)), whom(match)]))
    return [(one, names) for one, names in found if shares or one.part]


def _of_one_section(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two places is the other's section or stands in it."""
    shorter = min(len(path), len(other))
    return path[:shorter] == other[:shorter]


def _name(part: str) -> str:
    """What those who have more are called."""
    name = _IS.sub("", part.strip())
    bare = _KIND.sub("", name)
    return bare if len(bare) >= (_SHORTEST_FIELD if _FIELDS.search(name) else _SHORTEST) else name

"""Where people and firms are registered: what printed words demand of somebody ("具有本市户籍", "夫妻至少一方为本市户籍", "非本市户籍人员", "户籍在本市农村"; "在本省境内注册"),
against where the asker says that they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.regions import bare_name, find_regions, region
from prompts import say

Whose = Literal["own", "spouse", "both", "child"]

_OWN_PLACE = r"(?:本|我|该|全)(?:市|省|区|县|州|自治区|地|镇|辖区)"
_DEMAND = re.compile(
    rf"(?P<no>非)?(?:(?P<here>{_OWN_PLACE})|(?P<named>(?:(?![具有本我该全非为是须的])[一-鿿]){{2,6}}?(?:省|自治区|市|县|区|州)))(?:常住)?(?P<kind>城镇|农村|农业|城乡)?(?:居民|常住)?户[籍口](?!所在|地|迁|登记|管理|人口|信息|制度|性质)"
    rf"|户[籍口](?:关系|登记)?在(?P<in>{_OWN_PLACE})(?P<rural>农村|城镇)?|(?:子女|新生儿|孩子)(?:也)?(?:在)?落户(?:于|在)?(?P<child>{_OWN_PLACE})|(?:子女|新生儿|孩子)在(?P<born>{_OWN_PLACE})(?:登记)?落户")
_EITHER = re.compile(r"(?:夫妻|父母|夫妇)(?:双方)?(?:中)?(?:至少)?(?:有)?(?:任)?[一1]方")
_BOTH_SIDES = re.compile(r"(?:夫妻|父母)双方(?:均|都)|双方均")
_ALTERNATIVE = re.compile(r"或|居住证|除外|以下(?:两种|情[况形])|不限|不受")
_TOLD = re.compile(
    r"(?P<of>外地|外省|外市|外县|外来|外区|异地|别的城市|其他城市|本地|本市|当地|[一-鿿]{2,8}?)?的?(?P<kind>城镇|城市|城区|农村|农业|非农)?(?:集体|常住|居民)?户(?:籍|口本|口)(?!所在|地|簿)"
    r"(?:(?:还|都|也|仍|已经?|是|现)*(?:落|挂|上|迁|报)?(?:在|是|到|到了|来了)(?P<in>[一-鿿]{2,10}))?")
_LAID = re.compile(r"落户(?:在|到|于|了)?(?P<in>[一-鿿]{2,6})")
_AWAY = re.compile(r"外地|外省|外市|外县|外来|外区|异地|别的|其他城市|老家|别处")
_HERE = re.compile(r"本地|本[市省区县州]|当地")
_NAY = re.compile(r"(?:不是|没有|没|不在|并非|非)[^，。；]{0,8}$")
_BOTH = re.compile(r"夫妻[俩二两]?|两口子|[两俩]口|我们[俩两]|[俩两]人|双方|[我他她]和[^，。；]{1,5}(?:都|均|全)?|[^，。；]{1,5}和我(?:都|均|全)?|全家|一家")
_SPOUSE = re.compile(r"老公|老婆|爱人|丈夫|妻子|媳妇|先生|太太|配偶|对象|另一半|孩子[他她]?[爸妈]|孩子(?:的)?[父母]亲|[娃孩]他?[爸妈]")
_CHILD = re.compile(r"孩子(?!爸|妈|[他她][爸妈]|的?[父母])|宝宝|娃(?!爸|妈)|新生儿|儿子|女儿|闺女|小孩")
_QUESTION = re.compile(r"[吗么]|能不能|能否|可不可以|可否|是否|要不要|需要|必须")
_RURAL, _URBAN = frozenset({"农村", "农业"}), frozenset({"城镇", "城市", "城区", "非农"})


@dataclass(frozen=True, slots=True)
class Registered:
    """Whose registration the asker tells, whether it is at the place governed (`here`), of a village, a town or neither, and in which clause."""

    whose: Whose
    here: bool
    kind: str
    words: str
    place: str = ""


def registrations(text: str, home: str) -> tuple[Registered, ...]:
    """The registrations told in `text`, those at `home` or in a part of it as here; none of which it cannot be said."""
    found: list[Registered] = []
    for clause in CLAUSE.finditer(text):
        words = clause.group().strip()
        one = _LAID.search(words) or next((told for told in _TOLD.finditer(words) if told["of"] or told["in"]), None)
        if one is None or (_QUESTION.search(words) and _AWAY.search(words) is None and not re.search(r"不是|我是", words)):
            if found and (no := re.search(r"(?P<who>我|[老他她][公婆]|爱人)(?:就|则|却)?不是$", words)) is not None:
                found.append(Registered("own" if no["who"] == "我" else "spouse", not found[-1].here, "", words))
            continue
        groups = one.groupdict()
        before = words[: one.start()] + (groups.get("of") or "")
        named = groups.get("in") or before
        here = _here(named, home)
        if here is None:
            continue
        if _NAY.search(before):
            here = not here
            if here:
                continue  # not registered in another place: perhaps in a third
        found.append(Registered(_whose(words), here, groups.get("kind") or "", words, named))
    return tuple(found)


def _whose(words: str) -> Whose:
    if _CHILD.search(words):
        return "child"
    return "both" if _BOTH.search(words) else "spouse" if _SPOUSE.search(words) else "own"


def _here(named: str, home: str) -> bool | None:
    """Whether words that name a place mean the place governed or a part of it, None where it cannot be said."""
    if _AWAY.search(named):
        return False
    if _HERE.search(named):
        return True
    if not home:
        return None
    places = [one for one in find_regions(named) if not one.relative]
    if (stem := bare_name(home)) and (stem in named or home in named):
        return True
    if not places:
        return None
    last = places[-1]
    known = region(home)
    if any(home in (up := (one.name, *one.parent.split("/"))) or (known is not None and known.name in up) for one in places):
        return True
    above = {home, *((known.province, known.city) if known is not None else ())}
    return None if last.name in above else False


def registration_check(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether those told of are registered where `text` demands it; None where it demands nothing of the kind, names another way beside it, or too little is told."""
    demand = _DEMAND.search(text)
    if demand is None:
        return _seat_check(text, facts)
    home = facts.home
    if demand["named"] and not (home and bare_name(home) in demand["named"]):
        home = demand["named"]
        if not [one for one in find_regions(home) if not one.relative]:
            return None
    told = registrations(facts.text, home)
    child = bool(demand["child"] or demand["born"])
    mine = [one for one in told if (one.whose == "child") is child] if child or not _ONLY_CHILD.search(text) else list(told)
    if not mine:
        return None
    kind = demand["kind"] or demand["rural"] or ""
    fits = [one.here and not _other_kind(kind, one.kind) for one in mine]
    either = _EITHER.search(text) is not None
    if either:
        if any(fits):
            return _held(text, True, mine[fits.index(True)], demand)
        sides = {one.whose for one in mine}
        if not ("both" in sides or {"own", "spouse"} <= sides):
            return None
        return _held(text, False, mine[0], demand)
    if demand["no"]:
        fits = [not one.here for one in mine]
    if len(set(fits)) > 1:
        return None
    if not fits[0] and _ALTERNATIVE.search(text) and not _alternatives_denied(text, demand, facts):
        return None
    if fits[0] and kind and not mine[0].kind and kind not in ("城乡",):
        return None
    return _held(text, fits[0], mine[0], demand)


_SEAT = re.compile(
    rf"(?:在|于|为)?(?P<place>{_OWN_PLACE}|(?:(?![在于为凡且的和])[一-鿿]){{2,8}}?(?:省|自治区|市|区|县|州))(?:的?(?:行政|所辖|管辖))?(?:区域|辖区|范围|境|市|区|县)*(?:以?内)?(?:依法|合法|正式|办理|工商|法定|完成|新|市场主体)*(?:登记注册|注册登记|登记|注册)"
    rf"|(?:注册|登记)(?:登记|注册)?(?:地址?|地点|住所)?(?:及税务登记地|和纳税地|、纳税地)?(?:应当?|均|须)?(?:在|为|于|位于)(?P<at>{_OWN_PLACE}|(?:(?![在于为的和])[一-鿿]){{2,8}}?(?:省|自治区|市|区|县|州))")
"""Where a firm has to be registered."""
_FIRM = re.compile(r"公司|企业|厂|店|单位|合作社|执照|工商|机构|园区?|农场|工作室|注册|我们")
_REGISTERS = re.compile(r"注册(?!资[本金]|商标|会计|护士|建[造筑]师|师)|登记|执照|工商")
_PLANS = re.compile(r"打算|准备|计划|想|要|拟|如果|假如|要是|以前|原来|曾")
_BRANCH = re.compile(r"[分子]公司|分支|分店|分厂|办事处|总部|迁|搬")
"""A second seat is told: which of them counts cannot be said."""


def _seat_check(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether the asker's firm is registered where `text` demands it, None where it demands no place, he tells none, or several."""
    demand = _SEAT.search(text)
    if demand is None or _BRANCH.search(facts.text):
        return None
    place = demand["place"] or demand["at"]
    home = facts.home if re.fullmatch(_OWN_PLACE, place) else place
    told: dict[str, bool] = {}
    for clause in CLAUSE.finditer(facts.text):
        words = clause.group().strip()
        if not (_REGISTERS.search(words) and _FIRM.search(words)) or _QUESTION.search(words) or _PLANS.search(words) or denied("注册", words) or _NAY.search(words):
            continue
        here = _here(words, home)
        told |= {words: here} if here is not None else {}
    if len(set(told.values())) != 1 or (not any(told.values()) and _ALTERNATIVE.search(text)):
        return None
    words, fits = next(iter(told.items()))
    if fits and len(_PLAIN.sub("", text.replace(demand.group(), ""))) > _FEW:
        return None
    return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=words))


_ONLY_CHILD = re.compile(r"落户")


def _other_kind(wanted: str, told: str) -> bool:
    return (wanted in _RURAL and told in _URBAN) or (wanted in _URBAN and told in _RURAL)


def _alternatives_denied(text: str, demand: re.Match[str], facts: Facts) -> bool:
    """Whether each way that `text` names beside the registration is denied (没有居住证)."""
    papers = re.findall(r"居住证|就业|注册|工作", text[demand.end() :] + text[: demand.start()])
    return bool(papers) and all(denied(one, facts.text) for one in papers)


def _held(text: str, fits: bool, told: Registered, demand: re.Match[str]) -> ConditionCheck | None:
    """The check; where it fits but more is asked for beside the registration, none."""
    if fits and len(_PLAIN.sub("", text.replace(demand.group(), ""))) > _FEW:
        return None
    return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=told.words))


_FEW = 1
_PLAIN = re.compile(r"(?:夫妻|父母|夫妇)(?:双方)?(?:中)?(?:至少)?(?:有)?任?一方|申请人|具有|具备|持有|属于|拥有|应当?|须|为|是|的|居民|人员|家庭|老年人|[，。；：]")

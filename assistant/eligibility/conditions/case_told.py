"""Whether a case that a document names is the asker's ("合租房屋的", "未列入房屋征收计划的"), by every word of it that tells one case from another: all said so, one said not
to be so, or not all spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.eligibility.conditions.case_words import LEAD, SHORTEST, against, forms, known_words, units
from assistant.eligibility.conditions.deeds import said_for
from assistant.eligibility.conditions.residence import registered_elsewhere
from index.canonical import canonical
from index.settings import today

Side = Literal["in", "out", "open"]
"""The case is the asker's, it is not, or he does not tell."""

_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_HEARSAY = re.compile(r"^(?:但|可|不是|我)?(?:都|也)?(?:不是说|听说|听讲|说是|据说|人家说|人家讲|都说|有人说|文件[上里]?说|规定说|通知说|说要|不是要|网上说|朋友说)")
"""What one has only heard is no fact of his."""
_MODAL = re.compile(r"(?:还|也|都|就|才|又|再|可不可以|是不是|要不要|需不需要|用不用|该不该|算不算|行不行)*(?:能不能|可不可以|可以|能否|可否|是否|能|可|要不要|需不需要|用不用|还给|给不给|算不算|算|够不够|行不行|有没有|该不该|准不准|让不让|会不会|受理不受理|符合|有资格|轮得到|够|(?:行|成)(?=[吗么不没]))")
"""From here on a clause asks."""
_ASKS = re.compile(r"有[^，。；]{1,12}没有$|多少|什么(?!都|也)|怎么|如何|哪[些里个种]|啥(?!都|也)|(?<![好十])几[个年天月万千百](?!月|年)[^，。]{0,4}$|[吗么嘛不没]$|[吗么嘛呢](?:呀|啊)?$|不行$|能不能|可不可以|能否|可否|是否|要不要|需不需要|用不用|给不给|算不算|行不行|够不够|有没有资格|让不让|准不准|能用不$")
_NOT_BEFORE = re.compile(r"(?:还没有?|还未|没有?|尚未|从没|从未|从来没有?|不是|不属于|不算|不在|并非|并未|未|非(?!洲|常|遗)|无(?!锡|线|人|为|障碍)|不(?!但|仅|光|只|过|管|论|知|得不|止))(?P<gap>[^，。；]{0,4}|[^，。；]{1,16}(?:[、和跟与及]|或者?)[^，。；]{0,4}|[去到经跟在给找把将拿得报送过][^，。；]{1,9})$")
_NOT_BEHIND = re.compile(r"^(?:证|手续|人|的|了|地|费|期)?(?:也|都|还|一直|一概|根本|全|目前|现在|压根)*(?:(?:没|未|没能)(?:有|办|下来|拿|批|到|交|缴|考|取|弄|做|起|商量|定(?!期)|转|领|签|上|买|参加|通过|过|搞|开|申请|$)|不(?:留|立|要|在|是|算|办|满|够|符合|交|住|做|买|有)|没了?$)")
_NAY = re.compile(r"尚未|未曾|未经|未能|没有|未(?![来成婚])|并非|非(?![常遗公营])|无(?![线人障])|不(?![同动良限少低超高得足含包])")
_JOINT = re.compile(r"[，,；;]|并且|且(?=.)|以及|同时|但(?=.)")
_EITHER = re.compile(r"、|或者?|(?<![未不须应已需并])[及和与](?=[一-鿿]{2})(?![一-鿿]{2,5}类的)")
_REST = re.compile(r"等(?:\d+类|各类|类似)?(?P<kind>[一-鿿]{0,8})$")
_TAIL = re.compile(r"(?:的?(?:人员|家庭|对象|情形|情况|学生|老年人|企业|单位|学员|居民|职工|逝者|费用|房产|群众|项目|个人|患者|机具|车辆|证书|部分|行为|单元))?的?$")
_FIGURED = re.compile(r"\d+(?!\d|开头)|(?<!第)[一二三四五六七八九十两]+(?:年|个?月|日|天|周岁|岁|成|倍|元|套|处|只|个(?!体|人)|次|户|台|辆|名|分之)")


@dataclass(frozen=True, slots=True)
class Told:
    """How a case stands to the asker, with the words in which he says it, whether he says the `whole` of it, not only most, and the words of
    the case by which it is `decided`; `part` is the part of a case that is not his."""

    side: Side
    words: str = ""
    whole: bool = True
    decided: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of the asker's: as he says it, in its one form, and where in it he begins to ask (its end where he does not, `_NO_FACT` where he
    does nothing else)."""

    said: str
    form: str
    asks: int


_NO_FACT = -1
"""Where a clause begins to ask that does nothing else (多少钱)."""
_OPEN = Told("open")


def case_told(case: str, text: str) -> Told:
    """How a case stands to what the asker tells in `text`. A case with a figure of its own is left open: it wants more than words."""
    case = _TAIL.sub("", canonical(re.sub(r"[（(][^（）()]*[)）]", "", case)).strip("，,：: 　“”"))
    if len(case) < SHORTEST:
        return _OPEN
    clauses = _clauses(text)
    parts = [part for part in _JOINT.split(case) if part.strip()]
    found = [_OPEN if _FIGURED.search(part) else _either(part, clauses) for part in parts]
    if not found:
        return _OPEN
    out = next((replace(one, part=part) for one, part in zip(found, parts, strict=True) if one.side == "out"), None)
    if out is not None:
        return out
    sure = [one for one, part in zip(found, parts, strict=True) if not (one.side == "open" and _BEFORE_IT.search(part))]
    if not sure or any(one.side == "open" for one in sure):
        return _OPEN
    return _all(sure)


def spoken_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell one case, or one act, from another."""
    return units(canonical(name))


def words_told(case: str, text: str) -> tuple[str, ...]:
    """The words of a case that the asker says of somebody, whatever is said of the others."""
    clauses = _clauses(text)
    return tuple(unit for unit in spoken_of(LEAD.sub("", case)) if any(so and known for clause in clauses for so, known in _sides(unit, clause)))


def named_in(names: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the words that a text has, or others for the same, whatever it says of them."""
    form = canonical(text)
    return tuple(unit for unit in names if any(one.search(form) for one in forms(unit)))


def asking(text: str) -> tuple[str, ...]:
    """What the clauses that ask ask for, each from where it begins to ask."""
    found: list[str] = []
    before = ""
    for one in _clauses(text):
        if one.asks < len(one.form):
            wish = _MODAL.sub("", one.form[max(one.asks, 0) :], count=1)
            found.append(wish if len(wish) > 1 else one.form[: max(one.asks, 0)] or before)  # 想住人才公寓行不行；想养只猫，可以吗
        before = one.form
    return tuple(found)


def _either(part: str, clauses: tuple[_Clause, ...]) -> Told:
    """One part of a case, of several named in it (公寓、商铺、写字楼等…) any; of several that are denied together (未享受购房补贴、租房补贴) none."""
    if (none := _NONE_OF.match(part)) is not None and all(map(_THING.search, _EITHER.split(_WHO.sub("", none["names"])))):
        return _turned(_either(_WHO.sub("", none["names"]), clauses)) or _OPEN
    if (kind := _REST.search(part)) is not None and (no := _words(kind["kind"], clauses)) is not None and no.side == "out":
        return no
    names = [one for one in _EITHER.split(_REST.sub("", part)) if len(one) >= SHORTEST]
    if len(names) > 1 and _shared(names):
        names = [part]
    lead, _, rest = names[0].rpartition("的") if len(names) > 1 else ("", "", "")
    if lead and rest and (no := _words(lead, clauses)) is not None and no.side == "out" and _NAY.search(lead) is None:
        return no  # what stands before the first of several holds for all of them (纳入规模以上统计的软件业、工业企业)
    found = [_one(name, clauses) for name in names or [part]]
    best = next((one for one in found if one.side == "in"), None)
    if best is not None:
        return best
    return found[0] if all(one.side == "out" for one in found) else _OPEN


_NONE_OF = re.compile(r"^(?P<who>[^、，]{0,8}?)(?:尚未|未曾|从未|未|没有|不曾)(?:享受|获得|领取|取得|申请|参加|列入|纳入|承租|购买|拥有)过?(?P<names>[^，；]*?(?:、|或者?|[和及与])[^，；]+)$")
"""Several things of which none is to be had."""
_WHO = re.compile("的[^的、]{0,8}$")
_THING = re.compile(r"(?:[补资救]助|补贴|奖励|津贴|待遇|保障|优惠|政策|扶持|支持|[住租廉]房|公寓|资金|名单|目录|证书?|资格|保险|处[分罚])$")
"""A name of what is had, not of what is done."""


def _shared(names: list[str]) -> bool:
    """Whether what stands before one of several, or behind the last, belongs to all of them (本人或者配偶的户籍所在地), so that none stands for itself."""
    return any(not units(name) for name in names)


def _one(name: str, clauses: tuple[_Clause, ...]) -> Told:
    """One name of a case: what it says, what it denies, and behind 的 who it is, which may go unsaid."""
    if (foreign := _FOREIGN.match(name)) is not None:
        return _turned(_one(name[foreign.end() :], clauses)) or _OPEN
    here = _HERE.search(name)
    away = next((one.said for one in clauses if _AWAY.search(one.form[: max(one.asks, 0)]) and any(_sides(unit, one) for unit in units(name))), "") if here is not None else ""
    if away:
        return Told("out", away, decided=units(name))
    if (other := _other_year(name, clauses)) is not None:
        return other
    if here is not None and (elsewhere := next((one.said for one in clauses if registered_elsewhere(one.form[: max(one.asks, 0)])), "")) and _SETTLED.search(name):
        return Told("out", elsewhere, decided=("户籍",))
    name = LEAD.sub("", name)
    body, _, who = name.rpartition("的")
    body, who = (body, who) if body and units(body) else (name, "")
    if _BEFORE_WHAT.search(body):
        return _OPEN
    turned = _BEFORE_IT.search(body)
    if turned is not None:
        return _turned(_words(body[: turned.start()], clauses)) or _OPEN
    body = _AFTER_IT.sub("", body)
    if (there := _IN_TOWN.search(body)) is not None and not any(_IN_TOWN.search(one.form) or there.group() in one.form for one in clauses):
        return _OPEN  # where in the place it has to be, or not to be, is not told
    nay = _NAY.search(known_words().sub(lambda one: "〇" * len(one.group()), body))
    parts = [_words(body, clauses)] if nay is None else [_words(body[: nay.start()], clauses), _turned(_words(body[nay.end() :], clauses)) or _OPEN]
    told = [one for one in parts if one is not None]
    besides = _who(who, clauses) if who else None
    told += [besides] if besides is not None else []
    out = next((one for one in told if one.side == "out"), None)
    if out is not None:
        return out
    if not told or any(one.side == "open" for one in told):
        return _OPEN
    return _all(told)


def _all(parts: list[Told]) -> Told:
    """Several parts of a case that are all the asker's, as one."""
    return Told("in", "，".join(dict.fromkeys(one.words for one in parts)), all(one.whole for one in parts), tuple(unit for one in parts for unit in one.decided))


def _who(name: str, clauses: tuple[_Clause, ...]) -> Told | None:
    """Who is meant, behind what is said of him: it may go unsaid, but not what he is not to be (…的非应届毕业生)."""
    nay = _NAY.search(name)
    found = _turned(_words(name[nay.end() :], clauses)) if nay is not None else _words(name, clauses)
    return found if found is not None and (nay is not None or found.side == "out") else None


def _turned(told: Told | None) -> Told | None:
    """What is denied, against the asker."""
    return told if told is None or told.side == "open" else replace(told, side="out" if told.side == "in" else "in")


def _words(name: str, clauses: tuple[_Clause, ...]) -> Told | None:
    """The words of a name that tell one case from another, each looked for; None where it has none. Of three or more one that is not the last may go unsaid."""
    wanted = units(name)
    if not wanted:
        return None
    said: list[str] = []
    missing: list[str] = []
    fact = False
    for unit in wanted:
        sides = [(clause.said, *side) for clause in clauses for side in _sides(unit, clause)]
        yes, no = [one for one, so, _ in sides if so], [one for one, so, _ in sides if not so and _of_thing(unit, wanted, one)]
        fact = fact or any(so and known for _, so, known in sides)
        if yes and no:
            if unit == wanted[-1]:
                return _OPEN
            continue
        if no:
            return Told("out", no[0], decided=(unit,))
        if yes:
            said.append(yes[0])
        else:
            missing.append(unit)
    if (missing and len(wanted) < _SEVERAL) or _CONTRASTS & set(missing) or len(missing) > 1 or wanted[-1] in missing or not fact:
        return _OPEN
    return Told("in", "，".join(dict.fromkeys(said)), not missing, tuple(unit for unit in wanted if unit not in missing))


def _of_thing(unit: str, wanted: Sequence[str], clause: str) -> bool:
    """Whether a clause that says that a deed was not done is on the thing that is wanted done, where one is named (没开直营店 tells nothing of 开设专柜)."""
    others = [one for one in wanted if one != unit]
    return not others or not said_for(unit) or bool(named_in(others, clause))


def _other_year(name: str, clauses: tuple[_Clause, ...]) -> Told | None:
    """Whether what has to be of this year (当年度退出现役) is told of another one; None where no year of it is told, or what several years give is asked for."""
    if _THIS_YEAR.search(name) is None or any(_YEARS_TOGETHER.search(clause.form) for clause in clauses):
        return None
    year = str(today().year)
    for clause in clauses:
        found = _YEAR.search(clause.form)
        if found is not None and found.group().removesuffix("年") != year and any(so for unit in units(name) for so, _ in _sides(unit, clause)):
            return Told("out", clause.said, decided=units(name))
    return None


_YEARS_TOGETHER = re.compile(r"[两二三四五几]年(?:里|内|间|下来)?(?:一共|总共|合计|共|加起来|加一起)")
_THIS_YEAR, _YEAR = re.compile(r"当年度?|本年度"), re.compile(r"20[0-4]\d年|去年|前年")
_HERE = re.compile(r"(?<![外非])本[省市县区州](?!外)|在[省市县区州](?!外)(?=[一-鿿]{2})|[省市县区州](?:域|辖区|行政区域)?内")
_AWAY = re.compile(r"外[省市县区州地](?!人|户|卖)|[省市县区]外|异地")
"""Something is wanted here, and told of elsewhere."""
_IN_TOWN = re.compile("(?:主城|中心城|城|市|镇)区")
_SETTLED = re.compile("户[籍口]")
_FOREIGN = re.compile(r"非(?=(?:本[省市县区州地]|当地)[^，。；]{0,8}户[籍口])")
"""Who is not registered here."""
_CONTRASTS = frozenset({"线上", "线下", "境外", "境内", "室外", "夜间", "国产", "进口", "公办", "民办", "兼职", "全职", "二手", "自有", "临时", "外地"})
"""What tells one kind from its opposite may not go unsaid (线上培训课时)."""
_SEVERAL = 3
_BEFORE_IT, _AFTER_IT = re.compile(r"(?:之前|以前|前)$"), re.compile(r"(?:之后|以后|后)$")
"""Until, or since, something is so."""
_BEFORE_WHAT = re.compile(r"(?<![目此当以])(?:之前|以前|(?<=[一-鿿]{2})前(?![款述往后期来台置沿端身科线缀景提])(?=[一-鿿]{2}))")
"""When something is to be done tells nothing of what is so (于出院前提出)."""


def _sides(unit: str, clause: _Clause) -> list[tuple[bool, bool]]:
    """For each place where a clause has a word for the unit whether it says that it is so, and whether it tells it, not only asks about it."""
    found = []
    for form in forms(unit):
        for place in form.finditer(clause.form):
            before, behind = clause.form[: place.start()], clause.form[place.end() :]
            if place.start() >= clause.asks:
                if clause.asks == _NO_FACT or not _OBJECT.search(clause.form[clause.asks : place.start()]):
                    continue
                found.append((True, False))
                continue
            if _ELSE.search(before):
                continue
            nay = _NOT_BEFORE.search(before) or _NOT_BEHIND.match(behind)
            topic = _NO_FACT < clause.asks < len(clause.form) and clause.asks > _TOPIC and not _SELF.search(clause.form[: clause.asks])
            found.append((nay is None or place.group()[0] in "没未无非不", not topic))
        if found:
            return found
    return found or [(False, True) for form in against(unit) if (said := form.search(clause.form)) is not None and said.start() < clause.asks and not _NOT_BEFORE.search(clause.form[: said.start()])]


_OBJECT = re.compile(r"[一-鿿]{2,}")
"""Behind a verb of asking: what it is done with."""
_TOPIC, _SELF = 8, re.compile(r"我|咱|俺|本人|他|她|在|了|自己")
"""What stands so long before the word that asks, and tells of nobody, only names what is asked about (临川市的共有产权住房能申购吗)."""
_ELSE = re.compile(r"^(?:我们?|咱们?)?(?:有个|有的|听)?(?:别人|邻居|朋友|同事|亲戚|隔壁)[^，。；]{0,8}$|(?:如果|要是|假如|万一)$")


@lru_cache(maxsize=256)
def _clauses(text: str) -> tuple[_Clause, ...]:
    found = []
    for one in _CLAUSE.finditer(text):
        said = one.group().strip()
        form = canonical(said)
        if not said or _HEARSAY.search(form):
            continue
        asks = _MODAL.search(form) if _ASKS.search(form) else None
        found.append(_Clause(said, form, asks.start() if asks is not None else _NO_FACT if _ASKS.search(form) else len(form)))
    return tuple(found)



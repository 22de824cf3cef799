"""What a sentence demands of one thing for another: 占…的比例不低于60%, 与…的比例不低于1∶4, 每20张床位至少配备1名, 人均不低于3平方米, 不超过…的6倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.standards.bounds import BOUND, LEAST, MOST, OUGHT
from assistant.standards.land import of_land
from index.quantities import chinese_number, numeral
from index.stretches import BRACKETED

Form = Literal["percent", "ratio", "each", "head", "times", "plain"]


@dataclass(frozen=True, slots=True)
class Demand:
    """Of a `part` at least (`least`) or at most so much for the `whole`: `parts` for `wholes` of it, each in its unit ("" for any).

    `case` are the words that say for which of several cases it holds, `lots` that the whole is counted by full lots, a broken one as a full one; `text` are
    the words of the demand, at `start…end` of its sentence; `within` is the demand of which this one is a share ("预留40%以上…，其中给小微企业的不低于70%").
    """

    form: Form
    part: str
    whole: str
    least: bool
    parts: Decimal
    wholes: Decimal
    part_unit: str
    whole_unit: str
    text: str
    start: int
    end: int
    case: str = ""
    lots: bool = False
    within: Demand | None = None


_COUNTERS = r"个|名|人|位|张|间|户|家|班|辆|台|套|栋|幢|所|座|处|公里|亩|平方米|床|吨|支|件|册|本|条|棵|只|头"
_NUMBER = r"\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百]+"
_PERCENT = re.compile(BOUND + r"(?P<of>(?:(?!不(?:得|能|应|可|宜)?[低高少多小大超])[^，。；：\d]){1,24}?的)?(?P<value>\d+(?:\.\d+)?)[%％](?![^，。；]{0,3}(?:的比例)?(?:给予|予以|补|奖|发放|(?:支付|拨付)(?!预付款|进度款|首付款|定金|工程款)))"
                      rf"|{OUGHT}(?P<deed>预留|安排|提取|计提|拿出|留出|留存|保留|缴存|存储)(?P<all>[^，。；：\d]{{2,24}}?)的(?P<share>\d+(?:\.\d+)?)[%％](?:(?P<from>及?以上)|以[下内])(?P<behind>[^，。；：]{{0,24}})")
_RATIO = re.compile(BOUND + r"(?:为)?(?P<first>\d+(?:\.\d+)?)\s*[:：∶比]\s*(?P<second>\d+(?:\.\d+)?)(?P<behind>的?比例[^，。；]{0,4}?(?:配备|配置|配齐|配足|配)(?P<part>[^，。；]{2,20}))?")
_TIMES = re.compile(BOUND + r"(?P<of>[^，。；：\d]{2,24}?)的?(?P<value>\d+(?:\.\d+)?|[两二三四五六七八九十])倍")
_EACH = re.compile(
    rf"每(?P<wholes>{_NUMBER})?(?P<scale>万)?(?P<whole_unit>{_COUNTERS})(?P<middle>[^，。；：\d]{{0,24}}?)(?P<parts>{_NUMBER})(?P<part_unit>(?!平方米|亩|公里|吨)(?:{_COUNTERS}))(?P<part>[^，。；：]{{0,24}})")
_DUTY = re.compile(rf"{OUGHT}(?P<bound>{LEAST}|{MOST})?(?P<verb>配备|配置|配有|设置|设立|安排|建设|照护|照看|看护|护理|负责|管理|服务|招收|收托|配|设|有)?(?![员师型类])(?P<thing>[^，。；：\d]{{0,8}}?)(?P<last>{LEAST}|{MOST})?(?:配备|配置|安排|设置)?$")
_HEAD = re.compile(rf"(?:(?P<who>[人生户师班床])均|每(?P<one>[人生]))(?P<part>[^，。；：\d]{{2,16}}?){BOUND}(?P<value>\d+(?:\.\d+)?)(?P<unit>平方米|册|本|台|元|万元|个|件|千瓦|公里)")
_PLAIN = re.compile(rf"(?P<part>[^，。；：\d]{{2,24}}?){BOUND}(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>万?(?:平方米|元)|{_COUNTERS})(?!/|以[上下内])")
_FURNISHES = re.compile(r"配|设|安排|建")
_LOTS = re.compile(r"不足[^，。；]{1,10}(?:按|以)[^，。；]{1,10}[计算]")
_OF_PAIR = re.compile(r"(?P<part>[^与和同]*(?:[与和同][^与和同]+)*?)?(?:与|和|同)(?P<whole>[^与和同]{2,30}?)(?:的|之)?(?:人数|数量|配备|配置)?(?:比例?|之比|配比)?(?:应当?)?(?:为|是)?(?:符合[^，。；]*|按照?[^，。；]*)?$")
_SHORT_PAIR = re.compile(r"(?P<part>[师医护教保教警])(?P<whole>[生患床幼童老民])比(?:例)?(?:应当?)?(?:为)?$")
_SHARE_NAME = re.compile(r"(?:的|所)?(?:数量|人数|面积|金额|支出|投入)?(?:比例|占比|比重|比率|比)(?:应当?|须|要)?(?:为|在)?$")
_RATE_NAME = re.compile(r"(?P<name>[一-鿿]{2,8})率$")
_NO_SHARE = re.compile(r"增长|增速|增幅|涨幅|下降|降低|利率|税率|费率|贴息|补[助贴]|奖[励补]|资助|折扣|按$|给予|提高|合格率$|满意率$|分摊|公积金")
_MARK = re.compile(r"^\s*(?:第[一二三四五六七八九十百]+条\s*|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、])\s*")


def demands(sentence: str) -> tuple[Demand, ...]:
    """What `sentence` demands of one thing for another, in order."""
    found: list[Demand] = []
    for clause in re.finditer(r"[^，。；;\n]+", sentence):
        clean, start = clause.group(), clause.start()
        for one in _of_clause(clean, sentence, start, found):
            if found and (case := _parallel(found[-1], one)):
                rest = found[-1].part.removeprefix(case)
                if rest.startswith("的"):
                    one = replace(one, part=f"{one.case}{rest}", case="")
                else:
                    found[-1], one = replace(found[-1], case=case, part=rest), replace(one, part=rest)
            found.append(replace(one, start=one.start + start, end=one.end + start))
    return tuple(found)


def _of_clause(clause: str, sentence: str, at: int, before: list[Demand]) -> Iterator[Demand]:
    each = _each(clause, sentence)
    if each:
        yield from each
        return
    if (land := of_land(clause)) is not None:
        yield Demand("head", _cleaned(land.part), "", land.least, land.sum, Decimal(1), land.unit, land.land, land.text, land.start, land.start + len(land.text))
        return
    head = _HEAD.search(clause)
    if head is not None:
        part = _SINCE.sub("", clause[: head.start()]) + head["part"]
        part = part if len(part) > _GENERIC else f"{_CLAUSE_END.split(sentence[:at].rstrip('，,、'))[-1]}{part}"
        yield _made("head", head, part, "", Decimal(head["value"]), Decimal(1), part_unit=head["unit"])
        return
    ratio = _RATIO.search(clause)
    if ratio is not None:
        made = _ratio(ratio, clause, before)
        yield from [made] if made is not None else []
        return
    if _PERCENT.search(clause):
        yield from _shares(clause, sentence[:at], before)
        return
    times = _TIMES.search(clause)
    if times is not None:
        made = _times(times, clause)
        yield from [made] if made is not None else []
        return
    plain = _PLAIN.search(_MARK.sub(lambda mark: " " * len(mark.group()), clause))
    if plain is not None:
        part = plain["part"].strip()
        thing = _THING.search(_CLAUSE_END.split(sentence[:at].rstrip("，,、"))[-1]) if _BARE.match(part) else None
        yield _made("plain", plain, f"{thing['name'] if thing is not None else ''}{part}", "", Decimal(plain["value"].replace(",", "")), Decimal(1), part_unit=plain["unit"])


def _made(form: Form, found: re.Match[str], part: str, whole: str, parts: Decimal, wholes: Decimal, part_unit: str = "", whole_unit: str = "", case: str = "") -> Demand:
    names = [_cleaned(name) if form != "plain" else _MARK.sub("", name) for name in (part, whole, case)]
    return Demand(form, names[0], names[1], found["least"] is not None or found["most"] is None, parts, wholes, part_unit, whole_unit,
                  found.group(), found.start(), found.end(), names[2])


def _cleaned(name: str) -> str:
    return BRACKETED.sub("", _MARK.sub("", name)).strip()


def _ratio(found: re.Match[str], clause: str, before: list[Demand]) -> Demand | None:
    """A demand on a ratio, its two things named before it, in the sentence or in short (师生比); of cases listed, those of the one before."""
    first, second = Decimal(found["first"]), Decimal(found["second"])
    if not first or not second:
        return None
    ahead = clause[: found.start()]
    last = next((one for one in reversed(before) if one.form == "ratio"), None)
    lead = _opened(ahead, before)
    if lead is not None:
        return _made("ratio", found, lead[0], lead[1], first, second, case=lead[2])
    pair = _SHORT_PAIR.search(ahead) or _OF_PAIR.search(_MARK.sub("", ahead))
    if found["part"] and pair is None:
        return _made("ratio", found, found["part"], ahead, first, second)
    if pair is not None:
        part = (pair["part"] or "").strip() or (last.part if last is not None else "")
        return _made("ratio", found, part, pair["whole"], first, second) if part else None
    return _made("ratio", found, last.part, last.whole, first, second, case=ahead) if last is not None else None


def _opened(ahead: str, before: list[Demand]) -> tuple[str, str, str] | None:
    """The two things and the case of a ratio whose things are told before a colon ("…与…的比例应当符合下列标准：乳儿班")."""
    opening, colon, case = ahead.rpartition("：")
    pair = _OF_PAIR.search(_MARK.sub("", opening)) if colon and not before else None
    return (pair["part"], pair["whole"], case) if pair is not None and pair["part"] else None


def _shares(clause: str, earlier: str, before: list[Demand]) -> Iterator[Demand]:
    """The demands of a clause on shares in percent, one behind another ("不低于合同金额的40%、不高于合同金额的70%"; "货物项目的比例不低于70%、工程项目不低于60%")."""
    made: list[Demand] = []
    last = 0
    for found in _PERCENT.finditer(clause):
        ahead = clause[last : found.start()].lstrip("、和及且")
        one = _aside(found, ahead) if found["share"] else _share(found, ahead, clause[found.end() :], earlier if not made else "", [*before, *made])
        last = found.end()
        made += [one] if one is not None else []
    yield from made


def _parallel(first: Demand, other: Demand) -> str:
    """The words that a demand begins with where they are a case like that of the next one: 货物和服务项目 beside 工程项目."""
    if other.form != "percent" or first.case or not other.case or (first.part, first.whole) != (other.part, other.whole):
        return ""
    end = first.part.find(other.case[-_PARALLEL:], 1) + _PARALLEL
    return first.part[:end] if _PARALLEL < end < len(first.part) else ""


_PARALLEL = 2


def _aside(found: re.Match[str], ahead: str) -> Demand:
    """What is to be set aside: so much of a whole at least or at most, for what is told behind it or was told before."""
    part = found["behind"].removeprefix("的") or ahead
    return Demand("percent", f"{found['deed']}的{_cleaned(part)}", _cleaned(found["all"]), found["from"] is not None, Decimal(found["share"]), Decimal(100), "", "", found.group(), found.start(), found.end())


def _share(found: re.Match[str], ahead: str, behind: str, earlier: str, before: list[Demand]) -> Demand | None:
    """A demand on a share in percent: of a whole named behind its bound, with 占, or not at all (数量比例不少于40%)."""
    rate = Decimal(found["value"])
    if not rate or _NO_SHARE.search(ahead[-12:]) or ((found["least"] or "").endswith(("达到", "达")) and re.search(r"20\d\d年", ahead)):
        return None
    last = next((one for one in reversed(before) if one.form == "percent"), None)
    inner = last if ahead.startswith("其中") and "占" not in ahead and last is not None and last.within is None else None
    if found["of"]:
        part, case = _whose(_SHARE_NAME.sub("", ahead), behind, earlier, last)
        whole = found["of"].removesuffix("的")
        made = _made("percent", found, part, whole, rate, Decimal(100), case=case)
        return replace(made, within=inner) if inner is not None and inner.part and (inner.part.endswith(whole) or whole.endswith(inner.part)) else made
    if "占" in ahead:
        part, _, whole = ahead.rpartition("占")
        part = part or _CLAUSE_END.split(earlier.rstrip("，,、"))[-1]
        return _made("percent", found, _SHARE_NAME.sub("", part), _SHARE_NAME.sub("", whole), rate, Decimal(100))
    if inner is not None and _ASIDE.search(inner.part + inner.text + ahead):
        return replace(_made("percent", found, _SHARE_NAME.sub("", ahead).removeprefix("其中"), inner.part, rate, Decimal(100)), within=inner)
    named = _SHARE_NAME.search(ahead)
    if named is not None:
        return _made("percent", found, ahead[: named.start()], "", rate, Decimal(100))
    rated = _RATE_NAME.search(ahead)
    if rated is not None:
        return _made("percent", found, rated["name"], "", rate, Decimal(100))
    if last is None or inner is not None:
        return None
    return replace(_made("percent", found, last.part, last.whole, rate, Decimal(100), case=ahead), within=last.within)


_ASIDE = re.compile(r"预留|用于|安排|提取|计提|拿出|留出|投入|支出|列支")
"""Money set aside: 其中…不低于70% is a share of what is set aside."""
_NO_NAME = re.compile(r"(?:最[高低多少大]|每次|首次|实际|原则上|一般)*(?:预留|安排|提取|计提|缴纳|缴存|存储|收取|支付|拨付|留存|扣留|扣除|投入|配套|出资)?(?:的?(?:比例|标准|数额|金额|额度))?")
"""Words that name no thing of their own: what is to be paid is told before."""
_EARLIER = re.compile(r"(?P<name>[一-鿿“”《》（）()]{3,24}?)的?$")
_FOR = re.compile(r"(?:对|向|属于?|采用|采取|实行)[^，。；]{2,20}的?")


_PAYS = re.compile(r"(?:的(?:比例|标准))?(?:预留|安排|提取|计提|缴纳|缴存|存储|收取|支付|拨付|留存|扣留|投入|配套)(?P<name>[^，。；：、]{2,16})")
"""What is to be paid at the rate told before (应当按照不低于合同金额的30%支付预付款)."""


def _whose(name: str, behind: str, earlier: str, last: Demand | None) -> tuple[str, str]:
    """What a share is of as its own words, those of the demand before or of the clause before name it, and the case for which it holds (对中小企业收取的，不得超过…)."""
    ahead = _CLAUSE_END.split(earlier.rstrip("，,、"))[-1]
    if name.endswith(("按", "按照")) and (paid := _PAYS.match(behind)) is not None:
        return paid["name"], ""
    if not _NO_NAME.fullmatch(name):
        return re.sub(r"^其中|按照?$|的?(?:数额|金额|标准|额度)$", "", name), ""
    if last is not None and (not earlier or last.text in ahead):
        return last.part, last.case
    if last is not None and _FOR.fullmatch(ahead):
        return last.part, ahead.removesuffix("的")
    told = _EARLIER.search(_cleaned(ahead))
    return (f"{told['name']}{name}" if told is not None else last.part if last is not None else name), ""


_BARE = re.compile(r"(?:每[处个所间座])?(?:总?建筑|使用|占地|用地|总)?(?:面积|人数|规模|床位数?)")
_THING = re.compile(rf"(?:{_NUMBER})(?:{_COUNTERS})(?P<name>[^，。；\d]{{2,20}})$")
"""A thing that is to be set up, before what the clause behind demands of each."""
_SINCE = re.compile(r"^其中|的$")
_GENERIC = 2
"""A name so short (面积) is that of the thing in the clause before."""
_CLAUSE_END = re.compile(r"[，。；;\n]")


def _times(found: re.Match[str], clause: str) -> Demand | None:
    """A demand that one sum be so many times another ("不得超过月服务费的6倍")."""
    value = numeral(found["value"])
    ahead = clause[: found.start()]
    return None if not value or _NO_SHARE.search(ahead[-8:]) or not ahead else _made("times", found, ahead, found["of"].removesuffix("的"), Decimal(value), Decimal(1))


def _each(clause: str, sentence: str) -> list[Demand]:
    """The demands of a clause for each so many ("每20张床位至少配备1名…", "每班配备2名专任教师和1名保育员")."""
    found = _EACH.search(clause)
    duty = _duty(found["middle"]) if found is not None else None
    if found is None or duty is None:
        return []
    least = re.fullmatch(MOST, duty["bound"] or duty["last"] or "") is None
    wholes = _number(found["wholes"] or "1") * (10_000 if found["scale"] else 1)
    made = []
    rest = found["parts"] + found["part_unit"] + found["part"]
    for one in re.finditer(rf"(?P<parts>{_NUMBER})(?P<unit>{_COUNTERS})(?P<name>[^，。；：]*?)(?=(?:[和、与及]|以及)(?:至少)?(?:{_NUMBER})(?:{_COUNTERS})|$)", rest):
        outside = clause[: found.start()].removesuffix("（") if clause[: found.start()].endswith("（") else ""
        names = [_cleaned(name) for name in (one["name"].strip("）") or duty["thing"] or outside[-_OUTSIDE:], found["middle"][: duty.start()], clause[: found.start()])]
        made.append(Demand("each", names[0], names[1], least, _number(one["parts"]), wholes, one["unit"], found["whole_unit"], found.group(), *found.span(), names[2],
                           _LOTS.search(sentence) is not None or not found["wholes"]))
    return [one for one in made if one.parts and one.wholes]


_OUTSIDE = 8
"""So many signs before a bracket may name what it demands so many of."""


def _duty(middle: str) -> re.Match[str] | None:
    """What is to be done, between the whole and the number of parts: where it begins, its bound; None where nothing is demanded."""
    found = (_DUTY.match(middle, at) for at in range(len(middle) + 1))
    return next((one for one in found if one is not None and (one["bound"] or one["last"] or _FURNISHES.search(one["verb"] or ""))
                 and (one["bound"] or one["verb"] or not one["thing"])), None)


def _number(text: str) -> Decimal:
    value = Decimal(text.replace(",", "")) if text[0].isdigit() else chinese_number(text)
    return Decimal(value or 0)

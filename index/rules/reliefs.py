"""What one is let off paying, in whole or in part (减半征收, 免收租金, 按标准的70%收取, 减按15%的税率征收): the share, of which charge, and whether it is the
share let off or the share still to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.records import ReliefKind, SupportRule
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.measured import duration
from index.rules.steps import joined_steps
from index.rules.values import YEAR_LABEL

_CHARGE = r"(?:费用?|收费|税款?|税额|税费|规费|租金?|房租|价格|[水电气热]价|(?:市场|评估|标准|挂牌|成本)价|滞纳金|保证金|出让金|罚息|(?:保障|维修|公积|准备|周转)金|基金|应?缴费?额|应纳额|留成部分|地方所得部分|地方分享部分)"
_OF = rf"(?P<of>[^，。；：:（）()\d%]{{0,26}}{_CHARGE})"
_SHARE = r"(?P<share>\d+(?:\.\d+)?)%"
_LEVIED = r"(?:减?收取|征收|计征|计收|缴纳|交纳|收费|征缴|计缴|收缴|计算缴纳)"
_LESS = r"(?:减[免征收缴交]|免(?=\d)|核减|优惠|下[调浮]|降低|少[收缴交])"
_FREE = r"(?:全免|(?:全部|全额|一律|予以|依法)?免(?:征收|收取|缴纳|交纳|[征收缴交除])|免予征收|不[再予]?收取)"
_FORMS: tuple[tuple[ReliefKind, Decimal | None, re.Pattern[str]], ...] = (
    ("taxed", None, re.compile(rf"减?按(?:照)?{_SHARE}的?(?:优惠)?(?:税率|征收率)(?:减?{_LEVIED})?(?P<of>[^，。；：:\d]{{0,12}}?税)?")),
    ("left", None, re.compile(rf"减?按(?:照)?(?:{_OF}标?准?的?|(?P<all>[^，。；：:\d]{{0,20}}?标准的?|其?))?{_SHARE}(?:的?(?:比例|标准|幅度))?{_LEVIED}(?:{_OF.replace('of', 'behind')})?")),
    ("less", None, re.compile(rf"{_LESS}(?:{_OF}的?)?{_SHARE}(?:的?{_OF.replace('of', 'behind')})?")),
    ("less", Decimal("0.5"), re.compile(rf"减半(?:减?{_LEVIED}|[征收缴])?(?:(?P<time>[\d一二三四五六七八九十]+(?:个月|年))的?)?(?:{_OF})?")),
    ("less", Decimal(1), re.compile(rf"(?:免(?:征收|收取|[征收缴交除])?|减[免收缴交])(?:[上下]半年|第[一二三四]季度)?(?P<time>[\d一二三四五六七八九十]+(?:个月|年))的?(?:{_OF})?")),
    ("less", Decimal(1), re.compile(rf"{_FREE}(?:{_OF})?")),
    ("left", None, re.compile(r"打?(?P<fold>[一二三四五六七八九\d](?:[点.]?[一二三四五六七八九\d])?)折(?:优惠|收取|缴纳|收费)?")),
)
_BEFORE = re.compile(rf"(?P<of>[^，。；：:]{{2,30}}?{_CHARGE}|利息)(?:标准)?(?:[（(][^）)]*[）)])?(?:[在按][^，。；：、]{{0,10}}(?:标准|价格|基础)(?:的?基础)?上|按照?|分别|均|再|可|可以|予以|给予|将|统一|按规定|依法|全部|前?第?[一二三四五六七八九十\d]+年|实行|享受)*$")
_NOT = re.compile(r"(?:不得|不予|不能|不可|擅自|违规|停止|取消|禁止|不再|未|累计|共|已经?|申请|办理|批准|请求|关于|需要|涉及|符合|原|享受过)$")
_BEHIND_NOT = re.compile(r"^(?:额|政策|资格|条件|范围|申请|手续|请求|备案|事项|情形|对象|部分|的?(?:决定|规定|证明|审批|材料|标准|期限)|优惠(?:政策)?的|的?[一-鿿]{0,6}补[贴助]|的[一-鿿]{0,12}(?:人|户|企业|单位|者|项目|纳税人)(?![^，。；]{0,10}[\d减免]))")
_PRICE_CAP = re.compile(r"不得?(?:高于|超过|低于)[^，。；]*$")
"""What bounds a price lets nobody off (不得高于市场价格的八折)."""
_RATE = Decimal("0.1")
"""A smaller share of nothing that is named is the rate of the charge itself (按0.5%收取担保费, 购置税按7.5%征收)."""
_CLAUSE = re.compile(r"[^，,；;。：:\n]+")
_GENERIC = re.compile(r"(?:规定|标准|适用|所属等级|原|现行|法定|应[缴交纳]|按?规定|的)*(?:收费|税额|费用|应?缴费?额|应纳额|标准)")
"""A charge behind 按 that has its name before it."""
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_TAXED_ON = {"企业所得税": "应纳税所得额", "个人所得税": "应纳税所得额", "增值税": "销售额"}
_LATEST = 8
_JOIN = "、和及并"


@dataclass(frozen=True, slots=True)
class Relief:
    """A share (0…1) of the charge `of` that is let off (`kind` "less"), still paid ("left"), or paid as a tax of what it is on ("taxed"), told at `start…end` of a text
    from the charge named before it on, for the `time` told with it."""

    kind: ReliefKind
    share: Decimal
    of: str
    start: int
    end: int
    time: str = ""


def reliefs(text: str) -> tuple[Relief, ...]:
    """The reliefs that `text` tells, in text order."""
    found: list[Relief] = []
    last = ""
    for clause in _CLAUSE.finditer(text):
        found += _in_clause(text, clause.start(), clause.end(), last)
        last = clause.group().strip() if names_charge(clause.group()) else found[-1].of if found else last
    return tuple(found)


def names_charge(words: str) -> bool:
    """Whether words are the name of a charge and nothing else (残疾人就业保障金)."""
    return _CHARGE_ALONE.fullmatch(words.strip()) is not None


_CHARGE_ALONE = re.compile(rf"(?:对|关于)?[一-鿿]{{1,12}}{_CHARGE}")


def _in_clause(text: str, start: int, end: int, last: str) -> Iterator[Relief]:
    """The reliefs of a clause; one that names no charge is of the `last` one told before."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[re.Match[str], ReliefKind, Decimal | None]] = []
    for kind, share, form in _FORMS:
        for match in form.finditer(text, start, end):
            if not (any(a < match.end() and match.start() < b for a, b in taken) or _NOT.search(text[start : match.start()]) or _BEHIND_NOT.match(text[match.end() : match.end() + _NEAR])):
                taken.append(match.span())
                found.append((match, kind, share))
    for match, kind, share in sorted(found, key=lambda one: one[0].start()):
        named, before = match.groupdict(), text[start : match.start()]
        charge = _charge_before(before)
        of = named.get("of") or named.get("behind") or ""
        if _PRICE_CAP.search(before):
            continue
        if kind == "left" and not named.get("of") and (share or _share(named)) < _RATE:
            if not charge.endswith("税"):
                continue
            kind = "taxed"
        of = (charge or last or of) if not of or _GENERIC.fullmatch(of) else of
        if of:
            begins = before.rfind(charge) if charge else len(before)
            last = _bare(of)
            yield Relief(kind, share or _share(named), last, start + begins, match.end(), named.get("time") or _time_in(charge))


_NEAR = 24


def _share(named: dict[str, str | None]) -> Decimal:
    if (fold := named.get("fold")) is not None:
        digits = [_DIGITS.get(sign) or int(sign) for sign in fold if sign not in "点."]
        return Decimal(digits[0]) / 10 + (Decimal(digits[1]) / 100 if len(digits) > 1 else 0)
    return Decimal(named["share"] or 0) / 100


def _charge_before(words: str) -> str:
    """The charge that a clause names right before it is let off, without the words that say whose it is (投资者的行政事业性收费)."""
    match = _BEFORE.search(words)
    if match is None:
        return ""
    return _OWNER.sub("", match["of"].rsplit("的", 1)[-1]) or match["of"]


_OWNER = re.compile(r"^.*(?:企业|单位|个人|商户|家庭|人员|机构|学校|园区|居民|农户|用户|组织|学生|者)(?=[一-鿿]{2,})")
"""Whose charge it is, before its name."""


def _time_in(charge: str) -> str:
    """For how many months a charge is, as its name tells (下半年3个月租金)."""
    found = _MONTHS.search(charge)
    return found.group() if found is not None else ""


_MONTHS = re.compile(r"[\d一二三四五六七八九十]+个月")


def _bare(charge: str) -> str:
    """The name of a charge without the years before it and the words by which it is reckoned (第二年、第三年租金; 其他收费按地方留成部分)."""
    name = re.sub(r"^.*?按照?(?=.{3})", "", _YEARS.sub("", _YEARS.sub("", charge)))
    return name.lstrip("、，和及的") or charge


_YEARS = re.compile(rf"(?:{YEAR_LABEL.pattern}|^[上下]半年|^[\d一二三四五六七八九十]+个月的?|[一二两三四五六七八九十\d]+年内)|^[、，和及]")


def with_reliefs(rules: Sequence[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """The rules of a sentence, each that lets off paying something with the share and the charge; one for each relief where a rule's words tell several."""
    found = reliefs(sentence.text) if rules else ()
    placed = [replace(one, start=one.start + sentence.start, end=one.end + sentence.start) for one in found]
    made = [told for rule in rules for told in _told(rule, [one for one in placed if rule.start < one.end <= rule.end])]
    return _in_steps(made, sentence) if sum(bool(one.relief) for one in made) > 1 else made


def _in_steps(rules: list[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """The rules of a sentence, its reliefs that differ only in a threshold on one figure as one with steps, each the share still to be paid (5000万元以上的全免；3000万元以上的按30%收取)."""
    first = next(one for one in rules if one.relief)
    alike = [replace(one, subject=one.subject or first.subject, base=first.base if one.base in first.base else one.base) if one.relief in ("less", "left") else one for one in rules]
    joined = joined_steps([_as_left(one) for one in alike])
    if not any(one.tiers and one.relief for one in joined):
        return alike
    place = {one.start: one for one in alike}
    text = sentence.text
    return [replace(one, quote=text[one.start - sentence.start : one.end - sentence.start]) if one.tiers else place.get(one.start, one) for one in joined]


def _as_left(rule: SupportRule) -> SupportRule:
    """A rule that lets off a share as one by which the rest is still to be paid."""
    return replace(rule, relief="left", benefit="rate_with_cap", rate=1 - (Decimal(1) if rule.rate is None else rule.rate)) if rule.relief == "less" else rule


def _told(rule: SupportRule, found: list[Relief]) -> list[SupportRule]:
    if not found or rule.amount is not None or rule.tiers or (rule.rate is not None and all(rule.rate != one.share for one in found)):
        return [rule]
    if rule.rate is not None:
        return [_with(rule, next(one for one in found if one.share == rule.rate))]
    made = [_with(rule, one) for one in found[:_LATEST]]
    if len(made) == 1:
        return made
    opening = rule.quote[: next(one.start() for one in _CLAUSE.finditer(rule.quote) if rule.start + one.end() >= found[0].end)]
    starts = [rule.start, *(one.end for one in found)]
    return [_of_clause(one, relief, opening, last) for one, relief, last in zip(made, found, starts, strict=False)]


def _with(rule: SupportRule, relief: Relief) -> SupportRule:
    base = relief.of if relief.kind != "taxed" else next((on for tax, on in _TAXED_ON.items() if tax in relief.of or tax in rule.quote), "")
    kept = tuple(one for one in rule.conditions if one.text not in relief.of)
    whole = relief.kind == "less" and relief.share == 1
    return replace(rule, benefit="qualitative" if whole else "rate_with_cap", rate=None if whole else relief.share, base=base, relief=relief.kind, conditions=kept, period=relief.time or rule.period)


def _of_clause(rule: SupportRule, relief: Relief, opening: str, last: int) -> SupportRule:
    """One of several reliefs of a sentence, under what its `opening` says for all of them and the words of its own clause, those behind the `last` relief before it."""
    clause = next(one for one in _CLAUSE.finditer(rule.quote) if rule.start + one.end() >= relief.end)
    begins = max(clause.start(), last - rule.start)
    own, whole = rule.quote[begins : max(relief.start - rule.start, begins)].lstrip(_JOIN), rule.quote[begins : relief.end - rule.start]
    labels = [match.group() for match in _OF_TIME.finditer(whole)]
    subject, told = conditions([(_OF_TIME.sub("", own).strip("、，的 "), None)]) if len(own) > _SHORTEST else ("", ())
    _, of_years = conditions([(label, None) for label in labels])
    period, years = (relief.time, None) if relief.time else duration(whole) if labels else (rule.period, rule.years)
    kept = tuple(one for one in rule.conditions if one.text in opening)
    named = subject or (rule.subject if rule.subject in opening or not opening else "")
    return replace(rule, subject=named or rule.subject, period=period, years=years, conditions=(*kept, *(one for one in told if one.text not in {other.text for other in kept}), *of_years))


_OF_TIME = re.compile(rf"(?:{YEAR_LABEL.pattern})|[上下]半年|第[一二三四]季度")
"""The year, the half or the quarter for which a charge is let off."""
_SHORTEST = 2

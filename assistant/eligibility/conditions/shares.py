"""A share that a condition asks for ("科技人员占职工总数的比例不低于10%"), worked out from the part and the whole that the asker tells."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.conditions.verdicts import between, held
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.said import same
from assistant.eligibility.told.several_years import SEVERAL_YEARS, of_several
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import kinds_in
from assistant.records import Computation, ConditionCheck
from assistant.standards.bind import named, spoken_of
from index.quantities import in_base_units
from index.records import Condition, SupportRule
from prompts import say

_SHARE = re.compile(
    r"(?P<part>[^，。；占]{2,30})占(?P<whole>[^，。；的]{2,16}(?:总[数额量])?)的?(?:比例|比重|比率)?(?:应)?(?P<least>不低于|不少于|达到?|超过|在)(?P<rate>\d+(?:\.\d+)?)%(?:以上)?")
_FILLING = re.compile(r"[的了我们公司企业当年同期总数额量从事相关全部]")
_CENT = Decimal("0.01")


def part_of_whole(sentence: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check of the share in `sentence` with its working, None where it asks for none or the asker does not tell both figures."""
    asked = _SHARE.search(sentence)
    if asked is None:
        return staff_reached(sentence, facts)
    whole = _figure(asked["whole"], facts, None) or _all_heads(asked["whole"], facts)
    part = _figure(asked["part"], facts, whole)
    if whole is None or part is None or not whole.value or (part.measure == whole.measure and part.unit not in _HEADS):
        return None
    if part.unit in _HEADS and (part.value > whole.value or not spoken_of(asked["part"], part.about + part.thing, asked["whole"])):
        return None  # no part of these heads, or told of others
    return _against(asked.group(), part, whole, Decimal(asked["rate"]))


def share_told(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck | None:
    """The check of a share that a condition asks for, by itself ("研发投入占营业收入5%以上") or of what the clause before it names ("…在100万元以上，且占营业收入3%以上"),
    with its working; None where it asks for none, or the asker does not tell both figures."""
    asked = _PROPORTION.search(condition.text)
    if asked is None or condition.unit != "%":
        return None
    part_name = _AND.sub("", asked["part"]) or _AND.sub("", _REMARK.sub("", rule.quote[: max(rule.quote.find(condition.text), 0)]).rstrip("，、； 且并").rpartition("，")[2])
    whole = _figure(asked["whole"], facts, None) or _all_heads(asked["whole"], facts)
    part = _figure(part_name, facts, whole)
    if whole is None or part is None or not whole.value or (part.measure == whole.measure and part.unit not in _HEADS):
        return None
    if part.unit in _HEADS and (part.value > whole.value or not spoken_of(part_name, part.about + part.thing, asked["whole"])):
        return None  # no part of these heads, or told of others
    value = convert(whole.value, whole.unit, part.unit) or whole.value
    share = part.value / value * 100
    shown = share.quantize(_CENT, ROUND_HALF_UP)
    working = f"{in_unit(part.value, part.unit)} ÷ {in_unit(value, part.unit)} × 100% {'=' if shown == share else '≈'} {plain(shown)}%"
    fits = between(share, condition.minimum, condition.maximum)
    return held(condition.text, fits, say(f"eligibility.reason.share_{'fits' if fits else 'fails'}", working=working))


_REACHES = re.compile(
    r"(?P<part>[^，。；（）]{2,30}?)(?:人数|数量)?(?:应)?(?:达到|不低于|不少于|超过|占)(?:本单位|本企业|企业|单位|其)?(?P<whole>(?:现有|原有|上年末?)?(?:在职|在岗)?(?:职工|员工|从业人员)(?:总?人?数量?)?)的?(?:比例|比重)?(?:达到?|不低于|不少于|为)?"
    r"(?P<rate>\d+(?:\.\d+)?)%(?:[（(]含[)）])?(?:以上)?(?:[（(，]其?中?(?:职工)?(?:人数)?超过(?P<above>\d+)人的?(?:企业|单位)?[，]?(?:应|占比)?(?:达到|不低于|为)?(?P<larger>\d+(?:\.\d+)?)%(?:[（(]含[)）])?(?:以上)?[)）]?)?")
"""So many of the staff newly taken on, with another share for larger firms ("…达到现有职工人数15%（超过100人的企业达到8%）")."""


def asks_staff_share(text: str) -> bool:
    """Whether a condition asks for a share of the staff newly taken on: how many were is not enough to tell."""
    return _REACHES.search(text) is not None


def staff_reached(sentence: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check of a share of the staff that somebody has to reach, with its working, by the step for firms of the asker's size; None where the
    sentence asks for none or the asker does not tell both figures."""
    asked = _REACHES.search(sentence)
    if asked is None:
        return None
    whole = _all_heads(asked["whole"], facts)
    part = _figure(asked["part"], facts, whole)
    if whole is None or part is None or part.unit not in _HEADS or not 0 < part.value <= whole.value or not spoken_of(asked["part"], part.about + part.thing, asked["whole"]):
        return None
    larger = asked["above"] is not None and whole.value > Decimal(asked["above"])
    return _against(asked.group(), part, whole, Decimal(asked["larger"] if larger else asked["rate"]))


def staff_share(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that asks for a share of the staff newly taken on, None for others and where the asker does not tell both figures."""
    reached = staff_reached(condition.text, facts)
    if reached is None:
        return None
    check, steps = reached
    return replace(check, text=condition.text, reason=say(f"eligibility.reason.share_{'fits' if check.verdict == '符合' else 'fails'}", working=steps[0].expression))


_PROPORTION = re.compile(r"(?P<part>[^，。；占]*)占(?P<whole>[^，。；\d]{2,20}?)(?:的?(?:比例|比重|比率|比))?(?:应|须|需|要|为|在)?(?:不低于|不少于|不高于|不超过|低于|少于|达到?|超过|大于|高于)?\d")
_REMARK = re.compile(r"（[^（）]*）")
_AND = re.compile(r"^(?:且|并|并且|同时|其|其中)+")


def most_of_whole(sentence: str, lead: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check, with its working, of the heads that `sentence` allows at most, as a share of all the staff: by itself (不得超过…总人数的30%), or as one of the
    acts that the `lead` of its list forbids. None where it tells no such share or the asker not both figures."""
    asked = _AT_MOST.search(sentence)
    if asked is None or (asked["no"] is None) == (_FORBIDS.search(lead) is None) or not _STAFF.search(asked["whole"]):
        return None
    whole = _figure(asked["whole"], facts, None) or _all_heads(asked["whole"], facts)
    part = _figure(asked["part"], facts, whole)
    if whole is None or part is None or part.unit not in _HEADS or not ({"人", "名", "位"} & {whole.unit} or whole.noun == "人"):
        return None
    if not named(asked["part"], part.about + part.thing, asked["whole"]):
        return None  # told of some of the staff, but not of these
    whole = _of_heads(whole)
    rate = Decimal(asked["rate"])
    most = whole.value * rate / 100
    product, heads = f"{in_unit(whole.value, whole.unit)}×{plain(rate)}%", most.to_integral_value(ROUND_FLOOR)
    step = Computation("product", f"{product if heads == most else f'取整({product})'} = {in_unit(heads, whole.unit)}", heads, whole.unit, ("asker",))
    fits = part.value <= most
    reason = say(f"eligibility.reason.most_{'fits' if fits else 'fails'}", working=step.expression, own=in_unit(part.value, part.unit))
    text = asked.group() if asked["no"] else say("eligibility.not_to", act=asked.group())
    return ConditionCheck(text, "符合" if fits else "不符合", reason), (step,)


def _of_heads(figure: OwnFigure) -> OwnFigure:
    """Heads counted with a bare 个 counted as people."""
    return replace(figure, unit="人") if figure.unit == "个" else figure


_AT_MOST = re.compile(r"(?P<part>[^，。；占）)]{2,30}?)(?:人数|数量)?(?P<no>不得|不能|不应|不)?超过(?:本单位|本企业|用人单位|其)?(?P<whole>[^，。；的]{2,16}?(?:总[人数量]+)?)的(?P<rate>\d+(?:\.\d+)?)%")
_FORBIDS = re.compile(r"不得|禁止|严禁|不能|不应")


def of_whole_told(sentence: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The open check of the share of heads in `sentence` where the asker tells the part alone ("45个科技人员"), with the most that all may be; None where
    he tells no such part, or the whole too."""
    asked = _SHARE.search(sentence)
    if asked is None or not _STAFF.search(asked["whole"]) or _figure(asked["whole"], facts, None) is not None:
        return None
    part = _figure(asked["part"], facts, None)
    rate = Decimal(asked["rate"])
    if part is None or part.unit not in _HEADS or not part.value or not rate:
        return None
    most = (part.value / rate * 100).to_integral_value(ROUND_FLOOR)
    sign = "=" if most * rate == part.value * 100 else "≈"
    working = f"{in_unit(part.value, part.unit)}÷{plain(rate)}% {sign} {in_unit(most, part.unit)}"
    reason = say("eligibility.reason.share_whole_asked", whole=asked["whole"], most=in_unit(most, part.unit), working=working)
    return ConditionCheck(asked.group(), "需补充", reason), (Computation("subsidy", working, most, part.unit, ("asker",)),)


def of_years(lead: str, demand: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check of the share of one sum of several years in another that `lead` and `demand` ("比例不低于4%") ask for, None where they ask for none
    of several years or the asker does not tell just one of either."""
    rate = _AT_LEAST.search(demand)
    if rate is None or "占" not in lead or not SEVERAL_YEARS.search(lead):
        return None
    before, _, behind = lead.partition("占")
    parts, wholes = kinds_in(before), kinds_in(behind)
    sums = [figure for figure in facts.figures if figure.unit.endswith("元")]
    whole = [figure for figure in sums if figure.measure in wholes and of_several(figure)]
    part = [figure for figure in sums if figure.measure in parts - wholes and (of_several(figure) or figure.year is None)]
    if len(whole) != 1 or len(part) != 1 or not whole[0].value or not {figure.measure for figure in part}.isdisjoint(wholes):
        return None
    return _against(demand, part[0], whole[0], Decimal(rate["rate"]))


_AT_LEAST = re.compile(r"(?:不低于|不少于|达到?|超过)(?P<rate>\d+(?:\.\d+)?)%")
_HEADS = frozenset({"个", "人", "名", "位"})


def _against(text: str, part: OwnFigure, whole: OwnFigure, rate: Decimal) -> tuple[ConditionCheck, tuple[Computation, ...]]:
    """The check of the condition `text` that `part` is at least `rate` percent of `whole`, with its working."""
    value, own = part.value, part.unit
    if (whole_value := convert(whole.value, whole.unit, own)) is not None:
        whole = replace(whole, value=whole_value, unit=own)
    share = (value / whole.value * 100).quantize(_CENT, ROUND_HALF_UP)
    fits = value * 100 >= rate * whole.value
    least = whole.value * rate / 100
    sign = "=" if share * whole.value == value * 100 else "≈"
    unit = whole.unit
    steps = [Computation("share", f"{plain(value)} ÷ {plain(whole.value)} × 100% {sign} {plain(share)}%", share, "%", ("asker",))]
    reason = say(f"eligibility.reason.share_{'fits' if fits else 'fails'}", working=steps[0].expression)
    if not fits:
        steps.append(Computation("product", f"{in_unit(whole.value, unit)}×{plain(rate)}% = {in_unit(least, unit)}", least, unit, ("asker",)))
        reason += say("eligibility.reason.share_least", working=steps[1].expression)
        gap = (least if "元" in unit else least.to_integral_value(ROUND_CEILING)) - value
        if least == least.to_integral_value() or "元" in unit:
            steps.append(Computation("difference", f"{in_unit(least, unit)}−{plain(value)}{own} = {in_unit(gap, unit)}", gap, unit, ("asker",)))
            reason += say("eligibility.reason.share_gap", gap=in_unit(gap, unit))
    return ConditionCheck(text, "符合" if fits else "不符合", reason), tuple(steps)


_STAFF = re.compile(r"职工|员工|人数|从业人员")


def _all_heads(name: str, facts: Facts) -> OwnFigure | None:
    """The heads that the asker counts first ("公司200人，其中…"), where `name` says all the staff; None where he counts none."""
    heads = [figure for figure in facts.figures if (figure.unit in ("人", "名", "位") or figure.noun == "人") and "其中" not in figure.about]
    return heads[0] if heads and _STAFF.search(name) else None


def _figure(name: str, facts: Facts, other: OwnFigure | None) -> OwnFigure | None:
    """The asker's figure that is told of what `name` says: of all but `other` the one with most of its pairs of signs."""
    form = _FILLING.sub("", same(name))
    pairs = {form[i : i + 2] for i in range(len(form) - 1)}
    best: tuple[int, OwnFigure] | None = None
    for figure in facts.figures:
        if figure == other or figure.unit == "%" or (other is not None and not _alike(figure, other)):
            continue
        hits = sum(pair in _FILLING.sub("", same(figure.about + figure.measure + figure.thing)) for pair in pairs)
        if hits and (best is None or hits > best[0]):
            best = hits, figure
    return None if best is None else best[1]


def _alike(figure: OwnFigure, other: OwnFigure) -> bool:
    """Whether the two count things of one kind; a bare 个 counts heads beside heads."""
    return in_base_units(figure.value, figure.unit)[1] == in_base_units(other.value, other.unit)[1] or {figure.unit, other.unit} <= _HEADS

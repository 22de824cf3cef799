"""What stands beside a rule of support and changes it: the sums of the sentences that follow, steps told in two sentences, a rate on the
part that is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.raising import working
from assistant.compose.of_support.terms import UNTIL, own_term
from assistant.compute import Operand, in_unit, plain, share
from assistant.eligibility import Decision, Facts
from assistant.eligibility.units import convert
from assistant.gather.of_support.rule_fit import given_behind
from assistant.records import Computation
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule, Tier
from prompts import say

_NEXT = 3
_WITHIN = 420
"""What stands beside a rule stands at most so many signs behind it."""
_FEW = re.compile(r"(?P<count>\d+)(?P<unit>人|名|个|户|家)(?:及?以[下内]|以内)")
_EACH = re.compile(r"每(?:再)?(?:增加|新增|多)1?(?:人|名|个|户|家)")
_TAXED = re.compile(r"[，,、]?(?:并|再)?按(?:照)?(?P<rate>\d+(?:\.\d+)?)%的(?:优惠)?税率(?:缴纳|征收|计算|计征)?[^，。；\n]{0,8}")
_REDUCED = re.compile(r"减按\d+(?:\.\d+)?%计入")
_NEW = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?(?:对|支持|鼓励|给予|引导|凡|积极|加大|设立|建立)")
"""How a clause begins that is no continuation of the one before."""
_STANDARD = re.compile(r"(?:补贴|补助|奖励|资助|扶持|奖补|救助)?(?:标准|额度|金额)(?:分别)?(?:为|是|如下)?[：:为是]")
"""How a sentence begins that tells the sums of the grant before it, whatever the cases are called."""
_HALF = re.compile(r"[^。；，\n]{0,20}(?:分别|各)按[^。；，\n]{0,10}50%[^。；，\n]{0,8}")
_SHARED = re.compile(r"各(?:自)?(?:扣|承担|负担|分|摊)?(?:一半|50%|百分之五十)|(?:一人|每人|双方)一半|平摊|平分|对半|两人分摊|夫妻分摊|分别按50%")
_BOUNDED = re.compile(
    r"(?:[（(][^）)\n]{1,20}[）)])?(?:[，,](?:但|且|其中)?[^，。；\n\d]{0,12}?(?:每|同一|单[个家一]|补贴|补助|奖励|资助|支持)[^，。；\n\d]{0,16}?(?:最多|最高|不得?超过|不能超过|至多)"
    r"[^，。；\n\d]{0,16}\d+(?:\.\d+)?(?:公斤|吨|平方米|%|[人名位个家户件项辆台套场次亩头只间床艘条](?:[\u4e00-\u9fff]{0,4}(?=[，,。；\n]|$))?)(?!\d)){1,3}")
_TERM = re.compile(r"[^。；\n]{0,80}?(?P<term>(?:补贴|发放|享受|资助|补助)?(?:时间|期限|年限)?(?:累计|最长|最多|合计|一般|总共)+(?:不超过|为|补助|补贴|享受|发放)?(?P<count>\d+|[一二两三四五六七八九十]+)(?P<unit>年|个月))")


def with_sums(rules: Sequence[SupportRule], library: Library) -> tuple[SupportRule, ...]:
    """The rules; before one that states no sum those with one that follow it in the next sentences ("给予补贴。招用3人以下的按每人…")."""
    found: list[SupportRule] = []
    for rule in rules:
        found += [] if rule.has_sum else [one for one in _sums_behind(rule, library) if one not in found]
        found.append(rule)
    return tuple(one for one in found if not any(_goes_on(other, one) for other in found if other.subject == one.subject))


def _goes_on(whole: SupportRule, part: SupportRule) -> bool:
    """Whether a rule put together of a promise and its sums has the sum of another one in it."""
    return whole.document == part.document and whole.start < part.start and part.end <= whole.end and whole.amount == part.amount and whole.rate == part.rate


def _sums_behind(first: SupportRule, library: Library) -> list[SupportRule]:
    """The rules with a sum that go on from one that states none, as one with it."""
    end = first.end
    found: list[SupportRule] = []
    for rule in library.rules([first.document]):
        if not rule.has_sum or _NEW.match(rule.quote):
            continue
        goes_on = rule.subject == first.subject or _STANDARD.match(rule.quote) is not None or _is_promised(rule.quote, first.quote)
        if goes_on and (end <= rule.start <= end + _NEXT or any(rule.start == one.start for one in found)):
            found.append(joined(rule, library))
            end = rule.end
    text = library.text(first.document)
    kept = [one for one in found if one.subject != first.subject or not any(other is not one and other.start <= one.start and one.end <= other.end for other in found)]
    last = max((one.end for one in kept if one.subject != first.subject), default=0)  # cases are told together
    ends = [max(one.end, last) if one.subject != first.subject else one.end for one in kept]
    return [replace(one, conditions=(*first.conditions, *one.conditions), start=first.start, end=end, quote=text[first.start : end]) for one, end in zip(kept, ends, strict=True)]


def _is_promised(quote: str, promise: str) -> bool:
    """Whether a clause opens with the name of a grant that the one before promises ("享受生活补贴。生活补贴每人每月3600元")."""
    named = _GRANT.match(quote)
    return named is not None and named.group() in promise


_GRANT = re.compile(r"[一-鿿]{2,8}?(?:补贴|补助|津贴|资助|奖励|救助)")


def joined(rule: SupportRule, library: Library) -> SupportRule:
    """The rule with what the clause before or behind it belongs to: so much a head up to a number and so much for each more are steps; a
    tax rate is taken of the part that is counted."""
    rule = _dated(_timed(_bounded(rule, library), library), library)
    if behind := given_behind(rule, library):
        rule = replace(rule, quote=rule.quote + behind, end=rule.end + len(behind))
    if rule.amount is not None and _EACH.search(rule.quote):
        return _counted(rule, library) or rule
    if rule.rate is not None and _REDUCED.search(rule.quote):
        text = library.text(rule.document)
        rest = _TAXED.match(text, rule.end)
        if rest is not None:
            rate = rule.rate * Decimal(rest["rate"]) / 100
            return replace(rule, rate=rate, base=rule.base or say("eligibility.base.taxable"), quote=text[rule.start : rest.end()], end=rest.end())
    return rule


def _bounded(rule: SupportRule, library: Library) -> SupportRule:
    """The rule with what its sentence says behind it of how many are counted, or how large a share is given, at most ("，每家机构最多支持3人")."""
    text = library.text(rule.document)
    found = None if (rule.amount is None or not rule.per) and rule.rate is None else _BOUNDED.match(text, rule.end)
    return rule if found is None else replace(rule, end=found.end(), quote=text[rule.start : found.end()])


def _timed(rule: SupportRule, library: Library) -> SupportRule:
    """The rule with the term that its sentence tells for all its sums behind it ("…，补贴时间累计不超过5年")."""
    found = None if rule.period or "月" not in rule.per.split("/") else _TERM.match(library.text(rule.document), rule.end)
    if found is None:
        return rule
    years = numeral(found["count"])
    text = library.text(rule.document)
    return replace(rule, period=found["term"], end=found.end(), quote=text[rule.start : found.end()], years=int(years) if years is not None and found["unit"] == "年" else rule.years)


def _dated(rule: SupportRule, library: Library) -> SupportRule:
    """The rule of a document of several policies with the last day that its own paragraph tells, or its own policy at its end."""
    text = library.text(rule.document)
    until = own_term(rule, text)
    if until is None and (rule.valid_until or library.cards[rule.document].meta.valid_until):
        return rule
    until = until or UNTIL.search(text, rule.end)
    return rule if until is None else replace(rule, valid_until=f"{until['year']}-{int(until['month']):02d}-{int(until['day']):02d}")


def _counted(rule: SupportRule, library: Library) -> SupportRule | None:
    """The steps of the sum a head that stands in the clause before and of that for each further one, None where there is no such clause."""
    for other in library.rules([rule.document]):
        few = _FEW.search(other.quote)
        if few is None or other.amount is None or not other.end <= rule.start <= other.end + _NEXT or rule.amount is None:
            continue
        most, unit = Decimal(few["count"]), few["unit"]
        text = library.text(rule.document)
        tiers = (Tier(few.group(), Decimal(0), most, unit, amount=other.amount), Tier(rule.quote[:8], most, None, unit, amount=rule.amount))
        kept = tuple(one for one in rule.conditions if not _EACH.search(one.text))
        return replace(rule, tiers=tiers, amount=None, marginal=True, conditions=kept, start=other.start, quote=text[other.start : rule.end])
    return None


def steps(decision: Decision, own: Facts, library: Library) -> tuple[Computation, ...]:
    """How the rate that was used follows from those printed: "7% + 2% = 9%", "50%×20% = 10%"."""
    rule, made = decision.rule, [*working(decision, own, library)]
    taxed, reduced = _TAXED.search(rule.quote), _REDUCED.search(rule.quote)
    if taxed is not None and reduced is not None and rule.rate is not None:
        part = re.sub(r"[^\d.]", "", reduced.group())
        expression = f"{part}%×{taxed['rate']}% = {plain(rule.rate * 100)}%"
        made.append(Computation("product", expression, rule.rate * 100, "%", ()))
    return tuple(made)


def halved(decision: Decision, own: Facts, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """Half of the sum where the asker shares it and a clause near by lets two take half each."""
    rule, amounts = decision.rule, decision.amounts
    text = library.text(rule.document)
    clause = _HALF.search(text, rule.end, min(rule.end + _WITHIN, len(text)))
    if clause is None or len(amounts) != 1 or not _SHARED.search(own.text):
        return [], ()
    one, half = amounts[0], amounts[0].value / 2
    expression = f"{in_unit(one.value, one.unit)}×50% = {in_unit(half, one.unit)}"
    mark = f"[{cite.span(rule.document, rule.path, *clause.span())}]"
    return [say("support.halved", working=expression, quote=clause.group().strip("，、 "), mark=mark)], (
        Computation("product", expression, half, one.unit, ("asker",)),)


def of_spent(decision: Decision, own: Facts, cite: Citations, _: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What part the sum is of the one amount of money that the asker tells, where he asks for it (补贴占投资的百分之几)."""
    if len(decision.amounts) != 1 or not decision.amounts[0].steps or not _OF_SPENT.search(own.text):
        return [], ()
    one = decision.amounts[0]
    spent = [value for figure in own.figures
             if not (figure.growth or figure.each) and (value := convert(figure.value, figure.unit, one.unit)) is not None]
    if len(spent) != 1 or spent[0] <= 0:
        return [], ()
    made = share(Operand(one.value, one.unit, cite.rule(decision.rule)), Operand(spent[0], one.unit, "asker"))
    return [say("support.of_spent", working=made.expression)], (made,)


_OF_SPENT = re.compile(r"(?:占|相当于|等于|合|抵)(?:到|了)?[\u4e00-\u9fff]{0,4}?(?:投资|投入|花费|支出|费用|成本|投的钱|花的钱)(?:总?额|款|总数)?的?(?:百分之[几多]|几成|多少|比例|百分比|比重|几分之几)")
"""The part that a grant is of what was spent is asked for."""


def left_to_pay(decision: Decision, own: Facts, cite: Citations, _: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What is left of the one sum that the asker has to pay, less a fixed sum that he is given for it, where he asks for that (个人那400元，资助完自己还要交多少)."""
    if len(decision.amounts) != 1 or decision.rule.amount is None or not _LEFT_TO_PAY.search(own.text) or decision.verdict == "不能":
        return [], ()
    one = decision.amounts[0]
    owed = [value for figure in own.figures if not (figure.growth or figure.each) and (value := convert(figure.value, figure.unit, one.unit)) is not None]
    if len(owed) != 1 or owed[0] < one.value:
        return [], ()
    left = Computation("difference", f"{in_unit(owed[0], one.unit)}−{in_unit(one.value, one.unit)} = {in_unit(owed[0] - one.value, one.unit)}", owed[0] - one.value, one.unit, ("asker",))
    return [say("support.left_to_pay", working=left.expression, mark=f"[{cite.rule(decision.rule)}]")], (left,)


_LEFT_TO_PAY = re.compile(r"(?:自己|个人|本人|自个儿?|我|家里|农户)[^，。；？]{0,4}(?:还|再|最后|实际|总共)?(?:要|得|需|应|该)?(?:再|自己)?(?:交|缴|付|掏|出)(?:纳|钱)?(?:多少|几)")

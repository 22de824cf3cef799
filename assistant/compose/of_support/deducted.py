"""What is left of a sum where the document takes off what the asker was given before: for a lower grade, by a wider treasury, by a grant that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.grades import grades_in
from assistant.eligibility.records import Amount, OwnFigure
from assistant.eligibility.told.had import GIVEN, had
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule
from index.stretches import beginning
from prompts import say

_WITHIN = 420
"""What takes off from one grant stands at most so many signs behind the rule."""
_TAKES = r"(?:减去|扣除|扣减|抵扣|核减|冲抵)"
_TAKEN_OFF = re.compile(
    rf"[^。；，\n]{{0,30}}(?:[间的]?(?:补差|差额部分|差额)[^。；，\n]{{0,6}})(?=[。；，\n]|$)|[^。；，\n]{{0,30}}{_TAKES}[^。；，\n]{{0,4}}已(?:经)?(?:享受|领取|发放|获得|拨付)[^。；，\n]{{0,20}}"
    rf"|[^。；，\n]{{0,20}}已(?:经)?(?:享受|领取|获得|取得|兑现)[^。；\n]{{2,40}}?(?:奖励|补助|补贴|资助|资金|金额|部分)的?[，,]?(?:予以|应当?|全部|全额|从[^。；，\n]{{2,14}}?中?)*{_TAKES}[^。；，\n]{{0,8}}")
_FROM_WIDER = re.compile(
    rf"[^。；\n]{{0,12}}已(?:经)?(?:享受|领取|获得|取得)[^。；\n]{{0,8}}(?:中央|国家|省|自治区|市|上级)[^。；\n]{{0,24}}(?:资金|补助|补贴|奖励|资助|支持)[^。；\n]{{0,20}}(?:{_TAKES}|差额)[^。；\n]*")
"""What takes off from every grant of a document what a wider treasury gave."""
_GOT_MONTHS = re.compile(r"(?:领|拿|享受|补)(?:了|过|到过|到了)(?:满)?(?P<months>\d+|[一二两三四五六七八九十]+)(?P<unit>个月|年)")
_GRANTED = re.compile(r"领|拿|享受|补|奖|得|给|拨|下达|到账|获")
_WIDER = re.compile(GIVEN + "|中央|国家|省|自治区|上级|市[里级]")
_HAD_BEFORE = re.compile(r"已(?:经)?(?:按[^，。；]{1,8})?(?:享受|领取|获得|取得|兑现|发放|拨付)(?:过|了)?的?(?P<what>[^，。；\n]*)")
_NAMED = re.compile(r"(?P<kind>[一-鿿]{2,12}?)(?:补贴|补助|奖励|资助)")
_ANY = re.compile(r"^(?:[一-鿿]{0,6}(?:同类|相关|上级|各级|财政|级别|台阶|档次|等级|低[级档]))+的?|^(?:的|该|上述|本)")
_RISEN = re.compile(r"升|晋|又(?:被)?(?:获?评|获批|认定|通过|获得?|取得|拿到)|重新评|再评|(?:今年|这次|现在|后来)(?:被|已经?|刚)?(?:获?评|认定)")
"""The asker has a higher grade by now."""


def deducted(decision: Decision, own: Facts, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What is left of the sum where a clause takes off what was received before and the asker tells how much that was: the lines
    and the steps, none where nothing is taken off."""
    rule, amounts = decision.rule, _last_of(decision, own)
    lower = None if (got := _received(own)) is not None else _for_lower_grade(rule, own, library)
    got = got if lower is None else OwnFigure("", lower.amount or Decimal(0), lower.currency_unit, "")
    if got is None and (monthly := _for_months(rule, own, library)) is not None:
        lower, got = monthly
    text = library.text(rule.document)
    clause = None if got is None else next(_clauses(rule, text, got, own), None)
    if got is None or clause is None or len(amounts) != 1:
        return [], ()
    received, one = convert(got.value, got.unit, amounts[0].unit), amounts[0]
    if received is None or received >= one.value:
        return [], ()
    product = (Computation("product", got.derived, got.value, got.unit, ("asker",)),) if got.derived else ()
    left = one.value - received
    expression = f"{in_unit(one.value, one.unit)}−{in_unit(received, one.unit)} = {in_unit(left, one.unit)}"
    start = beginning(text, clause[0])
    mark = f"[{cite.span(rule.document, rule.path, start, clause[1])}]"
    working = "；".join((*(step.expression for step in product), expression))
    line = say("support.deducted", working=working, quote=text[start : clause[1]].strip(), mark=mark)
    before = [] if lower is None or lower.start == rule.start else [say("support.origin", quote=lower.quote.strip(), mark=f"[{cite.rule(lower)}]")]
    return [*before, line], (*product, Computation("difference", expression, left, one.unit, ("asker",)))


def _last_of(decision: Decision, own: Facts) -> Sequence[Amount]:
    """The sums; of steps that a figure reached in years one after another that of the last year ("2024年1.3亿…，2025年10.6亿")."""
    years = {one.case: one.year for one in own.figures if one.year is not None and one.case}
    told = [(years[one.case], one) for one in decision.amounts if one.case in years]
    if not told or not decision.rule.tiers or len(told) < len(decision.amounts) or len({year for year, _ in told}) < len(told):
        return decision.amounts
    return [max(told, key=lambda found: found[0])[1]]


def _clauses(rule: SupportRule, text: str, got: OwnFigure, own: Facts) -> Iterator[tuple[int, int]]:
    """The places of the clauses that take off from the rule's sum what was got: behind the rule, among what limits it, and of a wider treasury anywhere."""
    for found in _TAKEN_OFF.finditer(text, rule.start, min(rule.end + _WITHIN, len(text))):
        if _of_what_was_got(found.group(), got.words):
            yield found.span()
    if _RISEN.search(own.text) and (found_ := _difference(rule, text)) is not None:
        yield found_
    if _WIDER.search(got.words):
        yield from (found.span() for found in _FROM_WIDER.finditer(text))


def _of_what_was_got(clause: str, said: str) -> bool:
    """Whether a clause takes off what the asker says he got: it names no other grant than he does."""
    had_before = _HAD_BEFORE.search(clause)
    named = _NAMED.match(_ANY.sub("", had_before["what"])) if had_before is not None else None
    if named is None or _NAMED.search(said) is None:
        return True
    kind = named["kind"]
    return any(kind[at : at + 2] in said for at in range(len(kind) - 1))


def _difference(rule: SupportRule, text: str) -> tuple[int, int] | None:
    """The place of the sentence among those that limit the rule which gives only the difference to what a lower grade was given."""
    for words in rule.exclusions:
        place = text.find(words, rule.end)
        if place >= 0 and _TAKEN_OFF.search(text, place, place + len(words) + 1) is not None:
            return beginning(text, place, "。；;\n"), place + len(words)
    return None


def _for_lower_grade(rule: SupportRule, own: Facts, library: Library) -> SupportRule | None:
    """The rule beside that gives something for the lower grade that the asker had before he rose to that of the rule, None where he tells of none."""
    if not _RISEN.search(own.text) or rule.amount is None or not _said_grades(rule, own):
        return None
    lower = [other for other in library.rules([rule.document])
             if other.path == rule.path and other.amount is not None and other.amount < rule.amount
             and other.currency_unit == rule.currency_unit and other.per == rule.per and _said_grades(other, own) - _said_grades(rule, own)]
    lower = [other for other in lower if other.start == rule.start] or lower
    return lower[0] if len({other.amount for other in lower}) == 1 else None


def _for_months(rule: SupportRule, own: Facts, library: Library) -> tuple[SupportRule, OwnFigure] | None:
    """The rule of the document that gives so much a month of the grant which the asker says he had for so many months (租房补贴领满36个月), for his grade,
    and what that comes to; None where no one rule does."""
    told = _HAD_MONTHS.search(own.text)
    if told is None:
        return None
    mine = _ranks(own.text)
    monthly = [one for one in library.rules([rule.document]) if one.amount is not None and one.per.split("/")[-1] == "月" and told["name"] in " ".join((one.quote, *one.path[-1:]))]
    found = [one for one in monthly if _ranks(" ".join(one.for_whom)) & mine]
    if len({one.amount for one in found}) != 1:
        return None
    amount, unit = found[0].amount or Decimal(0), found[0].currency_unit
    number = numeral(told["months"]) or Decimal(0)
    months = number * (12 if told["unit"] == "年" else 1)
    value = amount * months
    return found[0], OwnFigure("", value, unit, told.group(), derived=f"{in_unit(amount, unit)}×{plain(months)} = {in_unit(value, unit)}")


def _ranks(text: str) -> set[str]:
    """The grades, titles and degrees that a text names."""
    return {*grades_in(text), *_DEGREE.findall(text)}


_DEGREE = re.compile(r"博士|硕士|本科|大专|专科")
_HAD_MONTHS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4}(?:补贴|津贴|补助))(?:我|也|都|已经?|之前|以前)*(?:领|拿|享受|补)(?:了|过|到|满|足|够)*(?P<months>\d+|[一二两三四五六七八九十]+)(?P<unit>个月|年)")


def _said_grades(rule: SupportRule, own: Facts) -> set[str]:
    """The grades for which the rule is that the asker names."""
    return set(grades_in(" ".join(rule.for_whom))) & set(grades_in(own.text))


def _received(own: Facts) -> OwnFigure | None:
    """What the asker had before: so much a month for the months that he tells, else the sum that he tells last."""
    months = _GOT_MONTHS.search(own.text)
    monthly = [one for one in own.figures if one.monthly]
    if months is None or len(monthly) != 1:
        sums = [one for one in had(own.text) if one.unit.endswith("元") and _GRANTED.search(one.clause)]
        return OwnFigure("", sums[-1].value, sums[-1].unit, sums[-1].clause) if sums else None
    count = numeral(months["months"]) or Decimal(0)
    count, one = count * (12 if months["unit"] == "年" else 1), monthly[0]
    value = one.value * count
    return replace(one, value=value, derived=f"{in_unit(one.value, one.unit)}×{plain(count)} = {in_unit(value, one.unit)}")

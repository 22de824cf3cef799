"""How a sum is paid: its parts year by year, for how long, what was had before taken off, what is to be paid back by one who leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.compose.of_support.instalments import reached
from assistant.compute import in_unit, plain
from assistant.eligibility.told.had import had
from assistant.eligibility.units import convert
from assistant.gather.of_support.class_standards import Standard
from assistant.records import Computation
from index.quantities import numeral
from index.rules.instalments import Parts, parts_in
from prompts import say

_DIGIT = r"(?P<{}>\d+|[一二两三四五六七八九十]+)"
_YEAR_ASKED = re.compile(r"(?P<first>第一年|头一年|首年|第1年|首次|首笔|头年|首期|头一[次笔期]|第一[次笔期批])|第" + _DIGIT.format("nth") + "[年期笔次批]|(?P<last>最后一年)|(?P<all>每年|各年|分几[年期]|怎么[发付给]|几年发)")
_FIRST_YEARS = re.compile(r"(?:前|头)" + _DIGIT.format("count") + "年|(?:领|拿|发)(?:了|过)第?" + _DIGIT.format("got") + r"(?:年|次|笔|期)")
_OFF = re.compile(r"[^。；;\n]*?(?:从|在)?[^。；;\n]{0,12}(?:扣除|扣减|抵扣|抵减|冲抵)[^。；;\n]{0,4}已(?:经)?(?:领取|享受|发放|领)的?[^。；;\n]*|[^。；;\n]*已(?:经)?(?:领取|享受|发放)的?[^。；;\n]{2,24}?(?:予以|全额|应当?|从[^。；;\n]{2,14}中)*(?:扣除|扣减|抵扣)[^。；;\n]*")
_BACK = re.compile(r"(?P<low>满(?P<from>\d+)年)?(?:但)?[不未]满(?P<until>\d+)年[^，。；\n]{0,10}的?，(?P<does>[^，。；\n]{0,12}(?:退还|退回|返还|追回|收回)[^，。；\n]{0,20}|已(?:发放|领取)的[^。；\n]{0,4}不(?:再|予|用)?(?:退还|退回|追回)[^。；\n]{0,16})")
ASKS_BACK = re.compile(r"(?:要|得|会|用|需要?|被)?(?:退|返还|追回|收回|吐)[^，。；？]{0,8}(?:多少|几|吗|么)|(?:退还?|返还|追回)(?:多少|吗)|要不要退|用退")
_SPENT = re.compile(rf"{_DIGIT.format('years')}年(?:零|又|多)?(?:{_DIGIT.format('months')}个月|(?P<more>半))?|(?P<half>半年)")
_PART_OF = re.compile(r"[头前]$|[领拿](?:了|过)$")
_HALF = 6
"""Months."""
_SINCE = re.compile(r"首笔|第一笔|首次|发放|到现在|至今|才|刚|满|服务|干了|待了|工作了|不到|就")


def number(digits: str) -> Decimal:
    """A number in digits or Chinese signs."""
    return numeral(digits) or Decimal(0)


def _parts(case: Case) -> Parts | None:
    return next((one for start, end in case.sentences if (one := next(parts_in(case.text, start, end), None)) is not None), None)


def in_parts(case: Case, made: Sum) -> Sum:
    """What is paid in the years asked for, where a sentence tells the parts; else that sentence is only quoted."""
    parts = _parts(case)
    asked = list(_YEAR_ASKED.finditer(case.question))
    if parts is None or not parts.shares:
        return made
    steps: list[tuple[str, Computation]] = []
    count = reached([name for name, _ in parts.shares], case.question)
    for place, (name, share) in enumerate(parts.shares):
        wanted = place < count or any(one["all"] or (one["first"] and not place) or (one["last"] and place == len(parts.shares) - 1) or (one["nth"] and number(one["nth"]) == place + 1) for one in asked)
        if wanted:
            value = made.value * share / 100
            steps.append((name, Computation("product", f"{in_unit(made.value, made.unit)}×{plain(share)}% = {in_unit(value, made.unit)}", value, made.unit, ("asker",))))
    quote, mark = case.quote(parts.start, parts.end), case.mark(parts.start, parts.end)
    if not steps:
        return made.noted(say("by_class.else", quote=quote, mark=mark))
    if 1 < count == len(steps):
        value = sum((step.result for _, step in steps), Decimal(0))
        added = " + ".join(in_unit(step.result, made.unit) for _, step in steps)
        steps.append((say("by_class.so_far"), Computation("total", f"{added} = {in_unit(value, made.unit)}", value, made.unit, ("asker",))))
    working = "；".join(f"{name}：{step.expression}" if name else step.expression for name, step in steps)
    return replace(made, lines=(*made.lines, say("by_class.phases", working=working, quote=quote, mark=mark)), steps=(*made.steps, *(step for _, step in steps)))


def less_what_was_had(case: Case, made: Sum, others: Sequence[Standard]) -> Sum:
    """What is left where a sentence takes off what was had of another grant, and the asker tells how long or how much he had it."""
    grants = [one for one in others if one.label == case.standard.label and one.grant != case.standard.grant]
    for start, end in case.sentences:
        found = _OFF.search(case.text, start, end)
        other = None if found is None else next((one for one in grants if one.grant in found.group()), None)
        got = had(case.question)
        if found is None or other is None or not got:
            continue
        sums = [one for one in got if one.unit.endswith("元")]
        months = [one for one in got if one.unit == "个月"]
        each, unit = other.rule.amount or Decimal(0), other.rule.currency_unit
        if sums:
            value = convert(sums[-1].value, sums[-1].unit, made.unit)
        elif months and other.rule.per == "月":
            whole = each * months[-1].value
            expression = f"{in_unit(each, unit)}×{plain(months[-1].value)} = {in_unit(whole, unit)}"
            row = case.mark(other.rule.start, other.rule.end)
            made = Sum(made.value, made.unit, (*made.lines, say("by_class.had", grant=other.grant, working=expression, mark=row)), (*made.steps, Computation("product", expression, whole, unit, ("asker",))))
            value = convert(whole, unit, made.unit)
        else:
            value = None
        if value is None:
            continue
        left = max(made.value - value, Decimal(0))
        shown = f"{in_unit(made.value, made.unit)}−{in_unit(value, made.unit)} = {in_unit(left, made.unit)}"
        quote, mark = case.quote(*found.span()), case.mark(*found.span())
        return made.then(left, shown, partial(_left, quote, mark)) if made.value >= value else made
    return made


def _left(quote: str, mark: str, working: str) -> str:
    return say("by_class.left", working=working, quote=quote, mark=mark)


def paid_back(case: Case, made: Sum) -> Sum | None:
    """What one who leaves pays back: all that he had, or nothing, by the years told; None where no sentence on the grant tells."""
    bounds = [found for start, end in case.sentences for found in _BACK.finditer(case.text, start, end)]
    if not bounds:
        return None
    spent = _spent(case.question)
    if spent is None:
        return Sum(Decimal(0), made.unit, (say("by_class.back_when", quote=case.quote(bounds[0].start(), bounds[-1].end()), mark=case.mark(bounds[0].start(), bounds[-1].end())),), open=True)
    for found in bounds:
        low = Decimal(found["from"] or 0) * 12
        if not low <= spent < Decimal(found["until"]) * 12:
            continue
        quote, mark = case.quote(*found.span()), case.mark(*found.span())
        if re.search("不(?:再|予|用)?(?:退|追)", found["does"]):
            return made.noted(say("by_class.back_none", quote=quote, mark=mark))
        return _received(case, made, quote, mark)
    return None


def _spent(text: str) -> Decimal | None:
    """For how many months somebody has had the grant, or served, by now."""
    told = [one for one in _SPENT.finditer(text) if _SINCE.search(text[max(0, one.start() - 10) : one.start()]) and not _PART_OF.search(text[: one.start()])]
    if not told:
        return None
    one = told[-1]
    if one["half"]:
        return Decimal(_HALF)
    return number(one["years"]) * 12 + (number(one["months"]) if one["months"] else _HALF if one["more"] else 0)


def _received(case: Case, made: Sum, quote: str, mark: str) -> Sum:
    """All that was had so far, to be paid back: the sum that is told, else the parts of the years told."""
    got = [one for one in had(case.question) if one.unit.endswith("元")]
    told = convert(got[-1].value, got[-1].unit, made.unit) if got else None
    if told is not None:
        return made.noted(say("by_class.back_told", sum=in_unit(told, made.unit))).noted(say("support.origin", quote=quote, mark=mark))
    parts, years = _parts(case), _FIRST_YEARS.search(case.question)
    if parts is None or years is None:
        return made.noted(say("by_class.else", quote=quote, mark=mark))
    shares = [share for _, share in parts.shares][: int(number(years["count"] or years["got"]))]
    value = made.value * sum(shares, Decimal(0)) / 100
    parted = " + ".join(f"{plain(one)}%" for one in shares)
    expression = f"{in_unit(made.value, made.unit)}×{f'({parted})' if len(shares) > 1 else parted} = {in_unit(value, made.unit)}"
    made = made.noted(say("by_class.else", quote=case.quote(parts.start, parts.end), mark=case.mark(parts.start, parts.end)))
    return made.then(value, expression, lambda working: say("by_class.back", working=working, quote=quote, mark=mark))

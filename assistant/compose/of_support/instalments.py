"""What each part of a sum comes to that the rule's sentence, or the one behind it, says is paid in parts ("分三年按40%、30%、30%比例拨付",
"按4∶3∶3的比例兑现")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.eligibility.sums.periods import PLACES
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import unmet
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE
from assistant.eligibility.wording import in_wan
from assistant.records import Computation
from index.library import Library
from index.quantities import in_base_units
from index.rules.instalments import Parts, evenly, parts_in, sums_in
from prompts import say

_SENTENCE = re.compile(r"[^。；;\n]*")
_WHOLE = 100
_PERCENT = re.compile("[%％]")
_RATIO = re.compile(r"\d+(?:\s*[:：∶]\s*\d+)+")
_BY_YEAR = re.compile(r"分(?:[两二三四五六\d])个?年|[逐每]年")


def _digits(text: str) -> list[str]:
    """The numbers that a text prints, in half-width digits."""
    return re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", text))


def paid(decision: Decision, told: str, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The parts of the one sum that is granted, worked out, where the sentence of the rule, which may go on behind it, says how it is paid in parts;
    as may one behind it in its paragraph that grants nothing itself. What the parts come to until now is told too where the asker tells, in `told`, which he has reached and asks for it."""
    rule = decision.rule
    text = library.text(rule.document)
    parts = (_parts(decision, library) or _sums(decision, library)) if len(decision.amounts) == 1 else None
    if parts is None:
        return _evenly(decision, cite, library) if len(decision.amounts) == 1 else ([], ())
    one, printed = decision.amounts[0], text[parts.start : parts.end].strip("，、。 ")
    mark = f"[{cite.span(rule.document, rule.path, parts.start, parts.end)}]"
    shares = list(parts.sums) or _told_as(parts, printed)
    if not shares:
        return [say("support.term", quote=printed, mark=mark)], ()
    steps = tuple(
        Computation("product", f"{in_unit(one.value, one.unit)}×{by} = {in_unit(one.value * share / _WHOLE, one.unit)}",
                    one.value * share / _WHOLE, one.unit, ("asker",)) for by, (_, share) in zip(shares, parts.shares, strict=True))
    told_ = list(parts.sums) or [f"{step.expression}{in_wan(step.result, step.unit)}" for step in steps]
    shown = () if parts.sums else steps
    names = _names(parts, printed)
    told_ = list(parts.sums) or [f"{step.expression}{in_wan(step.result, step.unit)}" for step in steps]
    working = "；".join(f"{name}：{words}" if name else words for name, words in zip(names, told_, strict=True))
    lines = [say("support.instalments", working=working, quote=printed, mark=mark)]
    count = reached(names, told)
    if (asked := _asked_alone(names, told)) is not None and not count:
        return [say("support.paid_then", stage=names[asked], working=told_[asked]), *lines], shown
    if count <= 1:
        return lines, shown
    value = sum((step.result for step in steps[:count]), Decimal(0))
    added = " + ".join(in_unit(step.result, one.unit) for step in steps[:count])
    total = Computation("total", f"{added} = {in_unit(value, one.unit)}", value, one.unit, ("asker",))
    return [*lines, say("support.paid_so_far", stage=names[count - 1], working=total.expression)], (*shown, total)


def _sums(decision: Decision, library: Library) -> Parts | None:
    """The sums in which the one that is granted is paid, told behind it in its sentence; None where it is not given once to one."""
    rule, one, text = decision.rule, decision.amounts[0], library.text(decision.rule.document)
    stop = text.find("。", rule.start)
    alone = rule.amount is not None and convert(one.value, one.unit, rule.currency_unit) == rule.amount and not one.steps
    end = min(one for one in (stop, text.find("\n", rule.start), len(text)) if one >= 0)
    return sums_in(text, rule.start, end, in_base_units(rule.amount, rule.currency_unit)[0]) if alone and rule.amount is not None else None


def _evenly(decision: Decision, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What each of several parts that are alike comes to ("分3年平均发放"), where that is a round sum."""
    rule, one, text = decision.rule, decision.amounts[0], library.text(decision.rule.document)
    rest, line = _SENTENCE.match(text, rule.end), text.find("\n", rule.end)
    told = evenly(text, rule.start, rest.end() if rest is not None else rule.end)
    if told is None and (behind := evenly(text, rule.end, line if line >= 0 else len(text))) is not None:
        between = [other for other in library.rules([rule.document]) if rule.end <= other.start < behind[1]]
        lead = text[max(text.rfind(sign, rule.end, behind[1]) for sign in "。；;\n") + 1 : behind[1]]
        told = behind if not between or (all(other.path == rule.path for other in between) and _OF_ALL.fullmatch(lead)) else None
    if told is None or one.value * _WHOLE % told[0]:
        return [], ()
    count, start, end = told
    each = Computation("each", f"{in_unit(one.value, one.unit)}÷{count} = {in_unit(one.value / count, one.unit)}", one.value / count, one.unit, ("asker",))
    mark = f"[{cite.span(rule.document, rule.path, start, end)}]"
    return [say("support.evenly", working=f"{each.expression}{in_wan(each.result, each.unit)}", quote=text[start:end], mark=mark)], (each,)


def _parts(decision: Decision, library: Library) -> Parts | None:
    """The parts told in the sentence of the rule or behind it in its paragraph, there only where no other sum stands between."""
    rule = decision.rule
    text = library.text(rule.document)
    rest, line = _SENTENCE.match(text, rule.end), text.find("\n", rule.end)
    within = next(parts_in(text, rule.start, rest.end() if rest is not None else rule.end), None)
    behind = within or next(parts_in(text, rule.end, line if line >= 0 else len(text)), None)
    if behind is None:
        return None
    between = [other for other in library.rules([rule.document]) if rule.end <= other.start < behind.end] if within is None else []
    lead = text[max(text.rfind(sign, rule.end, behind.start) for sign in "。；;\n") + 1 : behind.start]
    of_all = all(other.path == rule.path for other in between) and _OF_ALL.fullmatch(lead) is not None
    return behind if not between or of_all else None


_OF_ALL = re.compile(r"(?:上述|以上|前款|本[条款项])?(?:各项)?(?:奖励|补助|补贴|奖补|扶持|资助)*(?:资金|款项?|金)?")
"""Before parts in which all that the paragraph gives is paid ("奖励分两年拨付", behind several of them)."""


def _told_as(parts: Parts, printed: str) -> list[str]:
    """The shares as the words print them: per cents, or numbers of a ratio over their sum; [] where a share is not printed."""
    if all(_PERCENT.search(printed) and plain(share) in _digits(printed) for _, share in parts.shares):
        return [f"{plain(share)}%" for _, share in parts.shares]
    ratio = _RATIO.search(printed)
    numbers = _digits(ratio.group()) if ratio is not None else []
    return [f"{number}÷({'+'.join(numbers)})" for number in numbers] if len(numbers) == len(parts.shares) else []


def _names(parts: Parts, printed: str) -> list[str]:
    """What the parts are called; the years by their order where none has a name of its own."""
    own = ["" if _NO_NAME.search(name) else name for name, _ in parts.shares]
    if any(own) or not _BY_YEAR.search(printed):
        return own
    return [say("eligibility.case.year", place=PLACES[place]) for place in range(len(parts.shares))]


_NO_NAME = re.compile(r"比例|依次|分别")
"""Words before the first part that only say that parts follow (每年拨付比例依次为)."""
_SO_FAR = re.compile(r"(?:累计|一共|总共|合计|共|加起来|前后|已经?|目前|现在|到(?:这一?步|此|目前|现在|这时候?))[^，。；？]{0,10}(?:拨|发|拿|给|付|兑现|到账|到手|领)[^。；？]{0,8}(?:多少|几)|(?:拨|发|拿|给|付|兑现|到账|领)[^，。；？]{0,4}累计[^。；？]{0,6}多少")
"""What all parts until now come to is asked for."""
_NOT_YET = re.compile(r"(?:没|未|等|快|准备|即将|下[一个]?步|再过|如果|要是|尚)[^，。；？]{0,6}$")
_LATER = re.compile(r"[之以]?[后时]$")
_MOSTLY = Decimal("0.6")


def reached(names: list[str], told: str) -> int:
    """How many of the parts called so have been paid, where it is asked what they come to until now (by what the asker did, or how long it has been); else 0."""
    return (_reached(names, told) or _after_years(names, told)) if _SO_FAR.search(told) else 0


def _reached(names: list[str], told: str) -> int:
    """How many of the parts the asker has reached: the last one whose name he tells as done (中期评估刚通过: 中期评估通过后), 0 where he tells none."""
    return max((place for place, name in enumerate(names, 1) if _is_told(_LATER.sub("", name), told)), default=0)


def _after_years(names: list[str], told: str) -> int:
    """How many of the parts fall within the time that the asker says has passed (干满3年: 满2年, 满3年, 满5年), 0 where it is not told once, or a part has no such name."""
    spent = {one.months for one in durations(told) if _SPENT.search(one.before + one.told + one.after[:_SIGN])}
    times = [next((one.months for one in durations(name)), None) for name in names]
    first = next((place for place, months in enumerate(times) if months is not None), len(times))
    if len(spent) != 1 or None in times[first:] or first > 1:
        return 0
    passed = spent.pop()
    return first + sum(months is not None and months <= passed for months in times)


_SIGN = 3
_SPENT = re.compile(r"满|[干工服务作在职][了]|之后|以后|年后|月后|到第")
"""Beside a time: so long it has been."""


def _asked_alone(names: list[str], told: str) -> int | None:
    """Which part is asked for by itself (第一年能拿多少, 首期到账多少), None where none is, or it cannot be told."""
    found = _THE_PART.search(told)
    place = (_ORDINALS.find(found["nth"]) % _EACH_COUNTED if found["nth"] else 0) if found is not None else -1
    return place if 0 <= place < len(names) and names[place] else None


_ORDINALS, _EACH_COUNTED = "一二三四五12345", 5
_THE_PART = re.compile(r"(?:第(?P<nth>[一二三四五1-5])(?:年|期|笔|次|批)|首(?:年|期|笔|批)|(?<![每该])当年|头(?:一)?(?:年|期|笔|批))[^，。；？]{0,10}(?:能|可以?|该|会|要|到账|到手|拿|领|得|拨|发|补|奖|给)[^，。；？]{0,8}(?:多少|几)")


def untold(decision: Decision, told: str, parted: Sequence[str]) -> bool:
    """Whether one part of a sum is asked for that the rule says is paid in parts, and what the parts are is not known: the whole is no answer then."""
    return not parted and bool(decision.amounts) and _THE_PART.search(told) is not None and _PAID_IN_PARTS.search(decision.rule.quote) is not None


_PAID_IN_PARTS = re.compile(r"分(?:[两二三四五六2-6]|多)?(?:个?年度?|期|次|批|阶段)(?:按|进行|给予|予以|平均|等额)*[^，。；]{0,8}(?:兑付|兑现|拨付|支付|发放|到位|给付)|分(?:期|批|年)(?:兑|拨|支|发)")


def _is_told(stage: str, told: str) -> bool:
    """Whether a clause tells that a stage is done."""
    pairs = {stage[i : i + 2] for i in range(len(stage) - 1)}
    for clause in CLAUSE.finditer(told):
        said = clause.group()
        places = [said.find(pair) for pair in pairs if pair in said]
        if pairs and len(places) >= _MOSTLY * len(pairs):
            return not (unmet(said) or _NOT_YET.search(said[: min(places)]) or _NOT_DONE.search(said[min(places) :]))
    return False


_NOT_DONE = re.compile(r"(?:还没|没有?|未)(?:通过|合格|达标|完成|做|验收|竣工|过|到|结束|开始|批)")

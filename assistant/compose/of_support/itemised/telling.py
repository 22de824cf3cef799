"""How several things that fall under rules of their own are told: their sums, each with its working and rule, what bounds them, what is in no sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import overall, terms
from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.in_parts import in_parts
from assistant.compose.of_support.itemised.items import Item, of_pieces
from assistant.compose.of_support.itemised.parts import Part, Span, over, spans
from assistant.compose.of_support.joint_limits import held
from assistant.compose.of_support.limits_beside import beside as limits_beside
from assistant.compose.of_support.together import asked
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.eligibility import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.spent_time import spent
from assistant.eligibility.units import convert
from assistant.eligibility.wording import in_wan
from assistant.gather.of_support.amounts_asked import asked_each
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_OPEN = 3
_WHETHER = re.compile(r"[吗么嘛]$|能不能|可不可以|能否|[？?]$")
"""A question beside that for the sum, no thing of the asker's."""
_PIECES = 50
_SHORTEST = 4
_ON_IT = 0.5
_WHO = re.compile(r"(?:打算|准备|计划|想|要)|(?:也|都)?(?:约定|说好|商量|协商)|(?:我|咱|俺|本人|自己|公司|单位|企业|家里|家|女儿|儿子|孩子|爸|妈|父母|老婆|老公|爱人)[^，。]{0,6}(?:是|在|属于|住|上班|刚|今年|去年|毕业|有|打算|准备|想)|合同|手续|材料|条件|都|全|[\u4e00-\u9fff]{0,8}(?:[农渔居市村]民|[农牧商住]户|企业|公司|单位|合作社|农场|大户|老人|职工|个体户|毕业生|学生|人员)$")
"""Who the asker is, how things stand with him or that he has what is needed."""


def told_each(found: Sequence[Bound], parts: Sequence[Part], rest: Sequence[Item], besides: Sequence[Item], query: Query, own: Facts, cite: Citations, library: Library, bases: Sequence[SupportRule] = (), risen: tuple[int, int] | None = None) -> Draft | None:
    """The sums of the things `found` for all times asked about; `rest` are things without a rule, `besides` what they name besides that has one, `bases` rules
    that others vary, `risen` the place of what tells that only a difference is given. None where no sum comes to be that is asked for."""
    totals = [(span, made) for span in spans(own, query.text, parts, _lasted(found, own)) if (made := over(span, parts)) is not None]
    if not totals and (asked(query) or not asked_each(query)):
        return None
    warnings = tuple(dict.fromkeys(warning for one in found for warning in one.decision.warnings))
    lines = [say("eligibility.line.warning", warning=warning) for warning in warnings]
    marks = "".join(f"[{mark}]" for mark in dict.fromkeys(one.mark for one in parts))
    beside = terms.asked_too(found[0].rule, query, cite, library)
    left = [one for one in rest if not (beside and _WHETHER.search(one.text)) and not any(other.text in one.text for other in besides)]
    apart = [*(one for one in left if not _circumstance(one, found, library)), *besides]
    unit = totals[-1][1].unit if totals else ""
    sums = [(bound_.rule, value) for one, bound_ in zip(parts, found, strict=True) if (value := convert(one.value, one.unit, unit)) is not None] if unit and not any(one.rhythm == "月" for one in parts) else []
    single = [(rule, value) for one, told, (rule, whole) in zip(found, parts, sums, strict=True) for value in _apiece(one, told.working, whole)] if len(sums) == len(found) else []
    fewer, fewest = overall.best(single, unit, cite, library) if single and all(_apiece(one, told.working, Decimal(1)) for one, told in zip(found, parts, strict=True)) else ([], ())
    years = own.series or (own.planned or 1) > 1
    limits, held_ = (fewer, fewest) if fewer or not totals else held(totals[-1][1], [one.rule for one in found], own, cite, library, years=years)
    limits, held_ = (limits, held_) if held_ or not sums else overall.held(sums, unit, own, cite, library, years=years)
    lines += [] if fewer else [_total(span, made, marks, apart) for span, made in totals]
    parted, paid = in_parts(found, totals, query, cite, library) if not (fewer or held_) else ([], ())
    lines += parted
    lines += limits
    lines += [_line(one) for one in parts]
    quoted = {one.mark: bound_.rule for one, bound_ in sorted(zip(parts, found, strict=True), key=lambda pair: (pair[0].mark, len(pair[1].rule.quote)))}
    for mark, rule in quoted.items():
        lines += [say("support.origin", quote=without_stop(rule.quote), mark=f"[{mark}]"), *told_elsewhere(rule, own, cite, library)[0]]
    counted = list(dict.fromkeys(told for one in found for told in limits_beside(one.decision, cite)))
    lines += [say("support.term", quote=quote, mark=f"[{mark}]") for quote, mark in counted]
    lines += [say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]") for rule in bases]
    open_ = list(dict.fromkeys(check.text for one in found for check in one.decision.checks if check.verdict == "需补充"))
    lines += [say("itemised.open", conditions="；".join(open_[:_OPEN]))] if open_ else []
    lines += [say("itemised.rest", things=_quoted(apart))] if apart and not totals else []
    together = [line for one in found for line in (*terms.at_once(one.rule, cite, library), *terms.until_age(one.rule, cite, library))]
    lines += [say("support.term", quote=quote, mark=f"[{mark}]") for quote, mark in dict.fromkeys((*together, *_quoted_at(risen, found[0].rule.document, cite, library), *beside, *terms.of(found[0].rule, cite, library, set())))]
    if not (together or limits) and not any(one.rule.exclusions for one in found) and not any(one.rhythm for one in parts):
        lines.append(say("support.adding_up"))
    steps: tuple[Computation, ...] = (*(step for one in parts for step in one.steps), *(made for _, made in totals if not fewer), *held_, *paid)
    status = (Status.PARTIAL, Reason.PART_MISSING) if apart else (Status.ANSWERED, Reason.NONE)
    return Draft(*status, "\n".join(lines), cite.all, steps, warnings=warnings, decides=True)


def _lasted(found: Sequence[Bound], own: Facts) -> int | None:
    """For how many months the asker did what is paid for (在站两年, 都是6个月), where he tells one such time; a contract's is none."""
    times = {int(one.months) for bound_ in found for one in spent(bound_.rule, own) if not re.search(rf"(?:合同|协议|聘期)[^，。；]{{0,6}}{re.escape(one.words)}|{re.escape(one.words)}的?(?:[^，。；]{{0,4}})(?:合同|协议)", own.text)}
    return next(iter(times)) if len(times) == 1 else None


def _quoted_at(place: tuple[int, int] | None, document: str, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The words that stand at a place, with their mark; [] where there is none."""
    if place is None:
        return []
    return [(without_stop(library.text(document)[slice(*place)].strip()), cite.span(document, library.section_at(document, place[0]).path, *place))]


def _apiece(one: Bound, working: str, whole: Decimal) -> list[Decimal]:
    """What each piece of a thing gives of its `whole` sum, none where its `working` does not tell so much for each."""
    counted = [figure.value for figure in one.item.figures if of_pieces(figure)]
    if all(value == 1 for value in counted) or (1 in counted and "×" not in working):
        return [whole]  # of one piece, though all are told before it (三个品种通过审定：一个国家级…)
    times = [value for value in counted if re.match(rf"{value:f}[\u4e00-\u9fff]{{1,3}}×", working)]
    return [whole / times[0]] * int(times[0]) if len(times) == len(counted) == 1 and 0 < times[0] <= _PIECES else []


def _total(span: Span, made: Computation, marks: str, apart: Sequence[Item]) -> str:
    """The line of a sum; where things are left out of it that may be given for, it names them."""
    working = f"{made.expression}{in_wan(made.result, made.unit)}"
    if apart:
        return say("itemised.total_part", span=span.name, working=working, marks=marks, things=_quoted(apart))
    return say("itemised.total", span=span.name, working=working, marks=marks)


def _quoted(things: Sequence[Item]) -> str:
    return "、".join(f"“{one.text}”" for one in things)


def _circumstance(item: Item, found: Sequence[Bound], library: Library) -> bool:
    """Whether a thing that falls under no rule of its own only tells who the asker is, for how long or how things stand: no number of pieces, and no other
    rule of the document is on it."""
    if len(item.text) < _SHORTEST or _WHO.match(item.text) or durations(item.text):
        return True
    said = words_of([item.text], library)
    others = (rule for rule in library.rules([found[0].rule.document]) if rule.has_sum and all((rule.path, rule.start) != (one.rule.path, one.rule.start) for one in found))
    return not item.figures and not any(share(said, Text.of(f"{rule.quote} {rule.subject}"))[0] >= _ON_IT for rule in others)


def _line(one: Part) -> str:
    key = {"月": "itemised.monthly", "年": "itemised.yearly", "年度": "itemised.yearly"}.get(one.rhythm, "itemised.once")
    thing = say("itemised.thing", words=one.label) if one.label else ""
    return say(key, thing=thing, working=one.working, mark=f"[{one.mark}]")

"""What counts towards a rule's figure besides what it names, and how much of it at most ("与设备配套的工业软件可计入设备投资额，但计入部分不得超过设备投资总额的20%"):
the asker's parts (硬件1900万、配套软件300万) put together before the step and the share are chosen; heads that do not count are taken off (`heads_out`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support import heads_out
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bases import derived, equation, figures_for
from assistant.eligibility.sums.tiers import tier_measure
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_COUNTS = re.compile(
    r"(?P<parts>[^，。；：\n]{2,30}?)(?:部分)?(?:可以?|允许|准予)?(?:一并|一起|合并|同时)?(?<!不)(?:计入|纳入|列入|算入|并入)(?P<whole>[^，。；\n]{2,18}?)(?:计算|核算|范围|认定)?(?=[，。；\n])"
    r"(?:[，,][^。；\n]{0,20}?(?:不得?超过|不得?高于|不能超过|最高|以内)[^。；\n\d]{0,16}?(?P<rate>\d+(?:\.\d+)?)%)?")
_OUT = re.compile(r"(?P<parts>[^，。；：\n]{2,30}?)(?:部分)?(?:均|一律|都)?不(?:予|得|能|可以?)?(?:计入|纳入|列入|算入)(?=[^，。；\n]{0,14}[，。；\n])")
_TOTAL = re.compile(r"总额|总投[资入]|合计|总计|总和|总价")
"""The share is one of all together."""
_AND = re.compile(r"[、和与及]|以及")
_OF_ALL = re.compile(r"(?:其中|里[头面边]?|含|包括|包含)[^，。；\d]{0,12}$")
"""Before a part that the whole told before it includes already."""
_GENERIC = frozenset({"费用", "投入", "投资", "支出", "金额", "购置", "采购", "设备", "项目"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Joined:
    """The asker's figure with what counts towards it: where the document says so, the figures of which it is, and how that is told."""

    start: int
    end: int
    figure: OwnFigure
    parts: tuple[OwnFigure, ...]
    how: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence on what counts towards a rule's figure (`out`: does not): what, up to which share, and whether that is one of all together."""

    start: int
    end: int
    names: tuple[str, ...]
    rate: Decimal | None
    of_all: bool = False
    out: bool = False


def told(rule: SupportRule, own: Facts, library: Library) -> Facts:
    """The facts for a rule: the parts that count towards its figure, put together with it."""
    made = joined(rule, own, library)
    if made is None:
        return own
    figures = [made.figure if one == made.parts[0] else one for one in own.figures if one not in made.parts[1:]]
    return replace(own, figures=tuple(figures))


def lines(decision: Decision, own: Facts, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """How the parts of the asker's figure were put together, with the sentence that lets them be; nothing where they were not."""
    made = joined(decision.rule, own, library)
    if made is None:
        return [], ()
    rule = decision.rule
    quote, mark = library.text(rule.document)[made.start : made.end].strip(), f"[{cite.span(rule.document, rule.path, made.start, made.end)}]"
    working = equation(made.figure, in_unit(made.figure.value, made.figure.unit)) if made.figure.derived else in_unit(made.figure.value, made.figure.unit)
    return [say(f"support.{made.how}", working=working, quote=quote, mark=mark)], derived(made.figure)


def joined(rule: SupportRule, own: Facts, library: Library) -> Joined | None:
    """The asker's one figure for the rule with the parts that the rule's article lets count towards it; None where he tells none such."""
    if (heads := heads_out.less(rule, own, library)) is not None:
        return Joined(heads.start, heads.end, heads.figure, (heads.whole,), "counted_out")
    base = rule.base or (tier_measure(rule) if rule.tiers else "")
    money = [one for one in own.figures if convert(one.value, one.unit, rule.currency_unit) is not None]
    if not base or len(money) < _TWO:
        return None
    for limit in _sentences(rule, base, library):
        parts = [one for one in money if any(_tells(one, name, base) for name in limit.names)]
        rest = [replace(one, case="") for one in own.figures if one not in parts]
        whole = figures_for(base, replace(own, figures=tuple(rest)), rule.currency_unit)
        if len(whole) != 1 or not parts:
            continue
        return _put_together(next(one for one in own.figures if replace(one, case="") == whole[0]), parts, limit)
    return None


_TWO = 2


def _sentences(rule: SupportRule, base: str, library: Library) -> Iterator[_Sentence]:
    """The sentences in the rule's article by which something counts towards its figure, or does not."""
    text = library.text(rule.document)
    section = library.section_at(rule.document, rule.start)
    for found in _COUNTS.finditer(text, section.start, section.end):
        if not set(bigrams(found["whole"])) & set(bigrams(base)):
            continue
        names = tuple(name.rsplit("的", 1)[-1] for name in _AND.split(found["parts"]))
        yield _Sentence(found.start("parts"), found.end(), names, Decimal(found["rate"]) if found["rate"] else None, _TOTAL.search(found.group()) is not None)
    for found in _OUT.finditer(text, section.start, section.end):
        yield _Sentence(found.start("parts"), found.end(), tuple(_AND.split(found["parts"])), None, out=True)


def _tells(figure: OwnFigure, name: str, base: str) -> bool:
    """Whether a figure is told of what counts besides (配套软件300万: 工业软件), not of the base itself."""
    pairs = set(bigrams(name)) - set(bigrams(base)) - _GENERIC
    said = re.split(r"[，,、。；]", figure.about)[-1] + figure.thing[:_NEAR]
    return any(pair in said for pair in pairs)


_NEAR = 6


def _put_together(first: OwnFigure, parts: Sequence[OwnFigure], limit: _Sentence) -> Joined | None:
    """The figure and its parts as one, the parts up to their share of the whole."""
    unit = first.unit
    values = [convert(one.value, one.unit, unit) for one in parts]
    if any(value is None for value in values):
        return None
    more = sum((value for value in values if value is not None), Decimal(0))
    inside = any(_OF_ALL.search(one.about) for one in parts)
    bare, shown = (first.value - more, f"({in_unit(first.value, unit)}−{in_unit(more, unit)})") if inside else (first.value, in_unit(first.value, unit))
    most = more if limit.rate is None else bare * limit.rate / (_HUNDRED - limit.rate if limit.of_all else _HUNDRED)
    if bare <= 0:
        return None
    if limit.out or more <= most:
        value = bare + (0 if limit.out else more)
        working = "" if value == first.value else f"{shown} + {in_unit(more, unit)}" if not limit.out else shown.strip("()")
    else:
        value, share = (bare + most).quantize(_CENT, ROUND_DOWN), plain(limit.rate or Decimal(0))
        working = f"{shown}÷(100%−{share}%)" if limit.of_all else f"{shown} + {shown}×{share}%"
        working += "" if value == bare + most else " ≈"
    figure = replace(first, value=value, case="", derived=working)
    return Joined(limit.start, limit.end, figure, (first, *parts), "counted_out" if limit.out else "counted_in" if more <= most else "counted_in_part")


_CENT = Decimal("0.01")

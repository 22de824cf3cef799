"""What one clause gives: its sums and shares in order, each with its measure, its base and what it is for, and the caps on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.rules.figures import Figure
from index.rules.measured import PER_AFTER, base_after, base_of, label_of, per_of
from index.rules.roles import Cast, joined
from index.rules.words import EACH, YEAR_LABEL, alternation

_OPENER = re.compile(
    r"标准[为是](?=[^，。；\d]{2,20}(?:标准|工资)的?$)|(?:[一-鿿]{2,6}额度)?(?:可以?)?(?:放宽|提高)[到至]|(?:可以?|将|再|均|另外?|分别|统一|各|则|依次|最多|最高|一次性|按年度|按照?(?:国家|有关|相关)?规定|根据[^，、。\d]{2,10}?|由[^，、]{2,12}(?:财政|部门|局|基金|资金)|自[^，]{2,14}起|(?:每|单(?!位))个?(?:年度?|"
    + EACH
    + r")|[^，、]{0,8}财政)*(?:按照?(?!规定|要求|有关)|给予|予以|给|"
    + alternation("grant")
    + r"(?!对象|条件|范围|机构|待遇)|(?:每|单(?!位))(?:年度?|"
    + EACH
    + r")|最高|最多|不超过|年最高|(?<![每新])(?<!分别)增加(?=[^，。\d]{0,4}$))"
)
CONDITION_CUE = re.compile(r"以上|以下|达到|(?<!不)(?<!得)超过|满\d|的(?:企业|项目|单位|个人|机构|，|[一-鿿、]{0,12}(?:人员|家庭|对象|毕业生|学生))")
_OWN_PER = re.compile(r"每|单(?!位)|[/·]")


@dataclass(frozen=True, slots=True)
class Value:
    """One thing given: a sum (`amount`, `amount_max`), a rate on `base`, or only a cap; `label` is what the list item is for, `kind` the words
    right before a rate, which name its base or what it is for."""

    rate: Figure | None = None
    amount: Figure | None = None
    cap: Figure | None = None
    base: str = ""
    per: str = ""
    label: str = ""
    kind: str = ""


_FIRST_CASE = re.compile(r"(?:标准|限额|上限|额度|金额)(?:分别)?(?:为|是)[^，。；\d为是]{2,14}每[一-鿿]")
CASE = re.compile(r"(?!其中|同时|另外|单个|对)(?P<case>[一-鿿]{2,14}?)(?:每[一-鿿]{1,3}){1,2}(?:最高|不超过)?(?=\d)")


def next_case(text: str, before: str, useful: list[Cast], given: list[Value]) -> Value | None:
    """The value of a clause that says no more than what the next kind of recipients gets under the same words
    ("标准为职工每人每天120元，居民每人每天60元") that gave `given`, else None."""
    case = CASE.match(text)
    if case is None or not given or len(useful) != 1 or useful[0].figure.start != case.end():
        return None
    last = given[-1]
    if not last.label and _FIRST_CASE.search(before) is None:
        return None
    figure = useful[0].figure
    per = per_of(text[: figure.start], text[figure.end :])
    if last.rate is not None or figure.kind != "money":
        return None
    capped = last.amount is None or useful[0].role == "cap"
    return Value(cap=figure if capped else None, amount=None if capped else figure, per=per, label=case["case"])


def zone(text: str, first: int, conditions: list[Figure]) -> int:
    """Where the words of giving begin that govern the figure at `first`: after them no condition stands before the figure."""
    barrier = max((c.end for c in conditions if c.end <= first), default=0)
    for match in _OPENER.finditer(text, barrier, first):
        if match.end() <= first and not CONDITION_CUE.search(_EXCESS.sub("", text[match.end() : first])):
            return match.start()
    return max(barrier, first)


_EXCESS = re.compile(r"(?:超过|超出|高出)的?部分")
"""The part of a figure that a share is of, no condition."""


def values_in(
    text: str, opening: int, useful: list[Cast], conditions: list[Figure]
) -> tuple[list[Value], list[tuple[Figure, str, str]]]:
    """The values of one clause in order, and the caps on them. What a threshold between two of them says is the later one's label."""
    values: list[Value] = []
    caps: list[tuple[Figure, str, str]] = []
    previous, per = opening, ""
    for place, item in enumerate(useful):
        figure = item.figure
        between = text[previous : figure.start]
        following = useful[place + 1].figure.start if place + 1 < len(useful) else len(text)
        listed = place > 0 and joined(text, useful[place - 1].figure, figure) and not _OWN_PER.search(between)
        after = text[figure.end : following]
        per = per if listed and not PER_AFTER.match(after) else per_of(text[: figure.start], after)
        year = YEAR_LABEL.search(between)
        if item.role == "cap" and figure.kind == "money":
            caps.append((figure, per, label_of(between)))
        elif any(opening <= previous <= one.start < figure.start for one in conditions) and place:
            step = _STEP_TAIL.sub("", between).strip("、，和及或与 ")
            given = Value(rate=figure, label=step, per=per) if figure.kind == "rate" else Value(amount=figure, label=step, per=per)
            values.append(given)
        elif figure.kind == "rate":
            words = (
                base_of(between[year.end() :] if year else between)
                or base_after(text[figure.end :])
                or (_OF_INTEREST if _POINTS.search(text, figure.start, figure.end) else "")
                or (values[-1].base if values and values[-1].rate else "")
            )
            kind = _BY.sub("", between).strip("、，和及或与的为") if words and not year else ""
            values.append(Value(rate=figure, base=words, per=per, label=year.group() if year else "", kind=kind))
        else:
            values.append(Value(amount=figure, per=per, label=label_of(between)))
        previous = figure.end
    return _kinds(values), caps


_OF_INTEREST = "年利率"
_POINTS = re.compile(r"\d个百分点$")
"""Points of interest are a share of the loan in a year."""
_STEP_TAIL = re.compile(r"(?:的?(?:分别)?(?:按照?|给予|予以|奖励|补助|补贴|资助|再|另)+(?:最高|不超过)?)$")
_BY = re.compile(r"^.*按(?:照)?")
_MONEY_BASE = re.compile(r"[费款额租投价税资金利息本薪]|收入|贡献|成本|部分|产值|标准|余额|补贴|奖励|比例")


def _kinds(values: list[Value]) -> list[Value]:
    """Rates side by side that each stand behind words for a kind and not for a sum ("机构护理75%、居家护理90%"): the words are their labels."""
    bases = [value.base for value in values]
    apart = len(values) > 1 and all(value.rate for value in values) and len(set(bases)) == len(bases)
    if not apart or any(not words or _MONEY_BASE.search(words) for words in bases):
        return values
    return [replace(value, base="", label=value.label or value.kind) for value in values]

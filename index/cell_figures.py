"""What one cell of an indicator table says: 〔2921〕, 1800—2300, ≥95, 1.2万, 零发生, 较“十二五”下降30%以上.

In: the words of a cell and the unit that its row, column or table prints. Out: the figure with its unit, whether it is a sum over the
plan's years, the word of change in front of it and the year it is measured from; None where the cell holds no figure (—, 完成国家下达目标).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.quantities import Quantity, quantities, times
from index.records import Bound

_SUM_SIGNS = r"\[［〔【"
_SUM_ENDS = r"\]］〕】"
_BRACKETED = re.compile(rf"^[{_SUM_SIGNS}]\s*(?P<inner>[^{_SUM_SIGNS}{_SUM_ENDS}]+?)\s*[{_SUM_ENDS}]?(?P<degree>左右|(?:及)?以上|(?:及)?以下|以内)?$")
_ROUND = re.compile(r"^[（(]\s*(?P<inner>[^（()）]+?)\s*[)）]$")
_NOTE = re.compile(
    rf"(?P<pair>[{_SUM_SIGNS}]\s*[{_SUM_ENDS}]|[（(]\s*[)）]|中?括号|方括号|圆括号|小括号)[”\"’]?(?:以?内|之内|里|中|的|号)*(?:数[据字值]|指标值?|数)?(?P<what>[^，。；;\n\t]{{2,24}})"
)
_SUMS = re.compile(r"累计|合计|总[数量和值]|[五三]年")
_ROUND_PAIR = re.compile(r"[（(]|圆|小|^括")
_NOTE_BEFORE, _NOTE_BEHIND = 120, 400
"""So many signs before and behind a table its note stands."""
_MOVE = r"(?:同比|年均|预计|累计)*(?:增长|下降|回落|上涨|降低|减少|上升|增加|提高|提升)(?:率|幅度)?"
_HELD = r"(?:力争|确保|争取)?(?:稳定在|保持在|保持|控制在|维持在|达到|超过|突破|不低于|不少于|不高于|不超过|不大于|不小于|大于|小于|高于|低于)"
_SINCE = r"(?:(?:较|比|与)(?P<base>[^\d，。]{0,4}(?:(?:19|20)\d\d年|“?十[一二三四五六七]?五”?)(?:末|期末|时期|期间|同期)?)(?:相比|水平)?[，,]?(?:总体)?)?"
_IN_PERIOD = r"(?:“?十[一二三四五六七]?五”?(?:时期|期间|期末|末)|(?:到|至)?20\d\d年(?:底|末)?)?[，,]?"
_CELL = re.compile(
    rf"^{_IN_PERIOD}(?P<sum>五年)?(?P<summed>累计)?{_SINCE}(?P<move>{_MOVE}(?![到至为]))?(?:{_MOVE}[到至为])?(?:{_HELD})?[><≥≤〉〈＞＜≧≦约近超逾达到]*\s*(?P<minus>[-－−])?\s*(?P<figure>\d)"
)
_RANGE = re.compile(r"(?P<low>\d[\d.,]*)\s*(?P<dash>[-—–～~－―]{1,2}|至)\s*(?P<high>\d[\d.,]*)(?=\s*(?:左右|之间|$|[%％万亿千]))")
_NUMBER = re.compile(r"\d[\d.,]*\s?(?P<scale>万亿|亿|万)?(?=\s*(?:左右|以上|以下|以内|及以上|及以下|上下|（含）|[)）\]］〕】]|$))")
_NOT_ONE = re.compile(r"^零(?:发生|事故|死亡|伤亡|增长率?)?$|(?:实现|保持|“?十[一二三四五六七]?五”?(?:时期|期间))零(?:发生|事故|死亡|伤亡)$|^不发生$|^为?零$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:年|[.．/]\d)")
_LESS = re.compile(r"降|减")
_SIGN = re.compile(r"[><≥≤＞＜〈〉≧≦]")
_EVENT = re.compile(r"(?:事故|事件|案件|舆情|污染|疫情)$")


@dataclass(frozen=True, slots=True)
class CellReading:
    """The figure of a cell, with its unit; `moves` is the word of change in front of it (下降), `base` the year it is measured from."""

    quantity: Quantity
    unit: str
    summed: bool = False
    moves: str = ""
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Brackets:
    """Which brackets around a figure tell that it is a sum over the years of the plan."""

    square: bool = True
    round: bool = False


def brackets_of(text: str, start: int, end: int) -> Brackets:
    """What the note of the table at `start…end` says of its brackets; square ones are sums where none says otherwise."""
    notes = list(_NOTE.finditer(text[max(0, start - _NOTE_BEFORE) : start])) + list(_NOTE.finditer(text[start : end + _NOTE_BEHIND]))
    square, round_ = True, False
    for note in notes:
        sums = _SUMS.search(note["what"]) is not None
        if _ROUND_PAIR.match(note["pair"]):
            round_ = round_ or sums
        elif not sums:
            square = False
    return Brackets(square, round_)


def read_cell(words: str, unit: str, name: str, brackets: Brackets = Brackets()) -> CellReading | None:
    """The figure that a cell gives of what its row names; None where it gives none."""
    bare = words.strip()
    sum_ = _BRACKETED.match(bare)
    if sum_ is not None and not brackets.square:
        return None
    inner = sum_ or (_ROUND.match(bare) if brackets.round else None)
    own = inner["inner"] + (sum_["degree"] or "" if sum_ else "") if inner else bare
    if _NOT_ONE.search(own):
        zero = Quantity(Decimal(0), None, "", "=", 0, len(own), 0, len(own), True)
        return CellReading(zero, unit or ("起" if _EVENT.search(name) else ""))
    found = _CELL.match(own)
    if found is None or _YEAR.match(own[found.start("figure") :]):
        return None
    figure = own[found.start("figure") :]
    if found["minus"] and not _LESS.search(name):
        return None
    quantity = _quantity(own[: found.start("figure")] + figure, found.start("figure"))
    if quantity is None:
        return None
    printed = quantity.unit.removesuffix(_PLACEHOLDER)
    moves = found["move"] or ""
    return CellReading(
        replace(quantity, bound=printed_bound(own, quantity.bound), unit=printed),
        _unit(printed, quantity.unit, unit),
        summed=inner is not None or bool(found["summed"]),
        moves=moves,
        base=_year_of(found["base"]) if found["base"] else None,
    )


_PLACEHOLDER = "班次"
"""Stands for the unit where a cell prints none, so that a range and a bound are read as with one; no unit that tables use."""


def _quantity(own: str, at: int) -> Quantity | None:
    """The first figure from `at` on."""
    ranged = _RANGE.search(own, at)
    if ranged is not None and ranged.start() == at:
        whole = quantities(own[:at] + f"{ranged['low']}个-{ranged['high']}个" + own[ranged.end() :])
        if ranged["dash"] and whole and whole[0].value_max is not None:
            return _range_of(own, ranged, whole[0])
    plain = _NUMBER.match(own, at)
    if plain is not None:
        marked = own[: plain.end()].rstrip() + "个" + own[plain.end() :].lstrip()
        found = next((item for item in quantities(marked) if item.tail > at), None)
        return replace(found, unit=(plain["scale"] or "") + _PLACEHOLDER) if found else None
    return next((item for item in quantities(own) if item.tail > at), None)


def _range_of(own: str, ranged: re.Match[str], whole: Quantity) -> Quantity:
    behind = re.match(r"\s*(?P<unit>[%％]|万亿|亿|万|千(?!瓦|米|克))?", own[ranged.end() :])
    scale = (behind["unit"] if behind else None) or ""
    rest = next(iter(quantities(f"1{own[ranged.end():]}")), None) if scale else None
    return replace(whole, bound="range", unit=rest.unit if rest is not None and rest.unit not in ("万", "亿", "万亿", "千", "") else scale + _PLACEHOLDER)


def _unit(printed: str, read: str, given: str) -> str:
    """The unit of a cell: its own, or the given one with the scale that the cell prints (1.2万 of 人次 is 万人次)."""
    if read.endswith(_PLACEHOLDER):
        return f"{printed}{given}" if printed and given and given[0] not in "万亿千%" else printed or given
    return read or given


def _year_of(words: str) -> int | None:
    named = times(f"比{words}")
    return named[-1].year if named else None


def printed_bound(words: str, bound: Bound) -> Bound:
    """The bound that a sign printed before a cell's figure gives (>45, <5.5), else the bound read from words."""
    sign = _SIGN.search(words)
    if not sign or bound == "range":
        return bound
    return ">=" if sign.group() in ">≥＞〉≧" else "<="

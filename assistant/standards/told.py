"""The figures that an asker tells of things, each with the words around it: "护理员一共25人，其中有证的14人"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import in_base_units, quantities, unit_family


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, in the unit as told, with the words that say of what it is; whether these say that it is a part, or the whole, of something; `words` are
    the clause as the asker put it."""

    value: Decimal
    unit: str
    before: str
    behind: str
    part: bool
    whole: bool
    words: str

    @property
    def about(self) -> str:
        """The words around it."""
        return self.before + self.behind

    @property
    def kind(self) -> str:
        """What it measures by its unit: count, money, or the common unit of a measure."""
        return kind_of(self.unit)


def kind_of(unit: str) -> str:
    """The kind of things that a unit counts: people and pieces are one."""
    if unit_family(unit) in ("count", "people"):
        return "count"
    return "money" if unit_family(unit) == "money" or unit in ("万", "亿", "千万", "百万") else in_base_units(Decimal(1), unit)[1]


_NO_FIGURE = frozenset({"", "年", "个月", "月", "日", "天", "%", "‰", "岁", "点", "分", "周", "小时"})
_BETWEEN = re.compile(r"[、,和与及]|里头?面?(?:头)?|当中|其中|(?:一共|总共|只|还|才|都|就)?(?:有|配备?了?|放了?|招了?|收了?|住了?|建了?|用了?|占了?|是)(?=$)|(?<=[人生娃孩员床位户])(?:一共|总共|只|才|都|就)?(?:有|配备?|放|招|收|住)了?")
_PART = re.compile(r"(?:其中|里头?面?|里头|当中|中)(?:[^，。；]{0,8})$|^(?:个|名|人)?(?:里|当中)")
_WHOLE = re.compile(r"(?:一共|总共|总计|合计|共计|全部|全[县市区省厂校院村园公]|共|总[数量人面投资额]|整个)[^，。；]{0,8}$")
_INSIDE = re.compile(r"^[^，。；\d]{0,8}?(?:里头?面?|当中|之中|其中)(?:有|只有|才|放了)?")


def told(text: str, *, rates: bool = False) -> tuple[Told, ...]:
    """The figures of things in `text`, in order: no times, ages; shares in percent only where `rates` are wanted."""
    found: list[Told] = []
    for clause in CLAUSE.finditer(text):
        words = in_figures(clause.group())
        numbers = [one for one in quantities(words) if (one.unit not in _NO_FIGURE or (rates and one.unit == "%")) and one.value_max is None and ":" not in one.unit and not words[: one.digits].endswith(("每", "第"))]
        last = 0
        for at, number in enumerate(numbers):
            before = words[last : number.digits]
            until = numbers[at + 1].digits if at + 1 < len(numbers) else len(words)
            behind = words[number.tail : until]
            cut = _BETWEEN.search(behind) if at + 1 < len(numbers) else None
            last = number.tail + (cut.start() if cut is not None else len(behind) if at + 1 < len(numbers) and number.unit in _BARE else 0)
            behind = _ASKING.split(behind[: cut.start()] if cut is not None else behind, maxsplit=1)[0]
            named = _NAMED.match(behind) if number.unit == "个" else None
            heads = named.group() if named is not None else number.unit
            unit = f"{heads}元" if heads in ("万", "亿", "千万", "百万") else heads
            part = bool(_PART.search(before)) or (bool(found) and at > 0 and _INSIDE.match(words[numbers[at - 1].tail : number.digits]) is not None)
            found.append(Told(number.value, unit.replace("块钱", "元").replace("块", "元") if kind_of(unit) == "money" else unit, before, behind, part, bool(_WHOLE.search(before)), clause.group().strip()))
    return tuple(found)


_NAMED = re.compile(r"[人班户]")
"""Behind a bare 个: the thing counted is its own unit."""
_ASKING = re.compile(r"最少|至少|最多|顶多|起码|最低|应该|应当|需要|按规定|按比例|(?:要|得|能|可以|够|差|缺|还)[^，。；]{0,6}[几多不吗]")
"""From here on a clause asks."""
_BARE = frozenset({"个", "名", "位", "张", "间", "户", "家", "辆", "台"})
"""Counters whose thing stands behind them."""

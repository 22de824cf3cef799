"""How long something lasted, as the asker says it ("社保都交满半年了"), in months, with the clause that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import chinese_number

_NUMBER = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]+"
_LASTS = re.compile(
    rf"(?P<half>半年)|(?P<fortnight>半个月)|(?P<days>{_NUMBER})多?天(?=[之以]?前)|(?P<last>上上个?月)|(?P<years>{_NUMBER})多?周?年(?P<more>半)?(?![一-鿿]?月|度|级|版|底|初|末|的?(?:办法|政策|方案|规划|文件)|[能可最]?[^，。；]{0,2}(?:多少|几))|(?P<months>{_NUMBER})个(?P<over>[多半])?月(?![能可最才]?[^，。；\d]{{0,4}}(?:多少|几))"
)
_IN_MONTHS = {"年": Decimal(12), "个月": Decimal(1), "月": Decimal(1)}
_YEAR = 1900
_DAYS = Decimal(30)
"""A month has so many days, where a number of days is told for how long ago something was."""
_NEAR = 3
_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Duration:
    """`months` that something lasted, the clause that says so, what stands close around the figure in it, and what right before."""

    months: Decimal
    clause: str
    around: str = ""
    before: str = ""


def durations(text: str) -> tuple[Duration, ...]:
    """The durations told in `text`, in order; years such as 2025年 and dates are none."""
    return tuple(Duration(months, part.strip(), part[max(0, start - _NEAR) : end + _NEAR], part[max(0, start - _BEFORE) : end + 1])
                 for clause in CLAUSE.finditer(text) for part in _apart(clause.group()) for months, start, end in _months(part))


def _apart(clause: str) -> list[str]:
    """The parts of a clause that 、 joins, where several tell a time of their own ("签了一年合同、社保交满6个月"), else the whole."""
    parts = clause.split("、")
    return parts if sum(any(True for _ in _months(part)) for part in parts) > 1 else [clause]


def in_months(value: Decimal, unit: str) -> Decimal | None:
    """`value` of a unit of time in months, None for other units."""
    return value * _IN_MONTHS[unit] if unit in _IN_MONTHS else None


def _months(clause: str) -> Iterator[tuple[Decimal, int, int]]:
    for match in _LASTS.finditer(clause):
        if match["half"]:
            yield Decimal(6), *match.span()
        elif match["fortnight"]:
            yield Decimal("0.5"), *match.span()
        elif match["days"] and (days := _value(match["days"])) is not None:
            yield days / _DAYS, *match.span()
        elif match["last"]:
            yield Decimal(2), *match.span()
        elif match["years"] and (years := _value(match["years"])) is not None and years < _YEAR:
            yield years * 12 + (6 if match["more"] else 0), *match.span()
        elif match["months"] and (months := _value(match["months"])) is not None:
            yield months + (Decimal("0.5") if match["over"] else 0), *match.span()


def _value(digits: str) -> Decimal | None:
    return Decimal(digits) if digits[0].isdigit() else chinese_number(digits.replace("两", "二"))

"""The factors of a printed formula for which the asker tells a figure: bound by the kind of unit and the words beside it ("我家3口人": 家庭人数 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.compose.of_support.by_formula.given import Given, cases, given
from assistant.compose.of_support.by_formula.printed import Formula
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.units import convert
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.quantities import Quantity, quantities

_KINDS = (
    ("people", re.compile(r"人数|人口|口数|人头|名额"), re.compile(r"[人口名位]|个人")),
    ("months", re.compile(r"月数|月份|个月"), re.compile(r"个?月")),
    ("days", re.compile(r"天数|日数"), re.compile(r"[天日]")),
    ("area", re.compile(r"面积标准|面积"), re.compile(r"平方米|平米")),
    ("money", re.compile(r"(?<!面积)标准|工资|金额|费用?|收入|租金|价|额|基数|成本|贷款|投资"), re.compile(r"[百千万亿]*元|块")),
    ("ratio", re.compile(r"系数|比例|率|折扣"), re.compile(r"|%")),
)
"""What a factor measures by its name, and in which units that is told."""
_UNITS = {"people": "人", "months": "个月", "days": "天", "area": "平方米", "money": "元"}
_DENIED = 0.8
"""So much of what the asker has none of must stand in the name of a factor."""
_MOST_RATIO = 10
"""A bare number above this tells a sum or a count, no coefficient."""
_NAMELESS = frozenset({"people", "months", "days", "area"})
"""Kinds of which a figure counts for the only factor of its kind without being called by name."""
_NEAR = 10
_BEHIND = 4
_NONE = re.compile(r"(?:没有|从未有过|名下无|没|无)(?P<what>房(?![东租改贷补])|[\u4e00-\u9fff]{2,12})")
_HOME = re.compile("(?:自有|自己的?|买过?|住|产权|什么)*(?:房子|住房|房产|房)(?![东租改贷补管间])")
_RENTED = re.compile("租(?!赁?补)(?![^，。；]*标准)[^，。；]*$")
_OWN_HOME = re.compile("自有[^×]{0,2}(?:住)?房")


def of_document(one: Formula, query: Query, text: str) -> dict[str, Given]:
    """The factors to which the document itself gives a figure, or one for each case."""
    return {factor: found for factor in one.factors if not cases(factor, text) and (found := given(factor, text, f"{said_in(query)}。{query.question}", figures_of(query))) is not None}


def of_asker(one: Formula, query: Query, library: Library, settled: Mapping[str, Given]) -> dict[str, Quantity]:
    """The factors of a formula with the figures that the asker tells for them, those left out that the document gives."""
    text = said_in(query)
    result = re.compile(rf"(?:(?<![能可想])(?:领|拿|享受|发)[^，。；？]{{0,12}}|{re.escape(one.name)}[^，。；？]{{0,4}})$")
    figures = [figure for figure in figures_of(query) if result.search(text, 0, figure.digits) is None]  # what he has by it is none of its factors
    scored = sorted(
        ((_likeness(factor, [other for other in one.factors if other not in settled], figure, text, library), factor, figure) for factor in one.factors for figure in figures if factor not in settled),
        key=lambda found: -found[0],
    )
    told: dict[str, Quantity] = {}
    for score, factor, figure in scored:
        if score > 0 and factor not in told and figure not in told.values():
            told[factor] = figure
    return told | {factor: figure for factor, figure in _none_of(one, f"{text}。{query.question}", library).items() if factor not in told}


def _none_of(one: Formula, text: str, library: Library) -> dict[str, Quantity]:
    """The factors of which the asker says that he has none (没有自有住房 → 人均自有住房面积 0)."""
    found = {}
    for denied in _NONE.finditer(text):
        words = words_of([denied["what"]], library)
        for factor in one.factors:
            if (words and share(words, Text.of(factor))[0] >= _DENIED) or (_HOME.match(denied["what"]) and _OWN_HOME.search(factor)):
                unit = next((name for kind, name in _UNITS.items() if kind == _kind(factor)), "")
                found[factor] = Quantity(Decimal(0), None, unit, "=", denied.start(), denied.end(), denied.start(), denied.end())
    return found


def said_in(query: Query) -> str:
    """All that the asker says, spelled numbers in figures."""
    return re.sub(r"(?<=\d)平(?![方米均安房台])", "平方米", re.sub(r"(?<=\d)个(?=人)", "", in_figures("。".join(query.dialogue))))


def figures_of(query: Query) -> list[Quantity]:
    """The figures that the asker tells."""
    return list(quantities(said_in(query)))


def measures(figure: Quantity) -> bool:
    """Whether a figure is told in a unit of some kind of factor."""
    return any(pattern.fullmatch(figure.unit.split("/")[0]) for _, _, pattern in _KINDS)


def _likeness(factor: str, factors: Sequence[str], figure: Quantity, text: str, library: Library) -> float:
    """How well a figure is told for a factor, 0 where it is of another kind or told of something else."""
    kind = _kind(factor)
    units = next((pattern for name, _, pattern in _KINDS if name == kind), None)
    if units is None or not units.fullmatch(figure.unit.split("/")[0]) or (kind == "ratio" and not figure.unit and figure.value > _MOST_RATIO):
        return 0.0
    if kind == "area" and _OWN_HOME.search(factor) and _RENTED.search(text[max(0, figure.digits - _NEAR) : figure.digits]):
        return 0.0
    if kind == "money" and factor.endswith("标准") and "租" not in factor and _RENTED.search(text[max(0, figure.digits - _NEAR) : figure.digits]):
        return 0.0  # what he pays is no standard
    near = Text.of(text[max(0, figure.digits - _NEAR) : figure.digits] + text[figure.tail : figure.tail + _BEHIND])
    words = words_of([factor], library)
    named = max((part_of(word, near) for word in words), default=0.0) + (factor in text[max(0, figure.digits - 2 * _NEAR) : figure.digits])
    alone = kind in _NAMELESS and sum(_kind(other) == kind for other in factors) == 1
    return named + (0.1 if alone else 0.0)


def _kind(factor: str) -> str:
    places = [(max(match.end() for match in pattern.finditer(factor)), name) for name, pattern, _ in _KINDS if pattern.search(factor)]
    return max(places)[1] if places else ""


def value_of(figure: Quantity) -> tuple[Decimal, str]:
    unit = figure.unit.split("/")[0]
    if unit == "%":
        return figure.value, "%"
    unit = "元" if unit == "块" else unit
    money = convert(figure.value, unit, "元") if unit.endswith("元") else None
    return (money, "元") if money is not None else (figure.value, "")

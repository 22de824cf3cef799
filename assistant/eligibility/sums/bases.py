"""Which of the asker's figures a rule is worked out from, and how they are written in a working."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.growth import grown
from assistant.eligibility.told.own_figures import RECEIVED, WORKED
from assistant.eligibility.told.part_counted import told_of
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import kinds_in, same_count
from assistant.records import Computation
from index.quantities import in_base_units
from prompts import say

_GROWTH = re.compile(r"增量|净增(?:长|加)?(?:的?部分|额|值)?$|(?:新增|增长|增加|超额|多缴|多增)的?部分|[增多超][长加出]的?(?:额|金额)|新增的?(?!贷款|就业|投资|设备|固定|研发|流动|担保|用地|流转|耕地)[一-鿿]{0,8}?(?:额|值|收入|税收|纳税|出口|产量|用电量)$")
_MONEY_WORDS = re.compile(r"[的总实际金额费用支出款项价值购置投入采购买]")


def figures_for(base: str, facts: Facts, unit: str, *, months: bool = True) -> list[OwnFigure]:
    """The asker's figures that measure `base` and can be told in `unit`, one for each of his cases.

    A figure that says only that money was spent counts where it was spent on what `base` names, or where it is the only one.
    One told of a whole of which `base` is a part, or of another thing, does not. One month's figure counts as it is where `months`, else for a year of twelve.
    """
    told = [in_all(figure, facts) for figure in (facts.figures if months else map(_of_a_year, facts.figures))]
    fitting = [figure for figure in told if figure.measure not in (WORKED, RECEIVED) and not _HAD.search(figure.about) and convert(figure.value, figure.unit, unit) is not None]
    fitting = [figure for figure in fitting if (stands := told_of(_GROWTH.sub("", base), figure, facts, known=True)) is None or stands.of == "part"]
    if _GROWTH.search(base):
        fitting = [figure for figure in fitting if _GROWTH.search(figure.words)] or grown(fitting)
        if len(fitting) == 1:
            return fitting
    else:
        fitting = [figure for figure in fitting if not figure.growth]
    if any(_PAID_FINALLY.search(figure.about) for figure in fitting):
        fitting = [figure for figure in fitting if not _LIST_PRICE.search(figure.about)]
    wanted = kinds_in(base)
    likeness = [(_likeness(figure, base, wanted), figure) for figure in fitting]
    best: dict[str, tuple[float, OwnFigure]] = {}
    for like, figure in likeness:
        before = best.get(figure.case)
        if like > 0 and (before is None or like > before[0] or (like == before[0] and not _earlier(figure, before[1]))):
            best[figure.case] = (like, figure)
    if best:
        return [figure for _, figure in best.values()]
    if base.endswith(_STANDARD):
        fitting = [figure for figure in fitting if _STANDARD in figure.words]
    if _GRANTED.search(base):
        fitting = [figure for figure in fitting if _GRANT.search(figure.words)]
    loose = [figure for figure in fitting if figure.measure in ("", "支出") or (figure.measure in _INVESTED and _PLAIN_INVESTMENT.search(base))]
    loose = [figure for figure in loose if not any(figure.case == other.case and _earlier(figure, other) for other in loose)]
    others = [figure for figure in fitting if figure not in loose]
    apart = all(kinds_in(figure.measure) and not kinds_in(figure.measure) & wanted for figure in others) and (
        _COST.search(base) is not None or all(figure.measure == "" for figure in loose))
    return loose if (not others or apart) and len({figure.case for figure in loose}) == len(loose) else []


_GRANTED, _GRANT = re.compile(r"(?:补[贴助]|奖励|奖补|资助|贴息)(?:资金|金额|额|款|标准)$"), re.compile("补|奖|资助|贴")
"""What another level gives (中央补贴额): what was paid for the thing is not that."""
_TAIL = 4
"""So many signs at the end of two names make them the same kind (省级绿色工厂奖励资金: 上级奖励资金)."""
_AS_MUCH = re.compile(r"(?:是|为|有|共|约|大概|一共|总共|达到?|合计)*$")
_NAME_TOLD = re.compile(rf"(?:^|[，。；、\d年月的])(?P<name>[\u4e00-\u9fff]{{2,10}}?){_AS_MUCH.pattern}")
"""What a figure is called in the asker's own words, right before it (留成是120万)."""
_LIST_PRICE = re.compile(r"(?:标价|原价|定价|报价|吊牌价|官方价|指导价)(?:是|为|要|卖)?$")
_PAID_FINALLY = re.compile(r"(?:折后|打折|优惠后|实付|实际|成交|到手|最后|最终|砍到|谈到)[^，。；]{0,8}$")
"""Before a price asked first, and before the one paid in the end."""
_JOINED = re.compile(r" \+ |÷")
"""A figure put together of several, or held to their share of it."""
_STANDARD = "标准"
"""A share of what a rule sets (按另一方标准的50%) is taken of nothing that the asker tells by another name."""


def _earlier(figure: OwnFigure, other: OwnFigure) -> bool:
    """Whether a figure is of a year before that of another one."""
    return figure.year is not None and other.year is not None and figure.year < other.year


_COST = re.compile(r"费用?$|支出$|付|花费|成本|价款?$|金额$|投入$")
"""A base that is money spent: what the asker says that he paid for it is not his turnover."""

_HAD = re.compile(r"(?:已经?|之前|以前|先前)[^，。；]{0,6}(?:领|拿|享受|补|得)(?:过|了)$")
"""Before a sum that was given to the asker."""
_INVESTED = ("设备投资", "软件投入")
_PLAIN_INVESTMENT = re.compile(r"^[^总固]*(?:实际投[资入]额?|投[资入]额|投入)$")
"""Whatever was invested in what the rule is for."""


_PIECE = "个"
_MERE = 2
"""So many signs may stand before the name of what is counted (5个标准展位)."""


def counted_in(figure: OwnFigure, unit: str) -> Decimal | None:
    """The figure counted in `unit`, None where it counts other things."""
    if figure.noun:
        return figure.value if same_count(figure.noun, unit) else None
    if len(unit) > 1 and figure.unit == _PIECE and unit in figure.thing[: len(unit) + _MERE]:
        return figure.value
    if (weight := convert(figure.value, figure.unit, unit)) is not None:
        return weight
    value, own = in_base_units(figure.value, figure.unit)
    one, name = in_base_units(Decimal(1), unit)
    if figure.thing in TICKETS:
        own = _EACH_ADMITS
    return value / one if own and same_count(own, name) else None


TICKETS, _EACH_ADMITS = frozenset({"票", "门票", "入场券", "演出票"}), "人"
"""Tickets sold count those whom they admit."""


def as_told(figure: OwnFigure, unit: str) -> str:
    """The figure in `unit`, tickets as tickets (9600张票 of 售票观众5000人以上)."""
    value = value_in(figure, unit)
    return f"{plain(value * in_base_units(Decimal(1), unit)[0])}张{figure.thing}" if figure.thing in TICKETS else in_unit(value, unit)


def in_all(figure: OwnFigure, facts: Facts) -> OwnFigure:
    """What is told of each of several things (每家5间, 每天105元) for all of them, where the asker says how many there are."""
    others = [one for one in facts.figures if figure.each and one is not figure and not one.each and same_count(one.unit, figure.each)]
    if len(others) != 1:
        return figure
    count = others[0]
    return replace(figure, value=figure.value * count.value, each="", derived=f"{in_unit(figure.value, figure.unit)}×{f'({count.derived})' if count.derived else in_unit(count.value, count.unit)}")


def _of_a_year(figure: OwnFigure) -> OwnFigure:
    """One month's figure told for a year, others as they are."""
    if not figure.monthly:
        return figure
    return replace(figure, value=figure.value * 12, monthly=False, derived=f"{in_unit(figure.value, figure.unit)}×12")


def _likeness(figure: OwnFigure, base: str, wanted: frozenset[str]) -> float:
    """0…1: how much of what the figure measures is what the base is."""
    if not figure.measure:
        name = _NAME_TOLD.search(figure.about)
        same_kind = len(base) > _TAIL and _AS_MUCH.sub("", figure.about).endswith(base[-_TAIL:])
        return 0.6 if same_kind or (name is not None and name["name"] in base) else 0.0
    if not wanted or (figure.measure == "支出" and "支出" not in wanted):
        core = re.sub(_MONEY_WORDS, "", base).removesuffix("部分")
        return 0.9 if core and (core in figure.words or core in figure.about or figure.measure in base) else 0.0
    if figure.measure in wanted:
        return 1.0
    own = kinds_in(figure.about)
    if own & wanted:
        return 0.5 * len(own & wanted) / len(own | wanted)
    about = re.sub(r"[^\u4e00-\u9fff]", "", figure.about)
    pairs = [about[i : i + 2] for i in range(len(about) - 1)]
    return 0.3 if pairs and sum(pair in base for pair in pairs) * 2 >= len(pairs) else 0.0


def value_in(figure: OwnFigure, unit: str) -> Decimal:
    value = convert(figure.value, figure.unit, unit)
    assert value is not None, (figure, unit)
    return value


def in_working(figure: OwnFigure, unit: str) -> str:
    """The figure in `unit`, the conversion visible where the asker used another one: "(0.25亿元=2500万元)"."""
    value = value_in(figure, unit)
    if figure.unit == unit:
        return in_unit(value, unit)
    return f"({in_unit(figure.value, figure.unit)}={in_unit(value, unit)})"


def in_words(figure: OwnFigure, unit: str) -> str:
    """The figure, with the difference that it is, in `unit` for reading, with what the asker said where he used another unit: "0.25亿元（即2500万元）"."""
    value = in_unit(value_in(figure, unit), unit)
    if figure.derived:
        key = "yearly" if figure.derived.endswith("×12") else "product" if "×" in figure.derived else "within" if figure.derived.startswith("min(") else "joined" if _JOINED.search(figure.derived) else "derived" if figure.growth else "left"
        return say(f"eligibility.told.{key}", working=equation(figure, value))
    return value if figure.unit == unit else say("eligibility.told.converted", figure=in_unit(figure.value, figure.unit), value=value)


def equation(figure: OwnFigure, value: str) -> str:
    """How a figure follows, with its `value` as shown; one whose working ends with ≈ is rounded."""
    return f"{figure.derived}{'' if figure.derived.endswith('≈') else ' ='} {value}"


def derived(figure: OwnFigure) -> tuple[Computation, ...]:
    """How a figure follows from two that the asker told."""
    if not figure.derived:
        return ()
    working = equation(figure, in_unit(figure.value, figure.unit))
    return (Computation("subsidy" if figure.derived.startswith("min(") or _JOINED.search(figure.derived) else "product" if "×" in figure.derived else "difference", working, figure.value, figure.unit, ("asker",)),)

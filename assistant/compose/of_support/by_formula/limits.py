"""What is made of the result of a printed formula: who is given more (上浮10%), the rent it may not exceed, the least that is paid, the share of a figure of the
asker's above which nothing counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.sums.caps import FLOOR
from assistant.eligibility.told.said import mentioned, same
from assistant.eligibility.units import convert
from assistant.gather.of_support.assigned import tells
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation
from index.library import Library
from index.quantities import Quantity

_BESIDE = 160
"""A limit stands no farther behind its formula."""
_SHARE = re.compile(r"(?:超出|超过|高于)(?P<of>[\u4e00-\u9fff]{2,16}?)的(?P<rate>\d+(?:\.\d+)?)[%％]的?，[^。；]{0,30}?按[^。；]{0,20}?(?P=rate)[%％](?:计算|计收|计租|计|确定|执行)")
_NEAR = 12
_NAMED = 0.5


def limits(text: str, end: int, result: Decimal, unit: str, figures: Sequence[Quantity], own: str, library: Library) -> tuple[Computation, tuple[int, int]] | None:
    """What the limit behind a formula that ends at `end` makes of its result, with the place of the limit; None where there is none, or the
    figure that it is a share of is not told."""
    behind = text[end : end + _BESIDE]
    floor = FLOOR.search(behind)
    least = convert(Decimal(floor["value"]), floor["unit"], unit) if floor is not None else None
    if floor is not None and least is not None:
        if result >= least:
            return None
        return Computation("subsidy", f"max({in_unit(result, unit)}, {in_unit(least, unit)}) = {in_unit(least, unit)}", least, unit, ("asker",)), (end + floor.start(), end + floor.end())
    part = _SHARE.search(behind)
    base = _named(part["of"], figures, own, library) if part is not None else None
    whole = convert(base.value, base.unit if base.unit != "块" else "元", unit) if base is not None else None
    if part is None or whole is None:
        return None
    most = whole * Decimal(part["rate"]) / 100
    kept = min(result, most)
    working = f"min({in_unit(result, unit)}, {in_unit(whole, unit)}×{plain(Decimal(part['rate']))}%) = {in_unit(kept, unit)}"
    stop = text.find("。", end + part.end())
    return Computation("subsidy", working, kept, unit, ("asker",)), (end + part.start(), stop if stop >= 0 else end + part.end())


def _named(name: str, figures: Sequence[Quantity], own: str, library: Library) -> Quantity | None:
    """The asker's figure that has most of a name's words before it."""
    words = words_of([name], library)
    scored = [(share(words, Text.of(own[max(0, one.digits - _NEAR) : one.digits]))[0], one) for one in figures if one.unit.endswith(("元", "块"))]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _NAMED else None

_RAISED = re.compile(r"(?:基础|标准)上(?:再)?(?P<way>上浮|提高|增加|下浮|降低)(?P<rate>\d+(?:\.\d+)?)%[：:](?P<cases>[^\n]{4,200})")
_OLDER = re.compile(r"(?P<age>\d{2})周岁(?:及?以上)")
_RAISED_FOR = re.compile(
    r"(?:(?P<whom>[^。；\n，]{2,40}?)中)?(?:有|属于|符合)(?P<cases>[^。；\n，]{4,80}?)的[，,](?:每?月)?(?:租赁|租金|住房)?(?:补[贴助])(?:额|标准|金额)?(?:可|按)?(?P<way>上浮|提高|增加)(?P<rate>\d+(?:\.\d+)?)%")
"""… for households with somebody ("低保家庭中有70周岁以上老年人或者优抚对象的，月补贴额上浮10%")."""
_RENT = re.compile(r"(?:不得?|不)(?:高于|超过)[^，。；\n]{0,8}(?:租金|房租)|(?:高于|超过|大于)[^，。；\n]{0,6}(?:租金|房租)的?[，,]按[^，。；\n]{0,8}(?:租金|房租)")
_PAID = re.compile("租")
_OWN_RENT = re.compile("补贴|标准|算出|系数")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条")


def adjusted(text: str, result: Decimal, unit: str, own: str, figures: Sequence[Quantity]) -> list[tuple[Computation, tuple[int, int]]]:
    """What is made of the result of a formula by who is given more, and by the rent that it may not exceed, each with its place; in their order."""
    made: list[tuple[Computation, tuple[int, int]]] = []
    raised = _RAISED.search(text)
    if raised is not None and any(_of_case(one, own, figures) for one in re.split("[；;。]", raised["cases"]) if one.strip()):
        rate = Decimal(raised["rate"])
        sign = "−" if raised["way"] in ("下浮", "降低") else "+"
        value = result * (1 + (rate if sign == "+" else -rate) / 100)
        made.append((Computation("subsidy", f"{in_unit(result, unit)}×(1{sign}{rate}%) = {in_unit(value, unit)}", value, unit, ("asker",)), (_begin(text, raised.start()), raised.end())))
        result = value
    more = None if made else next((one for one in _RAISED_FOR.finditer(text) if _raised_for(one, own, figures)), None)
    if more is not None:
        value = result * (1 + Decimal(more["rate"]) / 100)
        stop = text.find("。", more.end())
        made.append((Computation("subsidy", f"{in_unit(result, unit)}×(1+{more['rate']}%) = {in_unit(value, unit)}", value, unit, ("asker",)), (_begin(text, more.start()), stop if stop >= 0 else more.end())))
        result = value
    capped = _RENT.search(text)
    rent = next((one for one in figures if one.unit.endswith(("元", "块")) and _PAID.search(own[max(0, one.digits - 8) : one.digits]) and not _OWN_RENT.search(own[max(0, one.digits - 6) : one.digits])), None)
    if capped is not None and rent is not None and rent.unit in ("元", "块", "元/月"):
        kept = min(result, rent.value)
        stop = text.find("。", capped.end())
        made.append((Computation("subsidy", f"min({in_unit(result, unit)}, {in_unit(rent.value, unit)}) = {in_unit(kept, unit)}", kept, unit, ("asker",)), (_begin(text, capped.start()), stop if stop >= 0 else capped.end())))
    return made


def _raised_for(found: re.Match[str], own: str, figures: Sequence[Quantity]) -> bool:
    """Whether the asker's household is of those for whom more is given, and has somebody of those who make it more."""
    whom = [name for name in re.split("、|和|及|或者?", found["whom"] or "") if len(name) > 1]
    if whom and not any(tells(_ARTICLE.sub("", name), same(own), own) for name in whom):
        return False
    return any(_of_case(one, own, figures) for one in re.split("、|或者?|以及", found["cases"]) if len(one) > 1)


def _of_case(case: str, own: str, figures: Sequence[Quantity]) -> bool:
    older = _OLDER.search(case)
    if older is not None:
        return any(one.unit in ("岁", "周岁") and one.value >= Decimal(older["age"]) for one in figures)
    core = re.sub("^有|的?家庭$", "", case.strip())
    parts = [core, *(one for one in re.split("和|、", core) if len(one) > 3)]
    return any(mentioned(same(one), own) for one in parts)


def _begin(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。\n") + 1

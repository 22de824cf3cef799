"""A rate that a condition asks for by its name (留用率, 裁员率), worked out from the heads that the asker tells: how many of how many."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.conditions.verdicts import between, held
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import CLAUSE, groups
from assistant.records import ConditionCheck
from index.records import Condition
from prompts import say

_NAMES = groups("rates")
_HEADS = frozenset({"个", "人", "名", "位"})
_BELOW = re.compile(r"(?:超过|高于|大于)(?P<bound>\d+(?:\.\d+)?)")
"""A bound that itself is not enough ("超过50%")."""
_CENT = Decimal("0.01")


def rate_told(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """The check of a rate with its working; None where the condition asks for none by a name known, or the asker does not tell both numbers."""
    name = next((name for name in _NAMES if name in condition.text), None) if condition.unit == "%" else None
    heads = [figure for figure in facts.figures if figure.unit in _HEADS or figure.noun == "人"]
    part = next((figure for figure in reversed(heads) if name is not None and any(word in figure.about for word in _NAMES[name])), None)
    if part is None and name is not None and (none := _none_of(name, facts.text)):
        part = OwnFigure("", Decimal(0), "人", none, about=none, noun="人")
    wholes = [figure for figure in heads if figure is not part and part is not None and figure.value >= part.value and figure.value > 0]
    if part is None or len({figure.value for figure in wholes}) != 1:
        return None
    share = part.value / wholes[0].value * 100
    shown = share.quantize(_CENT, ROUND_HALF_UP)
    working = f"{_told(part)} ÷ {_told(wholes[0])} × 100% {'=' if shown == share else '≈'} {plain(shown)}%"
    over = _BELOW.search(condition.text.replace("不超过", "").replace("不高于", ""))
    fits = between(share, condition.minimum, condition.maximum) and not (over is not None and share == Decimal(over["bound"]) and "含" not in condition.text)
    return held(condition.text, fits, say(f"eligibility.reason.share_{'fits' if fits else 'fails'}", working=working))


def _none_of(name: str, text: str) -> str:
    """The clause in which the asker says that it came to that with nobody (一个都没留用), "" if none."""
    words = "|".join(_NAMES[name])
    none = re.compile(rf"(?:[没未](?:有|能)?(?:人|一个)?(?:被|再)?(?:{words}|留人?)(?!.*\d))|(?:{words})的?(?:一个)?(?:都|也)?(?:没有|没)$")
    return next((clause.group().strip() for clause in CLAUSE.finditer(text) if none.search(clause.group())), "")


def asks_rate(text: str) -> bool:
    """Whether words ask for nothing but a rate by a name known ("见习期满留用率达到50%以上")."""
    return _RATE_ALONE.fullmatch(text) is not None


_RATE_ALONE = re.compile(rf"[^，。；]{{0,8}}?(?:{'|'.join(_NAMES)})[^，。；\d]{{0,6}}\d[\d.]*%(?:（含）)?(?:及?以[上内下])?(?:（含）)?")


def share_said(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """The check of a share by the words in which the asker tells it of the same thing ("跨省购票的观众只有两成": 跨省购票观众比例须达到30%以上); None where
    he does not tell it, or tells several."""
    named = _NAMED.search(condition.subject or condition.text) if condition.unit == "%" else None
    if named is None:
        return None
    signs = _COMMON.sub(" ", named["what"])
    pairs = {signs[i : i + 2] for i in range(len(signs) - 1) if " " not in signs[i : i + 2]}
    told = {_value(found["share"]) for clause in CLAUSE.finditer(facts.text)
            if (found := _SAID.search(clause.group())) is not None and any(pair in clause.group()[: found.start("share")] for pair in pairs)}
    if len(told) != 1:
        return None
    share = told.pop()
    fits = between(share, condition.minimum, condition.maximum)
    return held(condition.text, fits, say(f"eligibility.reason.figure_{'fits' if fits else 'fails'}", figure=f"{named['what']}{named['kind']}{plain(share)}%"))


def _value(told: str) -> Decimal:
    """A share as a number of percent: 20%, 两成, 三成半, 一半."""
    if told.endswith("%"):
        return Decimal(told[:-1])
    if told == "一半":
        return Decimal(50)
    tens = Decimal("一二三四五六七八九".index(told[0].replace("两", "二")) + 1) * 10
    return tens + (5 if told.endswith("半") else 0)


_NAMED = re.compile(r"(?P<what>[一-鿿]{2,20}?)(?P<kind>比例|比重|占比)")
_SAID = re.compile(r"(?:占|只有|才|有|达到?|为|是|约|就|大概|差不多|不到|比例)[一-鿿]{0,4}?(?P<share>\d+(?:\.\d+)?%|[一二两三四五六七八九]成半?|一半)(?!股|的[税利]率)")
_COMMON = re.compile(r"观众|人员|人数|企业|项目|单位|数量|总数|本地|其中|的|占")
"""Signs that many shares have in their names."""


def _told(figure: OwnFigure) -> str:
    return in_unit(figure.value, "人" if figure.unit == "个" else figure.unit)
